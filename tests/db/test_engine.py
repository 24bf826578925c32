"""The database of a process: the addresses that it accepts, and its transactions."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from db.addresses import InvalidDatabaseUrl
from db.engine import Database
from db.migration import read_schema
from db.models.secrets import Secret
from services.clock import now


async def keep(database: Database, name: str) -> None:
    async with database.begin() as connection:
        await connection.execute(insert(Secret).values(name=name, value=b"", created_at=now()))


async def kept(database: Database) -> list[str]:
    async with database.read() as connection:
        return list(await connection.scalars(select(Secret.name).order_by(Secret.name)))


@pytest.mark.parametrize(
    ("address", "driver"),
    [
        ("sqlite:///a.db", "sqlite+aiosqlite"),
        ("sqlite+aiosqlite:///a.db", "sqlite+aiosqlite"),
        ("postgres://u:p@db/x", "postgresql+asyncpg"),
        ("postgresql://u:p@db:5432/x?ssl=require", "postgresql+asyncpg"),
        ("postgresql+asyncpg://u:p@db/x", "postgresql+asyncpg"),
    ],
)
async def test_plain_addresses_mean_the_async_drivers(
    address: str, driver: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    database = Database(address)

    assert database.url.drivername == driver
    await database.close()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "data/a.db",
        "mysql://u:geheim@db/x",
        "postgresql+psycopg://u:geheim@db/x",
        "postgresql://u:geheim@db:port/x",
        "postgresql://u:ge/heim@db:geheim/x",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite+aiosqlite:///:memory:",
        "sqlite:///file:a.db?mode=memory&uri=true",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_its_password(address: str) -> None:
    with pytest.raises(InvalidDatabaseUrl) as refusal:
        Database(address)

    assert "heim" not in str(refusal.value)
    assert refusal.value.__cause__ is None


async def test_a_home_folder_in_the_address_is_where_the_file_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    database = Database("sqlite:///~/deep/er/atelier.db")

    async with database.read():
        pass
    assert (tmp_path / "deep" / "er" / "atelier.db").is_file()
    await database.close()


async def test_what_raises_leaves_nothing_behind(database: Database) -> None:
    async def break_off() -> None:
        async with database.begin() as connection:
            await connection.execute(text("INSERT INTO limits (name, arrival_at) VALUES ('a', '2024-01-01 00:00:00')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await break_off()

    async with database.read() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM limits")) == 0


async def test_readers_see_a_transaction_when_it_is_committed_and_not_before(database: Database) -> None:
    async with database.begin() as connection:
        await connection.execute(text("INSERT INTO limits (name, arrival_at) VALUES ('one', '2024-01-01 00:00:00')"))
        async with database.read() as reader:
            before = await reader.scalar(text("SELECT count(*) FROM limits"))
    async with database.read() as reader:
        after = await reader.scalar(text("SELECT count(*) FROM limits"))

    assert (before, after) == (0, 1)


async def test_more_writers_than_connections_all_get_their_turn(database: Database) -> None:
    names = [f"{index:02}" for index in range(40)]

    await asyncio.gather(*(keep(database, name) for name in names))

    assert await kept(database) == names


async def test_two_processes_connections_take_turns_at_writing(database: Database) -> None:
    other = Database(database.url.render_as_string(hide_password=False))
    names = [f"{index:02}" for index in range(20)]

    await asyncio.gather(*(keep((database, other)[index % 2], name) for index, name in enumerate(names)))

    assert await kept(other) == names
    await other.close()


async def test_a_writer_that_is_cancelled_gives_its_connection_back(database: Database) -> None:
    entered = asyncio.Event()

    async def hold() -> None:
        async with database.begin() as connection:
            await connection.execute(text("DELETE FROM secrets"))
            entered.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hold())
    await entered.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with asyncio.timeout(120):
        await keep(database, "next")

    assert await kept(database) == ["next"]


async def test_a_database_that_is_not_there_is_an_outage_and_not_a_defect() -> None:
    database = Database("postgresql://nobody@127.0.0.1:1/nothing")

    with pytest.raises(OSError, match="Connect call failed"):
        await read_schema(database)
    await database.close()
