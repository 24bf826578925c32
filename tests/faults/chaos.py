"""``make chaos``: everything fails, again and again, while people ask for images; then the judges look at what was.

The faults and their order, what is asked and what is to go wrong with it follow from the seed, which is printed first.
When each strikes is up to the machine: a seed repeats what is done, not every interleaving that it meets.
"""

import argparse
import asyncio
import logging
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count, cycle
from pathlib import Path
from statistics import median

from tests.faults import judges, trouble
from tests.faults.crowd import User, look_back, settled, users_of
from tests.faults.door import ALL_TROUBLE
from tests.faults.history import History
from tests.faults.installation import Installation, running_installation
from tests.faults.pace import USUAL
from tests.faults.trouble import Trouble
from tests.postgres import Postgres, running_postgres
from tests.s3_server import S3Server, running_s3

USERS = 6
RICH = 100_000
KIE_TAKES = 2.0  # Seconds for an image.
PAUSE = (3.0, 9.0)  # Seconds between what one user asks.
FAULT = (1.0, 3.0)  # Seconds that a fault lasts, besides what it needs to be one.
RECOVERY = (1.0, 3.0)  # Seconds until the next.
# Those that pause everybody are faults of their own, below: at random nothing else would ever be asked.
PAUSING = {"create throttled", "create maintenance", "read throttled"}
WORDS = [word for word in ALL_TROUBLE if word not in PAUSING]
TROUBLED, PICTURED, CANCELED = 0.5, 0.2, 0.1  # How likely each is.


@dataclass
class Fault:
    """One kind: how it is made, how often it was, and how much it did in all."""

    name: str
    make: Trouble
    times: int = 0
    effects: int = 0


@dataclass
class Report:
    """What is told in the end."""

    history: History
    faults: Sequence[Fault]
    words: Counter[str]
    canceled: int
    to_terminal: float

    @property
    def idle(self) -> list[str]:
        """The faults that never did anything, and so have proved nothing."""
        faults = [fault.name for fault in self.faults if not fault.effects]
        return faults + [word for word in WORDS if not self.words[word]]


async def _chaos(folder: Path, postgres: Postgres, s3: S3Server, seconds: float, seed: int) -> Report:
    # What is asked and what fails have a source each: how often one is drawn from must not move the other.
    asking, failing = random.Random(f"asking {seed}"), random.Random(f"failing {seed}")
    async with (
        running_installation(folder, postgres, s3, USUAL, seconds=KIE_TAKES) as installation,
        users_of(installation, USERS + 1, rich=RICH) as users,
    ):
        *people, hog = users
        faults = _faults(hog)
        # In turn, so that none is left out by chance.
        words = cycle(asking.sample(WORDS, len(WORDS)))
        began, over = time.monotonic(), asyncio.Event()
        living = [
            asyncio.create_task(_live(user, installation, random.Random(asking.random()), words, over))
            for user in people
        ]
        await _break(installation, faults, failing, began, seconds)
        over.set()
        canceled = sum(await asyncio.gather(*living))
        await installation.lift_pauses()
        last = time.monotonic()
        _say(began, "the last fault is over; now all has to come to its end")
        await settled(installation)
        to_terminal = time.monotonic() - last
        history = await look_back(installation, users)
        return Report(history, faults, installation.door.effects, canceled, to_terminal)


def _faults(hog: User) -> list[Fault]:
    """Every kind there is; ``hog`` is the user whose requests serve some of them."""
    kinds = [Fault(trouble.name_of(each), each) for each in trouble.ALL]
    kinds.append(Fault("pool exhausted", partial(trouble.pool_exhausted, hog=hog)))
    kinds.append(Fault("kie throttling", partial(trouble.kie_pausing, user=hog, word="create:throttled")))
    kinds.append(Fault("kie throttling reads", partial(trouble.kie_pausing, user=hog, word="read:throttled")))
    kinds.append(Fault("kie in maintenance", partial(trouble.kie_pausing, user=hog, word="create:maintenance")))
    return kinds


async def _break(
    installation: Installation, faults: Sequence[Fault], chance: random.Random, began: float, seconds: float
) -> None:
    """Make one fault after the other: each kind once before any comes again, those that did nothing first.

    A machine that is too busy to make each in time gets as much time again for those that are left.
    """
    while True:
        deck = chance.sample(faults, len(faults))
        deck.sort(key=lambda fault: fault.effects > 0)
        for fault in deck:
            passed = time.monotonic() - began
            if passed > 2 * seconds or (passed > seconds and all(each.effects for each in faults)):
                return
            if passed > seconds and fault.effects:
                continue
            effects = await fault.make(installation, chance, chance.uniform(*FAULT))
            fault.times += 1
            fault.effects += effects
            _say(began, f"{fault.name}: {effects}")
            await asyncio.sleep(chance.uniform(*RECOVERY))


