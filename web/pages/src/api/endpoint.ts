/** GraphQL over HTTP: one operation, its typed answer, and the two ways in which there can be none. */

import type { TypedDocumentString } from "../generated/graphql";

export const ENDPOINT = new URL("/graphql", location.origin);
const TIMEOUT = 30_000; // milliseconds

/** No answer came: whether the server has done what it was asked is not known. */
export class Unreachable extends Error {}

/** The server answered that it executed nothing, or only a part. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: string,
    /** Seconds after which it may be asked again; null where it did not say. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

/** The credentials do not hold, so nothing was executed. */
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

/** Fetch from the server; a proxy that answers for a server that is away counts as no answer. */
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
    throw new Unreachable(String(error)); // Cut short, or no JSON: not this server's answer.
  }
}

function seconds(header: string | null): number | null {
  const value = Number(header);
  return header !== null && Number.isFinite(value) && value >= 0 ? value : null;
}
