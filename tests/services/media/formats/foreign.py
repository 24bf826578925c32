"""Pictures of the types that are converted on arrival, as cameras, platforms and attackers make them."""

import base64
import io
import struct
import zlib
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, ImageCms

pillow_heif.register_heif_opener()

RED, GREEN, BLUE, GREY = (220, 20, 30), (20, 200, 40), (30, 20, 220), (200, 200, 200)

# 48 x 32 pixels of (225, 40, 20), AV1 with 10 bits a channel, which Pillow reads and does not write.
AVIF_10_BIT = base64.b64decode(
    "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAAAAAO"
    "cGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAALQAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAA"
    "AABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAAMAAAACAAAAAQcGl4aQAAAAADCgoKAAAADGF2MUOBAEwAAAAAE2NvbHJuY2x4AAEADQAG"
    "gAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAANW1kYXQSAAoJGBUv+1QENBoQMh4SB/f2qQEEEF5AAADcqqIfJgOffJOwL9NAO5PTg0g="
)


def corners(size: tuple[int, int] = (96, 64), mode: str = "RGB") -> Image.Image:
    """Return red, green, blue and grey quarters, from the top left."""
    image = Image.new("RGB", size)
    width, height = size[0] // 2, size[1] // 2
    for colour, (left, top) in {RED: (0, 0), GREEN: (width, 0), BLUE: (0, height), GREY: (width, height)}.items():
        image.paste(colour, (left, top, left + width, top + height))
    return image.quantize(8) if mode == "P" else image.convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def heic(image: Image.Image, **options: Any) -> bytes:
    buffer = io.BytesIO()
    pillow_heif.from_pillow(image).save(buffer, quality=90, **options)
    return buffer.getvalue()


