/** The frame around the pages, and the router. */

import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Route, Switch, useLocation } from "wouter-preact";
import { useHistoryState } from "wouter-preact/use-browser-location";
import { phase } from "../api/session";
import { Billing } from "../pages/Billing";
import { Creations } from "../pages/Creations";
import { Missing } from "../pages/Missing";
import { Studio } from "../pages/Studio";
import { followAddress, pageAt } from "../store/addresses";
import { creationOf } from "../store/creations";
import { unseen } from "../store/completion";
import { large } from "../store/overlays";
import { titleOf, words } from "../words";
import { Announcer } from "./Announcer";
import { Header } from "./Header";
import { Large } from "./Large";
import { Notices } from "./Notices";
import { Removal } from "./Removal";
import { Sharing } from "./Sharing";
import { Shortcuts } from "./Shortcuts";
import { SignIn } from "./SignIn";
import { StartOver } from "./StartOver";

const PAGES = { "/": "studio", "/creations": "creations", "/billing": "billing" } as const;
const MAX_TITLE = 60; // characters
/** The frames in which a page reaches the height that it had. */
const MOST_FRAMES = 30;

/** The scroll positions of the pages. */
const places = new Map<string, number>();

/** Whether the address changed by "Back" or "Forward"; these listeners are older than those of the router. */
let isReturn = false;
addEventListener("popstate", () => void (isReturn = true), { capture: true });
addEventListener("pushState", () => void (isReturn = false), { capture: true });

export function App() {
  const [path] = useLocation();
  useHistoryState(); // It is a part of the address.
  const page = pageAt(path);
  const main = useRef<HTMLElement>(null);
  usePageTitle(page);
  useEffect(() => followAddress(path), [path]);
  usePlaces(page, main);

  return (
    <>
      <a class="skip" href="#main">
        {words.value.nav.skip}
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        {phase.value === "signed-out" ? (
          <SignIn />
        ) : (
          <Switch location={page}>
            <Route path="/" component={Studio} />
            <Route path="/creations" component={Creations} />
            <Route path="/billing" component={Billing} />
            <Route component={Missing} />
          </Switch>
        )}
      </main>
      <Notices />
      <Announcer />
      <Large />
      <Removal />
      <Sharing />
      <Shortcuts />
      <StartOver />
    </>
  );
}

function usePageTitle(page: string): void {
  const { titles } = words.value;
  const shown = large.value ? creationOf(large.value.id)?.value : undefined;
  const title = shown
    ? `${titleOf(shown).slice(0, MAX_TITLE)} · Atelier`
    : page in PAGES
      ? titles[PAGES[page as keyof typeof PAGES]]
      : titles.missing;
  useEffect(() => {
    document.title = unseen.value > 0 ? titles.done(unseen.value, title) : title;
  }, [title, unseen.value]);
}

/** Scroll to a place, again in the next frames while the document is too short; return a function that stops this. */
function returnTo(place: number): () => void {
  let frame = 0;
  const go = (tries: number): void => {
    scrollTo({ top: place, behavior: "instant" });
    if (scrollY < place - 1 && tries > 0) frame = requestAnimationFrame(() => go(tries - 1));
  };
  go(MOST_FRAMES);
  return () => cancelAnimationFrame(frame);
}

/** Begin each page at its top, and return to the place of an earlier one by "Back". */
function usePlaces(page: string, main: RefObject<HTMLElement>): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    history.scrollRestoration = "manual";
  }, []);
  useEffect(() => {
    const note = (): void => {
      // While a page is replaced, its document is shorter and has another place.
      if (shown.current !== null && shown.current === pageAt(location.pathname)) places.set(shown.current, scrollY);
    };
    addEventListener("scroll", note, { passive: true });
    return () => removeEventListener("scroll", note);
  }, []);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = page;
    const place = isReturn ? (places.get(page) ?? 0) : 0;
    isReturn = false;
    if (before === null || before === page) return;
    main.current?.focus({ preventScroll: true });
    return returnTo(place);
  }, [page]);
}
