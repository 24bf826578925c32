"""Live updates for operators: notices of a user's changes, and the present state, without a query for each event."""

import asyncio
import enum
import logging
from collections.abc import AsyncGenerator
from datetime import datetime

from msgspec import DecodeError, Struct
from msgspec.json import Decoder
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.models.events import EventSubject
from services.clock import now
from services.events.broadcast import Broadcast
from services.events.publisher import channel_of
from services.events.reader import newest_of
from services.operators.overview import FRESH_SECONDS, OverviewRecord, Overviews

QUIET_SECONDS = 30.0
"""After this time without a message, the number of the newest event is read: a message may have been lost."""

RETRY_SECONDS = 5.0

_log = logging.getLogger("atelier.operators")


class ChangeKind(enum.StrEnum):
    """The kind of a notice of a change."""

    READY = "ready"
    GENERATION = "generation"
    CREDIT = "credit"
    RESET = "reset"


class Notice(Struct, frozen=True, kw_only=True):
    """The notice that something of a user has changed."""

    kind: ChangeKind
    user_id: str
    generation_id: str | None = None
    version: int | None = None
    at: datetime


class _Versioned(Struct):
    version: int


class _Payload(Struct):
    creation: _Versioned | None = None


class _Message(Struct):
    """A message of the event publisher, as far as a notice needs it."""

    seq: int
    subject: str
    creation_id: str | None
    payload: _Payload


_decoder = Decoder(_Message)


async def changes(
    database: Database, broadcast: Broadcast, user_id: str, generation_id: str | None = None
) -> AsyncGenerator[Notice, None]:
    """Yield READY, and then a notice for each change of a user's generations and credits, or of one generation.

    After a gap in the numbers of events, or if too many messages wait, yield one RESET in place of the lost notices.
    """

    def notice(kind: ChangeKind, creation_id: str | None = None, version: int | None = None) -> Notice:
        return Notice(kind=kind, user_id=user_id, generation_id=creation_id, version=version, at=now())

    async with broadcast.subscribe(channel_of(user_id)) as subscriber:
        last = await newest_of(database, user_id)
        yield notice(ChangeKind.READY)
        while True:
            text = await subscriber.next(quiet=QUIET_SECONDS)
            message = None if text is None else _decode(text)
            if message is not None and message.seq <= last:
                continue
            if message is None or message.seq != last + 1:
                newest = await _newest(database, user_id)
                if newest != last:
                    last = newest
                    yield notice(ChangeKind.RESET)
                continue
            last = message.seq
            if message.subject == EventSubject.CREATION:
                if generation_id in (None, message.creation_id):
                    created = message.payload.creation
                    version = None if created is None else created.version
                    yield notice(ChangeKind.GENERATION, message.creation_id, version)
            elif generation_id is None:
                yield notice(ChangeKind.CREDIT)


async def overviews(source: Overviews) -> AsyncGenerator[OverviewRecord, None]:
    """Yield the present state, and then each state that differs, at most every two seconds."""
    shown: OverviewRecord | None = None
    while True:
        pause = FRESH_SECONDS
        try:
            found = await source.read()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            # All operators keep the last state while the database does not answer.
            _log.warning("operators: the present state cannot be read: %s", type(error).__name__)
            pause = RETRY_SECONDS
        else:
            if not found.is_like(shown):
                shown = found
                yield found
        await asyncio.sleep(pause)


async def _newest(database: Database, user_id: str) -> int:
    """Return the number of the newest event, retrying while the database does not answer."""
    while True:
        try:
            return await newest_of(database, user_id)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            _log.warning("operators: the newest event cannot be read: %s", type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)


def _decode(text: str) -> _Message | None:
    try:
        return _decoder.decode(text)
    except DecodeError:
        return None
