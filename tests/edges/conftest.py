"""The whole product on a loopback port, set up as an edge case wants it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

import pytest

from settings import Settings
from tests.conftest import QUICK
from tests.schema.people import Person, person
from tests.serving import Running, running_app

Serve = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture
def serve(settings: Settings) -> Serve:
    """Run the product with some settings changed, given by their names in lower case."""

    def run(**changes: object) -> AbstractAsyncContextManager[Running]:
        return running_app(settings.model_copy(update=changes), timings=QUICK)

    return run


@pytest.fixture
async def ada(server: Running) -> AsyncIterator[Person]:
    async with person(server, "ada") as someone:
        yield someone
