/** A check of the chosen options by the server, before they are submitted. */

import { effect, signal } from "@preact/signals";
import { Refusal } from "../api/endpoint";
import { request, viewer } from "../api/session";
import { QuoteDocument, type CreateGenerationInput, type ImageSourceInput } from "../generated/graphql";
import { choices } from "./choices";
import { priceOfOne } from "./composer";
import { isAvailable, model, reloadModels } from "./models";
import { sourceOf, usedReferences } from "./references";

const PAUSE = 400; // milliseconds without a change

/** The server's reason why the options do not go together, in English; null: it knows none. */
export const clash = signal<string | null>(null);

let latest = {};
let reloadedFor: number | null = null;

effect(() => {
  clash.value = null;
  const mine = (latest = {});
  const chosen = model.value;
  const images = usedReferences.value.map(sourceOf).filter((image): image is ImageSourceInput => !(image instanceof File));
  const { count, seed, negativePrompt, ...options } = choices.value;
  const one = priceOfOne.value;
  // The server cannot read a file that is not uploaded yet, and what is typed is checked at the press.
  if (!viewer.value || !chosen || !isAvailable(chosen) || images.length < usedReferences.value.length) return;
  const input: CreateGenerationInput = { model: chosen.id, ...options, images };
  const timer = setTimeout(() => void check(input, one, () => mine === latest), PAUSE);
  return () => clearTimeout(timer);
});

async function check(input: CreateGenerationInput, expected: number | null, isLatest: () => boolean): Promise<void> {
  try {
    const { generationQuote } = await request(QuoteDocument, { input });
    // The price has changed since the models were loaded; they are loaded once for each new price.
    if (!isLatest() || generationQuote.credits === expected || generationQuote.credits === reloadedFor) return;
    reloadedFor = generationQuote.credits;
    await reloadModels();
  } catch (error) {
    if (isLatest() && error instanceof Refusal && error.code === "BAD_USER_INPUT") clash.value = error.message;
  }
}
