/** What stands over the pages: a creation seen large, and one about to be deleted. */

import { signal } from "@preact/signals";
import type { CreationList } from "./creations";

/** `within` is the list that one can move through from here; null where it is seen by itself. */
export const large = signal<{ id: string; within: CreationList | null } | null>(null);

export const removing = signal<string | null>(null);
