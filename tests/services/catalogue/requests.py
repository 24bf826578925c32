"""Requests for the tests of the catalogue: each model's modes, the complete ``input`` of a choice, a further model."""

from collections.abc import Iterator, Sequence

from services.catalogue.catalogue import load
from services.catalogue.models import Model
from services.catalogue.plan import InputSize, Json
from services.catalogue.selection import Choices, Selection, choose
from services.catalogue.styles import Style

SHIPPED = load()
PLAIN = SHIPPED.styles.none
WIDE = InputSize(1600, 900)

NOTHING = Choices()


# A model that is not shipped.
WAN = """
[[models]]
slug = "wan-2-7"
name = { en = "Wan 2.7", zh = "万相 2.7" }
description = { en = "Pictures by Wan.", zh = "万相图片。" }
status = "live"
text = "wan/2-7-image"
edit = "wan/2-7-image"
prompt = { max = 5_000 }
images = { field = "input_urls", max = 9, max_mb = 10, min_side = 240 }
seed = { field = "seed" }
always = { n = 1, enable_sequential = false, thinking_mode = false, watermark = false, nsfw_checker = true }
never = [{ resolution = ["4K"], images = true }]
credits = { "1K" = 6, "2K" = 6, "4K" = 6 }
seconds = { typical = 12 }
evidence = "recorded runs"
checked = 2026-10-09

[models.text_shape]
field = "aspect_ratio"
default = "1:1"

[models.text_shape.values]
"1:1" = "1:1"
"16:9" = "16:9"
"4:3" = "4:3"
"21:9" = "21:9"
"3:4" = "3:4"
"9:16" = "9:16"
"8:1" = "8:1"
"1:8" = "1:8"

[models.tier]
field = "resolution"
default = "1K"
values = { "1K" = "1K", "2K" = "2K", "4K" = "4K" }

[models.format]
default = "png"

[models.price]
credits = { "1K" = 4.8, "2K" = 4.8, "4K" = 4.8 }
"""


def modes(model: Model) -> Iterator[int]:
    """Return the numbers of input images to try: none, one, and the most."""
    if model.text is not None:
        yield 0
    if model.edit is not None:
        yield from sorted({1, model.max_input_images})


MODES = [(model, images) for model in SHIPPED.models for images in modes(model)]
NAMES = [f"{model.slug}-{images}" for model, images in MODES]


def addresses(number: int) -> list[str]:
    return [f"https://images.example/{each}.png" for each in range(number)]


def chosen(
    model: Model,
    choices: Choices = NOTHING,
    *,
    inputs: Sequence[InputSize | None] = (),
    prompt: str | None = None,
    style: Style = PLAIN,
) -> Selection:
    """Return the choice for a request with a prompt, if the model takes one."""
    words = ("a heron at dawn" if model.takes_prompt else "") if prompt is None else prompt
    return choose(model, prompt=words, style=style, choices=choices, inputs=inputs)


def sent(selection: Selection, inputs: Sequence[InputSize | None] = ()) -> dict[str, Json]:
    """Return the complete ``input`` of a choice."""
    first = (inputs[0] or WIDE) if inputs else None
    return selection.plan.input_with(addresses(len(inputs)), first)


def model_named(slug: str) -> Model:
    found = SHIPPED.by_slug(slug)
    assert found is not None
    return found
