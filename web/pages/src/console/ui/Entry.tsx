/** One entry of the audit, with the values before and after. */

import type { AuditRowFragment } from "../../generated/operate/graphql";
import { clock, signed, words } from "../words";
import { generationPath, Id, userPath } from "./links";
import { Facts, Time } from "./parts";

export function actionName(action: string): string {
  return words.value.audit.actions[action] ?? action;
}

export function Outcome({ outcome }: { outcome: string }) {
  const { audit } = words.value;
  const isDone = outcome === "done";
  return <span class={`tag ${isDone ? "tag-paid" : "tag-failed"}`}>{isDone ? audit.done : audit.refused}</span>;
}

export function Entry({ entry }: { entry: AuditRowFragment }) {
  const { audit, columns, nav } = words.value;
  const roles: Record<string, string> = nav.roles;
  const changes = changesOf(entry);
  return (
    <div class="entry">
      <p class="entry-head">
        <strong>{actionName(entry.action)}</strong> <Outcome outcome={entry.outcome} />{" "}
        <span class="hint">
          <Time at={entry.createdAt} /> <span class="unseen">{clock(entry.createdAt)}</span>
        </span>
      </p>
      {entry.refusal && <p class="trouble">{entry.refusal}</p>}
      <Facts
        facts={[
          { name: audit.fields.change, value: changes.length > 0 && <Changes changes={changes} /> },
          { name: columns.amount, value: entry.change == null ? null : signed(entry.change) },
          { name: audit.fields.reason, value: entry.reason },
          { name: columns.operator, value: `${entry.actor} (${roles[entry.role.toUpperCase()] ?? entry.role})` },
          { name: columns.subject, value: <Subject id={entry.subjectId} /> },
          { name: columns.user, value: entry.concerns && entry.concerns !== entry.subjectId ? <Subject id={entry.concerns} /> : null },
          { name: audit.fields.request, value: entry.request === "{}" ? null : <code class="json">{entry.request}</code> },
          { name: audit.fields.entry, value: entry.entryId && <Id id={entry.entryId} /> },
          { name: audit.fields.key, value: entry.idempotencyKey && <Id id={entry.idempotencyKey} /> },
          { name: audit.fields.requestId, value: entry.requestId && <Id id={entry.requestId} /> },
          { name: columns.id, value: <Id id={entry.id} /> },
        ]}
      />
    </div>
  );
}

/** The user, the creation or the model of an entry. */
export function Subject({ id }: { id: string }) {
  if (id.startsWith("usr_")) return <Id id={id} to={userPath(id)} />;
  return id.startsWith("cre_") ? <Id id={id} to={generationPath(id)} /> : <Id id={id} />;
}

type Change = [name: string, before: unknown, after: unknown];

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <ul class="changes">
      {changes.map(([name, before, after]) => (
        <li key={name}>
          {name}: {shown(before)} → <strong>{shown(after)}</strong>
        </li>
      ))}
    </ul>
  );
}

/** Return the values that differ. */
function changesOf({ before, after }: AuditRowFragment): Change[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  return Object.keys({ ...old, ...now })
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
    .map((name) => [name, old[name], now[name]]);
}

function valuesOf(json: string | null | undefined): Record<string, unknown> {
  try {
    const values: unknown = JSON.parse(json ?? "{}");
    return typeof values === "object" && values !== null ? (values as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function shown(value: unknown): string {
  return value === undefined || value === null ? "–" : typeof value === "string" ? value : JSON.stringify(value);
}
