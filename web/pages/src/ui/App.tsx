/** The frame around the pages, and the router. */

import { useEffect, useRef } from "preact/hooks";
import { Redirect, Route, Switch, useLocation } from "wouter-preact";
import { phase } from "../api/session";
import { Billing } from "../pages/Billing";
import { Creations } from "../pages/Creations";
import { Studio } from "../pages/Studio";
import { words } from "../words";
import { Announcer } from "./Announcer";
import { Header } from "./Header";
import { Large } from "./Large";
import { Notices } from "./Notices";
import { Removal } from "./Removal";
import { Sharing } from "./Sharing";
import { SignIn } from "./SignIn";

export function App() {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const { titles } = words.value;
  const title = path === "/creations" ? titles.creations : path === "/billing" ? titles.billing : titles.studio;

  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [path]);

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
          <Switch>
            <Route path="/" component={Studio} />
            <Route path="/creations" component={Creations} />
            <Route path="/billing" component={Billing} />
            <Route>
              <Redirect to="/" replace />
            </Route>
          </Switch>
        )}
      </main>
      <Notices />
      <Announcer />
      <Large />
      <Removal />
      <Sharing />
    </>
  );
}
