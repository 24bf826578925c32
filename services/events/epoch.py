"""The epoch that event numbers belong to, and the detection of lost events, which renews it.

A number identifies an event only while no event is lost. After a restore from a backup, new events get numbers that
were used before. So the epoch is renewed, and cursors of the previous epoch get a RESET.
"""

import asyncio
import hashlib
import logging
import secrets
from contextlib import suppress
from datetime import timedelta
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.queries import installation as installation_queries
from db.queries import users as user_queries
from db.queries.installation import InstallationRecord
from services.clock import now
from services.events.broadcast import Broadcast, no_judgement
from services.events.scope import Scope
from services.observability.metrics import Metrics

REFRESH_SECONDS = 3.0
ANSWER_SECONDS = 5.0
WITNESSES = 100
# Each renewal makes every client read everything again, so a recurring fault must not cause one renewal after another.
BETWEEN_RENEWALS = timedelta(minutes=10)

_log = logging.getLogger("atelier.epoch")


def scope_of(installation: InstallationRecord) -> Scope:
    """Return the scope of an installation's messages; a copy of its database has another one."""
    namespace = hashlib.sha256(f"{installation.name} {installation.place}".encode()).hexdigest()[:16]
    return Scope(namespace, installation.epoch, is_first=installation.changes == 0)


class EpochKeeper:
    """Keeps the broadcaster in the scope stored in the database, and renews the epoch if delivered events are lost.

    Every ``REFRESH_SECONDS`` it reads the installation's row, and the newest event numbers of its witnesses: the users
    to whom this process last delivered events. A restore loses the newest events, so it shows in their numbers. It
    renews the epoch if a number is lower than one that was delivered, if the database has an earlier epoch again, or if
    another database is at the same address. All of these are read from the database: a message never renews the epoch.
    """

    def __init__(self, database: Database, broadcast: Broadcast, *, metrics: Metrics | None = None) -> None:
        self._database = database
        self._broadcast = broadcast
        self._metrics = metrics or Metrics()
        self._known: InstallationRecord | None = None
        self._witnesses: dict[str, int] = {}
        self._refused = ""  # The epoch that was due for renewal, but too soon after the last renewal.
        self._asked = asyncio.Event()
        self._answered = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self.refresh()
        self._task = asyncio.create_task(self._watch(), name="epoch")
        self._broadcast.judge_loss = self.judge_loss
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._broadcast.judge_loss = no_judgement
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def judge_loss(self) -> None:
        """Have the database checked for lost events now; return after the check, or after ``ANSWER_SECONDS``."""
        answered = self._answered
        self._asked.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(ANSWER_SECONDS):
                await answered.wait()

    async def refresh(self) -> None:
        """Read the epoch, renew it if events were lost, and put the broadcaster in its scope.

        Raises:
            sqlalchemy.exc.SQLAlchemyError, OSError, TimeoutError: the database does not answer, or is being restored.
        """
        self._asked.clear()
        answered, self._answered = self._answered, asyncio.Event()
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                found = await self._read()
            await self._enter(found)
        finally:
            answered.set()

    async def _read(self) -> InstallationRecord:
        """Read the installation, renew its epoch if that is due, and return the current record."""
        # Taken before the database is read: an event delivered by then is missing there only if it was lost.
        self._take_witnesses()
        found, known = await installation_queries.read(self._database), self._known
        if known is None:
            return found
        if found.epoch != known.epoch:
            return await self._renew_epoch(found, "an epoch from before") if found.began_at < known.began_at else found
        if found.place != known.place:
            return await self._renew_epoch(found, "another database at the same address")
        if found.epoch == self._refused or await self._is_lost():
            return await self._renew_epoch(found, "events that were delivered are missing")
        return found

    def _take_witnesses(self) -> None:
        """Add the users with new deliveries, and keep the last ``WITNESSES``."""
        delivered, self._broadcast.delivered = self._broadcast.delivered, {}
        for user_id, seq in delivered.items():
            self._witnesses[user_id] = max(seq, self._witnesses.pop(user_id, 0))
        for user_id in list(self._witnesses)[:-WITNESSES]:
            del self._witnesses[user_id]

    async def _is_lost(self) -> bool:
        """Return whether a witness is missing in the database or has a lower newest number than was delivered."""
        if not self._witnesses:
            return False
        newest = await user_queries.newest_events(self._database, list(self._witnesses))
        return any(newest.get(user_id, 0) < seq for user_id, seq in self._witnesses.items())

    async def _renew_epoch(self, seen: InstallationRecord, reason: str) -> InstallationRecord:
        """Renew the epoch unless another process has; too soon after the last renewal, log an error instead, once."""
        moment, epoch = now(), secrets.token_hex(8)
        has_won = await self._database.transact(
            installation_queries.renew, seen.epoch, epoch, now=moment, last_before=moment - BETWEEN_RENEWALS
        )
        found = await installation_queries.read(self._database)
        if has_won:
            self._metrics.epoch_renewed()
            _log.error("epoch: %s; %s was replaced by %s; all clients read again", reason, seen.epoch, epoch)
        elif found.epoch == seen.epoch != self._refused:
            self._refused = seen.epoch
            self._broadcast.doubt_everything()  # Streams that lost events get a RESET within the epoch.
            self._metrics.epoch_refused()
            _log.error(
                "epoch: %s; %s stays, because it was renewed in the last %d minutes: check the database, and run"
                " `atelier restored`",
                reason,
                seen.epoch,
                BETWEEN_RENEWALS.total_seconds() // 60,
            )
        return found

    async def _enter(self, found: InstallationRecord) -> None:
        if self._known is not None and found.epoch != self._known.epoch:
            # Numbers of different epochs cannot be compared.
            self._witnesses, self._broadcast.delivered = {}, {}
        self._known = found
        await self._broadcast.enter(scope_of(found))

    async def _watch(self) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(REFRESH_SECONDS):
                    await self._asked.wait()
            try:
                await self.refresh()
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                _log.debug("epoch: the database does not answer: %s", type(error).__name__)
                await asyncio.sleep(REFRESH_SECONDS)
            except Exception:  # noqa: BLE001 - all streams depend on this task: one failure must not end it
                _log.exception("epoch: a defect")
                await asyncio.sleep(REFRESH_SECONDS)


async def begin_epoch(database: Database) -> str:
    """Begin a new epoch and return it, after a restore from a backup or in a copy of an installation."""
    epoch = secrets.token_hex(8)
    await database.transact(installation_queries.begin, epoch, now=now())
    return epoch
