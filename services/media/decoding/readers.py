"""Readers of the image types that are converted on arrival; each library is imported with the first such image."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image

from services.media.decoding import costs
from services.media.formats.content_types import NAMES, RAW
from services.media.formats.inspection import ImageUnreadable, Reason

if TYPE_CHECKING:
    from PIL.TiffImagePlugin import TiffImageFile

# Bytes per pixel while the libraries decode, with the result in Pillow; measured and rounded up.
_HEIC_PIXEL = 10
_DEEP_HEIC_PIXEL = 14  # With transparency, or with more than 8 bits a channel.
_AVIF_PIXEL = 12
_USUAL_DEPTH = 8  # Bits a channel.

# Numbers of tags. Sources: TIFF 6.0, section 8; TIFF/EP; DNG 1.7, chapter 4.
_SUBFILE_TYPE, _PHOTOMETRIC, _ORIENTATION, _DNG_VERSION = 254, 262, 274, 50706
_TILE_WIDTH, _TILE_LENGTH, _ROWS_PER_STRIP = 322, 323, 278
_SAMPLES, _BITS = 277, 258
_REDUCED = 1  # This directory is a preview, as the first one of many raw formats is.
_SENSOR_COLOURS = {32803, 34892}  # Colour filter array, linear raw.
# The usual ones of scanners, cameras and editors. Others allocate memory beyond our estimate, or lose picture content.
_COMPRESSIONS = {
    *("raw", "tiff_raw_16", "packbits", "tiff_lzw", "tiff_adobe_deflate", "tiff_deflate"),
    *("tiff_ccitt", "group3", "group4", "tiff_jpeg", "jpeg"),
}
_TIFF_MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "LAB", "YCbCr", "I;16", "I;16B", "I;16L"}


def read(file: BinaryIO, content_type: str) -> Image.Image:
    """Return the first picture of a file, decoded.

    Raises:
        ImageUnreadable: it costs too much, or it is an unsupported variant of its type.
        OSError, ValueError and the rest of ``conversion.DAMAGE``: the bytes are malformed.
    """
    file.seek(0)
    with _library_errors(content_type):
        image = _READERS[content_type](file)
        image.load()
    return image


@contextmanager
def _library_errors(content_type: str) -> Iterator[None]:
    """Convert the errors that libheif and libavif raise for unsupported files to ``ImageUnreadable``."""
    try:
        yield
    except RuntimeError as error:
        if "Memory allocation" in str(error) or "limit" in str(error):
            raise costs.too_costly(f"{NAMES[content_type]} image") from error
        raise unsupported_error(content_type) from error


def unsupported_error(content_type: str, kind: str = "of this kind") -> ImageUnreadable:
    message = f"{NAMES[content_type]} images {kind} are not accepted; save it as a JPEG or PNG."
    return ImageUnreadable(Reason.WRONG_TYPE, message)


def _heic(file: BinaryIO) -> Image.Image:
    from pillow_heif import open_heif, options  # Loaded with the first such image.

    # Each thread takes 64 MB of address space, and the limit on CPU time covers all threads together.
    options.DECODE_THREADS = 0
    options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False
    container = open_heif(file)
    picture = container[container.primary_index]
    is_deep = picture.info["bit_depth"] != _USUAL_DEPTH or picture.has_alpha
    costs.refuse(*picture.size, _DEEP_HEIC_PIXEL if is_deep else _HEIC_PIXEL)
    image = picture.to_pillow()  # Upright already, so its EXIF orientation must be ignored.
    image.info = {name: value for name, value in image.info.items() if name == "icc_profile"}
    return image.convert("RGBA") if image.mode == "RGBa" else image


def _avif(file: BinaryIO) -> Image.Image:
    from PIL import AvifImagePlugin  # Loaded with the first such image.

    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    image = AvifImagePlugin.AvifImageFile(file)
    costs.refuse(*image.size, _AVIF_PIXEL)
    return image


def _gif(file: BinaryIO) -> Image.Image:
    from PIL.GifImagePlugin import GifImageFile  # Loaded with the first such image.

    # The reader may allocate the whole canvas as it opens the file, so check the canvas size first.
    start = file.read(10)
    costs.refuse_pixels(int.from_bytes(start[6:8], "little"), int.from_bytes(start[8:10], "little"))
    file.seek(0)
    image = GifImageFile(file)
    costs.refuse(*image.size, costs.recoding_bytes(image))
    return image


def _bmp(file: BinaryIO) -> Image.Image:
    from PIL.BmpImagePlugin import BmpImageFile  # Loaded with the first such image.

    image = BmpImageFile(file)
    costs.refuse(*image.size, costs.recoding_bytes(image))
    return image


def _tiff(file: BinaryIO) -> Image.Image:
    from PIL.TiffImagePlugin import TiffImageFile  # Loaded with the first such image.

    try:
        image = TiffImageFile(file)
    except (SyntaxError, KeyError) as error:
        # Pillow has no mode for the channels, or no name for the compression.
        raise unsupported_error("image/tiff") from error
    tags = image.tag_v2
    if _DNG_VERSION in tags or tags.get(_SUBFILE_TYPE, 0) & _REDUCED or tags.get(_PHOTOMETRIC) in _SENSOR_COLOURS:
        raise ImageUnreadable(Reason.WRONG_TYPE, str(RAW))
    compression = str(image.info.get("compression"))
    if compression not in _COMPRESSIONS:
        raise unsupported_error("image/tiff", f"with {compression.removeprefix('tiff_')} compression")
    if image.mode not in _TIFF_MODES:
        raise unsupported_error("image/tiff", "with 32 bits a channel")
    # Pillow turns the picture as it decodes, and then briefly holds two copies.
    turned = 4 * (tags.get(_ORIENTATION, 1) != 1)
    costs.refuse(*image.size, costs.recoding_bytes(image) + turned, more=_tiff_buffer(image))
    return image


def _tiff_buffer(image: "TiffImageFile") -> int:
    """Return the decompressed bytes of one strip or tile; a single one may hold the whole picture."""
    tags = image.tag_v2
    width = int(tags.get(_TILE_WIDTH, image.width))
    rows = int(tags.get(_TILE_LENGTH, min(tags.get(_ROWS_PER_STRIP, image.height), image.height)))
    return width * rows * int(tags.get(_SAMPLES, 1)) * int(max(tags.get(_BITS, (1,)))) // 8


_READERS: dict[str, Callable[[BinaryIO], Image.Image]] = {
    "image/heic": _heic,
    "image/avif": _avif,
    "image/gif": _gif,
    "image/bmp": _bmp,
    "image/tiff": _tiff,
}
