"""Setting types: how each kind of setting is parsed and validated."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, SecretStr

from bootstrap.settings.secret_values import values_of
from db import addresses
from services import redis_address
from services.billing.stripe import currencies
from services.standard_webhooks import check_secret
from setting_text import check_printable

_LIMIT = re.compile(r"(\d{1,9})/(\d{1,5})")
_RATE = re.compile(r"(\d{1,4})/(\d{1,4})")
_DURATION = re.compile(r"(\d{1,6})([smhd])")
_HEADER_WORD = re.compile(r"[!-~]+")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_STRIPES_NAMES = {
    "pk": "a publishable key, for pages",
    "sk": "a secret key, for STRIPE_SECRET_KEY",
    "rk": "a restricted key, for STRIPE_SECRET_KEY",
    "whsec": "the secret of a webhook endpoint, for STRIPE_WEBHOOK_SECRET",
    "we": "the id of a webhook endpoint: reveal its signing secret in Stripe's dashboard",
    "acct": "the id of an account",
}
_RESOLUTIONS = ("1K", "1.5K", "2K", "4K")
_MIN_SECRET_BYTES = 32

T = TypeVar("T")


def _each(check: Callable[[SecretStr], SecretStr]) -> Callable[[SecretStr], SecretStr]:
    """Return a check of a setting that may have several values."""

    def check_each(value: SecretStr) -> SecretStr:
        for each in values_of(value):
            check_printable(each)
            check(SecretStr(each))
        return value

    return check_each


def _in_small_letters(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _check_database(value: SecretStr) -> SecretStr:
    if value.get_secret_value():
        addresses.parse(value.get_secret_value())
    return value


def _check_broadcaster(value: SecretStr) -> SecretStr:
    """Return the address; every spelling of ``memory://`` becomes that one."""
    if value.get_secret_value() and redis_address.parse(value.get_secret_value()) is None:
        return SecretStr(redis_address.MEMORY)
    return value


def _check_data_dir(value: Path) -> Path:
    if "?" in str(value) or str(value).startswith(("file:", ":memory:")):
        raise ValueError(
            "it must have no ? and must not begin with file: or :memory:, because SQLite gives these a meaning"
        )
    return value


def _in_home(value: Path) -> Path:
    try:
        return value.expanduser()
    except RuntimeError as error:
        raise ValueError("the home folder that ~ stands for is not known: write the full path") from error


def _split_names(value: object) -> object:
    if isinstance(value, str):
        return frozenset(name.strip() for name in value.split(",") if name.strip())
    return value


