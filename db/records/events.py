"""Events, as records."""

from db.models.events import EventSubject
from records import record


@record(frozen=True, slots=True)
class EventRecord:
    """One numbered change of a user's history; ``payload`` is JSON."""

    user_id: str
    seq: int
    subject: EventSubject
    creation_id: str | None
    payload: str
