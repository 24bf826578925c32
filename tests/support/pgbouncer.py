"""A real PgBouncer in transaction mode between the product and a test's database."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.postgres import Postgres
from tests.support.programs import program
from tests.support.serving import free_port
from tests.support.waiting import until

START_SECONDS = 60.0


@asynccontextmanager
async def running_pgbouncer(
    folder: Path, postgres: Postgres, *, server_connections: int = 2, mode: str = "transaction", **others: str
) -> AsyncIterator[int]:
    """Run it with this many connections to the server a database, and yield its port on loopback.

    ``others`` are further lines of its configuration.
    """
    port = free_port()
    configuration, log = folder / "pgbouncer.ini", folder / "pgbouncer.log"
    further = "\n".join(f"{name} = {value}" for name, value in others.items())
    configuration.write_text(f"""[databases]
* = host={postgres.host} user=postgres

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = {mode}
default_pool_size = {server_connections}
max_client_conn = 200
{further}
""")
    command = [program("pgbouncer"), str(configuration)]
    if os.getuid() == 0:
        # It refuses to run as root; the server's own user may open the server's socket.
        command[1:1] = ["--user", postgres.system_user]
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(*command, stdout=output, stderr=output)
        try:
            await until(lambda: _answers(port), START_SECONDS)
            yield port
        finally:
            process.kill()
            await process.wait()


async def _answers(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True
