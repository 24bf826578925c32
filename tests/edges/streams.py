"""Streams of server-sent events, as a browser reads them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from tests.schema.people import Person
from tests.support.requests import http_client

EVENTS = "text/event-stream"


@dataclass(frozen=True)
class Event:
    """One event as a browser's EventSource would hand it out."""

    kind: str
    id: str | None
    data: Any


class Stream:
    """The events of one answer."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.comments = 0
        self._lines = response.aiter_lines()

    async def next(self) -> Event | None:
        """Return the next event, or None at the end of the stream."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(120):
            async for line in self._lines:
                if line.startswith(":"):
                    self.comments += 1
                elif line:
                    name, _, value = line.partition(":")
                    fields[name] = value.strip()
                elif fields:
                    return Event(fields["event"], fields.get("id"), json.loads(fields["data"] or "null"))
        return None

    async def is_ready(self) -> None:
        """Read the first event of a user without creations."""
        assert (await self.task())[1].get("creation") is None

    async def task(self) -> tuple[str | None, dict[str, Any]]:
        """Return the id and the content of the next taskUpdated."""
        event = await self.next()
        assert event is not None
        assert event.kind == "next"
        assert "errors" not in event.data, event.data
        return event.id, event.data["data"]["taskUpdated"]


@asynccontextmanager
async def streaming(someone: Person, query: str, **more: Any) -> AsyncIterator[Stream]:
    headers = {"Accept": EVENTS, **more.pop("headers", {})}
    if someone.token is not None:
        headers["Authorization"] = f"Bearer {someone.token}"
    url = f"{someone.url}{more.pop('path', '/graphql/stream')}"
    body = {"query": query, **more}
    async with (
        http_client() as http,
        http.stream("POST", url, json=body, headers=headers) as response,
    ):
        yield Stream(response)
