"""Prometheus metrics: counters and timings of a process, and the numbers of unfinished generations.

Labels come from small, fixed sets: no ids, no users, no addresses, no names that clients choose.
"""

import asyncio
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from db.models.creations import CreationStatus, FailureCode, Step
from services.observability.audience import Audience
from services.observability.model_metrics import ModelMetrics
from services.observability.webhook_metrics import WebhookMetrics
from services.providers.errors import ProviderError, ProviderSuspended

CONTENT_TYPE = CONTENT_TYPE_LATEST
SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # prometheus-client's name; it reads the variable at import.
DEFECT = "defect"

PaymentOutcome = Literal["paid", "failed", "mismatched", "reversed", "restored"]
ModerationOutcome = Literal[
    "allowed",  # by the phrases, and by the endpoint if there is one
    "phrase",  # refused because of a phrase
    "refused",  # by the endpoint
    "failed_open",  # allowed, because the endpoint failed
    "failed_closed",  # refused, because the endpoint failed
    "too_many",  # the endpoint judges too many of the user's requests already
]
PublishOutcome = Literal["published", "failed", "dropped"]

_REQUEST_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_CALL_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_STEP_BUCKETS = (0.1, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 900, 3600)
_REASONS: Mapping[CreationStatus, tuple[str, ...]] = MappingProxyType(
    {
        CreationStatus.SUCCESS: ("",),
        CreationStatus.CANCELED: ("",),
        CreationStatus.FAILED: tuple(FailureCode),
    }
)


