/** A cache of creations in their latest received versions, and the lists that show them. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Creation, CreationFilter, Image } from "@atelier/client";
import { atelier, viewer } from "../api/session";
import { hidden } from "./overlays";

export type { Creation };
export type Picture = Image;

/** Creations made later than `from` and earlier than `to`; null: at any time. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** The maximum page size of the server. */
const MAX_PAGE = 100;
// Far less than the time that a snapshot reaches back.
const FRESH_MILLISECONDS = 30_000;

const known = new Map<string, Signal<Creation>>();
const gone = new Set<string>();
/** Received before a RESET, and not since: after a restore it may be missing, or have a lower version. */
const stale = new Set<string>();
const lists = new Set<CreationList>();

export function isUnderWay({ status }: Creation): boolean {
  return status === "WAITING" || status === "PROCESSING";
}

/** Return the signal of a creation; undefined if it is not in the cache. */
export function creationOf(id: string): Signal<Creation> | undefined {
  return known.get(id);
}

/** Store a creation; a version older than the cached one changes nothing. */
export function remember(creation: Creation): void {
  const wasStale = stale.delete(creation.id);
  if (gone.has(creation.id)) return;
  if (creation.deletedAt !== null) return forget(creation.id);
  const before = known.get(creation.id);
  if (before === undefined) known.set(creation.id, signal(creation));
  else if (creation.version < before.peek().version && !wasStale) return;
  else before.value = { ...creation, ...samePictures(before.peek(), creation) };
  for (const list of lists) list.note(creation);
}

/** Remove a deleted creation; later events do not show it again. */
export function forget(id: string): void {
  gone.add(id);
  for (const list of lists) list.drop(id);
}

/** Return a creation from the cache or else from the server; null if it does not exist. */
export async function find(id: string): Promise<Creation | null> {
  return known.get(id)?.peek() ?? (await refresh(id));
}

/** Read the current state of a creation, with new addresses of its pictures. */
export async function refresh(id: string): Promise<Creation | null> {
  const creation = await atelier.creation(id);
  const before = known.get(id);
  if (creation && before && creation.version >= before.peek().version) {
    stale.delete(id);
    before.value = creation;
  } else if (creation) remember(creation);
  return creation;
}

/** After a RESET, let the server's responses replace all cached versions; reload the lists after this. */
export function markAllStale(): void {
  gone.clear();
  for (const id of known.keys()) stale.add(id);
}

/** Clear the cache and the lists at sign-out. */
export function forgetAll(): void {
  known.clear();
  gone.clear();
  stale.clear();
  for (const list of lists) list.empty();
}

export function reloadLists(): void {
  for (const list of lists) void list.reload();
}

/** Reload the lists, except those requested so recently that the first events of a connection hold all later changes. */
export function reloadOldLists(): void {
  for (const list of lists) if (list.isOld) void list.reload();
}

// The server signs new addresses from time to time; using each would load and paint the same picture again.
function samePictures(before: Creation, after: Creation): Partial<Creation> {
  return {
    originalImages: after.originalImages.map((image, at) => same(before.originalImages[at] ?? null, image) ?? image),
    generatedImage: same(before.generatedImage, after.generatedImage),
  };
}

// The download address is used only on a click, so the newest is the best.
function same<Shown extends Picture>(before: Shown | null | undefined, after: Shown | null): Shown | null {
  if (!before || !after) return after;
  const renditions = after.renditions.map(
    (each) => before.renditions.find(({ url }) => pathOf(url) === pathOf(each.url)) ?? each,
  );
  return { ...after, renditions };
}

function pathOf(url: string): string {
  return url.split("?", 1)[0] ?? url;
}

/** A list of creations, newest first, loaded page by page; new creations are added live. */
export class CreationList {
  readonly filter = signal<CreationFilter>({});
  readonly period = signal<Period>({ from: null, to: null });
  readonly state = signal<"loading" | "ready">("loading");
  readonly failed = signal(false);
  readonly hasMore = signal(false);
  readonly ids = signal<string[]>([]);
  /** Unfinished requests come first. */
  readonly shown: ReadonlySignal<Creation[]> = computed(() => {
    const ids = this.ids.value.filter((id) => !hidden.value.has(id));
    const creations = ids.map((id) => known.get(id)?.value).filter((found) => found !== undefined);
    // The creations of one request stay together until all have ended.
    const groups = new Set(creations.filter(isUnderWay).map(({ group }) => group));
    const isInFront = (creation: Creation): boolean => isUnderWay(creation) || (creation.group !== null && groups.has(creation.group));
    return [...creations.filter(isInFront), ...creations.filter((creation) => !isInFront(creation))];
  });

  #cursor: string | null = null;
  #loading: AbortController | null = null;
  #requestedAt = -Infinity;
  /** The next page was requested during another request. */
  #isWaiting = false;

