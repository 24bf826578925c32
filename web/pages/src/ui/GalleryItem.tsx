/** A creation in the gallery: its tile with the mark of a favourite, or a checkbox while creations are selected. */

import type { CreationList, Creation } from "../store/creations";
import { MAX_SELECTED, selected, toggle } from "../store/exports";
import { large } from "../store/overlays";
import { titleOf, words } from "../words";
import { Heart } from "./Heart";
import { Tile } from "./Tile";

export function GalleryItem({ creation, within }: { creation: Creation; within: CreationList }) {
  const { id } = creation;
  const ids = selected.value;
  const open = (): void => {
    if (ids === null) large.value = { id, within };
    else if (creation.generatedImage) toggle(id);
  };
  return (
    <li class={ids?.has(id) ? "selected" : undefined}>
      <Tile creation={creation} onOpen={open} />
      {ids === null && <Heart creation={creation} />}
      {ids !== null && creation.generatedImage && (
        <input
          class="tile-check"
          type="checkbox"
          aria-label={words.value.favourites.select(titleOf(creation).slice(0, 60))}
          checked={ids.has(id)}
          disabled={!ids.has(id) && ids.size >= MAX_SELECTED}
          onChange={() => toggle(id)}
        />
      )}
    </li>
  );
}
