"""The pixel data of an image file without its metadata, so that metadata cannot influence the decoding."""

import io
from collections.abc import Mapping
from typing import Any, BinaryIO

from msgspec import Struct

from services.media.formats.file_parts import Content, JoinedParts, Part

MAX_PROFILE = 4 * 2**20  # Bytes; printer profiles have up to 2 MB.
MAX_EXIF = 2**20


class PixelData(Struct, frozen=True):
    """A file with only the pixels, and ``info``: the colour profile and the EXIF data, unless they are broken.

    The entries of ``info`` have the names that Pillow's reader gives them.

    ``otherwise`` is set if the end of the picture is missing: the same file, with other bits after the last one. Both
    files decode to the same pixels only if no pixel is missing.
    """

    file: BinaryIO
    info: Mapping[str, Any]
    otherwise: BinaryIO | None = None


def join_parts(content: Content, *parts: Part) -> BinaryIO:
    return io.BufferedReader(JoinedParts(content, parts))


def known_entries(**info: bytes) -> Mapping[str, Any]:
    """Return the entries that have a value."""
    return {name: value for name, value in info.items() if value}
