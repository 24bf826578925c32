/** A generation: its facts, its timeline and the provider's words, live. */

import { useEffect } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { GenerationPageDocument, type GenerationPageQuery } from "../../generated/operate/graphql";
import { watchChanges } from "../api/live";
import type { Action } from "../store/actions";
import { useRead, useThrottled } from "../store/read";
import { decimal, precise, words } from "../words";
import { ActionButton } from "../ui/ActionDialog";
import { generationPath, Id, UserLink } from "../ui/links";
import { Facts, Loading, Panel, Status, Time, Trouble } from "../ui/parts";
import { Timeline } from "../ui/Timeline";
import { useTitle } from "../ui/title";

type Generation = NonNullable<GenerationPageQuery["generation"]>;

const RELOAD = 1_000; // milliseconds

export function GenerationView({ id }: { id: string }) {
  const { generation: text, common } = words.value;
  const read = useRead(GenerationPageDocument, { id });
  const generation = read.data?.generation;
  const [, navigate] = useLocation();
  const reload = useThrottled(read.reload, RELOAD);
  useTitle(generation?.id ?? text.title);
  useEffect(() => {
    if (generation) return watchChanges({ generationId: generation.id }, reload);
  }, [generation?.id, reload]);
  useEffect(() => {
    // The address may have the provider's id of the task.
    if (generation && generation.id !== id) navigate(generationPath(generation.id), { replace: true });
  }, [generation?.id, id]);

  if (generation === undefined) return read.error === null ? <Loading /> : <Trouble read={read} />;
  if (generation === null) return <h1>{common.nothingHere(text.generation)}</h1>;
  return (
    <div class="generation-view" aria-busy={read.isBusy}>
      <Trouble read={read} />
      <Head generation={generation} />
      <div class="generation-panels">
        <Panel title={text.timeline} class="timeline-panel">
          <Timeline entries={generation.timeline} start={generation.createdAt} />
        </Panel>
        <div class="stack">
          <Own generation={generation} />
          <Provider generation={generation} />
        </div>
      </div>
    </div>
  );
}

function Head({ generation }: { generation: Generation }) {
  const { generation: text, failures } = words.value;
  const { id, userId, status, failureCode, createdAt, completedAt } = generation;
  const action = (name: Action["name"]): Action => ({ name, subject: id, label: id });
  const isFinished = completedAt != null;
  return (
    <header class="view-head">
      <div>
        <h1>
          {text.title} <Status status={status} />
        </h1>
        <p class="under">
          <Id id={id} />
          <span>
            {text.user}: <UserLink id={userId} />
          </span>
          <span>
            {text.created}: <Time at={createdAt} />
          </span>
          {failureCode && <strong class="loss">{failures[failureCode]}</strong>}
        </p>
        <p class="hint">{text.hidden}</p>
      </div>
      <div class="actions">
        <ActionButton action={action("reveal")} />
        {!isFinished && <ActionButton action={action("requeue")} />}
        {!isFinished && <ActionButton action={action("cancel")} class="button-danger" />}
        {status === "SUCCESS" && <ActionButton action={action("goodwill")} class="button-main" />}
      </div>
    </header>
  );
}

function Own({ generation }: { generation: Generation }) {
  const { generation: text, credits, steps, failures, user } = words.value;
  const { deletedAt, dueAt, leasedUntil, completedAt, step, retryOf, groupId, failureCode } = generation;
  return (
    <Panel title={text.facts}>
      <Facts
        facts={[
          { name: text.failure, value: failureCode && failures[failureCode] },
          { name: text.shown, value: generation.errorMessage },
          { name: text.price, value: credits(generation.creditsUsed) },
          { name: text.model, value: generation.model },
          { name: text.style, value: generation.style },
          { name: text.shape, value: `${generation.aspectRatio}, ${generation.resolution}, ${generation.outputFormat}` },
          { name: text.step, value: step && <>{steps[step]} · <Time at={generation.stepAt} /></> },
          { name: text.dueAt, value: dueAt && <Time at={dueAt} /> },
          { name: text.leasedUntil, value: leasedUntil && <Time at={leasedUntil} /> },
          // In AWAIT, the attempts are the polls, which the timeline has.
          { name: text.attempts, value: step !== "AWAIT" && generation.attempts > 0 && String(generation.attempts) },
          { name: text.completed, value: completedAt && <Time at={completedAt} /> },
          { name: text.version, value: String(generation.version) },
          { name: text.retryOf, value: retryOf && <Id id={retryOf} to={generationPath(retryOf)} /> },
          { name: text.group, value: groupId && <Id id={groupId} /> },
          { name: text.deletedAt, value: deletedAt && <><Time at={deletedAt} /> <span class="unseen">{user.deleted}</span></> },
        ]}
      />
    </Panel>
  );
}

function Provider({ generation }: { generation: Generation }) {
  const { generation: text } = words.value;
  const { providerTaskId, providerMessage, askedAt, calledBackAt, providerCredits, providerSeconds } = generation;
  return (
    <Panel title={text.provider}>
      <Facts
        facts={[
          { name: text.task, value: providerTaskId && <Id id={providerTaskId} /> },
          { name: text.code, value: generation.providerCode && <code class="id">{generation.providerCode}</code> },
          {
            name: text.words,
            value: providerMessage && (
              <>
                <blockquote>{providerMessage}</blockquote>
                <span class="hint">{text.mayQuote}</span>
              </>
            ),
          },
          { name: text.sent, value: text.sentTimes(generation.providerAttempt) },
          { name: text.askedAt, value: askedAt && <Time at={askedAt} /> },
          { name: text.resubmitted, value: generation.resubmittedBecause },
          { name: text.calledBackAt, value: calledBackAt && <Time at={calledBackAt} /> },
          { name: text.providerSeconds, value: providerSeconds == null ? null : precise(providerSeconds) },
          { name: text.providerCredits, value: providerCredits == null ? null : decimal(providerCredits) },
          { name: text.reads, value: generation.resultReads > 0 ? String(generation.resultReads) : null },
          { name: text.refusedHost, value: generation.resultRefusedHost },
        ]}
      />
    </Panel>
  );
}
