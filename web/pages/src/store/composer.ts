/** The studio's form: the prompt, the price, the request, and the draft that survives a reload. */

import { computed, effect, signal } from "@preact/signals";
import type { AspectRatio, CreateOptions, OutputFormat, Resolution } from "@atelier/client";
import {
  choices,
  count,
  DEFAULT_STYLE,
  format,
  isTransparent,
  negativePrompt,
  ratio,
  resolution,
  seed,
  style,
} from "./choices";
import type { Creation } from "./creations";
import { credit } from "./credits";
import { demo } from "../api/session";
import { forgetFiles } from "./files";
import { submitOrder } from "./intents";
import { notePrompt } from "./promptHistory";
import { creditsOf, isAvailable, isTool, model, reloadModels, wantedModel } from "./models";
import {
  checking,
  clearReferences,
  restoreReferences,
  sourceOf,
  storable,
  usedReferences,
  type StoredReference,
} from "./references";

export const prompt = signal("");

/** The price of one result, and of the whole request. */
export const priceOfOne = computed(() => {
  const chosen = model.value;
  return chosen && creditsOf(chosen, choices.value.resolution, usedReferences.value.length);
});
export const price = computed(() => priceOfOne.value && priceOfOne.value * choices.value.count);
/** The missing credits; 0 if they suffice, or if the price or the balance is not loaded yet. */
export const missing = computed(() => {
  const balance = credit.value?.balance;
  return price.value === null || balance === undefined ? 0 : Math.max(0, price.value - balance);
});

// The server counts characters, and strings here count UTF-16 units.
export const overlong = computed(() => {
  const chosen = model.value;
  return chosen === null || isTool(chosen) ? 0 : Math.max(0, [...prompt.value.trim()].length - chosen.maxPromptLength);
});

/** The characters that can still be written, if they are few; else null. */
export const remaining = computed(() => {
  const chosen = model.value;
  if (chosen === null || isTool(chosen)) return null;
  const left = chosen.maxPromptLength - [...prompt.value.trim()].length;
  return left >= 0 && left <= Math.min(200, chosen.maxPromptLength / 5) ? left : null;
});

/** What keeps the form from being submitted; null: nothing. */
export const obstacle = computed<"loading" | "paused" | "image" | "prompt" | "long" | "credits" | null>(() => {
  const chosen = model.value;
  if (chosen === null || price.value === null || credit.value === null) return "loading";
  // A file that is being checked belongs to the request.
  if (checking.value > 0) return "loading";
  if (!isAvailable(chosen)) return "paused";
  if (chosen.requiresInputImage && usedReferences.value.length === 0) return "image";
  if (!isTool(chosen) && prompt.value.trim() === "") return "prompt";
  if (overlong.value > 0) return "long";
  return missing.value > 0 ? "credits" : null;
});

/** Copy the model, the prompt and the options of a creation into the form. */
export function takeWords(creation: Creation): void {
  wantedModel.value = creation.model.id;
  prompt.value = creation.prompt;
  style.value = creation.style.id;
  ratio.value = creation.aspectRatio;
  resolution.value = creation.resolution;
  format.value = creation.outputFormat;
}

/** Submit the form; it can be edited again at once. */
export function submit(): void {
  const chosen = model.peek();
  if (chosen === null) return;
  const words = isTool(chosen) ? {} : { prompt: prompt.peek().trim(), style: style.peek() };
  notePrompt(words.prompt ?? "");
  const input: CreateOptions = { model: chosen.id, ...words, ...choices.peek(), maxCredits: price.peek() };
  void submitOrder({ kind: "create", input, images: usedReferences.peek().map(sourceOf) }).then((made) => {
    // The price may have changed, or the model may be paused.
    if (made === null) void reloadModels();
  });
}

interface Draft {
  owner: string | null;
  prompt: string;
  model: string | null;
  style: string;
  ratio: AspectRatio;
  resolution: Resolution | null;
  format: OutputFormat | null;
  isTransparent: boolean;
  count: number;
  seed: string;
  negativePrompt: string;
  references: StoredReference[];
}

const DRAFT = "atelier.draft";
/** The user whose draft it is; null: nobody has signed in since it was begun. */
const owner = signal<string | null>(null);
// Until then, the stored draft is complete and this one is not.
const isRestored = signal(false);
void restore().finally(() => {
  isRestored.value = true;
});
effect(() => {
  if (!isRestored.value) return;
  const draft: Draft = {
    owner: owner.value,
    prompt: prompt.value,
    model: wantedModel.value,
    style: style.value,
    ratio: ratio.value,
    resolution: resolution.value,
    format: format.value,
    isTransparent: isTransparent.value,
    count: count.value,
    seed: seed.value,
    negativePrompt: negativePrompt.value,
    references: storable(),
  };
  // A new tab begins with the draft of the tab that was used last.
  for (const storage of [sessionStorage, localStorage]) {
    try {
      storage.setItem(DRAFT, JSON.stringify(draft));
    } catch {
      return; // Storage may be forbidden.
    }
  }
});

/** Keep the draft for its own user; that of another user is cleared. */
export function claimDraft(user: string): void {
  if (owner.peek() !== null && owner.peek() !== user) {
    clearReferences();
    // A new demo user follows the one whose session has ended, and is the same person.
    if (!demo) prompt.value = negativePrompt.value = "";
    void forgetFiles();
  }
  owner.value = user;
}

/** Restore the form in a reloaded window, or in a new one. */
async function restore(): Promise<void> {
  try {
    const stored = sessionStorage.getItem(DRAFT) ?? localStorage.getItem(DRAFT);
    const draft = JSON.parse(stored ?? "null") as Partial<Draft> | null;
    if (draft === null) return;
    owner.value = draft.owner ?? null;
    prompt.value = draft.prompt ?? "";
    wantedModel.value = draft.model ?? null;
    style.value = draft.style ?? DEFAULT_STYLE;
    ratio.value = draft.ratio ?? "AUTO";
    resolution.value = draft.resolution ?? null;
    format.value = draft.format ?? null;
    isTransparent.value = draft.isTransparent ?? false;
    count.value = draft.count ?? 1;
    seed.value = draft.seed ?? "";
    negativePrompt.value = draft.negativePrompt ?? "";
    await restoreReferences(draft.references ?? []);
  } catch {
    return;
  }
}
