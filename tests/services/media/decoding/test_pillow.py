"""Types of images by their bytes, refused images, and thumbnails, in the code of a decoder process."""

import io
import struct
import subprocess
import sys
import tracemalloc
import zlib
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import ExifTags, Image, ImageCms

from services.media.decoding import costs, pillow
from services.media.formats.file_parts import MAX_PARTS
from services.media.formats.inspection import INPUT_TYPES, ImageFacts, ImageUnreadable, Reason
from tests.services.media.decoding import hostile
from tests.services.media.formats import photographs

ROOT = Path(pillow.__file__).parents[3]

damaged_metadata = pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # Pillow warns of it.

RED, GREEN, BLUE = (220, 20, 30), (20, 200, 40), (30, 20, 220)


def noise(mode: str = "RGB", size: tuple[int, int] = (300, 200)) -> Image.Image:
    """Return an image that does not compress to nothing."""
    return Image.effect_noise(size, 60).convert(mode)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int, height: int, *chunks: bytes, bits: int = 1) -> bytes:
    """Return a grey PNG of any size, all black, with extra chunks before its pixels."""
    compress = zlib.compressobj(9)
    row = bytes((bits * width + 7) // 8 + 1)
    pixels = b"".join(compress.compress(row) for _ in range(height)) + compress.flush()
    header = struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0)
    body = [chunk(b"IHDR", header), *chunks, chunk(b"IDAT", pixels), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def oriented(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = "A Name"
    return exif


def stored(folder: Path, content: bytes | bytearray, name: str = "file") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def close(pixel: Any, expected: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(pixel, expected, strict=True))


def inspect(
    path: Path,
    *,
    allowed: frozenset[str] = INPUT_TYPES,
    small: Path | None = None,
    width: int = 320,
) -> ImageFacts:
    """Inspect a file, and write its rendition of a width to ``small``; return the facts without the placeholder."""
    facts = pillow.inspect(path, allowed, {width: small or path.with_name("small.webp")})
    assert 0 < len(b64decode(facts.placeholder)) <= 25
    return replace(facts, placeholder="")


def thumbnail(path: Path, destination: Path, width: int = 320) -> ImageFacts:
    """Write a rendition of an image to ``destination``, and return the facts of that file."""
    inspect(path, small=destination, width=width)
    return inspect(destination)


def refusal(path: Path, allowed: frozenset[str] = INPUT_TYPES) -> Reason:
    with pytest.raises(ImageUnreadable) as raised:
        inspect(path, allowed=allowed)
    return raised.value.reason


@pytest.mark.parametrize(
    ("make", "content_type"),
    [
        pytest.param(lambda: encoded(noise(), "JPEG"), "image/jpeg", id="jpeg"),
        pytest.param(lambda: encoded(noise(), "JPEG", progressive=True), "image/jpeg", id="progressive jpeg"),
        pytest.param(lambda: encoded(noise("L"), "JPEG"), "image/jpeg", id="grey jpeg"),
        pytest.param(lambda: encoded(noise("CMYK"), "JPEG"), "image/jpeg", id="cmyk jpeg"),
        pytest.param(lambda: encoded(noise(), "PNG"), "image/png", id="png"),
        pytest.param(lambda: encoded(noise("I;16"), "PNG"), "image/png", id="16-bit png"),
        pytest.param(lambda: encoded(noise("1"), "PNG"), "image/png", id="bilevel png"),
        pytest.param(lambda: encoded(noise("P"), "PNG", transparency=0), "image/png", id="palette png"),
        pytest.param(lambda: encoded(noise("LA"), "PNG"), "image/png", id="grey png with alpha"),
        pytest.param(lambda: encoded(noise(), "WEBP"), "image/webp", id="webp"),
        pytest.param(lambda: encoded(noise("RGBA"), "WEBP", lossless=True), "image/webp", id="lossless webp"),
        pytest.param(
            lambda: encoded(noise(), "WEBP", save_all=True, append_images=[noise(), noise()]),
            "image/webp",
            id="animated webp",
        ),
        pytest.param(
            lambda: encoded(noise(), "PNG", save_all=True, append_images=[noise(), noise()]),
            "image/png",
            id="animated png",
        ),
    ],
)
def test_the_type_of_an_image_is_derived_from_its_bytes(
    tmp_path: Path, make: Callable[[], bytes], content_type: str
) -> None:
    path = stored(tmp_path, make(), "lying.gif")

    assert inspect(path) == ImageFacts(content_type, 300, 200, path.stat().st_size)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_width_and_height_are_as_shown(tmp_path: Path, kind: str, orientation: int) -> None:
    path = stored(tmp_path, encoded(noise(), kind, exif=oriented(orientation)))

    facts = inspect(path)

    assert (facts.width, facts.height) == ((200, 300) if orientation >= 5 else (300, 200))


@damaged_metadata
@pytest.mark.parametrize(
    "exif", [b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff", b"\0" * 40]
)
def test_broken_metadata_is_no_reason_to_refuse(tmp_path: Path, exif: bytes) -> None:
    path = stored(tmp_path, encoded(noise(), "JPEG", exif=exif))

    assert (inspect(path)).width == 300


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", Reason.NOT_AN_IMAGE, id="nothing"),
        pytest.param(b"\xff", Reason.NOT_AN_IMAGE, id="one byte"),
        pytest.param(b"<!doctype html><p>hello", Reason.NOT_AN_IMAGE, id="html"),
        pytest.param(b'<svg xmlns="http://www.w3.org/2000/svg"/>', Reason.NOT_AN_IMAGE, id="svg"),
        pytest.param(b"%PDF-1.7\n", Reason.NOT_AN_IMAGE, id="pdf"),
        pytest.param(b"RIFF\x24\0\0\0WAVEfmt ", Reason.NOT_AN_IMAGE, id="wav"),
        pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Reason.TRUNCATED, id="heic's signature"),
        pytest.param(b"\xff\xd8\xff", Reason.TRUNCATED, id="jpeg's signature"),
        pytest.param(b"\x89PNG\r\n\x1a\n", Reason.TRUNCATED, id="png's signature"),
        pytest.param(b"RIFF\x24\0\0\0WEBP", Reason.TRUNCATED, id="webp's signature"),
        pytest.param(b"GIF89a" + encoded(noise(), "PNG"), Reason.TOO_MANY_PIXELS, id="png behind a gif's signature"),
    ],
)
def test_what_is_no_image_is_refused(tmp_path: Path, content: bytes, reason: Reason) -> None:
    assert refusal(stored(tmp_path, content, "image.png")) is reason


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
@pytest.mark.parametrize(
    ("kind", "options"),
    [("JPEG", {}), ("JPEG", {"progressive": True}), ("PNG", {}), ("WEBP", {}), ("WEBP", {"lossless": True})],
)
def test_an_image_that_was_cut_short_is_refused(
    tmp_path: Path, kind: str, options: dict[str, bool], part: float
) -> None:
    content = encoded(noise(), kind, **options)

    assert refusal(stored(tmp_path, content[: int(len(content) * part)])) is Reason.TRUNCATED


