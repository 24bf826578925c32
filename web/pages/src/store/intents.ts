/** Intents: requests for images that the server has not confirmed yet. Each is charged once, however often it is sent. */

import { signal } from "@preact/signals";
import {
  isRateLimit,
  newKey,
  Refused,
  UploadRejected,
  type AtelierError,
  type CallOptions,
  type CreateOptions,
  type ImageSourceInput,
} from "@atelier/client";
import { atelier } from "../api/session";
import { refresh, remember, type Creation } from "./creations";
import { arrivedSource, forgetUploads, noteUploads, type Source } from "./uploads";

/** The problem of an intent: it is refused or has failed, or the server does not respond yet, or has a rate limit. */
export type Trouble =
  | { kind: "refused"; error: Refused | UploadRejected }
  | { kind: "failed"; error: unknown }
  | { kind: "unreachable" }
  /** It is sent again at this time, by this machine's clock. */
  | { kind: "limited"; until: number };

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
  | { kind: "create"; input: CreateOptions; images?: readonly Source[] }
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
/** Ends the requests of intents that were dismissed, or of a user who has signed out. */
const running = new Map<string, AbortController>();
let made: Made = () => undefined;

/** Send the intents of this window again after a reload, in case the server did not receive them. */
export function resumeIntents(userId: string, onMade: Made): void {
  owner = userId;
  made = onMade;
  for (const { key, order } of kept()) void pursue(key, order);
}

export function forgetIntents(): void {
  owner = "";
  latest = null;
  repeated.value = false;
  intents.value = [];
  for (const ended of running.values()) ended.abort();
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
  const made = pursue(newKey(), order);
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
  return intent?.phase === "stopped" ? pursue(key, intent.order) : null;
}

export function dismiss(key: string): void {
  running.get(key)?.abort();
  intents.value = intents.peek().filter((intent) => intent.key !== key);
  keep();
}

async function pursue(key: string, given: Order): Promise<Creation | null> {
  const order = given.kind === "create" && given.images ? { ...given, images: given.images.map(arrivedSource) } : given;
  put({ key, order, phase: filesOf(order).length > 0 ? "uploading" : "sending", progress: 0, trouble: null });
  const ended = new AbortController();
  running.set(key, ended);
  let tries = 0;
  const onRepeat = (error: AtelierError, wait: number): void => {
    tries += 1;
    if (isRateLimit(error)) change(key, { trouble: { kind: "limited", until: Date.now() + wait } });
    else if (tries > SILENT_TRIES) change(key, { trouble: { kind: "unreachable" } });
  };
  try {
    const creations = await send(key, order, { signal: ended.signal, onRepeat });
    if (ended.signal.aborted) return null;
    dismiss(key);
    for (const creation of creations) {
      remember(creation);
      // The response to a repeated request may have an old state.
      if (tries > 0) void refresh(creation.id).catch(() => undefined);
    }
    if (creations[0]) made(creations[0]);
    return creations[0] ?? null;
  } catch (error) {
    if (ended.signal.aborted) return null;
    const isRefused = error instanceof Refused || error instanceof UploadRejected;
    if (isRefused) forgetUploads();
    change(key, { phase: "stopped", trouble: isRefused ? { kind: "refused", error } : { kind: "failed", error } });
    return null;
  } finally {
    running.delete(key);
  }
}

async function send(key: string, order: Order, options: CallOptions): Promise<Creation[]> {
  if (order.kind === "retry") {
    return [await atelier.retry(order.id, { maxCredits: order.maxCredits, idempotencyKey: key, ...options })];
  }
  const { input, images } = order;
  return atelier.create(
    { ...input, ...(images && { images }), idempotencyKey: key },
    {
      ...options,
      onProgress: (progress) => change(key, { progress }),
      onUploaded: (sources: ImageSourceInput[]) => {
        noteUploads(images ?? [], sources);
        // All further tries use the same uploads: with others, the key would be refused.
        change(key, { phase: "sending", order: { ...order, images: sources } });
      },
    },
  );
}

function put(intent: Intent): void {
  intents.value = [intent, ...intents.peek().filter(({ key }) => key !== intent.key)];
  keep();
}

function change(key: string, change: Partial<Intent>): void {
  intents.value = intents.peek().map((intent) => (intent.key === key ? { ...intent, ...change } : intent));
  keep();
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
