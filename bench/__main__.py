"""``python -m bench``: measure, print the report, and write it to ``bench/RESULTS.md``."""

import argparse
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

from bench import machine
from bench.ground import FULL, QUICK, Ground, prepared
from bench.report import Findings, Table, render
from bench.works import callbacks, http, paging, processes, push, starting

RESULTS = Path(__file__).parent / "RESULTS.md"
WORKS = {
    "http": http.measure,
    "push": push.measure,
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
    # Also where a shell started it in the background, what it has started ends with it.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    findings: list[Findings] = []
    report = ""
    with prepared(QUICK if asked.quick else FULL) as ground:
        for name, measure in WORKS.items():
            if not asked.only or name in asked.only:
                print(f"Measuring {name} ...", flush=True)
                findings.append(_measure(name, measure, ground))
                report = render([*machine.describe(), f"Revision {_revision()}"], findings)
                # After each, so that a bench that is cut short has said what it knows.
                if not asked.quick and not asked.only:
                    RESULTS.write_text(report)
    print(report)


def _measure(name: str, measure: Callable[[Ground], Findings], ground: Ground) -> Findings:
    """Measure one kind of work; what could not be measured is said in the report, and the others still are."""
    try:
        return measure(ground)
    except (RuntimeError, OSError) as error:  # A time-out among them.
        reason = " ".join(str(error).split())[:500] or type(error).__name__
        return Findings(tables=[Table(f"Not measured: {name}", ("because",), [[reason]])])


def _revision() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    return said.stdout.strip() or "unknown"


if __name__ == "__main__":
    main()
