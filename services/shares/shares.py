"""Use cases of shares: share a creation, revoke a share, and end the shares of what is deleted."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from msgspec import UNSET, Struct, UnsetType
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.creations import CreationStatus
from db.queries import shares as share_queries
from db.queries import users as user_queries
from db.queries.creations import reading as creation_queries
from db.queries.media import erasures as erasure_queries
from db.records.images import ImageRecord
from db.records.shares import ShareRecord
from services.clock import now
from services.errors import NotFound, ShareUnavailable, TooManyShares, WrongState
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import DecodersBusy, ImageUnreadable
from services.media.images.store import scratch_folder
from services.media.storage.base import Storage, StorageError
from services.shares import renditions
from services.shares.renditions import Rendition

TOKEN_BYTES = 16  # 128 bits; hexadecimal, so that no program that finds addresses in texts cuts off a sign at the end.
MAX_SHARES = 200  # Of one user, by default.
MAKE_SECONDS = 45.0
# Longer than making and storing a rendition may take: after this time, the object of a killed process is deleted.
STORING = timedelta(minutes=10)
RETRY_SECONDS = 10
SWEPT_AT_ONCE = 1_000

_ID_PATH = ("input", "id")

_log = logging.getLogger("atelier.shares")

Admit = Callable[[], Awaitable[None]]
"""Counts a new share in the user's quota. Raises RateLimited if there were too many."""


class Sharing(Struct, frozen=True, kw_only=True):
    """The services of shares, the ``secret`` that encrypts renditions, and the limit on the shares of a user.

    ``base_url`` is the origin of the pages.
    """

    database: Database
    storage: Storage
    decoders: DecoderPool
    secret: bytes
    base_url: str
    max_shares: int = MAX_SHARES

    def url_of(self, share: ShareRecord) -> str:
        return f"{self.base_url}/s/{share.token}"

    def image_url_of(self, share: ShareRecord) -> str:
        return f"{self.url_of(share)}/image"


class ShareOptions(Struct, frozen=True):
    """What the page of a share shows; an unset option keeps its value, and is false for a new share."""

    show_prompt: bool | UnsetType = UNSET
    indexable: bool | UnsetType = UNSET

    @property
    def given(self) -> dict[str, bool]:
        options = {"show_prompt": self.show_prompt, "indexable": self.indexable}
        return {name: value for name, value in options.items() if not isinstance(value, UnsetType)}


async def share(
    sharing: Sharing, creation_id: str, options: ShareOptions, *, user_id: str, admit: Admit
) -> ShareRecord:
    """Share a finished creation, or change the options of its share; return the share.

    Raises:
        NotFound, WrongState, TooManyShares: nothing was written.
        RateLimited: as ``admit``; nothing was written.
        ShareUnavailable: the rendition could not be made or stored now; no share was made.
    """
    image = await _image_to_share(sharing.database, user_id, creation_id)
    found = await _change_existing(sharing, creation_id, options, user_id)
    if found is not None:
        return found
    async with sharing.database.read() as connection:
        await _refuse_excess(connection, user_id, sharing.max_shares)
    await admit()
    try:
        async with scratch_folder() as folder, asyncio.timeout(MAKE_SECONDS):
            made = await renditions.make(
                sharing.storage, sharing.decoders, sharing.secret, image, folder, user_id=user_id
            )
            planned = await sharing.database.transact(_plan, made.storage_key)
            await sharing.storage.put(made.storage_key, made.file, content_type=renditions.OBJECT_TYPE)
    except (StorageError, DecodersBusy, ImageUnreadable, OSError) as error:
        _log.warning("%s: its rendition was not made: %s", creation_id, error or type(error).__name__)
        raise ShareUnavailable(retry_after=RETRY_SECONDS) from error
    new = _record(made, creation_id, user_id, options)
    return await sharing.database.transact(_store, new, options, planned, sharing.max_shares)


async def revoke(database: Database, share_id: str, *, user_id: str) -> str:
    """Delete a share for good: its page is gone at once, and its object soon after; return its id.

    Raises:
        NotFound: it does not exist, or belongs to another user; nothing was written.
    """
    await database.transact(_revoke, share_id, user_id)
    return share_id


async def end_of_creation(connection: AsyncConnection, creation_id: str) -> None:
    """Delete the share of a creation, in the transaction that deletes the creation."""
    await _plan_deletion(connection, await share_queries.remove_of_creation(connection, creation_id))


