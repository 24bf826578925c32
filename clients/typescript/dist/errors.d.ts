/** The errors that the client throws. All of them are `AtelierError`. */
import type { CreationPartsFragment as Creation, RefusalPartsFragment } from "./generated/graphql";
/** A reason of the server for not doing something, by `__typename`, with the facts of that type. */
export type Refusal = RefusalPartsFragment;
/** A request that did not succeed; the message is for people. */
export declare class AtelierError extends Error {
}
/** No usable response arrived, so it is not known whether the server executed the request. */
export declare class Unreachable extends AtelierError {
    /** The key of a creation that was being requested: the same request with this key makes the image once. */
    idempotencyKey: string | null;
}
/** The server did not accept the token, and no other one could be got. */
export declare class SignedOut extends AtelierError {
}
/** An operator has blocked the account. */
export declare class AccountBlocked extends AtelierError {
}
/** The server did not execute the request: it is malformed, too expensive, or there is a defect. */
export declare class RequestFailed extends AtelierError {
    /** That of `extensions.code`, such as `BAD_USER_INPUT`. */
    readonly code: string;
    /** The seconds after which to try again; null if the server named none. */
    readonly retryAfter: number | null;
    constructor(message: string, 
    /** That of `extensions.code`, such as `BAD_USER_INPUT`. */
    code: string, 
    /** The seconds after which to try again; null if the server named none. */
    retryAfter: number | null);
}
/** The server refused an operation, and wrote nothing. */
export declare class Refused extends AtelierError {
    readonly refusal: Refusal;
    /** All reasons, the first of which is `refusal`. */
    readonly refusals: readonly Refusal[];
    constructor(refusal: Refusal, 
    /** All reasons, the first of which is `refusal`. */
    refusals: readonly Refusal[]);
}
/** The storage did not accept the bytes of a picture. */
export declare class UploadRejected extends AtelierError {
}
/** The image was not made, and its credits are back. */
export declare class GenerationFailed extends AtelierError {
    readonly creation: Creation;
    constructor(message: string, creation: Creation);
}
/** Return the error for the `errors` of a GraphQL result. */
export declare function failureOf(errors: readonly {
    message: string;
    extensions?: Record<string, unknown>;
}[]): AtelierError;
