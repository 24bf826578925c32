"""The broadcaster in this process: subscribing without races, backlogs with an end, and nothing left behind."""

import asyncio
from contextlib import AsyncExitStack

import broadcaster
import pytest
from broadcaster import BroadcastBackend

from services.events.broadcast import BACKLOG, BoundedSubscriber, Broadcast
from tests.support.waiting import until

QUIET = 60.0


class SlowBackend(BroadcastBackend):
    """A backend that records its calls and answers when a test lets it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.open = asyncio.Event()
        self.error: Exception | None = None
        self._published: asyncio.Queue[broadcaster.Event] = asyncio.Queue(100)

    async def connect(self) -> None:
        pass

    async def disconnect(self) -> None:
        pass

    async def subscribe(self, channel: str) -> None:
        self.asked.append(f"+{channel}")
        await self.open.wait()
        if self.error is not None:
            raise self.error

    async def unsubscribe(self, channel: str) -> None:
        self.asked.append(f"-{channel}")
        await self.open.wait()

    async def publish(self, channel: str, message: str) -> None:
        await self._published.put(broadcaster.Event(channel, message))

    async def next_published(self) -> broadcaster.Event:
        return await self._published.get()


async def listen(broadcast: Broadcast, channel: str, said: str | None = None) -> str | None:
    async with broadcast.subscribe(channel) as subscriber:
        if said is not None:
            await broadcast.publish(channel, said)
        return await subscriber.next(quiet=QUIET)


async def test_first_subscribers_at_once_all_hear(broadcast: Broadcast) -> None:
    hearing = [asyncio.create_task(listen(broadcast, "a")) for _ in range(20)]
    await until(lambda: broadcast.subscriber_count == 20)
    await broadcast.publish("a", "hello")

    assert await asyncio.gather(*hearing) == ["hello"] * 20
    assert broadcast.subscriber_count == 0


async def test_what_is_published_once_a_subscription_is_entered_is_heard(broadcast: Broadcast) -> None:
    assert await asyncio.gather(*(listen(broadcast, f"{index}", f"{index}") for index in range(20))) == [
        f"{index}" for index in range(20)
    ]


async def test_messages_come_in_order_and_on_their_channel_only(broadcast: Broadcast) -> None:
    async with broadcast.subscribe("a") as first, broadcast.subscribe("b") as second:
        for message in ("1", "2", "3"):
            await broadcast.publish("a", message)
        await broadcast.publish("b", "other")

        assert [await first.next(quiet=QUIET) for _ in range(3)] == ["1", "2", "3"]
        assert await second.next(quiet=QUIET) == "other"
        assert await first.next(quiet=0.0) is None


async def test_who_has_left_hears_nothing_and_those_who_stay_do(broadcast: Broadcast) -> None:
    async with broadcast.subscribe("a") as stays:
        async with broadcast.subscribe("a") as leaves:
            pass
        await broadcast.publish("a", "late")

        assert await stays.next(quiet=QUIET) == "late"
        assert await leaves.next(quiet=0.0) is None


async def test_a_channel_is_asked_for_once_and_given_up_with_its_last_subscriber() -> None:
    backend = SlowBackend()
    backend.open.set()
    broadcast = Broadcast(backend=backend)
    async with broadcast, AsyncExitStack() as stack:
        for _ in range(3):
            await stack.enter_async_context(broadcast.subscribe("a"))
        assert backend.asked == ["+a"]
        await stack.aclose()
        assert backend.asked == ["+a", "-a"]
        assert broadcast.subscriber_count == 0


async def test_who_comes_while_the_last_one_leaves_is_heard_again() -> None:
    backend = SlowBackend()
    broadcast = Broadcast(backend=backend)
    backend.open.set()
    async with broadcast:
        async with AsyncExitStack() as first:
            await first.enter_async_context(broadcast.subscribe("a"))
            backend.open.clear()
            leaving = asyncio.create_task(first.aclose())
            await until(lambda: backend.asked == ["+a", "-a"])
            coming = asyncio.create_task(listen(broadcast, "a", "hello"))
            await until(lambda: broadcast.subscriber_count == 1)
            backend.open.set()
            await leaving

        assert await coming == "hello"
        assert backend.asked == ["+a", "-a", "+a", "-a"]


async def test_who_comes_in_the_moment_in_which_the_last_one_leaves_is_heard(broadcast: Broadcast) -> None:
    first = AsyncExitStack()
    await first.enter_async_context(broadcast.subscribe("a"))

    leaving = asyncio.create_task(first.aclose())
    coming = asyncio.create_task(listen(broadcast, "a", "hello"))

    assert await coming == "hello"
    await leaving


async def test_a_channel_that_hangs_holds_up_no_other() -> None:
    backend = SlowBackend()
    broadcast = Broadcast(backend=backend)
    async with broadcast:
        hanging = asyncio.create_task(listen(broadcast, "a"))
        await until(lambda: backend.asked == ["+a"])
        other = asyncio.create_task(listen(broadcast, "b"))

        await until(lambda: backend.asked == ["+a", "+b"])
        for task in (hanging, other):
            task.cancel()
        backend.open.set()
        await asyncio.gather(hanging, other, return_exceptions=True)
        assert broadcast.subscriber_count == 0


async def test_subscribers_that_are_cancelled_leave_nothing(broadcast: Broadcast) -> None:
    before = asyncio.all_tasks()
    hearing = [asyncio.create_task(listen(broadcast, f"{index % 3}")) for index in range(12)]
    await until(lambda: broadcast.subscriber_count == 12)

    for task in hearing:
        task.cancel()
    assert [type(end) for end in await asyncio.gather(*hearing, return_exceptions=True)] == [
        asyncio.CancelledError
    ] * 12

    await until(lambda: asyncio.all_tasks() == before)
    assert broadcast.subscriber_count == 0
    assert broadcast._channels == {}


async def test_a_subscription_that_fails_is_told_and_leaves_nothing() -> None:
    backend = SlowBackend()
    backend.open.set()
    backend.error = ConnectionError("gone")
    broadcast = Broadcast(backend=backend)
    async with broadcast:
        with pytest.raises(ConnectionError, match="gone"):
            await listen(broadcast, "a")
        assert broadcast._channels == {}

        backend.error = None
        assert await listen(broadcast, "a", "hello") == "hello"


async def test_a_backlog_that_is_full_becomes_one_word_to_read_the_log() -> None:
    subscriber = BoundedSubscriber()
    for index in range(3 * BACKLOG):
        subscriber.offer(f"{index}")

    assert await subscriber.next(quiet=QUIET) is None
    subscriber.offer("afterwards")
    assert await subscriber.next(quiet=QUIET) == "afterwards"
    assert await subscriber.next(quiet=0.0) is None


async def test_a_backlog_just_full_loses_nothing() -> None:
    subscriber = BoundedSubscriber()
    for index in range(BACKLOG):
        subscriber.offer(f"{index}")

    assert [await subscriber.next(quiet=QUIET) for _ in range(BACKLOG)] == [f"{index}" for index in range(BACKLOG)]


async def test_a_slow_subscriber_costs_the_others_nothing(broadcast: Broadcast) -> None:
    async with broadcast.subscribe("a") as slow, broadcast.subscribe("a") as quick:
        for index in range(2 * BACKLOG):
            await broadcast.publish("a", f"{index}")
            assert await quick.next(quiet=QUIET) == f"{index}"

        assert await slow.next(quiet=QUIET) is None


async def test_silence_is_a_reason_to_read_the_log() -> None:
    assert await BoundedSubscriber().next(quiet=0.01) is None
