"""Credentials in ``connection_init``, and detection of tokens that a client sends there under another name."""

import re
from collections.abc import Iterator, Mapping

EXPECTED = '{"authorization": "Bearer <token>"}'
MAX_DEPTH = 3  # For nested objects, such as {"headers": {"Authorization": …}}.
MAX_NAME_CHARACTERS = 24

_NAME = "authorization"
_TOKEN_NAMES = re.compile(r"(?!.*[cx]srf).*(token|jwt|bearer|authori[sz]ation|auth$)", re.IGNORECASE)
_TOKENS = re.compile(r"bearer\s|eyJ[\w-]+\.[\w-]+\.", re.IGNORECASE)


class MalformedCredentials(Exception):
    """The authorization is not a string."""


class MisnamedCredentials(Exception):
    """A token has a name that the server does not read; the message gives that name and the right one."""


def authorization_of(payload: Mapping[str, object]) -> tuple[bool, str | None]:
    """Return whether a payload has an authorization, in upper or lower case, and its value.

    Raises:
        MalformedCredentials: the value is not a string.
    """
    values = [value for name, value in payload.items() if name.lower() == _NAME]
    given = [value for value in values if value is not None]
    if not given:
        return bool(values), None
    if not isinstance(given[0], str):
        raise MalformedCredentials
    return True, given[0]


def check_names(payload: Mapping[str, object]) -> None:
    """Refuse a payload with a token under another name, because the socket would be anonymous without a warning.

    Raises:
        MisnamedCredentials: the payload has such a token.
    """
    name = next(_names_of_tokens(payload, (), MAX_DEPTH), None)
    if name is not None:
        raise MisnamedCredentials(f'Send the token as {EXPECTED}, not as "{name[:MAX_NAME_CHARACTERS]}"')


def _names_of_tokens(payload: Mapping[str, object], path: tuple[str, ...], depth: int) -> Iterator[str]:
    for name, value in payload.items():
        inside = (*path, name)
        if isinstance(value, dict) and depth > 1:
            yield from _names_of_tokens(value, inside, depth - 1)
        elif isinstance(value, str) and value and (_TOKEN_NAMES.match(name) or _TOKENS.match(value)):
            yield ".".join(inside)
