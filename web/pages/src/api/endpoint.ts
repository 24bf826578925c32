/** GraphQL over HTTP: execution of one operation, with its typed result and errors. */

import type { TypedDocumentString } from "../generated/graphql";

export const ENDPOINT = new URL("/graphql", location.origin);
const TIMEOUT = 30_000; // milliseconds

/** There was no response: the server may or may not have executed the request. */
export class Unreachable extends Error {}

/** The server refused the operation, or executed it only in part. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: string,
    /** Seconds after which to retry; null if the server sent none. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

/** The credentials are not valid, so nothing was executed. */
export class Unauthenticated extends Refusal {}

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/**
 * Execute a query or a mutation under `token`.
 *
 * Throws `Unreachable`, `Unauthenticated` or `Refusal`.
 */
export async function execute<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  token: string | null,
): Promise<Result> {
  const response = await fetched(ENDPOINT, {
    method: "POST",
    headers: {
      Accept: "application/json",
      "Content-Type": "application/json",
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const answer = await parsed<Answer<Result>>(response);
  const error = answer.errors?.[0];
  const code = error?.extensions?.code ?? "";
  if (response.status === 401 || code === "UNAUTHENTICATED") throw new Unauthenticated(error?.message ?? "", code);
  if (error || !answer.data) throw new Refusal(error?.message ?? "", code, seconds(response.headers.get("Retry-After")));
  return answer.data;
}

/** Fetch from the server; a proxy's response for an unavailable server counts as none. */
export async function fetched(url: URL | string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
  } catch (error) {
    throw new Unreachable(String(error));
  }
  if (response.status === 502 || response.status === 503 || response.status === 504) {
    throw new Unreachable(`status ${response.status}`);
  }
  return response;
}

async function parsed<Body>(response: Response): Promise<Body> {
  try {
    return (await response.json()) as Body;
  } catch (error) {
    throw new Unreachable(String(error)); // Truncated, or no JSON: not a response of this server.
  }
}

function seconds(header: string | null): number | null {
  const value = Number(header);
  return header !== null && Number.isFinite(value) && value >= 0 ? value : null;
}
