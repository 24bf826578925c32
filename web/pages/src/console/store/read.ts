/** Reading with the operator API: a query, its state, and its repetition after actions and changes. */

import { useSignalEffect } from "@preact/signals";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { TypedDocumentString } from "../../generated/operate/graphql";
import { request } from "../api/session";
import { acted } from "./actions";

export interface Read<Result> {
  /** The last result; null before the first. */
  data: Result | null;
  /** Why the last reading failed; null if it did not. */
  error: unknown;
  isBusy: boolean;
  reload(): void;
}

/** Read with these variables, and again when they change or an action was done. */
export function useRead<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Read<Result> {
  const [found, setFound] = useState<{ data: Result | null; error: unknown }>({ data: null, error: null });
  const [isBusy, setBusy] = useState(true);
  const turn = useRef(0);
  const text = JSON.stringify(variables);

  const load = useCallback(async () => {
    const mine = ++turn.current;
    setBusy(true);
    try {
      const data = await request(document, JSON.parse(text) as Variables);
      if (mine === turn.current) setFound({ data, error: null });
    } catch (error) {
      if (mine === turn.current) setFound(({ data }) => ({ data, error }));
    }
    if (mine === turn.current) setBusy(false);
  }, [document, text]);
  const reload = useCallback(() => void load(), [load]);

  useEffect(() => {
    reload();
    return () => {
      turn.current++;
    };
  }, [reload]);
  const latest = useRef(reload);
  latest.current = reload;
  const seen = useRef(acted.peek());
  useSignalEffect(() => {
    if (acted.value === seen.current) return;
    seen.current = acted.value;
    latest.current();
  });
  return { ...found, isBusy, reload };
}

/** Return a function that calls `work` at once, and again at most every `milliseconds` while it is called more often. */
export function useThrottled(work: () => void, milliseconds: number): () => void {
  const latest = useRef(work);
  latest.current = work;
  const state = useRef<{ timer: ReturnType<typeof setTimeout> | null; isAsked: boolean }>({ timer: null, isAsked: false });
  useEffect(
    () => () => {
      if (state.current.timer !== null) clearTimeout(state.current.timer);
    },
    [],
  );
  return useCallback(() => {
    const now = state.current;
    const run = (): void => {
      now.isAsked = false;
      latest.current();
      now.timer = setTimeout(() => {
        now.timer = null;
        if (now.isAsked) run();
      }, milliseconds);
    };
    if (now.timer === null) run();
    else now.isAsked = true;
  }, [milliseconds]);
}

export interface Pager {
  /** The cursor of the shown page; null for the first. */
  after: string | null;
  number: number;
  next(endCursor: string): unknown;
  back(): void;
}

/** The place in a list with cursors that lead only forward; it begins anew when `list` changes. */
export function usePager(list = ""): Pager {
  const [{ of, cursors }, set] = useState<{ of: string; cursors: string[] }>({ of: list, cursors: [] });
  const passed = of === list ? cursors : [];
  return {
    after: passed.at(-1) ?? null,
    number: passed.length + 1,
    // The next page may not be there yet when the button is pressed again.
    next: (endCursor) => passed.at(-1) !== endCursor && set({ of: list, cursors: [...passed, endCursor] }),
    back: () => set({ of: list, cursors: passed.slice(0, -1) }),
  };
}
