/** The token of the user, and its renewal. */
/** Returns a token of the user; null if nobody is signed in. `refused` is the token that the server has refused. */
export type SignIn = (refused: string | null) => Promise<string | null> | string | null;
/** The token in use. Requests that are refused at the same time share one renewal. */
export declare class Session {
    private current;
    private readonly signIn;
    private renewal;
    constructor(current: string | null, signIn: SignIn | undefined);
    /** Return the token in use, signing in if there is none. Throws `SignedOut`. */
    token(): Promise<string>;
    /** Return a token in place of the refused one. Throws `SignedOut`. */
    renewed(refused: string | null, reason?: string): Promise<string>;
    private replace;
}
