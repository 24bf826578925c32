"""What the tests of the database share: one of their own on PostgreSQL, whatever the others run on."""

from collections.abc import AsyncIterator

import pytest

from tests.support.postgres import Postgres


@pytest.fixture
async def name(postgres: Postgres) -> AsyncIterator[str]:
    created = await postgres.create()
    yield created
    await postgres.drop(created)
