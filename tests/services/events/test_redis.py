"""The broadcaster on a real Valkey: the messages that subscribers get, also when it dies or freezes."""

import asyncio
import logging
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, aclosing, suppress
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bootstrap.container import open_runtime
from db.engine import Database
from db.models.billing.credits import CreditTransactionKind
from db.records.events import EventRecord
from services.billing import credits
from services.events.broadcast import BoundedSubscriber, Broadcast
from services.events.gap_detector import GapDetector
from services.events.publisher import EventPublisher
from services.events.redis import RedisBackend
from services.events.subjects import CreditStream
from services.identity.accounts import Accounts
from services.rate_limits.memory import open_counts
from settings import InvalidSettings, Settings
from tests.conftest import QUICK
from tests.services.events.listening import BRISK, connected, pinged
from tests.support.certificates import certificate_of_loopback
from tests.support.graphql_client import CREATE_GENERATION, Client
from tests.support.kie import FakeKie
from tests.support.redis_server import RedisServer, running_redis
from tests.support.serving import running_app
from tests.support.tls_front import encrypting
from tests.support.waiting import until

READ_THE_LOG = None
FROM_THE_START = 'subscription { taskUpdated(after: "0") { creation { id stage } } }'
LOST = "redis: there is no connection"
BACK = "redis: the connection is back"


@pytest.fixture
async def broadcast(redis: RedisServer) -> AsyncIterator[Broadcast]:
    async with connected(redis.url) as connection:
        yield connection


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "atelier.redis")
    return caplog


async def next_of(subscriber: BoundedSubscriber) -> str | None:
    """Return the subscriber's next message; ``READ_THE_LOG`` is never silence here."""
    async with asyncio.timeout(120):
        return await subscriber.next(quiet=3600)


