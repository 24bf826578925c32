"""Lenient parsers of single values from the wire: for any input, each returns a clean value, None or an empty value."""

import json
import math
import re
from typing import Any
from urllib.parse import urlsplit

MAX_TEXT = 300
MAX_ADDRESS = 4096

_MAX_SCANNED = 4000
_MAX_NUMBER = 40
_DECODER = json.JSONDecoder(parse_constant=lambda _: None)
_TASK_ID = re.compile(r"[A-Za-z0-9._:~-]{1,200}")
# Marks of an address. Kie.ai may quote our callback address, which has a secret in its query.
_ADDRESS_MARKS = ("://", ":\\/\\/", "%3a%2f%2f", "?", "&", "token=", "token%3d")


def parse_json(document: str | bytes) -> object:
    """Return the document's value, or None if it is not JSON.

    NaN and the infinities, which the standard parser accepts, are read as null.
    """
    try:
        value: Any = json.loads(document, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    return value


def parse_beginning(text: str) -> object:
    """Return the value of the JSON document at the beginning of a text, ignoring the rest; None if there is none."""
    try:
        value, _ = _DECODER.raw_decode(text.lstrip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        return None
    found: object = value
    return found


def field(value: object, name: str) -> object:
    """Return a field of an object; None if it is missing or ``value`` is not an object."""
    return value.get(name) if isinstance(value, dict) else None


def number(value: object) -> float | None:
    """Return a finite number, also from a numeric string, or None."""
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
    """Return a whole number of at most six digits, or None."""
    found = number(value)
    return int(found) if found is not None and found.is_integer() and abs(found) < 1_000_000 else None


def task_id(value: object) -> str | None:
    """Return a task id, an opaque string of 1 to 200 characters that are safe in addresses, logs and keys, or None."""
    return value if isinstance(value, str) and _TASK_ID.fullmatch(value) else None


def named_tasks(document: object) -> list[object]:
    """Return the task ids in a document, usable or not.

    The documentation puts the id in four places: ``taskId`` or ``task_id``, in ``data`` or beside it.
    """
    places = (field(part, name) for part in (field(document, "data"), document) for name in ("taskId", "task_id"))
    return [place for place in places if place is not None]


def address(value: object) -> str | None:
    """Return an absolute http or https address without credentials, spaces or control characters, or None."""
    if not isinstance(value, str) or len(value) > MAX_ADDRESS or not value.isprintable() or " " in value:
        return None
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return value if usable and "@" not in parts.netloc and "\\" not in value else None


def text(value: object, *, secret: str = "") -> str:
    """Return a text that is safe to store and log: one line, truncated, without addresses and ``secret``.

    A value that is neither a string nor a number gives an empty text.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if not isinstance(value, str):
        known = number(value)
        return f"{known:.15g}" if known is not None else ""
    words = "".join(c if c.isprintable() else " " for c in value[:_MAX_SCANNED]).split()
    if len(value) > _MAX_SCANNED and words:
        words.pop()  # It may be the first part of a secret that was cut.
    return " ".join(_redact(word, secret) for word in words)[:MAX_TEXT]


def _redact(word: str, secret: str) -> str:
    if secret and secret in word:
        return "[key]"
    # A question mark at the end may end a sentence; only one with text after it suggests an address.
    lowered = word.lower().rstrip("?")
    return "[address]" if any(mark in lowered for mark in _ADDRESS_MARKS) else word
