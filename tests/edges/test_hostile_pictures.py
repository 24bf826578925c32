"""Hostile pictures sent to a real server: its own memory stays as it is, and its decoders end with it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from atelier_client import AtelierError
from services.media.decoding import program
from tests.services.media.decoding import hostile
from tests.support.graphql_client import Client
from tests.support.kie import picture
from tests.support.processes import UNFORKED, ServerProcess
from tests.support.requests import http_client
from tests.support.waiting import until

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(sys.platform != "linux", reason="reads memory and CPU time from /proc"),
]

MOST_MEGABYTES = 20
PIPES = {"0", "1", "2"}  # Of a decoder; besides, it has pictures open.


@pytest.fixture
async def server(data_dir: Path) -> AsyncIterator[ServerProcess]:
    server = ServerProcess(data_dir, {})
    server.python = UNFORKED  # A fork takes up to twice the CPU time.
    async with server:
        yield server


@pytest.fixture
async def user(server: ServerProcess) -> AsyncIterator[Client]:
    async with http_client() as http:
        token = (await http.post(f"{server.url}/auth/demo")).json()["token"]
    async with Client(server.url, token) as client:
        yield client


def process(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def peak_megabytes(pid: int) -> int:
    lines = process(pid, "status").splitlines()
    return next((int(line.split()[1]) >> 10 for line in lines if line.startswith("VmHWM")), 0)


def cpu_seconds(pid: int) -> float:
    fields = process(pid, "stat").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def open_sockets(pids: list[int]) -> set[str]:
    """Return the numbers of the sockets that these processes have open."""
    files = [path for pid in pids for path in Path(f"/proc/{pid}/fd").iterdir()]
    return {path.name for path in files if str(path.readlink()).startswith("socket:")}


def decoders(server_pid: int) -> list[int]:
    """Return the ids of the decoder processes that this server has started."""
    pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]
    return [
        pid
        for pid in pids
        if program.__name__ in process(pid, "cmdline")
        and process(pid, "stat").rpartition(")")[2].split()[1:2] == [str(server_pid)]
    ]


@pytest.mark.alone
async def test_no_picture_raises_the_memory_of_the_server(server: ServerProcess, user: Client, tmp_path: Path) -> None:
    pictures = {
        "wide.webp": (hostile.WEBP, False),
        "flat.webp": (hostile.flat_webp(), False),
        "arithmetic.jpg": (hostile.arithmetic_jpeg(), False),
        "scans.jpg": (hostile.jpeg("RGB", scans=100), False),
        "cmyk.jpg": (hostile.jpeg("CMYK"), True),
        "flat.jpg": (hostile.jpeg("RGB"), True),
        "flat.png": (hostile.flat_png(), True),
    }
    before, cpu = peak_megabytes(server.pid), cpu_seconds(server.pid)
    for name, (content, taken) in pictures.items():
        photo = tmp_path / name
        photo.write_bytes(content)
        with nullcontext() if taken else pytest.raises(AtelierError):
            await user.upload(photo)

    assert peak_megabytes(server.pid) - before < MOST_MEGABYTES
    used = cpu_seconds(server.pid) - cpu + sum(map(cpu_seconds, decoders(server.pid)))
    assert used < 6.0
    assert all(peak_megabytes(pid) < 620 for pid in decoders(server.pid))


async def test_a_killed_server_leaves_no_decoder_behind(server: ServerProcess, user: Client, tmp_path: Path) -> None:
    assert decoders(server.pid) == []
    photo = tmp_path / "flat.png"
    photo.write_bytes(hostile.flat_png())
    uploading = asyncio.create_task(user.upload(photo))
    # More than it takes to start: it is decoding.
    await until(lambda: any(cpu_seconds(pid) > 0.15 for pid in decoders(server.pid)), every=0.01)
    pids = decoders(server.pid)
    # uvloop passes on inheritable descriptors, such as a listening socket that several processes share.
    assert open_sockets(pids) <= PIPES

    await server.kill()

    await until(lambda: not any(process(pid, "cmdline") for pid in pids))
    with pytest.raises(AtelierError):
        await uploading


async def test_a_killed_server_leaves_no_idle_decoder_behind(
    server: ServerProcess, user: Client, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture(30, 20))
    await user.upload(photo)
    (pid,) = decoders(server.pid)

    await server.kill()

    await until(lambda: not process(pid, "cmdline"), 30)
