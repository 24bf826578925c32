"""Decoding images with Pillow, whose bytes are somebody else's: in threads, and within limits."""

import io
import mmap
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from PIL import Image, ImageCms, ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from services.images.inspection import INPUT_TYPES, ImageFacts, ImageUnreadable, Reason

MAX_BYTES = 64 * 2**20
MAX_PIXELS = 64_000_000  # The largest results (4K) have about 17 million.
MAX_SIDE = 20_000  # Pixels.
# Progressive JPEGs come in about ten scans. Each may touch every pixel and can be a few bytes long, so a
# small file with very many would keep a processor busy for minutes.
MAX_JPEG_SCANS = 100
# Decoding takes 4 bytes a pixel and up to 16 for WebP, so images with more pixels go one at a time.
BIG_IMAGE = 16_000_000

# Plugins are named rather than looked up by Image.open: their set is closed, the type decided on is the one
# that is decoded, and the limits are checked here instead of being warned about there.
_PLUGINS: dict[str, type[ImageFile.ImageFile]] = {
    "image/jpeg": JpegImageFile,
    "image/png": PngImageFile,
    "image/webp": WebPImageFile,
}
_SIGNATURES = {
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/bmp": re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL),
    "image/tiff": re.compile(rb"II\*\0|MM\0\*"),
    "image/avif": re.compile(rb".{4}ftypavi[fs]", re.DOTALL),
    "image/heic": re.compile(rb".{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)", re.DOTALL),
}
_NAMES = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
    "image/gif": "GIF",
    "image/bmp": "BMP",
    "image/tiff": "TIFF",
    "image/avif": "AVIF",
    "image/heic": "HEIC",
}
_START_OF_SCAN = b"\xff\xda"

# What Pillow's readers raise when the bytes make no sense. An OSError with a number is the disk's.
_DAMAGE = (
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    zlib.error,
)

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = {5, 6, 7, 8}
_EXIF_ORIENTATION = 0x0112
_EXIF_SHORT = 3

_big_image = Lock()


def inspect(path: Path, allowed: frozenset[str], small: Path | None, longest_side: int) -> ImageFacts:
    """Return what a file holds, and write its thumbnail to ``small`` from the same decoding; see ``inspection``."""
    with path.open("rb") as file, _damage():
        content_type = _content_type(file, allowed)
        byte_size = _byte_size(file)
        image = _open(file, content_type)
        width, height = image.size
        if isinstance(image, PngImageFile):
            image.verify()  # Checksums, which decoding does not look at. It uses the reader up.
            image = _open(file, content_type)
        reduced = None if small is None else _reduced(image, longest_side)
        if reduced is None:
            if isinstance(image, JpegImageFile):
                # An eighth of each side takes all of the file to decode and a sixty-fourth of the memory.
                image.draft(None, (1, 1))
            with _turn_of(image):
                image.load()
        orientation = _orientation(image)
    if small is not None and reduced is not None:
        _write(reduced, orientation, small)
    if orientation in _SIDEWAYS:
        width, height = height, width
    return ImageFacts(content_type, width, height, byte_size)


def thumbnail(path: Path, destination: Path, longest_side: int) -> ImageFacts:
    """Write a small copy of an image; see ``inspection``."""
    with path.open("rb") as file, _damage():
        image = _open(file, _content_type(file, INPUT_TYPES))
        reduced = _reduced(image, longest_side)
        orientation = _orientation(image)
    return _write(reduced, orientation, destination)


def _reduced(image: Image.Image, longest_side: int) -> Image.Image:
    """Decode all of an image, and return it in sRGB with at most so many pixels on its longest side."""
    with _turn_of(image):
        averageable = _averageable(image)
        # Whole pixels are averaged as far as that goes, and the rest is resampled: nobody sees a difference.
        averageable.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS, reducing_gap=1.0)
    return _in_srgb(averageable)


