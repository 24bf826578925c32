"""The comparison of rows and objects: each difference is found, and no object that a row names is one."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from db.engine import Database
from db.models import Erasure, GenerationTask, Image, Upload, User
from db.queries.media import images
from services.clock import now
from services.media.images import checking, keys
from services.media.images.checking import CheckedPage, Difference, StorageFault, check_images, check_objects
from services.media.storage.base import StorageError
from services.media.storage.folder import FolderStorage
from services.secrets import KeyRing
from tests.db.rows import a_generation, a_user, an_image, put

SEED = "0" * 32


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    return FolderStorage(tmp_path / "images", base_url="http://nowhere.example", secret=KeyRing(bytes(32)))


@pytest.fixture
async def user_id(database: Database) -> str:
    async with database.begin() as connection:
        return await put(connection, User, a_user())


async def store(storage: FolderStorage, folder: Path, *names: str, size: int = 1000) -> None:
    path = folder / "object"
    path.write_bytes(bytes(size))
    for name in names:
        await storage.put(name, path, content_type="image/webp" if name.endswith("webp") else "image/png")


def an_upload(user_id: str, storage_key: str) -> dict[str, object]:
    return {
        "id": "upl_0a",
        "user_id": user_id,
        "storage_key": storage_key,
        "content_type": "image/png",
        "byte_size": 1000,
        "expires_at": now() + timedelta(hours=1),
        "created_at": now(),
    }


async def faults_of(pages: AsyncIterator[CheckedPage]) -> list[StorageFault]:
    return [fault async for page in pages for fault in page.faults]


async def test_objects_that_are_missing_or_have_another_size_are_found(
    database: Database, storage: FolderStorage, user_id: str, tmp_path: Path
) -> None:
    ids = {}
    async with database.begin() as connection:
        for name in ("whole", "lost", "short", "erased"):
            row = an_image(
                user_id,
                storage_key=f"generated/{name}.png",
                thumbnail_key=f"generated/{name}-small.webp",
                byte_size=1000,
            )
            ids[name] = await put(connection, Image, row | ({"erase_at": now()} if name == "erased" else {}))
    await store(storage, tmp_path, "generated/whole.png", "generated/whole-small.webp", "generated/short-small.webp")
    await store(storage, tmp_path, "generated/short.png", size=999)

    found = await faults_of(check_images(database, storage))

    assert sorted((fault.difference, fault.key, fault.image_id) for fault in found) == [
        (Difference.MISSING, "generated/lost-small.webp", ids["lost"]),
        (Difference.MISSING, "generated/lost.png", ids["lost"]),
        (Difference.SIZE, "generated/short.png", ids["short"]),
    ]


async def test_only_objects_that_no_row_names_are_unnamed(
    database: Database, storage: FolderStorage, user_id: str, tmp_path: Path
) -> None:
    async with database.begin() as connection:
        image_id = await put(
            connection,
            Image,
            an_image(user_id, storage_key="generated/cre_0a-x.png", thumbnail_key="generated/cre_0a-small-x.webp"),
        )
        await put(connection, GenerationTask, a_generation(user_id, id="cre_0a", generated_image_id=image_id))
        await put(connection, GenerationTask, a_generation(user_id, id="cre_0b", storage_seed=SEED, further_inputs=1))
        shared = an_image(user_id, storage_key="generated/cre_0d-x.png", thumbnail_key="generated/cre_0d-small-x.webp")
        await put(connection, Image, shared)
        await put(connection, Upload, an_upload(user_id, "uploads/upl_0a-x.png"))
        erasure = {"id": "era_01", "storage_key": "originals/cre_0c-x.png", "erase_at": now() + timedelta(hours=1)}
        await put(connection, Erasure, erasure)
    of_the_step = [
        *keys.result_stem("cre_0b", SEED).keys("image/png"),
        *keys.input_stem("cre_0b", SEED).keys("image/png"),
        *keys.input_stem("cre_0b", SEED, 1).keys("image/png"),
    ]
    named = ["generated/cre_0a-x.png", "generated/cre_0a-small-x.webp", "uploads/upl_0a-x.png"]
    named += ["originals/cre_0c-x.png", "generated/cre_0d-x.png", "generated/cre_0d-small-x.webp", "checks/c.png"]
    unnamed = ["generated/cre_0b-x.png", "generated/cre_ff-x.png", "originals/lost.png", "uploads/upl_ff-x.png"]
    await store(storage, tmp_path, *named, *of_the_step, *unnamed)

    found = await faults_of(check_objects(database, storage))

    assert sorted(found, key=lambda fault: fault.key) == [StorageFault(Difference.UNNAMED, key) for key in unnamed]


async def test_pages_are_bounded_and_a_run_continues_from_a_position(
    database: Database, storage: FolderStorage, user_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "PAGE", 2)
    monkeypatch.setattr("services.media.storage.folder._LISTED_AT_ONCE", 2)
    async with database.begin() as connection:
        for number in range(5):
            row = an_image(
                user_id,
                id=f"img_0{number}",
                storage_key=f"generated/lost{number}.png",
                thumbnail_key=f"generated/lost{number}-small.webp",
            )
            await put(connection, Image, row)
    await store(storage, tmp_path, *(f"generated/unnamed{number}.png" for number in range(5)))

    pages = [page async for page in check_images(database, storage)]
    objects = [page async for page in check_objects(database, storage)]
    rest = await faults_of(check_images(database, storage, "img_03"))
    objects_rest = await faults_of(check_objects(database, storage, objects[1].position))

    assert [(page.count, page.position) for page in pages] == [(2, "img_01"), (2, "img_03"), (1, None)]
    assert [page.count for page in objects] == [2, 2, 1]
    assert {fault.image_id for fault in rest} == {"img_04"}
    assert [fault.key for fault in objects_rest] == ["generated/unnamed4.png"]


async def test_an_image_that_is_deleted_during_the_check_is_no_difference(
    database: Database, storage: FolderStorage, user_id: str
) -> None:
    async with database.begin() as connection:
        image_id = await put(connection, Image, an_image(user_id))

    class Deleting(FolderStorage):
        async def size(self, key: str) -> int | None:
            async with database.begin() as connection:
                await images.release(connection, [image_id], now())
            return await super().size(key)

    deleting = Deleting(Path("/nonexistent"), base_url="http://nowhere.example", secret=KeyRing(bytes(32)))

    assert await faults_of(check_images(database, deleting)) == []
    assert await faults_of(check_images(database, storage)) == []


async def test_a_storage_that_fails_is_no_difference(database: Database, user_id: str, tmp_path: Path) -> None:
    async with database.begin() as connection:
        await put(connection, Image, an_image(user_id))

    class Failing(FolderStorage):
        async def size(self, key: str) -> int | None:
            raise StorageError(f"{key}: down")

    failing = Failing(tmp_path, base_url="http://nowhere.example", secret=KeyRing(bytes(32)))

    with pytest.raises(StorageError, match="down"):
        await faults_of(check_images(database, failing))
