/** Storage of this tab: it ends with the tab, and other tabs cannot read it. */

// Storage may be forbidden; a value then lasts as long as the page.
const inMemory = new Map<string, string>();

export function recall(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return inMemory.get(key) ?? null;
  }
}

export function save(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    if (value === null) inMemory.delete(key);
    else inMemory.set(key, value);
  }
}

/** Remove all values whose keys begin with a text. */
export function forget(prefix: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    for (const key of inMemory.keys()) if (key.startsWith(prefix)) inMemory.delete(key);
  }
}

/** Return a text that cannot be guessed. */
export function randomText(): string {
  // `randomUUID` exists on secure origins only.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
