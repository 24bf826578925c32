/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Width to height; AUTO: that of the input image. */
export type AspectRatio =
  | 'AUTO'
  | 'LANDSCAPE_3_2'
  | 'LANDSCAPE_4_3'
  | 'LANDSCAPE_5_4'
  | 'LANDSCAPE_16_9'
  | 'LANDSCAPE_21_9'
  | 'PORTRAIT_2_3'
  | 'PORTRAIT_3_4'
  | 'PORTRAIT_4_5'
  | 'PORTRAIT_9_16'
  | 'SQUARE_1_1';

/** What to make. */
export type CreateGenerationInput = {
  aspectRatio?: AspectRatio | null | undefined;
  /** Up to 255 characters, one for each intent: the same key with the same input gives the first result again, charged once. */
  idempotencyKey?: string | null | undefined;
  /** Left out: from text alone. */
  image?: ImageSourceInput | null | undefined;
  /** Refuse rather than charge more. */
  maxCredits?: number | null | undefined;
  outputFormat?: OutputFormat | null | undefined;
  /** 1 to 10,000 characters. */
  prompt: string;
  resolution?: Resolution | null | undefined;
  /** A Style's id. */
  style: string;
};

/** JPEG, PNG or WebP, up to 30 MB. */
export type CreateUploadInput = {
  byteSize: number;
  contentType: string;
};

/** Which creations: all that are given must hold. */
export type CreationFilter = {
  /** Text in the prompt; at most 200 characters. */
  search?: string | null | undefined;
  /** Any of these. */
  status?: Array<CreationStatus> | null | undefined;
  style?: string | null | undefined;
};

/** Where a creation is, finer than its status. */
export type CreationStage =
  | 'CONFIRMING'
  | 'FINISHED'
  | 'MAKING'
  | 'PREPARING'
  | 'QUEUED'
  | 'STORING';

/** How far a creation is. */
export type CreationStatus =
  | 'CANCELED'
  | 'FAILED'
  | 'PROCESSING'
  | 'SUCCESS'
  | 'WAITING';

/** What moved credits. */
export type CreditTransactionKind =
  | 'ADJUSTMENT'
  | 'GENERATION'
  | 'GRANT'
  | 'PURCHASE'
  | 'REFUND';

/** How things stand, what changed, or that the past is no longer kept. */
export type EventKind =
  | 'RESET'
  | 'SNAPSHOT'
  | 'UPDATE';

/** Why no image was made. */
export type FailureCode =
  | 'IMAGE_UNREADABLE'
  | 'INVALID_INPUT'
  | 'PROVIDER_ERROR'
  | 'REJECTED_BY_MODERATION'
  | 'STORAGE_ERROR'
  | 'TIMED_OUT';

/** Exactly one. */
export type ImageSourceInput =
  {   /** The result of an earlier creation of the viewer's. */
  creationId: string; uploadId?: never; url?: never; }
  |  { creationId?: never;   /** From createUpload. */
  uploadId: string; url?: never; }
  |  { creationId?: never; uploadId?: never;   /** A public http(s) address. */
  url: string; };

/** The file type of the image. */
export type OutputFormat =
  | 'JPG'
  | 'PNG';

/** How far a payment is. */
export type PaymentStatus =
  | 'FAILED'
  | 'PAID'
  | 'PENDING'
  | 'REFUNDED';

/** The length of the longer side: ONE_K is 1024 pixels. */
export type Resolution =
  | 'FOUR_K'
  | 'ONE_K'
  | 'TWO_K';

/** What to try again. */
export type RetryGenerationInput = {
  id: string;
  /** As in createGeneration; keys are shared with it. */
  idempotencyKey?: string | null | undefined;
  /** Refuse rather than charge more. */
  maxCredits?: number | null | undefined;
};

export type PictureFragment = { url: string, contentType: string, width: number, height: number, byteSize: number, small: string };

export type CreationPartsFragment = { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, style: { id: string, name: string }, originalImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, generatedImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null };

export type CreationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CreationFilter | null | undefined;
}>;


