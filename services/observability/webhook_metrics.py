"""Metrics of webhooks: counters of a process, and the state of the installation's endpoints."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric

_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class WebhookMetrics:
    """Counters of one process: attempts to send, deliveries that were given up, and endpoints that were disabled."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._attempts = Counter(
            "atelier_webhook_attempts_total",
            "Attempts to send a message to a webhook endpoint, by outcome.",
            ["outcome"],
            registry=registry,
        )
        self._seconds = Histogram(
            "atelier_webhook_attempt_seconds",
            "Duration of attempts to send a message to a webhook endpoint.",
            buckets=_BUCKETS,
            registry=registry,
        )
        self._given_up = Counter(
            "atelier_webhook_deliveries_given_up_total",
            "Messages that an endpoint did not accept until the last attempt.",
            registry=registry,
        )
        self._disabled = Counter(
            "atelier_webhook_endpoints_disabled_total",
            "Webhook endpoints that were disabled without an operator, by reason.",
            ["reason"],
            registry=registry,
        )

    def expect(self, *, outcomes: Iterable[str], reasons: Iterable[str]) -> None:
        """Start the counters of these labels at 0: an alert on an increase needs the value before the first event."""
        for outcome in outcomes:
            self._attempts.labels(outcome)
        for reason in reasons:
            self._disabled.labels(reason)

    def attempt(self, outcome: str, seconds: float) -> None:
        self._attempts.labels(outcome).inc()
        self._seconds.observe(seconds)

    def gave_up(self) -> None:
        self._given_up.inc()

    def disabled(self, reason: str) -> None:
        self._disabled.labels(reason).inc()


def gauges(endpoints: dict[str, int], oldest_due: datetime | None, moment: datetime) -> Iterator[Metric]:
    """Yield the numbers of endpoints by state, and how long the oldest due message has waited for a worker."""
    family = GaugeMetricFamily("atelier_webhook_endpoints", "Webhook endpoints, by state.", labels=["state"])
    for state, count in endpoints.items():
        family.add_metric([state], count)
    yield family
    waited = 0.0 if oldest_due is None else max(0.0, (moment - oldest_due).total_seconds())
    help = "Time since the oldest unclaimed message was due; it rises if no worker runs or an endpoint is too slow."
    yield GaugeMetricFamily("atelier_webhook_due_oldest_seconds", help, value=waited)
