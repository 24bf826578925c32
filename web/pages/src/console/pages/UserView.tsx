/** A user on one screen: credits, block, ledger, creations, payments, sessions and audit, live. */

import { useEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { UserPageDocument, type UserPageQuery } from "../../generated/operate/graphql";
import { once } from "../../ui/presses";
import { download } from "../api/downloads";
import { watchChanges } from "../api/live";
import { usePager, useRead, useThrottled } from "../store/read";
import type { Action } from "../store/actions";
import { megabytes, number, words } from "../words";
import { ActionButton } from "../ui/ActionDialog";
import { Id, userPath } from "../ui/links";
import { explain, Facts, Loading, Panel, Time, Trouble } from "../ui/parts";
import { Rows, Turning } from "../ui/Rows";
import { auditColumns, generationColumns, ledgerColumns, paymentColumns } from "../ui/tables";
import { useTitle } from "../ui/title";

type User = NonNullable<UserPageQuery["user"]>;

const FIRST = 8; // Of each list.
const RELOAD = 1_000; // milliseconds

export function UserView({ id }: { id: string }) {
  const { user: text, common } = words.value;
  const pagers = { ledger: usePager(), generations: usePager(), payments: usePager(), audit: usePager() };
  const read = useRead(UserPageDocument, {
    id,
    first: FIRST,
    ledgerAfter: pagers.ledger.after,
    generationsAfter: pagers.generations.after,
    paymentsAfter: pagers.payments.after,
    auditAfter: pagers.audit.after,
  });
  const user = read.data?.user;
  const [, navigate] = useLocation();
  const reload = useThrottled(read.reload, RELOAD);
  useTitle(user?.email ?? user?.id ?? text.title);
  useEffect(() => {
    if (user) return watchChanges({ userId: user.id }, reload);
  }, [user?.id, reload]);
  useEffect(() => {
    // The address may have the subject, or the e-mail address.
    if (user && user.id !== id) navigate(userPath(user.id), { replace: true });
  }, [user?.id, id]);

  if (user === undefined) return read.error === null ? <Loading /> : <Trouble read={read} />;
  if (user === null) return <h1>{common.nothingHere(text.user)}</h1>;
  const label = user.email ?? user.id;
  const turning = (name: "ledger" | "generations" | "payments" | "audit", page: User["audit"] | User["transactions"], of: string) => (
    <Turning pager={pagers[name]} page={page} of={of} />
  );
  return (
    <div class="user-view" aria-busy={read.isBusy}>
      <Trouble read={read} />
      <Head user={user} label={label} />
      <div class="user-panels">
        <Panel title={text.ledger} aside={turning("ledger", user.transactions, text.ledger)}>
          <Rows label={text.ledger} columns={ledgerColumns()} items={user.transactions.nodes} keyOf={keyOf} none={text.noLedger} />
        </Panel>
        <Panel title={text.generations} aside={<Turning pager={pagers.generations} page={user.generations} of={text.generations} />}>
          <Rows
            label={text.generations}
            columns={[
              ...generationColumns(true),
              {
                title: words.value.columns.actions,
                cell: ({ id: subject }) => <ActionButton action={{ name: "reveal", subject, label: subject }} class="button-small" isShort />,
              },
            ]}
            items={user.generations.nodes}
            keyOf={keyOf}
            none={text.noGenerations}
          />
        </Panel>
        <Panel title={text.payments} aside={<Turning pager={pagers.payments} page={user.payments} of={text.payments} />}>
          <Rows label={text.payments} columns={paymentColumns()} items={user.payments.nodes} keyOf={keyOf} none={text.noPayments} />
        </Panel>
        <Sessions user={user} />
        <Person user={user} label={label} reload={read.reload} />
        <Panel title={text.audit} class="wide-panel" aside={turning("audit", user.audit, text.audit)}>
          <Rows label={text.audit} columns={auditColumns(true)} items={user.audit.nodes} keyOf={keyOf} none={text.noAudit} />
        </Panel>
      </div>
    </div>
  );
}

function Head({ user, label }: { user: User; label: string }) {
  const { user: text } = words.value;
  const action = (name: Action["name"]): Action => ({ name, subject: user.id, label });
  const figures: [string, number, string?][] = [
    [text.balance, user.balance, "figure-main"],
    [text.owed, user.owed, user.owed > 0 ? "figure-bad" : undefined],
    [text.purchased, user.purchased],
    [text.granted, user.granted],
    [text.used, user.used],
  ];
  return (
    <>
      <header class="view-head">
        <div>
          <h1 class="mail">{user.email ?? text.noEmail}</h1>
          <p class="under">
            <Id id={user.id} />
            <span>
              {text.subject}: <code class="id">{user.subject}</code>
            </span>
            <span>
              {text.since}: <Time at={user.createdAt} />
            </span>
          </p>
        </div>
        <div class="actions">
          {/* Nobody can use the credits of an erased account. */}
          {user.erasure?.state !== "ERASED" && (
            <>
              <ActionButton action={action("grant")} class="button-main" />
              <ActionButton action={action("deduct")} />
              {user.owed > 0 && <ActionButton action={action("settle")} />}
            </>
          )}
          {user.blockedAt ? <ActionButton action={action("unblock")} /> : <ActionButton action={action("block")} />}
        </div>
      </header>
      {user.blockedAt && (
        <p class="blocked card">
          <strong>
            {text.blocked("")}
            <Time at={user.blockedAt} />
          </strong>
          {user.blockReason && <span>{user.blockReason}</span>}
        </p>
      )}
      <dl class="tiles">
        {figures.map(([name, value, look]) => (
          <div class={`tile-figure ${look ?? ""}`} key={name}>
            <dt>{name}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Sessions({ user: { sessions } }: { user: User }) {
  const { user: text, columns, common } = words.value;
  return (
    <Panel title={text.sessions}>
      <Facts
        facts={[
          { name: text.lastSeen, value: sessions.lastSeenAt ? <Time at={sessions.lastSeenAt} /> : common.unknown },
          { name: text.openStreams, value: text.streams(sessions.openStreams) },
          { name: text.issuer, value: sessions.issuer ?? text.anyIssuer },
        ]}
      />
      <Rows
        label={text.sessions}
        columns={[
          { title: columns.process, isWide: true, cell: ({ process }) => <code class="id cut">{process}</code> },
          { title: text.lastSeen, cell: ({ lastSeenAt }) => <Time at={lastSeenAt} /> },
          { title: columns.streams, isNumber: true, cell: ({ openStreams }) => number(openStreams) },
        ]}
        items={sessions.processes}
        keyOf={({ process }) => process}
        none={text.noProcesses}
      />
      <p class="hint panel-note">{text.sessionsText}</p>
    </Panel>
  );
}

/** The exports of the person, and the erasure. */
function Person({ user, label, reload }: { user: User; label: string; reload: () => void }) {
  const { person: text, columns, common } = words.value;
  const [trouble, setTrouble] = useState<string | null>(null);
  const { erasure, exports } = user;
  const action = (name: Action["name"]): Action => ({ name, subject: user.id, label });
  const tallies = (list: readonly { name: string; count: number }[]): string =>
    list.map(({ name, count }) => `${name} ${number(count)}`).join(", ");
  return (
    <Panel
      title={text.title}
      class="wide-panel"
      aside={
        <span class="actions">
          <button class="button button-small" type="button" onClick={reload}>
            {common.refresh}
          </button>
          <ActionButton action={action("exportUser")} class="button-small" />
          {erasure == null ? (
            <ActionButton action={action("eraseUser")} class="button-small button-danger" />
          ) : (
            erasure.state === "ERASED" && <ActionButton action={action("verifyErasure")} class="button-small" />
          )}
        </span>
      }
    >
      {erasure && (
        <Facts
          facts={[
            { name: text.erasure, value: text.states[erasure.state] },
            { name: text.requested, value: <Time at={erasure.requestedAt} /> },
            { name: text.requestedBy, value: erasure.requestedBy ?? text.byUser },
            {
              name: text.waitingFor,
              value: erasure.waitingFor.map(({ kind, count }) => `${text.obstacles[kind]}: ${number(count)}`).join(", "),
            },
            { name: text.erased, value: erasure.erasedAt && <Time at={erasure.erasedAt} /> },
            { name: text.removed, value: tallies(erasure.removed) },
            { name: text.verified, value: erasure.verifiedAt && <Time at={erasure.verifiedAt} /> },
            { name: text.remains, value: erasure.verifiedAt && (tallies(erasure.remains) || text.nothing) },
            { name: text.failure, value: erasure.failure },
          ]}
        />
      )}
      <Rows
        label={text.exports}
        columns={[
          { title: columns.when, cell: ({ createdAt }) => <Time at={createdAt} /> },
          { title: columns.state, cell: ({ state }) => text.exportStates[state] },
          { title: columns.operator, cell: ({ requestedBy }) => <span class="cut">{requestedBy}</span> },
          { title: text.expires, isWide: true, cell: ({ expiresAt, failure }) => failure ?? (expiresAt ? <Time at={expiresAt} /> : "–") },
          { title: text.files, isNumber: true, cell: ({ files }) => number(files) },
          { title: text.size, isNumber: true, cell: ({ byteSize }) => megabytes(byteSize) },
          {
            title: columns.actions,
            cell: ({ downloadPath }) =>
              downloadPath && (
                <button
                  class="button button-small"
                  type="button"
                  onClick={once(async () => setTrouble(await download(downloadPath, `${user.id}.zip`).then(() => null, explain)))}
                >
                  {text.download}
                </button>
              ),
          },
        ]}
        items={exports.nodes}
        keyOf={keyOf}
        none={text.noExports}
      />
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Panel>
  );
}

const keyOf = ({ id }: { id: string }): string => id;