def test_a_png_with_a_damaged_byte_is_refused(tmp_path: Path) -> None:
    content = bytearray(encoded(noise(), "PNG"))
    content[len(content) // 2] ^= 1

    assert refusal(stored(tmp_path, content)) is Reason.TRUNCATED


def test_a_type_that_is_not_allowed_is_refused(tmp_path: Path) -> None:
    path = stored(tmp_path, encoded(noise(), "WEBP"))

    with pytest.raises(ImageUnreadable) as raised:
        inspect(path, allowed=frozenset({"image/png", "image/jpeg"}))

    assert raised.value.reason is Reason.WRONG_TYPE
    assert raised.value.message == "WebP images are not accepted here; it must be JPEG or PNG."


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (8_001, 8_000), (20_001, 1), (1, 20_001)])
def test_an_image_with_too_many_pixels_is_refused(tmp_path: Path, width: int, height: int) -> None:
    assert refusal(stored(tmp_path, png(width, height))) is Reason.TOO_MANY_PIXELS


def test_the_largest_image_is_taken(tmp_path: Path) -> None:
    path = stored(tmp_path, png(8_000, 8_000))

    assert inspect(path) == ImageFacts("image/png", 8_000, 8_000, path.stat().st_size)


def test_a_webp_of_the_largest_canvas_is_refused(tmp_path: Path) -> None:
    size = (16_383 - 1).to_bytes(3, "little")
    header = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size + size
    content = b"RIFF" + struct.pack("<I", len(header) + 4) + b"WEBP" + header

    assert refusal(stored(tmp_path, content)) is Reason.TOO_MANY_PIXELS


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = stored(tmp_path, encoded(noise(), "PNG"))
    monkeypatch.setattr(pillow, "MAX_BYTES", path.stat().st_size - 1)

    assert refusal(path) is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("name", "prefix"), [(b"iCCP", b"profile\0\0"), (b"zTXt", b"Comment\0\0"), (b"iTXt", b"Comment\0\1\0\0\0")]
)
def test_a_png_chunk_that_unpacks_to_very_much_is_left_packed(tmp_path: Path, name: bytes, prefix: bytes) -> None:
    bomb = prefix + zlib.compress(bytes(200 * 2**20), 9)

    tracemalloc.start()
    try:
        assert inspect(stored(tmp_path, png(8, 8, chunk(name, bomb)))).width == 8
        assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    finally:
        tracemalloc.stop()


