/** The top bar: search, navigation, colour mode, language and account. */

import { Languages, Moon, Sun, UserRound } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { switchTheme, theme } from "../../look/theme";
import { Menu } from "../../ui/Menu";
import { end, endsAt, operator, phase } from "../api/session";
import { choose, LANGUAGES, language, number, timeOf, words } from "../words";
import { Search } from "./Search";

const PLACES = [
  ["/", "overview"],
  ["/queue", "queue"],
  ["/generations", "generations"],
  ["/failures", "failures"],
  ["/users", "users"],
  ["/payments", "payments"],
  ["/report", "report"],
  ["/audit", "audit"],
  ["/webhooks", "webhooks"],
] as const;

export function Header() {
  const { nav } = words.value;
  const isSignedIn = phase.value === "signed-in";
  return (
    <header class="header console-header">
      <div class="header-inner">
        <Link class="wordmark" href="/" aria-label={`Atelier · ${nav.console}`}>
          <Mark />
          <span>Atelier</span>
        </Link>
        <span class="tag console-tag" aria-hidden="true">
          {nav.console}
        </span>
        {isSignedIn && <Search />}
        <div class="header-end">
          <Menu label={nav.language} icon={<Languages />}>
            {LANGUAGES.map(({ id, name }) => (
              <button
                type="button"
                key={id}
                lang={id === "zh" ? "zh-Hans" : id}
                aria-pressed={language.value === id}
                onClick={() => choose(id)}
              >
                {name}
              </button>
            ))}
          </Menu>
          <button
            class="icon-button"
            type="button"
            aria-label={theme.value === "dark" ? nav.light : nav.dark}
            title={theme.value === "dark" ? nav.light : nav.dark}
            onClick={switchTheme}
          >
            {theme.value === "dark" ? <Sun /> : <Moon />}
          </button>
          {isSignedIn && <Account />}
        </div>
      </div>
      {isSignedIn && <Places />}
    </header>
  );
}

function Places() {
  const { nav } = words.value;
  const [path] = useLocation();
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    // The bar scrolls on narrow screens; `scrollIntoView` would move the page too.
    const here = bar.current?.querySelector<HTMLElement>("[aria-current]");
    if (bar.current && here) bar.current.scrollLeft = here.offsetLeft - (bar.current.clientWidth - here.clientWidth) / 2;
  }, [path]);
  return (
    <nav class="places" aria-label={nav.label} ref={bar}>
      {PLACES.map(([href, name]) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href || (href !== "/" && path.startsWith(`${href}/`)) ? "page" : undefined}
        >
          {nav[name]}
        </Link>
      ))}
    </nav>
  );
}

function Account() {
  const { nav, credits } = words.value;
  const found = operator.value;
  if (found === null) return null;
  const given = credits(found.creditsGivenToday);
  return (
    <Menu label={nav.account} icon={<UserRound />}>
      <div class="menu-text">
        {nav.signedInAs}
        <strong class="who">{found.actor}</strong>
        <span>
          {nav.roles[found.role]}
          {endsAt.value !== null && `, ${nav.until(timeOf(endsAt.value))}`}
        </span>
        <span>
          {found.creditsPerDay === null || found.creditsPerDay === undefined
            ? nav.givenTodayFreely(given)
            : nav.givenToday(number(found.creditsGivenToday), credits(found.creditsPerDay))}
        </span>
      </div>
      <button type="button" onClick={() => end(null)}>
        {nav.signOut}
      </button>
    </Menu>
  );
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path class="mark-back" d="M16 1.5 30.5 30.5H1.5Z" />
      <path class="mark-front" d="M16 12.5 24 30.5H8Z" />
    </svg>
  );
}
