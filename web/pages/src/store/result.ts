/** The result side of the studio: the displayed creation, those made together with it, and the recent ones. */

import { computed, signal } from "@preact/signals";
import { CreationList, type Creation } from "./creations";

export const recent = new CreationList(12);
/** The creations of the displayed group. */
export const together = new CreationList(4);

/** The id of the creation that the user selected; null: the newest. */
export const chosen = signal<string | null>(null);

export const displayed = computed(() => {
  const shown = recent.shown.value;
  return shown.find(({ id }) => id === chosen.value) ?? shown[0] ?? null;
});

/** The creations of the displayed one's request, in their order; at least itself. */
export const displayedGroup = computed<Creation[]>(() => {
  const creation = displayed.value;
  if (creation === null || creation.group === null) return creation ? [creation] : [];
  const members = [...recent.shown.value, ...together.shown.value].filter(({ group }) => group === creation.group);
  return [...new Map(members.map((each) => [each.id, each])).values()].sort((one, other) => (one.id < other.id ? -1 : 1));
});
