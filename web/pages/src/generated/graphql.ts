/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The width of an image in proportion to its height. `Model.aspectRatios` has the ratios of each model. */
export type AspectRatio =
  /** The ratio that suits the first input image. Without an input image, the model's own choice. Every model accepts it. */
  | 'AUTO'
  /** Wide, 3:2. */
  | 'LANDSCAPE_3_2'
  /** A wide banner, 4:1. */
  | 'LANDSCAPE_4_1'
  /** Wide, 4:3. */
  | 'LANDSCAPE_4_3'
  /** Wide, 5:4. */
  | 'LANDSCAPE_5_4'
  /** An extremely wide banner, 8:1. */
  | 'LANDSCAPE_8_1'
  /** Wide, 16:9, as screens are. */
  | 'LANDSCAPE_16_9'
  /** Very wide, 21:9. */
  | 'LANDSCAPE_21_9'
  /** Upright and very narrow, 1:4. */
  | 'PORTRAIT_1_4'
  /** Upright and extremely narrow, 1:8. */
  | 'PORTRAIT_1_8'
  /** Upright, 2:3. */
  | 'PORTRAIT_2_3'
  /** Upright, 3:4. */
  | 'PORTRAIT_3_4'
  /** Upright, 4:5. */
  | 'PORTRAIT_4_5'
  /** Upright, 9:16, as phones are. */
  | 'PORTRAIT_9_16'
  /** Upright and narrow, 9:21. */
  | 'PORTRAIT_9_21'
  /** As wide as high, 1:1. */
  | 'SQUARE_1_1';

/** The background of an image. */
export type Background =
  /** The model's own choice. Every model accepts it. */
  | 'AUTO'
  /** No part of the image is transparent. */
  | 'OPAQUE'
  /** The parts around the subject are transparent. The file type must be PNG or WEBP. */
  | 'TRANSPARENT';

/** The images to make. `Model` describes the values that each model accepts. Values that are left out never cause a refusal. */
export type CreateGenerationInput = {
  /** The aspect ratio. Null: the model's default. */
  aspectRatio?: AspectRatio | null | undefined;
  /** The background. Only models with `Model.supportsTransparency` accept OPAQUE and TRANSPARENT. Null: AUTO. */
  background?: Background | null | undefined;
  /** The number of images, 1 to `Model.maxOutputs`. Each becomes a creation of its own. If the credits do not suffice for all of them, none is made. Null: 1. */
  count?: number | null | undefined;
  /** A key of 1 to 255 characters that the client chooses for each new request. Repeating a request with the same key and input returns the creations of the first one and charges nothing. Null: a repeated request makes further creations. */
  idempotencyKey?: string | null | undefined;
  /**
   * The only input image. Null: as `images` says.
   * @deprecated Use `images`, which takes several.
   */
  image?: ImageSourceInput | null | undefined;
  /** The input images, in order, up to `Model.maxInputImages`. Null or empty: the image is made from text alone. */
  images?: Array<ImageSourceInput> | null | undefined;
  /** Refuse with PriceAboveLimit if the price in credits is higher. Null: any price. */
  maxCredits?: number | null | undefined;
  /** The id of the model. Null: the default model, the first of `models`. */
  model?: string | null | undefined;
  /** A text about the things that the image should not show, for models with `Model.supportsNegativePrompt`. */
  negativePrompt?: string | null | undefined;
  /** The file type. Null: the model's default. */
  outputFormat?: OutputFormat | null | undefined;
  /** The text to make the image from, up to `Model.maxPromptLength` characters. It must be given if `Model.takesPrompt` is true, and must be left out if not. */
  prompt?: string | null | undefined;
  /** The resolution, which can change the price. Null: the model's default. */
  resolution?: Resolution | null | undefined;
  /** A number of at least 0 that selects one of the possible images, for models with `Model.supportsSeed`: the same request with the same seed makes a similar image. With a `count`, each further image has the next seed. Null: random ones. */
  seed?: number | null | undefined;
  /** The id of a style. Null: the style that adds nothing, `sty_none`. */
  style?: string | null | undefined;
};

