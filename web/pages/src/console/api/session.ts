/** The operator's session: a token of at most one hour, kept in this tab alone. */

import { signal } from "@preact/signals";
import { AccountBlocked, GraphQLClient, RequestFailed, SignedOut, Unreachable, type ClientOptions, type Connection } from "@atelier/client";
import { OperatorDocument, type OperatorQuery, type TypedDocumentString } from "../../generated/operate/graphql";
import { forget, randomText, recall, save } from "./tab";

export type Operator = OperatorQuery["operator"];

/** "starting": a token is being checked. */
export type Phase = "starting" | "signed-out" | "signed-in";

/** Why nobody is signed in, if it is not by the operator's own choice. */
export type Ending =
  | { kind: "expired" | "unreachable" | "foreign" }
  /** The words of the server or of the sign-in page. */
  | { kind: "refused" | "forbidden" | "failed"; message: string };

/** Tokens are accepted for one hour after they were issued. */
const MAX_AGE = 3_600_000; // milliseconds
/** The session's end is announced this long before. */
export const NOTICE = 300_000;
/** Begins the names of all that the console keeps in the tab. */
export const KEPT = "atelier.operator.";
const TOKEN = `${KEPT}token`;
const STATE = `${KEPT}state`;
const PLACE = `${KEPT}place`;

/** The page that signs operators in; empty if they paste a token. */
export const signInUrl = document.documentElement.dataset.signInUrl ?? "";

export const phase = signal<Phase>("starting");
export const operator = signal<Operator | null>(null);
export const ending = signal<Ending | null>(null);
/** When the session ends, by this machine's clock. */
export const endsAt = signal<number | null>(null);
/** Whether the session ends soon. */
export const endsSoon = signal(false);
export const connection = signal<Connection>("opening");

/** The server's clock at its last response, in milliseconds. */
let served = Date.now();

const options: ClientOptions = {
  url: location.origin,
  path: "/operate/graphql",
  // Failures are shown at once, with a button that reads again.
  patience: 0,
  keepOpen: 5_000, // The next page uses the same socket.
  fetch: async (address, init) => {
    const response = await fetch(address, { ...init, cache: "no-store", credentials: "omit" });
    served = Date.parse(response.headers.get("Date") ?? "") || Date.now();
    return response;
  },
  onConnection: (state) => {
    connection.value = state;
  },
};
export const api = new GraphQLClient(options);
let timers: ReturnType<typeof setTimeout>[] = [];

/** Sign in with the token in the address, if this tab requested it, or with the one of this tab. */
export async function start(): Promise<void> {
  const given = takeFromAddress();
  const candidate = given ?? recall(TOKEN);
  // A timer stops while a machine sleeps.
  document.addEventListener("visibilitychange", endIfOver);
  if (candidate === null) phase.value = "signed-out";
  else await use(candidate);
}

/** Sign in with a token; returns whether the server accepts it. */
export async function use(text: string): Promise<boolean> {
  const candidate = text.trim().replace(/^bearer\s+/i, "");
  try {
    if (!/^[!-~]+$/.test(candidate)) throw new SignedOut("");
    const found = await new GraphQLClient({ ...options, token: candidate }).execute(OperatorDocument, {});
    enter(candidate, found.operator, served);
    return true;
  } catch (error) {
    if (error instanceof Unreachable && recall(TOKEN) === candidate) {
      // The token may be good: a reload tries it again.
      phase.value = "signed-out";
      ending.value = { kind: "unreachable" };
    } else end(error instanceof SignedOut && recall(TOKEN) === candidate ? { kind: "expired" } : endingOf(error));
    return false;
  }
}

/** Execute an operation as the operator; a refused token ends the session. */
export async function request<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const used = recall(TOKEN);
  try {
    return await api.execute(document, variables);
  } catch (error) {
    if (used === recall(TOKEN)) endBy(error);
    throw error;
  }
}

