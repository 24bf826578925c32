/** Generations of all users, with filters. */

import { useEffect } from "preact/hooks";
import { GenerationsDocument, type CreationStatus, type FailureCode, type Step } from "../../generated/operate/graphql";
import { useOverview } from "../store/overview";
import { usePager, useRead, useThrottled } from "../store/read";
import { words } from "../words";
import { ChoiceFilter, FilterBar, TextFilter } from "../ui/FilterBar";
import { oneOf, startOfDay, useFilters } from "../ui/filters";
import { UserLink } from "../ui/links";
import { ListHead } from "../ui/ListHead";
import { Loading, Trouble } from "../ui/parts";
import { Rows, Turning } from "../ui/Rows";
import { generationColumns } from "../ui/tables";
import { useTitle } from "../ui/title";

const FIRST = 25;
const RELOAD = 5_000; // milliseconds: the rows move while one reads.
const STATUSES: readonly CreationStatus[] = ["WAITING", "PROCESSING", "SUCCESS", "FAILED", "CANCELED"];
const STEPS: readonly Step[] = ["PREPARE", "SUBMIT", "AWAIT", "STORE"];
const UNFINISHED = "unfinished";

export function Generations() {
  const { generations: text, statuses, steps, failures, common, columns } = words.value;
  const filters = useFilters();
  const pager = usePager(filters.text);
  const codes = Object.keys(failures) as FailureCode[];
  const state = filters.get("state");
  const read = useRead(GenerationsDocument, {
    first: FIRST,
    after: pager.after,
    filter: {
      status: oneOf(STATUSES, state),
      unfinished: state === UNFINISHED,
      step: oneOf(STEPS, filters.get("step")),
      model: filters.get("model") || null,
      userId: filters.get("user") || null,
      failureCode: oneOf(codes, filters.get("failure")),
      providerCode: filters.get("code") || null,
      providerMessage: filters.get("words") || null,
      createdSince: startOfDay(filters.get("from")) ?? (filters.get("since") || null),
      createdBefore: startOfDay(filters.get("to")),
    },
  });
  useTitle(text.title);

  // The first page follows what happens.
  const now = useOverview();
  const reload = useThrottled(read.reload, RELOAD);
  useEffect(() => {
    if (now && pager.after === null) reload();
  }, [now, pager.after, reload]);

  const page = read.data?.generations;
  return (
    <div class="list-view" aria-busy={read.isBusy}>
      <ListHead title={text.title} read={read} />
      <FilterBar filters={filters}>
        <ChoiceFilter
          filters={filters}
          name="state"
          label={text.state}
          choices={[[UNFINISHED, text.unfinished], ...STATUSES.map((each) => [each, statuses[each]] as const)]}
        />
        <ChoiceFilter filters={filters} name="step" label={text.step} choices={STEPS.map((each) => [each, steps[each]] as const)} />
        <ChoiceFilter filters={filters} name="failure" label={text.failure} choices={codes.map((each) => [each, failures[each]] as const)} />
        <TextFilter filters={filters} name="model" label={text.model} />
        <TextFilter filters={filters} name="user" label={text.user} />
        <TextFilter filters={filters} name="code" label={text.code} />
        <TextFilter filters={filters} name="words" label={text.words} />
        <TextFilter filters={filters} name="from" label={common.from} type="date" />
        <TextFilter filters={filters} name="to" label={common.to} type="date" />
      </FilterBar>
      <Trouble read={read} />
      {page ? (
        <>
          <Rows
            label={text.title}
            columns={[...generationColumns(), { title: columns.user, cell: ({ userId }) => <UserLink id={userId} /> }]}
            items={page.nodes}
            keyOf={({ id }) => id}
            none={text.none}
          />
          <Turning pager={pager} page={page} of={text.title} />
        </>
      ) : (
        read.error === null && <Loading />
      )}
    </div>
  );
}
