"""Metrics: what a process counts and times, and how the generations stand, for Prometheus.

Labels come from small, fixed sets: no ids, no users, no addresses, no names that clients choose.
"""

import asyncio
import os
import time
from collections import Counter as Tally
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.models.creations import CreationStatus, FailureCode, Step
from db.queries import metrics as metric_queries
from db.queries.metrics import Group
from db.records.creations import stage_of
from services.clock import now
from services.events.broadcast import Broadcast
from services.kie.errors import (
    KieAmbiguous,
    KieError,
    KieRejected,
    KieResultMissing,
    KieSuspended,
    KieThrottled,
    KieUnavailable,
    KieUnknownTask,
    KieUnreachable,
)

CONTENT_TYPE = CONTENT_TYPE_LATEST
FRESH_SECONDS = 5.0
READ_SECONDS = 2.0
SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # The name is prometheus-client's: it reads this as it is imported.

_KIE_OUTCOMES: dict[type[KieError], str] = {
    KieRejected: "rejected",
    KieThrottled: "throttled",
    KieSuspended: "suspended",
    KieUnreachable: "unreachable",
    KieAmbiguous: "ambiguous",
    KieUnavailable: "unavailable",
    KieUnknownTask: "unknown_task",
    KieResultMissing: "result_missing",
}
_REQUEST_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_CALL_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_STEP_BUCKETS = (0.1, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 900, 3600)


