"""An image model on offer. The fields are those of an entry of ``models.toml``, which explains them."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from services.catalogue.enums import AspectRatio, Background, OutputFormat, Resolution

MAX_OUTPUTS = 4

# The descriptions complete "it must be …" in messages to the operator.
Slug = Annotated[
    str,
    Meta(
        max_length=60,
        pattern=r"\A[a-z0-9]+(?:-[a-z0-9]+)*\Z",
        description="up to 60 lower-case letters, digits and single hyphens",
    ),
]
Line = Annotated[str, Meta(min_length=1, max_length=300, description="a text of 1 to 300 characters")]
WireId = Annotated[
    str,
    Meta(
        max_length=100,
        pattern=r"\A[A-Za-z0-9][A-Za-z0-9._/-]*\Z",
        description="the id of a model at the provider: up to 100 letters, digits and . _ / -",
    ),
]
WireField = Annotated[
    str,
    Meta(
        max_length=60,
        pattern=r"\A[A-Za-z][A-Za-z0-9_]*\Z",
        description="the name of a field: up to 60 letters, digits and _",
    ),
]
WireValue = Annotated[str, Meta(min_length=1, max_length=60, description="a text of 1 to 60 characters")]
Scalar = bool | int | float | Annotated[str, Meta(max_length=200)]
Credits = Annotated[int, Meta(ge=1, le=100_000)]
ProviderCredits = Annotated[float, Meta(ge=0, le=100_000)]
Side = Annotated[int, Meta(ge=1, le=100_000)]
Seconds = Annotated[float, Meta(ge=1, le=86_400)]

_T = TypeVar("_T")


class ModelStatus(StrEnum):
    """Whether a model is offered. With a real key of the provider, an untested one is not."""

    LIVE = "live"
    UNTESTED = "untested"
    PAUSED = "paused"
    RETIRED = "retired"


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file; unknown names in it are mistakes."""


class Text(Entry, frozen=True, kw_only=True):
    """A text to show, in English and Chinese."""

    en: Line
    zh: Line


class Prompt(Entry, frozen=True, kw_only=True):
    """The least and greatest number of characters of the composed prompt, style words included."""

    min: Annotated[int, Meta(ge=1, le=20_000)] = 1
    max: Annotated[int, Meta(ge=1, le=20_000)]


class InputImages(Entry, frozen=True, kw_only=True):
    """The input images: the wire's field, a list unless ``scalar``, and limits on their number and on each image."""

    field: WireField
    max: Annotated[int, Meta(ge=1, le=16)]
    scalar: bool = False
    max_mb: Annotated[float, Meta(gt=0, le=100)] | None = None
    max_mp: Annotated[float, Meta(gt=0, le=1_000)] | None = None
    min_side: Side | None = None
    max_side: Side | None = None

    @property
    def max_bytes(self) -> int | None:
        return None if self.max_mb is None else int(self.max_mb * 2**20)

    @property
    def max_pixels(self) -> int | None:
        return None if self.max_mp is None else int(self.max_mp * 1_000_000)


class Shape(Entry, frozen=True, kw_only=True):
    """The aspect ratios: the wire's field, our values with the wire's, and our default."""

    field: WireField
    default: AspectRatio
    values: dict[AspectRatio, WireValue]


class Tier(Entry, frozen=True, kw_only=True):
    """The resolutions. Without a field none is sent, and the default is the only one."""

    field: WireField | None = None
    default: Resolution
    values: dict[Resolution, WireValue] = msgspec.field(default_factory=dict)

    @property
    def offered(self) -> tuple[Resolution, ...]:
        return tuple(self.values) or (self.default,)


class Format(Entry, frozen=True, kw_only=True):
    """The output formats. Without a field none is sent, and the default is the only one."""

    field: WireField | None = None
    default: OutputFormat
    values: dict[OutputFormat, WireValue] = msgspec.field(default_factory=dict)

    @property
    def offered(self) -> tuple[OutputFormat, ...]:
        return tuple(self.values) or (self.default,)


class BackgroundOption(Entry, frozen=True, kw_only=True):
    """The backgrounds: the wire's field, our values with the wire's, and our default."""

    field: WireField
    default: Background
    values: dict[Background, WireValue]


class SeedOption(Entry, frozen=True, kw_only=True):
    """The seeds: the wire's field and its range; ``as_text``: the wire takes a string of digits."""

    field: WireField
    min: Annotated[int, Meta(ge=-(2**31), le=2**63 - 1)] = 0
    max: Annotated[int, Meta(ge=-(2**31), le=2**63 - 1)] = 2**31 - 1
    as_text: bool = False


class NegativePromptOption(Entry, frozen=True, kw_only=True):
    """The negative prompt: the wire's field, and its greatest number of characters."""

    field: WireField
    max: Annotated[int, Meta(ge=1, le=20_000)]


