"""Several server processes on one port: each has a listener of its own, and none is missed that is not there."""

import re
from contextlib import suppress
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it ships no types
import pytest

from tests.asking import http_client
from tests.commands import CommandLine
from tests.processes import ServerProcess
from tests.redis_server import running_redis
from tests.waiting import until

LISTENS = "0A"

pytestmark = pytest.mark.process


def listening(server: ServerProcess) -> set[str]:
    """Return the sockets that listen on a server's port."""
    rows = (line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:])
    return {row[9] for row in rows if row[3] == LISTENS and row[1].endswith(f":{server.port:04X}")}


def listeners(server: ServerProcess) -> dict[int, str]:
    """Return the processes of a server that listen on its port, and each one's socket."""
    sockets = listening(server)
    found = {}
    for process in psutil.Process(server.pid).children():
        with suppress(OSError):  # It may end meanwhile.
            for file in Path(f"/proc/{process.pid}/fd").iterdir():
                held = re.fullmatch(r"socket:\[(\d+)\]", str(file.readlink()))
                if held is not None and held[1] in sockets:
                    found[process.pid] = held[1]
    return found


async def test_each_server_process_listens_for_itself_and_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "redis").mkdir()
    async with (
        running_redis(tmp_path / "redis") as redis,
        ServerProcess(tmp_path / "data", {"BROADCAST_URL": redis.url}, workers=2) as server,
    ):
        await until(lambda: len(listeners(server)) == 2)
        first = listeners(server)
        assert len(set(first.values())) == 2
        killed = psutil.Process(next(iter(first)))
        killed.kill()
        # Its socket is there until the last of its threads has gone, and what comes to it until then is lost.
        await until(lambda: first[killed.pid] not in listening(server))

        for _ in range(20):
            async with http_client() as http:
                assert (await http.get(f"{server.url}/healthz")).status_code == 200
        await until(lambda: len(set(listeners(server)) - set(first)) == 1)
        with CommandLine() as commands:
            second = await commands.run(tmp_path, "serve", f"--port={server.port}", "--workers=1")

    assert (second.code, second.complaint) == (
        1,
        f"Cannot listen on 127.0.0.1:{server.port}: Address already in use.\n",
    )
