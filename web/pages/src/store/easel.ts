/** The studio's right half: which creation stands large on the easel, beside those that were made lately. */

import { computed, signal } from "@preact/signals";
import { CreationList } from "./creations";

export const recent = new CreationList(12);

/** What the person has chosen to see; null: the newest. */
export const chosen = signal<string | null>(null);

export const onEasel = computed(() => {
  const shown = recent.shown.value;
  return shown.find(({ id }) => id === chosen.value) ?? shown[0] ?? null;
});
