/** The dialog of an action: what it needs, why it was refused beside the field, and its entry of the audit. */

import { X } from "lucide-preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { RefusalCode } from "../../generated/operate/graphql";
import { Dialog } from "../../ui/Dialog";
import { SignedOut, Unreachable } from "@atelier/client";
import { isForbidden, operator, readOperator } from "../api/session";
import {
  EMPTY,
  forgetUnanswered,
  isAllowed,
  kindOf,
  opened,
  perform,
  unanswered,
  type Action,
  type ActionName,
  type Draft,
  type Outcome,
  type Refusal,
} from "../store/actions";
import { words } from "../words";
import { Entry } from "./Entry";
import { explain } from "./parts";
import { RevealedCreation } from "./RevealedCreation";

const MAX_REASON = 500;
const MAX_DESCRIPTION = 200;
const MOST = 2 ** 31 - 1;

type FieldName = "amount" | "reason" | "description" | "confirmation";
type Problems = Partial<Record<FieldName | "whole", string>>;

interface ButtonProps {
  action: Action;
  class?: string;
  /** In a list: a short text, which the name of the subject completes for screen readers. */
  isShort?: boolean;
}

/** A button that opens the dialog of an action; nothing if the role does not allow it. */
export function ActionButton({ action, class: name = "", isShort = false }: ButtonProps) {
  if (!isAllowed(action.name)) return null;
  const { button, short } = words.value.actions[action.name] as { button: string; short?: string };
  return (
    <button
      class={`button ${name}`}
      type="button"
      aria-label={isShort ? `${button}: ${action.label}` : undefined}
      onClick={() => {
        opened.value = action;
      }}
    >
      {isShort ? (short ?? button) : button}
    </button>
  );
}

export function ActionDialog() {
  const action = opened.value;
  return action === null ? null : <Opened key={`${action.name} ${action.subject}`} action={action} />;
}

function Opened({ action }: { action: Action }) {
  const text = words.value.actions[action.name];
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const isWide = outcome?.revealed != null;
  const close = (): void => {
    opened.value = null;
  };
  return (
    <Dialog label={text.title} class={`dialog action ${isWide ? "action-wide" : ""}`} close={close}>
      <div class="action-head">
        <h2>{text.title}</h2>
        <button class="icon-button" type="button" aria-label={words.value.common.close} onClick={close}>
          <X />
        </button>
      </div>
      <p class="action-subject">{action.label}</p>
      {outcome === null ? (
        <Form action={action} finish={setOutcome} close={close} />
      ) : (
        <Finished name={action.name} outcome={outcome} close={close} />
      )}
    </Dialog>
  );
}

function Form({ action, finish, close }: { action: Action; finish: (outcome: Outcome) => void; close: () => void }) {
  const { actions, dialog, common } = words.value;
  const kind = kindOf(action.name);
  const [waiting, setWaiting] = useState(() => unanswered(action));
  const [draft, setDraft] = useState<Draft>(waiting?.draft ?? EMPTY);
  const [problems, setProblems] = useState<Problems>({});
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const set = (changed: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changed }));
  // A request without an answer is sent again as it was.
  const isFixed = waiting !== null || isBusy;

  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    const found = check(draft, kind.amount);
    if (kind.isFinal && draft.confirmation.trim() !== action.label) found.confirmation = dialog.confirmationWrong;
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      const result = await perform(action, draft);
      if ("entry" in result) {
        if (kind.gives) void readOperator().catch(() => undefined);
        finish(result);
        return;
      }
      setWaiting(null);
      setProblems(problemsOf(result));
    } catch (error) {
      const isOpen = unanswered(action);
      setWaiting(isOpen);
      setProblems({ whole: troubleOf(error, isOpen !== null) });
    }
    setBusy(false);
  };

  useEffect(() => {
    // To the first field with a problem.
    if (Object.keys(problems).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problems]);

  return (
    <form class="action-form" ref={form} noValidate onSubmit={(event) => void send(event)}>
      <p>{actions[action.name].text}</p>
      {kind.gives && <Left />}
      <p class="trouble" role="alert">
        {problems.whole ?? (waiting !== null && !isBusy ? dialog.unanswered : null)}
      </p>
      {kind.amount && (
        <Field
          label={kind.amount === "optional" ? dialog.amountOptional : dialog.amount}
          problem={problems.amount}
          value={draft.amount}
          isFixed={isFixed}
          inputMode="numeric"
          isFirst
          change={(amount) => set({ amount })}
        />
      )}
      <Field
        label={dialog.reason}
        hint={dialog.reasonHint}
        problem={problems.reason}
        value={draft.reason}
        isFixed={isFixed}
        most={MAX_REASON}
        isLong
        isFirst={!kind.amount}
        change={(reason) => set({ reason })}
        send={() => form.current?.requestSubmit()}
      />
      {kind.description && (
        <Field
          label={dialog.description}
          hint={dialog.descriptionHint}
          problem={problems.description}
          value={draft.description}
          isFixed={isFixed}
          most={MAX_DESCRIPTION}
          change={(description) => set({ description })}
        />
      )}
      {kind.cancelWaiting && (
        <label class="check">
          <input
            type="checkbox"
            checked={draft.cancelWaiting}
            disabled={isFixed}
            onChange={(event) => set({ cancelWaiting: event.currentTarget.checked })}
          />
          {dialog.cancelWaiting}
        </label>
      )}
      {kind.whenFinished && (
        <label class="check">
          <input
            type="checkbox"
            checked={draft.whenFinished}
            disabled={isFixed}
            onChange={(event) => set({ whenFinished: event.currentTarget.checked })}
          />
          {dialog.whenFinished}
        </label>
      )}
      {kind.isFinal && (
        <Field
          label={dialog.confirmation(action.label)}
          problem={problems.confirmation}
          value={draft.confirmation}
          isFixed={isFixed}
          change={(confirmation) => set({ confirmation })}
        />
      )}
      <div class="actions">
        {waiting === null ? (
          <button class="button" type="button" onClick={close}>
            {common.cancel}
          </button>
        ) : (
          <button
            class="button"
            type="button"
            disabled={isBusy}
            onClick={() => {
              forgetUnanswered(action);
              setWaiting(null);
              setProblems({});
            }}
          >
            {dialog.discard}
          </button>
        )}
        <button class={`button ${kind.danger ? "button-danger" : "button-main"}`} type="submit" aria-disabled={isBusy}>
          {isBusy ? dialog.sending : waiting === null ? actions[action.name].button : dialog.sendAgain}
        </button>
      </div>
    </form>
  );
}

