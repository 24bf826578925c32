/** Notices about the connection and the session, as an overlay so that the page does not move. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { Clock, CloudOff } from "lucide-preact";
import { connection, end, endsSoon, phase, signIn, signInUrl } from "../api/session";
import { words } from "../words";

/** A shorter interruption of the socket is not shown. */
const GRACE = 1_500; // milliseconds

export function Notices() {
  const { notices } = words.value;
  const isOnline = useSignal(navigator.onLine);
  const isLost = useSignal(false);

  useSignalEffect(() => {
    const change = (): void => {
      isOnline.value = navigator.onLine;
    };
    addEventListener("online", change);
    addEventListener("offline", change);
    return () => {
      removeEventListener("online", change);
      removeEventListener("offline", change);
    };
  });
  useSignalEffect(() => {
    if (connection.value !== "lost") {
      isLost.value = false;
      return;
    }
    const timer = setTimeout(() => {
      isLost.value = true;
    }, GRACE);
    return () => clearTimeout(timer);
  });

  const trouble = !isOnline.value ? notices.offline : isLost.value ? notices.lost : null;
  return (
    <div class="notices">
      <div role="alert">
        {trouble && (
          <p class="notice">
            <CloudOff aria-hidden="true" />
            {trouble}
          </p>
        )}
      </div>
      <div role="status">
        {phase.value === "signed-in" && endsSoon.value && (
          <p class="notice">
            <Clock aria-hidden="true" />
            {notices.endsSoon}
            <button class="notice-button" type="button" onClick={signInUrl ? signIn : () => end({ kind: "expired" })}>
              {notices.signInAgain}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
