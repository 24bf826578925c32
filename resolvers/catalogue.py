"""Resolvers for the models and styles on offer."""

from collections.abc import Iterable, Sequence

from resolvers.context import Context
from services.catalogue.models import Model, ModelStatus
from services.catalogue.styles import Style


def offered(context: Context) -> Sequence[Model]:
    """Return the models on offer, also those that are paused, the default one first."""
    catalogue = context.product.catalogue
    shown = [model for model in catalogue.models if status(context, model) in {ModelStatus.LIVE, ModelStatus.PAUSED}]
    return sorted(shown, key=lambda model: model is not catalogue.default)


def models_of(context: Context, slugs: Iterable[str]) -> list[Model]:
    """Return the models among these that are on offer."""
    wanted = frozenset(slugs)
    return [model for model in offered(context) if model.slug in wanted]


def status(context: Context, model: Model | None) -> ModelStatus:
    """Return whether a model can be used; None stands for a model without an entry."""
    return ModelStatus.RETIRED if model is None else context.product.availability.status_of(model)


def styles(context: Context) -> Iterable[Style]:
    return context.product.catalogue.styles
