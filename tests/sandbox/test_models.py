"""All models of the sandbox: accepted and refused inputs, and prices."""

import io
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sandbox.kie.catalogue.fields import Choice, Text, listed
from sandbox.kie.requests import catalogue
from tests.sandbox.running import Sandbox, running_sandbox

PICTURE = "https://example.org/cat.png"
CREDITS = 10_000.0


@dataclass(frozen=True)
class Wire:
    """A model's id with its least ``input``, and the price, size and type of its result."""

    id: str
    least: dict[str, Any]
    price: float
    size: tuple[int, int] = (1024, 1024)
    type: str = "PNG"
    # Others: more fields, and the price with them.
    prices: tuple[tuple[dict[str, Any], float], ...] = ()
    refused: tuple[dict[str, Any], ...] = field(default=())


WORDS = {"prompt": "a cat"}
SHAPED = {**WORDS, "aspect_ratio": "4:3"}
URLS = {"image_urls": [PICTURE]}
INPUTS = {"input_urls": [PICTURE]}
GPT_TIERS: tuple[tuple[dict[str, Any], float], ...] = (
    ({"aspect_ratio": "3:2", "resolution": "2K"}, 10.0),
    ({"aspect_ratio": "3:2", "resolution": "4K"}, 16.0),
    ({"aspect_ratio": "1:1", "resolution": "2K"}, 10.0),
)
GPT_REFUSED: tuple[dict[str, Any], ...] = (
    {"resolution": "2K"},
    {"aspect_ratio": "auto", "resolution": "4K"},
    {"aspect_ratio": "1:1", "resolution": "4K"},
    {"aspect_ratio": "27:16", "resolution": "2K"},
    {"aspect_ratio": "4:5"},
    {"seed": 1},
    {"output_format": "png"},
    {"background": "white"},
)
GPT = [
    Wire(f"gpt-image-2-5-{name}-{mode}-to-image", least, 6.0, size, prices=GPT_TIERS, refused=GPT_REFUSED)
    for name in ("sunburst", "flare")
    for mode, least, size in (("text", WORDS, (1024, 1024)), ("image", {**WORDS, **INPUTS}, (1024, 512)))
]
WIRES = [
    Wire(
        "nano-banana-pro",
        WORDS,
        18.0,
        prices=(({"resolution": "2K"}, 18.0), ({"resolution": "4K"}, 24.0), ({"image_input": [PICTURE] * 8}, 18.0)),
        refused=({"aspect_ratio": "4:1"}, {"seed": 1}, {"output_format": "webp"}, {"image_urls": [PICTURE]}),
    ),
    Wire(
        "nano-banana-2-1",
        WORDS,
        4.0,
        type="JPEG",
        prices=(({"resolution": "2K"}, 6.0), ({"resolution": "4K"}, 9.0), ({"image_input": [PICTURE] * 10}, 4.0)),
        refused=({"output_format": "jpeg"}, {"image_input": [PICTURE] * 11}, {"aspect_ratio": "9:21"}),
    ),
    *GPT,
    Wire(
        "seedream/5-pro-text-to-image",
        {**SHAPED, "quality": "basic"},
        7.0,
        (1024, 768),
        prices=(({"quality": "high"}, 14.0),),
        refused=({"quality": "1K"}, {"aspect_ratio": "auto"}, {"output_format": "jpg"}, {"nsfw_checker": "true"}, URLS),
    ),
    Wire(
        "seedream/5-pro-image-to-image",
        {**SHAPED, **URLS, "quality": "basic"},
        7.0,
        (1024, 768),
        prices=(
            ({"image_urls": [PICTURE] * 2}, 7.5),
            ({"quality": "high", "image_urls": [PICTURE] * 10}, 18.5),
        ),
        refused=({"resolution": "1K"}, {"aspect_ratio": "auto"}, {"image_urls": PICTURE}),
    ),
    Wire(
        "seedream/5-flash-text-to-image",
        SHAPED,
        3.24,
        (1024, 768),
        prices=(({"size": "2K", "nsfw_checker": True}, 3.24),),
        refused=({"size": "4K"}, {"quality": "basic"}, {"resolution": "1K"}),
    ),
    Wire(
        "seedream/5-flash-image-to-image",
        {**SHAPED, **URLS},
        3.24,
        (1024, 768),
        prices=(({"size": "1.5K", "image_urls": [PICTURE] * 10}, 3.24),),
        refused=({"aspect_ratio": "auto"},),
    ),
    Wire(
        "qwen2-1/text-to-image",
        WORDS,
        4.0,
        prices=(({"resolution": "2K", "output_format": "webp", "background": "transparent", "seed": 7}, 8.0),),
        refused=(
            {"aspect_ratio": "auto"},
            {"resolution": "4K"},
            {"background": "transparent", "output_format": "jpeg"},
            {"seed": "7"},
            {"seed": -1},
            {"seed": True},
            {"enhance_prompt": 1},
        ),
    ),
    Wire(
        "qwen2-1/image-to-image",
        {**WORDS, **URLS},
        4.0,
        (1024, 512),
        prices=(({"aspect_ratio": "9:21", "resolution": "2K"}, 8.0), ({"aspect_ratio": "auto"}, 4.0)),
        refused=({"mask": PICTURE}, {"background": "auto"}),
    ),
    Wire(
        "flux-2/pro-text-to-image",
        {**SHAPED, "resolution": "1K"},
        5.0,
        (1024, 768),
        prices=(({"resolution": "2K"}, 7.0),),
        refused=({"aspect_ratio": "auto"}, {"aspect_ratio": "21:9"}, {"output_format": "png"}, INPUTS),
    ),
    Wire(
        "flux-2/pro-image-to-image",
        {**SHAPED, **INPUTS, "resolution": "1K"},
        5.0,
        (1024, 768),
        prices=(({"aspect_ratio": "auto", "resolution": "2K", "input_urls": [PICTURE] * 8}, 7.0),),
        refused=({"image_urls": [PICTURE]}, {"resolution": "4K"}),
    ),
    Wire(
        "ideogram/v3-text-to-image",
        WORDS,
        7.0,
        prices=(
            ({"rendering_speed": "TURBO", "image_size": "portrait_16_9"}, 3.5),
            ({"rendering_speed": "QUALITY", "style": "DESIGN", "negative_prompt": "fog", "seed": 1}, 10.0),
            ({"negative_prompt": "", "expand_prompt": False}, 7.0),
        ),
        refused=({"aspect_ratio": "1:1"}, {"image_size": "1:1"}, {"rendering_speed": "turbo"}, {"image_url": PICTURE}),
    ),
    Wire("z-image", SHAPED, 0.8, (1024, 768), refused=({"aspect_ratio": "3:2"}, {"resolution": "1K"}, URLS)),
    Wire(
        "wan/2-7-image",
        {**WORDS, "n": 1},
        4.8,
        (2048, 2048),
        prices=(
            ({"n": 4}, 19.2),
            ({"n": 12, "enable_sequential": True}, 57.6),
            ({"aspect_ratio": "8:1", "resolution": "4K"}, 4.8),
            ({"input_urls": [PICTURE] * 9}, 4.8),
        ),
        refused=(
            {"n": 5},
            {"n": 0},
            {"n": 13, "enable_sequential": True},
            {"n": "1"},
            {"aspect_ratio": "1:1", **INPUTS},
            {"resolution": "4K", **INPUTS},
        ),
    ),
    Wire("recraft/remove-background", {"image": PICTURE}, 1.0, (400, 300), refused=(WORDS, {"image": [PICTURE]}, URLS)),
    Wire("recraft/crisp-upscale", {"image": PICTURE}, 0.5, (800, 600), refused=(WORDS, {"image": [PICTURE]}, URLS)),
]


