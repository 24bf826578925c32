"""Credits: a balance is the sum of its ledger at every moment, and each forged row is found."""

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models import CreditTransaction, CreditTransactionKind, Event, GenerationTask, User
from db.options import Options
from db.queries.billing import verification
from db.queries.billing.verification import Mismatch
from services.billing import credits
from services.errors import InsufficientCredits, InvalidInput, NotFound
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.identity.accounts import Accounts
from tests.db.rows import COST, House, a_generation, in_order, put
from tests.support.cases import in_turn

GENERATION, REFUND, GRANT = (
    CreditTransactionKind.GENERATION,
    CreditTransactionKind.REFUND,
    CreditTransactionKind.GRANT,
)
FAILED = """
UPDATE image_generation_tasks SET status = 'failed', step = NULL, failure_code = 'timed_out' WHERE id = :id
"""


@pytest.fixture
async def event_publisher() -> AsyncIterator[EventPublisher]:
    broadcast = Broadcast("memory://")
    async with broadcast, EventPublisher(broadcast) as ringing:
        yield ringing


@dataclass
class Spender:
    """A user with charges and refunds as the pipeline makes them."""

    database: Database
    user_id: str

    async def charge(self) -> str | None:
        """Charge for a new generation and return its id; None if the credits are too few."""
        generation = a_generation(self.user_id)
        try:
            async with self.database.begin() as connection:
                await put(connection, GenerationTask, generation)
                await credits.move(
                    connection, self.user_id, -COST, GENERATION, "charge", generation_id=generation["id"]
                )
        except InsufficientCredits:
            return None
        return str(generation["id"])

    async def refund(self, generation_id: str) -> bool:
        """End a generation without an image; False if it had ended before."""
        ended = text(FAILED)
        try:
            async with self.database.begin() as connection:
                await connection.execute(ended, {"id": generation_id})
                await credits.move(connection, self.user_id, COST, REFUND, "refund", generation_id=generation_id)
        except IntegrityError:
            return False
        return True

    async def stands(self) -> tuple[int, int, int]:
        """Return the balance, the sum of the ledger and the smallest balance in the ledger."""
        async with self.database.read() as connection:
            ledger = select(func.sum(CreditTransaction.amount), func.min(CreditTransaction.balance_after)).where(
                CreditTransaction.user_id == self.user_id
            )
            total, lowest = (await connection.execute(ledger)).one()
            balance = await connection.scalar(select(User.balance).where(User.id == self.user_id))
        return int(balance or 0), int(total or 0), int(lowest or 0)


async def spender(database: Database, subject: str = "ada", *, signup: int = 100) -> Spender:
    return Spender(database, (await Accounts(database, signup_credits=signup).by_subject(subject)).id)


async def test_charges_at_once_never_take_more_than_there_is(database: Database) -> None:
    ada = await spender(database, signup=3 * COST + 5)

    charged = await asyncio.gather(*(ada.charge() for _ in range(12)))

    assert sum(generation is not None for generation in charged) == 3
    assert await ada.stands() == (5, 5, 5)
    assert await credits.verify(database) == []


async def test_refunds_at_once_give_back_once(database: Database) -> None:
    ada = await spender(database)
    generation = await ada.charge()
    assert generation is not None

    assert sorted(await asyncio.gather(*(ada.refund(generation) for _ in range(6)))) == [False] * 5 + [True]

    assert (await ada.stands())[:2] == (100, 100)
    assert await credits.verify(database) == []


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_is_moved_at_once_the_balance_is_the_sum_of_the_ledger(
    database: Database, event_publisher: EventPublisher, seed: int
) -> None:
    chance = random.Random(seed)
    people = [await spender(database, subject, signup=50) for subject in ("ada", "bob")]
    made: list[tuple[Spender, str]] = []
    counts = {"charged": 0, "refunded": 0}
    first = await people[0].charge()
    assert first is not None

    async def act() -> None:
        someone = chance.choice(people)
        match chance.choice(("charge", "charge", "charge", "refund", "refund", "grant")):
            case "charge":
                generation = await someone.charge()
                if generation is not None:
                    counts["charged"] += 1
                    made.append((someone, generation))
            case "refund" if made:
                owner, generation = chance.choice(made)
                counts["refunded"] += await owner.refund(generation)
            case "grant":
                subject = "ada" if someone is people[0] else "bob"
                await credits.grant(database, event_publisher, subject, chance.randint(1, 30), "lucky")

    async def someone_acts() -> None:
        for _ in range(8):
            await act()

    await asyncio.gather(people[0].refund(first), *(someone_acts() for _ in range(6)))

    assert counts["charged"] >= counts["refunded"]
    for someone in people:
        balance, total, lowest = await someone.stands()
        assert balance == total >= 0
        assert lowest >= 0
    assert await credits.verify(database) == []
    async with database.read() as connection:
        for user, numbered in await connection.execute(select(User.id, User.event_seq)):
            numbers = await connection.scalars(select(Event.seq).where(Event.user_id == user).order_by(Event.seq))
            assert list(numbers) == list(range(1, numbered + 1))


