/** A check of the chosen options by the server, before they are submitted. */

import { effect, signal } from "@preact/signals";
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
    const { quote, errors } = (await request(QuoteDocument, { input })).quoteGeneration;
    if (!isLatest()) return;
    if (errors[0]) clash.value = errors[0].message;
    // The price has changed since the models were loaded; they are loaded once for each new price.
    if (quote === null || quote.credits === expected || quote.credits === reloadedFor) return;
    reloadedFor = quote.credits;
    await reloadModels();
  } catch {
    return; // The check is only a hint: the request itself shows what is wrong.
  }
}
