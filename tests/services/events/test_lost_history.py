"""After a restore: streams begin again, in every process and once, and nothing but the database is believed."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager

import pytest
from sqlalchemy import text, update

from db.engine import Database
from db.models import Installation, User
from db.queries import installation as installation_queries
from services.clock import now
from services.events import epoch
from services.events.broadcast import Broadcast
from services.events.epoch import BETWEEN_RENEWALS, EpochKeeper, begin_epoch
from services.events.gap_detector import GapDetector
from services.events.reader import CreditEvent
from services.events.scope import Cursor, parse_cursor
from services.events.subjects import CreditStream, TaskStream
from services.events.writer import EventKind
from services.observability.metrics import Metrics
from tests.services.events.histories import History, Reader, following
from tests.support.scraping import read
from tests.support.waiting import until

Kinds = list[tuple[EventKind, int]]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epoch, "REFRESH_SECONDS", 0.05)


@asynccontextmanager
async def kept(database: Database, broadcast: Broadcast, metrics: Metrics | None = None) -> AsyncIterator[EpochKeeper]:
    async with EpochKeeper(database, broadcast, metrics=metrics) as keeper, GapDetector(database, broadcast):
        yield keeper


@asynccontextmanager
async def another_process(database: Database) -> AsyncIterator[Broadcast]:
    """The objects of a second server process; a message published by one process does not reach the other."""
    broadcast = Broadcast("memory://")
    await broadcast.connect()
    async with kept(database, broadcast):
        yield broadcast
    await broadcast.disconnect()


async def lose(history: History, *, down_to: int) -> None:
    """Have the database lose a user's events that follow a number, as a restore does."""
    async with history.database.begin() as connection:
        await connection.execute(
            text("DELETE FROM events WHERE user_id = :user AND seq > :seq"), {"user": history.user_id, "seq": down_to}
        )
        await connection.execute(
            update(User).where(User.id == history.user_id).values(event_seq=down_to, balance=down_to, granted=down_to)
        )


async def epoch_of(database: Database) -> str:
    return (await installation_queries.read(database)).epoch


def renewals(metrics: Metrics, outcome: str) -> float:
    return read(metrics.render()).get(f"atelier_epoch_renewals_total{{outcome={outcome}}}", 0)


async def kinds(events: AsyncGenerator[CreditEvent, None], count: int) -> Kinds:
    return [(event.kind, event.seq) for event in [await following(events) for _ in range(count)]]


async def test_a_live_subscriber_gets_a_reset_and_a_snapshot_after_events_were_lost(history: History) -> None:
    async with kept(history.database, history.broadcast), aclosing(history.credits()) as events:
        [before] = [await following(events)]
        await history.happen_and_tell(3)
        seen = await kinds(events, 3)
        await lose(history, down_to=1)
        reset, snapshot = await following(events), await following(events)
        await history.happen_and_tell(1)
        next_one = await following(events)

    assert seen == [(EventKind.UPDATE, 1), (EventKind.UPDATE, 2), (EventKind.UPDATE, 3)]
    assert [(event.kind, event.seq) for event in (reset, snapshot, next_one)] == [
        (EventKind.RESET, 1),
        (EventKind.SNAPSHOT, 1),
        (EventKind.UPDATE, 2),
    ]
    assert snapshot.credit is not None
    assert snapshot.credit.balance == 1
    assert {reset.epoch, snapshot.epoch, next_one.epoch} == {await epoch_of(history.database)} != {before.epoch}


async def test_a_subscriber_whose_events_cost_no_task_gets_the_reset_too(history: History) -> None:
    reader = Reader(CreditStream(history.database, history.broadcast, history.user_id))
    async with kept(history.database, history.broadcast):
        await reader.begin()
        await history.happen_and_tell(2)
        await until(lambda: reader.seen == [0, 1, 2])
        await lose(history, down_to=1)
        await until(lambda: reader.interruptions == 1)
        await reader.catch_up()

    assert reader.seen == [0, 1, 2, 1, 1]
    assert reader.stream.epoch == await epoch_of(history.database)


