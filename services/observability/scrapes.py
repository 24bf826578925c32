"""The responses to Prometheus, with the numbers of unfinished generations of the whole installation."""

import asyncio
import time
from collections import Counter as Tally
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.models.creations import Step
from db.queries import metrics as metric_queries
from db.queries.metrics import Group
from db.records.creations import stage_of
from services.clock import now
from services.observability.balance import BalanceCollector
from services.observability.metrics import Metrics

FRESH_SECONDS = 5.0
READ_SECONDS = 2.0


class GenerationCollector(Collector):
    """A collector for the unfinished generations of the whole installation; it reads at most every few seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._groups: Sequence[Group] | None = None
        self._read_at = float("-inf")
        self._moment = now()
        self._reading = asyncio.Lock()

    async def refresh(self) -> None:
        """Read the figures again if they are stale; drop them if the database does not answer."""
        async with self._reading:
            if time.monotonic() - self._read_at < FRESH_SECONDS:
                return
            self._moment = now()
            try:
                async with asyncio.timeout(READ_SECONDS), self._database.read() as connection:
                    self._groups = await metric_queries.count_unfinished(connection, self._moment)
            except (SQLAlchemyError, OSError, TimeoutError):
                self._groups = None
            self._read_at = time.monotonic()

    def collect(self) -> Iterator[Metric]:
        groups = self._groups
        reachable = 0.0 if groups is None else 1.0
        yield GaugeMetricFamily("atelier_database_reachable", "Whether the database answered.", value=reachable)
        if groups is None:
            return
        generations = GaugeMetricFamily(
            "atelier_generations", "Unfinished generations, by status and stage.", labels=["status", "stage"]
        )
        tally: Tally[tuple[str, str]] = Tally()
        for group in groups:
            tally[group.status, stage_of(group.step, called_back=group.called_back)] += group.count
        for labels, count in sorted(tally.items()):
            generations.add_metric(labels, count)
        yield generations

        queued = [group for group in groups if group.step in {Step.PREPARE, Step.SUBMIT} and not group.asked]
        yield _gauge("atelier_queue_generations", "Generations that are not sent to Kie.ai yet.", _count(queued))
        yield _gauge(
            "atelier_queue_oldest_seconds",
            "Age of the oldest generation that is not sent to Kie.ai yet.",
            _age(self._moment, [group.created_at for group in queued]),
        )
        due = [group for group in groups if group.due]
        yield _gauge("atelier_due_generations", "Generations with a due step that no worker has claimed.", _count(due))
        yield _gauge(
            "atelier_due_oldest_seconds",
            "Time since the oldest unclaimed step was due; it rises if no worker runs.",
            _age(self._moment, [group.due_at for group in due if group.due_at is not None]),
        )


class Scrapes:
    """The responses to Prometheus: the metrics of the process, unfinished generations, and the provider's balance."""

    def __init__(
        self,
        metrics: Metrics,
        database: Database,
        reconnects: Callable[[], int],
        balance: BalanceCollector | None = None,
    ) -> None:
        """Without ``balance`` the responses have no figures of the provider's account."""
        self._metrics = metrics
        self._reconnects = reconnects
        self._generations = GenerationCollector(database)
        self._balance = balance

    async def render(self) -> bytes:
        """Return all metrics as text; figures from the database are left out while it does not answer."""
        collectors: list[GenerationCollector | BalanceCollector] = [self._generations]
        if self._balance is not None:
            collectors.append(self._balance)
        await asyncio.gather(*(collector.refresh() for collector in collectors))
        self._metrics.set_reconnects(self._reconnects())
        return self._metrics.render(*collectors)


def _gauge(name: str, help: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, help, value=value)


def _count(groups: Sequence[Group]) -> int:
    return sum(group.count for group in groups)


def _age(moment: datetime, since: Sequence[datetime]) -> float:
    return max(0.0, (moment - min(since)).total_seconds()) if since else 0.0
