"""The separation of installations that share a Redis, and of a copy from its original."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, closing
from pathlib import Path

import orjson
import pytest

from db.engine import Database
from db.queries import events as event_queries
from db.queries import installation as installation_queries
from services import secrets
from services.events import epoch
from services.events.broadcast import Broadcast
from services.events.epoch import EpochKeeper, begin_epoch
from services.events.gap_detector import GapDetector
from services.events.publisher import channel_of, encode
from services.events.reader import CreditEvent
from services.events.redis import RedisBackend
from services.events.scope import Scope, Seal
from services.rate_limits.memory import open_counts
from services.secrets import KeyRing
from tests.services.events.histories import History, following
from tests.services.events.listening import PATIENT
from tests.support.redis_server import RedisServer
from tests.support.waiting import until

NOT_FOLLOWED = b'{"seq": 1, "subject": "creation", "creation_id": null, "payload": {"creation": {"id": []}}}'
FABRICATED = [
    NOT_FOLLOWED,
    b"",
    b"\xff\xfe",
    b"{}",
    b"[1]",
    b"null",
    b'{"seq": 1}',
    b'{"seq": "1", "subject": "credit", "creation_id": null, "payload": {}}',
    b'{"seq": 1, "subject": "weather", "creation_id": null, "payload": {}}',
    b'{"seq": 1, "subject": "credit", "creation_id": null, "payload": null}',
    b"[" * 100_000,
]
OUR_OWN = [text.decode(errors="replace") for text in FABRICATED if text is not NOT_FOLLOWED]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epoch, "REFRESH_SECONDS", 0.05)


@asynccontextmanager
async def process_of(database: Database, redis: RedisServer) -> AsyncIterator[Broadcast]:
    """The objects by which a server process of the installation in ``database`` publishes and subscribes."""
    seal = Seal((await secrets.load(database)).messages)
    broadcast = Broadcast(backend=RedisBackend(redis.url, pace=PATIENT), seal=seal)
    async with broadcast, EpochKeeper(database, broadcast), GapDetector(database, broadcast):
        yield broadcast


@pytest.fixture
async def copy(history: History, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    """A copy of the installation, with its name, epoch, keys and people, in another place."""
    if history.database.is_sqlite:
        with closing(sqlite3.connect(str(history.database.url.database))) as original:
            original.execute("VACUUM INTO ?", (str(tmp_path / "copy.db"),))
        copied = Database(f"sqlite:///{tmp_path / 'copy.db'}")
    else:
        postgres = request.getfixturevalue("postgres")
        copied = Database(postgres.url(await postgres.create()))
        for table in ("installation", "secrets", "users"):
            async with history.database.read() as source, copied.begin() as target:
                await target.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - the names are ours
                for row in (await source.exec_driver_sql(f"SELECT row_to_json(t)::text FROM {table} AS t")).scalars():  # noqa: S608
                    statement = f"INSERT INTO {table} SELECT * FROM json_populate_record(NULL::{table}, $1::json)"  # noqa: S608
                    await target.exec_driver_sql(statement, (row,))
    yield copied
    await copied.close()


async def test_a_copy_on_the_same_redis_speaks_to_its_own_pages_alone(
    history: History, copy: Database, redis: RedisServer
) -> None:
    async with process_of(history.database, redis) as broadcast, process_of(copy, redis) as copys:
        original = History(history.database, broadcast, history.user_id)
        other = History(copy, copys, history.user_id)
        async with aclosing(original.credits()) as events, aclosing(other.credits()) as copys_events:
            begun = [await following(events), await following(copys_events)]
            await other.happen_and_tell(2)
            seen_there = [await following(copys_events) for _ in range(2)]
            await original.happen_and_tell(3)
            seen = [await following(events) for _ in range(3)]

    assert {event.epoch for event in begun} == {(await installation_queries.read(copy)).epoch}
    assert [(event.seq, entry_of(event)) for event in seen_there] == await entries(copy, history.user_id)
    assert [(event.seq, entry_of(event)) for event in seen] == await entries(history.database, history.user_id)


def entry_of(event: CreditEvent) -> str | None:
    return None if event.transaction is None else event.transaction.id


async def entries(database: Database, user_id: str) -> list[tuple[int, str]]:
    """Return the log of a user in one database: the numbers, and the ledger's entries."""
    found = await event_queries.after(database, user_id, 0, limit=100)
    return [(event.seq, orjson.loads(event.payload)["transaction"]["id"]) for event in found]


async def test_a_copy_file_by_file_has_channels_of_its_own_once_it_was_said_to_be_restored(
    history: History, redis: RedisServer
) -> None:
    async with process_of(history.database, redis) as broadcast:
        before = broadcast.scope.channel("user:ada")
        await begin_epoch(history.database)
        await until(lambda: broadcast.scope.channel("user:ada") != before)


