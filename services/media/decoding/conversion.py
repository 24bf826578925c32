"""Conversion of a decoded picture to a stored type, upright and without metadata; runs in a decoder process."""

import io
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from PIL import Image, ImageCms

if TYPE_CHECKING:
    from typing_extensions import Buffer

# The EXIF orientations other than 1, with the operation that turns each upright.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# The errors that Pillow's readers raise for malformed bytes. They also raise OSError, but one with an errno comes from
# the disk.
DAMAGE = (
    AssertionError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    zlib.error,
)

_JPEG_QUALITY = 95  # Without chroma subsampling, the difference to the original is invisible.
_PNG_EFFORT = 3  # More takes seconds for a large picture, and saves a few percent of the bytes.
_ICC_COLOURS = slice(16, 20)  # The place of the colour space in the header of a profile. Source: ICC.1:2022, table 17.
_SHRINKING = 0.8  # The factor for each side at each try, so that few tries are enough.


def convert(image: Image.Image, orientation: int, destination: Path, *, max_bytes: int) -> tuple[str, Image.Image]:
    """Write a picture upright to ``destination``, and return its content type and the picture as written.

    The file is a JPEG of high quality if the picture is opaque, else a PNG. It keeps the pixels, the transparency and
    the colour profile, but no other metadata. A file of more than ``max_bytes`` is replaced by a smaller picture until
    it fits. ``destination`` may be the file that ``image`` reads from: it is replaced atomically. ``image`` itself may
    be changed or closed.

    Raises:
        OSError: the file cannot be written, or the pixels cannot be read.
    """
    turned = upright(image, orientation)
    if turned is not image:
        image.close()  # Two copies of the largest photograph and the encoder's memory would exceed the limit.
    picture = in_rgb(turned)
    content_type = "image/png" if picture.mode == "RGBA" else "image/jpeg"
    unfinished = destination.with_name(f"{destination.name}.new")
    while not _save_within(picture, content_type, unfinished, max_bytes):
        picture.thumbnail((picture.width * _SHRINKING, picture.height * _SHRINKING))
    unfinished.replace(destination)
    return content_type, picture


def _save_within(picture: Image.Image, content_type: str, path: Path, max_bytes: int) -> bool:
    """Write a picture, and return whether the file has at most ``max_bytes``."""
    profile = picture.info.get("icc_profile")
    with path.open("wb") as file:
        bounded = cast("BinaryIO", _Bounded(file, max_bytes))
        try:
            if content_type == "image/png":
                picture.save(bounded, "PNG", compress_level=_PNG_EFFORT, icc_profile=profile)
            else:
                picture.save(bounded, "JPEG", quality=_JPEG_QUALITY, subsampling=0, icc_profile=profile)
        except _TooManyBytes:
            return False
    return True


class _TooManyBytes(Exception):
    """The file exceeds its size limit."""


class _Bounded(io.RawIOBase):
    """A writer that raises an error if more than ``room`` bytes are written to its file."""

    def __init__(self, file: BinaryIO, room: int) -> None:
        self._file = file
        self._room = room

    def writable(self) -> bool:
        return True

    def write(self, data: "Buffer") -> int:
        self._room -= memoryview(data).nbytes
        if self._room < 0:
            raise _TooManyBytes
        return self._file.write(data)


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Return ``image`` turned according to its EXIF ``orientation``."""
    return image.transpose(TURNS[orientation]) if orientation in TURNS else image


def in_rgb(image: Image.Image) -> Image.Image:
    """Return ``image`` as RGB, or as RGBA if a part of it is transparent, with its RGB profile and no other metadata.

    Other colours (grey, CMYK) are converted to sRGB with their profile.
    """
    image = averageable(image)
    profile = image.info.get("icc_profile") or b""
    if image.mode not in {"RGB", "RGBA"}:
        image, profile = in_srgb(image), b""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    image.info = {"icc_profile": profile} if profile[_ICC_COLOURS] == b"RGB " else {}
    return image


def averageable(image: Image.Image) -> Image.Image:
    """Return ``image`` in a mode that lets neighbouring pixels be averaged, with 8 bits a channel."""
    if image.mode.startswith("I"):
        # Pillow's own conversion clips at 255 instead of dividing, and ignores transparency.
        scaled = image.point(lambda level: level * (1 / 256)).convert("L")
        transparent = scaled.info.pop("transparency", None)
        if transparent is not None:
            scaled.putalpha(image.convert("I").point([255 * (level != transparent) for level in range(2**16)], "L"))
        return scaled
    if image.mode in {"1", "P", "PA"} or "transparency" in image.info:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image


def in_srgb(image: Image.Image) -> Image.Image:
    """Return ``image`` as RGB or RGBA in sRGB; a profile that is broken or does not fit the image is ignored."""
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    colours = image if alpha is None else image.convert({"LA": "L", "RGBA": "RGB"}[image.mode])
    if profile := image.info.get("icc_profile"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            colours = ImageCms.profileToProfile(colours, source, target, outputMode="RGB") or colours
        except (ImageCms.PyCMSError, OSError, *DAMAGE):
            pass
    colours = colours if colours.mode == "RGB" else colours.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours
