/** A creation in all available space: its whole image, which can be compared with the original, or its progress. */

import { SplitSquareHorizontal } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { addressOf } from "../store/addresses";
import { isUnderWay, type Creation } from "../store/creations";
import { nameOf, titleOf, words } from "../words";
import { plainly } from "./anchors";
import { FailureNotice } from "./FailureNotice";
import { useHolding } from "./holding";
import { Picture } from "./Picture";
import { StageLine } from "./StageLine";
import { Zoom } from "./Zoom";

interface Props {
  creation: Creation;
  /** Open the large view; if it is not given, this is the large view, and the picture can be zoomed. */
  onOpen?: () => void;
  /** Called with -1 for the previous creation and 1 for the next one, after a swipe. */
  onSwipe?: (direction: -1 | 1) => void;
}

export function Canvas({ creation, onOpen, onSwipe }: Props) {
  const { creation: text } = words.value;
  const { id, originalImages, generatedImage } = creation;
  const [originalImage] = originalImages;
  const whole = useRef<HTMLDivElement>(null);
  const [isMagnified, setMagnified] = useState(false);
  const { isHeld, button } = useHolding("c", () => {
    const dialogs = [...document.querySelectorAll("dialog[open]")];
    return dialogs.length === 0 || (dialogs.at(-1)?.contains(whole.current) ?? false);
  });
  if (!generatedImage) {
    return (
      <div class={`unfinished ${isUnderWay(creation) ? "unfinished-live" : ""}`}>
        {originalImage && <Picture of={id} picture={originalImage} alt={text.original} class="unfinished-original" />}
        <div class="unfinished-words">
          {isUnderWay(creation) ? <StageLine creation={creation} /> : <FailureNotice creation={creation} />}
        </div>
      </div>
    );
  }
  // With several references, none of them is the state before.
  const before = originalImages.length === 1 ? originalImage : undefined;
  const pictures = (
    <Framed picture={generatedImage}>
      <Picture
        of={id}
        picture={generatedImage}
        alt={text.alt(titleOf(creation), nameOf(creation.style))}
        full={isMagnified}
        class="framed-picture"
      />
      {before && isHeld && <Picture of={id} picture={before} alt={text.original} full={isMagnified} class="framed-before" />}
    </Framed>
  );
  const compare = before && (
    <button class="button canvas-compare" type="button" aria-pressed={isHeld} title={text.compareKey} {...button}>
      <SplitSquareHorizontal aria-hidden="true" />
      {isHeld ? text.before : text.compare}
    </button>
  );
  return (
    <div class="canvas" ref={whole}>
      {onOpen ? (
        <>
          <a class="canvas-open" href={addressOf(id)} title={text.open} onClick={plainly(onOpen)}>
            {pictures}
          </a>
          {compare && <div class="canvas-tools">{compare}</div>}
        </>
      ) : (
        <Zoom picture={generatedImage} tools={compare} onMagnify={() => setMagnified(true)} onSwipe={onSwipe}>
          {pictures}
        </Zoom>
      )}
    </div>
  );
}

/** A frame with the aspect ratio of the picture, so that nothing moves when the picture is loaded. */
function Framed({ picture, children }: { picture: { width: number; height: number }; children: ComponentChildren }) {
  const shape = picture.width / picture.height;
  return (
    <div class="framed" style={{ "--shape": String(shape) }}>
      {children}
    </div>
  );
}