def _id(wire: Wire) -> str:
    return wire.id


@pytest.fixture
async def idle(tmp_path: Path) -> AsyncIterator[Sandbox]:
    """A sandbox whose tasks do not end."""
    async with running_sandbox(tmp_path / "state", seconds=3600.0, rate=1000) as running:
        yield running


def test_the_table_has_all_models() -> None:
    assert sorted(wire.id for wire in WIRES) == sorted(catalogue().models)


@pytest.mark.parametrize("wire", WIRES, ids=_id)
async def test_each_accepted_input_costs_its_price(idle: Sandbox, wire: Wire) -> None:
    total = 0.0
    for more, price in (({}, wire.price), *wire.prices):
        await idle.accepted_for(wire.id, {**wire.least, **more})
        total += price
        assert await idle.credit() == pytest.approx(CREDITS - total, abs=1e-9), more


@pytest.mark.parametrize("wire", WIRES, ids=_id)
async def test_each_wrong_input_is_refused_and_costs_nothing(idle: Sandbox, wire: Wire) -> None:
    model = catalogue().models[wire.id]
    wrong: list[dict[str, Any]] = [{**wire.least, **more} for more in wire.refused]
    wrong += [{**wire.least, "unknown": "x"}, {**wire.least, f"{next(iter(wire.least))} ": "x"}]
    required = [name for name in wire.least if name != "n"]
    wrong += [{name: value for name, value in wire.least.items() if name != missing} for missing in required]
    for name, each in model.entry.fields.items():
        long = "x" * (each.most + 1) if isinstance(each, Text) else "no such value"
        bad_values: list[object] = [None, [], {}, 1.5, long]
        wrong += [{**wire.least, name: bad} for bad in bad_values]
    if (images := model.images) is not None:
        other = PICTURE if images.single else [PICTURE]
        bad_images: list[object] = [None, 7, {"url": PICTURE}, "data:image/png;base64,AAAA", ["ftp://example.org/a"]]
        bad_images += [[other], [PICTURE] * (images.most + 1), "" if images.single else [""]]
        wrong += [{**wire.least, images.field: bad} for bad in bad_images]
    if model.needs_images and images is not None and not images.single:
        wrong.append({**wire.least, images.field: []})

    answers = [(input, (await idle.create_for(wire.id, input)).json()) for input in wrong]

    assert [(input, answer) for input, answer in answers if answer["code"] != 422 or answer["data"] is not None] == []
    assert await idle.listed() == {"tasks": [], "refused": {"422": len(wrong)}}
    assert await idle.credit() == CREDITS


