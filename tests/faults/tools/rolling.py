"""``make roll``: two servers and two workers are rolled to a version with a migration, and back, while people use them.

The next version is a copy of this one with two additive revisions. A load balancer sends nothing to a server that is
not ready. No request may fail, and every page must see every event once and in order.
"""

import argparse
import asyncio
import logging
import random
import shutil
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import uvloop
from sqlalchemy import text

from atelier_client import AtelierError
from db.engine import Database
from db.migration import current_revision, newest_revision
from services import secrets
from services.billing import credits
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.identity import tokens
from services.identity.accounts import Accounts
from tests.faults.tools.balancer import Balancer
from tests.support import revisions
from tests.support.cursors import number_of
from tests.support.graphql_client import Client
from tests.support.postgres import Postgres, running_postgres
from tests.support.processes import ROOT, UNFORKED, ServerProcess, WorkerProcess
from tests.support.s3_server import S3Server, running_s3
from tests.support.stack import Stack, running_stack
from tests.support.waiting import until

USUAL_SECONDS = 3.0  # Of work before the first process is replaced, and between.
SETTLED_SECONDS = 120.0
RICH = 100_000
RESTARTED = "1012"  # The code with which a server that stops closes a socket.
LATE = "timed out during opening handshake"  # The client's 10 s are over: the machine is too busy.
CREATE = """
mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) { creation { id } errors { __typename } }
}"""
CREATIONS = "{ creations(first: 5) { nodes { id status } } credit { balance } }"
EVENTS = 'subscription { taskUpdated(after: "%s") { cursor kind creation { id stage status } } }'
_USER = text("SELECT id, event_seq FROM users WHERE subject = :subject")
_SEQS = text("SELECT seq FROM events WHERE user_id = :user AND subject = 'creation' AND seq > :since ORDER BY seq")
_SOURCES = ("bootstrap", "commands", "db", "resolvers", "routes", "sandbox", "schema", "services", "transport", "web")


@dataclass
class Person:
    """A user, the pages that they have open, and the creations that they were promised, with the status of each."""

    token: str
    user_id: str
    since: int
    created: dict[str, str | None] = field(default_factory=dict)
    requests: int = 0
    faults: list[str] = field(default_factory=list)
    pages: list["Page"] = field(default_factory=list)

    async def live(self, url: str, over: asyncio.Event) -> None:
        """Create an image and wait until it is finished, again and again; a request is sent once."""
        async with Client(url, self.token) as client:
            while not over.is_set():
                creation = await self._ask(client, CREATE, {"input": {"prompt": "a lake", "style": "sty_none"}})
                if creation is not None:
                    self.created[creation["createGeneration"]["creation"]["id"]] = None
                while None in self.created.values() and not over.is_set():
                    await self._ask(client, CREATIONS, {})
                    await asyncio.sleep(0.5)

    async def _ask(self, client: Client, document: str, variables: dict[str, object]) -> dict[str, Any] | None:
        self.requests += 1
        try:
            return await client.execute(document, variables)
        except AtelierError as error:
            self.faults.append(f"request: {error}")
            return None


class Page:
    """An open page: it notes each event, and connects again from its cursor when its server stops."""

    def __init__(self, person: Person, client: Client, *, spread: float) -> None:
        self.seen: list[int] = []
        self.moves = self.late = 0
        self.faults: list[str] = []
        self.open = asyncio.Event()
        self._person, self._client, self._spread = person, client, spread
        self._cursor = str(person.since)

    async def watch(self) -> None:
        while True:
            try:
                async with aclosing(self._client.subscribe(EVENTS % self._cursor)) as events:
                    async for data in events:
                        self._note(data.get("taskUpdated"))
                self.faults.append("page: the subscription ended")
            except AtelierError as error:
                if RESTARTED in str(error):
                    self.moves += 1
                elif LATE in str(error):
                    self.late += 1
                else:
                    self.faults.append(f"page: {error}")
            await asyncio.sleep(random.uniform(0.05, self._spread))

    def _note(self, event: dict[str, Any] | None) -> None:
        if event is None:
            self.open.set()
            return
        self._cursor = event["cursor"]
        self.seen.append(number_of(self._cursor.removesuffix("~")))
        if event["kind"] != "UPDATE":
            self.faults.append(f"page: an event {event['kind']}")
        elif event["creation"]["stage"] == "FINISHED":
            self._person.created[event["creation"]["id"]] = event["creation"]["status"]


