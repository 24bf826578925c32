/** A button that opens a menu. */

import type { ComponentChildren, ComponentChild } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";

export function Menu({ label, icon, children }: { label: string; icon: ComponentChild; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const outside = ({ target }: Event): void => {
      if (!whole.current?.contains(target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", outside);
    addEventListener("focusin", outside);
    return () => {
      removeEventListener("pointerdown", outside);
      removeEventListener("focusin", outside);
    };
  }, [open]);

  const escape = ({ key }: KeyboardEvent): void => {
    if (key !== "Escape") return;
    setOpen(false);
    button.current?.focus();
  };

  return (
    <div class="menu" ref={whole} onKeyDown={escape}>
      <button
        class="icon-button"
        type="button"
        ref={button}
        aria-label={label}
        title={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {icon}
      </button>
      <div class="menu-choices" id={id} hidden={!open} onClick={() => setOpen(false)}>
        {children}
      </div>
    </div>
  );
}
