"""Watching: pages that stay open, record every event, and record the reasons of their reconnects."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Self

from atelier_client import AtelierError
from tests.faults.tools.history import Seen, Watched
from tests.support.cursors import number_of
from tests.support.graphql_client import Client
from tests.support.processes import ServerProcess

AGAIN_SECONDS = 0.2
_DOCUMENTS = {
    "creation": 'subscription { taskUpdated(after: "%s") { cursor kind creation { id version updatedAt } } }',
    "credit": 'subscription { creditUpdated(after: "%s") { cursor kind credit { balance } } }',
}
_FIELDS = {"creation": "taskUpdated", "credit": "creditUpdated"}


@dataclass
class Watcher:
    """One page of a user on one server, from a number of their history on; ``subject`` is the watched creation.

    It reconnects with ``after`` when its connection ends. That is excused only if its server was stopped.
    """

    servers: Sequence[ServerProcess]
    token: str
    user_id: str
    subject: str
    since: int
    listening: asyncio.Event = field(default_factory=asyncio.Event)
    watched: Watched = field(init=False)

    def __post_init__(self) -> None:
        self._cursor = str(self.since)
        self.watched = Watched(self.user_id, self.subject, self.since)

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._watch())
        await asyncio.wait_for(self.listening.wait(), 90)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _watch(self) -> None:
        turn = 0
        while True:
            server = self.servers[turn % len(self.servers)]
            deaths, running = server.deaths, server.is_running
            self._began = False
            try:
                await self._listen(server)
                reason = "the subscription ended"
            except AtelierError as error:
                reason = str(error)
            excused = not running or server.deaths != deaths or not server.is_running
            # A failed connection breaks no promise: pages retry until they are connected.
            if self._began and not excused:
                self.watched.unexcused.append(f"{server.name}: {reason}")
            elif self._began:
                self.watched.excused += 1
            turn += 1
            await asyncio.sleep(AGAIN_SECONDS)

    async def _listen(self, server: ServerProcess) -> None:
        async with (
            Client(server.url, self.token) as client,
            aclosing(client.subscribe(_DOCUMENTS[self.subject] % self._cursor)) as events,
        ):
            async for data in events:
                if not data:
                    self._began = True
                    self.listening.set()
                    continue
                self._note(data[_FIELDS[self.subject]])

    def _note(self, event: dict[str, object]) -> None:
        given = event.get("creation")
        creation = given if isinstance(given, dict) else None
        late = None
        if creation is not None and event["kind"] == "UPDATE":
            late = time.time() - datetime.fromisoformat(str(creation["updatedAt"])).timestamp()
        self._cursor = str(event["cursor"])
        self.watched.seen.append(
            Seen(
                number_of(self._cursor.removesuffix("~")),
                str(event["kind"]),
                late,
                at=time.monotonic(),
                creation=None if creation is None else str(creation["id"]),
            )
        )