  constructor(readonly pageSize: number) {}

  /** Keep the list up to date until the returned function is called. */
  open(): () => void {
    lists.add(this);
    this.#reloadIfSignedIn();
    return () => lists.delete(this);
  }

  show(filter: CreationFilter, period: Period = { from: null, to: null }): void {
    this.filter.value = filter;
    this.period.value = period;
    this.empty();
    this.#reloadIfSignedIn();
  }

  // Without a user, the list is loaded at sign-in.
  #reloadIfSignedIn(): void {
    if (viewer.peek()) void this.reload();
  }

  get isOld(): boolean {
    return this.failed.peek() || performance.now() - this.#requestedAt > FRESH_MILLISECONDS;
  }

  empty(): void {
    this.#loading?.abort();
    this.#loading = null;
    this.#requestedAt = -Infinity;
    this.#isWaiting = false;
    this.#cursor = null;
    this.ids.value = [];
    this.hasMore.value = false;
    this.state.value = "loading";
  }

  /** Load the shown entries again; the old ones stay until then. */
  async reload(): Promise<void> {
    // A next page that is being loaded belongs to the old entries: request it again.
    this.#isWaiting = this.#loading !== null && this.state.peek() === "ready";
    await this.#load(null);
  }

  async more(): Promise<void> {
    if (!this.hasMore.peek()) return;
    this.#isWaiting = this.#loading !== null;
    if (!this.#isWaiting) await this.#load(this.#cursor);
  }

  note(creation: Creation): void {
    const present = this.ids.peek().includes(creation.id);
    if (!matches(creation, this.filter.peek()) || !isWithin(creation, this.period.peek())) {
      if (present) this.drop(creation.id);
      return;
    }
    // A creation older than all loaded ones is loaded with its page.
    const oldest = this.ids.peek().at(-1);
    if (present || (this.hasMore.peek() && oldest !== undefined && creation.id < oldest)) return;
    this.ids.value = newestFirst([...this.ids.peek(), creation.id]);
  }

  drop(id: string): void {
    if (this.ids.peek().includes(id)) this.ids.value = this.ids.peek().filter((other) => other !== id);
  }

  async #load(after: string | null): Promise<void> {
    this.#loading?.abort();
    const mine = (this.#loading = new AbortController());
    if (after === null) this.#requestedAt = performance.now();
    const shown = after === null ? this.ids.peek().length : 0;
    this.failed.value = false;
    try {
      const first = Math.min(Math.max(this.pageSize, shown), MAX_PAGE);
      const { from, to } = this.period.peek();
      const wanted = atelier.gallery(this.filter.peek(), { createdAfter: from, createdBefore: to });
      const creations = await wanted.page(first, after, { signal: mine.signal });
      if (this.#loading !== mine) return; // Another filter was chosen meanwhile.
      this.#loading = null;
      for (const creation of creations.nodes) remember(creation);
      const loaded = creations.nodes.map(({ id }) => id).filter((id) => !gone.has(id));
      // Creations newer than the first page were added live, and the page may lack them.
      const kept = this.ids.peek().filter((id) => !stale.has(id));
      const live = kept.filter((id) => after !== null || loaded[0] === undefined || id > loaded[0]);
      // A reload reads one page; the entries beyond it stay, with the place from which their list goes on.
      const end = loaded.at(-1);
      const older = after === null && creations.pageInfo.hasNextPage ? kept.filter((id) => end !== undefined && id < end) : [];
      this.ids.value = newestFirst([...new Set([...live, ...loaded, ...older])]);
      if (older.length === 0) {
        this.#cursor = creations.pageInfo.endCursor;
        this.hasMore.value = creations.pageInfo.hasNextPage;
      }
      this.state.value = "ready";
      if (this.#isWaiting) void this.more();
    } catch {
      if (this.#loading !== mine) return;
      this.#loading = null;
      this.failed.value = true;
    }
  }
}

// Ids begin with the time of their creation.
function newestFirst(ids: string[]): string[] {
  return ids.sort((one, other) => (one < other ? 1 : -1));
}

function matches(creation: Creation, { status, style, search, model, group, favourite }: CreationFilter): boolean {
  return (
    (!model || model === creation.model.id) &&
    (!group || group === creation.group) &&
    (favourite === null || favourite === undefined || favourite === creation.favourite) &&
    (!status || status.includes(creation.status)) &&
    (!style || style === creation.style.id) &&
    (!search || creation.prompt.toLowerCase().includes(search.toLowerCase()))
  );
}

function isWithin({ createdAt }: Creation, { from, to }: Period): boolean {
  const time = Date.parse(createdAt);
  return (from === null || time > Date.parse(from)) && (to === null || time < Date.parse(to));
}
