"""Debts: reversed money takes its credits along; spent ones are taken from the refunds and grants that follow."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from db.engine import Database
from db.models import (
    CreditTransaction,
    CreditTransactionKind,
    DebtEntry,
    DebtKind,
    Event,
    GenerationTask,
    Payment,
    User,
)
from services.billing import credits
from services.errors import CreditsOwed
from services.events.writer import CreditChange, read_change
from services.generation import creations, quotes
from services.generation.create import CreationResult
from services.generation.offers import Offers
from services.generation.quotes import Quote
from services.generation.requests import GenerationRequest, RetryRequest, Source
from tests.conftest import NOWHERE
from tests.services.billing.payments.conftest import Buyer
from tests.support.offers import offers
from tests.support.postgres import Postgres
from tests.support.stripe import FakeStripe, Json
from tests.support.waiting import until

COST = 20
OFFERS = offers(COST)
HERON = GenerationRequest(prompt="a heron", style="sty_none")
FROM_OUTSIDE = replace(HERON, sources=(Source(url="https://pictures.example/heron.png"),))

PURCHASE, GRANT, REFUND, ADJUSTMENT, DEBT = (
    CreditTransactionKind.PURCHASE,
    CreditTransactionKind.GRANT,
    CreditTransactionKind.REFUND,
    CreditTransactionKind.ADJUSTMENT,
    CreditTransactionKind.DEBT,
)


@dataclass
class Customer:
    """A user who buys and makes images, and the rows of it."""

    buyer: Buyer
    stripe: FakeStripe

    @property
    def database(self) -> Database:
        return self.buyer.payment_context.database

    async def create(self, request: GenerationRequest = HERON, on_offer: Offers = OFFERS) -> CreationResult:
        return await creations.create(
            *(self.database, self.buyer.payment_context.event_publisher, on_offer, request),
            user_id=self.buyer.user_id,
            refuse_address=lambda _: None,
            storage=NOWHERE,
        )

    async def quote(self, on_offer: Offers = OFFERS) -> Quote:
        return await quotes.quote(
            self.database, on_offer, HERON, user_id=self.buyer.user_id, refuse_address=lambda _: None
        )

    async def cancel(self, outcome: CreationResult) -> CreationResult:
        return await creations.cancel(
            self.database, self.buyer.payment_context.event_publisher, outcome.creation.id, user_id=self.buyer.user_id
        )

    async def grant(self, amount: int) -> credits.Grant:
        return await credits.grant(
            self.database, self.buyer.payment_context.event_publisher, "ada", amount, "of a test"
        )

    async def dispute(self, session_id: str, status: str = "needs_response", amount: int = 2000) -> None:
        await self.buyer.tell("charge.dispute.closed", self.stripe.dispute(session_id, amount, status))

    async def stands(self) -> tuple[int, int]:
        """Return the balance and the credits that are owed."""
        async with self.database.read() as connection:
            row = (await connection.execute(select(User.balance, User.owed).where(User.id == self.buyer.user_id))).one()
        return row.balance, row.owed

    async def debts(self) -> list[tuple[DebtKind, int]]:
        """Return each change of the debts, in order."""
        rows = select(DebtEntry.kind, DebtEntry.amount).where(DebtEntry.user_id == self.buyer.user_id)
        async with self.database.read() as connection:
            return [(kind, amount) for kind, amount in await connection.execute(rows.order_by(DebtEntry.id))]

    async def kept(self) -> list[object]:
        async with self.database.read() as connection:
            rows = [
                tuple(row)
                for table in (GenerationTask, Event)
                for row in await connection.execute(select(table.__table__).order_by(*table.__table__.primary_key))
            ]
        return [*await self.buyer.kept(), *await self.debts(), *rows]


@pytest.fixture
async def customer(buyer: Buyer, stripe: FakeStripe) -> AsyncIterator[Customer]:
    yield Customer(buyer, stripe)
    assert await credits.verify(buyer.payment_context.database) == []


async def test_credits_in_flight_go_along_with_the_money(customer: Customer) -> None:
    session_id = await customer.buyer.bought()
    begun = [await customer.create() for _ in range(30)]
    await customer.dispute(session_id, "lost")
    assert await customer.stands() == (0, 500)

    for outcome in begun:
        await customer.cancel(outcome)

    assert await customer.stands() == (100, 0)
    ledger = (await customer.buyer.ledger())[31:]
    assert ledger == [(REFUND, 20, 20), (DEBT, -20, 0)] * 25 + [(REFUND, 20, 20 * left) for left in range(1, 6)]
    assert await customer.debts() == [(DebtKind.REVERSAL, 500)] + [(DebtKind.SETTLEMENT, -20)] * 25


async def test_a_refund_settles_no_more_than_is_owed_and_its_entry_names_the_debt(customer: Customer) -> None:
    session_id = await customer.buyer.bought()
    begun = [await customer.create() for _ in range(2)]
    await customer.buyer.spend(560 - 490)
    await customer.dispute(session_id)
    assert await customer.stands() == (0, 10)

    outcomes = [await customer.cancel(outcome) for outcome in begun]

    assert [(outcome.credit.balance, outcome.credit.owed) for outcome in outcomes] == [(10, 0), (30, 0)]
    assert (await customer.buyer.ledger())[-3:] == [(REFUND, 20, 20), (DEBT, -10, 10), (REFUND, 20, 30)]
    entry, debt = CreditTransaction, DebtEntry
    async with customer.database.read() as connection:
        rows = select(entry.amount, debt.amount, debt.generation_id, entry.payment_id == debt.payment_id)
        named = (await connection.execute(rows.join(debt, entry.debt_id == debt.id))).all()
    assert [tuple(row) for row in named] == [(-10, -10, begun[0].creation.id, True)]


async def test_a_grant_settles_first_and_says_how_much(customer: Customer) -> None:
    session_id = await customer.buyer.bought()
    await customer.buyer.spend(530)
    await customer.dispute(session_id)

    some, rest = await customer.grant(100), await customer.grant(350)

    assert (some.credit.balance, some.credit.owed, some.settled) == (0, 330, 100)
    assert (rest.credit.balance, rest.credit.owed, rest.settled) == (20, 0, 330)
    assert (rest.credit.granted, rest.credit.purchased) == (550, 500)


async def test_a_purchase_is_not_taken(customer: Customer) -> None:
    session_id = await customer.buyer.bought()
    await customer.buyer.spend(600)
    await customer.dispute(session_id)

    await customer.buyer.bought()

    assert await customer.stands() == (500, 500)
    assert (await customer.buyer.ledger())[-1] == (PURCHASE, 500, 500)


async def test_money_that_comes_back_lessens_the_debt_first_and_gives_what_was_taken(customer: Customer) -> None:
    session_id = await customer.buyer.bought()
    begun = await customer.create()
    await customer.buyer.spend(380)  # 200 are left.
    await customer.dispute(session_id)
    assert await customer.stands() == (0, 300)
    await customer.cancel(begun)
    assert await customer.stands() == (0, 280)

    await customer.dispute(session_id, "won")

    # 200 were taken at once and 20 later; 280 were owed.
    assert await customer.stands() == (220, 0)
    assert (await customer.buyer.ledger())[-1] == (ADJUSTMENT, 220, 220)
    assert await customer.debts() == [
        (DebtKind.REVERSAL, 300),
        (DebtKind.SETTLEMENT, -20),
        (DebtKind.RESTORATION, -280),
    ]


async def test_money_that_comes_back_in_part_only_lessens_the_debt(customer: Customer) -> None:
    session_id = await customer.buyer.bought()
    await customer.buyer.spend(530)
    refund = customer.stripe.refund(session_id, 1000)
    await customer.buyer.tell("refund.created", refund)
    await customer.buyer.tell("refund.created", customer.stripe.refund(session_id, 1000))
    assert await customer.stands() == (0, 430)
    entries = await customer.buyer.ledger()

    await customer.buyer.tell("refund.failed", refund | {"status": "failed"})

    assert await customer.stands() == (0, 180)
    assert await customer.buyer.ledger() == entries


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
async def test_in_whatever_order_reversals_are_told_as_much_is_taken_and_owed(
    customer: Customer, order: tuple[int, ...]
) -> None:
    """A refund of a half that failed, another of a quarter, and a dispute that was won: a quarter is gone."""
    session_id = await customer.buyer.bought()
    await customer.buyer.spend(550)
    half, quarter = (customer.stripe.refund(session_id, amount) for amount in (1000, 500))
    told: list[tuple[str, Json]] = [
        ("refund.created", half),
        ("refund.failed", half | {"status": "failed"}),
        ("refund.created", quarter),
        ("charge.dispute.created", customer.stripe.dispute(session_id, 2000)),
    ]

    for index in (*order, *order):
        await customer.buyer.tell(*told[index])
        balance, owed = await customer.stands()
        assert (balance, owed) in {(50, 0), (0, 200), (0, 75), (0, 325), (0, 450)}
    assert await customer.stands() == (0, 450)
    await customer.dispute(session_id, "won")

    assert await customer.stands() == (0, 75)


async def test_all_of_it_at_once_ends_the_same(customer: Customer) -> None:
    session_id = await customer.buyer.bought()
    await customer.buyer.spend(550)
    half, quarter = (customer.stripe.refund(session_id, amount) for amount in (1000, 500))
    dispute = customer.stripe.dispute(session_id, 2000)
    told: list[tuple[str, Json]] = [
        *(("refund.created", half), ("refund.failed", half | {"status": "failed"}), ("refund.created", quarter)),
        *(("charge.dispute.created", dispute), ("charge.dispute.closed", dispute | {"status": "won"})),
    ]

    await asyncio.gather(*(customer.buyer.tell(*one) for one in told * 3))

    assert await customer.stands() == (0, 75)


async def test_refunds_at_once_with_a_reversal_leave_nothing_taken_twice_or_forgotten(customer: Customer) -> None:
    for _ in range(3):
        session_id = await customer.buyer.bought()
        begun = [await customer.create() for _ in range(12)]

        await asyncio.gather(
            *(customer.cancel(outcome) for outcome in begun[:6]),
            customer.dispute(session_id),
            *(customer.dispute(session_id) for _ in range(2)),
            *(customer.cancel(outcome) for outcome in begun[6:]),
        )

        assert await customer.stands() == (100, 0)
    async with customer.database.read() as connection:
        doubled = select(CreditTransaction.debt_id).where(CreditTransaction.debt_id.is_not(None))
        doubled = doubled.group_by(CreditTransaction.debt_id).having(func.count() > 1)
        assert (await connection.scalars(doubled)).all() == []


async def test_debts_for_several_payments_are_settled_oldest_first(customer: Customer) -> None:
    sessions = [await customer.buyer.bought() for _ in range(2)]
    await customer.buyer.spend(1100)
    for session_id, amount in zip(sessions, (120, 400), strict=True):
        await customer.buyer.tell("refund.created", customer.stripe.refund(session_id, amount))
    assert await customer.stands() == (0, 130)

    granted = await customer.grant(50)

    assert (granted.credit.balance, granted.credit.owed, granted.settled) == (0, 80, 50)
    assert (await customer.buyer.ledger())[-3:] == [(GRANT, 50, 50), (DEBT, -30, 20), (DEBT, -20, 0)]
    async with customer.database.read() as connection:
        owed = select(Payment.provider_reference, func.sum(DebtEntry.amount)).join(Payment)
        left = dict((await connection.execute(owed.group_by(Payment.provider_reference))).all())
    assert left == {sessions[0]: 0, sessions[1]: 80}


async def changes(customer: Customer, since: int) -> list[CreditChange]:
    """Return the history's entries about credits after an event."""
    rows = select(Event.subject, Event.payload).where(Event.user_id == customer.buyer.user_id, Event.seq > since)
    async with customer.database.read() as connection:
        told = [
            read_change(subject, payload) for subject, payload in await connection.execute(rows.order_by(Event.seq))
        ]
    return [change for change in told if isinstance(change, CreditChange)]


