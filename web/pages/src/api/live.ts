/** Live events of the user's creations and credits, over one socket that resumes after interruptions. */

import { signal } from "@preact/signals";
import { createClient, type Client } from "graphql-ws";
import {
  CreditUpdatedDocument,
  ExportUpdatedDocument,
  TaskUpdatedDocument,
  type CreditUpdatedSubscription,
  type ExportPartsFragment,
  type ExportUpdatedSubscription,
  type TaskUpdatedSubscription,
} from "../generated/graphql";
import { ENDPOINT } from "./endpoint";
import { pause, wake } from "./backoff";
import { currentToken, renew } from "./session";

export type TaskEvent = TaskUpdatedSubscription["taskUpdated"];
export type CreditEvent = CreditUpdatedSubscription["creditUpdated"];

export interface Watcher {
  task(event: TaskEvent): void;
  credit(event: CreditEvent): void;
  /** Every change from now on is delivered; data read before may lack some. */
  begun(): void;
  /** The socket is connected again. */
  back(): void;
}

/** The close code for credentials that are no longer valid. */
const FORBIDDEN = 4403;
/** The close code for a blocked account: a new socket would be closed, too. */
const UNAUTHORIZED = 4401;
const KEEP_ALIVE = 15_000; // milliseconds between pings
const PONG_TIMEOUT = 10_000;

/** "lost": the socket was closed, or could not be opened. */
export const connection = signal<"opening" | "live" | "lost">("opening");

/** The socket of the signed-in user. */
let current: Client | null = null;

/** Watch as the signed-in user, until the returned function is called. */
export function watch(watcher: Watcher): () => void {
  const client = openSocket(watcher);
  current = client;
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
  // Both subscriptions share their cursors, and the credits begin with an event that has the balance. Data is read after
  // its cursor, so the tasks continue from that cursor, without a snapshot.
  const followTasks = (cursor: string): Promise<void> =>
    follow<TaskUpdatedSubscription>(client, TaskUpdatedDocument.toString(), cursor, signal, ({ taskUpdated }) => {
      watcher.task(taskUpdated);
      return taskUpdated.cursor;
    });
  return () => {
    ended.abort();
    current = null;
    void client.dispose();
    connection.value = "opening";
  };
}

/** Deliver the progress of an export until it is no longer being made, or the user signs out. */
export async function followExport(id: string, deliver: (progress: ExportPartsFragment) => void): Promise<void> {
  const client = current;
  const payload = { query: ExportUpdatedDocument.toString(), variables: { id } };
  let isPending = true;
  for (let tries = 0; isPending && client !== null && client === current; tries++) {
    await new Promise<void>((resolve) => {
      const next = ({ data }: { data?: ExportUpdatedSubscription | null }): void => {
        if (!data) return;
        tries = 0;
        isPending = data.exportUpdated.state === "PENDING";
        deliver(data.exportUpdated);
      };
      const error = (reason: unknown): void => {
        if (Array.isArray(reason)) isPending = false; // The server has refused it: it is deleted.
        resolve();
      };
      client.subscribe<ExportUpdatedSubscription>(payload, { next, error, complete: resolve });
    });
    if (isPending) await pause(tries);
  }
}

function openSocket(watcher: Watcher): Client {
  let refused: string | null = null;
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: ENDPOINT.href.replace(/^http/, "ws"),
    // A browser cannot set headers on a WebSocket, so they are sent in connection_init.
    connectionParams: () => ({ Authorization: `Bearer ${currentToken()}` }),
    keepAlive: KEEP_ALIVE,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: async (tries) => {
      if (refused !== null) await renew(refused).catch(() => undefined); // If the server is unreachable, the next try fails, too.
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
        clearTimeout(pongTimer);
        refused = (event as CloseEvent).code === FORBIDDEN ? currentToken() : null;
        connection.value = "lost";
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

/** Subscribe, and resubscribe after every end but that of a blocked account, from the last cursor of `deliver`. */
async function follow<Result>(
  client: Client,
  query: string,
  after: string | null,
  signal: AbortSignal,
  deliver: (result: Result) => string,
): Promise<void> {
  let cursor = after;
  let blocked = false;
  const payload = {
    query,
    // The client sends the payload again on each new socket, so the cursor is read then.
    get variables() {
      return { after: cursor };
    },
  };
  for (let tries = 0; !signal.aborted && !blocked; tries++) {
    await new Promise<void>((resolve) => {
      const next = ({ data }: { data?: Result | null }): void => {
        if (!data) return;
        cursor = deliver(data);
        tries = 0;
      };
      // The client reopens lost sockets itself; these ends are caused by the server, which is busy or stopping.
      const error = (reason: unknown): void => {
        blocked = (reason as Partial<CloseEvent>).code === UNAUTHORIZED;
        resolve();
      };
      const stop = client.subscribe<Result>(payload, { next, error, complete: resolve });
      signal.addEventListener("abort", stop, { once: true });
    });
    if (!signal.aborted && !blocked) await pause(tries, signal);
  }
}
