"""Secrets: made once for all processes of an installation, and different for each purpose."""

import asyncio

from sqlalchemy import delete, func, select

from db.engine import Database
from db.models import Secret
from services import secrets


async def test_processes_that_start_at_once_have_the_same_keys(database: Database) -> None:
    keys = await asyncio.gather(*(secrets.load(database) for _ in range(8)))

    assert len({one.session_tokens for one in keys}) == 1
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(Secret)) == 1


async def test_keys_stay_the_same_and_differ_by_purpose(database: Database) -> None:
    first, second = await secrets.load(database), await secrets.load(database)
    purposes = [
        first.callback_tokens,
        first.storage_addresses,
        first.session_tokens,
        first.key_for("sandbox callbacks"),
    ]

    assert second.callback_tokens == first.callback_tokens
    assert len(set(purposes)) == 4
    assert {len(key) for key in purposes} == {32}


async def test_installations_have_different_keys(database: Database) -> None:
    before = (await secrets.load(database)).session_tokens
    async with database.begin() as connection:
        await connection.execute(delete(Secret))

    assert (await secrets.load(database)).session_tokens != before
