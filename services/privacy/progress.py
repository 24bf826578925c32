"""The progress of a pass of an erasure, which ends after a while so that others have their turn, and goes on later.

Removed rows are not found again, so progress is needed only for objects in storage, whose names stay until the last
pass.
"""

import time

import msgspec

from db.records.privacy import PersonErasureRecord

SECONDS = 60.0  # Then the pass ends.


class OutOfTime(Exception):
    """The pass has lasted long enough, and goes on when other erasures have had their turn."""


class Progress(msgspec.Struct):
    """The place that a pass has reached; stored as JSON."""

    pass_id: str
    noted: str = ""  # All names of objects of creations up to this id are noted.
    deleted: str = ""  # Noted objects up to this key are deleted.
    is_over: bool = False  # Everything is removed, and verification has begun.
    verified: str = ""  # Noted objects up to this key are verified.
    found: int = 0  # Objects that the verification has found.

    def to_json(self) -> str:
        return msgspec.json.encode(self).decode()


def of(erasure: PersonErasureRecord) -> Progress:
    """Return the progress of the present pass."""
    # A process of an earlier version ends a pass without clearing its progress, which must not count for the next one.
    pass_id = f"{erasure.state} {erasure.verified_at}"
    found = None if erasure.progress is None else msgspec.json.decode(erasure.progress, type=Progress)
    return found if found is not None and found.pass_id == pass_id else Progress(pass_id)


class Turn:
    """The time of a pass."""

    def __init__(self) -> None:
        self._ends_at = time.monotonic() + SECONDS

    def check(self) -> None:
        """Call this when a part of the work is done and noted.

        Raises:
            OutOfTime: the pass must end.
        """
        if time.monotonic() >= self._ends_at:
            raise OutOfTime
