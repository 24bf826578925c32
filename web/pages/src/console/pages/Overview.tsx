/** The first view: the results of a search, or the present state. */

import { TriangleAlert } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { Link, useSearchParams } from "wouter-preact";
import { AuditDocument, FailuresDocument, SearchDocument } from "../../generated/operate/graphql";
import type { Overview as State } from "../api/live";
import { useOverview } from "../store/overview";
import { useRead, useThrottled } from "../store/read";
import { decimal, duration, money, number, percent, secondsBetween, words } from "../words";
import { actionName, Entry } from "../ui/Entry";
import { FailureRows } from "../ui/FailureRows";
import { pathOf, type Found } from "../ui/links";
import { Loading, Panel, PaymentState, Status, Time, Trouble } from "../ui/parts";
import { Rows } from "../ui/Rows";
import { auditColumns } from "../ui/tables";
import { useTitle } from "../ui/title";

/** The server returns at most this many results. */
const MOST = 20;
/** A model that fails this often, in this many generations, needs attention. */
const FAILING = 0.2;
const ENOUGH = 5;
const HOURS = 24; // Of the failures.
const FEW = 5;
const RELOAD = 10_000; // milliseconds

export function Overview() {
  const [params] = useSearchParams();
  const text = params.get("q")?.trim();
  return text ? <Results text={text} /> : <Now />;
}

