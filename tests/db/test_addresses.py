"""Addresses of databases, as libpq, platforms and other clients write them: understood, or refused by name."""

from pathlib import Path
from typing import Any

import pytest

from db.addresses import InvalidDatabaseUrl, PostgresAddress, SqliteAddress, parse
from db.engine import Database
from db.options import Options
from db.postgres.connections import arguments_of
from db.tls import Tls
from tests.support.cases import in_turn

HOST = "postgresql://user:pw@db.example/app"
ONE = (("db.example", None),)


def read(address: str) -> PostgresAddress:
    found = parse(address)
    assert isinstance(found, PostgresAddress)
    return found


@in_turn(
    ("query", "tls"),
    [
        ("", Tls()),
        *((f"sslmode={mode}", Tls(mode)) for mode in ("disable", "allow", "prefer", "require", "verify-full")),
        ("sslmode=REQUIRE", Tls("require")),
        ("sslmode=", Tls()),
        ("ssl=true", Tls("require")),
        ("ssl=1", Tls("require")),
        ("ssl=require", Tls("require")),
        ("ssl=false", Tls("disable")),
        ("sslmode=no-verify", Tls("no-verify")),
        ("sslaccept=strict", Tls("verify-full")),
        ("sslmode=require&sslaccept=accept_invalid_certs", Tls("no-verify")),
        ("sslmode=verify-ca&sslrootcert=/ca.pem", Tls("verify-ca", "/ca.pem")),
        ("sslmode=verify-full&sslrootcert=%2Fca.pem", Tls("verify-full", "/ca.pem")),
        ("sslrootcert=system", Tls("verify-full", "system")),
        ("sslmode=verify-full&sslrootcert=system", Tls("verify-full", "system")),
        ("sslmode=require&sslcert=/c.pem&sslkey=/k.pem", Tls("require", None, "/c.pem", "/k.pem")),
        ("sslmode=require&channel_binding=require", Tls("verify-full")),
        ("sslmode=require&channel_binding=prefer", Tls("require")),
        ("sslmode=require&gssencmode=disable", Tls("require")),
        ("sslmode=require&sslnegotiation=direct", Tls("require", direct=True)),
        ("sslmode=require&uselibpqcompat=true", Tls("require")),
        ("sslmode=require&supa=base-pooler.x", Tls("require")),
    ],
)
def test_options_for_tls_are_understood(query: str, tls: Tls) -> None:
    assert read(f"{HOST}?{query}").tls == tls


@in_turn(
    ("query", "options"),
    [
        ("pgbouncer=true&connection_limit=1", Options(pgbouncer=True, pool_size=1)),
        ("pgbouncer=false", Options(pgbouncer=False)),
        ("pool_timeout=20", Options(pool_timeout=20)),
        ("connect_timeout=10", Options(connect_timeout=10)),
        ("pgbouncer=true&connect_timeout=15&sslmode=require", Options(pgbouncer=True, connect_timeout=15)),
    ],
)
def test_options_of_poolers_become_options_of_the_database(query: str, options: Options) -> None:
    assert read(f"{HOST}?{query}").options == options


@in_turn(
    ("query", "settings"),
    [
        ("application_name=app", {"application_name": "app"}),
        ("fallback_application_name=app", {"application_name": "app"}),
        ("application_name=a%40b", {"application_name": "a@b"}),
        ("schema=shop", {"search_path": '"shop"'}),
        ('schema=my%20"shop"', {"search_path": '"my ""shop"""'}),
        ("options=-c%20search_path%3Dshop", {"search_path": "shop"}),
        ("options=-c+search_path%3Dshop", {"search_path": "shop"}),
        ("options=-csearch_path=shop", {"search_path": "shop"}),
        ("options=--work-mem=64MB%20-c%20geqo=off", {"work_mem": "64MB", "geqo": "off"}),
        (r"options=-c%20search_path=a,\%20b", {"search_path": "a, b"}),
        ("options=endpoint%3Dep-cool-1", {"options": "endpoint=ep-cool-1"}),
        ("options=reference%3Dabc%20-c%20geqo=off", {"options": "reference=abc", "geqo": "off"}),
    ],
)
def test_settings_of_the_server_come_from_the_address(query: str, settings: dict[str, str]) -> None:
    assert read(f"{HOST}?{query}").settings == settings


