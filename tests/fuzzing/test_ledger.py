"""Any interleaving of credit movements keeps the promises: balances are sums, and there is at most one refund."""

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bootstrap.container import Runtime, open_runtime
from db.base import new_id
from db.models import (
    CreationStatus,
    CreditTransaction,
    CreditTransactionKind,
    DebtEntry,
    DebtKind,
    Event,
    FailureCode,
    GenerationTask,
    Payment,
    PaymentReversal,
    PaymentStatus,
    ReversalKind,
    Step,
    User,
)
from db.queries import users as user_queries
from db.queries.generations import leases
from db.records.creations import GenerationRecord
from db.records.images import ImageRecord
from services.billing import credits
from services.billing.payments.context import PaymentContext
from services.billing.payments.reversals import NotPaidYet, reverse
from services.billing.payments.settlement import settle
from services.billing.stripe.wire import CheckoutSession, CheckoutState, Dispute, Refund, ReversalState
from services.errors import Refusal
from services.events.writer import Change, CreditChange, read_change
from services.generation import callbacks, create, creations
from services.generation.requests import GenerationRequest, RetryRequest
from services.generation.steps import dispatch, transitions
from services.identity.accounts import Accounts
from settings import Settings
from tests.db.rows import COST, a_payment, put
from tests.support.kie import FakeKie
from tests.support.spending import spend
from tests.support.stripe import SECRET_KEY, WEBHOOK_SECRET

WELCOME = 50
PACK = {"amount": 500, "currency": "USD", "credits": 60, "pack": "starter"}
NUMBERS = itertools.count()
ACTIONS = (
    *("grant", "create", "retry", "cancel", "delete"),
    *("submit", "call_back", "succeed", "fail"),
    *("begin_payment", "pay", "refuse_payment", "refund", "dispute", "spend"),
)

REVERSING = ("refund", "refund", "dispute", "dispute", "cancel", "fail", "grant", "create", "spend")


@pytest.fixture
async def runtime(data_dir: Path, database_url: str, kie: FakeKie) -> AsyncIterator[Runtime]:
    """An installation without a running worker: each of its steps is an action of the test."""
    chosen: Settings = kie.settings(
        data_dir,
        DATABASE_URL=database_url,
        STRIPE_SECRET_KEY=SECRET_KEY,
        STRIPE_WEBHOOK_SECRET=WEBHOOK_SECRET,
        CARDS="test",
        BASE_URL="https://atelier.example",
    )
    async with open_runtime(chosen) as opened:
        yield opened


