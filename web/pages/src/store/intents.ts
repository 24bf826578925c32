/** Intents: what the person has asked for and the server has not confirmed yet. Each is charged once, however often it is sent. */

import { signal } from "@preact/signals";
import { Refusal, Unreachable } from "../api/endpoint";
import { pause } from "../api/pausing";
import { request } from "../api/session";
import { upload } from "../api/uploads";
import {
  CreateGenerationDocument,
  RetryGenerationDocument,
  type CreateGenerationInput,
  type RefusedFragment,
} from "../generated/graphql";
import { refresh, remember, type Creation } from "./creations";

export type Source = { kind: "file"; file: File } | { kind: "creation"; id: string };

/** What goes wrong with an intent: what the server refused, what it could not execute, or that it does not answer yet. */
export type Trouble =
  | { kind: "refused"; refusal: RefusedFragment }
  | { kind: "failed"; retryAfter: number | null }
  | { kind: "unreachable" };

export interface Intent {
  /** Names the intent to the server: sent again with it, it is not charged again. */
  readonly key: string;
  readonly order: Order;
  readonly phase: "uploading" | "sending" | "stopped";
  /** How much of the photograph has gone up, from 0 to 1. */
  readonly progress: number;
  readonly trouble: Trouble | null;
}

export type Order =
  | { kind: "create"; input: CreateGenerationInput; file: File | null }
  | { kind: "retry"; id: string; maxCredits: number | null };

/** After so many tries without an answer the person is told. */
const QUIET_TRIES = 2;
const KEPT = "atelier.intents";

export const intents = signal<readonly Intent[]>([]);

/** Called with each creation that came of an intent of this page. */
export type Made = (creation: Creation) => void;

let owner = "";
let made: Made = () => undefined;

/** Go on with what this window had asked for when it was left, in case the server never heard of it. */
export function resumeIntents(userId: string, onMade: Made): void {
  owner = userId;
  made = onMade;
  for (const { key, order } of kept()) void pursue({ key, order, phase: "sending", progress: 0, trouble: null });
}

export function forgetIntents(): void {
  owner = "";
  intents.value = [];
}

/** Ask for an image; resolves when the server has it, or it is known that it will not. */
export async function ask(order: Order): Promise<Creation | null> {
  const phase = order.kind === "create" && order.file ? "uploading" : "sending";
  return pursue({ key: newKey(), order, phase, progress: 0, trouble: null });
}

/** Send an intent again that the server could not execute. */
export async function resend(intent: Intent): Promise<Creation | null> {
  return pursue({ ...intent, phase: "sending", trouble: null });
}

export function dismiss(key: string): void {
  intents.value = intents.peek().filter((intent) => intent.key !== key);
  keep();
}

async function pursue(intent: Intent): Promise<Creation | null> {
  put(intent);
  const asker = owner;
  for (let tries = 0; owner === asker; tries++) {
    try {
      const outcome = await send(intent.key);
      if (owner !== asker) return null;
      if ("refusal" in outcome) {
        change(intent.key, { phase: "stopped", trouble: { kind: "refused", refusal: outcome.refusal } });
        return null;
      }
      dismiss(intent.key);
      // A repeated request may tell how things stood at the first.
      remember(outcome.creation);
      if (tries > 0) void refresh(outcome.creation.id).catch(() => undefined);
      made(outcome.creation);
      return outcome.creation;
    } catch (error) {
      if (owner !== asker) return null;
      const trouble = troubleOf(error);
      if (trouble.kind === "failed") {
        change(intent.key, { phase: "stopped", trouble });
        return null;
      }
      if (tries >= QUIET_TRIES) change(intent.key, { trouble });
      await pause(tries);
    }
  }
  return null;
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Unreachable) return { kind: "unreachable" };
  if (error instanceof Refusal) return { kind: "failed", retryAfter: error.retryAfter };
  throw error;
}

type Outcome = { creation: Creation } | { refusal: RefusedFragment };

async function send(key: string): Promise<Outcome> {
  const { order } = found(key);
  if (order.kind === "retry") {
    const input = { id: order.id, maxCredits: order.maxCredits, idempotencyKey: key };
    return outcomeOf((await request(RetryGenerationDocument, { input })).retryGeneration);
  }
  if (order.file && !order.input.image) {
    const uploaded = await upload(order.file, (progress) => change(key, { phase: "uploading", progress }));
    if (typeof uploaded !== "string") return { refusal: uploaded };
    // From here on each try names the same upload: another one would be another intent to the server.
    change(key, { phase: "sending", order: { ...order, input: { ...order.input, image: { uploadId: uploaded } } } });
    return send(key);
  }
  const input = { ...order.input, idempotencyKey: key };
  return outcomeOf((await request(CreateGenerationDocument, { input })).createGeneration);
}

function outcomeOf({ creation, errors }: { creation: Creation | null; errors: RefusedFragment[] }): Outcome {
  const refusal = errors[0];
  if (refusal) return { refusal };
  if (!creation) throw new Refusal("The server answered with neither.", "INTERNAL");
  return { creation };
}

function found(key: string): Intent {
  const intent = intents.peek().find((other) => other.key === key);
  if (!intent) throw new Refusal("It was dismissed.", "DISMISSED");
  return intent;
}

function put(intent: Intent): void {
  intents.value = [intent, ...intents.peek().filter(({ key }) => key !== intent.key)];
  keep();
}

function change(key: string, change: Partial<Intent>): void {
  intents.value = intents.peek().map((intent) => (intent.key === key ? { ...intent, ...change } : intent));
  keep();
}

function newKey(): string {
  // `randomUUID` is for secure origins alone.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A window that is reloaded in the middle still knows its keys. A file that has not gone up cannot be kept.

function keep(): void {
  const sent = intents.peek().filter(({ order, trouble }) => {
    return trouble?.kind !== "refused" && !(order.kind === "create" && order.file && !order.input.image);
  });
  try {
    const entries = sent.map(({ key, order }) => ({ key, order: order.kind === "create" ? { ...order, file: null } : order }));
    sessionStorage.setItem(KEPT, JSON.stringify({ owner, entries }));
  } catch {
    return; // Storage may be forbidden.
  }
}

function kept(): { key: string; order: Order }[] {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as { owner: string; entries: { key: string; order: Order }[] } | null;
    return stored?.owner === owner ? stored.entries : [];
  } catch {
    return [];
  }
}
