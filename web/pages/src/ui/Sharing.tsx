/** The dialog of a creation's public page: make its link, copy it, choose what the page shows, and end it. */

import { Copy } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Unreachable } from "../api/endpoint";
import { request } from "../api/session";
import {
  RevokeShareDocument,
  ShareCreationDocument,
  ShareOfDocument,
  type RefusedFragment,
  type SharePartsFragment as Share,
} from "../generated/graphql";
import { sharing } from "../store/overlays";
import { words } from "../words";
import { Dialog } from "./Dialog";
import { once } from "./presses";
import { explainRefusal } from "./refusals";

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
  const during = async (work: () => Promise<string | null>): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      setTrouble(await work());
    } catch (error) {
      const { refusals } = words.peek();
      setTrouble(error instanceof Unreachable ? refusals.unreachable : text.failed);
    }
    setBusy(false);
  };
  const take = (given: Share | null): void => {
    setShare(given);
    if (given) setShowsPrompt(given.showPrompt);
  };
  useEffect(() => {
    void during(async () => {
      take((await request(ShareOfDocument, { id })).creation?.share ?? null);
      return null;
    });
  }, [id]);
  const make = (showPrompt: boolean): Promise<void> =>
    during(async () => {
      const { share: made, errors } = (await request(ShareCreationDocument, { input: { id, showPrompt } })).shareCreation;
      if (made) take(made);
      return errors[0] ? explain(errors[0]) : null;
    });
  const end = (revoked: Share): Promise<void> =>
    during(async () => {
      const refusal = (await request(RevokeShareDocument, { id: revoked.id })).revokeShare.errors[0];
      // Another page may have ended it.
      if (refusal && refusal.__typename !== "NotFound") return explain(refusal);
      setShare(null);
      return null;
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

function explain(refusal: RefusedFragment): string {
  const { sharing: text } = words.peek();
  switch (refusal.__typename) {
    case "TooManyShares":
      return text.tooMany(refusal.maximum);
    case "ShareUnavailable":
      return text.failed;
    default:
      return explainRefusal(refusal);
  }
}
