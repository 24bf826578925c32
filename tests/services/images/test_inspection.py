"""What bytes are, found out within limits, and thumbnails."""

import asyncio
import io
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import BoundedSemaphore, Event
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms

from services.images import decoding, inspection
from services.images.inspection import (
    DecodersBusy,
    ImageFacts,
    ImageUnreadable,
    Reason,
    inspect,
    thumbnail,
)

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


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """Return a bilevel PNG of any size, all black, with extra chunks before its pixels."""
    compress = zlib.compressobj(9)
    row = bytes((width + 7) // 8 + 1)
    pixels = b"".join(compress.compress(row) for _ in range(height)) + compress.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
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


async def refusal(path: Path, allowed: frozenset[str] = inspection.INPUT_TYPES) -> Reason:
    with pytest.raises(ImageUnreadable) as raised:
        await inspect(path, allowed=allowed)
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
async def test_an_image_is_what_its_bytes_are(tmp_path: Path, make: Callable[[], bytes], content_type: str) -> None:
    content = make()
    path = stored(tmp_path, content, "lying.gif")

    assert await inspect(path) == ImageFacts(content_type, 300, 200, len(content))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
async def test_width_and_height_are_as_shown(tmp_path: Path, kind: str, orientation: int) -> None:
    path = stored(tmp_path, encoded(noise(), kind, exif=oriented(orientation)))

    facts = await inspect(path)

    assert (facts.width, facts.height) == ((200, 300) if orientation >= 5 else (300, 200))


@damaged_metadata
@pytest.mark.parametrize(
    "exif", [b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff", b"\0" * 40]
)
async def test_broken_metadata_is_no_reason_to_refuse(tmp_path: Path, exif: bytes) -> None:
    path = stored(tmp_path, encoded(noise(), "JPEG", exif=exif))

    assert (await inspect(path)).width == 300


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", Reason.NOT_AN_IMAGE, id="nothing"),
        pytest.param(b"\xff", Reason.NOT_AN_IMAGE, id="one byte"),
        pytest.param(b"<!doctype html><p>hello", Reason.NOT_AN_IMAGE, id="html"),
        pytest.param(b'<svg xmlns="http://www.w3.org/2000/svg"/>', Reason.NOT_AN_IMAGE, id="svg"),
        pytest.param(b"%PDF-1.7\n", Reason.NOT_AN_IMAGE, id="pdf"),
        pytest.param(b"RIFF\x24\0\0\0WAVEfmt ", Reason.NOT_AN_IMAGE, id="wav"),
        pytest.param(encoded(noise("P"), "GIF"), Reason.WRONG_TYPE, id="gif"),
        pytest.param(encoded(noise(), "BMP"), Reason.WRONG_TYPE, id="bmp"),
        pytest.param(encoded(noise(), "TIFF"), Reason.WRONG_TYPE, id="tiff"),
        pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Reason.WRONG_TYPE, id="heic"),
        pytest.param(b"\xff\xd8\xff", Reason.TRUNCATED, id="jpeg's signature"),
        pytest.param(b"\x89PNG\r\n\x1a\n", Reason.TRUNCATED, id="png's signature"),
        pytest.param(b"RIFF\x24\0\0\0WEBP", Reason.TRUNCATED, id="webp's signature"),
        pytest.param(b"GIF89a" + encoded(noise(), "PNG"), Reason.WRONG_TYPE, id="png behind a gif's signature"),
    ],
)
async def test_what_is_no_image_is_refused(tmp_path: Path, content: bytes, reason: Reason) -> None:
    assert await refusal(stored(tmp_path, content, "image.png")) is reason


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
@pytest.mark.parametrize(
    ("kind", "options"),
    [("JPEG", {}), ("JPEG", {"progressive": True}), ("PNG", {}), ("WEBP", {}), ("WEBP", {"lossless": True})],
)
async def test_an_image_that_was_cut_short_is_refused(
    tmp_path: Path, kind: str, options: dict[str, bool], part: float
) -> None:
    content = encoded(noise(), kind, **options)

    assert await refusal(stored(tmp_path, content[: int(len(content) * part)])) is Reason.TRUNCATED


async def test_a_png_with_a_damaged_byte_is_refused(tmp_path: Path) -> None:
    content = bytearray(encoded(noise(), "PNG"))
    content[len(content) // 2] ^= 1

    assert await refusal(stored(tmp_path, content)) is Reason.TRUNCATED


async def test_a_type_that_is_not_allowed_is_refused(tmp_path: Path) -> None:
    path = stored(tmp_path, encoded(noise(), "WEBP"))

    with pytest.raises(ImageUnreadable) as raised:
        await inspect(path, allowed=frozenset({"image/png", "image/jpeg"}))

    assert raised.value.reason is Reason.WRONG_TYPE
    assert raised.value.message == "WebP images are not taken here; it must be JPEG or PNG."


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (8_001, 8_000), (20_001, 1), (1, 20_001)])
async def test_an_image_with_too_many_pixels_is_refused(tmp_path: Path, width: int, height: int) -> None:
    assert await refusal(stored(tmp_path, png(width, height))) is Reason.TOO_MANY_PIXELS