@dataclass
class Report:
    """The results; ``faults`` is empty if everything held."""

    seconds: float
    requests: int
    creations: int
    pages: int
    moves: int  # Sockets closed by a server that stopped, and opened again.
    late: int  # Tries to open one that took too long.
    events: int
    faults: list[str]


async def roll(
    folder: Path, postgres: Postgres, s3: S3Server, *, people: int, pages: int, drain: float = 5.0, spread: float = 5.0
) -> Report:
    """Roll an installation to the next version and back; ``pages`` of each person connect again within ``spread``."""
    newer, added = await asyncio.to_thread(_next_version, folder / "newer")
    (folder / "run").mkdir()
    settings = {
        "DRAIN_SECONDS": f"{drain}",
        "KEEP_ALIVE": "60s",  # Longer than a client of a busy machine pauses.
        "RATE_LIMITS": "off",
        "LIVE_PER_USER": f"{2 * pages}",
    }
    async with (
        Balancer() as balancer,
        running_stack(folder / "run", postgres, s3, "--blank", settings=settings | {"BASE_URL": balancer.url}) as stack,
        _people(stack, people) as everybody,
    ):
        balancer.ports = [server.port for server in stack.servers]
        await until(lambda: len(balancer.ready) == len(stack.servers))
        began, over = time.monotonic(), asyncio.Event()
        async with _open_pages(everybody, balancer.url, pages, spread=spread):
            living = [asyncio.create_task(person.live(balancer.url, over)) for person in everybody]
            await asyncio.sleep(USUAL_SECONDS)
            faults = []
            for source, revision in ((newer, added), (ROOT, added)):
                await _replace(stack, balancer, source)
                if (found := await _revision(stack)) != revision:
                    faults.append(f"the database is at revision {found}, not at {revision}")
            faults += await _go_back(stack.servers[0], newer, newest_revision())
            await asyncio.sleep(USUAL_SECONDS)
            over.set()
            await asyncio.gather(*living)
            seconds = time.monotonic() - began
            faults += await _settle(stack, everybody)
        faults += [fault for person in everybody for fault in person.faults]
        faults += [fault for person in everybody for page in person.pages for fault in page.faults]
        faults += [f"{balancer.rejected} connections found no server"] if balancer.rejected else []
        return Report(
            seconds=seconds,
            requests=sum(person.requests for person in everybody),
            creations=sum(len(person.created) for person in everybody),
            pages=sum(len(person.pages) for person in everybody),
            moves=sum(page.moves for person in everybody for page in person.pages),
            late=sum(page.late for person in everybody for page in person.pages),
            events=sum(len(page.seen) for person in everybody for page in person.pages),
            faults=faults,
        )


def _next_version(folder: Path) -> tuple[Path, str]:
    """Copy this version with its compiled modules, add revisions, and return the folder and the last of them."""
    folder.mkdir()
    for path in ROOT.glob("*.py"):
        shutil.copy2(path, folder)
    for name in _SOURCES:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("node_modules"))
    versions = folder / "db" / "migrations" / "versions"
    first = revisions.write(versions, revisions.WITH_TITLE, after=newest_revision(), title="Add the title")
    return folder, revisions.write(versions, revisions.WITH_INDEX, after=first, title="Find titled images")


@asynccontextmanager
async def _people(stack: Stack, count: int) -> AsyncIterator[list[Person]]:
    """Sign people up with credits."""
    database, everybody = Database(stack.database_url), []
    broadcast = Broadcast("memory://")
    try:
        key = (await secrets.load(database)).session_tokens.newest
        async with broadcast, EventPublisher(broadcast) as publisher:
            for number in range(count):
                subject = f"person {number}"
                await Accounts(database, signup_credits=1).by_subject(subject)
                await credits.grant(database, publisher, subject, RICH, "for a test")
                async with database.read() as connection:
                    row = (await connection.execute(_USER, {"subject": subject})).one()
                token, _ = tokens.issue(key, subject, lifetime=timedelta(hours=2))
                everybody.append(Person(token, row.id, row.event_seq))
        yield everybody
    finally:
        await database.close()


