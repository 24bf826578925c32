/** Subscriptions: over one WebSocket, or as server-sent events if there is none. */

import { CloseCode, createClient, type Client } from "graphql-ws";
import type { Document, Endpoint, Result } from "./endpoint";
import { AccountBlocked, AtelierError, failureOf, RequestFailed, SignedOut, Unreachable } from "./errors";
import { pause, sleep, wake } from "./pacing";

/** Close codes of the server. */
const BLOCKED = 4401;
const TOKEN_REFUSED = 4403;
/** The close code of a socket that was cut, or never opened. */
const ABNORMAL = 1006;
const KEEP_ALIVE = 15_000; // milliseconds between pings
const PONG_TIMEOUT = 10_000;
const SILENCE = 45_000; // milliseconds; the server sends a comment on a stream every 15 s
/** A network blocks WebSockets if this many in a row fail, although the server responds to requests. */
const SOCKET_TRIES = 2;
const PASSING = ["RATE_LIMITED", "UNAVAILABLE", "INTERNAL"];

/** "opening": the first connection is being made, or none is needed; "lost": there is none, and it is tried again. */
export type Connection = "opening" | "live" | "lost";

export class Live {
  private socket: Client | null = null;
  /** Attempts in a row whose WebSocket was never opened. */
  private unopened = 0;
  private opened = false;
  connection: Connection = "opening";

  constructor(
    private readonly endpoint: Endpoint,
    private readonly webSocket: unknown,
    private readonly keepOpen: number,
    private readonly onConnection: (connection: Connection) => void,
  ) {}

  /**
   * Yield the events of a subscription; after each interruption it continues from the last cursor, if events have one.
   *
   * Throws `SignedOut`, `AccountBlocked`, or `RequestFailed` if the server does not accept the operation.
   */
  async *resumed<Data, Variables, Event>(
    document: Document<Data, Variables>,
    variables: Variables,
    eventOf: (data: Data) => Event,
    signal?: AbortSignal,
  ): AsyncGenerator<Event, void, undefined> {
    let latest = variables;
    for (let tries = 0; !signal?.aborted; tries++) {
      try {
        for await (const data of this.once(document, latest, signal)) {
          const event = eventOf(data);
          const { cursor } = event as { cursor?: string };
          if (cursor !== undefined) latest = { ...variables, after: cursor };
          tries = 0;
          yield event;
        }
      } catch (error) {
        if (signal?.aborted) return;
        if (error instanceof RequestFailed && PASSING.includes(error.code)) await sleep((error.retryAfter ?? 0) * 1_000, signal);
        else if (!(error instanceof Unreachable)) throw error;
      }
      await pause(tries, signal);
    }
  }

  /** Close the socket. */
  close(): void {
    const closed = this.socket;
    this.socket = null;
    this.became("opening");
    void closed?.dispose();
  }

  private async *once<Data, Variables>(
    document: Document<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): AsyncGenerator<Data, void, undefined> {
    const token = await this.endpoint.session.token();
    const bySocket = this.webSocket !== undefined && this.unopened < SOCKET_TRIES;
    const results = bySocket
      ? this.overSocket(document, variables, signal)
      : this.overEvents(document, variables, token, signal);
    try {
      // A server that is away says nothing about WebSockets.
      if (bySocket && this.unopened > 0) await this.endpoint.reach(signal);
      for await (const result of results) {
        if (result.errors?.length) throw failureOf(result.errors);
        if (result.data) yield result.data;
      }
    } catch (error) {
      if (error instanceof SignedOut) {
        // That with which this iteration began: another one may have renewed it since.
        await this.endpoint.session.renewed(token, error.message);
        return;
      }
      // If events do not arrive either, a WebSocket may be possible later.
      if (error instanceof Unreachable && !bySocket) this.unopened = 0;
      throw error;
    } finally {
      if (!bySocket) this.became(signal?.aborted ? "opening" : "lost");
    }
  }

