"""The hosts of results that the settings do not allow."""

from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import CreationStatus, GenerationTask

MOST_HOSTS = 10


async def refused_hosts(connection: AsyncConnection, since: datetime) -> list[tuple[str, int]]:
    """Return the refused hosts of results, each with a count of generations unfinished or failed after ``since``."""
    concerned = or_(
        GenerationTask.step.is_not(None),
        and_(GenerationTask.status == CreationStatus.FAILED, GenerationTask.completed_at > since),
    )
    statement = (
        select(GenerationTask.result_refused_host, func.count())
        .where(GenerationTask.result_refused_host.is_not(None), concerned)
        .group_by(GenerationTask.result_refused_host)
        .order_by(func.count().desc(), GenerationTask.result_refused_host)
        .limit(MOST_HOSTS)
    )
    return [(host, count) for host, count in await connection.execute(statement) if host is not None]
