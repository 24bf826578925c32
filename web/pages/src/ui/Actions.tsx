/** The actions of a creation. */

import { Download, ImagePlus, RotateCcw, Share2, Trash2, Type, Undo2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { Refused } from "@atelier/client";
import { atelier } from "../api/session";
import { takeWords } from "../store/composer";
import { refresh, remember, type Creation } from "../store/creations";
import { submitOrder } from "../store/intents";
import { addCreation } from "../store/references";
import { large, removing, sharing } from "../store/overlays";
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
  const again = async (): Promise<null> => {
    const made = await submitOrder({ kind: "retry", id: creation.id, maxCredits: creation.creditsUsed });
    large.value = null;
    // The studio shows the reason.
    if (made === null) go("/");
    return null;
  };
  const toStudio = (take: (creation: Creation) => unknown): void => {
    take(creation);
    large.value = null;
    go("/");
  };

  return (
    <div class="actions">
      {generatedImage && (
        <a
          class="button"
          href={generatedImage.downloadUrl}
          download={generatedImage.fileName}
          target="_blank"
          rel="noopener"
        >
          <Download aria-hidden="true" />
          {text.download}
        </a>
      )}
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
      {(status === "FAILED" || status === "CANCELED") && (
        <button class="button button-main" type="button" disabled={busy} onClick={once(() => during(again))}>
          <RotateCcw aria-hidden="true" />
          {text.again}
        </button>
      )}
      {status !== "WAITING" && status !== "PROCESSING" && creation.prompt !== "" && (
        <button class="button" type="button" onClick={() => toStudio(takeWords)}>
          <Type aria-hidden="true" />
          {text.reuse}
        </button>
      )}
      {status === "WAITING" && (
        <button class="button" type="button" disabled={busy} onClick={once(() => during(() => cancel(creation)))}>
          <Undo2 aria-hidden="true" />
          {text.cancel}
        </button>
      )}
      {status !== "WAITING" && status !== "PROCESSING" && (
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
