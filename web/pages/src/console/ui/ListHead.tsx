/** The title of a list, and the button that reads it again. */

import { RefreshCw } from "lucide-preact";
import type { Read } from "../store/read";
import { words } from "../words";

export function ListHead({ title, read }: { title: string; read: Pick<Read<unknown>, "reload"> }) {
  const { refresh } = words.value.common;
  return (
    <div class="list-head">
      <h1>{title}</h1>
      <button class="icon-button" type="button" aria-label={refresh} title={refresh} onClick={read.reload}>
        <RefreshCw />
      </button>
    </div>
  );
}
