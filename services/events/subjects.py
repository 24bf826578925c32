"""The streams of each subject: a user's creations, and a user's credits, with the snapshots that they begin with."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from db.engine import Database
from db.models.events import EventSubject
from db.queries import users as user_queries
from db.queries.creations import reading as creation_queries
from db.records.creations import as_shown
from services.batching import BatchLoader
from services.clock import now
from services.errors import MissingRecord
from services.events.broadcast import Broadcast
from services.events.reader import CreditEvent, Message, TaskEvent
from services.events.stream import Stream
from services.events.writer import EventKind
from services.observability.audience import Audience

SNAPSHOT_LIMIT = 10_000
RECENT = timedelta(minutes=15)
RECENT_LIMIT = 100

Snapshots = BatchLoader[str, creation_queries.Snapshot]


def snapshots_since(recent: timedelta) -> Snapshots:
    """Return a batching reader of snapshots, which also hold the creations that ended within ``recent``."""

    async def read(database: Database, user_ids: Sequence[str]) -> Mapping[str, creation_queries.Snapshot]:
        since = now() - recent
        return await creation_queries.snapshots(
            database, user_ids, since=since, limit=SNAPSHOT_LIMIT, recent_limit=RECENT_LIMIT
        )

    return BatchLoader(read)


_snapshots = snapshots_since(RECENT)


class TaskStream(Stream[TaskEvent]):
    """A stream of the changes of a user's creations, or of one of them."""

    __slots__ = ("_creation_id", "_snapshots")

    def __init__(
        self,
        database: Database,
        broadcast: Broadcast,
        user_id: str,
        creation_id: str | None = None,
        *,
        audience: Audience | None = None,
        snapshots: Snapshots = _snapshots,
    ) -> None:
        super().__init__(database, broadcast, user_id, audience=audience)
        self._creation_id = creation_id
        self._snapshots = snapshots

    def pick(self, message: Message) -> TaskEvent | None:
        if message.subject is not EventSubject.CREATION or self._creation_id not in (None, message.creation_id):
            return None
        event = message.event(self.epoch)
        return event if isinstance(event, TaskEvent) else None

    def reset(self, seq: int) -> TaskEvent:
        return TaskEvent(seq, EventKind.RESET, None, epoch=self.epoch)

    async def check(self) -> None:
        if self._creation_id is None:
            return
        async with self._database.read() as connection:
            creation = await creation_queries.by_id(connection, self._creation_id)
        if creation is None or creation.user_id != self.user_id:
            raise MissingRecord("There is no such creation.", path=["id"])

    async def _snapshot(self, *, after_reset: bool) -> list[TaskEvent]:
        found: creation_queries.Snapshot | None
        if self._creation_id is None:
            found = await self._snapshots.of(self._database, self.user_id)
        else:
            found = await creation_queries.snapshot_of_one(self._database, self.user_id, self._creation_id)
        seq, records, is_whole = found or creation_queries.NOTHING
        self._begin_from(seq)
        events = [
            TaskEvent(seq, EventKind.SNAPSHOT, as_shown(creation), partial=left > 0, epoch=self.epoch)
            for left, creation in zip(range(len(records))[::-1], records, strict=True)
        ]
        if after_reset:
            return events
        if not is_whole:
            return [self.reset(seq), *events]
        return events or [TaskEvent(seq, EventKind.READY, None, epoch=self.epoch)]


class CreditStream(Stream[CreditEvent]):
    """A stream of the changes of a user's credits."""

    __slots__ = ()

    def pick(self, message: Message) -> CreditEvent | None:
        if message.subject is not EventSubject.CREDIT:
            return None
        event = message.event(self.epoch)
        return event if isinstance(event, CreditEvent) else None

    def reset(self, seq: int) -> CreditEvent:
        return CreditEvent(seq, EventKind.RESET, None, None, epoch=self.epoch)

    async def _snapshot(self, *, after_reset: bool) -> list[CreditEvent]:  # noqa: ARG002 - it is never empty
        credit = await user_queries.credit_of(self._database, self.user_id)
        if credit is None:
            raise MissingRecord("There is no such account.")
        self._begin_from(credit.event_seq)
        return [CreditEvent(self.last, EventKind.SNAPSHOT, credit, None, epoch=self.epoch)]
