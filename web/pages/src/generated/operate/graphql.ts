/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The state of an export. */
export type ArchiveState =
  /** It is deleted. */
  | 'EXPIRED'
  /** It could not be made. */
  | 'FAILED'
  /** A worker makes it, or will. */
  | 'PENDING'
  /** It can be downloaded. */
  | 'READY';

/** An action of operators. */
export type AuditAction =
  /** A user was blocked. */
  | 'BLOCK'
  /** A generation was canceled and refunded. */
  | 'CANCEL'
  /** A webhook endpoint was created. */
  | 'CREATE_WEBHOOK'
  /** Credits were taken. */
  | 'DEDUCT'
  /** A webhook endpoint was deleted. */
  | 'DELETE_WEBHOOK'
  /** Sending to a webhook endpoint was stopped. */
  | 'DISABLE_WEBHOOK'
  /** The export of a user was downloaded. */
  | 'DOWNLOAD'
  /** Sending to a webhook endpoint was resumed. */
  | 'ENABLE_WEBHOOK'
  /** The erasure of a user was requested. */
  | 'ERASE'
  /** The export of a user was requested. */
  | 'EXPORT'
  /** Credits of an image that was made were given back. */
  | 'GOODWILL'
  /** Credits were given. */
  | 'GRANT'
  /** A model was paused. */
  | 'PAUSE_MODEL'
  /** Webhook messages were sent again. */
  | 'REPLAY_WEBHOOK'
  /** The next step of a generation was made due. */
  | 'REQUEUE'
  /** The pause of a model was ended. */
  | 'RESUME_MODEL'
  /** The prompt and pictures of a creation were read. */
  | 'REVEAL'
  /** The installation's root key was replaced. */
  | 'ROTATE_KEYS'
  /** A webhook endpoint got a new secret. */
  | 'ROTATE_WEBHOOK'
  /** Credits were given to settle a debt. */
  | 'SETTLE'
  /** A test was sent to a webhook endpoint. */
  | 'TEST_WEBHOOK'
  /** The block of a user was ended. */
  | 'UNBLOCK'
  /** A webhook endpoint was changed. */
  | 'UPDATE_WEBHOOK'
  /** A search for anything that is left of an erased user was requested. */
  | 'VERIFY_ERASURE';

/** Which entries of the audit to return. */
export type AuditEntriesFilter = {
  /** Only those with this action. */
  action?: AuditAction | null | undefined;
  /** Only those of this operator. */
  actor?: string | null | undefined;
  /** Only those with this subject. */
  subjectId?: string | null | undefined;
  /** Only those that concern this user. */
  userId?: string | null | undefined;
};

/** The user to block. */
export type BlockUserInput = {
  /** Cancel and refund the generations that were not sent to the provider yet. All others finish. */
  cancelWaiting?: boolean;
  /** Why: 1 to 500 characters, for the audit. The user does not see it. */
  reason: string;
  /** The id of the user. */
  userId: string;
};

/** The kind of a notice of a change. */
export type ChangeKind =
  /** The credits of the user have changed. */
  | 'CREDIT'
  /** A generation has changed. */
  | 'GENERATION'
  /** The subscription has begun: read what is shown. */
  | 'READY'
  /** Notices may have been lost: read everything that is shown again. */
  | 'RESET';

/** The state of a creation. SUCCESS, FAILED and CANCELED are final. */
export type CreationStatus =
  /** The generation was canceled before it was sent to Kie.ai, or by an operator. The credits were returned. */
  | 'CANCELED'
  /** There will be no image: see `failure`. The credits were returned. */
  | 'FAILED'
  /** Kie.ai has accepted the generation, and the image is not stored yet. */
  | 'PROCESSING'
  /** The image is ready in `generatedImage`. */
  | 'SUCCESS'
  /** Kie.ai has not accepted the generation yet. */
  | 'WAITING';

/** The reason why a balance changed. */
export type CreditTransactionKind =
  /** The money of a payment went back to its payer, and its credits were taken; or that was undone. Or an operator took credits. */
  | 'ADJUSTMENT'
  /** Credits were taken to settle `Credit.owed`. */
  | 'DEBT'
  /** A generation was charged. */
  | 'GENERATION'
  /** An operator gave back credits of an image that was made. */
  | 'GOODWILL'
  /** Credits were given for free. */
  | 'GRANT'
  /** A payment added credits. */
  | 'PURCHASE'
  /** A generation ended without an image, and its credits were returned. */
  | 'REFUND';

/** The credits to take. */
export type DeductCreditsInput = {
  /** The number of credits, at least 1 and at most the balance. */
  amount: number;
  /** A key of your choice, 1 to 255 characters: a request with the same key is done only once. */
  key: string;
  /** Why: 1 to 500 characters, for the audit. The user does not see it. */
  reason: string;
  /** The id of the user. */
  userId: string;
};

/** The user to erase. */
export type EraseUserInput = {
  /** Cancel and refund the generations that were not sent to the provider yet. */
  cancelWaiting?: boolean;
  /** Why: 1 to 500 characters, for the audit. The user does not see it. Write no personal data. */
  reason: string;
  /** The id of the user. */
  userId: string;
  /** If images are being made, or a payment or a dispute is open: begin when they have ended. False: it is refused then. */
  whenFinished?: boolean;
};

/** The state of the erasure of an account. */
export type ErasureState =
  /** Everything is removed. */
  | 'ERASED'
  /** Everything is being removed, and all requests of the account are refused. */
  | 'ERASING'
  /** It waits for running work. Nothing new can be started. */
  | 'REQUESTED';

/** The user to export. */
export type ExportUserInput = {
  /** Why: 1 to 500 characters, for the audit. The user does not see it. Write no personal data. */
  reason: string;
  /** The id of the user. */
  userId: string;
};

