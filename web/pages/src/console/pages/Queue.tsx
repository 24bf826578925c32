/** The queue, the models with their pauses, and the limits on requests to the provider; live. */

import { Link } from "wouter-preact";
import type { Overview } from "../api/live";
import { useOverview } from "../store/overview";
import { duration, number, percent, secondsBetween, timeOf, words } from "../words";
import { ActionButton } from "../ui/ActionDialog";
import { generationPath } from "../ui/links";
import { Loading, Panel, Status, Time } from "../ui/parts";
import { Rows } from "../ui/Rows";
import { useTitle } from "../ui/title";
import { Figures } from "./Overview";

type Model = Overview["models"][number];
type Group = Overview["queue"][number];

export function Queue() {
  const { queue: text } = words.value;
  const now = useOverview();
  useTitle(text.title);
  return (
    <div class="queue-view">
      <h1>{text.title}</h1>
      {now === null ? (
        <Loading />
      ) : (
        <>
          <Figures now={now} />
          <Panel title={text.models}>
            <Models models={now.models} />
          </Panel>
          <Panel title={text.queue}>
            <Groups groups={now.queue} readAt={now.readAt} />
          </Panel>
          <Panel title={text.limits}>
            <Limits now={now} />
          </Panel>
        </>
      )}
    </div>
  );
}

function Models({ models }: { models: readonly Model[] }) {
  const { queue: text, columns } = words.value;
  return (
    <Rows<Model>
      label={text.models}
      columns={[
        { title: columns.model, cell: ({ slug }) => <strong>{slug}</strong> },
        { title: columns.state, isWide: true, cell: (model) => <Pause model={model} /> },
        { title: columns.waiting, isNumber: true, cell: ({ waiting }) => number(waiting) },
        { title: columns.running, isNumber: true, cell: ({ running }) => number(running) },
        { title: columns.made, isNumber: true, cell: ({ made }) => number(made) },
        { title: columns.failed, isNumber: true, cell: ({ failed }) => number(failed) },
        { title: columns.failureRate, isNumber: true, cell: ({ failureRate }) => (failureRate == null ? "–" : percent(failureRate)) },
        {
          title: columns.actions,
          cell: ({ slug, pausedAt }) => (
            <ActionButton
              class="button-small"
              isShort
              action={{ name: pausedAt == null ? "pauseModel" : "resumeModel", subject: slug, label: slug }}
            />
          ),
        },
      ]}
      items={models}
      keyOf={({ id }) => id}
      none={words.value.common.none}
    />
  );
}

function Pause({ model: { pausedAt, pausedUntil, pauseReason } }: { model: Model }) {
  const { queue: text, overview } = words.value;
  if (pausedAt == null) return <span class="tag tag-paid">{text.offered}</span>;
  return (
    <span class="whole">
      <span class="tag tag-pending">{overview.paused}</span> <Time at={pausedAt} />
      {pausedUntil && ` · ${text.pausedUntil(timeOf(Date.parse(pausedUntil)))}`}
      {pauseReason && <span class="hint"> · {pauseReason}</span>}
    </span>
  );
}

function Groups({ groups, readAt }: { groups: readonly Group[]; readAt: string }) {
  const { queue: text, columns, steps, common } = words.value;
  return (
    <Rows<Group>
      label={text.queue}
      columns={[
        { title: columns.model, isWide: true, cell: ({ model }) => model },
        { title: columns.state, cell: ({ status }) => <Status status={status} /> },
        {
          title: columns.step,
          cell: ({ step, model, status }) => (
            <Link class="link" href={`/generations?${new URLSearchParams({ state: status, step, model })}`}>
              {steps[step]}
            </Link>
          ),
        },
        { title: columns.count, isNumber: true, cell: ({ count }) => number(count) },
        { title: columns.due, isNumber: true, cell: ({ due }) => number(due) },
        { title: columns.retrying, isNumber: true, cell: ({ step, retrying }) => (step === "AWAIT" ? "–" : number(retrying)) },
        {
          title: columns.oldest,
          cell: ({ oldestId, oldestAt }) => (
            <Link class="link" href={generationPath(oldestId)}>
              {common.ago(duration(secondsBetween(oldestAt, readAt)))}
            </Link>
          ),
        },
      ]}
      items={groups}
      keyOf={({ model, status, step }) => `${model} ${status} ${step}`}
      none={text.empty}
    />
  );
}

function Limits({ now }: { now: Overview }) {
  const { queue: text } = words.value;
  return (
    <ul class="limits">
      {now.limits.map(({ name, nextAt, pausedUntil, pauseReason }) => {
        const isPaused = pausedUntil != null && pausedUntil > now.readAt;
        return (
          <li key={name}>
            <strong>{text.limitNames[name] ?? name}</strong>{" "}
            {isPaused ? (
              <>
                <span class="tag tag-pending">{text.pausedUntil(timeOf(Date.parse(pausedUntil)))}</span>{" "}
                <span class="hint">{pauseReason}</span>
              </>
            ) : (
              <span class="hint">{nextAt > now.readAt ? text.nextAt(timeOf(Date.parse(nextAt))) : text.nextNow}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