/** The credits that the operator may still give today. */
function Left() {
  const { dialog, credits } = words.value;
  const found = operator.value;
  if (found?.creditsPerDay == null) return null;
  return <p class="hint">{dialog.left(credits(Math.max(found.creditsPerDay - found.creditsGivenToday, 0)))}</p>;
}

interface FieldProps {
  label: string;
  hint?: string;
  problem?: string;
  value: string;
  isFixed: boolean;
  most?: number;
  isLong?: boolean;
  isFirst?: boolean;
  inputMode?: "numeric";
  change: (value: string) => void;
  /** Called by Ctrl+Enter in a long field. */
  send?: () => void;
}

function Field({ label, hint, problem, value, isFixed, most, isLong, isFirst, inputMode, change, send }: FieldProps) {
  const id = useId();
  const shared = {
    id,
    class: "field",
    value,
    readOnly: isFixed,
    maxLength: most,
    autofocus: isFirst,
    autoComplete: "off",
    "aria-invalid": problem !== undefined,
    "aria-describedby": `${id}-hint ${id}-problem`,
  };
  return (
    <div class="action-field">
      <label class="label" for={id}>
        {label}
      </label>
      {isLong ? (
        <textarea
          {...shared}
          rows={3}
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send?.();
          }}
        />
      ) : (
        <input {...shared} type="text" inputMode={inputMode} onInput={(event) => change(event.currentTarget.value)} />
      )}
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="trouble" id={`${id}-problem`}>
        {problem}
      </p>
    </div>
  );
}

function Finished({ name, outcome, close }: { name: ActionName; outcome: Outcome; close: () => void }) {
  const { actions, dialog } = words.value;
  const done = useRef<HTMLParagraphElement>(null);
  useEffect(() => done.current?.focus(), []);
  return (
    <div class="action-form">
      <p class="action-done" role="status" ref={done} tabIndex={-1}>
        {outcome.replayed ? dialog.replayed : actions[name].done}
      </p>
      {outcome.revealed && <RevealedCreation creation={outcome.revealed} />}
      <h3 class="label">{dialog.entry}</h3>
      <Entry entry={outcome.entry} />
      <div class="actions">
        <button class="button button-main" type="button" onClick={close}>
          {dialog.close}
        </button>
      </div>
    </div>
  );
}

/** Check what the server would refuse too. */
function check({ amount, reason }: Draft, needed: "required" | "optional" | undefined): Problems {
  const { dialog } = words.peek();
  const found: Problems = {};
  const number = amount.trim().replaceAll(/[\s,']/g, "");
  const isGiven = needed === "required" || number !== "";
  if (needed && isGiven && !(/^\d+$/.test(number) && Number(number) >= 1 && Number(number) <= MOST)) {
    found.amount = dialog.amountWrong;
  }
  if (reason.trim() === "") found.reason = dialog.reasonNeeded;
  return found;
}

/** Put each refusal beside its field, or above all if it concerns none of the fields. */
function problemsOf(refusals: readonly Refusal[]): Problems {
  const found: Problems = {};
  for (const { code, message, path } of refusals) {
    const field = path?.at(-1);
    const place = field === "amount" || field === "reason" || field === "description" ? field : "whole";
    found[place] ??= refusalText(code, message);
  }
  return found;
}

function refusalText(code: RefusalCode, message: string): string {
  const { dialog } = words.peek();
  return dialog.refused(message, dialog.refusals[code]);
}

function troubleOf(error: unknown, isKept: boolean): string {
  const { dialog } = words.peek();
  if (error instanceof SignedOut || isForbidden(error)) return "";
  if (error instanceof Unreachable) return isKept ? dialog.unanswered : dialog.mayBeDone;
  return explain(error);
}
