/** The live progress of a creation, and its estimated completion. */

import { useEffect, useState } from "preact/hooks";
import type { CreationStage } from "@atelier/client";
import type { Creation } from "../store/creations";
import { words } from "../words";

const STEPS = ["waiting", "making", "storing"] as const;
const STEP_OF: Record<CreationStage, number> = {
  PREPARING: 0,
  QUEUED: 0,
  MAKING: 1,
  CONFIRMING: 2,
  STORING: 2,
  FINISHED: 3,
};

export function StageLine({ creation }: { creation: Creation }) {
  const { creation: text } = words.value;
  const step = STEP_OF[creation.stage];
  return (
    <div class="stage">
      <ol class="stage-steps" aria-label={text.progress}>
        {STEPS.map((name, index) => (
          <li
            key={name}
            class={index < step ? "stage-past" : index === step ? "stage-now" : "stage-ahead"}
            aria-current={index === step ? "step" : undefined}
          >
            {text.steps[name]}
          </li>
        ))}
      </ol>
      <p class="stage-text">
        <strong>{text.stages[creation.stage]}</strong> <Estimate creation={creation} />
      </p>
    </div>
  );
}

function Estimate({ creation }: { creation: Creation }) {
  const { creation: text } = words.value;
  const now = useNow();
  const parts = [];
  if (creation.queuePosition !== null) parts.push(text.queue(creation.queuePosition));
  if (creation.estimatedCompletionAt !== null) {
    const seconds = Math.round((Date.parse(creation.estimatedCompletionAt) - now) / 1000);
    parts.push(seconds > 0 ? text.remaining(seconds) : text.soon);
  }
  return <span class="stage-when">{parts.join(" · ")}</span>;
}

function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