def test_a_jpeg_of_very_many_scans_is_refused(tmp_path: Path) -> None:
    content = hostile.with_scans(encoded(noise(), "JPEG", progressive=True), costs.MAX_JPEG_SCANS + 1)

    assert refusal(stored(tmp_path, content)) is Reason.TOO_COSTLY


def test_a_large_jpeg_may_have_fewer_scans_than_a_small_one(tmp_path: Path) -> None:
    assert refusal(stored(tmp_path, hostile.jpeg("L", scans=21))) is Reason.TOO_COSTLY
    assert inspect(stored(tmp_path, hostile.jpeg("L", scans=21, side=4_000))).width == 4_000


def test_scans_are_counted_in_the_image_and_not_in_its_metadata(tmp_path: Path) -> None:
    content = encoded(noise(), "JPEG", progressive=True, comment=b"\xff\xda\0\x08" * 5_000)
    preview = encoded(noise(), "JPEG", progressive=True) * 50  # As cameras add after the image.

    assert inspect(stored(tmp_path, content + preview)).width == 300


def test_fill_bytes_and_garbage_between_segments_hide_no_scan(tmp_path: Path) -> None:
    content = hostile.with_scans(encoded(noise(), "JPEG", progressive=True), costs.MAX_JPEG_SCANS + 1)
    first = content.index(b"\xff\xda")
    hidden = content[:first] + content[first:].replace(b"\xff\xda", b"\xff\0\xff\xd0ab\xff\xff\xda")

    assert refusal(stored(tmp_path, hidden)) is Reason.TOO_COSTLY


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda parts: png(8, 8, chunk(b"prVt", b"") * parts), id="png"),
        pytest.param(
            lambda parts: encoded(noise(), "JPEG").replace(b"\xff\xdb", b"\xff\xfe\0\2" * parts + b"\xff\xdb", 1),
            id="jpeg",
        ),
    ],
)
def test_a_file_of_very_many_parts_is_refused(tmp_path: Path, make: Callable[[int], bytes]) -> None:
    assert inspect(stored(tmp_path, make(1_000))).width > 0
    assert refusal(stored(tmp_path, make(MAX_PARTS))) is Reason.TOO_COSTLY


def test_arithmetic_coding_is_refused(tmp_path: Path) -> None:
    path = stored(tmp_path, hostile.arithmetic_jpeg())

    with pytest.raises(ImageUnreadable) as raised:
        inspect(path)

    assert raised.value.reason is Reason.TOO_COSTLY
    assert "arithmetic" in raised.value.message


