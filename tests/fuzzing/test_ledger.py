"""Any interleaving of what moves credits keeps the promises: balances are sums, and refunds come once at most."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from db.base import new_id
from db.models import (
    CreationStatus,
    CreditTransaction,
    CreditTransactionKind,
    Event,
    FailureCode,
    GenerationTask,
    Payment,
    PaymentStatus,
    Step,
    User,
)
from db.queries import generations as generation_queries
from db.records.creations import GenerationRecord
from db.records.images import ImageRecord
from runtime import Runtime, open_runtime
from services import creations, credits, recording
from services.accounts import Accounts
from services.errors import Refusal
from services.generation import admission, callbacks, transitions
from services.generation_requests import GenerationRequest, RetryRequest
from services.payments.reversing import NotPaidYet, reverse
from services.payments.settling import settle
from services.payments.till import Till
from services.stripe.wire import CheckoutSession, Dispute, Outcome, Refund, Standing
from settings import Settings
from tests.db.rows import COST, a_payment, put
from tests.kie import FakeKie
from tests.stripe import SECRET_KEY, WEBHOOK_SECRET

WELCOME = 50
PACK = {"amount": 500, "currency": "USD", "credits": 60, "pack": "starter"}
NUMBERS = itertools.count()
ACTIONS = (
    *("grant", "create", "retry", "cancel", "delete"),
    *("submit", "call_back", "succeed", "fail"),
    *("begin_payment", "pay", "refuse_payment", "refund", "dispute"),
)


@pytest.fixture
async def runtime(data_dir: Path, database_url: str, kie: FakeKie) -> AsyncIterator[Runtime]:
    """An installation whose worker does not run: each of its steps is an action of the test."""
    chosen: Settings = kie.settings(
        data_dir,
        DATABASE_URL=database_url,
        STRIPE_SECRET_KEY=SECRET_KEY,
        STRIPE_WEBHOOK_SECRET=WEBHOOK_SECRET,
        BASE_URL="https://atelier.example",
    )
    async with open_runtime(chosen) as opened:
        yield opened


@dataclass
class Shop:
    """One user, all that may happen to their credits, and what those who did it were told: ``told`` is its sum."""

    runtime: Runtime
    till: Till
    user_id: str
    subject: str
    made: list[str] = field(default_factory=list)
    payments: list[str] = field(default_factory=list)
    told: int = WELCOME

    async def act(self, name: str, which: int, amount: int) -> None:
        """Do one thing; what may be refused may be refused, and everything else must work."""
        subjects = self.payments if name in {"pay", "refuse_payment", "refund", "dispute"} else self.made
        subject = subjects[which % len(subjects)] if subjects else ""
        try:
            await getattr(self, f"_{name}")(subject, amount)
        except (Refusal, transitions.LeaseLost, NotPaidYet):
            return

    async def _grant(self, _: str, amount: int) -> None:
        database = self.runtime.database
        await credits.grant(database, self.runtime.workshop.doorbell, self.subject, amount, "of a test")
        self.told += amount

    async def _create(self, _: str, amount: int) -> None:
        product = self.runtime.product
        request = GenerationRequest(
            prompt="a heron",
            style="sty_none",
            # A few keys for all, so that some come again, at once too.
            idempotency_key=str(amount % 5) if amount % 2 else None,
        )
        outcome = await creations.create(
            *(product.database, product.doorbell, product.prices, request),
            user_id=self.user_id,
            refuse_address=product.refuse_address,
            storage=product.storage,
        )
        self._charged(outcome)

    async def _retry(self, creation: str, amount: int) -> None:
        product = self.runtime.product
        request = RetryRequest(creation, idempotency_key=f"again {amount % 5}" if amount % 2 else None)
        self._charged(
            await creations.retry(product.database, product.doorbell, product.prices, request, user_id=self.user_id)
        )

    def _charged(self, outcome: recording.Outcome) -> None:
        if not outcome.replayed:
            self.made.append(outcome.creation.id)
            self.told -= outcome.creation.credits_used

    async def _cancel(self, creation: str, _: int) -> None:
        product = self.runtime.product
        outcome = await creations.cancel(product.database, product.doorbell, creation, user_id=self.user_id)
        self.told += outcome.creation.credits_used

    async def _delete(self, creation: str, _: int) -> None:
        product = self.runtime.product
        await creations.delete(product.database, product.doorbell, creation, user_id=self.user_id)

    async def _submit(self, creation: str, _: int) -> None:
        if (held := await self._held(creation)) and held.step is Step.SUBMIT:
            await transitions.advance(
                *(self.runtime.workshop, held, Step.AWAIT, CreationStatus.PROCESSING),
                kie_task_id=f"task of {creation}",
                asked_at=held.created_at,
            )

    async def _call_back(self, creation: str, _: int) -> None:
        product = self.runtime.product
        await callbacks.hear(
            product.database, product.doorbell, creation_id=creation, attempt=1, kie_task_id=f"task of {creation}"
        )

    async def _succeed(self, creation: str, _: int) -> None:
        if (held := await self._held(creation)) and held.step is Step.AWAIT:
            image = ImageRecord(new_id("img"), new_id("key"), new_id("key"), "image/png", 1, 1, 1)
            await transitions.advance(
                *(self.runtime.workshop, held, None, CreationStatus.SUCCESS),
                image=image,
                generated_image_id=image.id,
                generated_image_url=f"file:{image.id}",
            )

    async def _fail(self, creation: str, _: int) -> None:
        if held := await self._held(creation):
            await transitions.fail(self.runtime.workshop, held, FailureCode.TIMED_OUT, "of a test")
            self.told += COST

    async def _held(self, creation: str) -> GenerationRecord | None:
        """Take a generation over from whoever held it, as a worker does once a lease is over."""
        unfinished = update(GenerationTask).where(GenerationTask.id == creation, GenerationTask.step.is_not(None))
        lease = admission.new_lease()
        async with self.runtime.database.begin() as connection:
            await connection.execute(unfinished.values(lease=lease))
            return await generation_queries.by_id(connection, creation)

    async def _begin_payment(self, _: str, __: int) -> None:
        row = a_payment(self.user_id, status=PaymentStatus.PENDING, **PACK)
        async with self.runtime.database.begin() as connection:
            self.payments.append(await put(connection, Payment, row))

    async def _pay(self, payment: str, _: int) -> None:
        await settle(self.till, self._session(payment, Outcome.PAID))

    async def _refuse_payment(self, payment: str, _: int) -> None:
        await settle(self.till, self._session(payment, Outcome.FAILED))

    @staticmethod
    def _session(payment: str, outcome: Outcome) -> CheckoutSession:
        return CheckoutSession(
            id=f"cs of {payment}",
            outcome=outcome,
            amount=500,
            currency="USD",
            payment_id=payment,
            pack="starter",
            credits="60",
            payment_intent=f"pi of {payment}",
            url=None,
        )

    async def _refund(self, payment: str, amount: int) -> None:
        standing = Standing.HELD if amount % 3 else Standing.RETURNED
        told = Refund(f"re {amount % 4} of {payment}", 100 * (1 + amount % 4), "USD", f"pi of {payment}", standing)
        await reverse(self.till, payment, [told])

    async def _dispute(self, payment: str, amount: int) -> None:
        standing = Standing.HELD if amount % 2 else Standing.RETURNED
        await reverse(self.till, payment, [Dispute(f"dp of {payment}", 500, "USD", f"pi of {payment}", standing)])

    async def check(self) -> None:
        """Hold everything against the promises."""
        assert await credits.verify(self.runtime.database) == []
        entry = CreditTransaction
        async with self.runtime.database.read() as connection:
            user = (await connection.execute(select(User.__table__).where(User.id == self.user_id))).one()
            entries = (
                await connection.execute(
                    select(entry.kind, entry.amount, entry.balance_after, entry.generation_id, entry.payment_id)
                    .where(entry.user_id == self.user_id)
                    .order_by(entry.id)
                )
            ).all()
            seqs = (
                await connection.scalars(select(Event.seq).where(Event.user_id == self.user_id).order_by(Event.seq))
            ).all()
            paid = await connection.scalar(
                select(func.count()).where(
                    Payment.user_id == self.user_id,
                    Payment.status.in_([PaymentStatus.PAID, PaymentStatus.REFUNDED]),
                )
            )
        of_payments = {CreditTransactionKind.PURCHASE, CreditTransactionKind.ADJUSTMENT}
        assert user.balance == sum(each.amount for each in entries) >= 0
        assert all(each.balance_after >= 0 for each in entries)
        assert self.told == sum(each.amount for each in entries if each.kind not in of_payments)
        assert sum(each.amount for each in entries if each.kind is CreditTransactionKind.PURCHASE) == 60 * (paid or 0)
        once = [(each.kind, each.generation_id) for each in entries if each.generation_id is not None]
        assert len(once) == len(set(once))
        assert list(seqs) == list(range(1, user.event_seq + 1))


# What happens in one round happens at once.
ROUND = st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 5), st.integers(1, 30)), min_size=1, max_size=4)


# One database for all examples, each with a user of its own.
@settings(suppress_health_check=list(HealthCheck))
@given(rounds=st.lists(ROUND, min_size=1, max_size=8))
async def test_any_interleaving_keeps_the_promises(rounds: list[list[tuple[str, int, int]]], runtime: Runtime) -> None:
    subject = f"user {next(NUMBERS)}"
    user = await Accounts(runtime.database, signup_credits=WELCOME).by_subject(subject)
    till = runtime.product.till
    assert till is not None
    shop = Shop(runtime, till, user.id, subject)

    for actions in rounds:
        await asyncio.gather(*(shop.act(*action) for action in actions))
        await shop.check()
