"""The actions on webhook endpoints and deliveries: inputs, payloads and mutations."""

from collections.abc import Awaitable
from datetime import datetime

import strawberry
from msgspec import UNSET

from db.models.webhooks import WebhookType
from resolvers import webhooks as reads
from schema.core.arguments import Input
from schema.operate.audit import AuditEntry
from schema.operate.info import Info
from schema.operate.mutations import KEY, REASON, ActionPayload, Refusal, attempt, payload_of
from schema.operate.webhooks.queries import WebhookEndpoint
from services.operators.actions import webhooks
from services.operators.actions.webhooks import MAX_DESCRIPTION, MAX_OVERLAP_HOURS, EndpointChange, Secured

_ENDPOINT = "The id of the endpoint."
_URL = "The address: https, and on the public internet unless `TRUSTED_WEBHOOK_HOSTS` lists its host."
_TYPES = "The types of messages that it gets: at least one, and not `TEST`."
_DESCRIPTION = f"A note, at most {MAX_DESCRIPTION} characters."
_LOW = "The threshold of `credits.low`, at least 1."
_CONTENT = "Send prompts, error messages and temporary addresses of pictures, too."


@strawberry.type(description="The result of an action that makes a signing secret.")
class WebhookSecretPayload:
    endpoint: WebhookEndpoint | None = strawberry.field(description="The endpoint. Null if it was refused.")
    secret: str | None = strawberry.field(
        description="The signing secret, `whsec_…`. It is never shown again. Null if it was refused or done earlier."
    )
    entry: AuditEntry | None = strawberry.field(description="The entry of the audit. Null if it was refused.")
    replayed: bool = strawberry.field(description="Whether an earlier request with the same key did it.")
    errors: list[Refusal] = strawberry.field(description="Why it was refused. Empty if it was done.")


@strawberry.type(description="The result of `testWebhookEndpoint`.")
class WebhookTestPayload:
    delivery_id: strawberry.ID | None = strawberry.field(
        description="The id of the delivery, whose attempts show the result. Null if it was refused."
    )
    entry: AuditEntry | None = strawberry.field(description="The entry of the audit. Null if it was refused.")
    errors: list[Refusal] = strawberry.field(description="Why it was refused. Empty if it was done.")


@strawberry.input(description="A new webhook endpoint.")
class CreateWebhookEndpointInput:
    url: str = strawberry.field(description=_URL)
    types: list[WebhookType] = strawberry.field(description=_TYPES)
    description: str = strawberry.field(description=_DESCRIPTION, default="")
    credits_low: int | None = strawberry.field(
        description=f"{_LOW} Null: `WEBHOOK_CREDITS_LOW`.",
        default=None,
    )
    with_content: bool = strawberry.field(description=_CONTENT, default=False)
    reason: str = strawberry.field(description=REASON)
    key: str | None = strawberry.field(description=KEY, default=None)


@strawberry.input(description="New values of a webhook endpoint. Those that are null stay.")
class UpdateWebhookEndpointInput:
    id: strawberry.ID = strawberry.field(description=_ENDPOINT)
    url: str | None = strawberry.field(description=_URL, default=None)
    types: list[WebhookType] | None = strawberry.field(description=_TYPES, default=None)
    description: str | None = strawberry.field(description=_DESCRIPTION, default=None)
    credits_low: int | None = strawberry.field(description=_LOW, default=None)
    with_content: bool | None = strawberry.field(description=_CONTENT, default=None)
    reason: str = strawberry.field(description=REASON)


@strawberry.input(description="A webhook endpoint, and the reason of the action.")
class WebhookActionInput:
    id: strawberry.ID = strawberry.field(description=_ENDPOINT)
    reason: str = strawberry.field(description=REASON)


@strawberry.input(description="The webhook endpoint that gets a new secret.")
class RotateWebhookSecretInput:
    id: strawberry.ID = strawberry.field(description=_ENDPOINT)
    overlap_hours: int = strawberry.field(
        description=f"For how long messages are signed with the older secret, too: 0 to {MAX_OVERLAP_HOURS}.",
        default=24,
    )
    reason: str = strawberry.field(description=REASON)


@strawberry.input(description="The webhook message to send again.")
class ReplayWebhookDeliveryInput:
    id: strawberry.ID = strawberry.field(description="The id of the delivery.")
    reason: str = strawberry.field(description=REASON)


@strawberry.input(description="The webhook messages to send again.")
class ReplayWebhookDeliveriesInput:
    id: strawberry.ID = strawberry.field(description=_ENDPOINT)
    since: datetime = strawberry.field(description="Those that were made at this time or later, and are finished.")
    only_failed: bool = strawberry.field(description="Only those that were given up.", default=False)
    reason: str = strawberry.field(description=REASON)


