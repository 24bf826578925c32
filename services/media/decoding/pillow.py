"""Decoding of untrusted images with Pillow, within limits; runs in a decoder process."""

import errno
import hashlib
import io
import mmap
import shutil
import struct
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from db.records.renditions import WIDTHS, rendition_size, useful_widths
from services.media.decoding import costs
from services.media.decoding.conversion import DAMAGE, TURNS, averageable, convert, in_srgb, upright
from services.media.decoding.readers import read
from services.media.decoding.thumbhash import thumbhash
from services.media.formats import jpeg_segments, png_chunks
from services.media.formats.content_types import NAMES, SIGNATURE_BYTES, detect_type, foreign, list_names
from services.media.formats.file_parts import Content, JoinedParts, TooManyParts
from services.media.formats.inspection import (
    MAX_INPUT_BYTES,
    STORED_TYPES,
    UNBOUNDED,
    Bounds,
    ImageFacts,
    ImageUnreadable,
    Reason,
)
from services.media.formats.jpeg_layout import sends_all_coefficients
from services.media.formats.jpeg_pixels import jpeg_pixels
from services.media.formats.metadata import without_metadata
from services.media.formats.png_pixels import png_parts, png_pixels
from services.media.formats.provenance import MARK, with_mark

MAX_BYTES = 64 * 2**20
_COPIED = 2**20  # Bytes per read.
_STRIP = 64  # Rows.
_HASHED_SIDE = 24  # Pixels; a hash of a larger picture would look the same.
# The effort of the WebP encoder, 0 to 6, by nominal width. A user waits for the first two: at 640 pixels, 0 takes half
# the time of 2 and a fifth more bytes. Nobody waits for the others.
_EFFORTS = {320: 2, 640: 0, 1280: 4, 2560: 4}

# The plugins are listed here and not found by Image.open: the set is closed, the detected type is the decoded type,
# and this module enforces the limits, for which Image.open only warns.
_PLUGINS: dict[str, type[ImageFile.ImageFile]] = {
    "image/jpeg": JpegImageFile,
    "image/png": PngImageFile,
    "image/webp": WebPImageFile,
}

_SIDEWAYS = {5, 6, 7, 8}
_EXIF_ORIENTATION = 0x0112
_EXIF_SHORT = 3


def inspect(
    path: Path,
    allowed: frozenset[str],
    renditions: Mapping[int, Path],
    *,
    made: bool = False,
    bounds: Bounds = UNBOUNDED,
) -> ImageFacts:
    """Return the facts of a file's picture, prepare the file for storage, and write the renditions that it can have.

    See ``DecoderPool.inspect``.
    """
    with path.open("rb") as file, _damage():
        content_type = _content_type(file, allowed)
        byte_size = _byte_size(file)
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            image = _open(file, content, content_type)
            orientation = _orientation(image)
            is_reduced = bounds.are_exceeded(*image.size, byte_size)
            is_recoded = is_reduced or content_type not in STORED_TYPES or (orientation in TURNS and not made)
            if is_recoded:
                max_bytes = min(MAX_INPUT_BYTES, bounds.max_bytes or MAX_INPUT_BYTES)
                content_type, image = convert(_shrunk(image, bounds), orientation, path, max_bytes=max_bytes)
                orientation = 1
            width, height = _turned(image.size, orientation)
            useful = sorted(set(renditions) & set(useful_widths(width, height)), reverse=True)
            largest = rendition_size(width, height, useful[0] if useful else WIDTHS[0])
            reduced = upright(_decode_reduced(image, _turned(largest, orientation)), orientation)
            if not is_recoded:
                _rewrite(content, path, content_type, made=made)
    if made and is_recoded:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            _rewrite(content, path, content_type, made=made)
    reduced.info.clear()
    for nominal in useful:
        # Each from the one before, which is much faster than from the whole picture.
        size = rendition_size(width, height, nominal)
        reduced = _resized(reduced, size)
        # A picture of its own size is shown pixel by pixel, and is small.
        quality = 90 if size == (width, height) and nominal == WIDTHS[0] else 75
        reduced.save(renditions[nominal], "WEBP", quality=quality, method=_EFFORTS[nominal], xmp=MARK if made else b"")
    return ImageFacts(content_type, width, height, path.stat().st_size, is_reduced, _placeholder(reduced))


