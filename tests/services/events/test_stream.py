"""Streams: every event of a history, in order, once, whichever messages are lost."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw
from msgspec.structs import replace
from sqlalchemy import insert
from sqlalchemy.exc import OperationalError

from db.engine import Database
from db.models.creations import GenerationTask
from db.models.events import EventSubject
from db.queries import events as event_queries
from db.queries import users as user_queries
from db.queries.creations import reading as creation_queries
from db.queries.events import Position
from db.records.credits import CreditRecord
from db.records.events import EventRecord
from services.clock import now
from services.errors import MissingRecord
from services.events import gap_detector, stream, writer
from services.events import reader as event_history
from services.events.broadcast import BACKLOG, Broadcast
from services.events.gap_detector import GapDetector
from services.events.reader import CreditEvent
from services.events.scope import Cursor, cursor_text, parse_cursor
from services.events.subjects import CreditStream, TaskStream
from services.events.writer import Change, CreationChange, EventKind, read_change
from services.identity.accounts import Accounts
from tests.db.rows import a_generation
from tests.services.events.histories import TIMEOUT, History, following, numbers
from tests.support.waiting import until

Following = dict[Position, list[EventRecord]]


@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_a_cursor_is_the_number_that_it_was_made_of(seq: int) -> None:
    assert parse_cursor(cursor_text("", seq)) == Cursor(None, seq, partial=False)
    assert parse_cursor(cursor_text("1f" * 8, seq, partial=True)) == Cursor("1f" * 8, seq, partial=True)


@given(st.text(max_size=30).filter(lambda text: not (text.isascii() and text.isdigit())))
def test_what_is_not_a_number_is_no_cursor(text: str) -> None:
    assert parse_cursor(text.replace("~", "")) is None


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        ".1",
        "1.",
        "g.1",
        "1.2.3",
        "1~~",
        "~",
        "-1",
        "+1",
        " 1",
        "1 ",
        "1\n",
        "1_0",
        "0x1",
        "1e3",
        "\u0661",
        "\u00b2",
        "9" * 19,
        "0" * 19,
    ],
)
def test_what_only_looks_like_a_number_is_no_cursor(cursor: str) -> None:
    assert parse_cursor(cursor) is None


async def test_a_stream_begins_with_how_things_stand(history: History) -> None:
    await history.happen(3)
    async with aclosing(history.credits()) as events:
        snapshot = await following(events)
        await history.happen_and_tell()
        update = await following(events)

    assert (snapshot.seq, snapshot.kind, snapshot.transaction) == (3, EventKind.SNAPSHOT, None)
    assert snapshot.credit is not None
    assert snapshot.credit.balance == 3
    assert (update.seq, update.kind) == (4, EventKind.UPDATE)
    assert update.credit is not None
    assert update.transaction is not None
    assert (update.credit.balance, update.transaction.amount, update.transaction.balance_after) == (4, 1, 4)


async def test_a_stream_goes_on_from_a_number_and_then_live(history: History) -> None:
    await history.happen(5)
    reading = asyncio.create_task(numbers(history.credits(after=2), up_to=8))
    await until(lambda: history.broadcast.subscriber_count == 1)
    await history.happen_and_tell(3)

    assert await reading == [3, 4, 5, 6, 7, 8]


async def test_a_long_past_is_read_in_parts_and_whole(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_history, "READ_AT_ONCE", 4)
    await history.happen(12)

    assert await numbers(history.credits(after=0), up_to=12) == list(range(1, 13))
    assert await numbers(history.credits(after=3), up_to=12) == list(range(4, 13))


@pytest.fixture
def reading_the_log(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers after which the log was read."""
    after_each, asked = event_queries.after_each, list[int]()

    async def watched(database: Database, positions: Sequence[Position], *, limit: int) -> Following:
        asked.extend(seq for _, seq in positions)
        return await after_each(database, positions, limit=limit)

    monkeypatch.setattr(event_queries, "after_each", watched)
    return asked


async def live(history: History, reading_the_log: list[int]) -> AsyncGenerator[CreditEvent, None]:
    """Return a stream that has read the log to its end and waits for messages."""
    events = history.credits(after=0)
    await history.happen()
    assert (await following(events)).seq == 1
    reading_the_log.clear()
    return events


