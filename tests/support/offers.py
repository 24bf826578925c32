"""The models on offer in tests that call services: all of the catalogue, at a price of the test's own."""

from collections.abc import Mapping

from services.catalogue.availability import ModelAvailability
from services.catalogue.catalogue import load
from services.generation.offers import Offers


def offers(
    price: int = 20,
    by_resolution: Mapping[str, int] | None = None,
    *,
    while_owing: bool = False,
    sandboxed: bool = True,
) -> Offers:
    """Return offers in which an image of the default model has this price.

    If not ``sandboxed``, only tested models are on offer.
    """
    catalogue = load(default_credits=(price, by_resolution or {}))
    return Offers(catalogue, ModelAvailability(catalogue.models, sandboxed=sandboxed), while_owing=while_owing)
