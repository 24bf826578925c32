/** The dialog of keyboard shortcuts, which "?" opens. */

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { words } from "../words";
import { CloseButton } from "./CloseButton";
import { Dialog } from "./Dialog";
import { isTyped } from "./holding";

export const showsShortcuts = signal(false);

export function Shortcuts() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "?" || isTyped(event)) return;
      showsShortcuts.value = true;
      event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return showsShortcuts.value ? <List /> : null;
}

function List() {
  const { shortcuts } = words.value;
  const close = (): void => {
    showsShortcuts.value = false;
  };
  return (
    <Dialog label={shortcuts.title} class="dialog dialog-small shortcuts" close={close}>
      <div class="picker-head">
        <h2>{shortcuts.title}</h2>
        <CloseButton close={close} />
      </div>
      <dl>
        {shortcuts.list.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
