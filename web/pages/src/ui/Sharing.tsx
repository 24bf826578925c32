/** The dialog of a creation's public page: make its link, copy it, choose what the page shows, and end it. */

import { Copy } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Refused, type Share } from "@atelier/client";
import { atelier } from "../api/session";
import { sharing } from "../store/overlays";
import { words } from "../words";
import { Dialog } from "./Dialog";
import { once } from "./presses";
import { explainError } from "./refusals";

export function Sharing() {
  const id = sharing.value;
  return id === null ? null : <Page key={id} id={id} />;
}

function Page({ id }: { id: string }) {
  const { sharing: text } = words.value;
  // Undefined until the server has answered.
  const [share, setShare] = useState<Share | null>();
  const [showsPrompt, setShowsPrompt] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const close = (): void => {
    sharing.value = null;
  };
  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      await work();
    } catch (error) {
      setTrouble(explain(error));
    }
    setBusy(false);
  };
  const take = (given: Share | null): void => {
    setShare(given);
    if (given) setShowsPrompt(given.showPrompt);
  };
  useEffect(() => {
    void during(async () => take(await atelier.shareOf(id)));
  }, [id]);
  const make = (showPrompt: boolean): Promise<void> => during(async () => take(await atelier.share(id, { showPrompt })));
  const end = (revoked: Share): Promise<void> =>
    during(async () => {
      try {
        await atelier.revokeShare(revoked.id);
      } catch (error) {
        // Another page may have ended it.
        if (!(error instanceof Refused && error.refusal.__typename === "NotFound")) throw error;
      }
      setShare(null);
    });
  return (
    <Dialog label={text.title} class="dialog dialog-small" close={close}>
      <h2>{text.title}</h2>
      <p>{share ? text.isShared : text.explanation}</p>
      {share && <Link share={share} />}
      <label class="sharing-option">
        <input
          type="checkbox"
          checked={showsPrompt}
          disabled={busy || share === undefined}
          onChange={({ currentTarget: { checked } }) => {
            setShowsPrompt(checked);
            if (share) void make(checked);
          }}
        />
        {text.showPrompt}
      </label>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="actions">
        <button class="button" type="button" onClick={close}>
          {text.close}
        </button>
        {share ? (
          <button class="button button-danger" type="button" disabled={busy} onClick={once(() => end(share))}>
            {text.end}
          </button>
        ) : (
          <button
            class="button button-main"
            type="button"
            disabled={busy || share === undefined}
            onClick={once(() => make(showsPrompt))}
          >
            {text.make}
          </button>
        )}
      </div>
    </Dialog>
  );
}

function Link({ share }: { share: Share }) {
  const { sharing: text } = words.value;
  const address = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // Browsers offer the clipboard to pages over TLS only; a selected address can be copied by hand.
    address.current?.select();
    try {
      await navigator.clipboard.writeText(share.url);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <>
      <div class="sharing-link">
        <input class="field" type="text" readOnly ref={address} value={share.url} aria-label={text.address} />
        <button class="button" type="button" onClick={once(copy)}>
          <Copy aria-hidden="true" />
          {text.copy}
        </button>
      </div>
      <p class="hint" role="status">
        {copied ? text.copied : text.views(share.views)}
      </p>
    </>
  );
}

function explain(error: unknown): string {
  const { sharing: text } = words.peek();
  if (!(error instanceof Refused)) return explainError(error);
  switch (error.refusal.__typename) {
    case "TooManyShares":
      return text.tooMany(error.refusal.maximum);
    case "ShareUnavailable":
      return text.failed;
    default:
      return explainError(error);
  }
}
