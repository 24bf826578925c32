/** Texts for refusals of the server. */

import type { RefusedFragment } from "../generated/graphql";
import type { Trouble } from "../store/intents";
import { words } from "../words";

export function explainRefusal(refusal: RefusedFragment): string {
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
function explainInvalid({ message, path }: RefusedFragment): string {
  const { refusals } = words.value;
  const field = path?.find((name) => name in refusals.fields);
  return (field && refusals.fields[field]) || refusals.invalid(message);
}

export function explainTrouble(trouble: Trouble): string {
  const { refusals, studio } = words.value;
  switch (trouble.kind) {
    case "refused":
      return explainRefusal(trouble.refusal);
    case "unreachable":
      return studio.unreachable;
    case "failed":
      return trouble.retryAfter === null ? refusals.failed : refusals.rate(Math.ceil(trouble.retryAfter));
  }
}