class Metrics:
    """The figures of one process, in a registry of its own.

    Where ``PROMETHEUS_MULTIPROC_DIR`` is set as the process starts, the processes that share that folder are shown
    as one: whichever of them is asked answers for all.
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._shared = SHARED_FOLDER in os.environ
        if not self._shared:
            ProcessCollector(registry=self._registry)
        self._http = Histogram(
            "atelier_http_request_seconds",
            "Plain HTTP requests, until the last byte of the answer was handed over.",
            ["route", "method", "status"],
            buckets=_REQUEST_BUCKETS,
            registry=self._registry,
        )
        self._graphql = Counter(
            "atelier_graphql_operations_total",
            "GraphQL operations by type and root field; of subscriptions, those that began.",
            ["type", "field", "outcome"],
            registry=self._registry,
        )
        self._graphql_seconds = Histogram(
            "atelier_graphql_operation_seconds",
            "Executing GraphQL queries and mutations: without transport, parsing and validation.",
            ["type", "field"],
            buckets=_REQUEST_BUCKETS,
            registry=self._registry,
        )
        self._callbacks = Counter(
            "atelier_callbacks_total", "Kie.ai's callbacks by verdict.", ["verdict"], registry=self._registry
        )
        self._documents = Counter(
            "atelier_graphql_documents_total",
            "Documents that were asked for, where the manifest is looked at: in it, others, and those refused.",
            ["kind"],
            registry=self._registry,
        )
        self._rate_limited = Counter(
            "atelier_rate_limited_total",
            "What was refused because there was too much of it, by quota.",
            ["quota"],
            registry=self._registry,
        )
        self._payments = Counter(
            "atelier_payments_total",
            "Payments by what came of them; a person must look at those that are mismatched.",
            ["outcome"],
            registry=self._registry,
        )
        self._payment_events = Counter(
            "atelier_payment_events_total", "Stripe's events by verdict.", ["verdict"], registry=self._registry
        )
        self._credits_short = Counter(
            "atelier_credits_short_total",
            "Credits of payments that went back, and that could not be taken back because they were spent.",
            registry=self._registry,
        )
        self._kie_seconds = Histogram(
            "atelier_kie_call_seconds",
            "Calls to Kie.ai.",
            ["operation", "outcome"],
            buckets=_CALL_BUCKETS,
            registry=self._registry,
        )
        self._step_seconds = Histogram(
            "atelier_step_seconds",
            "How long generations were at a step when they left it, waiting included.",
            ["step"],
            buckets=_STEP_BUCKETS,
            registry=self._registry,
        )
        self._run_seconds = Histogram(
            "atelier_step_run_seconds",
            "How long a worker was busy with one run of a step.",
            ["step", "outcome"],
            buckets=_STEP_BUCKETS,
            registry=self._registry,
        )
        self._ended = Counter(
            "atelier_generations_ended_total",
            "Generations that ended, by status and reason.",
            ["status", "reason"],
            registry=self._registry,
        )
        self._recorded = Counter(
            "atelier_events_recorded_total", "Events committed to the log.", registry=self._registry
        )
        self._published = Counter(
            "atelier_doorbell_messages_total",
            "Messages for the broadcaster, by what became of them.",
            ["outcome"],
            registry=self._registry,
        )
        self._delivered = Counter(
            "atelier_events_delivered_total", "Events given to subscribers.", ["subscription"], registry=self._registry
        )
        self._subscribers = Gauge(
            "atelier_subscribers",
            "Subscriptions that are live.",
            ["subscription"],
            registry=self._registry,
            multiprocess_mode="livesum",
        )
        self._reconnects = Counter(
            "atelier_broadcaster_reconnects_total",
            "How often the connection to the broadcaster was lost and came back.",
            registry=self._registry,
        )
        self._reconnects_counted = 0
        self._away = Gauge(
            "atelier_broadcaster_away",
            "Processes to which the broadcaster is away, so that their subscribers live on the log.",
            registry=self._registry,
            multiprocess_mode="livesum",
        )
        self._audiences: dict[str, Audience] = {}
        # Each request asks for these: the library compares and copies the labels, and looks for them under a lock.
        self._http_of = cache(self._http.labels)
        self._graphql_of = cache(self._graphql.labels)
        self._graphql_seconds_of = cache(self._graphql_seconds.labels)
        self._published_of = cache(self._published.labels)

    def http_request(self, route: str, method: str, status: int, seconds: float) -> None:
        self._http_of(route, method, str(status)).observe(seconds)

    def graphql_operation(self, type: str, field: str, outcome: str, seconds: float | None) -> None:
        """Count an operation; ``seconds`` is None for one that was not executed, or whose length says nothing."""
        self._graphql_of(type, field, outcome).inc()
        if seconds is not None:
            self._graphql_seconds_of(type, field).observe(seconds)

    def callback(self, verdict: str) -> None:
        self._callbacks.labels(verdict).inc()

    def graphql_document(self, kind: str) -> None:
        self._documents.labels(kind).inc()

    def rate_limited(self, quota: str) -> None:
        self._rate_limited.labels(quota).inc()

    def payment(self, outcome: str) -> None:
        self._payments.labels(outcome).inc()

    def payment_event(self, verdict: str) -> None:
        self._payment_events.labels(verdict).inc()

    def credits_short(self, count: int) -> None:
        self._credits_short.inc(count)

    @contextmanager
    def kie_call(self, operation: str) -> Iterator[None]:
        """Time one call to Kie.ai; how it ended is told from its error."""
        with _timed(lambda outcome, seconds: self._kie_seconds.labels(operation, outcome).observe(seconds), _kie_error):
            yield

    @contextmanager
    def step_run(self, step: Step, outcome_of: Callable[[BaseException], str]) -> Iterator[None]:
        """Time one run of a step; ``outcome_of`` names an error that ends it."""
        with _timed(lambda outcome, seconds: self._run_seconds.labels(step, outcome).observe(seconds), outcome_of):
            yield

    def step_left(self, step: Step, after: timedelta) -> None:
        """Count that a generation went on from a step, which it was at for so long."""
        self._step_seconds.labels(step).observe(max(0.0, after.total_seconds()))

    def generation_ended(self, status: CreationStatus, reason: FailureCode | None = None) -> None:
        self._ended.labels(status, reason or "").inc()

    def events_recorded(self, count: int) -> None:
        self._recorded.inc(count)

    def doorbell_message(self, outcome: str, count: int = 1) -> None:
        self._published_of(outcome).inc(count)

    def audience(self, subscription: str) -> "Audience":
        """Return what counts the subscribers of a subscription field, and what they are given."""
        known = self._audiences.get(subscription)
        if known is None:
            live, delivered = self._subscribers.labels(subscription), self._delivered.labels(subscription)
            known = self._audiences[subscription] = Audience(live, delivered)
        return known

    def reconnected(self, count: int) -> None:
        """Note how often this process's connection to the broadcaster has come back so far."""
        self._reconnects.inc(max(0, count - self._reconnects_counted))
        self._reconnects_counted = count

    def broadcaster_is_away(self, *, is_away: bool) -> None:
        self._away.set(is_away)

    def render(self, *others: Collector) -> bytes:
        """Return everything, and what ``others`` collect, as Prometheus reads it."""
        collectors: list[Collector] = [*others]
        registry = CollectorRegistry()
        if self._shared:
            _forget_the_dead(os.environ[SHARED_FOLDER])
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # prometheus-client's
        else:
            collectors.insert(0, self._registry)
        for collector in collectors:
            registry.register(collector)
        return generate_latest(registry)


