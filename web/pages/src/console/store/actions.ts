/** The actions of operators: what each needs, the dialog that is open, and keys that are kept until they are answered. */

import { signal } from "@preact/signals";
import {
  BlockUserDocument,
  CancelGenerationDocument,
  DeductCreditsDocument,
  DisableWebhookDocument,
  EnableWebhookDocument,
  EraseUserDocument,
  ExportUserDocument,
  GiveGoodwillDocument,
  GrantCreditsDocument,
  PauseModelDocument,
  ReplayDeliveryDocument,
  RequeueGenerationDocument,
  ResumeModelDocument,
  RevealCreationDocument,
  SettleDebtDocument,
  TestWebhookDocument,
  UnblockUserDocument,
  VerifyErasureDocument,
  type AuditRowFragment,
  type DoneFragment,
  type RevealCreationMutation,
} from "../../generated/operate/graphql";
import { RequestFailed } from "@atelier/client";
import { KEPT, operator, request } from "../api/session";
import { randomText, recall, save } from "../api/tab";

export type Revealed = NonNullable<RevealCreationMutation["payload"]["creation"]>;
export type Refusal = DoneFragment["errors"][number];

/** What an operator enters. */
export interface Draft {
  reason: string;
  /** As entered; empty if there is none. */
  amount: string;
  description: string;
  cancelWaiting: boolean;
  whenFinished: boolean;
  /** The name of the subject, entered again before what cannot be undone. */
  confirmation: string;
}

export const EMPTY: Draft = {
  reason: "",
  amount: "",
  description: "",
  cancelWaiting: false,
  whenFinished: false,
  confirmation: "",
};

export interface Outcome {
  entry: AuditRowFragment;
  replayed: boolean;
  revealed: Revealed | null;
}

type Payload = Omit<DoneFragment, "replayed"> & { replayed?: boolean; creation?: Revealed | null };

interface Kind {
  /** Whether the role support may not do it. */
  admin?: boolean;
  danger?: boolean;
  /** Whether it gives credits, which count against the operator's day. */
  gives?: boolean;
  /** Whether it is done once for each key. */
  keyed?: boolean;
  amount?: "required" | "optional";
  description?: boolean;
  cancelWaiting?: boolean;
  whenFinished?: boolean;
  /** Whether it cannot be undone. */
  isFinal?: boolean;
  send(subject: string, draft: Draft, key: string): Promise<Payload>;
}

/** The codes of errors for which nothing was executed. */
const NOT_EXECUTED = new Set(["BAD_USER_INPUT", "RATE_LIMITED", "DOCUMENT_LIMIT"]);

