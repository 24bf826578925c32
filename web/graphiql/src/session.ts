/** Who is signed in on this page: where the token comes from, how it is kept and renewed, and what is left to spend. */

import type { Client } from "graphql-ws";
import { KEY, keep, stored } from "../../kit/token";
import { connect, execute, FORBIDDEN, type Answer, type Headers, type Operation } from "./endpoint";

/** What the page shows of the session. */
export interface SessionState {
  phase: "starting" | "signed-in" | "signed-out" | "unreachable";
  sandbox: boolean;
  /** Whether the server signs in demo users, as far as is known. */
  demo: boolean;
  name: string | null;
  balance: number | null;
  notice: string | null;
}

interface Who {
  viewer: { id: string; email: string | null };
  credit: { balance: number };
}

const TIMEOUT = 30_000; // milliseconds
const WHO = "{ viewer { id email } credit { balance } }";
const BALANCE = "subscription { creditUpdated { credit { balance } } }";
const UNREACHABLE = "The server does not answer.";

/** What the server said when it answered, but not with what was asked for. */
class Unanswered extends Error {}

export class Session {
  /** Settled when it is known who is signed in, or that nobody is. */
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
      // Another window has signed in as somebody else.
      if (key === KEY && newValue && newValue !== this.#token) void this.#attempt(() => this.#identify(newValue));
    });
    this.ready = this.start();
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Call `listener` after every change of the state, until the function that is returned is called. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Call `listener` whenever somebody else is signed in: what was begun for the one before must end. */
  onLeave(listener: () => void): void {
    this.#leavers.add(listener);
  }

  /** Return a request's headers: the session's credentials, unless `own` bring some, in whatever case. */
  headers(own: Headers = {}): Headers {
    return bringCredentials(own) ? own : { ...credentials(this.#token), ...own };
  }

  /** Find out where this is and who is signed in; without a token the sandbox signs in a demo user. Never rejects. */
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

  /** Execute an operation as who is signed in, and once more when the token has to be renewed first. */
  async execute(operation: Operation, own: Headers = {}): Promise<Answer> {
    if (this.#state.phase === "unreachable") await this.start();
    const token = this.#token;
    const { status, answer } = await execute(operation, this.headers(own));
    // A request that is refused with 401 was not executed, so a mutation may be sent again too.
    if (status !== 401 || bringCredentials(own) || !(await this.renew(token))) return answer;
    return (await execute(operation, this.headers(own))).answer;
  }

  /**
   * Replace a token that the server has refused (null: none) by signing in a demo user.
   *
   * Called again for the same token while that lasts, or afterwards, it signs in nobody else.
   * Resolves to whether anybody is signed in now; rejects when the server cannot be asked.
   */
  renew(refused: string | null): Promise<boolean> {
    if (refused !== this.#token) return Promise.resolve(this.#token !== null);
    this.#renewal ??= this.#replace(refused).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  /** Sign in as a fresh demo user, because the person wants to. */
  async demo(): Promise<void> {
    await this.#attempt(async () => {
      if (!(await this.#signInDemo())) this.#set({ demo: false, notice: "This server signs in no demo users." });
    });
  }

  /** Sign in with a token that the person has; one that is refused changes nothing. */
  async use(text: string): Promise<boolean> {
    const token = text.trim().replace(/^bearer\s+/i, "");
    const accepted = await this.#attempt(async () => /^[!-~]+$/.test(token) && (await this.#identify(token)));
    if (accepted) keep(token);
    else if (accepted === false) this.#set({ notice: "The server refuses that token." });
    return accepted ?? false;
  }

  async #replace(refused: string | null): Promise<boolean> {
    if (this.#state.demo && (await this.#signInDemo())) {
      if (refused !== null) this.#set({ notice: "The session had ended: this is a new demo user." });
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
    if (response.status !== 201) throw new Unanswered(`The server signs nobody in now (${response.status}).`);
    const { token } = (await response.json()) as { token: string };
    if (!(await this.#identify(token))) throw new Unanswered("The server refuses its own token.");
    keep(token);
    return true;
  }

  /** Sign in whom the token belongs to; false, and nothing changes, when the server refuses it. */
  async #identify(token: string): Promise<boolean> {
    const { status, answer } = await execute({ query: WHO }, credentials(token));
    if (status === 401) return false;
    if (!answer.data) throw new Unanswered(answer.errors?.[0]?.message ?? `The server answers ${status}.`);
    const { viewer, credit } = answer.data as unknown as Who;
    this.#enter(token);
    this.#set({ phase: "signed-in", name: viewer.email ?? viewer.id, balance: credit.balance, notice: null });
    return true;
  }

  /** Make `token` the session's: end what was begun with another, and watch its balance. */
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

  /** Return what `work` resolves to, or undefined when it fails; then the notice says why. */
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

function bringCredentials(headers: Headers): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
}

function explained(error: unknown): string {
  return error instanceof Unanswered ? error.message : UNREACHABLE;
}