/** The image to send: JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF, up to 30 MiB. Types other than JPEG, PNG and WebP are converted to JPEG, or to PNG if a part of the image is transparent. */
export type CreateUploadInput = {
  /** The exact size of the file in bytes: 1 to 31,457,280. */
  byteSize: number;
  /** The media type, such as `image/jpeg`, or `application/octet-stream` if it is not known. Older names such as `image/jpg` are accepted. The actual type is found from the bytes. */
  contentType: string;
};

/** Conditions on creations. All that are given must hold. */
export type CreationFilter = {
  /** The `Creation.group` of the creations. Null: any creation. */
  group?: string | null | undefined;
  /** The id of the model. Null: any model. */
  model?: string | null | undefined;
  /** A text that the prompt contains, in upper or lower case. At most 200 characters. Only the newest 5,000 creations are searched. Null: any prompt. */
  search?: string | null | undefined;
  /** The status is one of these. Null: any status. */
  status?: Array<CreationStatus> | null | undefined;
  /** The id of the style. Null: any style. */
  style?: string | null | undefined;
};

/** The progress of a creation, in more detail than its status. */
export type CreationStage =
  /** Kie.ai has reported that it is finished, and the result is being verified. */
  | 'CONFIRMING'
  /** Nothing more will happen: the status is SUCCESS, FAILED or CANCELED. */
  | 'FINISHED'
  /** Kie.ai is making the image. */
  | 'MAKING'
  /** The input image is being fetched and checked. */
  | 'PREPARING'
  /** The generation waits for its turn to be sent to Kie.ai. */
  | 'QUEUED'
  /** The image is being downloaded and stored. */
  | 'STORING';

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

/** The kind of an event. */
export type EventKind =
  /** The subscription has begun and there is no creation to report. The event has a cursor to continue from and no creation. It is the first event if there is no SNAPSHOT. */
  | 'READY'
  /** Changes may have been missed: events after `after` are no longer kept, or more creations ended recently than a snapshot holds. Query the current state again. SNAPSHOT events follow. */
  | 'RESET'
  /** The current state of one creation or of the credits. */
  | 'SNAPSHOT'
  /** A change. */
  | 'UPDATE';

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

/** The source of an input image. Exactly one field is given. */
export type ImageSourceInput =
  {   /** The id of a creation of the viewer: its generated image is the input. */
  creationId: string; inputImage?: never; originalOf?: never; uploadId?: never; url?: never; }
  |  { creationId?: never;   /** An input image of a creation of the viewer, by its place: for a creation with several. */
  inputImage: InputImageInput; originalOf?: never; uploadId?: never; url?: never; }
  |  { creationId?: never; inputImage?: never;   /** The id of a creation of the viewer: its input image is the input. If it has several, the first. */
  originalOf: string; uploadId?: never; url?: never; }
  |  { creationId?: never; inputImage?: never; originalOf?: never;   /** The id of an upload of the viewer whose bytes have arrived. It can be used again within 24 hours of its last use. */
  uploadId: string; url?: never; }
  |  { creationId?: never; inputImage?: never; originalOf?: never; uploadId?: never;   /** An http or https address that anyone can read. At most 8,192 characters. */
  url: string; };

/** One of the input images of a creation of the viewer. */
export type InputImageInput = {
  /** The id of the creation. */
  creationId: string;
  /** The place in `Creation.originalImages`: 0 for the first. */
  position: number;
};

/** The state of a model. */
export type ModelStatus =
  /** The model can be used. */
  | 'LIVE'
  /** The model cannot be used at the moment. */
  | 'PAUSED'
  /** The model can no longer be used. Its creations remain. */
  | 'RETIRED'
  /** The model cannot be used yet, because it was not tested with the real Kie.ai. */
  | 'UNTESTED';

/** The file type requested for an image. */
export type OutputFormat =
  /** JPEG, a smaller file with some loss. */
  | 'JPG'
  /** PNG, without loss. */
  | 'PNG'
  /** WebP, a smaller file that can be transparent. */
  | 'WEBP';

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

/** The approximate size of an image. The price can depend on it. */
export type Resolution =
  /** About 4096 pixels on the longer side. */
  | 'FOUR_K'
  /** About 1536 pixels on the longer side. */
  | 'ONE_AND_A_HALF_K'
  /** About 1024 pixels on the longer side. */
  | 'ONE_K'
  /** About 2048 pixels on the longer side. */
  | 'TWO_K';

