"""The counter of views: many requests cause one write, and a failed write loses none."""

from typing import Any

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models import GenerationTask, Share, User
from services.shares import views
from services.shares.views import ViewCounter
from tests.db.rows import a_generation, a_share, a_user, put


async def shared(database: Database) -> str:
    async with database.begin() as connection:
        user_id = await put(connection, User, a_user())
        creation_id = await put(connection, GenerationTask, a_generation(user_id))
        return await put(connection, Share, a_share(user_id, creation_id))


async def views_of(database: Database) -> dict[str, int]:
    async with database.read() as connection:
        return {row.id: row.views for row in await connection.execute(select(Share.id, Share.views))}


async def test_a_write_adds_all_views_since_the_last_one(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = await shared(database), await shared(database)
    counter = ViewCounter(database)
    writes, transact = 0, database.transact

    async def counted(*args: Any, **options: Any) -> Any:
        nonlocal writes
        writes += 1
        return await transact(*args, **options)

    monkeypatch.setattr(database, "transact", counted)
    for _ in range(500):
        counter.count(first)
        counter.count(second)
    counter.count("shr_revoked")
    assert writes == 0

    await counter.write()
    counter.count(second)
    await counter.write()
    await counter.write()

    assert await views_of(database) == {first: 500, second: 501}
    assert writes == 2


async def test_views_outlive_an_outage_and_have_a_bound(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    first = await shared(database)
    counter = ViewCounter(database)
    monkeypatch.setattr(views, "MAX_COUNTED", 2)
    for share_id in (first, "shr_2", "shr_3", first):
        counter.count(share_id)

    async def broken(*_: Any) -> None:
        raise OSError("away")

    with monkeypatch.context() as patches:
        patches.setattr(database, "transact", broken)
        with pytest.raises(OSError, match="away"):
            await counter.write()
    async with counter.kept():
        pass

    assert await views_of(database) == {first: 2}
    assert counter._counts == {}
