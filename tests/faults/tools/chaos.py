"""``make chaos``: faults of all kinds while users make images; then the judges check the history.

The faults, their order, the requests and their failures follow from the seed, which is printed first.
The machine decides their exact times: a seed repeats the actions, but not every interleaving.
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
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count, cycle
from pathlib import Path
from statistics import median

from tests.faults.tools import judges, money, trouble
from tests.faults.tools.compared import compare
from tests.faults.tools.crowd import User, look_back, settled, users_of
from tests.faults.tools.gateway import ALL_TROUBLE
from tests.faults.tools.history import History
from tests.faults.tools.installation import Installation, running_installation
from tests.faults.tools.money import Money
from tests.faults.tools.money_judges import payments_end_as_the_processor_has_them
from tests.faults.tools.pace import USUAL
from tests.faults.tools.restoring import database_restored, database_restored_unannounced, send_card_events_again
from tests.faults.tools.shopping import Shopper
from tests.faults.tools.trouble import Trouble
from tests.support.postgres import Postgres, running_postgres
from tests.support.s3_server import S3Server, running_s3
from tests.support.waiting import until

USERS = 6
RICH = 100_000
KIE_TAKES = 2.0  # Seconds for an image.
PAUSE = (3.0, 9.0)  # Seconds between the requests of one user.
FAULT = (1.0, 3.0)  # Seconds that a fault lasts, besides the time until it has an effect.
RECOVERY = (1.0, 3.0)  # Seconds until the next.
# Responses that pause all calls are faults of their own, below: at random, they would prevent all other calls.
PAUSING = {"create throttled", "create maintenance", "read throttled"}
WORDS = [word for word in ALL_TROUBLE if word not in PAUSING]
TROUBLED, PICTURED, CANCELED, FAILED, RETRIED, DELETED = 0.5, 0.2, 0.1, 0.1, 0.3, 0.15  # How likely each is.
SHOPPERS = 3
SETTLED_SECONDS = 120.0  # By then credits match the processor's money, once its events were all sent again.


@dataclass
class Fault:
    """One kind: how it is made, how often it was, and how much it did in all; ``is_rare``: it is made only once."""

    name: str
    make: Trouble
    is_rare: bool = False
    times: int = 0
    effects: int = 0


@dataclass
class Report:
    """The final report."""

    history: History
    faults: Sequence[Fault]
    words: Counter[str]
    done: Counter[str]
    to_terminal: float

    @property
    def idle(self) -> list[str]:
        """The faults and user actions that never had an effect, and so have proved nothing."""
        faults = [fault.name for fault in self.faults if not fault.effects]
        faults += [word for word in WORDS if not self.words[word]]
        return faults + [what for what in ("cancel", "retry", "delete", "refund", "win", "lose") if not self.done[what]]


async def _chaos(
    folder: Path, postgres: Postgres, s3: S3Server, seconds: float, seed: int, only: Sequence[str]
) -> Report:
    # Requests and faults have separate random sources, so that one does not change the other.
    asking, failing = random.Random(f"asking {seed}"), random.Random(f"failing {seed}")
    async with (
        running_installation(folder, postgres, s3, USUAL, seconds=KIE_TAKES) as installation,
        users_of(installation, USERS + 1, rich=RICH) as users,
        users_of(installation, SHOPPERS, rich=0) as poor,
    ):
        *people, hog = users
        shoppers = [Shopper(user) for user in poor]
        faults = [fault for fault in _faults(hog) if not only or any(word in fault.name for word in only)]
        # In turn, so that none is left out by chance.
        words = cycle(asking.sample(WORDS, len(WORDS)))
        began, since, over = time.monotonic(), time.time(), asyncio.Event()
        done = Counter[str]()
        living = [
            *(_live(user, installation, random.Random(asking.random()), words, over, done) for user in people),
            *(shopper.live(random.Random(asking.random()), over, PAUSE) for shopper in shoppers),
        ]
        async with asyncio.TaskGroup() as group:
            for life in living:
                group.create_task(life)
            await _break(installation, faults, failing, began, seconds)
            over.set()
        await installation.lift_pauses()
        last = time.monotonic()
        _say(began, "the last fault is over; now everything has to come to its end")
        # The real processor repeats its events for three days, the sandbox for less than a minute.
        await send_card_events_again(installation, since)
        await settled(installation)
        to_terminal = time.monotonic() - last
        history = await look_back(installation, [*users, *poor])
        history.money = await _settled_money(installation, shoppers, history)
        for shopper in shoppers:
            done.update(shopper.done)
        return Report(history, faults, installation.gateway.effects, done, to_terminal)


async def _settled_money(installation: Installation, shoppers: Sequence[Shopper], history: History) -> Money:
    """Read the state of the money when the judges have no complaint, or at the deadline."""
    bought = {payment: bought for shopper in shoppers for payment, bought in shopper.bought.items()}
    silent = {payment for payment, each in bought.items() if each.telling == "never"}
    lost = {payment for payment, each in bought.items() if history.may_be_lost(each.begun_at)}

    async def settled_by_now() -> Money | None:
        history.money = await money.read(installation.database, installation.sandbox.url, silent=silent, lost=lost)
        return None if list(payments_end_as_the_processor_has_them(history)) else history.money

    with suppress(TimeoutError):
        return await until(settled_by_now, SETTLED_SECONDS, every=1.0)
    return history.money


def _faults(hog: User) -> list[Fault]:
    """All kinds of faults; ``hog`` is the user who sends the requests of some of them."""
    kinds = [Fault(trouble.name_of(each), each) for each in trouble.ALL]
    kinds.append(Fault("database restored", database_restored))
    # The product begins a new history itself at most once in ten minutes; then an operator has to.
    kinds.append(Fault("database restored unannounced", database_restored_unannounced, is_rare=True))
    kinds.append(Fault("pool exhausted", partial(trouble.pool_exhausted, hog=hog)))
    kinds.append(Fault("kie throttling", partial(trouble.kie_pausing, user=hog, word="create:throttled")))
    kinds.append(Fault("kie throttling reads", partial(trouble.kie_pausing, user=hog, word="read:throttled")))
    kinds.append(Fault("kie in maintenance", partial(trouble.kie_pausing, user=hog, word="create:maintenance")))
    return kinds


async def _break(
    installation: Installation, faults: Sequence[Fault], chance: random.Random, began: float, seconds: float
) -> None:
    """Cause one fault after the other: each kind once before any is repeated, ineffective ones first.

    A machine that is too busy for all of them in time gets the same time again for the rest.
    """
    while True:
        deck = chance.sample(faults, len(faults))
        deck.sort(key=lambda fault: fault.effects > 0)
        for fault in deck:
            passed = time.monotonic() - began
            if passed > 2 * seconds or (passed > seconds and all(each.effects for each in faults)):
                return
            if fault.effects and (fault.is_rare or passed > seconds):
                continue
            effects = await fault.make(installation, chance, chance.uniform(*FAULT))
            fault.times += 1
            fault.effects += effects
            _say(began, f"{fault.name}: {effects}")
            await asyncio.sleep(chance.uniform(*RECOVERY))
        await asyncio.sleep(RECOVERY[0])  # The selected ones may all be rare.


async def _live(
    user: User,
    installation: Installation,
    chance: random.Random,
    words: Iterator[str],
    over: asyncio.Event,
    done: Counter[str],
) -> None:
    """Make images until the end, as one user does: cancel some, retry some, delete some."""
    asked: list[str] = []
    for number in count(1):
        await asyncio.sleep(chance.uniform(*PAUSE))
        if over.is_set():
            break
        prompt = f"number {number}"
        if chance.random() < TROUBLED:
            prompt += f" [{next(words).replace(' ', ':')}]"
        if chance.random() < FAILED:
            prompt += " [fail:provider]"
        given = {"image": {"url": installation.picture(f"{number}")}} if chance.random() < PICTURED else {}
        asked.append(await user.ask(f"{user.id} {number}", prompt, **given))
        if chance.random() < CANCELED:
            done["cancel"] += await user.cancel(asked[-1])
        if chance.random() < RETRIED:
            done["retry"] += await user.retry(f"{user.id} {number} again", chance.choice(asked))
        if chance.random() < DELETED:
            done["delete"] += await user.delete(chance.choice(asked))


def _say(began: float, what: str) -> None:
    print(f"{time.monotonic() - began:7.1f} s  {what}", flush=True)


def _table(report: Report) -> list[tuple[str, str]]:
    history = report.history
    statuses = Counter(creation.status for creation in history.creations)
    ended = statuses["failed"] + statuses["canceled"]
    pages = [compare(history, page) for page in history.watched]
    late = sorted(seen.late for page in history.watched for seen in page.seen if seen.late is not None)
    sent = [create for create in history.creates if not create.refused and not history.may_be_lost(create.at)]
    repeats = Counter(create.creation for create in sent)
    reasons = sum(creation.resubmitted_because is not None for creation in history.creations)
    entries = Counter(history.entries)
    return [
        ("generations", str(len(history.creations))),
        ("with an image", str(statuses["success"])),
        ("failed or canceled, refunded", f"{ended} ({report.done['cancel']} canceled)"),
        ("tried again, deleted", f"{report.done['retry']}, {report.done['delete']}"),
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
        *_money_table(history),
        *((f"  {what}", str(times)) for what, times in sorted(report.done.items())),
        *_restores_table(history),
        ("faults", str(sum(fault.times for fault in report.faults))),
    ]


def _money_table(history: History) -> list[tuple[str, str]]:
    statuses = Counter(payment.status for payment in history.money.payments)
    owed = sum(1 for debt in history.money.debts if debt.amount > 0)
    taken = Counter(move.kind for move in history.money.moves)
    return [
        ("payments made, of these refunded", f"{statuses['paid'] + statuses['refunded']}, {statuses['refunded']}"),
        ("money that went back, or came back", str(len(history.money.reversals))),
        ("credits taken back at once", f"{taken['adjustment']} times"),
        ("credits owed, and debts settled", f"{owed} times, {taken['debt']} times"),
        ("owed in the end", f"{sum(history.money.owed.values())} credits"),
    ]


def _restores_table(history: History) -> list[tuple[str, str]]:
    resets = sum(seen.kind == "RESET" for page in history.watched for seen in page.seen)
    ids = {creation.id for creation in history.creations}
    called = sum(called.creation not in ids for called in history.callbacks)
    payments = {payment.id for payment in history.money.payments}
    unknown = sum(charged.payment_id not in payments for charged in history.money.charged)
    return [
        ("restores of an earlier copy", str(len(history.restores))),
        ("  events lost with the tail", str(sum(restore.lost for restore in history.restores))),
        ("  generations lost with the tail", str(len(history.lost - ids))),
        ("  callbacks for these", str(called)),
        ("  payments whose beginning was lost", str(unknown)),
        ("  pages reset", str(resets)),
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


def _keep_pages(history: History, path: Path) -> None:
    """Write the events that every page saw, with their times and the restores, for the analysis of a failure."""
    lines = [f"restored at {each.started_at:.2f} as of {each.copied_at:.2f}: {each.seqs}" for each in history.restores]
    for page in history.watched:
        seen = " ".join(f"{each.at:.2f}:{each.kind}:{each.seq}" for each in page.seen)
        lines.append(f"{page.user_id} {page.subject} since {page.since}: {seen}")
    path.write_text("\n".join(lines))


def _ordered(words: Counter[str]) -> int:
    return sum(words[name] for name in ALL_TROUBLE)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.tools.chaos", description=__doc__)
    parser.add_argument("--seconds", type=float, default=300.0, help="how long faults are made")
    parser.add_argument("--seed", type=int, default=None, help="what follows from chance; printed when it is not given")
    parser.add_argument("--only", action="append", default=[], metavar="WORD", help="only faults with it in their name")
    options = parser.parse_args()
    seed = random.randrange(1_000_000) if options.seed is None else options.seed
    print(f"SEED={seed} SECONDS={options.seconds:g}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="atelier-chaos-"))
    for part in ("s3", "run"):
        (folder / part).mkdir()
    # Warnings of the sandbox and proxies during faults are expected.
    logging.disable(logging.CRITICAL)
    with running_postgres() as postgres, running_s3(folder / "s3") as s3:
        report = asyncio.run(_chaos(folder / "run", postgres, s3, options.seconds, seed, options.only))
    complaints = judges.complaints(report.history)
    _print(report, complaints)
    if complaints or report.idle:
        _keep_pages(report.history, folder / "run" / "pages.txt")
        print(f"The logs are in {folder / 'run'}; again with SEED={seed}.")
        sys.exit(1)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
