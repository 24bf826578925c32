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

/** The creation to cancel. */
export type CancelGenerationInput = {
  /** The id of a creation that was not sent to Kie.ai yet. */
  id: string;
};

/** The purchase to begin. */
export type CreateCheckoutInput = {
  /** The same for a user who does not pay. */
  cancelUrl?: string | null | undefined;
  /** The id of the credit pack to buy. */
  pack: string;
  /** The address of the page that the user returns to after the payment. Its origin must be this server's, or one that the operator of this service allows. `{PAYMENT_ID}` in it stands for the id of the payment. Null: this server's own page. */
  successUrl?: string | null | undefined;
};

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
  /** Whether it is a favourite: see `setFavourite`. Null: any creation. */
  favourite?: boolean | null | undefined;
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

/** The creation to delete. */
export type DeleteCreationInput = {
  /** The id of a SUCCESS, FAILED or CANCELED creation. */
  id: string;
};

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

/** The creations to export. Exactly one of `ids` and `filter` is given. */
export type ExportCreationsInput = {
  /** Conditions on the creations: those with an image are exported, at most 500. An empty object: all. Null: as `ids` says. */
  filter?: CreationFilter | null | undefined;
  /** A key of 1 to 255 characters that the client chooses for each new request. Repeating a request with the same key and input returns the export of the first one. Null: a repeated request makes another export. */
  idempotencyKey?: string | null | undefined;
  /** The ids of creations with an image, 1 to 500. Null: as `filter` says. */
  ids?: Array<string> | null | undefined;
};

/** A limit on the exports of one user. */
export type ExportLimit =
  /** The bytes of the images in all exports that are kept. */
  | 'BYTES'
  /** The number of creations in one export. */
  | 'CREATIONS'
  /** The number of exports that are kept. */
  | 'EXPORTS';

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

/** The reason why a request was refused. */
export type RefusalCode =
  /** The rules of this installation do not allow the prompt. Change it. */
  | 'CONTENT_REFUSED'
  /** The viewer owes credits. Nothing can be started until they are settled. */
  | 'CREDITS_OWED'
  /** Users cannot request the erasure of their account here. */
  | 'ERASURE_UNAVAILABLE'
  /** An export would be too large, or too many are kept. Choose fewer creations, or wait for `roomAfter` seconds. */
  | 'EXPORT_LIMIT_REACHED'
  /** The idempotency key belongs to another input. Use a new key for a new request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The price is above the balance. Buy credits. */
  | 'INSUFFICIENT_CREDITS'
  /** A value is not allowed. Change the field at `path`. */
  | 'INVALID_INPUT'
  /** The model cannot be used now. Choose one of `alternatives`. */
  | 'MODEL_UNAVAILABLE'
  /** The prompt could not be checked. Repeat the request after `retryAfter` seconds. */
  | 'MODERATION_UNAVAILABLE'
  /** The object that `path` names does not exist, or it belongs to another user. */
  | 'NOT_FOUND'
  /** Nothing can be bought at the moment. */
  | 'PAYMENTS_UNAVAILABLE'
  /** The price is above `maxCredits`. Show the new price and ask again. */
  | 'PRICE_ABOVE_LIMIT'
  /** Too many requests. Repeat this one after `retryAfter` seconds. */
  | 'RATE_LIMITED'
  /** The picture of the public page could not be made now. Repeat the request later. */
  | 'SHARE_UNAVAILABLE'
  /** The storage did not respond. Repeat the request after `retryAfter` seconds. */
  | 'STORAGE_UNAVAILABLE'
  /** The viewer shares as many creations as are allowed. */
  | 'TOO_MANY_SHARES'
  /** Too many uploads are unused. Use one, or wait for `retryAfter` seconds. */
  | 'TOO_MANY_UPLOADS'
  /** The bytes of the upload have not arrived. Send them, and repeat the request. */
  | 'UPLOAD_INCOMPLETE'
  /** The status of the creation does not allow this. Read the creation again. */
  | 'WRONG_STATE';

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

/** The share to revoke. */
export type RevokeShareInput = {
  /** The id of the share. */
  id: string;
};

/** The creations to mark as favourites, or to take the marks from. */
export type SetFavouriteInput = {
  /** Whether they are favourites from now on. */
  favourite: boolean;
  /** The ids of the creations, 1 to 100. If one of them does not exist, none is changed. */
  ids: Array<string>;
};

