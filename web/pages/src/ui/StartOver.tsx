/** The dialog that confirms to start over as a new demo user. */

import { signal } from "@preact/signals";
import { anotherDemo } from "../api/session";
import { words } from "../words";
import { Dialog } from "./Dialog";
import { once } from "./presses";

export const startsOver = signal(false);

export function StartOver() {
  const { startOver } = words.value;
  if (!startsOver.value) return null;
  const close = (): void => {
    startsOver.value = false;
  };
  return (
    <Dialog label={startOver.title} class="dialog dialog-small" close={close}>
      <h2>{startOver.title}</h2>
      <p>{startOver.text}</p>
      <div class="actions">
        <button class="button" type="button" autofocus onClick={close}>
          {startOver.keep}
        </button>
        <button
          class="button button-danger"
          type="button"
          onClick={once(async () => {
            await anotherDemo().catch(() => undefined);
            close();
          })}
        >
          {startOver.confirm}
        </button>
      </div>
    </Dialog>
  );
}