def _read_limit(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _LIMIT.fullmatch(value.strip())
    if match is None or not int(match[1]) or not int(match[2]):
        raise ValueError("it must be a number and a period in seconds, such as 60/60")
    return int(match[1]), int(match[2])


def _read_duration(value: object) -> object:
    if isinstance(value, str) and (match := _DURATION.fullmatch(value.strip())):
        return timedelta(**{_UNITS[match[2]]: int(match[1])})
    return value


def _check_wait(value: timedelta) -> timedelta:
    if not timedelta(seconds=1) <= value <= timedelta(hours=1):
        raise ValueError("it must be between 1s and 1h")
    return value


def _check_key(value: SecretStr) -> SecretStr:
    if not _HEADER_WORD.fullmatch(value.get_secret_value()):
        raise ValueError("it must have no spaces, and only characters that an HTTP header can have")
    return value


def _check_stripe_key(value: SecretStr) -> SecretStr:
    if not value.get_secret_value().startswith(("sk_", "rk_")):
        given = _stripes_name_of(value)
        raise ValueError(f"it must be a secret or restricted key, which begins with sk_ or rk_{given}")
    return value


def _check_stripe_webhook_secret(value: SecretStr) -> SecretStr:
    if not value.get_secret_value().startswith("whsec_"):
        given = _stripes_name_of(value)
        raise ValueError(f"it must be the signing secret of the webhook endpoint, which begins with whsec_{given}")
    return value


def _check_moderation_secret(value: SecretStr) -> SecretStr:
    try:
        check_secret(value.get_secret_value())
    except ValueError:
        raise ValueError(
            "it must be a secret of Standard Webhooks: whsec_ and the Base64 of 24 to 64 random bytes"
        ) from None
    return value


def _stripes_name_of(value: SecretStr) -> str:
    """Return a clause that identifies the wrong value by its Stripe prefix, else an empty text."""
    prefix = value.get_secret_value().partition("_")[0]
    return f"; this is {_STRIPES_NAMES[prefix]}" if prefix in _STRIPES_NAMES else ""


def _check_signing_secret(value: SecretStr) -> SecretStr:
    if value.get_secret_value().startswith(("-----BEGIN", "ssh-")):
        raise ValueError("it is a public or private key, but HS256 needs a shared secret: set AUTH_JWKS_URL instead")
    if len(value.get_secret_value().encode()) < _MIN_SECRET_BYTES:
        raise ValueError(f"it must have at least {_MIN_SECRET_BYTES} bytes, as HS256 needs")
    return value


def _check_region(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,40}", value):
        raise ValueError("it must be a region, such as eu-central-1")
    return value


def _check_rate(value: str) -> str:
    match = _RATE.fullmatch(value)
    if match is None or not int(match[1]) or not int(match[2]):
        raise ValueError("it must be a number of requests and of seconds, such as 16/10")
    return value


def _check_credit_price(value: str) -> str:
    credit_price_of(value)
    return value


def _check_prices(value: str) -> str:
    prices_of(value)
    return value


Word = Annotated[T, BeforeValidator(_in_small_letters)]
"""One of some words, in upper or lower case."""

Database = Annotated[SecretStr, AfterValidator(_check_database)]
Broadcaster = Annotated[SecretStr, AfterValidator(_check_broadcaster)]
HomePath = Annotated[Path, AfterValidator(_in_home)]
"""A path that may begin with ~, for the home folder."""

DataDir = Annotated[HomePath, AfterValidator(_check_data_dir)]
Region = Annotated[str, AfterValidator(_check_region)]
Names = Annotated[frozenset[str], BeforeValidator(_split_names)]
Duration = Annotated[timedelta, BeforeValidator(_read_duration)]
Wait = Annotated[Duration, AfterValidator(_check_wait)]
"""A time-out from one second to one hour."""

Limit = Annotated[tuple[int, int], BeforeValidator(_read_limit)]
"""A number per seconds, written as 60/60."""

Rate = Annotated[str, AfterValidator(_check_rate)]
Prices = Annotated[str, AfterValidator(_check_prices)]
Key = Annotated[SecretStr, AfterValidator(_check_key)]
"""A secret that is sent in a header."""

ProviderCreditPrice = Annotated[str, AfterValidator(_check_credit_price)]
StripeKey = Annotated[Key, AfterValidator(_check_stripe_key)]
Keys = Annotated[SecretStr, AfterValidator(_each(_check_key))]
"""Secrets that are sent in a header: one, or several as a JSON list; see ``secret_values``."""

StripeWebhookSecrets = Annotated[Keys, AfterValidator(_each(_check_stripe_webhook_secret))]
Secrets = Annotated[SecretStr, AfterValidator(_each(lambda value: value))]
ModerationSecret = Annotated[SecretStr, AfterValidator(_check_moderation_secret)]
SigningSecrets = Annotated[SecretStr, AfterValidator(_each(_check_signing_secret))]


def rate_of(text: str) -> tuple[int, int]:
    """Return the number of requests of a rate, and its seconds."""
    requests, seconds = text.split("/")
    return int(requests), int(seconds)


def prices_of(text: str) -> tuple[int, dict[str, int]]:
    """Return the price, and prices by resolution, from a text such as 20,4K=30.

    Raises:
        ValueError: the text has another form, or a price is out of range.
    """
    base, *others = (part.strip() for part in text.split(","))
    by_resolution: dict[str, int] = {}
    for other in others:
        resolution, _, price = other.partition("=")
        if resolution not in _RESOLUTIONS or resolution in by_resolution or not price.isdecimal():
            raise ValueError("it must be a price, and optionally prices of resolutions, such as 20,4K=30")
        by_resolution[resolution] = int(price)
    if not base.isdecimal() or not all(0 < price <= 100_000 for price in (int(base), *by_resolution.values())):
        raise ValueError("each price must be between 1 and 100000 credits")
    return int(base), by_resolution


def credit_price_of(text: str) -> tuple[Decimal, str]:
    """Return the amount and the currency of a price such as 0.005 USD.

    Raises:
        ValueError: the text has another form, the amount is out of range, or the currency is unknown.
    """
    amount, _, currency = text.partition(" ")
    currency = currency.strip().upper()
    if re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,8})?", amount) is None or currency not in currencies.DECIMALS:
        raise ValueError("it must be an amount and a currency, such as 0.005 USD")
    return Decimal(amount), currency
