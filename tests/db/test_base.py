"""Ids rise in the order in which they are made, and moments come back as the moments that they were."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError

from db.base import ID_LENGTH, UtcDateTime, new_id
from db.engine import Database

MOMENTS = Table("moments", MetaData(), Column("id", Integer, primary_key=True), Column("at", UtcDateTime()))


def test_ids_of_one_process_rise_strictly() -> None:
    ids = [new_id("cre") for _ in range(10_000)]

    assert ids == sorted(set(ids))


async def test_ids_made_in_several_threads_at_once_are_all_different() -> None:
    made = await asyncio.gather(*(asyncio.to_thread(lambda: [new_id("ctx") for _ in range(2_000)]) for _ in range(4)))

    assert len({one for ids in made for one in ids}) == 8_000
    assert all(ids == sorted(ids) for ids in made)


def test_an_id_is_its_prefix_and_32_hexadecimal_digits() -> None:
    prefix, _, body = new_id("upl").partition("_")

    assert prefix == "upl"
    assert len(bytes.fromhex(body)) == 16
    assert len(new_id("upl")) <= ID_LENGTH


async def test_a_moment_comes_back_in_utc_wherever_it_was_told(database: Database) -> None:
    zones = [UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-11))]
    moments = [datetime(2024, 2, 29, 23, 59, 59, 123456, tzinfo=zone) for zone in zones]
    async with database.begin() as connection:
        await connection.run_sync(MOMENTS.create)
        await connection.execute(insert(MOMENTS), [{"at": moment} for moment in moments] + [{"at": None}])
        kept = list(await connection.scalars(select(MOMENTS.c.at).order_by(MOMENTS.c.id)))

    assert kept == [*moments, None]
    assert {moment.utcoffset() for moment in kept if moment} == {timedelta(0)}


async def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    async with database.begin() as connection:
        await connection.run_sync(MOMENTS.create)
        with pytest.raises(StatementError, match="a moment needs a time zone"):
            await connection.execute(insert(MOMENTS), {"at": datetime(2024, 1, 1)})  # noqa: DTZ001 - what is refused
        assert await connection.scalar(select(MOMENTS.c.id)) is None


@given(st.lists(st.datetimes(min_value=datetime(1971, 1, 2), timezones=st.timezones()), max_size=5))  # noqa: DTZ001 - a bound
def test_moments_kept_without_a_zone_sort_as_the_moments_do(moments: list[datetime]) -> None:
    def kept(moment: datetime) -> datetime:
        bound = UtcDateTime().process_bind_param(moment, sqlite.dialect())
        assert bound is not None
        assert bound.tzinfo is None
        return bound

    in_order = sorted(moments, key=lambda moment: moment.astimezone(UTC))

    assert [kept(moment) for moment in in_order] == sorted(kept(moment) for moment in moments)
