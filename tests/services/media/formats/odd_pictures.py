"""Pictures as cameras, editors and networks leave them: odd or broken outside their pixels, and a few within."""

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache
from random import Random

from PIL import Image, ImageCms

from services.media.formats import jpeg_segments
from services.media.formats.jpeg_segments import START_OF_SCAN, segments
from services.media.formats.png_chunks import END, SIGNATURE, chunks, encode_chunk

WIDTH, HEIGHT = 80, 64
GREYS = {1: 1, 2: 2, 4: 9, 8: 77, 16: 40_000}  # A level for each number of bits.


@cache
def drawing(mode: str = "RGB") -> Image.Image:
    """Return a picture of blocks of many colours, up to its last row and column."""
    blocks = Image.new("RGB", (WIDTH // 8, HEIGHT // 8))
    blocks.putdata([(37 * at % 256, 91 * at % 256, 255 - 53 * at % 256) for at in range(WIDTH * HEIGHT // 64)])
    return blocks.resize((WIDTH, HEIGHT), Image.Resampling.NEAREST).convert(mode)


def amid_blocks(image: Image.Image) -> list[tuple[int, ...]]:
    """Return the pixels in the middle of each block, row by row."""
    data, size = image.tobytes(), len(image.getbands())
    places = [size * (y * image.width + x) for y in range(4, image.height, 8) for x in range(4, image.width, 8)]
    return [tuple(data[at : at + size]) for at in places]


def saved(kind: str, mode: str = "RGB", **options: object) -> bytes:
    buffer = io.BytesIO()
    drawing(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def noise(kind: str, **options: object) -> bytes:
    """Return a picture in which every bit of the file decides about a pixel."""
    buffer = io.BytesIO()
    Image.frombytes("RGB", (WIDTH, HEIGHT), Random(5).randbytes(3 * WIDTH * HEIGHT)).save(buffer, kind, **options)
    return buffer.getvalue()


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def app(number: int, data: bytes) -> bytes:
    """Return an application segment of a JPEG."""
    return jpeg_segments.encode_segment(jpeg_segments.APPLICATION[number], data)


def comment(data: bytes) -> bytes:
    return jpeg_segments.encode_segment(jpeg_segments.COMMENT, data)


def jpeg(*extra: bytes, mode: str = "RGB", **options: object) -> bytes:
    """Return a JPEG with segments behind its start."""
    content = saved("JPEG", mode, **options)
    return content[:2] + b"".join(extra) + content[2:]


def icc_segments(profile: bytes, *, size: int = 200, order: int = 1, count: int | None = None) -> bytes:
    pieces = [profile[at : at + size] for at in range(0, len(profile), size)]
    total = len(pieces) if count is None else count
    parts = [app(2, b"ICC_PROFILE\0" + bytes([number, total]) + piece) for number, piece in enumerate(pieces, 1)]
    return b"".join(parts[::order])


def tiff(*entries: tuple[int, int, int, int], at: int = 8, announced: int | None = None) -> bytes:
    """Return little-endian EXIF data with one directory of tag, type, count and value."""
    directory = struct.pack("<H", len(entries) if announced is None else announced)
    return b"II*\0" + struct.pack("<I", at) + directory + b"".join(struct.pack("<HHII", *each) for each in entries)


def png(*extra: bytes, behind: bytes = b"", mode: str = "RGB", end: bytes = END) -> bytes:
    """Return a PNG with chunks in front of its pixels, and with bytes behind them."""
    content = saved("PNG", mode)
    first, last = content.index(b"IDAT") - 4, len(content) - len(END)
    return b"".join((content[:first], *extra, content[first:last], behind, end))


def grey_png(bits: int, grey: int) -> bytes:
    """Return a grey PNG of 64 × 64 pixels of two levels, the left half of which is ``grey`` and transparent."""
    levels = [grey] * 32 + [0 if grey else 1] * 32
    number = 0
    for level in levels:
        number = number << bits | level
    row = b"\0" + number.to_bytes(8 * bits, "big")
    return raw_png(64, 64, bits, 0, row * 64, encode_chunk(b"tRNS", struct.pack(">H", grey)))


def raw_png(width: int, height: int, bits: int, colour: int, rows: bytes, *extra: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"".join((SIGNATURE, encode_chunk(b"IHDR", header), *extra, encode_chunk(b"IDAT", zlib.compress(rows)), END))


def wrong(chunk: bytes) -> bytes:
    """Return a chunk with a wrong checksum."""
    return chunk[:-1] + bytes([chunk[-1] ^ 1])


def with_idat(change: Callable[[bytes], bytes]) -> bytes:
    """Return a PNG with other chunks made of its compressed pixels."""
    content = saved("PNG")
    at = content.index(b"IDAT")
    (length,) = struct.unpack_from(">I", content, at - 4)
    return content[: at - 4] + change(content[at + 4 : at + 4 + length]) + END


def split(data: bytes, *between: bytes) -> bytes:
    half = len(data) // 2
    return encode_chunk(b"IDAT", data[:half]) + b"".join(between) + encode_chunk(b"IDAT", data[half:])


def riff(*chunks: bytes) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def piece(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a WebP."""
    return kind + struct.pack("<I", len(data)) + data + bytes(len(data) & 1)


@cache
def vp8() -> bytes:
    return saved("WEBP")[12:]


def webp(*behind: bytes, flags: int = 0, before: tuple[bytes, ...] = ()) -> bytes:
    """Return a WebP of the extended format, with chunks before and behind its pixels."""
    size = (WIDTH - 1).to_bytes(3, "little") + (HEIGHT - 1).to_bytes(3, "little")
    return riff(piece(b"VP8X", struct.pack("<I", flags) + size), *before, vp8(), *behind)


def with_scan_parameters(parameters: bytes) -> bytes:
    """Return a JPEG whose scan states other parameters than those that every scan of a baseline JPEG has."""
    content = saved("JPEG")
    scan = next(found for found in segments(content) if found.marker == START_OF_SCAN)
    return content[: scan.end - 3] + parameters + content[scan.end :]


def animated(kind: str) -> bytes:
    buffer = io.BytesIO()
    drawing().save(buffer, kind, save_all=True, append_images=[drawing("L").convert("RGB")] * 2, duration=5_000)
    return buffer.getvalue()


def behind_first(content: bytes, chunk: bytes) -> bytes:
    """Return a PNG with a chunk behind its header."""
    return content[:33] + chunk + content[33:]


def changed(content: bytes, kind: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a PNG with a chunk changed as a whole."""
    found = next(each for each in chunks(content) if each.kind == kind)
    return content[: found.start] + change(content[found.start : found.end]) + content[found.end :]


BOMB = zlib.compress(bytes(100 * 2**20), 9)
TURNED = tiff((0x112, 3, 1, 6))
JPEG, PROGRESSIVE = saved("JPEG"), saved("JPEG", progressive=True)
PNG, PALETTE = saved("PNG"), saved("PNG", "P")
NOISE = noise("JPEG", progressive=True)
VIDEO = b"\0\0\0\x18ftypmp42" + bytes(5000)

SHOWN: dict[str, bytes] = {
    # JPEG: application segments and comments.
    "jpeg, EXIF that is empty": jpeg(app(1, b"Exif\0\0")),
    "jpeg, EXIF of text": jpeg(app(1, b"Exif\0\0http://ns.example/")),
    "jpeg, EXIF whose directory lies behind its end": jpeg(app(1, b"Exif\0\0" + tiff(at=0xFFFFFFFF))),
    "jpeg, EXIF of fewer entries than announced": jpeg(app(1, b"Exif\0\0" + tiff(announced=0xFFFF))),
    "jpeg, EXIF with a directory in itself": jpeg(app(1, b"Exif\0\0" + tiff((0x8769, 4, 1, 8)))),
    "jpeg, EXIF with a resolution behind its end": jpeg(
        app(1, b"Exif\0\0" + tiff((0x11A, 5, 1, 0xFFFFFFF0), (0x128, 3, 1, 2)))
    ),
    "jpeg, EXIF with an orientation of no value": jpeg(app(1, b"Exif\0\0" + tiff((0x112, 3, 0, 6)))),
    "jpeg, EXIF twice, the first broken": jpeg(app(1, b"Exif\0\0broken"), app(1, b"Exif\0\0" + TURNED)),
    "jpeg, a JPEG of many scans in the EXIF": jpeg(app(1, b"Exif\0\0" + PROGRESSIVE)),
    "jpeg, a comment of scans": jpeg(comment(b"\xff\xda\0\x08" * 5_000)),
    "jpeg, thousands of comments": jpeg(comment(b"text") * 2_000),
    "jpeg, a comment of a wrong length": jpeg(b"\xff\xfe\0\0"),
    "jpeg, a comment in front of the end": JPEG[:-2] + comment(b"late") + JPEG[-2:],
    "jpeg, JFIF that is too short": JPEG[:2] + app(0, b"JFIF\0") + JPEG[20:],
    "jpeg, JFXX": jpeg(app(0, b"JFXX\0\x10" + JPEG)),
    "jpeg, Adobe's segment that is too short": jpeg(app(14, b"Adobe")),
    "jpeg, resources of Photoshop that end early": jpeg(app(13, b"Photoshop 3.0\0" + b"8BIM\x04\x04")),
    "jpeg, resources of Photoshop in two segments": jpeg(
        app(13, b"Photoshop 3.0\0" + b"8BIM\x03\xed\0\0\0\0\xff\xff" + bytes(300)),
        app(13, b"Photoshop 3.0\0" + b"go on"),
    ),
    "jpeg, FlashPix that is empty": jpeg(app(2, b"FPXR\0")),
    "jpeg, an index of pictures that is broken": jpeg(app(2, b"MPF\0broken")),
    "jpeg, many pictures": animated("MPO"),
    "jpeg, a profile's pieces in another order": jpeg(icc_segments(srgb(), order=-1)),
    "jpeg, a profile with a piece missing": jpeg(icc_segments(srgb(), count=9)),
    "jpeg, a profile of no bytes": jpeg(app(2, b"ICC_PROFILE\0")),
    "jpeg, a profile of text": jpeg(app(2, b"ICC_PROFILE\0\1\1text")),
    "jpeg, a profile for printers": jpeg(icc_segments(srgb()[:16] + b"CMYK" + srgb()[20:])),
    # JPEG: pixels that are coded oddly.
    "jpeg, bytes that fill up": jpeg(b"\xff" * 50),
    "jpeg, markers without a meaning": jpeg(b"\xff\1\xff\xd3"),
    "jpeg, restarts": saved("JPEG", restart_marker_blocks=1),
    "jpeg, colours without conversion": saved("JPEG", keep_rgb=True),
    "jpeg, colours for printers": saved("JPEG", "CMYK"),
    "jpeg, parameters of the scan that are all zero": with_scan_parameters(b"\0\0\0"),
    # JPEG: the end.
    "jpeg, a video behind the end": JPEG + VIDEO,
    "jpeg, an archive behind the end": JPEG + b"PK\5\6" + bytes(18),
    "jpeg, ends behind the end": JPEG + b"\xff\xd9" * 9,
    "jpeg, the end missing": JPEG[:-2],
    "jpeg, half of the end missing": JPEG[:-1],
    "jpeg, zeros in place of the end": JPEG[:-2] + bytes(100),
    "jpeg, progressive, the end missing": PROGRESSIVE[:-2],
    "jpeg, a comment in place of the end": JPEG[:-2] + comment(b"late" * 20)[:40],
    # PNG: ancillary chunks in front of the pixels.
    **{
        f"png, {kind.decode()} that is too short": png(encode_chunk(kind, data))
        for kind, data in {
            **dict.fromkeys((b"gAMA", b"cHRM", b"pHYs", b"hIST", b"tIME", b"acTL", b"iTXt", b"zTXt", b"eXIf"), b"\0"),
            **dict.fromkeys((b"sRGB", b"bKGD", b"sPLT", b"iCCP", b"tRNS", b"caNv"), b""),
        }.items()
    },
    "png, gAMA of zero": png(encode_chunk(b"gAMA", bytes(4))),
    "png, sBIT of too many bits": png(encode_chunk(b"sBIT", b"\xff" * 9)),
    "png, text without a keyword's end": png(encode_chunk(b"tEXt", b"text")),
    "png, text called as Pillow's own": png(
        *(
            encode_chunk(b"tEXt", name + b"\0text")
            for name in (b"dpi", b"gamma", b"interlace", b"transparency", b"bbox", b"exif")
        )
    ),
    "png, more texts than libraries allow": png(encode_chunk(b"tEXt", b"Comment\0text") * 2_000),
    "png, text that unpacks to much": png(encode_chunk(b"zTXt", b"Comment\0\0" + BOMB)),
    "png, international text that unpacks to much": png(encode_chunk(b"iTXt", b"Comment\0\1\0\0\0" + BOMB)),
    "png, text that is packed in an unknown way": png(encode_chunk(b"zTXt", b"Comment\0\x09text")),
    "png, text with a wrong checksum": png(wrong(encode_chunk(b"iTXt", b"Comment\0\0\0\0\0text"))),
    "png, pHYs with a wrong checksum": png(wrong(encode_chunk(b"pHYs", bytes(9)))),
    "png, a chunk whose name is not of letters": png(encode_chunk(b"a\0\0\0", b"text")),
    "png, a profile that unpacks to much": png(encode_chunk(b"iCCP", b"p\0\0" + BOMB)),
    "png, a profile that was cut short": png(encode_chunk(b"iCCP", b"p\0\0" + zlib.compress(srgb())[:50])),
    "png, a profile without a name's end": png(encode_chunk(b"iCCP", b"profile")),
    "png, a profile packed in an unknown way": png(encode_chunk(b"iCCP", b"p\0\5" + zlib.compress(srgb()))),
    "png, a profile with a wrong checksum": png(wrong(encode_chunk(b"iCCP", b"p\0\0" + zlib.compress(srgb())))),
    "png, a profile of colours in a grey picture": png(
        encode_chunk(b"iCCP", b"p\0\0" + zlib.compress(srgb())), mode="L"
    ),
    "png, EXIF with a wrong checksum": png(wrong(encode_chunk(b"eXIf", TURNED))),
    "png, EXIF behind the pixels": png(behind=encode_chunk(b"eXIf", TURNED)),
    "png, tRNS with a wrong checksum": png(wrong(encode_chunk(b"tRNS", bytes(6)))),
    "png, tRNS beside an alpha channel": png(encode_chunk(b"tRNS", bytes(6)), mode="RGBA"),
    "png, tRNS in front of the palette": behind_first(PALETTE, encode_chunk(b"tRNS", bytes(100))),
    "png, tRNS longer than the palette": png(encode_chunk(b"tRNS", bytes(300)), mode="P"),
    "png, a palette beside colours": png(encode_chunk(b"PLTE", bytes(30))),
    # PNG: chunks of an animation.
    "png, animated": animated("PNG"),
    "png, animated, cut short in a later picture": animated("PNG")[:-100],
    "png, animated, of no pictures": png(encode_chunk(b"acTL", bytes(8))),
    # PNG: pixels that are coded oddly.
    "png, pixels with a wrong checksum": with_idat(lambda data: wrong(encode_chunk(b"IDAT", data))),
    "png, pixels without the inner checksum": with_idat(lambda data: encode_chunk(b"IDAT", data[:-4])),
    "png, pixels in many chunks": with_idat(
        lambda data: b"".join(encode_chunk(b"IDAT", bytes([each])) for each in data)
    ),
    "png, an empty chunk in front of the pixels": with_idat(lambda data: encode_chunk(b"IDAT", b"") + split(data)),
    "png, an empty chunk within the pixels": with_idat(lambda data: split(data, encode_chunk(b"IDAT", b""))),
    "png, more data than pixels": with_idat(lambda data: encode_chunk(b"IDAT", data + b"text" * 9)),
    # PNG: the end.
    "png, text behind the pixels with a wrong checksum": png(behind=wrong(encode_chunk(b"tEXt", b"Comment\0text"))),
    "png, text behind the pixels that unpacks to much": png(behind=encode_chunk(b"zTXt", b"Comment\0\0" + BOMB)),
    "png, text behind the pixels that was cut short": png(end=encode_chunk(b"tEXt", b"Comment\0" + bytes(99))[:50]),
    "png, a header behind the pixels": png(behind=encode_chunk(b"IHDR", b"")),
    "png, the end missing": png(end=b""),
    "png, the end and a checksum missing": png(end=b"")[:-4],
    "png, half of the end missing": png(end=END[:5]),
    "png, the end without a checksum": png(end=END[:-4]),
    "png, an end with a wrong checksum": png(end=wrong(END)),
    "png, an end with data": png(end=encode_chunk(b"IEND", b"text")),
    "png, zeros in place of the end": png(end=bytes(200)),
    "png, text in place of the end": png(end=b"text" * 9),
    "png, an archive behind the end": PNG + b"PK\5\6" + bytes(18),
    # PNG: transparent colours.
    **{f"png, grey of {bits} bits, one transparent": grey_png(bits, grey) for bits, grey in GREYS.items()},
    "png, grey of 4 bits, one transparent, with excess bits": raw_png(
        64, 64, 4, 0, (b"\0" + b"\x99" * 16 + b"\x11" * 16) * 64, encode_chunk(b"tRNS", b"\xff\x09")
    ),
    "png, grey of 16 bits, the next one transparent": raw_png(
        64, 64, 16, 0, (b"\0" + b"\x9c\x40" * 32 + b"\x9c\x41" * 32) * 64, encode_chunk(b"tRNS", b"\x9c\x40")
    ),
    "png, colours of 16 bits, one transparent": raw_png(
        64,
        64,
        16,
        2,
        (b"\0" + b"\x10\1\x20\2\x30\3" * 32 + b"\x90\1\x20\2\x30\3" * 32) * 64,
        encode_chunk(b"tRNS", b"\x10\1\x20\2\x30\3"),
    ),
    "png, two tRNS": png(encode_chunk(b"tRNS", bytes(10)), encode_chunk(b"tRNS", b"\xff" * 10), mode="P"),
    # WebP.
    "webp, EXIF of text": webp(piece(b"EXIF", b"text"), flags=8),
    "webp, XMP of no bytes": webp(piece(b"XMP ", b""), flags=4),
    "webp, metadata announced and missing": webp(flags=8 + 4 + 32),
    "webp, metadata under other names": webp(piece(b"Exif", TURNED), piece(b"XMP\0", b"text")),
    "webp, a chunk of Photoshop in front of the EXIF": webp(
        piece(b"PSAI", bytes(78)), piece(b"EXIF", b"text"), flags=8
    ),
    "webp, a profile of text": webp(before=(piece(b"ICCP", b"text"),), flags=32),
    "webp, a profile of no bytes": webp(before=(piece(b"ICCP", b""),), flags=32),
    "webp, metadata of the simple format": riff(vp8(), piece(b"EXIF", TURNED)),
    "webp, metadata behind the end": riff(vp8()) + piece(b"EXIF", TURNED),
    "webp, an archive behind the end": riff(vp8()) + b"PK\5\6" + bytes(19),
    "webp, animated": animated("WEBP"),
}
"""Pictures that browsers show and that are taken, each ``WIDTH`` × ``HEIGHT`` or 64 × 64 pixels large."""

CUT: dict[str, tuple[bytes, bytes]] = {
    "jpeg, half": (JPEG[: len(JPEG) // 2], JPEG),
    "jpeg, a row of blocks missing": (JPEG[: len(JPEG) * 9 // 10], JPEG),
    **{f"jpeg, {count} bytes of pixels missing": (JPEG[: -2 - count], JPEG) for count in (1, 2, 8)},
    **{f"jpeg, progressive, {count} bytes of pixels missing": (NOISE[: -2 - count], NOISE) for count in (8, 50)},
    "jpeg, progressive, half": (PROGRESSIVE[: len(PROGRESSIVE) // 2], PROGRESSIVE),
    "jpeg, other data within the pixels": (JPEG[:-300] + b"\xff\x41" + JPEG[-300:], JPEG),
    "png, half": (PNG[: len(PNG) // 2], PNG),
    "png, some bytes of pixels missing": (PNG[:-40], PNG),
    "png, text within the pixels": (with_idat(lambda data: split(data, encode_chunk(b"tEXt", b"Comment\0text"))), PNG),
    "png, a part of the pixels with a wrong checksum": (
        with_idat(lambda data: wrong(encode_chunk(b"IDAT", data[:50])) + encode_chunk(b"IDAT", data[50:])),
        PNG,
    ),
    "png, pixels that end early": (with_idat(lambda data: encode_chunk(b"IDAT", data[:-30])), PNG),
    "png, no palette": (changed(PALETTE, b"PLTE", lambda _: b""), PALETTE),
    "webp, some bytes missing": (riff(vp8())[:-10], riff(vp8())),
    "webp, half": (riff(vp8())[: len(vp8()) // 2], riff(vp8())),
}
"""Pictures that browsers show in part or as an empty space, each with the whole picture."""

UNREADABLE: dict[str, bytes] = {
    "jpeg, two starts": JPEG[:2] + JPEG,
    "jpeg, a marker that is reserved": jpeg(b"\xff\x41\0\4ab"),
    "jpeg, samples of 12 bits": JPEG.replace(b"\xff\xc0\0\x11\x08", b"\xff\xc0\0\x11\x0c"),
    "png, a header with a wrong checksum": changed(PNG, b"IHDR", wrong),
    "png, a header of another length": changed(PNG, b"IHDR", lambda old: encode_chunk(b"IHDR", old[8:21] + b"xx")),
    "png, two headers": changed(PNG, b"IHDR", lambda old: old + old),
    "png, text in front of the header": changed(
        PNG, b"IHDR", lambda old: encode_chunk(b"tEXt", b"Comment\0text") + old
    ),
    "png, of an iPhone's own kind": changed(PNG, b"IHDR", lambda old: encode_chunk(b"CgBI", b"\x50\0\x20\2") + old),
    "png, a chunk that nobody knows and that is needed": png(encode_chunk(b"ABCD", b"x")),
    "png, a palette with a wrong checksum": changed(PALETTE, b"PLTE", wrong),
    "png, two palettes": changed(PALETTE, b"PLTE", lambda old: old + old),
    "png, a chunk of more bytes than allowed": png(b"\x80\0\0\0tEXttext"),
    "webp, EXIF beyond the end": riff(vp8(), b"EXIF" + struct.pack("<I", 9_000) + b"text"),
    "webp, bytes that are no chunk": riff(vp8(), b"text" * 3),
}
"""Pictures that browsers do not show at all."""
