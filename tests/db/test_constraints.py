"""The constraints on money: the database refuses each statement that breaks one, and nothing changes."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from tests.db.rows import House, in_order

ENTRY = """
INSERT INTO credit_transactions (id, user_id, kind, amount, balance_after, description, generation_id, payment_id,
                                 created_at)
VALUES ('ctx_new', :user, '{kind}', {amount}, {after}, 'forged', {generation}, {payment}, '2024-01-01 00:00:00+00:00')
"""
SECOND_ACCOUNT = """
INSERT INTO users (id, subject, balance, purchased, granted, used, event_seq, created_at)
SELECT 'usr_new', subject, 0, 0, 0, 0, 0, created_at FROM users WHERE id = :user
"""
SECOND_PAYMENT = """
INSERT INTO payments (id, user_id, status, amount, currency, credits, pack, provider, provider_reference, created_at,
                      updated_at)
SELECT 'pay_new', user_id, status, amount, currency, credits, pack, provider, provider_reference, created_at, updated_at
FROM payments WHERE id = :payment
"""
SECOND_REVERSAL = """
INSERT INTO payment_reversals (id, payment_id, kind, reference, amount, created_at)
SELECT 'rev_new', payment_id, kind, reference, amount, created_at FROM payment_reversals WHERE id = :reversal
"""
REVERSED = """
INSERT INTO credit_transactions (id, user_id, kind, amount, balance_after, description, payment_id, reversal_id,
                                 created_at)
