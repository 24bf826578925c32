/** A check of the chosen options by the server, before they are submitted. */

import { effect, signal } from "@preact/signals";
import { Refused, type CreateGenerationInput, type ImageSourceInput } from "@atelier/client";
import { atelier, viewer } from "../api/session";
import { choices } from "./choices";
import { priceOfOne } from "./composer";
import { isAvailable, model, reloadModels } from "./models";
import { sourceOf, usedReferences } from "./references";

const PAUSE = 400; // milliseconds without a change

/** The server's reason why the options do not go together, in English; null: it knows none. */
export const clash = signal<string | null>(null);

let reloadedFor: number | null = null;

effect(() => {
  clash.value = null;
  const chosen = model.value;
  const images = usedReferences.value.map(sourceOf).filter((image): image is ImageSourceInput => !(image instanceof File));
  const { count, seed, negativePrompt, ...options } = choices.value;
  const one = priceOfOne.value;
  // The server cannot read a file that is not uploaded yet, and what is typed is checked at the press.
  if (!viewer.value || !chosen || !isAvailable(chosen) || images.length < usedReferences.value.length) return;
  const input: CreateGenerationInput = { model: chosen.id, ...options, images };
  const changed = new AbortController();
  const timer = setTimeout(() => void check(input, one, changed.signal), PAUSE);
  return () => {
    clearTimeout(timer);
    changed.abort();
  };
});

async function check(input: CreateGenerationInput, expected: number | null, signal: AbortSignal): Promise<void> {
  try {
    const { credits } = await atelier.quote(input, { signal });
    // The price has changed since the models were loaded; they are loaded once for each new price.
    if (signal.aborted || credits === expected || credits === reloadedFor) return;
    reloadedFor = credits;
    await reloadModels();
  } catch (error) {
    // Other errors are not shown: the check is only a hint, and the request itself shows what is wrong.
    if (error instanceof Refused && !signal.aborted) clash.value = error.message;
  }
}