async def test_each_change_of_what_is_owed_is_an_event(customer: Customer) -> None:
    session_id = await customer.buyer.bought()
    await customer.buyer.spend(600)
    await customer.dispute(session_id)
    await customer.grant(30)

    told = await changes(customer, since=3)

    assert [
        (change.credit.balance, change.credit.owed, change.transaction and change.transaction.kind) for change in told
    ] == [(0, 500, None), (30, 500, GRANT), (0, 470, DEBT)]


async def test_events_of_versions_that_knew_no_debts_are_read(customer: Customer) -> None:
    await customer.buyer.bought()
    (bought,) = await changes(customer, since=1)
    old = msgspec.to_builtins(bought)
    del old["credit"]["owed"]
    async with customer.database.read() as connection:
        subject = (await connection.scalars(select(Event.subject).where(Event.seq == 2))).one()

    assert read_change(subject, msgspec.json.encode(old).decode()) == bought


@pytest.mark.parametrize("request_", [HERON, FROM_OUTSIDE], ids=["text", "address"])
async def test_who_owes_starts_nothing_and_an_earlier_key_is_still_answered(
    customer: Customer, request_: GenerationRequest
) -> None:
    session_id = await customer.buyer.bought()
    keyed = replace(request_, idempotency_key="before")
    earlier = await customer.create(keyed)
    canceled = await customer.create(request_)
    await customer.buyer.spend(200)
    await customer.cancel(canceled)
    await customer.dispute(session_id)
    await customer.buyer.bought()
    assert await customer.stands() == (500, 120)
    before = await customer.kept()

    with pytest.raises(CreditsOwed, match=r"You owe 120 credits.*grant") as refusal:
        await customer.create(request_)
    with pytest.raises(CreditsOwed):
        await customer.create(replace(request_, idempotency_key="after"))
    with pytest.raises(CreditsOwed):
        await creations.retry(
            *(
                customer.database,
                customer.buyer.payment_context.event_publisher,
                OFFERS,
                RetryRequest(canceled.creation.id),
            ),
            storage=NOWHERE,
            user_id=customer.buyer.user_id,
        )
    again = await customer.create(keyed)
    quote = await customer.quote()

    assert refusal.value.owed == 120
    assert (again.replayed, again.creation.id, again.credit.owed) == (True, earlier.creation.id, 120)
    assert (quote.balance, quote.affordable) == (500, False)
    assert await customer.kept() == before


