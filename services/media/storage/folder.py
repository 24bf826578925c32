"""A ``Storage`` in a local folder; clients read and upload through signed addresses of our own server."""

import asyncio
import errno
import hashlib
import heapq
import hmac
import io
import os
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlencode

from msgspec import Struct

from services.media.storage.base import (
    InvalidKey,
    Listing,
    ObjectMissing,
    ObjectTooLarge,
    StorageError,
    UploadTarget,
    checked_key,
    content_type_of,
    is_key,
)
from services.private_files import PRIVATE_FILE, PRIVATE_FOLDER
from services.secrets import KeyRing

if TYPE_CHECKING:
    import httpx

MIN_SECRET_BYTES = 16
READING_STEP = 3600  # Seconds; a reading address is valid for one to two steps and changes once a step.

_CHUNK = 1 << 20
_LISTED_AT_ONCE = 10_000
_PARTIAL = ".partial"  # No key begins with a dot, so no key can name a file in this folder.
_PARTIAL_LIFE = 24 * 3600  # Seconds; no write takes this long, so an older file was left by a crash.
_ABSENT = {errno.ENOENT, errno.ENOTDIR}


class StoredFile(Struct, frozen=True):
    """The read-only file of a stored object."""

    path: Path
    stat: os.stat_result


class FolderStorage:
    """A ``Storage`` in the folder ``root``, which the first ``put`` creates.

    ``base_url`` is the address of the routes that serve this storage, ``secret`` signs their addresses, and ``clock``
    returns Unix seconds. Several processes may share the folder.
    """

    def __init__(self, root: Path, *, base_url: str, secret: KeyRing, clock: Callable[[], float] = time.time) -> None:
        if len(secret.newest) < MIN_SECRET_BYTES:
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

    async def list_keys(self, position: str | None = None) -> Listing:
        """See ``Storage``; each part reads the names of all files, so the parts are large."""

        def list_keys() -> Listing:
            with _storage_errors("list its files"):
                keys = heapq.nsmallest(_LISTED_AT_ONCE, (key for key in self._names() if key > (position or "")))
            return Listing(tuple(keys), keys[-1] if len(keys) == _LISTED_AT_ONCE else None)

        return await asyncio.to_thread(list_keys)

    def _names(self) -> Iterator[str]:
        def fail(error: OSError) -> None:
            if error.errno not in _ABSENT:
                raise error

        for folder, _, files in os.walk(self._root, onerror=fail):
            for name in files:
                key = str((Path(folder) / name).relative_to(self._root))
                if is_key(key):
                    yield key

    def address(self, key: str) -> str:
        return f"file:{checked_key(key)}"

    def reading_url(self, key: str, *, content_type: str) -> str:  # noqa: ARG002 - the key implies it
        return self._reading_url(key)

    def download_url(self, key: str, *, content_type: str, name: str) -> str:  # noqa: ARG002 - the key implies it
        return f"{self._reading_url(key, name)}&{urlencode({'name': name})}"

    def _reading_url(self, key: str, *name: str) -> str:
        expires = (int(self._clock()) // READING_STEP + 2) * READING_STEP
        signature = _sign(self._secret.newest, "read", checked_key(key), expires, *name)
        return f"{self._base_url}/files/{key}?expires={expires}&signature={signature}"

    async def detect_upload_features(self) -> None:
        """See ``Storage``; all folders have the same features."""

    def upload_target(self, key: str, *, content_type: str, byte_size: int, expires_at: datetime) -> UploadTarget:
        if content_type_of(checked_key(key)) != content_type:
            raise InvalidKey(f"{key!r} does not end like an image of the type {content_type}.")
        expires = int(expires_at.timestamp())
        query = urlencode(
            {
                "type": content_type,
                "size": byte_size,
                "expires": expires,
                "signature": _sign(self._secret.newest, "upload", key, expires, content_type, byte_size),
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
                            raise StorageError("The folder storage returned other bytes than were stored.")
                finally:
                    self._path(key).unlink(missing_ok=True)

        await asyncio.to_thread(check)

    async def examine(self, http: "httpx.AsyncClient", origins: Collection[str]) -> Sequence[str]:  # noqa: ARG002
        """See ``Storage``; browsers use the server's own routes, which this does not test."""
        await self.check()
        return ()

    async def locate(self, key: str) -> StoredFile:
        """Return the file of an object.

        Raises:
            ObjectMissing: there is no object.
        """

        def locate() -> StoredFile:
            # Opened to check that it is readable: a later error would break a response that has begun.
            with _storage_errors(f"look for {key}"), self._open(key) as reader:
                facts = os.fstat(reader.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise ObjectMissing(key)
            return StoredFile(self._path(key), facts)

        return await asyncio.to_thread(locate)

    def verify_reading(self, key: str, *, expires: int, signature: str, now: float, name: str | None = None) -> bool:
        """Return whether the signature is valid for ``key`` at the time ``now``.

        Without ``name``, it must be a signature by ``reading_url``; with ``name``, by ``download_url``.
        """
        facts = () if name is None else (name,)
        return now < expires and self._signed(signature, "read", key, expires, *facts)

    def verify_upload(
        self, key: str, *, content_type: str, byte_size: int, expires: int, signature: str, now: float
    ) -> bool:
        """Return whether ``upload_target`` made this signature for these values, and it is still valid at ``now``."""
        return now < expires and self._signed(signature, "upload", key, expires, content_type, byte_size)

    def _signed(self, signature: str, *facts: str | int) -> bool:
        """Return whether this installation made the signature, with any key that is still accepted."""
        given = signature.encode("utf-8", "replace")
        return any(hmac.compare_digest(given, _sign(key, *facts).encode()) for key in self._secret.accepted)

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
            with open(partial, "xb", opener=_private) as writer:
                shutil.copyfileobj(reader, writer, _CHUNK)
                writer.flush()
                os.fsync(writer.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        _sync_folder(path.parent)

    def _sweep(self, folder: Path) -> None:
        """Remove files that killed writes have left; once per process."""
        if self._swept:
            return
        self._swept = True
        for file in folder.iterdir():
            # Another process may remove it first.
            with suppress(FileNotFoundError):
                if file.stat().st_mtime < time.time() - _PARTIAL_LIFE:
                    file.unlink()


def _private(path: str, flags: int) -> int:
    """Open a file that other users cannot read, regardless of the umask."""
    return os.open(path, flags, PRIVATE_FILE)


def _sign(key: bytes, *facts: str | int) -> str:
    # The first fact is the permission, so a signature for reading is never valid for uploading.
    message = "\n".join(str(fact) for fact in ("atelier files", *facts))
    return hmac.new(key, message.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _make_folder(folder: Path) -> None:
    """Make ``folder`` and its parents, and sync them, so that all survive a power cut."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
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
