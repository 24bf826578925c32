/** The prompts that were submitted in this browser, the newest first, to use them again with the arrow keys. */

import { viewer } from "../api/session";

const KEPT = "atelier.prompts";
const MOST = 50;

/** The place in the history; -1: the text that is being written, which is kept in `written`. */
let at = -1;
let written = "";

export function notePrompt(text: string): void {
  at = -1;
  if (text === "") return;
  const entry = { owner: viewer.peek()?.id, prompts: [text, ...all().filter((each) => each !== text)].slice(0, MOST) };
  try {
    localStorage.setItem(KEPT, JSON.stringify(entry));
  } catch {
    return; // Storage may be forbidden.
  }
}

/** Return the prompt before (1) or after (-1) the present one; null if there is none. */
export function neighbourPrompt(direction: 1 | -1, present: string): string | null {
  const prompts = all();
  // After a change, the text is a new one.
  if (at >= 0 && prompts[at] !== present) at = -1;
  if (at === -1) written = present;
  const next = at + direction;
  if (next < -1 || next >= prompts.length) return null;
  at = next;
  return next === -1 ? written : (prompts[next] ?? null);
}

function all(): string[] {
  try {
    const entry = JSON.parse(localStorage.getItem(KEPT) ?? "null") as { owner: string; prompts: string[] } | null;
    return entry !== null && entry.owner === viewer.peek()?.id ? entry.prompts : [];
  } catch {
    return [];
  }
}
