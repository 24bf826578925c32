"""The event publisher: its callers never wait for the broadcaster, and a lost message loses nothing."""

import asyncio
import logging

import pytest

from db.models import EventSubject
from db.records.events import EventRecord
from services.events import publisher
from services.events.broadcast import Broadcast
from services.events.publisher import WORKER_CHANNEL, EventPublisher, channel_of, encode
from tests.support.waiting import until

QUIET = 60.0


def event(seq: int, user_id: str = "usr_ada") -> EventRecord:
    return EventRecord(
        user_id=user_id, seq=seq, subject=EventSubject.CREDIT, creation_id=None, payload=f'{{"n":{seq}}}'
    )


class HangingBroadcast(Broadcast):
    """A broadcaster that accepts nothing until it is released; then it keeps each message, or fails."""

    def __init__(self, *, error: Exception | None = None) -> None:
        super().__init__("memory://")
        self.let = asyncio.Event()
        self.tried = 0
        self.taken: list[str] = []
        self._error = error

    async def publish(self, _channel: str, message: str) -> None:
        self.tried += 1
        await self.let.wait()
        if self._error is not None:
            raise self._error
        self.taken.append(message)


async def test_events_are_published_in_order_on_their_users_channel(broadcast: Broadcast) -> None:
    async with (
        broadcast.subscribe("user:usr_ada") as ada,
        broadcast.subscribe("user:usr_bob") as bob,
        EventPublisher(broadcast) as event_publisher,
    ):
        event_publisher.publish([event(1), event(2), event(1, "usr_bob")])
        event_publisher.publish([event(3)])

        assert [await ada.next(quiet=QUIET) for _ in range(3)] == [encode(event(seq)).decode() for seq in (1, 2, 3)]
        assert await bob.next(quiet=QUIET) == encode(event(1)).decode()


def test_a_message_says_what_the_event_says() -> None:
    assert encode(event(7)) == b'{"seq":7,"subject":"credit","creation_id":null,"payload":{"n":7}}'
    assert channel_of("usr_ada") == "user:usr_ada"


async def test_work_wakes_this_worker_at_once_and_others_through_the_broadcaster(broadcast: Broadcast) -> None:
    async with EventPublisher(broadcast) as here, EventPublisher(broadcast) as there:
        hearing = asyncio.create_task(there.watch_worker_channel())
        await until(lambda: broadcast.subscriber_count == 1)
        here.publish([event(1)])
        assert not here.work.is_set()

        here.publish(work=True)

        assert here.work.is_set()
        async with asyncio.timeout(QUIET):
            await there.work.wait()
        hearing.cancel()
        await asyncio.gather(hearing, return_exceptions=True)
    assert broadcast.subscriber_count == 0


async def test_ringing_never_waits_and_what_waits_is_bounded(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(publisher, "PENDING", 5)
    broadcast = HangingBroadcast()
    with caplog.at_level(logging.INFO, "atelier.events"):
        async with EventPublisher(broadcast) as event_publisher:
            event_publisher.publish([event(1)])
            await until(lambda: broadcast.tried == 1)
            # Not a single switch of tasks in here: nothing of it can have waited.
            event_publisher.publish([event(seq) for seq in range(2, 20)], work=True)
            assert event_publisher.work.is_set()

            broadcast.let.set()
            await until(lambda: len(broadcast.taken) == 6)
    assert broadcast.taken == [encode(event(seq)).decode() for seq in range(1, 7)]
    assert caplog.text.count("more than 5 messages wait") == 1
    assert "14 messages were lost" in caplog.text


async def test_a_broadcaster_that_hangs_is_given_up_each_time(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(publisher, "PUBLISH_SECONDS", 0.02)
    broadcast = HangingBroadcast()
    async with EventPublisher(broadcast) as event_publisher:
        event_publisher.publish([event(1)])
        await until(lambda: "publishing failed: TimeoutError" in caplog.text)
        event_publisher.publish([event(2)])
        await until(lambda: broadcast.tried == 2)

        broadcast.let.set()
        event_publisher.publish([event(3)])
        await until(lambda: encode(event(3)).decode() in broadcast.taken)


async def test_a_broadcaster_that_breaks_does_not_end_the_publisher(caplog: pytest.LogCaptureFixture) -> None:
    broadcast = HangingBroadcast(error=RuntimeError("redis://:geheim@db is gone"))
    broadcast.let.set()
    async with EventPublisher(broadcast) as event_publisher:
        for seq in range(3):
            event_publisher.publish([event(seq)])
            await until(lambda tries=seq + 1: broadcast.tried == tries)  # type: ignore[misc]
    assert caplog.text.count("publishing failed: RuntimeError") == 1
    assert "geheim" not in caplog.text


async def test_what_was_rung_last_is_published_before_it_closes(broadcast: Broadcast) -> None:
    async with broadcast.subscribe(WORKER_CHANNEL) as worker:
        async with EventPublisher(broadcast) as event_publisher:
            event_publisher.publish(work=True)

        assert await worker.next(quiet=QUIET) == "{}"


async def test_closing_does_not_wait_for_a_broadcaster_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publisher, "PUBLISH_SECONDS", 0.05)
    before = asyncio.all_tasks()
    broadcast = HangingBroadcast()
    async with asyncio.timeout(30):  # One after the other they would take 50 s.
        async with EventPublisher(broadcast) as event_publisher:
            event_publisher.publish([event(seq) for seq in range(1000)])

    assert broadcast.taken == []
    assert asyncio.all_tasks() == before
