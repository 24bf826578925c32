"""Pings that keep idle sockets open, in turn and from one timer for all sockets."""

import asyncio
from collections import deque
from typing import Protocol


class Pinged(Protocol):
    """A socket that receives pings."""

    is_closed: bool

    def ping(self) -> None:
        """Send a ping, without waiting."""


class KeepAlive:
    """A timer that pings all sockets in turn, at an interval that must be the same for all."""

    def __init__(self) -> None:
        self._turns: deque[tuple[float, Pinged]] = deque()
        self._timer: asyncio.TimerHandle | None = None

    def add(self, pinged: Pinged, seconds: float) -> None:
        """Ping a socket every ``seconds``, until it is closed."""
        loop = asyncio.get_running_loop()
        self._turns.append((loop.time() + seconds, pinged))
        if self._timer is None:
            self._timer = loop.call_later(seconds, self._ping, seconds)

    def _ping(self, seconds: float) -> None:
        loop, self._timer = asyncio.get_running_loop(), None
        moment = loop.time()
        while self._turns and self._turns[0][0] <= moment:
            _, pinged = self._turns.popleft()
            if not pinged.is_closed:
                pinged.ping()
                self._turns.append((moment + seconds, pinged))
        if self._turns:
            self._timer = loop.call_at(self._turns[0][0], self._ping, seconds)
