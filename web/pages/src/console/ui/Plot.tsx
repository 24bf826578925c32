/** Bars over time, as SVG. A table beside it has the same figures. */

import { useEffect, useRef, useState } from "preact/hooks";
import { compact } from "../words";

export interface Series<Item> {
  name: string;
  look: "good" | "bad" | "main" | "accent";
  valueOf: (item: Item) => number;
}

interface Props<Item> {
  /** A summary in words, for screen readers. */
  label: string;
  items: readonly Item[];
  nameOf: (item: Item) => string;
  series: readonly Series<Item>[];
  /** Whether the bars of an item stand on each other, and not side by side. */
  isStacked?: boolean;
  format: (value: number) => string;
}

const USUAL_WIDTH = 620; // Before it is measured.
const HEIGHT = 240;
const LEFT = 46;
const BOTTOM = 24;
const TOP = 10;
const LINES = 4;
const GAP = 0.28; // Of the width of an item.
const NAME = 74; // The width for a name below the bars.

export function Plot<Item>({ label, items, nameOf, series, isStacked = false, format }: Props<Item>) {
  const frame = useRef<HTMLElement>(null);
  const [whole, setWhole] = useState(USUAL_WIDTH);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWhole(Math.max(Math.round(entry.contentRect.width), LEFT * 2));
    });
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  const heights = items.map((item) => series.map(({ valueOf }) => Math.max(valueOf(item), 0)));
  const most = Math.max(0, ...heights.map((values) => (isStacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values))));
  const top = roundedUp(most);
  const [inner, width] = [HEIGHT - TOP - BOTTOM, (whole - LEFT) / Math.max(items.length, 1)];
  const y = (value: number): number => TOP + inner * (1 - value / top);
  const every = Math.max(Math.ceil(NAME / width), 1);
  return (
    <figure class="plot" ref={frame}>
      <figcaption class="legend">
        {series.map(({ name, look }) => (
          <span key={name}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <rect class={`bar-${look}`} width="10" height="10" rx="2" />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${whole} ${HEIGHT}`} role="img" aria-label={label}>
        {Array.from({ length: LINES + 1 }, (_, index) => {
          const value = (top / LINES) * index;
          return (
            <g key={index}>
              <line class="plot-line" x1={LEFT} x2={whole} y1={y(value)} y2={y(value)} />
              <text class="plot-text" x={LEFT - 8} y={y(value) + 4} text-anchor="end">
                {compact(value)}
              </text>
            </g>
          );
        })}
        {items.map((item, index) => {
          const name = nameOf(item);
          const values = heights[index] ?? [];
          const left = LEFT + width * (index + GAP / 2);
          const bars = width * (1 - GAP);
          let below = 0;
          return (
            <g key={name} class="plot-item">
              <title>{[name, ...series.map((each) => `${each.name}: ${format(each.valueOf(item))}`)].join("\n")}</title>
              {/* The whole height shows the figures under the pointer. */}
              <rect class="plot-hit" x={LEFT + width * index} y={TOP} width={width} height={inner} />
              {series.map(({ name: of, look }, place) => {
                const value = values[place] ?? 0;
                const base = isStacked ? below : 0;
                below += value;
                const barWidth = isStacked ? bars : bars / series.length;
                const x = isStacked ? left : left + barWidth * place;
                return <rect key={of} class={`bar-${look}`} x={x} y={y(base + value)} width={barWidth} height={y(base) - y(base + value)} />;
              })}
              {index % every === 0 && (
                <text class="plot-text" x={left + bars / 2} y={HEIGHT - 6} text-anchor="middle">
                  {name}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** Return the next number of the form 1, 2, 4 or 10 times a power of ten: a quarter of it is short too. */
function roundedUp(value: number): number {
  if (value <= 0) return LINES;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 4, 10].find((each) => each * power >= value) ?? 10;
  return factor * power;
}
