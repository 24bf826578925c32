"""The command ``seed``: fills an empty sandbox installation with users, creations, ledgers and payments, to try it."""

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from rich.console import Console
from sqlalchemy import Table, func, select, text

import settings as configuration
from bootstrap.factories import catalogue_of
from commands.database import open_database
from commands.errors import complain
from db.base import Base
from db.engine import Database
from db.migration import migrate
from db.models import (
    CreationStatus,
    CreditTransaction,
    CreditTransactionKind,
    FailureCode,
    GenerationMoment,
    GenerationTask,
    Image,
    MomentKind,
    Payment,
    PaymentStatus,
    SignUpGrant,
    Step,
    User,
)
from db.queries import bulk
from services.clock import now

AT_ONCE = 20_000  # Creations in one transaction.
HISTORY = timedelta(days=365)
TIMELINES = timedelta(days=7)  # The retention of events by default.
RUN_FOR = timedelta(hours=1)
PRICE, WELCOME, PACK = 20, 100, 500
SEED = 17  # The same rows each time, but for their times.

_NAMES = ("ada", "bob", "chen", "dora", "eve", "finn", "grace", "hana", "ivan", "june", "kofi", "lena", "mia", "noor")
_SURNAMES = ("lovelace", "lee", "garcia", "okafor", "tanaka", "novak", "silva", "kaya", "smith", "weber")
_DOMAINS = ("example.com", "example.org", "example.net", "mail.example")
_WORDS = ("Internal error, please try again later", "Server melted", "The content was flagged as sensitive", "Timeout")
_FAILURES = tuple(FailureCode)
_TABLES: tuple[type[Base], ...] = (
    *(User, SignUpGrant, Payment, Image, GenerationTask, CreditTransaction, GenerationMoment),
)

console = Console()


def run(*, users: int, creations: int, running: int) -> None:
    settings = configuration.load()
    if not settings.sandboxed:
        complain("`atelier seed` is for sandbox installations only: this one has a real KIE_AI_API_KEY.")
    if running > creations:
        complain("--running must be at most --creations.")
    slugs = [model.slug for model in catalogue_of(settings).models]

    async def seed() -> None:
        async with open_database(settings) as database:
            await migrate(database)
            await fill(database, slugs, users=users, creations=creations, running=running)

    asyncio.run(seed())


async def fill(database: Database, slugs: Sequence[str], *, users: int, creations: int, running: int) -> None:
    """Fill an empty database with rows that fulfil all rules of the ledger.

    Each transaction writes some users with all of their rows; the newest ``running`` creations are unfinished.
    """
    async with database.read() as connection:
        if await connection.scalar(select(func.count()).select_from(User.__table__)):
            complain("`atelier seed` needs an empty database: this one has users. Nothing was written.")
    began = time.monotonic()
    made = 0
    maker = _Maker(slugs, users=users, creations=creations, running=running)
    for rows in maker.batches():
        async with database.begin() as connection:
            for table in _TABLES:
                kept: Table = table.__table__  # type: ignore[assignment]  # declared as any selectable
                await bulk.load(connection, kept, rows[kept.name])
        made += len(rows[GenerationTask.__tablename__])
        console.print(f"{made:,} of {creations:,} creations", highlight=False)
    async with database.read_unhurried() as connection:
        await connection.execute(text("ANALYZE"))
    console.print(f"{users:,} users and {creations:,} creations in {time.monotonic() - began:.0f} s", highlight=False)


Rows = dict[str, list[dict[str, Any]]]


