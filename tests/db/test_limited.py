"""Claims within a limit by one statement on PostgreSQL: as many as the limit's own arithmetic allows."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from db.engine import Database
from db.models.creations import Step
from db.models.limits import Limit
from db.queries import limited
from db.queries.limits import LimitRecord, Rate
from db.records.creations import GenerationRecord
from tests.db.test_generations import LATER, START, awaiting, fill

pytestmark = pytest.mark.postgres

NAME = "kie.read"


async def set_limit(database: Database, **state: Any) -> LimitRecord:
    record = replace(LimitRecord(NAME, START, None, None), **state)
    async with database.begin() as connection:
        given = {name: getattr(record, name) for name in LimitRecord.__slots__}
        await connection.execute(insert(Limit), given)
    return record


async def limit_of(database: Database) -> LimitRecord:
    async with database.read() as connection:
        row = (await connection.execute(select(*Limit.__table__.columns).where(Limit.name == NAME))).one()
    return LimitRecord(row.name, row.arrival_at, row.paused_until, row.pause_reason)


async def claim(
    database: Database, rate: Rate, *, lease: str = "lea", most: int = 32
) -> tuple[LimitRecord, list[GenerationRecord]] | None:
    return await limited.claim(database, NAME, rate, Step.AWAIT, START, lease=lease, until=LATER, limit=most)


@pytest.mark.parametrize("ahead", [-5.0, 0.0, 0.000001, 0.624999, 0.625, 0.625001, 1.25, 1.875, 2.5, 60.0, 3600.0])
@pytest.mark.parametrize("spacing", [timedelta(seconds=10) / 16, timedelta(seconds=1) / 3])
async def test_as_many_are_claimed_as_the_limit_allows_and_each_is_counted(
    database: Database, ahead: float, spacing: timedelta
) -> None:
    rate = Rate(spacing, burst=4)
    before = await set_limit(database, arrival_at=START + timedelta(seconds=ahead))
    await fill(database, *(awaiting(f"{number}", "ada") for number in range(6)))

    found = await claim(database, rate)

    assert found is not None
    limit, claimed = found
    assert limit == before
    assert len(claimed) == before.allowed(rate, START)
    assert {(each.step, each.lease) for each in claimed} <= {(Step.AWAIT, "lea")}
    counted = before.counted_from(rate, START) + len(claimed) * spacing
    assert (await limit_of(database)).arrival_at == (counted if claimed else before.arrival_at)


async def test_nothing_is_claimed_in_a_pause_which_ends_with_the_first_claim_after_it(database: Database) -> None:
    rate = Rate(timedelta(seconds=1), burst=4)
    paused = await set_limit(database, paused_until=START + timedelta(seconds=1), pause_reason="too many")
    await fill(database, awaiting("a", "ada"))
    assert await claim(database, rate) == (paused, [])
    assert await limit_of(database) == paused

    after = START + timedelta(seconds=1)
    found = await limited.claim(database, NAME, rate, Step.AWAIT, after, lease="lea", until=LATER, limit=8)

    assert found is not None
    assert [each.id for each in found[1]] == ["cre_a"]
    assert await limit_of(database) == LimitRecord(NAME, after + rate.spacing, None, None)


async def test_where_there_is_no_limit_yet_nothing_is_claimed(database: Database) -> None:
    await fill(database, awaiting("a", "ada"))

    assert await claim(database, Rate(timedelta(seconds=1), burst=4)) is None


async def test_many_at_once_claim_no_more_than_the_limit_allows_and_none_twice(database: Database) -> None:
    rate = Rate(timedelta(seconds=1), burst=10)
    await set_limit(database)
    await fill(database, *(awaiting(f"{number:02}", "ada") for number in range(40)))

    found = await asyncio.gather(*(claim(database, rate, lease=f"lea_{number}", most=3) for number in range(8)))

    claimed = [each.id for some in found if some is not None for each in some[1]]
    assert len(claimed) == len(set(claimed)) <= 10
    assert await limit_of(database) == LimitRecord(NAME, START + len(claimed) * rate.spacing, None, None)
    # Who came to a row that another was just claiming may have passed it over; now nobody is in the way.
    rest = await claim(database, rate)
    assert rest is not None
    assert len(claimed) + len(rest[1]) == 10
