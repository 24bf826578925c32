"""Records of users."""

from datetime import datetime

from msgspec import Struct


class UserRecord(Struct, frozen=True):
    """A user account."""

    id: str
    subject: str
    email: str | None
    created_at: datetime