async def _live(
    user: User, installation: Installation, chance: random.Random, words: Iterator[str], over: asyncio.Event
) -> int:
    """Ask for images until it is over, as one user does, and return how many were taken back."""
    canceled = 0
    for number in count(1):
        await asyncio.sleep(chance.uniform(*PAUSE))
        if over.is_set():
            break
        prompt = f"number {number}"
        if chance.random() < TROUBLED:
            prompt += f" [{next(words).replace(' ', ':')}]"
        given = {"image": {"url": installation.picture(f"{number}")}} if chance.random() < PICTURED else {}
        creation = await user.ask(f"{user.id} {number}", prompt, **given)
        if chance.random() < CANCELED:
            canceled += await user.cancel(creation)
    return canceled


def _say(began: float, what: str) -> None:
    print(f"{time.monotonic() - began:7.1f} s  {what}", flush=True)


def _table(report: Report) -> list[tuple[str, str]]:
    history = report.history
    statuses = Counter(creation.status for creation in history.creations)
    ended = statuses["failed"] + statuses["canceled"]
    pages = [judges.compare(history, page) for page in history.watched]
    late = sorted(seen.late for page in history.watched for seen in page.seen if seen.late is not None)
    repeats = Counter(create.creation for create in history.creates if not create.refused)
    reasons = sum(creation.resubmitted_because is not None for creation in history.creations)
    entries = Counter(history.entries)
    return [
        ("generations", str(len(history.creations))),
        ("with an image", str(statuses["success"])),
        ("failed or canceled, refunded", f"{ended} ({report.canceled} canceled)"),
        ("lost", str(_count(judges.nothing_is_lost, history) + _count(judges.everything_ends, history))),
        ("double charges", str(sum(n > 1 for (_, kind), n in entries.items() if kind == "generation"))),
        ("double refunds", str(sum(n > 1 for (_, kind), n in entries.items() if kind == "refund"))),
        ("ledger mismatches", str(len(history.mismatches))),
        ("events delivered", str(sum(len(page.seen) for page in history.watched))),
        ("events missed", str(sum(len(page.missed) for page in pages))),
        ("events doubled", str(sum(len(page.doubled) for page in pages))),
        ("pages that lost a living server", str(sum(len(page.unexcused) for page in history.watched))),
        ("pages that came back after a killed one", str(sum(page.excused for page in history.watched))),
        ("createTask sent again", f"{sum(n > 1 for n in repeats.values())}, with a reason on record {reasons}"),
        ("most createTask in any 10 s", str(judges.max_creates(history)[0])),
        ("slowest to its end after the last fault", f"{report.to_terminal:.1f} s"),
        ("event to page, median and slowest", f"{median(late):.3f} s, {late[-1]:.1f} s" if late else "none"),
        ("faults", str(sum(fault.times for fault in report.faults))),
    ]


def _count(judge: judges.Judge, history: History) -> int:
    return len(list(judge(history)))


def _print(report: Report, complaints: Sequence[str]) -> None:
    rows = _table(report)
    rows += [(f"  {fault.name}", f"{fault.times} times, {fault.effects} effects") for fault in report.faults]
    rows += [("trouble with Kie.ai that prompts ordered", str(_ordered(report.words)))]
    rows += [(f"  {name}", str(times)) for name, times in sorted(report.words.items())]
    print()
    for name, value in rows:
        print(f"| {name:<42} | {value:<28} |")
    for name in report.idle:
        print(f"NOTHING PROVED: {name} never did anything")
    for complaint in complaints:
        print(f"BROKEN: {complaint}")
    sys.stdout.flush()


def _ordered(words: Counter[str]) -> int:
    return sum(words[name] for name in ALL_TROUBLE)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.chaos", description=__doc__)
    parser.add_argument("--seconds", type=float, default=300.0, help="how long faults are made")
    parser.add_argument("--seed", type=int, default=None, help="what follows from chance; printed when it is not given")
    options = parser.parse_args()
    seed = random.randrange(1_000_000) if options.seed is None else options.seed
    print(f"SEED={seed} SECONDS={options.seconds:g}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="atelier-chaos-"))
    for part in ("s3", "run"):
        (folder / part).mkdir()
    # What the stand-ins meet while they are broken is the point, and no news.
    logging.disable(logging.CRITICAL)
    with running_postgres() as postgres, running_s3(folder / "s3") as s3:
        report = asyncio.run(_chaos(folder / "run", postgres, s3, options.seconds, seed))
    complaints = judges.complaints(report.history)
    _print(report, complaints)
    if complaints or report.idle:
        print(f"The logs are in {folder / 'run'}; again with SEED={seed}.")
        sys.exit(1)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
