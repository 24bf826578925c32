"""The pictures of models with several input images, ratios by name, seeds, transparency and kinds of work."""

import io
import json

import pytest
from PIL import Image, ImageChops, ImageColor, ImageStat

from sandbox.painting import collage, orders, styles
from sandbox.painting.orders import Order, Work
from tests.sandbox.running import Sandbox

COLOURS = ("red", "lime", "blue", "yellow", "magenta", "cyan", "orange", "purple", "white", "black")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the pictures of the smallest size have a seventh of their pixels; they are painted in the same way."""
    monkeypatch.setitem(orders.LONGEST_SIDE, "1K", 384)


def _difference(one: Image.Image, other: Image.Image) -> float:
    return sum(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean) / 3


def _flat(colour: str, size: tuple[int, int] = (300, 200)) -> Image.Image:
    return Image.new("RGB", size, colour)


def _encoded(picture: Image.Image, form: str = "PNG") -> bytes:
    file = io.BytesIO()
    picture.save(file, form)
    return file.getvalue()


@pytest.mark.parametrize("number", [2, 3, 5, 8, 10, 14, 16])
@pytest.mark.parametrize("size", [(1024, 1024), (1024, 439), (576, 1024), (1024, 128), (128, 1024)])
def test_each_print_is_visible_with_its_colour(number: int, size: tuple[int, int]) -> None:
    colours = [COLOURS[index % len(COLOURS)] for index in range(number - 1)]

    picture, mask = collage.with_prints(Image.new("RGB", size, (60, 70, 60)), [_flat(colour) for colour in colours])

    found = {colour: count for count, colour in picture.getcolors(size[0] * size[1]) or ()}
    least = size[0] * size[1] / 1000
    for colour in set(colours):
        assert found.get(ImageColor.getrgb(colour), 0) > least * colours.count(colour), colour
    assert ImageStat.Stat(mask).mean[0] < 0.62 * 255


@pytest.mark.parametrize("look", ["a photograph", "watercolour", "neon"])
@pytest.mark.usefixtures("small")
def test_every_input_image_changes_the_picture(look: str) -> None:
    order, sources = Order(words=look, ratio="16:9"), [_flat(colour) for colour in ("gray", "orange", "purple", "teal")]
    picture = styles.make(order, sources)

    for changed in range(4):
        others = [*sources[:changed], _flat("yellow"), *sources[changed + 1 :]]
        assert _difference(picture, styles.make(order, others)) > 0.5, changed


@pytest.mark.usefixtures("small")
def test_the_order_of_the_input_images_changes_the_picture() -> None:
    sources = [_flat("gray"), _flat("orange"), _flat("purple")]

    one, other = (styles.make(Order(words="photograph"), given) for given in (sources, [sources[0], *sources[:0:-1]]))

    assert _difference(one, other) > 1


async def test_sixteen_images_are_fetched_and_used(painter: Sandbox) -> None:
    addresses = [await painter.upload(_encoded(_flat(COLOURS[n % 9])), f"{n}.png") for n in range(16)]
    input = {"prompt": "a photograph", "input_urls": addresses}

    all_of_them = await painter.result(await painter.accepted_for("gpt-image-2-5-flare-image-to-image", input))
    without_last = await painter.result(
        await painter.accepted_for(
            "gpt-image-2-5-flare-image-to-image", {**input, "input_urls": [*addresses[:15], addresses[0]]}
        )
    )

    pictures = [Image.open(io.BytesIO(result.content)) for result in (all_of_them, without_last)]
    assert [picture.size for picture in pictures] == [(1024, 683)] * 2
    assert _difference(*pictures) > 0.1


async def test_a_further_image_that_cannot_be_read_fails_the_task(painter: Sandbox, jpeg: bytes) -> None:
    addresses = [await painter.upload(jpeg), f"{painter.url}/files/none.png"]

    record = await painter.ended(await painter.accepted("a photograph", image_input=addresses))

    assert (record["state"], record["failCode"], record["creditsConsumed"]) == ("fail", "400", 0.0)


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("square", (1024, 1024)),
        ("square_hd", (1024, 1024)),
        ("portrait_4_3", (768, 1024)),
        ("portrait_16_9", (576, 1024)),
        ("landscape_4_3", (1024, 768)),
        ("landscape_16_9", (1024, 576)),
    ],
)
async def test_names_of_ratios_mean_their_ratio(sandbox: Sandbox, value: str, size: tuple[int, int]) -> None:
    input = {"prompt": "a cat", "image_size": value}

    result = await sandbox.result(await sandbox.accepted_for("ideogram/v3-text-to-image", input))

    assert Image.open(io.BytesIO(result.content)).size == size


@pytest.mark.parametrize(
    ("model", "more", "side"),
    [
        ("seedream/5-pro-text-to-image", {"quality": "high"}, 2048),
        ("seedream/5-flash-text-to-image", {"size": "1.5K"}, 1536),
        ("flux-2/pro-text-to-image", {"resolution": "2K"}, 2048),
        ("nano-banana-2-1", {"resolution": "4K"}, 4096),
    ],
)
async def test_the_tier_is_the_longest_side(sandbox: Sandbox, model: str, more: dict[str, str], side: int) -> None:
    input = {"prompt": "a cat", "aspect_ratio": "16:9", **more}

    result = await sandbox.result(await sandbox.accepted_for(model, input))

    assert Image.open(io.BytesIO(result.content)).size == (side, side * 9 // 16)


@pytest.mark.parametrize(
    ("form", "ending", "media_type"), [("webp", ".webp", "image/webp"), ("jpeg", ".jpeg", "image/jpeg")]
)
async def test_the_format_is_the_type_of_the_file(sandbox: Sandbox, form: str, ending: str, media_type: str) -> None:
    task_id = await sandbox.accepted_for("qwen2-1/text-to-image", {"prompt": "a cat", "output_format": form})

    result = await sandbox.result(task_id)

    assert result.headers["content-type"] == media_type
    assert str(result.url).endswith(ending)
    assert Image.open(io.BytesIO(result.content)).format == form.upper()


@pytest.mark.parametrize(("form", "mode"), [("png", "text"), ("webp", "image")])
@pytest.mark.usefixtures("small")
async def test_a_transparent_background_has_alpha(painter: Sandbox, picture: Image.Image, form: str, mode: str) -> None:
    input = {"prompt": "a photograph of a disc", "background": "transparent", "output_format": form}
    if mode == "image":
        input["image_urls"] = [await painter.upload(_encoded(picture), "disc.png")]  # type: ignore[assignment]

    result = await painter.result(await painter.accepted_for(f"qwen2-1/{mode}-to-image", input))

    alpha = Image.open(io.BytesIO(result.content)).getchannel("A")
    assert alpha.getextrema() == (0, 255)
    assert 0.1 < ImageStat.Stat(alpha).mean[0] / 255 < 0.9


async def test_the_background_of_a_photograph_is_removed(painter: Sandbox) -> None:
    disc = Image.new("RGB", (400, 300), (20, 40, 160))
    disc.paste((230, 60, 30), (140, 90, 260, 210))
    address = await painter.upload(_encoded(disc), "disc.png")

    result = await painter.result(await painter.accepted_for("recraft/remove-background", {"image": address}))

    cut = Image.open(io.BytesIO(result.content))
    assert (cut.mode, cut.size, cut.format) == ("RGBA", (400, 300), "PNG")
    assert [cut.getpixel(place)[3] for place in ((5, 5), (390, 20), (200, 150))] == [0, 0, 255]  # type: ignore[index]
    assert cut.getpixel((200, 150)) == (230, 60, 30, 255)


async def test_an_upscaled_picture_has_twice_the_pixels_and_keeps_its_alpha(painter: Sandbox) -> None:
    half = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    half.paste((200, 30, 30, 255), (0, 0, 100, 100))
    address = await painter.upload(_encoded(half), "half.png")

    result = await painter.result(await painter.accepted_for("recraft/crisp-upscale", {"image": address}))

    large = Image.open(io.BytesIO(result.content))
    assert (large.mode, large.size) == ("RGBA", (400, 200))
    assert large.getpixel((50, 50)) == (200, 30, 30, 255)
    assert large.getpixel((300, 50))[3] == 0  # type: ignore[index]


def test_an_upscaled_picture_is_crisper_than_a_stretched_one(picture: Image.Image) -> None:
    stretched = picture.resize((400, 200), Image.Resampling.BICUBIC)
    upscaled = styles.make(Order(work=Work.UPSCALE), [picture])

    assert upscaled.size == stretched.size
    assert _difference(upscaled, stretched) > 0.5


def test_no_upscaled_picture_has_over_40_million_pixels() -> None:
    width, height = styles.upscaled_size((8_000, 6_000))

    assert width * height <= styles.MAX_PIXELS
    assert width / height == pytest.approx(4 / 3, abs=0.01)


@pytest.mark.parametrize("mode", ["text", "image"])
@pytest.mark.usefixtures("small")
async def test_a_seed_makes_the_same_picture_again_and_comes_back(painter: Sandbox, jpeg: bytes, mode: str) -> None:
    input = {"prompt": "a lake at dawn"} | ({"image_urls": [await painter.upload(jpeg)]} if mode == "image" else {})

    async def made(seed: int, callback: str) -> tuple[bytes, int]:
        top = {"callBackUrl": f"http://127.0.0.1:9/{callback}"}
        task_id = await painter.accepted_for(f"qwen2-1/{mode}-to-image", {**input, "seed": seed}, **top)
        record = await painter.ended(task_id)
        return (await painter.result(task_id)).content, json.loads(record["resultJson"])["seed"]

    first, again, other = [await made(7, "a"), await made(7, "b"), await made(8, "a")]

    assert first == again
    assert (first[1], other[1]) == (7, 8)
    assert _difference(*(Image.open(io.BytesIO(content)) for content, _ in (first, other))) > 2


@pytest.mark.usefixtures("small")
async def test_the_tasks_of_one_request_differ_by_their_callbacks(painter: Sandbox, jpeg: bytes) -> None:
    address = await painter.upload(jpeg)
    urls = [f"http://127.0.0.1:9/callback?creation={number}" for number in (1, 2, 1)]

    tasks = [await painter.accepted("watercolour", image_input=[address], callBackUrl=url) for url in urls]
    first, second, again = [(await painter.result(task_id)).content for task_id in tasks]

    assert first == again
    assert _difference(*(Image.open(io.BytesIO(content)) for content in (first, second))) > 1


@pytest.mark.usefixtures("small")
def test_a_negative_prompt_changes_the_picture_and_leaves_out_its_words() -> None:
    order = Order(words="a lake by a forest", ratio="16:9")
    plain, dry = (styles.make(order, []), styles.make(Order(words=order.words, ratio="16:9", without="lake"), []))

    assert _difference(plain, dry) > 4


@pytest.mark.usefixtures("small")
async def test_a_task_with_several_results_has_several_different_pictures(painter: Sandbox) -> None:
    task_id = await painter.accepted_for("wan/2-7-image", {"prompt": "a lake", "n": 3, "resolution": "1K"})

    urls = json.loads((await painter.ended(task_id))["resultJson"])["resultUrls"]

    contents = {(await painter.http.get(url)).content for url in urls}
    assert (len(urls), len(contents)) == (3, 3)


@pytest.mark.parametrize(
    ("model", "field", "size", "form", "message"),
    [
        ("recraft/remove-background", "image", (255, 300), "PNG", "too small: each side needs at least 256 pixels"),
        ("recraft/remove-background", "image", (300, 4097), "PNG", "too large: each side has at most 4096 pixels"),
        ("wan/2-7-image", "input_urls", (239, 240), "PNG", "too small: each side needs at least 240 pixels"),
        ("qwen2-1/image-to-image", "image_urls", (5001, 5000), "PNG", "exceeds the limit of 25 megapixels"),
        ("seedream/5-flash-image-to-image", "image_urls", (300, 300), "WEBP", "file type is not supported: WEBP"),
    ],
)
async def test_an_image_outside_of_a_models_limits_fails_the_task_and_costs_nothing(
    sandbox: Sandbox, model: str, field: str, size: tuple[int, int], form: str, message: str
) -> None:
    address = await sandbox.upload(_encoded(Image.new("L", size), form), f"grey.{form.lower()}")
    words = {} if field == "image" else {"prompt": "a cat"}
    shape = {"aspect_ratio": "1:1"} if "seedream" in model else {}
    input = {**words, **shape, field: address if field == "image" else [address]}

    record = await sandbox.ended(await sandbox.accepted_for(model, input))

    assert (record["state"], record["failCode"], record["creditsConsumed"]) == ("fail", "422", 0.0)
    assert message in record["failMsg"]
    assert await sandbox.credit() == 10_000.0


async def test_a_file_over_a_models_megabytes_fails_the_task(sandbox: Sandbox) -> None:
    address = await sandbox.upload(_encoded(Image.new("L", (300, 300))) + b"\0" * 5 * 1024 * 1024, "heavy.png")

    record = await sandbox.ended(await sandbox.accepted_for("recraft/remove-background", {"image": address}))

    assert record["failMsg"] == "The image size exceeds the limit of 5 MB."
