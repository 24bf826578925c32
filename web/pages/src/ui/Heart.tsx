/** The button that marks a creation as a favourite. */

import { Heart as Icon } from "lucide-preact";
import { setFavourite } from "../store/favourites";
import type { Creation } from "../store/creations";
import { titleOf, words } from "../words";
import { once } from "./presses";

export function Heart({ creation }: { creation: Creation }) {
  const { favourites: text } = words.value;
  return (
    <button
      class="icon-button heart"
      type="button"
      aria-pressed={creation.favourite}
      aria-label={text.mark(titleOf(creation).slice(0, 60))}
      onClick={once(() => setFavourite([creation], !creation.favourite))}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
