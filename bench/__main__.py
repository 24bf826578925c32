"""``python -m bench``: measure, print the report, and write it to ``bench/RESULTS.md``."""

import argparse
import os
import signal
import subprocess
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench import machine
from bench.ground import FULL, QUICK, Ground, prepared
from bench.report import Findings, Table, render
from bench.servers import RUNTIMES
from bench.works import callbacks, http, paging, processes, push, starting

AGAIN_SECONDS = 90.0
RESULTS = Path(__file__).parent / "RESULTS.md"
WORKS = {
    "http": http.measure,
    "push": push.measure,
    "lasting": push.measure_lasting,
    "crowd": push.measure_crowd,
    "callbacks": callbacks.measure,
    "starting": starting.measure,
    "paging": paging.measure,
    "processes": processes.measure,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, less data; nothing is written")
    parser.add_argument("--only", choices=WORKS, action="append", help="this work alone; nothing is written")
    asked = parser.parse_args()
    # A shell may have started it in the background; its children still end with it.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    findings: list[Findings] = []
    spent: list[Sequence[str]] = []
    report = ""
    with prepared(QUICK if asked.quick else FULL) as ground:
        about = [*machine.describe(RUNTIMES), f"Revision {_revision()}"]
        for name, measure in WORKS.items():
            if not asked.only or name in asked.only:
                print(f"Measuring {name} ...", flush=True)
                began, load = time.monotonic(), os.getloadavg()[0]
                findings.append(_measure(name, measure, ground))
                ground.tidy()
                seconds = time.monotonic() - began
                spent.append((name, f"{seconds:.0f}", f"{load:.1f}", f"{os.getloadavg()[0]:.1f}"))
                report = render(about, [*findings, Findings(tables=[_load(spent)])])
                # Written after each, so that an interrupted run keeps its results.
                if not asked.quick and not asked.only:
                    RESULTS.write_text(report)
    print(report)


def _load(spent: Sequence[Sequence[str]]) -> Table:
    title = f"What the {os.cpu_count()} processors had to do: processes that wanted one, over a minute"
    return Table(title, ("work", "s", "as it began", "as it ended"), spent)


def _measure(name: str, measure: Callable[[Ground], Findings], ground: Ground) -> Findings:
    """Measure one kind of work; a failure is written to the report, and the other kinds are still measured."""
    try:
        with _within(ground.effort.limit):
            return measure(ground)
    except Exception as error:  # noqa: BLE001 - a failure of one must not end the others
        traceback.print_exc()
        reason = " ".join(str(error).split())[:500]
        return Findings(tables=[Table(f"Not measured: {name}", ("because",), [[reason or type(error).__name__]])])


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise ``TimeoutError`` if the block takes longer, and again if the first one is swallowed."""

    def end(*_: object) -> None:
        raise TimeoutError(f"it was not done after {seconds:.0f} seconds")

    signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _revision() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    return said.stdout.strip() or "unknown"


if __name__ == "__main__":
    main()