function Results({ text }: { text: string }) {
  const { search } = words.value;
  const read = useRead(SearchDocument, { text });
  useTitle(`${text} · ${search.title}`);
  const found = read.data?.search;
  return (
    <section class="results" aria-busy={read.isBusy}>
      <h1>{search.title}</h1>
      <Trouble read={read} />
      {found ? (
        <>
          <p class="hint" role="status">
            {found.length === 0 ? search.nothing : search.found(found.length)} {found.length === MOST && search.most}
          </p>
          <ul class="result-list">
            {found.map((each) => (
              <li class="card" key={`${each.__typename} ${each.id}`}>
                <Result found={each} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        read.error === null && <Loading />
      )}
    </section>
  );
}

function Result({ found }: { found: Found }) {
  const { search } = words.value;
  const path = pathOf(found);
  if (path === null) {
    return (
      <div class="result">
        <span class="result-kind">{search.kinds[found.__typename]}</span>
        {found.__typename === "AuditEntry" && (
          <details class="entry-details">
            <summary>{actionName(found.action)}</summary>
            <Entry entry={found} />
          </details>
        )}
      </div>
    );
  }
  return (
    <Link class="result" href={path}>
      <span class="result-kind">{search.kinds[found.__typename]}</span>
      <strong class="mail">{nameOf(found)}</strong>
      <span class="result-facts">
        <About found={found} />
      </span>
    </Link>
  );
}

function nameOf(found: Found): string {
  if (found.__typename === "User") return found.email ?? found.subject;
  return found.__typename === "ModelHealth" ? found.slug : found.id;
}

function About({ found }: { found: Found }) {
  const { credits, ledgerKinds, users, overview } = words.value;
  switch (found.__typename) {
    case "User":
      return (
        <>
          <code class="id">{found.id}</code> {credits(found.balance)}{" "}
          {found.blockedAt && <span class="tag tag-failed">{users.blocked}</span>}
        </>
      );
    case "Generation":
      return (
        <>
          <Status status={found.status} /> {found.model} · <Time at={found.createdAt} />
        </>
      );
    case "Payment":
      return (
        <>
          <PaymentState status={found.paymentStatus} /> {money(found.amount, found.currency, found.currencyDecimals)} ·{" "}
          <code class="id">{found.paymentIntent ?? found.providerReference}</code>
        </>
      );
    case "LedgerEntry":
      return (
        <>
          {ledgerKinds[found.kind]} · {credits(found.amount)} · <Time at={found.createdAt} />
        </>
      );
    case "ModelHealth":
      return <>{found.pausedAt && <span class="tag tag-pending">{overview.paused}</span>}</>;
    default:
      return null;
  }
}

function Now() {
  const { overview: text } = words.value;
  const now = useOverview();
  useTitle(text.title);
  return (
    <div class="overview">
      <h1>{text.title}</h1>
      {now === null ? (
        <Loading />
      ) : (
        <>
          <Figures now={now} />
          {!now.isComplete && <p class="hint">{text.incomplete}</p>}
          <Panel
            title={text.attention}
            aside={
              <Link class="link" href="/queue">
                {text.toQueue}
              </Link>
            }
          >
            <Attention now={now} />
          </Panel>
          <Lately now={now} />
        </>
      )}
    </div>
  );
}

/** The newest failures and actions. */
function Lately({ now }: { now: State }) {
  const { overview: text, nav } = words.value;
  const failures = useRead(FailuresDocument, { hours: HOURS });
  const entries = useRead(AuditDocument, { filter: {}, first: FEW, after: null });
  const reload = useThrottled(failures.reload, RELOAD);
  useEffect(reload, [now.readAt, reload]);
  return (
    <>
      <Panel
        title={text.failures}
        isBusy={failures.data === null && failures.error === null}
        aside={
          <Link class="link" href="/failures">
            {nav.failures}
          </Link>
        }
      >
        <Trouble read={failures} />
        {failures.data && <FailureRows groups={failures.data.failures.slice(0, FEW)} hours={HOURS} />}
      </Panel>
      <Panel
        title={text.actions}
        isBusy={entries.data === null && entries.error === null}
        aside={
          <Link class="link" href="/audit">
            {nav.audit}
          </Link>
        }
      >
        <Trouble read={entries} />
        {entries.data && (
          <Rows label={text.actions} columns={auditColumns()} items={entries.data.audit.nodes} keyOf={({ id }) => id} none={text.noActions} />
        )}
      </Panel>
    </>
  );
}

export function Figures({ now }: { now: State }) {
  const { overview: text } = words.value;
  const recent = duration(now.recentSeconds);
  const sum = (name: "made" | "failed"): number => now.models.reduce((total, model) => total + model[name], 0);
  const left = now.providerCreditsLastSeconds;
  const figures: [string, string, string?][] = [
    [text.waiting, number(now.waiting)],
    [text.running, number(now.running), text.of(number(now.concurrency))],
    [text.oldest, now.oldestWaitingAt ? duration(secondsBetween(now.oldestWaitingAt, now.readAt)) : "–"],
    [text.made(recent), number(sum("made"))],
    [text.failed(recent), number(sum("failed"))],
    [
      text.providerCredits,
      now.providerCredits == null ? "–" : decimal(now.providerCredits),
      left == null ? undefined : text.lasts(duration(left)),
    ],
  ];
  return (
    <dl class="tiles" data-now={now.readAt}>
      {figures.map(([name, value, note]) => (
        <div class="tile-figure" key={name}>
          <dt>{name}</dt>
          <dd>
            {value} {note && <span class="tile-note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What an operator should look at: pauses, and models that fail often. */
function Attention({ now }: { now: State }) {
  const { overview: text, queue } = words.value;
  const lines = [
    ...now.limits
      .filter(({ pausedUntil }) => pausedUntil != null && pausedUntil > now.readAt)
      .map(({ name, pauseReason }) => ({ key: `limit ${name}`, title: text.limitPaused(queue.limitNames[name] ?? name), more: pauseReason })),
    ...now.models
      .filter(({ pausedAt }) => pausedAt != null)
      .map(({ slug, pauseReason }) => ({ key: `pause ${slug}`, title: text.modelPaused(slug), more: pauseReason })),
    ...now.models
      .filter(({ pausedAt, made, failed, failureRate }) => pausedAt == null && made + failed >= ENOUGH && (failureRate ?? 0) >= FAILING)
      .map(({ slug, failureRate }) => ({ key: `failing ${slug}`, title: text.modelFailing(slug, percent(failureRate ?? 0)), more: null })),
  ];
  if (lines.length === 0) return <p class="hint none">{text.allWell}</p>;
  return (
    <ul class="attention">
      {lines.map(({ key, title, more }) => (
        <li key={key}>
          <TriangleAlert aria-hidden="true" />
          <span>
            {title} {more && <span class="hint">{more}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
