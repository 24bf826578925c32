/** The client: one server, as one user. */

import { GraphQLClient } from "./client";
import { AtelierError, ExportFailed, GenerationFailed, Refused, RequestFailed, SignedOut, Unreachable, type Refusal } from "./errors";
import {
  CancelGenerationDocument,
  CreateCheckoutDocument,
  CreateGenerationDocument,
  CreateUploadDocument,
  CreationDocument,
  CreationExportDocument,
  CreationExportsDocument,
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
  ShareOfDocument,
  SharesDocument,
  SetFavouriteDocument,
  StartDocument,
  StylesDocument,
  TaskUpdatedDocument,
  TransactionsDocument,
  ViewerDocument,
  type CancelGenerationMutation,
  type CreateCheckoutMutation,
  type CreateGenerationInput,
  type CreationFilter,
  type CreationPartsFragment,
  type CreditPartsFragment,
  type CreditUpdatedSubscription,
  type ExportCreationsInput,
  type ExportPartsFragment,
  type ImageSourceInput,
  type ModelPartsFragment,
  type PackPartsFragment,
  type PaymentPartsFragment,
  type QuotePartsFragment,
  type ExportCreationsMutation,
  type RetryGenerationMutation,
  type RevokeShareMutation,
  type SetFavouriteMutation,
  type ShareCreationInput,
  type ShareCreationMutation,
  type SharePartsFragment,
  type StartQuery,
  type StylePartsFragment,
  type TaskUpdatedSubscription,
  type TransactionPartsFragment,
  type ViewerPartsFragment,
} from "./generated/graphql";
import type { CallOptions } from "./pacing";
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
export type Model = ModelPartsFragment;
export type Style = StylePartsFragment;
export type Pack = PackPartsFragment;
export type Quote = QuotePartsFragment;
export type Viewer = ViewerPartsFragment;
/** The user, the credits and the offer. */
export type Start = StartQuery;
export type TaskEvent = TaskUpdatedSubscription["taskUpdated"];
export type CreditEvent = CreditUpdatedSubscription["creditUpdated"];

/** `CreateGenerationInput`, but for `images`: files among them are uploaded first. */
export type CreateOptions = Omit<CreateGenerationInput, "images" | "image"> & { images?: readonly (ImageSourceInput | Blob)[] };

export interface CreateCallOptions extends CallOptions {
  /** Receives the share of all files that was sent, from 0 to 1. */
  onProgress?: (done: number) => void;
  /** Receives the images with uploads in place of the files: the same request is repeated with these, such as after a reload. */
  onUploaded?: (images: ImageSourceInput[]) => void;
}

export interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** A list: iterated over, it reads its pages as they are needed. */
export interface Listing<Node> extends AsyncGenerator<Node, void, undefined> {
  /** Read one page: at most `first` items after a cursor; null: from the beginning. */
  page(first: number, after: string | null, options?: CallOptions): Promise<Page<Node>>;
}

/** Times in ISO 8601; null or left out: no limit. */
export interface Period {
  createdAfter?: string | null;
  createdBefore?: string | null;
}

interface WatchOptions {
  /** The cursor of the last event that was received: it continues after that. */
  after?: string | null;
  signal?: AbortSignal;
}

const PAGE = 50;
const TIMEOUT = 30_000; // milliseconds

export class Atelier extends GraphQLClient {
  /** Return in one request what a front end begins with: the user, the credits, the models and the styles. */
  start(options?: CallOptions): Promise<Start> {
    return this.call(StartDocument, {}, (data) => data, options);
  }

  viewer(options?: CallOptions): Promise<Viewer> {
    return this.call(ViewerDocument, {}, ({ viewer }) => viewer, options);
  }

  credits(options?: CallOptions): Promise<Credit> {
    return this.call(CreditDocument, {}, ({ credit }) => credit, options);
  }

