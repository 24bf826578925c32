/** What happens to the person's creations and credits, as it happens: one socket, gone on with where it was cut. */

import { signal } from "@preact/signals";
import { createClient, type Client } from "graphql-ws";
import {
  CreditUpdatedDocument,
  TaskUpdatedDocument,
  type CreditUpdatedSubscription,
  type TaskUpdatedSubscription,
} from "../generated/graphql";
import { ENDPOINT } from "./endpoint";
import { pause, wake } from "./pausing";
import { currentToken, renew } from "./session";

export type TaskEvent = TaskUpdatedSubscription["taskUpdated"];
export type CreditEvent = CreditUpdatedSubscription["creditUpdated"];

export interface Watcher {
  task(event: TaskEvent): void;
  credit(event: CreditEvent): void;
  /** From now on every change is told: what was read before may lack some. */
  begun(): void;
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
  const { signal } = ended;
  let begun = false;
  void follow<CreditUpdatedSubscription>(client, CreditUpdatedDocument.toString(), null, signal, ({ creditUpdated }) => {
    watcher.credit(creditUpdated);
    if (!begun) {
      begun = true;
      watcher.begun();
      void followTasks(creditUpdated.cursor);
    }
    return creditUpdated.cursor;
  });
  // Alone, this one begins with what is unfinished, and would not tell what ended a moment before. Both count alike, and
  // the credits always begin with an event: from its number on, nothing is missed of what is read afterwards.
  const followTasks = (cursor: string): Promise<void> =>
    follow<TaskUpdatedSubscription>(client, TaskUpdatedDocument.toString(), cursor, signal, ({ taskUpdated }) => {
      watcher.task(taskUpdated);
      return taskUpdated.cursor;
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
        if (!back) return;
        wake();
        watcher.back();
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
  after: string | null,
  signal: AbortSignal,
  deliver: (result: Result) => string,
): Promise<void> {
  let cursor = after;
  const payload = {
    query,
    // The client sends the payload again for each new socket, so it has to read the cursor anew.
    get variables() {
      return { after: cursor };
    },
  };
  for (let tries = 0; !signal.aborted; tries++) {
    await new Promise<void>((resolve) => {
      const next = ({ data }: { data?: Result | null }): void => {
        if (!data) return;
        cursor = deliver(data);
        tries = 0;
      };
      // The client opens lost sockets again itself; these ends are the server's: it is busy, or going.
      const stop = client.subscribe<Result>(payload, { next, error: () => resolve(), complete: resolve });
      signal.addEventListener("abort", stop, { once: true });
    });
    if (!signal.aborted) await pause(tries, signal);
  }
}