/** The reason why a generation failed. */
export type FailureCode =
  /** The input image could not be fetched or read. */
  | 'IMAGE_UNREADABLE'
  /** Kie.ai could not use the request. */
  | 'INVALID_INPUT'
  /** Kie.ai failed to make the image. */
  | 'PROVIDER_ERROR'
  /** Kie.ai declined the request because of its content rules. */
  | 'REJECTED_BY_MODERATION'
  /** An image could not be stored. */
  | 'STORAGE_ERROR'
  /** Kie.ai took too long. */
  | 'TIMED_OUT';

/** A generation, and the reason of the action. */
export type GenerationActionInput = {
  /** The id of the creation. */
  id: string;
  /** Why: 1 to 500 characters, for the audit. The user does not see it. */
  reason: string;
};

/** Which generations to return. */
export type GenerationsFilter = {
  /** Only those before this time. */
  createdBefore?: string | null | undefined;
  /** Only those of this time and later. */
  createdSince?: string | null | undefined;
  /** Only those that failed for this reason. */
  failureCode?: FailureCode | null | undefined;
  /** Only those with the model of this slug. */
  model?: string | null | undefined;
  /** Only failed ones with this code of the provider. */
  providerCode?: string | null | undefined;
  /** Only failed ones with these words of the provider. */
  providerMessage?: string | null | undefined;
  /** Only those with this status. */
  status?: CreationStatus | null | undefined;
  /** Only those with this next step. */
  step?: Step | null | undefined;
  /** Only unfinished ones whose step began before this time. */
  stepBefore?: string | null | undefined;
  /** Only those that have not ended. */
  unfinished?: boolean;
  /** Only those of this user. */
  userId?: string | null | undefined;
};

/** The creation whose credits to give back. */
export type GiveGoodwillInput = {
  /** The number of credits: 1 to the price. Null: the price. */
  amount?: number | null | undefined;
  /** The id of the creation. */
  id: string;
  /** A key of your choice, 1 to 255 characters: a request with the same key is done only once. */
  key: string;
  /** Why: 1 to 500 characters, for the audit. The user does not see it. */
  reason: string;
};

/** The credits to give. */
export type GrantCreditsInput = {
  /** The number of credits, at least 1. */
  amount: number;
  /** The text in the user's ledger, at most 200 characters. Null: a standard text. */
  description?: string | null | undefined;
  /** A key of your choice, 1 to 255 characters: a request with the same key is done only once. */
  key: string;
  /** Why: 1 to 500 characters, for the audit. The user does not see it. */
  reason: string;
  /** The id of the user. */
  userId: string;
};

/** A model, and the reason of the action. */
export type ModelActionInput = {
  /** The id or slug of the model. */
  model: string;
  /** Why: 1 to 500 characters, for the audit. The user does not see it. */
  reason: string;
};

/** What an erasure waits for. */
export type ObstacleKind =
  /** Payments that their payer's bank disputes. */
  | 'DISPUTES'
  /** Images that are being made. */
  | 'GENERATIONS'
  /** Payments that are not decided yet. */
  | 'PAYMENTS';

/** The state of a payment. */
export type PaymentStatus =
  /** The payment was not made, and no credits were added. */
  | 'FAILED'
  /** The payment was made and its credits were added. Part of the money may have gone back since. */
  | 'PAID'
  /** The payment has not been made yet. */
  | 'PENDING'
  /** All the money went back to the payer. */
  | 'REFUNDED';

/** Which payments to return. */
export type PaymentsFilter = {
  /** Only those before this time. */
  createdBefore?: string | null | undefined;
  /** Only those of this time and later. */
  createdSince?: string | null | undefined;
  /** Only those with this status. */
  status?: PaymentStatus | null | undefined;
};

/** The kind of a refusal. */
export type RefusalCode =
  /** It is so already, or can be done only once. */
  | 'ALREADY_DONE'
  /** A worker acts on the generation, or the provider's answer is awaited. */
  | 'BUSY'
  /** The credits that your role may give in a day are used up. */
  | 'DAY_LIMIT_REACHED'
  /** The user has running work, an undecided payment or an open dispute. */
  | 'ERASURE_MUST_WAIT'
  /** The key belongs to another action, or to the same with other arguments. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The balance is lower than the credits to take. */
  | 'INSUFFICIENT_CREDITS'
  /** A value cannot be used. */
  | 'INVALID_INPUT'
  /** Your role does not allow it, or it would lock operators out. */
  | 'NOT_ALLOWED'
  /** The object does not exist. */
  | 'NOT_FOUND'
  /** You have too many pending exports. */
  | 'TOO_MANY_EXPORTS'
  /** The status of the generation does not allow it. */
  | 'WRONG_STATE';

/** The webhook message to send again. */
export type ReplayWebhookDeliveryInput = {
  /** The id of the delivery. */
  id: string;
  /** Why: 1 to 500 characters, for the audit. */
  reason: string;
};

/** The role of an operator. */
export type Role =
  /** Does everything. */
  | 'ADMIN'
  /** Uses commands on a machine of the installation, without limits. */
  | 'SHELL'
  /** Reads everything; grants, gives goodwill, requeues, cancels and reveals. */
  | 'SUPPORT';

/** The user whose debt to settle. */
export type SettleDebtInput = {
  /** A key of your choice, 1 to 255 characters: a request with the same key is done only once. */
  key: string;
  /** Why: 1 to 500 characters, for the audit. The user does not see it. */
  reason: string;
  /** The id of the user. */
  userId: string;
};

/** The next action of a worker for a generation. */
export type Step =
  /** Wait for the provider's result. */
  | 'AWAIT'
  /** Fetch and check the input. */
  | 'PREPARE'
  /** Download and store the result. */
  | 'STORE'
  /** Send the request to the provider. */
  | 'SUBMIT';

/** The kind of an entry of a generation's timeline. */
export type TimelineKind =
  /** The provider's callback arrived. */
  | 'CALLBACK'
  /** The generation ended. */
  | 'ENDED'
  /** An operator acted, or was refused. */
  | 'OPERATOR'
  /** The provider's state of the task was read, and the task had not ended. All polls in a row are one entry. */
  | 'POLL'
  /** The user made the request. */
  | 'REQUESTED'
  /** An attempt of a step failed, and will be repeated. */
  | 'RETRY'
  /** A step has ended, and the next one began. */
  | 'STEP';