@in_turn(
    ("address", "places", "user", "password", "database"),
    [
        (HOST, ONE, "user", "pw", "app"),
        ("postgres://user:pw@db.example/app", ONE, "user", "pw", "app"),
        ("POSTGRES://user:pw@db.example/app", ONE, "user", "pw", "app"),
        ("postgresql+asyncpg://user:pw@db.example/app", ONE, "user", "pw", "app"),
        ("postgresql://user:p%40s%2Fs%25@db.example/app", ONE, "user", "p@s/s%", "app"),
        ("postgresql://user:Ax^s#q@db.example:5432/app", (("db.example", 5432),), "user", "Ax^s#q", "app"),
        ("postgresql://user:p/w?d@db.example/app", ONE, "user", "p/w?d", "app"),
        ("postgresql://user:100%@db.example/app", ONE, "user", "100%", "app"),
        ("postgresql://postgres.ref:p+w*$(&)=@db.example/app", ONE, "postgres.ref", "p+w*$(&)=", "app"),
        ("postgresql://us%40er@db.example/", ONE, "us@er", None, None),
        ("postgresql://db.example/app?user=user&password=p%40w", ONE, "user", "p@w", "app"),
        ("postgresql://db.example:5432/app?application_name=a@b", (("db.example", 5432),), None, None, "app"),
        ("postgresql://h1:5432,h2:5433/app", (("h1", 5432), ("h2", 5433)), None, None, "app"),
        ("postgresql://u@h1,h2/app?target_session_attrs=read-write", (("h1", None), ("h2", None)), "u", None, "app"),
        ("postgresql:///app?host=h1:5432&host=h2:5433", (("h1", 5432), ("h2", 5433)), None, None, "app"),
        ("postgresql:///app?host=h1,h2&port=5433", (("h1", 5433), ("h2", 5433)), None, None, "app"),
        ("postgresql://u@[::1]:5433/app", (("::1", 5433),), "u", None, "app"),
        ("postgresql://u@/app?host=/run/postgresql", (("/run/postgresql", None),), "u", None, "app"),
        ("postgresql://u@%2Frun%2Fpostgresql:5433/app", (("/run/postgresql", 5433),), "u", None, "app"),
        ("postgresql://u:p@/app?host=/cloudsql/my:region:db", (("/cloudsql/my:region:db", None),), "u", "p", "app"),
        ("postgresql://localhost/app?host=/tmp", (("/tmp", None),), None, None, "app"),
        ("postgresql://h1,h2/app?port=5433", (("h1", 5433), ("h2", 5433)), None, None, "app"),
        ("postgresql:///?dbname=app&host=/tmp&port=6000", (("/tmp", 6000),), None, None, "app"),
        ("postgresql://", (), None, None, None),
    ],
)
def test_hosts_users_and_passwords_are_read_as_they_are_written(
    address: str, places: tuple[Any, ...], user: str | None, password: str | None, database: str | None
) -> None:
    found = read(address)

    assert (found.places, found.user, found.password, found.database) == (places, user, password, database)


def test_keepalives_and_caches_are_understood() -> None:
    found = read(f"{HOST}?keepalives=1&keepalives_idle=30&keepalives_interval=10&keepalives_count=5&tcp_user_timeout=9")
    cached = read(f"{HOST}?prepared_statement_cache_size=0")

    assert found.keepalive == {
        "keepalives": 1,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 5,
        "tcp_user_timeout": 9,
    }
    assert cached.arguments == {"statement_cache_size": 0}
    assert read(f"{HOST}?statement_cache_size=7&target_session_attrs=primary").arguments == {
        "statement_cache_size": 7,
        "target_session_attrs": "primary",
    }


