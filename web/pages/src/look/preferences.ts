/** Preferences that the browser stores. */

export const KEYS = { language: "atelier.language", theme: "atelier.theme" } as const;

// Storage may be forbidden; a choice then lasts as long as the page.

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function save(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}
