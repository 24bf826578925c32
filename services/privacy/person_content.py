"""The content of a person's export: a JSON file for each table with the person's rows, and all pictures."""

from collections.abc import AsyncIterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from db.engine import Database
from db.personal_data import PERSONAL_TABLES, PersonalTable
from db.queries.privacy import personal
from db.records.privacy import ArchiveRecord
from services.archives.content import ArchiveFile, Picture, Rows, StoredBytes, Text
from services.media.storage.base import EXTENSIONS

PAGE = 500
_PICTURES = 200

_README = """This archive has everything that this service stores about one person.

data/        One JSON file for each kind of record. Times are in UTC.
pictures/    All pictures, results and inputs. A picture's name is its id: "generated_image_id" of a creation is its
             result, "original_image_id" its first input, "image_id" in creation-inputs.json a further input.
uploads/     Files that were uploaded and that no creation has used yet.
left-out.json  If it is there: files that could not be added, with the reason.
"""


class PersonContent:
    """The files of the archives of the kind PERSON."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tables = [table for table in PERSONAL_TABLES if table.exported]

    async def count(self, archive: ArchiveRecord) -> int:
        owner_id = archive.owner_id
        async with self._database.read() as connection:
            pictures = await personal.count_images(connection, owner_id)
            uploads = await personal.uploads_without_image(connection, owner_id)
        return 1 + len(self._tables) + pictures + len(uploads)

    async def files(self, archive: ArchiveRecord) -> AsyncIterator[ArchiveFile]:
        owner_id = archive.owner_id
        yield Text("README.txt", _README)
        for table in self._tables:
            yield Rows(f"data/{table.title}.json", self._pages(table, owner_id))
        after = ""
        while True:
            async with self._database.read() as connection:
                images = await personal.images_of(connection, owner_id, after, limit=_PICTURES)
            for image in images:
                yield Picture(f"pictures/{image.id}{EXTENSIONS[image.content_type]}", image)
            if len(images) < _PICTURES:
                break
            after = images[-1].id
        async with self._database.read() as connection:
            uploads = await personal.uploads_without_image(connection, owner_id)
        for upload_id, key in uploads:
            yield StoredBytes(f"uploads/{upload_id}{PurePosixPath(key).suffix}", key)

    async def _pages(self, table: PersonalTable, owner_id: str) -> AsyncIterator[list[dict[str, Any]]]:
        after: Sequence[Any] | None = None
        while True:
            async with self._database.read() as connection:
                page, after = await personal.export_rows(connection, table, owner_id, after, limit=PAGE)
            yield page
            if after is None:
                return
