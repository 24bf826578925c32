"""The choice of a model's values for one request, and the plan that follows from it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from services.catalogue.combinations import (
    Candidates,
    Values,
    auto_ratios,
    default_backgrounds,
    default_formats,
    default_ratios,
    default_resolutions,
    first_allowed,
    is_allowed,
)
from services.catalogue.enums import AspectRatio, Background
from services.catalogue.models import Model
from services.catalogue.plan import InputSize, Nearest, Plan, Scalar
from services.catalogue.styles import Style, compose
from services.errors import InvalidInput, Refusal, SeveralRefused
from services.findings import Findings

POLLS = (0.5, 1.0, 1.5)  # Times the typical duration.
SHORTEST_POLL = 3.0

_T = TypeVar("_T", bound=StrEnum)


class Choices(Struct, frozen=True, kw_only=True):
    """The values that the client chose; None for those that it left to the model."""

    aspect_ratio: str | None = None
    resolution: str | None = None
    output_format: str | None = None
    background: str | None = None
    seed: int | None = None
    negative_prompt: str | None = None


class Selection(Struct, frozen=True, kw_only=True):
    """The values used, as stored with the creation, the price of one image in our credits, and the plan.

    ``aspect_ratio`` is AUTO if the model chooses, or if it depends on an input whose size is not known yet.
    """

    aspect_ratio: str
    resolution: str
    output_format: str
    background: str | None
    seed: int | None
    negative_prompt: str | None
    credits: int
    plan: Plan


def choose(
    model: Model,
    *,
    prompt: str | None,
    style: Style,
    choices: Choices,
    inputs: Sequence[InputSize | None],
    partial: bool = False,
) -> Selection:
    """Return the values for a request, with defaults for those that the client did not choose.

    ``inputs``: the sizes of the input images, None for a size that is not known yet. ``partial``: the request is not
    complete, as for a quote, so a missing prompt or input image is no reason to refuse it.

    Raises:
        InvalidInput, SeveralRefused: the model does not take values; the messages name the values that it takes.
    """
    try:
        return _choose(model, prompt=prompt, style=style, choices=choices, inputs=inputs, partial=partial)
    except (InvalidInput, SeveralRefused) as refusal:
        _refuse_all(model, prompt, style, choices, inputs, refusal, partial=partial)
        raise


def _refuse_all(
    model: Model,
    prompt: str | None,
    style: Style,
    choices: Choices,
    inputs: Sequence[InputSize | None],
    first: Refusal,
    *,
    partial: bool,
) -> None:
    """Raise all refusals of a request, of which ``first`` is the one that was found first."""
    findings = Findings()
    findings.take(lambda: _check_inputs(model, len(inputs), partial=partial))
    findings.take(lambda: _prompt(model, prompt or "", style, partial=partial))
    findings.take(lambda: _values(model, choices, inputs, images=bool(inputs) or model.requires_input_image))
    findings.take(lambda: _seed(model, choices.seed))
    findings.take(lambda: _negative_prompt(model, choices.negative_prompt))
    findings.add(first)
    findings.refuse()


def _choose(
    model: Model,
    *,
    prompt: str | None,
    style: Style,
    choices: Choices,
    inputs: Sequence[InputSize | None],
    partial: bool,
) -> Selection:
    with_images = bool(inputs) or model.requires_input_image
    _check_inputs(model, len(inputs), partial=partial)
    words = _prompt(model, prompt or "", style, partial=partial)
    values = _values(model, choices, inputs, images=with_images)
    seed = _seed(model, choices.seed)
    negative_prompt = _negative_prompt(model, choices.negative_prompt)
    nearest = _nearest(model, choices, values, inputs, images=with_images)
    fields: dict[str, Scalar] = dict(model.always)
    if words is not None:
        fields["prompt"] = words
    shape = model.shape_for(images=with_images)
    if shape is not None and values.aspect_ratio is not None and nearest is None:
        fields[shape.field] = shape.values[values.aspect_ratio]
    if model.tier.field is not None:
        fields[model.tier.field] = model.tier.values[values.resolution]
    if model.format.field is not None:
        fields[model.format.field] = model.format.values[values.output_format]
    if model.background is not None and values.background is not None:
        fields[model.background.field] = model.background.values[values.background]
    if model.seed is not None and seed is not None:
        fields[model.seed.field] = str(seed) if model.seed.as_text else seed
    if model.negative_prompt is not None and negative_prompt is not None:
        fields[model.negative_prompt.field] = negative_prompt
    aspect_ratio = AspectRatio.AUTO if nearest is not None or values.aspect_ratio is None else values.aspect_ratio
    return Selection(
        aspect_ratio=aspect_ratio,
        resolution=values.resolution,
        output_format=values.output_format,
        background=values.background,
        seed=seed,
        negative_prompt=negative_prompt,
        credits=model.credits_for(values.resolution, images=len(inputs)),
        plan=_plan(model, fields, nearest, values.resolution, len(inputs), images=with_images),
    )


def _plan(
    model: Model, fields: dict[str, Scalar], nearest: Nearest | None, resolution: str, number: int, *, images: bool
) -> Plan:
    wire_id = model.edit if images else model.text
    if wire_id is None:
        raise RuntimeError(f"the model {model.slug} has no id for this request")
    limits = model.images if images else None
    return Plan(
        model=wire_id,
        input=fields,
        images_field=None if limits is None else limits.field,
        images_scalar=limits is not None and limits.scalar,
        nearest=nearest,
        provider_credits=model.provider_credits_for(resolution, images=number),
        first_polls=tuple(max(SHORTEST_POLL, model.seconds.typical * times) for times in POLLS),
        deadline=model.seconds.deadline,
        max_bytes=None if limits is None else limits.max_bytes,
        max_pixels=None if limits is None else limits.max_pixels,
        min_side=None if limits is None else limits.min_side,
        max_side=None if limits is None else limits.max_side,
    )


def _check_inputs(model: Model, number: int, *, partial: bool) -> None:
    name = model.name.en
    if number == 0 and model.requires_input_image and not partial:
        raise InvalidInput(f"{name} needs an input image.", path=["input", "images"])
    if number <= model.max_input_images:
        return
    most = f"at most {model.max_input_images} input images" if model.max_input_images > 1 else "1 input image"
    taken = "no input images" if model.images is None else most
    raise InvalidInput(f"{name} takes {taken}, and {number} are given.", path=["input", "images"])


def _prompt(model: Model, prompt: str, style: Style, *, partial: bool) -> str | None:
    """Return the composed prompt, which is never cut; None if the model takes none."""
    name, path = model.name.en, ["input", "prompt"]
    if not style.is_for(model):
        raise InvalidInput(
            f"The style {style.name.en} is not for {name}; it is for {', '.join(style.suits)}.", path=["input", "style"]
        )
    if model.prompt is None:
        if prompt.strip():
            raise InvalidInput(f"{name} takes no prompt.", path=path)
        if style.words:
            raise InvalidInput(f"{name} takes no prompt, so no style but `sty_none`.", path=["input", "style"])
        return None
    if not prompt.strip():
        if partial:
            return ""
        raise InvalidInput(f"{name} needs a prompt.", path=path)
    composed = compose(prompt, style)
    counted = f"With the words of its style the prompt has {len(composed)} characters" if style.words else ""
    counted = counted or f"The prompt has {len(composed)} characters"
    if len(composed) > model.prompt.max:
        raise InvalidInput(f"{counted}; {name} takes at most {model.prompt.max}.", path=path)
    if len(composed) < model.prompt.min:
        raise InvalidInput(f"{counted}; {name} takes at least {model.prompt.min}.", path=path)
    return composed


def _seed(model: Model, seed: int | None) -> int | None:
    path = ["input", "seed"]
    if seed is None:
        return None
    if model.seed is None:
        raise InvalidInput(f"{model.name.en} takes no seed.", path=path)
    if not model.seed.min <= seed <= model.seed.max:
        raise InvalidInput(f"{model.name.en} takes seeds from {model.seed.min} to {model.seed.max}.", path=path)
    return seed


def _negative_prompt(model: Model, text: str | None) -> str | None:
    path = ["input", "negativePrompt"]
    if text is None or not text.strip():
        return None
    if model.negative_prompt is None:
        raise InvalidInput(f"{model.name.en} takes no negative prompt.", path=path)
    if len(text) > model.negative_prompt.max:
        raise InvalidInput(
            f"The negative prompt has {len(text)} characters; {model.name.en} takes at most"
            f" {model.negative_prompt.max}.",
            path=path,
        )
    return text


def _values(model: Model, choices: Choices, inputs: Sequence[InputSize | None], *, images: bool) -> Values:
    """Return the first allowed combination of the chosen values and the candidates for the others."""
    first, findings = inputs[0] if inputs else None, Findings()
    ratios = findings.take(lambda: _chosen_ratio(model, choices.aspect_ratio, first, images=images))
    resolutions = findings.take(
        lambda: _chosen(model, "resolution", choices.resolution, model.resolutions, path="resolution")
    )
    formats = findings.take(
        lambda: _chosen(model, "format", choices.output_format, model.output_formats, path="outputFormat")
    )
    backgrounds = findings.take(lambda: _chosen_background(model, choices.background))
    findings.refuse()
    chosen = Candidates(
        aspect_ratio=ratios or default_ratios(model, first, images=images),
        resolution=resolutions or default_resolutions(model),
        output_format=formats or default_formats(model),
        background=backgrounds or default_backgrounds(model),
    )
    values = first_allowed(model, chosen, images=images)
    if values is None:
        raise _combination_refused(model, chosen, images=images)
    return values


def _chosen_ratio(
    model: Model, ratio: str | None, first: InputSize | None, *, images: bool
) -> Sequence[AspectRatio | None]:
    """Return the candidates of a chosen ratio, of which AUTO has several; none if the client did not choose."""
    if ratio == AspectRatio.AUTO:
        return auto_ratios(model, first, images=images)
    shape = model.shape_for(images=images)
    offered = (AspectRatio.AUTO, *(() if shape is None else shape.values))
    return _chosen(model, "aspect ratio", ratio, dict.fromkeys(offered), path="aspectRatio", images=images)


def _chosen_background(model: Model, background: str | None) -> Sequence[Background | None]:
    """Return the candidates of a chosen background; none if the client did not choose, or left the choice open."""
    if model.background is None:
        return _chosen(model, "background", background, (Background.AUTO,), path="background") and (None,)
    if background == Background.AUTO and Background.AUTO not in model.background.values:
        return ()
    return _chosen(model, "background", background, model.backgrounds, path="background")


def _chosen(
    model: Model, what: str, value: str | None, offered: Iterable[_T], *, path: str, images: bool | None = None
) -> Sequence[_T]:
    """Return a chosen value, as the only candidate, or none if the client did not choose.

    Raises:
        InvalidInput: the model does not offer it.
    """
    if value is None:
        return ()
    found = tuple(each for each in offered if each == value)
    if not found:
        mode = "" if images is None else " with an input image" if images else " without an input image"
        allowed = tuple(offered)
        message = f"{model.name.en} has no {what} {value}{mode}. It takes: {', '.join(allowed)}."
        raise InvalidInput(message, path=["input", path], allowed=allowed)
    return found


def _combination_refused(model: Model, chosen: Candidates, *, images: bool) -> InvalidInput:
    """Return the refusal of chosen values that the model does not take together.

    It names a value that could be another one, and the values that it could be.
    """
    shape = model.shape_for(images=images)
    every = {
        "aspect_ratio": ("aspectRatio", "aspect ratio", tuple(shape.values) if shape else ()),
        "output_format": ("outputFormat", "format", model.output_formats),
        "background": ("background", "background", model.backgrounds),
        "resolution": ("resolution", "resolution", model.resolutions),
    }
    for field, (path, what, offered) in every.items():
        values = getattr(chosen, field)
        if len(values) != 1 or values[0] is None:
            continue
        allowed = [
            value for value in offered if first_allowed(model, replace(chosen, **{field: (value,)}), images=images)
        ]
        if not allowed:
            continue
        if field == "aspect_ratio":
            allowed = [AspectRatio.AUTO, *(ratio for ratio in allowed if ratio != AspectRatio.AUTO)]
        mode = "with input images" if images else "without input images"
        return InvalidInput(
            f"{model.name.en} does not take the {what} {values[0]} together with the other values, {mode}."
            f" It takes: {', '.join(allowed)}.",
            path=["input", path],
            allowed=allowed,
        )
    return InvalidInput(f"{model.name.en} does not take these values together.", path=["input"])


def _nearest(
    model: Model, choices: Choices, values: Values, inputs: Sequence[InputSize | None], *, images: bool
) -> Nearest | None:
    """Return the allowed ratios, if the ratio is to follow a first input whose size is not known yet."""
    shape = model.shape_for(images=images)
    if shape is None or not inputs or inputs[0] is not None:
        return None
    is_auto = (choices.aspect_ratio or shape.default) == AspectRatio.AUTO
    if not is_auto or values.aspect_ratio in (None, AspectRatio.AUTO):
        return None
    allowed: dict[AspectRatio, str] = {
        ratio: wire
        for ratio, wire in shape.values.items()
        if ratio is not AspectRatio.AUTO and is_allowed(model, replace(values, aspect_ratio=ratio), images=images)
    }
    return Nearest(field=shape.field, values=allowed, default=values.aspect_ratio)
