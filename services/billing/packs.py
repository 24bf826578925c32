"""Credit packs: the products that users buy, read from a file."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson
from msgspec import Struct
from msgspec.structs import fields

from services.billing.stripe import currencies
from services.billing.stripe.errors import AmountRefused

DEFAULT_FILE = Path(__file__).parent / "packs.toml"
MAX_PACKS = 50
MAX_NAME = 60
MAX_CREDITS = 10_000_000

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class InvalidPacks(ValueError):
    """The file of packs is not valid; the message is one line for the operator."""


class CreditPack(Struct, frozen=True):
    """A pack of credits for sale; ``amount`` in the currency's smallest unit."""

    slug: str
    name: str
    credits: int
    amount: int
    currency: str

    @property
    def id(self) -> str:
        return f"pck_{self.slug}"


class Packs:
    """The packs on sale, in the order of their file."""

    def __init__(self, packs: Sequence[CreditPack]) -> None:
        self._by_id = {pack.id: pack for pack in packs}

    def __iter__(self) -> Iterator[CreditPack]:
        return iter(self._by_id.values())

    def by_id(self, pack_id: str) -> CreditPack | None:
        return self._by_id.get(pack_id)

    def by_slug(self, slug: str) -> CreditPack | None:
        return self._by_id.get(f"pck_{slug}")


def read(path: Path = DEFAULT_FILE) -> Packs:
    """Return the packs of a TOML or JSON file: a list ``packs`` of tables with id, name, credits, amount and currency.

    Raises:
        InvalidPacks: the file cannot be read, or is not valid.
    """
    try:
        text = path.read_text("utf-8")
        document: Any = orjson.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except OSError as error:
        raise InvalidPacks(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise InvalidPacks(f"{path} is not {'JSON' if path.suffix.lower() == '.json' else 'TOML'}: {error}") from error
    entries = document.get("packs") if isinstance(document, dict) else None
    if not isinstance(entries, list) or not 1 <= len(entries) <= MAX_PACKS or set(document) != {"packs"}:
        raise InvalidPacks(f"{path} must have a list `packs` of 1 to {MAX_PACKS} packs, and nothing else.")
    packs = [_pack(path, number, entry) for number, entry in enumerate(entries, start=1)]
    if len({pack.slug for pack in packs}) < len(packs):
        raise InvalidPacks(f"{path}: two packs have the same id.")
    return Packs(packs)


def _pack(path: Path, number: int, entry: object) -> CreditPack:
    names = {field.name for field in fields(CreditPack)} - {"slug"} | {"id"}
    if not isinstance(entry, dict) or set(entry) != names:
        raise InvalidPacks(f"{path}: pack {number} must have {', '.join(sorted(names))}, and nothing else.")
    wrong = [name for name in sorted(names) if not _is_good(name, entry[name])]
    if wrong:
        raise InvalidPacks(f"{path}: pack {number}: {'; '.join(f'{name} must be {_RULES[name]}' for name in wrong)}.")
    try:
        currencies.check(entry["amount"], entry["currency"])
    except AmountRefused as error:
        raise InvalidPacks(f"{path}: pack {number}: {error}.") from error
    return CreditPack(entry["id"], entry["name"], entry["credits"], entry["amount"], entry["currency"])


_RULES = {
    "id": "up to 60 lower-case letters, digits and single hyphens",
    "name": f"1 to {MAX_NAME} characters",
    "credits": f"a whole number from 1 to {MAX_CREDITS}",
    "amount": f"a whole number from 1 to {currencies.MAX_AMOUNT}, in the currency's smallest unit",
    "currency": "the capital letters of a currency that Stripe takes, such as USD",
}


def _is_good(name: str, value: object) -> bool:
    match name:
        case "credits":
            return _is_whole(value, MAX_CREDITS)
        case "amount":
            return _is_whole(value, currencies.MAX_AMOUNT)
        case "id":
            return isinstance(value, str) and len(value) <= MAX_NAME and bool(_SLUG.fullmatch(value))
        case "currency":
            return isinstance(value, str) and value in currencies.DECIMALS
    return isinstance(value, str) and len(value.strip()) > 0 and len(value) <= MAX_NAME and value.isprintable()


def _is_whole(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most