/** The creation to share, and the options of its page. */
export type ShareCreationInput = {
  /** The id of a SUCCESS creation. */
  id: string;
  /** Whether search engines may list the page. Null: as before, and no if it was not shared. */
  indexable?: boolean | null | undefined;
  /** Whether the page shows the prompt. Null: as before, and no if it was not shared. */
  showPrompt?: boolean | null | undefined;
};

/** A limit on the uploads of one user that no creation uses yet. */
export type UploadLimit =
  /** The sum of the `byteSize` of the uploads. */
  | 'BYTES'
  /** The number of uploads. */
  | 'NUMBER';

export type ImagePartsFragment = { url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> };

export type CreationPartsFragment = { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, favourite: boolean, creditsUsed: number, refunded: boolean, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, queuePosition: number | null, estimatedCompletionAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> }>, generatedImage: { url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null };

export type CreditPartsFragment = { id: string, balance: number, purchased: number, granted: number, used: number, owed: number };

export type TransactionPartsFragment = { id: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, createdAt: string, creation: { id: string, prompt: string, deletedAt: string | null, model: { id: string, name: string } } | null };

export type PaymentPartsFragment = { id: string, status: PaymentStatus, amount: number, currency: string, currencyDecimals: number, credits: number, checkoutUrl: string | null, receiptUrl: string | null, amountRefunded: number, createdAt: string, pack: { id: string, name: string } | null };

export type SharePartsFragment = { id: string, url: string, imageUrl: string, creationId: string, showPrompt: boolean, indexable: boolean, views: number, createdAt: string };

