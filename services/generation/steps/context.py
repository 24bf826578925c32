"""The pipeline context: the dependencies, time-outs and limits of the generation steps."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct, field

from db.engine import Database
from db.queries.limits import Rate
from services.catalogue.availability import ModelAvailability
from services.catalogue.plan import Plan
from services.catalogue.styles import Styles
from services.events.publisher import EventPublisher
from services.generation.callback_urls import CallbackUrls
from services.generation.steps.result_faults import TREATMENTS, ResultFault, Treatment
from services.media.decoding.pool import DecoderPool
from services.media.safe_download.fetcher import Fetcher
from services.media.storage.base import Storage
from services.observability.metrics import Metrics
from services.observability.tracing import Tracing
from services.providers.base import Provider


class Timings(Struct, frozen=True):
    """The durations of the waits of a generation."""

    # Well above the time-out of a request to the provider: if a lease ended first, another worker would pay again.
    lease: timedelta = timedelta(seconds=90)
    # Times to poll a task that has a callback URL, counted from its submission, in place of those of its plan; then it
    # is polled every ``poll_every``.
    first_polls: tuple[timedelta, ...] | None = None
    poll_every: timedelta = timedelta(seconds=30)
    # The time between polls if no callback can reach this installation.
    poll_every_unreachable: timedelta = timedelta(seconds=3)
    # The provider may not find a new task at once.
    unknown_grace: timedelta = timedelta(seconds=60)
    deadline: timedelta | None = None  # Counted from its submission, in place of that of its plan.
    queue_patience: timedelta = timedelta(hours=24)
    storage_patience: timedelta = timedelta(hours=24)
    # For an image that cannot be fetched, and, after the deadline, for a state that the provider does not return.
    result_patience: timedelta = timedelta(hours=1)
    source_tries: int = 5
    # For an input if its host uses its full share of the downloads all the time.
    source_patience: timedelta = timedelta(minutes=15)
    result_faults: Mapping[ResultFault, Treatment] = field(default_factory=lambda: TREATMENTS)
    max_backoff: timedelta = timedelta(seconds=60)

    @property
    def answer_wait(self) -> timedelta:
        """How long to wait for a callback after an unanswered request for a task, before it is sent again.

        Two leases: a provider makes most images in less time, and a repeated request may be paid twice.
        """
        return self.lease * 2

    def backoff(self, attempts: int, *, first: timedelta = timedelta(seconds=1)) -> timedelta:
        """Return the wait after failed try number ``attempts + 1``: doubling, with jitter."""
        longest = min(self.max_backoff, first * (1 << min(attempts, 16)))
        jitter: float = random.uniform(0.5, 1.0)  # noqa: S311 - no secret
        return longest * jitter

    def next_poll(self, plan: Plan, asked_at: datetime, now: datetime, *, reachable: bool) -> datetime:
        """Return when to poll a task next if it has no callback yet."""
        if not reachable:
            return now + self.poll_every_unreachable
        first_polls = self.first_polls
        if first_polls is None:
            first_polls = tuple(timedelta(seconds=seconds) for seconds in plan.first_polls)
        return next((asked_at + wait for wait in first_polls if asked_at + wait > now), now + self.poll_every)

    def deadline_of(self, plan: Plan, asked_at: datetime) -> datetime:
        """Return when a task that has not ended is given up."""
        return asked_at + (timedelta(seconds=plan.deadline) if self.deadline is None else self.deadline)


class Limits(Struct, frozen=True):
    """The limits on requests to the provider, for all processes together."""

    create: Rate = field(default_factory=lambda: Rate(timedelta(seconds=10) / 16, burst=3))
    read: Rate = field(default_factory=lambda: Rate(timedelta(seconds=1) / 30, burst=3))
    concurrency: int = 80


class Places(Struct, frozen=True):
    """How many generations a worker processes concurrently at each step; each step has its own places.

    The shares per user hold across all workers.
    """

    prepare: int = 16
    prepare_per_user: int = 3
    submit: int = 32
    submit_per_user: int = 8
    poll: int = 32  # Also for generations with an unanswered request for a task.
    store: int = 4


class PipelineContext(Struct, frozen=True):
    """The dependencies of every step.

    ``reachable``: the provider can call this installation back and read images from it. ``sources`` fetches inputs
    given by address, ``results`` fetches images made by the provider. ``styles`` are for rows of older versions.
    """

    database: Database
    event_publisher: EventPublisher
    storage: Storage
    decoders: DecoderPool
    provider: Provider
    availability: ModelAvailability
    sources: Fetcher
    results: Fetcher
    styles: Styles
    callbacks: CallbackUrls
    reachable: bool
    limits: Limits = field(default_factory=Limits)
    timings: Timings = field(default_factory=Timings)
    places: Places = field(default_factory=Places)
    metrics: Metrics = field(default_factory=Metrics)
    tracing: Tracing = field(default_factory=Tracing)
