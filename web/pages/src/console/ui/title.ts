/** The title of the browser's tab. */

import { useEffect } from "preact/hooks";
import { words } from "../words";

export function useTitle(title: string): void {
  const { console: section } = words.value.nav;
  useEffect(() => {
    document.title = `${title} · ${section} · Atelier`;
  }, [title, section]);
}
