/** The selection of creations in the gallery, and the export that is shown below it. */

import { signal } from "@preact/signals";
import { Unreachable } from "../api/endpoint";
import { followExport } from "../api/live";
import { request } from "../api/session";
import {
  ExportCreationsDocument,
  ExportDocument,
  ExportsDocument,
  type ExportPartsFragment,
  type RefusedFragment,
} from "../generated/graphql";

/** The most creations of one export. */
export const MAX_SELECTED = 500;

/** The ids of the selected creations; null if none can be selected now. */
export const selected = signal<ReadonlySet<string> | null>(null);
/** The newest export that is being made or can be downloaded. */
export const exported = signal<ExportPartsFragment | null>(null);

/** A request that may be repeated: with the same key, it makes one export. */
let latest: { ids: string[]; key: string } | null = null;

export type ExportTrouble = RefusedFragment | "unreachable" | "failed";

export function toggle(id: string): void {
  const ids = new Set(selected.peek());
  if (!ids.delete(id) && ids.size < MAX_SELECTED) ids.add(id);
  selected.value = ids;
}

/** Request a ZIP file of the selected creations; resolves to the reason if it was not accepted. */
export async function exportSelected(): Promise<ExportTrouble | null> {
  const ids = [...(selected.peek() ?? [])];
  if (latest === null || latest.ids.join() !== ids.join()) latest = { ids, key: crypto.randomUUID() };
  try {
    const input = { ids, idempotencyKey: latest.key };
    const answer = (await request(ExportCreationsDocument, { input })).exportCreations;
    if (answer.export) {
      latest = null;
      selected.value = null;
      void show(answer.export, true);
    }
    return answer.errors[0] ?? null;
  } catch (error) {
    return error instanceof Unreachable ? "unreachable" : "failed";
  }
}

/** Show the newest export of the user, for example after the page was loaded again. */
export async function resumeExport(): Promise<void> {
  try {
    const [newest] = (await request(ExportsDocument, {})).creationExports;
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
    const { creationExport } = await request(ExportDocument, { id: shown.id });
    if (creationExport?.url) location.assign(creationExport.url); // The browser saves it, and stays on the page.
    else exported.value = creationExport;
    return Boolean(creationExport?.url);
  } catch {
    return false;
  }
}

export function forgetExports(): void {
  selected.value = null;
  exported.value = null;
  latest = null;
}

async function show(begun: ExportPartsFragment, isWanted: boolean): Promise<void> {
  exported.value = begun;
  if (begun.state !== "PENDING") return;
  await followExport(begun.id, (progress) => {
    if (exported.peek()?.id === progress.id) exported.value = progress;
  });
  if (isWanted && exported.peek()?.id === begun.id && exported.peek()?.state === "READY") await save();
}
