"""Persons by operators: export everything about one, erase one, and verify an erasure."""

import json
from typing import Any

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.archives import ArchiveKind
from db.models.audit import AuditAction
from db.queries import users as user_queries
from db.queries.operators import blocks as block_queries
from db.queries.privacy import archives as archive_queries
from db.queries.privacy import erasures as erasure_queries
from db.records.creations import CreationRecord
from db.records.privacy import ArchiveRecord, PersonErasureRecord
from services.archives import archives
from services.archives.archives import TooManyArchives
from services.clock import now
from services.errors import NotFound
from services.operators import audit
from services.operators.actions import users
from services.operators.audit import Done, Effect, OperatorServices, Request
from services.operators.errors import AlreadyDone, ErasureMustWait, TooManyExports
from services.operators.operators import Operator
from services.privacy import requests
from services.privacy.requests import in_words

_PATH = ("input", "userId")
_DOWNLOAD = "The archive was downloaded."


class Exported(Struct, frozen=True, kw_only=True):
    """A requested export, and the entry of the audit."""

    archive: ArchiveRecord
    done: Done


class Erased(Struct, frozen=True, kw_only=True):
    """A requested erasure, and the entry of the audit."""

    erasure: PersonErasureRecord
    done: Done


async def export(services: OperatorServices, operator: Operator, user_id: str, *, reason: str) -> Exported:
    """Request an archive with everything about a user; while one is pending, it is returned.

    Raises:
        Refusal: nothing was changed.
    """
    found: list[ArchiveRecord] = []

    async def work(connection: AsyncConnection) -> Effect:
        found.clear()
        await users.user_of(connection, user_id)
        await user_queries.locked_credit_of(connection, user_id)
        if await erasure_queries.has_begun(connection, user_id):
            raise AlreadyDone("This user is erased, so nothing can be exported.", path=_PATH)
        try:
            archive = await archives.request(connection, ArchiveKind.PERSON, user_id, requester=operator.actor)
        except TooManyArchives as error:
            raise TooManyExports(error.message) from error
        found.append(archive)
        return Effect(user_id=user_id, before={}, after={"archive": archive.id}, work=True)

    request = Request(action=AuditAction.EXPORT, subject_id=user_id, reason=reason)
    done = await audit.perform(services, operator, request, work)
    return Exported(archive=found[0], done=done)


async def download(services: OperatorServices, operator: Operator, archive_id: str) -> ArchiveRecord:
    """Return an export that is ready, and note the download in the audit.

    Raises:
        NotFound: there is none, or it is not ready, or has expired.
        Refusal: the operator may not download it.
    """
    found: list[ArchiveRecord] = []

    async def work(connection: AsyncConnection) -> Effect:
        found.clear()
        archive = await archive_queries.by_id(connection, archive_id)
        if archive is None or archive.kind != ArchiveKind.PERSON or not archives.is_ready(archive):
            raise NotFound("There is no such export, or it is not ready, or has expired.")
        found.append(archive)
        return Effect(user_id=archive.owner_id, before={}, after={"bytes": archive.byte_size})

    request = Request(action=AuditAction.DOWNLOAD, subject_id=archive_id, reason=_DOWNLOAD)
    await audit.perform(services, operator, request, work)
    return found[0]


async def erase(
    services: OperatorServices,
    operator: Operator,
    user_id: str,
    *,
    reason: str,
    when_finished: bool,
    cancel_waiting: bool,
) -> Erased:
    """Request the erasure of a user, which begins at once, or with ``when_finished`` when nothing is under way.

    From now on the user starts nothing new. With ``cancel_waiting``, generations that the provider has not got yet are
    canceled, with their refund.

    Raises:
        ErasureMustWait: something is under way, and ``when_finished`` is not set; nothing was changed.
        Refusal: nothing was changed.
    """
    canceled: list[CreationRecord] = []
    found: list[PersonErasureRecord] = []

    async def work(connection: AsyncConnection) -> Effect:
        canceled.clear()
        found.clear()
        await block_queries.count_change(connection)
        user = await users.user_of(connection, user_id)
        await users.keep_operators(connection, services, operator, user, action="erase")
        events = await users.cancel_unasked(connection, user_id, canceled) if cancel_waiting else []
        await user_queries.locked_credit_of(connection, user_id)
        obstacles = await erasure_queries.obstacles(connection, user_id, now())
        if obstacles and not when_finished:
            raise ErasureMustWait(in_words(obstacles))
        erasure = await requests.insert(connection, user_id, requester=operator.actor)
        if erasure is None:
            raise AlreadyDone("The erasure of this user is requested already, or done.", path=_PATH)
        found.append(erasure)
        after = {"state": erasure.state, "waitingFor": obstacles, "canceled": len(canceled)}
        return Effect(user_id=user_id, before={}, after=after, events=events, work=True)

    details = {"whenFinished": when_finished, "cancelWaiting": cancel_waiting}
    request = Request(action=AuditAction.ERASE, subject_id=user_id, reason=reason, details=details)
    done = await audit.perform(services, operator, request, work)
    users.count_canceled(services, canceled)
    await services.blocks.refresh_if_possible()
    return Erased(erasure=found[0], done=done)


async def verify_erasure(services: OperatorServices, operator: Operator, user_id: str, *, reason: str) -> Erased:
    """Let a worker look again for anything that is left of an erased user, and remove it.

    Raises:
        NotFound: the user's erasure was not requested.
        Refusal: nothing was changed.
    """
    found: list[PersonErasureRecord] = []

    async def work(connection: AsyncConnection) -> Effect:
        found.clear()
        erasure = await erasure_queries.of_user(connection, user_id)
        if erasure is None:
            raise NotFound("The erasure of this user was not requested.", path=_PATH)
        await erasure_queries.verify_now(connection, user_id, now())
        found.append(erasure)
        return Effect(user_id=user_id, before=_shown(erasure), after={}, work=True)

    request = Request(action=AuditAction.VERIFY_ERASURE, subject_id=user_id, reason=reason)
    done = await audit.perform(services, operator, request, work)
    return Erased(erasure=found[0], done=done)


def _shown(erasure: PersonErasureRecord) -> dict[str, Any]:
    verified = None if erasure.verified_at is None else erasure.verified_at.isoformat()
    return {"state": erasure.state, "verifiedAt": verified, "remains": json.loads(erasure.remains)}
