"""The sweep of shares: those of creations that an older version deletes end too, and no others."""

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models import Erasure, GenerationTask, Share, User
from services.clock import now
from services.shares import shares
from tests.db.rows import a_generation, a_share, a_user, put


async def test_the_shares_of_deleted_creations_are_found_page_by_page(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares, "SWEPT_AT_ONCE", 2)
    rows = []
    async with database.begin() as connection:
        user_id = await put(connection, User, a_user())
        for is_deleted in (False, True, False, True, True):
            values = {"deleted_at": now()} if is_deleted else {}
            row = a_share(user_id, await put(connection, GenerationTask, a_generation(user_id, **values)))
            await put(connection, Share, row)
            rows.append(row)

    first = await shares.end_some(database, "")
    second = await shares.end_some(database, first or "")
    third = await shares.end_some(database, second or "")

    assert (first, second, third) == (rows[1]["id"], rows[3]["id"], None)
    async with database.read() as connection:
        kept = set(await connection.scalars(select(Share.id)))
        planned = set(await connection.scalars(select(Erasure.storage_key)))
    assert kept == {rows[0]["id"], rows[2]["id"]}
    assert planned == {rows[place]["storage_key"] for place in (1, 3, 4)}
