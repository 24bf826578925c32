/** Where pages keep whose token they use, so that all of them are signed in as one person. */

export const KEY = "atelier.token";

// Storage may be forbidden; the token then lives as long as the page.

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
