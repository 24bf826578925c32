"""Styles: the looks on offer, and the words that each adds to the prompt for the provider."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta

from services.catalogue.models import Entry, Model, Slug, Text

NONE = "none"

Preview = Annotated[
    str,
    Meta(
        max_length=500,
        pattern=r"\A(?:/(?!/)|https://)[!-~]+\Z",
        description="a path on this server, or an https address, of up to 500 characters",
    ),
]


class Style(Entry, frozen=True, kw_only=True):
    """One look. ``words`` follow the user's prompt for the provider; ``slug`` is stored with the creation.

    ``preview`` is the path of an example image. ``suits``: the slugs of the models that take it; empty for all.
    """

    slug: Slug
    name: Text
    description: Text
    words: Annotated[str, Meta(max_length=1_000)] = ""
    preview: Preview | None = None
    suits: tuple[Slug, ...] = ()

    @property
    def id(self) -> str:
        return f"sty_{self.slug}"

    def is_for(self, model: Model) -> bool:
        return not self.suits or model.slug in self.suits


class Styles:
    """The styles on offer, in the order to show them."""

    def __init__(self, styles: Sequence[Style]) -> None:
        self._by_slug = {style.slug: style for style in styles}
        self._by_id = {style.id: style for style in styles}

    def __iter__(self) -> Iterator[Style]:
        return iter(self._by_slug.values())

    def __len__(self) -> int:
        return len(self._by_slug)

    @property
    def none(self) -> Style:
        """The style that adds nothing, ``sty_none``; each file has it."""
        return self._by_slug[NONE]

    def by_id(self, style_id: str) -> Style | None:
        return self._by_id.get(style_id)

    def by_slug(self, slug: str) -> Style:
        """Return the style of a creation; if it is no longer on offer, the slug is also its name."""
        return self._by_slug.get(slug) or gone(slug)

    def find(self, id_or_slug: str) -> Style | None:
        """Return the style with this id, or with this slug, which clients of the old backend send."""
        return self._by_id.get(id_or_slug) or self._by_slug.get(id_or_slug)


def gone(slug: str) -> Style:
    """Return a style that is no longer on offer, which adds no words."""
    return Style(slug=slug, name=Text(en=slug, zh=slug), description=Text(en="No longer on offer.", zh="已不再提供。"))


def compose(prompt: str, style: Style) -> str:
    """Return a user's prompt followed by a style's words."""
    return f"{prompt}\n\n{style.words}".strip()
