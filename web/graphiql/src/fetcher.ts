/** How GraphiQL runs what is typed: as who is signed in, subscriptions over a socket and all else by POST. */

import type { GraphiQLProps } from "graphiql";
import type { ExecutionResult } from "graphql";
import type { Client } from "graphql-ws";
import { chosen, connect, type Headers, type Operation } from "./endpoint";
import type { Session } from "./session";

type Fetcher = GraphiQLProps["fetcher"];

export function createFetcher(session: Session): Fetcher {
  let leave = (): void => undefined;
  session.onLeave(() => leave());

  return async (typed, options) => {
    await session.ready;
    const { operation, subscription } = chosen(typed);
    const headers = textual(options?.headers);
    if (!subscription) return session.execute(operation, headers);
    const client = connect(session.headers(headers));
    leave = () => void client.dispose();
    return stream(client, operation);
  };
}

/** GraphiQL asks for the iterator again to stop it, so both are one. */
function stream(client: Client, { query, operationName, variables }: Operation): AsyncIterable<ExecutionResult> {
  const payload = { query, operationName: operationName ?? null, variables: variables ?? null };
  // The two packages name the same answers differently: errors as they travel, and as a server makes them.
  const events = client.iterate(payload) as AsyncGenerator<ExecutionResult>;
  const iterator = {
    next: () => events.next().catch(explain),
    return: () => events.return(undefined),
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

function textual(headers: Record<string, unknown> = {}): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function explain(error: unknown): never {
  if (!(error instanceof CloseEvent)) throw error;
  throw new Error(`The server closed the socket: ${error.reason || "it gave no reason"} (${error.code}).`);
}
