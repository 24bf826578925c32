"""Watching: pages that stay open, write down every event, and say why they had to come back where they had to."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Self

from client import Client, ClientError
from tests.faults.history import Seen, Watched
from tests.processes import ServerProcess

AGAIN_SECONDS = 0.2
_DOCUMENTS = {
    "creation": 'subscription { taskUpdated(after: "%s") { cursor kind creation { id version updatedAt } } }',
    "credit": 'subscription { creditUpdated(after: "%s") { cursor kind credit { balance } } }',
}
_FIELDS = {"creation": "taskUpdated", "credit": "creditUpdated"}


@dataclass
class Watcher:
    """One page of a user on one server, from a number of their history on; ``subject`` is what it watches.

    It comes back with ``after`` when its connection ends. That is excused only where its server was ended.
    """

    servers: Sequence[ServerProcess]
    token: str
    user_id: str
    subject: str
    since: int
    listening: asyncio.Event = field(default_factory=asyncio.Event)
    watched: Watched = field(init=False)

    def __post_init__(self) -> None:
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
            self._heard_before = len(self.watched.seen)
            self._began = False
            try:
                await self._listen(server)
                reason = "the subscription ended"
            except ClientError as error:
                reason = str(error)
            excused = not running or server.deaths != deaths or not server.is_running
            # Not having got in is no promise broken: that a page tries again until it is in is what pages do.
            if self._began and not excused:
                self.watched.unexcused.append(f"{server.name}: {reason}")
            elif self._began:
                self.watched.excused += 1
            turn += 1
            await asyncio.sleep(AGAIN_SECONDS)

    async def _listen(self, server: ServerProcess) -> None:
        last = self.watched.seen[-1].seq if self.watched.seen else self.since
        async with (
            Client(server.url, self.token) as client,
            aclosing(client.subscribe(_DOCUMENTS[self.subject] % last)) as events,
        ):
            async for data in events:
                if not data:
                    self._began = True
                    self.listening.set()
                    continue
                self._note(data[_FIELDS[self.subject]])

    def _note(self, event: dict[str, object]) -> None:
        creation = event.get("creation")
        late = None
        if isinstance(creation, dict):
            late = time.time() - datetime.fromisoformat(str(creation["updatedAt"])).timestamp()
        self.watched.seen.append(Seen(int(str(event["cursor"])), str(event["kind"]), late))
