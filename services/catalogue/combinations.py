"""Combinations of a model's values: the candidates for a request, and the first that no rule of the model forbids."""

from collections.abc import Sequence
from itertools import product

from msgspec import Struct

from services.catalogue.enums import AspectRatio, Background, OutputFormat, Resolution
from services.catalogue.models import Model, Never
from services.catalogue.plan import InputSize, by_closeness

SQUARE = InputSize(1, 1)


class Values(Struct, frozen=True, kw_only=True):
    """One combination of the values that rules can forbid together; None for a value that is not sent."""

    aspect_ratio: AspectRatio | None
    resolution: Resolution
    output_format: OutputFormat
    background: Background | None


class Candidates(Struct, frozen=True, kw_only=True):
    """The values to try, the best first: one value if the client chose it."""

    aspect_ratio: Sequence[AspectRatio | None]
    resolution: Sequence[Resolution]
    output_format: Sequence[OutputFormat]
    background: Sequence[Background | None]


def first_allowed(model: Model, candidates: Candidates, *, images: bool) -> Values | None:
    """Return the first allowed combination; the shape is the first to give way, since it has no effect on the price."""
    for resolution, output_format, background, aspect_ratio in product(
        candidates.resolution, candidates.output_format, candidates.background, candidates.aspect_ratio
    ):
        values = Values(
            aspect_ratio=aspect_ratio, resolution=resolution, output_format=output_format, background=background
        )
        if is_allowed(model, values, images=images):
            return values
    return None


def is_allowed(model: Model, values: Values, *, images: bool) -> bool:
    return not any(_forbids(rule, values, images=images) for rule in model.never)


def _forbids(rule: Never, values: Values, *, images: bool) -> bool:
    return (
        (not rule.aspect_ratio or values.aspect_ratio in rule.aspect_ratio)
        and (not rule.resolution or values.resolution in rule.resolution)
        and (not rule.output_format or values.output_format in rule.output_format)
        and (not rule.background or values.background in rule.background)
        and rule.images in (None, images)
    )


def default_candidates(model: Model, first: InputSize | None, *, images: bool) -> Candidates:
    """Return the candidates for a request that leaves all values to the model; ``first`` is the first input's size."""
    return Candidates(
        aspect_ratio=default_ratios(model, first, images=images),
        resolution=default_resolutions(model),
        output_format=default_formats(model),
        background=default_backgrounds(model),
    )


def default_ratios(model: Model, first: InputSize | None, *, images: bool) -> Sequence[AspectRatio | None]:
    shape = model.shape_for(images=images)
    if shape is None:
        return (None,)
    if shape.default is AspectRatio.AUTO:
        return auto_ratios(model, first, images=images)
    return (shape.default, *by_closeness(shape.values, _size_of(shape.default)))


def auto_ratios(model: Model, first: InputSize | None, *, images: bool) -> Sequence[AspectRatio | None]:
    """Return ``AUTO`` if the model has it, then the ratios by closeness to the first input, else to the default."""
    shape = model.shape_for(images=images)
    if shape is None:
        return (None,)
    own = [AspectRatio.AUTO] if AspectRatio.AUTO in shape.values else []
    return (*own, *by_closeness(shape.values, first or _size_of(shape.default)))


def default_resolutions(model: Model) -> Sequence[Resolution]:
    """Return the entry's default, then the others from the cheapest."""
    return (model.tier.default, *sorted(model.resolutions, key=model.credits.__getitem__))


def default_formats(model: Model) -> Sequence[OutputFormat]:
    return (model.format.default, *model.output_formats)


def default_backgrounds(model: Model) -> Sequence[Background | None]:
    option = model.background
    return (None,) if option is None else (option.default, *option.values)


def _size_of(ratio: AspectRatio) -> InputSize:
    return SQUARE if ratio.sides is None else InputSize(*ratio.sides)
