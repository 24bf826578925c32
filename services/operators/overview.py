"""The present state of an installation, read at most every two seconds for all operators of a process."""

import asyncio
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from db.engine import Database
from db.models.creations import CreationStatus
from db.queries import model_states
from db.queries.model_states import PauseRecord
from db.queries.operators import overview as overview_queries
from db.queries.operators.overview import EndedCount, QueueRecord
from services.catalogue.models import Model
from services.clock import now
from services.generation.steps import dispatch
from services.generation.steps.context import Limits
from services.observability.balance import BalanceCollector

FRESH_SECONDS = 2.0
RECENT = timedelta(hours=1)


class LimitState(Struct, frozen=True, kw_only=True):
    """The state of a limit on requests to the provider."""

    name: str
    next_at: datetime
    paused_until: datetime | None
    pause_reason: str | None


class ModelFigures(Struct, frozen=True, kw_only=True):
    """A model of the catalogue, its pause if it is paused, and counts of its generations."""

    model: Model
    pause: PauseRecord | None
    waiting: int
    running: int
    made: int
    failed: int

    @property
    def failure_rate(self) -> float | None:
        ended = self.made + self.failed
        return None if ended == 0 else self.failed / ended


class OverviewRecord(Struct, frozen=True, kw_only=True):
    """One reading of the present state."""

    read_at: datetime
    concurrency: int
    queue: tuple[QueueRecord, ...]
    limits: tuple[LimitState, ...]
    models: tuple[ModelFigures, ...]
    provider_credits: float | None
    provider_credits_last_seconds: float | None

    def count(self, status: CreationStatus, model: str | None = None) -> int:
        """Return the number of unfinished generations with a status, of one model or of all."""
        return sum(each.count for each in self.queue if each.status is status and model in (None, each.model))

    @property
    def is_complete(self) -> bool:
        return sum(each.count for each in self.queue) < overview_queries.MOST_COUNTED

    @property
    def oldest_waiting_at(self) -> datetime | None:
        moments = [each.oldest_at for each in self.queue if each.status is CreationStatus.WAITING]
        return min(moments, default=None)

    def is_like(self, other: "OverviewRecord | None") -> bool:
        """Return whether two readings differ in no more than their time."""
        return (
            other is not None
            and replace(self, read_at=other.read_at, limits=()) == replace(other, limits=())
            and (_pauses(self) == _pauses(other))
        )


def _pauses(overview: OverviewRecord) -> list[tuple[str, datetime | None]]:
    return [(each.name, each.paused_until) for each in overview.limits]


class Overviews:
    """The newest reading of the present state; concurrent readers share one, and it is kept for two seconds."""

    def __init__(
        self, database: Database, models: Sequence[Model], limits: Limits, balance: BalanceCollector | None
    ) -> None:
        self._database = database
        self._models = models
        self._limits = limits
        self._balance = balance
        self._lock = asyncio.Lock()
        self._newest: OverviewRecord | None = None
        self._read_at = float("-inf")

    async def read(self) -> OverviewRecord:
        """Return the present state, at most two seconds old."""
        async with self._lock:
            if self._newest is None or time.monotonic() - self._read_at >= FRESH_SECONDS:
                self._newest = await self._read()
                self._read_at = time.monotonic()
            return self._newest

    async def _read(self) -> OverviewRecord:
        moment, slugs = now(), [model.slug for model in self._models]
        if self._balance is not None:
            # The provider's answer is not awaited: it counts for a later reading.
            self._balance.begin_refresh()
        async with self._database.read() as connection:
            queue = await overview_queries.queue(connection, moment)
            ended = await overview_queries.ended_since(connection, slugs, moment - RECENT)
            limits = await overview_queries.limits(connection, (dispatch.CREATE, dispatch.READ))
        states = await model_states.read_all(self._database)
        rates = {dispatch.CREATE: self._limits.create, dispatch.READ: self._limits.read}
        without_models = OverviewRecord(
            read_at=moment,
            concurrency=self._limits.concurrency,
            queue=tuple(queue),
            limits=tuple(
                LimitState(
                    name=each.name.rpartition(".")[2],
                    next_at=each.next_at(rates[each.name], moment),
                    paused_until=each.paused_until if each.paused_until and each.paused_until > moment else None,
                    pause_reason=each.pause_reason if each.paused_until and each.paused_until > moment else None,
                )
                for each in limits
            ),
            models=(),
            provider_credits=None if self._balance is None else self._balance.credits,
            provider_credits_last_seconds=None if self._balance is None else self._balance.lasts_seconds,
        )
        pauses = {slug: pause for slug, pause in states.pauses.items() if pause.is_active(moment)}
        figures = (_figures(model, pauses.get(model.slug), without_models, ended) for model in self._models)
        return replace(without_models, models=tuple(figures))


def _figures(
    model: Model, pause: PauseRecord | None, overview: OverviewRecord, ended: Sequence[EndedCount]
) -> ModelFigures:
    counts = {each.status: each.count for each in ended if each.model == model.slug}
    return ModelFigures(
        model=model,
        pause=pause,
        waiting=overview.count(CreationStatus.WAITING, model.slug),
        running=overview.count(CreationStatus.PROCESSING, model.slug),
        made=counts.get(CreationStatus.SUCCESS, 0),
        failed=counts.get(CreationStatus.FAILED, 0),
    )
