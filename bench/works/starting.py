"""Starting: the time until the embedded server responds after its start, and its memory while idle."""

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import machine
from bench.ground import Ground
from bench.report import Findings, Promise, Table
from bench.servers import product

SETTLE_SECONDS = 3.0
# Answered by GraphQL itself: parsed, validated, executed.
QUESTION = "/graphql?query=%7Bsandbox%7D"


@dataclass(frozen=True, slots=True)
class Start:
    """One start; memory is that of the server and its descendants, and shared memory is counted once for each."""

    seconds: float
    cpu_seconds: float
    memory_mb: float
    processes: int


def measure(ground: Ground) -> Findings:
    """Start it on its own data several times, after a first start has made them."""
    with TemporaryDirectory(dir=ground.folder) as name:
        first, *again = [_start(Path(name)) for _ in range(ground.effort.starts + 1)]
    seconds = median(start.seconds for start in again)
    memory = median(start.memory_mb for start in again)
    rows = [_row("the first, which makes its database", [first]), _row("those that follow, median", again)]
    return Findings(
        [
            Promise("start to first answer, embedded", seconds, 1.2, 1, "s"),
            Promise("idle memory, embedded", memory, 110, 90, "MB"),
        ],
        [Table("Start of `atelier serve`", ("start", "s", "CPU s", "MB", "processes"), rows)],
    )


def _start(folder: Path) -> Start:
    with product(folder, {}, probe=QUESTION) as server:
        cpu = server.cpu_seconds()
        time.sleep(SETTLE_SECONDS)
        return Start(server.started_in, cpu, server.memory_mb(), machine.processes(server.pid))


def _row(name: str, starts: list[Start]) -> list[str]:
    return [
        name,
        f"{median(start.seconds for start in starts):.2f}",
        f"{median(start.cpu_seconds for start in starts):.2f}",
        f"{median(start.memory_mb for start in starts):.0f}",
        f"{median(start.processes for start in starts):.0f}",
    ]
