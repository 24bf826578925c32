/** All users, the newest first, with a search. */

import { UsersDocument } from "../../generated/operate/graphql";
import { usePager, useRead } from "../store/read";
import { words } from "../words";
import { ChoiceFilter, FilterBar, TextFilter } from "../ui/FilterBar";
import { useFilters } from "../ui/filters";
import { ListHead } from "../ui/ListHead";
import { Loading, Trouble } from "../ui/parts";
import { Rows, Turning } from "../ui/Rows";
import { userColumns } from "../ui/tables";
import { useTitle } from "../ui/title";

const FIRST = 25;

export function Users() {
  const { users: text } = words.value;
  const filters = useFilters();
  const pager = usePager(filters.text);
  const read = useRead(UsersDocument, {
    search: filters.get("q") || null,
    blocked: filters.get("blocked") === "yes",
    first: FIRST,
    after: pager.after,
  });
  useTitle(text.title);
  const page = read.data?.users;
  return (
    <div class="list-view" aria-busy={read.isBusy}>
      <ListHead title={text.title} read={read} />
      <FilterBar filters={filters}>
        <TextFilter filters={filters} name="q" label={text.search} />
        <ChoiceFilter filters={filters} name="blocked" label={text.blocked} choices={[["yes", text.blockedOnly]]} />
      </FilterBar>
      <Trouble read={read} />
      {page ? (
        <>
          <Rows label={text.title} columns={userColumns()} items={page.nodes} keyOf={({ id }) => id} none={text.none} />
          <Turning pager={pager} page={page} of={text.title} />
        </>
      ) : (
        read.error === null && <Loading />
      )}
    </div>
  );
}