  /** Return the models on offer, the default one first. */
  models(options?: CallOptions): Promise<Model[]> {
    return this.call(ModelsDocument, {}, ({ models }) => models, options);
  }

  styles(options?: CallOptions): Promise<Style[]> {
    return this.call(StylesDocument, {}, ({ styles }) => styles, options);
  }

  packs(options?: CallOptions): Promise<Pack[]> {
    return this.call(PacksDocument, {}, ({ creditPacks }) => creditPacks, options);
  }

  /** Return a creation of the user; null if there is none with this id. */
  creation(id: string, options?: CallOptions): Promise<Creation | null> {
    return this.call(CreationDocument, { id }, ({ creation }) => creation, options);
  }

  /** Return the price of `create` with this input, of which only the given fields are checked. */
  quote(input: CreateGenerationInput, options?: CallOptions): Promise<Quote> {
    return this.call(QuoteDocument, { input }, ({ quoteGeneration }) => present(accepted(quoteGeneration).quote), options);
  }

  /** Send a picture and return the id of its upload: `{ uploadId: id }` among the images of `create`. */
  upload(picture: Blob, { contentType, onProgress, ...options }: UploadOptions & CallOptions = {}): Promise<string> {
    const input = { contentType: contentType || picture.type || "application/octet-stream", byteSize: picture.size };
    return this.repeated(async () => {
      const { createUpload } = await this.endpoint.execute(CreateUploadDocument, { input }, options.signal);
      const place = present(accepted(createUpload).upload);
      await send(place, picture, { onProgress, signal: options.signal }, this.endpoint.fetch);
      return place.id;
    }, options);
  }

  /**
   * Begin to make images and return their creations: one, or as many as `count`.
   *
   * The request has an idempotency key, so it is charged once, however often it is sent. Throws `Unreachable`, with
   * that key, if no response arrived within the patience.
   */
  async create({ images, ...given }: CreateOptions, options: CreateCallOptions = {}): Promise<Creation[]> {
    const { onProgress, onUploaded, ...call } = options;
    const shares = (images ?? []).map((image): number | null => (image instanceof Blob ? 0 : null));
    const files = shares.filter((share) => share !== null).length;
    const sources = await Promise.all(
      (images ?? []).map(async (image, at): Promise<ImageSourceInput> => {
        if (!(image instanceof Blob)) return image;
        const shown = (share: number): void => {
          shares[at] = share;
          onProgress?.(shares.reduce<number>((sum, each) => sum + (each ?? 0), 0) / files);
        };
        return { uploadId: await this.upload(image, { ...call, ...(onProgress && { onProgress: shown }) }) };
      }),
    );
    if (files > 0) onUploaded?.(sources);
    return this.onceOnly(given.idempotencyKey, (idempotencyKey) => {
      const input = { ...given, ...(images && { images: sources }), idempotencyKey };
      return this.call(CreateGenerationDocument, { input }, ({ createGeneration }) => accepted(createGeneration).creations, call);
    });
  }

  /** Repeat a failed or canceled creation as a new one, and return that. */
  retry(
    id: string,
    { maxCredits, idempotencyKey, ...options }: { maxCredits?: number | null; idempotencyKey?: string } & CallOptions = {},
  ): Promise<Creation> {
    return this.onceOnly(idempotencyKey, (key) => {
      const input = { id, maxCredits, idempotencyKey: key };
      const pick = ({ retryGeneration }: RetryGenerationMutation): Creation => present(accepted(retryGeneration).creation);
      return this.call(RetryGenerationDocument, { input }, pick, options);
    });
  }

  /** Cancel a generation that was not sent to the provider yet; its credits are back. */
  cancel(id: string, options?: CallOptions): Promise<Creation> {
    const pick = ({ cancelGeneration }: CancelGenerationMutation): Creation => present(accepted(cancelGeneration).creation);
    return this.call(CancelGenerationDocument, { input: { id } }, pick, options, false);
  }

