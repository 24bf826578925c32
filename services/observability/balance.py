"""The provider's balance as gauges: the account's credits, and how long they last at the present rate."""

import asyncio
import math
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.queries.generations import models as model_queries
from services.clock import now
from services.providers.base import Provider
from services.providers.errors import ProviderError

FRESH_SECONDS = 60.0
WAIT_SECONDS = 1.0  # A slow provider does not delay a response to Prometheus for longer.
RATE_PERIOD = timedelta(days=1)


class BalanceCollector(Collector):
    """A collector for the provider's balance, read at most once a minute; without an answer there are no gauges."""

    def __init__(self, database: Database, provider: Provider, models: Sequence[str]) -> None:
        self._database = database
        self._provider = provider
        self._models = list(models)
        self._reading: asyncio.Task[None] | None = None
        self._read_at = float("-inf")
        self._balance: float | None = None
        self._lasts: float | None = None

    @property
    def credits(self) -> float | None:
        """The credits of the account at the last reading; None if they are not known."""
        return self._balance

    @property
    def lasts_seconds(self) -> float | None:
        """How long these last; None if that is not known or if nothing was spent."""
        return None if self._lasts is None or math.isinf(self._lasts) else max(0.0, self._lasts)

    def begin_refresh(self) -> None:
        """Begin to read the figures again if they are stale."""
        if self._reading is None and time.monotonic() - self._read_at >= FRESH_SECONDS:
            self._reading = asyncio.create_task(self._read(), name="balance")

    async def refresh(self) -> None:
        """Read the figures again if they are stale; a late answer counts for the next response."""
        self.begin_refresh()
        if self._reading is not None:
            await asyncio.wait({self._reading}, timeout=WAIT_SECONDS)

    async def _read(self) -> None:
        balance = lasts = None
        try:
            balance = await self._provider.credit()
            async with self._database.read() as connection:
                spent = await model_queries.spent(connection, self._models, now() - RATE_PERIOD)
            lasts = balance / spent * RATE_PERIOD.total_seconds() if spent > 0 else math.inf
        except (ProviderError, SQLAlchemyError, OSError, TimeoutError):
            pass  # The metrics of calls and of the database show it.
        finally:
            self._balance, self._lasts = balance, lasts
            self._read_at = time.monotonic()
            self._reading = None

    async def aclose(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)

    def collect(self) -> Iterator[Metric]:
        if self._balance is not None:
            help = "Credits of the account at the provider."
            yield GaugeMetricFamily("atelier_provider_balance_credits", help, value=self._balance)
        if self._lasts is not None:
            help = "How long the balance lasts at the rate of the last day; infinite if nothing was spent."
            yield GaugeMetricFamily("atelier_provider_balance_lasts_seconds", help, value=max(0.0, self._lasts))
