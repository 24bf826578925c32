/** Storage of the token that all pages share, so that they are signed in as the same user. */

export const KEY = "atelier.token";

// Storage may be forbidden; the token then lasts as long as the page.

export function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function keep(token: string | null): void {
  try {
    if (token === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, token);
  } catch {
    return;
  }
}
