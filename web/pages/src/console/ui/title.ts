/** The title of the browser's tab. */

import { useEffect } from "preact/hooks";
import { words } from "../words";

export function useTitle(title: string): void {
  const console_ = words.value.nav.console;
  useEffect(() => {
    document.title = `${title} · ${console_} · Atelier`;
  }, [title, console_]);
}
