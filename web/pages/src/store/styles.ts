/** The styles on offer. */

import { signal } from "@preact/signals";
import type { StartQuery } from "../generated/graphql";

export type Style = StartQuery["styles"][number];

export const styles = signal<Style[] | null>(null);