@dataclass
class Shop:
    """One user, all possible movements of their credits, and the returned results: ``told`` is their sum."""

    runtime: Runtime
    payment_context: PaymentContext
    user_id: str
    subject: str
    made: list[str] = field(default_factory=list)
    payments: list[str] = field(default_factory=list)
    told: int = WELCOME

    async def act(self, name: str, which: int, amount: int) -> None:
        """Do one action; refusable ones may be refused, and all others must work."""
        subjects = self.payments if name in {"pay", "refuse_payment", "refund", "dispute"} else self.made
        subject = subjects[which % len(subjects)] if subjects else ""
        try:
            await getattr(self, f"_{name}")(subject, amount)
        except (Refusal, transitions.LeaseLost, NotPaidYet):
            return

    async def _grant(self, _: str, amount: int) -> None:
        database = self.runtime.database
        await credits.grant(database, self.runtime.pipeline.event_publisher, self.subject, amount, "of a test")
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
            *(product.database, product.event_publisher, product.offers, request),
            user_id=self.user_id,
            refuse_address=product.refuse_address,
            storage=product.storage,
        )
        self._charged(outcome)

    async def _retry(self, creation: str, amount: int) -> None:
        product = self.runtime.product
        request = RetryRequest(creation, idempotency_key=f"again {amount % 5}" if amount % 2 else None)
        self._charged(
            await creations.retry(
                product.database,
                product.event_publisher,
                product.offers,
                request,
                user_id=self.user_id,
                storage=product.storage,
            )
        )

    def _charged(self, outcome: create.CreationResult) -> None:
        if not outcome.replayed:
            self.made.append(outcome.creation.id)
            self.told -= outcome.creation.credits_used

    async def _cancel(self, creation: str, _: int) -> None:
        product = self.runtime.product
        outcome = await creations.cancel(product.database, product.event_publisher, creation, user_id=self.user_id)
        self.told += outcome.creation.credits_used

    async def _delete(self, creation: str, _: int) -> None:
        product = self.runtime.product
        await creations.delete(product.database, product.event_publisher, creation, user_id=self.user_id)

    async def _submit(self, creation: str, _: int) -> None:
        if (held := await self._held(creation)) and held.step is Step.SUBMIT:
            await transitions.advance(
                *(self.runtime.pipeline, held, Step.AWAIT, CreationStatus.PROCESSING),
                provider_task_id=f"task of {creation}",
                asked_at=held.created_at,
            )

    async def _call_back(self, creation: str, _: int) -> None:
        product = self.runtime.product
        await callbacks.receive(
            product.database,
            product.event_publisher,
            creation_id=creation,
            attempt=1,
            provider_task_id=f"task of {creation}",
        )

    async def _succeed(self, creation: str, _: int) -> None:
        if (held := await self._held(creation)) and held.step is Step.AWAIT:
            image = ImageRecord(
                id=new_id("img"),
                storage_key=new_id("key"),
                thumbnail_key=new_id("key"),
                content_type="image/png",
                width=1,
                height=1,
                byte_size=1,
            )
            await transitions.advance(
                *(self.runtime.pipeline, held, None, CreationStatus.SUCCESS),
                image=image,
                generated_image_id=image.id,
                generated_image_url=f"file:{image.id}",
            )

    async def _fail(self, creation: str, _: int) -> None:
        if held := await self._held(creation):
            await transitions.fail(self.runtime.pipeline, held, FailureCode.TIMED_OUT, "of a test")
            self.told += COST

    async def _held(self, creation: str) -> GenerationRecord | None:
        """Claim a generation from its previous worker, as a worker does after the end of a lease."""
        unfinished = update(GenerationTask).where(GenerationTask.id == creation, GenerationTask.step.is_not(None))
        lease = dispatch.new_lease()
        async with self.runtime.database.begin() as connection:
            await connection.execute(unfinished.values(lease=lease))
            return await leases.by_id(connection, creation)

    async def _begin_payment(self, _: str, __: int) -> None:
        row = a_payment(self.user_id, status=PaymentStatus.PENDING, **PACK)
        async with self.runtime.database.begin() as connection:
            self.payments.append(await put(connection, Payment, row))

    async def _pay(self, payment: str, _: int) -> None:
        await settle(self.payment_context, self._session(payment, CheckoutState.PAID))

    async def _refuse_payment(self, payment: str, _: int) -> None:
        await settle(self.payment_context, self._session(payment, CheckoutState.FAILED))

    @staticmethod
    def _session(payment: str, state: CheckoutState) -> CheckoutSession:
        return CheckoutSession(
            id=f"cs of {payment}",
            state=state,
            amount=500,
            currency="USD",
            payment_id=payment,
            pack="starter",
            credits="60",
            payment_intent=f"pi of {payment}",
            url=None,
        )

    async def _spend(self, _: str, amount: int) -> None:
        """Spend all but a few credits, so that a reversal finds too few."""
        async with self.runtime.database.begin() as connection:
            credit = await user_queries.locked_credit_of(connection, self.user_id)
            assert credit is not None
            if (spent := credit.balance - amount % 3) > 0:
                await spend(connection, self.user_id, spent)
                self.told -= spent

    async def _refund(self, payment: str, amount: int) -> None:
        state = ReversalState.HELD if amount % 3 else ReversalState.RETURNED
        told = Refund(f"re {amount % 4} of {payment}", 100 * (1 + amount % 4), "USD", f"pi of {payment}", state)
        await reverse(self.payment_context, payment, [told])

    async def _dispute(self, payment: str, amount: int) -> None:
        state = ReversalState.HELD if amount % 2 else ReversalState.RETURNED
        await reverse(
            self.payment_context, payment, [Dispute(f"dp of {payment}", 500, "USD", f"pi of {payment}", state)]
        )

    async def check(self) -> None:
        """Hold everything of this user against the promises."""
        entry = CreditTransaction
        async with self.runtime.database.read() as connection:
            user = (await connection.execute(select(User.__table__).where(User.id == self.user_id))).one()
            entries = (
                await connection.execute(
                    select(
                        *(entry.kind, entry.amount, entry.balance_after),
                        *(entry.generation_id, entry.payment_id, entry.debt_id),
                    )
                    .where(entry.user_id == self.user_id)
                    .order_by(entry.id)
                )
            ).all()
            events = (
                await connection.execute(
                    select(Event.seq, Event.subject, Event.payload)
                    .where(Event.user_id == self.user_id)
                    .order_by(Event.seq)
                )
            ).all()
            debts = (
                await connection.execute(select(DebtEntry.__table__).where(DebtEntry.user_id == self.user_id))
            ).all()
            gone = await self._gone(connection)
            paid = await connection.scalar(
                select(func.count()).where(
                    Payment.user_id == self.user_id,
                    Payment.status.in_([PaymentStatus.PAID, PaymentStatus.REFUNDED]),
                )
            )
        assert user.balance == sum(each.amount for each in entries) >= 0
        assert all(each.balance_after >= 0 for each in entries)
        assert self.told == sum(each.amount for each in entries if each.payment_id is None)
        assert sum(each.amount for each in entries if each.kind is CreditTransactionKind.PURCHASE) == 60 * (paid or 0)
        once = [(each.kind, each.generation_id) for each in entries if each.generation_id is not None]
        assert len(once) == len(set(once))
        self._check_debts(user.owed, entries, debts, gone)
        assert [each.seq for each in events] == list(range(1, user.event_seq + 1))
        self._check_settlements([read_change(each.subject, each.payload) for each in events])

    async def _gone(self, connection: AsyncConnection) -> dict[str, int]:
        """Return the credits of each reversed payment, by the documented rule."""
        money: Counter[tuple[str, ReversalKind]] = Counter()
        for each in (await connection.execute(select(PaymentReversal.__table__))).all():
            money[each.payment_id, each.kind] += each.amount
        gone = {}
        for payment in self.payments:
            of = {kind: money[payment, kind] for kind in ReversalKind}
            refunded = max(0, of[ReversalKind.REFUND] - of[ReversalKind.REFUND_FAILED])
            disputed = max(0, of[ReversalKind.DISPUTE] - of[ReversalKind.DISPUTE_WON])
            gone[payment] = 60 * min(500, refunded + disputed) // 500
        return gone

    def _check_debts(self, owed: int, entries: Sequence[Any], debts: Sequence[Any], gone: dict[str, int]) -> None:
        """Each payment's credits are taken or owed as far as its money is gone, and no debt was taken twice."""
        assert owed == sum(each.amount for each in debts) >= 0
        for payment in self.payments:
            of = [each for each in entries if each.payment_id == payment]
            taken = -sum(each.amount for each in of if each.kind is not CreditTransactionKind.PURCHASE)
            left = sum(each.amount for each in debts if each.payment_id == payment)
            assert taken + left == gone[payment]
            assert min(taken, left) >= 0
        settled = {each.id: each.amount for each in debts if each.kind is DebtKind.SETTLEMENT}
        taken_for = [(each.debt_id, each.amount) for each in entries if each.kind is CreditTransactionKind.DEBT]
        assert sorted(taken_for) == sorted(settled.items())

    @staticmethod
    def _check_settlements(changes: list[Change]) -> None:
        """Each refund and grant to a user with a debt is followed at once by the largest possible settlement."""
        for number, change in enumerate(changes):
            if not isinstance(change, CreditChange) or change.transaction is None:
                continue
            if change.transaction.kind in {CreditTransactionKind.REFUND, CreditTransactionKind.GRANT}:
                last = change
                for each in itertools.takewhile(_is_debt, changes[number + 1 :]):
                    last = each if isinstance(each, CreditChange) else last
                settled = min(change.transaction.amount, change.credit.owed)
                assert change.credit.balance - last.credit.balance == settled
                assert change.credit.owed - last.credit.owed == settled


