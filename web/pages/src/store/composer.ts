/** The state of the studio's form, and the price. */

import { computed, effect, signal } from "@preact/signals";
import { Refusal, Unreachable } from "../api/endpoint";
import { pause } from "../api/backoff";
import { request } from "../api/session";
import { QuoteDocument, type AspectRatio, type CreateGenerationInput, type OutputFormat, type Resolution } from "../generated/graphql";
import { credit } from "./credits";
import type { Creation, Picture } from "./creations";
import { submitOrder, type Order } from "./intents";
import { checked, type Problem } from "./photographs";

export const MAX_PROMPT = 10_000;
export const DEFAULT_STYLE = "sty_watercolour";

export type Chosen =
  /** `preview`: null if this browser cannot show it; `reduced`: a smaller copy of a file that was too large. */
  | { kind: "file"; file: File; preview: string | null; reduced: boolean }
  | { kind: "creation"; id: string; picture: Picture };

export const photograph = signal<Chosen | null>(null);
export const checking = signal(false);
export const problem = signal<Problem | null>(null);
export const prompt = signal("");
export const style = signal(DEFAULT_STYLE);
export const ratio = signal<AspectRatio>("AUTO");
export const resolution = signal<Resolution>("ONE_K");
export const format = signal<OutputFormat>("PNG");

/** The price of a generation at each resolution, if it has been queried. */
const prices = signal<Partial<Record<Resolution, number>>>({});
export const price = computed(() => prices.value[resolution.value] ?? null);
/** The missing credits; 0 if they suffice, or if the price or the balance is not loaded yet. */
export const missing = computed(() => {
  const balance = credit.value?.balance;
  return price.value === null || balance === undefined ? 0 : Math.max(0, price.value - balance);
});

// The server counts characters, and strings here count UTF-16 units.
export const overlong = computed(() => Math.max(0, [...prompt.value].length - MAX_PROMPT));

const DRAFT = "atelier.draft";
restore();
effect(() => {
  const draft = { prompt: prompt.value, style: style.value, ratio: ratio.value, resolution: resolution.value, format: format.value };
  try {
    sessionStorage.setItem(DRAFT, JSON.stringify(draft));
  } catch {
    return; // Storage may be forbidden.
  }
});

/** Use a file as the photograph, or show its problem; the last of several calls wins. */
export async function takeFile(file: File): Promise<void> {
  const mine = (latest = {});
  checking.value = true;
  const result = await checked(file);
  if (latest !== mine) return;
  checking.value = false;
  if (result.kind !== "photograph") return refuse(result);
  clearPhotograph();
  const { file: taken, shown, reduced } = result;
  photograph.value = { kind: "file", file: taken, preview: shown ? URL.createObjectURL(taken) : null, reduced };
}
let latest: object = {};

export function refuse(reason: Problem): void {
  problem.value = reason;
}

export function clearPhotograph(): void {
  latest = {};
  checking.value = false;
  const before = photograph.peek();
  if (before?.kind === "file" && before.preview !== null) URL.revokeObjectURL(before.preview);
  photograph.value = null;
  problem.value = null;
}

/** Use the image of a creation as the photograph. */
export function takeCreation({ id, generatedImage }: Creation): void {
  if (!generatedImage) return;
  clearPhotograph();
  photograph.value = { kind: "creation", id, picture: generatedImage };
}

/** Copy the prompt and options of a creation into the form. */
export function takeWords(creation: Creation): void {
  prompt.value = creation.prompt;
  style.value = creation.style.id;
  ratio.value = creation.aspectRatio;
  resolution.value = creation.resolution;
  format.value = creation.outputFormat;
}

/** Submit the form; it can be edited again at once. */
export function submit(): void {
  const chosen = photograph.peek();
  const input: CreateGenerationInput = {
    ...composed(),
    image: chosen?.kind === "creation" ? { creationId: chosen.id } : null,
    maxCredits: price.peek(),
  };
  const order: Order = { kind: "create", input, file: chosen?.kind === "file" ? chosen.file : null };
  void submitOrder(order).then((made) => {
    // The price may have changed.
    if (made === null) void quote();
  });
}

/** Query the current price, with retries. */
export async function quote(): Promise<void> {
  const requested = resolution.peek();
  for (let tries = 0; ; tries++) {
    try {
      const { generationQuote } = await request(QuoteDocument, { input: { ...composed(), resolution: requested } });
      prices.value = { ...prices.peek(), [requested]: generationQuote.credits };
      return;
    } catch (error) {
      if (!(error instanceof Unreachable) && !(error instanceof Refusal)) throw error;
      await pause(tries);
    }
  }
}

function composed(): CreateGenerationInput {
  return {
    prompt: prompt.peek().trim(),
    style: style.peek(),
    aspectRatio: ratio.peek(),
    resolution: resolution.peek(),
    outputFormat: format.peek(),
  };
}

/** Restore the form, except its file, after a reload of the window. */
function restore(): void {
  try {
    const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? "null") as Record<string, string> | null;
    if (draft === null) return;
    prompt.value = draft.prompt ?? "";
    style.value = draft.style ?? DEFAULT_STYLE;
    ratio.value = (draft.ratio ?? "AUTO") as AspectRatio;
    resolution.value = (draft.resolution ?? "ONE_K") as Resolution;
    format.value = (draft.format ?? "PNG") as OutputFormat;
  } catch {
    return;
  }
}
