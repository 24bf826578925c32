"""Connections to a real PostgreSQL with the options of an address: TLS, several hosts, server settings, keepalives."""

import asyncio
import os
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import uvloop
from sqlalchemy import text

from db.addresses import InvalidDatabaseUrl
from db.engine import Database
from db.migration import current_revision, migrate, newest_revision
from db.options import Options
from tests.support.certificates import certificate_of_loopback
from tests.support.pgbouncer import running_pgbouncer
from tests.support.postgres import Postgres
from tests.support.serving import free_port
from tests.support.tls_front import encrypting

ENCRYPTED = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
PATIENT = Options(pool_size=2, connect_timeout=60.0)


class Encrypted:
    """PgBouncer with a certificate for 127.0.0.1, in session mode.

    The PostgreSQL of the tests is built without TLS.
    """

    def __init__(self, port: int, name: str, authority: Path, other: Path) -> None:
        self.port = port
        self._name = name
        self.authority = authority
        self._other = other  # An authority that did not sign it.

    def url(self, query: str, *, host: str = "127.0.0.1", port: int = 0) -> str:
        written = query.format(authority=self.authority, other=self._other)
        return f"postgresql://anyone@{host}:{port or self.port}/{self._name}?{written}"


def _placed(certificate: Path, postgres: Postgres) -> Path:
    """Copy a certificate to a folder that PgBouncer can read, which runs as another user if the tests run as root."""
    folder = Path(tempfile.mkdtemp(dir=postgres.folder))
    folder.chmod(0o755)
    copy = shutil.copy(certificate, folder)
    if os.getuid() == 0:
        shutil.chown(copy, postgres.system_user)
    return Path(copy)


@pytest.fixture
async def server(postgres: Postgres, name: str, tmp_path: Path) -> AsyncIterator[Encrypted]:
    other = tmp_path / "other"
    other.mkdir()
    authority, stranger = certificate_of_loopback(tmp_path), certificate_of_loopback(other)
    options = {
        "client_tls_sslmode": "allow",
        "client_tls_cert_file": (placed := str(await asyncio.to_thread(_placed, authority, postgres))),
        "client_tls_key_file": placed,
        "client_tls_ca_file": placed,
        "ignore_startup_parameters": "statement_timeout,lock_timeout,idle_in_transaction_session_timeout,"
        "enable_incremental_sort",
    }
    async with running_pgbouncer(tmp_path, postgres, server_connections=8, mode="session", **options) as port:
        yield Encrypted(port, name, authority, stranger)


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[list[asyncpg.Connection]]:
    """Open the product's connections to a database: its engine's, that without time-outs, and that past both."""
    database = Database(address, PATIENT)
    try:
        async with database.read() as engine, database.read_unhurried() as unhurried:
            connections = [(await each.get_raw_connection()).driver_connection for each in (engine, unhurried)]
            direct = database._direct
            assert direct is not None
            past = await direct._take()
            direct._put_back(past)
            yield [*connections, past]
    finally:
        await database.close()


async def everywhere(address: str, query: str) -> list[Any]:
    async with opened(address) as connections:
        return [await connection.fetchval(query) for connection in connections]


async def encrypted(address: str) -> list[bool]:
    async with opened(address) as connections:
        return [connection._transport.get_extra_info("ssl_object") is not None for connection in connections]


@pytest.mark.parametrize(
    ("query", "is_encrypted"),
    [
        ("", True),
        ("sslmode=disable", False),
        ("ssl=false", False),
        ("sslmode=allow", False),
        ("sslmode=prefer", True),
        ("sslmode=require", True),
        ("sslmode=no-verify", True),
        ("sslmode=no-verify&sslrootcert={other}", True),
        ("sslmode=require&sslrootcert={authority}", True),
        ("sslmode=verify-ca&sslrootcert={authority}", True),
        ("sslmode=verify-full&sslrootcert={authority}", True),
        ("sslmode=require&channel_binding=require&sslrootcert={authority}", True),
        ("sslmode=require&sslcert={authority}&sslkey={authority}", True),
    ],
)
async def test_every_connection_has_the_tls_mode_of_the_address(
    server: Encrypted, query: str, is_encrypted: bool
) -> None:
    assert await encrypted(server.url(query)) == [is_encrypted] * 3


async def test_tls_begins_at_once_if_it_is_negotiated_directly(server: Encrypted) -> None:
    async with encrypting(server.port, server.authority) as port:
        query = "sslmode=verify-full&sslrootcert={authority}&sslnegotiation=direct"
        assert await encrypted(server.url(query, port=port)) == [True] * 3


async def test_only_verify_full_compares_the_host_with_the_certificate(server: Encrypted) -> None:
    elsewhere = "localhost"  # The certificate is for 127.0.0.1 alone.
    assert await encrypted(server.url("sslmode=verify-ca&sslrootcert={authority}", host=elsewhere)) == [True] * 3
    with pytest.raises(OSError, match="certificate verify failed"):
        await encrypted(server.url("sslmode=verify-full&sslrootcert={authority}", host=elsewhere))


