/** What became of a creation that has no picture, in words, and that the credits are back. */

import { CircleAlert } from "lucide-preact";
import type { Creation } from "../store/creations";
import { words } from "../words";

export function Outcome({ creation }: { creation: Creation }) {
  const { creation: text, credits } = words.value;
  if (creation.status !== "FAILED" && creation.status !== "CANCELED") return null;
  const reason = creation.failure ? text.failures[creation.failure.code] : text.canceled;
  return (
    <div class="outcome">
      <CircleAlert aria-hidden="true" />
      <p>
        <strong>{text.statuses[creation.status]}.</strong> {reason}
        {creation.refunded && <span class="outcome-refund"> {text.refunded(credits(creation.creditsUsed))}</span>}
      </p>
    </div>
  );
}
