"""The report of a month: it equals the ledger and the sandbox's own book, and states its rates."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from bootstrap.container import open_runtime
from db.base import new_id
from db.engine import Database
from db.models.billing.credits import CreditTransaction, CreditTransactionKind
from db.models.billing.payments import Payment, PaymentReversal
from db.models.creations import CreationStatus, FailureCode, GenerationTask
from db.models.users import User
from services.billing import report as reports
from services.billing.report import ModelReport, Report, bounds
from services.clock import now
from services.errors import InvalidInput
from settings import Settings
from tests.conftest import QUICK
from tests.db.rows import a_generation, a_payment, a_refund, a_user, an_entry
from tests.sandbox.running import Sandbox, running_sandbox
from tests.services.generation.pipeline import ask, assert_consistent, cancel, finished, working
from tests.support.serving import running_app

PRICE = Decimal("0.005")
GENERATION, REFUND = CreditTransactionKind.GENERATION, CreditTransactionKind.REFUND
MONTH, BEGIN, END = "2026-03", datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


async def this_month(database: Database) -> Report:
    return await reports.report(database, f"{now():%Y-%m}", provider_credit=PRICE, currency="USD")


async def sum_of(database: Database, kind: CreditTransactionKind) -> int:
    async with database.read() as connection:
        statement = select(func.sum(CreditTransaction.amount)).where(CreditTransaction.kind == kind)
        return int(await connection.scalar(statement) or 0)


@pytest.fixture
async def stand_in(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with running_sandbox(tmp_path / "sandbox") as sandbox:
        yield sandbox


@asynccontextmanager
async def product(settings: Settings, sandbox: Sandbox) -> AsyncIterator[Any]:
    """Run a product with this sandbox; its worker is the test's own."""
    changes = {"sandbox_url": sandbox.url, "signup_credits": 1000, "worker": "off", "kie_ai_rate": "1000/1"}
    async with (
        running_app(settings.model_copy(update=changes), timings=QUICK) as server,
        open_runtime(server.settings, timings=QUICK) as runtime,
    ):
        yield server, runtime


async def test_the_report_of_a_month_of_the_sandbox_equals_the_ledger_and_the_sandboxs_book(
    sandbox_settings: Settings, stand_in: Sandbox
) -> None:
    async with product(sandbox_settings, stand_in) as (server, runtime):
        ada, bob = await server.user("ada"), await server.user("bob")
        database: Database = runtime.database
        taken_back = await ask(bob, model="mdl_z-image")
        assert await cancel(bob, taken_back) == []
        ids = [
            await ask(ada),
            await ask(ada, "a tin toy", resolution="FOUR_K"),
            await ask(ada, "[fail:provider] a cat"),
            await ask(bob, "[fail:moderation] a cat", model="mdl_z-image"),
            await ask(bob, model="mdl_z-image", count=3),
            await ask(bob, model="mdl_seedream-5-pro", resolution="TWO_K"),
            await ask(bob, model="mdl_seedream-5-flash"),
        ]
        async with working(runtime.pipeline):
            for creation_id in ids:
                await finished(database, creation_id)
            async with database.read() as connection:
                every = list(await connection.scalars(select(GenerationTask.id)))
            for creation_id in every:
                await finished(database, creation_id)

        found = await this_month(database)
        book = (await stand_in.http.get("/sandbox/book")).json()
        await assert_consistent(database)

        assert found.total.charged == -await sum_of(database, GENERATION)
        assert found.total.refunded == await sum_of(database, REFUND)
        assert float(found.total.provider_credits) == pytest.approx(book["credits"])
        lines = {line.model: line for line in found.models}
        assert {slug: (line.made, line.canceled, line.failed) for slug, line in lines.items()} == {
            "nano-banana-pro": (2, 0, {"provider_error": 1}),
            "seedream-5-flash": (1, 0, {}),
            "seedream-5-pro": (1, 0, {}),
            "z-image": (3, 1, {"rejected_by_moderation": 1}),
        }
        wire = {"seedream-5-pro": "seedream/5-pro-text-to-image", "seedream-5-flash": "seedream/5-flash-text-to-image"}
        for slug, line in lines.items():
            assert float(line.provider_credits) == pytest.approx(book["models"][wire.get(slug, slug)]["credits"]), slug
        assert_adds_up(found)


def assert_adds_up(report: Report) -> None:
    """The total is the sum of the lines, and each line's money follows from its credits and the rates."""
    total, lines = report.total, report.models
    for name in ("made", "canceled", "charged", "refunded", "credits", "provider_credits", "unpriced"):
        assert getattr(total, name) == sum(getattr(line, name) for line in lines), name
    for line in (*lines, total):
        assert abs(line.income - line.credits * report.rates.income) < Decimal("0.0001")
        assert line.cost == (line.provider_credits * report.rates.provider).quantize(Decimal("0.0001"))
        assert line.margin == line.income - line.cost


