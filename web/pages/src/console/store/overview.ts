/** The present state of the installation, watched while any part of the page shows it. */

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { watchOverview, type Overview } from "../api/live";

export const overview = signal<Overview | null>(null);

let watchers = 0;
let stop: (() => void) | null = null;

/** Watch the state while the component is shown, and return the last one. */
export function useOverview(): Overview | null {
  useEffect(() => {
    if (watchers++ === 0) {
      stop = watchOverview((found) => {
        overview.value = found;
      });
    }
    return () => {
      if (--watchers > 0) return;
      stop?.();
      stop = null;
    };
  }, []);
  return overview.value;
}
