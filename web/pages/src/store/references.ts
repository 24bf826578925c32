/** The reference images of the next request, in order. */

import { computed, signal } from "@preact/signals";
import type { ImageSourceInput } from "../generated/graphql";
import type { Creation, Picture } from "./creations";
import { EXPECTED, model } from "./models";
import { checked, type Problem } from "./photographs";

export type Reference = { readonly key: string } & (
  | {
      readonly kind: "file";
      readonly file: File;
      /** Null if this browser cannot show it. */
      readonly preview: string | null;
      /** Whether it is a smaller copy of a file that was too large. */
      readonly reduced: boolean;
    }
  | { readonly kind: "creation" | "original"; readonly id: string; readonly picture: Picture }
);

/** A reference as it is stored: a file cannot be. */
export type StoredReference = Pick<Extract<Reference, { id: string }>, "kind" | "id" | "picture">;

export type ReferenceProblem = Problem | { kind: "full"; most: number };

export const references = signal<readonly Reference[]>([]);
/** The number of files that are being checked. */
export const checking = signal(0);
export const problem = signal<ReferenceProblem | null>(null);

export const mostReferences = computed(() => (model.value ?? EXPECTED).maxInputImages);
/** The references that the chosen model uses; the others are kept for other models. */
export const usedReferences = computed(() => references.value.slice(0, mostReferences.value));

let lastKey = 0;
let epoch = {};

/** Add files in their order, or show the first problem. */
export async function addFiles(files: readonly File[]): Promise<void> {
  problem.value = null;
  if (files.length === 0) return refuse({ kind: "nothing" });
  const mine = epoch;
  const first = room() > 0 || mostReferences.peek() > 1 ? null : references.peek()[0];
  const taken = files.slice(0, first ? 1 : Math.max(0, room()));
  if (taken.length < files.length) refuse({ kind: "full", most: mostReferences.peek() });
  checking.value += taken.length;
  for (const file of taken) {
    const result = await checked(file);
    if (mine !== epoch) return;
    checking.value -= 1;
    if (result.kind !== "photograph") {
      refuse(result);
      continue;
    }
    // A model with a single image: the new one replaces it.
    if (first) removeReference(first.key);
    const { file: fit, shown, reduced } = result;
    add({ key: newKey(), kind: "file", file: fit, preview: shown ? URL.createObjectURL(fit) : null, reduced });
  }
}

/** Add the result of a creation; returns whether there was room for it. */
export function addCreation({ id, generatedImage }: Pick<Creation, "id" | "generatedImage">): boolean {
  problem.value = null;
  if (!generatedImage) return false;
  const before = references.peek();
  if (before.some((each) => each.kind === "creation" && each.id === id)) return true;
  if (room() <= 0 && mostReferences.peek() > 1) {
    refuse({ kind: "full", most: mostReferences.peek() });
    return false;
  }
  if (room() <= 0 && before[0]) removeReference(before[0].key);
  add({ key: newKey(), kind: "creation", id, picture: generatedImage });
  return true;
}

export function refuse(reason: ReferenceProblem): void {
  problem.value ??= reason;
}

export function removeReference(key: string): void {
  problem.value = null;
  references.value = references.peek().filter((each) => {
    if (each.key === key) release(each);
    return each.key !== key;
  });
}

/** Move a reference to another place; the order has a meaning for models. */
export function moveReference(key: string, to: number): void {
  const moved = references.peek().find((each) => each.key === key);
  if (!moved || to < 0 || to >= references.peek().length) return;
  const others = references.peek().filter((each) => each !== moved);
  references.value = [...others.slice(0, to), moved, ...others.slice(to)];
}

export function clearReferences(): void {
  epoch = {};
  checking.value = 0;
  problem.value = null;
  references.peek().forEach(release);
  references.value = [];
}

export function sourceOf(reference: Reference): File | ImageSourceInput {
  if (reference.kind === "file") return reference.file;
  return reference.kind === "creation" ? { creationId: reference.id } : { originalOf: reference.id };
}

export function storable(): StoredReference[] {
  return references.value.flatMap((each) =>
    each.kind === "file" ? [] : [{ kind: each.kind, id: each.id, picture: each.picture }],
  );
}

export function restoreReferences(stored: readonly StoredReference[]): void {
  references.value = stored.map((each) => ({ ...each, key: newKey() }));
}

/** Use the reference of a creation, if it has a single one: the API names only the first. */
export function takeOriginal({ id, originalImages }: Creation): void {
  const [picture] = originalImages;
  clearReferences();
  if (picture && originalImages.length === 1) restoreReferences([{ kind: "original", id, picture }]);
}

function add(reference: Reference): void {
  references.value = [...references.peek(), reference];
}

function room(): number {
  return mostReferences.peek() - references.peek().length - checking.peek();
}

function release(reference: Reference): void {
  if (reference.kind === "file" && reference.preview !== null) URL.revokeObjectURL(reference.preview);
}

function newKey(): string {
  return `reference-${(lastKey += 1)}`;
}