class _Maker:
    """The rows of an installation with a year of history."""

    def __init__(self, slugs: Sequence[str], *, users: int, creations: int, running: int) -> None:
        self._random = random.Random(SEED)  # noqa: S311 - no secret
        self._slugs = slugs
        self._users = users
        self._creations = creations
        self._running = running
        self._now = now()
        self._number = 0

    def batches(self) -> Iterator[Rows]:
        rows: Rows = defaultdict(list)
        for user, share in enumerate(self._shares()):
            # The first users have the running ones, one each, and more if there are fewer users.
            unfinished = self._running // self._users + (user < self._running % self._users)
            self._add_user(rows, user, share, min(unfinished, share))
            if len(rows[GenerationTask.__tablename__]) >= AT_ONCE:
                yield rows
                rows = defaultdict(list)
        yield rows

    def _shares(self) -> list[int]:
        """Return the number of creations of each user: equal shares, doubled for some and halved for others."""
        share, rest = divmod(self._creations, self._users)
        shares = [share + (user < rest) for user in range(self._users)]
        for first in range(self._users - 1 if self._users % 2 else self._users - 2, 0, -2):
            moved = self._random.randint(0, max(0, shares[first] - 1))
            shares[first] -= moved
            shares[first - 1] += moved
        return shares

    def new_id(self, prefix: str, moment: datetime) -> str:
        self._number += 1
        return f"{prefix}_{int(moment.timestamp() * 1000):012x}{self._number:020x}"

    def _add_user(self, rows: Rows, number: int, share: int, unfinished: int) -> None:
        joined = self._now - HISTORY * self._random.uniform(0.02, 1.0)
        user_id = self.new_id("usr", joined)
        name = f"{self._random.choice(_NAMES)}.{self._random.choice(_SURNAMES)}{number}"
        ledger = _Ledger(self, rows, user_id)
        ledger.post(CreditTransactionKind.GRANT, WELCOME, joined)
        end = self._now - timedelta(hours=2)
        moments = sorted(joined + (end - joined) * self._random.random() for _ in range(share - unfinished))
        for moment in moments:
            self._add_ended(rows, ledger, moment)
        for _ in range(unfinished):
            moment = self._now - timedelta(seconds=self._random.uniform(1, 600))
            self._add_unfinished(rows, ledger, moment)
        user: dict[str, Any] = {
            "id": user_id,
            "subject": f"seed|{number:08d}",
            "email": f"{name}@{self._random.choice(_DOMAINS)}",
        }
        user |= {"balance": ledger.balance, "purchased": ledger.purchased, "granted": WELCOME, "used": ledger.used}
        rows[User.__tablename__].append(user | {"event_seq": 0, "created_at": joined})
        rows[SignUpGrant.__tablename__].append({"user_id": user_id, "created_at": joined})

    def _add_ended(self, rows: Rows, ledger: "_Ledger", moment: datetime) -> None:
        luck = self._random.random()
        ended_at = moment + timedelta(seconds=self._random.uniform(12, 90))
        row = self._task(ledger.user_id, moment) | {"version": 6, "updated_at": ended_at, "completed_at": ended_at}
        row |= {"step_at": ended_at, "provider_attempt": 1, "asked_at": moment, "called_back_at": ended_at}
        row |= {"provider_task_id": f"task-{row['id'][4:]}", "provider_credits": 18.0, "provider_seconds": 11.5}
        ledger.charge(row["id"], moment)
        if luck < 0.91:
            image_id = self.new_id("img", ended_at)
            key = f"generated/{image_id}"
            image: dict[str, Any] = {"id": image_id, "user_id": ledger.user_id, "storage_key": f"{key}.png"}
            image |= {"thumbnail_key": f"{key}-thumbnail.webp", "content_type": "image/png", "uncleaned": False}
            image |= {"width": 1024, "height": 1024, "byte_size": 1_500_000, "created_at": ended_at}
            rows[Image.__tablename__].append(image)
            row |= {"status": CreationStatus.SUCCESS, "generated_image_id": image_id}
            row["generated_image_url"] = f"folder:{key}.png"
        elif luck < 0.97:
            code = self._random.choice(_FAILURES)
            row |= {"status": CreationStatus.FAILED, "failure_code": code, "error_message": "It failed."}
            row |= {"provider_code": "500", "provider_message": self._random.choice(_WORDS)}
            ledger.post(CreditTransactionKind.REFUND, PRICE, ended_at, generation_id=row["id"])
        else:
            row |= {"status": CreationStatus.CANCELED, "asked_at": None, "provider_task_id": None}
            ledger.post(CreditTransactionKind.REFUND, PRICE, ended_at, generation_id=row["id"])
        rows[GenerationTask.__tablename__].append(row)
        if self._now - ended_at < TIMELINES and row["provider_task_id"] is not None:
            self._add_timeline(rows, row, moment, ended_at)

    def _add_unfinished(self, rows: Rows, ledger: "_Ledger", moment: datetime) -> None:
        """Add a generation that a worker leaves alone for an hour."""
        row = self._task(ledger.user_id, moment) | {"due_at": self._now + RUN_FOR}
        ledger.charge(row["id"], moment)
        if self._random.random() < 0.4:
            row |= {"status": CreationStatus.WAITING, "step": Step.SUBMIT}
        else:
            row |= {"status": CreationStatus.PROCESSING, "step": Step.AWAIT, "version": 2, "provider_attempt": 1}
            row |= {"asked_at": moment, "provider_task_id": f"task-{row['id'][4:]}"}
        rows[GenerationTask.__tablename__].append(row)

    def _task(self, user_id: str, moment: datetime) -> dict[str, Any]:
        columns: dict[str, Any] = dict.fromkeys(_TASK_COLUMNS)
        return columns | {
            "id": self.new_id("cre", moment),
            "user_id": user_id,
            "version": 1,
            "prompt": "a cat on a bicycle in the rain; oil on canvas, with a great many fine details",
            "style": "none",
            "model": self._random.choice(self._slugs),
            "aspect_ratio": "auto",
            "resolution": "1K",
            "output_format": "png",
            "credits_used": PRICE,
            "input_hash": "0" * 64,
            "further_inputs": 0,
            "favourite": False,
            "step_at": moment,
            "attempts": 0,
            "provider_attempt": 0,
            "result_reads": 0,
            "model_fault": False,
            "created_at": moment,
            "updated_at": moment,
        }

    def _add_timeline(self, rows: Rows, task: dict[str, Any], began: datetime, ended: datetime) -> None:
        length = ended - began
        steps = ((Step.SUBMIT, Step.AWAIT, 0.1), (Step.AWAIT, Step.STORE, 0.9), (Step.STORE, None, 1.0))
        kept = [
            (version, MomentKind.STEP, step, to, began + length * part)
            for version, (step, to, part) in zip((2, 4, 5), steps, strict=True)
        ]
        kept += [
            (2, MomentKind.POLL, Step.AWAIT, None, began + length * 0.5),
            (3, MomentKind.CALLBACK, Step.AWAIT, None, began + length * 0.85),
        ]
        outcomes = {MomentKind.STEP: "done", MomentKind.POLL: "running", MomentKind.CALLBACK: "noted"}
        for version, kind, step, to, at in kept:
            row: dict[str, Any] = {
                "generation_id": task["id"],
                "version": version,
                "kind": kind,
                "place": 0,
                "count": 1,
            }
            row |= {"at": at, "last_at": at, "step": step, "next_step": to, "outcome": outcomes[kind]}
            rows[GenerationMoment.__tablename__].append(row)