class Metrics:
    """The metrics of one process, in a registry of its own.

    If ``PROMETHEUS_MULTIPROC_DIR`` is set when the process starts, each process that shares that folder reports the
    metrics of all of them together. Counters whose labels are known start at 0: an alert on an increase needs the value
    before the first event.
    """

    def __init__(self, models: Iterable[str] = ()) -> None:
        """``models`` are the slugs that may be labels."""
        self._registry = CollectorRegistry()
        self._shared = SHARED_FOLDER in os.environ
        if not self._shared:
            ProcessCollector(registry=self._registry)
        self._http = Histogram(
            "atelier_http_request_seconds",
            "Plain HTTP requests, until the last byte of the response was passed to the socket.",
            ["route", "method", "status"],
            buckets=_REQUEST_BUCKETS,
            registry=self._registry,
        )
        self._graphql = Counter(
            "atelier_graphql_operations_total",
            "GraphQL operations by type and root field; subscriptions count when they begin.",
            ["type", "field", "outcome"],
            registry=self._registry,
        )
        self._graphql_seconds = Histogram(
            "atelier_graphql_operation_seconds",
            "Execution of GraphQL queries and mutations, without transport, parsing and validation.",
            ["type", "field"],
            buckets=_REQUEST_BUCKETS,
            registry=self._registry,
        )
        self._callbacks = Counter(
            "atelier_callbacks_total", "The provider's callbacks by verdict.", ["verdict"], registry=self._registry
        )
        self._documents = Counter(
            "atelier_graphql_documents_total",
            "Requested documents, if there is a manifest: in the manifest, others, and refused ones.",
            ["kind"],
            registry=self._registry,
        )
        self._rate_limited = Counter(
            "atelier_rate_limited_total",
            "Requests refused by a rate limit, by quota.",
            ["quota"],
            registry=self._registry,
        )
        self._payments = Counter(
            "atelier_payments_total",
            "Payments by outcome; an operator must check mismatched ones.",
            ["outcome"],
            registry=self._registry,
        )
        self._payment_events = Counter(
            "atelier_payment_events_total", "Stripe's events by verdict.", ["verdict"], registry=self._registry
        )
        self._credits_short = Counter(
            "atelier_credits_short_total",
            "Credits of reversed payments that could not be taken at once because they were spent.",
            registry=self._registry,
        )
        self._provider_seconds = Histogram(
            "atelier_kie_call_seconds",
            "Calls to the provider.",
            ["operation", "outcome"],
            buckets=_CALL_BUCKETS,
            registry=self._registry,
        )
        self._step_seconds = Histogram(
            "atelier_step_seconds",
            "Time that generations spent at a step, including waiting.",
            ["step"],
            buckets=_STEP_BUCKETS,
            registry=self._registry,
        )
        self._run_seconds = Histogram(
            "atelier_step_run_seconds",
            "Time that a worker spent on one run of a step.",
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
        self.models = ModelMetrics(self._registry, models)
        self.webhooks = WebhookMetrics(self._registry)
        self._recorded = Counter(
            "atelier_events_recorded_total", "Events committed to the log.", registry=self._registry
        )
        self._published = Counter(
            "atelier_published_messages_total",
            "Messages for the broadcaster, by outcome.",
            ["outcome"],
            registry=self._registry,
        )
        self._delivered = Counter(
            "atelier_events_delivered_total",
            "Events delivered to subscribers.",
            ["subscription"],
            registry=self._registry,
        )
        self._subscribers = Gauge(
            "atelier_subscribers",
            "Live subscriptions.",
            ["subscription"],
            registry=self._registry,
            multiprocess_mode="livesum",
        )
        self._reconnects = Counter(
            "atelier_broadcaster_reconnects_total",
            "Reconnects to the broadcaster after a lost connection.",
            registry=self._registry,
        )
        self._reconnects_counted = 0
        self._away = Gauge(
            "atelier_broadcaster_away",
            "Processes without a connection to the broadcaster, whose subscribers read the log instead.",
            registry=self._registry,
            multiprocess_mode="livesum",
        )
        self._epoch_renewals = Counter(
            "atelier_epoch_renewals_total",
            "Renewals of the epoch after the database had lost events: renewed, or refused as too frequent.",
            ["outcome"],
            registry=self._registry,
        )
        self._defects = Counter(
            "atelier_step_defects_total",
            "Runs of a step that ended with an unexpected error; the log has its traceback.",
            ["step"],
            registry=self._registry,
        )
        self._suspensions = Counter(
            "atelier_kie_suspensions_total",
            "Calls that the provider refused for the whole account, such as for too few credits or a wrong key.",
            registry=self._registry,
        )
        self._moderated = Counter(
            "atelier_moderated_prompts_total",
            "Prompts that the moderation judged, by outcome.",
            ["outcome"],
            registry=self._registry,
        )
        for status, reasons in _REASONS.items():
            self._start(self._ended, *((status, reason) for reason in reasons))
        self._start(self._moderated, *((outcome,) for outcome in get_args(ModerationOutcome)))
        self._start(self._payments, *((outcome,) for outcome in get_args(PaymentOutcome)))
        self._start(self._published, *((outcome,) for outcome in get_args(PublishOutcome)))
        self._start(self._epoch_renewals, ("renewed",), ("refused",))
        self._start(self._defects, *((step,) for step in Step))
        self._audiences: dict[str, Audience] = {}
        # Cached for use in each request: the library compares and copies labels, and looks them up under a lock.
        self._http_of = cache(self._http.labels)
        self._graphql_of = cache(self._graphql.labels)
        self._graphql_seconds_of = cache(self._graphql_seconds.labels)
        self._published_of = cache(self._published.labels)

    def http_request(self, route: str, method: str, status: int, seconds: float) -> None:
        self._http_of(route, method, str(status)).observe(seconds)

    def graphql_operation(self, type: str, field: str, outcome: str, seconds: float | None) -> None:
        """Count an operation; ``seconds`` is None if it was not executed, or if its duration means nothing."""
        self._graphql_of(type, field, outcome).inc()
        if seconds is not None:
            self._graphql_seconds_of(type, field).observe(seconds)

    def expect_callbacks(self, verdicts: Iterable[str]) -> None:
        """Start the counters of these verdicts at 0."""
        self._start(self._callbacks, *((verdict,) for verdict in verdicts))

    def expect_payment_events(self, verdicts: Iterable[str]) -> None:
        """Start the counters of these verdicts at 0."""
        self._start(self._payment_events, *((verdict,) for verdict in verdicts))

    def expect_rate_limits(self, quotas: Iterable[str]) -> None:
        """Start the counters of these quotas at 0."""
        self._start(self._rate_limited, *((quota,) for quota in quotas))

    def callback(self, verdict: str) -> None:
        self._callbacks.labels(verdict).inc()

    def graphql_document(self, kind: str) -> None:
        self._documents.labels(kind).inc()

    def rate_limited(self, quota: str) -> None:
        self._rate_limited.labels(quota).inc()

    def moderated(self, outcome: ModerationOutcome) -> None:
        self._moderated.labels(outcome).inc()

    def payment(self, outcome: PaymentOutcome) -> None:
        self._payments.labels(outcome).inc()

    def payment_event(self, verdict: str) -> None:
        self._payment_events.labels(verdict).inc()

    def credits_short(self, count: int) -> None:
        self._credits_short.inc(count)

    @contextmanager
    def provider_call(self, operation: str) -> Iterator[None]:
        """Time one call to the provider; the outcome is derived from its error."""

        def observe(outcome: str, seconds: float) -> None:
            self._provider_seconds.labels(operation, outcome).observe(seconds)
            if outcome == ProviderSuspended.outcome:
                self._suspensions.inc()

        with _timed(observe, _provider_outcome):
            yield

    @contextmanager
    def step_run(self, step: Step, outcome_of: Callable[[BaseException], str]) -> Iterator[None]:
        """Time one run of a step; ``outcome_of`` returns the outcome for an error, which may be ``DEFECT``."""

        def observe(outcome: str, seconds: float) -> None:
            self._run_seconds.labels(step, outcome).observe(seconds)
            if outcome == DEFECT:
                self._defects.labels(step).inc()

        with _timed(observe, outcome_of):
            yield

    def step_left(self, step: Step, after: timedelta) -> None:
        """Record the time that a generation spent at a step, when it leaves the step."""
        self._step_seconds.labels(step).observe(max(0.0, after.total_seconds()))

    def generation_ended(
        self, status: CreationStatus, reason: FailureCode | None = None, *, model: str, credits: int
    ) -> None:
        """Count the end of a generation; ``credits`` were paid for its image, or refunded without one."""
        self._ended.labels(status, reason or "").inc()
        self.models.ended(model, status, credits, reason)

    def events_recorded(self, count: int) -> None:
        self._recorded.inc(count)

    def published_message(self, outcome: PublishOutcome, count: int = 1) -> None:
        self._published_of(outcome).inc(count)

    def audience(self, subscription: str) -> Audience:
        """Return the counters of a subscription field: live subscribers and delivered events."""
        known = self._audiences.get(subscription)
        if known is None:
            live, delivered = self._subscribers.labels(subscription), self._delivered.labels(subscription)
            known = self._audiences[subscription] = Audience(live, delivered)
        return known

    def epoch_renewed(self) -> None:
        self._epoch_renewals.labels("renewed").inc()

    def epoch_refused(self) -> None:
        self._epoch_renewals.labels("refused").inc()

    def set_reconnects(self, count: int) -> None:
        """Update the reconnect counter; ``count``: all reconnects of this process to the broadcaster so far."""
        self._reconnects.inc(max(0, count - self._reconnects_counted))
        self._reconnects_counted = count

    def broadcaster_is_away(self, *, is_away: bool) -> None:
        self._away.set(is_away)

    def render(self, *others: Collector) -> bytes:
        """Return all metrics, including the metrics of ``others``, in Prometheus's text format."""
        collectors: list[Collector] = [*others]
        registry = CollectorRegistry()
        if self._shared:
            _remove_dead_gauges(os.environ[SHARED_FOLDER])
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # prometheus-client's
        else:
            collectors.insert(0, self._registry)
        for collector in collectors:
            registry.register(collector)
        return generate_latest(registry)

    @staticmethod
    def _start(counter: Counter, *labels: tuple[str, ...]) -> None:
        for each in labels:
            counter.labels(*each)


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


def _provider_outcome(error: BaseException) -> str:
    if isinstance(error, asyncio.CancelledError):
        return "canceled"
    return error.outcome if isinstance(error, ProviderError) else DEFECT


def _remove_dead_gauges(folder: str) -> None:
    """Remove the gauges of processes that were killed: they have no subscribers any more."""
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
