"""Commands for the models on offer: list."""

from rich.console import Console
from rich.table import Table

import settings as configuration
from bootstrap.factories import catalogue_of
from services.catalogue.models import Model

console = Console()


def list_models() -> None:
    """Print the models of the catalogue, with their status, their prices and the provider's."""
    catalogue = catalogue_of(configuration.load())
    table = Table("model", "status", "credits", "provider's credits", "checked", box=None, pad_edge=False)
    for model in catalogue.models:
        name = f"{model.slug} (default)" if model is catalogue.default else model.slug
        table.add_row(name, model.status, _credits(model), _provider_credits(model), f"{model.checked}")
    console.print(table)


def _credits(model: Model) -> str:
    return ", ".join(f"{each} {model.credits[each]}" for each in model.resolutions)


def _provider_credits(model: Model) -> str:
    return ", ".join(f"{each} {model.price.credits[each]:g}" for each in model.resolutions)
