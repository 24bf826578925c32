/** Live updates by the operator API's subscriptions: they have no cursors, so each begins anew after a lost connection. */

import { ChangesDocument, OverviewDocument, type ChangesSubscription, type OverviewSubscription } from "../../generated/operate/graphql";
import { api, endBy } from "./session";

export type Overview = OverviewSubscription["overview"];
export type Change = ChangesSubscription["changes"];

/** Watch the state of the installation, until the returned function is called. */
export function watchOverview(deliver: (overview: Overview) => void): () => void {
  return follow((signal) => api.follow(OverviewDocument, {}, ({ overview }) => overview, signal), deliver);
}

/** Watch the changes of one user or one generation, until the returned function is called. */
export function watchChanges(of: { userId: string } | { generationId: string }, deliver: (change: Change) => void): () => void {
  return follow((signal) => api.follow(ChangesDocument, of, ({ changes }) => changes, signal), deliver);
}

function follow<Event>(watch: (signal: AbortSignal) => AsyncGenerator<Event>, deliver: (event: Event) => void): () => void {
  const ended = new AbortController();
  void (async () => {
    try {
      for await (const event of watch(ended.signal)) deliver(event);
    } catch (error) {
      if (!ended.signal.aborted) endBy(error);
    }
  })();
  return () => ended.abort();
}
