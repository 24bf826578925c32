"""Tests that every storage passes. The test file of each has them, with its own fixtures ``storage`` and ``stored``."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import httpx
import pytest

from services.media.storage.base import InvalidKey, ObjectMissing, ObjectTooLarge, Storage

KEY = "generated/cre_01.png"
INVALID_KEYS = (
    "",
    "/a.png",
    "/etc/passwd.png",
    "../outside.png",
    "a/../b.png",
    "a/./b.png",
    "a//b.png",
    "a/",
    ".hidden.png",
    ".partial/a.png",
    "Upper.png",
    "space .png",
    "a.png?x=1",
    "nul\0.png",
    "newline.png\n",
    "é.png",
    "a" * 252 + ".png",
)

Stored = Callable[[], list[str]]
"""Return the names of all objects of a storage."""


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


class StorageContract:
    scheme: ClassVar[str]  # Of the storage's addresses.
    listed_at_once: ClassVar[str]  # The name of the constant with the size of a listing's parts.

    async def test_a_listing_has_each_key_once_in_bounded_parts(
        self, storage: Storage, source: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(self.listed_at_once, 2)
        keys = [f"{folder}/cre_0{number}-a.png" for folder in ("generated", "originals") for number in range(3)]
        assert (await storage.list_keys()).keys == ()
        for key in keys:
            await storage.put(key, source, content_type="image/png")

        parts = [await storage.list_keys()]
        while parts[-1].position is not None:
            parts.append(await storage.list_keys(parts[-1].position))

        assert sorted(key for part in parts for key in part.keys) == keys
        assert all(len(part.keys) <= 2 for part in parts)

    async def test_an_object_that_was_put_is_fetched_whole(self, storage: Storage, tmp_path: Path) -> None:
        content = bytes(range(256)) * 8_000  # 2 MB: more than any buffer on the way.
        (tmp_path / "large").write_bytes(content)

        await storage.put(KEY, tmp_path / "large", content_type="image/png")
        await storage.fetch(KEY, tmp_path / "fetched", max_bytes=len(content))

        assert (tmp_path / "fetched").read_bytes() == content
        assert await storage.size(KEY) == len(content)

    async def test_a_second_put_replaces_the_first(
        self, storage: Storage, stored: Stored, source: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "second").write_bytes(b"second, longer bytes")
        await storage.put(KEY, source, content_type="image/png")
        await storage.put(KEY, tmp_path / "second", content_type="image/png")

        await storage.fetch(KEY, tmp_path / "fetched", max_bytes=100)

        assert (tmp_path / "fetched").read_bytes() == b"second, longer bytes"
        assert len(stored()) == 1

    async def test_concurrent_puts_leave_one_of_them_whole(
        self, storage: Storage, stored: Stored, tmp_path: Path
    ) -> None:
        contents = [bytes([number]) * 300_000 for number in range(8)]
        sources = [tmp_path / f"source-{number}" for number in range(8)]
        for path, content in zip(sources, contents, strict=True):
            path.write_bytes(content)

        await asyncio.gather(*(storage.put(KEY, path, content_type="image/png") for path in sources))
        await storage.fetch(KEY, tmp_path / "fetched", max_bytes=300_000)

        assert (tmp_path / "fetched").read_bytes() in contents
        assert len(stored()) == 1

    async def test_any_number_of_objects_is_deleted_and_a_missing_one_is_no_error(
        self, storage: Storage, stored: Stored, source: Path
    ) -> None:
        keys = [f"generated/cre_{number}.png" for number in range(20)]
        for key in (*keys, "kept.png"):
            await storage.put(key, source, content_type="image/png")

        await storage.delete(*keys, "never/was.png")
        await storage.delete(*keys)
        await storage.delete()

        assert len(stored()) == 1
        assert await storage.size("kept.png") == len(b"first bytes")

    async def test_a_copy_outlives_its_original(self, storage: Storage, source: Path, tmp_path: Path) -> None:
        await storage.put(KEY, source, content_type="image/png")
        await storage.copy(KEY, "originals/copy.png")
        await storage.delete(KEY)

        await storage.fetch("originals/copy.png", tmp_path / "fetched", max_bytes=100)

        assert (tmp_path / "fetched").read_bytes() == b"first bytes"
        assert await storage.size(KEY) is None

    async def test_a_missing_object_is_reported_as_missing(self, storage: Storage, tmp_path: Path) -> None:
        with pytest.raises(ObjectMissing):
            await storage.fetch(KEY, tmp_path / "fetched", max_bytes=1)
        with pytest.raises(ObjectMissing):
            await storage.copy(KEY, "other.png")

        assert await storage.size(KEY) is None
        assert not (tmp_path / "fetched").exists()

    async def test_an_object_larger_than_wanted_is_not_fetched(
        self, storage: Storage, source: Path, tmp_path: Path
    ) -> None:
        await storage.put(KEY, source, content_type="image/png")

        with pytest.raises(ObjectTooLarge):
            await storage.fetch(KEY, tmp_path / "fetched", max_bytes=10)

        assert not (tmp_path / "fetched").exists()

    async def test_an_invalid_key_is_refused_by_every_call(
        self, storage: Storage, stored: Stored, source: Path, tmp_path: Path
    ) -> None:
        for key in INVALID_KEYS:
            with pytest.raises(InvalidKey):
                await storage.put(key, source, content_type="image/png")
            with pytest.raises(InvalidKey):
                await storage.fetch(key, tmp_path / "fetched", max_bytes=1)
            with pytest.raises(InvalidKey):
                await storage.copy(KEY, key)
            with pytest.raises(InvalidKey):
                await storage.delete(KEY, key)
            with pytest.raises(InvalidKey):
                await storage.size(key)
            with pytest.raises(InvalidKey):
                storage.address(key)
            with pytest.raises(InvalidKey):
                storage.reading_url(key, content_type="image/png")
            with pytest.raises(InvalidKey):
                storage.upload_target(key, content_type="image/png", byte_size=1, expires_at=soon())

        assert stored() == []

    async def test_a_key_must_end_like_its_content_type(self, storage: Storage, stored: Stored, source: Path) -> None:
        with pytest.raises(InvalidKey):
            await storage.put("a.png", source, content_type="image/jpeg")
        with pytest.raises(InvalidKey):
            await storage.put("a.svg", source, content_type="image/svg+xml")
        with pytest.raises(InvalidKey):
            await storage.copy("a.png", "a.jpg")
        with pytest.raises(InvalidKey):
            storage.upload_target("a.png", content_type="image/jpeg", byte_size=1, expires_at=soon())

        assert stored() == []

    async def test_a_missing_source_is_the_callers_mistake(self, storage: Storage, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            await storage.put(KEY, tmp_path / "nothing", content_type="image/png")

    async def test_a_check_and_an_examination_leave_nothing(
        self, storage: Storage, stored: Stored, http: httpx.AsyncClient
    ) -> None:
        await storage.check()

        assert list(await storage.examine(http, {"https://atelier.example"})) == []
        assert stored() == []

    async def test_each_object_has_an_address_of_its_own(self, storage: Storage) -> None:
        addresses = {storage.reading_url(key, content_type="image/png") for key in (KEY, "other.png")}

        assert len(addresses) == 2
        assert all(address.startswith(("http://", "https://")) for address in addresses)
        assert storage.address(KEY).startswith(f"{self.scheme}:")
        assert storage.address(KEY).endswith(KEY)
