/** Announces the progress of unfinished creations to screen readers. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { noteEnd, watchEnds } from "../store/completion";
import { creationOf, isUnderWay } from "../store/creations";
import { chosen, displayed, recent } from "../store/result";
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
  useEffect(() => {
    return watchEnds((creation) => {
      const { announce, statuses } = words.peek().creation;
      noteEnd(creation, `${statuses[creation.status]} · Atelier`, announce(titleOf(creation).slice(0, 100), statuses[creation.status]));
      // The first result is shown at once; the user may have chosen another one meanwhile.
      const shown = displayed.peek();
      const isOfGroup = creation.group !== null && shown?.group === creation.group;
      const isWaiting = shown !== null && isUnderWay(shown) && !isOfGroup;
      if (creation.status === "SUCCESS" && isWaiting) chosen.value = creation.id;
    });
  }, []);
  return (
    <div class="unseen" role="status">
      {announcement}
    </div>
  );
}
