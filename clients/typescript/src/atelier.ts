/** The client: one server, as one user. */

import { Endpoint, type Document } from "./endpoint";
import { AtelierError, ExportFailed, GenerationFailed, Refused, SignedOut, Unreachable, type Refusal } from "./errors";
import {
  CancelGenerationDocument,
  CreateCheckoutDocument,
  CreateGenerationDocument,
  CreateUploadDocument,
  CreationDocument,
  CreationExportDocument,
  CreationsDocument,
  CreditDocument,
  CreditUpdatedDocument,
  DeleteCreationDocument,
  ExportCreationsDocument,
  ExportUpdatedDocument,
  ModelsDocument,
  PacksDocument,
  PaymentsDocument,
  QuoteDocument,
  RetryGenerationDocument,
  RevokeShareDocument,
  ShareCreationDocument,
  SharesDocument,
  SetFavouriteDocument,
  StylesDocument,
  TaskUpdatedDocument,
  TransactionsDocument,
  ViewerDocument,
  type CreateGenerationInput,
  type CreationFilter,
  type CreationPartsFragment,
  type CreditPartsFragment,
  type CreditUpdatedSubscription,
  type ExportCreationsInput,
  type ExportPartsFragment,
  type ExportUpdatedSubscription,
  type ImageSourceInput,
  type ModelsQuery,
  type PacksQuery,
  type PaymentPartsFragment,
  type QuotePartsFragment,
  type ShareCreationInput,
  type SharePartsFragment,
  type StylesQuery,
  type TaskUpdatedSubscription,
  type TransactionPartsFragment,
  type ViewerQuery,
} from "./generated/graphql";
import { Live, type Connection } from "./live";
import { pause, sleep } from "./pacing";
import { Session, type SignIn } from "./session";
import { send, type UploadOptions } from "./uploads";

export type Creation = CreationPartsFragment;
export type Image = NonNullable<Creation["generatedImage"]>;
/** A creation that has its image. */
export type Finished = Creation & { generatedImage: Image };
export type Credit = CreditPartsFragment;
/** A ZIP file of creations; only one that is READY can be downloaded. */
export type Export = ExportPartsFragment;
export type Transaction = TransactionPartsFragment;
export type Payment = PaymentPartsFragment;
export type Share = SharePartsFragment;
export type Model = ModelsQuery["models"][number];
export type Style = StylesQuery["styles"][number];
export type Pack = PacksQuery["creditPacks"][number];
export type Quote = QuotePartsFragment;
export type TaskEvent = TaskUpdatedSubscription["taskUpdated"];
export type CreditEvent = CreditUpdatedSubscription["creditUpdated"];

/** `CreateGenerationInput`, but for `images`: files among them are uploaded first. */
export type CreateOptions = Omit<CreateGenerationInput, "images" | "image"> & { images?: readonly (ImageSourceInput | Blob)[] };

export interface AtelierOptions {
  /** The address of the server, such as `https://api.example.com`. */
  url: string | URL;
  /** The user's token. */
  token?: string | null;
  /** Returns a token, at first and when the server has refused one. */
  signIn?: SignIn;
  /** Milliseconds for which a request that may safely be repeated is repeated while the server is away. */
  patience?: number;
  /** Takes the place of the global `WebSocket`; null: server-sent events are used. */
  webSocket?: unknown;
  /** Takes the place of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** Called when the live connection is made or lost. */
  onConnection?: (connection: Connection) => void;
}

interface WatchOptions {
  /** The cursor of the last event that was received: it continues after that. */
  after?: string | null;
  signal?: AbortSignal;
}

const PATIENCE = 30_000;
const PAGE = 50;
const UPLOAD_TRIES = 3;

export class Atelier {
  private readonly endpoint: Endpoint;
  private readonly live: Live;
  private readonly patience: number;

  constructor(options: AtelierOptions) {
    const session = new Session(options.token ?? null, options.signIn);
    const fetch = options.fetch ?? ((...given) => globalThis.fetch(...given));
    const url = String(options.url).replace(/\/+$/, "");
    this.patience = options.patience ?? PATIENCE;
    this.endpoint = new Endpoint(url, session, fetch, this.patience);
    const webSocket = options.webSocket === undefined ? globalThis.WebSocket : (options.webSocket ?? undefined);
    this.live = new Live(this.endpoint, webSocket, options.onConnection ?? (() => undefined));
  }

