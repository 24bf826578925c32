/** The image models on offer, the chosen one, and the prices. */

import { computed, effect, signal } from "@preact/signals";
import type { Model, Resolution } from "@atelier/client";
import { atelier } from "../api/session";

export type { Model };

const KEPT = "atelier.models";

/** Those of the last view are used until the present ones are loaded, so that nothing moves. */
export const models = signal<readonly Model[] | null>(kept());
effect(() => {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(models.value));
  } catch {
    return; // Storage may be forbidden.
  }
});

/** The id of the model that the user chose; null: the default. */
export const wantedModel = signal<string | null>(null);

/** The model of the next request; null until the models are loaded. The first model is the default. */
export const model = computed<Model | null>(() => {
  const offered = models.value?.filter(({ status }) => status !== "RETIRED") ?? [];
  return offered.find(({ id }) => id === wantedModel.value) ?? offered.find(isAvailable) ?? offered[0] ?? null;
});

/** The options of most models, which keep their space until the models are loaded. */
export const EXPECTED = {
  aspectRatios: [
    "AUTO",
    "SQUARE_1_1",
    "PORTRAIT_2_3",
    "LANDSCAPE_3_2",
    "PORTRAIT_3_4",
    "LANDSCAPE_4_3",
    "PORTRAIT_4_5",
    "LANDSCAPE_5_4",
    "PORTRAIT_9_16",
    "LANDSCAPE_16_9",
    "LANDSCAPE_21_9",
  ],
  resolutions: ["ONE_K", "TWO_K", "FOUR_K"],
  outputFormats: ["PNG", "JPG"],
  maxInputImages: 8,
  maxOutputs: 4,
  supportsSeed: false,
  supportsNegativePrompt: false,
  supportsTransparency: false,
} satisfies Partial<Model>;

export function isAvailable({ status }: Model): boolean {
  return status === "LIVE";
}

export function isTool({ takesPrompt }: Pick<Model, "takesPrompt">): boolean {
  return !takesPrompt;
}

/** Read the models again: one of them may have been paused or resumed, or may have another price. */
export async function reloadModels(): Promise<void> {
  try {
    models.value = await atelier.models();
  } catch {
    return; // The old ones are shown; the server checks each request.
  }
}

/** Return the credits of one result, made from this number of images; null if the model has no price for it. */
export function creditsOf(model: Model, resolution: Resolution | null, images: number): number | null {
  const price = model.prices.find((each) => each.resolution === resolution) ?? model.prices[0];
  return price ? price.credits + price.creditsPerExtraImage * Math.max(0, images - model.freeInputImages) : null;
}

function kept(): readonly Model[] | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as readonly Model[] | null;
  } catch {
    return null;
  }
}