class Audience:
    """The subscribers of one field; without metrics, nobody counts them."""

    def __init__(self, live: Gauge | None = None, delivered: Counter | None = None) -> None:
        self._live = live
        self._delivered = delivered

    def join(self) -> None:
        if self._live is not None:
            self._live.inc()

    def leave(self) -> None:
        if self._live is not None:
            self._live.dec()

    def note_delivery(self) -> None:
        if self._delivered is not None:
            self._delivered.inc()

    @contextmanager
    def present(self) -> Iterator[None]:
        """Count a subscriber for as long as this lasts."""
        self.join()
        try:
            yield
        finally:
            self.leave()


class Standing(Collector):
    """How the unfinished generations of the whole installation stand, read not more often than every few seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._groups: Sequence[Group] | None = None
        self._read_at = float("-inf")
        self._moment = now()
        self._reading = asyncio.Lock()

    async def refresh(self) -> None:
        """Read again what is no longer fresh; a database that does not answer leaves nothing to show."""
        async with self._reading:
            if time.monotonic() - self._read_at < FRESH_SECONDS:
                return
            self._moment = now()
            try:
                async with asyncio.timeout(READ_SECONDS), self._database.read() as connection:
                    self._groups = await metric_queries.unfinished(connection, self._moment)
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
        yield _gauge("atelier_queue_generations", "Generations that Kie.ai is still to be asked for.", _count(queued))
        yield _gauge(
            "atelier_queue_oldest_seconds",
            "Age of the oldest of them.",
            _age(self._moment, [group.created_at for group in queued]),
        )
        due = [group for group in groups if group.due]
        yield _gauge("atelier_due_generations", "Generations with a step due that no worker has taken.", _count(due))
        yield _gauge(
            "atelier_due_oldest_seconds",
            "How long the first of them has been due: it rises where no worker works.",
            _age(self._moment, [group.due_at for group in due if group.due_at is not None]),
        )


class Scrapes:
    """Answers Prometheus: the process's own figures, and how the generations stand."""

    def __init__(self, metrics: Metrics, database: Database, broadcast: Broadcast) -> None:
        self._metrics = metrics
        self._broadcast = broadcast
        self._standing = Standing(database)

    async def answer(self) -> bytes:
        """Return all figures as text; those of the database are left out while it does not answer."""
        await self._standing.refresh()
        self._metrics.reconnected(self._broadcast.reconnects)
        return self._metrics.render(self._standing)


@contextmanager
def _timed(observe: Callable[[str, float], None], outcome_of: Callable[[BaseException], str]) -> Iterator[None]:
    began, outcome = time.perf_counter(), "ok"
    try:
        yield
    except BaseException as error:
        outcome = outcome_of(error)
        raise
    finally:
        observe(outcome, time.perf_counter() - began)


def _kie_error(error: BaseException) -> str:
    if isinstance(error, asyncio.CancelledError):
        return "canceled"
    return next((name for kind, name in _KIE_OUTCOMES.items() if isinstance(error, kind)), "defect")


def _gauge(name: str, help: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, help, value=value)


def _count(groups: Sequence[Group]) -> int:
    return sum(group.count for group in groups)


def _age(moment: datetime, since: Sequence[datetime]) -> float:
    return max(0.0, (moment - min(since)).total_seconds()) if since else 0.0


def _forget_the_dead(folder: str) -> None:
    """Drop the gauges of processes that ended without a word: they have no subscribers any more."""
    for file in Path(folder).glob("gauge_live*_*.db"):
        pid = file.stem.rpartition("_")[2]
        if pid.isdecimal() and not _is_alive(int(pid)):
            mark_process_dead(pid, folder)  # type: ignore[no-untyped-call]  # prometheus-client's


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
