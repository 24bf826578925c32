/** A table; if four columns do not fit, the style sheet gives each entry two lines. */

import type { ComponentChild } from "preact";

export interface Column<Item> {
  title: string;
  isNumber?: boolean;
  cell: (item: Item) => ComponentChild;
}

export function Table<Item extends { id: string }>({ columns, items }: { columns: Column<Item>[]; items: Item[] }) {
  return (
    <table class="table">
      <thead>
        <tr>
          {columns.map(({ title, isNumber }) => (
            <th key={title} scope="col" class={isNumber ? "number" : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            {columns.map(({ title, isNumber, cell }) => (
              <td key={title} class={isNumber ? "number" : undefined}>
                {cell(item)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
