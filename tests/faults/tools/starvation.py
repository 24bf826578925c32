"""``make starve``: ten users make images while one account uses all of its limits to delay them.

For each attack a fresh installation is started. Ten victims first make a picture each without an attack, then ten more
during it. The command fails if their median comes more than 3 seconds later, on a slow machine two and a half times
the usual wait, or if an attack did nothing.
"""

import argparse
import asyncio
import logging
import math
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from atelier_client import AtelierError, demo_token
from tests.faults.tools import process_tree
from tests.faults.tools.attacks import ATTACKS, Attacker, attacker_of
from tests.faults.tools.hostile_hosts import HostileHosts, running_hostile_hosts
from tests.faults.tools.hostile_pictures import Picture, every_picture
from tests.faults.tools.process_tree import Usage
from tests.support.graphql_client import Client
from tests.support.postgres import running_postgres
from tests.support.processes import UNFORKED, ServerProcess, running_sandbox
from tests.support.s3_server import running_s3
from tests.support.stack import running_stack

SAMPLE = Path(__file__).parents[3] / "samples" / "chelsea.jpg"
VICTIMS = 10
ALLOWED_SECONDS = 3.0  # By which the victims' median may be later during an attack.
KIE_SECONDS = 1.0  # That Kie.ai takes for a picture.
LEAD_SECONDS = 2.0  # That an attack has before the first victim comes.
VICTIM_SECONDS = 120.0  # After this long a victim gives up.
RETRY_SECONDS = 0.5
SHORTEST_SECONDS = 6.0  # An attack has to be under way while ten victims come.
INSTALLATIONS = ("embedded", "scaled")
WEBHOOK_KEY = "a-key-that-the-sandbox-of-the-attacks-signs-with"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Target:
    """An installation that runs: its address, and the processes of the product."""

    installation: str
    url: str
    pids: Sequence[int]


@dataclass
class Measured:
    """How ten victims fared: seconds until the picture was there, and why they had to try again."""

    seconds: list[float] = field(default_factory=list)
    retries: Counter[str] = field(default_factory=Counter)
    usage: Usage = field(default_factory=Usage)

    @property
    def median(self) -> float:
        return median(self.seconds)


@dataclass
class Result:
    """The result of one attack."""

    attack: str
    installation: str
    usual: Measured
    attacked: Measured
    sent: Counter[str]
    refused: Counter[str]
    served: Counter[str]  # Requests that reached the hostile hosts, by the way in which they were answered.

    @property
    def later(self) -> float:
        return self.attacked.median - self.usual.median

    @property
    def complaints(self) -> list[str]:
        complaints = []
        # The same work takes longer on a slow machine, without an attack too.
        if not self.later <= max(ALLOWED_SECONDS, 2.5 * self.usual.median):
            complaints.append(f"the victims' median came {self.later:.1f} s later")
        if not sum(self.served.values()) + self.sent["PUT"] + self.sent["slow PUT"]:
            complaints.append("the attack did nothing, and proves nothing")
        return complaints


async def measure(attack: str, installation: str, seconds: float, folder: Path, hostile: Sequence[Picture]) -> Result:
    """Start an installation in ``folder``, and measure its users without and with an attack of ``seconds``."""
    async with running_hostile_hosts(hostile) as hosts, running(installation, folder, hosts) as target:
        usual = await measure_usual(target, min(1.0, every_victim(seconds)))
        return await measure_attack(attack, target, hosts, hostile, usual, seconds)


async def measure_usual(target: Target, every: float) -> Measured:
    """Measure ten users without an attack, one in each interval of this number of seconds."""
    await _victim(target.url, Measured())  # The usual time excludes modules that are loaded for the first image.
    return await _victims(target, every)


async def measure_attack(
    attack: str, target: Target, hosts: HostileHosts, hostile: Sequence[Picture], usual: Measured, seconds: float
) -> Result:
    """Measure ten people while a new account attacks."""
    attacker = attacker_of(target.url, await demo_token(target.url))
    hosts.served.clear()
    async with attacker.http:
        attacking = asyncio.create_task(_attack(attack, attacker, hosts, hostile, seconds))
        await asyncio.sleep(LEAD_SECONDS)
        attacked = await _victims(target, every_victim(seconds))
        await attacking
    served = Counter(hosts.served)
    return Result(attack, target.installation, usual, attacked, attacker.sent, attacker.refused, served)


def every_victim(seconds: float) -> float:
    """Return the interval between victims; the last third of an attack is left to the last ones."""
    return (seconds * 2 / 3 - LEAD_SECONDS) / VICTIMS


async def _attack(
    name: str, attacker: Attacker, hosts: HostileHosts, hostile: Sequence[Picture], seconds: float
) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await ATTACKS[name](attacker, hosts, hostile)


async def _victims(target: Target, every: float) -> Measured:
    """Let ten users make an image each, one in each interval of this number of seconds."""
    measured = Measured()

    async def come(number: int) -> None:
        await asyncio.sleep(number * every)
        measured.seconds.append(await _victim(target.url, measured))

    async with process_tree.watched(target.pids) as measured.usage:
        await asyncio.gather(*(come(number) for number in range(VICTIMS)))
    return measured


async def _victim(url: str, measured: Measured) -> float:
    """Upload a photograph, have a picture made of it, and return how many seconds that took; infinite if it failed."""
    began = time.monotonic()
    with suppress(TimeoutError):
        async with asyncio.timeout(VICTIM_SECONDS):
            token = await _again(lambda: demo_token(url), measured)
            async with Client(url, token) as client:
                made = await _again(lambda: client.generate([SAMPLE], "a cat", "none"), measured)
        if made["status"] == "SUCCESS":
            return time.monotonic() - began
        measured.retries[f"it ended as {made['status']}"] += 1
    return math.inf


