/** The user's credits: the live balance, the payments and the ledger. */

import { signal } from "@preact/signals";
import type { Credit, CreditEvent, Listing, Pack, Payment, Transaction } from "@atelier/client";
import { atelier } from "../api/session";

export type { Pack, Payment, Transaction };

const PAGE = 20;

export const credit = signal<Credit | null>(null);
export const packs = signal<Pack[] | null>(null);

/** A history, newest first, read page by page. */
export class History<Item extends { id: string }> {
  readonly items = signal<Item[] | null>(null);
  readonly hasMore = signal(false);
  readonly failed = signal(false);
  /** Whether it was loaded, and so is kept up to date. */
  isOpen = false;
  #cursor: string | null = null;
  #loading: AbortController | null = null;

  constructor(private readonly listing: Listing<Item>) {}

  async reload(): Promise<void> {
    this.isOpen = true;
    await this.#load(null);
  }

  async more(): Promise<void> {
    if (this.hasMore.peek() && this.#loading === null) await this.#load(this.#cursor);
  }

  /** Add a new item, unless it is present. A page that is being loaded may lack it, and is loaded again. */
  note(item: Item): void {
    const items = this.items.peek();
    if (items && this.#loading === null) this.items.value = joined([item], items);
    else if (this.isOpen) void this.reload();
  }

  empty(): void {
    this.isOpen = false;
    this.#loading?.abort();
    this.#loading = null;
    this.items.value = null;
    this.hasMore.value = false;
  }

  async #load(after: string | null): Promise<void> {
    this.#loading?.abort();
    const mine = (this.#loading = new AbortController());
    this.failed.value = false;
    try {
      const page = await this.listing.page(PAGE, after, { signal: mine.signal });
      if (this.#loading !== mine) return;
      this.#loading = null;
      this.items.value = after === null ? page.nodes : joined(this.items.peek() ?? [], page.nodes);
      this.#cursor = page.pageInfo.endCursor;
      this.hasMore.value = page.pageInfo.hasNextPage;
    } catch {
      if (this.#loading !== mine) return;
      this.#loading = null;
      this.failed.value = true;
    }
  }
}

function joined<Item extends { id: string }>(first: Item[], then: Item[]): Item[] {
  const ids = new Set(first.map(({ id }) => id));
  return [...first, ...then.filter(({ id }) => !ids.has(id))];
}

export const transactions = new History(atelier.transactions());
export const payments = new History(atelier.payments());

/** Load the billing page; the packs are loaded once. */
export async function loadBilling(): Promise<void> {
  await Promise.all([transactions.reload(), payments.reload(), loadPacks()]);
}

async function loadPacks(): Promise<void> {
  try {
    packs.value ??= await atelier.packs();
  } catch {
    return; // Loaded again with the histories, which show the failure.
  }
}

/** Apply an event; a purchase or its reversal has changed a payment, too. */
export function applyCreditEvent(event: CreditEvent): void {
  if (event.credit) credit.value = event.credit;
  if (event.kind === "RESET") void reloadHistories();
  if (event.transaction) transactions.note(event.transaction);
  // Without a ledger entry, only the debt has changed: a payment was reversed or restored.
  const kind = event.kind === "UPDATE" ? (event.transaction?.kind ?? "ADJUSTMENT") : null;
  if ((kind === "PURCHASE" || kind === "ADJUSTMENT") && payments.isOpen) void payments.reload();
}

/** Reload the histories that have been opened. */
export async function reloadHistories(): Promise<void> {
  const read = [transactions, payments].filter(({ isOpen }) => isOpen);
  await Promise.all(read.map((history) => history.reload()));
}

export function forgetCredits(): void {
  credit.value = null;
  transactions.empty();
  payments.empty();
}