async def test_the_largest_image_is_taken(tmp_path: Path) -> None:
    path = stored(tmp_path, png(8_000, 8_000))

    assert await inspect(path) == ImageFacts("image/png", 8_000, 8_000, path.stat().st_size)


async def test_a_webp_of_the_largest_canvas_is_refused(tmp_path: Path) -> None:
    size = (16_383 - 1).to_bytes(3, "little")
    header = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size + size
    content = b"RIFF" + struct.pack("<I", len(header) + 4) + b"WEBP" + header

    assert await refusal(stored(tmp_path, content)) is Reason.TOO_MANY_PIXELS


async def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = stored(tmp_path, encoded(noise(), "PNG"))
    monkeypatch.setattr(decoding, "MAX_BYTES", path.stat().st_size - 1)

    assert await refusal(path) is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("name", "prefix"), [(b"iCCP", b"profile\0\0"), (b"zTXt", b"Comment\0\0"), (b"iTXt", b"Comment\0\1\0\0\0")]
)
async def test_a_png_chunk_that_unpacks_to_very_much_is_refused(tmp_path: Path, name: bytes, prefix: bytes) -> None:
    bomb = prefix + zlib.compress(bytes(200 * 2**20), 9)

    assert await refusal(stored(tmp_path, png(8, 8, chunk(name, bomb)))) is Reason.TRUNCATED


async def test_a_jpeg_of_very_many_scans_is_refused(tmp_path: Path) -> None:
    content = encoded(noise(), "JPEG", progressive=True)
    scan = content.rindex(b"\xff\xda")
    path = stored(tmp_path, content[:-2] + content[scan:-2] * 100 + content[-2:])

    assert await refusal(path) is Reason.TRUNCATED


@pytest.mark.parametrize(
    ("side", "refused", "most"),
    [
        pytest.param(30_000, ["TOO_MANY_PIXELS"], 32, id="refused before decoding"),
        pytest.param(8_000, [], 128, id="the largest, at one byte a pixel"),
    ],
)
def test_the_memory_that_a_bomb_takes_is_bounded(tmp_path: Path, side: int, refused: list[str], most: int) -> None:
    path = stored(tmp_path, png(side, side))
    program = """
import asyncio, sys
from pathlib import Path
from services.images.inspection import ImageUnreadable, inspect

def peak() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

before = peak()
try:
    asyncio.run(inspect(Path(sys.argv[1])))
except ImageUnreadable as error:
    print(error.reason)
print((peak() - before) // 1024)
"""
    root = Path(inspection.__file__).parents[2]
    finished = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True, cwd=root, timeout=60
    )

    *reason, megabytes = finished.stdout.split()
    assert reason == refused
    assert int(megabytes) < most


@damaged_metadata
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["JPEG", "PNG", "WEBP"]),
    places=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
)
async def test_damaged_bytes_give_facts_or_a_refusal_and_nothing_else(
    tmp_path: Path, kind: str, places: list[tuple[float, int]]
) -> None:
    content = bytearray(encoded(noise(size=(40, 30)), kind, exif=oriented(6), icc_profile=srgb()))
    for place, value in places:
        content[int(place * len(content))] = value
    path = stored(tmp_path, content)

    for look in (inspect(path), thumbnail(path, tmp_path / "thumbnail", longest_side=16)):
        try:
            facts = await look
        except ImageUnreadable:
            continue
        assert facts.width > 0


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


async def test_a_missing_file_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await inspect(tmp_path / "nothing")


