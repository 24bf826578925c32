"""A parser of server addresses, ``scheme://user:password@host:port/path?name=value``, as platforms write them."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from urllib.parse import parse_qsl, unquote

from msgspec import Struct

_SHAPE = re.compile(
    r"(?P<scheme>[A-Za-z][\w+.-]*)://"
    # A password may have any character but @; digits before a / or ? are a port.
    r"(?:(?P<user>[^:@/?]*)(?::(?!\d{1,5}[/?])(?P<password>[^@]*))?@)?"
    r"(?P<hosts>[^/?@]*)(?:/(?P<path>[^?]*))?(?:\?(?P<query>.*))?"
)
_HOST = re.compile(r"\[(?P<v6>[0-9A-Fa-f:.%\w]+)\](?::(?P<port6>\d*))?|(?P<name>[^:\[\]]*)(?::(?P<port>\d*))?")
_ENCODE = "a password is written with %40 for @, %3A for : and %2F for /"
_REPEATED = frozenset({"host", "port"})  # SQLAlchemy repeats these for several hosts.
_LONGEST_WAIT = 3600


class InvalidServerUrl(ValueError):
    """The address cannot be used; the message is for the operator and repeats no part that may be secret."""


Place = tuple[str, int | None]
"""A host and its port; None if the address has none."""


class ServerUrl(Struct, frozen=True):
    """The parts of an address, percent-decoded; empty parts are None, empty options are missing."""

    scheme: str
    user: str | None
    password: str | None
    places: tuple[Place, ...]
    path: str | None
    options: Mapping[str, str]


def parse(address: str) -> ServerUrl:
    """Return the parts of an address.

    Raises:
        InvalidServerUrl: the text is not an address.
    """
    shape = _SHAPE.fullmatch(address)
    if shape is None:
        if "://" in address and "@" in address:
            raise InvalidServerUrl(f"it cannot be read as an address: {_ENCODE}")
        raise InvalidServerUrl("it cannot be read as an address, such as scheme://user:password@host:port/name")
    if "@" in (shape["path"] or ""):
        raise InvalidServerUrl(f"it has an @ after the host: {_ENCODE}")
    return ServerUrl(
        scheme=shape["scheme"].lower(),
        user=_decode(shape["user"]),
        password=_decode(shape["password"]),
        places=tuple(place_of(each) for each in shape["hosts"].split(",")) if shape["hosts"] else (),
        path=_decode(shape["path"]),
        options=_options(shape["query"] or ""),
    )


def place_of(text: str) -> Place:
    """Return the host and the port of ``host``, ``host:port`` or ``[address]:port``.

    Raises:
        InvalidServerUrl: the text has none of these forms.
    """
    found = _HOST.fullmatch(text.strip())
    if found is None:
        raise InvalidServerUrl(f"the port after a host must be a number, and {_ENCODE}")
    host = found["v6"] or unquote(found["name"] or "")
    port = found["port6"] or found["port"]
    if port and not 0 < int(port[:6]) < 65536:
        raise InvalidServerUrl("a port must be between 1 and 65535")
    if not host.startswith("/"):
        check_host(host)
    return host, int(port) if port else None


def check_host(host: str) -> None:
    """Reject an invalid host name, since the resolver does not raise an ``OSError`` for it.

    Raises:
        InvalidServerUrl: the name is invalid.
    """
    try:
        usable = bool(host) and not re.search(r"[\s\0/]", host) and len(host.encode("idna")) < 254
    except UnicodeError:
        usable = False
    if not usable:
        raise InvalidServerUrl("it has no host, or one that cannot exist")


def _decode(text: str | None) -> str | None:
    decoded = unquote(text) if text else None
    if decoded is not None and "\0" in decoded:
        raise InvalidServerUrl("it has a %00, which is never allowed")
    return decoded


def _options(query: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for name, value in parse_qsl(query):  # Empty options are left out.
        if name in given and name not in _REPEATED:
            raise InvalidServerUrl(f"{_safe_name(name)} is given twice")
        if "\0" in value:
            raise InvalidServerUrl(f"{_safe_name(name)} has a %00")
        given[name] = f"{given[name]},{value}" if name in given else value
    return given


def _safe_name(name: str) -> str:
    """Return an option's name if it is safe to show: it may be part of a password that was not encoded."""
    return name if re.fullmatch(r"[A-Za-z_.]{1,40}", name) else "an option"


class Options:
    """The options of an address, taken one by one; ``end`` rejects the rest by name."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._left = dict(given)
        self._known: set[str] = set()

    def take(self, *names: str) -> str | None:
        """Return the option that has one of these names."""
        self._known.update(names)
        found = [self._left.pop(name) for name in names if name in self._left]
        if len(found) > 1:
            raise InvalidServerUrl(f"{' and '.join(names)} mean the same: give one of them")
        return found[0] if found else None

    def choice(self, name: str, *choices: str) -> str | None:
        """Return the option in lower case; it must be one of these words."""
        value = self.take(name)
        if value is not None and value.lower() not in choices:
            raise InvalidServerUrl(f"{name} must be {', '.join(choices[:-1])} or {choices[-1]}")
        return value and value.lower()

    def flag(self, name: str) -> bool | None:
        """Return whether the option is on."""
        value = self.choice(name, "true", "false", "1", "0", "yes", "no", "on", "off")
        return None if value is None else value in {"true", "1", "yes", "on"}

    def number(self, name: str, *, least: int = 1, most: int = _LONGEST_WAIT) -> int | None:
        """Return the option as a whole number between ``least`` and ``most``."""
        value = self.take(name)
        if value is None:
            return None
        if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
            raise InvalidServerUrl(f"{name} must be a whole number between {least} and {most}")
        return int(value)

    def refuse(self, instead: Mapping[str, str]) -> None:
        """Reject these options, each with its correction."""
        for name, remedy in instead.items():
            if self.take(name) is not None:
                raise InvalidServerUrl(f"{name} does not belong into the address: {remedy}")

    def end(self) -> None:
        """Reject options that were not taken."""
        for name in self._left:
            near = get_close_matches(name, sorted(self._known), n=1, cutoff=0.75)
            remedy = f"did you mean {near[0]}?" if near else "remove it"
            raise InvalidServerUrl(f"{_safe_name(name)} is not understood after the '?': {remedy}")
