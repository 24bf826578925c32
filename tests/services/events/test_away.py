"""While the broadcaster is away: how often the log is read and for which users, and that no event is missed."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from functools import partial

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from db.engine import Database
from db.models.events import Event, EventSubject
from db.options import Options
from db.queries import users as user_queries
from services.events import gap_detector
from services.events.broadcast import Broadcast
from services.events.gap_detector import GapDetector
from services.events.redis import Pace
from services.events.subjects import CreditStream
from services.identity.accounts import Accounts
from services.observability.metrics import Metrics
from settings import Settings
from tests.conftest import QUICK
from tests.edges.streams import streaming
from tests.faults.tools.lines import Line
from tests.schema.people import CREDIT_UPDATED, Socket, person
from tests.services.events.histories import History, Reader
from tests.services.events.listening import PATIENT, connected, pinged
from tests.support.cursors import number_of
from tests.support.kie import FakeKie
from tests.support.postgres import Postgres
from tests.support.redis_server import RedisServer
from tests.support.scraping import read
from tests.support.serving import running_app
from tests.support.waiting import until

LONG = 3600.0
# A server that answers nothing is noticed soon; one that is slow is waited for.
NOTICING = Pace(answer=60.0, confirmation=60.0, ping=0.5, late=2.0, silence=2.0, first_pause=0.05, longest_pause=0.2)
AWAY = "atelier_broadcaster_away"
WATCHED = """subscription { taskUpdated(after: "0") { cursor creation { id stage } } }"""
WITH_ADDRESSES = """subscription { taskUpdated(after: "0") { cursor creation { id stage generatedImage { url } } } }"""


@pytest.fixture(autouse=True)
def _found_by_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no silence be long enough to be noticed by itself."""
    monkeypatch.setattr(gap_detector, "QUIET_SECONDS", LONG)
    monkeypatch.setattr(gap_detector, "AWAY_SECONDS", 0.2)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The users of each query for newest events, in order."""
    newest_events, asked = user_queries.newest_events, list[list[str]]()

    async def watched(database: Database, user_ids: list[str]) -> dict[str, int]:
        asked.append(sorted(user_ids))
        return await newest_events(database, user_ids)

    monkeypatch.setattr(user_queries, "newest_events", watched)
    return asked


@pytest.fixture
async def broadcast(redis: RedisServer) -> AsyncIterator[Broadcast]:
    async with connected(redis.url, pace=NOTICING) as connection:
        yield connection


async def killed(redis: RedisServer) -> None:
    await redis.kill()


async def frozen(redis: RedisServer) -> None:
    redis.freeze()


async def revived(redis: RedisServer) -> None:
    """Bring the broadcaster back after any fault."""
    redis.thaw()
    if not redis.runs:
        await redis.start()


@asynccontextmanager
async def iterated(history: History, seen: list[int]) -> AsyncIterator[None]:
    """Follow a history without handing it over, as a stream of server-sent events does."""

    async def follow() -> None:
        async with aclosing(history.credits()) as events:
            async for event in events:
                seen.append(event.seq)  # noqa: PERF401 - as it comes, not when all has come

    following = asyncio.create_task(follow())
    try:
        await until(lambda: seen)
        yield
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def another(history: History, subject: str) -> History:
    user = await Accounts(history.database, signup_credits=0).by_subject(subject)
    return History(history.database, history.broadcast, user.id)


class Page(Reader):
    """A receiver that catches up by itself."""

    def __init__(self, history: History) -> None:
        super().__init__(CreditStream(history.database, history.broadcast, history.user_id))
        self._catching_up: asyncio.Task[None] | None = None

    def notify_gap(self) -> None:
        super().notify_gap()
        self._catching_up = asyncio.create_task(self.catch_up())


@pytest.mark.parametrize("befalls", [killed, frozen])
async def test_what_happens_meanwhile_comes_once_and_in_order_to_receivers_and_iterators(
    history: History, redis: RedisServer, befalls: Callable[[RedisServer], Awaitable[None]]
) -> None:
    page, seen = Page(history), list[int]()
    async with GapDetector(history.database, history.broadcast), iterated(history, seen):
        await page.begin()
        await history.happen_and_tell(2)
        await until(lambda: page.seen == seen == [0, 1, 2])

        await befalls(redis)
        await history.happen(2)
        await until(lambda: page.seen == seen == [0, 1, 2, 3, 4])
        await history.happen(1)
        await until(lambda: page.seen == seen == [0, 1, 2, 3, 4, 5])
        assert history.broadcast.is_away

        await revived(redis)
        await until(lambda: not history.broadcast.is_away)
        await history.happen_and_tell(3)
        await until(lambda: page.seen == seen == [0, 1, 2, 3, 4, 5, 6, 7, 8])


async def test_one_question_is_for_all_and_those_who_missed_nothing_are_left_alone(
    history: History, redis: RedisServer, asked: list[list[str]]
) -> None:
    calm = await another(history, "bob")
    page, other, left_alone = Page(history), Page(history), Page(calm)
    async with GapDetector(history.database, history.broadcast):
        for one in (page, other, left_alone):
            await one.begin()
        asked.clear()
        await redis.kill()
        await history.happen(1)
        await until(lambda: page.seen == other.seen == [0, 1])

    assert {tuple(users) for users in asked} == {tuple(sorted([history.user_id, calm.user_id]))}
    assert (left_alone.seen, left_alone.interruptions) == ([0], 0)


async def test_more_users_than_one_question_takes_are_asked_about_by_several(
    history: History, redis: RedisServer, asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gap_detector, "USERS_AT_ONCE", 2)
    monkeypatch.setattr(gap_detector, "LISTENERS_AT_ONCE", 1)
    histories = [history, *[await another(history, f"person {number}") for number in range(4)]]
    pages = [Page(each) for each in histories]
    async with GapDetector(history.database, history.broadcast):
        for page in pages:
            await page.begin()
        asked.clear()
        await redis.kill()
        for each in histories:
            await each.happen(1)
        await until(lambda: all(page.seen == [0, 1] for page in pages))

    assert {len(users) for users in asked} == {1, 2}
    assert {user for users in asked for user in users} == {each.user_id for each in histories}


async def test_nobody_is_asked_while_the_server_is_there_nor_again_once_it_is_back(
    redis: RedisServer, database: Database, asked: list[list[str]]
) -> None:
    user = await Accounts(database, signup_credits=0).by_subject("ada")
    metrics = Metrics()
    async with connected(redis.url, pace=PATIENT) as broadcast, GapDetector(database, broadcast, metrics=metrics):
        page = Page(History(database, broadcast, user.id))
        await page.begin()
        await pinged(redis, 4)
        assert asked == []

        await redis.kill()
        await until(lambda: len(asked) >= 3)
        assert read(metrics.render())[AWAY] == 1
        await redis.start()
        await until(lambda: not broadcast.is_away)
        # The log is read once more when each channel is subscribed again.
        await until(lambda: read(metrics.render())[AWAY] == 0 and not broadcast.doubt.is_set())
        before = len(asked)
        await pinged(redis, 4)

    assert len(asked) == before
    assert page.seen == [0]


async def test_what_happened_as_the_server_came_back_is_found_by_a_last_look(
    history: History, redis: RedisServer, asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gap_detector, "AWAY_SECONDS", LONG)
    page, seen = Page(history), list[int]()
    async with GapDetector(history.database, history.broadcast), iterated(history, seen):
        await page.begin()
        await redis.kill()
        await until(lambda: asked)
        await history.happen(2)
        await redis.start()

        await until(lambda: page.seen == seen == [0, 1, 2])


async def test_a_server_that_answers_late_is_away_meanwhile_and_keeps_its_connection(
    redis: RedisServer, database: Database, asked: list[list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "atelier.redis")
    user = await Accounts(database, signup_credits=0).by_subject("ada")
    pace = Pace(answer=60.0, confirmation=60.0, ping=0.2, late=1.0, silence=LONG)
    async with connected(redis.url, pace=pace) as broadcast, GapDetector(database, broadcast):
        history = History(database, broadcast, user.id)
        page = Page(history)
        await page.begin()
        redis.freeze()
        await history.happen(1)
        await until(lambda: page.seen == [0, 1])
        assert broadcast.is_away

        redis.thaw()
        await until(lambda: not broadcast.is_away)
        await history.happen_and_tell(1)
        await until(lambda: page.seen == [0, 1, 2])
        assert broadcast.reconnects == 0
    assert [record.getMessage() for record in caplog.records if record.name == "atelier.redis"] == []


async def test_who_comes_while_the_server_is_away_does_not_wait_for_it(redis: RedisServer, database: Database) -> None:
    user = await Accounts(database, signup_credits=0).by_subject("ada")
    pace = Pace(confirmation=LONG, first_pause=0.05, longest_pause=0.2)
    await redis.kill()
    async with connected(redis.url, pace=pace) as broadcast, GapDetector(database, broadcast):
        history = History(database, broadcast, user.id)
        page = Page(history)
        await until(lambda: broadcast.is_away)
        await page.begin()
        await history.happen(1)
        await until(lambda: page.seen == [0, 1])

        await redis.start()
        await until(lambda: not broadcast.is_away)
        await until(partial(heard_by_somebody, redis, user.id))
        await history.happen_and_tell(1)
        await until(lambda: page.seen == [0, 1, 2])


async def heard_by_somebody(redis: RedisServer, user_id: str) -> bool:
    return await redis.channels() == {f"user:{user_id}"}


async def test_a_database_that_is_away_as_well_is_waited_for_without_noise(
    redis: RedisServer, postgres: Postgres, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    name = await postgres.create()
    async with Line("PostgreSQL", f"{postgres.folder}/.s.PGSQL.5432") as line:
        there = Database(postgres.url(name))
        through = Database(f"postgresql://postgres@{line.netloc}/{name}", Options(connect_timeout=0.5))
        user = await Accounts(there, signup_credits=0).by_subject("ada")
        async with connected(redis.url, pace=NOTICING) as broadcast:
            looks = GapDetector(through, broadcast)
            history, page = History(there, broadcast, user.id), Page(History(through, broadcast, user.id))
            async with looks:
                await page.begin()
                line.refuse()
                await redis.kill()
                await until(lambda: broadcast.is_away)
                await history.happen(2)
                await until(lambda: looks.failures >= 2)
                assert page.seen == [0]

                # Reads that were skipped while both were away are made, although the broadcaster is back before.
                monkeypatch.setattr(gap_detector, "AWAY_SECONDS", 0.1)
                await redis.start()
                await until(lambda: not broadcast.is_away)
                await line.accept()
                await until(lambda: page.seen == [0, 1, 2])
        await through.close()
        await there.close()
    await postgres.drop(name)

    assert {record.name for record in caplog.records} <= {"atelier.redis"}


async def test_a_look_that_hangs_ends_with_the_process(
    history: History, redis: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asyncio.Event()

    async def hang(database: Database, user_ids: list[str]) -> dict[str, int]:
        asked.set()
        await asyncio.Event().wait()
        raise AssertionError("it is cancelled")

    monkeypatch.setattr(user_queries, "newest_events", hang)
    page = Page(history)
    await page.begin()
    before = asyncio.all_tasks()
    async with GapDetector(history.database, history.broadcast):
        await redis.kill()
        await asked.wait()

    assert asyncio.all_tasks() <= before


async def test_pages_of_every_kind_see_a_generation_to_its_end_without_a_broadcaster(
    redis: RedisServer, kie: FakeKie, settings: Settings, database: Database
) -> None:
    kie.finish_at_once = True
    shared = settings.model_copy(update={"broadcast_url": SecretStr(redis.url)})
    async with (
        running_app(shared, timings=QUICK) as first,
        running_app(shared.model_copy(update={"worker": "off"})) as second,
        person(first, "ada") as ada,
        person(second, "ada") as elsewhere,
        elsewhere.live() as socket,
        streaming(elsewhere, WATCHED) as stream,
    ):
        # A selection that is the same for everybody is delivered without a task, one with addresses is not.
        await socket.subscribe("plain", WATCHED)
        await socket.subscribe("addresses", WITH_ADDRESSES)
        await socket.subscribe("credits", CREDIT_UPDATED, after="0")
        creation = await ada.created("before")
        await ada.ended(creation["id"])

        await redis.kill()
        creation = await ada.created("meanwhile")
        await ada.ended(creation["id"])
        of_tasks, of_credits = [await numbers_of(database, subject) for subject in EventSubject]
        assert [await cursor_of(socket, "plain") for _ in of_tasks] == of_tasks
        assert [await cursor_of(socket, "addresses") for _ in of_tasks] == of_tasks
        assert [await cursor_of(socket, "credits") for _ in of_credits] == of_credits
        assert [number_of((await stream.task())[0]) for _ in of_tasks] == of_tasks


async def numbers_of(database: Database, subject: EventSubject) -> list[int]:
    async with database.read() as connection:
        return list(await connection.scalars(select(Event.seq).where(Event.subject == subject).order_by(Event.seq)))


async def cursor_of(socket: Socket, operation: str) -> int:
    return number_of((await socket.event(operation))["cursor"])
