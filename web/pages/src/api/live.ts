/** What happens to the person's creations and credits, as it happens: one socket, gone on with where it was cut. */

import { signal } from "@preact/signals";
import { createClient, type Client, type Sink } from "graphql-ws";
import {
  CreditUpdatedDocument,
  TaskUpdatedDocument,
  type CreditUpdatedSubscription,
  type TaskUpdatedSubscription,
} from "../generated/graphql";
import { ENDPOINT } from "./endpoint";
import { pause } from "./pausing";
import { currentToken, renew } from "./session";

export type TaskEvent = TaskUpdatedSubscription["taskUpdated"];
export type CreditEvent = CreditUpdatedSubscription["creditUpdated"];

export interface Watcher {
  task(event: TaskEvent): void;
  credit(event: CreditEvent): void;
  /** The socket is there again after it was lost. */
  back(): void;
}

/** The close code of a socket whose credentials no longer hold. */
const FORBIDDEN = 4403;
const KEEP_ALIVE = 15_000; // milliseconds between pings
const PONG_TIMEOUT = 10_000;

/** "lost": there was a socket, or should be, and there is none. */
export const connection = signal<"opening" | "live" | "lost">("opening");

/** Watch as who is signed in, until the function that is returned is called. */
export function watch(watcher: Watcher): () => void {
  const client = openSocket(watcher);
  const ended = new AbortController();
  void follow<TaskUpdatedSubscription>(client, TaskUpdatedDocument.toString(), ended.signal, ({ taskUpdated }) => {
    watcher.task(taskUpdated);
    return taskUpdated.cursor;
  });
  void follow<CreditUpdatedSubscription>(client, CreditUpdatedDocument.toString(), ended.signal, ({ creditUpdated }) => {
    watcher.credit(creditUpdated);
    return creditUpdated.cursor;
  });
  return () => {
    ended.abort();
    void client.dispose();
    connection.value = "opening";
  };
}

function openSocket(watcher: Watcher): Client {
  let refused: string | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: ENDPOINT.href.replace(/^http/, "ws"),
    // A browser cannot set headers on a WebSocket, so they travel in connection_init.
    connectionParams: () => ({ Authorization: `Bearer ${currentToken()}` }),
    keepAlive: KEEP_ALIVE,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: async (tries) => {
      if (refused !== null) await renew(refused).catch(() => undefined); // Unreachable: the next try finds out.
      if (refused === null || tries > 1) await pause(tries);
    },
    on: {
      connected: () => {
        refused = null;
        const back = connection.value === "lost";
        connection.value = "live";
        if (back) watcher.back();
      },
      closed: (event) => {
        clearTimeout(silence);
        refused = (event as CloseEvent).code === FORBIDDEN ? currentToken() : null;
        connection.value = "lost";
      },
      // A network that is gone does not say so: without an answer to its ping the socket is given up.
      ping: (received) => {
        if (!received) silence = setTimeout(() => client.terminate(), PONG_TIMEOUT);
      },
      pong: (received) => {
        if (received) clearTimeout(silence);
      },
    },
  });
  return client;
}

/** Subscribe, again after every end, each time from the last cursor that `deliver` has returned. */
async function follow<Result>(
  client: Client,
  query: string,
  signal: AbortSignal,
  deliver: (result: Result) => string,
): Promise<void> {
  let cursor: string | null = null;
  const payload = {
    query,
    // The client sends the payload again for each new socket, so it has to read the cursor anew.
    get variables() {
      return { after: cursor };
    },
  };
  for (let tries = 0; !signal.aborted; tries++) {
    const ended = await ending((sink) => client.subscribe<Result>(payload, sink), signal, ({ data }) => {
      if (!data) return;
      cursor = deliver(data as Result);
      tries = 0;
    });
    // Answers that are no event: the cursor may be what the server does not take.
    if (ended === "refused" && tries > 0) cursor = null;
    if (!signal.aborted) await pause(tries, signal);
  }
}

type Subscribe<Result> = (sink: Sink<{ data?: Result | null }>) => () => void;

function ending<Result>(
  subscribe: Subscribe<Result>,
  signal: AbortSignal,
  next: (value: { data?: Result | null }) => void,
): Promise<"complete" | "refused"> {
  return new Promise((resolve) => {
    const stop = subscribe({ next, error: () => resolve("refused"), complete: () => resolve("complete") });
    signal.addEventListener("abort", stop, { once: true });
  });
}
