/** The session of this page: the token, its storage and renewal, the signed-in user and the balance. */

import type { Client } from "graphql-ws";
import { KEY, keep, stored } from "../../kit/token";
import { connect, execute, FORBIDDEN, type Answer, type Headers, type Operation } from "./endpoint";

/** The state of the session that the page shows. */
export interface SessionState {
  phase: "starting" | "signed-in" | "signed-out" | "unreachable";
  sandbox: boolean;
  /** Whether the server signs in demo users, if this is known. */
  demo: boolean;
  name: string | null;
  balance: number | null;
  notice: string | null;
}

interface SignedIn {
  viewer: { id: string; email: string | null };
  credit: { balance: number };
}

const TIMEOUT = 30_000; // milliseconds
const SIGNED_IN = "{ viewer { id email } credit { balance } }";
const BALANCE = "subscription { creditUpdated { credit { balance } } }";
const UNREACHABLE = "The server is not responding.";

/** The server responded, but without the requested data. */
class UnexpectedResponse extends Error {}

export class Session {
  /** Settled after the first sign-in has succeeded or failed. */
  readonly ready: Promise<void>;

  #state: SessionState = {
    phase: "starting",
    sandbox: false,
    demo: false,
    name: null,
    balance: null,
    notice: null,
  };
  #token = stored();
  #balance: Client | null = null;
  #renewal: Promise<boolean> | null = null;
  #listeners = new Set<() => void>();
  #leavers = new Set<() => void>();

  constructor() {
    addEventListener("storage", ({ key, newValue }) => {
      // Another window has signed in as another user.
      if (key === KEY && newValue && newValue !== this.#token) void this.#attempt(() => this.#identify(newValue));
    });
    this.ready = this.start();
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Call `listener` after every change of the state, until the returned function is called. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Call `listener` when the user changes: operations of the previous user must end. */
  onLeave(listener: () => void): void {
    this.#leavers.add(listener);
  }

  /** Return a request's headers: the session's credentials, unless `own` has an Authorization header. */
  headers(own: Headers = {}): Headers {
    return hasCredentials(own) ? own : { ...credentials(this.#token), ...own };
  }

  /** Detect the sandbox and sign in; without a token, the sandbox signs in a demo user. Never rejects. */
  async start(): Promise<void> {
    this.#set({ phase: "starting", notice: null });
    try {
      const { answer } = await execute({ query: "{ sandbox }" }, {});
      const sandbox = answer.data?.sandbox === true;
      this.#set({ sandbox, demo: sandbox });
      if (this.#token === null || !(await this.#identify(this.#token))) await this.renew(this.#token);
    } catch (error) {
      this.#set({ phase: "unreachable", notice: explained(error) });
    }
  }

  /** Execute an operation as the signed-in user; if the token is refused, renew it and try once more. */
  async execute(operation: Operation, own: Headers = {}): Promise<Answer> {
    if (this.#state.phase === "unreachable") await this.start();
    const token = this.#token;
    const { status, answer } = await execute(operation, this.headers(own));
    // A request refused with 401 was not executed, so a mutation may be repeated, too.
    if (status !== 401 || hasCredentials(own) || !(await this.renew(token))) return answer;
    return (await execute(operation, this.headers(own))).answer;
  }

  /**
   * Replace a token that the server has refused (null: none) by signing in a demo user.
   *
   * Further calls for the same token share the first renewal.
   * Resolves to whether a user is signed in now; rejects if the server cannot be reached.
   */
  renew(refused: string | null): Promise<boolean> {
    if (refused !== this.#token) return Promise.resolve(this.#token !== null);
    this.#renewal ??= this.#replace(refused).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  /** Sign in as a new demo user at the user's request. */
  async demo(): Promise<void> {
    await this.#attempt(async () => {
      if (!(await this.#signInDemo())) this.#set({ demo: false, notice: "This server has no demo users." });
    });
  }

  /** Sign in with a token that the user entered; a refused token changes nothing. */
  async use(text: string): Promise<boolean> {
    const token = text.trim().replace(/^bearer\s+/i, "");
    const accepted = await this.#attempt(async () => /^[!-~]+$/.test(token) && (await this.#identify(token)));
    if (accepted) keep(token);
    else if (accepted === false) this.#set({ notice: "The server refused this token." });
    return accepted ?? false;
  }

  async #replace(refused: string | null): Promise<boolean> {
    if (this.#state.demo && (await this.#signInDemo())) {
      if (refused !== null) this.#set({ notice: "Your session ended, so you are now a new demo user." });
      return true;
    }
    keep(null);
    this.#enter(null);
    this.#set({ phase: "signed-out", demo: false, name: null, balance: null, notice: "Sign in with a token." });
    return false;
  }

  async #signInDemo(): Promise<boolean> {
    const response = await fetch("/auth/demo", { method: "POST", signal: AbortSignal.timeout(TIMEOUT) });
    if (response.status === 404) return false; // Only a sandbox without an identity provider has the route.
    if (response.status !== 201) throw new UnexpectedResponse(`Demo sign-in failed with status ${response.status}.`);
    const { token } = (await response.json()) as { token: string };
    if (!(await this.#identify(token))) throw new UnexpectedResponse("The server refused its own token.");
    keep(token);
    return true;
  }

  /** Sign in the user of the token; false, and no change, if the server refuses it. */
  async #identify(token: string): Promise<boolean> {
    const { status, answer } = await execute({ query: SIGNED_IN }, credentials(token));
    if (status === 401) return false;
    if (!answer.data) throw new UnexpectedResponse(answer.errors?.[0]?.message ?? `The server responded with status ${status}.`);
    const { viewer, credit } = answer.data as unknown as SignedIn;
    this.#enter(token);
    this.#set({ phase: "signed-in", name: viewer.email ?? viewer.id, balance: credit.balance, notice: null });
    return true;
  }

  /** Use `token` for the session: end operations of the previous token, and watch the balance. */
  #enter(token: string | null): void {
    if (token === this.#token && this.#balance !== null) return;
    void this.#balance?.dispose();
    this.#token = token;
    this.#balance = token === null ? null : this.#watchBalance(token);
    for (const leave of this.#leavers) leave();
  }

  #watchBalance(token: string): Client {
    const client = connect(credentials(token));
    client.subscribe<{ creditUpdated: { credit: { balance: number } | null } }>(
      { query: BALANCE },
      {
        next: ({ data }) => {
          const credit = data?.creditUpdated.credit;
          if (credit && this.#token === token) this.#set({ balance: credit.balance });
        },
        error: (error) => {
          if (error instanceof CloseEvent && error.code === FORBIDDEN) void this.#attempt(() => this.renew(token));
        },
        complete: () => undefined,
      },
    );
    return client;
  }

  /** Return the result of `work`, or undefined if it fails; the notice then has the reason. */
  async #attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#set({ notice: explained(error) });
      return undefined;
    }
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function credentials(token: string | null): Headers {
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

function hasCredentials(headers: Headers): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
}

function explained(error: unknown): string {
  return error instanceof UnexpectedResponse ? error.message : UNREACHABLE;
}
