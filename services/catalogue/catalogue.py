"""The catalogue of a process: the models and styles of its files, and the default model."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from services.catalogue import checks, reading
from services.catalogue.models import Model, ModelStatus
from services.catalogue.reading import CatalogueError
from services.catalogue.styles import Style, Styles

__all__ = ["Catalogue", "CatalogueError", "load"]

MODELS_FILE = Path(__file__).parent / "models.toml"
STYLES_FILE = Path(__file__).parent / "styles.toml"
DEFAULT_MODEL = "nano-banana-pro"


class Catalogue:
    """The models, in the order to show them, retired ones included, and the styles."""

    def __init__(self, models: Sequence[Model], styles: Styles, *, default: str = DEFAULT_MODEL) -> None:
        self._by_slug = {model.slug: model for model in models}
        self._by_id = {model.id: model for model in models}
        self.models = tuple(models)
        self.styles = styles
        self.default = self._by_slug[default]

    def by_slug(self, slug: str) -> Model | None:
        return self._by_slug.get(slug)

    def by_id(self, id_or_slug: str) -> Model | None:
        """Return the model with this id, or with this slug."""
        return self._by_id.get(id_or_slug) or self._by_slug.get(id_or_slug)

    def offered(self, *, sandbox: bool) -> tuple[Model, ...]:
        """Return the models that the files offer; ``sandbox``: untested ones, too. Pauses in the database add to it."""
        statuses = {ModelStatus.LIVE, ModelStatus.UNTESTED} if sandbox else {ModelStatus.LIVE}
        return tuple(model for model in self.models if model.status in statuses)


def load(
    models: Path | None = None,
    styles: Path | None = None,
    *,
    default: str = DEFAULT_MODEL,
    default_credits: tuple[int, Mapping[str, int]] | None = None,
) -> Catalogue:
    """Return the catalogue of two TOML files, or of the shipped ones.

    ``default_credits`` replaces the price of the default model: the credits of an image, and of single resolutions.

    Raises:
        CatalogueError: a file cannot be read or has mistakes; or the default model cannot be used.
    """
    models_path, styles_path = models or MODELS_FILE, styles or STYLES_FILE
    read_models, wrong_models = reading.entries(models_path, "models", Model)
    read_styles, wrong_styles = reading.entries(styles_path, "styles", Style)
    wrong_models += [f"{models_path}: {line}" for model in read_models for line in checks.model_mistakes(model)]
    wrong_models += [f"{models_path}: {line}" for line in checks.repeated(read_models)]
    wrong_styles += [f"{styles_path}: {line}" for line in checks.repeated(read_styles)]
    if not wrong_models and (read_styles or not wrong_styles):  # Not for a file without any usable style.
        slugs = {model.slug for model in read_models}
        wrong_styles += [f"{styles_path}: {line}" for line in checks.style_mistakes(read_styles, slugs)]
    if wrong_models or wrong_styles:
        raise CatalogueError([*wrong_models, *wrong_styles])
    return Catalogue(_priced(read_models, default, default_credits), Styles(read_styles), default=default)


def _priced(
    models: Sequence[Model], default: str, default_credits: tuple[int, Mapping[str, int]] | None
) -> list[Model]:
    """Return the models, with another price for the default one.

    Raises:
        CatalogueError: the default model does not exist, is retired, or lacks a resolution that the price names.
    """
    found = next((model for model in models if model.slug == default), None)
    if found is None or found.status is ModelStatus.RETIRED:
        others = ", ".join(model.slug for model in models if model.status is not ModelStatus.RETIRED)
        why = "is not a model" if found is None else "is retired"
        raise CatalogueError([f"DEFAULT_MODEL: {default} {why}; the models are: {others}."])
    if default_credits is None:
        return list(models)
    base, by_resolution = default_credits
    unknown = [resolution for resolution in by_resolution if resolution not in found.resolutions]
    if unknown:
        raise CatalogueError([f"GENERATION_CREDITS: {default} has no resolution {', '.join(unknown)}."])
    priced = replace(found, credits={each: by_resolution.get(each, base) for each in found.resolutions})
    return [priced if model is found else model for model in models]