async def test_a_charge_that_is_refused_leaves_nothing(database: Database) -> None:
    ada = await spender(database, signup=COST - 1)

    with pytest.raises(InsufficientCredits) as refusal:
        async with database.begin() as connection:
            await credits.move(connection, ada.user_id, -COST, GENERATION, "charge", generation_id="cre_none")

    assert (refusal.value.required, refusal.value.balance) == (COST, COST - 1)
    assert await ada.stands() == (COST - 1, COST - 1, COST - 1)


async def test_a_grant_is_in_the_ledger_and_in_the_history(database: Database, event_publisher: EventPublisher) -> None:
    ada = await spender(database)

    by_subject = await credits.grant(database, event_publisher, "ada", 7, "for the patience")
    by_id = await credits.grant(database, event_publisher, ada.user_id, 3, "and some more")

    assert (by_subject.credit.balance, by_subject.credit.granted, by_subject.credit.event_seq) == (107, 107, 2)
    assert (by_id.credit.balance, by_id.credit.granted, by_id.credit.event_seq) == (110, 110, 3)
    assert (by_subject.settled, by_id.settled) == (0, 0)
    async with database.read() as connection:
        lines = select(CreditTransaction.kind, CreditTransaction.amount, CreditTransaction.description)
        assert [tuple(row) for row in await connection.execute(lines.order_by(CreditTransaction.id))] == [
            (GRANT, 100, "Welcome credits"),
            (GRANT, 7, "for the patience"),
            (GRANT, 3, "and some more"),
        ]


@in_turn(
    ("subject", "amount", "refusal"),
    [
        ("ada", 0, InvalidInput),
        ("ada", -5, InvalidInput),
        ("ada", credits.MAX_BALANCE - 99, InvalidInput),
        ("ada", 2**63, InvalidInput),
        ("ada", 10**40, InvalidInput),
        ("nobody", 5, NotFound),
        ("", 5, NotFound),
    ],
)
@pytest.mark.embedded
async def test_a_grant_that_cannot_be_is_refused_and_leaves_nothing(
    database: Database, event_publisher: EventPublisher, subject: str, amount: int, refusal: type[Exception]
) -> None:
    ada = await spender(database)

    with pytest.raises(refusal):
        await credits.grant(database, event_publisher, subject, amount, "no")

    assert await ada.stands() == (100, 100, 100)
    assert await credits.verify(database) == []


async def test_grants_at_once_do_not_pass_the_highest_balance(
    database: Database, event_publisher: EventPublisher
) -> None:
    ada = await spender(database)
    amount = credits.MAX_BALANCE // 2

    outcomes = await asyncio.gather(
        *(credits.grant(database, event_publisher, "ada", amount, "much") for _ in range(4)), return_exceptions=True
    )

    assert [type(outcome) for outcome in outcomes if isinstance(outcome, Exception)] == [InvalidInput] * 3
    assert (await ada.stands())[0] == 100 + amount
    assert await credits.verify(database) == []


TAKEN_FOR_NOTHING = """
UPDATE credit_transactions
SET kind = 'adjustment', generation_id = NULL, payment_id = :payment, amount = -21, balance_after = 79
WHERE id = :charge
"""
TAMPERING = {
    "balance": ("UPDATE users SET balance = balance + 1 WHERE id = :user", ["balance"]),
    "purchased": ("UPDATE users SET purchased = 0 WHERE id = :user", ["purchased"]),
    "granted": ("UPDATE users SET granted = 5 WHERE id = :user", ["granted"]),
    "used": ("UPDATE users SET used = used + 20 WHERE id = :user", ["used"]),
    "owed": ("UPDATE users SET owed = 0 WHERE id = :user", ["owed"]),
    "debt": ("UPDATE debt_entries SET amount = 7 WHERE id = :debt", ["owed", "credits taken or owed of {payment}"]),
    "removed debt": ("DELETE FROM debt_entries WHERE id = :debt", ["owed", "credits taken or owed of {payment}"]),
    "debt settled for nothing": (
        "UPDATE debt_entries SET kind = 'settlement', amount = -20, reversal_id = NULL WHERE id = :debt",
        ["owed", "credits taken or owed of {payment}", "credits owed of {payment}", "settlement {debt}"],
    ),
    "amount": (
        "UPDATE credit_transactions SET amount = -19 WHERE id = :charge",
        ["balance", "used", "balance_after of {charge}", "net of {generation}"],
    ),
    "chain": ("UPDATE credit_transactions SET balance_after = 7 WHERE id = :purchase", ["balance_after of {purchase}"]),
    "removed charge": (
        "DELETE FROM credit_transactions WHERE id = :charge",
        ["balance", "used", "net of {generation}"],
    ),
    "removed purchase": (
        "DELETE FROM credit_transactions WHERE id = :purchase",
        ["balance", "purchased", "balance_after of {charge}", "purchase of {payment}"],
    ),
    "refund that did not come": (
        "UPDATE image_generation_tasks SET status = 'canceled', step = NULL WHERE id = :generation",
        ["net of {generation}"],
    ),
    "purchase that nobody paid": (
        "UPDATE payments SET status = 'failed' WHERE id = :payment",
        ["purchase of {payment}"],
    ),
    "pack that was changed afterwards": (
        "UPDATE payments SET credits = 200 WHERE id = :payment",
        ["purchase of {payment}", "credits taken or owed of {payment}"],
    ),
    "refund that is not all": (
        "UPDATE payments SET status = 'refunded' WHERE id = :payment",
        ["money refunded of {payment}"],
    ),
    "refund that is all": (
        "UPDATE payment_reversals SET amount = 500 WHERE id = :reversal",
        ["credits taken or owed of {payment}", "money refunded of {payment}"],
    ),
    "credits taken back for nothing": (
        TAKEN_FOR_NOTHING,
        ["balance", "used", "net of {generation}", "credits taken or owed of {payment}"],
    ),
    "price changed afterwards": (
        "UPDATE image_generation_tasks SET credits_used = 30 WHERE id = :generation",
        ["net of {generation}"],
    ),
}