def _turned(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Return the size of a picture after or before its turn according to EXIF."""
    return size[::-1] if orientation in _SIDEWAYS else size


def _placeholder(image: Image.Image) -> str:
    """Return the ThumbHash of a picture in Base64."""
    small = image.copy()
    small.thumbnail((_HASHED_SIDE, _HASHED_SIDE), Image.Resampling.BOX)
    return b64encode(thumbhash(*small.size, small.convert("RGBA").tobytes())).decode()


def _shrunk(image: Image.Image, bounds: Bounds) -> Image.Image:
    """Return an image with at most as many pixels as allowed; the given one may be changed."""
    scale = bounds.scale(*image.size)
    if scale == 1:
        return image
    # As for a thumbnail, so that no more memory is needed than for that.
    whole = averageable(image)
    size = (max(1, int(image.width * scale)), max(1, int(image.height * scale)))
    whole.thumbnail(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return whole


def _rewrite(content: Content, path: Path, content_type: str, *, made: bool) -> None:
    """Remove a file's metadata; if it is a result (``made``), keep them and add a provenance mark if it has none."""
    parts = with_mark(content, content_type) if made else without_metadata(content, content_type)
    if parts is None:
        return
    unfinished = path.with_name(f"{path.name}.new")
    with unfinished.open("wb") as copy:
        shutil.copyfileobj(JoinedParts(content, parts), copy, _COPIED)
    unfinished.replace(path)


def _decode_reduced(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Decode all of an image, and return it in sRGB with this size."""
    whole, box = averageable(image), None
    # The decoder of a JPEG can reduce it by whole factors meanwhile; ``box`` is the part that has the picture.
    if (draft := whole.draft("", size)) is not None:
        box = draft[1]
    # Also if it was small enough already: this decodes, and so validates, every pixel. Not earlier, when it would
    # decode a JPEG at full size.
    whole.load()
    return in_srgb(_resized(whole, size, box))


def _resized(
    image: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float] | None = None
) -> Image.Image:
    if image.size == size:
        return image
    # First average blocks of whole pixels, then resample the rest: it is faster, and the difference is invisible. The
    # filter takes two thirds of the time of Lanczos, and is as sharp to the eye.
    return image.resize(size, Image.Resampling.HAMMING, box=box, reducing_gap=1.0)


@contextmanager
def _damage() -> Iterator[None]:
    try:
        yield
    except Image.DecompressionBombError as error:
        raise costs.too_many_pixels("The image") from error
    except TooManyParts as error:
        raise costs.too_many_parts() from error
    except MemoryError as error:
        raise costs.too_costly("image") from error
    except OSError as error:
        # EINVAL: the file places a part of itself at an impossible offset.
        if error.errno not in {None, errno.EINVAL}:
            raise
        raise _damaged_error() from error
    except DAMAGE as error:
        raise _damaged_error() from error


def _damaged_error() -> ImageUnreadable:
    return ImageUnreadable(Reason.TRUNCATED, "The image is damaged or incomplete.")


def _content_type(file: BinaryIO, allowed: frozenset[str]) -> str:
    start = file.read(SIGNATURE_BYTES)
    content_type = detect_type(start)
    if content_type in allowed:
        return content_type
    accepted = list_names(allowed)
    if content_type is not None:
        message = f"{NAMES[content_type]} images are not accepted here; it must be {accepted}."
        raise ImageUnreadable(Reason.WRONG_TYPE, message)
    if kind := foreign(start):
        raise ImageUnreadable(Reason.WRONG_TYPE if kind.is_image else Reason.NOT_AN_IMAGE, str(kind))
    raise ImageUnreadable(Reason.NOT_AN_IMAGE, f"This is not an image; it must be {accepted}.")


def _byte_size(file: BinaryIO) -> int:
    byte_size = file.seek(0, io.SEEK_END)
    if byte_size > MAX_BYTES:
        message = f"The image file is too large: at most {MAX_BYTES >> 20} MB are accepted."
        raise ImageUnreadable(Reason.TOO_LARGE, message)
    return byte_size


def _open(file: BinaryIO, content: mmap.mmap, content_type: str) -> Image.Image:
    """Open an image; raise an error if decoding it would take too long or too much memory."""
    match content_type:
        case "image/jpeg":
            segments = list(jpeg_segments.segments(content))
            costs.refuse_jpeg(content, segments)
            data = jpeg_pixels(content, segments)
            if data.otherwise is not None and not sends_all_coefficients(content, segments):
                raise _damaged_error()
        case "image/png":
            data = png_pixels(content, png_parts(content, list(png_chunks.chunks(content))))
        case "image/webp":
            costs.refuse_webp(file)
            return _reader(file, content_type)
        case _:
            return read(file, content_type)
    lost = None if data.otherwise is None else _digest(_reader(data.otherwise, content_type))
    image = _reader(data.file, content_type)
    image.info.update(data.info)
    if content_type == "image/png":
        costs.refuse_png(image)
    if lost is not None and lost != _digest(image):
        raise _damaged_error()
    return image


def _reader(file: BinaryIO, content_type: str) -> ImageFile.ImageFile:
    file.seek(0)
    image = _PLUGINS[content_type](file)
    costs.refuse_pixels(*image.size)
    return image


def _digest(image: Image.Image) -> bytes:
    """Return a checksum of all pixels; they are copied one strip at a time, to save memory."""
    digest = hashlib.blake2b()
    for top in range(0, image.height, _STRIP):
        digest.update(image.crop((0, top, image.width, min(image.height, top + _STRIP))).tobytes())
    return digest.digest()


def _orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8; malformed metadata count as 1 and do not reject the image.

    Pillow's own reader parses all metadata, and fails on an error in any of them.
    """
    exif: bytes = image.info.get("exif", b"").removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return 1
    try:
        (directory,) = struct.unpack_from(f"{order}I", exif, 4)
        (entries,) = struct.unpack_from(f"{order}H", exif, directory)
        for entry in range(entries):
            tag, kind, count, value = struct.unpack_from(f"{order}HHIH", exif, directory + 2 + 12 * entry)
            if tag == _EXIF_ORIENTATION and kind == _EXIF_SHORT and count == 1:
                return value if value in TURNS else 1
    except struct.error:
        pass
    return 1
