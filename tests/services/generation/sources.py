"""Servers that inputs are fetched from."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.support.kie import picture
from tests.support.serving import serving


class Sources:
    """The responses of a server that the operator trusts, by path, and how often each was requested."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}  # Further responses, by path.
        self.asked: Counter[str] = Counter()
        self.reading = 0  # Downloads under way.
        self.most_reading = 0
        self.go_on = asyncio.Event()  # The response of ``/slow.png`` waits for it.
        self.elsewhere = ""  # The target of ``/elsewhere``.
        self.url = ""

    @property
    def netloc(self) -> str:
        return urlsplit(self.url).netloc

    async def answer(self, request: Request) -> Response:
        self.reading += 1
        self.most_reading = max(self.most_reading, self.reading)
        try:
            return await self._answer(request)
        finally:
            self.reading -= 1

    async def _answer(self, request: Request) -> Response:
        path = request.url.path
        self.asked[path] += 1
        if path in self.pictures:
            return Response(self.pictures[path])
        match path:
            case "/cat.png":
                return Response(picture(30, 20))
            case "/slow.png":
                await self.go_on.wait()
                return Response(picture(30, 20))
            case "/later.png" | "/later-too.png":
                return Response(status_code=503) if self.asked[path] < 3 else Response(picture(30, 20))
            case "/text":
                return Response("<h1>A page</h1>")
            case "/large":
                return Response(headers={"Content-Length": str(31 * 2**20)})
            case "/endless":
                return StreamingResponse(_zeros())
            case "/drip.png":
                return StreamingResponse(_drops())
            case "/elsewhere":
                return RedirectResponse(self.elsewhere)
            case _:
                return Response(status_code=404)


async def _zeros() -> AsyncIterator[bytes]:
    for _ in range(64):
        yield bytes(2**20)


async def _drops() -> AsyncIterator[bytes]:
    while True:
        yield b"."
        await asyncio.sleep(0.05)


@asynccontextmanager
async def running_sources() -> AsyncIterator[Sources]:
    sources = Sources()
    async with serving(Starlette(routes=[Route("/{path:path}", sources.answer)])) as sources.url:
        try:
            yield sources
        finally:
            sources.go_on.set()
