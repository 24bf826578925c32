/** The actions of a creation. */

import { CopyPlus, Download, ImagePlus, Pencil, RotateCcw, Share2, Shuffle, Trash2, Undo2 } from "lucide-preact";
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { Refused } from "@atelier/client";
import { atelier } from "../api/session";
import { closeLarge } from "../store/addresses";
import { takeWords } from "../store/composer";
import { isUnderWay, refresh, remember, type Creation } from "../store/creations";
import { submitOrder, type Order } from "../store/intents";
import { orderOf, priceOf, type Repetition } from "../store/repetitions";
import { addCreation, takeOriginals } from "../store/references";
import { removing, sharing } from "../store/overlays";
import { words } from "../words";
import { once } from "./presses";
import { explainError } from "./refusals";

export function Actions({ creation }: { creation: Creation }) {
  const { creation: text } = words.value;
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { status, generatedImage } = creation;

  const during = async (work: () => Promise<string | null>): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    setTrouble(await work());
    setBusy(false);
  };
  // The studio shows what becomes of it, and the reason if it is refused.
  const submit = async (order: Order): Promise<null> => {
    const made = submitOrder(order);
    if (order.kind === "create" || (await made) === null) toStudio(() => undefined);
    else closeLarge();
    return null;
  };
  const toStudio = (take: (creation: Creation) => unknown): void => {
    take(creation);
    if (location.pathname !== "/") go("/");
  };
  const edit = (): void => {
    toStudio((each) => {
      takeWords(each);
      if (each.originalImages.length > 0) takeOriginals(each);
    });
    // The field exists after the page is drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const field = document.querySelector<HTMLTextAreaElement>("#prompt");
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
    }));
  };

  return (
    <div class="actions">
      {generatedImage && (
        <a
          class="button button-main"
          href={generatedImage.downloadUrl}
          download={generatedImage.fileName}
          target="_blank"
          rel="noopener"
        >
          <Download aria-hidden="true" />
          {text.download}
        </a>
      )}
      <Repeat creation={creation} how="varied" icon={<Shuffle aria-hidden="true" />} submit={submit} />
      <Repeat creation={creation} how="again" icon={<CopyPlus aria-hidden="true" />} submit={submit} />
      {generatedImage && (
        <button
          class="button"
          type="button"
          onClick={once(() => {
            sharing.value = creation.id;
          })}
        >
          <Share2 aria-hidden="true" />
          {text.share}
        </button>
      )}
      {generatedImage && (
        <button class="button" type="button" onClick={() => toStudio(addCreation)}>
          <ImagePlus aria-hidden="true" />
          {text.asSource}
        </button>
      )}
      {(status === "FAILED" || status === "CANCELED") && creation.failure?.retryable !== false && (
        <button
          class="button button-main"
          type="button"
          disabled={busy}
          onClick={once(() => during(() => submit({ kind: "retry", id: creation.id, maxCredits: creation.creditsUsed })))}
        >
          <RotateCcw aria-hidden="true" />
          {text.again}
        </button>
      )}
      {!isUnderWay(creation) && creation.prompt !== "" && (
        <button
          class={creation.failure?.retryable === false ? "button button-main" : "button"}
          type="button"
          onClick={edit}
        >
          <Pencil aria-hidden="true" />
          {text.edit}
        </button>
      )}
      {status === "WAITING" && (
        <button class="button" type="button" disabled={busy} onClick={once(() => during(() => cancel(creation)))}>
          <Undo2 aria-hidden="true" />
          {text.cancel}
        </button>
      )}
      {!isUnderWay(creation) && (
        <button
          class="button button-quiet"
          type="button"
          onClick={once(() => {
            removing.value = creation.id;
          })}
        >
          <Trash2 aria-hidden="true" />
          {text.remove}
        </button>
      )}
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </div>
  );
}

interface RepeatProps {
  creation: Creation;
  how: Repetition;
  icon: ComponentChild;
  submit: (order: Order) => unknown;
}

/** A button that requests another picture at once; it is shown only if the model can make it, and has the price. */
function Repeat({ creation, how, icon, submit }: RepeatProps) {
  const { creation: text, credits } = words.value;
  const price = priceOf(creation, how);
  if (price === null) return null;
  const [name, meaning] = how === "varied" ? [text.vary, text.varyMeans] : [text.another, text.anotherMeans];
  return (
    <button
      class="button"
      type="button"
      title={`${meaning} ${credits(price)}`}
      aria-label={`${name} · ${credits(price)}`}
      onClick={once(() => submit(orderOf(creation, how, price)))}
    >
      {icon}
      {name}
      <span class="button-note">{price}</span>
    </button>
  );
}

async function cancel({ id }: Creation): Promise<string | null> {
  try {
    remember(await atelier.cancel(id));
    return null;
  } catch (error) {
    // It may be canceled already, by a request whose response was lost, or may have started: read its state.
    const now = error instanceof Refused ? await refresh(id).catch(() => null) : null;
    return now?.status === "CANCELED" ? null : explainError(error);
  }
}
