/** Filters of a list, kept in the address, so that Back returns to them and a colleague can open them. */

import { useLocation, useSearchParams } from "wouter-preact";

export interface Filters {
  /** The value of a filter; empty if it is not set. */
  get(name: string): string;
  /** Set filters; an empty value removes one. */
  set(changed: Record<string, string>): void;
  clear(): void;
  isEmpty: boolean;
  /** All filters as a text, the same for the same filters. */
  text: string;
}

export function useFilters(): Filters {
  const [params] = useSearchParams();
  const [path, navigate] = useLocation();
  const show = (next: URLSearchParams): void => {
    next.sort();
    const text = next.toString();
    navigate(text ? `${path}?${text}` : path);
  };
  return {
    get: (name) => params.get(name) ?? "",
    set: (changed) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changed)) {
        if (value.trim()) next.set(name, value.trim());
        else next.delete(name);
      }
      show(next);
    },
    clear: () => navigate(path),
    isEmpty: params.size === 0,
    text: params.toString(),
  };
}

/** Return one of the choices, or null if the text is none of them. */
export function oneOf<Choice extends string>(choices: readonly Choice[], text: string): Choice | null {
  return choices.find((choice) => choice === text) ?? null;
}

/** Return the start of a local day such as 2026-11-30 as a moment; null if there is none. */
export function startOfDay(day: string): string | null {
  const date = new Date(`${day}T00:00`);
  return day && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}
