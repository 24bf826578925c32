"""Metrics by model: images, failures, credits, and the provider's prices."""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter

from db.models.creations import CreationStatus, FailureCode

OTHER = "other"
# The provider's prices are decimal fractions, which floats only approximate.
SAME_PRICE = 1e-6


class ModelMetrics:
    """Counters of one process by model. The labels are the slugs of the catalogue; all other models are one."""

    def __init__(self, registry: CollectorRegistry, slugs: Iterable[str]) -> None:
        self._slugs = frozenset(slugs)
        self._ended = Counter(
            "atelier_model_generations_ended_total",
            "Generations that ended, by model, status and reason.",
            ["model", "status", "reason"],
            registry=registry,
        )
        self._credits_earned = Counter(
            "atelier_model_credits_earned_total",
            "Credits that users paid for generations that ended with an image.",
            ["model"],
            registry=registry,
        )
        self._credits_refunded = Counter(
            "atelier_model_credits_refunded_total",
            "Credits that were refunded for generations without an image.",
            ["model"],
            registry=registry,
        )
        self._provider_credits = Counter(
            "atelier_model_provider_credits_total",
            "The provider's credits for tasks, as it reported them.",
            ["model"],
            registry=registry,
        )
        self._price_differs = Counter(
            "atelier_model_price_differs_total",
            "Tasks that succeeded at another price than their plan's; correct the model's entry.",
            ["model"],
            registry=registry,
        )
        self._surplus_results = Counter(
            "atelier_surplus_results_total",
            "Results beyond the one that a task should make, by model; they are paid for and not stored.",
            ["model"],
            registry=registry,
        )
        self._paused = Counter(
            "atelier_model_pauses_total",
            "Pauses of models because of their failures.",
            ["model"],
            registry=registry,
        )
        # An alert on an increase needs the value before the first event.
        for slug in self._slugs:
            self._price_differs.labels(slug)
            self._paused.labels(slug)
            self._surplus_results.labels(slug)

    def _label(self, slug: str) -> str:
        return slug if slug in self._slugs else OTHER

    def ended(self, slug: str, status: CreationStatus, credits: int, reason: FailureCode | None = None) -> None:
        """Count the end of a generation, and the ``credits`` that its user paid for it or got back."""
        label = self._label(slug)
        self._ended.labels(label, status, reason or "").inc()
        total = self._credits_earned if status is CreationStatus.SUCCESS else self._credits_refunded
        total.labels(label).inc(credits)

    def price(self, slug: str, paid: float, planned: float | None) -> bool:
        """Count the provider's price of a task; return whether it differs from the ``planned`` one, if there is one."""
        label = self._label(slug)
        self._provider_credits.labels(label).inc(max(0.0, paid))
        differs = planned is not None and abs(paid - planned) > SAME_PRICE
        if differs:
            self._price_differs.labels(label).inc()
        return differs

    def surplus_results(self, slug: str, count: int) -> None:
        self._surplus_results.labels(self._label(slug)).inc(count)

    def paused(self, slug: str) -> None:
        self._paused.labels(self._label(slug)).inc()