/** Whether the account is genuine, but no operator's, or blocked. */
export function isForbidden(error: unknown): error is AccountBlocked | RequestFailed {
  return error instanceof AccountBlocked || (error instanceof RequestFailed && error.code === "FORBIDDEN");
}

/** End the session if the server does not accept its token any more. */
export function endBy(error: unknown): void {
  if (phase.peek() === "signed-in" && (error instanceof SignedOut || isForbidden(error))) end(endingOf(error));
}

/** Read the operator again: the credits given today have changed. */
export async function readOperator(): Promise<void> {
  operator.value = (await request(OperatorDocument, {})).operator;
}

/** Go to the sign-in page, which returns to the console with a token in the fragment of its address. */
export function signIn(): void {
  const state = randomText();
  save(STATE, state);
  save(PLACE, location.pathname + location.search);
  const url = new URL(signInUrl, location.origin);
  url.searchParams.set("redirect_uri", new URL("/operate", location.origin).href);
  url.searchParams.set("state", state);
  location.assign(url);
}

/** Forget the token; `why` is null if the operator chose to, which also forgets requests without an answer. */
export function end(why: Ending | null): void {
  if (why === null) forget(KEPT);
  timers.forEach(clearTimeout);
  timers = [];
  api.use(null);
  save(TOKEN, null);
  operator.value = null;
  endsAt.value = null;
  endsSoon.value = false;
  ending.value = why;
  phase.value = "signed-out";
}

function enter(accepted: string, found: Operator, now: number): void {
  api.use(accepted);
  save(TOKEN, accepted);
  timers.forEach(clearTimeout);
  const left = endOf(accepted, now) - now;
  endsAt.value = Date.now() + left;
  endsSoon.value = left <= NOTICE;
  timers = [
    setTimeout(endIfOver, left),
    setTimeout(() => {
      endsSoon.value = true;
    }, left - NOTICE),
  ];
  operator.value = found;
  ending.value = null;
  phase.value = "signed-in";
}

function endIfOver(): void {
  if (endsAt.value !== null && Date.now() >= endsAt.value) end({ kind: "expired" });
}

function endingOf(error: unknown): Ending {
  if (isForbidden(error)) return { kind: "forbidden", message: error.message };
  if (error instanceof SignedOut) {
    // A token that worked in this tab has only become too old.
    return endsAt.value === null ? { kind: "refused", message: error.message } : { kind: "expired" };
  }
  if (error instanceof RequestFailed) return { kind: "failed", message: error.message };
  return { kind: "unreachable" };
}

/**
 * Return the token in the fragment of the address, and remove the fragment at once.
 *
 * The token is used only if this tab went to the sign-in page: nobody can sign an operator in as somebody else by a link.
 */
function takeFromAddress(): string | null {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const given = fragment.get("access_token") ?? fragment.get("token");
  const error = fragment.get("error");
  if (given === null && error === null) return null;
  const [state, place] = [recall(STATE), recall(PLACE)];
  save(STATE, null);
  save(PLACE, null);
  const isOurs = state !== null && state === fragment.get("state");
  history.replaceState(null, "", isOurs && place?.startsWith("/operate") ? place : location.pathname + location.search);
  if (!isOurs) {
    ending.value = { kind: "foreign" };
    return null;
  }
  if (given !== null) return given;
  ending.value = { kind: "failed", message: fragment.get("error_description") ?? error ?? "" };
  return null;
}

/** Return when a token can no longer be used, by its claims; at the latest one hour from now. */
function endOf(jwt: string, now: number): number {
  const latest = now + MAX_AGE;
  try {
    const payload = (jwt.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const claims = JSON.parse(atob(payload)) as { iat?: unknown; exp?: unknown };
    const ends = [Number(claims.exp) * 1000, Number(claims.iat) * 1000 + MAX_AGE].filter(Number.isFinite);
    return Math.max(Math.min(latest, ...ends), now);
  } catch {
    return latest; // The server decides; this is only for the notice.
  }
}
