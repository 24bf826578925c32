"""Storage keys of pictures; no key can be guessed from another key or from an id."""

import hashlib
import hmac
import secrets

from msgspec import Struct

from services.media.storage.base import EXTENSIONS

THUMBNAIL_TYPE = "image/webp"
_SEED_BYTES = 16
_PART = 32  # Hexadecimal digits, 128 bits.


def new_seed() -> str:
    """Return a random seed of 128 bits for the keys of one generation, or of one picture."""
    return secrets.token_hex(_SEED_BYTES)


class Stem(Struct, frozen=True):
    """The common start (``path``) of a picture's keys, and the secret ``seed`` for their ends.

    The same stem always gives the same keys, so a repeated step overwrites its own objects. The ends are an HMAC under
    the seed: the address of a result reveals neither its thumbnail's address nor its input's.
    """

    path: str
    seed: str

    def keys(self, content_type: str) -> tuple[str, str]:
        """Return the key of a picture of this type, and its thumbnail's."""
        small = f"{self.path}-small"
        return (
            f"{self.path}-{self._part('picture')}{EXTENSIONS[content_type]}",
            f"{small}-{self._part('thumbnail')}{EXTENSIONS[THUMBNAIL_TYPE]}",
        )

    def every_key(self) -> list[str]:
        """Return the keys for all content types."""
        return sorted({key for content_type in EXTENSIONS for key in self.keys(content_type)})

    def _part(self, kind: str) -> str:
        message = f"{self.path}\n{kind}".encode()
        return hmac.digest(self.seed.encode(), message, hashlib.sha256).hex()[:_PART]


def input_stem(creation_id: str, seed: str, position: int = 0) -> Stem:
    """Return the stem of a generation's input; the first has position 0."""
    return Stem(f"originals/{creation_id}" + (f"-{position + 1}" if position else ""), seed)


def result_stem(creation_id: str, seed: str) -> Stem:
    """Return the stem of a generation's result."""
    return Stem(f"generated/{creation_id}", seed)


def every_key(creation_id: str, seed: str, further_inputs: int) -> list[str]:
    """Return all keys under which the steps of a generation may have stored objects."""
    stems = [input_stem(creation_id, seed, position) for position in range(1 + further_inputs)]
    return [key for stem in (*stems, result_stem(creation_id, seed)) for key in stem.every_key()]
