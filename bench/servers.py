"""Servers under measurement: the product, its peers and the floors, each a process that ends when it is left."""

import os
import platform
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import machine
from tests.support.processes import PROGRAM, environment
from tests.support.serving import free_port

PEERS = Path(__file__).parent / "peers" / "node"
NODE = "node"
_MACHINES = {"x86_64": "x64", "arm64": "aarch64"}
_SYSTEM = f"{platform.system().lower()}-{_MACHINES.get(platform.machine(), platform.machine())}"
# The program itself: that of the package `bun` is put in place by an install script, and none of these run.
BUN = str(PEERS / "node_modules" / "@oven" / f"bun-{_SYSTEM}" / "bin" / "bun")
RUNTIMES = {"Node": NODE, "Bun": BUN}
START_SECONDS = 60.0
STOP_SECONDS = 15.0
LOOK_SECONDS = 0.005


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers on loopback."""

    name: str
    port: int
    pid: int
    started_in: float  # Seconds from the start of the process to its first answer.

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def cpu_seconds(self) -> float:
        return machine.cpu_seconds(self.pid)

    def memory_mb(self) -> float:
        return machine.memory_mb(self.pid)


@contextmanager
def running(
    name: str, command: list[str], port: int, log: Path, settings: Mapping[str, str], *, probe: str = "/"
) -> Iterator[Server]:
    """Run a server during the context; it is ready when it responds to a GET of ``probe`` with any status."""
    began = time.perf_counter()
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd=log.parent,
            env=environment(**settings),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _wait_until_up(process, f"http://127.0.0.1:{port}{probe}", log)
        yield Server(name, port, process.pid, time.perf_counter() - began)
    finally:
        _end(process)


def _wait_until_up(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - an address of ours
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"it did not start: {log.read_text()[-2000:]}") from None
            time.sleep(LOOK_SECONDS)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process with all of its descendants: it has a session of its own."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(STOP_SECONDS)


@contextmanager
def product(
    folder: Path,
    settings: Mapping[str, str],
    *,
    workers: int = 1,
    probe: str = "/healthz",
    program: Sequence[str] = PROGRAM,
) -> Iterator[Server]:
    """Run ``atelier serve``; ``program`` is the module that Python runs, with its first arguments."""
    port = free_port()
    command = [sys.executable, "-m", *program, "serve", f"--port={port}", f"--workers={workers}"]
    given = {"DATA_DIR": str(folder / "data"), **settings}
    with running("Atelier", command, port, folder / f"atelier-{port}.log", given, probe=probe) as server:
        yield server


@contextmanager
def peer(name: str, file: str, folder: Path, settings: Mapping[str, str], *, runtime: str = NODE) -> Iterator[Server]:
    """Run a server that is written for Node; ``runtime`` is the program that runs it, ``NODE`` or ``BUN``."""
    port = free_port()
    command = [runtime, str(PEERS / file)]
    given = {"PORT": str(port), "NODE_ENV": "production", **settings}
    with running(name, command, port, folder / f"{file}-{port}.log", given) as server:
        yield server


def install_peers() -> None:
    """Install Bun and the dependencies of the peers, exactly as in their lock file, unless they are installed."""
    marker = PEERS / "node_modules" / ".package-lock.json"
    if marker.exists() and marker.stat().st_mtime >= (PEERS / "package-lock.json").stat().st_mtime:
        return
    print("Installing the peers from their lock file ...", flush=True)
    try:
        subprocess.run(["npm", "ci", "--silent"], cwd=PEERS, check=True, timeout=300)  # noqa: S607 - found on the PATH
    except (OSError, subprocess.SubprocessError) as error:
        raise SystemExit(f"The peers cannot be installed, which needs Node 20 and npm: {error}") from error
