/** Requests that repeat a finished creation: another one like it, or one that starts from its result. */

import type { ImageSourceInput } from "@atelier/client";
import type { Creation } from "./creations";
import type { Order } from "./intents";
import { creditsOf, isAvailable, isTool, models, type Model } from "./models";

export type Repetition = "again" | "varied";

/** Return the price of a repetition in credits; null if the model cannot make it now. */
export function priceOf(creation: Creation, how: Repetition): number | null {
  const model = models.value?.find(({ id }) => id === creation.model.id);
  if (!creation.generatedImage || !model || !isPossible(model, how)) return null;
  return creditsOf(model, creation.resolution, imagesOf(creation, how).length);
}

export function orderOf(creation: Creation, how: Repetition, maxCredits: number): Order {
  const { aspectRatio, resolution, outputFormat, background, negativePrompt } = creation;
  const words = creation.prompt ? { prompt: creation.prompt, style: creation.style.id, negativePrompt } : {};
  // Without the seed: with it, the result would be the same.
  const input = { model: creation.model.id, ...words, aspectRatio, resolution, outputFormat, background, maxCredits };
  return { kind: "create", input, images: imagesOf(creation, how) };
}

function isPossible(model: Model, how: Repetition): boolean {
  // The same image through a tool has the same result.
  return isAvailable(model) && !isTool(model) && (how === "again" || model.maxInputImages > 0);
}

function imagesOf({ id, originalImages }: Creation, how: Repetition): ImageSourceInput[] {
  if (how === "varied") return [{ creationId: id }];
  return originalImages.map((_, position) => ({ inputImage: { creationId: id, position } }));
}
