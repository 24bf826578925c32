/** Addresses of the objects that operators look at, and links to them. */

import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import type { SearchQuery } from "../../generated/operate/graphql";

export type Found = SearchQuery["search"][number];

/** Return the address of an object's view; null if it has none. */
export function pathOf(found: Found): string | null {
  switch (found.__typename) {
    case "User":
      return userPath(found.id);
    case "Generation":
      return generationPath(found.id);
    case "Payment":
      return paymentPath(found.id);
    case "LedgerEntry":
      return userPath(found.userId);
    case "ModelHealth":
      return "/queue";
    default:
      return null;
  }
}

export const userPath = (id: string): string => `/users/${encodeURIComponent(id)}`;
export const generationPath = (id: string): string => `/generations/${encodeURIComponent(id)}`;
export const paymentPath = (id: string): string => `/payments/${encodeURIComponent(id)}`;

/** An id, in full for copying; it is a link if `to` is given. */
export function Id({ id, to }: { id: string; to?: string }) {
  return to ? (
    <Link class="id" href={to}>
      {id}
    </Link>
  ) : (
    <code class="id">{id}</code>
  );
}

export function UserLink({ id, children }: { id: string; children?: ComponentChildren }) {
  return (
    <Link class={children ? "link" : "id"} href={userPath(id)}>
      {children ?? id}
    </Link>
  );
}
