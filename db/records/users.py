"""Users, as records."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class UserRecord:
    """Who asks."""

    id: str
    subject: str
    email: str | None
    created_at: datetime
