"""Addresses of Redis and Valkey, as platforms and other clients write them: understood, or refused by name."""

from pathlib import Path
from typing import Any

import pytest

from server_urls import InvalidServerUrl
from services.events.redis import Pace, open_pool
from services.redis_address import RedisAddress, parse
from tests.support.cases import in_turn

VERIFIED = {"ssl_cert_reqs": "required", "ssl_check_hostname": True}
UNVERIFIED = {"ssl_cert_reqs": "none", "ssl_check_hostname": False}


def read(address: str) -> RedisAddress:
    found = parse(address)
    assert found is not None
    return found


@in_turn("address", ["memory://", "memory:", "memory", "MEMORY://"])
def test_the_memory_of_this_process_is_no_server(address: str) -> None:
    assert parse(address) is None


@in_turn(
    ("address", "host", "port", "user", "password", "database"),
    [
        ("redis://redis", "redis", 6379, None, None, 0),
        ("redis://redis/", "redis", 6379, None, None, 0),
        ("redis://redis:6380/3", "redis", 6380, None, None, 3),
        ("redis://redis?db=3", "redis", 6379, None, None, 3),
        ("redis://user:pw@redis/0", "redis", 6379, "user", "pw", 0),
        ("redis://:pw@redis:6379", "redis", 6379, None, "pw", 0),
        ("redis://user@redis", "redis", 6379, "user", None, 0),
        ("redis://redis?password=p%40w&username=u", "redis", 6379, "u", "p@w", 0),
        ("redis://:p%40s%2Fs@redis", "redis", 6379, None, "p@s/s", 0),
        ("redis://:p/s#s?s@redis:6379/1", "redis", 6379, None, "p/s#s?s", 1),
        ("redis://[::1]:6380", "::1", 6380, None, None, 0),
        ("REDIS://redis", "redis", 6379, None, None, 0),
        ("valkey://redis:6379", "redis", 6379, None, None, 0),
    ],
)
def test_a_server_is_read_as_it_is_written(
    address: str, host: str, port: int, user: str | None, password: str | None, database: int
) -> None:
    found = read(address)

    server = (found.host, found.port, found.user, found.password, found.database)
    assert server == (host, port, user, password, database)
    assert (found.path, found.encrypted, found.tls) == (None, False, {})


@in_turn(
    ("address", "path", "database"),
    [
        ("unix:///run/redis.sock", "/run/redis.sock", 0),
        ("unix:///run/redis.sock?db=2", "/run/redis.sock", 2),
        ("unix://user:pw@/run/redis.sock", "/run/redis.sock", 0),
        ("redis+unix:///run/redis.sock", "/run/redis.sock", 0),
        ("valkey+unix:///run/valkey.sock", "/run/valkey.sock", 0),
        ("redis+socket:///run/redis.sock?virtual_host=2", "/run/redis.sock", 2),
    ],
)
def test_a_socket_of_this_machine_is_read_in_all_spellings(address: str, path: str, database: int) -> None:
    found = read(address)

    assert (found.host, found.path, found.database) == (None, path, database)
    assert (found.user, found.password) == (("user", "pw") if "user" in address else (None, None))


@in_turn(
    ("address", "tls"),
    [
        ("rediss://redis", VERIFIED),
        ("valkeys://redis", VERIFIED),
        ("redis://redis?ssl=true", VERIFIED),
        ("redis://redis?ssl=True", VERIFIED),
        *(
            (f"rediss://redis?ssl_cert_reqs={word}", UNVERIFIED)
            for word in ("none", "None", "CERT_NONE", "cert_none", "ssl.CERT_NONE")
        ),
        *(
            (f"rediss://redis?ssl_cert_reqs={word}", VERIFIED)
            for word in ("required", "CERT_REQUIRED", "ssl.CERT_REQUIRED", "")
        ),
        ("rediss://redis?ssl_cert_reqs=CERT_OPTIONAL", {"ssl_cert_reqs": "optional", "ssl_check_hostname": False}),
        ("rediss://redis?ssl_check_hostname=false", {"ssl_cert_reqs": "required", "ssl_check_hostname": False}),
        ("rediss://redis?ssl_cert_reqs=none&ssl_check_hostname=true", UNVERIFIED),
    ],
)
def test_options_for_certificates_are_understood(address: str, tls: dict[str, Any]) -> None:
    found = read(address)

    assert (found.encrypted, found.tls) == (True, tls)