@pytest.mark.parametrize("frame", [0xC3, 0xC5, 0xC7, 0xC9, 0xCB, 0xCF])
def test_a_frame_that_is_not_ordinary_is_refused_at_any_size(tmp_path: Path, frame: int) -> None:
    content = encoded(noise(), "JPEG").replace(b"\xff\xc0", bytes([0xFF, frame]))

    assert refusal(stored(tmp_path, content)) is Reason.TOO_COSTLY


@pytest.mark.parametrize(
    ("make", "megabytes"),
    [
        pytest.param(lambda: hostile.WEBP, 976, id="34 bytes of webp"),
        pytest.param(hostile.flat_webp, 976, id="square webp"),
        pytest.param(lambda: encoded(Image.new("RGB", (6_000, 6_000)), "WEBP", method=0), 549, id="lossy webp"),
        pytest.param(
            lambda: encoded(Image.new("RGBA", (6_000, 6_000)), "WEBP", method=0), 549, id="webp with a canvas"
        ),
        pytest.param(lambda: hostile.sized(hostile.jpeg("CMYK"), 8_001, 7_999), None, id="cmyk jpeg within the limit"),
        pytest.param(lambda: png(8_000, 8_000, chunk(b"tRNS", b"\0\0")), 549, id="bilevel png with transparency"),
        pytest.param(lambda: hostile.jpeg("RGB")[:-2], 610, id="progressive jpeg without an end"),
    ],
)
def test_an_image_that_would_take_too_much_memory_is_refused_by_its_headers(
    tmp_path: Path, make: Callable[[], bytes], megabytes: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decoded(*_: object) -> Image.Image:
        raise RuntimeError("it was decoded")

    monkeypatch.setattr(pillow, "_decode_reduced", decoded)
    path = stored(tmp_path, make())

    if megabytes is None:
        with pytest.raises(RuntimeError, match="decoded"):
            inspect(path)
        return
    with pytest.raises(ImageUnreadable) as raised:
        inspect(path)

    assert raised.value.reason is Reason.TOO_MANY_PIXELS
    assert f"would take {megabytes} MB" in raised.value.message


@pytest.mark.parametrize(
    ("make", "size"),
    [
        pytest.param(
            lambda: encoded(photographs.grain(8_000, 6_000, 60).convert("RGB"), "JPEG"),
            (8_000, 6_000),
            id="48 megapixels",
        ),
        pytest.param(
            lambda: encoded(Image.new("RGB", (8_000, 6_000), RED), "JPEG", progressive=True),
            (8_000, 6_000),
            id="48 megapixels, progressive",
        ),
        pytest.param(
            lambda: encoded(Image.new("RGB", (5_504, 3_072), RED), "PNG", compress_level=1), (5_504, 3_072), id="4K png"
        ),
        pytest.param(lambda: encoded(Image.new("RGB", (5_504, 3_072), RED), "JPEG"), (5_504, 3_072), id="4K jpeg"),
        pytest.param(
            lambda: encoded(Image.new("RGB", (5_504, 3_072), RED), "WEBP", method=0), (5_504, 3_072), id="4K webp"
        ),
        pytest.param(hostile.flat_png, (8_000, 8_000), id="64 megapixels, flat png"),
        pytest.param(lambda: hostile.jpeg("RGB"), (8_000, 8_000), id="64 megapixels, flat jpeg"),
    ],
)
def test_a_large_image_that_people_have_is_taken(
    tmp_path: Path, make: Callable[[], bytes], size: tuple[int, int]
) -> None:
    facts = inspect(stored(tmp_path, make()))

    assert (facts.width, facts.height) == size


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(hostile.flat_png, id="png"),
        pytest.param(lambda: encoded(Image.new("RGBA", (8_000, 8_000)), "PNG", compress_level=1), id="png with alpha"),
        pytest.param(lambda: png(7_500, 7_500, chunk(b"tRNS", b"\0\0")), id="bilevel png with transparency"),
        pytest.param(lambda: encoded(Image.new("I;16", (8_000, 8_000)), "PNG", compress_level=1), id="16-bit png"),
        pytest.param(lambda: png(7_100, 7_100, chunk(b"tRNS", b"\0\0"), bits=16), id="16-bit png with transparency"),
        pytest.param(lambda: hostile.jpeg("CMYK"), id="cmyk jpeg"),
        pytest.param(lambda: hostile.jpeg("RGB", side=7_000)[:-2], id="jpeg without an end"),
        pytest.param(lambda: encoded(Image.new("RGBA", (5_792, 5_792)), "WEBP", method=0), id="webp"),
    ],
)
def test_decoding_takes_no_more_memory_than_computed(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = stored(tmp_path, make())
    program = """
import sys
from pathlib import Path
from services.media.decoding.pillow import inspect

def peak() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

before, path = peak(), Path(sys.argv[1])
inspect(path, frozenset({"image/jpeg", "image/png", "image/webp"}), {640: path.with_name("small.webp")})
print((peak() - before) // 1024)
"""
    finished = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60
    )

    assert int(finished.stdout) < (costs.MAX_MEMORY >> 20) + 40


