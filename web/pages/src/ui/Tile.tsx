/** A creation in a list: a link to its address, which opens a tab by a middle click. */

import { CircleAlert, Undo2 } from "lucide-preact";
import { addressOf } from "../store/addresses";
import { isUnderWay, type Creation } from "../store/creations";
import { nameOf, titleOf, words } from "../words";
import { plainly } from "./anchors";
import { Picture } from "./Picture";

interface Props {
  creation: Creation;
  current?: boolean;
  onOpen: () => void;
  /** Called instead of `onOpen` for a press with the shift key. */
  onReach?: () => void;
}

export function Tile({ creation, current, onOpen, onReach }: Props) {
  const { creation: text, studio } = words.value;
  const { id, originalImages, generatedImage, status } = creation;
  const picture = generatedImage ?? originalImages[0];
  const title = titleOf(creation);
  const state = isUnderWay(creation) ? text.stages[creation.stage] : text.statuses[status];
  const what = creation.prompt ? `${nameOf(creation.style)}: ${title.slice(0, 120)}` : title;
  const open = plainly(onOpen);
  return (
    <a
      class={`tile tile-${status.toLowerCase()}`}
      href={addressOf(id)}
      aria-label={status === "SUCCESS" ? studio.show(what) : `${studio.show(what)} – ${state}`}
      aria-current={current ? "true" : undefined}
      data-creation={id}
      data-status={status}
      title={title.slice(0, 200)}
      onClick={(event) => {
        if (!event.shiftKey || !onReach) return open(event);
        event.preventDefault();
        onReach();
      }}
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
        <span class="tile-caption" aria-hidden="true" dir="auto">
          {title.slice(0, 120)}
        </span>
      )}
    </a>
  );
}
