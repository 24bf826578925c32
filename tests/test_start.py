"""The modules that a server process loads at its start: unneeded ones cost time at every start, and memory."""

import re
import sys
from pathlib import Path

import pytest

from tests.support.processes import ServerProcess
from tests.support.redis_server import RedisServer

UNUSED = {
    "aioboto3": "storage in a bucket",
    "alembic": "a database that is not at the newest revision",
    "asyncpg": "PostgreSQL",
    "botocore": "storage in a bucket",
    "cryptography": "the first token",
    "jwt": "the first token",
    "opentelemetry.sdk": "traces",
    "PIL": "the first image",
    "pygments": "terminals",
    "redis": "Redis",
    "rich": "terminals",
    "sqlalchemy.dialects.postgresql": "PostgreSQL",
    "stripe": "the first checkout",
    "client": "commands that ask a server",
    "commands.doctor": "`atelier doctor`",
    "commands.generate": "`atelier generate`",
}
_LOADED = re.compile(r"^import time: .*\| +([\w.]+)$", re.MULTILINE)


@pytest.mark.process
async def test_an_embedded_server_without_requests_has_loaded_only_needed_modules(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    async with ServerProcess(data_dir, {}):  # Makes its database.
        pass
    server = ServerProcess(data_dir, {})
    server.python = (sys.executable, "-X", "importtime")
    async with server:
        loaded = set(_LOADED.findall(server.log.read_text()))

    assert {"commands.serve", "starlette", "strawberry", "aiosqlite"} <= loaded
    assert {name: why for name, why in UNUSED.items() if name in loaded} == {}


@pytest.mark.process
async def test_a_server_that_is_one_of_many_has_loaded_the_modules_for_the_first_token(
    tmp_path: Path, valkey: RedisServer
) -> None:
    server = ServerProcess(tmp_path / "data", {"BROADCAST_URL": valkey.url})
    server.python = (sys.executable, "-X", "importtime")
    async with server:
        loaded = set(_LOADED.findall(server.log.read_text()))

    assert {"jwt", "redis"} <= loaded
