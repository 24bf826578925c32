"""The image store: a picture and its first renditions are stored together, with one record."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Collection
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec.structs import replace

from db.base import new_id
from db.records.images import ImageRecord
from db.records.renditions import FIRST_WIDTHS, bits_of, rendition_size, useful_widths, widths_of
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import THUMBNAIL_SIDE, UNBOUNDED, Bounds, ImageFacts
from services.media.images.keys import RENDITION_TYPE, Stem, rendition_key
from services.media.storage.base import Storage


@asynccontextmanager
async def scratch_folder() -> AsyncIterator[Path]:
    """Make a new temporary folder, and remove it at the end."""
    folder = await asyncio.to_thread(tempfile.TemporaryDirectory, prefix="atelier-", ignore_cleanup_errors=True)
    try:
        yield Path(folder.name)
    finally:
        await asyncio.to_thread(folder.cleanup)


def _rendition_file(path: Path, nominal: int) -> Path:
    return path.with_name(f"{path.name}.{nominal}.webp")


async def inspect(
    decoders: DecoderPool,
    path: Path,
    *,
    user_id: str,
    made: bool = False,
    bounds: Bounds = UNBOUNDED,
    widths: Collection[int] = FIRST_WIDTHS,
) -> ImageFacts:
    """Return the facts of a picture's file, prepare the file for ``keep``, and write its renditions beside it.

    ``widths``: the nominal widths of the renditions; the picture gets those that are useful for its size.

    Raises:
        ImageUnreadable, DecodersBusy, OSError: as ``DecoderPool.inspect``.
    """
    renditions = {nominal: _rendition_file(path, nominal) for nominal in widths}
    return await decoders.inspect(path, renditions=renditions, user_id=user_id, made=made, bounds=bounds)


async def take(
    storage: Storage, decoders: DecoderPool, path: Path, *, user_id: str, stem: Stem, made: bool = False
) -> ImageRecord:
    """Inspect a picture's file and store it; ``made`` is true for a result.

    Raises:
        ImageUnreadable, DecodersBusy, OSError: as ``inspect``.
        StorageError: as ``keep``.
    """
    facts = await inspect(decoders, path, user_id=user_id, made=made)
    return await keep(storage, path, facts, stem=stem)


async def keep(storage: Storage, path: Path, facts: ImageFacts, *, stem: Stem) -> ImageRecord:
    """Store an inspected picture and the renditions beside it, under ``stem``.

    A second call overwrites the same objects, so a repeated step leaves no orphans.

    Raises:
        StorageError: not stored; a later try may succeed.
    """
    key, seed, widths = stem.picture(facts.content_type), stem.rendition_seed, _first_widths(facts)
    await _all(
        put_renditions(storage, path, key, seed, widths),
        storage.put(key, path, content_type=facts.content_type),
    )
    return ImageRecord(
        id=new_id("img"),
        storage_key=key,
        # Code of an older version knows no other rendition.
        thumbnail_key=rendition_key(key, seed, widths[-1]),
        content_type=facts.content_type,
        width=facts.width,
        height=facts.height,
        byte_size=facts.byte_size,
        renditions=bits_of(widths),
        rendition_seed=seed,
        placeholder=facts.placeholder,
    )


def keys_of(facts: ImageFacts, stem: Stem) -> list[str]:
    """Return the keys of the objects that ``keep`` stores."""
    key = stem.picture(facts.content_type)
    return [key, *(rendition_key(key, stem.rendition_seed, nominal) for nominal in _first_widths(facts))]


def _first_widths(facts: ImageFacts) -> list[int]:
    return [nominal for nominal in FIRST_WIDTHS if nominal in useful_widths(facts.width, facts.height)]


async def put_renditions(storage: Storage, path: Path, key: str, seed: str, widths: Collection[int]) -> None:
    """Store renditions that ``inspect`` has written beside ``path``, for the picture with this key.

    Raises:
        StorageError: not all were stored; a later try may succeed.
    """
    await _all(
        *(
            storage.put(rendition_key(key, seed, nominal), _rendition_file(path, nominal), content_type=RENDITION_TYPE)
            for nominal in widths
        )
    )


async def _all(*writes: Awaitable[None]) -> None:
    """Run all to their end even if one fails: the caller deletes their files afterwards."""
    for outcome in await asyncio.gather(*writes, return_exceptions=True):
        if outcome is not None:
            raise outcome


async def copy(storage: Storage, image: ImageRecord, *, stem: Stem) -> ImageRecord:
    """Store a copy of a stored picture, so that either can be deleted without the other.

    Raises:
        ObjectMissing: the picture is gone.
        StorageError: not stored; a later try may succeed.
    """
    key, seed = stem.picture(image.content_type), stem.rendition_seed
    pairs = {image.storage_key: key}
    thumbnail_key = stem.thumbnail
    for nominal in widths_of(image.renditions):
        old = rendition_key(image.storage_key, image.rendition_seed or "", nominal)
        pairs[old] = rendition_key(key, seed, nominal)
        if old == image.thumbnail_key:
            thumbnail_key = pairs[old]
    pairs[image.thumbnail_key] = thumbnail_key
    await _all(*(storage.copy(old, new) for old, new in pairs.items()))
    return replace(image, id=new_id("img"), storage_key=key, thumbnail_key=thumbnail_key, rendition_seed=seed)


def url(storage: Storage, image: ImageRecord, width: int | None) -> str:
    """Return the address of a picture's smallest rendition that is at least ``width`` pixels wide, or as wide as it.

    Return the address of the picture itself if ``width`` is None or there is no such rendition.
    """
    if width is not None:
        for actual, key in renditions_of(image):
            if actual >= min(width, image.width):
                return storage.reading_url(key, content_type=RENDITION_TYPE)
    return storage.reading_url(image.storage_key, content_type=image.content_type)


def renditions_of(image: ImageRecord) -> list[tuple[int, str]]:
    """Return the widths in pixels and the keys of a picture's renditions, narrowest first."""
    if image.rendition_seed is None or not image.renditions:
        return [(_thumbnail_width(image), image.thumbnail_key)]
    return [
        (
            rendition_size(image.width, image.height, nominal)[0],
            rendition_key(image.storage_key, image.rendition_seed, nominal),
        )
        for nominal in widths_of(image.renditions)
    ]


def _thumbnail_width(image: ImageRecord) -> int:
    longest = max(image.width, image.height)
    return image.width if longest <= THUMBNAIL_SIDE else max(1, round(image.width * THUMBNAIL_SIDE / longest))
