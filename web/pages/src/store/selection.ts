/** The selected creations of the gallery, and deletions that can be undone. */

import { computed, effect, signal } from "@preact/signals";
import { Refused } from "@atelier/client";
import { atelier, viewer } from "../api/session";
import { creationOf, forget, isUnderWay } from "./creations";
import { gallery } from "./gallery";
import { hidden } from "./overlays";

/** For this long a deletion can be undone. */
const UNDO_TIME = 10_000; // milliseconds
const KEPT = "atelier.deletions";

const chosen = signal<ReadonlySet<string>>(new Set());
/** Whether a press on a tile selects it, without a modifier key. */
export const isSelecting = signal(false);

/** The selected creations that the gallery shows, in its order. */
export const selected = computed(() => gallery.shown.value.map(({ id }) => id).filter((id) => chosen.value.has(id)));

/** The latest creations that were deleted and can be restored, and the number of those that could not be deleted. */
export const removed = signal<readonly string[]>([]);
export const failedRemovals = signal(0);

let anchor: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

export function toggle(id: string): void {
  const next = new Set(chosen.peek());
  if (!next.delete(id)) next.add(id);
  chosen.value = next;
  anchor = id;
}

/** Select all creations between the latest selected one and this one. */
export function reach(id: string): void {
  const ids = gallery.shown.peek().map((creation) => creation.id);
  const [from, to] = [anchor === null ? -1 : ids.indexOf(anchor), ids.indexOf(id)];
  if (from < 0) return toggle(id);
  chosen.value = new Set([...chosen.peek(), ...ids.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}

export function selectAll(): void {
  chosen.value = new Set(gallery.shown.peek().map(({ id }) => id));
}

export function clearSelection(): void {
  chosen.value = new Set();
  anchor = null;
  isSelecting.value = false;
}

/** Hide the selected creations, and delete them unless this is undone; those under way cannot be deleted. */
export function removeSelected(): void {
  void commit();
  const ids = selected.peek().filter((id) => {
    const creation = creationOf(id)?.peek();
    return creation && !isUnderWay(creation);
  });
  clearSelection();
  if (ids.length === 0) return;
  removed.value = ids;
  hidden.value = new Set([...hidden.peek(), ...ids]);
  keep();
  timer = setTimeout(() => void commit(), UNDO_TIME);
}

export function undoRemoval(): void {
  clearTimeout(timer);
  const restored = new Set(removed.peek());
  removed.value = [];
  hidden.value = new Set([...hidden.peek()].filter((id) => !restored.has(id)));
  keep();
}

/** Delete the removed creations for good; those that could not be deleted are shown again. */
async function commit(): Promise<void> {
  clearTimeout(timer);
  const ids = removed.peek();
  removed.value = [];
  await removeAll(ids);
}

async function removeAll(ids: readonly string[]): Promise<void> {
  let failed = 0;
  for (const id of ids) {
    const isGone = await remove(id);
    if (isGone) forget(id);
    else failed += 1;
    hidden.value = new Set([...hidden.peek()].filter((other) => other !== id));
    keep();
  }
  if (failed > 0) failedRemovals.value = failed;
}

/** Delete a creation; returns whether it no longer exists. */
async function remove(id: string): Promise<boolean> {
  try {
    await atelier.delete(id);
    return true;
  } catch (error) {
    return error instanceof Refused && error.refusal.__typename === "NotFound";
  }
}

// A deletion that is not undone is made even if the page is closed before its time is over: at the next visit.

interface Kept {
  owner: string | undefined;
  ids: string[];
  /** The time, in milliseconds, until which another window may undo it. */
  until: number;
}

function keep(): void {
  const entry: Kept = { owner: viewer.peek()?.id, ids: [...hidden.peek()], until: Date.now() + UNDO_TIME };
  try {
    if (entry.ids.length === 0) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, JSON.stringify(entry));
  } catch {
    return; // Storage may be forbidden.
  }
}

effect(() => {
  const owner = viewer.value?.id;
  const entry = owner === undefined ? null : kept(owner);
  if (entry) {
    // Its own window may still undo it, or make it; what remains afterwards is made here.
    const rest = setTimeout(() => void removeAll(kept(owner)?.ids ?? []), Math.max(0, entry.until - Date.now()) + 1_000);
    return () => clearTimeout(rest);
  }
  if (owner !== undefined) return;
  clearTimeout(timer);
  removed.value = [];
  hidden.value = new Set();
  clearSelection();
  return;
});

function kept(owner: string | undefined): Kept | null {
  try {
    const entry = JSON.parse(localStorage.getItem(KEPT) ?? "null") as Kept | null;
    return entry?.owner === owner ? entry : null;
  } catch {
    return null;
  }
}