@pytest.mark.parametrize(
    "query",
    [
        "sslmode=require&sslrootcert={other}",
        "sslmode=verify-ca&sslrootcert={other}",
        "sslmode=verify-full&sslrootcert={other}",
        "sslmode=verify-full",
        "sslmode=verify-full&sslrootcert=system",
        "sslrootcert=system",
        "sslmode=require&channel_binding=require",
    ],
)
async def test_a_certificate_of_an_unknown_authority_is_refused(server: Encrypted, query: str) -> None:
    with pytest.raises(OSError, match="certificate verify failed"):
        await encrypted(server.url(query))


async def test_settings_of_the_server_in_the_address_hold_on_every_connection(postgres: Postgres, name: str) -> None:
    query = (
        "SELECT concat_ws(' ', current_setting('application_name'), current_setting('search_path'),"
        " current_setting('work_mem'), current_setting('statement_timeout') <> '5s')"
    )
    address = f"{postgres.url(name)}&application_name=shop&schema=my%20shop&options=-c%20work_mem%3D5MB"

    assert await everywhere(address, query) == ['shop "my shop" 5MB t'] * 3


async def test_an_installation_lives_in_the_schema_that_the_address_names(postgres: Postgres, name: str) -> None:
    async with postgres.connection(name) as looking:
        await looking.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA shop")
        database = Database(f"{postgres.url(name)}&schema=shop", PATIENT)
        await migrate(database)
        assert await current_revision(database) == newest_revision()
        await database.close()

        tables = await looking.fetch("SELECT schemaname FROM pg_tables WHERE tablename = 'users'")
        assert [row["schemaname"] for row in tables] == ["shop"]


async def test_settings_in_the_address_hold_behind_pgbouncer_too(postgres: Postgres, name: str, tmp_path: Path) -> None:
    query = "SELECT concat_ws(' ', current_setting('application_name'), current_setting('work_mem'))"
    async with running_pgbouncer(tmp_path, postgres) as port:
        address = f"postgresql://anyone@127.0.0.1:{port}/{name}?application_name=shop&options=-c%20work_mem%3D5MB"
        database = Database(address, Options(connect_timeout=60.0, pgbouncer=True))
        async with database.begin() as connection:
            found = (await connection.execute(text(query))).scalar_one()
        await database.close()

    assert found == "shop 5MB"


async def test_the_next_host_is_used_if_the_first_does_not_answer(server: Encrypted) -> None:
    hosts = f"127.0.0.1:{free_port()},127.0.0.1:{server.port}"
    address = server.url("target_session_attrs=read-write").replace(f"127.0.0.1:{server.port}", hosts)

    assert await everywhere(address, "SELECT NOT pg_is_in_recovery()") == [True] * 3


@pytest.mark.parametrize("make_loop", [asyncio.new_event_loop, uvloop.new_event_loop])
async def test_keepalive_options_are_set_on_every_socket(
    server: Encrypted, make_loop: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    address = server.url("keepalives_idle=33&keepalives_interval=7&keepalives_count=4")

    def run() -> None:
        with asyncio.Runner(loop_factory=make_loop) as runner:
            runner.run(_check_keepalive(address))

    await asyncio.to_thread(run)


async def _check_keepalive(address: str) -> None:
    async with opened(address) as connections:
        for connection in connections:
            found = connection._transport.get_extra_info("socket")
            with socket.fromfd(found.fileno(), found.family, found.type) as each:
                _check_options(each)


def _check_options(each: socket.socket) -> None:
    assert each.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    assert each.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL) == 7
    assert each.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT) == 4
    if hasattr(socket, "TCP_KEEPIDLE"):  # macOS names it otherwise.
        assert each.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 33


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (
            "sslmode=verify-full&sslrootcert=/nowhere/ca.pem",
            "sslrootcert names a file that cannot be read: No such file",
        ),
        (
            "sslmode=verify-full&sslrootcert={folder}/empty",
            "sslrootcert names a file that is no certificate or key in PEM",
        ),
        ("sslmode=require&sslcert={folder}/empty", "sslcert names a file that is no certificate or key in PEM"),
        ("sslmode=require&sslcert={folder}/nowhere.pem", "sslcert names a file that cannot be read: No such file"),
        ("sslmode=verify-full&sslrootcert=~nobody-there/ca.pem", "sslrootcert names a file that cannot be read"),
    ],
)
def test_a_file_that_holds_no_certificate_is_refused_before_anything_connects(
    tmp_path: Path, query: str, reason: str
) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(InvalidDatabaseUrl, match=f"^{reason}"):
        Database(f"postgresql://u:geheim@db.example/x?{query.format(folder=tmp_path)}")
