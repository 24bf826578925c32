"""Resolvers for credits, the ledger, payments and packs."""

from collections.abc import AsyncGenerator

from db.queries import users as user_queries
from db.queries.billing import credits as credit_queries
from db.queries.billing import payments as payment_queries
from db.records.creations import CreationRecord
from db.records.credits import CreditRecord, CreditTransactionRecord
from db.records.pagination import Page, Window
from db.records.payments import PaymentRecord
from resolvers.context import Context
from resolvers.pagination import count_records, is_id
from services.billing.packs import CreditPack, Packs
from services.billing.payments.checkout import Checkout, begin
from services.billing.payments.return_urls import ReturnUrls
from services.billing.payments.reversals import reversed_amount
from services.errors import NotFound, PaymentsUnavailable
from services.events.reader import CreditEvent
from services.events.subjects import CreditStream
from services.findings import Findings


async def of_viewer(context: Context) -> CreditRecord:
    credit = await user_queries.credit_of(context.product.database, context.viewer.id)
    if credit is None:
        raise RuntimeError("the viewer's account has vanished")
    return credit


async def transactions(context: Context, window: Window) -> Page[CreditTransactionRecord]:
    async with context.product.database.read() as connection:
        return await credit_queries.owned_by(connection, context.viewer.id, window)


async def transaction_count(context: Context) -> int:
    return await count_records(context, credit_queries.count_owned_by)


async def transaction_by_id(context: Context, transaction_id: str) -> CreditTransactionRecord | None:
    return await context.loaders.transactions.load(transaction_id) if is_id("ctx", transaction_id) else None


async def payments(context: Context, window: Window) -> Page[PaymentRecord]:
    async with context.product.database.read() as connection:
        return await payment_queries.owned_by(connection, context.viewer.id, window)


async def payment_count(context: Context) -> int:
    return await count_records(context, payment_queries.count_owned_by)


async def payment(context: Context, payment_id: str | None) -> PaymentRecord | None:
    if payment_id is None or not is_id("pay", payment_id):
        return None
    return await context.loaders.payments.load(payment_id)


async def creation_behind(context: Context, creation_id: str | None) -> CreationRecord | None:
    return None if creation_id is None else await context.loaders.creations.load(creation_id)


def updates(context: Context, after: str | None) -> AsyncGenerator[CreditEvent, None]:
    product = context.product
    audience = product.metrics.audience("creditUpdated")
    return context.events_of(
        CreditStream(product.database, product.broadcast, context.viewer.id, audience=audience), after
    )


def packs(context: Context) -> Packs:
    return context.product.packs


async def checkout(context: Context, pack_id: str, back: ReturnUrls) -> Checkout:
    """Begin a checkout for a pack that leads back to these addresses.

    Raises:
        NotFound, InvalidInput, SeveralRefused: there is no such pack, or an address is not allowed.
        PaymentsUnavailable: this installation takes no payments, or cannot at the moment.
        RateLimited: too many payments of the viewer are not decided yet.
    """
    viewer, findings, payment_context = context.starting_viewer, Findings(), context.product.payment_context
    pack = context.product.packs.by_id(pack_id)
    if pack is None:
        findings.add(NotFound("There is no such pack.", path=["input", "pack"]))
    if payment_context is not None:
        allowed = payment_context.allowed_origins
        findings.take(lambda: back.check(allowed))
    findings.refuse()
    if payment_context is None or pack is None:
        raise PaymentsUnavailable
    return await begin(payment_context, pack, user_id=viewer.id, back=back)


async def amount_refunded(context: Context, payment: PaymentRecord) -> int:
    """Return the part of a payment's amount that went back."""
    return reversed_amount(payment, await context.loaders.reversed_amounts.load(payment.id) or {})


def pack_of(context: Context, payment: PaymentRecord) -> CreditPack | None:
    """Return the pack that was bought; None if it is no longer on sale."""
    return context.product.packs.by_slug(payment.pack)
