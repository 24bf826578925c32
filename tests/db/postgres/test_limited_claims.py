"""Claims within a limit by one statement on PostgreSQL: as many as the limit's own arithmetic allows."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import asdict, replace
from sqlalchemy import insert, select

from db.engine import Database
from db.models.creations import Step
from db.models.limits import Limit
from db.queries.limits import LimitRecord, Rate
from db.queries.postgres import limited_claims
from db.records.creations import GenerationRecord
from tests.db.test_generations import LATER, START, awaiting, fill

pytestmark = pytest.mark.postgres

NAME = "kie.read"


async def set_limit(database: Database, **state: Any) -> LimitRecord:
    record = replace(LimitRecord(name=NAME, arrival_at=START, paused_until=None, pause_reason=None), **state)
    async with database.begin() as connection:
        given = asdict(record)
        await connection.execute(insert(Limit), given)
    return record


async def limit_of(database: Database) -> LimitRecord:
    async with database.read() as connection:
        row = (await connection.execute(select(*Limit.__table__.columns).where(Limit.name == NAME))).one()
    return LimitRecord(
        name=row.name, arrival_at=row.arrival_at, paused_until=row.paused_until, pause_reason=row.pause_reason
    )


async def claim(
    database: Database, rate: Rate, *, lease: str = "lea", most: int = 32
) -> tuple[LimitRecord, list[GenerationRecord]] | None:
    return await limited_claims.claim(database, NAME, rate, Step.AWAIT, START, lease=lease, until=LATER, limit=most)


async def test_many_at_once_claim_no_more_than_the_limit_allows_and_none_twice(database: Database) -> None:
    rate = Rate(timedelta(seconds=1), burst=10)
    await set_limit(database)
    await fill(database, *(awaiting(f"{number:02}", "ada") for number in range(40)))

    found = await asyncio.gather(*(claim(database, rate, lease=f"lea_{number}", most=3) for number in range(8)))

    claimed = [each.id for some in found if some is not None for each in some[1]]
    assert len(claimed) == len(set(claimed)) <= 10
    assert await limit_of(database) == LimitRecord(
        name=NAME, arrival_at=START + len(claimed) * rate.spacing, paused_until=None, pause_reason=None
    )
    # A claim passes over rows that another claim has locked; this one runs alone.
    rest = await claim(database, rate)
    assert rest is not None
    assert len(claimed) + len(rest[1]) == 10