@damaged_metadata
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP"]),
    places=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
)
def test_damaged_bytes_give_facts_or_a_refusal_and_nothing_else(
    tmp_path: Path, kind: str, places: list[tuple[float, int]]
) -> None:
    content = bytearray(encoded(noise(size=(40, 30)), kind, exif=oriented(6), icc_profile=srgb()))
    for place, value in places:
        content[int(place * len(content))] = value
    path = stored(tmp_path, content)

    try:
        facts = inspect(path)
    except ImageUnreadable:
        return
    assert facts.width > 0


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_a_missing_file_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        inspect(tmp_path / "nothing")


def test_a_thumbnail_is_a_small_webp(tmp_path: Path) -> None:
    path, destination = stored(tmp_path, encoded(noise(size=(1600, 800)), "JPEG")), tmp_path / "thumbnail"

    facts = thumbnail(path, destination)

    assert facts == ImageFacts("image/webp", 320, 160, destination.stat().st_size)
    assert inspect(destination) == facts


def test_a_small_image_is_not_enlarged(tmp_path: Path) -> None:
    path, destination = stored(tmp_path, encoded(noise(size=(40, 30)), "PNG")), tmp_path / "thumbnail"

    facts = thumbnail(path, destination)

    assert (facts.width, facts.height) == (40, 30)


def test_a_line_keeps_one_pixel(tmp_path: Path) -> None:
    path, destination = stored(tmp_path, png(20_000, 1)), tmp_path / "thumbnail"

    facts = thumbnail(path, destination)

    assert (facts.width, facts.height) == (320, 1)


@pytest.mark.parametrize(
    ("orientation", "top_left"),
    [(1, "a"), (2, "b"), (3, "d"), (4, "c"), (5, "a"), (6, "c"), (7, "d"), (8, "b")],
)
def test_a_thumbnail_has_the_exif_orientation_and_no_metadata(tmp_path: Path, orientation: int, top_left: str) -> None:
    corners = {"a": RED, "b": GREEN, "c": BLUE, "d": (240, 240, 240)}
    image = Image.new("RGB", (400, 200))
    for name, place in {"a": (0, 0), "b": (200, 0), "c": (0, 100), "d": (200, 100)}.items():
        image.paste(corners[name], (*place, place[0] + 200, place[1] + 100))
    content = encoded(image, "JPEG", exif=oriented(orientation), icc_profile=srgb(), comment=b"secret")
    path, destination = stored(tmp_path, content), tmp_path / "thumbnail"

    thumbnail(path, destination)

    with Image.open(destination) as made:
        assert made.size == ((200, 400) if orientation >= 5 else (320, 160))
        assert close(made.convert("RGB").getpixel((8, 8)), corners[top_left], by=25)
        assert not {"exif", "icc_profile", "xmp", "comment"} & made.info.keys()
        assert not made.getexif()


