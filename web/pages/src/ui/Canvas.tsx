/** A creation in all available space: its image compared with the original, or its progress. */

import { isUnderWay, type Creation } from "../store/creations";
import { nameOf, titleOf, words } from "../words";
import { Compare } from "./Compare";
import { FailureNotice } from "./FailureNotice";
import { Picture } from "./Picture";
import { StageLine } from "./StageLine";

export function Canvas({ creation }: { creation: Creation }) {
  const { creation: text } = words.value;
  const { id, originalImages, generatedImage } = creation;
  const [originalImage] = originalImages;
  const alt = text.alt(titleOf(creation), nameOf(creation.style));
  // With several references, none of them is the state before.
  if (generatedImage && originalImage && originalImages.length === 1) {
    return (
      <Framed picture={generatedImage}>
        <Compare
          before={<Picture of={id} picture={originalImage} alt={text.original} />}
          after={<Picture of={id} picture={generatedImage} alt={alt} />}
        />
      </Framed>
    );
  }
  if (generatedImage) {
    return (
      <Framed picture={generatedImage}>
        <Picture of={id} picture={generatedImage} alt={alt} class="framed-picture" />
      </Framed>
    );
  }
  return (
    <div class={`unfinished ${isUnderWay(creation) ? "unfinished-live" : ""}`}>
      {originalImage && <Picture of={id} picture={originalImage} alt={text.original} class="unfinished-original" />}
      <div class="unfinished-words">
        {isUnderWay(creation) ? <StageLine creation={creation} /> : <FailureNotice creation={creation} />}
      </div>
    </div>
  );
}

/** A frame with the aspect ratio of the picture, so that nothing moves when the picture is loaded. */
function Framed({ picture, children }: { picture: { width: number; height: number }; children: preact.ComponentChildren }) {
  const shape = picture.width / picture.height;
  return (
    <div class="framed" style={{ "--shape": String(shape) }}>
      {children}
    </div>
  );
}
