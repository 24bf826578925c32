/** Loads and watches the data of a user at sign-in, and clears it at sign-out. */

import { atelier, refuse, start } from "../api/session";
import { claimDraft } from "./composer";
import { markAllStale, forgetAll, reloadLists, reloadOldLists, remember } from "./creations";
import { credit, forgetCredits, applyCreditEvent, reloadHistories } from "./credits";
import { chosen } from "./result";
import { forgetIntents, resumeIntents } from "./intents";
import { forgetExports } from "./exports";
import { models } from "./models";
import { styles } from "./styles";
import { forgetUploads } from "./uploads";

let watching = new AbortController();

export function open(): void {
  start(
    (found) => {
      claimDraft(found.viewer.id);
      credit.value = found.credit;
      styles.value = found.styles;
      models.value = found.models;
      reloadOldLists();
      watching = new AbortController();
      watch(watching.signal).catch(refuse);
      resumeIntents(found.viewer.id, ({ id }) => {
        chosen.value = id;
      });
    },
    () => {
      watching.abort();
      atelier.close();
      forgetIntents();
      forgetUploads();
      forgetAll();
      forgetExports();
      forgetCredits();
      chosen.value = null;
    },
  );
}

/** Follow the credits, and the creations after the first event. */
async function watch(signal: AbortSignal): Promise<void> {
  let tasks: Promise<void> | null = null;
  for await (const event of atelier.watchCredits({ signal })) {
    applyCreditEvent(event);
    if (tasks) continue;
    readAgain();
    // Both share their cursors, and the lists are read after this one, so the creations continue from it without a snapshot.
    tasks = watchCreations(event.cursor, signal);
    tasks.catch(refuse);
  }
}

async function watchCreations(after: string, signal: AbortSignal): Promise<void> {
  for await (const { kind, creation } of atelier.watch({ after, signal })) {
    if (kind === "RESET") {
      markAllStale();
      reloadLists();
      void reloadHistories();
    } else if (creation) remember(creation);
  }
}

/** Reload data that may lack changes for which no event follows. */
function readAgain(): void {
  reloadOldLists();
  void reloadHistories();
}