  /** Delete a finished creation and its pictures. */
  async delete(id: string, options?: CallOptions): Promise<void> {
    await this.call(DeleteCreationDocument, { input: { id } }, ({ deleteCreation }) => accepted(deleteCreation), options, false);
  }

  /** Mark creations as favourites, or take the marks away, and return them. */
  setFavourite(ids: readonly string[], favourite = true, options?: CallOptions): Promise<Creation[]> {
    const pick = ({ setFavourite }: SetFavouriteMutation): Creation[] => accepted(setFavourite).creations;
    return this.call(SetFavouriteDocument, { input: { ids: [...ids], favourite } }, pick, options);
  }

  /** Request a ZIP file of the creations with the given `ids`, or that match the `filter`; `waitForExport` returns it. */
  exportCreations(chosen: ExportCreationsInput, options?: CallOptions): Promise<Export> {
    return this.onceOnly(chosen.idempotencyKey, (idempotencyKey) => {
      const pick = ({ exportCreations }: ExportCreationsMutation): Export => present(accepted(exportCreations).export);
      return this.call(ExportCreationsDocument, { input: { ...chosen, idempotencyKey } }, pick, options);
    });
  }

  /** Return the user's newest exports, newest first. */
  exports(options?: CallOptions): Promise<Export[]> {
    return this.call(CreationExportsDocument, {}, ({ creationExports }) => creationExports, options);
  }

  /** Return an export of the user; null if there is none with this id. */
  export(id: string, options?: CallOptions): Promise<Export | null> {
    return this.call(CreationExportDocument, { id }, ({ creationExport }) => creationExport, options);
  }