@strawberry.type(description="Actions on webhooks.")
class WebhookMutations:
    @strawberry.mutation(description="Create a webhook endpoint, with its signing secret. It needs the role admin.")
    async def create_webhook_endpoint(
        self, info: Info, input: Input[CreateWebhookEndpointInput]
    ) -> WebhookSecretPayload:
        context = info.context
        others = EndpointChange(
            description=input.description, credits_low=input.credits_low, with_content=input.with_content
        )
        action = webhooks.create(
            context.services, context.operator, input.url, input.types, others, reason=input.reason, key=input.key
        )
        return await _secret_payload(info, action)

    @strawberry.mutation(
        description="Change a webhook endpoint. Messages that wait go to the new address. It needs the role admin."
    )
    async def update_webhook_endpoint(self, info: Info, input: Input[UpdateWebhookEndpointInput]) -> ActionPayload:
        context = info.context
        change = EndpointChange(
            url=UNSET if input.url is None else input.url,
            types=UNSET if input.types is None else input.types,
            description=UNSET if input.description is None else input.description,
            credits_low=UNSET if input.credits_low is None else input.credits_low,
            with_content=UNSET if input.with_content is None else input.with_content,
        )
        return await payload_of(
            webhooks.update(context.services, context.operator, input.id, change, reason=input.reason)
        )

    @strawberry.mutation(
        description="Delete a webhook endpoint. Its messages that wait are not sent. It needs the role admin."
    )
    async def delete_webhook_endpoint(self, info: Info, input: Input[WebhookActionInput]) -> ActionPayload:
        context = info.context
        return await payload_of(webhooks.delete(context.services, context.operator, input.id, reason=input.reason))

    @strawberry.mutation(
        description="Stop sending to a webhook endpoint. Its messages wait, for `WEBHOOK_RETENTION` at most. It needs"
        " the role admin."
    )
    async def disable_webhook_endpoint(self, info: Info, input: Input[WebhookActionInput]) -> ActionPayload:
        context = info.context
        return await payload_of(webhooks.disable(context.services, context.operator, input.id, reason=input.reason))

    @strawberry.mutation(
        description="Send to a disabled webhook endpoint again, first the messages that wait. It needs the role admin."
    )
    async def enable_webhook_endpoint(self, info: Info, input: Input[WebhookActionInput]) -> ActionPayload:
        context = info.context
        return await payload_of(webhooks.enable(context.services, context.operator, input.id, reason=input.reason))

    @strawberry.mutation(
        description="Give a webhook endpoint a new signing secret. Until the overlap ends, messages have two"
        " signatures. It needs the role admin."
    )
    async def rotate_webhook_secret(self, info: Info, input: Input[RotateWebhookSecretInput]) -> WebhookSecretPayload:
        context = info.context
        action = webhooks.rotate(
            context.services, context.operator, input.id, overlap_hours=input.overlap_hours, reason=input.reason
        )
        return await _secret_payload(info, action)

    @strawberry.mutation(
        description="Send a message of the type `test` to a webhook endpoint, once. It needs the role admin."
    )
    async def test_webhook_endpoint(self, info: Info, input: Input[WebhookActionInput]) -> WebhookTestPayload:
        context = info.context
        tested, refusals = await attempt(
            webhooks.send_test(context.services, context.operator, input.id, reason=input.reason)
        )
        if tested is None:
            return WebhookTestPayload(delivery_id=None, entry=None, errors=refusals)
        entry = AuditEntry.from_record(tested.done.entry)
        return WebhookTestPayload(delivery_id=strawberry.ID(tested.delivery_id), entry=entry, errors=[])

    @strawberry.mutation(
        description="Send a webhook message again, under the same `webhook-id`. It needs the role admin."
    )
    async def replay_webhook_delivery(self, info: Info, input: Input[ReplayWebhookDeliveryInput]) -> ActionPayload:
        context = info.context
        return await payload_of(webhooks.replay(context.services, context.operator, input.id, reason=input.reason))

    @strawberry.mutation(
        description="Send the finished messages of a webhook endpoint again that were made since a time. The entry's"
        " `after` has their number. It needs the role admin."
    )
    async def replay_webhook_deliveries(self, info: Info, input: Input[ReplayWebhookDeliveriesInput]) -> ActionPayload:
        context = info.context
        return await payload_of(
            webhooks.replay_since(
                context.services,
                context.operator,
                input.id,
                input.since,
                only_failed=input.only_failed,
                reason=input.reason,
            )
        )


async def _secret_payload(info: Info, action: Awaitable[Secured]) -> WebhookSecretPayload:
    secured, refusals = await attempt(action)
    if secured is None:
        return WebhookSecretPayload(endpoint=None, secret=None, entry=None, replayed=False, errors=refusals)
    found = await reads.endpoint(info.context, secured.endpoint_id)
    return WebhookSecretPayload(
        endpoint=None if found is None else WebhookEndpoint.from_endpoint(found),
        secret=secured.secret,
        entry=AuditEntry.from_record(secured.done.entry),
        replayed=secured.done.replayed,
        errors=[],
    )
