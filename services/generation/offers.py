"""The models on offer: which model makes the images of a request, and the terms for all of them."""

from msgspec import Struct

from services.catalogue.availability import ModelAvailability
from services.catalogue.catalogue import Catalogue
from services.catalogue.models import Model
from services.catalogue.styles import Style
from services.errors import ModelUnavailable, NotFound
from services.generation.requests import NO_MODEL, NO_STYLE


class Offers(Struct, frozen=True):
    """The catalogue, and which of its models can be used now.

    ``while_owing``: users who owe credits may start generations too.
    """

    catalogue: Catalogue
    availability: ModelAvailability
    while_owing: bool = False

    def find(self, id_or_slug: str | None) -> Model:
        """Return a model, or the default one, whether it is on offer or not.

        Raises:
            NotFound: there is no such model.
        """
        if id_or_slug is None:
            return self.catalogue.default
        model = self.catalogue.by_id(id_or_slug)
        if model is None:
            raise NotFound(NO_MODEL, path=["input", "model"])
        return model

    def find_for_retry(self, slug: str) -> Model:
        """Return the model of a creation.

        Raises:
            ModelUnavailable: it is not on offer now, or no longer in the catalogue.
        """
        model, path = self.catalogue.by_slug(slug), ("input", "id")
        if model is None:
            others = [each.id for each in self.availability.offered()]
            raise ModelUnavailable(slug, alternatives=others, path=path)
        self.availability.require(model, path=path)
        return model

    def style(self, style_id: str | None) -> Style:
        """Return a style, or the one that adds nothing.

        Raises:
            NotFound: there is no such style.
        """
        styles = self.catalogue.styles
        style = styles.none if style_id is None else styles.by_id(style_id)
        if style is None:
            raise NotFound(NO_STYLE, path=["input", "style"])
        return style
