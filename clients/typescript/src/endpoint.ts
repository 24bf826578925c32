/** GraphQL over HTTP: one operation, and its errors. */

import { failureOf, SignedOut, Unreachable } from "./errors";
import type { Session } from "./session";

const TIMEOUT = 30_000; // milliseconds
/** Statuses of an outage, which may have begun after a commit: the request may or may not have been executed. */
const NO_RESPONSE = [502, 503, 504];

/** A GraphQL document with the types of its result and its variables. */
export interface Document<Result, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
}

export interface Result<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

export class Endpoint {
  constructor(
    /** The address of the GraphQL API. */
    readonly url: string,
    readonly session: Session,
    readonly fetch: typeof globalThis.fetch,
  ) {}

  /** Return the data of an operation. Throws `Unreachable`, `SignedOut`, `AccountBlocked` or `RequestFailed`. */
  async execute<Data, Variables>(document: Document<Data, Variables>, variables: Variables, signal?: AbortSignal): Promise<Data> {
    const token = await this.session.token();
    try {
      return await this.post(document, variables, token, signal);
    } catch (error) {
      if (!(error instanceof SignedOut)) throw error;
      // A request that is refused for its token is not executed, so a mutation may be repeated, too.
      return this.post(document, variables, await this.session.renewed(token, error.message), signal);
    }
  }

  /** Return if the server responds, whatever it responds. Throws `Unreachable`. */
  async reach(signal?: AbortSignal): Promise<void> {
    await this.fetched("?query=%7B__typename%7D", {}, signal);
  }

  private async post<Data, Variables>(
    document: Document<Data, Variables>,
    variables: Variables,
    token: string,
    signal?: AbortSignal,
  ): Promise<Data> {
    const response = await this.fetched("", {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: document.toString(), variables }),
    }, signal);
    const result = await this.usable<Result<Data>>(response.json(), signal);
    if (result.errors?.length) throw failureOf(result.errors);
    if (!result.data) throw new Unreachable(`No usable answer from ${this.url}.`);
    return result.data;
  }

  private async fetched(query: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
    const timeout = AbortSignal.timeout(TIMEOUT);
    const ends = signal ? AbortSignal.any([timeout, signal]) : timeout;
    const response = await this.usable(this.fetch(this.url + query, { ...init, signal: ends }), signal);
    if (NO_RESPONSE.includes(response.status)) throw new Unreachable(`${this.url} is not available (HTTP ${response.status}).`);
    return response;
  }

  private async usable<Answer>(answer: Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      signal?.throwIfAborted();
      throw new Unreachable(`No usable answer from ${this.url}: ${String(error)}`);
    }
  }
}
