"""The folder storage: objects, addresses, signatures and failures."""

import os
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from services.media.storage.base import InvalidKey, ObjectMissing, StorageError
from services.media.storage.folder import FolderStorage
from services.secrets import KeyRing
from tests.services.media.storage.contract import StorageContract, Stored

NOW = 1_800_000_123.0
KEY = "results/cre_01/original.png"


def files(tmp_path: Path) -> list[str]:
    root = tmp_path / "root"
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


@pytest.fixture
def stored(tmp_path: Path) -> Stored:
    return lambda: files(tmp_path)


class TestFolder(StorageContract):
    scheme = "file"
    listed_at_once = "services.media.storage.folder._LISTED_AT_ONCE"


async def test_putting_again_replaces_and_a_reader_keeps_the_whole_old_object(
    storage: FolderStorage, source: Path, tmp_path: Path
) -> None:
    await storage.put(KEY, source, content_type="image/png")
    with (await storage.locate(KEY)).path.open("rb") as reader:
        (tmp_path / "second").write_bytes(b"second, longer bytes")
        await storage.put(KEY, tmp_path / "second", content_type="image/png")
        assert reader.read() == b"first bytes"

    assert await storage.size(KEY) == 20


async def test_a_missing_object_is_not_located(storage: FolderStorage) -> None:
    with pytest.raises(ObjectMissing):
        await storage.locate(KEY)


async def test_a_folder_is_not_an_object(storage: FolderStorage, source: Path, tmp_path: Path) -> None:
    await storage.put("folder.png/inside.png", source, content_type="image/png")

    assert await storage.size("folder.png") is None
    with pytest.raises(ObjectMissing):
        await storage.fetch("folder.png", tmp_path / "fetched", max_bytes=100)


async def test_a_link_out_of_the_folder_is_not_followed(storage: FolderStorage, source: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.png").write_bytes(b"secret")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "linked").symlink_to(outside)
    (tmp_path / "root" / "file.png").symlink_to(outside / "secret.png")

    for key in ("linked/secret.png", "file.png"):
        with pytest.raises(InvalidKey):
            await storage.fetch(key, tmp_path / "fetched", max_bytes=100)
        with pytest.raises(InvalidKey):
            await storage.put(key, source, content_type="image/png")

    assert (outside / "secret.png").read_bytes() == b"secret"


async def test_a_full_disk_is_a_storage_error_that_leaves_the_old_object(
    storage: FolderStorage, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await storage.put(KEY, source, content_type="image/png")
    (tmp_path / "second").write_bytes(b"second bytes")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left on device") as raised:
        await storage.put(KEY, tmp_path / "second", content_type="image/png")

    assert raised.value.retryable
    assert (tmp_path / "root" / KEY).read_bytes() == b"first bytes"
    assert files(tmp_path) == [KEY]


async def test_a_root_that_cannot_be_made_is_a_storage_error(source: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    storage = FolderStorage(tmp_path / "taken" / "root", base_url="https://a.example", secret=KeyRing(b"s" * 32))

    with pytest.raises(StorageError):
        await storage.put(KEY, source, content_type="image/png")
    with pytest.raises(StorageError):
        await storage.check()


async def test_what_killed_writes_left_is_removed_after_a_day(
    storage: FolderStorage, source: Path, tmp_path: Path
) -> None:
    partial = tmp_path / "root" / ".partial"
    partial.mkdir(parents=True)
    (partial / "old").write_bytes(b"left by a crash")
    os.utime(partial / "old", (0, 0))
    (partial / "new").write_bytes(b"being written by another process")

    await storage.put(KEY, source, content_type="image/png")

    assert files(tmp_path) == [".partial/new", KEY]


def signed(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query, strict_parsing=True).items()}


def test_a_reading_address_changes_once_an_hour_and_lives_for_one_to_two(tmp_path: Path) -> None:
    moment = 1_799_999_999.5
    storage = FolderStorage(tmp_path, base_url="https://a.example", secret=KeyRing(b"s" * 32), clock=lambda: moment)
    before = storage.reading_url(KEY, content_type="image/png")
    moment = 1_800_000_000.0
    first = storage.reading_url(KEY, content_type="image/png")
    moment = 1_800_003_599.9
    last = storage.reading_url(KEY, content_type="image/png")

    assert before != first == last
    assert first.startswith(f"https://a.example/files/{KEY}?expires=1800007200&signature=")
    assert signed(before)["expires"] == "1800003600"


def test_a_download_address_opens_its_key_under_its_name_alone(storage: FolderStorage) -> None:
    query = signed(storage.download_url(KEY, content_type="image/png", name="ein gruß.png"))
    expires, signature = int(query["expires"]), query["signature"]

    def opens(name: str | None, key: str = KEY) -> bool:
        return storage.verify_reading(key, expires=expires, signature=signature, now=NOW, name=name)

    assert query["name"] == "ein gruß.png"
    assert opens("ein gruß.png")
    assert not opens("setup.exe")
    assert not opens(None)
    assert not opens("ein gruß.png", key="results/cre_02/original.png")


def test_a_reading_address_opens_its_key_until_it_expires(storage: FolderStorage) -> None:
    query = signed(storage.reading_url(KEY, content_type="image/png"))
    expires, signature = int(query["expires"]), query["signature"]

    def opens(key: str = KEY, expires: int = expires, signature: str = signature, now: float = NOW) -> bool:
        return storage.verify_reading(key, expires=expires, signature=signature, now=now)

    assert opens()
    assert opens(now=expires - 0.1)
    assert not opens(now=expires)
    assert not opens(key="results/cre_02/original.png")
    assert not opens(expires=expires + 1)
    assert not opens(signature=signature[:-1])
    assert not opens(signature="")
    assert not opens(signature="é")
    assert not opens(signature="\udcff")


def test_an_upload_address_binds_key_type_size_and_expiry(storage: FolderStorage) -> None:
    expires_at = datetime.fromtimestamp(NOW + 3600, UTC)
    target = storage.upload_target(KEY, content_type="image/png", byte_size=123, expires_at=expires_at)
    query = signed(target.url)
    expires, signature = int(query["expires"]), query["signature"]

    def takes(
        key: str = KEY,
        content_type: str = "image/png",
        byte_size: int = 123,
        expires: int = expires,
        now: float = NOW,
    ) -> bool:
        return storage.verify_upload(
            key, content_type=content_type, byte_size=byte_size, expires=expires, signature=signature, now=now
        )

    assert (target.method, dict(target.headers)) == ("PUT", {"Content-Type": "image/png"})
    assert target.url.startswith(f"https://atelier.example/uploads/{KEY}?type=image%2Fpng&size=123&expires=")
    assert takes()
    assert not takes(key="other.png")
    assert not takes(content_type="image/jpeg")
    assert not takes(byte_size=124)
    assert not takes(expires=expires + 1)
    assert not takes(now=expires)
    assert not storage.verify_reading(KEY, expires=expires, signature=signature, now=NOW)


def test_another_secret_signs_differently(storage: FolderStorage, tmp_path: Path) -> None:
    other = FolderStorage(tmp_path, base_url="https://a.example", secret=KeyRing(b"t" * 32), clock=lambda: NOW)
    query = signed(other.reading_url(KEY, content_type="image/png"))

    assert not storage.verify_reading(KEY, expires=int(query["expires"]), signature=query["signature"], now=NOW)


def test_a_secret_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        FolderStorage(tmp_path, base_url="https://a.example", secret=KeyRing(b"short"))
