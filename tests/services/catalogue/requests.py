"""Requests for the tests of the catalogue: each model's modes, and the complete ``input`` of a choice."""

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