class _Ledger:
    """The ledger of one user; a pack is bought whenever the balance is too low for a charge."""

    def __init__(self, maker: _Maker, rows: Rows, user_id: str) -> None:
        self._maker = maker
        self._rows = rows
        self.user_id = user_id
        self.balance = self.purchased = self.used = 0

    def charge(self, generation_id: str, moment: datetime) -> None:
        if self.balance < PRICE:
            self._buy(moment - timedelta(seconds=1))
        self.used += PRICE
        self.post(CreditTransactionKind.GENERATION, -PRICE, moment, generation_id=generation_id)

    def post(
        self,
        kind: CreditTransactionKind,
        amount: int,
        moment: datetime,
        *,
        generation_id: str | None = None,
        payment_id: str | None = None,
    ) -> None:
        self.balance += amount
        self.used -= PRICE if kind is CreditTransactionKind.REFUND else 0
        entry = {"id": self._maker.new_id("ctx", moment), "user_id": self.user_id, "kind": kind, "amount": amount}
        entry |= {"balance_after": self.balance, "description": "Seeded", "created_at": moment}
        entry |= {"generation_id": generation_id, "payment_id": payment_id}
        self._rows[CreditTransaction.__tablename__].append(entry)

    def _buy(self, moment: datetime) -> None:
        payment_id = self._maker.new_id("pay", moment)
        payment = {"id": payment_id, "user_id": self.user_id, "status": PaymentStatus.PAID, "amount": 999}
        payment |= {"currency": "usd", "credits": PACK, "pack": "starter", "provider": "stripe"}
        payment |= {"provider_reference": f"cs_{payment_id}", "payment_intent": f"pi_{payment_id}"}
        self._rows[Payment.__tablename__].append(payment | {"created_at": moment, "updated_at": moment})
        self.purchased += PACK
        self.post(CreditTransactionKind.PURCHASE, PACK, moment, payment_id=payment_id)


_TASK_COLUMNS = tuple(GenerationTask.__table__.columns.keys())
