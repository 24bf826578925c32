/** The styles on offer. */

import { signal } from "@preact/signals";
import type { Style } from "@atelier/client";

export type { Style };

export const styles = signal<Style[] | null>(null);
