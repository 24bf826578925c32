/** The dialog that confirms a deletion, and the deletion. */

import { useState } from "preact/hooks";
import { Refused } from "@atelier/client";
import { atelier } from "../api/session";
import { forget, type CreationList } from "../store/creations";
import { closeLarge, moveLarge } from "../store/addresses";
import { large, removing } from "../store/overlays";
import { words } from "../words";
import { Dialog } from "./Dialog";
import { once } from "./presses";
import { explainError } from "./refusals";

export function Removal() {
  const id = removing.value;
  return id === null ? null : <Confirmation key={id} id={id} />;
}

function Confirmation({ id }: { id: string }) {
  const { remove } = words.value;
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const close = (): void => {
    removing.value = null;
  };
  const confirm = async (): Promise<void> => {
    setBusy(true);
    // The event of the deletion, which removes it from its list, may arrive before the response.
    const next = neighbourOf(id, large.peek()?.within ?? null);
    const refused = await deleteCreation(id);
    setBusy(false);
    setTrouble(refused);
    if (refused !== null) return;
    close();
    if (large.peek()?.id === id) {
      if (next === null) closeLarge();
      else moveLarge(next);
    }
    forget(id);
  };
  return (
    <Dialog label={remove.title} class="dialog dialog-small" close={close}>
      <h2>{remove.title}</h2>
      <p>{remove.text}</p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="actions">
        <button class="button" type="button" autofocus onClick={close}>
          {remove.keep}
        </button>
        <button class="button button-danger" type="button" disabled={busy} onClick={once(confirm)}>
          {remove.confirm}
        </button>
      </div>
    </Dialog>
  );
}

/** Return the creation to show after this one: the next of its list, or else the previous one. */
function neighbourOf(id: string, within: CreationList | null): string | null {
  const shown = within?.shown.peek() ?? [];
  const place = shown.findIndex((creation) => creation.id === id);
  const neighbour = place < 0 ? undefined : (shown[place + 1] ?? shown[place - 1]);
  return neighbour?.id ?? null;
}

/** Delete a creation; resolves to null if it no longer exists, else to the reason. */
async function deleteCreation(id: string): Promise<string | null> {
  try {
    await atelier.delete(id);
    return null;
  } catch (error) {
    return error instanceof Refused && error.refusal.__typename === "NotFound" ? null : explainError(error);
  }
}