@pytest.mark.parametrize("fabricated", [None, *FABRICATED])
@pytest.mark.embedded
async def test_a_message_of_somebody_else_is_not_delivered_ends_no_stream_and_renews_nothing(
    history: History, redis: RedisServer, fabricated: bytes | None
) -> None:
    async with process_of(history.database, redis) as broadcast, redis.client() as stranger:
        ours = History(history.database, broadcast, history.user_id)
        before = broadcast.scope.epoch
        channel = broadcast.scope.channel(channel_of(history.user_id))
        async with aclosing(ours.credits()) as events:
            await following(events)
            [real] = await ours.happen(1)
            next_one = encode(real).replace(b'"balance":1', b'"balance":1000000') if fabricated is None else fabricated
            await stranger.publish(channel, next_one)
            # Published after it: by then the message was read.
            await ours.tell(real)
            seen = await following(events)
            await ours.happen_and_tell(1)
            after = await following(events)
        await broadcast.judge_loss()

    assert [(event.seq, event.credit and event.credit.balance) for event in (seen, after)] == [(1, 1), (2, 2)]
    assert (await installation_queries.read(history.database)).epoch == before


@pytest.mark.parametrize(
    "malformed", [text.decode(errors="replace") for text in FABRICATED if text is not NOT_FOLLOWED]
)
@pytest.mark.embedded
async def test_a_malformed_message_of_our_own_ends_no_stream(history: History, malformed: str) -> None:
    async with GapDetector(history.database, history.broadcast), aclosing(history.credits()) as events:
        await following(events)
        listening = asyncio.create_task(following(events))
        await history.broadcast.publish(channel_of(history.user_id), malformed)
        await history.happen_and_tell(1)
        seen = await listening

    assert (seen.seq, seen.credit and seen.credit.balance) == (1, 1)


async def test_the_first_message_of_somebody_else_is_logged(
    history: History, redis: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "atelier.broadcast")
    async with (
        process_of(history.database, redis) as broadcast,
        redis.client() as stranger,
        broadcast.subscribe("user:ada") as subscriber,
    ):
        for _ in range(3):
            await stranger.publish(broadcast.scope.channel("user:ada"), "hello")
        assert await subscriber.next(quiet=60) is None

    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_seal_is_of_one_channel_and_one_message() -> None:
    seal, other = Seal(KeyRing(b"one key")), Seal(KeyRing(b"another key"))
    sealed = seal.seal("atelier:a:user:ada", "hello")

    assert seal.unseal("atelier:a:user:ada", sealed) == "hello"
    assert seal.unseal("atelier:b:user:ada", sealed) is None
    assert seal.unseal("atelier:a:user:ada", sealed + "!") is None
    assert other.unseal("atelier:a:user:ada", sealed) is None
    assert seal.unseal("atelier:a:user:ada", "") is None
    assert seal.unseal("atelier:a:user:ada", "\u0661" * 40) is None


def test_a_message_that_an_older_key_sealed_is_accepted_until_the_key_is_not() -> None:
    sealed = Seal(KeyRing(b"old key")).seal("user:ada", "hello")
    ring = KeyRing(b"new key", b"old key")
    seal = Seal(ring)

    assert seal.unseal("user:ada", sealed) == "hello"
    assert seal.seal("user:ada", "hello") == Seal(KeyRing(b"new key")).seal("user:ada", "hello")
    ring.accepted = (b"new key",)
    assert seal.unseal("user:ada", sealed) is None


async def test_rate_limits_are_counted_by_installation_and_epoch(redis: RedisServer) -> None:
    scopes = [Scope("one", "a"), Scope("other", "a"), Scope("one", "b")]
    async with AsyncExitStack() as stack:
        counts = [
            await stack.enter_async_context(open_counts(redis.url, scope=lambda of=scope: of))  # type: ignore[misc]
            for scope in scopes
        ]
        assert [await each.add("cost:usr_1", 60, 5) for each in counts for _ in range(2)] == [5, 10] * 3
        async with redis.client() as client:
            keys = await client.keys()

    assert {str(key).rpartition(":quotas:")[0] for key in keys} == {
        "atelier:one:a",
        "atelier:other:a",
        "atelier:one:b",
    }


async def test_the_keys_of_a_running_installation_follow_its_epoch(redis: RedisServer) -> None:
    scopes = [Scope("one", "a")]
    async with open_counts(redis.url, scope=lambda: scopes[-1]) as counts:
        before = await counts.add("cost:usr_1", 60, 5)
        scopes.append(Scope("one", "b"))
        assert (before, await counts.add("cost:usr_1", 60, 5)) == (5, 5)
