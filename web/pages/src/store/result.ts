/** The result side of the studio: the displayed creation, and the recent ones. */

import { computed, signal } from "@preact/signals";
import { CreationList } from "./creations";

export const recent = new CreationList(12);

/** The id of the creation that the user selected; null: the newest. */
export const chosen = signal<string | null>(null);

export const displayed = computed(() => {
  const shown = recent.shown.value;
  return shown.find(({ id }) => id === chosen.value) ?? shown[0] ?? null;
});
