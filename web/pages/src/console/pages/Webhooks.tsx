/** The webhook endpoints, and the messages that were sent to them. */

import {
  WebhookDeliveriesDocument,
  WebhookEndpointsDocument,
  type DeliveryRowFragment,
  type EndpointRowFragment,
  type WebhookDeliveryStatus,
} from "../../generated/operate/graphql";
import { usePager, useRead } from "../store/read";
import { duration, number, words } from "../words";
import { ActionButton } from "../ui/ActionDialog";
import { Subject } from "../ui/Entry";
import { ChoiceFilter, FilterBar } from "../ui/FilterBar";
import { oneOf, useFilters } from "../ui/filters";
import { Id } from "../ui/links";
import { ListHead } from "../ui/ListHead";
import { Loading, Panel, Time, Trouble } from "../ui/parts";
import { Rows, Turning } from "../ui/Rows";
import { useTitle } from "../ui/title";

const FIRST = 25;
const STATUSES: readonly WebhookDeliveryStatus[] = ["WAITING", "DELIVERED", "FAILED"];
const LOOKS: Record<string, string> = { waiting: "tag-pending", delivered: "tag-paid", failed: "tag-failed" };

export function Webhooks() {
  const { webhooks: text, columns } = words.value;
  const filters = useFilters();
  const pager = usePager(filters.text);
  const endpoints = useRead(WebhookEndpointsDocument, {});
  const deliveries = useRead(WebhookDeliveriesDocument, {
    first: FIRST,
    after: pager.after,
    filter: { endpointId: filters.get("endpoint") || null, status: oneOf(STATUSES, filters.get("state")) },
  });
  useTitle(text.title);
  const [all, page] = [endpoints.data?.webhookEndpoints, deliveries.data?.webhookDeliveries];
  const reload = (): void => {
    endpoints.reload();
    deliveries.reload();
  };
  return (
    <div class="list-view" aria-busy={endpoints.isBusy || deliveries.isBusy}>
      <ListHead title={text.title} read={{ reload }} />
      <Trouble read={endpoints} />
      {all && page ? (
        <>
          <Panel title={text.endpoints}>
            <Endpoints endpoints={all} />
          </Panel>
          <FilterBar filters={filters}>
            <ChoiceFilter filters={filters} name="endpoint" label={text.endpoint} choices={all.map(({ id, url }) => [id, url] as const)} />
            <ChoiceFilter filters={filters} name="state" label={columns.state} choices={STATUSES.map((each) => [each, text.states[each]] as const)} />
          </FilterBar>
          <Trouble read={deliveries} />
          <Deliveries deliveries={page.nodes} endpoints={all} />
          <Turning pager={pager} page={page} of={text.deliveries} />
        </>
      ) : (
        endpoints.error === null && deliveries.error === null && <Loading />
      )}
    </div>
  );
}

function Endpoints({ endpoints }: { endpoints: readonly EndpointRowFragment[] }) {
  const { webhooks: text, columns } = words.value;
  return (
    <Rows<EndpointRowFragment>
      label={text.endpoints}
      columns={[
        {
          title: text.address,
          isWide: true,
          cell: ({ url, description }) => (
            <span class="whole">
              {url} {description && <span class="hint">{description}</span>}
            </span>
          ),
        },
        { title: text.types, cell: ({ types }) => <span class="whole">{types.join(", ")}</span> },
        { title: columns.state, cell: (endpoint) => <EndpointState endpoint={endpoint} /> },
        { title: columns.created, cell: ({ createdAt }) => <Time at={createdAt} /> },
        {
          title: columns.actions,
          cell: ({ id, url, disabledAt }) => (
            <span class="links">
              {!disabledAt && <ActionButton action={{ name: "testWebhook", subject: id, label: url }} class="button-small" isShort />}
              <ActionButton
                action={{ name: disabledAt ? "enableWebhook" : "disableWebhook", subject: id, label: url }}
                class="button-small"
                isShort
              />
            </span>
          ),
        },
      ]}
      items={endpoints}
      keyOf={({ id }) => id}
      none={text.noEndpoints}
    />
  );
}

function EndpointState({ endpoint: { disabledAt, disabledReason, failingSince } }: { endpoint: EndpointRowFragment }) {
  const { webhooks: text } = words.value;
  if (disabledAt) {
    return (
      <>
        <span class="tag tag-failed">{text.disabled}</span> <Time at={disabledAt} /> <span class="hint">{disabledReason}</span>
      </>
    );
  }
  return failingSince ? (
    <>
      <span class="tag tag-pending">{text.failing}</span> <Time at={failingSince} />
    </>
  ) : (
    <span class="tag tag-paid">{text.enabled}</span>
  );
}

function Deliveries({ deliveries, endpoints }: { deliveries: readonly DeliveryRowFragment[]; endpoints: readonly EndpointRowFragment[] }) {
  const { webhooks: text, columns } = words.value;
  const addressOf = (id: string): string => endpoints.find((endpoint) => endpoint.id === id)?.url ?? id;
  return (
    <Rows<DeliveryRowFragment>
      label={text.deliveries}
      columns={[
        { title: columns.when, cell: ({ createdAt }) => <Time at={createdAt} /> },
        { title: columns.kind, cell: ({ type }) => type },
        { title: columns.state, cell: ({ state }) => <DeliveryState state={state} /> },
        { title: columns.subject, cell: ({ objectId, userId }) => (objectId || userId ? <Subject id={objectId ?? userId ?? ""} /> : "–") },
        {
          title: text.endpoint,
          isWide: true,
          cell: (delivery) => (
            <details class="entry-details">
              <summary>{addressOf(delivery.endpointId)}</summary>
              <Attempts delivery={delivery} />
            </details>
          ),
        },
        { title: text.attempts, isNumber: true, cell: ({ attempts }) => number(attempts) },
        {
          title: columns.actions,
          cell: ({ id, state }) =>
            state !== "waiting" && <ActionButton action={{ name: "replayDelivery", subject: id, label: id }} class="button-small" isShort />,
        },
      ]}
      items={deliveries}
      keyOf={({ id }) => id}
      none={text.noDeliveries}
    />
  );
}

function DeliveryState({ state }: { state: string }) {
  const names: Record<string, string> = words.value.webhooks.states;
  return <span class={`tag ${LOOKS[state] ?? "tag-quiet"}`}>{names[state.toUpperCase()] ?? state}</span>;
}

function Attempts({ delivery: { id, dueAt, attemptLog } }: { delivery: DeliveryRowFragment }) {
  const { webhooks: text } = words.value;
  return (
    <div class="entry">
      <Id id={id} />
      {dueAt && (
        <span class="hint">
          {text.next} <Time at={dueAt} />
        </span>
      )}
      {attemptLog.map(({ id: attempt, beganAt, milliseconds, outcome, statusCode, answer }) => (
        <div key={attempt}>
          <Time at={beganAt} /> · {outcome} {statusCode} · {duration(milliseconds / 1000)}
          {answer && <blockquote>{answer}</blockquote>}
        </div>
      ))}
    </div>
  );
}