/** The creation to repeat. */
export type RetryGenerationInput = {
  /** The id of a FAILED or CANCELED creation. */
  id: string;
  /** As in `createGeneration`. A key that was used there cannot be used here. */
  idempotencyKey?: string | null | undefined;
  /** Refuse with PriceAboveLimit if the price in credits is higher. Null: any price. */
  maxCredits?: number | null | undefined;
};

export type PictureFragment = { url: string, contentType: string, width: number, height: number, byteSize: number, small: string };

export type CreationPartsFragment = { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, contentType: string, width: number, height: number, byteSize: number, small: string }>, generatedImage: { downloadUrl: string, fileName: string, url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null };

export type CreationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CreationFilter | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type CreationsQuery = { creations: { totalCount: number, nodes: Array<{ id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, contentType: string, width: number, height: number, byteSize: number, small: string }>, generatedImage: { downloadUrl: string, fileName: string, url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OneCreationQueryVariables = Exact<{
  id: string;
}>;


export type OneCreationQuery = { creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, contentType: string, width: number, height: number, byteSize: number, small: string }>, generatedImage: { downloadUrl: string, fileName: string, url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null };

export type QuoteQueryVariables = Exact<{
  input: CreateGenerationInput;
}>;


export type QuoteQuery = { quoteGeneration: { quote: { credits: number } | null, errors: Array<
      | { __typename: 'InvalidInput', message: string }
      | { __typename: 'ModelUnavailable', message: string }
      | { __typename: 'NotFound', message: string }
    > } };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { upload: { id: string, uploadUrl: string, uploadMethod: string, uploadHeaders: Array<{ name: string, value: string }> } | null, errors: Array<
      | { __typename: 'InvalidInput', message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, message: string, path: Array<string> | null }
      | { __typename: 'TooManyUploads', retryAfter: number, message: string, path: Array<string> | null }
    > } };

export type CreateGenerationMutationVariables = Exact<{
  input: CreateGenerationInput;
}>;


export type CreateGenerationMutation = { createGeneration: { creations: Array<{ id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, contentType: string, width: number, height: number, byteSize: number, small: string }>, generatedImage: { downloadUrl: string, fileName: string, url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null }>, errors: Array<
      | { __typename: 'ContentRefused', reason: string | null, message: string, path: Array<string> | null }
      | { __typename: 'CreditsOwed', owed: number, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', message: string, path: Array<string> | null }
      | { __typename: 'InsufficientCredits', required: number, balance: number, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', message: string, path: Array<string> | null }
      | { __typename: 'ModelUnavailable', message: string, path: Array<string> | null, alternatives: Array<{ id: string, name: string }> }
      | { __typename: 'ModerationUnavailable', retryAfter: number, message: string, path: Array<string> | null }
      | { __typename: 'NotFound', message: string, path: Array<string> | null }
      | { __typename: 'PriceAboveLimit', credits: number, message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, message: string, path: Array<string> | null }
      | { __typename: 'StorageUnavailable', retryAfter: number, message: string, path: Array<string> | null }
      | { __typename: 'UploadIncomplete', message: string, path: Array<string> | null }
    > } };

export type RetryGenerationMutationVariables = Exact<{
  input: RetryGenerationInput;
}>;


export type RetryGenerationMutation = { retryGeneration: { creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, contentType: string, width: number, height: number, byteSize: number, small: string }>, generatedImage: { downloadUrl: string, fileName: string, url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null, errors: Array<
      | { __typename: 'ContentRefused', reason: string | null, message: string, path: Array<string> | null }
      | { __typename: 'CreditsOwed', owed: number, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', message: string, path: Array<string> | null }
      | { __typename: 'InsufficientCredits', required: number, balance: number, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', message: string, path: Array<string> | null }
      | { __typename: 'ModelUnavailable', message: string, path: Array<string> | null, alternatives: Array<{ id: string, name: string }> }
      | { __typename: 'ModerationUnavailable', retryAfter: number, message: string, path: Array<string> | null }
      | { __typename: 'NotFound', message: string, path: Array<string> | null }
      | { __typename: 'PriceAboveLimit', credits: number, message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, message: string, path: Array<string> | null }
      | { __typename: 'StorageUnavailable', retryAfter: number, message: string, path: Array<string> | null }
      | { __typename: 'UploadIncomplete', message: string, path: Array<string> | null }
      | { __typename: 'WrongState', message: string, path: Array<string> | null }
    > } };

export type CancelGenerationMutationVariables = Exact<{
  id: string;
}>;


export type CancelGenerationMutation = { cancelGeneration: { creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, contentType: string, width: number, height: number, byteSize: number, small: string }>, generatedImage: { downloadUrl: string, fileName: string, url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null, errors: Array<
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

type Refused_ContentRefused_Fragment = { __typename: 'ContentRefused', reason: string | null, message: string, path: Array<string> | null };

type Refused_CreditsOwed_Fragment = { __typename: 'CreditsOwed', owed: number, message: string, path: Array<string> | null };

type Refused_ErasureUnavailable_Fragment = { __typename: 'ErasureUnavailable', message: string, path: Array<string> | null };

type Refused_IdempotencyKeyReused_Fragment = { __typename: 'IdempotencyKeyReused', message: string, path: Array<string> | null };

type Refused_InsufficientCredits_Fragment = { __typename: 'InsufficientCredits', required: number, balance: number, message: string, path: Array<string> | null };

type Refused_InvalidInput_Fragment = { __typename: 'InvalidInput', message: string, path: Array<string> | null };

type Refused_ModelUnavailable_Fragment = { __typename: 'ModelUnavailable', message: string, path: Array<string> | null, alternatives: Array<{ id: string, name: string }> };

type Refused_ModerationUnavailable_Fragment = { __typename: 'ModerationUnavailable', retryAfter: number, message: string, path: Array<string> | null };

type Refused_NotFound_Fragment = { __typename: 'NotFound', message: string, path: Array<string> | null };

type Refused_PaymentsUnavailable_Fragment = { __typename: 'PaymentsUnavailable', message: string, path: Array<string> | null };

type Refused_PriceAboveLimit_Fragment = { __typename: 'PriceAboveLimit', credits: number, message: string, path: Array<string> | null };

type Refused_RateLimited_Fragment = { __typename: 'RateLimited', retryAfter: number, message: string, path: Array<string> | null };

type Refused_StorageUnavailable_Fragment = { __typename: 'StorageUnavailable', retryAfter: number, message: string, path: Array<string> | null };

type Refused_TooManyUploads_Fragment = { __typename: 'TooManyUploads', retryAfter: number, message: string, path: Array<string> | null };

type Refused_UploadIncomplete_Fragment = { __typename: 'UploadIncomplete', message: string, path: Array<string> | null };

type Refused_WrongState_Fragment = { __typename: 'WrongState', message: string, path: Array<string> | null };

export type RefusedFragment =
  | Refused_ContentRefused_Fragment
  | Refused_CreditsOwed_Fragment
  | Refused_ErasureUnavailable_Fragment
  | Refused_IdempotencyKeyReused_Fragment
  | Refused_InsufficientCredits_Fragment
  | Refused_InvalidInput_Fragment
  | Refused_ModelUnavailable_Fragment
  | Refused_ModerationUnavailable_Fragment
  | Refused_NotFound_Fragment
  | Refused_PaymentsUnavailable_Fragment
  | Refused_PriceAboveLimit_Fragment
  | Refused_RateLimited_Fragment
  | Refused_StorageUnavailable_Fragment
  | Refused_TooManyUploads_Fragment
  | Refused_UploadIncomplete_Fragment
  | Refused_WrongState_Fragment
;

export type TaskUpdatedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TaskUpdatedSubscription = { taskUpdated: { cursor: string, kind: EventKind, creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, creditsUsed: number, refunded: boolean, queuePosition: number | null, estimatedCompletionAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, contentType: string, width: number, height: number, byteSize: number, small: string }>, generatedImage: { downloadUrl: string, fileName: string, url: string, contentType: string, width: number, height: number, byteSize: number, small: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null } };

export type CreditPartsFragment = { id: string, balance: number, purchased: number, granted: number, used: number, owed: number };

export type TransactionPartsFragment = { id: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, createdAt: string, creation: { id: string, prompt: string, deletedAt: string | null, model: { id: string, name: string } } | null };

export type PaymentPartsFragment = { id: string, status: PaymentStatus, amount: number, currency: string, currencyDecimals: number, credits: number, provider: string, createdAt: string, checkoutUrl: string | null, receiptUrl: string | null, amountRefunded: number, pack: { id: string, name: string } | null };

export type ModelPartsFragment = { id: string, name: string, nameZh: string, description: string, descriptionZh: string, status: ModelStatus, aspectRatios: Array<AspectRatio>, resolutions: Array<Resolution>, outputFormats: Array<OutputFormat>, maxInputImages: number, freeInputImages: number, requiresInputImage: boolean, takesPrompt: boolean, maxPromptLength: number, maxOutputs: number, supportsSeed: boolean, supportsNegativePrompt: boolean, supportsTransparency: boolean, typicalSeconds: number, prices: Array<{ resolution: Resolution, credits: number, creditsPerExtraImage: number }> };

export type StartQueryVariables = Exact<{ [key: string]: never; }>;


export type StartQuery = { sandbox: boolean, viewer: { id: string, email: string | null }, credit: { id: string, balance: number, purchased: number, granted: number, used: number, owed: number }, styles: Array<{ id: string, name: string, nameZh: string, description: string, descriptionZh: string, previewUrl: string | null, models: Array<{ id: string }> | null }>, models: Array<{ id: string, name: string, nameZh: string, description: string, descriptionZh: string, status: ModelStatus, aspectRatios: Array<AspectRatio>, resolutions: Array<Resolution>, outputFormats: Array<OutputFormat>, maxInputImages: number, freeInputImages: number, requiresInputImage: boolean, takesPrompt: boolean, maxPromptLength: number, maxOutputs: number, supportsSeed: boolean, supportsNegativePrompt: boolean, supportsTransparency: boolean, typicalSeconds: number, prices: Array<{ resolution: Resolution, credits: number, creditsPerExtraImage: number }> }> };

export type ModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelsQuery = { models: Array<{ id: string, name: string, nameZh: string, description: string, descriptionZh: string, status: ModelStatus, aspectRatios: Array<AspectRatio>, resolutions: Array<Resolution>, outputFormats: Array<OutputFormat>, maxInputImages: number, freeInputImages: number, requiresInputImage: boolean, takesPrompt: boolean, maxPromptLength: number, maxOutputs: number, supportsSeed: boolean, supportsNegativePrompt: boolean, supportsTransparency: boolean, typicalSeconds: number, prices: Array<{ resolution: Resolution, credits: number, creditsPerExtraImage: number }> }> };

export type PacksQueryVariables = Exact<{ [key: string]: never; }>;


export type PacksQuery = { creditPacks: Array<{ id: string, name: string, credits: number, amount: number, currency: string, currencyDecimals: number }> };

export type TransactionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type TransactionsQuery = { credit: { transactions: { nodes: Array<{ id: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, createdAt: string, creation: { id: string, prompt: string, deletedAt: string | null, model: { id: string, name: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type PaymentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PaymentsQuery = { credit: { payments: { nodes: Array<{ id: string, status: PaymentStatus, amount: number, currency: string, currencyDecimals: number, credits: number, provider: string, createdAt: string, checkoutUrl: string | null, receiptUrl: string | null, amountRefunded: number, pack: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type CreateCheckoutMutationVariables = Exact<{
  pack: string;
}>;


export type CreateCheckoutMutation = { createCheckout: { checkoutUrl: string | null, payment: { id: string, status: PaymentStatus, amount: number, currency: string, currencyDecimals: number, credits: number, provider: string, createdAt: string, checkoutUrl: string | null, receiptUrl: string | null, amountRefunded: number, pack: { id: string, name: string } | null } | null, errors: Array<
      | { __typename: 'InvalidInput', message: string, path: Array<string> | null }
      | { __typename: 'NotFound', message: string, path: Array<string> | null }
      | { __typename: 'PaymentsUnavailable', message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, message: string, path: Array<string> | null }
    > } };

export type CreditUpdatedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CreditUpdatedSubscription = { creditUpdated: { cursor: string, kind: EventKind, credit: { id: string, balance: number, purchased: number, granted: number, used: number, owed: number } | null, transaction: { id: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, createdAt: string, creation: { id: string, prompt: string, deletedAt: string | null, model: { id: string, name: string } } | null } | null } };

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
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
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
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
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
  owed
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
    model {
      id
      name
    }
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
  currencyDecimals
  credits
  provider
  createdAt
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
}
    `, {"fragmentName":"PaymentParts"}) as unknown as TypedDocumentString<PaymentPartsFragment, unknown>;
export const ModelPartsFragmentDoc = new TypedDocumentString(`
    fragment ModelParts on Model {
  id
  name
  nameZh
  description
  descriptionZh
  status
  aspectRatios
  resolutions
  outputFormats
  maxInputImages
  freeInputImages
  requiresInputImage
  takesPrompt
  maxPromptLength
  maxOutputs
  supportsSeed
  supportsNegativePrompt
  supportsTransparency
  prices {
    resolution
    credits
    creditsPerExtraImage
  }
  typicalSeconds
}
    `, {"fragmentName":"ModelParts"}) as unknown as TypedDocumentString<ModelPartsFragment, unknown>;
export const CreationsDocument = new TypedDocumentString(`
    query Creations($first: Int!, $after: String, $filter: CreationFilter, $from: DateTime, $to: DateTime) {
  creations(
    first: $first
    after: $after
    filter: $filter
    createdAfter: $from
    createdBefore: $to
  ) {
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
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
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
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
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
  quoteGeneration(input: $input) {
    quote {
      credits
    }
    errors {
      __typename
      ... on UserError {
        message
      }
    }
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
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<CreateUploadMutation, CreateUploadMutationVariables>;
export const CreateGenerationDocument = new TypedDocumentString(`
    mutation CreateGeneration($input: CreateGenerationInput!) {
  createGeneration(input: $input) {
    creations {
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
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
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
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
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
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
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
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
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
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
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
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
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
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
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
  model {
    id
    name
  }
  style {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
  seed
  background
  negativePrompt
  group
  originalImages {
    ...Picture
  }
  generatedImage {
    ...Picture
    downloadUrl
    fileName
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
    nameZh
    description
    descriptionZh
    previewUrl
    models {
      id
    }
  }
  models {
    ...ModelParts
  }
}
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}
fragment ModelParts on Model {
  id
  name
  nameZh
  description
  descriptionZh
  status
  aspectRatios
  resolutions
  outputFormats
  maxInputImages
  freeInputImages
  requiresInputImage
  takesPrompt
  maxPromptLength
  maxOutputs
  supportsSeed
  supportsNegativePrompt
  supportsTransparency
  prices {
    resolution
    credits
    creditsPerExtraImage
  }
  typicalSeconds
}`) as unknown as TypedDocumentString<StartQuery, StartQueryVariables>;
export const ModelsDocument = new TypedDocumentString(`
    query Models {
  models {
    ...ModelParts
  }
}
    fragment ModelParts on Model {
  id
  name
  nameZh
  description
  descriptionZh
  status
  aspectRatios
  resolutions
  outputFormats
  maxInputImages
  freeInputImages
  requiresInputImage
  takesPrompt
  maxPromptLength
  maxOutputs
  supportsSeed
  supportsNegativePrompt
  supportsTransparency
  prices {
    resolution
    credits
    creditsPerExtraImage
  }
  typicalSeconds
}`) as unknown as TypedDocumentString<ModelsQuery, ModelsQueryVariables>;
export const PacksDocument = new TypedDocumentString(`
    query Packs {
  creditPacks {
    id
    name
    credits
    amount
    currency
    currencyDecimals
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
    model {
      id
      name
    }
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
  currencyDecimals
  credits
  provider
  createdAt
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
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
  ... on CreditsOwed {
    owed
  }
  ... on PriceAboveLimit {
    credits
  }
  ... on RateLimited {
    retryAfter
  }
  ... on TooManyUploads {
    retryAfter
  }
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
}
fragment PaymentParts on Payment {
  id
  status
  amount
  currency
  currencyDecimals
  credits
  provider
  createdAt
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
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
  owed
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
    model {
      id
      name
    }
    deletedAt
  }
}`) as unknown as TypedDocumentString<CreditUpdatedSubscription, CreditUpdatedSubscriptionVariables>;