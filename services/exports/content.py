"""The content of an export: the images of the chosen creations, and a manifest that describes them."""

import unicodedata
from collections.abc import AsyncIterator, Mapping
from typing import Any

import orjson

from db.engine import Database
from db.queries.creations import reading as creation_queries
from db.records.creations import CreationRecord
from db.records.privacy import ArchiveRecord
from services.archives import archives
from services.archives.content import ArchiveFile, Picture, Summary
from services.media.images.file_names import file_name

MANIFEST = "manifest.json"
DELETED = "it was deleted"
_AT_ONCE = 100


class CreationContent:
    """The files of the archives of the kind CREATIONS."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, archive: ArchiveRecord) -> int:
        return len(archives.creations_of(archive)) + 1

    async def files(self, archive: ArchiveRecord) -> AsyncIterator[ArchiveFile]:
        ids, names = archives.creations_of(archive), Names()
        entries: list[dict[str, Any]] = []
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            async with self._database.read() as connection:
                found = await creation_queries.owned_by_ids(connection, archive.owner_id, some)
            for each in some:
                creation = found.get(each)
                image = None if creation is None else creation.generated_image
                if creation is None or image is None:
                    entries.append({"id": each, "file": None, "missing": DELETED})
                    continue
                name = names.of(creation, image.content_type)
                entries.append(described(creation, name))
                yield Picture(name, image)

        def manifest(left_out: Mapping[str, str]) -> str:
            return _manifest(entries, left_out)

        yield Summary(MANIFEST, manifest)


class Names:
    """The names of files in one ZIP file: safe on all systems, and unique if upper and lower case are the same."""

    def __init__(self) -> None:
        self._taken: set[str] = {MANIFEST}
        self._numbers: dict[str, int] = {}  # The next number of each name that was wanted before.

    def of(self, creation: CreationRecord, content_type: str) -> str:
        """Return the name of a creation's image, such as ``2026-01-31-a-lighthouse-at-dusk.png``."""
        first = _folded(f"{creation.created_at:%Y-%m-%d}-{file_name(creation.prompt, content_type)}")
        number = self._numbers.get(first, 1)
        while True:
            suffix = "" if number == 1 else f"-{number}"
            name = f"{creation.created_at:%Y-%m-%d}-{file_name(creation.prompt, content_type, suffix=suffix)}"
            number += 1
            folded = _folded(name)
            if folded not in self._taken:
                self._taken.add(folded)
                self._numbers[first] = number
                return name


def _folded(name: str) -> str:
    # Some file systems decompose letters, and ignore case.
    return unicodedata.normalize("NFKD", name).casefold()


def described(creation: CreationRecord, name: str) -> dict[str, Any]:
    """Return the entry of a creation in the manifest."""
    image = creation.generated_image
    return {
        "id": creation.id,
        "file": name,
        "prompt": creation.prompt,
        "negativePrompt": creation.negative_prompt,
        "model": creation.model,
        "style": creation.style,
        "seed": creation.seed,
        "aspectRatio": creation.aspect_ratio,
        "resolution": creation.resolution,
        "outputFormat": creation.output_format,
        "background": creation.background,
        "creditsUsed": creation.credits_used,
        "favourite": creation.favourite,
        "width": None if image is None else image.width,
        "height": None if image is None else image.height,
        "byteSize": None if image is None else image.byte_size,
        "createdAt": creation.created_at,
        "completedAt": creation.completed_at,
    }


def _manifest(entries: list[dict[str, Any]], left_out: Mapping[str, str]) -> str:
    shown = [
        each | {"file": None, "missing": left_out[each["file"]]} if each["file"] in left_out else each
        for each in entries
    ]
    return orjson.dumps({"creations": shown}, option=orjson.OPT_INDENT_2).decode()
