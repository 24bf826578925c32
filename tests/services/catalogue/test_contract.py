"""The contract of each entry: the built ``input`` is one that the provider takes, with nothing else in it."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from services.catalogue.catalogue import MODELS_FILE, load
from services.catalogue.enums import AspectRatio, Background, OutputFormat, Resolution
from services.catalogue.models import Model
from services.catalogue.plan import InputSize, Plan
from services.catalogue.selection import Choices, choose
from services.catalogue.styles import Style
from services.errors import InvalidInput, Refusal, SeveralRefused
from tests.services.catalogue.requests import (
    MODES,
    NAMES,
    SHIPPED,
    WAN,
    WIDE,
    addresses,
    chosen,
    model_named,
    modes,
    sent,
)
from tests.services.catalogue.wire_schemas import SCHEMAS, faults

each_mode = pytest.mark.parametrize(("model", "images"), MODES, ids=NAMES)

# The values and fields of the schemas that the catalogue leaves out on purpose.
LEFT_OUT: dict[str, set[str]] = {
    "gpt-image-2-5-sunburst": {"27:16", "16:27", "9:8", "8:9"},
    "gpt-image-2-5-flare": {"27:16", "16:27", "9:8", "8:9"},
    "ideogram-3": {"square", "TURBO", "QUALITY", "GENERAL", "REALISTIC", "DESIGN"},
    "qwen-image-2-1": {"mask_url"},
}


def every_choice(model: Model) -> list[Choices]:
    """Return each combination of the model's options, chosen by the client."""
    seeds = (None,) if model.seed is None else (None, model.seed.min, model.seed.max)
    negatives = (None, "blurred") if model.supports_negative_prompt else (None,)
    return [
        Choices(
            aspect_ratio=ratio,
            resolution=resolution,
            output_format=output_format,
            background=background,
            seed=seed,
            negative_prompt=negative,
        )
        for ratio, resolution, output_format, background, seed, negative in product(
            model.aspect_ratios, model.resolutions, model.output_formats, model.backgrounds or (None,), seeds, negatives
        )
    ]


def values_sent(model: Model, images: int) -> tuple[set[str], set[object], int]:
    """Send each choice; return the names and the values that were sent, and the number of the refused choices."""
    names: set[str] = set()
    values: set[object] = set()
    refused = 0
    for choices in every_choice(model):
        inputs = [WIDE] * images
        try:
            selection = chosen(model, choices, inputs=inputs)
        except InvalidInput:
            refused += 1
            continue
        complete = sent(selection, inputs)
        assert faults(selection.plan.model, complete) == [], choices
        names |= complete.keys()
        values |= {value for value in complete.values() if not isinstance(value, list)}
    return names, values, refused


@each_mode
def test_each_choice_of_what_a_model_offers_is_refused_or_taken_by_the_wire(model: Model, images: int) -> None:
    names, values, _ = values_sent(model, images)
    schema = SCHEMAS[chosen(model, inputs=[WIDE] * images).plan.model]
    left_out = LEFT_OUT.get(model.slug, set())

    assert names == schema["properties"].keys() - left_out - (set() if images else {"image_input"})
    for name, rules in schema["properties"].items():
        assert set(rules.get("enum", ())) - left_out <= values, name


@each_mode
def test_without_choices_a_model_makes_an_image(model: Model, images: int) -> None:
    inputs: list[InputSize | None] = [WIDE] * images
    selection = chosen(model, inputs=inputs)

    assert faults(selection.plan.model, sent(selection, inputs)) == []
    assert selection.plan.model == (model.edit if images else model.text)
    assert selection.resolution == model.tier.default
    assert selection.output_format == model.format.default
    assert selection.credits == model.credits_for(model.tier.default, images=images)


@each_mode
def test_one_value_alone_is_taken_as_it_was_chosen(model: Model, images: int) -> None:
    inputs: list[InputSize | None] = [WIDE] * images
    shape = model.shape_for(images=images > 0)

    for ratio in () if shape is None else shape.values:
        selection = chosen(model, Choices(aspect_ratio=ratio), inputs=inputs)
        assert selection.aspect_ratio == ratio
        assert sent(selection, inputs)[shape.field] == shape.values[ratio] if shape else False
    for resolution in model.resolutions:
        assert chosen(model, Choices(resolution=resolution), inputs=inputs).resolution == resolution
    for output_format in model.output_formats:
        assert chosen(model, Choices(output_format=output_format), inputs=inputs).output_format == output_format
    for background in model.background.values if model.background else ():
        assert chosen(model, Choices(background=background), inputs=inputs).background == background


