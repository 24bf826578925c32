"""The retention of creations: those that ended longer ago are deleted with their pictures, prompts and events."""

from datetime import timedelta

from db.engine import Database
from db.queries.creations import reading as creation_queries
from services.clock import now
from services.errors import NotFound, WrongState
from services.events.publisher import EventPublisher
from services.generation import creations

AT_ONCE = 50


async def delete_old(database: Database, event_publisher: EventPublisher, retention: timedelta) -> int:
    """Delete creations that ended before the retention, as their users would; return the number that were found.

    Each is deleted in a transaction of its own, so that a batch delays no user.
    """
    async with database.read() as connection:
        old = await creation_queries.ended_before(connection, now() - retention, limit=AT_ONCE)
    for creation_id, user_id in old:
        try:
            await creations.delete(database, event_publisher, creation_id, user_id=user_id)
        except (NotFound, WrongState):
            continue  # Deleted by its user meanwhile.
    return len(old)
