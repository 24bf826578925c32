/** Payments of all users, with filters. */

import { PaymentsDocument, type PaymentStatus } from "../../generated/operate/graphql";
import { usePager, useRead } from "../store/read";
import { words } from "../words";
import { ChoiceFilter, FilterBar, TextFilter } from "../ui/FilterBar";
import { oneOf, startOfDay, useFilters } from "../ui/filters";
import { UserLink } from "../ui/links";
import { ListHead } from "../ui/ListHead";
import { Loading, Trouble } from "../ui/parts";
import { Rows, Turning } from "../ui/Rows";
import { paymentColumns } from "../ui/tables";
import { useTitle } from "../ui/title";

const FIRST = 25;
const STATUSES: readonly PaymentStatus[] = ["PENDING", "PAID", "FAILED", "REFUNDED"];

export function Payments() {
  const { payments: text, paymentStates, columns, common } = words.value;
  const filters = useFilters();
  const pager = usePager(filters.text);
  const read = useRead(PaymentsDocument, {
    first: FIRST,
    after: pager.after,
    filter: {
      status: oneOf(STATUSES, filters.get("state")),
      createdSince: startOfDay(filters.get("from")),
      createdBefore: startOfDay(filters.get("to")),
    },
  });
  useTitle(text.title);
  const page = read.data?.payments;
  return (
    <div class="list-view" aria-busy={read.isBusy}>
      <ListHead title={text.title} read={read} />
      <FilterBar filters={filters}>
        <ChoiceFilter filters={filters} name="state" label={columns.state} choices={STATUSES.map((each) => [each, paymentStates[each]] as const)} />
        <TextFilter filters={filters} name="from" label={common.from} type="date" />
        <TextFilter filters={filters} name="to" label={common.to} type="date" />
      </FilterBar>
      <Trouble read={read} />
      {page ? (
        <>
          <Rows
            label={text.title}
            columns={[...paymentColumns(), { title: columns.user, cell: ({ userId }) => <UserLink id={userId} /> }]}
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
