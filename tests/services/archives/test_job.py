"""The job of archives: made once, again after a crash or an outage, a bounded number of times, and gone after a day."""

import io
import json
import zipfile
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select, update

from db.engine import Database
from db.models import Archive, Erasure
from db.models.archives import ArchiveKind, ArchiveState
from db.queries.privacy import archives as archive_queries
from db.records.images import ImageRecord
from db.records.privacy import ArchiveRecord
from services.archives import archives, cipher, job, writer
from services.archives.archives import TooManyArchives
from services.archives.cipher import Unreadable
from services.archives.content import ArchiveFile, Content, Picture, Rows, StoredBytes, Text
from services.archives.job import ArchiveContext, run_next
from services.clock import now
from services.identity.accounts import Accounts
from services.media.images import deletion
from services.media.images.checking import check_objects
from services.media.storage.base import StorageError
from services.media.storage.folder import FolderStorage
from services.secrets import KeyRing

SECRET = bytes(32)
LARGE = bytes(range(256)) * 40  # 10 KB, of several parts here.


class Broken(FolderStorage):
    """A storage that fails while ``broken`` is positive, which each failure lowers."""

    broken = 0

    async def put(self, key: str, source: Path, *, content_type: str) -> None:
        if self.broken > 0:
            self.broken -= 1
            raise StorageError("the storage is away")
        await super().put(key, source, content_type=content_type)


class Files:
    """A content of some files; ``crash`` ends the process in the middle."""

    def __init__(self) -> None:
        self.crash = False
        self.between = 0

    async def count(self, archive: ArchiveRecord) -> int:  # noqa: ARG002 - all users have the same
        return 4

    async def files(self, archive: ArchiveRecord) -> AsyncIterator[ArchiveFile]:
        yield Text("README.txt", f"of {archive.owner_id}")
        yield Rows("data/rows.json", self._pages())
        yield Picture("pictures/large.png", an_image("generated/large.png"))
        if self.crash:
            raise KeyboardInterrupt
        yield StoredBytes("uploads/gone.png", "uploads/gone.png")

    async def _pages(self) -> AsyncIterator[list[dict[str, Any]]]:
        yield [{"a": 1}, {"a": 2}]
        yield [{"a": 3}]


def an_image(key: str) -> ImageRecord:
    return ImageRecord("img_1", key, key, "image/png", 1, 1, len(LARGE))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "FRAME", 1000)
    monkeypatch.setattr(cipher, "FRAMES_PER_PART", 3)


@pytest.fixture
async def storage(tmp_path: Path) -> Broken:
    opened = Broken(tmp_path / "images", base_url="http://localhost", secret=KeyRing(SECRET))
    (tmp_path / "large").write_bytes(LARGE)
    await opened.put("generated/large.png", tmp_path / "large", content_type="image/png")
    return opened


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def context(database: Database, storage: Broken, files: Files) -> ArchiveContext:
    contents: dict[str, Content] = {ArchiveKind.PERSON: files}
    return ArchiveContext(database=database, storage=storage, secrets=(SECRET,), contents=contents)


@pytest.fixture
async def user_id(database: Database) -> str:
    return (await Accounts(database, signup_credits=0).by_subject("ada")).id


async def requested(database: Database, user_id: str, requester: str = "boss") -> ArchiveRecord:
    return await database.transact(archives.request, ArchiveKind.PERSON, user_id, requester=requester)


async def stored(database: Database, archive_id: str) -> ArchiveRecord | None:
    async with database.read() as connection:
        return await archive_queries.by_id(connection, archive_id)


async def again(database: Database, moment: datetime | None = None) -> None:
    """Make all archives due, without waiting."""
    due = update(Archive).values(due_at=moment or now(), leased_until=None)
    await database.transact(lambda connection: connection.execute(due.where(Archive.due_at.is_not(None))))


async def sweep_all(database: Database, storage: FolderStorage) -> None:
    """Delete all objects with a planned erasure, whenever it is due."""
    due = update(Erasure).values(erase_at=now(), begun_at=None)
    await database.transact(lambda connection: connection.execute(due))
    await deletion.erase_planned(database, storage)


async def objects(storage: FolderStorage) -> list[str]:
    return sorted(key for key in (await storage.list_keys()).keys if key.startswith("archives/"))


