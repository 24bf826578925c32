/** The audit of all operators, with filters. */

import { AuditDocument, type AuditAction } from "../../generated/operate/graphql";
import { usePager, useRead } from "../store/read";
import { words } from "../words";
import { actionName } from "../ui/Entry";
import { ChoiceFilter, FilterBar, TextFilter } from "../ui/FilterBar";
import { oneOf, useFilters } from "../ui/filters";
import { ListHead } from "../ui/ListHead";
import { Loading, Trouble } from "../ui/parts";
import { Rows, Turning } from "../ui/Rows";
import { auditColumns } from "../ui/tables";
import { useTitle } from "../ui/title";

const FIRST = 25;

export function Audit() {
  const { audit: text } = words.value;
  const filters = useFilters();
  const pager = usePager(filters.text);
  // Entries have their actions in small letters.
  const actions = Object.keys(text.actions).map((each) => each.toUpperCase() as AuditAction);
  const read = useRead(AuditDocument, {
    first: FIRST,
    after: pager.after,
    filter: {
      actor: filters.get("operator") || null,
      action: oneOf(actions, filters.get("action")),
      userId: filters.get("user") || null,
      subjectId: filters.get("subject") || null,
    },
  });
  useTitle(text.title);
  const page = read.data?.audit;
  return (
    <div class="list-view" aria-busy={read.isBusy}>
      <ListHead title={text.title} read={read} />
      <FilterBar filters={filters}>
        <ChoiceFilter filters={filters} name="action" label={text.action} choices={actions.map((each) => [each, actionName(each.toLowerCase())] as const)} />
        <TextFilter filters={filters} name="operator" label={text.operator} />
        <TextFilter filters={filters} name="user" label={text.userId} />
        <TextFilter filters={filters} name="subject" label={text.subject} />
      </FilterBar>
      <Trouble read={read} />
      {page ? (
        <>
          <Rows label={text.title} columns={auditColumns()} items={page.nodes} keyOf={({ id }) => id} none={text.none} />
          <Turning pager={pager} page={page} of={text.title} />
        </>
      ) : (
        read.error === null && <Loading />
      )}
    </div>
  );
}
