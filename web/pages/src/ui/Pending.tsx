/** Requests that are not confirmed yet: in progress, or stopped with the problem and possible actions. */

import { Refused } from "@atelier/client";
import { Link } from "wouter-preact";
import { takeWords } from "../store/composer";
import { creationOf } from "../store/creations";
import { dismiss, intents, resend, type Intent, type Trouble } from "../store/intents";
import { wantedModel } from "../store/models";
import { takeOriginals } from "../store/references";
import { nameOf, words } from "../words";
import { Countdown } from "./Countdown";
import { explainError } from "./refusals";

const MOST_ALTERNATIVES = 3;

export function Pending() {
  return (
    <ul class="pending" hidden={intents.value.length === 0}>
      {intents.value.map((intent) => (
        <Waiting key={intent.key} intent={intent} />
      ))}
    </ul>
  );
}

/** Put the request into the form with another model; the form shows its price before it is submitted. */
function chooseInstead({ key, order }: Intent, model: string): void {
  const retried = order.kind === "retry" ? creationOf(order.id)?.peek() : undefined;
  if (retried) {
    takeWords(retried);
    takeOriginals(retried);
  }
  // Otherwise the form still has it.
  wantedModel.value = model;
  dismiss(key);
}

function Waiting({ intent }: { intent: Intent }) {
  const { studio } = words.value;
  const { trouble, phase } = intent;
  const refusal = trouble?.kind === "refused" && trouble.error instanceof Refused ? trouble.error.refusal : null;
  const alternatives = refusal?.__typename === "ModelUnavailable" ? refusal.alternatives.slice(0, MOST_ALTERNATIVES) : [];
  return (
    <li class={`pending-item ${trouble ? "pending-stopped" : ""}`}>
      {intent.order.kind === "create" && intent.order.input.prompt && (
        <p class="pending-prompt" dir="auto">{intent.order.input.prompt}</p>
      )}
      {trouble ? (
        <>
          <Problem trouble={trouble} />
          <div class="actions">
            {refusal?.__typename === "InsufficientCredits" && (
              <Link class="button button-main" href="/billing#packs">
                {studio.buy}
              </Link>
            )}
            {alternatives.map((model) => (
              <button
                key={model.id}
                class="button"
                type="button"
                onClick={() => chooseInstead(intent, model.id)}
              >
                {studio.useModel(nameOf(model))}
              </button>
            ))}
            {trouble.kind === "failed" && (
              <button class="button button-main" type="button" onClick={() => void resend(intent)}>
                {studio.sendAgain}
              </button>
            )}
            <button class="button" type="button" onClick={() => dismiss(intent.key)}>
              {studio.dismiss}
            </button>
          </div>
        </>
      ) : (
        <p class="pending-state" role="status">
          <span class="spinner" aria-hidden="true" />
          {phase === "uploading" ? studio.uploading(Math.round(intent.progress * 100)) : studio.sending}
        </p>
      )}
    </li>
  );
}

function Problem({ trouble }: { trouble: Trouble }) {
  const { studio } = words.value;
  if (trouble.kind === "limited") return <Countdown class="trouble" until={trouble.until} text={studio.limited} />;
  return (
    <p class="trouble" role="alert">
      {trouble.kind === "unreachable" ? studio.unreachable : explainError(trouble.error)}
    </p>
  );
}
