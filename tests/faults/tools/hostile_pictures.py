"""Pictures that cost far more to decode than to send, all of them within the limits of bytes, pixels and scans."""

import base64
import io
import struct
import zlib
from dataclasses import dataclass

from PIL import Image

SIDE = 8_000  # 64 megapixels, the most that the product accepts.
SCANS = 100  # The most scans of a progressive JPEG that the product decodes.
_START_OF_SCAN = b"\xff\xda"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file; ``name`` is the last part of the address that it is served at."""

    name: str
    content_type: str
    content: bytes


def tiny_webp() -> Picture:
    """Return a lossless WebP of 34 bytes and 16,000 x 4,000 pixels, which take 256 MB in memory."""
    content = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvf/7nEwcQERGIiP4HAA==")
    return Picture("tiny.webp", "image/webp", content)


def flat_png() -> Picture:
    """Return 64 megapixels of one colour with 16 bits a channel and alpha: 512 MB once they are unpacked."""
    row = bytes(1 + 8 * SIDE)
    compressor = zlib.compressobj(level=1)
    body = b"".join(compressor.compress(row) for _ in range(SIDE)) + compressor.flush()
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 16, 6, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", body), _chunk(b"IEND", b""))
    return Picture("flat.png", "image/png", b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


def flat_jpeg() -> Picture:
    """Return 64 megapixels of one colour as a JPEG."""
    return Picture("flat.jpg", "image/jpeg", _encoded("RGB", "JPEG"))


def flat_webp() -> Picture:
    """Return 64 megapixels of one colour as a lossy WebP, which decoders take longest over."""
    return Picture("flat.webp", "image/webp", _encoded("RGB", "WEBP", method=0, quality=1))


def jpeg_of_many_scans() -> Picture:
    """Return a progressive JPEG of 64 megapixels in as many scans as are accepted; each scan touches every block."""
    content = _encoded("L", "JPEG", progressive=True)
    last = content[content.rindex(_START_OF_SCAN) : -2]
    more = SCANS - content.count(_START_OF_SCAN)
    return Picture("scans.jpg", "image/jpeg", content[:-2] + more * last + content[-2:])


def every_picture() -> list[Picture]:
    return [tiny_webp(), flat_png(), flat_jpeg(), flat_webp(), jpeg_of_many_scans()]


def _encoded(mode: str, kind: str, **options: int) -> bytes:
    file = io.BytesIO()
    Image.new(mode, (SIDE, SIDE)).save(file, kind, **options)
    return file.getvalue()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
