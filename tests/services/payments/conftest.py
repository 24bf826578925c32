"""A till at a Stripe that does as it is told, and somebody who buys there."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from db.engine import Database
from db.models import CreditTransaction, CreditTransactionKind, Payment, PaymentReversal, PaymentStatus, User
from services import credits
from services.accounts import Accounts
from services.clock import now
from services.events.broadcast import Broadcast
from services.events.doorbell import Doorbell
from services.packs import CreditPack
from services.payments.checkout import Checkout, begin
from services.payments.hearing import hear
from services.payments.settling import Verdict
from services.payments.till import Till
from services.stripe.client import StripeClient, StripeConfig
from services.stripe.events import verify
from tests.stripe import SECRET_KEY, WEBHOOK_SECRET, FakeStripe, Json, event, signature

PACK = CreditPack("studio", "Studio", credits=500, amount=2000, currency="USD")


@pytest.fixture
async def stripe() -> AsyncIterator[FakeStripe]:
    async with FakeStripe() as fake:
        yield fake


@pytest.fixture
async def till(database: Database, stripe: FakeStripe) -> AsyncIterator[Till]:
    broadcast = Broadcast("memory://")
    config = StripeConfig(SECRET_KEY, stripe.url, timeout=10, total=30, retries=1)
    async with broadcast, Doorbell(broadcast) as doorbell, StripeClient(config) as client:
        yield Till(database, doorbell, client, "https://shop.example", reachable=True)


@dataclass
class Buyer:
    """Somebody with 100 credits who buys, and what is kept of it."""

    till: Till
    stripe: FakeStripe
    user_id: str

    async def begin(self, pack: CreditPack = PACK) -> Checkout:
        return await begin(self.till, pack, user_id=self.user_id)

    async def bought(self) -> str:
        """Buy a pack and return the session."""
        session_id = (await self.begin()).payment.provider_reference or ""
        assert await self.tell("checkout.session.completed", self.stripe.paid(session_id)) is Verdict.SETTLED
        return session_id

    async def tell(self, kind: str, about: Json) -> Verdict:
        """Have an event heard, as its signed body says it."""
        body = event(kind, about)
        return await hear(self.till, verify(body, signature=signature(body), secret=WEBHOOK_SECRET, now=now()))

    async def payments(self) -> list[tuple[PaymentStatus, str | None]]:
        """Return the status and the checkout of each payment, in order."""
        rows = select(Payment.status, Payment.checkout_url).where(Payment.user_id == self.user_id).order_by(Payment.id)
        async with self.till.database.read() as connection:
            return [(row.status, row.checkout_url) for row in await connection.execute(rows)]

    async def ledger(self) -> list[tuple[CreditTransactionKind, int, int]]:
        """Return the kind, the amount and the balance of each entry but the first, which welcomes."""
        rows = (
            select(CreditTransaction.kind, CreditTransaction.amount, CreditTransaction.balance_after)
            .where(CreditTransaction.user_id == self.user_id)
            .order_by(CreditTransaction.id)
        )
        async with self.till.database.read() as connection:
            return [(kind, amount, after) for kind, amount, after in await connection.execute(rows)][1:]

    async def spend(self, amount: int) -> None:
        async with self.till.database.begin() as connection:
            await credits.move(connection, self.user_id, -amount, CreditTransactionKind.ADJUSTMENT, "spent in a test")

    async def kept(self) -> list[object]:
        """Return all that is kept: equal before and after, nothing was written."""
        async with self.till.database.read() as connection:
            return [
                tuple(row)
                for table in (User, Payment, PaymentReversal, CreditTransaction)
                for row in await connection.execute(select(table.__table__).order_by(table.id))
            ]

    async def make_due(self, *, older_by: float = 0) -> None:
        """Have the checkouts be due to be asked about, and be so many seconds older."""
        async with self.till.database.begin() as connection:
            await connection.execute(update(Payment).where(Payment.look_at.is_not(None)).values(look_at=now()))
            if older_by:
                for payment_id, created_at in (await connection.execute(select(Payment.id, Payment.created_at))).all():
                    older = created_at - timedelta(seconds=older_by)
                    await connection.execute(update(Payment).where(Payment.id == payment_id).values(created_at=older))


@pytest.fixture
async def buyer(till: Till, stripe: FakeStripe) -> AsyncIterator[Buyer]:
    user = await Accounts(till.database, signup_credits=100).by_subject("ada")
    yield Buyer(till, stripe, user.id)
    assert await credits.verify(till.database) == []
