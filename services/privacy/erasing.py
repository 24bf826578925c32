"""The erasure of a person: a durable job that waits, removes, verifies, and looks again later.

The row of the erasure is the job: a worker leases it, and each step can be repeated, so that after a crash another
worker goes on. Steps:

REQUESTED  The user starts nothing new. It waits until running work, payments and disputes have ended.
ERASING    All requests are refused. After a pause, in which each process reads the block, everything is removed in
           batches; the last transaction takes the person out of the account, and succeeds only if nothing is left.
ERASED     Further passes remove what a request that was under way has written since, for example the late bytes of an
           upload.
"""

import json
import logging
import secrets
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.privacy import ERASED_PREFIX, ErasureState
from db.models.webhooks import WebhookType
from db.personal_data import table_of
from db.queries import users as user_queries
from db.queries.operators import blocks as block_queries
from db.queries.privacy import erasures as erasure_queries
from db.queries.privacy import personal
from db.records.privacy import PersonErasureRecord
from services.clock import now
from services.events import announcements
from services.identity import facts
from services.identity.facts import Identities
from services.media.storage.base import Storage, StorageError
from services.privacy import verification
from services.privacy.passes import LEASE, LeaseLost, Pass, RenderRuns, change
from services.privacy.progress import OutOfTime, Progress, Turn

# Each process reads the blocks every 2 s; a request that it has let in before ends within this time, or see ERASED.
PAUSE = timedelta(seconds=10)
WAIT = timedelta(seconds=30)  # Until an obstacle is looked at again.
FIRST_BACKOFF = timedelta(seconds=15)
LAST_BACKOFF = timedelta(minutes=30)
# After the longest request, an upload; and after the last upload address has expired.
PASSES = (timedelta(minutes=15), timedelta(hours=25))

_log = logging.getLogger("atelier.privacy")


class ErasureContext(Struct, frozen=True, kw_only=True):
    """The services of the job."""

    database: Database
    storage: Storage
    identities: Identities


async def run_next(context: ErasureContext) -> bool:
    """Act on one erasure that is due; False if there is none."""
    moment = now()
    lease = secrets.token_hex(16)
    erasure = await context.database.transact(erasure_queries.claim, moment, lease=lease, until=moment + LEASE)
    if erasure is None:
        return False
    try:
        await _advance(context, erasure)
    except LeaseLost:
        _log.info("erasure of %s: taken over by another", erasure.user_id)
    except OutOfTime:
        await _let_others_go_first(context, erasure)
    except RenderRuns:
        await _try_again(context, erasure, "A rendition of an image is being made.")
    except StorageError as error:
        _log.warning("erasure of %s: the storage failed: %s", erasure.user_id, error)
        await _try_again(context, erasure, f"The storage failed: {error}")
    except Exception:  # noqa: BLE001 - a defect in one erasure must not stop the others
        _log.exception("erasure of %s: a defect", erasure.user_id)
        await _try_again(context, erasure, "Something went wrong on our side.")
    return True


async def _advance(context: ErasureContext, erasure: PersonErasureRecord) -> None:
    turn = Turn()
    match erasure.state:
        case ErasureState.REQUESTED:
            await context.database.transact(_begin, erasure)
        case ErasureState.ERASING:
            if not await context.database.transact(_is_clear, erasure):
                return
            await Pass(context.database, context.storage, erasure, turn).run()
            if await context.database.transact(_finish, context.identities, erasure):
                _log.info("erasure of %s: erased", erasure.user_id)
        case ErasureState.ERASED:
            done = await Pass(context.database, context.storage, erasure, turn).run()
            await context.database.transact(_clear_account, erasure)
            await _look_again(context, erasure, turn, done)


async def _begin(connection: AsyncConnection, erasure: PersonErasureRecord) -> None:
    """Refuse all requests of the user from now on, unless something is under way."""
    obstacles = await erasure_queries.obstacles(connection, erasure.user_id, now())
    if obstacles:
        # Count no change: after each one, every process reads the ids of all blocked and erased users again.
        await _wait(connection, erasure, obstacles)
        return
    # Before the lock of the user, as in all transactions.
    await block_queries.count_change(connection)
    if await _is_clear(connection, erasure):
        moment = now()
        given: dict[str, Any] = {"state": ErasureState.ERASING, "began_at": moment, "due_at": moment + PAUSE}
        await change(connection, erasure, **given, **_released(), attempts=0, failure=None)


async def _is_clear(connection: AsyncConnection, erasure: PersonErasureRecord) -> bool:
    """Return whether nothing is under way; if something is, note it and release the erasure for a while.

    A dispute that is opened after the erasure has begun does not delay it any more.
    """
    # The lock makes a concurrent charge or purchase wait, so either this sees it or it comes later.
    await user_queries.locked_credit_of(connection, erasure.user_id)
    moment = now()
    obstacles = await erasure_queries.obstacles(connection, erasure.user_id, moment)
    if erasure.state is not ErasureState.REQUESTED:
        obstacles.pop("disputes", None)
    if obstacles:
        await _wait(connection, erasure, obstacles)
    else:
        await change(connection, erasure, waiting_for="{}")
    return not obstacles


