"""A product with all models, its user and a client that has not signed in."""

from collections.abc import AsyncIterator

import pytest

from tests.schema.conftest import Serve
from tests.schema.people import Person, person
from tests.support.requests import http_client
from tests.support.serving import Running


@pytest.fixture
async def studio(serve_all: Serve) -> AsyncIterator[Running]:
    async with serve_all() as server:
        yield server


@pytest.fixture
async def ada(studio: Running) -> AsyncIterator[Person]:
    async with person(studio, "ada") as someone:
        yield someone


@pytest.fixture
async def stranger(studio: Running) -> AsyncIterator[Person]:
    async with http_client() as http:
        yield Person(studio.url, None, http)
