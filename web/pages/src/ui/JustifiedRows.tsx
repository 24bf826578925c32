/** The creations of the gallery in justified rows, by day; only those near the visible part are in the document. */

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { idIn, openLarge } from "../store/addresses";
import { isUnderWay, type Creation } from "../store/creations";
import { gallery } from "../store/gallery";
import { large } from "../store/overlays";
import { isSelecting, reach, selected, toggle } from "../store/selection";
import { titleOf, words } from "../words";
import { nameOfDay } from "./periods";
import { sectionsOf, visibleOf, type Placed, type Section, type Sizes } from "./rows";
import { Heart } from "./Heart";
import { Tile } from "./Tile";

const NEAR = 900; // pixels beyond the window that are drawn, too

export function JustifiedRows({ creations }: { creations: readonly Creation[] }) {
  const whole = useRef<HTMLDivElement>(null);
  const width = useWidth(whole);
  const [from, to] = useVisible(whole, creations.length);
  const { underWay } = words.value.gallery;
  const hasMore = gallery.hasMore.value;
  const sections = useMemo(() => {
    const groups = new Set(creations.filter(isUnderWay).map(({ group }) => group));
    const items = creations.map((each) => ({
      id: each.id,
      shape: shapeOf(each),
      heading: isUnderWay(each) || (each.group !== null && groups.has(each.group)) ? underWay : nameOfDay(each.createdAt),
    }));
    const placed = width > 0 ? sectionsOf(items, sizesOf(width)) : [];
    return hasMore ? withoutLastRow(placed) : placed;
  }, [creations, width, underWay, hasMore]);
  const last = sections.at(-1);
  useReturn(whole, sections);
  return (
    <div class="rows" ref={whole} style={{ height: `${last ? last.top + last.height : 0}px` }}>
      {sections
        .filter(({ top, height }) => top < to && top + height > from)
        .map((section) => (
          <section class="rows-section" key={section.heading} style={{ top: `${section.top}px`, height: `${section.height}px` }}>
            <h2 class="rows-heading">{section.heading}</h2>
            <ul class={`grid ${isSelecting.value || selected.value.length > 0 ? "grid-selecting" : ""}`}>
              {visibleOf(section, from, to).map(({ placed, at }) => {
                const creation = creations[section.first + at];
                return creation && <Place key={placed.id} creation={creation} placed={placed} at={at + 1} of={section.items.length} />;
              })}
            </ul>
          </section>
        ))}
    </div>
  );
}

function Place({ creation, placed, at, of }: { creation: Creation; placed: Placed; at: number; of: number }) {
  const { gallery: text } = words.value;
  const { id } = creation;
  const isSelected = selected.value.includes(id);
  return (
    <li
      class={isSelected ? "place place-selected" : "place"}
      aria-posinset={at}
      aria-setsize={of}
      style={{ left: `${placed.x}px`, top: `${placed.y}px`, width: `${placed.width}px`, height: `${placed.height}px` }}
    >
      <Tile
        creation={creation}
        onOpen={() => (isSelecting.peek() || selected.peek().length > 0 ? toggle(id) : openLarge(id, gallery))}
        onReach={() => reach(id)}
      />
      <Heart creation={creation} />
      <label class="place-select">
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={text.select(titleOf(creation).slice(0, 80))}
          onClick={(event) => {
            // The selection itself is the state of the box.
            if (event.shiftKey) reach(id);
            else toggle(id);
          }}
        />
      </label>
    </li>
  );
}

/** The last row waits for the next page, which would move its pictures. */
function withoutLastRow(sections: Section[]): Section[] {
  const last = sections.at(-1);
  const lowest = last?.items.at(-1)?.y ?? 0;
  const items = last?.items.filter(({ y }) => y < lowest) ?? [];
  if (!last || items.length === 0) return sections;
  return [...sections.slice(0, -1), { ...last, items, height: lowest }];
}

function sizesOf(width: number): Sizes {
  const isNarrow = width < 600;
  return { width, row: isNarrow ? 150 : Math.min(300, 190 + width / 28), gap: isNarrow ? 6 : 10, heading: 44 };
}

function shapeOf({ generatedImage, originalImages, aspectRatio }: Creation): number {
  const picture = generatedImage ?? originalImages[0];
  if (picture) return picture.width / picture.height;
  // The sides are in the name of the ratio.
  const [, width, height] = aspectRatio.split("_").map(Number);
  return width && height ? width / height : 1;
}

/** With the width of the last visit, the first layout has its full height at once, and "Back" finds its place. */
let latestWidth = 0;

function useWidth(whole: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(latestWidth);
  useLayoutEffect(() => {
    const element = whole.current;
    if (!element) return;
    const measure = (): void => {
      latestWidth = Math.floor(element.getBoundingClientRect().width);
      setWidth(latestWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return width;
}

/** Return the part of the gallery to draw, as distances from its top; it changes in steps, not at each scroll event. */
function useVisible(whole: { current: HTMLElement | null }, count: number): [number, number] {
  const [step, setStep] = useState({ at: 0, window: innerHeight });
  useLayoutEffect(() => {
    const look = (): void => {
      const top = -(whole.current?.getBoundingClientRect().top ?? 0);
      const at = Math.floor(top / (NEAR / 3));
      setStep((before) => (before.at === at && before.window === innerHeight ? before : { at, window: innerHeight }));
    };
    look();
    addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    return () => {
      removeEventListener("scroll", look);
      removeEventListener("resize", look);
    };
  }, [count]);
  const top = step.at * (NEAR / 3);
  return [top - NEAR, top + step.window + NEAR * (4 / 3)];
}

/** When the large view closes, scroll to the creation that it showed last, and focus it. */
function useReturn(whole: { current: HTMLElement | null }, sections: readonly Section[]): void {
  const shown = useRef<string | null>(null);
  const now = large.value?.id ?? null;
  useEffect(() => {
    const before = shown.current;
    shown.current = now;
    if (before === null || now !== null || idIn(location.pathname) !== null) return;
    const section = sections.find(({ items }) => items.some(({ id }) => id === before));
    const placed = section?.items.find(({ id }) => id === before);
    if (!whole.current || !section || !placed) return;
    const top = whole.current.getBoundingClientRect().top + section.top + placed.y;
    if (top < 70 || top + placed.height > innerHeight) scrollBy({ top: top - (innerHeight - placed.height) / 2, behavior: "instant" });
    const focus = (): void => {
      const tile = whole.current?.querySelector<HTMLElement>(`[data-creation="${CSS.escape(before)}"]`);
      tile?.focus({ preventScroll: true });
    };
    // It is drawn after the scroll event.
    requestAnimationFrame(() => requestAnimationFrame(focus));
  }, [now]);
}
