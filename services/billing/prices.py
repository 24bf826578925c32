"""Prices of generations, in credits."""

from collections.abc import Mapping

from msgspec import Struct, field


class Prices(Struct, frozen=True):
    """The credits for one generation: ``base``, unless ``by_resolution`` has its resolution (``1K``, ``2K``, ``4K``).

    ``while_owing``: users who owe credits may start generations too.
    """

    base: int = 20
    by_resolution: Mapping[str, int] = field(default_factory=dict)
    while_owing: bool = False

    def of(self, resolution: str) -> int:
        return self.by_resolution.get(resolution, self.base)
