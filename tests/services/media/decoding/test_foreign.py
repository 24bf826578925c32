"""Pictures of other types than JPEG, PNG and WebP: taken and converted, or refused by their own name, within limits."""

import io
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from services.media.decoding import decoder
from services.media.decoding.pillow import inspect
from services.media.decoding.pool import DecoderPool
from services.media.formats import content_types
from services.media.formats.inspection import INPUT_TYPES, STORED_TYPES, ImageFacts, ImageUnreadable, Reason
from tests.services.media.decoding import odd_decoder
from tests.services.media.formats import foreign
from tests.services.media.formats.foreign import BLUE, GREEN, GREY, RED, corners, heic, saved

ROOT = Path(content_types.__file__).parents[3]
AVIF = saved(corners(), "AVIF", quality=90)


def stored(folder: Path, content: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    return path


def taken(path: Path, *, made: bool = False) -> ImageFacts:
    return inspect(path, INPUT_TYPES, {320: path.with_name("small.webp")}, made=made)


def refusal(folder: Path, content: bytes) -> tuple[Reason, str]:
    with pytest.raises(ImageUnreadable) as raised:
        taken(stored(folder, content))
    return raised.value.reason, raised.value.message


def close(pixel: Any, expected: tuple[int, ...], by: int = 14) -> bool:
    return all(abs(a - b) <= by for a, b in zip(pixel, expected, strict=True))


# The format, its maker, and the four corners of the picture, clockwise from the top left.
TAKEN = [
    ("a HEIC", lambda: heic(corners()), (RED, GREEN, GREY, BLUE)),
    ("a HEIC of tiles", lambda: heic(corners((1_040, 720)), tile_size=256), (RED, GREEN, GREY, BLUE)),
    ("a HEIC without subsampling", lambda: heic(corners(), chroma=444), (RED, GREEN, GREY, BLUE)),
    ("a grey HEIC", lambda: heic(Image.new("L", (96, 64), 90)), ((90,) * 3,) * 4),
    ("a HEIC of several pictures", lambda: saved_heics(corners(), corners().rotate(180)), (RED, GREEN, GREY, BLUE)),
    ("a HEIC with 10 bits a channel", lambda: ten_bit_heic(), (RED,) * 4),
    ("a HEIC turned to the right", lambda: foreign.turned_heic(6), (BLUE, RED, GREEN, GREY)),
    ("a HEIC turned to the left", lambda: foreign.turned_heic(8), (GREEN, GREY, BLUE, RED)),
    ("a HEIC upside down", lambda: foreign.turned_heic(3), (GREY, BLUE, RED, GREEN)),
    ("a mirrored HEIC", lambda: foreign.turned_heic(2), (GREEN, RED, BLUE, GREY)),
    ("a HEIC whose first brand is general", lambda: foreign.with_brands(heic(corners()), b"mif1", b"heic"), None),
    ("an AVIF", lambda: AVIF, (RED, GREEN, GREY, BLUE)),
    ("an AVIF with 10 bits a channel", lambda: foreign.AVIF_10_BIT, ((225, 40, 20),) * 4),
    ("an AVIF whose first brand is mif1", lambda: foreign.with_brands(AVIF, b"mif1", b"avif"), None),
    ("an AVIF whose first brand is miaf", lambda: foreign.with_brands(AVIF, b"miaf", b"avif"), None),
    ("an AVIF whose first brand is msf1", lambda: foreign.with_brands(AVIF, b"msf1", b"mif1", b"avif"), None),
    ("an animated AVIF", lambda: animated("AVIF"), (RED, GREEN, GREY, BLUE)),
    ("a turned AVIF", lambda: saved(corners(), "AVIF", exif=orientation(6)), (BLUE, RED, GREEN, GREY)),
    ("a GIF", lambda: saved(corners(mode="P"), "GIF"), (RED, GREEN, GREY, BLUE)),
    ("an animated GIF", lambda: animated("GIF"), (RED, GREEN, GREY, BLUE)),
    ("a BMP", lambda: saved(corners(), "BMP"), (RED, GREEN, GREY, BLUE)),
    ("a BMP of a palette", lambda: saved(corners(mode="P"), "BMP"), (RED, GREEN, GREY, BLUE)),
    ("a BMP of OS/2, with 7 in reserved fields", foreign.os2_bmp, (RED, GREEN, GREY, BLUE)),
    ("a BMP from the top", foreign.top_down_bmp, (RED, GREEN, GREY, BLUE)),
    ("a BMP with 108 bytes of header", lambda: foreign.top_down_bmp(108), (RED, GREEN, GREY, BLUE)),
    ("a BMP with 124 bytes of header", lambda: foreign.top_down_bmp(124), (RED, GREEN, GREY, BLUE)),
    ("a BMP with masks of 16 bits", foreign.small_bmp_colours, ((255, 0, 0), (0, 255, 0), (0, 255, 0), (255, 0, 0))),
    ("a TIFF", lambda: saved(corners(), "TIFF"), (RED, GREEN, GREY, BLUE)),
    ("a TIFF with LZW", lambda: saved(corners(), "TIFF", compression="tiff_lzw"), (RED, GREEN, GREY, BLUE)),
    ("a TIFF with deflate", lambda: saved(corners(), "TIFF", compression="tiff_deflate"), (RED, GREEN, GREY, BLUE)),
    ("a TIFF with JPEG", lambda: saved(corners(), "TIFF", compression="jpeg", quality=95), (RED, GREEN, GREY, BLUE)),
    ("a TIFF of BigTIFF's form", lambda: saved(corners(), "TIFF", big_tiff=True), (RED, GREEN, GREY, BLUE)),
    ("a TIFF of two pages", lambda: animated("TIFF"), (RED, GREEN, GREY, BLUE)),
    ("a turned TIFF", lambda: saved(corners(), "TIFF", tiffinfo={274: 6}), (BLUE, RED, GREEN, GREY)),
    ("a TIFF with 16 bits a channel", lambda: foreign.sixteen_bit_tiff(40_000), ((156,) * 3,) * 4),
    ("a grey TIFF with 16 bits", lambda: saved(Image.new("I;16", (9, 9), 40_000), "TIFF"), ((156,) * 3,) * 4),
    ("a bilevel TIFF of a fax", lambda: fax(), ((255,) * 3,) * 4),
    ("a CMYK TIFF", foreign.cmyk_tiff, ((255, 0, 0),) * 4),
    ("a grey TIFF with an RGB profile", lambda: grey_with_rgb_profile(), ((90,) * 3,) * 4),
]


def saved_heics(first: Image.Image, *others: Image.Image) -> bytes:
    import pillow_heif

    container = pillow_heif.from_pillow(first)
    for other in others:
        container.add_from_pillow(other)
    buffer = io.BytesIO()
    container.save(buffer, quality=90, primary_index=0)
    return buffer.getvalue()


def ten_bit_heic() -> bytes:
    import pillow_heif

    data = struct.pack("<3H", *(level * 257 for level in RED)) * 96 * 64
    buffer = io.BytesIO()
    pillow_heif.from_bytes(mode="RGB;16", size=(96, 64), data=data).save(buffer, quality=95)
    return buffer.getvalue()


def animated(kind: str) -> bytes:
    return saved(corners(), kind, save_all=True, append_images=[corners().rotate(180)])


def orientation(value: int) -> bytes:
    exif = Image.Exif()
    exif[274] = value
    return exif.tobytes()


def fax() -> bytes:
    return saved(Image.new("1", (96, 64), 1), "TIFF", compression="group4")


def grey_with_rgb_profile() -> bytes:
    return saved(Image.new("L", (96, 64), 90), "TIFF", icc_profile=foreign.other_profile())


@pytest.mark.parametrize(("make", "expected"), [pytest.param(make, seen, id=name) for name, make, seen in TAKEN])
def test_a_picture_is_taken_as_it_is_seen(
    tmp_path: Path, make: Callable[[], bytes], expected: tuple[tuple[int, ...], ...] | None
) -> None:
    path = stored(tmp_path, make())

    facts = taken(path)

    for file in (path, path.with_name("small.webp")):
        with Image.open(file) as image:
            right, bottom = image.width - 1, image.height - 1
            seen = [image.convert("RGB").getpixel(at) for at in ((0, 0), (right, 0), (right, bottom), (0, bottom))]
        for pixel, colour in zip(seen, expected or (RED, GREEN, GREY, BLUE), strict=True):
            assert close(pixel, colour, by=20), seen
    with Image.open(path) as kept:
        assert (facts.content_type, facts.width, facts.height) == ("image/jpeg", *kept.size)
        assert kept.format == "JPEG"
        assert not kept.getexif()
    assert facts.byte_size == path.stat().st_size


@pytest.mark.parametrize(
    "make",
    [
        *[
            pytest.param(lambda kind=kind: foreign.transparent(kind), id=kind)
            for kind in ("HEIC", "AVIF", "GIF", "TIFF")
        ],
        pytest.param(foreign.gimp_bmp, id="BMP of GIMP"),
    ],
)
def test_a_picture_keeps_its_transparency(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = stored(tmp_path, make())

    assert taken(path).content_type == "image/png"

    for file in (path, path.with_name("small.webp")):
        with Image.open(file) as image:
            assert image.mode == "RGBA"
            assert close(image.getpixel((0, 0)), (*RED, 255))
            corner = image.crop((image.width - 1, image.height - 1, image.width, image.height))
            assert corner.getchannel("A").tobytes()[0] <= 90


@pytest.mark.parametrize("kind", ["HEIC", "AVIF", "TIFF"])
def test_a_picture_keeps_its_colour_profile(tmp_path: Path, kind: str) -> None:
    image, profile = corners(), foreign.other_profile()
    image.info["icc_profile"] = profile
    path = stored(tmp_path, heic(image) if kind == "HEIC" else saved(image, kind, icc_profile=profile))

    taken(path)

    with Image.open(path) as kept:
        assert kept.info["icc_profile"] == profile


@pytest.mark.parametrize("kind", ["HEIC", "AVIF"])
def test_a_result_of_another_type_is_converted_and_marked_as_made_by_an_ai(tmp_path: Path, kind: str) -> None:
    path = stored(tmp_path, heic(corners()) if kind == "HEIC" else AVIF)

    assert taken(path, made=True).content_type == "image/jpeg"

    assert b"trainedAlgorithmicMedia" in path.read_bytes()


REFUSED = [
    ("a JPEG 2000 image", saved(corners(), "JPEG2000")),
    ("a JPEG 2000 image", b"\xff\x4f\xff\x51" + bytes(40)),
    ("a JPEG XL image", b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(40)),
    ("a JPEG XL image", b"\xff\x0a" + bytes(40)),
    ("a JPEG XR image", b"II\xbc\x01" + bytes(40)),
    ("a Photoshop document", b"8BPS\0\x01" + bytes(40)),
    ("a GIMP document", b"gimp xcf v011\0"),
    ("a camera's raw image", b"II*\0\x10\0\0\0CR\x02\0" + bytes(40)),
    ("a camera's raw image", b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom"),
    ("a camera's raw image", b"FUJIFILMCCD-RAW 0201"),
    ("a camera's raw image", foreign.raw_preview()),
    ("an icon", saved(corners((16, 16)), "ICO")),
    ("a high dynamic range image", b"v/1\x01" + bytes(40)),
    ("a high dynamic range image", b"#?RADIANCE\n"),
    ("a Netpbm image", saved(corners(), "PPM")),
    ("a PDF document", b"%PDF-1.7\n"),
    ("a PostScript document", b"%!PS-Adobe-3.0"),
    ("an SVG drawing", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ("an SVG drawing", b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- by an editor -->\n<svg width="1"/>'),
    ("a web page", b"\n <!DOCTYPE html><title>Not found</title><svg/>"),
    ("a video", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"),
    ("a video", b"\0\0\0\x14ftypqt  \0\0\0\0qt  "),
    ("a video", b"\x1aE\xdf\xa3" + bytes(40)),
    ("a ZIP archive or an office document", b"PK\x03\x04" + bytes(40)),
]


@pytest.mark.parametrize(
    ("name", "content"), [pytest.param(*case, id=f"{case[0]} {at}") for at, case in enumerate(REFUSED)]
)
def test_another_type_is_refused_by_its_own_name(tmp_path: Path, name: str, content: bytes) -> None:
    reason, message = refusal(tmp_path, content)

    assert reason in {Reason.WRONG_TYPE, Reason.NOT_AN_IMAGE}
    assert message.startswith(f"This is {name}, which is not accepted. S")


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        pytest.param(lambda: saved(Image.new("F", (9, 9)), "TIFF"), "TIFF images with 32 bits a channel", id="floats"),
        pytest.param(lambda: saved(Image.new("I", (9, 9)), "TIFF"), "TIFF images with 32 bits a channel", id="32 bits"),
        pytest.param(
            lambda: saved(corners(), "TIFF", compression="lzma"), "TIFF images with lzma compression", id="lzma"
        ),
        pytest.param(
            lambda: foreign.tiff({258: (8,), 259: (34_712,), 262: (1,)}, bytes(64), 8, 8),
            "TIFF images of this kind",
            id="an unknown compression",
        ),
        pytest.param(
            lambda: foreign.tiff({258: (5, 6, 5), 262: (2,), 277: (3,)}, bytes(64), 8, 8),
            "TIFF images of this kind",
            id="odd channels",
        ),
    ],
)
def test_an_odd_kind_of_tiff_is_refused_by_its_name(tmp_path: Path, make: Callable[[], bytes], expected: str) -> None:
    reason, message = refusal(tmp_path, make())

    assert (reason, message) == (Reason.WRONG_TYPE, f"{expected} are not accepted; save it as a JPEG or PNG.")


GIF_SCREEN = b"GIF89a\xff\xff\xff\xff\0\0\0!\xf9\4\x08\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
BMP_OF_64_MEGAPIXELS = foreign.bmp(struct.pack("<IiiHHIIiiII", 40, 60_000, 60_000, 1, 24, 0, 0, 0, 0, 0, 0), b"", b"")


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: foreign.with_size(heic(corners()), 16_000, 16_000), id="a HEIC of a huge size"),
        pytest.param(lambda: foreign.with_size(heic(corners()), 60_000, 60_000), id="a HEIC beyond libheif's limits"),
        pytest.param(lambda: foreign.with_size(heic(corners()), 8_000, 7_999), id="a HEIC of too much memory"),
        pytest.param(lambda: foreign.with_size(AVIF, 16_000, 16_000), id="an AVIF of a huge size"),
        pytest.param(lambda: foreign.with_size(AVIF, 8_000, 7_999), id="an AVIF of too much memory"),
        pytest.param(lambda: GIF_SCREEN, id="a GIF of a huge screen"),
        pytest.param(lambda: BMP_OF_64_MEGAPIXELS, id="a BMP of a huge size"),
        pytest.param(lambda: foreign.tiff({258: (8,), 262: (1,)}, b"\0", 60_000, 60_000), id="a TIFF of a huge size"),
        pytest.param(foreign.deflated_bomb, id="a TIFF whose one strip unpacks to much"),
        pytest.param(
            lambda: foreign.tiff(
                {258: (8,), 262: (1,), 322: (2**20,), 323: (2**20,), 324: (8,), 325: (1,)}, b"\0", 9, 9
            ),
            id="a TIFF of a huge tile",
        ),
    ],
)
def test_a_picture_that_costs_too_much_is_refused_before_it_is_decoded(
    tmp_path: Path, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def decoded(*_: object) -> None:
        raise AssertionError("it was decoded")

    content = make()
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decoded)
    monkeypatch.setattr("pillow_heif.heif.BaseImage.load", decoded)

    assert refusal(tmp_path, content)[0] in {Reason.TOO_MANY_PIXELS, Reason.TOO_COSTLY}


@pytest.mark.process
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: foreign.many_strips(3_500_000), id="a TIFF that lists millions of strips"),
        pytest.param(lambda: foreign.run_length_bmp(), id="a BMP of 64 megapixels in runs"),
        pytest.param(lambda: b"GIF89a\1\0\1\0\0\0\0!\xfe" + b"\1x" * 15_000_000, id="a GIF with a long comment"),
    ],
)
async def test_sizes_missing_in_headers_are_refused_at_the_limits_of_the_process(
    tmp_path: Path, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoder, "_PROGRAM", odd_decoder.__name__)  # It may use a second of CPU time.
    path = stored(tmp_path, make())

    async with DecoderPool(1) as decoders:
        with pytest.raises(ImageUnreadable):
            await decoders.inspect(path, renditions={320: tmp_path / "small.webp"}, user_id="ada")


