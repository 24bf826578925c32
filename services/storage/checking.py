"""Trying out a storage, the way that the product uses it."""

import asyncio
import secrets
import tempfile
from collections import deque
from pathlib import Path

from services.storage.base import Storage, StorageError

_BYTES = 16
_REMEMBERED = 100  # Objects of checks that were cut off; more than these are not worth the memory.


class Checks:
    """Stores, reads back and removes a small object, and removes what earlier checks had to leave."""

    def __init__(self) -> None:
        self._left: deque[str] = deque(maxlen=_REMEMBERED)

    async def run(self, storage: Storage) -> None:
        """Try it once.

        Raises:
            StorageError: it could not be done, or other bytes came back.
        """
        try:
            await self._run(storage)
        except OSError as error:
            raise StorageError(f"The storage cannot be tried without a temporary file: {error}.") from error

    async def _run(self, storage: Storage) -> None:
        key, content = f"checks/{secrets.token_hex(16)}.png", secrets.token_bytes(_BYTES)
        with tempfile.TemporaryDirectory(prefix="check-", ignore_cleanup_errors=True) as folder:
            stored, fetched = Path(folder, "stored"), Path(folder, "fetched")
            try:
                await asyncio.to_thread(stored.write_bytes, content)
                await storage.put(key, stored, content_type="image/png")
                await storage.fetch(key, fetched, max_bytes=_BYTES)
                same = await asyncio.to_thread(fetched.read_bytes) == content
            except BaseException:
                # Whoever asks has little time; an object that may be there is removed by the next check.
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
            raise StorageError("The storage gave back other bytes than it was given.")
