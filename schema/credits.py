"""GraphQL types and fields of credits: balance, ledger, payments, packs, checkout and subscription."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime
from functools import partial
from typing import Annotated, Self

import strawberry

from db.records.credits import CreditRecord, CreditTransactionRecord
from db.records.payments import PaymentRecord
from resolvers import credits
from resolvers.pagination import window
from schema.core.arguments import After, AfterEvent, First, Input, value_or_null
from schema.core.enums import CreditTransactionKind, EventKind, PaymentStatus
from schema.core.info import Info
from schema.core.node import Connection, Node
from schema.creations import Creation
from schema.errors import ERRORS, InvalidInput, NotFound, PaymentsUnavailable, RateLimited, attempt
from services import errors
from services.billing.packs import CreditPack as PackOnSale
from services.billing.payments.return_urls import PAYMENT_ID, ReturnUrls
from services.billing.stripe.currencies import decimals_of
from services.events.reader import CreditEvent as CreditEventRecord

_AMOUNT = "The price in the smallest unit of the currency, such as cents for USD."
_CURRENCY = "The ISO 4217 code of the currency, such as USD."
_CURRENCY_DECIMALS = "The decimal places of `amount`: 500 means 5.00 with 2, and 500 with 0."


@strawberry.type(description="A purchase of a credit pack.")
class Payment(Node):
    status: PaymentStatus = strawberry.field(description="The state of the payment.")
    amount: int = strawberry.field(description=_AMOUNT)
    currency: str = strawberry.field(description=_CURRENCY)
    currency_decimals: int = strawberry.field(description=_CURRENCY_DECIMALS)
    credits: int = strawberry.field(description="The credits bought.")
    provider: str = strawberry.field(description="The card processor: `stripe`.")
    checkout_url: str | None = strawberry.field(
        description="The address of the page where the user pays. Null unless the payment is PENDING and can be made."
    )
    created_at: datetime = strawberry.field(description="The time when the purchase was begun.")
    receipt_url: str | None = strawberry.field(
        description="The address of the card processor's receipt, for the payer. Null before the payment is made, for"
        " some seconds afterwards, and if there is none."
    )
    record: strawberry.Private[PaymentRecord]

    @strawberry.field(
        description="The part of `amount` that went back to the payer, by refunds and disputes. It is `amount` exactly"
        " if the status is REFUNDED."
    )
    async def amount_refunded(self, info: Info) -> int:
        return await credits.amount_refunded(info.context, self.record)

    @strawberry.field(
        description="The pack that was bought, as it is on sale now. Its price may have changed since: `amount` and"
        " `credits` of the payment are those of the purchase. Null if it is no longer on sale."
    )
    def pack(self, info: Info) -> "CreditPack | None":
        pack = credits.pack_of(info.context, self.record)
        return None if pack is None else CreditPack.from_pack(pack)

    @classmethod
    def from_record(cls, record: PaymentRecord) -> Self:
        return cls(
            id=strawberry.ID(record.id),
            status=record.status,
            amount=record.amount,
            currency=record.currency,
            currency_decimals=decimals_of(record.currency),
            credits=record.credits,
            provider=record.provider,
            checkout_url=record.checkout_url,
            created_at=record.created_at,
            receipt_url=record.receipt_url,
            record=record,
        )


@strawberry.type(description="One entry of the viewer's ledger: a change of the balance.")
class CreditTransaction(Node):
    kind: CreditTransactionKind = strawberry.field(description="The reason of the change.")
    amount: int = strawberry.field(description="The credits added to the balance. Negative if they were taken.")
    balance_after: int = strawberry.field(description="The balance after this entry.")
    description: str = strawberry.field(description="The reason in words, to show to the user.")
    created_at: datetime = strawberry.field(description="The time of the change.")
    record: strawberry.Private[CreditTransactionRecord]

    @strawberry.field(
        description="The creation that was charged or refunded. Null if there is none, or if it is deleted."
    )
    async def creation(self, info: Info) -> Creation | None:
        record = await credits.creation_behind(info.context, self.record.generation_id)
        return None if record is None else Creation.from_record(record, info.context.product.catalogue)

    @strawberry.field(description="The payment whose credits were added or taken. Null if there is none.")
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


def credit_id(user_id: str) -> str:
    """Return the id of a user's credits."""
    return f"crd_{user_id.removeprefix('usr_')}"


