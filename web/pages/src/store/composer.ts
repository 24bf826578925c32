/** What the person is about to ask for, and what it would cost. */

import { computed, effect, signal } from "@preact/signals";
import { Refusal, Unreachable } from "../api/endpoint";
import { pause } from "../api/pausing";
import { request } from "../api/session";
import { QuoteDocument, type AspectRatio, type CreateGenerationInput, type OutputFormat, type Resolution } from "../generated/graphql";
import { credit } from "./credits";
import type { Creation, Picture } from "./creations";
import { ask, type Order } from "./intents";
import { checked, type Problem } from "./photographs";

export const MAX_PROMPT = 10_000;
export const DEFAULT_STYLE = "sty_watercolour";

export type Chosen =
  | { kind: "file"; file: File; preview: string }
  | { kind: "creation"; id: string; picture: Picture };

export const photograph = signal<Chosen | null>(null);
export const checking = signal(false);
export const problem = signal<Problem | null>(null);
export const prompt = signal("");
export const style = signal(DEFAULT_STYLE);
export const ratio = signal<AspectRatio>("AUTO");
export const resolution = signal<Resolution>("ONE_K");
export const format = signal<OutputFormat>("PNG");

/** What a generation costs at each resolution, as far as it has been asked. */
const prices = signal<Partial<Record<Resolution, number>>>({});
export const price = computed(() => prices.value[resolution.value] ?? null);
/** How many credits are missing; 0 where they suffice or either side is not known yet. */
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

/** Take a file as the photograph, or say what is wrong with it; the last of several calls decides. */
export async function takeFile(file: File): Promise<void> {
  const mine = (latest = {});
  checking.value = true;
  const result = await checked(file);
  if (latest !== mine) return;
  checking.value = false;
  if (!(result instanceof File)) return refuse(result);
  clearPhotograph();
  photograph.value = { kind: "file", file: result, preview: URL.createObjectURL(result) };
}
let latest: object = {};

export function refuse(reason: Problem): void {
  problem.value = reason;
}

export function clearPhotograph(): void {
  latest = {};
  checking.value = false;
  const before = photograph.peek();
  if (before?.kind === "file") URL.revokeObjectURL(before.preview);
  photograph.value = null;
  problem.value = null;
}

/** Make the result of a creation the photograph of the next. */
export function takeCreation({ id, generatedImage }: Creation): void {
  if (!generatedImage) return;
  clearPhotograph();
  photograph.value = { kind: "creation", id, picture: generatedImage };
}

/** Ask for the same again, to be changed first. */
export function takeWords(creation: Creation): void {
  prompt.value = creation.prompt;
  style.value = creation.style.id;
  ratio.value = creation.aspectRatio;
  resolution.value = creation.resolution;
  format.value = creation.outputFormat;
}

/** Hand in what is composed; the next can be composed at once. */
export function submit(): void {
  const chosen = photograph.peek();
  const input: CreateGenerationInput = {
    ...composed(),
    image: chosen?.kind === "creation" ? { creationId: chosen.id } : null,
    maxCredits: price.peek(),
  };
  const order: Order = { kind: "create", input, file: chosen?.kind === "file" ? chosen.file : null };
  void ask(order).then((made) => {
    // Its price may have changed: the next one is asked for at the new one.
    if (made === null) void quote();
  });
}

/** Ask what it costs now, until an answer comes. */
export async function quote(): Promise<void> {
  const asked = resolution.peek();
  for (let tries = 0; ; tries++) {
    try {
      const { generationQuote } = await request(QuoteDocument, { input: { ...composed(), resolution: asked } });
      prices.value = { ...prices.peek(), [asked]: generationQuote.credits };
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

/** A window that is reloaded has what was composed in it, but for a file. */
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
