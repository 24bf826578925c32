"""Tickets for downloads: a browser that saves a file cannot send a token, and an address must not contain one.

A ticket is a signature for one export, its owner and a time of expiry. It opens nothing by itself: the server checks
the owner and the export at each request.
"""

import hashlib
import hmac
import time
from collections.abc import Callable

from services.secrets import KeyRing

LIFETIME = 10 * 60  # Seconds in which a download can begin.


class Tickets:
    """Issues and verifies tickets with the keys of this installation."""

    def __init__(self, keys: KeyRing, clock: Callable[[], float] = time.time) -> None:
        self._keys = keys
        self._clock = clock

    def issue(self, export_id: str, user_id: str) -> str:
        expires = int(self._clock()) + LIFETIME
        return f"{expires}.{_sign(self._keys.newest, export_id, user_id, expires)}"

    def verify(self, ticket: str, export_id: str, user_id: str) -> bool:
        """Return whether this installation issued the ticket for the export and its owner, and it has not expired."""
        text, _, signature = ticket.partition(".")
        if not (text.isascii() and text.isdecimal() and len(text) <= 15) or self._clock() >= int(text):
            return False
        given = signature.encode("utf-8", "replace")
        return any(
            hmac.compare_digest(given, _sign(key, export_id, user_id, int(text)).encode())
            for key in self._keys.accepted
        )


def _sign(key: bytes, export_id: str, user_id: str, expires: int) -> str:
    facts = f"export\n{export_id}\n{user_id}\n{expires}"
    return hmac.digest(key, facts.encode("utf-8", "replace"), hashlib.sha256).hex()
