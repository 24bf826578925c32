"""Parsing of database addresses, with the options of libpq and of connection poolers; loads no driver."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from msgspec import Struct
from msgspec.structs import replace

import server_urls
from db.options import Options
from db.tls import Tls, tls_of
from server_urls import InvalidServerUrl, Place, ServerUrl, place_of

POSTGRESQL = frozenset({"postgres", "postgresql", "postgresql+asyncpg"})
SQLITE = frozenset({"sqlite", "sqlite+aiosqlite", "file"})

_SQLITE = re.compile(
    r"(?P<scheme>sqlite(?:\+\w+)?|file):(?P<slashes>/*)(?P<path>[^?]*)(?:\?(?P<query>.*))?", re.IGNORECASE
)
_NAME_OF_SETTING = re.compile(r"[A-Za-z_][\w.]*")
# Time-outs have settings of their own, because those also apply behind PgBouncer and to migrations.
_HAVE_SETTINGS = {
    "statement_timeout": "set DATABASE_STATEMENT_TIMEOUT",
    "idle_in_transaction_session_timeout": "set DATABASE_STATEMENT_TIMEOUT",
    "lock_timeout": "set DATABASE_LOCK_TIMEOUT",
}
# Options meant for other clients; they do not affect a connection.
_FOR_OTHERS = ("supa", "uselibpqcompat")

_HOUR = 3_600_000  # In milliseconds.


class InvalidDatabaseUrl(ValueError):
    """Raised if an address does not name a database that Atelier can use."""


class SqliteAddress(Struct, frozen=True):
    """The address of a SQLite file."""

    path: Path
    options: Options


class PostgresAddress(Struct, frozen=True):
    """The address of a PostgreSQL server, or of several servers with one primary.

    ``settings`` are server settings, ``arguments`` are for asyncpg, ``keepalive`` holds TCP options under libpq's
    names, and ``options`` are the defaults for this process.
    """

    places: tuple[Place, ...]
    user: str | None
    password: str | None
    database: str | None
    tls: Tls
    settings: Mapping[str, str]
    arguments: Mapping[str, Any]
    keepalive: Mapping[str, int]
    options: Options


Address = SqliteAddress | PostgresAddress


def parse(address: str) -> Address:
    """Return the parsed address of a database.

    Raises:
        InvalidDatabaseUrl: the address is malformed or names an unsupported database; the message contains no secret.
    """
    try:
        scheme = address.partition(":")[0].lower()
        if scheme in SQLITE or scheme.startswith("sqlite"):
            return _sqlite(address)
        url = server_urls.parse(address)
        if url.scheme not in POSTGRESQL:
            raise InvalidServerUrl(f"it names {url.scheme}; sqlite:// and postgresql:// are supported")
        return _postgresql(url)
    except InvalidServerUrl as error:
        # The cause is dropped because it may quote the address.
        raise InvalidDatabaseUrl(str(error)) from None


def _sqlite(address: str) -> SqliteAddress:
    found = _SQLITE.fullmatch(address)
    if found is None or found["scheme"].lower() not in SQLITE:
        raise InvalidServerUrl("an address of SQLite is sqlite:///FILE, with four slashes from the root")
    path, slashes = found["path"], len(found["slashes"])
    # Refuse two slashes: the first name would be a host. None, as in `sqlite:a.db` or `file:./a.db`, are fine.
    if not path or slashes == 2 or path.startswith((":memory:", "file:")):
        raise InvalidServerUrl(
            "SQLite needs a file that several connections share: sqlite:///FILE, with four slashes from the root"
        )
    try:
        file = Path("/" + path if slashes in {1, 4} else path).expanduser()
    except RuntimeError:  # The user after ~ does not exist.
        raise InvalidServerUrl("the home folder that ~ stands for is not known: write the full path") from None
    given = server_urls.Options(dict(parse_qsl(found["query"] or "")))
    changes = {"pool_size": given.number("connection_limit", most=1000), "lock_timeout": given.number("timeout")}
    given.end()
    return SqliteAddress(file, _options_with(changes))


def _postgresql(url: ServerUrl) -> PostgresAddress:
    given = server_urls.Options(url.options)
    given.refuse(_HAVE_SETTINGS)
    for name in _FOR_OTHERS:
        given.take(name)
    address = PostgresAddress(
        places=_places(url, given),
        user=url.user or given.take("user"),
        password=url.password or given.take("password"),
        database=url.path or given.take("dbname", "database"),
        tls=tls_of(given),
        settings=_settings(given),
        arguments=_arguments(given),
        keepalive=_keepalive(given),
        options=_options_with(
            {
                "pgbouncer": given.flag("pgbouncer"),
                "pool_size": given.number("connection_limit", most=1000),
                "pool_timeout": given.number("pool_timeout"),
                "connect_timeout": given.number("connect_timeout"),
            }
        ),
    )
    given.end()
    return address


def _options_with(changes: Mapping[str, Any]) -> Options:
    return replace(Options(), **{name: value for name, value in changes.items() if value is not None})


def _places(url: ServerUrl, given: server_urls.Options) -> tuple[Place, ...]:
    """Return the hosts; hosts given as options take precedence."""
    hosts, ports = given.take("host"), given.take("port")
    places = url.places
    if hosts is not None:
        places = tuple((host, None) if host.startswith("/") else place_of(host) for host in hosts.split(","))
    if ports is None:
        return places
    numbers = ports.split(",") if "," in ports else [ports] * len(places)
    if not places or len(numbers) != len(places):
        raise InvalidServerUrl("port must be one number, or one for each host")
    return tuple((host, place_of(f"a:{port}")[1]) for (host, _), port in zip(places, numbers, strict=True))


def _arguments(given: server_urls.Options) -> dict[str, Any]:
    """Return the options that asyncpg accepts unchanged."""
    target = given.choice("target_session_attrs", "any", "read-write", "primary")
    cached = given.number("prepared_statement_cache_size", least=0, most=10_000)
    statements = given.number("statement_cache_size", least=0, most=10_000)
    arguments = {
        "target_session_attrs": target,
        "passfile": given.take("passfile"),
        "statement_cache_size": statements if cached is None else cached,
    }
    return {name: value for name, value in arguments.items() if value is not None}


def _keepalive(given: server_urls.Options) -> dict[str, int]:
    words = {
        "keepalives": given.number("keepalives", least=0, most=1),
        "keepalives_idle": given.number("keepalives_idle"),
        "keepalives_interval": given.number("keepalives_interval"),
        "keepalives_count": given.number("keepalives_count", most=127),
        "tcp_user_timeout": given.number("tcp_user_timeout", most=_HOUR),
    }
    return {name: value for name, value in words.items() if value is not None}


def _settings(given: server_urls.Options) -> dict[str, str]:
    """Return the server settings of an address, both its own parameters and the settings inside ``options``."""
    settings, rest = _split_options(given.take("options") or "")
    name = given.take("application_name", "fallback_application_name")
    if name is not None:
        settings["application_name"] = name
    schema = given.take("schema")
    if schema is not None:
        settings["search_path"] = '"{}"'.format(schema.replace('"', '""'))
    if rest:
        settings["options"] = rest  # For example the name of a project, for a proxy.
    return settings


def _split_options(text: str) -> tuple[dict[str, str], str]:
    """Return the settings given as ``-c name=value`` or ``--name=value``, and the remaining words."""
    words = [re.sub(r"\\(.)", r"\1", word) for word in re.findall(r"(?:\\.|[^\s\\])+", text)]
    settings: dict[str, str] = {}
    rest = []
    while words:
        word = words.pop(0)
        if word == "-c" and words:
            word += words.pop(0)
        if not word.startswith(("-c", "--")):
            rest.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        name = name.replace("-", "_")
        if not equals or not _NAME_OF_SETTING.fullmatch(name):
            raise InvalidServerUrl("options must be written -c name=value, with %20 for the space")
        if name.lower() in _HAVE_SETTINGS:
            raise InvalidServerUrl(f"{name} does not belong into options: {_HAVE_SETTINGS[name.lower()]}")
        settings[name] = value
    return settings, " ".join(rest)