async def _again(work: Callable[[], Coroutine[Any, Any, T]], measured: Measured) -> T:
    """Do it again until it succeeds, as people do."""
    while True:
        try:
            return await work()
        except AtelierError as error:
            measured.retries[str(error)] += 1
        await asyncio.sleep(RETRY_SECONDS)


@asynccontextmanager
async def running(installation: str, folder: Path, hosts: HostileHosts) -> AsyncIterator[Target]:
    """Run an installation in ``folder`` that accepts inputs from the hostile hosts."""
    # All victims come from one address, which would be one household's.
    settings = {"RATE_LIMIT_SIGN_UPS": "1000/60", "RATE_LIMIT_SIGN_INS": "1000/60"}
    settings |= {"TRUSTED_IMAGE_HOSTS": hosts.all, "SIGNUP_CREDITS": "100000"}
    run = _running_embedded if installation == "embedded" else _running_scaled
    async with run(folder, settings) as target:
        yield target


@asynccontextmanager
async def _running_embedded(folder: Path, settings: dict[str, str]) -> AsyncIterator[Target]:
    (folder / "data").mkdir()
    async with running_sandbox(folder / "sandbox", "--blank", seconds=KIE_SECONDS, webhook_key=WEBHOOK_KEY) as sandbox:
        own = settings | {"SANDBOX_URL": sandbox.url, "SANDBOX_WEBHOOK_KEY": WEBHOOK_KEY}
        server = ServerProcess(folder / "data", own)
        server.python = UNFORKED  # A fork takes up to twice the CPU time.
        async with server:
            yield Target("embedded", server.url, [server.pid])


@asynccontextmanager
async def _running_scaled(folder: Path, settings: dict[str, str]) -> AsyncIterator[Target]:
    """Run one server and one worker: with more of them an attack would have more to exhaust."""
    (folder / "s3").mkdir()
    with ExitStack() as servers:
        # Each starts with an event loop of its own, or waits without one.
        postgres = await asyncio.to_thread(servers.enter_context, running_postgres())
        s3 = await asyncio.to_thread(servers.enter_context, running_s3(folder / "s3"))
        async with running_stack(
            folder, postgres, s3, "--blank", servers=1, workers=1, seconds=KIE_SECONDS, settings=settings
        ) as stack:
            pids = [process.pid for process in (*stack.servers, *stack.workers)]
            yield Target("scaled", stack.servers[0].url, pids)


def _print(result: Result) -> None:
    print(f"\n{result.attack}, {result.installation}")
    rows = [
        ("median of ten pictures, usual", f"{result.usual.median:.1f} s"),
        ("median of ten pictures, during the attack", f"{result.attacked.median:.1f} s"),
        ("later by", f"{result.later:+.1f} s"),
        ("each, usual", _list(result.usual.seconds)),
        ("each, during the attack", _list(result.attacked.seconds)),
        ("CPU, usual and during the attack", " and ".join(f"{each.cpu_seconds:.1f} s" for each in _usages(result))),
        ("peak memory", " and ".join(f"{each.peak_bytes / 2**20:.0f} MB" for each in _usages(result))),
        *((f"  attacker sent: {name}", str(times)) for name, times in sorted(result.sent.items())),
        *((f"  hostile hosts: {name}", str(times)) for name, times in sorted(result.served.items())),
        *((f"  refused: {name}", str(times)) for name, times in result.refused.most_common()),
        *(
            (f"  a victim had to try again: {name}", str(times))
            for name, times in result.attacked.retries.most_common()
        ),
    ]
    for name, value in rows:
        print(f"| {name:<60} | {value} |")
    for complaint in result.complaints:
        print(f"STARVED: {result.attack}, {result.installation}: {complaint}")
    sys.stdout.flush()


def _usages(result: Result) -> tuple[Usage, Usage]:
    return result.usual.usage, result.attacked.usage


def _list(seconds: Sequence[float]) -> str:
    return " ".join(f"{each:.1f}" for each in sorted(seconds))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.tools.starvation", description=__doc__)
    parser.add_argument("--seconds", type=_seconds, default=60.0, help="how long an attack lasts")
    parser.add_argument("--attack", choices=(*ATTACKS, "all"), default="all")
    parser.add_argument("--installation", choices=(*INSTALLATIONS, "both"), default="both")
    options = parser.parse_args()
    attacks = list(ATTACKS) if options.attack == "all" else [options.attack]
    installations = INSTALLATIONS if options.installation == "both" else (options.installation,)
    # An attack breaks connections.
    logging.disable(logging.CRITICAL)
    hostile = every_picture()
    starved = False
    for installation in installations:
        for attack in attacks:
            folder = Path(tempfile.mkdtemp(prefix="atelier-starvation-"))
            result = asyncio.run(measure(attack, installation, options.seconds, folder, hostile))
            _print(result)
            if result.complaints:
                starved = True
                print(f"The logs are in {folder}.")
            else:
                shutil.rmtree(folder)
    sys.exit(starved)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not SHORTEST_SECONDS <= seconds <= 600:
        raise argparse.ArgumentTypeError(f"a number of seconds from {SHORTEST_SECONDS:g} to 600")
    return seconds


if __name__ == "__main__":
    main()
