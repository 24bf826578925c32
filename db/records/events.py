"""Events, as records."""

from dataclasses import dataclass

from db.models.events import EventSubject


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One numbered change of a user's history; ``payload`` is JSON."""

    user_id: str
    seq: int
    subject: EventSubject
    creation_id: str | None
    payload: str