@each_mode
@pytest.mark.parametrize("first", [WIDE, InputSize(1, 1), InputSize(900, 1600), InputSize(10_000, 3), None])
def test_auto_is_taken_by_every_model_in_every_resolution(model: Model, images: int, first: InputSize | None) -> None:
    inputs = [first] * images
    for resolution in model.resolutions:
        selection = chosen(model, Choices(aspect_ratio="auto", resolution=resolution), inputs=inputs)

        assert faults(selection.plan.model, sent(selection, inputs)) == []
        assert selection.resolution == resolution


EXACT: list[tuple[str, int, Choices, str, dict[str, object]]] = [
    (
        *("nano-banana-pro", 2, Choices(aspect_ratio="4:5", resolution="4K", output_format="jpg"), "nano-banana-pro"),
        {
            "image_input": addresses(2),
            "aspect_ratio": "4:5",
            "resolution": "4K",
            "output_format": "jpg",
        },
    ),
    (
        *("nano-banana-2-1", 0, Choices(), "nano-banana-2-1"),
        {"aspect_ratio": "auto", "resolution": "1K", "output_format": "png"},
    ),
    (
        *("gpt-image-2-5-sunburst", 1, Choices(background="transparent"), "gpt-image-2-5-sunburst-image-to-image"),
        {"input_urls": addresses(1), "aspect_ratio": "auto", "resolution": "1K", "background": "transparent"},
    ),
    (
        *("gpt-image-2-5-flare", 0, Choices(resolution="4K"), "gpt-image-2-5-flare-text-to-image"),
        {"aspect_ratio": "4:3", "resolution": "4K", "background": "auto"},
    ),
    (
        *("seedream-5-pro", 1, Choices(resolution="2K", output_format="jpg"), "seedream/5-pro-image-to-image"),
        {
            "image_urls": addresses(1),
            "aspect_ratio": "16:9",
            "quality": "high",
            "output_format": "jpeg",
            "nsfw_checker": True,
        },
    ),
    (
        *("seedream-5-flash", 0, Choices(resolution="1.5K"), "seedream/5-flash-text-to-image"),
        {"aspect_ratio": "1:1", "size": "1.5K", "output_format": "png", "nsfw_checker": True},
    ),
    (
        *("qwen-image-2-1", 0, Choices(seed=7, output_format="webp", background="transparent")),
        "qwen2-1/text-to-image",
        {
            "aspect_ratio": "1:1",
            "resolution": "1K",
            "output_format": "webp",
            "background": "transparent",
            "seed": 7,
            "enhance_prompt": False,
            "nsfw_checker": True,
        },
    ),
    (
        *("flux-2-pro", 1, Choices(), "flux-2/pro-image-to-image"),
        {"input_urls": addresses(1), "aspect_ratio": "auto", "resolution": "1K", "nsfw_checker": True},
    ),
    (
        *("ideogram-3", 0, Choices(aspect_ratio="3:4", negative_prompt="rain"), "ideogram/v3-text-to-image"),
        {
            "image_size": "portrait_4_3",
            "rendering_speed": "BALANCED",
            "style": "AUTO",
            "expand_prompt": False,
            "negative_prompt": "rain",
        },
    ),
    (*("z-image", 0, Choices(aspect_ratio="16:9"), "z-image"), {"aspect_ratio": "16:9", "nsfw_checker": True}),
    (*("remove-background", 1, Choices(), "recraft/remove-background"), {"image": addresses(1)[0]}),
    (*("crisp-upscale", 1, Choices(), "recraft/crisp-upscale"), {"image": addresses(1)[0]}),
]


