"""The command ``report``: the income and cost of a month's images, by model."""

import asyncio
from decimal import Decimal

import orjson
from rich.console import Console
from rich.table import Table

import settings as configuration
from commands.database import open_migrated_database
from services.billing import report as reports
from services.billing.report import ModelReport, Report

LEAST_WIDTH = 120

console = Console(width=max(LEAST_WIDTH, Console().width))


def run(month: str, *, as_json: bool) -> None:
    settings = configuration.load()
    price, currency = settings.provider_credit_price

    async def read() -> Report:
        async with open_migrated_database(settings) as database:
            return await reports.report(database, month, provider_credit=price, currency=currency)

    found = asyncio.run(read())
    if as_json:
        print(orjson.dumps(_as_json(found), option=orjson.OPT_INDENT_2).decode())
    else:
        _show(found)


def _as_json(report: Report) -> dict[str, object]:
    """Return the report for programs; money and rates are decimal strings."""
    rates = report.rates
    return {
        "month": report.month,
        "currency": rates.currency,
        "providerCreditPrice": str(rates.provider),
        "incomePerCredit": str(rates.income.quantize(Decimal("0.000001"))),
        "currenciesNotCounted": list(rates.other_currencies),
        "models": [_line_of(line) for line in report.models],
        "total": _line_of(report.total),
    }


def _line_of(line: ModelReport) -> dict[str, object]:
    return {
        "model": line.model,
        "made": line.made,
        "canceled": line.canceled,
        "failed": line.failed,
        "creditsCharged": line.charged,
        "creditsRefunded": line.refunded,
        "creditsTaken": line.credits,
        "providerCredits": float(line.provider_credits),
        "tasksWithoutPrice": line.unpriced,
        "income": str(line.income),
        "cost": str(line.cost),
        "margin": str(line.margin),
    }


def _show(report: Report) -> None:
    rates = report.rates
    columns = ("made", "failed", "canceled", "charged", "refunded", "taken", "provider", "income", "cost", "margin")
    table = Table("model", box=None, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, justify="right")
    for line in (*report.models, report.total):
        table.add_row(
            line.model,
            *(str(number) for number in (line.made, sum(line.failed.values()), line.canceled)),
            *(str(number) for number in (line.charged, line.refunded, line.credits)),
            f"{line.provider_credits.normalize():f}",
            *(f"{money:,.2f}" for money in (line.income, line.cost, line.margin)),
        )
    console.print(f"{report.month}, in UTC; money in {rates.currency}", highlight=False)
    console.print(table)
    for line in report.models:
        if line.failed:
            why = ", ".join(f"{code} {count}" for code, count in line.failed.items())
            console.print(f"{line.model} failed: {why}", highlight=False, soft_wrap=True)
        if line.unpriced:
            console.print(f"{line.model}: {line.unpriced} tasks without a price", highlight=False, soft_wrap=True)
    console.print(
        f"One credit brought {rates.income:.6f} {rates.currency}: all payments until the end of the month, divided by"
        f" all credits bought or given until then. One credit of the provider costs {rates.provider} {rates.currency}.",
        highlight=False,
        soft_wrap=True,
    )
    if rates.other_currencies:
        others = ", ".join(rates.other_currencies)
        console.print(f"Payments in {others} are not counted.", highlight=False, soft_wrap=True)