VALUES ('ctx_new', :user, 'adjustment', -1, 50, 'forged', :payment, {reversal}, '2024-01-01 00:00:00+00:00')
"""
AGAIN = "('ctx_newer', :user, 'adjustment', -1, 49, 'forged', :payment, {reversal}, '2024-01-01 00:00:00+00:00')"
DEBT = """
INSERT INTO credit_transactions (id, user_id, kind, amount, balance_after, description, payment_id, debt_id, created_at)
VALUES ('{id}', :user, '{kind}', {amount}, 50, 'forged', {payment}, {debt}, '2024-01-01 00:00:00+00:00')
"""
OWED = """
INSERT INTO debt_entries (id, user_id, payment_id, reversal_id, generation_id, kind, amount, created_at)
VALUES ('dbt_new', :user, :payment, {reversal}, {generation}, '{kind}', {amount}, '2024-01-01 00:00:00+00:00')
"""
SETTLED_AGAIN = """,
('dbt_newer', :user, :payment, NULL, :generation, 'settlement', -2, '2024-01-01 00:00:00+00:00')
"""
GENERATION = "UPDATE image_generation_tasks SET {change} WHERE id = :generation"
USER = "UPDATE users SET {change} WHERE id = :user"


def entry(kind: str, amount: int, *, after: int = 50, generation: str = "NULL", payment: str = "NULL") -> str:
    return ENTRY.format(kind=kind, amount=amount, after=after, generation=generation, payment=payment)


def debt(*, id: str = "ctx_new", kind: str = "debt", amount: int = -1, payment: str = ":payment", of: str) -> str:
    return DEBT.format(id=id, kind=kind, amount=amount, payment=payment, debt=of)


def owed(kind: str, amount: int, *, reversal: str = "NULL", generation: str = "NULL") -> str:
    return OWED.format(kind=kind, amount=amount, reversal=reversal, generation=generation)


FORGERIES = {
    "less owed than nothing": (USER.format(change="owed = owed - 21"), "owed_not_negative"),
    "a debt that is not there": (debt(of="'dbt_none'"), "(?i)foreign key"),
    "a debt taken twice": (
        f"{debt(of=':debt')}, {debt(id='ctx_newer', of=':debt').partition('VALUES')[2]}",
        "credit_transactions.debt_id|credit_transactions_debt_id",
    ),
    "a second debt for one reversal": (
        owed("reversal", 1, reversal=":reversal"),
        "debt_entries.reversal_id|debt_entries_reversal_id",
    ),
    "a reversal that lessens a debt": (owed("reversal", -1, reversal=":reversal"), "signed_by_kind"),
    "a settlement that adds to a debt": (owed("settlement", 1), "signed_by_kind"),
    "a change of a debt by nothing": (owed("settlement", 0), "signed_by_kind"),
    "a debt for no reversal": (owed("reversal", 1), "belongs_to_reversal"),
    "a settlement by a reversal": (owed("settlement", -1, reversal=":reversal"), "belongs_to_reversal"),
    "a restoration by a generation": (
        owed("restoration", -1, reversal=":reversal", generation=":generation"),
        "generation_settles",
    ),
    "a change of a debt of an unknown kind": (owed("gift", -1), "kind"),
    "a debt settled twice by one refund": (
        owed("settlement", -1, generation=":generation") + SETTLED_AGAIN,
        "generation_id, debt_entries.payment_id|generation_id_payment_id",
    ),
    "a balance below zero": (USER.format(change="balance = -1"), "balance_not_negative"),
    "a balance charged below zero": (USER.format(change="balance = balance - 81"), "balance_not_negative"),
    "less used than nothing": (USER.format(change="used = -1"), "used_not_negative"),
    "less granted than nothing": (USER.format(change="granted = -1"), "granted_not_negative"),
    "less purchased than nothing": (USER.format(change="purchased = -1"), "purchased_not_negative"),
    "a second account of one subject": (
        SECOND_ACCOUNT,
        "users.subject|uq_users_subject",
    ),
    "a second charge of one generation": (
        entry("generation", -20, generation=":generation"),
        "generation_id, credit_transactions.kind|generation_id_kind",
    ),
    "a second entry of one payment": (
        entry("purchase", 100, payment=":payment"),
        "credit_transactions.payment_id|credit_transactions_purchase",
    ),
    "a second adjustment for one reversal": (
        f"{REVERSED}, {AGAIN}".format(reversal=":reversal"),
        "credit_transactions.reversal_id|credit_transactions_reversal_id",
    ),
    "a reversal that is not there": (REVERSED.format(reversal="'rev_none'"), "(?i)foreign key"),
    "an adjustment for a reversal of no payment": (
        REVERSED.format(reversal=":reversal").replace(":payment", "NULL"),
        "reversal_adjusts_a_payment",
    ),
    "a grant for a reversal": (
        REVERSED.format(reversal=":reversal").replace("'adjustment', -1", "'grant', 1"),
        "reversal_adjusts_a_payment",
    ),
    "a refund noted twice": (
        SECOND_REVERSAL,
        "payment_reversals.kind|payment_reversals_payment_id_reference_kind",
    ),
    "a refund of nothing": ("UPDATE payment_reversals SET amount = 0 WHERE id = :reversal", "amount_positive"),
    "an entry that ends below zero": (entry("adjustment", -1, after=-1), "balance_after_not_negative"),
    "an entry of an unknown kind": (entry("gift", 20), "kind"),
    "a refund of a generation that is not there": (entry("refund", 20, generation="'cre_none'"), "(?i)foreign key"),
    "an entry of nobody": (entry("grant", 1).replace(":user", "'usr_none'"), "(?i)foreign key"),
    "a ledger without its user": ("DELETE FROM users WHERE id = :user", "(?i)foreign key"),
    "a ledger without its generation": (
        "DELETE FROM image_generation_tasks WHERE id = :generation",
        "(?i)foreign key",
    ),
    "a generation for free": (GENERATION.format(change="credits_used = 0"), "credits_used_positive"),
    "a generation failed with work left": (
        GENERATION.format(change="status = 'failed', failure_code = 'timed_out'"),
        "finished_has_no_step",
    ),
    "a generation canceled with work left": (GENERATION.format(change="status = 'canceled'"), "finished_has_no_step"),
    "a generation waiting for nothing": (GENERATION.format(change="step = NULL"), "finished_has_no_step"),
    "a failure without a reason": (
        GENERATION.format(change="status = 'failed', step = NULL"),
        "failed_has_a_reason",
    ),
    "a reason without a failure": (GENERATION.format(change="failure_code = 'timed_out'"), "failed_has_a_reason"),
    "a success without an image": (
        GENERATION.format(change="status = 'success', step = NULL"),
        "success_has_an_image",
    ),
    "an unknown status": (GENERATION.format(change="status = 'paused'"), "status"),
    "an unknown step": (GENERATION.format(change="step = 'rest'"), "step"),
    "a payment of nothing": ("UPDATE payments SET amount = 0 WHERE id = :payment", "amount_positive"),
    "a payment for no credits": ("UPDATE payments SET credits = 0 WHERE id = :payment", "credits_positive"),
    "one payment intent of two payments": (
        SECOND_PAYMENT.replace("provider_reference", "payment_intent"),
        "payments.payment_intent|payments_payment_intent",
    ),
    "one checkout as two payments": (
        SECOND_PAYMENT,
        "payments.provider_reference|provider_provider_reference",
    ),
}


async def everything(database: Database) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    async with database.read() as connection:
        for table in (
            *("users", "payments", "payment_reversals"),
            *("debt_entries", "credit_transactions", "image_generation_tasks"),
        ):
            rows += [tuple(row) for row in await connection.execute(text(f"SELECT * FROM {table} ORDER BY id"))]  # noqa: S608 - names of ours
    return rows


async def run(database: Database, statement: str, house: House) -> None:
    names = {name: value for name, value in vars(house).items() if f":{name}" in statement}
    async with database.begin() as connection:
        await connection.execute(text(statement), names)


@pytest.mark.parametrize("what", FORGERIES)
async def test_the_database_refuses(database: Database, what: str) -> None:
    statement, constraint = FORGERIES[what]
    house = await in_order(database)
    before = await everything(database)

    with pytest.raises(IntegrityError, match=constraint):
        await run(database, statement, house)

    assert await everything(database) == before


async def test_the_database_takes_one_refund_and_refuses_the_second(database: Database) -> None:
    house = await in_order(database)
    await run(database, entry("refund", 20, after=100, generation=":generation"), house)
    before = await everything(database)

    with pytest.raises(IntegrityError, match=r"generation_id, credit_transactions.kind|generation_id_kind"):
        await run(database, entry("refund", 20, generation=":generation").replace("ctx_new", "ctx_newer"), house)

    assert await everything(database) == before


@pytest.mark.parametrize("amount", [-30, 30])
async def test_the_database_takes_adjustments_of_either_sign(database: Database, amount: int) -> None:
    house = await in_order(database)

    await run(database, entry("adjustment", amount), house)

    assert len(await everything(database)) == 8
