"""The ``Storage`` protocol, with its errors, keys and content types."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    import httpx

MAX_KEY_LENGTH = 255  # Characters; the width of the database's columns.

# No part begins with a dot: this excludes "..", and reserves such names for the storage's internal use.
_PART = r"[a-z0-9_-][a-z0-9_.-]*"
_KEY = re.compile(rf"{_PART}(?:/{_PART})*")

EXTENSIONS: Mapping[str, str] = MappingProxyType({"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"})
"""The ending of an image's key, by content type."""

UPLOAD_EXTENSIONS: Mapping[str, str] = MappingProxyType(
    {
        **EXTENSIONS,
        "image/heic": ".heic",
        "image/avif": ".avif",
        "image/gif": ".gif",
        "image/bmp": ".bmp",
        "image/tiff": ".tiff",
        "application/octet-stream": ".bin",
    }
)
"""The ending of an upload's key, by content type, until the upload becomes an image."""

_CONTENT_TYPES = {extension: content_type for content_type, extension in UPLOAD_EXTENSIONS.items()}


class StorageError(Exception):
    """The operation failed as a whole; a later try may succeed."""

    retryable: ClassVar[bool] = True


class ObjectMissing(StorageError):
    """No object exists under the key."""

    retryable = False

    def __init__(self, key: str) -> None:
        super().__init__(f"Nothing is stored under {key}.")
        self.key = key


class ObjectTooLarge(StorageError):
    """The object under the key exceeds the caller's size limit."""

    retryable = False

    def __init__(self, key: str, *, max_bytes: int) -> None:
        super().__init__(f"What is stored under {key} is larger than {max_bytes} bytes.")
        self.key = key
        self.max_bytes = max_bytes


class InvalidKey(StorageError):
    """The key is malformed."""

    retryable = False


class InvalidStorageAddress(ValueError):
    """The address of a storage is invalid; the message is one line for the operator."""


class UploadConflict(Exception):
    """The upload's place is already used, or is gone; the message is for the sender."""


class UploadTarget(Struct, frozen=True):
    """The request with which a client sends the bytes of one image."""

    url: str
    method: str
    headers: Mapping[str, str]


class Listing(Struct, frozen=True):
    """A part of the keys in a storage; ``position`` is the place after it, or None at the end."""

    keys: tuple[str, ...]
    position: str | None


def is_key(name: str) -> bool:
    """Return whether an object of this name can be ours."""
    return len(name) <= MAX_KEY_LENGTH and _KEY.fullmatch(name) is not None and Path(name).suffix in _CONTENT_TYPES


def checked_key(key: str) -> str:
    """Return ``key`` if it is a relative path of lower-case ASCII names, at most 255 characters.

    Raises:
        InvalidKey: it is anything else.
    """
    if len(key) > MAX_KEY_LENGTH or not _KEY.fullmatch(key):
        raise InvalidKey(f"{key[:MAX_KEY_LENGTH]!r} is not a storage key.")
    return key


def content_type_of(key: str) -> str:
    """Return the content type that the ending of ``key`` denotes.

    Raises:
        InvalidKey: it has no ending of ``UPLOAD_EXTENSIONS``.
    """
    content_type = _CONTENT_TYPES.get(Path(key).suffix)
    if content_type is None:
        raise InvalidKey(f"{key[:MAX_KEY_LENGTH]!r} does not end like an image of a known type.")
    return content_type


class Storage(Protocol):
    """A store of whole images under keys (see ``checked_key``), which have the endings in ``UPLOAD_EXTENSIONS``.

    Every method raises InvalidKey for a malformed key. The asynchronous methods raise StorageError when the storage is
    unreachable, full or refuses: a later try may succeed unless the error's ``retryable`` is false. All methods may run
    concurrently, also for the same key.
    """

    async def put(self, key: str, source: Path, *, content_type: str) -> None:
        """Store the bytes of the local file ``source`` under ``key``, replacing any old object.

        Readers see the old object or the new one, never a part. After the return, a crash loses nothing.

        Raises:
            InvalidKey: also if the key's ending does not fit ``content_type``.
        """
        ...

    async def fetch(self, key: str, destination: Path, *, max_bytes: int) -> None:
        """Copy an object into the local file ``destination``, which does not exist after an error.

        Raises:
            ObjectMissing: there is no object.
            ObjectTooLarge: it has more than ``max_bytes``.
        """
        ...

    async def copy(self, key: str, new_key: str) -> None:
        """Store a copy of the object under ``new_key``, as ``put`` would.

        Raises:
            ObjectMissing: there is no object under ``key``.
        """
        ...

    async def delete(self, *keys: str) -> None:
        """Delete objects; a missing object is no error."""
        ...

    async def size(self, key: str) -> int | None:
        """Return an object's size in bytes, or None if there is no object."""
        ...

    async def list_keys(self, position: str | None = None) -> Listing:
        """Return a bounded part of the keys after ``position``, or the first part if it is None.

        Objects that are there during the whole listing are in one part each. Names that no key can have are left out.
        """
        ...

    def address(self, key: str) -> str:
        """Return the permanent address, for the database; it grants no access."""
        ...

    def reading_url(self, key: str, *, content_type: str) -> str:
        """Return an http(s) address from which any client can read the object until it expires.

        It is valid for one to two hours and stays the same for up to one, so that browsers can cache. The method does
        no I/O and does not check that the object exists: a gallery page calls it for each image.
        """
        ...

    def download_url(self, key: str, *, content_type: str, name: str) -> str:
        """Return an address like ``reading_url`` that makes browsers save the object as a file.

        ``name`` is the file's name; a storage that cannot send a chosen name sends its own.
        """
        ...

    async def detect_upload_features(self) -> None:
        """Detect, once and within seconds, the storage features that ``upload_target`` depends on; never raise."""
        ...

    def upload_target(self, key: str, *, content_type: str, byte_size: int, expires_at: datetime) -> UploadTarget:
        """Return the request for a client to store one object of exactly this type and size until ``expires_at``."""
        ...

    async def check(self) -> None:
        """Store, read back and delete a small object.

        Raises:
            StorageError: a step failed; the message has the reason, for an operator.
        """
        ...

    async def examine(self, http: "httpx.AsyncClient", origins: Collection[str]) -> Sequence[str]:
        """Use an object as the product and browsers on pages of these ``origins`` do, delete it, and return remarks.

        A remark is a sentence about behaviour that works but may surprise an operator.

        Raises:
            StorageError: a step failed; the message names the remedy, for an operator.
        """
        ...