def lines(said: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    return [(record.levelname, record.getMessage().split(" (")[0]) for record in said.records if "redis" in record.name]


async def test_a_subscription_is_confirmed_by_the_server_before_it_begins(
    redis: RedisServer, broadcast: Broadcast
) -> None:
    async with broadcast.subscribe("user:ada"):
        assert await redis.listeners("user:ada") == 1


async def test_each_channel_hears_its_own_messages_in_order(broadcast: Broadcast) -> None:
    names = [f"user:{number}" for number in range(200)]
    async with AsyncExitStack() as stack:
        subscribers = await asyncio.gather(
            *(stack.enter_async_context(broadcast.subscribe(name)) for name in names for _ in range(2))
        )
        for part in ("first", "second"):
            for name in names:
                await broadcast.publish(name, f"{part} of {name}")

        heard = [(await next_of(subscriber), await next_of(subscriber)) for subscriber in subscribers]

    assert heard == [(f"first of {name}", f"second of {name}") for name in names for _ in range(2)]


async def test_a_message_of_a_megabyte_arrives_whole(broadcast: Broadcast) -> None:
    large = "é1" * 350_000
    async with broadcast.subscribe("large") as subscriber:
        await broadcast.publish("large", large)
        await broadcast.publish("large", "small")

        assert await next_of(subscriber) == large
        assert await next_of(subscriber) == "small"


async def test_what_is_no_text_does_not_end_the_hearing(redis: RedisServer, broadcast: Broadcast) -> None:
    async with broadcast.subscribe("user:ada") as subscriber, redis.client() as client:
        await client.publish("user:ada", b"\xff\xfe")
        await client.publish("user:ada", "text")

        assert await next_of(subscriber) == "\ufffd\ufffd"
        assert await next_of(subscriber) == "text"


async def test_many_messages_are_published_with_one_question_and_in_their_order(broadcast: Broadcast) -> None:
    async with broadcast.subscribe("user:ada") as ada, broadcast.subscribe("user:bob") as bob:
        messages = [("user:bob" if number % 3 == 0 else "user:ada", str(number)) for number in range(30)]

        await broadcast.publish_all(messages)

        assert [await next_of(bob) for _ in range(10)] == [str(number) for number in range(0, 30, 3)]
        assert [await next_of(ada) for _ in range(20)] == [str(number) for number in range(30) if number % 3]


async def test_fifty_first_subscribers_at_once_all_hear(redis: RedisServer, broadcast: Broadcast) -> None:
    async with AsyncExitStack() as stack:
        subscribers = await asyncio.gather(
            *(stack.enter_async_context(broadcast.subscribe("user:ada")) for _ in range(50))
        )
        assert await redis.listeners("user:ada") == 1
        await broadcast.publish("user:ada", "one")

        assert [await next_of(subscriber) for subscriber in subscribers] == ["one"] * 50


async def test_coming_and_going_at_once_leaves_nobody_deaf_and_no_channel_behind(
    redis: RedisServer, broadcast: Broadcast
) -> None:
    async def come_and_go(number: int) -> None:
        for turn in range(20):
            async with broadcast.subscribe(f"user:{number % 3}") as subscriber:
                await broadcast.publish(f"user:{number % 3}", f"{number}.{turn}")
                while await next_of(subscriber) != f"{number}.{turn}":
                    pass

    await asyncio.gather(*(come_and_go(number) for number in range(12)))

    assert broadcast.subscriber_count == 0
    await only_heard(redis)


async def test_who_comes_as_the_last_one_goes_is_not_left_deaf(broadcast: Broadcast) -> None:
    async with AsyncExitStack() as going, AsyncExitStack() as staying:
        await going.enter_async_context(broadcast.subscribe("user:ada"))
        _, subscriber = await asyncio.gather(
            going.aclose(), staying.enter_async_context(broadcast.subscribe("user:ada"))
        )
        await broadcast.publish("user:ada", "hello")

        assert await next_of(subscriber) == "hello"


async def test_a_subscriber_that_is_cancelled_as_it_comes_leaves_nothing(redis: RedisServer) -> None:
    async with connected(redis.url) as broadcast, broadcast.subscribe("kept"):
        redis.freeze()
        coming = asyncio.create_task(subscribe(broadcast, "user:ada"))
        await until(lambda: broadcast.subscriber_count == 2)
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
        redis.thaw()

        assert broadcast.subscriber_count == 1
        await only_heard(redis, "kept")


async def test_a_restart_has_every_subscriber_read_the_log_and_hear_again(
    redis: RedisServer, broadcast: Broadcast, said: pytest.LogCaptureFixture
) -> None:
    names = [f"user:{number}" for number in range(20)]
    async with AsyncExitStack() as stack:
        subscribers = [await stack.enter_async_context(broadcast.subscribe(name)) for name in names for _ in range(2)]
        await redis.kill()
        await until(lambda: lines(said) == [("WARNING", LOST)])
        await redis.start()

        assert [await next_of(subscriber) for subscriber in subscribers] == [READ_THE_LOG] * 40
        for name in names:
            await broadcast.publish(name, f"hello {name}")
        assert [await next_of(subscriber) for subscriber in subscribers] == [
            f"hello {name}" for name in names for _ in range(2)
        ]

    assert broadcast.reconnects == 1
    assert lines(said) == [("WARNING", LOST), ("INFO", BACK)]


async def test_a_killed_connection_comes_back_by_itself(redis: RedisServer, broadcast: Broadcast) -> None:
    async with broadcast.subscribe("user:ada") as subscriber, redis.client() as client:
        for times in (1, 2, 3):
            assert await client.client_kill_filter(_type="pubsub") == 1

            assert await next_of(subscriber) is READ_THE_LOG
            assert broadcast.reconnects == times
            await broadcast.publish("user:ada", f"after {times}")
            assert await next_of(subscriber) == f"after {times}"


async def test_a_killed_publishing_connection_loses_no_message(redis: RedisServer, broadcast: Broadcast) -> None:
    async with broadcast.subscribe("user:ada") as subscriber, redis.client() as client:
        for text in ("one", "two"):
            await broadcast.publish("user:ada", text)
            assert await next_of(subscriber) == text
            assert await client.client_kill_filter(_type="normal", skipme=True) == 1


async def test_a_message_that_a_pause_of_the_server_stopped_is_published_after_it(
    redis: RedisServer, broadcast: Broadcast
) -> None:
    async with broadcast.subscribe("user:ada") as subscriber:
        redis.freeze()
        for text in ("older", "newer"):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await broadcast.publish("user:ada", text)
        redis.thaw()

        async with asyncio.timeout(120):
            while await next_of(subscriber) != "newer":
                pass
    assert broadcast.reconnects == 0


async def test_a_frozen_server_is_noticed_and_heard_again_once_it_thaws(
    redis: RedisServer, said: pytest.LogCaptureFixture
) -> None:
    async with connected(redis.url, pace=BRISK) as broadcast, broadcast.subscribe("user:ada") as subscriber:
        redis.freeze()
        with pytest.raises(TimeoutError):
            await broadcast.publish("user:ada", "lost")
        await until(lambda: lines(said) == [("WARNING", LOST)])
        redis.thaw()

        assert await next_of(subscriber) is READ_THE_LOG
        await broadcast.publish("user:ada", "heard")
        while (message := await next_of(subscriber)) != "heard":
            # Messages sent to the frozen server may arrive later.
            assert message == "lost"

    assert lines(said) == [("WARNING", LOST), ("INFO", BACK)]


async def test_an_idle_connection_is_not_taken_for_a_frozen_server(
    redis: RedisServer, said: pytest.LogCaptureFixture
) -> None:
    async with connected(redis.url) as broadcast, redis.client() as client:
        await client.config_resetstat()
        await pinged(redis, 6)

        assert broadcast.reconnects == 0
    assert lines(said) == []


async def test_a_flush_disturbs_nobody(redis: RedisServer, broadcast: Broadcast) -> None:
    async with broadcast.subscribe("user:ada") as subscriber, redis.client() as client:
        await client.flushall()
        await broadcast.publish("user:ada", "after the flush")

        assert await next_of(subscriber) == "after the flush"
    assert broadcast.reconnects == 0


async def test_without_a_server_subscribers_wait_shortly_and_side_by_side_and_are_woken_when_it_comes(
    redis: RedisServer, said: pytest.LogCaptureFixture
) -> None:
    await redis.kill()
    names = [f"user:{number}" for number in range(60)]
    async with connected(redis.url, pace=BRISK) as broadcast, AsyncExitStack() as stack:
        async with asyncio.timeout(60):  # One after the other they would take two minutes.
            subscribers = await asyncio.gather(
                *(stack.enter_async_context(broadcast.subscribe(name)) for name in names for _ in range(2))
            )
        with pytest.raises(ConnectionError):
            await broadcast.publish("user:0", "nobody hears this")
        await redis.start()

        assert [await next_of(subscriber) for subscriber in subscribers] == [READ_THE_LOG] * 120
        await broadcast.publish("user:0", "hello")
        assert await next_of(subscribers[0]) == "hello"

    assert lines(said) == [("WARNING", LOST), ("INFO", BACK)]


async def test_channels_left_during_an_outage_are_not_heard_after_it(redis: RedisServer, broadcast: Broadcast) -> None:
    async with broadcast.subscribe("kept") as subscriber:
        async with broadcast.subscribe("left"):
            await redis.kill()
        await redis.start()
        assert await next_of(subscriber) is READ_THE_LOG

        assert await redis.channels() == {"kept"}


async def test_user_password_and_number_of_the_database_come_from_the_address(redis: RedisServer) -> None:
    async with redis.client() as client:
        await client.acl_setuser("ada", enabled=True, passwords=["+p@ss/word"], categories=["+@all"], channels=["*"])
        address = f"redis://ada:p%40ss%2Fword@127.0.0.1:{redis.port}/3"
        async with connected(address) as broadcast, broadcast.subscribe("user:ada") as subscriber:
            await broadcast.publish("user:ada", "hello")

            assert await next_of(subscriber) == "hello"
            clients = [entry for entry in await client.client_list() if entry["user"] == "ada"]
            assert [entry["db"] for entry in clients] == ["3", "3"]


async def test_a_wrong_password_is_told_without_being_shown(
    redis: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with redis.client() as client:
        await client.acl_setuser("ada", enabled=True, passwords=["+another"])
    address = f"redis://ada:hunter2@127.0.0.1:{redis.port}"
    async with connected(address, pace=BRISK) as broadcast, broadcast.subscribe("user:ada"):
        [line] = [record.getMessage() for record in caplog.records if record.name == "atelier.redis"]

    assert line == "redis: there is no connection (AuthenticationError); updates come late until it is back"
    assert "hunter2" not in caplog.text


async def test_rediss_is_spoken_encrypted_to_a_server_that_is_verified(
    redis: RedisServer, tmp_path: Path, said: pytest.LogCaptureFixture
) -> None:
    certificate = certificate_of_loopback(tmp_path)
    async with encrypting(redis.port, certificate) as port:
        address = f"rediss://127.0.0.1:{port}"
        trusting = connected(f"{address}?ssl_ca_certs={certificate}")
        async with trusting as broadcast, broadcast.subscribe("user:ada") as subscriber:
            await broadcast.publish("user:ada", "hello")
            assert await next_of(subscriber) == "hello"
        assert lines(said) == []

        async with connected(address, pace=BRISK) as broadcast, broadcast.subscribe("user:ada"):
            assert lines(said) == [("WARNING", LOST)]

        unverified = connected(f"{address}?ssl_cert_reqs=CERT_NONE")
        async with unverified as broadcast, broadcast.subscribe("user:ada") as subscriber:
            await broadcast.publish("user:ada", "hello")
            assert await next_of(subscriber) == "hello"


@pytest.mark.parametrize("scheme", ["redis", "valkey", "unix", "redis+unix"])
async def test_the_broadcaster_and_the_counts_use_one_server_however_its_address_is_written(
    tmp_path: Path, scheme: str
) -> None:
    # The path of a socket must be short.
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/redis.sock"
        async with running_redis(tmp_path, unixsocket=path) as server:
            address = f"{scheme}://{path}" if "unix" in scheme else f"{scheme}://127.0.0.1:{server.port}"
            async with connected(address) as broadcast, broadcast.subscribe("user:ada") as subscriber:
                await broadcast.publish("user:ada", "hello")
                assert await next_of(subscriber) == "hello"
            async with open_counts(address) as counts, open_counts(address) as others:
                assert [await counts.add("a", 60, 1), await others.add("a", 60, 1)] == [1, 2]


@pytest.mark.parametrize(
    "address", ["redis://:pa@ss@127.0.0.1", "redis://127.0.0.1?bogus=1", "redis://127.0.0.1:99999", "rabbit://x"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        RedisBackend(address)


async def test_events_whose_messages_were_lost_are_delivered_after_the_outage_in_order_and_once(
    redis: RedisServer, broadcast: Broadcast, database: Database
) -> None:
    ada = await Accounts(database, signup_credits=100).by_subject("ada")
    heard: list[int] = []

    async def listen() -> None:
        async with aclosing(CreditStream(database, broadcast, ada.id).events()) as events:
            async for event in events:
                heard.append(event.seq)  # noqa: PERF401 - as it comes, not when all has come

    async def reach(last: int) -> None:
        with suppress(TimeoutError):
            await until(lambda: len(heard) >= last or listening.done())
        if listening.done():
            await listening
        assert heard == list(range(1, last + 1))

    # The repeated message may arrive before the channel is subscribed again: then only the gap detector finds the loss.
    async with GapDetector(database, broadcast), EventPublisher(broadcast) as event_publisher:
        listening = asyncio.create_task(listen())
        await reach(1)
        event_publisher.publish(await granted(database, ada.id))
        await reach(2)

        await redis.kill()
        for _ in range(3):
            event_publisher.publish(await granted(database, ada.id))
        await redis.start()
        await reach(5)

        for _ in range(3):
            event_publisher.publish(await granted(database, ada.id))
        await reach(8)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)

    assert heard == [1, 2, 3, 4, 5, 6, 7, 8]


async def test_two_servers_share_a_history_and_a_frozen_redis_delays_no_mutation(
    redis: RedisServer, kie: FakeKie, settings: Settings
) -> None:
    kie.finish_at_once = True
    shared = settings.model_copy(update={"broadcast_url": SecretStr(redis.url)})
    async with (
        running_app(shared, timings=QUICK) as first,
        running_app(shared.model_copy(update={"worker": "off"})) as second,
        aclosing((await second.user("ada")).subscribe(FROM_THE_START)) as events,
    ):
        ada = await first.user("ada")
        assert await anext(events) == {}
        creation = await created(ada)
        assert (await finished(events))["id"] == creation["id"]

        redis.freeze()
        creation = await created(ada)
        await ended(ada, creation["id"])
        redis.thaw()
        assert (await finished(events))["id"] == creation["id"]


async def test_an_address_that_cannot_be_used_stops_the_start_without_showing_the_password(settings: Settings) -> None:
    unusable = settings.model_copy(update={"broadcast_url": SecretStr("redis://:hunter2@@127.0.0.1")})
    with pytest.raises(InvalidSettings) as refusal:
        async with open_runtime(unusable):
            pass

    assert str(refusal.value) == (
        "BROADCAST_URL: it cannot be read as an address: a password is written with %40 for @, %3A for : and %2F for /"
    )


async def created(client: Client) -> dict[str, Any]:
    payload = (await client.execute(CREATE_GENERATION, {"input": {"prompt": "a heron", "style": "sty_watercolour"}}))[
        "createGeneration"
    ]
    assert payload["errors"] == []
    creation: dict[str, Any] = payload["creation"]
    return creation


async def finished(events: AsyncGenerator[dict[str, Any], None]) -> dict[str, Any]:
    """Return the next finished creation that the subscription delivers."""
    async with asyncio.timeout(120):
        async for data in events:
            creation: dict[str, Any] = data["taskUpdated"]["creation"]
            if creation["stage"] == "FINISHED":
                return creation
    raise AssertionError("the subscription ended")


async def ended(client: Client, creation_id: str) -> None:
    """Wait until a creation is finished, asking again and again."""

    async def so() -> bool:
        data = await client.execute("query ($id: ID!) { creation(id: $id) { stage } }", {"id": creation_id})
        return bool(data["creation"]["stage"] == "FINISHED")

    await until(so)


async def subscribe(broadcast: Broadcast, channel: str) -> None:
    async with broadcast.subscribe(channel):
        pass


async def only_heard(redis: RedisServer, *names: str) -> None:
    """Wait until these channels have subscribers, and no other channel has one."""

    async def so() -> bool:
        return await redis.channels() == set(names)

    await until(so)


async def granted(database: Database, user_id: str) -> list[EventRecord]:
    """Commit a change of the credits and return its events."""
    async with database.begin() as connection:
        _, events = await credits.move(connection, user_id, 1, CreditTransactionKind.GRANT, "One more")
    return events
