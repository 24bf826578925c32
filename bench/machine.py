"""The machine: its properties, and the resources that processes use."""

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_TOLD = ("strawberry-graphql", "sqlalchemy", "asyncpg", "uvicorn", "uvloop")


def _tree(pid: int) -> Iterator[int]:
    """Yield a process and all of its descendants that still run."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def cpu_seconds(pid: int) -> float:
    """Return the processor time of a process and its children so far, including ended ones."""
    total = 0
    for each in _tree(pid):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        except FileNotFoundError:
            if each == pid:
                raise
            continue  # It has just ended: its parent accounts for its time.
        total += sum(int(field) for field in fields[11:15])
    return total / _TICKS


def processes(pid: int) -> int:
    """Return the number of processes of a process and its descendants."""
    return sum(1 for _ in _tree(pid))


def memory_mb(pid: int) -> float:
    """Return the resident memory of a process and its children."""
    total = 0
    for each in _tree(pid):
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{each}/status").read_text())
        total += int(found[1]) if found else 0
    return total / 1024


@dataclass(frozen=True, slots=True)
class Moment:
    """The whole machine's time so far, in ticks: the total, and the part stolen by its host."""

    total: int
    stolen: int

    def stolen_since(self, earlier: "Moment") -> float:
        """Return the share of the time in between that the host took away, 0 to 1."""
        passed = self.total - earlier.total
        return (self.stolen - earlier.stolen) / passed if passed else 0.0


def moment() -> Moment:
    fields = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return Moment(sum(fields), fields[7])


def describe(runtimes: Mapping[str, str]) -> list[str]:
    """Return lines that describe the machine: processors, system and versions; ``runtimes`` are programs by name."""
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    libraries = ", ".join(f"{name} {version(name)}" for name in _TOLD)
    return [
        f"{os.cpu_count()} × {model[1] if model else platform.machine()}, {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}: {libraries}",
        ", ".join(f"{name} {_said_by(program, '--version')}" for name, program in runtimes.items()),
        f"Generators built with {_said_by('cc', '--version') or 'no compiler'}",
    ]


def _said_by(program: str, argument: str) -> str:
    found = shutil.which(program)
    if found is None:
        return ""
    said = subprocess.run([found, argument], capture_output=True, text=True, timeout=10, check=False)
    return said.stdout.splitlines()[0].strip() if said.stdout else ""
