/** GraphQL over HTTP: one operation, its retries, and its errors. */

import { failureOf, RequestFailed, SignedOut, Unreachable } from "./errors";
import { pause, sleep } from "./pacing";
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
    /** The address of the server, without a slash at its end. */
    readonly url: string,
    readonly session: Session,
    readonly fetch: typeof globalThis.fetch,
    /** Milliseconds for which a request that may be repeated is repeated. */
    private readonly patience: number,
  ) {}

  /**
   * Return the data of an operation. If it is `repeatable`, it is sent again when no response arrived.
   *
   * Throws `Unreachable`, `SignedOut`, `AccountBlocked` or `RequestFailed`.
   */
  async execute<Data, Variables>(document: Document<Data, Variables>, variables: Variables, repeatable: boolean): Promise<Data> {
    const deadline = Date.now() + this.patience;
    for (let tries = 0; ; tries++) {
      let wait: number;
      try {
        return await this.authenticated(document, variables);
      } catch (error) {
        // A request over the rate limit was not executed; other errors may come after a commit.
        const mayRepeat = repeatable || (error instanceof RequestFailed && error.code === "RATE_LIMITED");
        if (mayRepeat && error instanceof RequestFailed && error.retryAfter !== null) wait = error.retryAfter * 1_000;
        else if (error instanceof Unreachable && repeatable) wait = 0;
        else throw error;
        if (Date.now() + wait >= deadline) throw error;
      }
      await sleep(wait);
      await pause(tries);
    }
  }

  private async authenticated<Data, Variables>(document: Document<Data, Variables>, variables: Variables): Promise<Data> {
    const token = await this.session.token();
    try {
      return await this.post(document, variables, token);
    } catch (error) {
      if (!(error instanceof SignedOut)) throw error;
      // A request that is refused for its token is not executed, so a mutation may be repeated, too.
      return this.post(document, variables, await this.session.renewed(token, error.message));
    }
  }

  private async post<Data, Variables>(document: Document<Data, Variables>, variables: Variables, token: string): Promise<Data> {
    let result: Result<Data>;
    try {
      const response = await this.fetch(`${this.url}/graphql`, {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": "application/json", Authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: document.toString(), variables }),
        signal: AbortSignal.timeout(TIMEOUT),
      });
      if (NO_RESPONSE.includes(response.status)) throw new Unreachable(`${this.url} is not available (HTTP ${response.status}).`);
      result = (await response.json()) as Result<Data>;
    } catch (error) {
      if (error instanceof Unreachable) throw error;
      throw new Unreachable(`No usable answer from ${this.url}: ${String(error)}`);
    }
    if (result.errors?.length) throw failureOf(result.errors);
    if (!result.data) throw new Unreachable(`No usable answer from ${this.url}.`);
    return result.data;
  }
}
