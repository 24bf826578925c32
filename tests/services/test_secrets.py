"""Secrets: made once for all processes of an installation, different by purpose, replaced without an outage."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select

from db.engine import Database
from db.models import Secret
from db.queries import secrets as secret_queries
from services import secrets
from services.clock import now
from tests.support.waiting import until


async def test_processes_that_start_at_once_have_the_same_keys(database: Database) -> None:
    keys = await asyncio.gather(*(secrets.load(database) for _ in range(8)))

    assert len({one.session_tokens.newest for one in keys}) == 1
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(Secret)) == 1


async def test_keys_stay_the_same_and_differ_by_purpose(database: Database) -> None:
    first, second = await secrets.load(database), await secrets.load(database)
    purposes = [
        first.callback_tokens.newest,
        first.storage_addresses.newest,
        first.session_tokens.newest,
        first.messages.newest,
        first.key_for("sandbox callbacks"),
    ]

    assert second.callback_tokens.newest == first.callback_tokens.newest
    assert len(set(purposes)) == 5
    assert {len(key) for key in purposes} == {32}


async def test_installations_have_different_keys(database: Database) -> None:
    before = (await secrets.load(database)).session_tokens.newest
    async with database.begin() as connection:
        await connection.execute(delete(Secret))

    assert (await secrets.load(database)).session_tokens.newest != before


async def test_a_process_that_runs_follows_a_rotation_in_three_steps(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "READ_EVERY_SECONDS", 0.02)
    keys, moment = await secrets.load(database), now()
    ring, names = keys.session_tokens, keys.object_names
    old = ring.newest
    async with keys.kept_by(database):
        new_root = secrets.new_root()
        later = moment + timedelta(hours=1)
        assert await database.transact(secret_queries.insert_root, 2, new_root, moment, signs_from=later)
        assert not await database.transact(secret_queries.insert_root, 2, secrets.new_root(), moment, signs_from=later)

        await until(lambda: len(ring.accepted) == 2)
        new = secrets.Keys(new_root).session_tokens.newest
        assert (ring.newest, ring.accepted) == (old, (old, new)), "a new key is accepted before it signs"

        async with database.begin() as connection:
            await connection.execute(
                Secret.__table__.update().where(Secret.name == "root.2").values(signs_from=moment)  # type: ignore[attr-defined]
            )
        await until(lambda: keys.number == 2)
        assert (ring.newest, ring.accepted) == (new, (new, old)), "an old key is accepted after it has signed"
        assert (await secrets.load(database)).session_tokens.accepted == (new, old)

        await database.transact(secret_queries.accept_until, 1, moment)
        await until(lambda: len(ring.accepted) == 1)
        assert (ring.newest, ring.accepted) == (new, (new,))
        assert (await secrets.load(database)).session_tokens.accepted == (new,)
    assert keys.object_names == names == (await secrets.load(database)).object_names, "names of objects are permanent"