def turned_heic(orientation: int) -> bytes:
    """Return a HEIC that its properties turn, with metadata that state the same."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Make] = orientation, "A Phone"
    return saved(corners(), "HEIF", quality=90, exif=exif.tobytes())


def with_size(content: bytes, width: int, height: int) -> bytes:
    """Return a HEIF whose spatial extents announce another size."""
    at = content.index(b"ispe") + 8
    return content[:at] + struct.pack(">II", width, height) + content[at + 8 :]


def sixteen_bit_tiff(level: int) -> bytes:
    """Return an RGB TIFF with 16 bits a channel, which Pillow reads and does not write."""
    return tiff({258: (16, 16, 16), 262: (2,), 277: (3,)}, struct.pack("<H", level) * 3 * 8 * 8, 8, 8)


def tiff(tags: dict[int, tuple[int, ...]], pixels: bytes, width: int, height: int, *, rows: int | None = None) -> bytes:
    """Return a TIFF of one strip with these tags besides the necessary ones; all values are of 32 bits."""
    offset, entries, beyond = 8 + len(pixels) + len(pixels) % 2, [], b""
    necessary = {256: (width,), 257: (height,), 259: (1,), 273: (8,), 278: (rows or height,), 279: (len(pixels),)}
    directory = necessary | tags
    after = offset + 2 + 12 * len(directory) + 4
    for tag, values in sorted(directory.items()):
        data = struct.pack(f"<{len(values)}I", *values)
        if len(data) > 4:
            place = struct.pack("<I", after + len(beyond))
            beyond += data
            data = place
        entries.append(struct.pack("<HHI", tag, 4, len(values)) + data)
    body = pixels + bytes(len(pixels) % 2)
    return (
        b"II*\0"
        + struct.pack("<I", offset)
        + body
        + struct.pack("<H", len(entries))
        + b"".join(entries)
        + bytes(4)
        + beyond
    )


def bmp(header: bytes, masks: bytes, pixels: bytes) -> bytes:
    offset = 14 + len(header) + len(masks)
    return b"BM" + struct.pack("<IHHI", offset + len(pixels), 7, 7, offset) + header + masks + pixels


_SIDE = 32  # Pixels of the pictures below.


def _rows(*halves: tuple[bytes, bytes]) -> bytes:
    """Return rows of two colours each, as many of each kind."""
    return b"".join((left * (_SIDE // 2) + right * (_SIDE // 2)) * (_SIDE // len(halves)) for left, right in halves)


def _bgr(colour: tuple[int, int, int]) -> bytes:
    return bytes(reversed(colour))


def os2_bmp() -> bytes:
    """Return a BMP with the 12 bytes of header of OS/2, whose rows begin at the bottom."""
    rows = _rows((_bgr(BLUE), _bgr(GREY)), (_bgr(RED), _bgr(GREEN)))
    return bmp(struct.pack("<IHHHH", 12, _SIDE, _SIDE, 1, 24), b"", rows)


def top_down_bmp(size: int = 40) -> bytes:
    """Return a BMP whose rows begin at the top, with a header of this size."""
    rows = _rows((_bgr(RED), _bgr(GREEN)), (_bgr(BLUE), _bgr(GREY)))
    header = struct.pack("<IiiHHIIiiII", size, _SIDE, -_SIDE, 1, 24, 0, len(rows), 2835, 2835, 0, 0)
    return bmp(header + bytes(size - len(header)), b"", rows)


def small_bmp_colours() -> bytes:
    """Return a BMP with 16 bits a pixel, of which its masks give green 6."""
    header = struct.pack("<IiiHHIIiiII", 40, _SIDE, _SIDE, 1, 16, 3, 0, 0, 0, 0, 0)
    masks = struct.pack("<III", 0xF800, 0x07E0, 0x001F)
    return bmp(header, masks, _rows((struct.pack("<H", 0xF800), struct.pack("<H", 0x07E0))))


def gimp_bmp() -> bytes:
    """Return a BMP of 32 bits a pixel with transparency, in the order of GIMP: alpha in the lowest byte."""
    start = struct.pack("<IiiHHIIiiII", 124, _SIDE, _SIDE, 1, 32, 3, 0, 0, 0, 0, 0)
    masks = struct.pack("<IIII", 0xFF000000, 0xFF0000, 0xFF00, 0xFF)
    pixels = _rows((b"\xff" + _bgr(RED), b"\x5a" + _bgr(GREEN)))
    return bmp(start + masks + bytes(124 - len(start) - len(masks)), b"", pixels)


def with_brands(content: bytes, major: bytes, *compatible: bytes) -> bytes:
    """Return a HEIF with other brands; the boxes behind them move."""
    size = int.from_bytes(content[:4], "big")
    box = b"ftyp" + major + bytes(4) + b"".join(compatible)
    if 4 + len(box) > size:
        raise ValueError("there is no room for so many brands")
    return size.to_bytes(4, "big") + box + compatible[-1] * ((size - 4 - len(box)) // 4) + content[size:]


def run_length_bmp() -> bytes:
    """Return a BMP of 64 megapixels in runs of one pixel, which Pillow reads in Python."""
    header = struct.pack("<IiiHHIIiiII", 40, 8_000, 8_000, 1, 8, 1, 0, 0, 0, 1, 0)
    return bmp(header, bytes(4), b"\1\0" * 14_000_000)


def cmyk_tiff() -> bytes:
    return saved(Image.new("CMYK", (96, 64), (0, 255, 255, 0)), "TIFF", compression="tiff_lzw")


def other_profile() -> bytes:
    """Return an RGB profile of another day than the one that is made now."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:26] = struct.pack(">H", 1999)
    return bytes(profile)


def transparent(kind: str) -> bytes:
    image = corners(mode="RGBA")
    image.paste((0, 0, 0, 0), (48, 32, 96, 64))
    return heic(image) if kind == "HEIC" else saved(image, kind)


def deflated_bomb() -> bytes:
    """Return a TIFF of 64 megapixels and 16 bits a channel, deflated to a few hundred kilobytes in one strip."""
    pixels = zlib.compress(bytes(8_000 * 8_000 * 3), 9)
    tags = {258: (16, 16, 16, 16), 259: (8,), 262: (2,), 277: (4,), 338: (2,)}
    return tiff(tags, pixels, 8_000, 8_000)


def many_strips(strips: int) -> bytes:
    """Return a TIFF that lists very many strips of one row."""
    return tiff({258: (8,), 262: (1,), 273: (8,) * strips, 279: (1,) * strips}, b"\0", 1, 20_000, rows=1)


def raw_preview() -> bytes:
    """Return the first directory of a camera's raw file: a small preview, and the version of DNG."""
    return tiff({254: (1,), 258: (8, 8, 8), 262: (2,), 277: (3,), 50706: (1,)}, bytes(8 * 8 * 3), 8, 8)
