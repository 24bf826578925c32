/** Announces the progress of unfinished creations to screen readers. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { creationOf, isUnderWay } from "../store/creations";
import { recent } from "../store/result";
import { titleOf, words } from "../words";

export function Announcer() {
  const announcement = useSignal("");
  const watched = useRef(new Map<string, string>());
  useSignalEffect(() => {
    const { announce, stages, statuses } = words.value.creation;
    for (const id of recent.ids.value) {
      const creation = creationOf(id)?.value;
      if (!creation) continue;
      const before = watched.current.get(id);
      watched.current.set(id, creation.stage);
      // A creation that had already ended when it was loaded is not announced.
      if (before === creation.stage || (before === undefined && !isUnderWay(creation))) continue;
      const state = isUnderWay(creation) ? stages[creation.stage] : statuses[creation.status];
      announcement.value = announce(titleOf(creation).slice(0, 60), state);
    }
  });
  return (
    <div class="unseen" role="status">
      {announcement}
    </div>
  );
}