@pytest.fixture
def held_decoders(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Occupy the only decoder and leave one place to wait in, until the event is set."""
    release = Event()
    with ThreadPoolExecutor(max_workers=1) as decoders:
        monkeypatch.setattr(inspection, "_decoders", decoders)
        monkeypatch.setattr(inspection, "_places", BoundedSemaphore(1))
        decoders.submit(release.wait, 60)
        yield release
        release.set()


async def test_an_image_beyond_those_that_may_wait_is_put_off_at_once(tmp_path: Path, held_decoders: Event) -> None:
    path = stored(tmp_path, encoded(noise(), "PNG"))
    waiting = asyncio.create_task(inspect(path))
    await asyncio.sleep(0)

    with pytest.raises(DecodersBusy):
        await inspect(path)
    held_decoders.set()

    assert (await waiting).width == 300
    assert (await inspect(path)).width == 300


async def test_an_image_whose_turn_does_not_come_is_put_off_and_gives_its_place_back(
    tmp_path: Path, held_decoders: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = stored(tmp_path, encoded(noise(), "PNG"))
    with monkeypatch.context() as impatient:
        impatient.setattr(inspection, "PATIENCE", 0.01)
        with pytest.raises(DecodersBusy):
            await inspect(path)
    held_decoders.set()

    assert (await inspect(path)).width == 300


async def test_a_thumbnail_is_a_small_webp(tmp_path: Path) -> None:
    path, destination = stored(tmp_path, encoded(noise(size=(1600, 800)), "JPEG")), tmp_path / "thumbnail"

    facts = await thumbnail(path, destination)

    assert facts == ImageFacts("image/webp", 512, 256, destination.stat().st_size)
    assert await inspect(destination) == facts


async def test_a_small_image_is_not_enlarged(tmp_path: Path) -> None:
    path, destination = stored(tmp_path, encoded(noise(size=(40, 30)), "PNG")), tmp_path / "thumbnail"

    facts = await thumbnail(path, destination)

    assert (facts.width, facts.height) == (40, 30)


async def test_a_line_keeps_one_pixel(tmp_path: Path) -> None:
    path, destination = stored(tmp_path, png(20_000, 1)), tmp_path / "thumbnail"

    facts = await thumbnail(path, destination)

    assert (facts.width, facts.height) == (512, 1)


@pytest.mark.parametrize(
    ("orientation", "top_left"),
    [(1, "a"), (2, "b"), (3, "d"), (4, "c"), (5, "a"), (6, "c"), (7, "d"), (8, "b")],
)
async def test_a_thumbnail_is_turned_as_exif_says_and_has_no_metadata(
    tmp_path: Path, orientation: int, top_left: str
) -> None:
    corners = {"a": RED, "b": GREEN, "c": BLUE, "d": (240, 240, 240)}
    image = Image.new("RGB", (400, 200))
    for name, place in {"a": (0, 0), "b": (200, 0), "c": (0, 100), "d": (200, 100)}.items():
        image.paste(corners[name], (*place, place[0] + 200, place[1] + 100))
    content = encoded(image, "JPEG", exif=oriented(orientation), icc_profile=srgb(), comment=b"secret")
    path, destination = stored(tmp_path, content), tmp_path / "thumbnail"

    await thumbnail(path, destination, longest_side=100)

    with Image.open(destination) as made:
        assert made.size == ((50, 100) if orientation >= 5 else (100, 50))
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
async def test_a_thumbnail_keeps_transparency(tmp_path: Path, mode: str) -> None:
    path, destination = stored(tmp_path, half_transparent(mode)), tmp_path / "thumbnail"

    await thumbnail(path, destination, longest_side=50)

    with Image.open(destination) as made:
        assert made.mode == "RGBA"
        assert close(made.getpixel((10, 12)), (*RED, 255))
        assert made.getchannel("A").getpixel((40, 12)) == 0


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
async def test_a_thumbnail_has_the_colours_of_its_image(
    tmp_path: Path, make: Callable[[], bytes], expected: tuple[int, int, int]
) -> None:
    path, destination = stored(tmp_path, make()), tmp_path / "thumbnail"

    await thumbnail(path, destination)

    with Image.open(destination) as made:
        assert close(made.convert("RGB").getpixel((32, 32)), expected)


def swapped_srgb() -> bytes:
    """Return a profile in which red and blue have changed places: what it calls red is sRGB's blue."""
    profile = bytearray(srgb())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
async def test_a_colour_profile_is_converted_to_srgb(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGB", (64, 64), (255, 0, 0)).convert(mode)
    path = stored(tmp_path, encoded(image, "PNG", icc_profile=swapped_srgb()))
    destination = tmp_path / "thumbnail"

    await thumbnail(path, destination)

    with Image.open(destination) as made:
        assert close(made.convert("RGB").getpixel((32, 32)), (0, 0, 255))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: encoded(noise(size=(900, 600)), "JPEG", exif=oriented(6)), id="turned jpeg"),
        pytest.param(lambda: encoded(noise(), "JPEG"), id="small jpeg"),
        pytest.param(lambda: encoded(noise(size=(900, 600)), "PNG", exif=oriented(3)), id="turned png"),
        pytest.param(lambda: encoded(noise("I;16", (900, 600)), "PNG"), id="16-bit png"),
        pytest.param(lambda: encoded(noise("RGBA", (900, 600)), "WEBP", lossless=True), id="webp with alpha"),
    ],
)
async def test_one_decoding_gives_what_looking_at_it_twice_gives(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path, alone, small = stored(tmp_path, make()), tmp_path / "alone.webp", tmp_path / "small.webp"
    await thumbnail(path, alone)

    assert await inspect(path, small=small) == await inspect(path)
    assert small.read_bytes() == alone.read_bytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
async def test_an_image_that_was_cut_short_has_no_thumbnail(tmp_path: Path, kind: str) -> None:
    content = encoded(noise(size=(900, 600)), kind)
    path, small = stored(tmp_path, content[: len(content) * 3 // 4]), tmp_path / "small.webp"

    with pytest.raises(ImageUnreadable) as raised:
        await inspect(path, small=small)

    assert raised.value.reason is Reason.TRUNCATED
    assert not small.exists()


async def test_a_failed_thumbnail_leaves_no_file(tmp_path: Path) -> None:
    content = encoded(noise(), "JPEG")
    path, destination = stored(tmp_path, content[: len(content) // 2]), tmp_path / "thumbnail"

    with pytest.raises(ImageUnreadable):
        await thumbnail(path, destination)

    assert not destination.exists()
