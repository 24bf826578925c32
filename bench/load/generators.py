"""Control of the load generators: HTTP requests, and subscribers that follow commands step by step."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
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
            sources = [str(SOURCES / f"{part}.c") for part in (name, "common", "sha256")]
            subprocess.run([compiler, "-O2", "-o", str(folder / name), *sources], check=True, timeout=120)

    def send(self, server: Server, work: "HttpWork", *, connections: int, seconds: float) -> "HttpRun":
        """Send the requests of a work repeatedly, and return the results.

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
        result = json.loads(done.stdout)
        if result["bad"] or not result["answered"]:
            raise RuntimeError(
                f"{server.name}: {result['bad']} bad responses of {result['answered']}: {done.stderr.strip()}"
            )
        return HttpRun(
            rate=result["answered"] / result["seconds"],
            cpu_us=cpu / result["answered"] * 1e6,
            p50_ms=result["p50_ms"],
            p99_ms=result["p99_ms"],
            stolen=moment().stolen_since(before),
        )

    @contextmanager
    def subscribers(
        self,
        server: Server,
        redis: str,
        talk: "MessageTemplates",
        *,
        count: int,
        channels: int,
        on_begun: Callable[[], None] | None = None,
    ) -> "Iterator[Crowd]":
        """Yield subscribers that wait for the command to connect.

        ``on_begun``: called when each of them has received its first message, before any event is published.
        """
        with tempfile.TemporaryDirectory(dir=self._folder) as name:
            for part in ("init", "subscribe", "channel", "message", "seal", "last"):
                (Path(name) / part).write_text(getattr(talk, part))
            (Path(name) / "tokens").write_text("".join(f"{token}\n" for token in talk.tokens[:channels]))
            command = [str(self._folder / "subscribers"), server.address, "/graphql", redis, str(count), str(channels)]
            process = subprocess.Popen([*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            with process:
                try:
                    yield Crowd(process, server, count, fan_out=count // channels, on_begun=on_begun)
                finally:
                    process.kill()  # It keeps nothing, and may be in the middle of something that takes long.


@dataclass(frozen=True, slots=True)
class HttpWork:
    """Whole HTTP requests, and a text that every right answer has."""

    requests: Sequence[bytes]
    expected: str


@dataclass(frozen=True, slots=True)
class HttpRun:
    """The result of requests: responses a second, the server's processor time for each, latencies."""

    rate: float
    cpu_us: float
    p50_ms: float
    p99_ms: float
    stolen: float


@dataclass(frozen=True, slots=True)
class MessageTemplates:
    """Templates of the messages that ``subscribers`` sends.

    These are the WebSocket messages of subscribers and the Redis messages of the publisher, with the key and tokens for
    them; ``subscribers.c`` lists the placeholders.
    """

    init: str
    subscribe: str
    channel: str
    message: str
    seal: str  # The key that seals messages, in hexadecimal digits; empty for peers, which do not seal them.
    last: str  # The number of the last event of each channel before these.
    tokens: Sequence[str]


@dataclass(frozen=True, slots=True)
class PushRun:
    """The result of a phase: deliveries a second, the server's processor time for each, latencies."""

    rate: float
    cpu_us: float
    p50_ms: float
    p99_ms: float
    lost: int
    delivered: int


class Crowd:
    """Subscribers of one server, in a process that obeys."""

    def __init__(
        self,
        process: "subprocess.Popen[str]",
        server: Server,
        count: int,
        *,
        fan_out: int,
        on_begun: Callable[[], None] | None,
    ) -> None:
        self._process = process
        self._server = server
        self._count = count
        self._fan_out = fan_out
        self._on_begun = on_begun

    def connect(self) -> float:
        """Open all and subscribe; return how many a second."""
        result = self._command("connect")
        if result["subscribed"] < self._count:
            raise RuntimeError(f"{self._server.name}: only {result['subscribed']} of {self._count} could subscribe")
        if self._on_begun is not None:
            begun = self._command("begun")["begun"]
            if begun < self._count:
                raise RuntimeError(f"{self._server.name}: only {begun} of {self._count} streams began")
            self._on_begun()
        return self._count / float(result["seconds"])

    def warm(self) -> None:
        """Publish until every subscriber has received an event."""
        result = self._command("warm")
        if result["receiving"] < self._count:
            raise RuntimeError(f"{self._server.name}: only {result['heard']} of {self._count} receive events")

    def at_rate(self, events: int, seconds: float) -> PushRun:
        """Publish this number of events a second."""
        return self._phase(f"rate {events} {seconds}")

    def in_flight(self, events: int, seconds: float) -> PushRun:
        """Keep this number of events in flight: the rate is the capacity of the server."""
        return self._phase(f"window {events} {seconds}")

    def rest(self, seconds: float) -> None:
        self._command(f"rest {seconds}")

    def _phase(self, command: str) -> PushRun:
        cpu = self._server.cpu_seconds()
        result = self._command(command)
        cpu = self._server.cpu_seconds() - cpu
        return PushRun(
            rate=result["in_time"] / result["seconds"],
            cpu_us=cpu / max(1, result["delivered"]) * 1e6,
            p50_ms=result["p50_ms"],
            p99_ms=result["p99_ms"],
            lost=result["lost"],
            delivered=result["delivered"],
        )

    def _command(self, command: str) -> dict[str, Any]:
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
        result: dict[str, Any] = json.loads(line)
        return result
