/** The client: one server, as one user. */
import { type Document } from "./endpoint";
import { type CreateGenerationInput, type CreationFilter, type CreationPartsFragment, type CreditPartsFragment, type CreditUpdatedSubscription, type ImageSourceInput, type ModelsQuery, type PacksQuery, type PaymentPartsFragment, type QuoteQuery, type StylesQuery, type TaskUpdatedSubscription, type TransactionPartsFragment, type ViewerQuery } from "./generated/graphql";
import { type Connection } from "./live";
import { type SignIn } from "./session";
import { type UploadOptions } from "./uploads";
export type Creation = CreationPartsFragment;
export type Image = NonNullable<Creation["generatedImage"]>;
export type Credit = CreditPartsFragment;
export type Transaction = TransactionPartsFragment;
export type Payment = PaymentPartsFragment;
export type Model = ModelsQuery["models"][number];
export type Style = StylesQuery["styles"][number];
export type Pack = PacksQuery["creditPacks"][number];
export type Quote = QuoteQuery["generationQuote"];
export type TaskEvent = TaskUpdatedSubscription["taskUpdated"];
export type CreditEvent = CreditUpdatedSubscription["creditUpdated"];
/** `CreateGenerationInput`, but for `images`: files among them are uploaded first. */
export type CreateOptions = Omit<CreateGenerationInput, "images" | "image"> & {
    images?: readonly (ImageSourceInput | Blob)[];
};
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
export declare class Atelier {
    private readonly endpoint;
    private readonly live;
    constructor(options: AtelierOptions);
    /** The state of the live connection. */
    get connection(): Connection;
    /** Close the live connection. Iterations of `watch` open it again, so end these first. */
    close(): void;
    /** Execute a query or mutation of your own; if it is `repeatable`, it is sent again when no response arrived. */
    execute<Data, Variables>(document: Document<Data, Variables> | string, variables: Variables, { repeatable }?: {
        repeatable?: boolean | undefined;
    }): Promise<Data>;
    viewer(): Promise<ViewerQuery["viewer"]>;
    credits(): Promise<Credit>;
    /** Return the models on offer, the default one first. */
    models(): Promise<Model[]>;
    styles(): Promise<Style[]>;
    packs(): Promise<Pack[]>;
    /** Return a creation of the user; null if there is none with this id. */
    creation(id: string): Promise<Creation | null>;
    /** Return the price of `create` with this input, of which only the given fields are checked. */
    quote(input: CreateGenerationInput): Promise<Quote>;
    /** Send a picture and return the id of its upload: `{ uploadId: id }` among the images of `create`. */
    upload(picture: Blob, options?: UploadOptions): Promise<string>;
    /**
     * Begin to make images and return their creations: one, or as many as `count`.
     *
     * The request has an idempotency key, so it is charged once, however often it is sent. Throws `Unreachable`, with
     * that key, if no response arrived within `patience`.
     */
    create({ images, ...options }: CreateOptions): Promise<Creation[]>;
    /** Repeat a failed or canceled creation as a new one, and return that. */
    retry(id: string, options?: {
        maxCredits?: number;
        idempotencyKey?: string;
    }): Promise<Creation>;
    /** Cancel a generation that was not sent to the provider yet; its credits are back. */
    cancel(id: string): Promise<Creation>;
    /** Delete a finished creation and its pictures. */
    delete(id: string): Promise<void>;
    /** Begin the purchase of a pack; the user pays at the payment's `checkoutUrl`. */
    checkout(pack: string): Promise<Payment>;
    /** Yield the user's creations, newest first; pages are read as they are needed. */
    gallery(filter?: CreationFilter): AsyncGenerator<Creation, void, undefined>;
    /** Yield the entries of the ledger, newest first. */
    transactions(): AsyncGenerator<Transaction, void, undefined>;
    /** Yield the user's payments, newest first. */
    payments(): AsyncGenerator<Payment, void, undefined>;
    /**
     * Yield each change of one creation, or of all: in order, once, and through lost connections.
     *
     * Without `after` it begins with the current state. A RESET means that the changes before it are gone: read the
     * lists again.
     */
    watch({ id, after, signal }?: WatchOptions & {
        id?: string | null;
    }): AsyncGenerator<TaskEvent, void, undefined>;
    /** Yield the credits, and each change of them. */
    watchCredits({ after, signal }?: WatchOptions): AsyncGenerator<CreditEvent, void, undefined>;
    /** Yield the events of a subscription of your own, which has the variable `after` and events with a `cursor`. */
    follow<Data, Variables extends {
        after?: string | null | undefined;
    }, Event extends {
        cursor: string;
    }>(document: Document<Data, Variables>, variables: Variables, eventOf: (data: Data) => Event, signal?: AbortSignal): AsyncGenerator<Event, void, undefined>;
    /**
     * Return a creation when it has an image; each change before is passed to `onChange`.
     *
     * Throws `GenerationFailed` if no image was made; then its credits are back.
     */
    wait(id: string, options?: {
        onChange?: (creation: Creation) => void;
        signal?: AbortSignal;
    }): Promise<Creation>;
    private read;
    private onceOnly;
    private pages;
}
/** Return the token of a new demo user; servers without keys of their own have this sign-in. */
export declare function demoToken(url: string | URL, fetch?: typeof globalThis.fetch): Promise<string>;
export {};
