/** The layout of the gallery: rows that keep the shapes of pictures and fill the width, under a heading for each day. */

export interface Item {
  id: string;
  /** Width divided by height. */
  shape: number;
  /** The heading that it belongs to; neighbours with the same one share it. */
  heading: string;
}

export interface Placed {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Section {
  heading: string;
  /** The distance from the top of the gallery. */
  top: number;
  height: number;
  /** Below the heading, from the top to the bottom; their places are relative to the section. */
  items: Placed[];
  /** The place of its first item among all items. */
  first: number;
}

export interface Sizes {
  width: number;
  /** The wanted height of a row; rows differ from it to fill the width. */
  row: number;
  gap: number;
  heading: number;
}

const NARROWEST = 0.5;
const WIDEST = 2.6;
/** The last row of a day is not stretched beyond this. */
const STRETCH = 1.25;

export function sectionsOf(items: readonly Item[], sizes: Sizes): Section[] {
  const sections: Section[] = [];
  let top = 0;
  for (let start = 0; start < items.length; ) {
    const heading = items[start]?.heading ?? "";
    let end = start + 1;
    while (items[end]?.heading === heading) end += 1;
    const [placed, height] = placedOf(items.slice(start, end), sizes);
    sections.push({ heading, top, height, items: placed, first: start });
    top += height + sizes.gap;
    start = end;
  }
  return sections;
}

/** Return the places of the items of one section, and its height. */
function placedOf(items: Item[], { width, row, gap, heading }: Sizes): [Placed[], number] {
  const placed: Placed[] = [];
  let y = heading;
  let waiting: Item[] = [];
  const close = (isLast: boolean): void => {
    const shapes = waiting.reduce((sum, { shape }) => sum + bounded(shape), 0);
    const filling = (width - gap * (waiting.length - 1)) / shapes;
    const height = isLast ? Math.min(filling, row * STRETCH) : filling;
    let x = 0;
    for (const { id, shape } of waiting) {
      placed.push({ id, x, y, width: bounded(shape) * height, height });
      x += bounded(shape) * height + gap;
    }
    y += height + gap;
    waiting = [];
  };
  for (const item of items) {
    waiting.push(item);
    const shapes = waiting.reduce((sum, { shape }) => sum + bounded(shape), 0);
    if (shapes * row + gap * (waiting.length - 1) >= width) close(false);
  }
  if (waiting.length > 0) close(true);
  return [placed, y];
}

function bounded(shape: number): number {
  return Math.min(Math.max(shape, NARROWEST), WIDEST);
}

/** Return the items of a section between two distances from the top of the gallery. */
export function visibleOf({ top, items }: Section, from: number, to: number): { placed: Placed; at: number }[] {
  const shown: { placed: Placed; at: number }[] = [];
  for (let at = firstBelow(items, from - top); at < items.length; at += 1) {
    const placed = items[at];
    if (!placed || placed.y > to - top) break;
    shown.push({ placed, at });
  }
  return shown;
}

/** Return the place of the first item whose end is below `y`; items are in rows from the top to the bottom. */
function firstBelow(items: readonly Placed[], y: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item && item.y + item.height < y) low = middle + 1;
    else high = middle;
  }
  return low;
}