async def unpacked(context: ArchiveContext, archive: ArchiveRecord) -> zipfile.ZipFile:
    data = b"".join([frame async for frame in archives.read(context.storage, context.secrets, archive)])
    assert len(data) == archive.byte_size
    return zipfile.ZipFile(io.BytesIO(data))


async def test_an_archive_is_made_stored_in_sealed_parts_and_gone_after_a_day(
    context: ArchiveContext, database: Database, storage: Broken, user_id: str
) -> None:
    archive = await requested(database, user_id)
    assert (await requested(database, user_id, "chief")).id == archive.id  # It is pending already.

    assert await run_next(context)
    assert not await run_next(context)

    made = await stored(database, archive.id)
    assert made is not None
    assert (made.state, made.items_done, made.items_total, made.failure) == (ArchiveState.READY, 4, 4, None)
    assert made.expires_at is not None
    assert made.finished_at is not None
    assert made.expires_at - made.finished_at == timedelta(hours=24)
    keys = await objects(storage)
    assert keys == sorted(archives.keys_of(made))
    assert len(keys) == cipher.part_count(made.byte_size) > 3
    async with database.read() as connection:
        planned = set((await connection.execute(select(Erasure.storage_key, Erasure.erase_at))).all())
    assert {tuple(row) for row in planned} == {(key, made.expires_at) for key in keys}
    unnamed = [fault.key async for page in check_objects(database, storage) for fault in page.faults]
    assert unnamed == ["generated/large.png"]  # Of this test. A row names each part.
    for key in keys:
        sealed = (await storage.locate(key)).path.read_bytes()
        assert LARGE[:64] not in sealed
        assert b"README" not in sealed

    archive_file = await unpacked(context, made)
    assert archive_file.testzip() is None
    assert archive_file.read("README.txt").decode() == f"of {user_id}"
    assert json.loads(archive_file.read("data/rows.json")) == [{"a": 1}, {"a": 2}, {"a": 3}]
    assert archive_file.read("pictures/large.png") == LARGE
    left_out = json.loads(archive_file.read("left-out.json"))
    assert left_out == [{"name": "uploads/gone.png", "reason": "it is not in storage"}]

    await again(database)
    assert await run_next(context)
    expired = await stored(database, archive.id)
    assert expired is not None
    assert (expired.state, expired.seed, expired.expires_at) == (ArchiveState.EXPIRED, None, None)
    with pytest.raises(Unreadable):
        await unpacked(context, expired)
    await sweep_all(database, storage)
    assert await objects(storage) == []
    await again(database)
    assert await run_next(context)
    assert await stored(database, archive.id) is None


async def test_an_archive_is_made_again_after_a_crash_and_the_parts_of_before_go(
    context: ArchiveContext, database: Database, storage: Broken, files: Files, user_id: str
) -> None:
    archive = await requested(database, user_id)
    files.crash = True
    with pytest.raises(KeyboardInterrupt):
        await run_next(context)
    left = await objects(storage)
    assert left != []
    assert not await run_next(context)  # Its lease still holds.

    files.crash = False
    await again(database)
    assert await run_next(context)

    made = await stored(database, archive.id)
    assert made is not None
    assert made.state is ArchiveState.READY
    assert (await unpacked(context, made)).testzip() is None
    assert not set(left) & set(archives.keys_of(made))
    async with database.read() as connection:
        when = select(func.max(Erasure.erase_at)).where(Erasure.storage_key.in_(left))
        latest = await connection.scalar(when)
    assert latest is not None
    assert latest < now() + timedelta(minutes=11)


async def test_an_archive_waits_for_the_storage_and_fails_after_some_attempts(
    context: ArchiveContext, database: Database, storage: Broken, user_id: str
) -> None:
    archive = await requested(database, user_id)
    storage.broken = 1
    assert await run_next(context)
    waiting = await stored(database, archive.id)
    assert waiting is not None
    assert (waiting.state, waiting.failure) == (ArchiveState.PENDING, "The storage failed: the storage is away")
    assert not await run_next(context)

    storage.broken = 1000
    for _ in range(job.MAX_ATTEMPTS - 1):
        await again(database)
        assert await run_next(context)

    failed = await stored(database, archive.id)
    assert failed is not None
    assert (failed.state, failed.seed, failed.attempts) == (ArchiveState.FAILED, None, job.MAX_ATTEMPTS)
    assert (await requested(database, user_id)).id != archive.id