@pytest.mark.parametrize(("slug", "images", "choices", "wire_id", "expected"), EXACT, ids=[each[0] for each in EXACT])
def test_the_input_of_each_model_is_exactly_this(
    slug: str, images: int, choices: Choices, wire_id: str, expected: dict[str, object]
) -> None:
    model, inputs = model_named(slug), [WIDE] * images
    selection = chosen(model, choices, inputs=inputs)
    prompt = {"prompt": "a heron at dawn"} if model.takes_prompt else {}

    assert selection.plan.model == wire_id
    assert sent(selection, inputs) == prompt | expected


def test_each_shipped_model_has_an_exact_example() -> None:
    assert [each[0] for each in EXACT] == [model.slug for model in SHIPPED.models]


def test_a_further_model_is_one_entry_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "models.toml"
    file.write_text(MODELS_FILE.read_text() + WAN)
    wan = load(file).by_id("mdl_wan-2-7")
    assert wan is not None

    for images in modes(wan):
        names, values, refused = values_sent(wan, images)
        assert names == {"prompt", "resolution", "n", "enable_sequential", "seed", "thinking_mode", "watermark"} | {
            "nsfw_checker",
            "input_urls" if images else "aspect_ratio",
        }
        assert {"1K", "2K"} <= values
        assert refused > 0 if images else "4K" in values
    words = {"prompt": "a heron at dawn"}
    fixed = {"n": 1, "enable_sequential": False, "thinking_mode": False, "watermark": False, "nsfw_checker": True}
    assert sent(chosen(wan)) == words | fixed | {"aspect_ratio": "1:1", "resolution": "1K"}
    assert sent(chosen(wan, inputs=[WIDE]), [WIDE]) == words | fixed | {
        "resolution": "1K",
        "input_urls": addresses(1),
    }


REFUSABLE = {
    *("prompt", "style", "images", "seed", "negativePrompt"),
    *("aspectRatio", "resolution", "outputFormat", "background"),
}

sizes = st.none() | st.builds(InputSize, st.integers(1, 20_000), st.integers(1, 20_000))
some_choices = st.builds(
    Choices,
    aspect_ratio=st.none() | st.sampled_from([*AspectRatio, "7:3"]),
    resolution=st.none() | st.sampled_from([*Resolution, "8K"]),
    output_format=st.none() | st.sampled_from([*OutputFormat, "gif"]),
    background=st.none() | st.sampled_from([*Background, "green"]),
    seed=st.none() | st.integers(-5, 2**32),
    negative_prompt=st.none() | st.text(max_size=20),
)


@given(
    st.sampled_from([*SHIPPED.models]),
    some_choices,
    st.lists(sizes, max_size=17),
    st.text(max_size=30) | st.integers(0, 21_000).map(lambda number: "a" * number),
    st.sampled_from([*SHIPPED.styles]),
)
def test_any_request_is_refused_with_its_field_or_taken_by_the_wire(
    model: Model, choices: Choices, inputs: Sequence[InputSize | None], prompt: str, style: Style
) -> None:
    refusals: tuple[Refusal, ...] = ()
    try:
        selection = choose(model, prompt=prompt, style=style, choices=choices, inputs=inputs)
    except InvalidInput as error:
        refusals = (error,)
    except SeveralRefused as error:
        refusals = error.refusals
    if refusals:
        for refused in refusals:
            field = (refused.path or [""])[-1]
            assert refused.path == ["input", field]
            assert field in REFUSABLE
            assert refused.message.endswith(".")
        assert len({tuple(refused.path or ()) for refused in refusals}) == len(refusals)
        return
    complete = sent(selection, inputs)
    assert faults(selection.plan.model, complete) == []
    assert Plan.from_json(selection.plan.to_json()) == selection.plan
    if model.takes_prompt:
        assert str(complete["prompt"]).startswith(prompt.strip())
        assert str(complete["prompt"]).endswith(style.words)
    again = Choices(
        aspect_ratio=selection.aspect_ratio,
        resolution=selection.resolution,
        output_format=selection.output_format,
        background=selection.background,
        seed=selection.seed,
        negative_prompt=selection.negative_prompt,
    )
    repeated = choose(model, prompt=prompt, style=style, choices=again, inputs=inputs)
    assert repeated == replace(selection, plan=repeated.plan)
    assert sent(repeated, inputs) == complete
