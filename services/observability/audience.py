"""Counters for the subscribers of one subscription field."""

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter, Gauge


class Audience:
    """Counters for the subscribers of one field; without metrics they count nothing."""

    def __init__(self, live: Gauge | None = None, delivered: Counter | None = None) -> None:
        self._live = live
        self._delivered = delivered

    def join(self) -> None:
        if self._live is not None:
            self._live.inc()

    def leave(self) -> None:
        if self._live is not None:
            self._live.dec()

    def note_delivery(self) -> None:
        if self._delivered is not None:
            self._delivered.inc()

    @contextmanager
    def present(self) -> Iterator[None]:
        """Count a subscriber while this context is open."""
        self.join()
        try:
            yield
        finally:
            self.leave()
