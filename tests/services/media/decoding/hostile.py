"""Pictures of a few bytes that cost a decoder much time or memory."""

import base64
import io
import struct
import zlib

from PIL import Image

SIDE = 8_000  # Pixels, so 64 million in all, which is the most that is taken.

# 16,000 x 4,000 pixels of one colour, lossless.
WEBP = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvf/7nEwcQERGIiP4HAA==")

# 8 x 8 grey pixels in 6 progressive scans with arithmetic coding, which Pillow reads and does not write.
_ARITHMETIC = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/"
    "+b9//j/ygALCAAIAAgBAREA/8wABAAQ/9oACAEBAAAAAfj/zAAEEAX/2gAIAQEAAQUCwP/MAAQQBf/aAAgBAQAGPwLA/8wABBAF/9oACAEBAAE/IcD/2g"
    "AIAQEAAAAQ/8wABBAF/9oACAEBAAE/EMD/2Q=="
)
_START_OF_SCAN = b"\xff\xda"


def arithmetic_jpeg(scans: int = 100) -> bytes:
    """Return an arithmetic-coded progressive JPEG of 64 million pixels in about a kilobyte."""
    return with_scans(sized(_ARITHMETIC, SIDE, SIDE), scans)


def jpeg(mode: str, *, scans: int | None = None, side: int = SIDE) -> bytes:
    """Return a flat progressive JPEG in a few hundred bytes, with its last scan repeated up to ``scans``."""
    small = io.BytesIO()
    Image.new(mode, (8, 8)).save(small, "JPEG", progressive=True, subsampling=0)
    content = sized(small.getvalue(), side, side)
    return content if scans is None else with_scans(content, scans)


def sized(content: bytes, width: int, height: int) -> bytes:
    """Return a JPEG that announces more pixels than it has data for; the rest is decoded as grey."""
    frame = next(at for marker in (b"\xff\xc0", b"\xff\xc2", b"\xff\xca") if (at := content.find(marker)) >= 0)
    return content[: frame + 5] + struct.pack(">HH", height, width) + content[frame + 9 :]


def with_scans(content: bytes, scans: int) -> bytes:
    last = content[content.rindex(_START_OF_SCAN) : -2]
    return content[:-2] + last * (scans - content.count(_START_OF_SCAN)) + content[-2:]


def flat_webp() -> bytes:
    """Return a lossless WebP of 8,000 × 8,000 pixels: the first with its size written over."""
    bits = struct.pack("<I", (SIDE - 1) | (SIDE - 1) << 14)
    return WEBP[:21] + bits + WEBP[25:]


def flat_png() -> bytes:
    """Return an RGB PNG of 8,000 × 8,000 black pixels."""
    compress = zlib.compressobj(9)
    row = bytes(3 * SIDE + 1)
    pixels = b"".join(compress.compress(row) for _ in range(SIDE)) + compress.flush()
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
