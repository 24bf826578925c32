/** Who is signed in: where the token comes from, how it is renewed, and that all windows agree on it. */

import { signal } from "@preact/signals";
import { KEY, keep, stored } from "../../../kit/token";
import { StartDocument, type StartQuery, type TypedDocumentString } from "../generated/graphql";
import { execute, fetched, Refusal, Unauthenticated, Unreachable } from "./endpoint";
import { pause } from "./pausing";

/** What a product's own script puts at `window.atelier` to sign its people in. */
export interface IdentityProvider {
  /** Return a token of who is signed in there, a fresh one where `refused` no longer holds; null for nobody. */
  token(refused: string | null): Promise<string | null> | string | null;
  /** Let the person sign in; the page asks for `token` again when it has resolved. */
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

/** Whether this server signs in demo users, and whether nothing here is real; the server writes both into the page. */
export const demo = document.documentElement.dataset.signIn === "demo";
export const sandbox = document.documentElement.dataset.sandbox === "yes";

export const phase = signal<Phase>("starting");
export const viewer = signal<Viewer | null>(null);
/** That a demo user took the place of one whose session had ended. */
export const replaced = signal(false);

let token = stored();
let entering: ((start: StartQuery) => void) | null = null;
let leaving: (() => void) | null = null;
let renewal: Promise<boolean> | null = null;

/** Sign in, for as long as it takes: `enter` is called with what the first query tells, `leave` before anybody else is. */
export function start(enter: (start: StartQuery) => void, leave: () => void): void {
  entering = enter;
  leaving = leave;
  addEventListener("storage", ({ key, newValue }) => {
    // Another window has signed in as somebody else, or out.
    if (key === KEY && newValue !== token) void attempt(() => (newValue === null ? signedOut() : identify(newValue)));
  });
  void attempt(async () => {
    if (token === null || !(await identify(token))) await renew(token);
  });
}

/** Execute an operation as who is signed in, and once more when the token has to be renewed first. */
export async function request<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const used = token;
  try {
    return await execute(document, variables, used);
  } catch (error) {
    // What is refused for its credentials was not executed, so a mutation may be sent again too.
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
 * Called again for the same token while that lasts, or afterwards, it asks for no other.
 * Resolves to whether anybody is signed in now; throws when that cannot be found out.
 */
export function renew(refused: string | null): Promise<boolean> {
  if (refused !== token) return Promise.resolve(token !== null);
  renewal ??= oneWindowAtATime(() => replace(refused)).finally(() => {
    renewal = null;
  });
  return renewal;
}

/** Sign in with a token that the person has; false, and nothing changes, when the server refuses it. */
export async function use(text: string): Promise<boolean> {
  const given = text.trim().replace(/^bearer\s+/i, "");
  return /^[!-~]+$/.test(given) && (await identify(given));
}

/** Let the identity provider sign somebody in; with none, the page shows its own form. */
export async function signIn(): Promise<void> {
  await window.atelier?.signIn?.();
  if (window.atelier) await attempt(async () => void (await renew(token)));
}

export async function signOut(): Promise<void> {
  await signedOut();
  await window.atelier?.signOut?.();
}

/** Begin again as a fresh demo user. */
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

/** Sign in whom the token belongs to; false, and nothing changes, when the server refuses it. */
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

/** Do what needs the server until it can be reached, and say so meanwhile. */
async function attempt(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if (!(error instanceof Unreachable) && !(error instanceof Refusal)) throw error;
      if (viewer.value === null) phase.value = "unreachable";
      await pause(tries);
    }
  }
}

/** Two windows that find the same token refused must not end as two people. */
async function oneWindowAtATime(work: () => Promise<boolean>): Promise<boolean> {
  // Only secure origins have locks.
  return navigator.locks ? navigator.locks.request("atelier.sign-in", work) : work();
}