@in_turn(
    ("address", "reason"),
    [
        (
            f"{HOST}?sslmode=required",
            "sslmode must be disable, allow, prefer, require, verify-ca, verify-full or no-ver",
        ),
        (f"{HOST}?sslmod=require", "sslmod is not understood after the '?': did you mean sslmode?"),
        (f"{HOST}?colour=red", "colour is not understood after the '?': remove it"),
        (f"{HOST}?sslmode=verify-ca", "sslmode=verify-ca needs sslrootcert"),
        (f"{HOST}?sslrootcert=/ca.pem", "options for certificates need sslmode=require"),
        (f"{HOST}?sslmode=require&sslrootcert=system", "sslrootcert=system needs sslmode=verify-full, not require"),
        (f"{HOST}?sslmode=require&sslkey=/k.pem", "sslkey and sslpassword need sslcert"),
        (f"{HOST}?sslmode=require&ssl=true", "sslmode and ssl mean the same: give one of them"),
        (f"{HOST}?sslmode=require&sslmode=disable", "sslmode is given twice"),
        (f"{HOST}?channel_binding=maybe", "channel_binding must be disable, prefer or require"),
        (f"{HOST}?gssencmode=require", "gssencmode=require is not supported"),
        (f"{HOST}?connect_timeout=soon", "connect_timeout must be a whole number between 1 and 3600"),
        (f"{HOST}?connect_timeout=0", "connect_timeout must be a whole number between 1 and 3600"),
        (f"{HOST}?connection_limit=5000", "connection_limit must be a whole number between 1 and 1000"),
        (f"{HOST}?pgbouncer=maybe", "pgbouncer must be true, false"),
        (f"{HOST}?target_session_attrs=standby", "target_session_attrs must be any, read-write or primary"),
        (f"{HOST}?statement_timeout=5", "statement_timeout does not belong into the address: set DATABASE_STATEMENT_"),
        (f"{HOST}?options=-c%20lock_timeout=5", "lock_timeout does not belong into options: set DATABASE_LOCK_TIMEOUT"),
        (f"{HOST}?options=-c%20nonsense", "options must be written -c name=value"),
        (f"{HOST}?service=mine", "service is not understood after the '?': remove it"),
        (
            "postgresql://user:p@ss@db.example/app",
            "it cannot be read as an address: a password is written with %40 for",
        ),
        ("postgresql://user:p@s/s@db.example/app", "it has an @ after the host: a password is written with %40"),
        ("postgresql://db.example:54x/app", "the port after a host must be a number"),
        ("postgresql://db.example:70000/app", "a port must be between 1 and 65535"),
        ("postgresql:///app?port=5432", "port must be one number, or one for each host"),
        ("postgresql:///app?host=h1,h2&port=1,2,3", "port must be one number, or one for each host"),
        ("postgresql://h1/app?port=x", "the port after a host must be a number"),
        ("postgresql://db..example/app", "it has no host, or one that cannot exist"),
        (f"postgresql://{'a' * 64}.example/app", "it has no host, or one that cannot exist"),
        ("postgresql://user:pw@db.example/a%00b", "it has a %00"),
        ("postgresql+psycopg2://db.example/app", "it names postgresql+psycopg2; sqlite:// and postgresql:// are"),
        ("mysql://db.example/app", "it names mysql; sqlite:// and postgresql:// are supported"),
        ("db.example:5432/app", "it cannot be read as an address, such as scheme://user:password@host:port/name"),
        ("host=db.example dbname=app", "it cannot be read as an address"),
        ("sqlite://app.db", "SQLite needs a file that several connections share: sqlite:///FILE"),
        ("sqlite:///", "SQLite needs a file"),
        ("sqlite:///:memory:", "SQLite needs a file"),
        ("sqlite+pysqlite:///app.db", "an address of SQLite is sqlite:///FILE"),
        ("sqlite:///app.db?mode=ro", "mode is not understood after the '?': remove it"),
        ("sqlite:///~nobody-there/app.db", "the home folder that ~ stands for is not known"),
    ],
)
def test_an_option_that_is_not_understood_is_named_in_one_line(address: str, reason: str) -> None:
    with pytest.raises(InvalidDatabaseUrl) as refusal:
        parse(address)

    assert str(refusal.value).startswith(reason)
    assert "\n" not in str(refusal.value)
    assert refusal.value.__cause__ is None  # It could quote a password.


