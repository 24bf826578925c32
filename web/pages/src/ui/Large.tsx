/** The enlarged view of a creation, with keyboard navigation, download and deletion. */

import { useEffect, useState } from "preact/hooks";
import { viewer } from "../api/session";
import { ChevronLeft, ChevronRight, X } from "lucide-preact";
import { creationOf, find, type Creation, type CreationList } from "../store/creations";
import { closeLarge, moveLarge } from "../store/addresses";
import { large, removing } from "../store/overlays";
import { moment, nameOf, titleOf, words } from "../words";
import { Actions } from "./Actions";
import { Canvas } from "./Canvas";
import { Dialog } from "./Dialog";
import { Picture, smallest } from "./Picture";

const FORMATS: Record<string, string> = { "image/png": "PNG", "image/jpeg": "JPG", "image/webp": "WebP" };

export function Large() {
  const seen = large.value;
  const creation = seen && creationOf(seen.id)?.value;
  if (creation) return <View creation={creation} within={seen.within} />;
  return seen && viewer.value ? <Reading key={seen.id} id={seen.id} /> : null;
}

/** Read the creation that the address names; show whether it is missing. */
function Reading({ id }: { id: string }) {
  const { gallery: text, large: labels } = words.value;
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    find(id).then(
      (creation) => {
        if (!isCurrent) return;
        setMissing(creation === null);
        if (creation) large.value = { ...(large.peek() ?? { within: null }), id }; // Its signal exists now.
      },
      () => undefined, // The notice over the page shows that the server is not responding.
    );
    return () => {
      isCurrent = false;
    };
  }, [id]);
  return isMissing ? (
    <Dialog label={text.gone} class="dialog dialog-small" close={closeLarge}>
      <h2>{text.gone}</h2>
      <p>{text.goneText}</p>
      <div class="actions">
        <button class="button button-main" type="button" autofocus onClick={closeLarge}>
          {labels.close}
        </button>
      </div>
    </Dialog>
  ) : null;
}

function View({ creation, within }: { creation: Creation; within: CreationList | null }) {
  const { large: text } = words.value;
  const shown = within?.shown.value ?? [];
  const place = shown.findIndex(({ id }) => id === creation.id);
  const previous = place > 0 ? shown[place - 1] : undefined;
  const next = place >= 0 ? shown[place + 1] : undefined;

  // Load the next page before the end of this one is reached.
  useEffect(() => {
    if (within && place >= shown.length - 3) void within.more();
  }, [within, place, shown.length]);

  const close = closeLarge;
  const move = (to: Creation | undefined): void => {
    if (to) moveLarge(to.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowLeft") move(previous);
    else if (event.key === "ArrowRight") move(next);
    else if (event.key === "Delete" && creation.completedAt !== null) removing.value = creation.id;
    else return;
    event.preventDefault();
  };

  return (
    <Dialog label={titleOf(creation).slice(0, 100)} class="dialog large" close={close} onKeyDown={onKeyDown}>
      <button class="icon-button large-close" type="button" aria-label={text.close} onClick={close}>
        <X />
      </button>
      <div class="large-canvas">
        <Canvas
          key={creation.id}
          creation={creation}
          onSwipe={(direction) => move(direction < 0 ? previous : next)}
        />
        {within && (
          <>
            <button
              class="icon-button large-move large-previous"
              type="button"
              aria-label={text.previous}
              disabled={!previous}
              onClick={() => move(previous)}
            >
              <ChevronLeft />
            </button>
            <button
              class="icon-button large-move large-next"
              type="button"
              aria-label={text.next}
              disabled={!next}
              onClick={() => move(next)}
            >
              <ChevronRight />
            </button>
          </>
        )}
      </div>
      <div class="large-side">
        <Facts creation={creation} />
        <Actions key={creation.id} creation={creation} />
        <p class="hint large-keys">{text.keys}</p>
      </div>
    </Dialog>
  );
}

function Facts({ creation }: { creation: Creation }) {
  const { large: text, studio, billing, credits } = words.value;
  const image = creation.generatedImage;
  return (
    <>
      <h2 class="unseen">{text.prompt}</h2>
      <p class="large-prompt" dir="auto">{titleOf(creation)}</p>
      <References creation={creation} />
      <dl class="facts">
        <dt>{studio.model}</dt>
        <dd>{nameOf(creation.model)}</dd>
        {creation.prompt && (
          <>
            <dt>{studio.style}</dt>
            <dd>{nameOf(creation.style)}</dd>
          </>
        )}
        {image && (
          <>
            <dt>{text.size}</dt>
            <dd>
              {image.width} × {image.height} {FORMATS[image.contentType]}
            </dd>
          </>
        )}
        {creation.seed !== null && (
          <>
            <dt>{studio.seed}</dt>
            <dd>{creation.seed}</dd>
          </>
        )}
        <dt>{text.made}</dt>
        <dd>{moment(creation.createdAt)}</dd>
        <dt>{billing.columns.amount}</dt>
        <dd>{credits(creation.refunded ? 0 : creation.creditsUsed)}</dd>
      </dl>
    </>
  );
}

/** The reference images, if there were several; a single one is shown beside the result. */
function References({ creation: { id, originalImages } }: { creation: Creation }) {
  const { creation: text } = words.value;
  if (originalImages.length < 2) return null;
  return (
    <ol class="large-references" aria-label={text.references}>
      {originalImages.map((picture, at) => (
        <li key={smallest(picture)}>
          <Picture of={id} picture={picture} alt={text.reference(at + 1)} small />
        </li>
      ))}
    </ol>
  );
}
