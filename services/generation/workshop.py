"""The workshop: what the steps work with, and how long they wait."""

import random
from dataclasses import field
from datetime import datetime, timedelta

from db.engine import Database
from db.queries.limits import Rate
from records import record
from services.events.doorbell import Doorbell
from services.generation.addresses import CallbackAddresses
from services.images.fetching import Fetcher
from services.kie.client import KieClient
from services.metrics import Metrics
from services.storage.base import Storage
from services.tracing import Tracing


@record(frozen=True, slots=True)
class Timings:
    """How long each wait of a generation lasts."""

    # Well above any request to Kie.ai: a lease that ends first lets a second worker send a second, paid task.
    lease: timedelta = timedelta(seconds=90)
    # Looks at a task that Kie.ai is to call back about, since it was asked; then every ``look_every``.
    looks: tuple[timedelta, ...] = (timedelta(seconds=20), timedelta(seconds=40), timedelta(seconds=60))
    look_every: timedelta = timedelta(seconds=30)
    # The same where no callback can reach this installation.
    look_every_unreachable: timedelta = timedelta(seconds=3)
    # A task that has just been made may not be found at once.
    unknown_grace: timedelta = timedelta(seconds=60)
    deadline: timedelta = timedelta(minutes=15)
    queue_patience: timedelta = timedelta(hours=24)
    storage_patience: timedelta = timedelta(hours=24)
    # For what Kie.ai has made, or may have, and does not give out: an image, or its word on a task past the deadline.
    result_patience: timedelta = timedelta(hours=1)
    source_tries: int = 5
    max_backoff: timedelta = timedelta(seconds=60)

    @property
    def answer_wait(self) -> timedelta:
        """How long a callback is waited for where createTask was not answered, before it is sent again.

        Two leases: most images take Kie.ai less, and what is sent again may be paid for twice.
        """
        return self.lease * 2

    def backoff(self, attempts: int, *, first: timedelta = timedelta(seconds=1)) -> timedelta:
        """Return how long to wait after the try number ``attempts + 1`` failed: doubling, with jitter."""
        longest = min(self.max_backoff, first * (1 << min(attempts, 16)))
        jitter: float = random.uniform(0.5, 1.0)  # noqa: S311 - no secret
        return longest * jitter

    def next_look(self, asked_at: datetime, now: datetime, *, reachable: bool) -> datetime:
        """Return when to look next at a task of which nothing was heard."""
        if not reachable:
            return now + self.look_every_unreachable
        return next(
            (asked_at + look for look in self.looks if asked_at + look > now),
            now + self.look_every,
        )


@record(frozen=True, slots=True)
class Limits:
    """What Kie.ai may be asked for, by all processes together."""

    create: Rate = field(default_factory=lambda: Rate(timedelta(seconds=10) / 16, burst=3))
    read: Rate = field(default_factory=lambda: Rate(timedelta(seconds=1) / 4, burst=3))
    concurrency: int = 80


@record(frozen=True, slots=True)
class Workshop:
    """What every step is given.

    ``reachable``: Kie.ai can call this installation back and read images from it. ``sources`` fetches inputs
    given by address, ``results`` what Kie.ai made.
    """

    database: Database
    doorbell: Doorbell
    storage: Storage
    kie: KieClient
    sources: Fetcher
    results: Fetcher
    callbacks: CallbackAddresses
    reachable: bool
    limits: Limits = field(default_factory=Limits)
    timings: Timings = field(default_factory=Timings)
    metrics: Metrics = field(default_factory=Metrics)
    tracing: Tracing = field(default_factory=Tracing)
