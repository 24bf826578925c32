/** A creation as large as there is room: its picture beside what it was made from, or what there is of it so far. */

import { isUnderWay, type Creation } from "../store/creations";
import { styleWords, words } from "../words";
import { Compare } from "./Compare";
import { Outcome } from "./Outcome";
import { Photo } from "./Photo";
import { StageLine } from "./StageLine";

export function Canvas({ creation }: { creation: Creation }) {
  const { creation: text } = words.value;
  const { id, originalImage, generatedImage } = creation;
  const alt = text.alt(creation.prompt, styleWords(creation.style).name);
  if (generatedImage && originalImage) {
    return (
      <Framed picture={generatedImage}>
        <Compare
          before={<Photo of={id} picture={originalImage} alt={text.original} />}
          after={<Photo of={id} picture={generatedImage} alt={alt} />}
        />
      </Framed>
    );
  }
  if (generatedImage) {
    return (
      <Framed picture={generatedImage}>
        <Photo of={id} picture={generatedImage} alt={alt} class="framed-picture" />
      </Framed>
    );
  }
  return (
    <div class={`unfinished ${isUnderWay(creation) ? "unfinished-live" : ""}`}>
      {originalImage && <Photo of={id} picture={originalImage} alt={text.original} class="unfinished-original" />}
      <div class="unfinished-words">
        {isUnderWay(creation) ? <StageLine creation={creation} /> : <Outcome creation={creation} />}
      </div>
    </div>
  );
}

/** A frame of the picture's own shape, as large as fits: nothing moves when the picture comes. */
function Framed({ picture, children }: { picture: { width: number; height: number }; children: preact.ComponentChildren }) {
  const shape = picture.width / picture.height;
  return (
    <div class="framed" style={{ "--shape": String(shape) }}>
      {children}
    </div>
  );
}
