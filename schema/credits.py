"""Credits: the balance, its ledger, the payments behind it, and how they are watched and bought."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from db.records.credits import CreditRecord, CreditTransactionRecord
from db.records.payments import PaymentRecord
from resolvers import credits
from resolvers.pages import window
from schema.arguments import given
from schema.enums import CreditTransactionKind, EventKind, PaymentStatus
from schema.errors import NotFound, PaymentsUnavailable, RateLimited, attempt
from schema.info import Info
from schema.node import Connection, Node
from services import errors
from services.events.history import CreditEvent as CreditEventRecord
from services.packs import CreditPack as PackOnSale

if TYPE_CHECKING:
    from schema.creations import Creation


@strawberry.type(description="A purchase of a credit pack.")
class Payment(Node):
    status: PaymentStatus
    amount: int = strawberry.field(description="In the currency's smallest unit: cents for USD.")
    currency: str = strawberry.field(description="ISO 4217.")
    credits: int
    provider: str
    checkout_url: str | None = strawberry.field(
        description="Where to go on with it while it is PENDING; null once nothing can be done there."
    )
    created_at: datetime

    @classmethod
    def from_record(cls, record: PaymentRecord) -> Self:
        return cls(
            id=strawberry.ID(record.id),
            status=record.status,
            amount=record.amount,
            currency=record.currency,
            credits=record.credits,
            provider=record.provider,
            checkout_url=record.checkout_url,
            created_at=record.created_at,
        )


@strawberry.type(description="One line of the ledger.")
class CreditTransaction(Node):
    kind: CreditTransactionKind
    amount: int = strawberry.field(description="Signed: what the balance rose by.")
    balance_after: int
    description: str
    created_at: datetime
    record: strawberry.Private[CreditTransactionRecord]

    @strawberry.field(description="The creation that was charged or refunded.")
    async def creation(self, info: Info) -> Annotated["Creation", strawberry.lazy("schema.creations")] | None:
        # The ledger and the creations name each other; this is where the circle is closed.
        from schema.creations import Creation

        record = await credits.creation_behind(info.context, self.record.generation_id)
        return None if record is None else Creation(record)

    @strawberry.field(description="The payment that brought the credits.")
    async def payment(self, info: Info) -> Payment | None:
        record = await credits.payment(info.context, self.record.payment_id)
        return None if record is None else Payment.from_record(record)

    @classmethod
    def from_record(cls, record: CreditTransactionRecord) -> Self:
        return cls(
            id=strawberry.ID(record.id),
            kind=record.kind,
            amount=record.amount,
            balance_after=record.balance_after,
            description=record.description,
            created_at=record.created_at,
            record=record,
        )


@strawberry.type(description="A user's credits.")
class Credit(Node):
    balance: int = strawberry.field(description="Spendable now.")
    purchased: int = strawberry.field(description="All ever bought.")
    granted: int = strawberry.field(description="All ever granted for free.")
    used: int = strawberry.field(description="All ever spent, refunds taken off.")

    @strawberry.field(description="The ledger, newest entries first.")
    async def transactions(
        self, info: Info, first: int | None = strawberry.UNSET, after: str | None = strawberry.UNSET
    ) -> Connection[CreditTransaction]:
        page = await credits.transactions(info.context, window("ctx", first=given(first), after=given(after)))
        return Connection.from_page(
            page, CreditTransaction.from_record, partial(credits.transaction_count, info.context)
        )

    @strawberry.field(description="The payments, newest first.")
    async def payments(
        self, info: Info, first: int | None = strawberry.UNSET, after: str | None = strawberry.UNSET
    ) -> Connection[Payment]:
        page = await credits.payments(info.context, window("pay", first=given(first), after=given(after)))
        return Connection.from_page(page, Payment.from_record, partial(credits.payment_count, info.context))

    @classmethod
    def from_record(cls, record: CreditRecord) -> Self:
        return cls(
            id=strawberry.ID(f"crd_{record.user_id.removeprefix('usr_')}"),
            balance=record.balance,
            purchased=record.purchased,
            granted=record.granted,
            used=record.used,
        )


@strawberry.type(description="Credits that can be bought.")
class CreditPack(Node):
    name: str
    credits: int
    amount: int = strawberry.field(description="In the currency's smallest unit: cents for USD.")
    currency: str = strawberry.field(description="ISO 4217.")

    @classmethod
    def from_pack(cls, pack: PackOnSale) -> Self:
        return cls(
            id=strawberry.ID(pack.id),
            name=pack.name,
            credits=pack.credits,
            amount=pack.amount,
            currency=pack.currency,
        )


@strawberry.type(description="One event of the viewer's credits.")
class CreditEvent:
    cursor: str = strawberry.field(description="Pass it as `after` to go on from here.")
    kind: EventKind
    credit: Credit | None = strawberry.field(description="Null for RESET only.")
    transaction: CreditTransaction | None = strawberry.field(description="The ledger entry behind an UPDATE.")

    @classmethod
    def from_record(cls, record: CreditEventRecord) -> Self:
        return cls(
            cursor=record.cursor,
            kind=record.kind,
            credit=None if record.credit is None else Credit.from_record(record.credit),
            transaction=(None if record.transaction is None else CreditTransaction.from_record(record.transaction)),
        )


@strawberry.input(description="Which pack to buy.")
class CreateCheckoutInput:
    pack: strawberry.ID


CreateCheckoutError = Annotated[NotFound | RateLimited | PaymentsUnavailable, strawberry.union("CreateCheckoutError")]


@strawberry.type(description="What came of createCheckout.")
class CreateCheckoutPayload:
    checkout_url: str | None
    payment: Payment | None
    errors: list[CreateCheckoutError]


@strawberry.type
class CreditQuery:
    @strawberry.field(description="The viewer's credits.")
    async def credit(self, info: Info) -> Credit:
        return Credit.from_record(await credits.of_viewer(info.context))

    @strawberry.field(description="The credit packs on sale.")
    def credit_packs(self, info: Info) -> list[CreditPack]:
        return [CreditPack.from_pack(pack) for pack in credits.packs(info.context)]


@strawberry.type
class CreditMutation:
    @strawberry.mutation(description="Begin to buy a credit pack; the client sends the person to `checkoutUrl`.")
    async def create_checkout(self, info: Info, input: CreateCheckoutInput) -> CreateCheckoutPayload:
        begun, refused = await attempt(
            credits.checkout(info.context, input.pack),
            errors.NotFound,
            errors.RateLimited,
            errors.PaymentsUnavailable,
        )
        return CreateCheckoutPayload(
            checkout_url=None if begun is None else begun.url,
            payment=None if begun is None else Payment.from_record(begun.payment),
            errors=refused,
        )


@strawberry.type
class CreditSubscription:
    @strawberry.subscription(description="The balance now, then after every change; `after` as in taskUpdated.")
    async def credit_updated(
        self, info: Info, after: str | None = strawberry.UNSET
    ) -> AsyncGenerator[CreditEvent, None]:
        info.context.shows(CreditEvent.from_record)
        async with aclosing(credits.updates(info.context, given(after))) as events:
            async for event in events:
                yield CreditEvent.from_record(event)
