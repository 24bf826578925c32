"""Prices: what a generation costs, and the packs that credits are bought in."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Prices:
    """Credits for one generation, by resolution (``1K``, ``2K``, ``4K``) where that differs."""

    base: int = 20
    by_resolution: Mapping[str, int] = field(default_factory=dict)

    def of(self, resolution: str) -> int:
        return self.by_resolution.get(resolution, self.base)


@dataclass(frozen=True, slots=True)
class CreditPack:
    """What can be bought; ``amount`` in the currency's smallest unit."""

    slug: str
    name: str
    credits: int
    amount: int
    currency: str

    @property
    def id(self) -> str:
        return f"pck_{self.slug}"


PACKS = (
    CreditPack("starter", "Starter", credits=100, amount=500, currency="USD"),
    CreditPack("studio", "Studio", credits=500, amount=2000, currency="USD"),
    CreditPack("atelier", "Atelier", credits=2000, amount=6000, currency="USD"),
)

_PACK_BY_ID = {pack.id: pack for pack in PACKS}


def pack_by_id(pack_id: str) -> CreditPack | None:
    return _PACK_BY_ID.get(pack_id)