async def test_messages_in_order_are_delivered_without_a_look_at_the_log(
    history: History, reading_the_log: list[int]
) -> None:
    events = await live(history, reading_the_log)
    reading = asyncio.create_task(numbers(events, up_to=6))
    await history.happen_and_tell(5)

    assert await reading == [2, 3, 4, 5, 6]
    assert reading_the_log == []


async def test_after_a_snapshot_the_log_is_not_looked_at(history: History, reading_the_log: list[int]) -> None:
    await history.happen(3)
    events = history.credits()
    assert (await following(events)).seq == 3
    await history.happen_and_tell(2)

    assert await numbers(events, up_to=5) == [4, 5]
    assert reading_the_log == []


async def test_what_is_told_of_around_a_snapshot_comes_once(
    history: History, reading_the_log: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    credit_of = user_queries.credit_of

    async def amid_others(database: Database, user_id: str) -> CreditRecord | None:
        assert history.broadcast.subscriber_count == 1
        await history.happen_and_tell(2)
        found = await credit_of(database, user_id)
        await history.happen_and_tell(2)
        return found

    await history.happen()
    monkeypatch.setattr(user_queries, "credit_of", amid_others)
    events = history.credits()
    snapshot = await following(events)
    await history.happen_and_tell()

    assert (snapshot.seq, snapshot.kind) == (3, EventKind.SNAPSHOT)
    assert await numbers(events, up_to=6) == [4, 5, 6]
    assert reading_the_log == []


async def test_what_is_lost_after_a_snapshot_is_read_in_the_log(history: History, reading_the_log: list[int]) -> None:
    events = history.credits()
    assert (await following(events)).kind is EventKind.SNAPSHOT
    await history.happen(2)
    await history.happen_and_tell()

    assert await numbers(events, up_to=3) == [1, 2, 3]
    assert reading_the_log == [0]


async def test_what_happens_while_a_snapshot_is_told_part_by_part_follows_it(
    history: History, database: Database, reading_the_log: list[int]
) -> None:
    rows = [a_generation(history.user_id) for _ in range(3)]
    async with database.begin() as connection:
        await connection.execute(insert(GenerationTask), rows)
    found = await creation_queries.snapshots(database, [history.user_id], since=now(), limit=3, recent_limit=1)
    creations = found[history.user_id].creations
    events = TaskStream(database, history.broadcast, history.user_id).events()
    async with aclosing(events), asyncio.timeout(TIMEOUT):
        parts = [await anext(events)]
        for creation in creations[:2]:
            async with database.begin() as connection:
                happened = await writer.record(
                    connection, history.user_id, CreationChange(replace(creation, version=2))
                )
            await history.tell(*happened)
        parts += [await anext(events), await anext(events)]
        updates = [await anext(events), await anext(events)]

    assert [(part.cursor, part.creation) for part in parts] == list(zip(["0~", "0~", "0"], creations, strict=True))
    assert [(update.cursor, update.creation) for update in updates] == [
        (str(seq), replace(creation, version=2)) for seq, creation in enumerate(creations[:2], 1)
    ]
    assert reading_the_log == []


async def test_a_message_is_read_once_for_all_who_hear_it(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[EventSubject] = []

    def watched(subject: EventSubject, payload: str | Raw) -> Change:
        read.append(subject)
        return read_change(subject, payload)

    # Each has read the log to its end, and receives messages from then on.
    streams = [history.credits(after=0) for _ in range(5)]
    await history.happen()
    for events in streams:
        assert (await following(events)).seq == 1
    monkeypatch.setattr(event_history, "read_change", watched)
    await history.happen_and_tell(2)

    assert [await numbers(events, up_to=3) for events in streams] == [[2, 3]] * 5
    assert read == [EventSubject.CREDIT] * 2


async def test_a_lost_message_is_read_in_the_log_with_the_next(history: History, reading_the_log: list[int]) -> None:
    events = await live(history, reading_the_log)
    reading = asyncio.create_task(numbers(events, up_to=4))
    await history.happen(2)
    await history.happen_and_tell()

    assert await reading == [2, 3, 4]
    assert reading_the_log == [1]


@pytest.mark.parametrize(
    "error", [OperationalError("SELECT", {}, OSError()), ConnectionRefusedError(), TimeoutError()], ids=repr
)
async def test_a_stream_outlives_a_database_that_is_away_and_goes_on_where_it_was(
    history: History, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(stream, "FIRST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(event_history, "READ_AT_ONCE", 2)
    await history.happen(5)
    after_each, tries = event_queries.after_each, iter((True, False, False, True, False, True))

    async def away(database: Database, positions: Sequence[Position], *, limit: int) -> Following:
        if not next(tries, True):
            raise error
        return await after_each(database, positions, limit=limit)

    monkeypatch.setattr(event_queries, "after_each", away)

    assert await numbers(history.credits(after=0), up_to=5) == [1, 2, 3, 4, 5]
    assert next(tries, None) is None


async def test_messages_twice_and_in_disorder_are_delivered_once_and_in_order(
    history: History, reading_the_log: list[int]
) -> None:
    events = await live(history, reading_the_log)
    happened = await history.happen(6)
    reading = asyncio.create_task(numbers(events, up_to=8))
    for index in (0, 0, 3, 1, 5, 2, 4, 4, 0, 5):
        await history.tell(happened[index])
    await history.happen_and_tell()

    assert await reading == [2, 3, 4, 5, 6, 7, 8]


async def test_a_reader_too_slow_for_the_backlog_misses_nothing(history: History, reading_the_log: list[int]) -> None:
    events = await live(history, reading_the_log)
    await history.happen_and_tell(2)
    assert (await following(events)).seq == 2
    await history.happen_and_tell(BACKLOG + 10)

    assert await numbers(events, up_to=BACKLOG + 13) == list(range(3, BACKLOG + 14))
    assert len(reading_the_log) == 1


async def test_events_that_nobody_tells_of_are_found_in_the_silence(
    history: History, reading_the_log: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gap_detector, "QUIET_SECONDS", 0.05)
    events = await live(history, reading_the_log)
    reading = asyncio.create_task(numbers(events, up_to=3))
    async with GapDetector(history.database, history.broadcast):
        await history.happen(2)

        assert await reading == [2, 3]


async def test_a_silence_in_which_nothing_happened_is_no_reason_to_read_the_log(
    history: History, reading_the_log: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gap_detector, "QUIET_SECONDS", 0.0)
    events = await live(history, reading_the_log)
    seen: list[int] = []

    async def read() -> None:
        async for event in events:
            seen.append(event.seq)  # noqa: PERF401 - as it comes, not when all has come

    reading = asyncio.create_task(read())
    await history.happen_and_tell()
    await until(lambda: seen == [2])
    await GapDetector(history.database, history.broadcast).check()
    await history.happen_and_tell()
    await until(lambda: seen == [2, 3])
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)

    assert reading_the_log == []


async def test_an_event_between_the_subscription_and_the_log_comes_once(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    after_each = event_queries.after_each

    async def while_it_reads(database: Database, positions: Sequence[Position], *, limit: int) -> Following:
        monkeypatch.setattr(event_queries, "after_each", after_each)
        await history.happen_and_tell(2)
        return await after_each(database, positions, limit=limit)

    await history.happen()
    monkeypatch.setattr(event_queries, "after_each", while_it_reads)
    events = history.credits(after=0)
    assert [(await following(events)).seq for _ in range(3)] == [1, 2, 3]
    await history.happen_and_tell()

    assert await numbers(events, up_to=4) == [4]


async def test_an_event_right_after_an_empty_look_at_the_log_is_no_reset(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    after_each = event_queries.after_each

    async def as_it_ends(database: Database, positions: Sequence[Position], *, limit: int) -> Following:
        monkeypatch.setattr(event_queries, "after_each", after_each)
        found = await after_each(database, positions, limit=limit)
        await history.happen()
        return found

    monkeypatch.setattr(event_queries, "after_each", as_it_ends)
    async with aclosing(history.credits(after=0)) as events:
        event = await following(events)

    assert (event.seq, event.kind) == (1, EventKind.UPDATE)


@pytest.mark.parametrize(
    ("happened", "forgotten", "after"),
    [(5, 3, 1), (5, 5, 1), (5, 5, 4), (5, 0, 6), (0, 0, 1), (5, 5, 10**18 - 1)],
    ids=["pruned", "all pruned", "the last pruned", "from the future", "of another history", "from far away"],
)
async def test_a_past_that_is_not_kept_is_said_to_be_forgotten_once(
    history: History, happened: int, forgotten: int, after: int
) -> None:
    await history.happen(happened)
    await history.forget(forgotten)
    async with aclosing(history.credits(after=after)) as events:
        reset, snapshot = await following(events), await following(events)
        await history.happen_and_tell(2)
        rest = [await following(events), await following(events)]

    assert reset == CreditEvent(happened, EventKind.RESET, None, None)
    assert (snapshot.seq, snapshot.kind) == (happened, EventKind.SNAPSHOT)
    assert snapshot.credit is not None
    assert snapshot.credit.balance == happened
    assert [(event.seq, event.kind) for event in rest] == [
        (happened + 1, EventKind.UPDATE),
        (happened + 2, EventKind.UPDATE),
    ]


@pytest.mark.parametrize(("forgotten", "after"), [(3, 3), (5, 5)])
async def test_what_was_seen_already_may_be_forgotten(history: History, forgotten: int, after: int) -> None:
    await history.happen(5)
    await history.forget(forgotten)
    events = history.credits(after=after)
    reading = asyncio.create_task(numbers(events, up_to=6))
    await until(lambda: history.broadcast.subscriber_count == 1)
    await history.happen_and_tell()

    assert await reading == list(range(after + 1, 7))


async def test_others_events_and_channels_are_never_seen(
    database: Database, broadcast: Broadcast, history: History
) -> None:
    other = History(database, broadcast, (await Accounts(database, signup_credits=0).by_subject("bob")).id)
    await other.happen(3)
    reading = asyncio.create_task(numbers(history.credits(after=0), up_to=1))
    await until(lambda: broadcast.subscriber_count == 1)
    await other.happen_and_tell(2)
    await history.happen_and_tell()

    assert await reading == [1]


async def test_credits_are_not_told_to_those_who_watch_tasks(history: History, database: Database) -> None:
    await history.happen(2)
    watching = asyncio.create_task(anext(TaskStream(database, history.broadcast, history.user_id).events(after=0)))
    await until(lambda: history.broadcast.subscriber_count == 1)
    await history.happen_and_tell(2)
    await history.forget(4)

    assert not watching.done()
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)


async def test_an_account_that_is_not_there_has_no_stream(database: Database, broadcast: Broadcast) -> None:
    with pytest.raises(MissingRecord):
        await anext(CreditStream(database, broadcast, "usr_none").events())
    with pytest.raises(MissingRecord):
        await anext(TaskStream(database, broadcast, "usr_none", "cre_none").events(after=0))
    assert broadcast.subscriber_count == 0


async def test_streams_that_end_anywhere_leave_nothing(history: History, broadcast: Broadcast) -> None:
    await history.happen(3)
    before = asyncio.all_tasks()
    in_the_log, live_one = history.credits(after=0), history.credits()
    await following(in_the_log)
    await following(live_one)
    waiting = asyncio.create_task(anext(live_one))
    never_begun = history.credits()
    assert broadcast.subscriber_count == 2

    await in_the_log.aclose()
    await never_begun.aclose()
    waiting.cancel()
    assert [type(end) for end in await asyncio.gather(waiting, return_exceptions=True)] == [asyncio.CancelledError]

    assert broadcast.subscriber_count == 0
    assert asyncio.all_tasks() == before


async def test_many_streams_see_the_same_while_much_happens_at_once(history: History) -> None:
    readers = [asyncio.create_task(numbers(history.credits(after=0), up_to=30)) for _ in range(5)]

    async def happens() -> None:
        for index in range(10):
            events = await history.happen()
            if index % 3 or index == 9:
                await history.tell(*events)

    await asyncio.gather(*(happens() for _ in range(3)))
    # The last message may have been overtaken by an event that came after it and was published before.
    await history.happen_and_tell()

    for reader in readers:
        assert await reader == list(range(1, 31))
