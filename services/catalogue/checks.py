"""Checks of entries of the catalogue that concern several fields; each mistake is one line."""

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from msgspec.structs import asdict, replace

from services.catalogue.combinations import default_candidates, first_allowed
from services.catalogue.enums import AspectRatio
from services.catalogue.models import Model, Shape
from services.catalogue.styles import NONE, Style


def repeated(entries: Sequence[Model] | Sequence[Style]) -> Iterator[str]:
    """Return a line for each slug that two entries have."""
    slugs = [entry.slug for entry in entries]
    return (f"{slug}: slug: two entries have it" for slug in dict.fromkeys(slugs) if slugs.count(slug) > 1)


def style_mistakes(styles: Sequence[Style], models: Collection[str]) -> Iterator[str]:
    """Return a line for each mistake of the styles; ``models``: the slugs that they may name."""
    for style in styles:
        for slug in style.suits:
            if slug not in models:
                yield f"{style.slug}: suits: {slug} is not the slug of a model"
    plain = next((style for style in styles if style.slug == NONE), None)
    if plain is None:
        yield f"{NONE}: slug: a style with this slug, without words, must be there"
    elif plain.words or plain.suits:
        yield f"{NONE}: {'words' if plain.words else 'suits'}: the style that adds nothing must not have it"


def model_mistakes(model: Model) -> Iterator[str]:
    """Return a line for each mistake of a model, with its slug and field."""
    parts = (_ids(model), _shapes(model), _values(model), _prices(model), _ranges(model), _fields(model))
    wrong = list(chain(*parts))
    # Combinations are only meaningful for fields without mistakes.
    return (f"{model.slug}: {line}" for line in wrong or _combinations(model))


def _ids(model: Model) -> Iterator[str]:
    if model.text is None and model.edit is None:
        yield "text: an entry has `text`, `edit` or both"
    if (model.edit is None) != (model.images is None):
        yield "images: an entry has both `edit` and `images`, or neither"
    if model.text is not None and model.prompt is None:
        yield "prompt: it is missing; only a model that needs an input image can do without"
    if model.negative_prompt is not None and model.prompt is None:
        yield "negative_prompt: it needs `prompt`"
    if model.result.kind != "urls":
        yield f"result.kind: only `urls` can be stored, not {model.result.kind}"
    if model.result.count != 1:
        yield f"result.count: only models with 1 result a task are offered, not {model.result.count}"


def _shapes(model: Model) -> Iterator[str]:
    if model.shape is not None and (model.text_shape is not None or model.edit_shape is not None):
        yield "shape: it is for both modes, so `text_shape` and `edit_shape` must not be there"
    if model.text_shape is not None and model.text is None:
        yield "text_shape: it needs `text`"
    if model.edit_shape is not None and model.edit is None:
        yield "edit_shape: it needs `edit`"
    shapes: dict[str, Shape | None] = {
        "shape": model.shape,
        "text_shape": model.text_shape,
        "edit_shape": model.edit_shape,
    }
    for name, shape in shapes.items():
        if shape is not None:
            if shape.default is not AspectRatio.AUTO:  # Each model takes it.
                yield from _default(name, shape.default, shape.values)
            if not any(ratio.sides for ratio in shape.values):
                yield f"{name}.values: at least one ratio besides auto"


def _values(model: Model) -> Iterator[str]:
    for name, table in (("tier", model.tier), ("format", model.format)):
        if (table.field is None) != (not table.values):
            yield f"{name}.values: a table has both `field` and `values`, or neither"
        elif table.values:
            yield from _default(name, table.default, table.values)
    if model.background is not None:
        yield from _default("background", model.background.default, model.background.values)


def _default(name: str, default: str, values: Collection[str]) -> Iterator[str]:
    if default not in values:
        yield f"{name}.default: {default} is not one of its values"


def _prices(model: Model) -> Iterator[str]:
    for name, credits in (("credits", model.credits), ("price.credits", model.price.credits)):
        missing = [each for each in model.resolutions if each not in credits]
        extra = [each for each in credits if each not in model.resolutions]
        if missing:
            yield f"{name}: it lacks {', '.join(missing)}"
        if extra:
            yield f"{name}: the model has no resolution {', '.join(extra)}"


def _ranges(model: Model) -> Iterator[str]:
    prompt, images, seed = model.prompt, model.images, model.seed
    if prompt is not None and prompt.min > prompt.max:
        yield "prompt.min: it is above `max`"
    if images is not None and images.scalar and images.max > 1:
        yield "images.max: a scalar field takes 1 image"
    if images is not None and (images.min_side or 0) > (images.max_side or math.inf):
        yield "images.min_side: it is above `max_side`"
    if seed is not None and seed.min > seed.max:
        yield "seed.min: it is above `max`"
    if model.seconds.typical > model.seconds.deadline:
        yield "seconds.typical: it is above `deadline`"


def _fields(model: Model) -> Iterator[str]:
    """Return a line for each field of the wire that two parts of the entry would set."""
    used: list[tuple[str, str | None]] = [
        ("prompt", None if model.prompt is None else "prompt"),
        ("images.field", None if model.images is None else model.images.field),
        ("tier.field", model.tier.field),
        ("format.field", model.format.field),
        ("background.field", None if model.background is None else model.background.field),
        ("seed.field", None if model.seed is None else model.seed.field),
        ("negative_prompt.field", None if model.negative_prompt is None else model.negative_prompt.field),
        *((f"always.{field}", field) for field in model.always),
    ]
    shapes = (("shape", model.shape), ("text_shape", model.text_shape), ("edit_shape", model.edit_shape))
    seen = {field: name for name, field in reversed(used) if field is not None}
    for name, field in used:
        if field is not None and seen[field] != name:
            yield f"{name}: {seen[field]} sets {field}, too"
    for name, shape in shapes:
        if shape is not None and shape.field in seen:
            yield f"{name}.field: {seen[shape.field]} sets {shape.field}, too"


def _combinations(model: Model) -> Iterator[str]:
    """Return lines for rules that name values which the model lacks, or that forbid its defaults or a whole value."""
    offered: dict[str, Sequence[str]] = {
        "aspect_ratio": model.aspect_ratios,
        "resolution": model.resolutions,
        "output_format": model.output_formats,
        "background": model.backgrounds,
    }
    for number, rule in enumerate(model.never, start=1):
        given = {name: value for name, value in asdict(rule).items() if value not in ((), None)}
        if len(given) < 2:
            yield f"never[{number}]: a rule is about two or more fields; to forbid a value always, leave it out"
        for name, values in offered.items():
            lacking = [each for each in given.get(name, ()) if each not in values]
            if lacking:
                yield f"never[{number}].{name}: the model has no {', '.join(lacking)}"
    for images in (False, True):
        if (model.edit if images else model.text) is None:
            continue
        every = default_candidates(model, None, images=images)
        first = first_allowed(model, every, images=images)
        mode = "with" if images else "without"
        if first is None:
            yield f"never: it forbids every request {mode} input images"
        elif first.resolution is not model.tier.default or first.output_format is not model.format.default:
            yield f"never: it forbids the defaults {mode} input images"
    for name, values in offered.items():
        for value in values:
            if value != "auto" and not _is_possible(model, name, value):
                yield f"never: it forbids {name} {value} in every request"


def _is_possible(model: Model, name: str, value: str) -> bool:
    for images in (False, True):
        if (model.edit if images else model.text) is None:
            continue
        every = default_candidates(model, None, images=images)
        if value in getattr(every, name) and first_allowed(model, replace(every, **{name: (value,)}), images=images):
            return True
    return False
