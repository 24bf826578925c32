/** Failures, grouped by model and by the provider's own words. */

import { useEffect } from "preact/hooks";
import { FailuresDocument } from "../../generated/operate/graphql";
import { useOverview } from "../store/overview";
import { useRead, useThrottled } from "../store/read";
import { words } from "../words";
import { FailureRows } from "../ui/FailureRows";
import { useFilters } from "../ui/filters";
import { ListHead } from "../ui/ListHead";
import { Loading, Trouble } from "../ui/parts";
import { useTitle } from "../ui/title";

const HOURS = [1, 24, 168, 720, 2160];
const USUAL = 24;
const RELOAD = 10_000; // milliseconds

export function Failures() {
  const { failed: text } = words.value;
  const filters = useFilters();
  const hours = HOURS.find((each) => String(each) === filters.get("hours")) ?? USUAL;
  const read = useRead(FailuresDocument, { hours });
  useTitle(text.title);

  const now = useOverview();
  const reload = useThrottled(read.reload, RELOAD);
  useEffect(() => {
    if (now) reload();
  }, [now, reload]);
  const groups = read.data?.failures;
  return (
    <div class="list-view" aria-busy={read.isBusy}>
      <ListHead title={text.title} read={read} />
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
          <FailureRows groups={groups} hours={hours} />
        </>
      ) : (
        read.error === null && <Loading />
      )}
    </div>
  );
}