@pytest.mark.parametrize("what", TAMPERING)
async def test_verify_finds_a_tampered(database: Database, what: str) -> None:
    statement, expected = TAMPERING[what]
    untouched, house = await in_order(database), await in_order(database)
    await tamper(database, statement, house)

    found = await credits.verify(database)

    assert {mismatch.user_id for mismatch in found} == {house.user} != {untouched.user}
    assert [mismatch.what for mismatch in found] == [line.format(**vars(house)) for line in expected]


SETTLEMENT_TAMPERING = {
    "settlement": ("UPDATE debt_entries SET amount = -6 WHERE kind = 'settlement'", ["debt of", "settlement"]),
    "settled payment": (
        "UPDATE credit_transactions SET payment_id = NULL, kind = 'adjustment', debt_id = NULL WHERE kind = 'debt'",
        ["credits taken or owed of", "settlement"],
    ),
}


@pytest.mark.parametrize("what", SETTLEMENT_TAMPERING)
async def test_verify_finds_a_debt_that_the_ledger_settled_otherwise(database: Database, what: str) -> None:
    statement, expected = SETTLEMENT_TAMPERING[what]
    house = await in_order(database)
    async with database.begin() as connection:
        await credits.move(connection, house.user, 5, GRANT, "settles 5 of the 20")
    assert await credits.verify(database) == []
    async with database.begin() as connection:
        await connection.execute(text(statement))

    found = {mismatch.what.rpartition(" ")[0] for mismatch in await credits.verify(database)}

    assert found >= set(expected)


async def tamper(database: Database, statement: str, house: House) -> None:
    names = {name: value for name, value in vars(house).items() if f":{name}" in statement}
    async with database.begin() as connection:
        assert (await connection.execute(text(statement), names)).rowcount == 1


async def test_while_it_is_verified_others_write(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, mismatches = await in_order(database), verification.mismatches
    another = Database(database_url, Options(lock_timeout=1.0))  # As of another process.

    async def charged_meanwhile(connection: AsyncConnection) -> list[Mismatch]:
        async with another.begin() as writing:
            await credits.move(writing, house.user, 25, GRANT, "meanwhile")  # 20 of them are owed.
        return await mismatches(connection)

    monkeypatch.setattr(verification, "mismatches", charged_meanwhile)
    found = await credits.verify(database)
    await another.close()

    assert found == []
    async with database.read() as connection:
        assert await connection.scalar(select(User.balance)) == 100 - COST + 5


async def test_verify_finds_a_refund_of_an_image_that_was_made(database: Database) -> None:
    house = await in_order(database)
    async with database.begin() as connection:
        await credits.move(connection, house.user, COST, REFUND, "a gift", generation_id=house.generation)

    (found,) = await credits.verify(database)

    assert (found.user_id, found.what) == (house.user, f"net of {house.generation}")
    assert (found.stored, found.ledger) == (-COST, 0)


async def test_verify_says_what_is_kept_and_what_the_ledger_says(database: Database) -> None:
    house = await in_order(database)
    await tamper(database, "UPDATE users SET balance = 1000 WHERE id = :user", house)

    (found,) = await credits.verify(database)

    assert (found.what, found.stored, found.ledger) == ("balance", 1000, 80)


async def test_verify_finds_nothing_where_all_is_in_order(database: Database) -> None:
    assert await credits.verify(database) == []
    await in_order(database)
    ada = await spender(database)
    generation = await ada.charge()
    assert generation is not None
    assert await ada.refund(generation)

    assert await credits.verify(database) == []


async def test_verify_takes_entries_whose_ids_have_the_order_of_other_clocks(database: Database) -> None:
    house = await in_order(database)
    # Written last, by a machine with a clock that is behind.
    await tamper(database, "UPDATE credit_transactions SET id = 'ctx_0' WHERE id = :charge", house)

    assert await credits.verify(database) == []