@pytest.mark.process
async def test_libraries_write_nothing_to_the_log(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    damaged = foreign.tiff({258: (1,), 259: (3,), 262: (0,)}, bytes(range(256)) * 400, 64, 1_000)
    path = stored(tmp_path, damaged)

    async with DecoderPool(1) as decoders:
        await decoders.inspect(path, renditions={320: tmp_path / "small.webp"}, user_id="ada")

    assert capfd.readouterr().err == ""


def test_an_impossible_offset_is_damage_and_no_fault_of_the_disk(tmp_path: Path) -> None:
    big_tiff = struct.pack("<2sHHHQ", b"II", 43, 8, 0, 2**63)

    assert refusal(tmp_path, big_tiff)[0] is Reason.TRUNCATED


@pytest.mark.parametrize("part", [0.1, 0.5, 0.95])
@pytest.mark.parametrize("kind", ["HEIC", "AVIF", "GIF", "BMP", "TIFF"])
def test_a_picture_that_was_cut_short_is_refused(tmp_path: Path, kind: str, part: float) -> None:
    noise = Image.effect_noise((200, 100), 60).convert("RGB")
    content = heic(noise) if kind == "HEIC" else saved(noise, kind)

    assert refusal(tmp_path, content[: int(len(content) * part)])[0] in {Reason.TRUNCATED, Reason.WRONG_TYPE}


@pytest.mark.parametrize(
    ("announced", "expected"),
    [
        ("image/jpeg", "image/jpeg"),
        ("image/jpg", "image/jpeg"),
        ("IMAGE/PJPEG", "image/jpeg"),
        ("image/jpeg; charset=binary", "image/jpeg"),
        (" image/x-png ", "image/png"),
        ("image/heif", "image/heic"),
        ("image/heic-sequence", "image/heic"),
        ("image/x-ms-bmp", "image/bmp"),
        ("image/tif", "image/tiff"),
        ("application/octet-stream", "application/octet-stream"),
        ("binary/octet-stream", "application/octet-stream"),
        ("", "application/octet-stream"),
        ("image/svg+xml", None),
        ("text/plain", None),
    ],
)
def test_a_content_type_is_known_by_its_other_names(announced: str, expected: str | None) -> None:
    assert content_types.registered_type(announced) == expected


def test_every_type_that_is_stored_is_taken() -> None:
    assert STORED_TYPES < INPUT_TYPES


async def test_heic_is_read_in_a_decoder_process(tmp_path: Path) -> None:
    path = stored(tmp_path, heic(corners((4_032, 3_024)), tile_size=512, enc_params={"preset": "ultrafast"}))

    async with DecoderPool(1) as decoders:
        facts = await decoders.inspect(path, renditions={320: tmp_path / "small.webp"}, user_id="ada")

    assert (facts.content_type, facts.width, facts.height) == ("image/jpeg", 4_032, 3_024)


@pytest.mark.process
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: saved(Image.new("RGB", (8_000, 5_500), RED), "AVIF", speed=10), id="avif"),
        pytest.param(lambda: saved(Image.new("P", (8_000, 8_000)), "GIF"), id="gif"),
        pytest.param(
            lambda: saved(Image.new("RGB", (8_000, 7_999)), "TIFF", compression="tiff_lzw", tiffinfo={274: 6}),
            id="a turned tiff",
        ),
        pytest.param(
            lambda: saved(Image.new("RGBA", (8_000, 7_000), (*RED, 255)), "TIFF", compression="tiff_lzw"),
            id="a tiff with transparency that is not used",
        ),
    ],
)
async def test_the_largest_picture_is_converted_within_the_limits_of_the_process(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    path = stored(tmp_path, make())

    async with DecoderPool(1) as decoders:
        facts = await decoders.inspect(path, renditions={320: tmp_path / "small.webp"}, user_id="ada")

    assert facts.content_type == "image/jpeg"
    assert facts.width * facts.height >= 44_000_000


def test_a_decoder_starts_without_the_libraries_of_rare_types() -> None:
    program = "import sys, services.media.decoding.program; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)

    assert not {"pillow_heif", "PIL.AvifImagePlugin", "PIL.TiffImagePlugin"} & set(loaded.stdout.split())