async def a_life(
    database: Database,
    user_id: str,
    charged_at: datetime,
    ended_at: datetime,
    *,
    failure: FailureCode | None = None,
    model: str = "z-image",
    price: float | None = 0.8,
) -> None:
    """Write a generation with its ledger entries."""
    ended: dict[str, Any] = {"step": None, "completed_at": ended_at, "model": model, "provider_credits": price}
    ended |= {"provider_task_id": new_id("tsk"), "deleted_at": ended_at, "status": CreationStatus.SUCCESS}
    if failure is not None:
        ended |= {"status": CreationStatus.FAILED, "failure_code": failure}
    generation = a_generation(user_id, **ended)
    of = {"generation_id": generation["id"]}
    entries = [an_entry(user_id, GENERATION, -20, 80, created_at=charged_at, **of)]
    if failure is not None:
        entries.append(an_entry(user_id, REFUND, 20, 100, created_at=ended_at, **of))
    async with database.begin() as connection:
        await connection.execute(insert(GenerationTask), generation)
        await connection.execute(insert(CreditTransaction), entries)


@pytest.fixture
async def user_id(database: Database) -> str:
    """A user with a grant of 300 credits before the month, and a purchase of 100 for 5 USD."""
    user = a_user(balance=400, granted=300, purchased=100)
    async with database.begin() as connection:
        await connection.execute(insert(User), user)
        grant = an_entry(user["id"], CreditTransactionKind.GRANT, 300, 300, created_at=BEGIN - INSTANT)
        await connection.execute(insert(CreditTransaction), grant)
    await pay(database, user["id"], 500, "USD", BEGIN)
    return str(user["id"])


async def pay(database: Database, user_id: str, amount: int, currency: str, at: datetime) -> str:
    payment = a_payment(user_id, amount=amount, currency=currency, created_at=at)
    purchase = an_entry(user_id, CreditTransactionKind.PURCHASE, 100, 400, payment_id=payment["id"], created_at=at)
    async with database.begin() as connection:
        await connection.execute(insert(Payment), payment)
        await connection.execute(insert(CreditTransaction), purchase)
    return str(payment["id"])


async def march(database: Database) -> Report:
    return await reports.report(database, MONTH, provider_credit=PRICE, currency="USD")


def only(report: Report) -> ModelReport:
    (line,) = report.models
    return line


async def test_a_month_begins_and_ends_at_midnight_utc(database: Database, user_id: str) -> None:
    await a_life(database, user_id, BEGIN - INSTANT, BEGIN)
    await a_life(database, user_id, BEGIN, END - INSTANT)
    await a_life(database, user_id, END - INSTANT, END)

    line = only(await march(database))

    assert (line.made, line.charged, line.refunded) == (2, 40, 0)
    assert line.provider_credits == Decimal("1.6")


async def test_a_refund_counts_in_the_month_in_which_it_was_written(database: Database, user_id: str) -> None:
    await a_life(database, user_id, BEGIN - INSTANT, BEGIN, failure=FailureCode.TIMED_OUT, price=None)

    line = only(await march(database))

    assert (line.made, line.failed, line.charged, line.refunded, line.credits) == (0, {"timed_out": 1}, 0, 20, -20)
    assert (line.unpriced, line.cost) == (1, Decimal(0))


async def test_a_credit_brings_the_money_of_all_payments_divided_by_all_credits_bought_or_given(
    database: Database, user_id: str
) -> None:
    await a_life(database, user_id, BEGIN, BEGIN)
    await pay(database, user_id, 9900, "USD", END)

    found = await march(database)

    assert found.rates.income == Decimal("0.0125")
    line = only(found)
    assert (line.income, line.cost, line.margin) == (Decimal("0.25"), Decimal("0.004"), Decimal("0.246"))
    assert_adds_up(found)


async def test_money_that_went_back_and_other_currencies_are_no_income(database: Database, user_id: str) -> None:
    payment_id = await pay(database, user_id, 500, "USD", BEGIN)
    await pay(database, user_id, 700, "EUR", BEGIN)
    refund = a_refund(payment_id, amount=500, created_at=BEGIN)
    async with database.begin() as connection:
        await connection.execute(insert(PaymentReversal), refund)

    found = await march(database)

    assert found.rates.income == Decimal(5) / 600
    assert found.rates.other_currencies == ("EUR",)


async def test_without_payments_a_credit_brings_nothing(database: Database) -> None:
    found = await march(database)

    assert (found.rates.income, found.models, found.total.margin) == (Decimal(0), (), Decimal(0))


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "2026", "26-03", "2026-3", "2026-03-01", "1999-12", "٢٠٢٦-03"])
def test_what_is_no_month_is_refused(month: str) -> None:
    with pytest.raises(InvalidInput, match="is not a month; write it as 2026-11"):
        bounds(month)


def test_december_ends_with_the_year() -> None:
    assert bounds("2026-12") == (datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