  /**
   * Return an export when it is ready; its progress before is passed to `onChange`.
   *
   * Throws `ExportFailed` if it was not made, or is deleted.
   */
  async waitForExport(id: string, { onChange, signal }: { onChange?: (exported: Export) => void; signal?: AbortSignal } = {}): Promise<Export> {
    for await (const exported of this.follow(ExportUpdatedDocument, { id }, ({ exportUpdated }) => exportUpdated, signal)) {
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
  async exportUrl(id: string, options?: CallOptions): Promise<string> {
    const exported = await this.export(id, options);
    if (!exported?.url) throw new ExportFailed("The export is not ready, or is deleted.", exported);
    return `${this.base}${exported.url}`;
  }

  /**
   * Share the image of a creation on a public page, and return its share; sharing it again returns the same one.
   *
   * `showPrompt`: the page shows the prompt; `indexable`: search engines may list it. Both are false at first.
   */
  share(id: string, options: Omit<ShareCreationInput, "id"> = {}, call?: CallOptions): Promise<Share> {
    const pick = ({ shareCreation }: ShareCreationMutation): Share => present(accepted(shareCreation).share);
    return this.call(ShareCreationDocument, { input: { ...options, id } }, pick, call);
  }

  /** Return the share of a creation; null if it is not shared. */
  shareOf(creationId: string, options?: CallOptions): Promise<Share | null> {
    return this.call(ShareOfDocument, { id: creationId }, ({ creation }) => creation?.share ?? null, options);
  }

  /** Revoke a share, by the id of the share; its page is gone within a minute. */
  async revokeShare(id: string, options?: CallOptions): Promise<void> {
    const pick = ({ revokeShare }: RevokeShareMutation): unknown => accepted(revokeShare);
    await this.call(RevokeShareDocument, { input: { id } }, pick, options, false);
  }

  /**
   * Begin the purchase of a pack; the user pays at the payment's `checkoutUrl`.
   *
   * Afterwards the user is sent to `successUrl` or `cancelUrl`, whose origins the server allows.
   */
  checkout(pack: string, back: { successUrl?: string; cancelUrl?: string } = {}, options?: CallOptions): Promise<Payment> {
    const pick = ({ createCheckout }: CreateCheckoutMutation): Payment => present(accepted(createCheckout).payment);
    return this.call(CreateCheckoutDocument, { input: { pack, ...back } }, pick, options, false);
  }

  /** Return the user's creations of a period, newest first: iterate over them, or read them by `page`. */
  gallery(filter: CreationFilter = {}, period: Period = {}): Listing<Creation> {
    return listing((first, after, options) =>
      this.call(CreationsDocument, { first, after, filter, ...period }, ({ creations }) => creations, options),
    );
  }

  /** Return the user's shares, newest first. */
  shares(): Listing<Share> {
    return listing((first, after, options) => this.call(SharesDocument, { first, after }, ({ shares }) => shares, options));
  }

  /** Return the entries of the ledger, newest first. */
  transactions(): Listing<Transaction> {
    return listing((first, after, options) =>
      this.call(TransactionsDocument, { first, after }, ({ credit }) => credit.transactions, options),
    );
  }

  /** Return the user's payments, newest first. */
  payments(): Listing<Payment> {
    return listing((first, after, options) =>
      this.call(PaymentsDocument, { first, after }, ({ credit }) => credit.payments, options),
    );
  }

  /**
   * Yield each change of one creation, or of all: in order, once, and through lost connections.
   *
   * Without `after` it begins with the current state. A RESET means that the changes before it are gone: read the
   * lists again.
   */
  watch({ id = null, after = null, signal }: WatchOptions & { id?: string | null } = {}): AsyncGenerator<TaskEvent, void, undefined> {
    return this.follow(TaskUpdatedDocument, { id, after }, ({ taskUpdated }) => taskUpdated, signal);
  }

  /** Yield the credits, and each change of them. */
  watchCredits({ after = null, signal }: WatchOptions = {}): AsyncGenerator<CreditEvent, void, undefined> {
    return this.follow(CreditUpdatedDocument, { after }, ({ creditUpdated }) => creditUpdated, signal);
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

  private async onceOnly<Made>(given: string | null | undefined, request: (key: string) => Promise<Made>): Promise<Made> {
    const key = given ?? newKey();
    try {
      return await request(key);
    } catch (error) {
      const isDecided = error instanceof Refused || error instanceof SignedOut;
      if (error instanceof AtelierError && !isDecided) error.idempotencyKey = key;
      throw error;
    }
  }
}

/** Return a new idempotency key. */
export function newKey(): string {
  // `randomUUID` exists on secure origins only.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function listing<Node>(page: Listing<Node>["page"]): Listing<Node> {
  async function* nodes(): AsyncGenerator<Node, void, undefined> {
    let after: string | null = null;
    do {
      const read: Page<Node> = await page(PAGE, after);
      yield* read.nodes;
      after = read.pageInfo.hasNextPage ? read.pageInfo.endCursor : null;
    } while (after !== null);
  }
  return Object.assign(nodes(), { page });
}

/**
 * Return the token of a new demo user; servers without keys of their own have this sign-in.
 *
 * Throws `SignedOut` if the server has no demo sign-in, `RequestFailed` if there are too many new users from this network,
 * and `Unreachable` if no server responds.
 */
export async function demoToken(url: string | URL, fetch: typeof globalThis.fetch = globalThis.fetch): Promise<string> {
  let status: number;
  let wait: number;
  try {
    const response = await fetch(`${String(url).replace(/\/+$/, "")}/auth/demo`, {
      method: "POST",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (response.status === 201) return ((await response.json()) as { token: string }).token;
    status = response.status;
    wait = Number(response.headers.get("Retry-After"));
  } catch (error) {
    throw new Unreachable(`No usable answer from ${String(url)}: ${String(error)}`);
  }
  if (status === 429) throw new RequestFailed(`${String(url)} lets no more users in from here.`, "RATE_LIMITED", wait);
  if (status >= 500) throw new Unreachable(`${String(url)} is not available (HTTP ${status}).`);
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
