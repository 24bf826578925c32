/** Failures, grouped by model and by the provider's own words. */

import { Link } from "wouter-preact";
import { FailuresDocument, type FailuresQuery } from "../../generated/operate/graphql";
import { useRead } from "../store/read";
import { number, words } from "../words";
import { useFilters } from "../ui/filters";
import { generationPath } from "../ui/links";
import { Loading, Time, Trouble } from "../ui/parts";
import { Rows } from "../ui/Rows";
import { useTitle } from "../ui/title";

type Group = FailuresQuery["failures"][number];

const HOURS = [1, 24, 168, 720, 2160];
const USUAL = 24;

export function Failures() {
  const { failed: text, failures, columns } = words.value;
  const filters = useFilters();
  const hours = HOURS.find((each) => String(each) === filters.get("hours")) ?? USUAL;
  const read = useRead(FailuresDocument, { hours });
  useTitle(text.title);
  const groups = read.data?.failures;
  return (
    <div class="list-view" aria-busy={read.isBusy}>
      <h1>{text.title}</h1>
      <p class="hint">{text.text}</p>
      <fieldset class="chips">
        <legend class="unseen">{text.within}</legend>
        {HOURS.map((each) => (
          <label class="chip" key={each}>
            <input
              class="unseen"
              type="radio"
              name="hours"
              checked={each === hours}
              onChange={() => filters.set({ hours: each === USUAL ? "" : String(each) })}
            />
            {text.hours[each]}
          </label>
        ))}
      </fieldset>
      <Trouble read={read} />
      {groups ? (
        <>
          <p class="hint" role="status">
            {text.total(groups.reduce((sum, { count }) => sum + count, 0))}
          </p>
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
        </>
      ) : (
        read.error === null && <Loading />
      )}
    </div>
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
