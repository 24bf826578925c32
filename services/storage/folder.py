"""Images in a folder on this machine, read and written by clients through signed addresses of our own."""

import asyncio
import errno
import hashlib
import hmac
import io
import os
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlencode

from records import record
from services.storage.base import (
    InvalidKey,
    ObjectMissing,
    ObjectTooLarge,
    StorageError,
    UploadTarget,
    checked_key,
    content_type_of,
)

MIN_SECRET_BYTES = 16
READING_STEP = 3600  # Seconds; reading addresses live for one to two steps and change once a step.

_CHUNK = 1 << 20
_PARTIAL = ".partial"  # No key begins with a dot, so none can name what lies in here.
_PARTIAL_LIFE = 24 * 3600  # Seconds; no write takes so long, so what is older was left by a crash.
_ABSENT = {errno.ENOENT, errno.ENOTDIR}


@record(frozen=True, slots=True)
class StoredFile:
    """One stored object as a file to be read, and not to be changed."""

    path: Path
    stat: os.stat_result


class FolderStorage:
    """A ``Storage`` in the folder ``root``, which is made when the first object comes.

    ``base_url`` is where the routes of this storage are served, ``secret`` signs their addresses, and
    ``clock`` gives Unix seconds. Several processes may share the folder.
    """

    def __init__(self, root: Path, *, base_url: str, secret: bytes, clock: Callable[[], float] = time.time) -> None:
        if len(secret) < MIN_SECRET_BYTES:
            raise ValueError(f"The secret that signs file addresses needs {MIN_SECRET_BYTES} bytes or more.")
        self._root = Path(os.path.realpath(root))
        self._base_url = base_url.rstrip("/")
        self._secret = secret
        self._clock = clock
        self._swept = False

    async def put(self, key: str, source: Path, *, content_type: str) -> None:
        if content_type_of(checked_key(key)) != content_type:
            raise InvalidKey(f"{key!r} does not end like an image of the type {content_type}.")

        def put() -> None:
            with source.open("rb") as reader, _storage_errors(f"store {key}"):
                self._write(reader, key)

        await asyncio.to_thread(put)

    async def fetch(self, key: str, destination: Path, *, max_bytes: int) -> None:
        def fetch() -> None:
            with _storage_errors(f"read {key}"), self._open(key) as reader:
                if os.fstat(reader.fileno()).st_size > max_bytes:
                    raise ObjectTooLarge(key, max_bytes=max_bytes)
                try:
                    with destination.open("wb") as writer:
                        shutil.copyfileobj(reader, writer, _CHUNK)
                except OSError:
                    destination.unlink(missing_ok=True)
                    raise

        await asyncio.to_thread(fetch)

    async def copy(self, key: str, new_key: str) -> None:
        if content_type_of(checked_key(new_key)) != content_type_of(checked_key(key)):
            raise InvalidKey(f"{new_key!r} does not end like {key!r}.")

        def copy() -> None:
            with _storage_errors(f"copy {key} to {new_key}"), self._open(key) as reader:
                self._write(reader, new_key)

        await asyncio.to_thread(copy)

    async def delete(self, *keys: str) -> None:
        def delete() -> None:
            for path in [self._path(key) for key in keys]:
                with _storage_errors(f"delete {path.name}"):
                    try:
                        path.unlink()
                    except OSError as error:
                        if error.errno not in _ABSENT:
                            raise

        await asyncio.to_thread(delete)

    async def size(self, key: str) -> int | None:
        try:
            return (await self.locate(key)).stat.st_size
        except ObjectMissing:
            return None

    def address(self, key: str) -> str:
        return f"file:{checked_key(key)}"

    def reading_url(self, key: str, *, content_type: str) -> str:  # noqa: ARG002 - the key tells it here
        expires = (int(self._clock()) // READING_STEP + 2) * READING_STEP
        signature = self._sign("read", checked_key(key), expires)
        return f"{self._base_url}/files/{key}?expires={expires}&signature={signature}"

    def upload_target(self, key: str, *, content_type: str, byte_size: int, expires_at: datetime) -> UploadTarget:
        if content_type_of(checked_key(key)) != content_type:
            raise InvalidKey(f"{key!r} does not end like an image of the type {content_type}.")
        expires = int(expires_at.timestamp())
        query = urlencode(
            {
                "type": content_type,
                "size": byte_size,
                "expires": expires,
                "signature": self._sign("upload", key, expires, content_type, byte_size),
            }
        )
        return UploadTarget(
            url=f"{self._base_url}/uploads/{key}?{query}",
            method="PUT",
            headers={"Content-Type": content_type},
        )

    async def check(self) -> None:
        def check() -> None:
            key, content = f"checks/{secrets.token_hex(16)}.png", secrets.token_bytes(16)
            with _storage_errors("store, read and delete"):
                try:
                    self._write(io.BytesIO(content), key)
                    with self._open(key) as reader:
                        if reader.read() != content:
                            raise StorageError("The folder storage gave back other bytes than it was given.")
                finally:
                    self._path(key).unlink(missing_ok=True)

        await asyncio.to_thread(check)

    async def locate(self, key: str) -> StoredFile:
        """Return the file that holds an object.

        Raises:
            ObjectMissing: there is none.
        """

        def locate() -> StoredFile:
            path = self._path(key)
            with _storage_errors(f"look for {key}"):
                try:
                    facts = path.stat()
                except OSError as error:
                    if error.errno in _ABSENT:
                        raise ObjectMissing(key) from None
                    raise
            if not stat.S_ISREG(facts.st_mode):
                raise ObjectMissing(key)
            return StoredFile(path, facts)

        return await asyncio.to_thread(locate)

    def verify_reading(self, key: str, *, expires: int, signature: str, now: float) -> bool:
        """Say whether ``reading_url`` gave this out for ``key`` and it has not expired by ``now``."""
        return now < expires and _equal(signature, self._sign("read", key, expires))

    def verify_upload(
        self, key: str, *, content_type: str, byte_size: int, expires: int, signature: str, now: float
    ) -> bool:
        """Say whether ``upload_target`` gave this out for all of these and it has not expired by ``now``."""
        expected = self._sign("upload", key, expires, content_type, byte_size)
        return now < expires and _equal(signature, expected)

    def _sign(self, *facts: str | int) -> str:
        # The first fact says what may be done, so an address to read with can never be one to write to.
        message = "\n".join(str(fact) for fact in ("atelier files", *facts))
        return hmac.new(self._secret, message.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def _path(self, key: str) -> Path:
        path = self._root / checked_key(key)
        if not Path(os.path.realpath(path)).is_relative_to(self._root):
            raise InvalidKey(f"{key!r} leads out of the storage folder.")
        return path

    def _open(self, key: str) -> BinaryIO:
        path = self._path(key)
        try:
            return path.open("rb")
        except OSError as error:
            if error.errno in {*_ABSENT, errno.EISDIR}:
                raise ObjectMissing(key) from None
            raise

    def _write(self, reader: BinaryIO, key: str) -> None:
        path = self._path(key)
        partial = self._root / _PARTIAL / secrets.token_hex(16)
        _make_folder(partial.parent)
        _make_folder(path.parent)
        self._sweep(partial.parent)
        try:
            with partial.open("xb") as writer:
                shutil.copyfileobj(reader, writer, _CHUNK)
                writer.flush()
                os.fsync(writer.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        _sync_folder(path.parent)

    def _sweep(self, folder: Path) -> None:
        """Remove, once in the life of a process, what writes that were killed have left."""
        if self._swept:
            return
        self._swept = True
        for file in folder.iterdir():
            # Another process may be sweeping at the same time.
            with suppress(FileNotFoundError):
                if file.stat().st_mtime < time.time() - _PARTIAL_LIFE:
                    file.unlink()


def _equal(signature: str, expected: str) -> bool:
    return hmac.compare_digest(signature.encode("utf-8", "replace"), expected.encode())


def _make_folder(folder: Path) -> None:
    """Make ``folder`` with its parents so that all of them outlast a power cut."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        _sync_folder(each.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _storage_errors(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(f"The folder storage could not {what}: {reason}.") from error