class Never(Entry, frozen=True, kw_only=True):
    """A combination that the model does not take: one of each list that is given, with or without input images."""

    aspect_ratio: tuple[AspectRatio, ...] = ()
    resolution: tuple[Resolution, ...] = ()
    output_format: tuple[OutputFormat, ...] = ()
    background: tuple[Background, ...] = ()
    images: bool | None = None


class ProviderPrice(Entry, frozen=True, kw_only=True):
    """The provider's price in its credits, by our resolutions, and for each input image after the free ones."""

    credits: dict[Resolution, ProviderCredits]
    per_extra_image: ProviderCredits = 0.0
    free_images: Annotated[int, Meta(ge=0, le=16)] = 1


class Result(Entry, frozen=True, kw_only=True):
    """The form and number of a task's results."""

    kind: Annotated[str, Meta(max_length=30)] = "urls"
    count: int = 1


class Duration(Entry, frozen=True, kw_only=True):
    """The typical duration of a task, and the time after which it fails."""

    typical: Seconds
    deadline: Seconds = 900.0


class Model(Entry, frozen=True, kw_only=True):
    """A model: its names, what it takes, and what it costs."""

    slug: Slug
    name: Text
    description: Text
    status: ModelStatus
    text: WireId | None = None
    edit: WireId | None = None
    prompt: Prompt | None = None
    images: InputImages | None = None
    shape: Shape | None = None
    text_shape: Shape | None = None
    edit_shape: Shape | None = None
    tier: Tier
    format: Format
    background: BackgroundOption | None = None
    seed: SeedOption | None = None
    negative_prompt: NegativePromptOption | None = None
    always: dict[WireField, Scalar] = msgspec.field(default_factory=dict)
    never: tuple[Never, ...] = ()
    max_outputs: Annotated[int, Meta(ge=1, le=MAX_OUTPUTS)] = MAX_OUTPUTS
    credits: dict[Resolution, Credits]
    credits_per_extra_image: Annotated[int, Meta(ge=0, le=100_000)] = 0
    price: ProviderPrice
    result: Result = Result()
    seconds: Duration
    evidence: Line
    checked: dt.date

    @property
    def id(self) -> str:
        return f"mdl_{self.slug}"

    @property
    def takes_prompt(self) -> bool:
        return self.prompt is not None

    @property
    def max_prompt_length(self) -> int:
        """The greatest number of characters of the composed prompt; 0 if the model takes none."""
        return 0 if self.prompt is None else self.prompt.max

    @property
    def max_input_images(self) -> int:
        return 0 if self.images is None else self.images.max

    @property
    def requires_input_image(self) -> bool:
        return self.text is None

    @property
    def aspect_ratios(self) -> tuple[AspectRatio, ...]:
        """The ratios of both modes; ``AUTO`` is always the first."""
        shapes = (self.shape_for(images=images) for images in (False, True))
        return _each((AspectRatio.AUTO, *(ratio for shape in shapes if shape is not None for ratio in shape.values)))

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        return self.tier.offered

    @property
    def output_formats(self) -> tuple[OutputFormat, ...]:
        return self.format.offered

    @property
    def backgrounds(self) -> tuple[Background, ...]:
        """The backgrounds, ``AUTO`` first; empty if the model has no such option."""
        return () if self.background is None else _each((Background.AUTO, *self.background.values))

    @property
    def supports_seed(self) -> bool:
        return self.seed is not None

    @property
    def supports_negative_prompt(self) -> bool:
        return self.negative_prompt is not None

    @property
    def supports_transparency(self) -> bool:
        return Background.TRANSPARENT in self.backgrounds

    @property
    def typical_seconds(self) -> float:
        return self.seconds.typical

    def shape_for(self, *, images: bool) -> Shape | None:
        """Return the aspect ratios with or without input images; None if none is sent."""
        return self.shape or (self.edit_shape if images else self.text_shape)

    def credits_for(self, resolution: str, *, images: int) -> int:
        """Return our price of one result, with ``images`` input images.

        Raises:
            ValueError: the model has no such resolution.
        """
        return self.credits[Resolution(resolution)] + self.credits_per_extra_image * self._extra(images)

    def provider_credits_for(self, resolution: str, *, images: int) -> float:
        """Return the provider's price of one result, with ``images`` input images."""
        price = self.price
        return price.credits[Resolution(resolution)] + price.per_extra_image * self._extra(images)

    def _extra(self, images: int) -> int:
        return max(0, images - self.price.free_images)


def _each(values: Iterable[_T]) -> tuple[_T, ...]:
    """Return the values in order, each once."""
    return tuple(dict.fromkeys(values))
