"""Lenient readers of single values from the wire: whatever arrives, each returns a clean value or None."""

import json
import math
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

MAX_TEXT = 300
MAX_ADDRESS = 4096

_MAX_SCANNED = 4000
_MAX_NUMBER = 40
_TASK_ID = re.compile(r"[A-Za-z0-9._:~-]{1,200}")
# Traces of an address. Kie.ai holds our callback address, whose query carries a secret, and may quote it.
_ADDRESS_MARKS = ("://", ":\\/\\/", "%3a%2f%2f", "?", "&", "token=", "token%3d")


def parsed(document: str | bytes) -> object:
    """The document's value, or None when it is not JSON.

    NaN and the infinities, which the stock parser lets through, are read as null.
    """
    try:
        value: Any = json.loads(document, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    return value


def field(value: object, name: str) -> object:
    """That field of an object; None when it is missing or ``value`` is no object."""
    return value.get(name) if isinstance(value, dict) else None


def number(value: object) -> float | None:
    """A finite number, also from a string of digits."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and len(value) > _MAX_NUMBER:
        return None
    try:
        parsed_number = float(value)
    except (ValueError, OverflowError):
        return None
    return parsed_number if math.isfinite(parsed_number) else None


def code(value: object) -> int | None:
    """A whole number of at most six digits."""
    found = number(value)
    return int(found) if found is not None and found.is_integer() and abs(found) < 1_000_000 else None


def moment(value: object) -> datetime | None:
    """The time, in UTC, of a count of milliseconds since 1970."""
    milliseconds = number(value)
    if milliseconds is None or milliseconds <= 0:
        return None
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def task_id(value: object) -> str | None:
    """A task's id: opaque, 1 to 200 characters that are safe in addresses, logs and keys."""
    return value if isinstance(value, str) and _TASK_ID.fullmatch(value) else None


def address(value: object) -> str | None:
    """An absolute http or https address without credentials, spaces or control characters."""
    if not isinstance(value, str) or len(value) > MAX_ADDRESS or not value.isprintable() or " " in value:
        return None
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return value if usable and "@" not in parts.netloc and "\\" not in value else None


def text(value: object, *, secret: str = "") -> str:
    """A text that is safe to keep and log: one line, truncated, without addresses and ``secret``.

    What is neither a string nor a number gives an empty text.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if not isinstance(value, str):
        known = number(value)
        return f"{known:.15g}" if known is not None else ""
    words = "".join(c if c.isprintable() else " " for c in value[:_MAX_SCANNED]).split()
    if len(value) > _MAX_SCANNED and words:
        words.pop()  # It may be the beginning of a secret that was cut in two.
    return " ".join(_redacted(word, secret) for word in words)[:MAX_TEXT]


def _redacted(word: str, secret: str) -> str:
    if secret and secret in word:
        return "[key]"
    # Sentences end in question marks too; what follows the mark makes it an address.
    lowered = word.lower().rstrip("?")
    return "[address]" if any(mark in lowered for mark in _ADDRESS_MARKS) else word
