"""The writing of an archive: a ZIP file that is sealed and stored part by part, with bounded memory and disk."""

import asyncio
import shutil
import time
import zipfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import IO, cast

import orjson
from msgspec import Struct

from services.archives.archives import CONTENT_TYPE
from services.archives.cipher import PART, SealingFile
from services.archives.content import ArchiveFile, Picture, Rows, StoredBytes, Summary, Text
from services.media.storage.base import ObjectMissing, ObjectTooLarge, Storage

# Far above the pictures of a heavy user; what does not fit is listed in the archive.
MAX_BYTES = 10 * 2**30
MAX_FILES = 20_000
MAX_PICTURE = 64 * 2**20

_CHUNK = 1 << 20
_LEFT_OUT = "left-out.json"


class Progress(Struct, frozen=True):
    """How far an archive is."""

    files: int
    byte_size: int
    parts: int


OnPart = Callable[[str, int], Awaitable[None]]
"""Names the object of a part in the database before it is stored, given its key and the number of parts with it.

It raises if the archive is not to be made any more.
"""

OnProgress = Callable[[Progress], Awaitable[None]]
"""Notes the progress. It raises in the same way."""


class ArchiveWriter:
    """A writer of the files of one archive; ``folder`` is temporary and empty."""

    def __init__(
        self,
        storage: Storage,
        sealing: SealingFile,
        folder: Path,
        part_key: Callable[[int], str],
        *,
        on_part: OnPart,
        on_progress: OnProgress,
    ) -> None:
        self._storage = storage
        self._sealing = sealing
        self._folder = folder
        self._part_key = part_key
        self._zip = zipfile.ZipFile(cast("IO[bytes]", self._sealing), "w", allowZip64=True)
        self._on_part, self._on_progress = on_part, on_progress
        self._files = self._parts = self._pictures = 0
        self._left_out: list[dict[str, str]] = []

    async def add(self, file: ArchiveFile) -> None:
        """Add a file, store the parts that are complete, and note the progress."""
        match file:
            case Rows():
                await self._add_rows(file)
            case Text():
                await asyncio.to_thread(self._write, file.name, [file.text.encode()])
            case Summary():
                text = file.text({each["name"]: each["reason"] for each in self._left_out})
                await asyncio.to_thread(self._write, file.name, [text.encode()])
                self._left_out.clear()
            case Picture():
                await self._add_object(file.name, file.image.storage_key, file.image.byte_size)
            case StoredBytes():
                await self._add_object(file.name, file.storage_key, None)
        self._files += 1
        await self._store_parts()
        await self._on_progress(Progress(self._files, self._sealing.byte_size, self._parts))

    async def finish(self) -> Progress:
        """Write the end of the ZIP file, and store the last parts."""
        if self._left_out:
            await asyncio.to_thread(self._write, _LEFT_OUT, [orjson.dumps(self._left_out, option=orjson.OPT_INDENT_2)])
        await asyncio.to_thread(self._zip.close)
        await asyncio.to_thread(self._sealing.finish)
        await self._store_parts()
        return Progress(self._files, self._sealing.byte_size, self._parts)

    def discard(self) -> None:
        """Close the open files, of an archive that is not finished."""
        self._sealing.discard()

    async def _add_rows(self, file: Rows) -> None:
        # One at a time: a ZIP file has one open entry. Deflate costs little for texts.
        entry = self._open(file.name, zipfile.ZIP_DEFLATED)
        try:
            first = True
            async for page in file.pages:
                lines = b"".join(
                    (b"[\n" if first and not number else b",\n") + orjson.dumps(row, default=str)
                    for number, row in enumerate(page)
                )
                first = first and not page
                await asyncio.to_thread(entry.write, lines)
                await self._store_parts()
            await asyncio.to_thread(entry.write, b"[]\n" if first else b"\n]\n")
        finally:
            await asyncio.to_thread(entry.close)

    async def _add_object(self, name: str, key: str, byte_size: int | None) -> None:
        """Add a stored object; if it is gone or too large, list it as left out."""
        if self._pictures >= MAX_FILES or self._sealing.byte_size + (byte_size or 0) > MAX_BYTES:
            self._left_out.append({"name": name, "reason": "the archive would be too large"})
            return
        local = self._folder / "object"
        try:
            await self._storage.fetch(key, local, max_bytes=MAX_PICTURE)
        except ObjectMissing:
            # Deleted since its row was read, or an upload whose bytes never came.
            self._left_out.append({"name": name, "reason": "it is not in storage"})
            return
        except ObjectTooLarge:
            self._left_out.append({"name": name, "reason": f"it has more than {MAX_PICTURE} bytes"})
            return
        try:
            await asyncio.to_thread(self._copy, name, local)
        finally:
            await asyncio.to_thread(local.unlink, missing_ok=True)
        self._pictures += 1

    def _copy(self, name: str, local: Path) -> None:
        with local.open("rb") as reader, self._open(name, zipfile.ZIP_STORED) as entry:
            shutil.copyfileobj(reader, entry, _CHUNK)

    def _write(self, name: str, chunks: Sequence[bytes]) -> None:
        with self._open(name, zipfile.ZIP_DEFLATED) as entry:
            for chunk in chunks:
                entry.write(chunk)

    def _open(self, name: str, compression: int) -> IO[bytes]:
        info = zipfile.ZipInfo(name, time.gmtime()[:6])
        info.compress_type = compression
        info.external_attr = 0o600 << 16
        return self._zip.open(info, "w", force_zip64=compression == zipfile.ZIP_DEFLATED)

    async def _store_parts(self) -> None:
        for part in self._sealing.take_parts():
            if part.stat().st_size > PART:
                raise RuntimeError("a part is too large")
            key = self._part_key(self._parts)
            await self._on_part(key, self._parts + 1)
            await self._storage.put(key, part, content_type=CONTENT_TYPE)
            self._parts += 1
            await asyncio.to_thread(part.unlink)
