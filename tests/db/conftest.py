"""Fixtures of the database's tests: a database of their own on PostgreSQL, also if the other tests use SQLite."""

from collections.abc import AsyncIterator

import pytest

from tests.support.postgres import Postgres


@pytest.fixture
async def name(postgres: Postgres) -> AsyncIterator[str]:
    created = await postgres.create()
    yield created
    await postgres.drop(created)