  private async *overSocket<Data, Variables>(
    document: Document<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): AsyncGenerator<Result<Data>, void, undefined> {
    this.socket ??= this.open();
    const results = this.socket.iterate<Data>({ query: document.toString(), variables: variables as Record<string, unknown> });
    const stop = (): void => void results.return?.();
    signal?.addEventListener("abort", stop);
    try {
      for await (const result of results) yield result as Result<Data>;
    } catch (error) {
      throw Array.isArray(error) ? failureOf(error) : closedBy(error);
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  private open(): Client {
    let pongTimer: ReturnType<typeof setTimeout> | undefined;
    const client = createClient({
      url: this.endpoint.url.replace(/^http/, "ws"),
      webSocketImpl: this.webSocket,
      // A browser cannot set headers on a WebSocket, so they are sent in connection_init.
      connectionParams: async () => ({ Authorization: `Bearer ${await this.endpoint.session.token()}` }),
      keepAlive: KEEP_ALIVE,
      retryAttempts: 0, // `resumed` tries again.
      lazyCloseTimeout: this.keepOpen,
      connectionAckWaitTimeout: PONG_TIMEOUT,
      on: {
        connecting: () => {
          this.opened = false;
        },
        connected: () => {
          this.opened = true;
          this.unopened = 0;
          this.became("live");
        },
        closed: (event) => {
          clearTimeout(pongTimer);
          if (this.socket !== client) return;
          const { code, wasClean } = event as { code?: number; wasClean?: boolean };
          if (!this.opened && (code === ABNORMAL || code === CloseCode.ConnectionAcknowledgementTimeout)) this.unopened += 1;
          // The client itself closes a socket that nothing uses any more.
          this.became(code === 1000 && wasClean ? "opening" : "lost");
        },
        // A lost network closes no socket: terminate it if its ping has no answer.
        ping: (received) => {
          if (!received) pongTimer = setTimeout(() => client.terminate(), PONG_TIMEOUT);
        },
        pong: (received) => {
          if (received) clearTimeout(pongTimer);
        },
      },
    });
    return client;
  }

  private async *overEvents<Data, Variables>(
    document: Document<Data, Variables>,
    variables: Variables,
    token: string,
    signal?: AbortSignal,
  ): AsyncGenerator<Result<Data>, void, undefined> {
    const ended = new AbortController();
    const stop = (): void => ended.abort();
    signal?.addEventListener("abort", stop);
    let silence = setTimeout(stop, SILENCE);
    try {
      const response = await this.endpoint.fetch(`${this.endpoint.url}/stream`, {
        method: "POST",
        headers: { Accept: "text/event-stream", "Content-Type": "application/json", Authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: document.toString(), variables }),
        signal: ended.signal,
      });
      if (!response.ok || !response.body) {
        yield (await response.json()) as Result<Data>;
        return;
      }
      this.became("live");
      const heard = (): void => {
        clearTimeout(silence);
        silence = setTimeout(stop, SILENCE);
      };
      for await (const [kind, text] of eventsOf(response.body, heard)) {
        if (kind === "next") yield JSON.parse(text) as Result<Data>;
        else if (kind === "complete") return;
      }
    } catch (error) {
      throw error instanceof AtelierError ? error : new Unreachable(`The stream from ${this.endpoint.url} ended: ${String(error)}`);
    } finally {
      clearTimeout(silence);
      signal?.removeEventListener("abort", stop);
      ended.abort();
    }
  }

  private became(connection: Connection): void {
    if (this.connection === connection) return;
    // Requests that wait for the server need not wait any longer.
    if (this.connection === "lost" && connection === "live") wake();
    this.connection = connection;
    this.onConnection(connection);
  }
}

function closedBy(event: unknown): AtelierError {
  const { code, reason = "" } = event as { code?: number; reason?: string };
  if (code === BLOCKED) return new AccountBlocked(reason);
  if (code === TOKEN_REFUSED) return new SignedOut(reason);
  return new Unreachable(`The live connection ended${code === undefined ? `: ${String(event)}` : ` (${code})`}.`);
}

/** Yield kind and data of each event of a stream ("Server-sent events" in the HTML standard). */
async function* eventsOf(
  body: ReadableStream<Uint8Array>,
  onData: () => void,
): AsyncGenerator<[string, string], void, undefined> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  try {
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onData();
      const events = (rest + value).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) {
        const lines = event.split("\n");
        const kind = lines.find((line) => line.startsWith("event:"))?.slice(6).trim() ?? "";
        const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice(5).replace(/^ /, ""));
        if (kind) yield [kind, data.join("\n")];
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