async def forget_of_user(connection: AsyncConnection, user_id: str, *, limit: int) -> list[str]:
    """Delete some shares of a user; return the keys of their objects, whose deletion is planned."""
    keys = await share_queries.remove_of_user(connection, user_id, limit=limit)
    await _plan_deletion(connection, keys)
    return keys


async def end_some(database: Database, after: str) -> str | None:
    """Delete those of the next shares after an id whose creation is deleted; return the last id, None at the end.

    The deletion of a creation deletes its share. This is for creations that a process of an older version deletes.
    """
    async with database.read() as connection:
        ended, last = await share_queries.ended_after(connection, after, limit=SWEPT_AT_ONCE)
    if ended:
        await database.transact(_remove, ended)
    return last


async def _image_to_share(database: Database, user_id: str, creation_id: str) -> ImageRecord:
    async with database.read() as connection:
        found = await creation_queries.owned_by_ids(connection, user_id, [creation_id])
    creation = found.get(creation_id)
    if creation is None:
        raise NotFound("There is no such creation.", path=_ID_PATH)
    if creation.status is not CreationStatus.SUCCESS or creation.generated_image is None:
        raise WrongState("Only a creation with an image can be shared.", status=creation.status)
    return creation.generated_image


async def _change_existing(
    sharing: Sharing, creation_id: str, options: ShareOptions, user_id: str
) -> ShareRecord | None:
    """Change the share that a creation has, if any, and return it.

    A share without its object was revoked after the copy from which the database was restored: it is deleted.
    """
    async with sharing.database.read() as connection:
        shares = await share_queries.owned_by_creations(connection, user_id, [creation_id])
    existing = shares.get(creation_id)
    if existing is None:
        return None
    try:
        size = await sharing.storage.size(existing.storage_key)
    except StorageError as error:
        raise ShareUnavailable(retry_after=RETRY_SECONDS) from error
    if size is None:
        await sharing.database.transact(_remove, [existing.id])
        return None
    if not options.given:
        return existing
    return await sharing.database.transact(share_queries.change, existing.id, **options.given)


async def _refuse_excess(connection: AsyncConnection, user_id: str, maximum: int) -> None:
    if await share_queries.count_owned_by(connection, user_id) >= maximum:
        raise TooManyShares(maximum=maximum)


def _record(made: Rendition, creation_id: str, user_id: str, options: ShareOptions) -> ShareRecord:
    given = {"show_prompt": False, "indexable": False, **options.given}
    return ShareRecord(
        id=made.share_id,
        token=secrets.token_hex(TOKEN_BYTES),
        creation_id=creation_id,
        user_id=user_id,
        storage_key=made.storage_key,
        seed=made.seed,
        content_type=made.facts.content_type,
        width=made.facts.width,
        height=made.facts.height,
        byte_size=made.facts.byte_size,
        views=0,
        created_at=now(),
        **given,
    )


async def _plan(connection: AsyncConnection, key: str) -> list[str]:
    return await erasure_queries.plan(connection, [key], now() + STORING)


async def _store(
    connection: AsyncConnection, new: ShareRecord, options: ShareOptions, planned: list[str], maximum: int
) -> ShareRecord:
    """Insert a share; if a simultaneous call was first, let the new object be deleted and return the other share."""
    if not await share_queries.lock_creation(connection, new.user_id, new.creation_id):
        raise NotFound("There is no such creation.", path=_ID_PATH)
    # The lock on the user's row makes concurrent calls count one after the other.
    await user_queries.locked_credit_of(connection, new.user_id)
    first = (await share_queries.owned_by_creations(connection, new.user_id, [new.creation_id])).get(new.creation_id)
    if first is not None:
        await erasure_queries.bring_forward(connection, [new.storage_key], now())
        changed: Any = await share_queries.change(connection, first.id, **options.given) if options.given else first
        return changed or first
    await _refuse_excess(connection, new.user_id, maximum)
    if not await erasure_queries.withdraw(connection, planned):
        raise ShareUnavailable(retry_after=RETRY_SECONDS)  # It took so long that the object is being deleted.
    await share_queries.insert_new(connection, new)
    return new


async def _revoke(connection: AsyncConnection, share_id: str, user_id: str) -> None:
    keys = await share_queries.remove_owned(connection, user_id, share_id)
    if not keys:
        raise NotFound("There is no such share.", path=_ID_PATH)
    await _plan_deletion(connection, keys)


async def _remove(connection: AsyncConnection, share_ids: list[str]) -> None:
    await _plan_deletion(connection, await share_queries.remove(connection, share_ids))


async def _plan_deletion(connection: AsyncConnection, keys: list[str]) -> None:
    await erasure_queries.plan(connection, keys, now())
