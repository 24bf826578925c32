/** A creation in a list. */

import { CircleAlert, Undo2 } from "lucide-preact";
import { isUnderWay, type Creation } from "../store/creations";
import { nameOf, titleOf, words } from "../words";
import { Picture } from "./Picture";

export function Tile({ creation, current, onOpen }: { creation: Creation; current?: boolean; onOpen: () => void }) {
  const { creation: text, studio } = words.value;
  const { id, originalImages, generatedImage, status } = creation;
  const picture = generatedImage ?? originalImages[0];
  const title = titleOf(creation);
  const state = isUnderWay(creation) ? text.stages[creation.stage] : text.statuses[status];
  const what = creation.prompt ? `${nameOf(creation.style)}: ${title.slice(0, 120)}` : title;
  return (
    <button
      class={`tile tile-${status.toLowerCase()}`}
      type="button"
      aria-label={status === "SUCCESS" ? studio.show(what) : `${studio.show(what)} – ${state}`}
      aria-current={current ? "true" : undefined}
      data-creation={id}
      data-status={status}
      title={title.slice(0, 200)}
      onClick={onOpen}
    >
      {picture && <Picture of={id} picture={picture} alt="" small />}
      {status !== "SUCCESS" && (
        <span class="tile-state" aria-hidden="true">
          {isUnderWay(creation) && <span class="spinner" />}
          {status === "FAILED" && <CircleAlert />}
          {status === "CANCELED" && <Undo2 />}
          <span class="tile-stage">{state}</span>
        </span>
      )}
      {status === "SUCCESS" && (
        <span class="tile-caption" aria-hidden="true">
          {title.slice(0, 120)}
        </span>
      )}
    </button>
  );
}
