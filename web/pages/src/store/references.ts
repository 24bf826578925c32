/** The reference images of the next request, in order. */

import { computed, signal } from "@preact/signals";
import type { Creation, Picture } from "./creations";
import { keepFile, keptFile } from "./files";
import { EXPECTED, model } from "./models";
import { checked, type Problem } from "./photographs";
import { uploadOf, type Source } from "./uploads";

export type Reference = { readonly key: string } & (
  | {
      readonly kind: "file";
      readonly file: File;
      /** A small copy as a data address; null if this browser cannot show the file. */
      readonly thumbnail: string | null;
      /** Whether it is a smaller copy of a file that was too large. */
      readonly reduced: boolean;
    }
  | Exclude<StoredReference, { kind: "file" }>
);

/** A reference as the draft has it: a file by its key among the kept files, or else as an upload when it has arrived. */
export type StoredReference =
  | { readonly kind: "file"; readonly file: string; readonly thumbnail: string | null; readonly reduced: boolean }
  | { readonly kind: "creation"; readonly id: string; readonly picture: Picture }
  /** An input image of a creation, by its place; drafts of an older version have none. */
  | { readonly kind: "original"; readonly id: string; readonly position?: number; readonly picture: Picture }
  | { readonly kind: "upload"; readonly id: string; readonly name: string; readonly thumbnail: string | null };

export type ReferenceProblem = Problem | { kind: "full"; most: number };

export const references = signal<readonly Reference[]>([]);
/** The number of files that are being checked. */
export const checking = signal(0);
export const problem = signal<ReferenceProblem | null>(null);

export const mostReferences = computed(() => (model.value ?? EXPECTED).maxInputImages);
/** The references that the chosen model uses; the others are kept for other models. */
export const usedReferences = computed(() => references.value.slice(0, mostReferences.value));

/** The keys of the files that the browser keeps for the draft. */
const keptKeys = signal<ReadonlyMap<File, string>>(new Map());

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
    const { file: fit, thumbnail, reduced } = result;
    add({ key: newKey(), kind: "file", file: fit, thumbnail, reduced });
    void keepFile(fit).then((key) => {
      if (key !== null) keptKeys.value = new Map(keptKeys.peek()).set(fit, key);
    });
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
  references.value = references.peek().filter((each) => each.key !== key);
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
  references.value = [];
}

export function sourceOf(reference: Reference): Source {
  switch (reference.kind) {
    case "file":
      return reference.file;
    case "upload":
      return { uploadId: reference.id };
    case "creation":
      return { creationId: reference.id };
    case "original":
      return { inputImage: { creationId: reference.id, position: reference.position ?? 0 } };
  }
}

export function storable(): StoredReference[] {
  return references.value.flatMap((each): StoredReference[] => {
    if (each.kind !== "file") return [each];
    const file = keptKeys.value.get(each.file);
    if (file !== undefined) return [{ kind: "file", file, thumbnail: each.thumbnail, reduced: each.reduced }];
    const id = uploadOf(each.file);
    return id === undefined ? [] : [{ kind: "upload", id, name: each.file.name, thumbnail: each.thumbnail }];
  });
}

/** Replace the references by those of a draft; its files are read first, in their order. */
export async function restoreReferences(stored: readonly StoredReference[]): Promise<void> {
  const files = stored.filter((each) => each.kind === "file");
  const mine = epoch;
  checking.value += files.length;
  const read = new Map(await Promise.all(files.map(async (each) => [each.file, await keptFile(each.file)] as const)));
  if (mine !== epoch) return;
  checking.value -= files.length;
  const restored = stored.flatMap((each): Reference[] => {
    if (each.kind !== "file") return [{ ...each, key: newKey() }];
    const file = read.get(each.file);
    if (!file) return [];
    keptKeys.value = new Map(keptKeys.peek()).set(file, each.file);
    return [{ ...each, file, key: newKey() }];
  });
  references.value = [...restored, ...references.peek()];
}

/** Use the references of a creation, in their order. */
export function takeOriginals({ id, originalImages }: Creation): void {
  clearReferences();
  references.value = originalImages.map((picture, position) => ({ key: newKey(), kind: "original", id, position, picture }));
}

function add(reference: Reference): void {
  references.value = [...references.peek(), reference];
}

function room(): number {
  return mostReferences.peek() - references.peek().length - checking.peek();
}

function newKey(): string {
  return `reference-${(lastKey += 1)}`;
}
