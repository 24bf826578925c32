/** The token of the user, its renewal, and the session that several pages share. */

import { SignedOut } from "./errors";

/** Returns a token of the user; null if nobody is signed in. `refused` is the token that the server has refused. */
export type SignIn = (refused: string | null) => Promise<string | null> | string | null;

/** Storage of the token outside the client. */
export interface TokenStore {
  read(): string | null;
  write(token: string | null): void;
  /** Run `work` while no other page that shares this storage runs any. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Call `changed` after another page has written. */
  onChange(changed: () => void): void;
}

/** Return storage of the browser that all pages of an origin share, so that they are signed in as the same user. */
export function sharedTokens(key = "atelier.token"): TokenStore {
  // Storage may be forbidden; then the token lasts as long as the page.
  const attempt = <Result>(work: () => Result): Result | null => {
    try {
      return work();
    } catch {
      return null;
    }
  };
  return {
    read: () => attempt(() => localStorage.getItem(key)),
    write: (token) => attempt(() => (token === null ? localStorage.removeItem(key) : localStorage.setItem(key, token))),
    // Locks exist on secure origins only.
    exclusively: async (work) => (navigator.locks ? navigator.locks.request(key, work) : work()),
    onChange: (changed) => addEventListener("storage", (event) => event.key === key && changed()),
  };
}

/** The token in use. Requests that are refused at the same time share one renewal. */
export class Session {
  private renewal: Promise<string> | null = null;

  constructor(
    public current: string | null,
    private readonly signIn: SignIn | undefined,
    private readonly store: TokenStore | undefined,
    private readonly onToken: (token: string | null) => void,
  ) {
    this.current = store?.read() ?? current;
    store?.onChange(() => this.adopt(store.read()));
  }

  /** Use another token from now on, in all pages that share the session; null: nobody is signed in. */
  use(token: string | null): void {
    this.store?.write(token);
    this.adopt(token);
  }

  /** Return the token in use, signing in if there is none. Throws `SignedOut`. */
  token(): Promise<string> {
    return this.current === null ? this.renewed(null) : Promise.resolve(this.current);
  }

  /** Return a token in place of the refused one. Throws `SignedOut`. */
  renewed(refused: string | null, reason = "Nobody is signed in: give a token, or signIn."): Promise<string> {
    if (this.current !== null && this.current !== refused) return Promise.resolve(this.current);
    // Two pages with the same refused token must not become two users.
    const renew = (): Promise<string> => this.renew(refused, reason);
    this.renewal ??= (this.store?.exclusively(renew) ?? renew()).finally(() => {
      this.renewal = null;
    });
    return this.renewal;
  }

  private async renew(refused: string | null, reason: string): Promise<string> {
    const others = this.store?.read() ?? null;
    const fresh = others !== null && others !== refused ? others : ((await this.signIn?.(refused)) ?? null);
    if (fresh === null || fresh === refused) {
      this.use(null);
      throw new SignedOut(reason);
    }
    this.use(fresh);
    return fresh;
  }

  private adopt(token: string | null): void {
    if (token === this.current) return;
    this.current = token;
    this.onToken(token);
  }
}
