/** GraphQL over HTTP and over WebSockets, at the address of this page. */

import { getOperationAST, parse } from "graphql";
import { createClient, type Client, type ExecutionResult } from "graphql-ws";

export interface Operation {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

export type Headers = Record<string, string>;
export type Answer = ExecutionResult<Record<string, unknown>, { code?: string }>;

/** The close code for credentials that are no longer valid. */
export const FORBIDDEN = 4403;

const ENDPOINT = new URL(location.pathname, location.origin);
const TIMEOUT = 60_000; // milliseconds
const LONGEST_PAUSE = 10_000; // milliseconds

/** Execute a query or a mutation; returns also the HTTP status, which is 401 for refused credentials. */
export async function execute(operation: Operation, headers: Headers): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(ENDPOINT, {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/json", ...headers },
    body: JSON.stringify(operation),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

/** Return a client that opens its socket for the first subscription, and closes it after the last. */
export function connect(headers: Headers): Client {
  return createClient({
    url: ENDPOINT.href.replace(/^http/, "ws"),
    // A browser cannot set headers on a WebSocket, so they are sent in connection_init.
    connectionParams: headers,
    retryAttempts: Infinity,
    retryWait: (retries) => pause(Math.min(500 * 2 ** retries, LONGEST_PAUSE) * (0.5 + Math.random())),
    shouldRetry: (event) => event instanceof CloseEvent && event.code !== FORBIDDEN,
  });
}

/**
 * Return the selected operation of a document, and whether it is a subscription.
 *
 * GraphiQL's own values lag behind typing and tab changes, so the text decides: if a document has one operation, that
 * one is selected, whatever name is given. The server reports errors in a document.
 */
export function chosen(operation: Operation): { operation: Operation; subscription: boolean } {
  try {
    const document = parse(operation.query);
    const only = getOperationAST(document); // None where there are several.
    const meant = only ?? getOperationAST(document, operation.operationName);
    return {
      operation: only ? { ...operation, operationName: only.name?.value } : operation,
      subscription: meant?.operation === "subscription",
    };
  } catch {
    return { operation, subscription: false };
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
