"""The log: it returns the recorded events, and deletes events after their retention."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from db.engine import Database
from db.models import Event, EventSubject
from db.queries import users as user_queries
from services.clock import now
from services.events import writer
from services.events.writer import CreditChange, read_change
from tests.services.events.histories import History, following


async def kept(database: Database) -> list[int]:
    async with database.read() as connection:
        return list(await connection.scalars(select(Event.seq).order_by(Event.seq)))


async def grow_old(history: History, up_to: int, *, since: int = 1) -> None:
    """Make the events from one number to another two days old."""
    moment, those = now() - timedelta(days=2), Event.seq.between(since, up_to)
    async with history.database.begin() as connection:
        await connection.execute(update(Event).where(those).values(created_at=moment))


async def test_what_is_read_is_what_was_recorded(history: History) -> None:
    (event,) = await history.happen()

    change = read_change(EventSubject.CREDIT, event.payload)

    assert isinstance(change, CreditChange)
    assert (change.credit.user_id, change.credit.balance, change.credit.event_seq) == (history.user_id, 1, 1)
    assert change.transaction is not None
    assert change.transaction.created_at.tzinfo is not None
    assert writer.payload_of(change) == event.payload


async def test_changes_that_are_undone_use_no_number(history: History, database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await break_off(history)
    await history.happen()

    assert await kept(database) == [1]


async def break_off(history: History) -> None:
    async with history.database.begin() as connection:
        await user_queries.reserve_events(connection, history.user_id, 3)
        raise ZeroDivisionError


async def test_old_events_are_forgotten_and_new_ones_kept(
    history: History, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "PRUNE_AT_ONCE", 2)
    await history.happen(7)
    await grow_old(history, up_to=5)

    assert await writer.prune(database, timedelta(days=1)) == 5
    assert await kept(database) == [6, 7]
    assert await writer.prune(database, timedelta(days=1)) == 0


async def test_who_comes_back_after_its_past_was_forgotten_is_told(history: History, database: Database) -> None:
    await history.happen(3)
    await grow_old(history, up_to=3)
    await writer.prune(database, timedelta(days=1))
    stream = history.credits(after=1)

    reset = await following(stream)

    assert (reset.seq, reset.kind, reset.credit) == (3, writer.EventKind.RESET, None)
    await stream.aclose()


async def test_an_event_that_was_forgotten_before_an_older_one_is_not_passed_over(
    history: History, database: Database
) -> None:
    """The clocks of the writing processes differ, and deletion goes by the stored time."""
    await history.happen(4)
    await grow_old(history, since=3, up_to=3)
    await writer.prune(database, timedelta(days=1))
    stream = history.credits(after=1)

    told = [await following(stream) for _ in range(2)]

    assert [(event.seq, event.kind) for event in told] == [(2, writer.EventKind.UPDATE), (4, writer.EventKind.RESET)]
    await stream.aclose()
