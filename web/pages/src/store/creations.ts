/** Every creation that the page knows, each as it was last heard of, and the lists that show them. */

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { request, viewer } from "../api/session";
import {
  CreationsDocument,
  OneCreationDocument,
  type CreationFilter,
  type CreationPartsFragment,
  type PictureFragment,
} from "../generated/graphql";

export type Creation = CreationPartsFragment;
export type Picture = PictureFragment;

/** The most that the server gives at once. */
const MOST_AT_ONCE = 100;

const known = new Map<string, Signal<Creation>>();
const gone = new Set<string>();
const lists = new Set<CreationList>();

export function isUnderWay({ status }: Creation): boolean {
  return status === "WAITING" || status === "PROCESSING";
}

/** Return a creation as it stands now and changes; undefined where the page has not heard of it. */
export function creationOf(id: string): Signal<Creation> | undefined {
  return known.get(id);
}

/** Take note of how a creation stands; what is older than what is known changes nothing. */
export function remember(creation: Creation): void {
  if (gone.has(creation.id)) return;
  if (creation.deletedAt !== null) return forget(creation.id);
  const before = known.get(creation.id);
  if (before === undefined) known.set(creation.id, signal(creation));
  else if (creation.version < before.peek().version) return;
  else before.value = { ...creation, ...samePictures(before.peek(), creation) };
  for (const list of lists) list.note(creation);
}

/** A creation that was deleted is shown no more, whatever is still heard of it. */
export function forget(id: string): void {
  gone.add(id);
  for (const list of lists) list.drop(id);
}

/** Find a creation by its id, asking the server where the page has not heard of it; null where there is none. */
export async function find(id: string): Promise<Creation | null> {
  return known.get(id)?.peek() ?? (await refresh(id));
}

/** Ask how a creation stands now, for fresh addresses of its pictures too. */
export async function refresh(id: string): Promise<Creation | null> {
  const { creation } = await request(OneCreationDocument, { id });
  const before = known.get(id);
  if (creation && before && creation.version >= before.peek().version) before.value = creation;
  else if (creation) remember(creation);
  return creation ?? null;
}

/** Nothing of one person's is left for the next. */
export function forgetAll(): void {
  known.clear();
  gone.clear();
  for (const list of lists) list.empty();
}

export function reloadLists(onlyFailed = false): void {
  for (const list of lists) if (!onlyFailed || list.failed.peek()) void list.reload();
}

// An address is signed anew from time to time; taking each new one would load and paint the same picture again.
function samePictures(before: Creation, after: Creation): Partial<Creation> {
  return {
    originalImage: same(before.originalImage, after.originalImage),
    generatedImage: same(before.generatedImage, after.generatedImage),
  };
}

function same(before: Creation["originalImage"], after: Creation["originalImage"]): Creation["originalImage"] {
  return before && after && pathOf(before) === pathOf(after) ? before : after;
}

function pathOf(picture: Picture): string {
  return picture.url.split("?", 1)[0] ?? picture.url;
}

/** A list of creations, newest first, loaded page by page and joined by what is made meanwhile. */
export class CreationList {
  readonly filter = signal<CreationFilter>({});
  readonly state = signal<"loading" | "ready">("loading");
  readonly failed = signal(false);
  readonly hasMore = signal(false);
  readonly ids = signal<string[]>([]);
  /** Those still being made come first. */
  readonly shown: ReadonlySignal<Creation[]> = computed(() => {
    const creations = this.ids.value.map((id) => known.get(id)?.value).filter((found) => found !== undefined);
    return [...creations.filter(isUnderWay), ...creations.filter((creation) => !isUnderWay(creation))];
  });

  #cursor: string | null = null;
  #loading: object | null = null;
  /** The next page was asked for while another request was on its way. */
  #isWaiting = false;

  constructor(readonly pageSize: number) {}

  /** Keep the list up to date until the function that is returned is called. */
  open(): () => void {
    lists.add(this);
    // Who comes later is read for when they have come.
    if (viewer.peek()) void this.reload();
    return () => lists.delete(this);
  }

  show(filter: CreationFilter): void {
    this.filter.value = filter;
    this.empty();
    void this.reload();
  }

  empty(): void {
    this.#loading = null;
    this.#isWaiting = false;
    this.#cursor = null;
    this.ids.value = [];
    this.hasMore.value = false;
    this.state.value = "loading";
  }

  /** Read again what is shown, which stays until that is there. */
  async reload(): Promise<void> {
    // A next page that is on its way would follow what was there before: it is asked for again.
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
    if (!matches(creation, this.filter.peek())) {
      if (present) this.drop(creation.id);
      return;
    }
    // What is older than all that was loaded comes with its page.
    const oldest = this.ids.peek().at(-1);
    if (present || (this.hasMore.peek() && oldest !== undefined && creation.id < oldest)) return;
    this.ids.value = newestFirst([...this.ids.peek(), creation.id]);
  }

  drop(id: string): void {
    if (this.ids.peek().includes(id)) this.ids.value = this.ids.peek().filter((other) => other !== id);
  }

  async #load(after: string | null): Promise<void> {
    const mine = (this.#loading = {});
    const shown = after === null ? this.ids.peek().length : 0;
    this.failed.value = false;
    try {
      const { creations } = await request(CreationsDocument, {
        first: Math.min(Math.max(this.pageSize, shown), MOST_AT_ONCE),
        after,
        filter: this.filter.peek(),
      });
      if (this.#loading !== mine) return; // Another filter was chosen meanwhile.
      this.#loading = null;
      for (const creation of creations.nodes) remember(creation);
      const loaded = creations.nodes.map(({ id }) => id).filter((id) => !gone.has(id));
      // Those newer than the first page came live and may have been missed by it.
      const live = this.ids.peek().filter((id) => after !== null || loaded[0] === undefined || id > loaded[0]);
      this.ids.value = newestFirst([...new Set([...live, ...loaded])]);
      this.#cursor = creations.pageInfo.endCursor;
      this.hasMore.value = creations.pageInfo.hasNextPage;
      this.state.value = "ready";
      if (this.#isWaiting) void this.more();
    } catch {
      if (this.#loading !== mine) return;
      this.#loading = null;
      this.failed.value = true;
    }
  }
}

// Ids begin with the time at which they were given.
function newestFirst(ids: string[]): string[] {
  return ids.sort((one, other) => (one < other ? 1 : -1));
}

function matches(creation: Creation, { status, style, search }: CreationFilter): boolean {
  return (
    (!status || status.includes(creation.status)) &&
    (!style || style === creation.style.id) &&
    (!search || creation.prompt.toLowerCase().includes(search.toLowerCase()))
  );
}
