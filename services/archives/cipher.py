"""The encryption of archives: AES-256-GCM in frames, so that any part can be read with bounded memory.

The plain bytes are cut into frames of ``FRAME`` bytes; only the last one is shorter, and may be empty. Frame number
``n`` is sealed with the nonce ``n`` in 12 bytes, big-endian, with the first bit set for the last frame, and with the
archive's id as associated data. So frames can be neither exchanged nor left out, and an archive cannot be cut off.
Objects in storage hold ``FRAMES_PER_PART`` frames each, one after another.

The key is an HMAC-SHA256 of the archive's id and seed under a secret of the server. Each attempt has a new seed: a
nonce is never used twice with a key. Once the seed is deleted from the database, copies of the objects cannot be read.
"""

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

if TYPE_CHECKING:
    # Its library takes megabytes of memory: imported for the first archive.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FRAME = 1 << 20
TAG = 16  # Bytes that the seal of a frame adds.
FRAMES_PER_PART = 32
PART = FRAMES_PER_PART * (FRAME + TAG)  # The most bytes of an object.

_LAST = 1 << 95


class Unreadable(Exception):
    """The bytes are not those that were sealed with this key."""


def cipher_of(secret: bytes, archive_id: str, seed: str) -> "AESGCM":
    """Return the cipher of an archive."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # See above.

    return AESGCM(hmac.digest(secret, f"{archive_id}\n{seed}".encode(), hashlib.sha256))


def part_count(byte_size: int) -> int:
    """Return the number of objects of an archive of this many plain bytes."""
    return (byte_size // FRAME + 1 + FRAMES_PER_PART - 1) // FRAMES_PER_PART


def _nonce(number: int, *, last: bool) -> bytes:
    return (number | (_LAST if last else 0)).to_bytes(12, "big")


class SealingFile:
    """A file to write to that seals its bytes in files of a folder, one for each part; it cannot seek.

    ``take_parts`` returns the parts that are complete. All methods block.
    """

    def __init__(self, cipher: "AESGCM", archive_id: str, folder: Path) -> None:
        self._cipher = cipher
        self._id = archive_id.encode()
        self._folder = folder
        self._buffer = bytearray()
        self._frames = 0
        self._part: BinaryIO | None = None
        self._complete: list[Path] = []
        self._discarded = False
        self.byte_size = 0

    def write(self, data: bytes) -> int:
        if self._discarded:
            return len(data)  # A ZIP file that is dropped writes its end.
        self._buffer += data
        self.byte_size += len(data)
        # The last frame is shorter than the others, so a whole one is never the last.
        while len(self._buffer) >= FRAME:
            self._seal(bytes(self._buffer[:FRAME]), last=False)
            del self._buffer[:FRAME]
        return len(data)

    def flush(self) -> None:
        """Do nothing: a frame is written when it is whole."""

    def finish(self) -> None:
        """Write the last frame."""
        self._seal(bytes(self._buffer), last=True)
        self._buffer.clear()
        self._end_part()

    def discard(self) -> None:
        """Close the file of the current part, and write nothing more; the caller deletes the folder."""
        self._discarded = True
        if self._part is not None:
            self._part.close()

    def take_parts(self) -> list[Path]:
        """Return the files of parts that are complete, and were not returned before, in order."""
        taken, self._complete = self._complete, []
        return taken

    def _seal(self, frame: bytes, *, last: bool) -> None:
        if self._part is None:
            self._part = (self._folder / f"part-{self._frames // FRAMES_PER_PART}").open("wb")
        self._part.write(self._cipher.encrypt(_nonce(self._frames, last=last), frame, self._id))
        self._frames += 1
        if self._frames % FRAMES_PER_PART == 0:
            self._end_part()

    def _end_part(self) -> None:
        if self._part is not None:
            self._part.close()
            self._complete.append(Path(self._part.name))
            self._part = None


class Opening:
    """The reading of an archive's parts, in order; ``byte_size`` is that of the plain bytes."""

    def __init__(self, ciphers: Sequence["AESGCM"], archive_id: str, byte_size: int) -> None:
        self._ciphers = list(ciphers)
        self._id = archive_id.encode()
        self._frames, self._tail = divmod(byte_size, FRAME)
        self._number = 0

    def frames(self, part: BinaryIO) -> Iterator[bytes]:
        """Yield the plain bytes of the next part; this blocks.

        Raises:
            Unreadable: it is another part, was changed, or was sealed with another key.
        """
        for _ in range(FRAMES_PER_PART):
            last = self._number == self._frames
            size = (self._tail if last else FRAME) + TAG
            sealed = part.read(size)
            if len(sealed) != size:
                raise Unreadable("the part is too short")
            yield self._open(sealed, last=last)
            self._number += 1
            if last:
                break
        if part.read(1):
            raise Unreadable("the part is too long")

    @property
    def is_complete(self) -> bool:
        return self._number > self._frames

    def _open(self, sealed: bytes, *, last: bool) -> bytes:
        from cryptography.exceptions import InvalidTag  # See above.

        while True:
            try:
                return self._ciphers[0].decrypt(_nonce(self._number, last=last), sealed, self._id)
            except InvalidTag as error:
                # After a rotation of the secret, the first frame shows which of them was in use.
                if self._number or len(self._ciphers) == 1:
                    raise Unreadable(f"frame {self._number} is not genuine") from error
                del self._ciphers[0]

    @classmethod
    def of(cls, secrets: Sequence[bytes], archive_id: str, seed: str, byte_size: int) -> Self:
        """Return the reading of an archive that one of these secrets sealed."""
        return cls([cipher_of(secret, archive_id, seed) for secret in secrets], archive_id, byte_size)
