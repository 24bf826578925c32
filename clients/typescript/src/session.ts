/** The token of the user, and its renewal. */

import { SignedOut } from "./errors";

/** Returns a token of the user; null if nobody is signed in. `refused` is the token that the server has refused. */
export type SignIn = (refused: string | null) => Promise<string | null> | string | null;

/** The token in use. Requests that are refused at the same time share one renewal. */
export class Session {
  private renewal: Promise<string> | null = null;

  constructor(
    private current: string | null,
    private readonly signIn: SignIn | undefined,
  ) {}

  /** Return the token in use, signing in if there is none. Throws `SignedOut`. */
  token(): Promise<string> {
    return this.current === null ? this.renewed(null) : Promise.resolve(this.current);
  }

  /** Return a token in place of the refused one. Throws `SignedOut`. */
  renewed(refused: string | null, reason = "Nobody is signed in: give a token, or signIn."): Promise<string> {
    if (this.current !== null && this.current !== refused) return Promise.resolve(this.current);
    this.renewal ??= this.replace(refused, reason).finally(() => {
      this.renewal = null;
    });
    return this.renewal;
  }

  private async replace(refused: string | null, reason: string): Promise<string> {
    const fresh = (await this.signIn?.(refused)) ?? null;
    if (fresh === null || fresh === refused) throw new SignedOut(reason);
    this.current = fresh;
    return fresh;
  }
}
