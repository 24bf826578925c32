"""A checkout on a Stripe that the test controls, and a user who buys there."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from db.engine import Database
from db.models import CreditTransaction, CreditTransactionKind, Payment, PaymentReversal, PaymentStatus, User
from services.billing import credits
from services.billing.packs import CreditPack
from services.billing.payments.checkout import OWN_PAGES, Checkout, begin
from services.billing.payments.context import PaymentContext
from services.billing.payments.return_urls import ReturnUrls
from services.billing.payments.settlement import SettlementResult
from services.billing.payments.webhooks import handle
from services.billing.stripe.client import StripeClient, StripeConfig
from services.billing.stripe.events import verify
from services.clock import now
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.identity.accounts import Accounts
from tests.support.spending import spend
from tests.support.stripe import SECRET_KEY, WEBHOOK_SECRET, FakeStripe, Json, event, signature

PACK = CreditPack("studio", "Studio", credits=500, amount=2000, currency="USD")


@pytest.fixture
async def stripe() -> AsyncIterator[FakeStripe]:
    async with FakeStripe() as fake:
        yield fake


@pytest.fixture
async def payment_context(database: Database, stripe: FakeStripe) -> AsyncIterator[PaymentContext]:
    broadcast = Broadcast("memory://")
    config = StripeConfig(SECRET_KEY, stripe.url, timeout=10, total=30, retries=1)
    async with broadcast, EventPublisher(broadcast) as event_publisher, StripeClient(config) as client:
        yield PaymentContext(database, event_publisher, client, "https://shop.example", reachable=True)


@dataclass
class Buyer:
    """A user with 100 credits who buys, and the stored rows of it."""

    payment_context: PaymentContext
    stripe: FakeStripe
    user_id: str

    async def begin(self, pack: CreditPack = PACK, back: ReturnUrls = OWN_PAGES) -> Checkout:
        return await begin(self.payment_context, pack, user_id=self.user_id, back=back)

    async def bought(self) -> str:
        """Buy a pack and return the session."""
        session_id = (await self.begin()).payment.provider_reference or ""
        assert await self.tell("checkout.session.completed", self.stripe.paid(session_id)) is SettlementResult.SETTLED
        return session_id

    async def tell(self, kind: str, about: Json) -> SettlementResult:
        """Deliver an event with its signed body."""
        body = event(kind, about)
        return await handle(
            self.payment_context, verify(body, signature=signature(body), secrets=(WEBHOOK_SECRET,), now=now())
        )

    async def payments(self) -> list[tuple[PaymentStatus, str | None]]:
        """Return the status and the checkout of each payment, in order."""
        rows = select(Payment.status, Payment.checkout_url).where(Payment.user_id == self.user_id).order_by(Payment.id)
        async with self.payment_context.database.read() as connection:
            return [(row.status, row.checkout_url) for row in await connection.execute(rows)]

    async def ledger(self) -> list[tuple[CreditTransactionKind, int, int]]:
        """Return the kind, the amount and the balance of each entry but the first, which welcomes."""
        rows = (
            select(CreditTransaction.kind, CreditTransaction.amount, CreditTransaction.balance_after)
            .where(CreditTransaction.user_id == self.user_id)
            .order_by(CreditTransaction.id)
        )
        async with self.payment_context.database.read() as connection:
            return [(kind, amount, after) for kind, amount, after in await connection.execute(rows)][1:]

    async def spend(self, amount: int) -> None:
        async with self.payment_context.database.begin() as connection:
            await spend(connection, self.user_id, amount)

    async def kept(self) -> list[object]:
        """Return all stored rows: if they are equal before and after, nothing was written."""
        async with self.payment_context.database.read() as connection:
            return [
                tuple(row)
                for table in (User, Payment, PaymentReversal, CreditTransaction)
                for row in await connection.execute(select(table.__table__).order_by(table.id))
            ]

    async def make_due(self, *, older_by: float = 0) -> None:
        """Make the checkouts due to be read from Stripe, and older by ``seconds``."""
        async with self.payment_context.database.begin() as connection:
            await connection.execute(update(Payment).where(Payment.look_at.is_not(None)).values(look_at=now()))
            if older_by:
                for payment_id, created_at in (await connection.execute(select(Payment.id, Payment.created_at))).all():
                    older = created_at - timedelta(seconds=older_by)
                    await connection.execute(update(Payment).where(Payment.id == payment_id).values(created_at=older))


@pytest.fixture
async def buyer(payment_context: PaymentContext, stripe: FakeStripe) -> AsyncIterator[Buyer]:
    user = await Accounts(payment_context.database, signup_credits=100).by_subject("ada")
    yield Buyer(payment_context, stripe, user.id)
    assert await credits.verify(payment_context.database) == []


@pytest.fixture
async def other_buyer(payment_context: PaymentContext, stripe: FakeStripe) -> Buyer:
    user = await Accounts(payment_context.database, signup_credits=100).by_subject("bob")
    return Buyer(payment_context, stripe, user.id)
