"""The kinds of ledger entries: the database takes each as its rule requires, and the ledger still adds up."""

from dataclasses import asdict, dataclass

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models import (
    AuditEntry,
    CreditTransaction,
    CreditTransactionKind,
    DebtEntry,
    DebtKind,
    GenerationTask,
    Payment,
    User,
)
from db.models.billing.credits import TOTALS, Cause
from db.queries.billing import balances
from services.billing import credits
from tests.db.rows import COST, House, a_debt, a_generation, a_payment, an_audit_entry, an_entry, in_order, put
from tests.services.billing.test_credits import FAILED

# Deleted, so it needs no image.
SUCCEEDED = """UPDATE image_generation_tasks
    SET status = 'success', step = NULL, due_at = NULL, deleted_at = "createdAt" WHERE id = :id"""


@dataclass
class Causes:
    """The rows to which an entry refers."""

    generation_id: str | None = None
    payment_id: str | None = None
    debt_id: str | None = None


async def causes_of(connection: AsyncConnection, kind: CreditTransactionKind, house: House) -> tuple[int, Causes]:
    """Insert the causes of an entry of this kind; return its amount and their ids."""
    rule = kind.rule
    sign = rule.sign or -1
    match rule.cause:
        case Cause.GENERATION if rule.is_charge:
            return -COST, Causes(await put(connection, GenerationTask, a_generation(house.user)))
        case Cause.GENERATION:
            ended = FAILED if rule.total == "used" else SUCCEEDED
            await connection.execute(text(ended), {"id": house.generation})
            return COST, Causes(house.generation)
        case Cause.PAYMENT:
            return 100, Causes(payment_id=await put(connection, Payment, a_payment(house.user)))
        case Cause.DEBT:
            settlement = {"reversal_id": None, "kind": DebtKind.SETTLEMENT, "amount": sign}
            debt = a_debt(house.user, house.payment, "") | settlement
            return sign, Causes(payment_id=house.payment, debt_id=await put(connection, DebtEntry, debt))
        case Cause.REVERSAL | Cause.NONE:
            return sign, Causes()


async def totals_of(database: Database, user_id: str) -> dict[str, int]:
    async with database.read() as connection:
        columns = [User.balance, *(getattr(User, total) for total in TOTALS)]
        row = (await connection.execute(select(*columns).where(User.id == user_id))).one()
    return dict(row._mapping)


@pytest.mark.parametrize("kind", CreditTransactionKind)
async def test_an_entry_changes_the_balance_and_the_total_of_its_kind(
    database: Database, kind: CreditTransactionKind
) -> None:
    house = await in_order(database)
    before = await totals_of(database, house.user)
    async with database.begin() as connection:
        amount, causes = await causes_of(connection, kind, house)
        entry = credits.new_entry(
            *(house.user, kind, amount, "of a test"), generation_id=causes.generation_id, payment_id=causes.payment_id
        )
        owed = amount if causes.debt_id else 0
        posted = await balances.post(connection, entry, events=1, owed=owed, debt_id=causes.debt_id)
        assert posted is not None
        if kind in {CreditTransactionKind.ADJUSTMENT, CreditTransactionKind.GOODWILL} and posted[1] is not None:
            await put(connection, AuditEntry, an_audit_entry(house.user, amount, posted[1].id))

    changes = {total: sign * amount if kind.rule.total == total else 0 for total, sign in TOTALS.items()}
    assert await totals_of(database, house.user) == {
        name: before[name] + change for name, change in ({"balance": amount} | changes).items()
    }
    assert await credits.verify(database) == []


@pytest.mark.parametrize("kind", CreditTransactionKind)
async def test_the_database_refuses_an_entry_against_the_rule_of_its_kind(
    database: Database, kind: CreditTransactionKind
) -> None:
    house = await in_order(database)
    async with database.begin() as connection:
        amount, causes = await causes_of(connection, kind, house)
    others = {"generation_id": house.generation, "payment_id": house.payment, "debt_id": house.debt}
    valid = an_entry(house.user, kind, amount, 50, **asdict(causes))
    forgeries: list[dict[str, object]] = [
        {name: None if valid[name] else other}
        for name, other in others.items()
        # Any entry may refer to a payment; a debt that was carried over from an erased account has none.
        if name != "payment_id" or (valid[name] and kind is not CreditTransactionKind.DEBT)
    ]
    if kind.rule.sign:
        forgeries += [{"amount": 0}, {"amount": -amount}]

    for forgery in forgeries:
        with pytest.raises(IntegrityError, match="ck_credit_transactions"):
            async with database.begin() as connection:
                await connection.execute(insert(CreditTransaction), valid | forgery)
