/** Puts the items of a list in another order by dragging. */

import { useEffect, useRef } from "preact/hooks";
import type { RefObject } from "preact";

const THRESHOLD = 6; // pixels

/** Let the pointer move the items of a list, each with its `data-key`; returns the reference for the list. */
export function useReordering(move: (key: string, to: number) => void): RefObject<HTMLOListElement> {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    let dragged: { key: string; x: number; y: number; hasMoved: boolean } | null = null;
    const itemAt = (x: number, y: number): HTMLElement | null => {
      const item = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-key]") ?? null;
      return item !== null && list.current?.contains(item) ? item : null;
    };
    const mark = (isDragged: boolean): void => {
      for (const item of list.current?.children ?? []) {
        item.classList.toggle("reference-moving", isDragged && item instanceof HTMLElement && item.dataset.key === dragged?.key);
      }
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest("button")) return;
      const key = itemAt(event.clientX, event.clientY)?.dataset.key;
      if (key !== undefined) dragged = { key, x: event.clientX, y: event.clientY, hasMoved: false };
    };
    const over = (event: PointerEvent): void => {
      if (dragged === null) return;
      dragged.hasMoved ||= Math.hypot(event.clientX - dragged.x, event.clientY - dragged.y) > THRESHOLD;
      if (!dragged.hasMoved) return;
      mark(true);
      const target = itemAt(event.clientX, event.clientY);
      if (target && target.dataset.key !== dragged.key) move(dragged.key, [...(list.current?.children ?? [])].indexOf(target));
    };
    const end = (): void => {
      mark(false);
      dragged = null;
    };
    addEventListener("pointerdown", down);
    addEventListener("pointermove", over);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
    return () => {
      removeEventListener("pointerdown", down);
      removeEventListener("pointermove", over);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
    };
  }, []);
  return list;
}