/** The user whose block to end. */
export type UnblockUserInput = {
  /** Why: 1 to 500 characters, for the audit. The user does not see it. */
  reason: string;
  /** The id of the user. */
  userId: string;
};

/** The erased user to search for. */
export type VerifyErasureInput = {
  /** Why: 1 to 500 characters, for the audit. The user does not see it. Write no personal data. */
  reason: string;
  /** The id of the user. */
  userId: string;
};

/** A webhook endpoint, and the reason of the action. */
export type WebhookActionInput = {
  /** The id of the endpoint. */
  id: string;
  /** Why: 1 to 500 characters, for the audit. */
  reason: string;
};

/** Which webhook deliveries to return. */
export type WebhookDeliveriesFilter = {
  /** Only those for this endpoint. */
  endpointId?: string | null | undefined;
  /** Only those in this state. */
  status?: WebhookDeliveryStatus | null | undefined;
  /** Only those of this type. */
  type?: WebhookType | null | undefined;
};

/** The state of a delivery. */
export type WebhookDeliveryStatus =
  /** The endpoint accepted it. */
  | 'DELIVERED'
  /** It was given up. A replay sends it again. */
  | 'FAILED'
  /** It waits for its first or next attempt. */
  | 'WAITING';

/** A type of webhook messages. */
export type WebhookType =
  /** `creation.canceled`: a creation was canceled, and its credits were given back. */
  | 'CREATION_CANCELED'
  /** `creation.failed`: a creation ended without an image, and its credits were given back. */
  | 'CREATION_FAILED'
  /** `creation.succeeded`: a creation has its image. */
  | 'CREATION_SUCCEEDED'
  /** `credits.low`: a balance fell below the endpoint's threshold. */
  | 'CREDITS_LOW'
  /** `payment.paid`: a payment was made, and gave its credits. */
  | 'PAYMENT_PAID'
  /** `payment.reversed`: money of a payment was refunded or disputed. */
  | 'PAYMENT_REVERSED'
  /** `test`: an operator sent a test. */
  | 'TEST'
  /** `user.erased`: a user's data were erased. */
  | 'USER_ERASED';

export type DoneFragment = { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> };

export type GrantCreditsMutationVariables = Exact<{
  input: GrantCreditsInput;
}>;


export type GrantCreditsMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type DeductCreditsMutationVariables = Exact<{
  input: DeductCreditsInput;
}>;


export type DeductCreditsMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type SettleDebtMutationVariables = Exact<{
  input: SettleDebtInput;
}>;


export type SettleDebtMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type GiveGoodwillMutationVariables = Exact<{
  input: GiveGoodwillInput;
}>;


export type GiveGoodwillMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type BlockUserMutationVariables = Exact<{
  input: BlockUserInput;
}>;


export type BlockUserMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type UnblockUserMutationVariables = Exact<{
  input: UnblockUserInput;
}>;


export type UnblockUserMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type RequeueGenerationMutationVariables = Exact<{
  input: GenerationActionInput;
}>;


export type RequeueGenerationMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type CancelGenerationMutationVariables = Exact<{
  input: GenerationActionInput;
}>;


export type CancelGenerationMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type PauseModelMutationVariables = Exact<{
  input: ModelActionInput;
}>;


export type PauseModelMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type ResumeModelMutationVariables = Exact<{
  input: ModelActionInput;
}>;


export type ResumeModelMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type RevealCreationMutationVariables = Exact<{
  input: GenerationActionInput;
}>;


