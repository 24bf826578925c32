/** Something that is shown while a button or a key is held; a short press of the button keeps it. */

import { useEffect, useRef, useState } from "preact/hooks";

/** A press that is shorter than this switches. */
const SHORT = 300; // milliseconds

interface Holding {
  isHeld: boolean;
  button: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
    onContextMenu: (event: Event) => void;
    onClick: (event: MouseEvent) => void;
  };
}

/** Follow a button, and a key while `isActive` returns true. */
export function useHolding(key: string, isActive: () => boolean): Holding {
  const [isHeld, setHeld] = useState(false);
  const begun = useRef<{ at: number; wasHeld: boolean } | null>(null);

  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key.toLowerCase() === key && isPlain && !isTyped(event) && isActive()) setHeld(true);
    };
    const up = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === key) setHeld(false);
    };
    const leave = (): void => setHeld(false);
    addEventListener("keydown", down);
    addEventListener("keyup", up);
    addEventListener("blur", leave);
    return () => {
      removeEventListener("keydown", down);
      removeEventListener("keyup", up);
      removeEventListener("blur", leave);
    };
  }, [key]);

  const end = (): void => {
    const press = begun.current;
    begun.current = null;
    if (press) setHeld(performance.now() - press.at < SHORT && !press.wasHeld);
  };
  return {
    isHeld,
    button: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        (event.currentTarget as Element).setPointerCapture(event.pointerId);
        begun.current = { at: performance.now(), wasHeld: isHeld };
        setHeld(true);
      },
      onPointerUp: end,
      onPointerCancel: end,
      // A long press is a hold, not a menu.
      onContextMenu: (event) => event.preventDefault(),
      onClick: (event) => {
        // The keyboard and assistive technology cause a click without a pointer.
        if (event.detail === 0) setHeld(!isHeld);
      },
    },
  };
}

/** Whether the key of an event belongs to a text field. */
export function isTyped({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
}
