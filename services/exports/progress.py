"""The live progress of an export: its row is the state, and each message on its channel makes followers read the row.

Messages may be lost, so followers also read the row from time to time. The user's event log has no progress: only the
newest state matters, and servers of earlier versions cannot read events of another subject.
"""

import time
from collections.abc import AsyncGenerator, Callable

from db.engine import Database
from db.models.archives import ArchiveState
from db.records.privacy import ArchiveRecord
from services.errors import MissingRecord
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.exports import requests

QUIET_SECONDS = 5.0  # The longest time without reading the row.
DAMPED_SECONDS = 1.0  # Between two messages about one export that is being made.


def channel_of(export_id: str) -> str:
    return f"export:{export_id}"


class Notifier:
    """Announces changes of exports on their channels, at most once a second while one is being made."""

    def __init__(self, event_publisher: EventPublisher, clock: Callable[[], float] = time.monotonic) -> None:
        self._publisher = event_publisher
        self._clock = clock
        self._export_id, self._at = "", 0.0  # Of the last message; a worker makes one export after the other.

    def __call__(self, export_id: str, /, *, progress: bool = False) -> None:
        """Announce a change; ``progress``: one that may be left out if another was announced just before."""
        moment = self._clock()
        if progress and export_id == self._export_id and moment - self._at < DAMPED_SECONDS:
            return
        self._export_id, self._at = export_id, moment
        self._publisher.announce(channel_of(export_id))


async def follow(
    database: Database, broadcast: Broadcast, user_id: str, export_id: str
) -> AsyncGenerator[ArchiveRecord]:
    """Yield an export of a user as it is, and after each change, until it is no longer pending.

    Raises:
        MissingRecord: there is no such export, or it is another user's.
    """
    async with broadcast.subscribe(channel_of(export_id)) as subscriber:
        last = None
        while True:
            archive = await requests.by_id(database, user_id, export_id)
            if archive is None:
                if last is None:
                    raise MissingRecord("There is no such export.", path=["id"])
                return  # Its user is being erased.
            if shown(archive) != last:
                last = shown(archive)
                yield archive
            if archive.state is not ArchiveState.PENDING:
                return
            await subscriber.next(quiet=QUIET_SECONDS)


def shown(archive: ArchiveRecord) -> tuple[object, ...]:
    """Return the parts of an export that its user sees."""
    return archive.state, archive.items_done, archive.byte_size
