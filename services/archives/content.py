"""The content of an archive: the protocol of a kind of archive, and the types of its files."""

from collections.abc import AsyncIterator
from typing import Any, Protocol

from msgspec import Struct

from db.records.images import ImageRecord


class Rows(Struct, frozen=True):
    """A JSON file with a list of objects, which are read page by page."""

    name: str
    pages: AsyncIterator[list[dict[str, Any]]]


class Text(Struct, frozen=True):
    """A file with a text."""

    name: str
    text: str


class Picture(Struct, frozen=True):
    """A file with a stored image."""

    name: str
    image: ImageRecord


class StoredBytes(Struct, frozen=True):
    """A file with a stored object that is no image yet: the bytes of an upload."""

    name: str
    storage_key: str


ArchiveFile = Rows | Text | Picture | StoredBytes


class Content(Protocol):
    """The files of one kind of archive."""

    async def count(self, owner_id: str) -> int:
        """Return the number of files."""
        ...

    def files(self, owner_id: str) -> AsyncIterator[ArchiveFile]:
        """Yield the files, in order; those with stored objects last."""
        ...