@pytest.mark.parametrize("wire", WIRES, ids=_id)
def test_each_listed_value_is_accepted_unless_its_combination_is_forbidden(wire: Wire) -> None:
    model = catalogue().models[wire.id]
    for name, each in model.entry.fields.items():
        values = each.allowed(with_images=model.needs_images) if isinstance(each, Choice) else listed(each)
        for value in values:
            objection = model.objection({**wire.least, name: value})
            assert objection is None or objection.startswith("This combination"), (name, value)
    assert model.objection(wire.least) is None


@pytest.mark.parametrize("wire", WIRES, ids=_id)
def test_the_longest_prompt_and_the_most_images_are_accepted(wire: Wire) -> None:
    model = catalogue().models[wire.id]
    prompt = model.entry.fields.get("prompt")
    most: dict[str, Any] = dict(wire.least)
    if isinstance(prompt, Text):
        most["prompt"] = "\U0001f431" * prompt.most
    if model.images is not None and not model.images.single:
        most[model.images.field] = [PICTURE] * model.images.most

    assert model.objection(most) is None


@pytest.mark.parametrize("wire", WIRES, ids=_id)
async def test_each_model_makes_a_picture_of_its_size_and_type(tmp_path: Path, wire: Wire) -> None:
    async with running_sandbox(tmp_path / "state") as sandbox:
        file = io.BytesIO()
        # The utilities keep the size of the input; the others have the ratio of this one if they follow it.
        utility = wire.id.startswith("recraft/")
        Image.new("RGB", (400, 300) if utility else (400, 200), "teal").save(file, "PNG")
        address = await sandbox.upload(file.getvalue(), "teal.png")
        input = {
            name: address if value == PICTURE else [address] if value == [PICTURE] else value
            for name, value in wire.least.items()
        }

        task_id = await sandbox.accepted_for(wire.id, input)
        result = await sandbox.result(task_id)
        record = await sandbox.record(task_id)

        picture = Image.open(io.BytesIO(result.content))
        assert (picture.size, picture.format) == (wire.size, wire.type)
        assert (record["model"], record["state"], record["successFlag"]) == (wire.id, "success", 1)
        assert record["creditsConsumed"] == wire.price
        assert await sandbox.credit() == pytest.approx(CREDITS - wire.price, abs=1e-9)


@pytest.mark.parametrize(
    "name", ["google/nano-banana-2-1", "nano-banana-2.1", "seedream/5-pro", "flux2/pro-text-to-image", "qwen2.1", ""]
)
async def test_a_name_that_is_no_id_is_refused(idle: Sandbox, name: str) -> None:
    answer = (await idle.create_for(name, WORDS)).json()

    assert (answer["code"], answer["msg"].split(".")[0]) == (422, "The model name you specified is not supported")
    assert await idle.credit() == CREDITS


async def test_too_few_credits_for_a_fraction_are_refused(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, credits=4, seconds=3600.0) as sandbox:
        first = await sandbox.create_for("seedream/5-flash-text-to-image", SHAPED)
        second = await sandbox.create_for("z-image", SHAPED)

        assert [answer.json()["code"] for answer in (first, second)] == [200, 402]
        assert await sandbox.credit() == 0.76
