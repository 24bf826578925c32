/** One person comes and goes: what is loaded for them, watched for them, and forgotten after them. */

import { watch } from "../api/live";
import { start } from "../api/session";
import { forgetAll, reloadLists, remember } from "./creations";
import { credit, forgetCredits, noteCredit, reloadHistories } from "./credits";
import { chosen } from "./easel";
import { forgetIntents, resumeIntents } from "./intents";
import { styles } from "./styles";

let stop: (() => void) | null = null;

export function open(): void {
  start(
    (found) => {
      credit.value = found.credit;
      styles.value = found.styles;
      reloadLists();
      stop = watch({
        task: ({ kind, creation }) => {
          if (kind === "RESET") readAgain();
          else if (creation) remember(creation);
        },
        credit: noteCredit,
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
      forgetAll();
      forgetCredits();
      chosen.value = null;
    },
  );
}

/** What was read before may lack changes that nothing will tell of. */
function readAgain(): void {
  reloadLists();
  void reloadHistories();
}
