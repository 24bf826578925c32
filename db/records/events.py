"""Records of events."""

from msgspec import Struct

from db.models.events import EventSubject


class EventRecord(Struct, frozen=True):
    """One numbered event of a user; ``payload`` is JSON."""

    user_id: str
    seq: int
    subject: EventSubject
    creation_id: str | None
    payload: str
