"""The models that are offered now: by their entries, their pauses and their checks."""

import logging
import math
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

from db.engine import Database
from db.queries import model_states
from db.queries.model_states import PauseRecord, StateRecords
from services.background import repeated
from services.catalogue.evidence import Evidence
from services.catalogue.models import Model, ModelStatus
from services.clock import now
from services.errors import ModelUnavailable

READ_EVERY_SECONDS = 2.0  # A pause is in effect everywhere within 5 s.
READ_SECONDS = 2.0
MOST_ALTERNATIVES = 3

_log = logging.getLogger("atelier.models")


class ModelAvailability:
    """Which models are offered now.

    Pauses and checks are read every few seconds, never for a request; while the database does not answer, the last ones
    hold. ``sandboxed``: the sandbox stands in for the provider, so untested models are offered, too.
    """

    def __init__(self, models: Sequence[Model], *, sandboxed: bool) -> None:
        self.models = tuple(models)
        self._sandboxed = sandboxed
        self._pauses: dict[str, PauseRecord] = {}
        self._verified: frozenset[str] = frozenset()

    @asynccontextmanager
    async def kept_by(self, database: Database) -> AsyncIterator[None]:
        """Read pauses and checks now, and again every few seconds inside this context."""
        await self.refresh(database)
        read = partial(self.refresh, database)
        async with repeated("models", read, every=READ_EVERY_SECONDS, log=_log, within=READ_SECONDS):
            yield

    async def refresh(self, database: Database) -> None:
        """Read the pauses and checks now."""
        self._apply(await model_states.read_all(database))

    def _apply(self, states: StateRecords) -> None:
        evidence = {slug: Evidence.from_json(check.evidence) for slug, check in states.checks.items()}
        self._pauses = states.pauses
        self._verified = frozenset(
            model.slug for model in self.models if model.slug in evidence and evidence[model.slug].covers(model)
        )

    def status_of(self, model: Model) -> ModelStatus:
        """Return the status of a model now; only a LIVE one is offered."""
        if model.status in {ModelStatus.RETIRED, ModelStatus.PAUSED}:
            return model.status
        if self.pause_of(model.slug) is not None:
            return ModelStatus.PAUSED
        is_tested = self._sandboxed or model.status is ModelStatus.LIVE or model.slug in self._verified
        return ModelStatus.LIVE if is_tested else ModelStatus.UNTESTED

    def is_offered(self, model: Model) -> bool:
        return self.status_of(model) is ModelStatus.LIVE

    def offered(self) -> list[Model]:
        """Return the models that are offered, in the order of the catalogue."""
        return [model for model in self.models if self.is_offered(model)]

    def pause_of(self, slug: str) -> PauseRecord | None:
        """Return the pause of a model that is in effect; None if the database has none."""
        pause = self._pauses.get(slug)
        return pause if pause is not None and pause.is_active(now()) else None

    def pauses(self) -> list[PauseRecord]:
        """Return all pauses that are in effect."""
        moment = now()
        return [pause for pause in self._pauses.values() if pause.is_active(moment)]

    def deadline_of(self, slug: str) -> timedelta | None:
        """Return the deadline of a model's tasks; None if it is not in the catalogue."""
        seconds = next((model.seconds.deadline for model in self.models if model.slug == slug), None)
        return None if seconds is None else timedelta(seconds=seconds)

    def alternatives_to(self, model: Model) -> list[Model]:
        """Return the closest models that are offered: first by abilities, then by price.

        A model without a prompt has none: a utility does only its own work.
        """
        if not model.takes_prompt:
            return []
        others = [other for other in self.offered() if other.slug != model.slug and other.takes_prompt]
        return sorted(others, key=lambda other: _distance(model, other))[:MOST_ALTERNATIVES]

    def require(self, model: Model, *, path: Sequence[str] = ("input", "model")) -> None:
        """Refuse a model that is not offered now; ``path``: the field that names it.

        Raises:
            ModelUnavailable: with the ids of the closest models that are offered.
        """
        if not self.is_offered(model):
            alternatives = [other.id for other in self.alternatives_to(model)]
            raise ModelUnavailable(model.name.en, alternatives=alternatives, path=path)


def _distance(model: Model, other: Model) -> tuple[int, float]:
    """Return the number of abilities of ``model`` that ``other`` lacks, and the difference of their prices."""
    lacks = [
        model.text is not None and other.text is None,
        model.edit is not None and other.edit is None,
        other.max_input_images < model.max_input_images,
        model.supports_transparency and not other.supports_transparency,
        model.supports_seed and not other.supports_seed,
        model.supports_negative_prompt and not other.supports_negative_prompt,
    ]
    return sum(lacks), abs(math.log(min(model.credits.values()) / min(other.credits.values())))
