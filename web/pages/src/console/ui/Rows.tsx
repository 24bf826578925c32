/** A list as a table; on narrow screens, each row becomes a card with the names of its cells. */

import { ChevronLeft, ChevronRight } from "lucide-preact";
import type { ComponentChild } from "preact";
import type { Pager } from "../store/read";
import { words } from "../words";

export interface Column<Item> {
  title: string;
  isNumber?: boolean;
  /** The column that takes the width that is left; long texts are cut there. */
  isWide?: boolean;
  cell: (item: Item) => ComponentChild;
}

interface Props<Item> {
  /** The name of the table for screen readers. */
  label: string;
  columns: readonly Column<Item>[];
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Shown in place of the table if there are no items. */
  none: string;
  /** The sum, below the rows. */
  total?: Item;
}

export function Rows<Item>({ label, columns, items, keyOf, none, total }: Props<Item>) {
  if (items.length === 0) return <p class="hint none">{none}</p>;
  return (
    <div class="rows-frame" role="group" aria-label={label} tabIndex={0}>
      <table class="rows">
        <thead>
          <tr>
            {columns.map(({ title, ...column }) => (
              <th key={title} scope="col" class={classOf(column)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={keyOf(item)} columns={columns} item={item} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <Row columns={columns} item={total} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Row<Item>({ columns, item }: { columns: readonly Column<Item>[]; item: Item }) {
  return (
    <tr>
      {columns.map(({ title, cell, ...column }) => (
        <td key={title} class={classOf(column)} data-label={title}>
          <span class="cell">{cell(item)}</span>
        </td>
      ))}
    </tr>
  );
}

function classOf({ isNumber, isWide }: { isNumber?: boolean; isWide?: boolean }): string | undefined {
  return isNumber ? "number" : isWide ? "wide" : undefined;
}

/** Buttons that turn the pages of a list, the newest entries first. */
export function Turning({ pager, page, of }: { pager: Pager; page: { hasNextPage: boolean; endCursor?: string | null }; of: string }) {
  const { common } = words.value;
  const { endCursor } = page;
  if (pager.number === 1 && !page.hasNextPage) return null;
  return (
    <nav class="turning" aria-label={of}>
      <button class="button" type="button" disabled={pager.number === 1} onClick={pager.back}>
        <ChevronLeft aria-hidden="true" />
        {common.newer}
      </button>
      <span class="hint" aria-live="polite">
        {common.page(pager.number)}
      </span>
      <button
        class="button"
        type="button"
        disabled={!page.hasNextPage || !endCursor}
        onClick={() => endCursor && pager.next(endCursor)}
      >
        {common.older}
        <ChevronRight aria-hidden="true" />
      </button>
    </nav>
  );
}
