"""Callbacks: Kie.ai says that it is done; the hint is noted, and the verdict is read by the worker."""

import enum
import logging
from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.queries import changes as change_queries
from db.queries import creations as creation_queries
from db.queries import generations as generation_queries
from db.records.events import EventRecord
from services.clock import now
from services.events import log
from services.events.doorbell import Doorbell
from services.events.log import CreationChange
from services.tracing import about_creation

_log = logging.getLogger("atelier.generation")


class Heard(enum.StrEnum):
    """What became of a genuine callback."""

    NOTED = "noted"
    ADOPTED = "adopted"
    UNNEEDED = "unneeded"


async def hear(database: Database, doorbell: Doorbell, *, creation_id: str, attempt: int, kie_task_id: str) -> Heard:
    """Note that Kie.ai is done with a task, and have its verdict read now.

    A task whose createTask was never answered is adopted. Duplicates, tasks that are finished, tasks that nobody waits
    for and those of other generations change nothing.
    """
    about_creation(creation_id)
    noted = await _note_at_once(database, creation_id, kie_task_id)
    if noted is None:
        try:
            noted = await database.transact(_note, creation_id, attempt, kie_task_id)
        except IntegrityError:
            _log.error("callback %s: %s is the task of another generation", creation_id, kie_task_id)
            return Heard.UNNEEDED
    heard, events = noted
    if heard is not Heard.UNNEEDED:
        doorbell.ring(events, work=True)
    return heard


async def _note_at_once(
    database: Database, creation_id: str, kie_task_id: str
) -> tuple[Heard, Sequence[EventRecord]] | None:
    """Note the callback of a task that is waited for, in one statement; None where it may be another's."""
    if not database.writes_at_once:
        return None
    event = await change_queries.note_callback(database, creation_id, kie_task_id, now())
    return None if event is None else (Heard.NOTED, (event,))


async def _note(
    connection: AsyncConnection, creation_id: str, attempt: int, kie_task_id: str
) -> tuple[Heard, Sequence[EventRecord]]:
    moment = now()
    # Kie.ai may call back while the answer to createTask is being stored: then this callback is for what that makes.
    await generation_queries.hold(connection, creation_id)
    if await generation_queries.note_callback(connection, creation_id, kie_task_id, moment):
        heard = Heard.NOTED
    elif await generation_queries.adopt(connection, creation_id, attempt, kie_task_id, moment):
        heard = Heard.ADOPTED
    else:
        return Heard.UNNEEDED, ()
    creation = await creation_queries.by_id(connection, creation_id)
    if creation is None:
        return Heard.UNNEEDED, ()
    return heard, await log.record(connection, creation.user_id, CreationChange(creation))
