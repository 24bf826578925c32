"""Requests to erase a person, and what an erasure has to wait for."""

import json
import logging

from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.privacy import ErasureState
from db.queries import users as user_queries
from db.queries.operators import blocks as block_queries
from db.queries.privacy import erasures as erasure_queries
from db.records.privacy import PersonErasureRecord
from services.clock import now
from services.errors import ErasureUnavailable
from services.identity.blocks import Blocks

_log = logging.getLogger("atelier.privacy")

_NAMES = {
    "generations": ("unfinished generation", "unfinished generations"),
    "payments": ("undecided payment", "undecided payments"),
    "disputes": ("open dispute", "open disputes"),
}


def in_words(obstacles: dict[str, int]) -> str:
    """Return obstacles as English words, such as ``2 unfinished generations and 1 open dispute``."""
    return " and ".join(f"{count} {_NAMES[name][count != 1]}" for name, count in obstacles.items())


async def insert(connection: AsyncConnection, user_id: str, *, requester: str | None) -> PersonErasureRecord | None:
    """Request the erasure of a user; return None, with nothing written, if it was requested before.

    The caller has counted the change of blocks. From now on, the user starts nothing new.
    """
    moment = now()
    erasure = PersonErasureRecord(
        user_id=user_id,
        state=ErasureState.REQUESTED,
        requester=requester,
        requested_at=moment,
        waiting_for="{}",
        attempts=0,
        lease=None,
        began_at=None,
        erased_at=None,
        removed="{}",
        verified_at=None,
        remains="{}",
        failure=None,
        progress=None,
    )
    return erasure if await erasure_queries.insert_new(connection, erasure, due_at=moment) else None


async def request_own(database: Database, blocks: Blocks, user_id: str, *, allowed: bool) -> PersonErasureRecord:
    """Request the erasure of the user who asks; a second request returns the first.

    It begins when running work, payments and disputes have ended.

    Raises:
        ErasureUnavailable: this installation does not allow it; nothing was written.
    """
    if not allowed:
        raise ErasureUnavailable
    erasure = await database.transact(_request_own, user_id)
    _log.info("erasure of %s: requested by the user", user_id)
    await blocks.refresh_if_possible()
    return erasure


async def _request_own(connection: AsyncConnection, user_id: str) -> PersonErasureRecord:
    earlier = await erasure_queries.of_user(connection, user_id)
    if earlier is None:
        await block_queries.count_change(connection)
        await user_queries.locked_credit_of(connection, user_id)
        earlier = await insert(connection, user_id, requester=None) or await erasure_queries.of_user(
            connection, user_id
        )
    if earlier is None:
        raise RuntimeError("an erasure vanished while it was being requested")
    return earlier


async def of_user(database: Database, user_id: str) -> PersonErasureRecord | None:
    async with database.read() as connection:
        return await erasure_queries.of_user(connection, user_id)


def waiting_for(erasure: PersonErasureRecord) -> dict[str, int]:
    """Return the obstacles that were found last."""
    found: dict[str, int] = json.loads(erasure.waiting_for)
    return found
