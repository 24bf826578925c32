"""Erasing: no object outlives every row that names it, whenever a process dies."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from db.engine import Database
from db.models import Erasure, GenerationTask, Image, Upload, User
from db.models.creations import CreationStatus
from db.queries.media import erasures
from services.clock import now
from services.errors import TooManyUploads, UploadLimit
from services.media import uploads
from services.media.formats.inspection import ImageFacts
from services.media.images import deletion, keys
from services.media.storage.base import StorageError, UploadConflict
from services.media.storage.folder import FolderStorage
from services.media.uploads import UploadLimits
from services.secrets import KeyRing
from tests.db.rows import a_generation, a_user, an_image, put
from tests.support.kie import picture

MB = 1_000_000
USUAL = UploadLimits()


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    return FolderStorage(tmp_path / "images", base_url="http://nowhere.example", secret=KeyRing(bytes(32)))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    path.write_bytes(picture(30, 20))
    return path


@pytest.fixture
async def user_id(database: Database) -> str:
    async with database.begin() as connection:
        return await put(connection, User, a_user())


async def reserve(
    database: Database, storage: FolderStorage, user_id: str, size: int = 100, limits: UploadLimits = USUAL
) -> str:
    upload, _ = await uploads.create(
        database, storage, limits, content_type="image/png", byte_size=size, user_id=user_id
    )
    return upload.id


async def upload_ids(database: Database) -> list[str]:
    async with database.read() as connection:
        return list(await connection.scalars(select(Upload.id).order_by(Upload.id)))


async def set_uploads(database: Database, ids: list[str], **values: object) -> None:
    async with database.begin() as connection:
        await connection.execute(update(Upload).where(Upload.id.in_(ids)).values(**values))


async def pass_time(database: Database, time: timedelta) -> None:
    """Move every planned deletion, and the end of every generation, back by this time."""
    async with database.begin() as connection:
        for row in list(await connection.execute(select(Erasure.id, Erasure.erase_at))):
            earlier = update(Erasure).where(Erasure.id == row.id).values(erase_at=row.erase_at - time)
            await connection.execute(earlier)
        await connection.execute(update(GenerationTask).values(completed_at=now() - time))


async def test_uploads_at_once_are_never_more_than_a_user_may_have(
    database: Database, storage: FolderStorage, user_id: str
) -> None:
    limits = UploadLimits(number=5)

    outcomes = await asyncio.gather(
        *(reserve(database, storage, user_id, limits=limits) for _ in range(12)), return_exceptions=True
    )

    refused = [each for each in outcomes if isinstance(each, TooManyUploads)]
    assert len(await upload_ids(database)) == 5
    assert len(refused) == 7
    assert {(each.limit, each.maximum) for each in refused} == {(UploadLimit.NUMBER, 5)}
    assert all(3500 < each.retry_after <= 3611 for each in refused)


async def test_the_bytes_of_a_users_uploads_are_limited_together(
    database: Database, storage: FolderStorage, user_id: str
) -> None:
    limits = UploadLimits(number=100, total_bytes=60 * MB)
    first = await reserve(database, storage, user_id, 30 * MB, limits)
    await set_uploads(database, [first], expires_at=now() + timedelta(minutes=5))
    await reserve(database, storage, user_id, 25 * MB, limits)

    with pytest.raises(TooManyUploads) as refused:
        await reserve(database, storage, user_id, 10 * MB, limits)

    assert (refused.value.limit, refused.value.maximum) == (UploadLimit.BYTES, 60 * MB)
    assert 250 < refused.value.retry_after <= 311
    assert "60 MB" in refused.value.message
    await reserve(database, storage, user_id, 5 * MB, limits)


async def test_the_upload_that_was_used_longest_ago_makes_room_and_an_unused_one_never_does(
    database: Database, storage: FolderStorage, user_id: str
) -> None:
    limits = UploadLimits(number=3)
    ids = [await reserve(database, storage, user_id, limits=limits) for _ in range(3)]
    for minutes, upload_id in enumerate(ids[:2]):
        await set_uploads(database, [upload_id], used_at=now() - timedelta(minutes=minutes))

    newest = await reserve(database, storage, user_id, limits=limits)

    assert await deletion.forget_uploads(database) == 1
    assert await upload_ids(database) == [ids[0], ids[2], newest]


async def test_an_unused_upload_goes_after_an_hour_and_its_late_bytes_a_day_after_it(
    database: Database, storage: FolderStorage, user_id: str, photo: Path
) -> None:
    upload_id = await reserve(database, storage, user_id)
    async with database.read() as connection:
        key = str(await connection.scalar(select(Upload.storage_key)))
    await storage.put(key, photo, content_type="image/png")  # As a client does in a bucket.
    assert await deletion.forget_uploads(database) == 0
    await set_uploads(database, [upload_id], expires_at=now())

    assert await deletion.forget_uploads(database) == 1
    assert await deletion.erase_planned(database, storage) == 1
    assert await storage.size(key) is None
    assert await upload_ids(database) == []

    await storage.put(key, photo, content_type="image/png")  # A body that had begun before the address expired.
    assert await deletion.erase_planned(database, storage) == 0
    await pass_time(database, deletion.LATE_BYTES_AFTER)
    assert await deletion.erase_planned(database, storage) == 1
    assert await storage.size(key) is None


async def test_a_planned_erasure_is_taken_back_or_begun_and_never_both(database: Database) -> None:
    for _ in range(10):
        ids = await database.transact(erasures.plan, ["originals/a.png", "originals/b.webp"], now())

        withdrawn, begun = await asyncio.gather(
            database.transact(erasures.withdraw, ids), database.transact(erasures.begin, now(), limit=10)
        )

        assert withdrawn is (begun == [])
        await database.transact(erasures.finish, ids)


async def test_an_erasure_that_the_storage_refuses_is_tried_again(
    database: Database, storage: FolderStorage, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await storage.put("originals/a.png", photo, content_type="image/png")
    await database.transact(erasures.plan, ["originals/a.png"], now())

    async def fails(*_: str) -> None:
        raise StorageError("away")

    with monkeypatch.context() as away:
        away.setattr(storage, "delete", fails)
        assert await deletion.erase_planned(database, storage) == 0
    assert await deletion.erase_planned(database, storage) == 0
    await pass_time(database, erasures.BEGIN_AGAIN_AFTER)
    assert await deletion.erase_planned(database, storage) == 1
    assert await storage.size("originals/a.png") is None


@pytest.mark.parametrize("status", [CreationStatus.FAILED, CreationStatus.CANCELED])
async def test_what_a_generation_stored_and_did_not_keep_is_erased_an_hour_after_its_end(
    database: Database, storage: FolderStorage, user_id: str, photo: Path, status: CreationStatus
) -> None:
    seed = keys.new_seed()
    ended = a_generation(user_id, step=None, status=status, storage_seed=seed, completed_at=now())
    ended |= {"failure_code": "storage_error"} if status is CreationStatus.FAILED else {}
    stem = keys.input_stem(ended["id"], seed)
    kept_key, small_key, *_ = stem.keys("image/png")
    left = [*keys.result_stem(ended["id"], seed).keys("image/jpeg"), stem.keys("image/jpeg")[0]]
    async with database.begin() as connection:
        image = await put(connection, Image, an_image(user_id, storage_key=kept_key, thumbnail_key=small_key))
        await put(connection, GenerationTask, ended | {"original_image_id": image})
    for key in (kept_key, small_key, *left):
        kind = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}[key.rpartition(".")[2]]
        await storage.put(key, photo, content_type=kind)

    assert await deletion.erase_leftovers(database, storage) == 0
    await pass_time(database, deletion.LEFTOVERS_AFTER)
    assert await deletion.erase_leftovers(database, storage) == 1

    assert {await storage.size(key) for key in left} == {None}
    assert await storage.size(kept_key)
    assert await storage.size(small_key)
    assert await deletion.erase_leftovers(database, storage) == 0


async def test_a_generation_that_is_being_made_keeps_everything_it_has_stored(
    database: Database, storage: FolderStorage, user_id: str
) -> None:
    async with database.begin() as connection:
        await put(connection, GenerationTask, a_generation(user_id, storage_seed=keys.new_seed()))
        await connection.execute(update(GenerationTask).values(created_at=now() - timedelta(days=30)))

    assert await deletion.erase_leftovers(database, storage) == 0


async def test_of_one_upload_that_is_sent_twice_at_once_one_picture_stays(
    database: Database, storage: FolderStorage, user_id: str, tmp_path: Path
) -> None:
    upload_id = await reserve(database, storage, user_id)
    async with database.read() as connection:
        key = str(await connection.scalar(select(Upload.storage_key).where(Upload.id == upload_id)))
    photos = []
    for number in range(4):
        folder = tmp_path / str(number)
        folder.mkdir()
        photos.append(folder / "image.png")
        photos[-1].write_bytes(picture(30 + number, 20))
        (folder / "image.png.320.webp").write_bytes(picture(3, 2, format="WEBP"))

    outcomes = await asyncio.gather(
        *(
            uploads.receive(database, storage, key, path, ImageFacts("image/png", 30 + number, 20, path.stat().st_size))
            for number, path in enumerate(photos)
        ),
        return_exceptions=True,
    )

    assert sorted(str(type(each)) for each in outcomes) == sorted([str(type(None)), *[str(UploadConflict)] * 3])
    await pass_time(database, uploads.STORING)
    # One that comes late may be refused before it stores anything.
    stored = [path for path in (tmp_path / "images" / "originals").iterdir() if path.is_file()]
    assert len(stored) > 1
    assert await deletion.erase_planned(database, storage) == len(stored) - 2
    async with database.read() as connection:
        (image,) = list(await connection.execute(select(Image.storage_key, Image.width)))
    assert await storage.size(image.storage_key) == photos[image.width - 30].stat().st_size
    assert len([path for path in (tmp_path / "images" / "originals").iterdir() if path.is_file()]) == 2
