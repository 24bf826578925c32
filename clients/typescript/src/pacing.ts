/** Pauses between tries, and the repetition of requests that may be repeated. */

import { isRateLimit, Refused, RequestFailed, Unreachable, type AtelierError } from "./errors";

const FIRST = 250; // milliseconds
const LONGEST = 8_000;
const LONGEST_TIMER = 2 ** 31 - 1; // milliseconds
/** The codes of outages, during which a request may have been executed. */
const OUTAGES = ["UNAVAILABLE", "STORAGE_UNAVAILABLE"];

export interface CallOptions {
  /** Ends the call, and the repetition of its request. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for which the request is repeated after its first failure, or waits for a rate limit. */
  patience?: number | undefined;
  /** Called before each repetition, with the last error and the milliseconds until then: to show why it takes longer. */
  onRepeat?: ((error: AtelierError, wait: number) => void) | undefined;
}

const sleepers = new Set<() => void>();
globalThis.addEventListener?.("online", wake);

/** End all pauses: the server can be reached again. */
export function wake(): void {
  for (const end of sleepers) end();
}

/** Wait after a number of failed tries in a row: exponentially longer, with jitter, until `wake` is called. */
export async function pause(tries: number, signal?: AbortSignal): Promise<void> {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  sleepers.add(end);
  const milliseconds = Math.min(FIRST * 2 ** Math.min(tries, 10), LONGEST) * (0.5 + Math.random() / 2);
  await sleep(milliseconds, signal ? AbortSignal.any([ended.signal, signal]) : ended.signal);
  sleepers.delete(end);
}

/** Wait for a time in milliseconds, or until `signal` aborts. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(milliseconds, LONGEST_TIMER));
    signal?.addEventListener("abort", end);
    if (signal?.aborted) end();
  });
}

/**
 * Repeat `work` after a rate limit, and, if it is `repeatable`, while the server is away.
 *
 * Throws the error of the last try when a repetition is of no use, or would come after the patience has ended.
 */
export async function repeated<Made>(
  work: () => Promise<Made>,
  repeatable: boolean,
  { signal, patience = 0, onRepeat }: CallOptions,
): Promise<Made> {
  let deadline: number | undefined;
  for (let tries = 0; ; tries++) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      const wait = waitAfter(error, repeatable);
      deadline ??= Date.now() + patience;
      if (wait === null || Date.now() + wait >= deadline) throw error;
      onRepeat?.(error as AtelierError, wait);
      await sleep(wait, signal);
    }
    await pause(tries, signal);
  }
}

/** Return the milliseconds after which a request may be repeated; null if it may not. */
function waitAfter(error: unknown, repeatable: boolean): number | null {
  if (error instanceof Unreachable) return repeatable ? 0 : null;
  if (!(error instanceof RequestFailed || error instanceof Refused) || error.retryAfter === null) return null;
  return (repeatable && OUTAGES.includes(error.code)) || isRateLimit(error) ? error.retryAfter * 1_000 : null;
}