async def test_a_loss_is_noticed_although_nobody_is_connected_any_more(history: History) -> None:
    before = await epoch_of(history.database)
    async with kept(history.database, history.broadcast):
        async with aclosing(history.credits()) as events:
            await following(events)
            await history.happen_and_tell(2)
            cursors = [(await following(events)).cursor for _ in range(2)]
        await lose(history, down_to=1)
        await until(lambda: history.broadcast.scope.epoch != before)
        # The log passes the number that the client has: without an epoch it would go on there.
        await history.happen(5)
        async with aclosing(resumed(history, cursors[-1])) as events:
            seen = await kinds(events, 2)

    assert seen == [(EventKind.RESET, 6), (EventKind.SNAPSHOT, 6)]


def resumed(history: History, cursor: str) -> AsyncGenerator[CreditEvent, None]:
    return CreditStream(history.database, history.broadcast, history.user_id).resume(cursor)


async def test_a_user_who_is_gone_after_a_restore_is_a_loss(history: History) -> None:
    before = await epoch_of(history.database)
    async with kept(history.database, history.broadcast), aclosing(history.credits()) as events:
        await following(events)
        await history.happen_and_tell(1)
        await following(events)
        async with history.database.begin() as connection:
            owned = ("events", "credit_transactions", "signup_grants")
            for table, column in (*((name, "user_id") for name in owned), ("users", "id")):
                await connection.execute(
                    text(f"DELETE FROM {table} WHERE {column} = :user"),  # noqa: S608 - the names are ours
                    {"user": history.user_id},
                )
        reset = await following(events)

    assert (reset.kind, reset.seq) == (EventKind.RESET, 0)
    assert reset.epoch == await epoch_of(history.database) != before


async def test_every_process_renews_one_loss_together_once(history: History, database: Database) -> None:
    metrics = Metrics()
    async with (
        kept(database, history.broadcast, metrics),
        another_process(database) as other,
        aclosing(history.credits()) as events,
        aclosing(CreditStream(database, other, history.user_id).events()) as others,
    ):
        await following(events)
        await following(others)
        told = await history.happen(2)
        await history.tell(*told)
        await History(database, other, history.user_id).tell(*told)
        assert await kinds(events, 2) == await kinds(others, 2)
        await lose(history, down_to=1)
        seen = await kinds(events, 2), await kinds(others, 2)
        renewed = await installation_queries.read(database)
        for _ in range(3):  # Of both, at their pace.
            await history.broadcast.judge_loss()
            await other.judge_loss()

    assert seen == ([(EventKind.RESET, 1), (EventKind.SNAPSHOT, 1)],) * 2
    assert renewed.changes == 1
    assert await installation_queries.read(database) == renewed
    assert other.scope == history.broadcast.scope
    assert renewals(metrics, "refused") == 0


async def test_a_new_epoch_of_an_operators_reaches_the_streams_of_every_process(
    history: History, database: Database
) -> None:
    async with (
        kept(database, history.broadcast),
        another_process(database) as other,
        aclosing(history.credits()) as events,
        aclosing(CreditStream(database, other, history.user_id).events()) as others,
    ):
        await following(events)
        await following(others)
        begun = await begin_epoch(database)
        seen = [(await following(each), await following(each)) for each in (events, others)]

    assert [[event.kind for event in each] for each in seen] == [[EventKind.RESET, EventKind.SNAPSHOT]] * 2
    assert {event.epoch for each in seen for event in each} == {begun}
    assert await epoch_of(database) == begun


