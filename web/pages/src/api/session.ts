/** The session: the client of this server, the signed-in user, and how users sign in. */

import { signal } from "@preact/signals";
import {
  AccountBlocked,
  Atelier,
  demoToken,
  isRateLimit,
  sharedTokens,
  SignedOut,
  Unreachable,
  type AtelierError,
  type Connection,
  type Start,
  type Viewer,
} from "@atelier/client";

/** The interface of a product's own sign-in script, which it sets as `window.atelier`. */
export interface IdentityProvider {
  /** Return a token of the signed-in user, a new one if `refused` is no longer valid; null if no user is signed in. */
  token(refused: string | null): Promise<string | null> | string | null;
  /** Sign the user in; the page calls `token` again when this has resolved. */
  signIn?(): Promise<void> | void;
  signOut?(): Promise<void> | void;
}

declare global {
  interface Window {
    atelier?: IdentityProvider;
  }
}

/** "unreachable": the server does not respond; "blocked": an operator has blocked the account. */
export type Phase = "starting" | "signed-in" | "signed-out" | "unreachable" | "blocked";

/** A rate limit for which requests wait. */
export interface Limit {
  /** When they are sent again, by this machine's clock. */
  until: number;
  /** Whether it is the limit on new users, not on requests. */
  isOfSignUps: boolean;
}

/** Whether this server signs in demo users, and whether it uses the sandbox; the server writes both into the page. */
export const demo = document.documentElement.dataset.signIn === "demo";
export const sandbox = document.documentElement.dataset.sandbox === "yes";
/** Card payments: off, on, or test: cards that are not charged buy real images. */
export const cards = document.documentElement.dataset.cards as "off" | "test" | "on";

export const phase = signal<Phase>("starting");
export const viewer = signal<Viewer | null>(null);
export const connection = signal<Connection>("opening");
export const limited = signal<Limit | null>(null);
/** Whether a new demo user replaced one whose session had ended. */
export const replaced = signal(false);

const RETRY = 5_000; // milliseconds

export const atelier = new Atelier({
  url: location.origin,
  tokens: sharedTokens(),
  signIn: newToken,
  onToken: (token) => (token === null ? signedOut() : void (isAwaited(token) || identify())),
  // The page continues by itself, however long the server is away.
  patience: Infinity,
  onRepeat: notice,
  onConnection: (state) => {
    connection.value = state;
  },
});

let entering: (start: Start) => void = () => undefined;
let leaving: () => void = () => undefined;
let identification = {};
/** The request that reads the user is under way; a token that it has got itself needs no other one. */
let isIdentifying = false;
let latest: string | null = null;
let crowded: unknown = null;

/** Sign in; calls `enter` with the result of the first query, and `leave` before the user changes. */
export function start(enter: (start: Start) => void, leave: () => void): void {
  entering = enter;
  leaving = leave;
  void identify();
}

/** Sign in with a token that the user entered; false, and no change, if the server refuses it. */
export async function use(text: string): Promise<boolean> {
  const token = text.trim().replace(/^bearer\s+/i, "");
  if (!/^[!-~]+$/.test(token)) return false;
  try {
    await new Atelier({ url: location.origin, token, patience: 0 }).viewer();
  } catch (error) {
    if (error instanceof SignedOut) return false;
    throw error;
  }
  atelier.use(token);
  return true;
}

/** Start the sign-in of the identity provider; without one, the page shows its own form. */
export async function signIn(): Promise<void> {
  await window.atelier?.signIn?.();
  if (window.atelier) await identify();
}

export async function signOut(): Promise<void> {
  atelier.use(null);
  await window.atelier?.signOut?.();
}

/** Sign in as a new demo user. */
export async function anotherDemo(): Promise<void> {
  atelier.use(await newDemo());
}

/** The server does not accept the account any more. */
export function refuse(error: unknown): void {
  if (error instanceof AccountBlocked) phase.value = "blocked";
  else if (!(error instanceof SignedOut)) throw error;
}

async function newToken(refused: string | null): Promise<string | null> {
  if (window.atelier) return (latest = await window.atelier.token(refused));
  if (!demo) return null;
  latest = await newDemo();
  replaced.value = refused !== null;
  return latest;
}

function isAwaited(token: string): boolean {
  return isIdentifying && token === latest;
}

async function newDemo(): Promise<string> {
  try {
    return await demoToken(location.origin);
  } catch (error) {
    if (isRateLimit(error)) notice((crowded = error), (error.retryAfter ?? 0) * 1_000);
    throw error;
  }
}

/** Read the user of the token, until the server responds. */
async function identify(): Promise<void> {
  const mine = (identification = {});
  while (mine === identification) {
    const before = atelier.token;
    isIdentifying = true;
    try {
      const found = await atelier.start();
      // A request of before may have been answered for the user of an older token.
      if (before !== null && before !== atelier.token) continue;
      if (mine === identification) entered(found);
      return;
    } catch (error) {
      if (mine !== identification) return;
      if (error instanceof SignedOut) return signedOut();
      if (error instanceof AccountBlocked) return refuse(error);
      if (viewer.value === null) phase.value = "unreachable";
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    } finally {
      if (mine === identification) isIdentifying = false;
    }
  }
}

function entered(found: Start): void {
  phase.value = "signed-in";
  if (viewer.value?.id === found.viewer.id) return;
  leaving();
  viewer.value = found.viewer;
  entering(found);
}

function signedOut(): void {
  identification = {};
  leaving();
  viewer.value = null;
  phase.value = "signed-out";
}

/** Show why a request is repeated: too many of them, or no response. */
function notice(error: AtelierError, wait: number): void {
  if (isRateLimit(error)) limited.value = { until: Date.now() + wait, isOfSignUps: error === crowded };
  else if (error instanceof Unreachable && viewer.value === null) phase.value = "unreachable";
}