  /** The state of the live connection. */
  get connection(): Connection {
    return this.live.connection;
  }

  /** Close the live connection. Iterations of `watch` open it again, so end these first. */
  close(): void {
    this.live.close();
  }

  /** Execute a query or mutation of your own; if it is `repeatable`, it is sent again when no response arrived. */
  execute<Data, Variables>(document: Document<Data, Variables> | string, variables: Variables, { repeatable = false } = {}): Promise<Data> {
    return this.endpoint.execute<Data, Variables>(document as Document<Data, Variables>, variables, repeatable);
  }

  async viewer(): Promise<ViewerQuery["viewer"]> {
    return (await this.read(ViewerDocument, {})).viewer;
  }

  async credits(): Promise<Credit> {
    return (await this.read(CreditDocument, {})).credit;
  }

  /** Return the models on offer, the default one first. */
  async models(): Promise<Model[]> {
    return (await this.read(ModelsDocument, {})).models;
  }

  async styles(): Promise<Style[]> {
    return (await this.read(StylesDocument, {})).styles;
  }

  async packs(): Promise<Pack[]> {
    return (await this.read(PacksDocument, {})).creditPacks;
  }

  /** Return a creation of the user; null if there is none with this id. */
  async creation(id: string): Promise<Creation | null> {
    return (await this.read(CreationDocument, { id })).creation;
  }

  /** Return the price of `create` with this input, of which only the given fields are checked. */
  async quote(input: CreateGenerationInput): Promise<Quote> {
    return present(accepted((await this.read(QuoteDocument, { input })).quoteGeneration).quote);
  }

  /** Send a picture and return the id of its upload: `{ uploadId: id }` among the images of `create`. */
  async upload(picture: Blob, options: UploadOptions = {}): Promise<string> {
    const input = { contentType: options.contentType || picture.type || "application/octet-stream", byteSize: picture.size };
    for (let tries = 0; ; tries++) {
      const place = await this.paced(async () =>
        present(accepted((await this.read(CreateUploadDocument, { input })).createUpload).upload),
      );
      try {
        await send(place, picture, options, this.endpoint.fetch);
        return place.id;
      } catch (error) {
        if (!(error instanceof Unreachable) || tries + 1 === UPLOAD_TRIES) throw error;
      }
      await pause(tries);
    }
  }

  /**
   * Begin to make images and return their creations: one, or as many as `count`.
   *
   * The request has an idempotency key, so it is charged once, however often it is sent. Throws `Unreachable`, with
   * that key, if no response arrived within `patience`.
   */
  async create({ images = [], ...options }: CreateOptions): Promise<Creation[]> {
    const sources = await Promise.all(
      images.map(async (image) => (image instanceof Blob ? { uploadId: await this.upload(image) } : image)),
    );
    return this.onceOnly(options.idempotencyKey, async (idempotencyKey) => {
      const input = { ...options, images: sources, idempotencyKey };
      return accepted((await this.read(CreateGenerationDocument, { input })).createGeneration).creations;
    });
  }

  /** Repeat a failed or canceled creation as a new one, and return that. */
  async retry(id: string, options: { maxCredits?: number; idempotencyKey?: string } = {}): Promise<Creation> {
    return this.onceOnly(options.idempotencyKey, async (idempotencyKey) => {
      const input = { ...options, id, idempotencyKey };
      return present(accepted((await this.read(RetryGenerationDocument, { input })).retryGeneration).creation);
    });
  }

  /** Cancel a generation that was not sent to the provider yet; its credits are back. */
  async cancel(id: string): Promise<Creation> {
    const { cancelGeneration } = await this.execute(CancelGenerationDocument, { input: { id } });
    return present(accepted(cancelGeneration).creation);
  }

  /** Delete a finished creation and its pictures. */
  async delete(id: string): Promise<void> {
    accepted((await this.execute(DeleteCreationDocument, { input: { id } })).deleteCreation);
  }

  /** Mark creations as favourites, or take the marks away, and return them. */
  async setFavourite(ids: readonly string[], favourite = true): Promise<Creation[]> {
    const input = { ids: [...ids], favourite };
    return this.paced(async () => accepted((await this.read(SetFavouriteDocument, { input })).setFavourite).creations);
  }

