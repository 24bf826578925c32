"""Differences between a model's entry and what the provider publishes about the model."""

import re
from collections.abc import Iterator, Mapping

from services.catalogue.enums import AspectRatio
from services.catalogue.models import Model
from services.catalogue.plan import InputSize, Json
from services.catalogue.selection import Choices, choose
from services.catalogue.styles import NONE, gone
from services.errors import InvalidInput, SeveralRefused
from services.providers.models import InputField, ModelDescription

_IMAGE = "https://example.com/input.png"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
USD_PER_CREDIT = 0.005  # Some published prices are in dollars only.


def wire_ids(model: Model) -> list[tuple[str, bool]]:
    """Return the model's ids at the provider, each with whether it is used with input images."""
    return [(each, images) for each, images in ((model.text, False), (model.edit, True)) if each is not None]


def differences(model: Model, wire_id: str, *, images: bool, published: ModelDescription) -> list[str]:
    """Return a line for each difference between an entry and the published schema and price of one of its ids."""
    lines = [] if published.fields is None else list(_schema_lines(model, published.fields, images=images))
    if published.price is not None:
        lines += _price_lines(model, published.price)
    return [f"{wire_id}: {line}" for line in dict.fromkeys(lines)]


def _schema_lines(model: Model, fields: Mapping[str, InputField], *, images: bool) -> Iterator[str]:
    sent: set[str] = set()
    for complete in _inputs(model, images=images):
        sent |= complete.keys()
        for name, value in complete.items():
            if name not in fields:
                yield f"{name} is sent, and the schema does not have it"
            elif fault := _fault(fields[name], value):
                yield f"{name}: {fault}"
    for name, field in fields.items():
        if field.required and name not in sent:
            yield f"{name} is required, and is not sent"
    prompt = fields.get("prompt")
    if model.prompt is not None and prompt is not None and (prompt.max_length or model.prompt.max) < model.prompt.max:
        yield f"prompt takes {prompt.max_length} characters, and the entry allows {model.prompt.max}"
    if images and model.images is not None:
        most = fields[model.images.field].max_items if model.images.field in fields else None
        if most is not None and most < model.images.max:
            yield f"{model.images.field} takes {most} images, and the entry allows {model.images.max}"


def _inputs(model: Model, *, images: bool) -> Iterator[dict[str, Json]]:
    """Yield an input for each value that the entry offers, the others at their defaults."""
    each = [
        Choices(),
        *(Choices(aspect_ratio=ratio) for ratio in model.aspect_ratios if ratio is not AspectRatio.AUTO),
        *(Choices(resolution=resolution) for resolution in model.resolutions),
        *(Choices(output_format=output_format) for output_format in model.output_formats),
        *(Choices(background=background) for background in model.backgrounds),
        *([] if model.seed is None else [Choices(seed=model.seed.min), Choices(seed=model.seed.max)]),
        *([Choices(negative_prompt="blurred")] if model.supports_negative_prompt else []),
    ]
    prompt = "a" * model.prompt.min if model.prompt is not None else None
    inputs = [InputSize(width=1024, height=1024)] if images else []
    for choices in each:
        try:
            selection = choose(model, prompt=prompt, style=gone(NONE), choices=choices, inputs=inputs)
        except (InvalidInput, SeveralRefused):
            continue  # The entry offers this value in its other mode only.
        yield selection.plan.input_with([_IMAGE] * len(inputs), inputs[0] if inputs else None)


def _fault(field: InputField, value: Json) -> str | None:
    """Return why the schema does not take a value; None if it does."""
    if isinstance(value, list):
        return None if field.type in (None, "array") else f"a list is sent, and the schema has {field.type}"
    if field.values is not None and value not in field.values:
        return f"{value} is not among {', '.join(sorted(map(str, field.values)))}"
    if field.type is not None and field.type not in _TYPES[type(value)]:
        return f"{value!r} is sent, and the schema has {field.type}"
    if isinstance(value, bool | str):
        return None
    low, high = field.minimum, field.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        return f"{value} is not from {low} to {high}"
    return None


_TYPES: Mapping[type, frozenset[str]] = {
    bool: frozenset({"boolean"}),
    int: frozenset({"integer", "number"}),
    float: frozenset({"number"}),
    str: frozenset({"string"}),
}


def _price_lines(model: Model, text: str) -> Iterator[str]:
    """Yield a line for each expected price that the published text, which is prose, does not have."""
    published = [float(number) for number in _NUMBER.findall(text)]
    for resolution, credits in model.price.credits.items():
        if not any(abs(number - price) < 1e-6 for number in published for price in (credits, credits * USD_PER_CREDIT)):
            yield f"{credits:g} credits at {resolution} are not in the published price: {text}"
