"""The check of the models on offer against the schemas and prices that the provider publishes."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from db.engine import Database
from db.queries import limits as limit_queries
from services.catalogue.availability import ModelAvailability
from services.catalogue.models import Model
from services.clock import now
from services.diagnostics import model_drift
from services.diagnostics.findings import CheckStatus, Finding
from services.providers.base import Provider
from services.providers.errors import ProviderError
from services.providers.models import ModelDescription

PART = "models"
CHECK_AT = timedelta(hours=3)  # After midnight, UTC.
MOST_SHOWN = 5
_TURN = "models.check"  # The row of ``limits`` that holds the time of the next nightly check.

_log = logging.getLogger("atelier.models")


async def differences(provider: Provider, model: Model) -> list[str]:
    """Return a line for each difference between a model's entry and what the provider publishes now.

    Raises:
        ProviderError: the provider did not answer; nothing is known.
    """
    lines: list[str] = []
    published: dict[str, ModelDescription] = {}
    for wire_id, images in model_drift.wire_ids(model):
        if wire_id not in published:
            published[wire_id] = await provider.describe_model(wire_id)
        lines += model_drift.differences(model, wire_id, images=images, published=published[wire_id])
    return list(dict.fromkeys(lines))


async def check_models(provider: Provider, models: Sequence[Model]) -> Finding:
    """Compare models with what the provider publishes, which is free."""
    found: list[str] = []
    for model in models:
        try:
            found += [f"{model.slug}: {line}" for line in await differences(provider, model)]
        except ProviderError as error:
            return Finding(PART, CheckStatus.WARNING, f"{model.slug} could not be compared: {error}", error.advice)
    if not found:
        names = ", ".join(model.slug for model in models) or "none"
        return Finding(PART, CheckStatus.OK, f"The models on offer are as {provider.profile.title} describes: {names}.")
    more = f"; and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
    return Finding(
        PART,
        CheckStatus.WARNING,
        f"Entries differ from {provider.profile.title}'s descriptions: {'; '.join(found[:MOST_SHOWN])}{more}.",
        "Correct the entry in the file of models, or pause the model.",
    )


async def check_nightly(database: Database, provider: Provider, availability: ModelAvailability) -> int | None:
    """Log how the models on offer differ from what the provider publishes, once a night for all workers together.

    Returns:
        The number of differences; None if it is not this worker's turn, or not yet time.
    """
    if not await database.transact(limit_queries.take_turn, _TURN, now(), next_night(now())):
        return None
    count = 0
    for model in availability.offered():
        try:
            found = await differences(provider, model)
        except ProviderError as error:
            _log.warning("model %s: not compared: %s", model.slug, error)
            continue
        for line in found:
            _log.warning("model %s differs from its description: %s", model.slug, line)
        count += len(found)
    _log.info("models: compared with %s, %d differences", provider.profile.title, count)
    return count


def next_night(moment: datetime) -> datetime:
    """Return the next time at which the nightly check is due."""
    at = moment.replace(hour=0, minute=0, second=0, microsecond=0) + CHECK_AT
    return at if at > moment else at + timedelta(days=1)
