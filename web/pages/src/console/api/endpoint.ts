/** The operator API over HTTP: execution of one operation, with its typed result and errors. */

import { fetched, Refusal, Unauthenticated, Unreachable } from "../../api/endpoint";
import type { TypedDocumentString } from "../../generated/operate/graphql";

export { Refusal, Unauthenticated, Unreachable };

export const ENDPOINT = new URL("/operate/graphql", location.origin);

/** The account is genuine, but no operator's, or blocked. */
export class Forbidden extends Refusal {}

export interface Answer<Result> {
  data: Result;
  /** The server's clock at the response, in milliseconds. */
  now: number;
}

interface Body<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/**
 * Execute a query or a mutation under `token`.
 *
 * Throws `Unreachable`, `Unauthenticated`, `Forbidden` or `Refusal`.
 */
export async function execute<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  token: string,
): Promise<Answer<Result>> {
  const response = await fetched(ENDPOINT, {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: document.toString(), variables }),
    cache: "no-store",
    credentials: "omit",
  });
  const { data, errors } = await parsed<Body<Result>>(response);
  const error = errors?.[0];
  const code = error?.extensions?.code ?? "";
  const message = error?.message ?? "";
  if (code === "FORBIDDEN" || code === "ACCOUNT_BLOCKED") throw new Forbidden(message, code);
  if (response.status === 401 || code === "UNAUTHENTICATED") throw new Unauthenticated(message, code);
  if (error || !data) throw new Refusal(message, code, Number(response.headers.get("Retry-After")) || null);
  return { data, now: Date.parse(response.headers.get("Date") ?? "") || Date.now() };
}

async function parsed<Content>(response: Response): Promise<Content> {
  try {
    return (await response.json()) as Content;
  } catch (error) {
    throw new Unreachable(String(error)); // Truncated, or no JSON: not a response of this server.
  }
}
