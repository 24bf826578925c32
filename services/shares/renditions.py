"""Renditions: the pictures of shares, made once from a result, encrypted in storage, and read by servers.

A rendition is encrypted as archives are, because a storage may be public: without the row of its share, nobody can
read its object.
"""

import asyncio
import secrets
from collections import OrderedDict
from functools import partial
from pathlib import Path

from msgspec import Struct

from db.base import new_id
from db.records.images import ImageRecord
from db.records.shares import ShareRecord
from services.archives.cipher import FRAME, TAG, Opening, SealingFile, Unreadable, cipher_of
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import Bounds, ImageFacts
from services.media.images.store import scratch_folder
from services.media.storage.base import Storage, StorageError

OBJECT_TYPE = "application/octet-stream"
MAX_SOURCE_BYTES = 64 * 2**20  # The most that a result has.
# Some messengers show no preview of a larger file. JPEG and PNG are the types that all of them show.
BOUNDS = Bounds(max_bytes=600_000, max_side=1600)
MAX_BYTES = FRAME  # With the mark, which is far smaller than the rest; one frame of the encryption.
CACHED_BYTES = 16 * 2**20
READ_SECONDS = 20.0

_SUFFIX = ".bin"


class Rendition(Struct, frozen=True):
    """A rendition that is ready to be stored: its facts, its encrypted file, and its key in storage with its seed."""

    share_id: str
    facts: ImageFacts
    file: Path
    storage_key: str
    seed: str


def object_size(share: ShareRecord) -> int:
    """Return the bytes of a rendition's object, which is one frame of the encryption."""
    return share.byte_size + TAG


async def make(
    storage: Storage, decoders: DecoderPool, secret: bytes, image: ImageRecord, folder: Path, *, user_id: str
) -> Rendition:
    """Make the rendition of a result in a temporary folder: smaller, without metadata, but marked as made by an AI.

    Raises:
        StorageError: the result cannot be read.
        ImageUnreadable, DecodersBusy, OSError: as ``DecoderPool.inspect``.
    """
    picture, share_id = folder / "picture", new_id("shr")
    await storage.fetch(image.storage_key, picture, max_bytes=MAX_SOURCE_BYTES)
    # The first pass removes the metadata, as from an input; the second adds the mark.
    await decoders.inspect(picture, renditions={}, user_id=user_id, bounds=BOUNDS)
    facts = await decoders.inspect(picture, renditions={}, user_id=user_id, made=True)
    seed = secrets.token_hex(32)
    file = await asyncio.to_thread(_seal, secret, share_id, seed, picture, folder)
    return Rendition(share_id, facts, file, f"shares/{secrets.token_hex(16)}{_SUFFIX}", seed)


def _seal(secret: bytes, share_id: str, seed: str, picture: Path, folder: Path) -> Path:
    sealing = SealingFile(cipher_of(secret, share_id, seed), share_id, folder)
    sealing.write(picture.read_bytes())
    sealing.finish()
    (part,) = sealing.take_parts()
    return part


class RenditionReader:
    """A reader of renditions, which caches the bytes of the latest ones in memory.

    The caller checks at each request whether the share may be shown: the cache only saves reading the object again.
    """

    def __init__(self, storage: Storage, secret: bytes, *, max_bytes: int = CACHED_BYTES) -> None:
        self._storage = storage
        self._secret = secret
        self._max_bytes = max_bytes
        self._cached: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._reading: dict[str, asyncio.Task[bytes]] = {}

    async def read(self, share: ShareRecord) -> bytes:
        """Return the bytes of a share's rendition; simultaneous calls read it once.

        Raises:
            ObjectMissing: it is gone.
            StorageError: the storage did not answer.
            Unreadable: the object is not the one that was stored.
        """
        key = share.storage_key
        if key in self._cached:
            self._cached.move_to_end(key)
            return self._cached[key]
        reading = self._reading.get(key)
        if reading is None:
            reading = self._reading[key] = asyncio.create_task(self._read(share), name=f"rendition-{share.id}")
            reading.add_done_callback(partial(self._done, key))
        # A reader that goes away does not end the reading for the others.
        return await asyncio.shield(reading)

    async def _read(self, share: ShareRecord) -> bytes:
        try:
            async with scratch_folder() as folder, asyncio.timeout(READ_SECONDS):
                sealed = folder / "sealed"
                await self._storage.fetch(share.storage_key, sealed, max_bytes=MAX_BYTES + TAG)
                content = await asyncio.to_thread(_open, self._secret, share, sealed)
        except TimeoutError as error:
            raise StorageError("The storage did not answer in time.") from error
        self._keep(share.storage_key, content)
        return content

    def _done(self, key: str, task: asyncio.Task[bytes]) -> None:
        del self._reading[key]
        if not task.cancelled():
            task.exception()  # Without this, asyncio logs the error of a reading that nobody awaits any more.

    def _keep(self, key: str, content: bytes) -> None:
        self._cached[key] = content
        self._size += len(content)
        while self._size > self._max_bytes:
            _, dropped = self._cached.popitem(last=False)
            self._size -= len(dropped)


def _open(secret: bytes, share: ShareRecord, sealed: Path) -> bytes:
    opening = Opening.of((secret,), share.id, share.seed, share.byte_size)
    with sealed.open("rb") as part:
        content = b"".join(opening.frames(part))
    if not opening.is_complete:
        raise Unreadable("the rendition has ended too early")
    return content
