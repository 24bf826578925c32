"""The reader of renditions: one reading for simultaneous requests, and a bounded cache."""

import asyncio
from pathlib import Path

import pytest

from db.records.shares import ShareRecord
from services.archives.cipher import SealingFile, Unreadable, cipher_of
from services.clock import now
from services.media.storage.base import ObjectMissing, StorageError
from services.media.storage.folder import FolderStorage
from services.secrets import KeyRing
from services.shares.renditions import OBJECT_TYPE, RenditionReader, object_size

SECRET = bytes(32)
SEED = "5" * 64


class Counted(FolderStorage):
    """A storage that counts its readings, and fails while ``broken``."""

    fetched = 0
    broken = False

    async def fetch(self, key: str, destination: Path, *, max_bytes: int) -> None:
        self.fetched += 1
        await asyncio.sleep(0)
        if self.broken:
            raise StorageError("away")
        await super().fetch(key, destination, max_bytes=max_bytes)


@pytest.fixture
def storage(tmp_path: Path) -> Counted:
    return Counted(tmp_path / "images", base_url="http://localhost", secret=KeyRing(bytes(32)))


async def stored(storage: Counted, folder: Path, name: str, content: bytes) -> ShareRecord:
    share = ShareRecord(
        id=f"shr_{name}",
        token=name,
        creation_id="cre_1",
        user_id="usr_1",
        show_prompt=False,
        indexable=False,
        storage_key=f"shares/{name}.bin",
        seed=SEED,
        content_type="image/png",
        width=1,
        height=1,
        byte_size=len(content),
        views=0,
        created_at=now(),
    )
    sealing = SealingFile(cipher_of(SECRET, share.id, SEED), share.id, folder)
    sealing.write(content)
    sealing.finish()
    (part,) = sealing.take_parts()
    assert part.stat().st_size == object_size(share)
    await storage.put(share.storage_key, part, content_type=OBJECT_TYPE)
    return share


async def test_simultaneous_and_later_requests_read_an_object_once(storage: Counted, tmp_path: Path) -> None:
    share = await stored(storage, tmp_path, "one", b"picture")
    reader = RenditionReader(storage, SECRET)
    gone = asyncio.create_task(reader.read(share))
    others = [asyncio.create_task(reader.read(share)) for _ in range(5)]
    await asyncio.sleep(0)
    gone.cancel()

    assert await asyncio.gather(*others) == [b"picture"] * 5
    assert await reader.read(share) == b"picture"
    assert storage.fetched == 1


async def test_the_cache_has_a_bound_and_keeps_the_latest(storage: Counted, tmp_path: Path) -> None:
    shares = [await stored(storage, tmp_path, name, bytes(400)) for name in ("one", "two", "three")]
    reader = RenditionReader(storage, SECRET, max_bytes=1000)
    for share in (shares[0], shares[1], shares[0], shares[2]):
        await reader.read(share)
    assert storage.fetched == 3

    await reader.read(shares[0])
    await reader.read(shares[2])
    assert storage.fetched == 3
    await reader.read(shares[1])
    assert storage.fetched == 4


async def test_a_failed_reading_is_tried_again_and_a_foreign_object_is_refused(
    storage: Counted, tmp_path: Path
) -> None:
    share = await stored(storage, tmp_path, "one", b"picture")
    other = await stored(storage, tmp_path, "two", b"another")
    reader = RenditionReader(storage, SECRET)
    storage.broken = True
    with pytest.raises(StorageError, match="away"):
        await reader.read(share)
    storage.broken = False
    assert await reader.read(share) == b"picture"

    await storage.copy(share.storage_key, other.storage_key)
    with pytest.raises(Unreadable):
        await reader.read(other)
    await storage.delete(other.storage_key)
    with pytest.raises(ObjectMissing):
        await reader.read(other)
