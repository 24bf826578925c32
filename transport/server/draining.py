"""Draining: after SIGTERM a server goes on for a while, so that load balancers can send requests elsewhere."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def drained(seconds: float, announce: Callable[[], None]) -> Iterator[None]:
    """Call ``announce`` on SIGTERM within this block, and the server's own handler ``seconds`` later.

    After a second SIGTERM, call it at once.
    """
    loop, handler = asyncio.get_running_loop(), signal.getsignal(signal.SIGTERM)
    timer: asyncio.TimerHandle | None = None

    def stop() -> None:
        if callable(handler):
            handler(signal.SIGTERM, None)

    def receive() -> None:
        nonlocal timer
        if timer is not None:
            stop()
            return
        announce()
        timer = loop.call_later(seconds, stop)

    loop.add_signal_handler(signal.SIGTERM, receive)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGTERM)
        signal.signal(signal.SIGTERM, handler)
        if timer is not None:
            timer.cancel()
