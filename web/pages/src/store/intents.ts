/** Intents: requests for images that the server has not confirmed yet. Each is charged once, however often it is sent. */

import { signal } from "@preact/signals";
import { Refusal, Unreachable } from "../api/endpoint";
import { pause } from "../api/backoff";
import { request } from "../api/session";
import { forgetUploads, upload } from "../api/uploads";
import {
  CreateGenerationDocument,
  RetryGenerationDocument,
  type CreateGenerationInput,
  type ImageSourceInput,
  type RefusedFragment,
} from "../generated/graphql";
import { refresh, remember, type Creation } from "./creations";

/** The problem of an intent: a refusal, a failed execution, or a server that does not respond yet. */
export type Trouble =
  | { kind: "refused"; refusal: RefusedFragment }
  | { kind: "failed"; retryAfter: number | null }
  | { kind: "unreachable" };

export interface Intent {
  /** The idempotency key: a repeated request is not charged again. */
  readonly key: string;
  readonly order: Order;
  readonly phase: "uploading" | "sending" | "stopped";
  /** The uploaded share of the files, from 0 to 1. */
  readonly progress: number;
  readonly trouble: Trouble | null;
}

export type Order =
  | { kind: "create"; input: CreateGenerationInput; images?: readonly (File | ImageSourceInput)[] }
  | { kind: "retry"; id: string; maxCredits: number | null };

/** After this many tries without a response, the problem is shown. */
const SILENT_TRIES = 2;
/** Equal orders within this time of the first are one intent. */
const REPEAT_WINDOW = 2_000; // milliseconds
const KEPT = "atelier.intents";

export const intents = signal<readonly Intent[]>([]);

/** Whether the last order repeated the one before, and was merged with it. */
export const repeated = signal(false);

/** Called with each creation that an intent of this page has made. */
export type Made = (creation: Creation) => void;

let owner = "";
let made: Made = () => undefined;

/** Send the intents of this window again after a reload, in case the server did not receive them. */
export function resumeIntents(userId: string, onMade: Made): void {
  owner = userId;
  made = onMade;
  for (const { key, order } of kept()) void pursue({ key, order, phase: "sending", progress: 0, trouble: null });
}

export function forgetIntents(): void {
  owner = "";
  latest = null;
  repeated.value = false;
  intents.value = [];
}

/**
 * Submit an order; resolves when the server has confirmed or refused it.
 *
 * An equal order within two seconds is merged with the first: it is one intent with one key, and `repeated` is set.
 */
export function submitOrder(order: Order): Promise<Creation | null> {
  const now = performance.now();
  if (latest && isSame(latest.order, order) && now - latest.at < REPEAT_WINDOW) {
    repeated.value = true;
    return latest.creation;
  }
  repeated.value = false;
  const phase = filesOf(order).length > 0 ? "uploading" : "sending";
  const made = pursue({ key: newKey(), order, phase, progress: 0, trouble: null });
  const mine = (latest = { order, at: now, creation: made });
  // A repeated press after a failure is a new intent.
  void made.then((creation) => {
    if (creation === null && latest === mine) latest = null;
  });
  return made;
}
let latest: { order: Order; at: number; creation: Promise<Creation | null> } | null = null;

function isSame(one: Order, other: Order): boolean {
  const [files, others] = [filesOf(one), filesOf(other)];
  return files.length === others.length && files.every((file, at) => file === others[at]) && textOf(one) === textOf(other);
}

function filesOf(order: Order): File[] {
  // An order that an older version of the page has kept has no list.
  return order.kind === "create" ? (order.images ?? []).filter((image) => image instanceof File) : [];
}

function textOf(order: Order): string {
  return JSON.stringify(order, (_, value: unknown) => (value instanceof File ? "file" : value));
}

/** Send a failed intent again; the second click of a double click has no effect. */
export async function resend({ key }: Intent): Promise<Creation | null> {
  const intent = intents.peek().find((each) => each.key === key);
  return intent?.phase === "stopped" ? pursue({ ...intent, phase: "sending", trouble: null }) : null;
}

export function dismiss(key: string): void {
  intents.value = intents.peek().filter((intent) => intent.key !== key);
  keep();
}

async function pursue(intent: Intent): Promise<Creation | null> {
  put(intent);
  const user = owner;
  for (let tries = 0; owner === user; tries++) {
    try {
      const response = await send(intent.key);
      if (owner !== user) return null;
      if ("refusal" in response) {
        forgetUploads();
        change(intent.key, { phase: "stopped", trouble: { kind: "refused", refusal: response.refusal } });
        return null;
      }
      dismiss(intent.key);
      // The response to a repeated request may have an old state.
      const [first] = response.creations;
      for (const creation of response.creations) {
        remember(creation);
        if (tries > 0) void refresh(creation.id).catch(() => undefined);
      }
      made(first);
      return first;
    } catch (error) {
      if (owner !== user) return null;
      const trouble = troubleOf(error);
      if (trouble.kind === "failed") {
        change(intent.key, { phase: "stopped", trouble });
        return null;
      }
      if (tries >= SILENT_TRIES) change(intent.key, { trouble });
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

type Response = { creations: [Creation, ...Creation[]] } | { refusal: RefusedFragment };

async function send(key: string): Promise<Response> {
  const { order } = found(key);
  if (order.kind === "retry") {
    const input = { id: order.id, maxCredits: order.maxCredits, idempotencyKey: key };
    const { creation, errors } = (await request(RetryGenerationDocument, { input })).retryGeneration;
    return responseOf(creation ? [creation] : [], errors);
  }
  const files = filesOf(order);
  const images: ImageSourceInput[] = [];
  for (const image of order.images ?? []) {
    if (!(image instanceof File)) {
      images.push(image);
      continue;
    }
    const before = files.indexOf(image);
    const uploaded = await upload(image, (progress) => change(key, { phase: "uploading", progress: (before + progress) / files.length }));
    if (typeof uploaded !== "string") return { refusal: uploaded };
    images.push({ uploadId: uploaded });
  }
  // All further tries use the same uploads: with others, the key would be refused.
  if (files.length > 0) change(key, { phase: "sending", order: { ...order, images } });
  const input = { ...order.input, ...(order.images && { images }), idempotencyKey: key };
  const { creations, errors } = (await request(CreateGenerationDocument, { input })).createGeneration;
  return responseOf(creations, errors);
}

function responseOf([first, ...others]: Creation[], errors: RefusedFragment[]): Response {
  const refusal = errors[0];
  // Retry with the same key: the storage is temporarily unavailable.
  if (refusal?.__typename === "StorageUnavailable") {
    throw new Refusal(refusal.message, "UNAVAILABLE", refusal.retryAfter);
  }
  if (refusal) return { refusal };
  if (!first) throw new Refusal("The response has neither a creation nor an error.", "INTERNAL");
  return { creations: [first, ...others] };
}

function found(key: string): Intent {
  const intent = intents.peek().find((other) => other.key === key);
  if (!intent) throw new Refusal("The intent was dismissed.", "DISMISSED");
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
  // `randomUUID` exists on secure origins only.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The keys survive a reload of the window. A file that is not uploaded yet cannot be stored.

function keep(): void {
  const sent = intents.peek().filter(({ order, trouble }) => trouble?.kind !== "refused" && filesOf(order).length === 0);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ owner, entries: sent.map(({ key, order }) => ({ key, order })) }));
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