  /** Request a ZIP file of the creations with the given `ids`, or that match the `filter`; `waitForExport` returns it. */
  async exportCreations(chosen: ExportCreationsInput): Promise<Export> {
    return this.onceOnly(chosen.idempotencyKey, async (idempotencyKey) => {
      const input = { ...chosen, idempotencyKey };
      return present(accepted((await this.read(ExportCreationsDocument, { input })).exportCreations).export);
    });
  }

  /**
   * Return an export when it is ready; its progress before is passed to `onChange`.
   *
   * Throws `ExportFailed` if it was not made, or is deleted.
   */
  async waitForExport(id: string, { onChange, signal }: { onChange?: (exported: Export) => void; signal?: AbortSignal } = {}): Promise<Export> {
    // The events are states without a cursor: after an interruption, the newest one comes again.
    const document = ExportUpdatedDocument as Document<ExportUpdatedSubscription, { id: string; after?: null }>;
    const stateOf = ({ exportUpdated }: ExportUpdatedSubscription) => ({ cursor: "", exported: exportUpdated });
    for await (const { exported } of this.live.resumed(document, { id }, stateOf, signal)) {
      if (exported.state === "READY") return exported;
      if (exported.state !== "PENDING") throw new ExportFailed(exported.failure ?? "The export is deleted.", exported);
      onChange?.(exported);
    }
    throw signal?.reason ?? new AtelierError("The wait was ended.");
  }

  /**
   * Return the address from which a browser saves a ready export, by a link too. The download begins within 10 minutes.
   *
   * Throws `ExportFailed` if it is not ready, or is deleted.
   */
  async exportUrl(id: string): Promise<string> {
    const exported = (await this.read(CreationExportDocument, { id })).creationExport;
    if (!exported?.url) throw new ExportFailed("The export is not ready, or is deleted.", exported);
    return `${this.endpoint.url}${exported.url}`;
  }

  /**
   * Share the image of a creation on a public page, and return its share; sharing it again returns the same one.
   *
   * `showPrompt`: the page shows the prompt; `indexable`: search engines may list it. Both are false at first.
   */
  async share(id: string, options: Omit<ShareCreationInput, "id"> = {}): Promise<Share> {
    return this.paced(async () => present(accepted((await this.read(ShareCreationDocument, { input: { ...options, id } })).shareCreation).share));
  }

  /** Revoke a share, by the id of the share; its page is gone within a minute. */
  async revokeShare(id: string): Promise<void> {
    accepted((await this.execute(RevokeShareDocument, { input: { id } })).revokeShare);
  }

  /**
   * Begin the purchase of a pack; the user pays at the payment's `checkoutUrl`.
   *
   * Afterwards the user is sent to `successUrl` or `cancelUrl`, whose origins the server allows.
   */
  async checkout(pack: string, back: { successUrl?: string; cancelUrl?: string } = {}): Promise<Payment> {
    return this.paced(async () => {
      const { createCheckout } = await this.execute(CreateCheckoutDocument, { input: { pack, ...back } });
      return present(accepted(createCheckout).payment);
    });
  }

  /** Yield the user's creations, newest first; pages are read as they are needed. */
  gallery(filter: CreationFilter = {}): AsyncGenerator<Creation, void, undefined> {
    return this.pages(async (after) => (await this.read(CreationsDocument, { first: PAGE, after, filter })).creations);
  }

  /** Yield the user's shares, newest first. */
  shares(): AsyncGenerator<Share, void, undefined> {
    return this.pages(async (after) => (await this.read(SharesDocument, { first: PAGE, after })).shares);
  }

  /** Yield the entries of the ledger, newest first. */
  transactions(): AsyncGenerator<Transaction, void, undefined> {
    return this.pages(async (after) => (await this.read(TransactionsDocument, { first: PAGE, after })).credit.transactions);
  }

  /** Yield the user's payments, newest first. */
  payments(): AsyncGenerator<Payment, void, undefined> {
    return this.pages(async (after) => (await this.read(PaymentsDocument, { first: PAGE, after })).credit.payments);
  }

