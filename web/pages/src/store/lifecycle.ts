/** Loads and watches the data of a user at sign-in, and clears it at sign-out. */

import { watch } from "../api/live";
import { start, viewer } from "../api/session";
import { forgetUploads } from "../api/uploads";
import { markAllStale, forgetAll, reloadLists, reloadOldLists, remember } from "./creations";
import { credit, forgetCredits, applyCreditEvent, reloadHistories } from "./credits";
import { chosen } from "./result";
import { forgetIntents, resumeIntents } from "./intents";
import { forgetExports } from "./exports";
import { models } from "./models";
import { clearReferences } from "./references";
import { styles } from "./styles";

let stop: (() => void) | null = null;

export function open(): void {
  start(
    (found) => {
      credit.value = found.credit;
      styles.value = found.styles;
      models.value = found.models;
      reloadOldLists();
      stop = watch({
        task: ({ kind, creation }) => {
          if (kind === "RESET") {
            markAllStale();
            reloadLists();
            void reloadHistories();
          } else if (creation) remember(creation);
        },
        credit: applyCreditEvent,
        begun: readAgain,
        back: () => {
          reloadLists(true);
          void reloadHistories(true);
        },
      });
      resumeIntents(found.viewer.id, ({ id }) => {
        chosen.value = id;
      });
    },
    () => {
      stop?.();
      stop = null;
      forgetIntents();
      forgetUploads();
      forgetAll();
      forgetExports();
      forgetCredits();
      chosen.value = null;
      // At the first sign-in, they are the draft of this window.
      if (viewer.peek() !== null) clearReferences();
    },
  );
}

/** Reload data that may lack changes for which no event follows. */
function readAgain(): void {
  reloadOldLists();
  void reloadHistories();
}
