/** Links that do something in this window, and open a tab by a middle click or with a modifier key. */

/** Return a handler that runs `work` for plain presses of a link; the browser handles all others. */
export function plainly(work: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    work();
  };
}
