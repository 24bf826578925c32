"""Use cases of exports: request one, and read one's exports."""

import hashlib
import json
import math
from collections.abc import Sequence

import orjson
from msgspec import Struct, to_builtins
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.archives import ArchiveKind
from db.queries import users as user_queries
from db.queries.creations import exporting
from db.queries.creations.exporting import ChosenCreation
from db.queries.creations.filters import Filter
from db.queries.privacy import archives as archive_queries
from db.records.pagination import Page, Window
from db.records.privacy import ArchiveRecord
from services.archives import archives
from services.clock import now
from services.errors import ExportLimit, ExportLimitReached, IdempotencyKeyReused, InvalidInput
from services.events.publisher import EventPublisher
from services.findings import Findings
from services.generation.favourites import IDS_PATH, check_number, unknown
from services.generation.requests import check_key, is_plain

MAX_CREATIONS = 500  # Of one export.
MAX_LIVE = 5  # Pending or ready exports of one user.
MAX_BYTES = 2_000_000_000  # Of the images in all pending and ready exports of one user.
PENDING_SECONDS = 60  # After this time, a pending export may have become ready, and its end is known.

_FILTER_PATH = ("input", "filter")


class ExportRequest(Struct, frozen=True):
    """The creations to export: those with these ids, or the newest that match a filter. Exactly one is given."""

    ids: tuple[str, ...] | None = None
    filter: Filter | None = None
    idempotency_key: str | None = None

    def digest(self) -> str:
        chosen = to_builtins({"ids": self.ids, "filter": self.filter})
        return hashlib.sha256(orjson.dumps(chosen, option=orjson.OPT_SORT_KEYS)).hexdigest()


class RequestedExport(Struct, frozen=True):
    """An export; ``replayed``: an earlier request with the same idempotency key made it."""

    archive: ArchiveRecord
    replayed: bool = False


async def request(
    database: Database, event_publisher: EventPublisher, wanted: ExportRequest, *, user_id: str
) -> RequestedExport:
    """Request a ZIP file of a user's creations; a worker then makes it.

    Raises:
        InvalidInput: the creations are not chosen in one way, or have no image; nothing was written.
        NotFound, SeveralRefused: creations do not exist, or belong to another user; nothing was written.
        ExportLimitReached: the export, or all of the user's together, would be too large; nothing was written.
        IdempotencyKeyReused: the key belongs to another input; nothing was written.
    """
    check_key(wanted.idempotency_key)
    if (wanted.ids is None) == (wanted.filter is None):
        raise InvalidInput("Exactly one of `ids` and `filter` must be given.", path=["input"])
    if wanted.ids is not None:
        check_number(wanted.ids, MAX_CREATIONS)
    matching: Sequence[ChosenCreation] = ()
    if wanted.filter is not None:
        # Outside of the transaction, which holds locks: a search may read many rows.
        async with database.read() as connection:
            matching = await exporting.newest(connection, user_id, wanted.filter, limit=MAX_CREATIONS + 1)
    requested = await database.transact(_request, wanted, matching, user_id)
    event_publisher.publish(work=True)
    return requested


async def _request(
    connection: AsyncConnection, wanted: ExportRequest, matching: Sequence[ChosenCreation], user_id: str
) -> RequestedExport:
    # The lock makes concurrent requests count one after the other.
    await user_queries.locked_credit_of(connection, user_id)
    key, digest = wanted.idempotency_key, wanted.digest()
    earlier = None if key is None else await archive_queries.by_key(connection, user_id, ArchiveKind.CREATIONS, key)
    if earlier is not None:
        if earlier.input_hash != digest:
            raise IdempotencyKeyReused
        return RequestedExport(earlier, replayed=True)
    chosen = await _chosen(connection, wanted, matching, user_id)
    planned = sum(each.byte_size or 0 for each in chosen)
    _check_room(await archive_queries.live_of(connection, user_id, ArchiveKind.CREATIONS), planned)
    archive = await archives.add(
        connection,
        ArchiveKind.CREATIONS,
        user_id,
        requester=user_id,
        filter=json.dumps({"ids": [each.id for each in chosen]}),
        planned_bytes=planned,
        idempotency_key=key,
        input_hash=digest,
    )
    return RequestedExport(archive)


async def _chosen(
    connection: AsyncConnection, wanted: ExportRequest, matching: Sequence[ChosenCreation], user_id: str
) -> Sequence[ChosenCreation]:
    if wanted.ids is not None:
        return await _with_ids(connection, tuple(dict.fromkeys(wanted.ids)), user_id)
    if len(matching) > MAX_CREATIONS:
        raise ExportLimitReached(ExportLimit.CREATIONS, maximum=MAX_CREATIONS, path=_FILTER_PATH)
    # Some may have been deleted since they were found.
    left = await exporting.by_ids(connection, user_id, [each.id for each in matching])
    if not left:
        raise InvalidInput("No creation with an image matches the filter.", path=_FILTER_PATH)
    return [left[each.id] for each in matching if each.id in left]


async def _with_ids(connection: AsyncConnection, ids: Sequence[str], user_id: str) -> Sequence[ChosenCreation]:
    found = await exporting.by_ids(connection, user_id, [each for each in ids if is_plain(each)])
    without_image = [
        InvalidInput("This creation has no image.", path=[*IDS_PATH, str(place)])
        for place, each in enumerate(ids)
        if each in found and found[each].byte_size is None
    ]
    Findings([*unknown(ids, found), *without_image]).refuse()
    return [found[each] for each in ids]


def _check_room(live: Sequence[ArchiveRecord], planned: int) -> None:
    """Raise ExportLimitReached if a user with these exports can have no other one of this size."""
    if planned > MAX_BYTES:
        raise ExportLimitReached(ExportLimit.BYTES, maximum=MAX_BYTES, path=["input"])
    if len(live) >= MAX_LIVE:
        raise ExportLimitReached(ExportLimit.EXPORTS, maximum=MAX_LIVE, path=["input"], room_after=_next_end(live))
    if planned + sum(each.planned_bytes for each in live) > MAX_BYTES:
        raise ExportLimitReached(ExportLimit.BYTES, maximum=MAX_BYTES, path=["input"], room_after=_next_end(live))


def _next_end(live: Sequence[ArchiveRecord]) -> int:
    """Return the seconds until the first of these exports expires."""
    ends = [each.expires_at for each in live if each.expires_at is not None]
    return max(1, math.ceil((min(ends) - now()).total_seconds())) if ends else PENDING_SECONDS


async def by_id(database: Database, user_id: str, export_id: str) -> ArchiveRecord | None:
    """Return an export of a user."""
    async with database.read() as connection:
        archive = await archive_queries.by_id(connection, export_id)
    if archive is None or archive.kind != ArchiveKind.CREATIONS or archive.owner_id != user_id:
        return None
    return archive


async def page(database: Database, user_id: str, window: Window) -> Page[ArchiveRecord]:
    """Return a page of a user's exports, newest first."""
    async with database.read() as connection:
        return await archive_queries.of_owner(connection, user_id, ArchiveKind.CREATIONS, window)
