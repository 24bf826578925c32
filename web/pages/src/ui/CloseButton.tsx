/** The button that closes a dialog. */

import { X } from "lucide-preact";
import { words } from "../words";

export function CloseButton({ close }: { close: () => void }) {
  return (
    <button class="icon-button" type="button" aria-label={words.value.large.close} onClick={close}>
      <X />
    </button>
  );
}