export type RevealCreationMutation = { payload: { creation: { id: string, prompt: string, negativePrompt: string | null, originalImageUrls: Array<string>, generatedImageUrl: string | null } | null, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type ExportUserMutationVariables = Exact<{
  input: ExportUserInput;
}>;


export type ExportUserMutation = { payload: { entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type EraseUserMutationVariables = Exact<{
  input: EraseUserInput;
}>;


export type EraseUserMutation = { payload: { entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type VerifyErasureMutationVariables = Exact<{
  input: VerifyErasureInput;
}>;


export type VerifyErasureMutation = { payload: { entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type NowFragment = { readAt: string, waiting: number, running: number, concurrency: number, isComplete: boolean, oldestWaitingAt: string | null, recentSeconds: number, providerCredits: number | null, providerCreditsLastSeconds: number | null, queue: Array<{ model: string, status: CreationStatus, step: Step, count: number, due: number, retrying: number, oldestId: string, oldestAt: string }>, limits: Array<{ name: string, nextAt: string, pausedUntil: string | null, pauseReason: string | null }>, models: Array<{ id: string, slug: string, pausedAt: string | null, pausedUntil: string | null, pauseReason: string | null, waiting: number, running: number, made: number, failed: number, failureRate: number | null }> };

export type OverviewSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OverviewSubscription = { overview: { readAt: string, waiting: number, running: number, concurrency: number, isComplete: boolean, oldestWaitingAt: string | null, recentSeconds: number, providerCredits: number | null, providerCreditsLastSeconds: number | null, queue: Array<{ model: string, status: CreationStatus, step: Step, count: number, due: number, retrying: number, oldestId: string, oldestAt: string }>, limits: Array<{ name: string, nextAt: string, pausedUntil: string | null, pauseReason: string | null }>, models: Array<{ id: string, slug: string, pausedAt: string | null, pausedUntil: string | null, pauseReason: string | null, waiting: number, running: number, made: number, failed: number, failureRate: number | null }> } };

export type ChangesSubscriptionVariables = Exact<{
  userId?: string | null | undefined;
  generationId?: string | null | undefined;
}>;


export type ChangesSubscription = { changes: { kind: ChangeKind, generationId: string | null } };

export type OperatorQueryVariables = Exact<{ [key: string]: never; }>;


export type OperatorQuery = { operator: { actor: string, role: Role, creditsPerDay: number | null, creditsGivenToday: number } };

export type GenerationRowFragment = { id: string, userId: string, status: CreationStatus, step: Step | null, stepAt: string, attempts: number, model: string, resolution: string, creditsUsed: number, failureCode: FailureCode | null, providerCode: string | null, providerMessage: string | null, createdAt: string, completedAt: string | null, deletedAt: string | null };

export type PaymentRowFragment = { id: string, userId: string, amount: number, amountReturned: number, currency: string, currencyDecimals: number, credits: number, pack: string, provider: string, providerReference: string | null, paymentIntent: string | null, createdAt: string, updatedAt: string, paymentStatus: PaymentStatus };

export type UserRowFragment = { id: string, subject: string, email: string | null, createdAt: string, balance: number, owed: number, blockedAt: string | null };

export type LedgerRowFragment = { id: string, userId: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, generationId: string | null, paymentId: string | null, createdAt: string };

export type AuditRowFragment = { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null };

export type SearchQueryVariables = Exact<{
  text: string;
}>;


export type SearchQuery = { search: Array<
    | { __typename: 'AuditEntry', id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null }
    | { __typename: 'Generation', id: string, userId: string, status: CreationStatus, step: Step | null, stepAt: string, attempts: number, model: string, resolution: string, creditsUsed: number, failureCode: FailureCode | null, providerCode: string | null, providerMessage: string | null, createdAt: string, completedAt: string | null, deletedAt: string | null }
    | { __typename: 'LedgerEntry', id: string, userId: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, generationId: string | null, paymentId: string | null, createdAt: string }
    | { __typename: 'ModelHealth', id: string, slug: string, pausedAt: string | null, waiting: number, running: number, made: number, failed: number }
    | { __typename: 'Payment', id: string, userId: string, amount: number, amountReturned: number, currency: string, currencyDecimals: number, credits: number, pack: string, provider: string, providerReference: string | null, paymentIntent: string | null, createdAt: string, updatedAt: string, paymentStatus: PaymentStatus }
    | { __typename: 'User', id: string, subject: string, email: string | null, createdAt: string, balance: number, owed: number, blockedAt: string | null }
  > };

export type UserPageQueryVariables = Exact<{
  id: string;
  first: number;
  ledgerAfter?: string | null | undefined;
  generationsAfter?: string | null | undefined;
  paymentsAfter?: string | null | undefined;
  auditAfter?: string | null | undefined;
}>;


export type UserPageQuery = { user: { purchased: number, granted: number, used: number, blockReason: string | null, id: string, subject: string, email: string | null, createdAt: string, balance: number, owed: number, blockedAt: string | null, sessions: { issuer: string | null, firstSeenAt: string, lastSeenAt: string | null, openStreams: number, processes: Array<{ process: string, firstSeenAt: string, lastSeenAt: string, openStreams: number }> }, transactions: { hasNextPage: boolean, endCursor: string | null, nodes: Array<{ id: string, userId: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, generationId: string | null, paymentId: string | null, createdAt: string }> }, generations: { hasNextPage: boolean, endCursor: string | null, nodes: Array<{ id: string, userId: string, status: CreationStatus, step: Step | null, stepAt: string, attempts: number, model: string, resolution: string, creditsUsed: number, failureCode: FailureCode | null, providerCode: string | null, providerMessage: string | null, createdAt: string, completedAt: string | null, deletedAt: string | null }> }, payments: { hasNextPage: boolean, endCursor: string | null, nodes: Array<{ id: string, userId: string, amount: number, amountReturned: number, currency: string, currencyDecimals: number, credits: number, pack: string, provider: string, providerReference: string | null, paymentIntent: string | null, createdAt: string, updatedAt: string, paymentStatus: PaymentStatus }> }, erasure: { state: ErasureState, requestedBy: string | null, requestedAt: string, erasedAt: string | null, verifiedAt: string | null, failure: string | null, waitingFor: Array<{ kind: ObstacleKind, count: number }>, removed: Array<{ name: string, count: number }>, remains: Array<{ name: string, count: number }> } | null, exports: { nodes: Array<{ id: string, state: ArchiveState, requestedBy: string, files: number, filesTotal: number | null, byteSize: number, downloadPath: string | null, failure: string | null, createdAt: string, expiresAt: string | null }> }, audit: { hasNextPage: boolean, endCursor: string | null, nodes: Array<{ id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null }> } } | null };

export type UsersQueryVariables = Exact<{
  search?: string | null | undefined;
  blocked: boolean;
  first: number;
  after?: string | null | undefined;
}>;


export type UsersQuery = { users: { hasNextPage: boolean, endCursor: string | null, nodes: Array<{ id: string, subject: string, email: string | null, createdAt: string, balance: number, owed: number, blockedAt: string | null }> } };

export type GenerationPageQueryVariables = Exact<{
  id: string;
}>;


export type GenerationPageQuery = { generation: { dueAt: string | null, leasedUntil: string | null, version: number, style: string, aspectRatio: string, outputFormat: string, retryOf: string | null, groupId: string | null, providerAttempt: number, askedAt: string | null, resubmittedBecause: string | null, providerTaskId: string | null, calledBackAt: string | null, resultReads: number, resultRefusedHost: string | null, providerCredits: number | null, providerSeconds: number | null, errorMessage: string | null, updatedAt: string, id: string, userId: string, status: CreationStatus, step: Step | null, stepAt: string, attempts: number, model: string, resolution: string, creditsUsed: number, failureCode: FailureCode | null, providerCode: string | null, providerMessage: string | null, createdAt: string, completedAt: string | null, deletedAt: string | null, timeline: Array<{ kind: TimelineKind, at: string, lastAt: string, count: number, step: Step | null, nextStep: Step | null, attempt: number | null, beganAt: string | null, sentAt: string | null, seconds: number | null, outcome: string, code: string | null, message: string | null, actor: string | null }> } | null };

export type GenerationsQueryVariables = Exact<{
  filter: GenerationsFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type GenerationsQuery = { generations: { hasNextPage: boolean, endCursor: string | null, nodes: Array<{ id: string, userId: string, status: CreationStatus, step: Step | null, stepAt: string, attempts: number, model: string, resolution: string, creditsUsed: number, failureCode: FailureCode | null, providerCode: string | null, providerMessage: string | null, createdAt: string, completedAt: string | null, deletedAt: string | null }> } };

export type FailuresQueryVariables = Exact<{
  hours: number;
}>;


export type FailuresQuery = { failures: Array<{ model: string, failureCode: FailureCode, providerCode: string | null, providerMessage: string | null, count: number, example: string, lastAt: string }> };

export type PaymentsQueryVariables = Exact<{
  filter: PaymentsFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type PaymentsQuery = { payments: { hasNextPage: boolean, endCursor: string | null, nodes: Array<{ id: string, userId: string, amount: number, amountReturned: number, currency: string, currencyDecimals: number, credits: number, pack: string, provider: string, providerReference: string | null, paymentIntent: string | null, createdAt: string, updatedAt: string, paymentStatus: PaymentStatus }> } };

export type PaymentPageQueryVariables = Exact<{
  id: string;
}>;


export type PaymentPageQuery = { payment: { id: string, userId: string, amount: number, amountReturned: number, currency: string, currencyDecimals: number, credits: number, pack: string, provider: string, providerReference: string | null, paymentIntent: string | null, createdAt: string, updatedAt: string, paymentStatus: PaymentStatus } | null };

export type AuditQueryVariables = Exact<{
  filter: AuditEntriesFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditQuery = { audit: { hasNextPage: boolean, endCursor: string | null, nodes: Array<{ id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null }> } };

export type ReportFiguresFragment = { model: string, made: number, canceled: number, creditsCharged: number, creditsRefunded: number, creditsTaken: number, providerCredits: number, tasksWithoutPrice: number, income: string, cost: string, margin: string, failed: Array<{ code: FailureCode, count: number }> };

export type ReportQueryVariables = Exact<{
  month: string;
}>;


export type ReportQuery = { report: { month: string, currency: string, providerCreditPrice: string, incomePerCredit: string, currenciesNotCounted: Array<string>, models: Array<{ model: string, made: number, canceled: number, creditsCharged: number, creditsRefunded: number, creditsTaken: number, providerCredits: number, tasksWithoutPrice: number, income: string, cost: string, margin: string, failed: Array<{ code: FailureCode, count: number }> }>, total: { model: string, made: number, canceled: number, creditsCharged: number, creditsRefunded: number, creditsTaken: number, providerCredits: number, tasksWithoutPrice: number, income: string, cost: string, margin: string, failed: Array<{ code: FailureCode, count: number }> }, days: Array<{ day: string, model: string, made: number, failed: number, canceled: number, creditsTaken: number, income: string, cost: string, margin: string }> } };

export type EndpointRowFragment = { id: string, url: string, types: Array<string>, description: string, createdAt: string, failingSince: string | null, disabledAt: string | null, disabledReason: string | null };

export type DeliveryRowFragment = { id: string, endpointId: string, type: string, userId: string | null, objectId: string | null, createdAt: string, dueAt: string | null, attempts: number, finishedAt: string | null, state: string, attemptLog: Array<{ id: string, beganAt: string, milliseconds: number, outcome: string, statusCode: number | null, answer: string | null }> };

export type WebhookEndpointsQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhookEndpointsQuery = { webhookEndpoints: Array<{ id: string, url: string, types: Array<string>, description: string, createdAt: string, failingSince: string | null, disabledAt: string | null, disabledReason: string | null }> };

export type WebhookDeliveriesQueryVariables = Exact<{
  filter: WebhookDeliveriesFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type WebhookDeliveriesQuery = { webhookDeliveries: { hasNextPage: boolean, endCursor: string | null, nodes: Array<{ id: string, endpointId: string, type: string, userId: string | null, objectId: string | null, createdAt: string, dueAt: string | null, attempts: number, finishedAt: string | null, state: string, attemptLog: Array<{ id: string, beganAt: string, milliseconds: number, outcome: string, statusCode: number | null, answer: string | null }> }> } };

export type EnableWebhookMutationVariables = Exact<{
  input: WebhookActionInput;
}>;


export type EnableWebhookMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type DisableWebhookMutationVariables = Exact<{
  input: WebhookActionInput;
}>;


export type DisableWebhookMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type TestWebhookMutationVariables = Exact<{
  input: WebhookActionInput;
}>;


export type TestWebhookMutation = { payload: { entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export type ReplayDeliveryMutationVariables = Exact<{
  input: ReplayWebhookDeliveryInput;
}>;


export type ReplayDeliveryMutation = { payload: { replayed: boolean, entry: { id: string, createdAt: string, actor: string, role: string, action: string, outcome: string, subjectId: string, reason: string | null, request: string, idempotencyKey: string | null, entryId: string | null, before: string | null, after: string | null, refusal: string | null, requestId: string | null, concerns: string | null, change: number | null } | null, errors: Array<{ code: RefusalCode, message: string, path: Array<string> | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AuditRowFragmentDoc = new TypedDocumentString(`
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}
    `, {"fragmentName":"AuditRow"}) as unknown as TypedDocumentString<AuditRowFragment, unknown>;
export const DoneFragmentDoc = new TypedDocumentString(`
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`, {"fragmentName":"Done"}) as unknown as TypedDocumentString<DoneFragment, unknown>;
export const NowFragmentDoc = new TypedDocumentString(`
    fragment Now on Overview {
  readAt
  waiting
  running
  concurrency
  isComplete
  oldestWaitingAt
  queue {
    model
    status
    step
    count
    due
    retrying
    oldestId
    oldestAt
  }
  limits {
    name
    nextAt
    pausedUntil
    pauseReason
  }
  models {
    id
    slug
    pausedAt
    pausedUntil
    pauseReason
    waiting
    running
    made
    failed
    failureRate
  }
  recentSeconds
  providerCredits
  providerCreditsLastSeconds
}
    `, {"fragmentName":"Now"}) as unknown as TypedDocumentString<NowFragment, unknown>;
export const GenerationRowFragmentDoc = new TypedDocumentString(`
    fragment GenerationRow on Generation {
  id
  userId
  status
  step
  stepAt
  attempts
  model
  resolution
  creditsUsed
  failureCode
  providerCode
  providerMessage
  createdAt
  completedAt
  deletedAt
}
    `, {"fragmentName":"GenerationRow"}) as unknown as TypedDocumentString<GenerationRowFragment, unknown>;
export const PaymentRowFragmentDoc = new TypedDocumentString(`
    fragment PaymentRow on Payment {
  id
  userId
  paymentStatus: status
  amount
  amountReturned
  currency
  currencyDecimals
  credits
  pack
  provider
  providerReference
  paymentIntent
  createdAt
  updatedAt
}
    `, {"fragmentName":"PaymentRow"}) as unknown as TypedDocumentString<PaymentRowFragment, unknown>;
export const UserRowFragmentDoc = new TypedDocumentString(`
    fragment UserRow on User {
  id
  subject
  email
  createdAt
  balance
  owed
  blockedAt
}
    `, {"fragmentName":"UserRow"}) as unknown as TypedDocumentString<UserRowFragment, unknown>;
export const LedgerRowFragmentDoc = new TypedDocumentString(`
    fragment LedgerRow on LedgerEntry {
  id
  userId
  kind
  amount
  balanceAfter
  description
  generationId
  paymentId
  createdAt
}
    `, {"fragmentName":"LedgerRow"}) as unknown as TypedDocumentString<LedgerRowFragment, unknown>;
export const ReportFiguresFragmentDoc = new TypedDocumentString(`
    fragment ReportFigures on ReportLine {
  model
  made
  canceled
  failed {
    code
    count
  }
  creditsCharged
  creditsRefunded
  creditsTaken
  providerCredits
  tasksWithoutPrice
  income
  cost
  margin
}
    `, {"fragmentName":"ReportFigures"}) as unknown as TypedDocumentString<ReportFiguresFragment, unknown>;
export const EndpointRowFragmentDoc = new TypedDocumentString(`
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  types
  description
  createdAt
  failingSince
  disabledAt
  disabledReason
}
    `, {"fragmentName":"EndpointRow"}) as unknown as TypedDocumentString<EndpointRowFragment, unknown>;
export const DeliveryRowFragmentDoc = new TypedDocumentString(`
    fragment DeliveryRow on WebhookDelivery {
  id
  endpointId
  type
  state: status
  userId
  objectId
  createdAt
  dueAt
  attempts
  finishedAt
  attemptLog {
    id
    beganAt
    milliseconds
    outcome
    statusCode
    answer
  }
}
    `, {"fragmentName":"DeliveryRow"}) as unknown as TypedDocumentString<DeliveryRowFragment, unknown>;
export const GrantCreditsDocument = new TypedDocumentString(`
    mutation GrantCredits($input: GrantCreditsInput!) {
  payload: grantCredits(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<GrantCreditsMutation, GrantCreditsMutationVariables>;
export const DeductCreditsDocument = new TypedDocumentString(`
    mutation DeductCredits($input: DeductCreditsInput!) {
  payload: deductCredits(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<DeductCreditsMutation, DeductCreditsMutationVariables>;
export const SettleDebtDocument = new TypedDocumentString(`
    mutation SettleDebt($input: SettleDebtInput!) {
  payload: settleDebt(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<SettleDebtMutation, SettleDebtMutationVariables>;
export const GiveGoodwillDocument = new TypedDocumentString(`
    mutation GiveGoodwill($input: GiveGoodwillInput!) {
  payload: giveGoodwill(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<GiveGoodwillMutation, GiveGoodwillMutationVariables>;
export const BlockUserDocument = new TypedDocumentString(`
    mutation BlockUser($input: BlockUserInput!) {
  payload: blockUser(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<BlockUserMutation, BlockUserMutationVariables>;
export const UnblockUserDocument = new TypedDocumentString(`
    mutation UnblockUser($input: UnblockUserInput!) {
  payload: unblockUser(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<UnblockUserMutation, UnblockUserMutationVariables>;
export const RequeueGenerationDocument = new TypedDocumentString(`
    mutation RequeueGeneration($input: GenerationActionInput!) {
  payload: requeueGeneration(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<RequeueGenerationMutation, RequeueGenerationMutationVariables>;
export const CancelGenerationDocument = new TypedDocumentString(`
    mutation CancelGeneration($input: GenerationActionInput!) {
  payload: cancelGeneration(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<CancelGenerationMutation, CancelGenerationMutationVariables>;
export const PauseModelDocument = new TypedDocumentString(`
    mutation PauseModel($input: ModelActionInput!) {
  payload: pauseModel(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<PauseModelMutation, PauseModelMutationVariables>;
export const ResumeModelDocument = new TypedDocumentString(`
    mutation ResumeModel($input: ModelActionInput!) {
  payload: resumeModel(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<ResumeModelMutation, ResumeModelMutationVariables>;
export const RevealCreationDocument = new TypedDocumentString(`
    mutation RevealCreation($input: GenerationActionInput!) {
  payload: revealCreation(input: $input) {
    creation {
      id
      prompt
      negativePrompt
      originalImageUrls
      generatedImageUrl
    }
    entry {
      ...AuditRow
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<RevealCreationMutation, RevealCreationMutationVariables>;
export const ExportUserDocument = new TypedDocumentString(`
    mutation ExportUser($input: ExportUserInput!) {
  payload: exportUser(input: $input) {
    entry {
      ...AuditRow
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<ExportUserMutation, ExportUserMutationVariables>;
export const EraseUserDocument = new TypedDocumentString(`
    mutation EraseUser($input: EraseUserInput!) {
  payload: eraseUser(input: $input) {
    entry {
      ...AuditRow
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<EraseUserMutation, EraseUserMutationVariables>;
export const VerifyErasureDocument = new TypedDocumentString(`
    mutation VerifyErasure($input: VerifyErasureInput!) {
  payload: verifyErasure(input: $input) {
    entry {
      ...AuditRow
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<VerifyErasureMutation, VerifyErasureMutationVariables>;
export const OverviewDocument = new TypedDocumentString(`
    subscription Overview {
  overview {
    ...Now
  }
}
    fragment Now on Overview {
  readAt
  waiting
  running
  concurrency
  isComplete
  oldestWaitingAt
  queue {
    model
    status
    step
    count
    due
    retrying
    oldestId
    oldestAt
  }
  limits {
    name
    nextAt
    pausedUntil
    pauseReason
  }
  models {
    id
    slug
    pausedAt
    pausedUntil
    pauseReason
    waiting
    running
    made
    failed
    failureRate
  }
  recentSeconds
  providerCredits
  providerCreditsLastSeconds
}`) as unknown as TypedDocumentString<OverviewSubscription, OverviewSubscriptionVariables>;
export const ChangesDocument = new TypedDocumentString(`
    subscription Changes($userId: ID, $generationId: ID) {
  changes(userId: $userId, generationId: $generationId) {
    kind
    generationId
  }
}
    `) as unknown as TypedDocumentString<ChangesSubscription, ChangesSubscriptionVariables>;
export const OperatorDocument = new TypedDocumentString(`
    query Operator {
  operator {
    actor
    role
    creditsPerDay
    creditsGivenToday
  }
}
    `) as unknown as TypedDocumentString<OperatorQuery, OperatorQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!) {
  search(text: $text) {
    __typename
    ... on User {
      ...UserRow
    }
    ... on Generation {
      ...GenerationRow
    }
    ... on Payment {
      ...PaymentRow
    }
    ... on LedgerEntry {
      ...LedgerRow
    }
    ... on AuditEntry {
      ...AuditRow
    }
    ... on ModelHealth {
      id
      slug
      pausedAt
      waiting
      running
      made
      failed
    }
  }
}
    fragment GenerationRow on Generation {
  id
  userId
  status
  step
  stepAt
  attempts
  model
  resolution
  creditsUsed
  failureCode
  providerCode
  providerMessage
  createdAt
  completedAt
  deletedAt
}
fragment PaymentRow on Payment {
  id
  userId
  paymentStatus: status
  amount
  amountReturned
  currency
  currencyDecimals
  credits
  pack
  provider
  providerReference
  paymentIntent
  createdAt
  updatedAt
}
fragment UserRow on User {
  id
  subject
  email
  createdAt
  balance
  owed
  blockedAt
}
fragment LedgerRow on LedgerEntry {
  id
  userId
  kind
  amount
  balanceAfter
  description
  generationId
  paymentId
  createdAt
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const UserPageDocument = new TypedDocumentString(`
    query UserPage($id: String!, $first: Int!, $ledgerAfter: String, $generationsAfter: String, $paymentsAfter: String, $auditAfter: String) {
  user(id: $id) {
    ...UserRow
    purchased
    granted
    used
    blockReason
    sessions {
      issuer
      firstSeenAt
      lastSeenAt
      openStreams
      processes {
        process
        firstSeenAt
        lastSeenAt
        openStreams
      }
    }
    transactions(first: $first, after: $ledgerAfter) {
      nodes {
        ...LedgerRow
      }
      hasNextPage
      endCursor
    }
    generations(first: $first, after: $generationsAfter) {
      nodes {
        ...GenerationRow
      }
      hasNextPage
      endCursor
    }
    payments(first: $first, after: $paymentsAfter) {
      nodes {
        ...PaymentRow
      }
      hasNextPage
      endCursor
    }
    erasure {
      state
      requestedBy
      requestedAt
      waitingFor {
        kind
        count
      }
      erasedAt
      removed {
        name
        count
      }
      verifiedAt
      remains {
        name
        count
      }
      failure
    }
    exports(first: $first) {
      nodes {
        id
        state
        requestedBy
        files
        filesTotal
        byteSize
        downloadPath
        failure
        createdAt
        expiresAt
      }
    }
    audit(first: $first, after: $auditAfter) {
      nodes {
        ...AuditRow
      }
      hasNextPage
      endCursor
    }
  }
}
    fragment GenerationRow on Generation {
  id
  userId
  status
  step
  stepAt
  attempts
  model
  resolution
  creditsUsed
  failureCode
  providerCode
  providerMessage
  createdAt
  completedAt
  deletedAt
}
fragment PaymentRow on Payment {
  id
  userId
  paymentStatus: status
  amount
  amountReturned
  currency
  currencyDecimals
  credits
  pack
  provider
  providerReference
  paymentIntent
  createdAt
  updatedAt
}
fragment UserRow on User {
  id
  subject
  email
  createdAt
  balance
  owed
  blockedAt
}
fragment LedgerRow on LedgerEntry {
  id
  userId
  kind
  amount
  balanceAfter
  description
  generationId
  paymentId
  createdAt
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<UserPageQuery, UserPageQueryVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users($search: String, $blocked: Boolean!, $first: Int!, $after: String) {
  users(search: $search, blocked: $blocked, first: $first, after: $after) {
    nodes {
      ...UserRow
    }
    hasNextPage
    endCursor
  }
}
    fragment UserRow on User {
  id
  subject
  email
  createdAt
  balance
  owed
  blockedAt
}`) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const GenerationPageDocument = new TypedDocumentString(`
    query GenerationPage($id: String!) {
  generation(id: $id) {
    ...GenerationRow
    dueAt
    leasedUntil
    version
    style
    aspectRatio
    outputFormat
    retryOf
    groupId
    providerAttempt
    askedAt
    resubmittedBecause
    providerTaskId
    calledBackAt
    resultReads
    resultRefusedHost
    providerCredits
    providerSeconds
    errorMessage
    updatedAt
    timeline {
      kind
      at
      lastAt
      count
      step
      nextStep
      attempt
      beganAt
      sentAt
      seconds
      outcome
      code
      message
      actor
    }
  }
}
    fragment GenerationRow on Generation {
  id
  userId
  status
  step
  stepAt
  attempts
  model
  resolution
  creditsUsed
  failureCode
  providerCode
  providerMessage
  createdAt
  completedAt
  deletedAt
}`) as unknown as TypedDocumentString<GenerationPageQuery, GenerationPageQueryVariables>;
export const GenerationsDocument = new TypedDocumentString(`
    query Generations($filter: GenerationsFilter!, $first: Int!, $after: String) {
  generations(filter: $filter, first: $first, after: $after) {
    nodes {
      ...GenerationRow
    }
    hasNextPage
    endCursor
  }
}
    fragment GenerationRow on Generation {
  id
  userId
  status
  step
  stepAt
  attempts
  model
  resolution
  creditsUsed
  failureCode
  providerCode
  providerMessage
  createdAt
  completedAt
  deletedAt
}`) as unknown as TypedDocumentString<GenerationsQuery, GenerationsQueryVariables>;
export const FailuresDocument = new TypedDocumentString(`
    query Failures($hours: Int!) {
  failures(hours: $hours) {
    model
    failureCode
    providerCode
    providerMessage
    count
    example
    lastAt
  }
}
    `) as unknown as TypedDocumentString<FailuresQuery, FailuresQueryVariables>;
export const PaymentsDocument = new TypedDocumentString(`
    query Payments($filter: PaymentsFilter!, $first: Int!, $after: String) {
  payments(filter: $filter, first: $first, after: $after) {
    nodes {
      ...PaymentRow
    }
    hasNextPage
    endCursor
  }
}
    fragment PaymentRow on Payment {
  id
  userId
  paymentStatus: status
  amount
  amountReturned
  currency
  currencyDecimals
  credits
  pack
  provider
  providerReference
  paymentIntent
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<PaymentsQuery, PaymentsQueryVariables>;
export const PaymentPageDocument = new TypedDocumentString(`
    query PaymentPage($id: String!) {
  payment(id: $id) {
    ...PaymentRow
  }
}
    fragment PaymentRow on Payment {
  id
  userId
  paymentStatus: status
  amount
  amountReturned
  currency
  currencyDecimals
  credits
  pack
  provider
  providerReference
  paymentIntent
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<PaymentPageQuery, PaymentPageQueryVariables>;
export const AuditDocument = new TypedDocumentString(`
    query Audit($filter: AuditEntriesFilter!, $first: Int!, $after: String) {
  audit(filter: $filter, first: $first, after: $after) {
    nodes {
      ...AuditRow
    }
    hasNextPage
    endCursor
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<AuditQuery, AuditQueryVariables>;
export const ReportDocument = new TypedDocumentString(`
    query Report($month: String!) {
  report(month: $month) {
    month
    currency
    providerCreditPrice
    incomePerCredit
    currenciesNotCounted
    models {
      ...ReportFigures
    }
    total {
      ...ReportFigures
    }
    days {
      day
      model
      made
      failed
      canceled
      creditsTaken
      income
      cost
      margin
    }
  }
}
    fragment ReportFigures on ReportLine {
  model
  made
  canceled
  failed {
    code
    count
  }
  creditsCharged
  creditsRefunded
  creditsTaken
  providerCredits
  tasksWithoutPrice
  income
  cost
  margin
}`) as unknown as TypedDocumentString<ReportQuery, ReportQueryVariables>;
export const WebhookEndpointsDocument = new TypedDocumentString(`
    query WebhookEndpoints {
  webhookEndpoints {
    ...EndpointRow
  }
}
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  types
  description
  createdAt
  failingSince
  disabledAt
  disabledReason
}`) as unknown as TypedDocumentString<WebhookEndpointsQuery, WebhookEndpointsQueryVariables>;
export const WebhookDeliveriesDocument = new TypedDocumentString(`
    query WebhookDeliveries($filter: WebhookDeliveriesFilter!, $first: Int!, $after: String) {
  webhookDeliveries(filter: $filter, first: $first, after: $after) {
    nodes {
      ...DeliveryRow
    }
    hasNextPage
    endCursor
  }
}
    fragment DeliveryRow on WebhookDelivery {
  id
  endpointId
  type
  state: status
  userId
  objectId
  createdAt
  dueAt
  attempts
  finishedAt
  attemptLog {
    id
    beganAt
    milliseconds
    outcome
    statusCode
    answer
  }
}`) as unknown as TypedDocumentString<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const EnableWebhookDocument = new TypedDocumentString(`
    mutation EnableWebhook($input: WebhookActionInput!) {
  payload: enableWebhookEndpoint(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<EnableWebhookMutation, EnableWebhookMutationVariables>;
export const DisableWebhookDocument = new TypedDocumentString(`
    mutation DisableWebhook($input: WebhookActionInput!) {
  payload: disableWebhookEndpoint(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<DisableWebhookMutation, DisableWebhookMutationVariables>;
export const TestWebhookDocument = new TypedDocumentString(`
    mutation TestWebhook($input: WebhookActionInput!) {
  payload: testWebhookEndpoint(input: $input) {
    entry {
      ...AuditRow
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<TestWebhookMutation, TestWebhookMutationVariables>;
export const ReplayDeliveryDocument = new TypedDocumentString(`
    mutation ReplayDelivery($input: ReplayWebhookDeliveryInput!) {
  payload: replayWebhookDelivery(input: $input) {
    ...Done
  }
}
    fragment Done on ActionPayload {
  entry {
    ...AuditRow
  }
  replayed
  errors {
    code
    message
    path
  }
}
fragment AuditRow on AuditEntry {
  id
  createdAt
  actor
  role
  action
  outcome
  subjectId
  concerns: userId
  reason
  request
  idempotencyKey
  change: credits
  entryId
  before
  after
  refusal
  requestId
}`) as unknown as TypedDocumentString<ReplayDeliveryMutation, ReplayDeliveryMutationVariables>;