PUBLIC = [
    # Heroku's, with the option that its certificate needs.
    ("rediss://:pw@ec2-1.compute-1.amazonaws.com:6380?ssl_cert_reqs=none", ("ec2-1.compute-1.amazonaws.com", 6380)),
    # The same as other clients write it.
    (
        "rediss://h:pw@ec2-1.compute-1.amazonaws.com:6380?ssl_cert_reqs=CERT_NONE",
        ("ec2-1.compute-1.amazonaws.com", 6380),
    ),
    # From a client that writes Python's None.
    ("rediss://:pw@h:6380?ssl_cert_reqs=None", ("h", 6380)),
    # cloud.gov's.
    ("redis://:pw@cache.example:6379?ssl=True", ("cache.example", 6379)),
    # Railway's, with the option that other clients need for IPv6.
    ("redis://default:pw@redis.railway.internal:6379?family=0", ("redis.railway.internal", 6379)),
    ("redis://redis-backend:6379/0?family=6", ("redis-backend", 6379)),
    # Upstash's.
    ("rediss://default:AbCd==@eu1-bold-1.upstash.io:6379", ("eu1-bold-1.upstash.io", 6379)),
    # Render's, without a password.
    ("redis://red-abc123:6379", ("red-abc123", 6379)),
    # DigitalOcean's Valkey, at a port of its own.
    (
        "rediss://default:AVNS_x-y@db-valkey-1.b.db.ondigitalocean.com:25061",
        ("db-valkey-1.b.db.ondigitalocean.com", 25061),
    ),
    # An address of Azure, with a password that ends with =.
    ("rediss://:aBc%2Bd=@name.redis.cache.windows.net:6380/0", ("name.redis.cache.windows.net", 6380)),
]


@in_turn(("address", "place"), PUBLIC)
def test_addresses_that_platforms_hand_out_open_a_pool(address: str, place: tuple[str, int]) -> None:
    pool = open_pool(address, Pace(), connections=1)

    made = pool.connection_kwargs
    assert (made["host"], made["port"]) == place


@in_turn(
    ("address", "reason"),
    [
        ("redis+sentinel://h:26379/mymaster", "Sentinel and clusters are not supported: name one server"),
        ("sentinel://h:26379", "Sentinel and clusters are not supported"),
        ("redis-sentinel://h1,h2/0", "Sentinel and clusters are not supported"),
        ("redis+cluster://h:7000", "Sentinel and clusters are not supported"),
        ("redis://h1:6379,h2:6379", "several hosts mean Sentinel or a cluster"),
        ("https://eu1-bold-1.upstash.io", "use memory://, redis://"),
        ("localhost:6379", "use memory://, redis://"),
        ("redis:6379", "use memory://, redis://"),
        ("memcached://h", "use memory://, redis://"),
        ("redis://", "write it as redis://[user:password@]host[:port][/number]"),
        ("redis:///0", "write it as redis://[user:password@]host[:port][/number]"),
        ("redis://h/cache", "after the host comes /number, the number of the database"),
        ("redis://h:port", "the port after a host must be a number"),
        ("redis://h:99999", "a port must be between 1 and 65535"),
        ("redis://:p@ss@h", "it cannot be read as an address: a password is written with %40 for @"),
        ("redis://[::1", "the port after a host must be a number"),
        ("unix://run/redis.sock", "a socket is written unix:///PATH, with three slashes"),
        ("unix://", "a socket is written unix:///PATH"),
        ("redis://h?what=1", "what is not understood after the '?': remove it"),
        ("redis://h?sssl=true", "sssl is not understood after the '?': did you mean ssl?"),
        ("redis://h?socket_timeout=5", "socket_timeout does not belong into the address: remove it"),
        ("rediss://h?ssl_cert_reqs=maybe", "ssl_cert_reqs must be none, optional or required"),
        ("redis://h?ssl_cert_reqs=none", "options for certificates need rediss://"),
        ("rediss://h?ssl_ca_certs=/nowhere/ca.pem", "ssl_ca_certs names a file that is not there"),
        ("redis://h?db=x", "db must be a whole number between 0 and 65535"),
    ],
)
def test_an_option_that_is_not_understood_is_named_in_one_line(address: str, reason: str) -> None:
    with pytest.raises(InvalidServerUrl) as refusal:
        parse(address)

    assert str(refusal.value).startswith(reason)
    assert "\n" not in str(refusal.value)


def test_a_file_that_holds_no_certificate_is_refused_before_anything_connects(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").touch()

    with pytest.raises(ValueError, match="no certificate or key in PEM"):
        open_pool(f"rediss://h?ssl_ca_certs={tmp_path}/ca.pem", Pace(), connections=1)
