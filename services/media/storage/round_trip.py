"""The round trip of a small object, which is the quick check of a storage."""

import asyncio
import secrets
import tempfile
from collections import deque
from pathlib import Path
from typing import Protocol

from services.media.storage.base import ObjectTooLarge, Storage, StorageError

OTHER_BYTES = "The storage returned other bytes than were stored."

_BYTES = 16
_REMEMBERED = 100  # Leftover objects of interrupted checks; older ones are dropped, to limit the memory.


class Put(Protocol):
    """A function that stores a file, as ``Storage.put`` does."""

    async def __call__(self, key: str, source: Path, *, content_type: str) -> None: ...


class RoundTrips:
    """Round trips, which store, read back and delete a small object, and delete the leftovers of earlier checks."""

    def __init__(self) -> None:
        self._left: deque[str] = deque(maxlen=_REMEMBERED)

    async def run(self, storage: Storage, *, put: Put | None = None) -> None:
        """Check the storage once, with ``put`` instead of the storage's own method if given.

        Raises:
            StorageError: a step failed, or the storage returned other bytes.
        """
        try:
            await self._run(storage, put or storage.put)
        except OSError as error:
            raise StorageError(f"The storage cannot be tried without a temporary file: {error}.") from error

    async def _run(self, storage: Storage, put: Put) -> None:
        key, content = f"checks/{secrets.token_hex(16)}.png", secrets.token_bytes(_BYTES)
        with tempfile.TemporaryDirectory(prefix="check-", ignore_cleanup_errors=True) as folder:
            stored, fetched = Path(folder, "stored"), Path(folder, "fetched")
            try:
                await asyncio.to_thread(stored.write_bytes, content)
                await put(key, stored, content_type="image/png")
                same = await gives_back(storage, key, content, fetched)
            except BaseException:
                # The caller has little time, so the next check deletes the object, if it was stored.
                self._left.append(key)
                raise
        left = (key, *self._left)
        self._left.clear()
        try:
            await storage.delete(*left)
        except BaseException:
            self._left.extend(left)
            raise
        if not same:
            raise StorageError(OTHER_BYTES)


async def gives_back(storage: Storage, key: str, content: bytes, fetched: Path) -> bool:
    """Fetch an object into the file ``fetched``, and return whether its bytes equal ``content``."""
    try:
        await storage.fetch(key, fetched, max_bytes=len(content))
    except ObjectTooLarge:
        return False
    return await asyncio.to_thread(fetched.read_bytes) == content
