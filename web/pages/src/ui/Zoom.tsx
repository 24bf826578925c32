/** A picture that can be zoomed to its own pixels and moved: by pointer, fingers, wheel, buttons and keys. */

import { Maximize, Minus, Plus } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { number, words } from "../words";
import { isTyped } from "./holding";

interface Props {
  picture: { width: number; height: number };
  /** More buttons beside those of the zoom. */
  tools?: ComponentChildren;
  /** Called when less than the whole picture is shown: it needs its full file from now on. */
  onMagnify: () => void;
  onSwipe?: (direction: -1 | 1) => void;
  children: ComponentChildren;
}

interface View {
  /** 1: the whole picture fits. */
  scale: number;
  x: number;
  y: number;
}

const WHOLE: View = { scale: 1, x: 0, y: 0 };
const STEP = 1.4;
const MOST = 4; // Times the whole picture; small pictures can be zoomed beyond their own pixels.
const SWIPE = 60; // pixels
const MOVE = 80; // pixels for each arrow key

export function Zoom({ picture, tools, onMagnify, onSwipe, children }: Props) {
  const { large: text } = words.value;
  const pane = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(WHOLE);
  const current = useRef(view);
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const swipe = useRef<{ x: number; y: number } | null>(null);

  const show = (next: View): void => {
    current.current = bounded(next);
    setView(current.current);
    if (current.current.scale > 1) onMagnify();
  };
  const frame = (): DOMRect | undefined => {
    // The frame has the transformed size.
    return content.current?.querySelector(".framed")?.getBoundingClientRect();
  };
  const fittedWidth = (): number => (frame()?.width ?? picture.width) / current.current.scale;
  /** Return the scale at which one pixel of the picture is one pixel of the screen. */
  const ownPixels = (): number => picture.width / devicePixelRatio / Math.max(1, fittedWidth());
  const most = (): number => Math.max(MOST, 2 * ownPixels());

  function bounded({ scale, x, y }: View): View {
    const next = Math.min(Math.max(scale, 1), most());
    const [box, size] = [pane.current?.getBoundingClientRect(), frame()];
    if (!box || !size || next === 1) return { scale: next, x: 0, y: 0 };
    const grown = next / current.current.scale;
    const limit = (length: number, within: number): number => Math.max(0, (length * grown - within) / 2);
    const [right, down] = [limit(size.width, box.width), limit(size.height, box.height)];
    return { scale: next, x: Math.min(Math.max(x, -right), right), y: Math.min(Math.max(y, -down), down) };
  }
  /** Zoom so that the point of the window stays in its place. */
  const zoom = (scale: number, at?: { x: number; y: number }): void => {
    const box = pane.current?.getBoundingClientRect();
    if (!box) return;
    const before = current.current;
    const grown = Math.min(Math.max(scale, 1), most()) / before.scale;
    const [x, y] = at ? [at.x - box.x - box.width / 2, at.y - box.y - box.height / 2] : [0, 0];
    show({ scale, x: x - (x - before.x) * grown, y: y - (y - before.y) * grown });
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyped(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      const { scale, x, y } = current.current;
      const moves: Record<string, [number, number]> = {
        ArrowLeft: [MOVE, 0],
        ArrowRight: [-MOVE, 0],
        ArrowUp: [0, MOVE],
        ArrowDown: [0, -MOVE],
      };
      const move = moves[event.key];
      if (event.key === "+" || event.key === "=") zoom(scale * STEP);
      else if (event.key === "-") zoom(scale / STEP);
      else if (event.key === "0") show(WHOLE);
      else if (event.key === "1") zoom(ownPixels());
      // While the whole picture is shown, arrows are for "previous" and "next".
      else if (move && scale > 1) show({ scale, x: x + move[0], y: y + move[1] });
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the handler of the dialog.
    const dialog = pane.current?.closest("dialog");
    dialog?.addEventListener("keydown", onKey, { capture: true });
    return () => dialog?.removeEventListener("keydown", onKey, { capture: true });
  }, []);

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || (event.target as Element).closest("button")) return;
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const isSingle = fingers.current.size === 1 && event.pointerType !== "mouse" && current.current.scale === 1;
    swipe.current = isSingle ? { x: event.clientX, y: event.clientY } : null;
  };
  const onPointerMove = (event: PointerEvent): void => {
    const before = fingers.current.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    const { scale, x, y } = current.current;
    if (other) {
      const grown = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      zoom(scale * grown, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    } else if (scale > 1) {
      pane.current?.setPointerCapture(event.pointerId);
      show({ scale, x: x + now.x - before.x, y: y + now.y - before.y });
    }
  };
  const onPointerEnd = (event: PointerEvent): void => {
    fingers.current.delete(event.pointerId);
    const begun = swipe.current;
    swipe.current = null;
    if (!begun || event.type !== "pointerup" || current.current.scale > 1) return;
    const [dx, dy] = [event.clientX - begun.x, event.clientY - begun.y];
    if (Math.abs(dx) > SWIPE && Math.abs(dx) > 2 * Math.abs(dy)) onSwipe?.(dx < 0 ? 1 : -1);
  };

  const isWhole = view.scale === 1;
  const percent = Math.round((view.scale / (ownPixels() || 1)) * 100);
  return (
    <>
      <div
        class={`zoom ${isWhole ? "" : "zoom-in"}`}
        ref={pane}
        data-scale={view.scale.toFixed(2)}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onDblClick={(event) => (isWhole ? zoom(ownPixels(), { x: event.clientX, y: event.clientY }) : show(WHOLE))}
        onWheel={(event) => {
          event.preventDefault();
          zoom(current.current.scale * Math.exp(-event.deltaY / (event.ctrlKey ? 100 : 400)), {
            x: event.clientX,
            y: event.clientY,
          });
        }}
      >
        <div
          class="zoom-content"
          ref={content}
          style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
        >
          {children}
        </div>
      </div>
      <div class="canvas-tools" role="group" aria-label={text.zoom}>
        {tools}
        <button class="icon-button" type="button" aria-label={text.zoomOut} aria-disabled={isWhole} onClick={() => zoom(view.scale / STEP)}>
          <Minus />
        </button>
        <button
          class="button zoom-pixels"
          type="button"
          aria-label={text.ownPixels}
          title={text.ownPixels}
          onClick={() => zoom(ownPixels())}
        >
          {isWhole ? "1:1" : `${number(percent)}%`}
        </button>
        <button class="icon-button" type="button" aria-label={text.zoomIn} onClick={() => zoom(view.scale * STEP)}>
          <Plus />
        </button>
        <button class="icon-button" type="button" aria-label={text.whole} title={text.whole} aria-disabled={isWhole} onClick={() => show(WHOLE)}>
          <Maximize />
        </button>
      </div>
    </>
  );
}