async def test_a_second_loss_within_ten_minutes_is_an_alarm_and_is_renewed_after_them(
    history: History, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "atelier.epoch")
    metrics = Metrics()
    async with kept(history.database, history.broadcast, metrics), aclosing(history.credits()) as events:
        await following(events)
        await history.happen_and_tell(3)
        await kinds(events, 3)
        await lose(history, down_to=2)
        await kinds(events, 2)
        first = await epoch_of(history.database)
        await lose(history, down_to=1)
        second = await kinds(events, 2)
        await history.broadcast.judge_loss()
        refused = await epoch_of(history.database)
        logged = [record.getMessage() for record in caplog.records]
        async with history.database.begin() as connection:
            await connection.execute(update(Installation).values(renewed_at=now() - BETWEEN_RENEWALS * 1.1))
        third = await kinds(events, 2)

    assert second == third == [(EventKind.RESET, 1), (EventKind.SNAPSHOT, 1)]
    assert refused == first
    assert [f"{first} stays" in line for line in logged] == [False, True]
    assert renewals(metrics, "renewed") == 2
    assert renewals(metrics, "refused") == 1
    assert await epoch_of(history.database) != first


async def test_an_epoch_that_comes_back_with_a_restore_is_renewed(history: History, database: Database) -> None:
    old = await installation_queries.read(database)
    async with kept(database, history.broadcast):
        begun = await begin_epoch(database)
        await until(lambda: history.broadcast.scope.epoch == begun)
        async with database.begin() as connection:
            await connection.execute(update(Installation).values(epoch=old.epoch, began_at=old.began_at, changes=0))
        await until(lambda: history.broadcast.scope.epoch not in {old.epoch, begun})

    assert await epoch_of(database) == history.broadcast.scope.epoch


@pytest.mark.parametrize("number", [5, 10**17])
async def test_a_number_that_a_client_makes_up_gets_a_reset_and_renews_nothing(history: History, number: int) -> None:
    await history.happen(2)
    async with kept(history.database, history.broadcast):
        before = history.broadcast.scope.epoch
        async with aclosing(resumed(history, f"{before}.{number}")) as events:
            seen = await kinds(events, 2)
        await history.broadcast.judge_loss()
        await history.broadcast.judge_loss()

    assert seen == [(EventKind.RESET, 2), (EventKind.SNAPSHOT, 2)]
    assert await epoch_of(history.database) == before


async def test_messages_out_of_order_late_or_repeated_renew_nothing(history: History) -> None:
    async with kept(history.database, history.broadcast), aclosing(history.credits()) as events:
        before = history.broadcast.scope.epoch
        await following(events)
        told = await history.happen(3)
        await history.tell(told[2], told[0], told[1], *told, told[0])
        seen = await kinds(events, 3)
        await history.broadcast.judge_loss()
        await history.broadcast.judge_loss()

    assert seen == [(EventKind.UPDATE, 1), (EventKind.UPDATE, 2), (EventKind.UPDATE, 3)]
    assert await epoch_of(history.database) == before


async def test_a_cursor_without_an_epoch_belongs_to_the_first_one_and_is_reset_after_it(
    history: History, database: Database
) -> None:
    await history.happen(3)
    async with kept(database, history.broadcast):
        async with aclosing(resumed(history, "1")) as events:
            first = await kinds(events, 2)
        begun = await begin_epoch(database)
        await until(lambda: history.broadcast.scope.epoch == begun)
        async with aclosing(resumed(history, "1")) as events:
            after = await kinds(events, 2)

    assert first == [(EventKind.UPDATE, 2), (EventKind.UPDATE, 3)]
    assert after == [(EventKind.RESET, 3), (EventKind.SNAPSHOT, 3)]


async def test_a_partial_snapshots_cursor_begins_it_again_and_is_reset_in_another_epoch(history: History) -> None:
    async with kept(history.database, history.broadcast):
        present = history.broadcast.scope.epoch
        seen = []
        for cursor in (f"{present}.0~", "0~", "0123456789abcdef.0~"):
            async with aclosing(
                TaskStream(history.database, history.broadcast, history.user_id).resume(cursor)
            ) as events:
                async with asyncio.timeout(10):
                    event = await anext(events)
                seen.append((event.kind, parse_cursor(event.cursor)))

    begins = Cursor(present, 0, partial=False)
    assert seen == [(EventKind.READY, begins), (EventKind.READY, begins), (EventKind.RESET, begins)]
