/** The transport: one GraphQL API, as one user. */

import { Endpoint, type Document } from "./endpoint";
import { Live, type Connection } from "./live";
import { repeated, type CallOptions } from "./pacing";
import { Session, type SignIn, type TokenStore } from "./session";

export interface ClientOptions {
  /** The address of the server, such as `https://api.example.com`. */
  url: string | URL;
  /** The path of the GraphQL API; `/graphql` by default. */
  path?: string;
  /** The user's token. */
  token?: string | null;
  /** Returns a token, at first and when the server has refused one. */
  signIn?: SignIn;
  /** Where the token is kept: `sharedTokens()` signs all pages of an origin in as the same user. */
  tokens?: TokenStore;
  /** Called when another token is used: renewed, given to `use`, or that of another page; null: nobody is signed in. */
  onToken?: (token: string | null) => void;
  /** Milliseconds for which a request is repeated after its first failure, or waits for a rate limit. */
  patience?: number;
  /** Called before each repetition of a request, with the last error and the milliseconds until then. */
  onRepeat?: CallOptions["onRepeat"];
  /** Takes the place of the global `WebSocket`; null: server-sent events are used. */
  webSocket?: unknown;
  /** Milliseconds for which the live connection stays open after its last use. */
  keepOpen?: number;
  /** Takes the place of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** Called when the live connection is made or lost. */
  onConnection?: (connection: Connection) => void;
}

const PATIENCE = 30_000;

export class GraphQLClient {
  /** The address of the server, without a slash at the end. */
  protected readonly base: string;
  protected readonly endpoint: Endpoint;
  private readonly session: Session;
  private readonly live: Live;
  private readonly defaults: CallOptions;

  constructor(options: ClientOptions) {
    const nothing = (): void => undefined;
    this.session = new Session(options.token ?? null, options.signIn, options.tokens, options.onToken ?? nothing);
    const fetch = options.fetch ?? ((...given) => globalThis.fetch(...given));
    this.base = String(options.url).replace(/\/+$/, "");
    this.defaults = { patience: options.patience ?? PATIENCE, onRepeat: options.onRepeat };
    this.endpoint = new Endpoint(`${this.base}${options.path ?? "/graphql"}`, this.session, fetch);
    const webSocket = options.webSocket === undefined ? globalThis.WebSocket : (options.webSocket ?? undefined);
    this.live = new Live(this.endpoint, webSocket, options.keepOpen ?? 0, options.onConnection ?? nothing);
  }

  /** The state of the live connection. */
  get connection(): Connection {
    return this.live.connection;
  }

  /** The token in use; null while nobody is signed in. */
  get token(): string | null {
    return this.session.current;
  }

  /** Use another token from now on, such as after a sign-in; null signs the user out. */
  use(token: string | null): void {
    this.session.use(token);
  }

  /** Close the live connection. Iterations of `watch` open it again, so end these first. */
  close(): void {
    this.live.close();
  }

  /** Execute a query or mutation of your own; if it is `repeatable`, it is sent again when no response arrived. */
  execute<Data, Variables>(
    document: Document<Data, Variables> | string,
    variables: Variables,
    { repeatable = false, ...options }: CallOptions & { repeatable?: boolean } = {},
  ): Promise<Data> {
    return this.call(document as Document<Data, Variables>, variables, (data) => data, options, repeatable);
  }

  /**
   * Yield the events of a subscription of your own.
   *
   * If its events have a `cursor` and its document the variable `after`, it continues after the last event when a
   * connection was lost; otherwise it begins anew.
   */
  follow<Data, Variables, Event>(
    document: Document<Data, Variables>,
    variables: Variables,
    eventOf: (data: Data) => Event,
    signal?: AbortSignal,
  ): AsyncGenerator<Event, void, undefined> {
    return this.live.resumed(document, variables, eventOf, signal);
  }

  /** Execute an operation and return a part of its data; a refusal that `pick` throws may be repeated, too. */
  protected call<Data, Variables, Part>(
    document: Document<Data, Variables>,
    variables: Variables,
    pick: (data: Data) => Part,
    options?: CallOptions,
    repeatable = true,
  ): Promise<Part> {
    return this.repeated(async () => pick(await this.endpoint.execute(document, variables, options?.signal)), options, repeatable);
  }

  protected repeated<Made>(work: () => Promise<Made>, options: CallOptions = {}, repeatable = true): Promise<Made> {
    return repeated(work, repeatable, { ...this.defaults, ...options });
  }
}
