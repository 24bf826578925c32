"""Secrets of which a setting can have several values, so that they can be replaced without an outage."""

import re

import orjson
from pydantic import SecretStr

MAX_VALUES = 5

# No secret looks like this by chance, and any secret can be an element of a JSON list.
_LIST = re.compile(r"\[\s*\".*\"\s*\]", re.DOTALL)


def values_of(secret: SecretStr | None) -> tuple[str, ...]:
    """Return the values of a setting, newest first: of a JSON list its elements, else the text itself.

    Raises:
        ValueError: it looks like a JSON list of texts, but is none, or is too long.
    """
    if secret is None:
        return ()
    text = secret.get_secret_value()
    if not _LIST.fullmatch(text):
        return (text,)
    try:
        values = orjson.loads(text)
    except ValueError:
        values = None
    if not isinstance(values, list) or not all(map(_is_plain, values)):
        raise ValueError('several values are a JSON list of texts, the newest first: ["new","old"]')
    if len(values) > MAX_VALUES:
        raise ValueError(f"it has {len(values)} values; at most {MAX_VALUES} are allowed")
    return tuple(values)


def _is_plain(value: object) -> bool:
    return isinstance(value, str) and value.strip() == value != ""
