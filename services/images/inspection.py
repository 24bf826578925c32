"""What the bytes of an image are, found out within limits and off the event loop, and its thumbnail."""

import asyncio
import io
import mmap
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import BinaryIO, TypeVar

from PIL import Image, ImageCms, ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

INPUT_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
MAX_BYTES = 64 * 2**20
MAX_PIXELS = 64_000_000  # The largest results (4K) have about 17 million.
MAX_SIDE = 20_000  # Pixels.
# Progressive JPEGs come in about ten scans. Each may touch every pixel and can be a few bytes long, so a
# small file with very many would keep a processor busy for minutes.
MAX_JPEG_SCANS = 100

PATIENCE = 60.0  # Seconds for one image: waiting for its turn, and its turn.
MAX_DECODING = 2
MAX_WAITING = 64
# Decoding takes 4 bytes a pixel and up to 16 for WebP, so images with more pixels go one at a time.
BIG_IMAGE = 16_000_000

T = TypeVar("T")

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

_decoders = ThreadPoolExecutor(max_workers=MAX_DECODING, thread_name_prefix="decoder")
_big_image = Lock()
_places = BoundedSemaphore(MAX_DECODING + MAX_WAITING)


class Reason(StrEnum):
    """Why an image is not taken."""

    NOT_AN_IMAGE = "NOT_AN_IMAGE"
    WRONG_TYPE = "WRONG_TYPE"
    TOO_MANY_PIXELS = "TOO_MANY_PIXELS"
    TRUNCATED = "TRUNCATED"  # Cut short, or damaged otherwise.
    TOO_LARGE = "TOO_LARGE"  # In bytes.


class ImageUnreadable(Exception):
    """The file will never be taken as an image; the message is for the person who sent it."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


class DecodersBusy(Exception):
    """Too many images are being looked at; nothing is known of this one, and later it may work."""


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What an image file holds; width and height as it is shown, after its EXIF orientation."""

    content_type: str
    width: int
    height: int
    byte_size: int


async def inspect(path: Path, *, allowed: frozenset[str] = INPUT_TYPES) -> ImageFacts:
    """Decide by its bytes what image a file is, and decode it to see that all of it is there.

    Of an animation only the first frame is looked at. The file's name means nothing.

    Raises:
        ImageUnreadable: it is no image of the ``allowed`` types, or beyond the limits.
        DecodersBusy: it had no turn within ``PATIENCE``.
        OSError: the file itself cannot be read.
    """
    return await _decoded(lambda: _inspect(path, allowed))


async def thumbnail(path: Path, destination: Path, *, longest_side: int = 512) -> ImageFacts:
    """Write a small WebP copy of an image to ``destination`` and return what it is.

    It is turned as EXIF says, in sRGB, keeps transparency, has no metadata, and is never enlarged.

    Raises:
        ImageUnreadable, DecodersBusy, OSError: as ``inspect``; ``destination`` then does not exist.
    """
    return await _decoded(lambda: _thumbnail(path, destination, longest_side))


async def _decoded(work: Callable[[], T]) -> T:
    if not _places.acquire(blocking=False):
        raise DecodersBusy("Too many images are waiting to be looked at.")
    future = _decoders.submit(work)
    # A thread cannot be stopped, so the place is free when the work has ended and not when its caller left.
    future.add_done_callback(lambda _: _places.release())
    try:
        async with asyncio.timeout(PATIENCE):
            return await asyncio.wrap_future(future)
    except TimeoutError:
        raise DecodersBusy(f"The image had not been looked at after {PATIENCE:.0f} seconds.") from None


def _inspect(path: Path, allowed: frozenset[str]) -> ImageFacts:
    with path.open("rb") as file, _damage():
        content_type = _content_type(file, allowed)
        byte_size = _byte_size(file)
        image = _open(file, content_type)
        width, height = image.size
        if isinstance(image, JpegImageFile):
            # An eighth of each side takes all of the file to decode and a sixty-fourth of the memory.
            image.draft(None, (1, 1))
        elif isinstance(image, PngImageFile):
            image.verify()  # Checksums, which decoding does not look at. It uses the reader up.
            image = _open(file, content_type)
        with _turn_of(image):
            image.load()
        if _orientation(image) in _SIDEWAYS:
            width, height = height, width
        return ImageFacts(content_type, width, height, byte_size)


def _thumbnail(path: Path, destination: Path, longest_side: int) -> ImageFacts:
    with path.open("rb") as file, _damage():
        image: Image.Image = _open(file, _content_type(file, INPUT_TYPES))
        with _turn_of(image):
            orientation = _orientation(image)
            image = _averageable(image)
            image.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
        image = _in_srgb(image)
        if orientation in _TURNS:
            image = image.transpose(_TURNS[orientation])
    image.info.clear()
    image.save(destination, "WEBP", quality=80)
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
