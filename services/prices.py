"""Prices: what a generation costs."""

from collections.abc import Mapping
from dataclasses import field

from records import record


@record(frozen=True, slots=True)
class Prices:
    """Credits for one generation, by resolution (``1K``, ``2K``, ``4K``) where that differs."""

    base: int = 20
    by_resolution: Mapping[str, int] = field(default_factory=dict)

    def of(self, resolution: str) -> int:
        return self.by_resolution.get(resolution, self.base)