const whole = (text: string): number => Number(text.trim().replaceAll(/[\s,']/g, ""));

export const KINDS = {
  grant: {
    gives: true,
    keyed: true,
    amount: "required",
    description: true,
    send: async (userId, { amount, reason, description }, key) =>
      (
        await request(GrantCreditsDocument, {
          input: { userId, amount: whole(amount), reason, key, description: description.trim() || null },
        })
      ).payload,
  },
  deduct: {
    admin: true,
    danger: true,
    keyed: true,
    amount: "required",
    send: async (userId, { amount, reason }, key) =>
      (await request(DeductCreditsDocument, { input: { userId, amount: whole(amount), reason, key } })).payload,
  },
  settle: {
    admin: true,
    gives: true,
    keyed: true,
    send: async (userId, { reason }, key) => (await request(SettleDebtDocument, { input: { userId, reason, key } })).payload,
  },
  goodwill: {
    gives: true,
    keyed: true,
    amount: "optional",
    send: async (id, { amount, reason }, key) =>
      (
        await request(GiveGoodwillDocument, {
          input: { id, amount: amount.trim() === "" ? null : whole(amount), reason, key },
        })
      ).payload,
  },
  block: {
    admin: true,
    danger: true,
    cancelWaiting: true,
    send: async (userId, { reason, cancelWaiting }) =>
      (await request(BlockUserDocument, { input: { userId, reason, cancelWaiting } })).payload,
  },
  unblock: {
    admin: true,
    send: async (userId, { reason }) => (await request(UnblockUserDocument, { input: { userId, reason } })).payload,
  },
  requeue: {
    send: async (id, { reason }) => (await request(RequeueGenerationDocument, { input: { id, reason } })).payload,
  },
  cancel: {
    danger: true,
    send: async (id, { reason }) => (await request(CancelGenerationDocument, { input: { id, reason } })).payload,
  },
  reveal: {
    send: async (id, { reason }) => (await request(RevealCreationDocument, { input: { id, reason } })).payload,
  },
  pauseModel: {
    admin: true,
    danger: true,
    send: async (model, { reason }) => (await request(PauseModelDocument, { input: { model, reason } })).payload,
  },
  resumeModel: {
    admin: true,
    send: async (model, { reason }) => (await request(ResumeModelDocument, { input: { model, reason } })).payload,
  },
  exportUser: {
    admin: true,
    send: async (userId, { reason }) => (await request(ExportUserDocument, { input: { userId, reason } })).payload,
  },
  eraseUser: {
    admin: true,
    danger: true,
    cancelWaiting: true,
    whenFinished: true,
    isFinal: true,
    send: async (userId, { reason, cancelWaiting, whenFinished }) =>
      (await request(EraseUserDocument, { input: { userId, reason, cancelWaiting, whenFinished } })).payload,
  },
  verifyErasure: {
    admin: true,
    send: async (userId, { reason }) => (await request(VerifyErasureDocument, { input: { userId, reason } })).payload,
  },
  testWebhook: {
    admin: true,
    send: async (id, { reason }) => (await request(TestWebhookDocument, { input: { id, reason } })).payload,
  },
  disableWebhook: {
    admin: true,
    danger: true,
    send: async (id, { reason }) => (await request(DisableWebhookDocument, { input: { id, reason } })).payload,
  },
  enableWebhook: {
    admin: true,
    send: async (id, { reason }) => (await request(EnableWebhookDocument, { input: { id, reason } })).payload,
  },
  replayDelivery: {
    admin: true,
    send: async (id, { reason }) => (await request(ReplayDeliveryDocument, { input: { id, reason } })).payload,
  },
} satisfies Record<string, Kind>;

export type ActionName = keyof typeof KINDS;

export interface Action {
  name: ActionName;
  /** The id of the user or creation, or the slug of the model. */
  subject: string;
  /** How the dialog names it. */
  label: string;
}

/** The action whose dialog is open. */
export const opened = signal<Action | null>(null);

/** The number of actions done from here: what is shown must be read again. */
export const acted = signal(0);

export function kindOf(name: ActionName): Kind {
  return KINDS[name];
}

/** Return whether the operator's role allows an action. */
export function isAllowed(name: ActionName): boolean {
  return operator.value?.role !== "SUPPORT" || !kindOf(name).admin;
}

/** A request that was sent and has no answer yet: it may have been executed. */
export interface Unanswered {
  key: string;
  draft: Draft;
}

/** Return the request of this action that has no answer, also after a reload. */
export function unanswered(action: Action): Unanswered | null {
  const text = recall(placeOf(action));
  return text === null ? null : (JSON.parse(text) as Unanswered);
}

export function forgetUnanswered(action: Action): void {
  save(placeOf(action), null);
}

/**
 * Do an action. Its key is kept until there is an answer, so that sending it again does it once.
 *
 * Returns the outcome, or why it was refused. Throws if there is no answer.
 */
export async function perform(action: Action, draft: Draft): Promise<Outcome | readonly Refusal[]> {
  const kind = kindOf(action.name);
  const kept = unanswered(action) ?? { key: randomText(), draft };
  if (kind.keyed) save(placeOf(action), JSON.stringify(kept));
  let payload: Payload;
  try {
    payload = await kind.send(action.subject, kept.draft, kept.key);
  } catch (error) {
    if (error instanceof RequestFailed && NOT_EXECUTED.has(error.code)) forgetUnanswered(action);
    throw error;
  }
  forgetUnanswered(action);
  if (payload.entry) {
    acted.value++;
    return { entry: payload.entry, replayed: payload.replayed ?? false, revealed: payload.creation ?? null };
  }
  return payload.errors;
}

function placeOf({ name, subject }: Action): string {
  return `${KEPT}unanswered.${name}.${subject}`;
}
