/** Before and after in one frame, with a handle between them. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { words } from "../words";

export function Compare({ before, after }: { before: ComponentChildren; after: ComponentChildren }) {
  const [at, setAt] = useState(50);
  const { creation } = words.value;
  return (
    <div class="compare" style={{ "--at": `${at}%` }}>
      <div class="compare-after">{after}</div>
      <div class="compare-before">{before}</div>
      <span class="compare-label compare-label-before" aria-hidden="true">
        {creation.before}
      </span>
      <span class="compare-label compare-label-after" aria-hidden="true">
        {creation.after}
      </span>
      <div class="compare-handle" aria-hidden="true">
        <svg viewBox="0 0 24 24">
          <path d="m9 7-5 5 5 5M15 7l5 5-5 5" />
        </svg>
      </div>
      <input
        class="compare-range"
        type="range"
        min="0"
        max="100"
        value={at}
        aria-label={creation.shareOfOriginal}
        onInput={(event) => setAt(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