@strawberry.type(description="The viewer's credits.")
class Credit(Node):
    balance: int = strawberry.field(description="The credits that the viewer can spend now.")
    purchased: int = strawberry.field(description="All credits ever bought, also those that were taken back since.")
    granted: int = strawberry.field(description="All credits ever given for free.")
    used: int = strawberry.field(description="All credits ever spent on generations, less those that were returned.")
    owed: int = strawberry.field(
        description="The credits that were spent before the money of their payment went back. They are taken from later"
        " refunds and grants."
    )

    @strawberry.field(description="The ledger, newest entries first. The balance is the sum of their amounts.")
    async def transactions(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Connection[CreditTransaction]:
        page = await credits.transactions(
            info.context, window("ctx", first=value_or_null(first), after=value_or_null(after))
        )
        return Connection.from_page(
            page, CreditTransaction.from_record, partial(credits.transaction_count, info.context)
        )

    @strawberry.field(description="The viewer's payments, newest first.")
    async def payments(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Connection[Payment]:
        page = await credits.payments(
            info.context, window("pay", first=value_or_null(first), after=value_or_null(after))
        )
        return Connection.from_page(page, Payment.from_record, partial(credits.payment_count, info.context))

    @classmethod
    def from_record(cls, record: CreditRecord) -> Self:
        return cls(
            id=strawberry.ID(credit_id(record.user_id)),
            balance=record.balance,
            purchased=record.purchased,
            granted=record.granted,
            used=record.used,
            owed=record.owed,
        )


@strawberry.type(description="A number of credits on sale at a price.")
class CreditPack(Node):
    name: str = strawberry.field(description="The name to show.")
    credits: int = strawberry.field(description="The credits that a purchase adds.")
    amount: int = strawberry.field(description=_AMOUNT)
    currency: str = strawberry.field(description=_CURRENCY)
    currency_decimals: int = strawberry.field(description=_CURRENCY_DECIMALS)

    @classmethod
    def from_pack(cls, pack: PackOnSale) -> Self:
        return cls(
            id=strawberry.ID(pack.id),
            name=pack.name,
            credits=pack.credits,
            amount=pack.amount,
            currency=pack.currency,
            currency_decimals=decimals_of(pack.currency),
        )


@strawberry.type(description="One event of `creditUpdated`.")
class CreditEvent:
    cursor: str = strawberry.field(
        description="The opaque position of the event: pass it as `after` to continue after this event."
    )
    kind: EventKind = strawberry.field(description="The kind of the event, never READY.")
    credit: Credit | None = strawberry.field(description="The credits as they were at this event. Null for RESET.")
    transaction: CreditTransaction | None = strawberry.field(
        description="The ledger entry of an UPDATE. Null for other kinds, and if only `owed` changed."
    )

    @classmethod
    def from_record(cls, record: CreditEventRecord) -> Self:
        return cls(
            cursor=record.cursor,
            kind=record.kind,
            credit=None if record.credit is None else Credit.from_record(record.credit),
            transaction=(None if record.transaction is None else CreditTransaction.from_record(record.transaction)),
        )


@strawberry.input(description="The purchase to begin.")
class CreateCheckoutInput:
    pack: strawberry.ID = strawberry.field(description="The id of the credit pack to buy.")
    success_url: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=f"The address of the page that the user returns to after the payment. Its origin must be this"
        f" server's, or one that the operator of this service allows. `{PAYMENT_ID}` in it stands for the id of the"
        " payment. Null: this server's own page.",
    )
    cancel_url: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The same for a user who does not pay.",
    )

    def to_return_urls(self) -> ReturnUrls:
        return ReturnUrls(success=value_or_null(self.success_url), cancel=value_or_null(self.cancel_url))


CreateCheckoutError = Annotated[
    InvalidInput | NotFound | RateLimited | PaymentsUnavailable,
    strawberry.union("CreateCheckoutError", description="A reason why `createCheckout` was refused."),
]


@strawberry.type(description="The result of `createCheckout`.")
class CreateCheckoutPayload:
    checkout_url: str | None = strawberry.field(
        description="The address of the page where the user pays. Null if the request was refused."
    )
    payment: Payment | None = strawberry.field(description="The payment, PENDING. Null if the request was refused.")
    errors: list[CreateCheckoutError] = strawberry.field(description=ERRORS)


@strawberry.type
class CreditQuery:
    @strawberry.field(description="The viewer's credits.")
    async def credit(self, info: Info) -> Credit:
        return Credit.from_record(await credits.of_viewer(info.context))

    @strawberry.field(description="The credit packs on sale, in the order to show them. This field needs no sign-in.")
    def credit_packs(self, info: Info) -> list[CreditPack]:
        return [CreditPack.from_pack(pack) for pack in credits.packs(info.context)]


@strawberry.type
class CreditMutation:
    @strawberry.mutation(description="Begin the purchase of a credit pack. The user then pays at `checkoutUrl`.")
    async def create_checkout(self, info: Info, input: Input[CreateCheckoutInput]) -> CreateCheckoutPayload:
        begun, refused = await attempt(
            credits.checkout(info.context, input.pack, input.to_return_urls()),
            errors.InvalidInput,
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
    @strawberry.subscription(
        description="The viewer's credits, first a SNAPSHOT and then every change. `after` continues after a cursor, as"
        " in `taskUpdated`."
    )
    async def credit_updated(
        self, info: Info, after: AfterEvent = strawberry.UNSET
    ) -> AsyncGenerator[CreditEvent, None]:
        info.context.shows(CreditEvent.from_record)
        async with aclosing(credits.updates(info.context, value_or_null(after))) as events:
            async for event in events:
                yield CreditEvent.from_record(event)
