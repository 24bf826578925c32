/** The overlays: the enlarged creation, the one to delete after a confirmation, and the one to share. */

import { signal } from "@preact/signals";
import type { CreationList } from "./creations";

/** `within` is the list for "previous" and "next"; null if there is none. */
export const large = signal<{ id: string; within: CreationList | null } | null>(null);

/** Creations whose deletion can still be undone: no list shows them. */
export const hidden = signal<ReadonlySet<string>>(new Set());

export const removing = signal<string | null>(null);

/** The id of the creation whose public page is being made or changed. */
export const sharing = signal<string | null>(null);

/** The open dialog in which something for the next request is chosen: its model, or an earlier creation. */
export const picking = signal<"model" | "creation" | null>(null);
