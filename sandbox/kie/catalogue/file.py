"""Reads and checks ``models.toml``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Self

import msgspec
from msgspec import Struct

from sandbox.kie.catalogue.fields import Choice, Value, listed
from sandbox.kie.catalogue.models import Entry, Model
from sandbox.painting.orders import FORMATS, LONGEST_SIDE, Work, is_ratio

PATH = Path(__file__).parents[1] / "models.toml"


class ModelsFileWrong(Exception):
    """The file cannot be used; the message has one line for each mistake."""


class Catalogue(Struct, frozen=True, kw_only=True):
    """All models by their ids."""

    usual_seconds: float
    models: dict[str, Model]

    @classmethod
    def read(cls, path: Path = PATH) -> Self:
        """Read a file.

        Raises:
            ModelsFileWrong: it is no such file, or has mistakes.
        """
        try:
            content = msgspec.toml.decode(path.read_bytes(), type=_File)
        except (OSError, msgspec.DecodeError) as error:  # A ValidationError is a DecodeError, and names the place.
            raise ModelsFileWrong(f"{path.name}: {error}") from error
        mistakes = [f"{path.name}: {mistake}" for mistake in _mistakes(content)]
        if mistakes:
            raise ModelsFileWrong("\n".join(mistakes))
        models = [model for entry in content.models for model in entry.models()]
        return cls(usual_seconds=content.usual_seconds, models={model.id: model for model in models})


class _File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    usual_seconds: float
    models: tuple[Entry, ...]


def _mistakes(content: _File) -> Iterator[str]:
    if not content.usual_seconds > 0:
        yield "usual_seconds must be positive"
    seen: set[str] = set()
    for entry in content.models:
        ids = {model.id for model in entry.models()}
        yield from (f"{id}: two models have this id" for id in sorted(ids & seen))
        seen |= ids
        yield from (f"{entry.title}: {mistake}" for mistake in _entry_mistakes(entry))


def _entry_mistakes(entry: Entry) -> Iterator[str]:
    if entry.text is None and entry.edit is None:
        yield "text or edit is required"
    if (entry.edit is None) != (entry.images is None):
        yield "images and edit need each other"
    if not entry.seconds > 0:
        yield "seconds must be positive"
    if entry.images is not None and entry.images.field in entry.fields:
        yield f"images.field: {entry.images.field} is in fields too"
    for name, each in entry.fields.items():
        if isinstance(each, Choice) and not {each.default, each.image_default} <= {*listed(each), None}:
            yield f"fields.{name}: the default is not among the values"
    yield from _price_mistakes(entry)
    yield from _picture_mistakes(entry)
    for never in entry.never:
        for name, values in never.fields.items():
            yield from _unlisted("never.fields", entry, name, values)


def _price_mistakes(entry: Entry) -> Iterator[str]:
    price = entry.price
    if isinstance(price.credits, dict) != (price.field is not None):
        yield "price.field and a table of price.credits need each other"
    elif isinstance(price.credits, dict) and price.field is not None:
        each = entry.fields.get(price.field)
        if each is None or set(listed(each)) != price.credits.keys():
            yield f"price.credits must have the values of {price.field}"
    if price.results is not None and price.results not in entry.fields:
        yield f"price.results: {price.results} is not in fields"


def _picture_mistakes(entry: Entry) -> Iterator[str]:
    picture = entry.picture
    if (picture.format is None) == (picture.file is None):
        yield "picture needs either format or file"
    if picture.work is not Work.PAINT and entry.text is not None:
        yield "picture.work: a model that does this needs an image"
    if picture.file is not None and picture.file not in FORMATS:
        yield f"picture.file: {picture.file} is not one of {', '.join(FORMATS)}"
    for part, name, names in (
        ("ratio", picture.ratio, picture.ratios),
        ("size", picture.size, picture.sizes),
        ("format", picture.format, {}),
    ):
        if name is None:
            continue
        each = entry.fields.get(name)
        if each is None or not listed(each):
            yield f"picture.{part}: {name} is not a choice"
            continue
        for value in listed(each):
            known = names.get(str(value), str(value))
            if not (is_ratio(known) if part == "ratio" else known in (LONGEST_SIDE if part == "size" else FORMATS)):
                yield f"picture.{part}: the value {value} of {name} has no meaning"


def _unlisted(part: str, entry: Entry, name: str, values: tuple[Value, ...]) -> Iterator[str]:
    each = entry.fields.get(name)
    if each is None:
        yield f"{part}: {name} is not in fields"
    elif unknown := set(values) - set(listed(each)):
        yield f"{part}: {name} has no value {', '.join(map(str, unknown))}"
