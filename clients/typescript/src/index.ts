/** Client of Atelier: make images, watch them live, read the gallery and the credits. */

export * from "./atelier";
export {
  AccountBlocked,
  AtelierError,
  ExportFailed,
  GenerationFailed,
  Refused,
  RequestFailed,
  SignedOut,
  Unreachable,
  UploadRejected,
  type Refusal,
} from "./errors";
export type { Document } from "./endpoint";
export type { Connection } from "./live";
export type { SignIn } from "./session";
export type { UploadOptions } from "./uploads";
export type { CreateGenerationInput, CreationFilter, ImageSourceInput } from "./generated/graphql";
