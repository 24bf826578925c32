/** The columns of the lists that several views show. */

import { Link } from "wouter-preact";
import type {
  AuditRowFragment,
  GenerationRowFragment,
  LedgerRowFragment,
  PaymentRowFragment,
  UserRowFragment,
} from "../../generated/operate/graphql";
import { money, number, signed, words } from "../words";
import { actionName, Entry, Outcome, Subject } from "./Entry";
import { generationPath, Id, paymentPath, userPath } from "./links";
import { PaymentState, Status, Time } from "./parts";
import type { Column } from "./Rows";

export function userColumns(): Column<UserRowFragment>[] {
  const { columns, user, users } = words.value;
  return [
    {
      title: columns.email,
      isWide: true,
      cell: ({ id, email, blockedAt }) => (
        <>
          <Link class="link" href={userPath(id)} title={email ?? undefined}>
            {email ?? user.noEmail}
          </Link>{" "}
          {blockedAt && <span class="tag tag-failed">{users.blocked}</span>}
        </>
      ),
    },
    { title: columns.id, cell: ({ id }) => <Id id={id} /> },
    { title: user.since, cell: ({ createdAt }) => <Time at={createdAt} /> },
    { title: columns.balance, isNumber: true, cell: ({ balance }) => number(balance) },
    { title: columns.owed, isNumber: true, cell: ({ owed }) => (owed > 0 ? <strong class="loss">{number(owed)}</strong> : "0") },
  ];
}

export function ledgerColumns(): Column<LedgerRowFragment>[] {
  const { columns, ledgerKinds } = words.value;
  return [
    { title: columns.when, cell: ({ createdAt }) => <Time at={createdAt} /> },
    { title: columns.kind, cell: ({ kind }) => ledgerKinds[kind] },
    {
      title: columns.description,
      isWide: true,
      cell: ({ description, generationId, paymentId }) => {
        const to = generationId ? generationPath(generationId) : paymentId ? paymentPath(paymentId) : null;
        return to === null ? (
          <span title={description}>{description}</span>
        ) : (
          <Link class="link" href={to} title={generationId ?? paymentId ?? undefined}>
            {description}
          </Link>
        );
      },
    },
    {
      title: columns.amount,
      isNumber: true,
      cell: ({ amount }) => <span class={amount > 0 ? "gain" : undefined}>{signed(amount)}</span>,
    },
    { title: columns.balance, isNumber: true, cell: ({ balanceAfter }) => number(balanceAfter) },
  ];
}

/** `isNarrow`: the time is the link, and there is no column for the id. */
export function generationColumns(isNarrow = false): Column<GenerationRowFragment>[] {
  const { columns } = words.value;
  return [
    {
      title: columns.created,
      cell: ({ id, createdAt }) =>
        isNarrow ? (
          <Link class="link" href={generationPath(id)} title={id}>
            <Time at={createdAt} />
          </Link>
        ) : (
          <Time at={createdAt} />
        ),
    },
    { title: columns.state, cell: ({ status }) => <Status status={status} /> },
    ...(isNarrow ? [] : [{ title: columns.id, cell: ({ id }: GenerationRowFragment) => <Id id={id} to={generationPath(id)} /> }]),
    ...(isNarrow ? [] : [{ title: columns.model, cell: ({ model }: GenerationRowFragment) => model }]),
    {
      title: isNarrow ? columns.model : columns.reason,
      isWide: true,
      cell: (generation) => <Why generation={generation} hasModel={isNarrow} />,
    },
    { title: columns.price, isNumber: true, cell: ({ creditsUsed }) => number(creditsUsed) },
  ];
}

/** Why a generation failed, or its present step; after its model if `hasModel`. */
function Why({ generation, hasModel }: { generation: GenerationRowFragment; hasModel: boolean }) {
  const { failures, steps, generation: text, user } = words.value;
  const { model, failureCode, providerMessage, step, attempts, deletedAt } = generation;
  const reason = failureCode ? failures[failureCode] : step ? steps[step] : null;
  // In AWAIT, the attempts are the polls.
  const more = failureCode ? providerMessage : step && step !== "AWAIT" && attempts > 0 ? text.attempt(attempts + 1) : null;
  return (
    <span title={more ?? undefined}>
      {[hasModel ? model : null, reason].filter(Boolean).join(" · ")}
      {more && <span class="hint"> · {more}</span>} {deletedAt && <span class="tag tag-quiet">{user.deleted}</span>}
    </span>
  );
}

export function paymentColumns(): Column<PaymentRowFragment>[] {
  const { columns } = words.value;
  return [
    {
      title: columns.when,
      cell: ({ id, createdAt }) => (
        <Link class="link" href={paymentPath(id)}>
          <Time at={createdAt} />
        </Link>
      ),
    },
    { title: columns.state, cell: ({ paymentStatus }) => <PaymentState status={paymentStatus} /> },
    {
      title: columns.stripe,
      isWide: true,
      cell: ({ paymentIntent, providerReference }) => <code class="id">{paymentIntent ?? providerReference ?? "–"}</code>,
    },
    { title: columns.amount, isNumber: true, cell: ({ credits }) => number(credits) },
    { title: columns.paid, isNumber: true, cell: (payment) => <Paid payment={payment} /> },
  ];
}

function Paid({ payment: { amount, amountReturned, currency, currencyDecimals } }: { payment: PaymentRowFragment }) {
  const { columns } = words.value;
  return (
    <>
      {money(amount, currency, currencyDecimals)}
      {amountReturned > 0 && (
        <span class="loss cell-note">
          {columns.returned}: {money(amountReturned, currency, currencyDecimals)}
        </span>
      )}
    </>
  );
}

/** `isOfUser`: the subject is not shown, since all entries concern the user of the view. */
export function auditColumns(isOfUser = false): Column<AuditRowFragment>[] {
  const { columns, audit } = words.value;
  const all: (Column<AuditRowFragment> | null)[] = [
    { title: columns.when, cell: ({ createdAt }) => <Time at={createdAt} /> },
    { title: columns.action, cell: ({ action }) => actionName(action) },
    { title: columns.outcome, cell: ({ outcome }) => <Outcome outcome={outcome} /> },
    isOfUser ? null : { title: columns.subject, cell: ({ subjectId }) => <Subject id={subjectId} /> },
    { title: columns.operator, cell: ({ actor }) => <span class="cut">{actor}</span> },
    {
      title: columns.reason,
      isWide: true,
      cell: (entry) => (
        <details class="entry-details">
          <summary>{entry.reason ?? audit.noReason}</summary>
          <Entry entry={entry} />
        </details>
      ),
    },
    { title: columns.amount, isNumber: true, cell: ({ change }) => (change == null ? "–" : signed(change)) },
  ];
  return all.filter((column) => column !== null);
}
