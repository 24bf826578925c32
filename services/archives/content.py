"""The content of an archive: the protocol of a kind of archive, and the types of its files."""

from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, Protocol

from msgspec import Struct

from db.records.images import ImageRecord
from db.records.privacy import ArchiveRecord


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


class Summary(Struct, frozen=True):
    """A file with a text about the others: ``text`` makes it from the reasons why files were left out, by name.

    It comes last, and replaces the list of files that were left out.
    """

    name: str
    text: Callable[[Mapping[str, str]], str]


ArchiveFile = Rows | Text | Picture | StoredBytes | Summary


class Content(Protocol):
    """The files of one kind of archive."""

    async def count(self, archive: ArchiveRecord) -> int:
        """Return the number of files."""
        ...

    def files(self, archive: ArchiveRecord) -> AsyncIterator[ArchiveFile]:
        """Yield the files, in order; those with stored objects after those with records."""
        ...
