/** React hooks: creations and credits that follow each change. */

import { useEffect, useState } from "react";
import type { Atelier, Creation, Credit } from "./atelier";

/** What a hook has read: its data, or null until it has arrived; and the error that ended it. */
export interface Live<Data> {
  data: Data | null;
  error: unknown;
}

/** Follow one creation. Pass null while there is none. */
export function useCreation(atelier: Atelier, id: string | null): Live<Creation> {
  return useLive<Creation>(
    async (show, signal) => {
      if (id === null) return;
      for await (const { creation } of atelier.watch({ id, signal })) if (creation) show(() => creation);
    },
    [atelier, id],
  );
}

/** Follow the user's newest creations, at most `count`, newest first. */
export function useCreations(atelier: Atelier, count = 50): Live<Creation[]> {
  return useLive<Creation[]>(
    async (show, signal) => {
      const read = async (): Promise<void> => {
        const newest: Creation[] = [];
        for await (const creation of atelier.gallery()) if (newest.push(creation) >= count) break;
        show(() => newest);
      };
      let begun = false;
      for await (const { kind, creation } of atelier.watch({ signal })) {
        // The list is read after the stream has begun, so that no change is lost between the two.
        if (!begun || kind === "RESET") await read();
        begun = true;
        if (creation) show((shown) => merged(shown ?? [], creation).slice(0, count));
      }
    },
    [atelier, count],
  );
}

/** Follow the user's credits. */
export function useCredits(atelier: Atelier): Live<Credit> {
  return useLive<Credit>(
    async (show, signal) => {
      for await (const { credit } of atelier.watchCredits({ signal })) if (credit) show(() => credit);
    },
    [atelier],
  );
}

function useLive<Data>(
  follow: (show: (change: (shown: Data | null) => Data) => void, signal: AbortSignal) => Promise<void>,
  dependencies: readonly unknown[],
): Live<Data> {
  const [live, setLive] = useState<Live<Data>>({ data: null, error: null });
  useEffect(() => {
    const ended = new AbortController();
    const show = (change: (shown: Data | null) => Data): void => {
      if (!ended.signal.aborted) setLive(({ data }) => ({ data: change(data), error: null }));
    };
    setLive({ data: null, error: null });
    follow(show, ended.signal).catch((error: unknown) => {
      if (!ended.signal.aborted) setLive(({ data }) => ({ data, error }));
    });
    return () => ended.abort();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names them
  }, dependencies);
  return live;
}

/** Return the list with a changed creation in its place, a new one first, a deleted one removed. */
function merged(creations: readonly Creation[], changed: Creation): Creation[] {
  const known = creations.find(({ id }) => id === changed.id);
  if (changed.deletedAt !== null) return creations.filter(({ id }) => id !== changed.id);
  if (known && known.version >= changed.version) return [...creations];
  if (known) return creations.map((creation) => (creation.id === changed.id ? changed : creation));
  return [changed, ...creations].sort((one, other) => (one.id < other.id ? 1 : -1));
}