async def _wait(connection: AsyncConnection, erasure: PersonErasureRecord, obstacles: dict[str, int]) -> None:
    given: dict[str, Any] = {"waiting_for": json.dumps(obstacles), "due_at": now() + WAIT}
    await change(connection, erasure, **given, **_released(), progress=None)


def _released() -> dict[str, Any]:
    return {"lease": None, "leased_until": None}


async def _finish(connection: AsyncConnection, identities: Identities, erasure: PersonErasureRecord) -> bool:
    """Take the person out of the account, if nothing else is left; return whether that is done."""
    await block_queries.count_change(connection)
    user_id, moment = erasure.user_id, now()
    if not await _is_clear(connection, erasure):
        return False
    subject = await erasure_queries.subject_of(connection, user_id)
    if subject is None:
        raise RuntimeError("the account of an erasure vanished")
    if not subject.startswith(ERASED_PREFIX):
        await facts.keep(connection, identities, user_id, subject)
        await erasure_queries.rename(connection, user_id, f"{ERASED_PREFIX}{user_id}")
    await _clear_account(connection, erasure)
    remains = await personal.remains(connection, user_id)
    if remains:
        # Written since the pass: the next one removes it. The account stays without the person, and refused.
        given: dict[str, Any] = {"due_at": moment + FIRST_BACKOFF, "remains": json.dumps(remains), "progress": None}
        await change(connection, erasure, **given, **_released())
        return False
    await change(
        connection,
        erasure,
        state=ErasureState.ERASED,
        erased_at=moment,
        verified_at=moment,
        remains="{}",
        failure=None,
        attempts=0,
        due_at=moment + PASSES[0],
        progress=None,
        **_released(),
    )
    await announcements.enqueue(connection, user_id, WebhookType.USER_ERASED)
    return True


async def _clear_account(connection: AsyncConnection, erasure: PersonErasureRecord) -> None:
    """Remove the block, and clear the account but for its subject, which has its own value."""
    if await block_queries.remove(connection, erasure.user_id):
        await block_queries.count_change(connection)
    account = table_of("account")
    neutral = {name: value for name, value in account.neutral.items() if name != "subject"}
    await personal.set_values(connection, account, erasure.user_id, neutral)


async def _look_again(context: ErasureContext, erasure: PersonErasureRecord, turn: Turn, done: Progress) -> None:
    """Verify an erasure, and plan the next pass.

    Raises:
        OutOfTime: the verification goes on later.
    """
    while True:
        page = await verification.noted_objects(context.database, context.storage, erasure.user_id, done.verified)
        done.found += page.count
        if page.last is None:
            break
        done.verified = page.last
        given = {"leased_until": now() + LEASE, "progress": done.to_json()}
        await context.database.transact(change, erasure, **given)
        turn.check()
    remains = await verification.rows_and_objects(context.database, erasure.user_id, done.found)
    await context.database.transact(_note_verified, erasure, remains)


async def _note_verified(connection: AsyncConnection, erasure: PersonErasureRecord, remains: dict[str, int]) -> None:
    moment = now()
    due_at = next_pass(erasure.erased_at or moment, moment)
    if remains:
        _log.warning("erasure of %s: left: %s", erasure.user_id, remains)
        due_at = min(due_at or moment + LAST_BACKOFF, moment + LAST_BACKOFF)
    elif due_at is None:
        await erasure_queries.forget_objects(connection, erasure.user_id)
    given: dict[str, Any] = {"verified_at": moment, "remains": json.dumps(remains), "due_at": due_at}
    await change(connection, erasure, **given, **_released(), attempts=0, failure=None, progress=None)


def next_pass(erased_at: datetime, moment: datetime) -> datetime | None:
    """Return the time of the next pass after ``moment``; None after the last one."""
    return next((erased_at + after for after in PASSES if erased_at + after > moment), None)


async def _let_others_go_first(context: ErasureContext, erasure: PersonErasureRecord) -> None:
    """Release an erasure that goes on when those that are due now have had their turn."""
    given: dict[str, Any] = {"due_at": now(), "attempts": 0, "failure": None}
    try:
        await context.database.transact(change, erasure, **given, **_released())
    except LeaseLost:
        _log.info("erasure of %s: taken over by another", erasure.user_id)


async def _try_again(context: ErasureContext, erasure: PersonErasureRecord, failure: str) -> None:
    backoff = min(LAST_BACKOFF, FIRST_BACKOFF * 2 ** min(erasure.attempts, 10))

    async def work(connection: AsyncConnection) -> None:
        given: dict[str, Any] = {"attempts": erasure.attempts + 1, "failure": failure[:500], "due_at": now() + backoff}
        await change(connection, erasure, **given, **_released())

    try:
        await context.database.transact(work)
    except LeaseLost:
        _log.info("erasure of %s: taken over by another", erasure.user_id)
