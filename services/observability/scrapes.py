"""The responses to Prometheus, with the numbers of unfinished generations of the whole installation."""

import asyncio
import time
from collections import Counter as Tally
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.models.creations import Step
from db.queries import limits as limit_queries
from db.queries import metrics as metric_queries
from db.queries.metrics import Group
from db.queries.webhooks import deliveries as webhook_queries
from db.records.creations import stage_of
from services.clock import now
from services.observability import webhook_metrics
from services.observability.balance import BalanceCollector
from services.observability.metrics import Metrics

Check = Callable[[], Awaitable[Mapping[str, bool]]]
"""Returns whether each dependency works, by name."""

FRESH_SECONDS = 5.0
READ_SECONDS = 2.0


class GenerationCollector(Collector):
    """A collector for the whole installation's unfinished generations and webhooks; it reads at most every few seconds.

    Each process returns the same figures, so queries over several processes take their maximum.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._groups: Sequence[Group] | None = None
        self._paused_until: datetime | None = None
        self._endpoints: dict[str, int] = {}
        self._webhook_due: datetime | None = None
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
                    groups = await metric_queries.count_unfinished(connection, self._moment)
                    self._paused_until = await limit_queries.last_pause(connection, self._moment)
                    self._endpoints, self._webhook_due = await webhook_queries.states(connection)
                    self._groups = groups
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
        pause = 0.0 if self._paused_until is None else (self._paused_until - self._moment).total_seconds()
        help = "Remaining time of the pause of calls to Kie.ai, which its answers caused; 0: none."
        yield _gauge("atelier_provider_pause_seconds", help, pause)
        yield from webhook_metrics.gauges(self._endpoints, self._webhook_due, self._moment)


class _Process(Collector):
    """A collector for the version of this process, and for the condition of its dependencies when last checked."""

    def __init__(self, version: str, check: Check | None) -> None:
        self._version = version
        self._check = check
        self._conditions: Mapping[str, bool] = {}

    async def refresh(self) -> None:
        if self._check is not None:
            self._conditions = await self._check()

    def collect(self) -> Iterator[Metric]:
        build = GaugeMetricFamily("atelier_build_info", "The running version; always 1.", labels=["version"])
        build.add_metric([self._version], 1)
        yield build
        if self._conditions:
            help = "Whether a dependency of this process works: 1, or 0 if it works with restrictions or not at all."
            up = GaugeMetricFamily("atelier_dependency_up", help, labels=["dependency"])
            for name, is_well in self._conditions.items():
                up.add_metric([name], is_well)
            yield up


class Scrapes:
    """The responses to Prometheus: the metrics of the process, unfinished generations, and the provider's balance."""

    def __init__(
        self,
        metrics: Metrics,
        database: Database,
        reconnects: Callable[[], int],
        balance: BalanceCollector | None = None,
        *,
        version: str = "",
        check: Check | None = None,
    ) -> None:
        """Without ``balance`` the responses have no figures of the provider's account, without ``check`` no conditions.

        ``version`` is the label of ``atelier_build_info``.
        """
        self._metrics = metrics
        self._reconnects = reconnects
        self._process = _Process(version, check)
        self._generations = GenerationCollector(database)
        self._balance = balance

    async def render(self) -> bytes:
        """Return all metrics as text; figures from the database are left out while it does not answer."""
        collectors: list[_Process | GenerationCollector | BalanceCollector] = [self._process, self._generations]
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
