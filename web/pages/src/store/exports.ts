/** The export of selected creations that the gallery shows. */

import { signal } from "@preact/signals";
import { ExportFailed, type Export } from "@atelier/client";
import { atelier } from "../api/session";

/** The most creations of one export. */
export const MAX_EXPORTED = 500;

/** The newest export that is being made or can be downloaded. */
export const exported = signal<Export | null>(null);

let following = new AbortController();

/** A request that may be repeated: with the same key, it makes one export. */
let latest: { ids: string[]; key: string } | null = null;

/** Request a ZIP file of these creations; rejects with the client's error if it was not accepted. */
export async function exportCreations(ids: string[]): Promise<void> {
  if (latest === null || latest.ids.join() !== ids.join()) latest = { ids, key: crypto.randomUUID() };
  const begun = await atelier.exportCreations({ ids, idempotencyKey: latest.key });
  latest = null;
  void show(begun, true);
}

/** Show the newest export of the user, for example after the page was loaded again. */
export async function resumeExport(): Promise<void> {
  try {
    const [newest] = await atelier.exports();
    if (newest && exported.peek() === null && (newest.state === "PENDING" || newest.state === "READY")) void show(newest, false);
  } catch {
    // The notice over the page shows that the server is not responding.
  }
}

/** Save the shown export with a new address; resolves to whether there is still one. */
export async function save(): Promise<boolean> {
  const shown = exported.peek();
  if (!shown) return false;
  try {
    const creationExport = await atelier.export(shown.id);
    if (creationExport?.url) location.assign(creationExport.url); // The browser saves it, and stays on the page.
    else exported.value = creationExport;
    return Boolean(creationExport?.url);
  } catch {
    return false;
  }
}

export function forgetExports(): void {
  following.abort();
  exported.value = null;
  latest = null;
}

async function show(begun: Export, isWanted: boolean): Promise<void> {
  exported.value = begun;
  if (begun.state !== "PENDING") return;
  following.abort();
  following = new AbortController();
  const onChange = (progress: Export): void => {
    if (exported.peek()?.id === progress.id) exported.value = progress;
  };
  try {
    onChange(await atelier.waitForExport(begun.id, { onChange, signal: following.signal }));
  } catch (error) {
    if (error instanceof ExportFailed && error.exported) onChange(error.exported);
    return;
  }
  if (isWanted && exported.peek()?.id === begun.id) await save();
}
