/** Subscriptions: over one WebSocket, or as server-sent events if there is none. */

import { createClient, type Client } from "graphql-ws";
import type { Document, Endpoint, Result } from "./endpoint";
import { AccountBlocked, AtelierError, failureOf, RequestFailed, SignedOut, Unreachable } from "./errors";
import { pause, sleep } from "./pacing";

/** Close codes of the server. */
const BLOCKED = 4401;
const TOKEN_REFUSED = 4403;
const KEEP_ALIVE = 15_000; // milliseconds between pings
const PONG_TIMEOUT = 10_000;
const SILENCE = 45_000; // milliseconds; the server sends a comment on a stream every 15 s
const SOCKET_TRIES = 2;
const PASSING = ["RATE_LIMITED", "UNAVAILABLE", "INTERNAL"];

/** "opening" until the first connection, "lost" while there is none after that. */
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
    private readonly onConnection: (connection: Connection) => void,
  ) {}

  /**
   * Yield the events of a subscription with the variable `after`; after each interruption it continues from the last cursor.
   *
   * Throws `SignedOut`, `AccountBlocked`, or `RequestFailed` if the server does not accept the operation.
   */
  async *resumed<Data, Variables extends { after?: string | null | undefined }, Event extends { cursor: string }>(
    document: Document<Data, Variables>,
    variables: Variables,
    eventOf: (data: Data) => Event,
    signal?: AbortSignal,
  ): AsyncGenerator<Event, void, undefined> {
    let after = variables.after;
    for (let tries = 0; !signal?.aborted; tries++) {
      try {
        for await (const data of this.once(document, { ...variables, after }, signal)) {
          const event = eventOf(data);
          after = event.cursor;
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
    void this.socket?.dispose();
    this.socket = null;
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
      // If events do not arrive either, the server is away, and a WebSocket may be possible later.
      if (error instanceof Unreachable) this.unopened = bySocket && !this.opened ? this.unopened + 1 : 0;
      throw error;
    } finally {
      if (!bySocket) this.became("lost");
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
      url: `${this.endpoint.url.replace(/^http/, "ws")}/graphql`,
      webSocketImpl: this.webSocket,
      // A browser cannot set headers on a WebSocket, so they are sent in connection_init.
      connectionParams: async () => ({ Authorization: `Bearer ${await this.endpoint.session.token()}` }),
      keepAlive: KEEP_ALIVE,
      retryAttempts: 0, // `resumed` tries again.
      on: {
        connecting: () => {
          this.opened = false;
        },
        connected: () => {
          this.opened = true;
          this.unopened = 0;
          this.became("live");
        },
        closed: () => {
          clearTimeout(pongTimer);
          this.became("lost");
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
      const response = await this.endpoint.fetch(`${this.endpoint.url}/graphql/stream`, {
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