def _write(image: Image.Image, orientation: int, destination: Path) -> ImageFacts:
    if orientation in _TURNS:
        image = image.transpose(_TURNS[orientation])
    image.info.clear()
    # Twice the effort, which is its default, would save a twentieth of the bytes.
    image.save(destination, "WEBP", quality=80, method=2)
    return ImageFacts("image/webp", image.width, image.height, destination.stat().st_size)


@contextmanager
def _damage() -> Iterator[None]:
    try:
        yield
    except Image.DecompressionBombError as error:
        raise ImageUnreadable(Reason.TOO_MANY_PIXELS, _too_many_pixels("The image")) from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise _damaged() from error
    except _DAMAGE as error:
        raise _damaged() from error


def _damaged() -> ImageUnreadable:
    return ImageUnreadable(Reason.TRUNCATED, "The image is damaged or incomplete.")


def _too_many_pixels(subject: str) -> str:
    megapixels = MAX_PIXELS // 1_000_000
    return f"{subject} is too big: at most {megapixels} megapixels and {MAX_SIDE:,} pixels a side are taken."


def _content_type(file: BinaryIO, allowed: frozenset[str]) -> str:
    start = file.read(16)
    taken = " or ".join(_NAMES[each] for each in sorted(allowed))
    for content_type, signature in _SIGNATURES.items():
        if signature.match(start):
            if content_type in allowed:
                return content_type
            name = _NAMES[content_type]
            raise ImageUnreadable(Reason.WRONG_TYPE, f"{name} images are not taken here; it must be {taken}.")
    raise ImageUnreadable(Reason.NOT_AN_IMAGE, f"This is not an image; it must be {taken}.")


def _byte_size(file: BinaryIO) -> int:
    byte_size = file.seek(0, io.SEEK_END)
    if byte_size > MAX_BYTES:
        message = f"The image file is too large: at most {MAX_BYTES >> 20} MB are taken."
        raise ImageUnreadable(Reason.TOO_LARGE, message)
    return byte_size


def _open(file: BinaryIO, content_type: str) -> ImageFile.ImageFile:
    """Read the headers, and refuse what would take too long or too much memory to decode."""
    if content_type == "image/jpeg" and _scans_beyond_limit(file):
        raise _damaged()
    file.seek(0)
    image = _PLUGINS[content_type](file)
    width, height = image.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        subject = f"The image, {width:,} x {height:,} pixels,"
        raise ImageUnreadable(Reason.TOO_MANY_PIXELS, _too_many_pixels(subject))
    return image


def _scans_beyond_limit(file: BinaryIO) -> bool:
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        at = -1
        for _ in range(MAX_JPEG_SCANS + 1):
            at = content.find(_START_OF_SCAN, at + 1)
            if at < 0:
                return False
    return True


def _turn_of(image: Image.Image) -> AbstractContextManager[object]:
    return _big_image if image.width * image.height > BIG_IMAGE else nullcontext()


def _orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8; metadata that makes no sense is no reason to refuse an image.

    Read here because Pillow's reader goes through all of the metadata and stumbles over what is wrong in it.
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
                return value if value in _TURNS else 1
    except struct.error:
        pass
    return 1


def _averageable(image: Image.Image) -> Image.Image:
    """Return ``image`` in a mode in which neighbouring pixels can be mixed, with 8 bits a channel."""
    if image.mode.startswith("I"):
        # Pillow's own conversion cuts off at 255 in place of dividing.
        scaled = image.point(lambda level: level * (1 / 256)).convert("L")
        scaled.info.pop("transparency", None)
        return scaled
    if image.mode in {"1", "P"} or "transparency" in image.info:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return ``image`` as RGB or RGBA in sRGB; a profile that does not fit it or is broken is left out."""
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    colours = image.convert({"LA": "L", "RGBA": "RGB"}.get(image.mode, image.mode))
    if profile := image.info.get("icc_profile"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            colours = ImageCms.profileToProfile(colours, source, target, outputMode="RGB") or colours
        except (ImageCms.PyCMSError, OSError, *_DAMAGE):
            pass
    colours = colours.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours
