"""Types and queries of webhook endpoints, deliveries and attempts."""

from datetime import datetime
from typing import Annotated, Self

import strawberry
from msgspec.structs import asdict

from db.models.webhooks import WebhookDeliveryStatus, WebhookType
from db.records.webhooks import AttemptRecord, DeliveryFilter, DeliveryRecord
from resolvers import webhooks
from resolvers.pagination import window
from resolvers.webhooks import MAX_ATTEMPTS, Endpoint
from schema.core.arguments import After, First, value_or_null
from schema.core.enums import describe
from schema.operate.info import Info, Page

describe(
    WebhookType,
    "A type of webhook messages.",
    CREATION_SUCCEEDED="`creation.succeeded`: a creation has its image.",
    CREATION_FAILED="`creation.failed`: a creation ended without an image, and its credits were given back.",
    CREATION_CANCELED="`creation.canceled`: a creation was canceled, and its credits were given back.",
    PAYMENT_PAID="`payment.paid`: a payment was made, and gave its credits.",
    PAYMENT_REVERSED="`payment.reversed`: money of a payment was refunded or disputed.",
    CREDITS_LOW="`credits.low`: a balance fell below the endpoint's threshold.",
    USER_ERASED="`user.erased`: a user's data were erased.",
    TEST="`test`: an operator sent a test.",
)
describe(
    WebhookDeliveryStatus,
    "The state of a delivery.",
    WAITING="It waits for its first or next attempt.",
    DELIVERED="The endpoint accepted it.",
    FAILED="It was given up. A replay sends it again.",
)


@strawberry.type(description="An address to which webhook messages are sent.")
class WebhookEndpoint:
    id: strawberry.ID = strawberry.field(description="The id of the endpoint.")
    url: str = strawberry.field(description="The address.")
    types: list[str] = strawberry.field(description="The types of messages that it gets, such as `payment.paid`.")
    description: str = strawberry.field(description="A note of operators.")
    credits_low: int = strawberry.field(description="The threshold of `credits.low`.")
    with_content: bool = strawberry.field(
        description="Whether its messages have prompts, error messages and addresses of pictures."
    )
    created_at: datetime = strawberry.field(description="When it was created.")
    updated_at: datetime = strawberry.field(description="When it was last changed.")
    failing_since: datetime | None = strawberry.field(
        description="The first failed attempt since the last success. Null if the last attempt succeeded."
    )
    disabled_at: datetime | None = strawberry.field(description="Since when it is disabled. Null if it is enabled.")
    disabled_reason: str | None = strawberry.field(
        description="Why: `failing` for 3 days, `gone` (status 410) or `operator`. Null if it is enabled."
    )

    @classmethod
    def from_endpoint(cls, endpoint: Endpoint) -> Self:
        return cls(types=list(endpoint.types), **asdict(endpoint.record))


@strawberry.type(description="One attempt to send a webhook message.")
class WebhookAttempt:
    id: strawberry.ID = strawberry.field(description="The id of the attempt.")
    began_at: datetime = strawberry.field(description="When it began.")
    milliseconds: int = strawberry.field(description="How long it took.")
    outcome: str = strawberry.field(
        description="`delivered`, `rejected`, `redirected`, `gone`, `refused` (the address is not allowed),"
        " `unreachable` or `timed_out`."
    )
    status_code: int | None = strawberry.field(description="The status of the answer. Null without an answer.")
    answer: str | None = strawberry.field(description="The first 4 KB of the answer, or the reason why there is none.")

    @classmethod
    def from_record(cls, record: AttemptRecord) -> Self:
        names = [name for name in AttemptRecord.__struct_fields__ if name != "delivery_id"]
        return cls(**{name: getattr(record, name) for name in names})


@strawberry.type(description="A webhook message for one endpoint.")
class WebhookDelivery:
    id: strawberry.ID = strawberry.field(description="The id of the delivery, sent as `webhook-id`.")
    endpoint_id: strawberry.ID = strawberry.field(description="The id of the endpoint.")
    type: str = strawberry.field(description="The type of the message, such as `payment.paid`.")
    status: str = strawberry.field(description="The state: `waiting`, `delivered` or `failed`.")
    user_id: strawberry.ID | None = strawberry.field(description="The user whom it concerns. Null for a test.")
    sequence: int | None = strawberry.field(description="The number of the user's event. Null for a test.")
    object_id: strawberry.ID | None = strawberry.field(description="The creation or payment. Null if there is none.")
    version: int | None = strawberry.field(description="The version of the creation. Null if there is none.")
    created_at: datetime = strawberry.field(description="When the event happened.")
    due_at: datetime | None = strawberry.field(description="When it is sent next. Null if it is finished.")
    attempts: int = strawberry.field(description="The failed attempts, since the last replay if there was one.")
    finished_at: datetime | None = strawberry.field(description="When it was delivered or given up. Null if it waits.")

    @strawberry.field(description=f"The newest {MAX_ATTEMPTS} attempts, newest first.")
    async def attempt_log(self, info: Info) -> list[WebhookAttempt]:
        return [WebhookAttempt.from_record(each) for each in await webhooks.attempts(info.context, self.id)]

    @classmethod
    def from_record(cls, record: DeliveryRecord) -> Self:
        names = [name for name in DeliveryRecord.__struct_fields__ if name not in {"lease", "tried_since"}]
        return cls(**{name: getattr(record, name) for name in names})


@strawberry.input(description="Which webhook deliveries to return.")
class WebhookDeliveriesFilter:
    endpoint_id: strawberry.ID | None = strawberry.field(description="Only those for this endpoint.", default=None)
    status: WebhookDeliveryStatus | None = strawberry.field(description="Only those in this state.", default=None)
    type: WebhookType | None = strawberry.field(description="Only those of this type.", default=None)


@strawberry.type(description="Reads of webhooks.")
class WebhookQueries:
    @strawberry.field(description="All webhook endpoints, oldest first.")
    async def webhook_endpoints(self, info: Info) -> list[WebhookEndpoint]:
        return [WebhookEndpoint.from_endpoint(each) for each in await webhooks.endpoints(info.context)]

    @strawberry.field(description="Webhook deliveries, newest first.")
    async def webhook_deliveries(
        self,
        info: Info,
        filter: Annotated[
            WebhookDeliveriesFilter | None, strawberry.argument(description="Which to return. Null: all.")
        ] = None,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Page[WebhookDelivery]:
        page = window("msg", first=value_or_null(first), after=value_or_null(after))
        given = filter or WebhookDeliveriesFilter()
        wanted = DeliveryFilter(endpoint_id=given.endpoint_id, status=given.status, type=given.type)
        return Page.of(await webhooks.deliveries(info.context, wanted, page), WebhookDelivery.from_record)

    @strawberry.field(description="The webhook delivery with this id. Null if there is none.")
    async def webhook_delivery(
        self, info: Info, id: Annotated[str, strawberry.argument(description="The id: the message's `webhook-id`.")]
    ) -> WebhookDelivery | None:
        found = await webhooks.delivery(info.context, id)
        return None if found is None else WebhookDelivery.from_record(found)
