/** Small parts of the views: times, states, panels, facts and troubles. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { CreationStatus, PaymentStatus } from "../../generated/operate/graphql";
import { isRateLimit, Unreachable } from "@atelier/client";
import type { Read } from "../store/read";
import { moment, words } from "../words";

/** A moment in the operator's time zone; the tooltip has it in UTC. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={new Date(at).toISOString()}>
      {moment(at)}
    </time>
  );
}

const STATUS_LOOKS: Record<CreationStatus, string> = {
  WAITING: "tag-pending",
  PROCESSING: "tag-pending",
  SUCCESS: "tag-paid",
  FAILED: "tag-failed",
  CANCELED: "tag-quiet",
};

export function Status({ status }: { status: CreationStatus }) {
  return <span class={`tag ${STATUS_LOOKS[status]}`}>{words.value.statuses[status]}</span>;
}

export function PaymentState({ status }: { status: PaymentStatus }) {
  return <span class={`tag tag-${status.toLowerCase()}`}>{words.value.paymentStates[status]}</span>;
}

interface PanelProps {
  title: string;
  /** Buttons and numbers beside the title. */
  aside?: ComponentChildren;
  class?: string;
  isBusy?: boolean;
  children: ComponentChildren;
}

export function Panel({ title, aside, class: name = "", isBusy = false, children }: PanelProps) {
  const id = useId();
  return (
    <section class={`panel card ${name}`} aria-labelledby={id} aria-busy={isBusy}>
      <div class="panel-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export interface Fact {
  name: string;
  /** Nothing is shown if it is null, false or empty. */
  value: ComponentChildren;
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== false && value !== "")
        .map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Why reading failed, and a button that reads again. */
export function Trouble({ read: { error, reload } }: { read: Pick<Read<unknown>, "error" | "reload"> }) {
  return (
    <div class="alert" role="alert">
      {error !== null && (
        <p class="trouble trouble-box">
          {explain(error)}{" "}
          <button class="button" type="button" onClick={reload}>
            {words.value.common.tryAgain}
          </button>
        </p>
      )}
    </div>
  );
}

export function explain(error: unknown): string {
  const { common } = words.value;
  if (error instanceof Unreachable) return common.unreachable;
  if (isRateLimit(error)) return common.rateLimited(error.retryAfter);
  return common.failed(error instanceof Error ? error.message : "");
}

/** The first reading of a view. */
export function Loading() {
  return (
    <p class="hint loading" aria-busy="true">
      <span class="spinner" aria-hidden="true" /> {words.value.common.loading}
    </p>
  );
}
