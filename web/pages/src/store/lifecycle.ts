/** Loads and watches the data of a user at sign-in, and clears it at sign-out. */

import { watch } from "../api/live";
import { start } from "../api/session";
import { forgetUploads } from "../api/uploads";
import { claimDraft } from "./composer";
import { markAllStale, forgetAll, reloadLists, remember } from "./creations";
import { credit, forgetCredits, applyCreditEvent, reloadHistories } from "./credits";
import { chosen } from "./result";
import { forgetIntents, resumeIntents } from "./intents";
import { models } from "./models";
import { styles } from "./styles";

let stop: (() => void) | null = null;

export function open(): void {
  start(
    (found) => {
      claimDraft(found.viewer.id);
      credit.value = found.credit;
      styles.value = found.styles;
      models.value = found.models;
      reloadLists();
      stop = watch({
        task: ({ kind, creation }) => {
          if (kind === "RESET") {
            markAllStale();
            readAgain();
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
      forgetCredits();
      chosen.value = null;
    },
  );
}

/** Reload data that may lack changes for which no event follows. */
function readAgain(): void {
  reloadLists();
  void reloadHistories();
}
