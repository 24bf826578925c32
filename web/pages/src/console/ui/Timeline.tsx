/** The timeline of a generation: every step, attempt, poll, callback and action, the oldest first. */

import type { GenerationPageQuery } from "../../generated/operate/graphql";
import { clock, moment, precise, secondsBetween, words } from "../words";
import { actionName } from "./Entry";

type Entry = NonNullable<GenerationPageQuery["generation"]>["timeline"][number];

export function Timeline({ entries, start }: { entries: readonly Entry[]; start: string }) {
  return (
    <ol class="timeline">
      {entries.map((entry, index) => (
        <li key={`${entry.kind} ${entry.at} ${index}`} class={`timeline-${lookOf(entry)}`}>
          <p class="timeline-time">
            <time dateTime={entry.at} title={`${moment(entry.at)} · ${entry.at}`}>
              {clock(entry.at, 3)}
            </time>
            <span class="hint">{words.value.generation.after(precise(secondsBetween(start, entry.at)))}</span>
          </p>
          <div class="timeline-body">
            <p>
              <strong>{titleOf(entry)}</strong> <span class="hint">{notesOf(entry).join(" · ")}</span>
            </p>
            {(entry.code || entry.message) && !isSaid(entry, entries[index - 1]) && (
              <blockquote>
                {entry.code && <code class="id">{entry.code}</code>} {entry.message}
              </blockquote>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Return whether the entry before has the same words. */
function isSaid({ code, message }: Entry, before: Entry | undefined): boolean {
  return before !== undefined && before.code === code && before.message === message;
}

function lookOf({ kind, outcome }: Entry): string {
  if (kind === "RETRY") return "warn";
  if (kind === "ENDED") return outcome === "success" ? "good" : "bad";
  return kind === "OPERATOR" ? "operator" : "plain";
}

function titleOf({ kind, step, nextStep, outcome }: Entry): string {
  const { generation: text, steps, statuses, audit } = words.value;
  if (kind === "STEP" && step) return text.stepEnded(steps[step], nextStep ? steps[nextStep] : null);
  if (kind === "OPERATOR") {
    // An action and its outcome, such as `requeue done`.
    const [action = "", done] = outcome.split(" ");
    return `${text.kinds.OPERATOR}: ${actionName(action)}${done === "done" ? "" : ` (${audit.refused})`}`;
  }
  if (kind === "ENDED") {
    const known: Record<string, string> = statuses;
    return `${text.kinds.ENDED}: ${known[outcome.toUpperCase()] ?? outcome}`;
  }
  return text.kinds[kind];
}

function notesOf({ kind, step, outcome, attempt, count, at, lastAt, seconds, actor, sentAt }: Entry): string[] {
  const { generation: text, steps } = words.value;
  return [
    kind === "RETRY" && step ? steps[step] : null,
    kind === "RETRY" || kind === "POLL" || kind === "CALLBACK" ? outcome : null,
    attempt == null ? null : text.attempt(attempt),
    count > 1 ? `${text.times(count)}, ${text.until(clock(lastAt))}` : null,
    seconds == null ? null : text.took(precise(seconds)),
    sentAt && sentAt !== at ? text.sentAt(clock(sentAt, 3)) : null,
    actor ?? null,
  ].filter((note) => note !== null && note !== "") as string[];
}
