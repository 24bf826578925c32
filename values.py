"""Values of settings: how each kind is read from its text, and what is refused of it."""

import ipaddress
import re
from datetime import timedelta
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr

_LIMIT = re.compile(r"(\d{1,9})/(\d{1,5})")
_RATE = re.compile(r"(\d{1,4})/(\d{1,4})")
_DURATION = re.compile(r"(\d{1,6})([smhd])")
_HEADER_WORD = re.compile(r"[!-~]+")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_RESOLUTIONS = ("1K", "2K", "4K")
_MIN_SECRET_BYTES = 32

T = TypeVar("T")


def _empty_is_unset(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _split_hosts(value: object) -> object:
    if isinstance(value, str):
        return frozenset(host.strip().lower() for host in value.split(",") if host.strip())
    return value


def _split_names(value: object) -> object:
    if isinstance(value, str):
        return frozenset(name.strip() for name in value.split(",") if name.strip())
    return value


def _read_limit(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _LIMIT.fullmatch(value.strip())
    if match is None or not int(match[1]) or not int(match[2]):
        raise ValueError("it must be a number per seconds, such as 60/60")
    return int(match[1]), int(match[2])


def _read_duration(value: object) -> object:
    if isinstance(value, str) and (match := _DURATION.fullmatch(value.strip())):
        return timedelta(**{_UNITS[match[2]]: int(match[1])})
    return value


def _check_wait(value: timedelta) -> timedelta:
    if not timedelta(seconds=1) <= value <= timedelta(hours=1):
        raise ValueError("it must be between 1s and 1h")
    return value


def _check_address(value: str) -> str:
    if not value:
        return value
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # Of the port, or of brackets.
        usable = False
    if not usable or any(character.isspace() for character in value):
        raise ValueError("it must be an http or https address")
    return value


def _check_base(value: str) -> str:
    _check_address(value)
    if "?" in value or "#" in value:
        raise ValueError("it is an address that paths are added to: it ends before ? and #")
    return value.rstrip("/")


def _check_origins(value: frozenset[str], others: str = "") -> frozenset[str]:
    for origin in value:
        _check_address(origin)
        if urlsplit(origin)[2:] != ("", "", "") or not re.fullmatch(r"[^\s;,]+", origin):
            raise ValueError(f"it must be origins, such as https://app.example{others}")
    return value


def _check_origins_or_all(value: frozenset[str]) -> frozenset[str]:
    _check_origins(value - {"*"}, ", or * for all")
    return value


def _check_script(value: str) -> str:
    if not value.startswith("/"):
        _check_address(value)
    if value.startswith("//") or re.search(r"[\s;,]", value):
        raise ValueError("it must be an http or https address, or a path on this server that begins with /")
    return value


def _check_hosts(value: frozenset[str]) -> frozenset[str]:
    # Loaded where hosts are named: who asks for help or a token needs none of what it brings.
    from services.images.addresses import AddressPolicy

    AddressPolicy(value)
    return value


def _check_networks(value: frozenset[str]) -> frozenset[str]:
    try:
        return frozenset(str(ipaddress.ip_network(network, strict=False)) for network in value)
    except ValueError as error:
        raise ValueError("it must be addresses or networks, such as 10.0.0.0/8, separated by commas") from error


def _check_key(value: SecretStr) -> SecretStr:
    if not _HEADER_WORD.fullmatch(value.get_secret_value()):
        raise ValueError("it has characters that no header can carry, or spaces")
    return value


def _check_stripe_key(value: SecretStr) -> SecretStr:
    if not value.get_secret_value().startswith(("sk_", "rk_")):
        raise ValueError("it must be a secret or restricted key, which begins with sk_ or rk_")
    return value


def _check_signing_secret(value: SecretStr) -> SecretStr:
    if len(value.get_secret_value().encode()) < _MIN_SECRET_BYTES:
        raise ValueError(f"it must have at least {_MIN_SECRET_BYTES} bytes, as HS256 needs")
    return value


def _check_rate(value: str) -> str:
    match = _RATE.fullmatch(value)
    if match is None or not int(match[1]) or not int(match[2]):
        raise ValueError("it must be requests per seconds, such as 16/10")
    return value


def _check_prices(value: str) -> str:
    prices_of(value)
    return value


Unset = Annotated[T | None, BeforeValidator(_empty_is_unset)]
"""What need not be set; a setting that is empty is not."""

Address = Annotated[str, AfterValidator(_check_address)]
Base = Annotated[str, AfterValidator(_check_base)]
"""An address that paths are added to, without a slash at its end."""

Script = Annotated[str, AfterValidator(_check_script)]
Names = Annotated[frozenset[str], BeforeValidator(_split_names)]
_Split = Annotated[frozenset[str], BeforeValidator(_split_hosts)]
Hosts = Annotated[_Split, AfterValidator(_check_hosts)]
Networks = Annotated[_Split, AfterValidator(_check_networks)]
Origins = Annotated[_Split, AfterValidator(_check_origins)]
OriginsOrAll = Annotated[_Split, AfterValidator(_check_origins_or_all)]
Duration = Annotated[timedelta, BeforeValidator(_read_duration)]
Wait = Annotated[Duration, AfterValidator(_check_wait)]
"""How long something is waited for: from a second to an hour."""

Limit = Annotated[tuple[int, int], BeforeValidator(_read_limit)]
"""How many in how many seconds, written as 60/60."""

Rate = Annotated[str, AfterValidator(_check_rate)]
Prices = Annotated[str, AfterValidator(_check_prices)]
Key = Annotated[SecretStr, AfterValidator(_check_key)]
"""A secret that is sent in a header."""

StripeKey = Annotated[Key, AfterValidator(_check_stripe_key)]
SigningSecret = Annotated[SecretStr, AfterValidator(_check_signing_secret)]


def rate_of(text: str) -> tuple[int, int]:
    """Return the requests of a rate, and the seconds in which that many may be sent."""
    requests, seconds = text.split("/")
    return int(requests), int(seconds)


def prices_of(text: str) -> tuple[int, dict[str, int]]:
    """Return a price, and those by resolution, from a text such as 20,4K=30.

    Raises:
        ValueError: the text is no such thing.
    """
    base, *others = (part.strip() for part in text.split(","))
    by_resolution: dict[str, int] = {}
    for other in others:
        resolution, _, price = other.partition("=")
        if resolution not in _RESOLUTIONS or resolution in by_resolution or not price.isdecimal():
            raise ValueError("it must be a price, then prices by resolution, such as 20,4K=30")
        by_resolution[resolution] = int(price)
    if not base.isdecimal() or not all(0 < price <= 100_000 for price in (int(base), *by_resolution.values())):
        raise ValueError("each price must be between 1 and 100000 credits")
    return int(base), by_resolution
