/** Notices about the connection and the session, as an overlay so that the page does not move. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { Clock, CloudOff, Info, X } from "lucide-preact";
import { connection, limited, phase, replaced } from "../api/session";
import { repeated } from "../store/intents";
import { words } from "../words";
import { Countdown } from "./Countdown";

/** How long a notice that closes itself is shown. */
const NOTICE_TIME = 8_000; // milliseconds

/** A shorter interruption of the socket is not shown. */
const GRACE = 1_200; // milliseconds

const online = { get: () => navigator.onLine };

export function Notices() {
  const isOnline = useSignal(online.get());
  const isLost = useSignal(false);

  useSignalEffect(() => {
    const change = (): void => {
      isOnline.value = online.get();
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

  useSignalEffect(() => {
    if (!repeated.value) return;
    const timer = setTimeout(() => {
      repeated.value = false;
    }, NOTICE_TIME);
    return () => clearTimeout(timer);
  });

  useSignalEffect(() => {
    if (!limited.value) return;
    const { until } = limited.value;
    const timer = setTimeout(() => {
      limited.value = null;
    }, until - Date.now());
    return () => clearTimeout(timer);
  });

  const { notices } = words.value;
  const limit = limited.value;
  const trouble = !isOnline.value
    ? notices.offline
    : phase.value === "blocked"
      ? notices.blocked
      : phase.value === "unreachable" && !limit
        ? notices.unreachable
        : isLost.value
          ? notices.lost
          : null;
  return (
    <div class="notices">
      <div role="alert">
        {trouble && (
          <p class="notice notice-trouble">
            <CloudOff aria-hidden="true" />
            {trouble}
          </p>
        )}
      </div>
      {limit && (
        <Countdown class="notice" until={limit.until} text={limit.isOfSignUps ? notices.crowded : notices.limited}>
          <Clock aria-hidden="true" />
        </Countdown>
      )}
      <div role="status">
        {repeated.value && (
          <p class="notice">
            <Info aria-hidden="true" />
            {notices.repeated}
          </p>
        )}
        {replaced.value && (
          <p class="notice">
            <Info aria-hidden="true" />
            {notices.replaced}
            <button
              class="icon-button"
              type="button"
              aria-label={notices.close}
              onClick={() => {
                replaced.value = false;
              }}
            >
              <X />
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
