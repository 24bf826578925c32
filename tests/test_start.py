"""What a server process loads as it starts: what it never uses, or not yet, costs every start and all of its life."""

import re
import sys
from pathlib import Path

import pytest

from tests.processes import ServerProcess
from tests.redis_server import RedisServer

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
async def test_an_embedded_server_that_nobody_has_asked_anything_has_loaded_only_what_it_uses(tmp_path: Path) -> None:
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
async def test_a_server_that_is_one_of_many_has_loaded_what_the_first_token_needs(
    tmp_path: Path, valkey: RedisServer
) -> None:
    server = ServerProcess(tmp_path / "data", {"BROADCAST_URL": valkey.url})
    server.python = (sys.executable, "-X", "importtime")
    async with server:
        loaded = set(_LOADED.findall(server.log.read_text()))

    assert {"jwt", "redis"} <= loaded
