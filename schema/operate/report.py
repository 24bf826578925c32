"""Types of the report of a month. Money is a decimal string."""

from decimal import Decimal
from typing import Self

import strawberry

from schema.core.enums import FailureCode
from services.billing.report import DayReport, ModelReport
from services.billing.report import Report as MonthReport

_SMALLEST_RATE = Decimal("0.000001")


@strawberry.type(description="The failures with one reason.")
class FailureCount:
    code: FailureCode = strawberry.field(description="The reason that users see.")
    count: int = strawberry.field(description="The number of these failures.")


@strawberry.type(description="The month of one model, or of all models.")
class ReportLine:
    model: str = strawberry.field(description="The slug of the model; `all` in the total.")
    made: int = strawberry.field(description="The images made.")
    canceled: int = strawberry.field(description="The generations canceled.")
    failed: list[FailureCount] = strawberry.field(description="The failed generations by reason.")
    credits_charged: int = strawberry.field(description="The credits taken for generations.")
    credits_refunded: int = strawberry.field(description="The credits returned.")
    credits_taken: int = strawberry.field(description="The credits taken, less those returned.")
    provider_credits: float = strawberry.field(description="The price in the provider's own credits.")
    tasks_without_price: int = strawberry.field(description="The tasks whose price the provider did not report.")
    income: str = strawberry.field(description="The income, a decimal number.")
    cost: str = strawberry.field(description="The price of the provider, a decimal number.")
    margin: str = strawberry.field(description="The income less the cost, a decimal number.")

    @classmethod
    def from_line(cls, line: ModelReport) -> Self:
        return cls(
            model=line.model,
            made=line.made,
            canceled=line.canceled,
            failed=[FailureCount(code=FailureCode(code), count=count) for code, count in line.failed.items()],
            credits_charged=line.charged,
            credits_refunded=line.refunded,
            credits_taken=line.credits,
            provider_credits=float(line.provider_credits),
            tasks_without_price=line.unpriced,
            income=str(line.income),
            cost=str(line.cost),
            margin=str(line.margin),
        )


@strawberry.type(description="One day of one model, in UTC. Days on which nothing ended or was charged are left out.")
class ReportDay:
    day: str = strawberry.field(description="The day, as in `2026-11-30`.")
    model: str = strawberry.field(description="The slug of the model.")
    made: int = strawberry.field(description="The images made.")
    failed: int = strawberry.field(description="The generations that failed.")
    canceled: int = strawberry.field(description="The generations canceled.")
    credits_taken: int = strawberry.field(description="The credits taken, less those returned.")
    provider_credits: float = strawberry.field(description="The price in the provider's own credits.")
    income: str = strawberry.field(description="The income, a decimal number.")
    cost: str = strawberry.field(description="The price of the provider, a decimal number.")
    margin: str = strawberry.field(description="The income less the cost, a decimal number.")

    @classmethod
    def from_day(cls, found: DayReport) -> Self:
        line = found.line
        return cls(
            day=found.day,
            model=line.model,
            made=line.made,
            failed=sum(line.failed.values()),
            canceled=line.canceled,
            credits_taken=line.credits,
            provider_credits=float(line.provider_credits),
            income=str(line.income),
            cost=str(line.cost),
            margin=str(line.margin),
        )


@strawberry.type(
    description="The report of a month in UTC. A generation belongs to the time when it ended, a charge to the time"
    " when it was written."
)
class Report:
    month: str = strawberry.field(description="The month, as in `2026-11`.")
    currency: str = strawberry.field(description="The currency of the money: a code of ISO 4217 in small letters.")
    provider_credit_price: str = strawberry.field(description="The price of one credit of the provider.")
    income_per_credit: str = strawberry.field(
        description="The income of one credit: the money of all payments until the end of the month, divided by all"
        " credits bought or given until then."
    )
    currencies_not_counted: list[str] = strawberry.field(description="The currencies of payments that are left out.")
    models: list[ReportLine] = strawberry.field(description="The models with any generation or charge.")
    total: ReportLine = strawberry.field(description="The sum of all models.")
    days: list[ReportDay] = strawberry.field(description="The month by day and model, the first day first.")

    @classmethod
    def from_report(cls, found: MonthReport) -> Self:
        rates = found.rates
        return cls(
            month=found.month,
            currency=rates.currency,
            provider_credit_price=str(rates.provider),
            income_per_credit=str(rates.income.quantize(_SMALLEST_RATE)),
            currencies_not_counted=list(rates.other_currencies),
            models=[ReportLine.from_line(line) for line in found.models],
            total=ReportLine.from_line(found.total),
            days=[ReportDay.from_day(day) for day in found.days],
        )
