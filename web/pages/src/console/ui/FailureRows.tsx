/** Failures by model and by the provider's words. */

import { Link } from "wouter-preact";
import type { FailuresQuery } from "../../generated/operate/graphql";
import { number, words } from "../words";
import { generationPath } from "./links";
import { Time } from "./parts";
import { Rows } from "./Rows";

type Group = FailuresQuery["failures"][number];

export function FailureRows({ groups, hours }: { groups: readonly Group[]; hours: number }) {
  const { failed: text, failures, columns } = words.value;
  return (
    <Rows<Group>
      label={text.title}
      columns={[
        { title: columns.count, isNumber: true, cell: ({ count }) => <strong>{number(count)}</strong> },
        { title: columns.model, cell: ({ model }) => model },
        { title: columns.reason, cell: ({ failureCode }) => failures[failureCode] },
        {
          title: columns.words,
          isWide: true,
          cell: ({ providerCode, providerMessage }) => (
            <span class="whole">
              {providerCode && <code class="id">{providerCode}</code>} {providerMessage ?? (providerCode ? "" : text.noWords)}
            </span>
          ),
        },
        { title: columns.last, cell: ({ lastAt }) => <Time at={lastAt} /> },
        {
          title: columns.actions,
          cell: (group) => (
            <span class="links">
              <Link class="link" href={generationPath(group.example)}>
                {text.example}
              </Link>
              <Link class="link" href={membersOf(group, hours)}>
                {text.members}
              </Link>
            </span>
          ),
        },
      ]}
      items={groups}
      keyOf={keyOf}
      none={text.none}
    />
  );
}

function keyOf({ model, failureCode, providerCode, providerMessage }: Group): string {
  return JSON.stringify([model, failureCode, providerCode, providerMessage]);
}

/** Return the address of the list of these failures. */
function membersOf(group: Group, hours: number): string {
  const since = new Date(Date.now() - hours * 3_600_000).toISOString();
  const filters = new URLSearchParams({ state: "FAILED", model: group.model, failure: group.failureCode, since });
  if (group.providerCode) filters.set("code", group.providerCode);
  if (group.providerMessage) filters.set("words", group.providerMessage);
  return `/generations?${filters}`;
}
