"""Processes: the throughput of two server processes against one, and the use of a second processor at that time.

The query needs no database, which would limit both on a small machine. Two processes that only count
are the floor: they show how much of a second processor there is, and others may want it too.
"""

import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass

from bench import documents
from bench.contest import in_turns, median_ratio, medians
from bench.ground import Ground
from bench.report import Findings, Promise, Table
from bench.servers import Server, product

CONNECTIONS = 32
WARM_SECONDS = 2.0
ONE, TWO = "one process", "two processes"
COUNTING_ONE, COUNTING_TWO = "floor: one process that counts", "floor: two processes that count"
_COUNT = """
import sys, time
done, until = 0, time.monotonic() + float(sys.argv[1])
while time.monotonic() < until:
    done += sum(range(1000)) > 0
print(done)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """The work done in a second, and the processor time for each."""

    rate: float
    cpu_us: float = 0.0


def measure(ground: Ground) -> Findings:
    """Let all of them work in turns."""
    work = documents.price_lists()
    seconds = ground.effort.seconds
    with ExitStack() as stack:
        servers: dict[str, Server] = {
            ONE: stack.enter_context(product(ground.folder, ground.settings)),
            TWO: stack.enter_context(product(ground.folder, ground.settings, workers=2)),
        }

        def run(name: str) -> Run:
            if name not in servers:
                return _count(2 if name == COUNTING_TWO else 1, seconds)
            done = ground.generators.send(servers[name], work, connections=CONNECTIONS, seconds=seconds)
            return Run(done.rate, done.cpu_us)

        for server in servers.values():
            ground.generators.send(server, work, connections=CONNECTIONS, seconds=WARM_SECONDS)
        runs = in_turns(ground.effort.rounds, [*servers, COUNTING_ONE, COUNTING_TWO], run)
    ratio, floor = median_ratio(runs, TWO, ONE, "rate"), median_ratio(runs, COUNTING_TWO, COUNTING_ONE, "rate")
    rows = [_row(name, medians(runs[name])) for name in runs]
    return Findings(
        [
            Promise(
                f"two server processes against one (a machine of this load gives {floor:.2f})",
                ratio,
                1.6,
                1.9,
                "×",
                least=True,
            )
        ],
        [
            Table(
                "Price lists and styles read from several processes",
                ("processes", "done in a second", "CPU µs each"),
                rows,
            )
        ],
    )


def _row(name: str, of: dict[str, float]) -> list[str]:
    return [name, f"{of['rate']:.0f}", f"{of['cpu_us']:.0f}" if of["cpu_us"] else ""]


def _count(processes: int, seconds: float) -> Run:
    command = [sys.executable, "-c", _COUNT, str(seconds)]
    counting = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(processes)]
    return Run(sum(int(process.communicate()[0]) for process in counting) / seconds)
