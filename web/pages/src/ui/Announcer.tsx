/** Says aloud, to who cannot see it, what becomes of the creations under way. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { creationOf, isUnderWay } from "../store/creations";
import { recent } from "../store/easel";
import { words } from "../words";

export function Announcer() {
  const said = useSignal("");
  const watched = useRef(new Map<string, string>());
  useSignalEffect(() => {
    const { announce, stages, statuses } = words.value.creation;
    for (const id of recent.ids.value) {
      const creation = creationOf(id)?.value;
      if (!creation) continue;
      const before = watched.current.get(id);
      watched.current.set(id, creation.stage);
      // What had ended when the page came to know of it is no news.
      if (before === creation.stage || (before === undefined && !isUnderWay(creation))) continue;
      const state = isUnderWay(creation) ? stages[creation.stage] : statuses[creation.status];
      said.value = announce(creation.prompt.slice(0, 60), state);
    }
  });
  return (
    <div class="unseen" role="status">
      {said}
    </div>
  );
}
