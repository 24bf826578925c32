/** The session: the token, its renewal, and its synchronisation between windows. */

import { signal } from "@preact/signals";
import { KEY, keep, stored } from "../../../kit/token";
import { StartDocument, type StartQuery, type TypedDocumentString } from "../generated/graphql";
import { execute, fetched, Refusal, Unauthenticated, Unreachable } from "./endpoint";
import { pause } from "./backoff";

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

export type Phase = "starting" | "signed-in" | "signed-out" | "unreachable";
export type Viewer = StartQuery["viewer"];

/** Whether this server signs in demo users, and whether it uses the sandbox; the server writes both into the page. */
export const demo = document.documentElement.dataset.signIn === "demo";
export const sandbox = document.documentElement.dataset.sandbox === "yes";
/** Card payments: off, on, or test: cards that are not charged buy real images. */
export const cards = document.documentElement.dataset.cards as "off" | "test" | "on";

export const phase = signal<Phase>("starting");
export const viewer = signal<Viewer | null>(null);
/** Whether a new demo user replaced one whose session had ended. */
export const replaced = signal(false);

/** The seconds until the server signs in new users from here; null if its rate limit is not the problem. */
export const limitedFor = signal<number | null>(null);

let token = stored();
let entering: ((start: StartQuery) => void) | null = null;
let leaving: (() => void) | null = null;
let renewal: Promise<boolean> | null = null;

/** Sign in, with retries; calls `enter` with the result of the first query, and `leave` before the user changes. */
export function start(enter: (start: StartQuery) => void, leave: () => void): void {
  entering = enter;
  leaving = leave;
  addEventListener("storage", ({ key, newValue }) => {
    // Another window has signed in as another user, or out.
    if (key === KEY && newValue !== token) void attempt(() => (newValue === null ? signedOut() : identify(newValue)));
  });
  void attempt(async () => {
    if (token === null || !(await identify(token))) await renew(token);
  });
}

/** Execute an operation as the signed-in user; if the token is refused, renew it and try once more. */
export async function request<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const used = token;
  try {
    return await execute(document, variables, used);
  } catch (error) {
    // A request refused for its credentials was not executed, so a mutation may be repeated, too.
    if (!(error instanceof Unauthenticated) || !(await renew(used))) throw error;
    return await execute(document, variables, token);
  }
}

export function currentToken(): string | null {
  return token;
}

/**
 * Replace a token that the server has refused (null: none).
 *
 * Further calls for the same token share the first renewal.
 * Resolves to whether a user is signed in now; throws if the server cannot be reached.
 */
export function renew(refused: string | null): Promise<boolean> {
  if (refused !== token) return Promise.resolve(token !== null);
  renewal ??= exclusively(() => replace(refused)).finally(() => {
    renewal = null;
  });
  return renewal;
}

/** Sign in with a token that the user entered; false, and no change, if the server refuses it. */
export async function use(text: string): Promise<boolean> {
  const given = text.trim().replace(/^bearer\s+/i, "");
  return /^[!-~]+$/.test(given) && (await identify(given));
}

/** Start the sign-in of the identity provider; without one, the page shows its own form. */
export async function signIn(): Promise<void> {
  await window.atelier?.signIn?.();
  if (window.atelier) await attempt(async () => void (await renew(token)));
}

export async function signOut(): Promise<void> {
  await signedOut();
  await window.atelier?.signOut?.();
}

/** Sign in as a new demo user. */
export async function anotherDemo(): Promise<void> {
  const fresh = await demoToken();
  if (fresh) await identify(fresh);
}

async function replace(refused: string | null): Promise<boolean> {
  const others = stored();
  if (others !== null && others !== refused && (await identify(others))) return true;
  const fresh = (await window.atelier?.token(refused)) ?? (window.atelier ? null : await demoToken());
  if (fresh && fresh !== refused && (await identify(fresh))) {
    replaced.value = refused !== null && !window.atelier;
    return true;
  }
  await signedOut();
  return false;
}

async function demoToken(): Promise<string | null> {
  if (!demo) return null;
  const response = await fetched("/auth/demo", { method: "POST" });
  if (response.status !== 201) throw new Refusal("", "RATE_LIMITED", Number(response.headers.get("Retry-After")) || null);
  return ((await response.json()) as { token: string }).token;
}

/** Sign in the user of the token; false, and no change, if the server refuses it. */
async function identify(candidate: string): Promise<boolean> {
  let found: StartQuery;
  try {
    found = await execute(StartDocument, {}, candidate);
  } catch (error) {
    if (error instanceof Unauthenticated) return false;
    throw error;
  }
  token = candidate;
  keep(candidate);
  if (viewer.value?.id !== found.viewer.id) {
    leaving?.();
    viewer.value = found.viewer;
    entering?.(found);
  }
  phase.value = "signed-in";
  return true;
}

async function signedOut(): Promise<void> {
  token = null;
  keep(null);
  leaving?.();
  viewer.value = null;
  phase.value = "signed-out";
}

/** Run `work` until it succeeds; meanwhile the phase is "unreachable". */
async function attempt(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if (!(error instanceof Unreachable) && !(error instanceof Refusal)) throw error;
      limitedFor.value = error instanceof Refusal && error.code === "RATE_LIMITED" ? error.retryAfter : null;
      if (viewer.value === null) phase.value = "unreachable";
      await pause(tries);
    }
  }
}

/** Run `work` under a lock of all windows: two windows with the same refused token must not become two users. */
async function exclusively(work: () => Promise<boolean>): Promise<boolean> {
  // Locks exist on secure origins only.
  return navigator.locks ? navigator.locks.request("atelier.sign-in", work) : work();
}
