/** The top bar: navigation, balance, colour mode, language and account. */

import { Coins, Images, Languages, Moon, Sparkles, Sun, UserRound, Wallet } from "lucide-preact";
import { Link, useLocation } from "wouter-preact";
import { demo, sandbox, signOut, viewer } from "../api/session";
import { switchTheme, theme } from "../look/theme";
import { pageAt } from "../store/addresses";
import { canNotify, isForbidden, notifies, switchNotifications } from "../store/completion";
import { credit } from "../store/credits";
import { choose, LANGUAGES, language, number, words } from "../words";
import { Menu } from "./Menu";
import { once } from "./presses";
import { showsShortcuts } from "./Shortcuts";
import { startsOver } from "./StartOver";

export function Header() {
  const { nav, credits } = words.value;
  const balance = credit.value?.balance;
  return (
    <header class="header">
      <div class="header-inner">
        <Link class="wordmark" href="/" aria-label="Atelier">
          <Mark />
          <span>Atelier</span>
        </Link>
        {sandbox && (
          <span class="sandbox" title={nav.sandboxMeans}>
            {nav.sandbox}
            <span class="unseen"> {nav.sandboxMeans}</span>
          </span>
        )}
        <nav class="nav" aria-label={nav.label}>
          <Place href="/" icon={<Sparkles />} text={nav.studio} />
          <Place href="/creations" icon={<Images />} text={nav.creations} />
          <Place href="/billing" icon={<Wallet />} text={nav.billing} />
        </nav>
        <div class="header-end">
          <Link
            class="balance"
            href="/billing"
            aria-label={balance === undefined ? nav.billing : nav.balance(credits(balance))}
            data-balance={balance}
          >
            <Coins aria-hidden="true" />
            <span class="balance-figure">{balance === undefined ? "–" : number(balance)}</span>
          </Link>
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
          <Menu label={nav.account} icon={<UserRound />}>
            {viewer.value && (
              <p class="menu-text">
                {nav.signedInAs}
                <strong class="who">{viewer.value.email ?? viewer.value.id}</strong>
              </p>
            )}
            {viewer.value && demo && (
              <button
                type="button"
                onClick={once(() => {
                  startsOver.value = true;
                })}
              >
                {nav.anotherDemo}
              </button>
            )}
            {viewer.value && !demo && (
              <button type="button" onClick={() => void signOut()}>
                {nav.signOut}
              </button>
            )}
            {canNotify && (
              <button
                type="button"
                aria-pressed={notifies.value}
                disabled={isForbidden.value}
                title={isForbidden.value ? nav.notifyForbidden : undefined}
                onClick={() => void switchNotifications()}
              >
                {notifies.value ? nav.notifyOff : nav.notify}
              </button>
            )}
            <button
              type="button"
              onClick={() => {
                showsShortcuts.value = true;
              }}
            >
              {nav.shortcuts}
            </button>
            <a href="/graphql">{nav.explorer}</a>
          </Menu>
        </div>
      </div>
    </header>
  );
}

function Place({ href, icon, text }: { href: string; icon: preact.ComponentChild; text: string }) {
  const [path] = useLocation();
  return (
    <Link href={href} aria-current={pageAt(path) === href ? "page" : undefined}>
      {icon}
      <span>{text}</span>
    </Link>
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
