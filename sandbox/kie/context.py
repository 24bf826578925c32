"""The dependencies of the routes, and the checks that they share."""

import hmac
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx
from starlette.requests import Request
from starlette.responses import Response

from sandbox.files import Files
from sandbox.kie import wire
from sandbox.kie.painting_pool import PaintingPool
from sandbox.kie.tasks import Tasks
from sandbox.kie.wire import Refused

Endpoint = Callable[[Request], Awaitable[Response]]


class Rate:
    """A limit on the calls in any window; rejected calls do not count."""

    def __init__(self, calls: int, window: float) -> None:
        self._calls = calls
        self._window = window
        self._times: deque[float] = deque()

    def check(self) -> None:
        """Count a call.

        Raises:
            Refused: there were too many in the window.
        """
        now = time.monotonic()
        while self._times and self._times[0] <= now - self._window:
            self._times.popleft()
        if len(self._times) >= self._calls:
            raise Refused(429, "Your call frequency is too high. Please try again later.", status=429)
        self._times.append(now)


@dataclass(frozen=True, slots=True)
class Kie:
    """The dependencies of the routes."""

    api_key: str | None  # None: any key is valid, but one is required.
    seconds: float  # Of a usual task.
    tasks: Tasks
    files: Files
    client: httpx.AsyncClient
    painting_pool: PaintingPool
    rate: Rate
    catalogue_rate: Rate


def kie_of(request: Request) -> Kie:
    kie: Kie = request.state.kie
    return kie


def check_key(request: Request) -> None:
    """Check the API key.

    Raises:
        Refused: it is missing or wrong.
    """
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    expected = kie_of(request).api_key
    known = bool(key.strip()) if expected is None else hmac.compare_digest(key.strip().encode(), expected.encode())
    if scheme.lower() != "bearer" or not known:
        raise Refused(401, "You do not have access permissions")


def with_refusals(endpoint: Endpoint) -> Endpoint:
    """Wrap an endpoint to convert its ``Refused`` errors to responses."""

    async def answered(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Refused as refused:
            return wire.answer(refused)

    return answered


def with_key(endpoint: Endpoint) -> Endpoint:
    """Wrap an endpoint to require the API key."""

    async def checked(request: Request) -> Response:
        check_key(request)
        return await endpoint(request)

    return with_refusals(checked)
