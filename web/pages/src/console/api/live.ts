/** Live updates by the operator API's subscriptions, over one socket that reconnects. */

import { signal } from "@preact/signals";
import { createClient, type Client } from "graphql-ws";
import { pause, wake } from "../../api/backoff";
import { ChangesDocument, OverviewDocument, type ChangesSubscription, type OverviewSubscription } from "../../generated/operate/graphql";
import { ENDPOINT } from "./endpoint";
import { currentToken, end } from "./session";

export type Overview = OverviewSubscription["overview"];
export type Change = ChangesSubscription["changes"];

/** The close codes for a token that is no longer valid, and for an account that is no operator's any more. */
const FORBIDDEN = 4403;
const UNAUTHORIZED = 4401;
const KEEP_ALIVE = 15_000; // milliseconds between pings
const PONG_TIMEOUT = 10_000;

/** "idle": nothing is watched; "lost": the socket was closed, or could not be opened. */
export const connection = signal<"idle" | "live" | "lost">("idle");

let client: Client | null = null;

/** Watch the state of the installation, until the returned function is called. */
export function watchOverview(deliver: (overview: Overview) => void): () => void {
  return follow<OverviewSubscription>(OverviewDocument.toString(), {}, ({ overview }) => deliver(overview));
}

/** Watch the changes of one user or one generation, until the returned function is called. */
export function watchChanges(of: { userId: string } | { generationId: string }, deliver: (change: Change) => void): () => void {
  return follow<ChangesSubscription>(ChangesDocument.toString(), of, ({ changes }) => deliver(changes));
}

/** Close the socket: the operator has signed out. */
export function disconnect(): void {
  void client?.dispose();
  client = null;
  connection.value = "idle";
}

/** Subscribe, and resubscribe after each end until the returned function is called; each subscription begins anew. */
function follow<Result>(query: string, variables: Record<string, string>, deliver: (result: Result) => void): () => void {
  const ended = new AbortController();
  void (async () => {
    for (let tries = 0; !ended.signal.aborted && currentToken() !== null; tries++) {
      await new Promise<void>((resolve) => {
        const next = ({ data }: { data?: Result | null }): void => {
          if (!data) return;
          tries = 0;
          deliver(data);
        };
        const done = (): void => resolve();
        const stop = socket().subscribe<Result>({ query, variables }, { next, error: done, complete: done });
        ended.signal.addEventListener("abort", stop, { once: true });
      });
      if (!ended.signal.aborted) await pause(tries, ended.signal);
    }
  })();
  return () => ended.abort();
}

function socket(): Client {
  client ??= openSocket();
  return client;
}

function openSocket(): Client {
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const opened = createClient({
    url: ENDPOINT.href.replace(/^http/, "ws"),
    connectionParams: () => ({ Authorization: `Bearer ${currentToken()}` }),
    keepAlive: KEEP_ALIVE,
    lazyCloseTimeout: 5_000, // The next page uses the same socket.
    retryAttempts: Infinity,
    shouldRetry: () => currentToken() !== null,
    retryWait: (tries) => pause(tries),
    on: {
      connected: () => {
        if (connection.value === "lost") wake();
        connection.value = "live";
      },
      closed: (event) => {
        clearTimeout(pongTimer);
        const { code, reason, wasClean } = event as CloseEvent;
        if (client !== opened) return;
        if (code === FORBIDDEN) end({ kind: "expired" });
        else if (code === UNAUTHORIZED) end({ kind: "forbidden", message: reason });
        // The client closes a socket that nothing uses any more.
        else connection.value = code === 1000 && wasClean ? "idle" : "lost";
      },
      // A lost network closes no socket: terminate it if its ping has no answer.
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => opened.terminate(), PONG_TIMEOUT);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
    },
  });
  return opened;
}