export type CreationsQuery = { creations: { totalCount: number, nodes: Array<{ id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, style: { id: string, name: string }, originalImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, generatedImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OneCreationQueryVariables = Exact<{
  id: string;
}>;


export type OneCreationQuery = { creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, style: { id: string, name: string }, originalImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, generatedImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null };

export type QuoteQueryVariables = Exact<{
  input: CreateGenerationInput;
}>;


export type QuoteQuery = { generationQuote: { credits: number, affordable: boolean, balance: number } };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { upload: { id: string, uploadUrl: string, uploadMethod: string, uploadHeaders: Array<{ name: string, value: string }> } | null, errors: Array<
      | { __typename: 'InvalidInput', message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, message: string, path: Array<string> | null }
    > } };

export type CreateGenerationMutationVariables = Exact<{
  input: CreateGenerationInput;
}>;


export type CreateGenerationMutation = { createGeneration: { creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, style: { id: string, name: string }, originalImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, generatedImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', message: string, path: Array<string> | null }
      | { __typename: 'InsufficientCredits', required: number, balance: number, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', message: string, path: Array<string> | null }
      | { __typename: 'NotFound', message: string, path: Array<string> | null }
      | { __typename: 'PriceAboveLimit', credits: number, message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, message: string, path: Array<string> | null }
    > } };

export type RetryGenerationMutationVariables = Exact<{
  input: RetryGenerationInput;
}>;


export type RetryGenerationMutation = { retryGeneration: { creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, style: { id: string, name: string }, originalImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, generatedImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null, errors: Array<
      | { __typename: 'IdempotencyKeyReused', message: string, path: Array<string> | null }
      | { __typename: 'InsufficientCredits', required: number, balance: number, message: string, path: Array<string> | null }
      | { __typename: 'NotFound', message: string, path: Array<string> | null }
      | { __typename: 'PriceAboveLimit', credits: number, message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, message: string, path: Array<string> | null }
      | { __typename: 'WrongState', message: string, path: Array<string> | null }
    > } };

export type CancelGenerationMutationVariables = Exact<{
  id: string;
}>;


export type CancelGenerationMutation = { cancelGeneration: { creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, style: { id: string, name: string }, originalImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, generatedImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null, errors: Array<
      | { __typename: 'NotFound', message: string, path: Array<string> | null }
      | { __typename: 'WrongState', message: string, path: Array<string> | null }
    > } };

export type DeleteCreationMutationVariables = Exact<{
  id: string;
}>;


export type DeleteCreationMutation = { deleteCreation: { deletedId: string | null, errors: Array<
      | { __typename: 'NotFound', message: string, path: Array<string> | null }
      | { __typename: 'WrongState', message: string, path: Array<string> | null }
    > } };

type Refused_IdempotencyKeyReused_Fragment = { __typename: 'IdempotencyKeyReused', message: string, path: Array<string> | null };

type Refused_InsufficientCredits_Fragment = { __typename: 'InsufficientCredits', required: number, balance: number, message: string, path: Array<string> | null };

type Refused_InvalidInput_Fragment = { __typename: 'InvalidInput', message: string, path: Array<string> | null };

type Refused_NotFound_Fragment = { __typename: 'NotFound', message: string, path: Array<string> | null };

type Refused_PaymentsUnavailable_Fragment = { __typename: 'PaymentsUnavailable', message: string, path: Array<string> | null };

type Refused_PriceAboveLimit_Fragment = { __typename: 'PriceAboveLimit', credits: number, message: string, path: Array<string> | null };

type Refused_RateLimited_Fragment = { __typename: 'RateLimited', retryAfter: number, message: string, path: Array<string> | null };

type Refused_WrongState_Fragment = { __typename: 'WrongState', message: string, path: Array<string> | null };

export type RefusedFragment =
  | Refused_IdempotencyKeyReused_Fragment
  | Refused_InsufficientCredits_Fragment
  | Refused_InvalidInput_Fragment
  | Refused_NotFound_Fragment
  | Refused_PaymentsUnavailable_Fragment
  | Refused_PriceAboveLimit_Fragment
  | Refused_RateLimited_Fragment
  | Refused_WrongState_Fragment
;

export type TaskUpdatedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TaskUpdatedSubscription = { taskUpdated: { cursor: string, kind: EventKind, creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, style: { id: string, name: string }, originalImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, generatedImage: { url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null } };

export type CreditPartsFragment = { id: string, balance: number, purchased: number, granted: number, used: number };

export type TransactionPartsFragment = { id: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, createdAt: string, creation: { id: string, prompt: string, deletedAt: string | null } | null };

export type PaymentPartsFragment = { id: string, status: PaymentStatus, amount: number, currency: string, credits: number, provider: string, createdAt: string };

export type StartQueryVariables = Exact<{ [key: string]: never; }>;


export type StartQuery = { sandbox: boolean, viewer: { id: string, email: string | null }, credit: { id: string, balance: number, purchased: number, granted: number, used: number }, styles: Array<{ id: string, name: string, description: string, previewUrl: string | null }> };

export type PacksQueryVariables = Exact<{ [key: string]: never; }>;


export type PacksQuery = { creditPacks: Array<{ id: string, name: string, credits: number, amount: number, currency: string }> };

export type TransactionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type TransactionsQuery = { credit: { transactions: { nodes: Array<{ id: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, createdAt: string, creation: { id: string, prompt: string, deletedAt: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type PaymentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PaymentsQuery = { credit: { payments: { nodes: Array<{ id: string, status: PaymentStatus, amount: number, currency: string, credits: number, provider: string, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type CreateCheckoutMutationVariables = Exact<{
  pack: string;
}>;


export type CreateCheckoutMutation = { createCheckout: { checkoutUrl: string | null, payment: { id: string, status: PaymentStatus, amount: number, currency: string, credits: number, provider: string, createdAt: string } | null, errors: Array<
      | { __typename: 'NotFound', message: string, path: Array<string> | null }
      | { __typename: 'PaymentsUnavailable', message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, message: string, path: Array<string> | null }
    > } };

export type CreditUpdatedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CreditUpdatedSubscription = { creditUpdated: { cursor: string, kind: EventKind, credit: { id: string, balance: number, purchased: number, granted: number, used: number } | null, transaction: { id: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, createdAt: string, creation: { id: string, prompt: string, deletedAt: string | null } | null } | null } };

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
export const PictureFragmentDoc = new TypedDocumentString(`
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
    `, {"fragmentName":"Picture"}) as unknown as TypedDocumentString<PictureFragment, unknown>;
export const CreationPartsFragmentDoc = new TypedDocumentString(`
    fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}`, {"fragmentName":"CreationParts"}) as unknown as TypedDocumentString<CreationPartsFragment, unknown>;
export const RefusedFragmentDoc = new TypedDocumentString(`
    fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}
    `, {"fragmentName":"Refused"}) as unknown as TypedDocumentString<RefusedFragment, unknown>;
export const CreditPartsFragmentDoc = new TypedDocumentString(`
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
}
    `, {"fragmentName":"CreditParts"}) as unknown as TypedDocumentString<CreditPartsFragment, unknown>;
export const TransactionPartsFragmentDoc = new TypedDocumentString(`
    fragment TransactionParts on CreditTransaction {
  id
  kind
  amount
  balanceAfter
  description
  createdAt
  creation {
    id
    prompt
    deletedAt
  }
}
    `, {"fragmentName":"TransactionParts"}) as unknown as TypedDocumentString<TransactionPartsFragment, unknown>;
export const PaymentPartsFragmentDoc = new TypedDocumentString(`
    fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  credits
  provider
  createdAt
}
    `, {"fragmentName":"PaymentParts"}) as unknown as TypedDocumentString<PaymentPartsFragment, unknown>;
export const CreationsDocument = new TypedDocumentString(`
    query Creations($first: Int!, $after: String, $filter: CreationFilter) {
  creations(first: $first, after: $after, filter: $filter) {
    totalCount
    nodes {
      ...CreationParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}`) as unknown as TypedDocumentString<CreationsQuery, CreationsQueryVariables>;
export const OneCreationDocument = new TypedDocumentString(`
    query OneCreation($id: ID!) {
  creation(id: $id) {
    ...CreationParts
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}`) as unknown as TypedDocumentString<OneCreationQuery, OneCreationQueryVariables>;
export const QuoteDocument = new TypedDocumentString(`
    query Quote($input: CreateGenerationInput!) {
  generationQuote(input: $input) {
    credits
    affordable
    balance
  }
}
    `) as unknown as TypedDocumentString<QuoteQuery, QuoteQueryVariables>;
export const CreateUploadDocument = new TypedDocumentString(`
    mutation CreateUpload($input: CreateUploadInput!) {
  createUpload(input: $input) {
    upload {
      id
      uploadUrl
      uploadMethod
      uploadHeaders {
        name
        value
      }
    }
    errors {
      ...Refused
    }
  }
}
    fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}`) as unknown as TypedDocumentString<CreateUploadMutation, CreateUploadMutationVariables>;
export const CreateGenerationDocument = new TypedDocumentString(`
    mutation CreateGeneration($input: CreateGenerationInput!) {
  createGeneration(input: $input) {
    creation {
      ...CreationParts
    }
    errors {
      ...Refused
    }
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}
fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}`) as unknown as TypedDocumentString<CreateGenerationMutation, CreateGenerationMutationVariables>;
export const RetryGenerationDocument = new TypedDocumentString(`
    mutation RetryGeneration($input: RetryGenerationInput!) {
  retryGeneration(input: $input) {
    creation {
      ...CreationParts
    }
    errors {
      ...Refused
    }
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}
fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}`) as unknown as TypedDocumentString<RetryGenerationMutation, RetryGenerationMutationVariables>;
export const CancelGenerationDocument = new TypedDocumentString(`
    mutation CancelGeneration($id: ID!) {
  cancelGeneration(input: {id: $id}) {
    creation {
      ...CreationParts
    }
    errors {
      ...Refused
    }
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}
fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}`) as unknown as TypedDocumentString<CancelGenerationMutation, CancelGenerationMutationVariables>;
export const DeleteCreationDocument = new TypedDocumentString(`
    mutation DeleteCreation($id: ID!) {
  deleteCreation(input: {id: $id}) {
    deletedId
    errors {
      ...Refused
    }
  }
}
    fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}`) as unknown as TypedDocumentString<DeleteCreationMutation, DeleteCreationMutationVariables>;
export const TaskUpdatedDocument = new TypedDocumentString(`
    subscription TaskUpdated($after: String) {
  taskUpdated(after: $after) {
    cursor
    kind
    creation {
      ...CreationParts
    }
  }
}
    fragment Picture on Image {
  url
  small: url(width: 256)
  contentType
  width
  height
  byteSize
}
fragment CreationParts on Creation {
  id
  status
  stage
  version
  prompt
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  originalImage {
    ...Picture
  }
  generatedImage {
    ...Picture
  }
  creditsUsed
  refunded
  failure {
    code
    message
    retryable
  }
  queuePosition
  estimatedCompletionAt
  createdAt
  updatedAt
  completedAt
  deletedAt
}`) as unknown as TypedDocumentString<TaskUpdatedSubscription, TaskUpdatedSubscriptionVariables>;
export const StartDocument = new TypedDocumentString(`
    query Start {
  sandbox
  viewer {
    id
    email
  }
  credit {
    ...CreditParts
  }
  styles {
    id
    name
    description
    previewUrl
  }
}
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
}`) as unknown as TypedDocumentString<StartQuery, StartQueryVariables>;
export const PacksDocument = new TypedDocumentString(`
    query Packs {
  creditPacks {
    id
    name
    credits
    amount
    currency
  }
}
    `) as unknown as TypedDocumentString<PacksQuery, PacksQueryVariables>;
export const TransactionsDocument = new TypedDocumentString(`
    query Transactions($first: Int!, $after: String) {
  credit {
    transactions(first: $first, after: $after) {
      nodes {
        ...TransactionParts
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment TransactionParts on CreditTransaction {
  id
  kind
  amount
  balanceAfter
  description
  createdAt
  creation {
    id
    prompt
    deletedAt
  }
}`) as unknown as TypedDocumentString<TransactionsQuery, TransactionsQueryVariables>;
export const PaymentsDocument = new TypedDocumentString(`
    query Payments($first: Int!, $after: String) {
  credit {
    payments(first: $first, after: $after) {
      nodes {
        ...PaymentParts
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  credits
  provider
  createdAt
}`) as unknown as TypedDocumentString<PaymentsQuery, PaymentsQueryVariables>;
export const CreateCheckoutDocument = new TypedDocumentString(`
    mutation CreateCheckout($pack: ID!) {
  createCheckout(input: {pack: $pack}) {
    checkoutUrl
    payment {
      ...PaymentParts
    }
    errors {
      ...Refused
    }
  }
}
    fragment Refused on UserError {
  __typename
  message
  path
  ... on InsufficientCredits {
    required
    balance
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
}
fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  credits
  provider
  createdAt
}`) as unknown as TypedDocumentString<CreateCheckoutMutation, CreateCheckoutMutationVariables>;
export const CreditUpdatedDocument = new TypedDocumentString(`
    subscription CreditUpdated($after: String) {
  creditUpdated(after: $after) {
    cursor
    kind
    credit {
      ...CreditParts
    }
    transaction {
      ...TransactionParts
    }
  }
}
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
}
fragment TransactionParts on CreditTransaction {
  id
  kind
  amount
  balanceAfter
  description
  createdAt
  creation {
    id
    prompt
    deletedAt
  }
}`) as unknown as TypedDocumentString<CreditUpdatedSubscription, CreditUpdatedSubscriptionVariables>;