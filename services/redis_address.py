"""Parsing of Redis and Valkey addresses, for the broadcaster, the rate limiter and the settings, without a driver."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

import server_urls
from server_urls import InvalidServerUrl, Options, ServerUrl

MEMORY = "memory://"
_ENCRYPTED = {"redis": False, "valkey": False, "rediss": True, "valkeys": True}
_SOCKETS = frozenset({"unix", "redis+unix", "valkey+unix", "redis+socket"})
_DEFAULT_PORT = 6379
_MOST_DATABASES = 65_535
_VERIFYING = ("none", "optional", "required")
_FILES = ("ssl_ca_certs", "ssl_certfile", "ssl_keyfile")
# Atelier sets time-outs and pool sizes itself, so that every wait has a bound.
_OURS = dict.fromkeys(
    ("socket_timeout", "socket_connect_timeout", "health_check_interval", "retry_on_timeout", "max_connections"),
    "remove it, every wait has a bound already",
)


class RedisAddress(Struct, frozen=True):
    """The address of a server, by host or by the ``path`` of its socket; ``tls`` has redis-py's option names."""

    host: str | None
    port: int
    path: str | None
    user: str | None
    password: str | None
    database: int
    encrypted: bool
    tls: Mapping[str, Any]
    client_name: str | None


def parse(address: str) -> RedisAddress | None:
    """Parse an address of Redis or Valkey; return None for ``memory://``.

    Raises:
        InvalidServerUrl: the address is not valid; the message contains no secret.
    """
    if address.lower() in {MEMORY, "memory:", "memory"}:
        return None
    scheme = address.partition("://")[0].lower() if "://" in address else ""
    if re.search("sentinel|cluster", scheme):
        raise InvalidServerUrl(
            "Sentinel and clusters are not supported: name one server, or a proxy before them, as redis://host:port"
        )
    if scheme not in _ENCRYPTED and scheme not in _SOCKETS:
        raise InvalidServerUrl("use memory://, redis://, rediss://, valkey://, valkeys:// or unix://")
    url = server_urls.parse(address)
    given = Options(url.options)
    found = _socket(url, given) if scheme in _SOCKETS else _server(url, given)
    given.refuse(_OURS)
    given.end()
    return found


def _socket(url: ServerUrl, given: Options) -> RedisAddress:
    if url.places or not url.path:
        raise InvalidServerUrl("a socket is written unix:///PATH, with three slashes")
    database = given.number("db", least=0, most=_MOST_DATABASES)
    if database is None:
        database = given.number("virtual_host", least=0, most=_MOST_DATABASES)
    return RedisAddress(
        host=None,
        port=_DEFAULT_PORT,
        path=f"/{url.path.lstrip('/')}",
        user=url.user or given.take("username"),
        password=url.password or given.take("password"),
        database=database or 0,
        encrypted=False,
        tls={},
        client_name=given.take("client_name"),
    )


def _server(url: ServerUrl, given: Options) -> RedisAddress:
    if len(url.places) > 1:
        raise InvalidServerUrl("several hosts mean Sentinel or a cluster, which are not supported: name one server")
    if not url.places:
        raise InvalidServerUrl("write it as redis://[user:password@]host[:port][/number]")
    number = (url.path or "").strip("/")
    if number and not (re.fullmatch(r"[0-9]{1,5}", number) and int(number) <= _MOST_DATABASES):
        raise InvalidServerUrl("after the host comes /number, the number of the database")
    database = given.number("db", least=0, most=_MOST_DATABASES)
    [(host, port)] = url.places
    encrypted = _ENCRYPTED[url.scheme] or bool(given.flag("ssl") or given.flag("tls"))
    given.choice("family", "0", "4", "6")  # ioredis needs it for IPv6; here both families are tried.
    return RedisAddress(
        host=host,
        port=port or _DEFAULT_PORT,
        path=None,
        user=url.user or given.take("username"),
        password=url.password or given.take("password"),
        database=int(number or 0) if database is None else database,
        encrypted=encrypted,
        tls=_tls(given, encrypted=encrypted),
        client_name=given.take("client_name"),
    )


def _tls(given: Options, *, encrypted: bool) -> dict[str, Any]:
    """Return redis-py's options for certificates, which are verified by default."""
    verifying = (given.take("ssl_cert_reqs") or "").lower().removeprefix("ssl.").removeprefix("cert_")
    if verifying and verifying not in _VERIFYING:
        raise InvalidServerUrl("ssl_cert_reqs must be none, optional or required")
    checks = given.flag("ssl_check_hostname")
    files = {name: path for name in _FILES if (path := given.take(name)) is not None}
    if not encrypted:
        if files or checks or verifying:
            raise InvalidServerUrl("options for certificates need rediss://")
        return {}
    for name, path in files.items():
        if not Path(path).is_file():
            raise InvalidServerUrl(f"{name} names a file that is not there")
    verifying = verifying or "required"
    checks = verifying == "required" if checks is None else checks and verifying != "none"
    return {"ssl_cert_reqs": verifying, "ssl_check_hostname": checks, **files}
