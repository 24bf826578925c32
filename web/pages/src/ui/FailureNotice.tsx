/** The reason why a creation has no image, and the returned credits. */

import { CircleAlert } from "lucide-preact";
import type { Creation } from "../store/creations";
import { words } from "../words";

export function FailureNotice({ creation }: { creation: Creation }) {
  const { creation: text, credits } = words.value;
  if (creation.status !== "FAILED" && creation.status !== "CANCELED") return null;
  const reason = creation.failure ? text.failures[creation.failure.code] : text.canceled;
  return (
    <div class="failure-notice">
      <CircleAlert aria-hidden="true" />
      <p>
        <strong>{text.statuses[creation.status]}.</strong> {reason}
        {creation.refunded && <span class="failure-notice-refund"> {text.refunded(credits(creation.creditsUsed))}</span>}
      </p>
    </div>
  );
}
