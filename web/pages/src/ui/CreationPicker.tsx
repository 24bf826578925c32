/** The dialog in which earlier creations are chosen as reference images. */

import { useEffect } from "preact/hooks";
import { CreationList } from "../store/creations";
import { picking } from "../store/overlays";
import { addCreation } from "../store/references";
import { words } from "../words";
import { CloseButton } from "./CloseButton";
import { Dialog } from "./Dialog";
import { Tile } from "./Tile";

const finished = new CreationList(30);
finished.filter.value = { status: ["SUCCESS"] };

export function CreationPicker() {
  return picking.value === "creation" ? <Picker /> : null;
}

function Picker() {
  const { studio, gallery } = words.value;
  useEffect(() => finished.open(), []);
  const close = (): void => {
    picking.value = null;
  };
  const shown = finished.shown.value;
  return (
    <Dialog label={studio.fromCreations} class="dialog picker" close={close}>
      <div class="picker-head">
        <h2>{studio.fromCreations}</h2>
        <CloseButton close={close} />
      </div>
      <div class="picker-body">
        {shown.length === 0 && finished.state.value === "ready" && <p class="hint">{gallery.empty}</p>}
        <ul class="strip">
          {shown.map((creation) => (
            <li key={creation.id}>
              <Tile
                creation={creation}
                onOpen={() => {
                  addCreation(creation);
                  close();
                }}
              />
            </li>
          ))}
        </ul>
        {finished.hasMore.value && (
          <button class="button" type="button" onClick={() => void finished.more()}>
            {gallery.more}
          </button>
        )}
      </div>
    </Dialog>
  );
}
