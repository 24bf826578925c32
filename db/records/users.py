"""Users, as records."""

from datetime import datetime

from records import record


@record(frozen=True, slots=True)
class UserRecord:
    """Who asks."""

    id: str
    subject: str
    email: str | None
    created_at: datetime
