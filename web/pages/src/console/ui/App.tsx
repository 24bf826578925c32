/** The frame around the views, and the router. */

import { useEffect, useRef } from "preact/hooks";
import { Link, Route, Router, Switch, useLocation } from "wouter-preact";
import { phase } from "../api/session";
import { Audit } from "../pages/Audit";
import { Failures } from "../pages/Failures";
import { GenerationView } from "../pages/GenerationView";
import { Generations } from "../pages/Generations";
import { Overview } from "../pages/Overview";
import { Payments } from "../pages/Payments";
import { PaymentView } from "../pages/PaymentView";
import { Queue } from "../pages/Queue";
import { Report } from "../pages/Report";
import { Users } from "../pages/Users";
import { UserView } from "../pages/UserView";
import { Webhooks } from "../pages/Webhooks";
import { words } from "../words";
import { ActionDialog } from "./ActionDialog";
import { Header } from "./Header";
import { Notices } from "./Notices";
import { SignIn } from "./SignIn";

export function App() {
  return (
    <Router base="/operate">
      <Frame />
    </Router>
  );
}

function Frame() {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

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
      <main id="main" class="console" ref={main} tabIndex={-1}>
        {phase.value === "signed-in" ? <Views /> : phase.value === "signed-out" ? <SignIn /> : null}
      </main>
      <Notices />
      <ActionDialog />
    </>
  );
}

function Views() {
  return (
    <Switch>
      <Route path="/" component={Overview} />
      <Route path="/queue" component={Queue} />
      <Route path="/users" component={Users} />
      <Route path="/users/:id">{({ id }) => <UserView key={id} id={id} />}</Route>
      <Route path="/generations" component={Generations} />
      <Route path="/generations/:id">{({ id }) => <GenerationView key={id} id={id} />}</Route>
      <Route path="/failures" component={Failures} />
      <Route path="/payments" component={Payments} />
      <Route path="/payments/:id">{({ id }) => <PaymentView key={id} id={id} />}</Route>
      <Route path="/report" component={Report} />
      <Route path="/audit" component={Audit} />
      <Route path="/webhooks" component={Webhooks} />
      <Route component={Missing} />
    </Switch>
  );
}

function Missing() {
  const { common } = words.value;
  return (
    <div class="missing">
      <h1>{common.notFound}</h1>
      <Link class="button" href="/">
        {common.toOverview}
      </Link>
    </div>
  );
}
