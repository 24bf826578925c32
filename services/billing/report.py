"""The report of a month: images, failures, credits, the provider's prices and the margin, by model.

A generation belongs to the month in which it ended, a ledger entry to the month in which it was written; months are in
UTC. The credits are sums over the ledger.
"""

import asyncio
import re
import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal

from msgspec import Struct

from db.engine import Database
from db.models.billing.credits import CreditTransactionKind
from db.models.creations import CreationStatus
from db.queries.billing import model_report
from db.queries.billing.model_report import EndedSum, LedgerSum, MoneySum
from services.billing.stripe import currencies
from services.errors import InvalidInput

ALL = "all"
KEPT_SECONDS = 60.0
MOST_KEPT = 24
_PLACES = Decimal("0.0001")
_CREDIT_PLACES = Decimal("0.000001")  # Sums of floats differ from the decimal sums in the last digits only.


class Rates(Struct, frozen=True, kw_only=True):
    """The money of one credit: of the provider's by a setting, of ours by the payments.

    ``income``: the money of all payments until the end of the month, less what went back, divided by all credits that
    users got until then, bought or given. So a credit that was given earns nothing, and lowers the rate of all.
    """

    currency: str
    provider: Decimal
    income: Decimal
    other_currencies: tuple[str, ...] = ()  # Of payments that are not in ``income``.


class ModelReport(Struct, frozen=True, kw_only=True):
    """One line of the report. ``unpriced``: tasks whose price the provider did not report."""

    model: str
    made: int
    canceled: int
    failed: dict[str, int]
    charged: int
    refunded: int
    provider_credits: Decimal
    unpriced: int
    income: Decimal
    cost: Decimal

    @property
    def credits(self) -> int:
        """The credits taken, less those refunded."""
        return self.charged - self.refunded

    @property
    def margin(self) -> Decimal:
        return self.income - self.cost


class DayReport(Struct, frozen=True, kw_only=True):
    """One day of one model."""

    day: str
    line: ModelReport


class Report(Struct, frozen=True, kw_only=True):
    """The report of a month, a line for each model with any generation or ledger entry, their sum, and each day."""

    month: str
    rates: Rates
    models: tuple[ModelReport, ...]
    total: ModelReport
    days: tuple[DayReport, ...]


async def report(database: Database, month: str, *, provider_credit: Decimal, currency: str) -> Report:
    """Return the report of a month, such as ``2026-11``.

    Raises:
        InvalidInput: ``month`` is not a month.
    """
    begin, end = bounds(month)
    async with database.read_unhurried() as connection:
        ended = await model_report.ended(connection, begin, end)
        entries = await model_report.entries(connection, begin, end)
        issued = await model_report.issued_credits(connection, end)
        money = await model_report.money(connection, end)
    rates = Rates(
        currency=currency,
        provider=provider_credit,
        income=_income(money, currency, issued),
        other_currencies=tuple(each.currency for each in money if each.currency != currency and each.amount),
    )
    slugs = sorted({each.model for each in ended} | {each.model for each in entries})
    lines = [
        _line(
            slug,
            [each for each in ended if each.model == slug],
            [each for each in entries if each.model == slug],
            rates,
        )
        for slug in slugs
    ]
    total = _line(ALL, ended, entries, rates)
    return Report(month=month, rates=rates, models=tuple(lines), total=total, days=_days(ended, entries, rates))


def _days(ended: Sequence[EndedSum], entries: Sequence[LedgerSum], rates: Rates) -> tuple[DayReport, ...]:
    """Return the days of each model, without those on which nothing ended or was charged."""
    sums: dict[tuple[str, str], tuple[list[EndedSum], list[LedgerSum]]] = {}
    for each in ended:
        sums.setdefault((each.day, each.model), ([], []))[0].append(each)
    for entry in entries:
        sums.setdefault((entry.day, entry.model), ([], []))[1].append(entry)
    return tuple(DayReport(day=day, line=_line(model, *found, rates)) for (day, model), found in sorted(sums.items()))


class Reports:
    """Reports of months, read at most once a minute each for all readers of a process.

    A report sums up a month of generations, which takes seconds at a million of them.
    """

    def __init__(self, database: Database, provider_credit: Decimal, currency: str) -> None:
        self._database = database
        self._provider_credit = provider_credit
        self._currency = currency
        self._lock = asyncio.Lock()
        self._kept: OrderedDict[str, tuple[float, Report]] = OrderedDict()

    async def of(self, month: str) -> Report:
        """Return the report of a month, at most a minute old.

        Raises:
            InvalidInput: ``month`` is not a month.
        """
        bounds(month)
        # One at a time: each takes the database a second or more.
        async with self._lock:
            kept = self._kept.get(month)
            if kept is None or time.monotonic() - kept[0] >= KEPT_SECONDS:
                found = await report(
                    self._database, month, provider_credit=self._provider_credit, currency=self._currency
                )
                kept = self._kept[month] = (time.monotonic(), found)
            self._kept.move_to_end(month)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return kept[1]


def bounds(month: str) -> tuple[datetime, datetime]:
    """Return the first moment of a month and that of the next month, in UTC.

    Raises:
        InvalidInput: ``month`` is not a month.
    """
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month) is None or month < "2000":
        raise InvalidInput(f"{month} is not a month; write it as 2026-11.")
    begin = datetime(int(month[:4]), int(month[5:]), 1, tzinfo=UTC)
    following = datetime(begin.year + begin.month // 12, begin.month % 12 + 1, 1, tzinfo=UTC)
    return begin, following


def _income(money: Iterable[MoneySum], currency: str, issued: int) -> Decimal:
    """Return the money of one of our credits."""
    smallest = sum(each.amount for each in money if each.currency == currency)
    if issued <= 0 or smallest <= 0:
        return Decimal(0)
    return Decimal(smallest).scaleb(-currencies.decimals_of(currency)) / issued


def _line(slug: str, ended: Iterable[EndedSum], entries: Iterable[LedgerSum], rates: Rates) -> ModelReport:
    counts = dict.fromkeys(CreationStatus, 0)
    failed: dict[str, int] = {}
    provider_credits, unpriced = Decimal(0), 0
    for each in ended:
        counts[each.status] += each.count
        if each.failure_code is not None:
            failed[each.failure_code.value] = failed.get(each.failure_code.value, 0) + each.count
        provider_credits += Decimal(each.provider_credits).quantize(_CREDIT_PLACES)
        unpriced += each.unpriced
    amounts = dict.fromkeys(CreditTransactionKind, 0)
    for entry in entries:
        amounts[entry.kind] += entry.amount
    charged, refunded = -amounts[CreditTransactionKind.GENERATION], amounts[CreditTransactionKind.REFUND]
    return ModelReport(
        model=slug,
        made=counts[CreationStatus.SUCCESS],
        canceled=counts[CreationStatus.CANCELED],
        failed=dict(sorted(failed.items())),
        charged=charged,
        refunded=refunded,
        provider_credits=provider_credits,
        unpriced=unpriced,
        income=((charged - refunded) * rates.income).quantize(_PLACES),
        cost=(provider_credits * rates.provider).quantize(_PLACES),
    )
