"""Blocked users, known in every process within seconds, so that requests are refused and open streams are closed.

The same holds for users whose account is being erased, or is erased.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.models.privacy import ErasureState
from db.queries.operators import blocks as block_queries
from db.queries.privacy import erasures as erasure_queries
from services.background import repeated
from services.clock import now

READ_EVERY_SECONDS = 2.0
READ_SECONDS = 5.0

OnBlock = Callable[[], None]

_log = logging.getLogger("atelier.blocks")


class Blocks:
    """The ids of all users who are refused, and the functions to call when a user is refused from now on.

    Refused are blocked users, those whose account is being erased, and the erased ones: a process that did not read the
    blocks while an account was being erased must still close its sockets.

    Every few seconds one small statement reads whether blocks have changed; only then the ids are read again. While the
    database does not answer, the last ones hold.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._changes = -1
        self._blocked: frozenset[str] = frozenset()
        self.closing: frozenset[str] = frozenset()  # Users who may start nothing new: their erasure is requested.
        self.erased: frozenset[str] = frozenset()
        self.leaving: frozenset[str] = frozenset()  # Users with an erasure in any state.
        self._watching: defaultdict[str, list[OnBlock]] = defaultdict(list)

    def __contains__(self, user_id: str) -> bool:
        return user_id in self._blocked

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Read the blocks now, and again inside this context whenever they have changed."""
        await self.refresh()
        async with repeated("blocks", self.refresh, every=READ_EVERY_SECONDS, log=_log, within=READ_SECONDS):
            yield

    async def refresh(self) -> None:
        """Read the blocks if they have changed, and call the functions of users who are blocked now."""
        # The count first: if a block is written between both statements, the next refresh reads the ids again.
        changes = await block_queries.changes(self._database)
        if changes == self._changes:
            return
        leaving = await erasure_queries.users_by_state(self._database, now())
        blocked = await block_queries.blocked_users(self._database)
        self.closing, self.erased = leaving[ErasureState.REQUESTED], leaving[ErasureState.ERASED]
        self.leaving = frozenset().union(*leaving.values())
        self._changes, self._blocked = changes, blocked | leaving[ErasureState.ERASING] | self.erased
        for user_id in self._blocked & self._watching.keys():
            for on_block in tuple(self._watching[user_id]):
                on_block()

    async def refresh_if_possible(self) -> None:
        """Do the same, but leave it to the next regular reading if the database does not answer."""
        try:
            async with asyncio.timeout(READ_SECONDS):
                await self.refresh()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            _log.warning("blocks: the database does not answer: %s", type(error).__name__)

    def watch(self, user_id: str, on_block: OnBlock) -> Callable[[], None]:
        """Call a function when a user is blocked, at once if that is so already; return the function that ends this."""
        watching = self._watching[user_id]
        watching.append(on_block)
        if user_id in self._blocked:
            on_block()

        def end() -> None:
            watching.remove(on_block)
            if not watching and self._watching.get(user_id) is watching:
                del self._watching[user_id]

        return end
