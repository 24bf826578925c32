"""Streams that have caught up: each event reaches their receiver once and in order, through each interruption."""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing

import pytest

from db.engine import Database
from db.queries import events as event_queries
from db.queries import users as user_queries
from db.queries.events import Position
from db.records.events import EventRecord
from services.events import gap_detector as silences
from services.events.broadcast import Broadcast
from services.events.gap_detector import GapDetector
from services.events.publisher import channel_of
from services.events.reader import CreditEvent
from services.events.subjects import CreditStream, TaskStream
from services.events.writer import EventKind
from services.identity.accounts import Accounts
from services.observability.metrics import Metrics
from tests.services.events.histories import History, Reader
from tests.support.scraping import read
from tests.support.waiting import until


@pytest.fixture
def reader(history: History) -> Reader:
    return Reader(CreditStream(history.database, history.broadcast, history.user_id))


async def test_what_follows_a_snapshot_or_the_log_goes_to_the_receiver(history: History, reader: Reader) -> None:
    other = Reader(CreditStream(history.database, history.broadcast, history.user_id))
    await history.happen(3)
    await reader.begin()
    await other.begin(after=1)
    await history.happen_and_tell(3)

    await until(lambda: reader.stream.last == other.stream.last == 6)
    assert reader.seen == [3, 4, 5, 6]
    assert other.seen == [2, 3, 4, 5, 6]


async def test_a_receiver_that_does_not_take_over_leaves_the_stream_as_it_is(history: History, reader: Reader) -> None:
    reader.takes = False
    await history.happen(1)
    async with aclosing(reader.stream.events()) as events:
        assert (await anext(events)).kind is EventKind.SNAPSHOT
        await history.happen_and_tell(2)
        assert [(await anext(events)).seq for _ in range(2)] == [2, 3]


async def test_a_receiver_takes_no_task(history: History, reader: Reader) -> None:
    before = asyncio.all_tasks()
    await reader.begin()

    assert asyncio.all_tasks() == before
    assert history.broadcast.subscriber_count == 1


async def test_messages_twice_are_delivered_once(history: History, reader: Reader) -> None:
    await reader.begin()
    happened = await history.happen(3)
    for index in (0, 0, 1, 0, 1, 2, 2):
        await history.tell(happened[index])

    await until(lambda: reader.stream.last == 3)
    assert reader.seen == [0, 1, 2, 3]
    assert reader.interruptions == 0


async def test_after_a_lost_message_the_receiver_catches_up_and_goes_on(history: History, reader: Reader) -> None:
    await reader.begin()
    await history.happen()
    await history.happen_and_tell(2)

    await until(lambda: reader.interruptions == 1)
    assert reader.seen == [0]
    await reader.catch_up()
    await history.happen_and_tell()

    await until(lambda: reader.stream.last == 4)
    assert reader.seen == [0, 1, 2, 3, 4]
    assert reader.interruptions == 1
    assert history.broadcast.subscriber_count == 1


async def test_what_a_receiver_cannot_take_is_its_next_event_once_it_has_caught_up(
    history: History, reader: Reader
) -> None:
    await reader.begin()
    reader.refuses = True
    await history.happen_and_tell(2)
    await until(lambda: reader.interruptions == 1)
    assert reader.stream.last == 0

    reader.refuses = False
    await reader.catch_up()

    assert reader.seen == [0, 1, 2]


async def test_what_happens_while_a_receiver_catches_up_comes_once(history: History, reader: Reader) -> None:
    await reader.begin()
    reader.stream.fall_behind()
    async with aclosing(reader.stream.catch_up()) as events:
        await history.happen(1)
        assert (await anext(events)).seq == 1
        await history.happen_and_tell(2)
        await until(lambda: reader.interruptions == 1)
        rest = [event.seq async for event in events]
    await history.happen_and_tell()

    await until(lambda: reader.stream.last == 4)
    assert [*rest, *reader.seen[1:]] == [2, 3, 4]


async def test_who_leaves_hears_nothing_and_nothing_is_left(history: History, reader: Reader) -> None:
    other = Reader(CreditStream(history.database, history.broadcast, history.user_id))
    await reader.begin()
    await other.begin()
    reader.stream.leave()
    reader.stream.leave()
    await history.happen_and_tell()
    await until(lambda: other.stream.last == 1)
    other.stream.leave()

    assert reader.seen == [0]
    await until(lambda: history.broadcast._channels == {})


async def test_others_events_are_never_delivered(history: History, reader: Reader, database: Database) -> None:
    stranger = History(database, history.broadcast, (await Accounts(database, signup_credits=0).by_subject("bob")).id)
    theirs = Reader(CreditStream(database, history.broadcast, stranger.user_id))
    await reader.begin()
    await theirs.begin()
    await stranger.happen_and_tell(3)
    await history.happen_and_tell(1)

    await until(lambda: reader.stream.last == 1 and theirs.stream.last == 3)
    assert reader.seen == [0, 1]
    assert theirs.seen == [0, 1, 2, 3]


async def test_events_that_are_not_followed_are_passed_over(history: History) -> None:
    tasks = Reader(TaskStream(history.database, history.broadcast, history.user_id))  # type: ignore[arg-type]  # never told
    await tasks.begin()
    await history.happen_and_tell(3)

    await until(lambda: tasks.stream.last == 3)
    assert tasks.seen == [0]  # READY.
    assert tasks.interruptions == 0


