"""Two people at one product, and products that are set up otherwise."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

import pytest

from settings import Settings
from tests.conftest import QUICK
from tests.schema.people import Person, person
from tests.support.serving import Running, running_app

Serve = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture
async def ada(server: Running) -> AsyncIterator[Person]:
    async with person(server, "ada") as someone:
        yield someone


@pytest.fixture
async def bob(server: Running) -> AsyncIterator[Person]:
    async with person(server, "bob") as someone:
        yield someone


@pytest.fixture
def serve(settings: Settings) -> Serve:
    """Run the product with some settings changed, given by their names in lower case."""

    def run(**changes: object) -> AbstractAsyncContextManager[Running]:
        return running_app(settings.model_copy(update=changes), timings=QUICK)

    return run
