"""Server processes: each has a listener of its own, and goes on for a while when it is to stop."""

import re
from contextlib import suppress
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it ships no types
import pytest

from tests.support.commands import CommandLine
from tests.support.processes import ServerProcess
from tests.support.redis_server import running_redis
from tests.support.requests import http_client
from tests.support.waiting import until

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


def terminate(server: ServerProcess, workers: int) -> None:
    """Send SIGTERM to the processes that serve."""
    main = psutil.Process(server.pid)
    for process in main.children() if workers > 1 else [main]:
        if "resource_tracker" not in " ".join(process.cmdline()):
            process.terminate()


@pytest.mark.parametrize("workers", [1, 2])
async def test_a_server_that_is_to_stop_is_not_ready_and_serves_until_the_wait_is_over(
    tmp_path: Path, workers: int
) -> None:
    (tmp_path / "redis").mkdir()
    async with running_redis(tmp_path / "redis") as redis:
        settings = {"BROADCAST_URL": redis.url, "DRAIN_SECONDS": "600"}
        server = ServerProcess(tmp_path / "data", settings, workers=workers)
        await server.start()
        if workers > 1:
            await until(lambda: len(listeners(server)) == workers)
        psutil.Process(server.pid).terminate()

        async def status() -> str | None:
            async with http_client() as http:
                response = await http.get(f"{server.url}/readyz")
            found: str = response.json()["status"]
            return found if response.status_code == 503 else None

        assert await until(status) == "stopping"
        # Several processes do not all receive the signal at the same moment.
        await until(lambda: server.log.read_text().count("stopping: ") == workers)
        async with http_client() as http:
            for _ in range(2):
                response = await http.post(f"{server.url}/graphql", json={"query": "{ styles { id } }"})
                assert (response.status_code, response.headers["connection"]) == (200, "close")
        assert "Atelier stopped" not in server.log.read_text()
        terminate(server, workers)
        await until(lambda: not psutil.pid_exists(server.pid) or psutil.Process(server.pid).status() == "zombie")
        log = server.log.read_text()
        await server.stop()

    assert log.count("Atelier stopped") == workers
    assert "Traceback" not in log


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
        # Its socket exists until its last thread has ended, and connections until then are lost.
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
