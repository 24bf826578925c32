/** Asks before a creation is deleted, and deletes it. */

import { useState } from "preact/hooks";
import { Unreachable } from "../api/endpoint";
import { request } from "../api/session";
import { DeleteCreationDocument } from "../generated/graphql";
import { forget, type CreationList } from "../store/creations";
import { large, removing } from "../store/viewing";
import { words } from "../words";
import { Dialog } from "./Dialog";
import { explainRefusal } from "./refusals";

export function Removal() {
  const id = removing.value;
  return id === null ? null : <Asking key={id} id={id} />;
}

function Asking({ id }: { id: string }) {
  const { remove } = words.value;
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const close = (): void => {
    removing.value = null;
  };
  const confirm = async (): Promise<void> => {
    setBusy(true);
    // Its list loses it as soon as the deletion is heard of, which may be before the answer.
    const next = besides(id, large.peek()?.within ?? null);
    const refused = await deleted(id);
    setBusy(false);
    setTrouble(refused);
    if (refused !== null) return;
    close();
    if (large.peek()?.id === id) large.value = next;
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
        <button class="button button-danger" type="button" disabled={busy} onClick={() => void confirm()}>
          {remove.confirm}
        </button>
      </div>
    </Dialog>
  );
}

/** What is seen large after this one: the next of its list, or else the one before. */
function besides(id: string, within: CreationList | null): typeof large.value {
  const shown = within?.shown.peek() ?? [];
  const place = shown.findIndex((creation) => creation.id === id);
  const neighbour = place < 0 ? undefined : (shown[place + 1] ?? shown[place - 1]);
  return neighbour ? { id: neighbour.id, within } : null;
}

/** Resolves to null when the creation is no longer there, or to why it still is. */
async function deleted(id: string): Promise<string | null> {
  try {
    const refusal = (await request(DeleteCreationDocument, { id })).deleteCreation.errors[0];
    return refusal && refusal.__typename !== "NotFound" ? explainRefusal(refusal) : null;
  } catch (error) {
    const { refusals } = words.peek();
    return error instanceof Unreachable ? refusals.unreachable : refusals.failed;
  }
}
