/** The search box: it has the focus on the overview, and `/` moves the focus there from everywhere. */

import { Search as Glass } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { useLocation, useSearchParams } from "wouter-preact";
import { SearchDocument } from "../../generated/operate/graphql";
import { request } from "../api/session";
import { words } from "../words";
import { pathOf } from "./links";

/** Searching as one types waits for a pause. */
const PAUSE = 300; // milliseconds
export const LONGEST = 320;

export function Search() {
  const { search } = words.value;
  const [path, navigate] = useLocation();
  const [params] = useSearchParams();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isHome = path === "/";
  const shown = isHome ? (params.get("q") ?? "") : "";

  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);
  useEffect(() => {
    if (isHome && !matchMedia("(pointer: coarse)").matches) input.current?.focus({ preventScroll: true });
  }, [isHome]);
  useEffect(() => {
    // The address has changed otherwise, such as by Back.
    if (input.current && document.activeElement !== input.current) input.current.value = shown;
  }, [shown]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = (text: string, replace: boolean): void => {
    clearTimeout(timer.current);
    navigate(text ? `/?q=${encodeURIComponent(text)}` : "/", { replace });
  };
  const type = (text: string): void => {
    clearTimeout(timer.current);
    if (isHome) timer.current = setTimeout(() => show(text.trim(), true), PAUSE);
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = input.current?.value.trim() ?? "";
    show(text, isHome);
    const found = text ? await request(SearchDocument, { text }).catch(() => null) : null;
    const [only, ...others] = found?.search ?? [];
    const address = only && others.length === 0 ? pathOf(only) : null;
    // Unless the operator has typed something else in the meantime.
    if (address !== null && input.current?.value.trim() === text) navigate(address);
  };

  return (
    <form class="search" role="search" onSubmit={(event) => void submit(event)}>
      <Glass aria-hidden="true" />
      <input
        ref={input}
        id="search"
        class="field"
        type="search"
        aria-label={search.label}
        placeholder={search.hint}
        aria-keyshortcuts="/"
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        maxLength={LONGEST}
        defaultValue={shown}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
