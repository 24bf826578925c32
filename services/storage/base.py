"""What every storage can do with a stored image, and how it fails."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, Protocol

from records import record

MAX_KEY_LENGTH = 255  # Characters; the width of the database's columns.

# A part never begins with a dot, so there is no "..", and names that do are a storage's own.
_PART = r"[a-z0-9_-][a-z0-9_.-]*"
_KEY = re.compile(rf"{_PART}(?:/{_PART})*")

EXTENSIONS: Mapping[str, str] = MappingProxyType({"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"})
"""How the key of an image of each content type ends."""

_CONTENT_TYPES = {extension: content_type for content_type, extension in EXTENSIONS.items()}


class StorageError(Exception):
    """The storage did not do what it was asked to; nothing is half done, and later it may work."""

    retryable: ClassVar[bool] = True


class ObjectMissing(StorageError):
    """Nothing is stored under the key."""

    retryable = False

    def __init__(self, key: str) -> None:
        super().__init__(f"Nothing is stored under {key}.")
        self.key = key


class ObjectTooLarge(StorageError):
    """What is stored under the key is larger than the caller takes."""

    retryable = False

    def __init__(self, key: str, *, max_bytes: int) -> None:
        super().__init__(f"What is stored under {key} is larger than {max_bytes} bytes.")
        self.key = key
        self.max_bytes = max_bytes


class InvalidKey(StorageError):
    """The key is not one that a storage takes."""

    retryable = False


class UploadConflict(Exception):
    """The place that an upload was meant for has been used, or is gone; the message is for its sender."""


@record(frozen=True, slots=True)
class UploadTarget:
    """Where and how a client sends the bytes of one image."""

    url: str
    method: str
    headers: Mapping[str, str]


def checked_key(key: str) -> str:
    """Return ``key`` if it is a relative path of lower-case ASCII names, at most 255 characters.

    Raises:
        InvalidKey: it is anything else.
    """
    if len(key) > MAX_KEY_LENGTH or not _KEY.fullmatch(key):
        raise InvalidKey(f"{key[:MAX_KEY_LENGTH]!r} is not a storage key.")
    return key


def content_type_of(key: str) -> str:
    """Return the content type that the ending of ``key`` stands for.

    Raises:
        InvalidKey: it ends like none of ``EXTENSIONS``.
    """
    content_type = _CONTENT_TYPES.get(Path(key).suffix)
    if content_type is None:
        raise InvalidKey(f"{key[:MAX_KEY_LENGTH]!r} does not end like an image of a known type.")
    return content_type


class Storage(Protocol):
    """Keeps whole images under keys (see ``checked_key``); each key ends as ``EXTENSIONS`` says.

    Every method raises InvalidKey for a key that is not one, and the asynchronous ones StorageError when the
    storage cannot be reached, is full or refuses: a later try may succeed unless the error's ``retryable`` is
    false. All may be called at once, for the same key too.
    """

    async def put(self, key: str, source: Path, *, content_type: str) -> None:
        """Store the bytes of the local file ``source``, in place of what ``key`` held.

        Readers see the old object or the new one, never a part. Once this returns, a crash loses nothing.

        Raises:
            InvalidKey: also when the key's ending does not stand for ``content_type``.
        """
        ...

    async def fetch(self, key: str, destination: Path, *, max_bytes: int) -> None:
        """Copy an object into the local file ``destination``, which does not exist after an error.

        Raises:
            ObjectMissing: there is none.
            ObjectTooLarge: it has more than ``max_bytes``.
        """
        ...

    async def copy(self, key: str, new_key: str) -> None:
        """Store under ``new_key`` what ``key`` holds, as ``put`` would.

        Raises:
            ObjectMissing: ``key`` holds nothing.
        """
        ...

    async def delete(self, *keys: str) -> None:
        """Remove objects; those that do not exist are no error."""
        ...

    async def size(self, key: str) -> int | None:
        """Return the bytes that an object has, or None when there is none."""
        ...

    def address(self, key: str) -> str:
        """Return the address that lasts, for the database; it gives nobody access."""
        ...

    def reading_url(self, key: str, *, content_type: str) -> str:
        """Return an http(s) address that shows the object to whoever has it, until it expires.

        It is valid for one to two hours and stays the same for up to one, so that browsers can cache. Does no
        I/O and does not look whether the object exists: a page of a gallery calls it for each image.
        """
        ...

    def upload_target(self, key: str, *, content_type: str, byte_size: int, expires_at: datetime) -> UploadTarget:
        """Return how a client stores one object of exactly this type and size before ``expires_at``."""
        ...

    async def check(self) -> None:
        """Store, read back and remove a small object.

        Raises:
            StorageError: it could not be done; the message says why, for an operator.
        """
        ...
