/** Exponential back-off with jitter, which ends early when the network is back. */

const FIRST = 500; // milliseconds
const LONGEST = 8_000;

const wakers = new EventTarget();
addEventListener("online", wake);

/** End all pauses: the server can be reached again. */
export function wake(): void {
  wakers.dispatchEvent(new Event("wake"));
}

/** Wait before try number `tries + 2`; ends at once when the server can be reached again, or `signal` aborts. */
export function pause(tries: number, signal?: AbortSignal): Promise<void> {
  const milliseconds = Math.min(FIRST * 2 ** tries, LONGEST) * (0.5 + Math.random() / 2);
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      wakers.removeEventListener("wake", end);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    wakers.addEventListener("wake", end);
    signal?.addEventListener("abort", end);
  });
}
