/** Waiting before something is tried again: longer each time, never in step with other pages, and not past coming back online. */

const FIRST = 500; // milliseconds
const LONGEST = 8_000;

/** Wait before try number `tries + 2`; ends at once when the browser comes back online, or `signal` aborts. */
export function pause(tries: number, signal?: AbortSignal): Promise<void> {
  const milliseconds = Math.min(FIRST * 2 ** tries, LONGEST) * (0.5 + Math.random() / 2);
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener("online", end);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    addEventListener("online", end);
    signal?.addEventListener("abort", end);
  });
}
