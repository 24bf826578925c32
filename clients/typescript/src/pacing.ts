/** Pauses between tries: exponential, with jitter, and ended early when the network is back. */

const FIRST = 250; // milliseconds
const LONGEST = 8_000;

/** Wait after a number of failed tries in a row. */
export function pause(tries: number, signal?: AbortSignal): Promise<void> {
  return sleep(Math.min(FIRST * 2 ** Math.min(tries, 10), LONGEST) * (0.5 + Math.random() / 2), signal);
}

/** Wait for a time in milliseconds; less if the network comes back, or `signal` aborts. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      globalThis.removeEventListener?.("online", end);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    globalThis.addEventListener?.("online", end);
    signal?.addEventListener("abort", end);
    if (signal?.aborted) end();
  });
}