@asynccontextmanager
async def _open_pages(everybody: Sequence[Person], url: str, count: int, *, spread: float) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        tasks: list[asyncio.Task[None]] = []
        stack.push_async_callback(_end, tasks)
        for person in everybody:
            client = await stack.enter_async_context(Client(url, person.token))
            person.pages = [Page(person, client, spread=spread) for _ in range(count)]
            tasks += [asyncio.create_task(page.watch()) for page in person.pages]
            async with asyncio.timeout(SETTLED_SECONDS):
                await asyncio.gather(*(page.open.wait() for page in person.pages))
        yield


async def _end(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _replace(stack: Stack, balancer: Balancer, source: Path) -> None:
    """Replace the processes one after the other by processes of another version; a worker beside each server."""
    for number, server in enumerate(stack.servers):
        processes: list[ServerProcess | WorkerProcess] = [server, *stack.workers[number : number + 1]]
        await asyncio.gather(*(_restart(process, source) for process in processes))
        await until(partial(balancer.ready.__contains__, server.port))


async def _restart(process: ServerProcess | WorkerProcess, source: Path) -> None:
    await process.stop()
    process.environment["PYTHONPATH"] = str(source)
    process.python = UNFORKED
    await process.start()


async def _revision(stack: Stack) -> str | None:
    database = Database(stack.database_url)
    try:
        return await current_revision(database)
    finally:
        await database.close()


async def _go_back(server: ServerProcess, newer: Path, target: str) -> list[str]:
    """Undo the revisions with the command of the newer version, while the older one works; return the faults."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "cli", "migrate", "--to", target),
        cwd=newer,
        env=server.environment | {"PYTHONPATH": str(newer)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(SETTLED_SECONDS):
        output, _ = await process.communicate()
    done = output.decode() == f"The database is at revision {target}.\n"
    return [] if done else [f"migrate --to {target}: {output.decode()}"]


async def _settle(stack: Stack, everybody: Sequence[Person]) -> list[str]:
    """Wait until all images are finished and all pages have received them; return the faults."""
    database = Database(stack.database_url)

    async def faults() -> list[str]:
        found = [
            f"creation {key}: {value}"
            for each in everybody
            for key, value in each.created.items()
            if value != "SUCCESS"
        ]
        async with database.read() as connection:
            for person in everybody:
                parameters = {"user": person.user_id, "since": person.since}
                written = list((await connection.scalars(_SEQS, parameters)).all())
                found += [
                    f"page of {person.user_id}: it saw {len(page.seen)} events, {len(written)} were written"
                    for page in person.pages
                    if page.seen != written
                ]
        return found

    async def none() -> bool:
        return not await faults()

    try:
        with suppress(TimeoutError):
            await until(none, SETTLED_SECONDS, every=0.5)
        return await faults() + [f"{each.user_id}: {each.what}" for each in await credits.verify(database)]
    finally:
        await database.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.tools.rolling", description=__doc__)
    parser.add_argument("--sockets", type=int, default=500, help="how many pages are open")
    parser.add_argument("--people", type=int, default=10, help="how many create images")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    folder = Path(tempfile.mkdtemp(prefix="atelier-rolling-"))
    (folder / "s3").mkdir()
    with running_postgres() as postgres, running_s3(folder / "s3") as s3:
        pages = options.sockets // options.people
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            report = runner.run(roll(folder, postgres, s3, people=options.people, pages=pages))
    print(
        f"{report.seconds:.0f} s: {report.requests} requests, {report.creations} images; {report.pages} sockets moved"
        f" {report.moves} times, opened late {report.late} times and received {report.events} events"
    )
    for fault in report.faults:
        print(f"FAULT: {fault}")
    if report.faults:
        print(f"The logs are in {folder}.")
    else:
        shutil.rmtree(folder)
    sys.exit(bool(report.faults))


if __name__ == "__main__":
    main()
