"""Clocks: the processes of an installation agree on the time even if the clocks of their machines differ."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from db.engine import Database
from db.options import Options
from services import clock
from tests.support.postgres import Postgres
from tests.support.waiting import until

STEP = timedelta(minutes=10)
CLOSE = timedelta(seconds=30)  # For a machine that is busy.


@pytest.fixture
async def database(real_postgres: Postgres) -> AsyncIterator[Database]:
    name = await real_postgres.create()
    opened = Database(real_postgres.url(name), Options(pool_size=1))
    yield opened
    await opened.close()
    await real_postgres.drop(name)


def _set_clock(monkeypatch: pytest.MonkeyPatch, step: timedelta) -> None:
    monkeypatch.setattr(clock, "datetime", SimpleNamespace(now=lambda zone: datetime.now(zone) + step))


@pytest.mark.parametrize("step", [STEP, -STEP])
async def test_the_time_is_the_databases_before_and_after_this_machines_clock_is_set(
    database: Database, monkeypatch: pytest.MonkeyPatch, step: timedelta
) -> None:
    _set_clock(monkeypatch, step)
    assert abs(clock.now() - datetime.now(UTC) - step) < CLOSE
    async with clock.kept_by(database):
        assert abs(clock.now() - datetime.now(UTC)) < CLOSE
        _set_clock(monkeypatch, -step)
        assert abs(clock.now() - datetime.now(UTC)) < CLOSE


async def test_time_goes_on_while_the_database_is_away(
    real_postgres: Postgres, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set_clock(monkeypatch, STEP)
    monkeypatch.setattr(clock, "READ_EVERY_SECONDS", 0.0)
    async with clock.kept_by(database):
        await database.close()
        monkeypatch.setattr(database, "read", _unreachable)
        first = clock.now()
        await until(lambda: clock.now() > first)
        assert abs(clock.now() - datetime.now(UTC)) < CLOSE


def _unreachable() -> None:
    raise ConnectionRefusedError
