/** The errors that the client throws. All of them are `AtelierError`. */

import type { CreationPartsFragment as Creation, ExportPartsFragment, RefusalPartsFragment } from "./generated/graphql";

/** A reason of the server for not doing something, by `__typename`, with the facts of that type. */
export type Refusal = RefusalPartsFragment;

/** A request that did not succeed; the message is for people. */
export class AtelierError extends Error {
  /** The key of a request that may have been executed: the same request with this key makes the image once. */
  idempotencyKey: string | null = null;
}

/** No usable response arrived, so it is not known whether the server executed the request. */
export class Unreachable extends AtelierError {}

/** The server did not accept the token, and no other one could be got. */
export class SignedOut extends AtelierError {}

/** An operator has blocked the account. */
export class AccountBlocked extends AtelierError {}

/** The server did not execute the request: it is malformed, too expensive, or there is a defect. */
export class RequestFailed extends AtelierError {
  constructor(
    message: string,
    /** That of `extensions.code`, such as `BAD_USER_INPUT`. */
    readonly code: string,
    /** The seconds after which to try again; null if the server named none. */
    readonly retryAfter: number | null,
  ) {
    super(message);
  }
}

/** The server refused an operation, and wrote nothing. */
export class Refused extends AtelierError {
  constructor(
    readonly refusal: Refusal,
    /** All reasons, the first of which is `refusal`. */
    readonly refusals: readonly Refusal[],
  ) {
    super(refusal.message);
  }

  /** That of the refusal, such as `RATE_LIMITED`. */
  get code(): string {
    return this.refusal.code;
  }

  /** The seconds after which to try again; null if the server named none. */
  get retryAfter(): number | null {
    return "retryAfter" in this.refusal ? this.refusal.retryAfter : null;
  }
}

/** The storage did not accept the bytes of a picture. */
export class UploadRejected extends AtelierError {}

/** The image was not made, and its credits are back. */
export class GenerationFailed extends AtelierError {
  constructor(
    message: string,
    readonly creation: Creation,
  ) {
    super(message);
  }
}

/** The export was not made, or is deleted. */
export class ExportFailed extends AtelierError {
  constructor(
    message: string,
    readonly exported: ExportPartsFragment | null,
  ) {
    super(message);
  }
}

/** Whether a request was not executed because there were too many; it can be sent again after `retryAfter`. */
export function isRateLimit(error: unknown): error is RequestFailed | Refused {
  return (error instanceof RequestFailed || error instanceof Refused) && error.code === "RATE_LIMITED";
}

/** Return the error for the `errors` of a GraphQL result. */
export function failureOf(errors: readonly { message: string; extensions?: Record<string, unknown> }[]): AtelierError {
  const { message = "", extensions = {} } = errors[0] ?? {};
  if (extensions["code"] === "UNAUTHENTICATED") return new SignedOut(message);
  if (extensions["code"] === "ACCOUNT_BLOCKED") return new AccountBlocked(message);
  const wait = extensions["retryAfter"];
  return new RequestFailed(message, String(extensions["code"] ?? ""), typeof wait === "number" ? wait : null);
}