async def test_who_owes_starts_images_where_the_operator_allows_it(customer: Customer) -> None:
    session_id = await customer.buyer.bought()
    await customer.buyer.spend(600)
    await customer.dispute(session_id)
    await customer.buyer.bought()
    allowing = offers(COST, while_owing=True)

    outcome = await customer.create(on_offer=allowing)
    quote = await customer.quote(allowing)

    assert (outcome.credit.balance, outcome.credit.owed, quote.affordable) == (480, 500, True)


@pytest.mark.postgres
async def test_a_dispute_that_is_won_waits_for_a_refund_that_settles_it(customer: Customer, postgres: Postgres) -> None:
    """The dispute reads the debt after it has locked the user's row, because a refund before it changed the debt."""
    session_id = await customer.buyer.bought()
    outcome = await customer.create()
    await customer.buyer.spend(580)
    await customer.dispute(session_id)
    name = str(customer.database.url.database)
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    async with postgres.connection(name) as looking, postgres.connection(name) as other:
        async with other.transaction():
            await other.execute("SELECT id FROM users FOR NO KEY UPDATE")
            canceling = asyncio.create_task(customer.cancel(outcome))
            await until(lambda: looking.fetchval(f"{waiting} HAVING count(*) = 1"))
            winning = asyncio.create_task(customer.dispute(session_id, "won"))
            await until(lambda: looking.fetchval(f"{waiting} HAVING count(*) = 2"))
        await asyncio.gather(canceling, winning)

    assert await customer.stands() == (20, 0)
    assert await customer.debts() == [
        (DebtKind.REVERSAL, 500),
        (DebtKind.SETTLEMENT, -20),
        (DebtKind.RESTORATION, -480),
    ]
