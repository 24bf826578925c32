"""Running the load generators: HTTP requests, and subscribers that are told what to do step by step."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.machine import moment
from bench.servers import Server

SOURCES = Path(__file__).parent
GRACE_SECONDS = 60.0


class Generators:
    """Both programs, built into a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        compiler = shutil.which("cc")
        if compiler is None:
            raise RuntimeError("The bench needs a C compiler for its load generators (on Debian: apt-get install gcc).")
        for name in ("requests", "subscribers"):
            sources = [str(SOURCES / f"{name}.c"), str(SOURCES / "common.c")]
            subprocess.run([compiler, "-O2", "-o", str(folder / name), *sources], check=True, timeout=120)

    def send(self, server: Server, work: "HttpWork", *, connections: int, seconds: float) -> "HttpRun":
        """Send a work's requests over and over, and return what came of it.

        Raises:
            RuntimeError: a connection or an answer failed.
        """
        with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".requests") as file:
            for request in work.requests:
                file.write(b"%d\n%b" % (len(request), request))
            file.flush()
            command = [str(self._folder / "requests"), server.address, str(connections), str(seconds), file.name]
            before, cpu = moment(), server.cpu_seconds()
            done = subprocess.run(
                [*command, work.expected], capture_output=True, text=True, timeout=seconds + GRACE_SECONDS, check=False
            )
            cpu = server.cpu_seconds() - cpu
        if done.returncode:
            raise RuntimeError(f"{server.name}: {done.stderr.strip()}")
        told = json.loads(done.stdout)
        if told["bad"] or not told["answered"]:
            raise RuntimeError(f"{server.name}: {told['bad']} bad answers of {told['answered']}: {done.stderr.strip()}")
        return HttpRun(
            rate=told["answered"] / told["seconds"],
            cpu_us=cpu / told["answered"] * 1e6,
            p50_ms=told["p50_ms"],
            p99_ms=told["p99_ms"],
            stolen=moment().stolen_since(before),
        )

    @contextmanager
    def subscribers(self, server: Server, redis: str, talk: "Talk", *, count: int, channels: int) -> "Iterator[Crowd]":
        """Yield subscribers who wait to be told to connect."""
        with tempfile.TemporaryDirectory(dir=self._folder) as name:
            for part in ("init", "subscribe", "channel", "message"):
                (Path(name) / part).write_text(getattr(talk, part))
            (Path(name) / "tokens").write_text("".join(f"{token}\n" for token in talk.tokens[:channels]))
            command = [str(self._folder / "subscribers"), server.address, "/graphql", redis, str(count), str(channels)]
            process = subprocess.Popen([*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            with process:
                try:
                    yield Crowd(process, server, count, fan_out=count // channels)
                finally:
                    process.kill()  # It keeps nothing, and may be in the middle of something that takes long.


@dataclass(frozen=True, slots=True)
class HttpWork:
    """Whole HTTP requests, and a text that every right answer has."""

    requests: Sequence[bytes]
    expected: str


@dataclass(frozen=True, slots=True)
class HttpRun:
    """What requests came to: answers a second, the server's processor time for each, latencies."""

    rate: float
    cpu_us: float
    p50_ms: float
    p99_ms: float
    stolen: float


@dataclass(frozen=True, slots=True)
class Talk:
    """What subscribers and the publisher say, as templates; see ``subscribers.c``."""

    init: str
    subscribe: str
    channel: str
    message: str
    tokens: Sequence[str]


@dataclass(frozen=True, slots=True)
class PushRun:
    """What a phase came to: deliveries a second, the server's processor time for each, latencies."""

    rate: float
    cpu_us: float
    p50_ms: float
    p99_ms: float
    lost: int
    delivered: int


class Crowd:
    """Subscribers of one server, in a process that obeys."""

    def __init__(self, process: "subprocess.Popen[str]", server: Server, count: int, *, fan_out: int) -> None:
        self._process = process
        self._server = server
        self._count = count
        self._fan_out = fan_out

    def connect(self) -> float:
        """Open all and subscribe; return how many a second."""
        told = self._tell("connect")
        if told["subscribed"] < self._count:
            raise RuntimeError(f"{self._server.name}: only {told['subscribed']} of {self._count} could subscribe")
        return self._count / float(told["seconds"])

    def warm(self) -> None:
        """Publish until every subscriber has received an event."""
        told = self._tell("warm")
        if told["heard"] < self._count:
            raise RuntimeError(f"{self._server.name}: only {told['heard']} of {self._count} hear events")

    def at_rate(self, events: int, seconds: float) -> PushRun:
        """Publish so many events a second."""
        return self._phase(f"rate {events} {seconds}")

    def in_flight(self, events: int, seconds: float) -> PushRun:
        """Keep so many events under way: the rate is what the server can do."""
        return self._phase(f"window {events} {seconds}")

    def rest(self, seconds: float) -> None:
        self._tell(f"rest {seconds}")

    def _phase(self, command: str) -> PushRun:
        cpu = self._server.cpu_seconds()
        told = self._tell(command)
        cpu = self._server.cpu_seconds() - cpu
        return PushRun(
            rate=told["in_time"] / told["seconds"],
            cpu_us=cpu / max(1, told["delivered"]) * 1e6,
            p50_ms=told["p50_ms"],
            p99_ms=told["p99_ms"],
            lost=told["lost"],
            delivered=told["delivered"],
        )

    def _tell(self, command: str) -> dict[str, Any]:
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the generator has no input or output")
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        try:
            line = self._process.stdout.readline()
        except TimeoutError as error:
            raise TimeoutError(f"{self._server.name} at `{command}` with {self._count} subscribers: {error}") from error
        if not line:
            raise RuntimeError(f"{self._server.name}: the generator ended at `{command}`")
        told: dict[str, Any] = json.loads(line)
        return told
