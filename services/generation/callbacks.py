"""The provider's callbacks: each is noted as a hint that a task has ended; the worker then reads the task's state."""

import enum
import logging
from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.creations import Step
from db.models.timelines import MomentKind
from db.queries.creations import reading as creation_queries
from db.queries.generations import callbacks as callback_queries
from db.queries.generations import leases, moments
from db.queries.postgres import transition_writes
from db.records.events import EventRecord
from services.clock import now
from services.events import writer
from services.events.publisher import EventPublisher
from services.events.writer import CreationChange
from services.observability.tracing import about_creation

_log = logging.getLogger("atelier.generation")


class CallbackResult(enum.StrEnum):
    """The effect of a genuine callback."""

    NOTED = "noted"
    ADOPTED = "adopted"
    UNNEEDED = "unneeded"


async def receive(
    database: Database, event_publisher: EventPublisher, *, creation_id: str, attempt: int, provider_task_id: str
) -> CallbackResult:
    """Note that a task has ended at the provider, and wake a worker to read its state.

    If the request for the task was never answered, the generation adopts the task. Nothing changes if the callback is
    a duplicate or if the task is finished, is not awaited or belongs to another generation.
    """
    about_creation(creation_id)
    noted = await _note_in_one_statement(database, creation_id, provider_task_id)
    if noted is None:
        try:
            noted = await database.transact(_note, creation_id, attempt, provider_task_id)
        except IntegrityError:
            _log.error("callback %s: %s is the task of another generation", creation_id, provider_task_id)
            return CallbackResult.UNNEEDED
    result, events = noted
    if result is not CallbackResult.UNNEEDED:
        event_publisher.publish(events, work=True)
    return result


async def _note_in_one_statement(
    database: Database, creation_id: str, provider_task_id: str
) -> tuple[CallbackResult, Sequence[EventRecord]] | None:
    """Note the callback of an awaited task in one statement; return None if ``_note`` has to decide."""
    if not database.has_one_statement_writes:
        return None
    event = await transition_writes.note_callback(database, creation_id, provider_task_id, now())
    return None if event is None else (CallbackResult.NOTED, (event,))


async def _note(
    connection: AsyncConnection, creation_id: str, attempt: int, provider_task_id: str
) -> tuple[CallbackResult, Sequence[EventRecord]]:
    moment_at = now()
    # Lock the row first: the provider may call back while its answer, which holds the task id, is being stored.
    await leases.lock_row(connection, creation_id)
    if await callback_queries.note_callback(connection, creation_id, provider_task_id, moment_at):
        result, moment = CallbackResult.NOTED, moments.callback(Step.AWAIT, None, moment_at)
    elif await callback_queries.claim_from_callback(connection, creation_id, attempt, provider_task_id, moment_at):
        result, moment = CallbackResult.ADOPTED, moments.callback(Step.SUBMIT, Step.AWAIT, moment_at)
    else:
        return CallbackResult.UNNEEDED, ()
    creation = await creation_queries.by_id(connection, creation_id)
    if creation is None:
        return CallbackResult.UNNEEDED, ()
    await moments.append(connection, creation_id, creation.version, MomentKind.CALLBACK, moment)
    return result, await writer.record(connection, creation.user_id, CreationChange(creation))
