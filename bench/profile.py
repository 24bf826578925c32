"""``python -m bench.profile OPERATION``: a flame graph of the server while it does one thing over and over."""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench import documents
from bench.ground import QUICK, Ground, prepared
from bench.load.generators import HttpWork
from bench.servers import Server, product

SECONDS = 10
WARM_SECONDS = 2.0
SUBSCRIBERS = 1000
CONNECTIONS = 32
IN_FLIGHT = 256


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("operation", choices=OPERATIONS)
    parser.add_argument("--out", type=Path, default=None, help="an .svg, or a .json for speedscope")
    asked = parser.parse_args()
    out = (asked.out or Path(f"profile-{asked.operation}.svg")).resolve()
    with prepared(QUICK) as ground, product(ground.folder, ground.settings) as server:
        OPERATIONS[asked.operation](ground, server, out)
    print(f"{out} has the flame graph.")


def _requests(work: HttpWork) -> Callable[[Ground, Server, Path], None]:
    def profile(ground: Ground, server: Server, out: Path) -> None:
        ground.generators.send(server, work, connections=CONNECTIONS, seconds=WARM_SECONDS)
        recording = _record(server, out)
        ground.generators.send(server, work, connections=CONNECTIONS, seconds=SECONDS + 1)
        _finish(recording)

    return profile


def _push(ground: Ground, server: Server, out: Path) -> None:
    with ground.product_subscribers(server, count=SUBSCRIBERS, channels=SUBSCRIBERS) as subscribers:
        subscribers.connect()
        subscribers.warm()
        recording = _record(server, out)
        subscribers.in_flight(IN_FLIGHT, SECONDS + 1)
        _finish(recording)


def _record(server: Server, out: Path) -> "subprocess.Popen[bytes]":
    program = shutil.which("py-spy", path=str(Path(sys.executable).parent)) or "py-spy"
    kind = "speedscope" if out.suffix == ".json" else "flamegraph"
    return subprocess.Popen(
        [program, "record", f"--pid={server.pid}", f"--duration={SECONDS}", f"--format={kind}", f"--output={out}"]
    )


def _finish(recording: "subprocess.Popen[bytes]") -> None:
    if recording.wait(SECONDS + 30):
        raise SystemExit("py-spy could not look into the server: as another user than root it needs ptrace_scope 0.")


OPERATIONS = {
    "creations": _requests(documents.galleries()),
    "createGeneration": _requests(documents.generations()),
    "push": _push,
}


if __name__ == "__main__":
    main()
