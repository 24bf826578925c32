/** The prompt and pictures of a creation, after the audit has noted that they are read. */

import type { Revealed } from "../store/actions";
import { words } from "../words";

export function RevealedCreation({ creation }: { creation: Revealed }) {
  const { dialog } = words.value;
  const { prompt, negativePrompt, originalImageUrls: originals, generatedImageUrl: result } = creation;
  return (
    <div class="revealed">
      <h3 class="label">{dialog.prompt}</h3>
      {prompt ? (
        <blockquote dir="auto">{prompt}</blockquote>
      ) : (
        <p class="hint">{dialog.noPrompt}</p>
      )}
      {negativePrompt && (
        <>
          <h3 class="label">{dialog.negativePrompt}</h3>
          <blockquote dir="auto">{negativePrompt}</blockquote>
        </>
      )}
      {originals.length === 0 && !result ? (
        <p class="hint">{dialog.noPictures}</p>
      ) : (
        <div class="revealed-pictures">
          {originals.map((url, index) => (
            <figure key={url}>
              <img src={url} alt={dialog.original(index + 1)} />
              <figcaption class="hint">{dialog.original(index + 1)}</figcaption>
            </figure>
          ))}
          {result && (
            <figure>
              <img src={result} alt={dialog.result} />
              <figcaption class="hint">{dialog.result}</figcaption>
            </figure>
          )}
        </div>
      )}
    </div>
  );
}