async def test_events_that_nobody_tells_of_are_found_in_the_silence(
    history: History, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    silence = GapDetector(history.database, history.broadcast)
    await reader.begin()
    await history.happen(2)
    await silence.check()
    assert reader.interruptions == 0

    monkeypatch.setattr(silences, "QUIET_SECONDS", 0.0)
    await silence.check()

    assert reader.interruptions == 1
    await reader.catch_up()
    assert reader.seen == [0, 1, 2]


async def test_a_silence_in_which_nothing_happened_interrupts_nobody(
    history: History, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(silences, "QUIET_SECONDS", 0.0)
    await history.happen(2)
    await reader.begin()
    await GapDetector(history.database, history.broadcast).check()

    assert reader.interruptions == 0


async def test_silences_are_looked_after_for_as_long_as_the_process_lives(
    history: History, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(silences, "QUIET_SECONDS", 0.05)
    async with GapDetector(history.database, history.broadcast):
        await reader.begin()
        await history.happen()
        await until(lambda: reader.interruptions == 1)


async def test_a_subscriber_is_counted_once_until_it_leaves(database: Database, broadcast: Broadcast) -> None:
    metrics = Metrics()
    user = await Accounts(database, signup_credits=0).by_subject("ada")
    history = History(database, broadcast, user.id)
    reader = Reader(CreditStream(database, broadcast, user.id, audience=metrics.audience("creditUpdated")))

    def counted() -> tuple[float, float]:
        found = read(metrics.render())
        return (
            found["atelier_subscribers{subscription=creditUpdated}"],
            found["atelier_events_delivered_total{subscription=creditUpdated}"],
        )

    await reader.begin()
    assert counted() == (1, 1)
    await history.happen_and_tell(2)
    await until(lambda: reader.stream.last == 2)
    assert counted() == (1, 3)
    reader.stream.fall_behind()
    await reader.catch_up()
    assert counted() == (1, 3)
    reader.stream.leave()
    assert counted() == (0, 3)


async def test_after_a_gap_those_who_missed_something_catch_up_and_nobody_else(
    history: History, reader: Reader, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    newest_events = user_queries.newest_events

    async def watched(reading: Database, user_ids: list[str]) -> dict[str, int]:
        asked.append(sorted(user_ids))
        return await newest_events(reading, user_ids)

    monkeypatch.setattr(user_queries, "newest_events", watched)
    calm = History(database, history.broadcast, (await Accounts(database, signup_credits=0).by_subject("bob")).id)
    other = Reader(CreditStream(database, history.broadcast, calm.user_id))
    async with GapDetector(database, history.broadcast):
        await reader.begin()
        await other.begin()
        await history.happen(2)
        for someone in (history, calm):
            history.broadcast._doubt(history.broadcast._channels[channel_of(someone.user_id)])
        await until(lambda: reader.interruptions == 1)
        await reader.catch_up()

    assert reader.seen == [0, 1, 2]
    assert (other.seen, other.interruptions) == ([0], 0)
    assert asked == [sorted([history.user_id, calm.user_id])]


async def test_those_who_missed_something_at_one_time_read_the_log_together(
    history: History, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[Position]] = []
    after_each = event_queries.after_each

    async def watched(
        reading: Database, positions: Sequence[Position], *, limit: int
    ) -> dict[Position, list[EventRecord]]:
        asked.append(sorted(positions))
        return await after_each(reading, positions, limit=limit)

    other = History(database, history.broadcast, (await Accounts(database, signup_credits=0).by_subject("bob")).id)
    readers = [
        Reader(CreditStream(database, history.broadcast, one.user_id)) for one in (history, history, other, history)
    ]
    for reader in readers:
        await reader.begin()
    for one in (history, other):
        await one.happen(2)
        history.broadcast.doubt_all([channel_of(one.user_id)])
    monkeypatch.setattr(event_queries, "after_each", watched)
    await GapDetector(database, history.broadcast).check()
    assert [reader.interruptions for reader in readers] == [1, 1, 1, 1]
    await asyncio.gather(*(reader.catch_up() for reader in readers))

    assert [reader.seen for reader in readers] == [[0, 1, 2]] * 4
    assert asked == [sorted([(history.user_id, 0), (other.user_id, 0)])]


@pytest.mark.parametrize(
    "garbage", ["", "{", "{}", '{"seq": 1, "subject": "credit", "creation_id": null, "payload": {}}']
)
async def test_a_message_that_makes_no_sense_is_looked_up_and_hurts_nobody_else(
    history: History, reader: Reader, garbage: str
) -> None:
    other = Reader(CreditStream(history.database, history.broadcast, history.user_id))
    await reader.begin()
    await other.begin()
    await history.broadcast.publish(channel_of(history.user_id), garbage)
    await until(lambda: reader.interruptions == other.interruptions == 1)
    for one in (reader, other):
        await one.catch_up()
    await history.happen_and_tell()

    await until(lambda: reader.stream.last == other.stream.last == 1)
    assert reader.seen == other.seen == [0, 1]


async def test_a_receiver_that_fails_hurts_nobody_else(
    history: History, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Reader(CreditStream(history.database, history.broadcast, history.user_id))
    await reader.begin()
    await other.begin()

    def fail(_: CreditEvent) -> bool:
        raise RuntimeError("a defect")

    monkeypatch.setattr(reader, "deliver", fail)
    await history.happen_and_tell()

    await until(lambda: other.stream.last == 1)
    assert reader.interruptions == 1
    assert other.interruptions == 0
