"""Styles: the looks on offer, and the words that each adds to the prompt for the provider."""

from msgspec import Struct


class Style(Struct, frozen=True):
    """One look. ``words`` follow the user's prompt for the provider; ``slug`` is stored with the creation."""

    slug: str
    name: str
    description: str
    words: str

    @property
    def id(self) -> str:
        return f"sty_{self.slug}"

    @property
    def preview_path(self) -> str | None:
        """The path of the style's example image; None for a style without words."""
        return f"/static/styles/{self.slug}.webp" if self.words else None


ALL = (
    Style("none", "As described", "Nothing is added to your words.", ""),
    Style(
        "photograph",
        "Photograph",
        "Natural light, true colours, fine grain.",
        "Style: a natural photograph, soft daylight, true colours, fine detail.",
    ),
    Style(
        "watercolour",
        "Watercolour",
        "Soft washes on textured paper.",
        "Style: a watercolour painting, soft translucent washes on textured paper.",
    ),
    Style(
        "oil-painting",
        "Oil painting",
        "Thick strokes and warm light.",
        "Style: an oil painting, thick visible brush strokes, warm light.",
    ),
    Style(
        "pencil",
        "Pencil sketch",
        "Graphite lines and hatching.",
        "Style: a pencil sketch, graphite lines and fine hatching on white paper.",
    ),
    Style(
        "anime",
        "Anime",
        "Clean lines, bright flat colours.",
        "Style: an anime illustration, clean lines, bright flat colours.",
    ),
    Style(
        "comic",
        "Comic book",
        "Bold ink and printed dots.",
        "Style: a comic book panel, bold ink outlines, halftone dots.",
    ),
    Style(
        "pixel-art",
        "Pixel art",
        "Large pixels, few colours.",
        "Style: pixel art, large square pixels, a small palette.",
    ),
    Style(
        "neon",
        "Neon",
        "Night, glow and saturated light.",
        "Style: neon lights at night, glowing edges, saturated magenta and cyan.",
    ),
    Style(
        "vintage",
        "Vintage film",
        "Faded colours, grain, a soft vignette.",
        "Style: shot on vintage film, faded colours, grain, a soft vignette.",
    ),
    Style(
        "clay",
        "Clay",
        "Hand-modelled, soft and matte.",
        "Style: a hand-modelled clay figure, soft matte surfaces, studio light.",
    ),
)

AS_DESCRIBED = ALL[0]
_BY_SLUG = {style.slug: style for style in ALL}
_BY_ID = {style.id: style for style in ALL}


def by_slug(slug: str) -> Style:
    """Return the style of a creation; if it is no longer on offer, the slug is also its name."""
    return _BY_SLUG.get(slug) or Style(slug, slug, "No longer on offer.", "")


def find(id_or_slug: str) -> Style | None:
    """Return the style with this id, or with this slug, which clients of the old backend send."""
    return _BY_ID.get(id_or_slug) or _BY_SLUG.get(id_or_slug)


def by_id(style_id: str) -> Style | None:
    return _BY_ID.get(style_id)


def compose(prompt: str, style: Style, *, limit: int) -> str:
    """Return a user's prompt followed by a style's words, cut to ``limit`` characters."""
    return f"{prompt}\n\n{style.words}".strip()[:limit]