  /**
   * Yield each change of one creation, or of all: in order, once, and through lost connections.
   *
   * Without `after` it begins with the current state. A RESET means that the changes before it are gone: read the
   * lists again.
   */
  watch({ id = null, after = null, signal }: WatchOptions & { id?: string | null } = {}): AsyncGenerator<TaskEvent, void, undefined> {
    return this.live.resumed(TaskUpdatedDocument, { id, after }, ({ taskUpdated }) => taskUpdated, signal);
  }

  /** Yield the credits, and each change of them. */
  watchCredits({ after = null, signal }: WatchOptions = {}): AsyncGenerator<CreditEvent, void, undefined> {
    return this.live.resumed(CreditUpdatedDocument, { after }, ({ creditUpdated }) => creditUpdated, signal);
  }

  /** Yield the events of a subscription of your own, which has the variable `after` and events with a `cursor`. */
  follow<Data, Variables extends { after?: string | null | undefined }, Event extends { cursor: string }>(
    document: Document<Data, Variables>,
    variables: Variables,
    eventOf: (data: Data) => Event,
    signal?: AbortSignal,
  ): AsyncGenerator<Event, void, undefined> {
    return this.live.resumed(document, variables, eventOf, signal);
  }

  /**
   * Return a creation when it has an image; each change before is passed to `onChange`.
   *
   * Throws `GenerationFailed` if no image was made; then its credits are back.
   */
  async wait(id: string, options: { onChange?: (creation: Creation) => void; signal?: AbortSignal } = {}): Promise<Finished> {
    for await (const { creation } of this.watch({ id, ...(options.signal ? { signal: options.signal } : {}) })) {
      if (!creation) continue;
      options.onChange?.(creation);
      if (creation.stage !== "FINISHED") continue;
      if (hasImage(creation)) return creation;
      throw new GenerationFailed(creation.failure?.message ?? "The generation was canceled.", creation);
    }
    throw options.signal?.reason ?? new AtelierError("The wait was ended.");
  }

  private read<Data, Variables>(document: Document<Data, Variables>, variables: Variables): Promise<Data> {
    return this.execute(document, variables, { repeatable: true });
  }

  /** Send a request again that was refused by a rate limit, after the time that the server names. */
  private async paced<Made>(request: () => Promise<Made>): Promise<Made> {
    const deadline = Date.now() + this.patience;
    for (;;) {
      try {
        return await request();
      } catch (error) {
        if (!(error instanceof Refused) || error.refusal.__typename !== "RateLimited") throw error;
        const wait = error.refusal.retryAfter * 1_000;
        if (Date.now() + wait >= deadline) throw error;
        await sleep(wait);
      }
    }
  }

  private async onceOnly<Made>(given: string | null | undefined, request: (key: string) => Promise<Made>): Promise<Made> {
    const key = given ?? crypto.randomUUID();
    try {
      return await this.paced(() => request(key));
    } catch (error) {
      if (error instanceof Unreachable) error.idempotencyKey = key;
      throw error;
    }
  }

  private async *pages<Node>(
    read: (after: string | null) => Promise<{ nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }>,
  ): AsyncGenerator<Node, void, undefined> {
    let after: string | null = null;
    do {
      const page: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } = await read(after);
      yield* page.nodes;
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
  }
}

/**
 * Return the token of a new demo user; servers without keys of their own have this sign-in.
 *
 * Throws `SignedOut` if the server has no demo sign-in or lets no more users in from here, `Unreachable` if none answers.
 */
export async function demoToken(url: string | URL, fetch: typeof globalThis.fetch = globalThis.fetch): Promise<string> {
  let status: number;
  try {
    const response = await fetch(`${String(url).replace(/\/+$/, "")}/auth/demo`, { method: "POST" });
    if (response.status === 201) return ((await response.json()) as { token: string }).token;
    status = response.status;
  } catch (error) {
    throw new Unreachable(`No usable answer from ${String(url)}: ${String(error)}`);
  }
  throw new SignedOut(`${String(url)} has no demo sign-in for you (HTTP ${status}): give a token.`);
}

function hasImage(creation: Creation): creation is Finished {
  return creation.generatedImage !== null;
}

/** Return a payload without errors. */
function accepted<Payload extends { errors: readonly Refusal[] }>(payload: Payload): Payload {
  if (payload.errors[0]) throw new Refused(payload.errors[0], payload.errors);
  return payload;
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new AtelierError("The server's answer is incomplete.");
  return value;
}
