/** Client of Atelier: make images, watch them live, read the gallery and the credits. */

export * from "./atelier";
export {
  AccountBlocked,
  AtelierError,
  ExportFailed,
  GenerationFailed,
  isRateLimit,
  Refused,
  RequestFailed,
  SignedOut,
  Unreachable,
  UploadRejected,
  type Refusal,
} from "./errors";
export { GraphQLClient, type ClientOptions, type ClientOptions as AtelierOptions } from "./client";
export type { Document } from "./endpoint";
export type { Connection } from "./live";
export type { CallOptions } from "./pacing";
export { sharedTokens, type SignIn, type TokenStore } from "./session";
export type { UploadOptions } from "./uploads";
export type {
  AspectRatio,
  CreateGenerationInput,
  CreationFilter,
  CreationStage,
  CreationStatus,
  ImageSourceInput,
  OutputFormat,
  Resolution,
} from "./generated/graphql";