async def test_an_archive_that_is_deleted_meanwhile_is_not_made(
    context: ArchiveContext, database: Database, storage: Broken, files: Files, user_id: str
) -> None:
    archive = await requested(database, user_id)

    class Deleting(Files):
        async def files(self, archive: ArchiveRecord) -> AsyncIterator[ArchiveFile]:
            async for file in super().files(archive):
                yield file
                await database.transact(archive_queries.remove, [archive.id])

    deleting = ArchiveContext(
        database=database, storage=storage, secrets=(SECRET,), contents={ArchiveKind.PERSON: Deleting()}
    )
    assert await run_next(deleting)

    assert await stored(database, archive.id) is None
    await sweep_all(database, storage)
    assert await objects(storage) == []


async def test_a_pending_archive_is_made_again_if_a_creation_in_it_is_deleted_and_a_ready_one_ends(
    context: ArchiveContext, database: Database, storage: Broken, user_id: str
) -> None:
    chosen = json.dumps({"ids": ["cre_1", "cre_2"]})
    kind = ArchiveKind.CREATIONS
    archive = await database.transact(archives.add, kind, user_id, requester=user_id, filter=chosen)

    class Deleting(Files):
        deletes = True

        async def files(self, archive: ArchiveRecord) -> AsyncIterator[ArchiveFile]:
            async for file in super().files(archive):
                yield file
                if self.deletes and isinstance(file, Picture):
                    self.deletes = False
                    await database.transact(archives.withdraw, user_id, "cre_3")  # It is not in the archive.
                    await database.transact(archives.withdraw, user_id, "cre_1")

    making = replace(context, contents={ArchiveKind.CREATIONS: Deleting()})
    assert await run_next(making)
    begun = await stored(database, archive.id)
    assert begun is not None
    assert (begun.state, begun.seed, begun.parts, begun.attempts) == (ArchiveState.PENDING, None, 0, 1)
    written = await objects(storage)
    assert written != []

    assert await run_next(making)
    made = await stored(database, archive.id)
    assert made is not None
    assert (made.state, made.failure) == (ArchiveState.READY, None)
    assert not set(written) & set(archives.keys_of(made))

    await database.transact(archives.withdraw, user_id, "cre_2")
    ended = await stored(database, archive.id)
    assert ended is not None
    assert (ended.state, ended.seed, ended.expires_at) == (ArchiveState.EXPIRED, None, None)
    assert not archives.is_ready(ended)
    await sweep_all(database, storage)
    assert await objects(storage) == []


async def test_pending_archives_of_a_requester_are_limited_and_take_turns(
    context: ArchiveContext, database: Database
) -> None:
    accounts = Accounts(database, signup_credits=0)
    users = [(await accounts.by_subject(f"user {number}")).id for number in range(archives.MAX_PENDING + 2)]
    for each in users[: archives.MAX_PENDING]:
        await requested(database, each)
    with pytest.raises(TooManyArchives):
        await requested(database, users[-1])
    last = await requested(database, users[-1], "chief")

    moment = now()
    first = await database.transact(archive_queries.claim, moment, lease="a", until=moment + job.LEASE)
    second = await database.transact(archive_queries.claim, moment, lease="b", until=moment + job.LEASE)

    assert first is not None
    assert second is not None
    assert (first.owner_id, second.id) == (users[0], last.id)


async def test_one_worker_makes_the_archives_of_requesters_in_turn(context: ArchiveContext, database: Database) -> None:
    accounts = Accounts(database, signup_credits=0)
    users = [(await accounts.by_subject(f"user {number}")).id for number in range(4)]
    made = [await requested(database, each) for each in users[:3]]
    made.append(await requested(database, users[3], "chief"))
    order: list[int] = []
    for _ in made:
        assert await run_next(context)
        found = [await stored(database, each.id) for each in made]
        ready = {number for number, each in enumerate(found) if each is not None and each.state is ArchiveState.READY}
        order += ready - set(order)

    assert order == [0, 3, 1, 2], "a requester's many archives are made before another's first"


async def test_an_archive_has_as_many_pictures_as_fit(
    context: ArchiveContext, database: Database, user_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MAX_BYTES", len(LARGE) - 1)
    archive = await requested(database, user_id)
    assert await run_next(context)

    made = await stored(database, archive.id)
    assert made is not None
    archive_file = await unpacked(context, made)
    assert "pictures/large.png" not in archive_file.namelist()
    left_out = json.loads(archive_file.read("left-out.json"))
    assert left_out[0] == {"name": "pictures/large.png", "reason": "the archive would be too large"}