def _is_debt(change: Change) -> bool:
    entry = change.transaction if isinstance(change, CreditChange) else None
    return entry is not None and entry.kind is CreditTransactionKind.DEBT


def rounds_of(actions: Sequence[str]) -> st.SearchStrategy[list[list[tuple[str, int, int]]]]:
    """Return a strategy for rounds of actions; the actions of one round happen at once."""
    action = st.tuples(st.sampled_from(actions), st.integers(0, 5), st.integers(1, 30))
    return st.lists(st.lists(action, min_size=1, max_size=4), min_size=1, max_size=8)


async def opened(runtime: Runtime) -> Shop:
    """Return a shop for a user of its own: all examples have one database."""
    subject = f"user {next(NUMBERS)}"
    user = await Accounts(runtime.database, signup_credits=WELCOME).by_subject(subject)
    payment_context = runtime.product.payment_context
    assert payment_context is not None
    return Shop(runtime, payment_context, user.id, subject)


async def play(shop: Shop, rounds: list[list[tuple[str, int, int]]]) -> None:
    for actions in rounds:
        await asyncio.gather(*(shop.act(*action) for action in actions))
        await shop.check()
    # At the end: it reads the ledgers of all users, and a mismatch stays.
    assert await credits.verify(shop.runtime.database) == []


@settings(suppress_health_check=list(HealthCheck))
@given(rounds=rounds_of(ACTIONS))
async def test_any_interleaving_keeps_the_promises(rounds: list[list[tuple[str, int, int]]], runtime: Runtime) -> None:
    await play(await opened(runtime), rounds)


@settings(suppress_health_check=list(HealthCheck))
@given(rounds=rounds_of(REVERSING))
async def test_any_interleaving_takes_reversed_credits_once(
    rounds: list[list[tuple[str, int, int]]], runtime: Runtime
) -> None:
    shop = await opened(runtime)
    for name, which in (("begin_payment", 0), ("begin_payment", 0), ("pay", 0), ("pay", 1)):
        await shop.act(name, which, 1)
    for _ in range(3):
        await shop.act("create", 0, 2)
    await shop.act("spend", 0, 3)

    await play(shop, rounds)