def half_transparent(mode: str) -> bytes:
    image = Image.new("RGBA", (200, 100), (*RED, 255))
    image.paste((0, 0, 0, 0), (100, 0, 200, 100))
    if mode == "P":
        palette = Image.new("P", (200, 100), 0)
        palette.putpalette([*RED, *GREEN])
        palette.paste(1, (100, 0, 200, 100))
        return encoded(palette, "PNG", transparency=1)
    if mode == "RGB":
        opaque = Image.new("RGB", (200, 100), RED)
        opaque.paste(GREEN, (100, 0, 200, 100))
        return encoded(opaque, "PNG", transparency=GREEN)
    return encoded(image, mode)


@pytest.mark.parametrize("mode", ["PNG", "WEBP", "P", "RGB"])
def test_a_thumbnail_keeps_transparency(tmp_path: Path, mode: str) -> None:
    path, destination = stored(tmp_path, half_transparent(mode)), tmp_path / "thumbnail"

    thumbnail(path, destination)

    with Image.open(destination) as made:
        assert made.mode == "RGBA"
        assert close(made.getpixel((10, 12)), (*RED, 255))
        assert made.getchannel("A").getpixel((160, 12)) == 0


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        pytest.param(lambda: encoded(Image.new("I;16", (64, 64), 40_000), "PNG"), (156, 156, 156), id="16-bit"),
        pytest.param(lambda: encoded(Image.new("L", (64, 64), 100), "JPEG"), (100, 100, 100), id="grey"),
        pytest.param(lambda: encoded(Image.new("1", (64, 64), 1), "PNG"), (255, 255, 255), id="bilevel"),
        pytest.param(lambda: encoded(Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "JPEG"), (255, 0, 0), id="cmyk"),
        pytest.param(
            lambda: encoded(Image.new("RGB", (64, 64), RED), "PNG", icc_profile=b"no profile"),
            RED,
            id="broken profile",
        ),
        pytest.param(
            lambda: encoded(Image.new("L", (64, 64), 100), "PNG", icc_profile=srgb()),
            (100, 100, 100),
            id="profile of another mode",
        ),
    ],
)
def test_a_thumbnail_has_the_colours_of_its_image(
    tmp_path: Path, make: Callable[[], bytes], expected: tuple[int, int, int]
) -> None:
    path, destination = stored(tmp_path, make()), tmp_path / "thumbnail"

    thumbnail(path, destination)

    with Image.open(destination) as made:
        assert close(made.convert("RGB").getpixel((32, 32)), expected)


def swapped_srgb() -> bytes:
    """Return a profile with red and blue exchanged: its red is sRGB's blue."""
    profile = bytearray(srgb())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_colour_profile_is_converted_to_srgb(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGB", (64, 64), (255, 0, 0)).convert(mode)
    path = stored(tmp_path, encoded(image, "PNG", icc_profile=swapped_srgb()))
    destination = tmp_path / "thumbnail"

    thumbnail(path, destination)

    with Image.open(destination) as made:
        assert close(made.convert("RGB").getpixel((32, 32)), (0, 0, 255))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_image_that_was_cut_short_has_no_thumbnail(tmp_path: Path, kind: str) -> None:
    content = encoded(noise(size=(900, 600)), kind)
    path, small = stored(tmp_path, content[: len(content) * 3 // 4]), tmp_path / "small.webp"

    with pytest.raises(ImageUnreadable) as raised:
        inspect(path, small=small)

    assert raised.value.reason is Reason.TRUNCATED
    assert not small.exists()


def test_a_failed_thumbnail_leaves_no_file(tmp_path: Path) -> None:
    content = encoded(noise(), "JPEG")
    path, destination = stored(tmp_path, content[: len(content) // 2]), tmp_path / "thumbnail"

    with pytest.raises(ImageUnreadable):
        thumbnail(path, destination)

    assert not destination.exists()
