/** The bar of the selected creations with their actions, and the notice of a deletion that can be undone. */

import { FolderDown, Heart, ListChecks, Trash2, X } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { creationOf, isUnderWay } from "../store/creations";
import { exportCreations, MAX_EXPORTED } from "../store/exports";
import { setFavourite } from "../store/favourites";
import {
  clearSelection,
  failedRemovals,
  isSelecting,
  removed,
  removeSelected,
  selectAll,
  selected,
  undoRemoval,
} from "../store/selection";
import { words } from "../words";
import { once } from "./presses";
import { isTyped } from "./holding";
import { explainError } from "./refusals";

const NOTICE_TIME = 8_000; // milliseconds

export function SelectionBar() {
  const { gallery: text, favourites } = words.value;
  const [trouble, setTrouble] = useState<string | null>(null);
  const ids = selected.value;
  const isShown = isSelecting.value || ids.length > 0;
  useSelectionKeys();
  useEffect(() => clearSelection, []);
  const creations = ids.flatMap((id) => creationOf(id)?.value ?? []);
  const unfinished = creations.filter(isUnderWay).length;
  const made = creations.filter(({ generatedImage }) => generatedImage !== null);
  const areFavourites = creations.every(({ favourite }) => favourite);
  const download = async (): Promise<void> => {
    setTrouble(null);
    try {
      await exportCreations(made.map(({ id }) => id));
      clearSelection();
    } catch (error) {
      setTrouble(explainError(error));
    }
  };
  return (
    <div class="selection">
      <div role="status">
        {removed.value.length > 0 && (
          <p class="notice">
            {text.removed(removed.value.length)}
            <button class="button notice-button" type="button" onClick={undoRemoval}>
              {text.undo}
            </button>
          </p>
        )}
        <Failed />
      </div>
      {isShown && (
        <div class="selection-bar" role="region" aria-label={text.selection}>
          <p class="selection-count" role="status">
            {text.selected(ids.length)}
          </p>
          {unfinished > 0 && <p class="hint">{text.unfinished(unfinished)}</p>}
          {trouble && (
            <p class="trouble" role="alert">
              {trouble}
            </p>
          )}
          <div class="selection-actions">
            <button
              class="button button-main"
              type="button"
              disabled={made.length === 0 || made.length > MAX_EXPORTED}
              onClick={once(download)}
            >
              <FolderDown aria-hidden="true" />
              {favourites.download(made.length)}
            </button>
            <button
              class="button only-favourites"
              type="button"
              aria-pressed={ids.length > 0 && areFavourites}
              disabled={ids.length === 0}
              onClick={once(() => setFavourite(creations, !areFavourites))}
            >
              <Heart aria-hidden="true" />
              {favourites.markAll}
            </button>
            <button class="button" type="button" onClick={selectAll}>
              <ListChecks aria-hidden="true" />
              {text.selectAll}
            </button>
            <button
              class="button button-danger"
              type="button"
              disabled={ids.length === unfinished}
              onClick={once(removeSelected)}
            >
              <Trash2 aria-hidden="true" />
              {text.remove(ids.length - unfinished || 1)}
            </button>
          </div>
          <button class="icon-button" type="button" aria-label={text.clearSelection} title={text.clearSelection} onClick={clearSelection}>
            <X />
          </button>
        </div>
      )}
    </div>
  );
}

function Failed() {
  const count = failedRemovals.value;
  useEffect(() => {
    if (count === 0) return;
    const timer = setTimeout(() => {
      failedRemovals.value = 0;
    }, NOTICE_TIME);
    return () => clearTimeout(timer);
  }, [count]);
  return count > 0 ? <p class="notice notice-trouble">{words.value.gallery.removalFailed(count)}</p> : null;
}

/** Escape ends the selection, Ctrl+A selects all, and Delete deletes. */
function useSelectionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isSelecting.peek() && selected.peek().length === 0) return;
      if (isTyped(event) || document.querySelector("dialog[open]")) return;
      if (event.key === "Escape") clearSelection();
      else if (event.key === "a" && (event.ctrlKey || event.metaKey)) selectAll();
      else if (event.key === "Delete") removeSelected();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
