"""The models on offer: which model makes the images of a request, and the terms for all of them."""

from collections.abc import Callable

from msgspec import Struct

from services.catalogue.catalogue import Catalogue
from services.catalogue.models import Model
from services.catalogue.styles import Style
from services.errors import InvalidInput, ModelUnavailable
from services.generation.requests import NO_MODEL, NO_STYLE


class Offers(Struct, frozen=True):
    """The catalogue, and whether each of its models can be used now.

    ``while_owing``: users who owe credits may start generations too.
    """

    catalogue: Catalogue
    is_offered: Callable[[Model], bool]
    while_owing: bool = False

    def find(self, id_or_slug: str | None) -> Model:
        """Return a model, or the default one, whether it is on offer or not.

        Raises:
            InvalidInput: there is no such model.
        """
        if id_or_slug is None:
            return self.catalogue.default
        model = self.catalogue.by_id(id_or_slug)
        if model is None:
            raise InvalidInput(NO_MODEL, path=["input", "model"])
        return model

    def require(self, model: Model, *, path: tuple[str, ...] = ("input", "model")) -> None:
        """Check that a model can be used now.

        Raises:
            ModelUnavailable: it is paused, untested or retired.
        """
        if not self.is_offered(model):
            raise ModelUnavailable(model.name.en, alternatives=self._alternatives(model), path=path)

    def find_for_retry(self, slug: str) -> Model:
        """Return the model of a creation.

        Raises:
            ModelUnavailable: it is not on offer now, or no longer in the catalogue.
        """
        model, path = self.catalogue.by_slug(slug), ("input", "id")
        if model is None:
            others = [each.id for each in self.catalogue.models if self.is_offered(each)]
            raise ModelUnavailable(slug, alternatives=others, path=path)
        self.require(model, path=path)
        return model

    def style(self, style_id: str | None) -> Style:
        """Return a style, or the one that adds nothing.

        Raises:
            InvalidInput: there is no such style.
        """
        styles = self.catalogue.styles
        style = styles.none if style_id is None else styles.by_id(style_id)
        if style is None:
            raise InvalidInput(NO_STYLE, path=["input", "style"])
        return style

    def _alternatives(self, wanted: Model) -> list[str]:
        """Return the ids of the models on offer that take a prompt, or none, and input images as this one does."""
        return [
            model.id
            for model in self.catalogue.models
            if model is not wanted
            and model.takes_prompt == wanted.takes_prompt
            and (model.max_input_images > 0 or wanted.max_input_images == 0)
            and (not model.requires_input_image or wanted.requires_input_image)
            and self.is_offered(model)
        ]
