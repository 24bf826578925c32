"""Storage keys of pictures; no key can be guessed from another key or from an id."""

import hashlib
import hmac
import re
import secrets

from msgspec import Struct

from db.records.renditions import WIDTHS
from services.media.storage.base import EXTENSIONS

RENDITION_TYPE = "image/webp"
_SEED_BYTES = 16
_PART = 32  # Hexadecimal digits, 128 bits.
_END = re.compile(r"(?:-[0-9a-f]{32})?\.[a-z]+$")
_RENDITION = re.compile(rf"(.+)-(?:{'|'.join(map(str, WIDTHS))})-[0-9a-f]{{32}}\.webp")


def new_seed() -> str:
    """Return a random seed of 128 bits for the keys of one generation, or of one picture."""
    return secrets.token_hex(_SEED_BYTES)


class Stem(Struct, frozen=True):
    """The common start (``path``) of a picture's keys, and the secret ``seed`` for their ends.

    The same stem always gives the same keys, so a repeated step overwrites its own objects. The ends are an HMAC under
    the seed: the address of a result reveals neither its renditions' addresses nor its input's.
    """

    path: str
    seed: str

    def picture(self, content_type: str) -> str:
        """Return the key of a picture of this type."""
        return f"{self.path}-{self._part('picture')}{EXTENSIONS[content_type]}"

    @property
    def thumbnail(self) -> str:
        """The key of the only rendition of a picture that an older version stores."""
        return f"{self.path}-small-{self._part('thumbnail')}{EXTENSIONS[RENDITION_TYPE]}"

    @property
    def rendition_seed(self) -> str:
        """The secret of the keys of its renditions, to be kept with the picture."""
        return self._part("renditions")

    def keys(self, content_type: str) -> tuple[str, ...]:
        """Return the key of a picture of this type, and all other keys that it may have."""
        return self.picture(content_type), self.thumbnail, *_renditions(self.path, self.rendition_seed)

    def every_key(self) -> list[str]:
        """Return the keys for all content types."""
        return sorted({key for content_type in EXTENSIONS for key in self.keys(content_type)})

    def _part(self, kind: str) -> str:
        return _part(self.path, self.seed, kind)


def path_of(storage_key: str) -> str:
    """Return the path of the stem of a picture's key; keys of older versions are a path and an extension."""
    return _END.sub("", storage_key)


def rendition_key(storage_key: str, seed: str, nominal: int) -> str:
    """Return the key of a picture's rendition; ``seed``: its ``rendition_seed``."""
    return _rendition_key(path_of(storage_key), seed, nominal)


def rendition_keys(storage_key: str, seed: str | None) -> tuple[str, ...]:
    """Return the keys of all renditions that a picture can have; none without a seed."""
    return () if seed is None else _renditions(path_of(storage_key), seed)


def path_of_rendition(key: str) -> str | None:
    """Return the path of the stem that a rendition's key begins with; None for any other key."""
    match = _RENDITION.fullmatch(key)
    return None if match is None else match[1]


def _renditions(path: str, seed: str) -> tuple[str, ...]:
    return tuple(_rendition_key(path, seed, nominal) for nominal in WIDTHS)


def _rendition_key(path: str, seed: str, nominal: int) -> str:
    return f"{path}-{nominal}-{_part(path, seed, str(nominal))}{EXTENSIONS[RENDITION_TYPE]}"


def _part(path: str, seed: str, kind: str) -> str:
    return hmac.digest(seed.encode(), f"{path}\n{kind}".encode(), hashlib.sha256).hex()[:_PART]


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