type RefusalParts_ContentRefused_Fragment = { __typename: 'ContentRefused', reason: string | null, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_CreditsOwed_Fragment = { __typename: 'CreditsOwed', owed: number, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_ErasureUnavailable_Fragment = { __typename: 'ErasureUnavailable', code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_ExportLimitReached_Fragment = { __typename: 'ExportLimitReached', exportLimit: ExportLimit, maximum: number, roomAfter: number | null, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_IdempotencyKeyReused_Fragment = { __typename: 'IdempotencyKeyReused', code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_InsufficientCredits_Fragment = { __typename: 'InsufficientCredits', required: number, balance: number, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_InvalidInput_Fragment = { __typename: 'InvalidInput', allowed: Array<string> | null, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_ModelUnavailable_Fragment = { __typename: 'ModelUnavailable', code: RefusalCode, message: string, path: Array<string> | null, alternatives: Array<{ id: string, name: string }> };

type RefusalParts_ModerationUnavailable_Fragment = { __typename: 'ModerationUnavailable', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_NotFound_Fragment = { __typename: 'NotFound', code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_PaymentsUnavailable_Fragment = { __typename: 'PaymentsUnavailable', code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_PriceAboveLimit_Fragment = { __typename: 'PriceAboveLimit', credits: number, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_RateLimited_Fragment = { __typename: 'RateLimited', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_ShareUnavailable_Fragment = { __typename: 'ShareUnavailable', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_StorageUnavailable_Fragment = { __typename: 'StorageUnavailable', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_TooManyShares_Fragment = { __typename: 'TooManyShares', maximum: number, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_TooManyUploads_Fragment = { __typename: 'TooManyUploads', limit: UploadLimit, maximum: number, retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_UploadIncomplete_Fragment = { __typename: 'UploadIncomplete', code: RefusalCode, message: string, path: Array<string> | null };

type RefusalParts_WrongState_Fragment = { __typename: 'WrongState', status: CreationStatus, code: RefusalCode, message: string, path: Array<string> | null };

export type RefusalPartsFragment =
  | RefusalParts_ContentRefused_Fragment
  | RefusalParts_CreditsOwed_Fragment
  | RefusalParts_ErasureUnavailable_Fragment
  | RefusalParts_ExportLimitReached_Fragment
  | RefusalParts_IdempotencyKeyReused_Fragment
  | RefusalParts_InsufficientCredits_Fragment
  | RefusalParts_InvalidInput_Fragment
  | RefusalParts_ModelUnavailable_Fragment
  | RefusalParts_ModerationUnavailable_Fragment
  | RefusalParts_NotFound_Fragment
  | RefusalParts_PaymentsUnavailable_Fragment
  | RefusalParts_PriceAboveLimit_Fragment
  | RefusalParts_RateLimited_Fragment
  | RefusalParts_ShareUnavailable_Fragment
  | RefusalParts_StorageUnavailable_Fragment
  | RefusalParts_TooManyShares_Fragment
  | RefusalParts_TooManyUploads_Fragment
  | RefusalParts_UploadIncomplete_Fragment
  | RefusalParts_WrongState_Fragment
;

export type ViewerPartsFragment = { id: string, email: string | null };

export type ModelPartsFragment = { id: string, name: string, nameZh: string, description: string, descriptionZh: string, status: ModelStatus, aspectRatios: Array<AspectRatio>, resolutions: Array<Resolution>, outputFormats: Array<OutputFormat>, maxInputImages: number, freeInputImages: number, requiresInputImage: boolean, takesPrompt: boolean, maxPromptLength: number, maxOutputs: number, supportsSeed: boolean, supportsNegativePrompt: boolean, supportsTransparency: boolean, typicalSeconds: number, prices: Array<{ resolution: Resolution, credits: number, creditsPerExtraImage: number }> };

export type StylePartsFragment = { id: string, name: string, nameZh: string, description: string, descriptionZh: string, previewUrl: string | null, models: Array<{ id: string }> | null };

export type PackPartsFragment = { id: string, name: string, credits: number, amount: number, currency: string, currencyDecimals: number };

export type StartQueryVariables = Exact<{ [key: string]: never; }>;


export type StartQuery = { sandbox: boolean, viewer: { id: string, email: string | null }, credit: { id: string, balance: number, purchased: number, granted: number, used: number, owed: number }, styles: Array<{ id: string, name: string, nameZh: string, description: string, descriptionZh: string, previewUrl: string | null, models: Array<{ id: string }> | null }>, models: Array<{ id: string, name: string, nameZh: string, description: string, descriptionZh: string, status: ModelStatus, aspectRatios: Array<AspectRatio>, resolutions: Array<Resolution>, outputFormats: Array<OutputFormat>, maxInputImages: number, freeInputImages: number, requiresInputImage: boolean, takesPrompt: boolean, maxPromptLength: number, maxOutputs: number, supportsSeed: boolean, supportsNegativePrompt: boolean, supportsTransparency: boolean, typicalSeconds: number, prices: Array<{ resolution: Resolution, credits: number, creditsPerExtraImage: number }> }> };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, email: string | null } };

export type CreditQueryVariables = Exact<{ [key: string]: never; }>;


export type CreditQuery = { credit: { id: string, balance: number, purchased: number, granted: number, used: number, owed: number } };

export type ModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelsQuery = { models: Array<{ id: string, name: string, nameZh: string, description: string, descriptionZh: string, status: ModelStatus, aspectRatios: Array<AspectRatio>, resolutions: Array<Resolution>, outputFormats: Array<OutputFormat>, maxInputImages: number, freeInputImages: number, requiresInputImage: boolean, takesPrompt: boolean, maxPromptLength: number, maxOutputs: number, supportsSeed: boolean, supportsNegativePrompt: boolean, supportsTransparency: boolean, typicalSeconds: number, prices: Array<{ resolution: Resolution, credits: number, creditsPerExtraImage: number }> }> };

export type StylesQueryVariables = Exact<{ [key: string]: never; }>;


export type StylesQuery = { styles: Array<{ id: string, name: string, nameZh: string, description: string, descriptionZh: string, previewUrl: string | null, models: Array<{ id: string }> | null }> };

export type PacksQueryVariables = Exact<{ [key: string]: never; }>;


export type PacksQuery = { creditPacks: Array<{ id: string, name: string, credits: number, amount: number, currency: string, currencyDecimals: number }> };

export type CreationQueryVariables = Exact<{
  id: string;
}>;


export type CreationQuery = { creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, favourite: boolean, creditsUsed: number, refunded: boolean, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, queuePosition: number | null, estimatedCompletionAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> }>, generatedImage: { url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null };

export type CreationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CreationFilter | null | undefined;
  createdAfter?: string | null | undefined;
  createdBefore?: string | null | undefined;
}>;


export type CreationsQuery = { creations: { nodes: Array<{ id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, favourite: boolean, creditsUsed: number, refunded: boolean, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, queuePosition: number | null, estimatedCompletionAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> }>, generatedImage: { url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TransactionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type TransactionsQuery = { credit: { transactions: { nodes: Array<{ id: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, createdAt: string, creation: { id: string, prompt: string, deletedAt: string | null, model: { id: string, name: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type PaymentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PaymentsQuery = { credit: { payments: { nodes: Array<{ id: string, status: PaymentStatus, amount: number, currency: string, currencyDecimals: number, credits: number, checkoutUrl: string | null, receiptUrl: string | null, amountRefunded: number, createdAt: string, pack: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type QuotePartsFragment = { credits: number, affordable: boolean, balance: number, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, model: { id: string, name: string } };

export type QuoteQueryVariables = Exact<{
  input: CreateGenerationInput;
}>;


export type QuoteQuery = { quoteGeneration: { quote: { credits: number, affordable: boolean, balance: number, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, model: { id: string, name: string } } | null, errors: Array<
      | { __typename: 'InvalidInput', allowed: Array<string> | null, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'ModelUnavailable', code: RefusalCode, message: string, path: Array<string> | null, alternatives: Array<{ id: string, name: string }> }
      | { __typename: 'NotFound', code: RefusalCode, message: string, path: Array<string> | null }
    > } };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { upload: { id: string, uploadUrl: string, uploadMethod: string, uploadHeaders: Array<{ name: string, value: string }> } | null, errors: Array<
      | { __typename: 'InvalidInput', allowed: Array<string> | null, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'TooManyUploads', limit: UploadLimit, maximum: number, retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
    > } };

export type CreateGenerationMutationVariables = Exact<{
  input: CreateGenerationInput;
}>;


export type CreateGenerationMutation = { createGeneration: { creations: Array<{ id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, favourite: boolean, creditsUsed: number, refunded: boolean, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, queuePosition: number | null, estimatedCompletionAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> }>, generatedImage: { url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null }>, errors: Array<
      | { __typename: 'ContentRefused', reason: string | null, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'CreditsOwed', owed: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'InsufficientCredits', required: number, balance: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', allowed: Array<string> | null, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'ModelUnavailable', code: RefusalCode, message: string, path: Array<string> | null, alternatives: Array<{ id: string, name: string }> }
      | { __typename: 'ModerationUnavailable', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFound', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'PriceAboveLimit', credits: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'StorageUnavailable', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'UploadIncomplete', code: RefusalCode, message: string, path: Array<string> | null }
    > } };

export type RetryGenerationMutationVariables = Exact<{
  input: RetryGenerationInput;
}>;


export type RetryGenerationMutation = { retryGeneration: { creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, favourite: boolean, creditsUsed: number, refunded: boolean, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, queuePosition: number | null, estimatedCompletionAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> }>, generatedImage: { url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null, errors: Array<
      | { __typename: 'ContentRefused', reason: string | null, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'CreditsOwed', owed: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'InsufficientCredits', required: number, balance: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', allowed: Array<string> | null, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'ModelUnavailable', code: RefusalCode, message: string, path: Array<string> | null, alternatives: Array<{ id: string, name: string }> }
      | { __typename: 'ModerationUnavailable', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFound', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'PriceAboveLimit', credits: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'StorageUnavailable', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'UploadIncomplete', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'WrongState', status: CreationStatus, code: RefusalCode, message: string, path: Array<string> | null }
    > } };

export type CancelGenerationMutationVariables = Exact<{
  input: CancelGenerationInput;
}>;


export type CancelGenerationMutation = { cancelGeneration: { creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, favourite: boolean, creditsUsed: number, refunded: boolean, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, queuePosition: number | null, estimatedCompletionAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> }>, generatedImage: { url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null, errors: Array<
      | { __typename: 'NotFound', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'WrongState', status: CreationStatus, code: RefusalCode, message: string, path: Array<string> | null }
    > } };

export type DeleteCreationMutationVariables = Exact<{
  input: DeleteCreationInput;
}>;


export type DeleteCreationMutation = { deleteCreation: { deletedId: string | null, errors: Array<
      | { __typename: 'NotFound', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'WrongState', status: CreationStatus, code: RefusalCode, message: string, path: Array<string> | null }
    > } };

export type ShareCreationMutationVariables = Exact<{
  input: ShareCreationInput;
}>;


export type ShareCreationMutation = { shareCreation: { share: { id: string, url: string, imageUrl: string, creationId: string, showPrompt: boolean, indexable: boolean, views: number, createdAt: string } | null, errors: Array<
      | { __typename: 'NotFound', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'ShareUnavailable', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'TooManyShares', maximum: number, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'WrongState', status: CreationStatus, code: RefusalCode, message: string, path: Array<string> | null }
    > } };

export type RevokeShareMutationVariables = Exact<{
  input: RevokeShareInput;
}>;


export type RevokeShareMutation = { revokeShare: { revokedId: string | null, errors: Array<{ __typename: 'NotFound', code: RefusalCode, message: string, path: Array<string> | null }> } };

export type SharesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type SharesQuery = { shares: { nodes: Array<{ id: string, url: string, imageUrl: string, creationId: string, showPrompt: boolean, indexable: boolean, views: number, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateCheckoutMutationVariables = Exact<{
  input: CreateCheckoutInput;
}>;


export type CreateCheckoutMutation = { createCheckout: { checkoutUrl: string | null, payment: { id: string, status: PaymentStatus, amount: number, currency: string, currencyDecimals: number, credits: number, checkoutUrl: string | null, receiptUrl: string | null, amountRefunded: number, createdAt: string, pack: { id: string, name: string } | null } | null, errors: Array<
      | { __typename: 'InvalidInput', allowed: Array<string> | null, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFound', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'PaymentsUnavailable', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
    > } };

export type TaskUpdatedSubscriptionVariables = Exact<{
  id?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type TaskUpdatedSubscription = { taskUpdated: { cursor: string, kind: EventKind, creation: { id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, favourite: boolean, creditsUsed: number, refunded: boolean, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, queuePosition: number | null, estimatedCompletionAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> }>, generatedImage: { url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null } };

export type CreditUpdatedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CreditUpdatedSubscription = { creditUpdated: { cursor: string, kind: EventKind, credit: { id: string, balance: number, purchased: number, granted: number, used: number, owed: number } | null, transaction: { id: string, kind: CreditTransactionKind, amount: number, balanceAfter: number, description: string, createdAt: string, creation: { id: string, prompt: string, deletedAt: string | null, model: { id: string, name: string } } | null } | null } };

export type SetFavouriteMutationVariables = Exact<{
  input: SetFavouriteInput;
}>;


export type SetFavouriteMutation = { setFavourite: { creations: Array<{ id: string, status: CreationStatus, stage: CreationStage, version: number, prompt: string, aspectRatio: AspectRatio, resolution: Resolution, outputFormat: OutputFormat, seed: number | null, background: Background | null, negativePrompt: string | null, group: string | null, favourite: boolean, creditsUsed: number, refunded: boolean, createdAt: string, updatedAt: string, completedAt: string | null, deletedAt: string | null, queuePosition: number | null, estimatedCompletionAt: string | null, model: { id: string, name: string }, style: { id: string, name: string }, originalImages: Array<{ url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> }>, generatedImage: { url: string, placeholder: string | null, downloadUrl: string, fileName: string, contentType: string, width: number, height: number, byteSize: number, renditions: Array<{ width: number, url: string }> } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null }>, errors: Array<
      | { __typename: 'InvalidInput', allowed: Array<string> | null, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFound', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'RateLimited', retryAfter: number, code: RefusalCode, message: string, path: Array<string> | null }
    > } };

export type ExportPartsFragment = { id: string, state: ArchiveState, done: number, total: number, byteSize: number, failure: string | null, createdAt: string, expiresAt: string | null, url: string | null };

export type CreationExportQueryVariables = Exact<{
  id: string;
}>;


export type CreationExportQuery = { creationExport: { id: string, state: ArchiveState, done: number, total: number, byteSize: number, failure: string | null, createdAt: string, expiresAt: string | null, url: string | null } | null };

export type ExportCreationsMutationVariables = Exact<{
  input: ExportCreationsInput;
}>;


export type ExportCreationsMutation = { exportCreations: { export: { id: string, state: ArchiveState, done: number, total: number, byteSize: number, failure: string | null, createdAt: string, expiresAt: string | null, url: string | null } | null, errors: Array<
      | { __typename: 'ExportLimitReached', exportLimit: ExportLimit, maximum: number, roomAfter: number | null, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'IdempotencyKeyReused', code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInput', allowed: Array<string> | null, code: RefusalCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFound', code: RefusalCode, message: string, path: Array<string> | null }
    > } };

export type ExportUpdatedSubscriptionVariables = Exact<{
  id: string;
}>;


export type ExportUpdatedSubscription = { exportUpdated: { id: string, state: ArchiveState, done: number, total: number, byteSize: number, failure: string | null, createdAt: string, expiresAt: string | null, url: string | null } };

export type CreationExportsQueryVariables = Exact<{ [key: string]: never; }>;


export type CreationExportsQuery = { creationExports: Array<{ id: string, state: ArchiveState, done: number, total: number, byteSize: number, failure: string | null, createdAt: string, expiresAt: string | null, url: string | null }> };

export type ShareOfQueryVariables = Exact<{
  id: string;
}>;


export type ShareOfQuery = { creation: { id: string, share: { id: string, url: string, imageUrl: string, creationId: string, showPrompt: boolean, indexable: boolean, views: number, createdAt: string } | null } | null };

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
export const ImagePartsFragmentDoc = new TypedDocumentString(`
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
  contentType
  width
  height
  byteSize
}
    `, {"fragmentName":"ImageParts"}) as unknown as TypedDocumentString<ImagePartsFragment, unknown>;
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
  contentType
  width
  height
  byteSize
}`, {"fragmentName":"CreationParts"}) as unknown as TypedDocumentString<CreationPartsFragment, unknown>;
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
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
  createdAt
}
    `, {"fragmentName":"PaymentParts"}) as unknown as TypedDocumentString<PaymentPartsFragment, unknown>;
export const SharePartsFragmentDoc = new TypedDocumentString(`
    fragment ShareParts on Share {
  id
  url
  imageUrl
  creationId
  showPrompt
  indexable
  views
  createdAt
}
    `, {"fragmentName":"ShareParts"}) as unknown as TypedDocumentString<SharePartsFragment, unknown>;
export const RefusalPartsFragmentDoc = new TypedDocumentString(`
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}
    `, {"fragmentName":"RefusalParts"}) as unknown as TypedDocumentString<RefusalPartsFragment, unknown>;
export const ViewerPartsFragmentDoc = new TypedDocumentString(`
    fragment ViewerParts on Viewer {
  id
  email
}
    `, {"fragmentName":"ViewerParts"}) as unknown as TypedDocumentString<ViewerPartsFragment, unknown>;
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
export const StylePartsFragmentDoc = new TypedDocumentString(`
    fragment StyleParts on Style {
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
    `, {"fragmentName":"StyleParts"}) as unknown as TypedDocumentString<StylePartsFragment, unknown>;
export const PackPartsFragmentDoc = new TypedDocumentString(`
    fragment PackParts on CreditPack {
  id
  name
  credits
  amount
  currency
  currencyDecimals
}
    `, {"fragmentName":"PackParts"}) as unknown as TypedDocumentString<PackPartsFragment, unknown>;
export const QuotePartsFragmentDoc = new TypedDocumentString(`
    fragment QuoteParts on GenerationQuote {
  credits
  affordable
  balance
  model {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
}
    `, {"fragmentName":"QuoteParts"}) as unknown as TypedDocumentString<QuotePartsFragment, unknown>;
export const ExportPartsFragmentDoc = new TypedDocumentString(`
    fragment ExportParts on CreationExport {
  id
  state
  done
  total
  byteSize
  failure
  createdAt
  expiresAt
  url
}
    `, {"fragmentName":"ExportParts"}) as unknown as TypedDocumentString<ExportPartsFragment, unknown>;
export const StartDocument = new TypedDocumentString(`
    query Start {
  sandbox
  viewer {
    ...ViewerParts
  }
  credit {
    ...CreditParts
  }
  styles {
    ...StyleParts
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
fragment ViewerParts on Viewer {
  id
  email
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
}
fragment StyleParts on Style {
  id
  name
  nameZh
  description
  descriptionZh
  previewUrl
  models {
    id
  }
}`) as unknown as TypedDocumentString<StartQuery, StartQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    ...ViewerParts
  }
}
    fragment ViewerParts on Viewer {
  id
  email
}`) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const CreditDocument = new TypedDocumentString(`
    query Credit {
  credit {
    ...CreditParts
  }
}
    fragment CreditParts on Credit {
  id
  balance
  purchased
  granted
  used
  owed
}`) as unknown as TypedDocumentString<CreditQuery, CreditQueryVariables>;
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
export const StylesDocument = new TypedDocumentString(`
    query Styles {
  styles {
    ...StyleParts
  }
}
    fragment StyleParts on Style {
  id
  name
  nameZh
  description
  descriptionZh
  previewUrl
  models {
    id
  }
}`) as unknown as TypedDocumentString<StylesQuery, StylesQueryVariables>;
export const PacksDocument = new TypedDocumentString(`
    query Packs {
  creditPacks {
    ...PackParts
  }
}
    fragment PackParts on CreditPack {
  id
  name
  credits
  amount
  currency
  currencyDecimals
}`) as unknown as TypedDocumentString<PacksQuery, PacksQueryVariables>;
export const CreationDocument = new TypedDocumentString(`
    query Creation($id: ID!) {
  creation(id: $id) {
    ...CreationParts
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}`) as unknown as TypedDocumentString<CreationQuery, CreationQueryVariables>;
export const CreationsDocument = new TypedDocumentString(`
    query Creations($first: Int!, $after: String, $filter: CreationFilter, $createdAfter: DateTime, $createdBefore: DateTime) {
  creations(
    first: $first
    after: $after
    filter: $filter
    createdAfter: $createdAfter
    createdBefore: $createdBefore
  ) {
    nodes {
      ...CreationParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}`) as unknown as TypedDocumentString<CreationsQuery, CreationsQueryVariables>;
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
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
  createdAt
}`) as unknown as TypedDocumentString<PaymentsQuery, PaymentsQueryVariables>;
export const QuoteDocument = new TypedDocumentString(`
    query Quote($input: CreateGenerationInput!) {
  quoteGeneration(input: $input) {
    quote {
      ...QuoteParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}
fragment QuoteParts on GenerationQuote {
  credits
  affordable
  balance
  model {
    id
    name
  }
  aspectRatio
  resolution
  outputFormat
}`) as unknown as TypedDocumentString<QuoteQuery, QuoteQueryVariables>;
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
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`) as unknown as TypedDocumentString<CreateUploadMutation, CreateUploadMutationVariables>;
export const CreateGenerationDocument = new TypedDocumentString(`
    mutation CreateGeneration($input: CreateGenerationInput!) {
  createGeneration(input: $input) {
    creations {
      ...CreationParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
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
      ...RefusalParts
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`) as unknown as TypedDocumentString<RetryGenerationMutation, RetryGenerationMutationVariables>;
export const CancelGenerationDocument = new TypedDocumentString(`
    mutation CancelGeneration($input: CancelGenerationInput!) {
  cancelGeneration(input: $input) {
    creation {
      ...CreationParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`) as unknown as TypedDocumentString<CancelGenerationMutation, CancelGenerationMutationVariables>;
export const DeleteCreationDocument = new TypedDocumentString(`
    mutation DeleteCreation($input: DeleteCreationInput!) {
  deleteCreation(input: $input) {
    deletedId
    errors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`) as unknown as TypedDocumentString<DeleteCreationMutation, DeleteCreationMutationVariables>;
export const ShareCreationDocument = new TypedDocumentString(`
    mutation ShareCreation($input: ShareCreationInput!) {
  shareCreation(input: $input) {
    share {
      ...ShareParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment ShareParts on Share {
  id
  url
  imageUrl
  creationId
  showPrompt
  indexable
  views
  createdAt
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`) as unknown as TypedDocumentString<ShareCreationMutation, ShareCreationMutationVariables>;
export const RevokeShareDocument = new TypedDocumentString(`
    mutation RevokeShare($input: RevokeShareInput!) {
  revokeShare(input: $input) {
    revokedId
    errors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`) as unknown as TypedDocumentString<RevokeShareMutation, RevokeShareMutationVariables>;
export const SharesDocument = new TypedDocumentString(`
    query Shares($first: Int!, $after: String) {
  shares(first: $first, after: $after) {
    nodes {
      ...ShareParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ShareParts on Share {
  id
  url
  imageUrl
  creationId
  showPrompt
  indexable
  views
  createdAt
}`) as unknown as TypedDocumentString<SharesQuery, SharesQueryVariables>;
export const CreateCheckoutDocument = new TypedDocumentString(`
    mutation CreateCheckout($input: CreateCheckoutInput!) {
  createCheckout(input: $input) {
    checkoutUrl
    payment {
      ...PaymentParts
    }
    errors {
      ...RefusalParts
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
  checkoutUrl
  receiptUrl
  amountRefunded
  pack {
    id
    name
  }
  createdAt
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`) as unknown as TypedDocumentString<CreateCheckoutMutation, CreateCheckoutMutationVariables>;
export const TaskUpdatedDocument = new TypedDocumentString(`
    subscription TaskUpdated($id: ID, $after: String) {
  taskUpdated(id: $id, after: $after) {
    cursor
    kind
    creation {
      ...CreationParts
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}`) as unknown as TypedDocumentString<TaskUpdatedSubscription, TaskUpdatedSubscriptionVariables>;
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
export const SetFavouriteDocument = new TypedDocumentString(`
    mutation SetFavourite($input: SetFavouriteInput!) {
  setFavourite(input: $input) {
    creations {
      ...CreationParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment ImageParts on Image {
  url
  renditions {
    width
    url
  }
  placeholder
  downloadUrl
  fileName
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
  favourite
  creditsUsed
  refunded
  createdAt
  updatedAt
  completedAt
  deletedAt
  queuePosition
  estimatedCompletionAt
  originalImages {
    ...ImageParts
  }
  generatedImage {
    ...ImageParts
  }
  failure {
    code
    message
    retryable
  }
}
fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}`) as unknown as TypedDocumentString<SetFavouriteMutation, SetFavouriteMutationVariables>;
export const CreationExportDocument = new TypedDocumentString(`
    query CreationExport($id: ID!) {
  creationExport(id: $id) {
    ...ExportParts
  }
}
    fragment ExportParts on CreationExport {
  id
  state
  done
  total
  byteSize
  failure
  createdAt
  expiresAt
  url
}`) as unknown as TypedDocumentString<CreationExportQuery, CreationExportQueryVariables>;
export const ExportCreationsDocument = new TypedDocumentString(`
    mutation ExportCreations($input: ExportCreationsInput!) {
  exportCreations(input: $input) {
    export {
      ...ExportParts
    }
    errors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    allowed
  }
  ... on WrongState {
    status
  }
  ... on ModelUnavailable {
    alternatives {
      id
      name
    }
  }
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
  ... on StorageUnavailable {
    retryAfter
  }
  ... on ContentRefused {
    reason
  }
  ... on ModerationUnavailable {
    retryAfter
  }
  ... on ExportLimitReached {
    exportLimit
    maximum
    roomAfter
  }
  ... on TooManyUploads {
    limit
    maximum
    retryAfter
  }
  ... on TooManyShares {
    maximum
  }
  ... on ShareUnavailable {
    retryAfter
  }
}
fragment ExportParts on CreationExport {
  id
  state
  done
  total
  byteSize
  failure
  createdAt
  expiresAt
  url
}`) as unknown as TypedDocumentString<ExportCreationsMutation, ExportCreationsMutationVariables>;
export const ExportUpdatedDocument = new TypedDocumentString(`
    subscription ExportUpdated($id: ID!) {
  exportUpdated(id: $id) {
    ...ExportParts
  }
}
    fragment ExportParts on CreationExport {
  id
  state
  done
  total
  byteSize
  failure
  createdAt
  expiresAt
  url
}`) as unknown as TypedDocumentString<ExportUpdatedSubscription, ExportUpdatedSubscriptionVariables>;
export const CreationExportsDocument = new TypedDocumentString(`
    query CreationExports {
  creationExports {
    ...ExportParts
  }
}
    fragment ExportParts on CreationExport {
  id
  state
  done
  total
  byteSize
  failure
  createdAt
  expiresAt
  url
}`) as unknown as TypedDocumentString<CreationExportsQuery, CreationExportsQueryVariables>;
export const ShareOfDocument = new TypedDocumentString(`
    query ShareOf($id: ID!) {
  creation(id: $id) {
    id
    share {
      ...ShareParts
    }
  }
}
    fragment ShareParts on Share {
  id
  url
  imageUrl
  creationId
  showPrompt
  indexable
  views
  createdAt
}`) as unknown as TypedDocumentString<ShareOfQuery, ShareOfQueryVariables>;