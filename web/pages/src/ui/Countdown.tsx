/** The time until requests over a rate limit are sent again, counted down. */

import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";

interface Props {
  /** By this machine's clock. */
  until: number;
  text: (seconds: number) => string;
  class: string;
  children?: ComponentChildren;
}

export function Countdown({ until, text, class: name, children }: Props) {
  const seconds = useSeconds(until);
  // A screen reader reads the text once, and not each second.
  const first = useMemo(() => text(secondsUntil(until)), [until, text]);
  return (
    <p class={name}>
      {children}
      <span class="unseen" role="alert">
        {first}
      </span>
      <span role="timer" aria-hidden="true">
        {text(seconds)}
      </span>
    </p>
  );
}

/** Return the seconds until a time, and render again each second until then. */
export function useSeconds(until: number): number {
  const [, tick] = useState({});
  useEffect(() => {
    const timer = setInterval(() => tick({}), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return secondsUntil(until);
}

function secondsUntil(until: number): number {
  return Math.max(0, Math.ceil((until - Date.now()) / 1_000));
}
