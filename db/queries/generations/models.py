"""Queries for the generations of a model: paused ones, and the ends that show if the model works."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import Integer, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.catalogue import ModelPause
from db.models.creations import CreationStatus, GenerationTask
from db.queries.generations.leases import DUE, GENERATION, NOW, lease_statement, parameter
from db.queries.generations.ranks import UNASKED
from db.records.creations import GenerationRecord
from db.records.rows import RowReader

MOST_NEWEST = 50

# Read once for each statement: the table has a row for each model that was ever paused.
IS_PAUSED = GenerationTask.model.in_(
    select(ModelPause.slug).where(or_(ModelPause.until.is_(None), ModelPause.until > NOW))
)
"""The condition for a generation's model to be paused at the parameter ``now``."""

_STRANDED = lease_statement(
    select(GenerationTask.id)
    .where(
        UNASKED,
        DUE,
        IS_PAUSED,
        GenerationTask.model == parameter("of_model", "model"),
        GenerationTask.created_at <= parameter("before", "created_at"),
    )
    .order_by(GenerationTask.created_at)
    .limit(bindparam("limit", type_=Integer))
)


async def claim_stranded(
    connection: AsyncConnection, slug: str, now: datetime, *, before: datetime, lease: str, until: datetime, limit: int
) -> list[GenerationRecord]:
    """Lease generations of a paused model that were created at ``before`` or earlier and are still to be sent."""
    given = {"of_model": slug, "before": before, "now": now, "by": lease, "until": until, "limit": limit}
    return GENERATION.records(await connection.execute(_STRANDED, given))


class EndedRecord(Struct, frozen=True):
    """The end of a generation, as far as it shows if its model works."""

    user_id: str
    model_fault: bool


_ENDED = RowReader(EndedRecord, GenerationTask)


async def newest_ended(connection: AsyncConnection, slug: str, since: datetime | None) -> Sequence[EndedRecord]:
    """Return the newest generations of a model that succeeded or failed by its fault, the newest first.

    ``since``: only generations whose request was sent then or later.
    """
    tells = or_(GenerationTask.status == CreationStatus.SUCCESS, GenerationTask.model_fault)
    statement = (
        select(*_ENDED.columns)
        .where(GenerationTask.model == slug, GenerationTask.completed_at.is_not(None), tells)
        .order_by(GenerationTask.completed_at.desc())
        .limit(MOST_NEWEST)
    )
    if since is not None:
        # What was sent since then has also ended since then, which bounds the search in the index.
        statement = statement.where(GenerationTask.completed_at >= since, GenerationTask.asked_at >= since)
    return _ENDED.records(await connection.execute(statement))


async def has_succeeded(connection: AsyncConnection, slug: str, since: datetime) -> bool:
    """Return whether a model made an image for a request that was sent at ``since`` or later."""
    made = (
        select(GenerationTask.id)
        .where(
            GenerationTask.model == slug,
            GenerationTask.completed_at >= since,
            GenerationTask.asked_at >= since,
            GenerationTask.status == CreationStatus.SUCCESS,
        )
        .limit(1)
    )
    return (await connection.execute(made)).first() is not None


async def spent(connection: AsyncConnection, slugs: Sequence[str], since: datetime) -> float:
    """Return the provider's credits for the generations of these models that ended at ``since`` or later."""
    statement = select(func.coalesce(func.sum(GenerationTask.provider_credits), 0.0)).where(
        GenerationTask.model.in_(slugs), GenerationTask.completed_at >= since
    )
    return float(await connection.scalar(statement) or 0.0)
