/** The addresses of creations. The large view of a creation lies over the page from which it was opened. */

import { navigate } from "wouter-preact/use-browser-location";
import type { CreationList } from "./creations";
import { gallery } from "./gallery";
import { large } from "./overlays";
import { recent } from "./result";

const PATTERN = /^\/creations\/([^/]+)$/;

/** The state of a history entry: the path of the page below the large view. */
interface Entry {
  below: string;
}

export function addressOf(id: string): string {
  return `/creations/${encodeURIComponent(id)}`;
}

/** Return the id of the creation that an address names; null if it names a page. */
export function idIn(path: string): string | null {
  const id = PATTERN.exec(path)?.[1];
  return id === undefined ? null : decoded(id);
}

/** Return the path of the page to show at an address: a creation is shown over a page. */
export function pageAt(path: string): string {
  return idIn(path) === null ? path : (entry()?.below ?? "/creations");
}

/** Show a creation large; "Back" closes it. `within` is the list for "previous" and "next". */
export function openLarge(id: string, within: CreationList | null): void {
  const below = pageAt(location.pathname);
  large.value = { id, within };
  navigate(addressOf(id) + searchOf(below), { state: { below } satisfies Entry });
}

/** Show another creation in the large view; "Back" still closes it. */
export function moveLarge(id: string): void {
  large.value = { id, within: large.peek()?.within ?? null };
  navigate(addressOf(id) + location.search, { replace: true, state: entry() });
}

export function closeLarge(): void {
  if (idIn(location.pathname) === null) return;
  if (entry()) history.back();
  else navigate(`/creations${location.search}`, { replace: true });
}

/** Follow the address after "Back", "Forward" or a reload. */
export function followAddress(path: string): void {
  const id = idIn(path);
  if (id === large.peek()?.id) return;
  large.value = id === null ? null : { id, within: pageAt(path) === "/" ? recent : gallery };
}

// The filters of the gallery are part of its address, and stay while a creation lies over it.
function searchOf(below: string): string {
  return below === "/creations" ? location.search : "";
}

function entry(): Entry | null {
  const state = history.state as Partial<Entry> | null;
  return typeof state?.below === "string" ? { below: state.below } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // An address that no page has made.
  }
}
