"""The presence of users: when each last used the API through this process, and their open streams.

A request only notes its user in memory. Once a minute all noted users are stored by a few statements of their own
table, so no request waits for it, and the rows of ``users`` are not locked or rewritten. Of users whose erasure is
requested, nothing is stored any more: it would return after the erasure.
"""

import asyncio
import itertools
import logging
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.queries import presences as presence_queries
from db.queries.presences import PresenceRecord
from services.background import repeated
from services.clock import now
from services.identity.blocks import Blocks

STORE_EVERY_SECONDS = 60.0
STORE_SECONDS = 20.0  # For all statements of one round.
STORE_AT_ONCE = 500
MOST_NOTED = 50_000
"""The most users that one round stores; others are stored when they are noted again."""

STALE = timedelta(minutes=3)
"""A process that has not stored a user's streams for this long has none."""

RETENTION = timedelta(days=7)
PRUNE_AT_ONCE = 1_000
MAX_HOST = 20

_log = logging.getLogger("atelier.presence")


class Presence:
    """The users who used the API through this process since the last round."""

    def __init__(self, database: Database, blocks: Blocks) -> None:
        self._database = database
        self._blocks = blocks
        # The name is for operators, who know their hosts; the random part distinguishes restarts.
        self.process = f"{socket.gethostname()[:MAX_HOST]}-{secrets.token_hex(4)}"
        self.open_streams: Callable[[], Mapping[str, int]] = dict  # By user id; the server sets its own.
        self._noted: dict[str, datetime] = {}
        self._had_streams: set[str] = set()

    def note(self, user_id: str) -> None:
        """Note a request of a user."""
        if user_id in self._noted or len(self._noted) < MOST_NOTED:
            self._noted[user_id] = now()

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Store the noted users every minute inside this context, and once at its end."""
        try:
            async with repeated("presence", self.store, every=STORE_EVERY_SECONDS, log=_log):
                yield
        finally:
            await self.store()

    async def store(self) -> None:
        """Store the noted users and those with open streams; if the database does not answer, they are lost."""
        moment, streams = now(), dict(self.open_streams())
        seen, self._noted = self._noted, {}
        # Once more after the last stream has ended, with no stream.
        users = dict.fromkeys(itertools.islice({*streams, *self._had_streams}, MOST_NOTED), moment)
        self._had_streams = set(streams)
        records = [
            PresenceRecord(
                user_id=user_id,
                process=self.process,
                first_seen_at=at,
                last_seen_at=at,
                open_streams=streams.get(user_id, 0),
            )
            for user_id, at in (seen | users).items()
        ]
        try:
            async with asyncio.timeout(STORE_SECONDS):
                # Users were noted up to a minute ago, and this process may have been suspended since.
                await self._blocks.refresh()
                for start in range(0, len(records), STORE_AT_ONCE):
                    some = records[start : start + STORE_AT_ONCE]
                    # Again for each batch: an erasure may have been requested while others were stored.
                    staying = [record for record in some if record.user_id not in self._blocks.leaving]
                    if staying:
                        await self._database.transact(presence_queries.store, staying)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            _log.warning("presence: not stored: %s", type(error).__name__)


async def prune(database: Database) -> int:
    """Delete presences older than ``RETENTION``, and return their number."""
    forgotten = 0
    while True:
        count = await database.transact(presence_queries.prune, now() - RETENTION, limit=PRUNE_AT_ONCE)
        forgotten += count
        if count < PRUNE_AT_ONCE:
            return forgotten
