"""The records of ``models.toml``, and a model: one id on the wire, with its checks and its price."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from sandbox.kie import wire
from sandbox.kie.catalogue import fields
from sandbox.kie.catalogue.fields import Field, Value
from sandbox.painting.orders import Work


class Price(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Credits: one number, or one for each value of ``field``; ``extra_image`` is added for each image but the first.

    ``results`` is the field with the number of results, each of which costs the whole.
    """

    credits: float | dict[str, float]
    field: str | None = None
    extra_image: float = 0.0
    results: str | None = None


class Images(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The field of the input images, and limits; ``single``: it is one address, not a list. Sides are in pixels."""

    field: str
    most: int
    single: bool = False
    megabytes: int
    megapixels: int | None = None
    min_side: int | None = None
    max_side: int | None = None
    types: tuple[str, ...] = ("JPEG", "PNG", "WEBP")


class Picture(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields with the ratio, size and format of the result; maps of their values to ``4:3`` and ``1K``.

    Without ``format`` the result is always of the type ``file``.
    """

    work: Work = Work.PAINT
    ratio: str | None = None
    ratios: dict[str, str] = field(default_factory=dict)
    size: str | None = None
    sizes: dict[str, str] = field(default_factory=dict)
    format: str | None = None
    file: str | None = None
    returns_seed: bool = False


class Never(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A forbidden combination: each of the fields has one of its values; ``with_images``: only beside an image."""

    fields: dict[str, tuple[Value, ...]]
    with_images: bool = False

    def matches(self, values: Mapping[str, Value], *, with_images: bool) -> bool:
        return (with_images or not self.with_images) and all(
            values.get(name) in forbidden for name, forbidden in self.fields.items()
        )


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry of the file: one model, with one or two ids."""

    title: str
    provider: str
    text: str | None = None
    edit: str | None = None
    seconds: float
    price: Price
    images: Images | None = None
    picture: Picture
    never: tuple[Never, ...] = ()
    fields: dict[str, Field]

    def models(self) -> Iterator["Model"]:
        """Yield a model for each id."""
        for id in dict.fromkeys(id for id in (self.text, self.edit) if id is not None):
            yield Model(id=id, entry=self, images=self.images if id == self.edit else None)


class Model(Struct, frozen=True, kw_only=True):
    """A model by its id on the wire; ``images`` is None if it takes none."""

    id: str
    entry: Entry
    images: Images | None

    @property
    def needs_images(self) -> bool:
        return self.id != self.entry.text

    @property
    def task_types(self) -> list[str]:
        kinds = ("text-to-image", self.id == self.entry.text), ("image-to-image", self.images is not None)
        return [kind for kind, done in kinds if done]

    def objection(self, given: Mapping[str, object]) -> str | None:
        """Return a sentence about the first mistake in a task's ``input``, or None if it is valid."""
        images = None if self.images is None else self.images.field
        for unknown in sorted(given.keys() - self.entry.fields.keys() - {images}):
            return f"{unknown[:100]!a} is not a known field"
        if (wrong := self._image_objection(given)) is not None:
            return wrong
        with_images = bool(self.image_urls(given))
        for name, each in self.entry.fields.items():
            if name not in given:
                wrong = "is required" if each.required else None
            elif each.text_only and with_images:
                wrong = f"is not supported with {images}"
            else:
                wrong = fields.objection(each, given[name], with_images=with_images)
            if wrong is not None:
                return f"{name} {wrong}"
        values = self.values(given)
        for never in self.entry.never:
            if never.matches(values, with_images=with_images):
                combination = ", ".join(f"{name} {values[name]}" for name in never.fields)
                return f"This combination is not within the range of allowed options: {combination}"
        return None

    def _image_objection(self, given: Mapping[str, object]) -> str | None:
        if self.images is None:
            return None
        name, most = self.images.field, self.images.most
        urls = given.get(name, None if self.images.single else [])
        if self.images.single:
            urls = [] if urls is None else [urls]
        elif not isinstance(urls, list) or len(urls) > most:
            return f"{name} must be a list of at most {most} addresses"
        if not urls and self.needs_images:
            return f"{name} is required"
        return None if all(map(wire.is_address, urls)) else f"{name}: url is wrong"

    def image_urls(self, given: Mapping[str, object]) -> tuple[str, ...]:
        """Return the addresses in a valid ``input``."""
        urls = None if self.images is None else given.get(self.images.field)
        if isinstance(urls, list):
            return tuple(map(str, urls))
        return () if urls is None else (str(urls),)

    def values(self, given: Mapping[str, object]) -> dict[str, Value]:
        """Return the fields of a valid ``input`` without the images, and the defaults of the others."""
        with_images = bool(self.image_urls(given))
        values: dict[str, Value] = {}
        for name, each in self.entry.fields.items():
            value = given.get(name)
            if value is None and not (each.text_only and with_images):
                value = fields.default_value(each, with_images=with_images)
            if isinstance(value, Value):
                values[name] = value
        return values

    def results(self, given: Mapping[str, object]) -> int:
        """Return the number of pictures that a task with this ``input`` makes."""
        results = self.entry.price.results
        return 1 if results is None else int(self.values(given)[results])

    def credits(self, given: Mapping[str, object]) -> float:
        """Return the price of a task with this ``input``."""
        price = self.entry.price
        base = price.credits
        if isinstance(base, dict):
            base = base[str(self.values(given)[str(price.field)])]
        extra = price.extra_image * max(0, len(self.image_urls(given)) - 1)
        return round((base + extra) * self.results(given), 4)
