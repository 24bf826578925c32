/** Handlers for buttons that spend or change something: a double click, or a held key, counts as one press. */

/**
 * Return a handler that runs `work` for the first click of a double click only, and not again while it runs.
 *
 * After the first click another button may be under the pointer: "Cancel" after a retry, a dialog after "Delete".
 */
export function once(work: () => unknown): (event: MouseEvent) => void {
  let isRunning = false;
  return ({ detail }) => {
    // `detail` is the number of successive clicks; 0 for the keyboard.
    if (detail > 1 || isRunning) return;
    isRunning = true;
    void Promise.resolve(work()).finally(() => {
      isRunning = false;
    });
  };
}

/** Ignore the repeats of Enter while it is held on a button: each would be a press. */
export function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat && event.key === "Enter" && event.target instanceof HTMLButtonElement) event.preventDefault();
}
