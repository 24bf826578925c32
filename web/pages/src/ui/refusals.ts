/** Texts for refusals of the server. */

import { isRateLimit, Refused, Unreachable, UploadRejected, type Refusal } from "@atelier/client";
import { words } from "../words";

export function explainRefusal(refusal: Refusal): string {
  const { refusals, credits } = words.value;
  switch (refusal.__typename) {
    case "InsufficientCredits":
      return refusals.credits(credits(refusal.required - refusal.balance));
    case "CreditsOwed":
      return refusals.owed(credits(refusal.owed));
    case "PriceAboveLimit":
      return refusals.price(credits(refusal.credits));
    case "RateLimited":
      return refusals.rate(refusal.retryAfter);
    case "TooManyUploads":
      return refusals.uploads(Math.ceil(refusal.retryAfter / 60));
    case "ExportLimitReached":
      return refusals.exports(refusal.exportLimit, refusal.maximum, refusal.roomAfter);
    case "UploadIncomplete":
      return refusals.incomplete;
    case "NotFound":
      return refusals.notFound;
    case "WrongState":
      return refusals.state;
    case "PaymentsUnavailable":
      return refusals.payments;
    case "ModelUnavailable":
      return refusals.model;
    case "ContentRefused":
      return refusals.content(refusal.reason);
    case "ModerationUnavailable":
      return refusals.moderation(refusal.retryAfter);
    default:
      return explainInvalid(refusal);
  }
}

/** The server's message, which names the allowed values, is in English; for other languages the page has its own. */
function explainInvalid({ message, path }: Pick<Refusal, "message" | "path">): string {
  const { refusals } = words.value;
  const field = path?.find((name) => name in refusals.fields);
  return (field && refusals.fields[field]) || refusals.invalid(message);
}

/** Return the text for an error of the client. */
export function explainError(error: unknown): string {
  const { refusals } = words.value;
  if (error instanceof Refused) return explainRefusal(error.refusal);
  if (error instanceof UploadRejected) return explainInvalid({ message: error.message, path: ["input", "images"] });
  if (error instanceof Unreachable) return refusals.unreachable;
  return isRateLimit(error) && error.retryAfter !== null ? refusals.rate(Math.ceil(error.retryAfter)) : refusals.failed;
}
