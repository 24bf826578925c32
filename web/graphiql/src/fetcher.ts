/** The fetcher of GraphiQL: subscriptions over a socket, other operations by POST, as the signed-in user. */

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

/** GraphiQL requests the iterator again to stop it, so both are the same object. */
function stream(client: Client, { query, operationName, variables }: Operation): AsyncIterable<ExecutionResult> {
  const payload = { query, operationName: operationName ?? null, variables: variables ?? null };
  // The types differ only in their errors: graphql-ws has serialized errors, GraphiQL has error objects.
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
  throw new Error(`The server closed the socket: ${error.reason || "no reason given"} (${error.code}).`);
}