@in_turn(
    ("address", "path"),
    [
        ("sqlite:///data/app.db", "data/app.db"),
        ("sqlite:////var/app.db", "/var/app.db"),
        ("sqlite+aiosqlite:///app.db", "app.db"),
        ("SQLite:///app.db", "app.db"),
        ("sqlite:app.db", "app.db"),
        ("sqlite:/var/app.db", "/var/app.db"),
        ("file:./dev.db", "dev.db"),
        ("file:/var/dev.db", "/var/dev.db"),
        ("sqlite:///a b%20#c.db", "a b%20#c.db"),
        ("sqlite:///app.db?timeout=20&connection_limit=2", "app.db"),
    ],
)
def test_files_of_sqlite_are_found_in_all_spellings(address: str, path: str) -> None:
    found = parse(address)

    assert isinstance(found, SqliteAddress)
    assert found.path == Path(path)
    if "?" in address:
        assert found.options == Options(pool_size=2, lock_timeout=20)


PUBLIC = [
    # DigitalOcean's default.
    ("postgresql://doadmin:pw@db-1.b.db.ondigitalocean.com:25060/defaultdb?sslmode=require", {"ssl": "context"}),
    # Neon's default.
    ("postgresql://neondb:pw@ep-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require", {"ssl": "context"}),
    # Neon for clients without SNI.
    ("postgres://u:pw@ep-1.aws.neon.tech/db?sslmode=require&options=endpoint%3Dep-1", {"options": "endpoint=ep-1"}),
    # Vercel's variables for Supabase.
    ("postgres://postgres.ref:pw@a.pooler.supabase.com:6543/postgres?sslmode=require&supa=base-pooler.x", {}),
    # Supabase's for Prisma.
    ("postgresql://postgres.ref:pw@a.pooler.supabase.com:6543/postgres?pgbouncer=true&connection_limit=1", {}),
    # Supabase's first pooler.
    (
        "postgres://postgres:pw@a.pooler.supabase.com:6543/postgres?options=reference%3Dabc",
        {"options": "reference=abc"},
    ),
    # A password that Supabase made, with a # that its own tool took for a port.
    ("postgresql://postgres:Ax^s#1@db.ref.supabase.co:5432/postgres", {"password": "Ax^s#1"}),
    # A password with a % that other clients fail to decode.
    ("postgresql://postgres:a%b@db.ref.supabase.co:5432/postgres", {"password": "a%b"}),
    # Fly's.
    ("postgres://app:pw@app-db.flycast:5432/app?sslmode=disable", {"ssl": False}),
    # A socket of Cloud SQL.
    ("postgresql+asyncpg://u:p@/app?host=/cloudsql/project:region:name", {"host": ["/cloudsql/project:region:name"]}),
    # Certificates of the system, as libpq 16 has them.
    ("postgresql://u:p@aws.connect.psdb.cloud/postgres?sslmode=verify-full&sslrootcert=system", {"ssl": "context"}),
    # As SQLAlchemy's documentation writes several hosts.
    (
        "postgresql+asyncpg://u:p@/db?host=HostA:5432&host=HostB:5433",
        {"host": ["HostA", "HostB"], "port": [5432, 5433]},
    ),
]


@in_turn(("address", "expected"), PUBLIC)
async def test_addresses_that_platforms_hand_out_become_arguments_of_the_driver(
    address: str, expected: dict[str, Any]
) -> None:
    arguments = arguments_of(read(address))

    shown = {**arguments, **arguments["server_settings"], "ssl": "context" if arguments.get("ssl") else False}
    assert {name: shown[name] for name in expected} == expected
    database = Database(address)
    assert database.url.get_backend_name() == "postgresql"
    await database.close()
