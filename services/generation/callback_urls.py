"""Callback URLs: the provider gets one with a secret token for each task that it is sent."""

import hashlib
import hmac
from urllib.parse import urlencode

from services.secrets import KeyRing


class CallbackUrls:
    """Makes callback URLs for the provider and checks the tokens in them.

    The token is an HMAC over the creation and the attempt, so a callback proves which attempt it belongs to, even if
    the answer to that attempt was lost.
    """

    def __init__(self, base_url: str, keys: KeyRing) -> None:
        self._base_url = base_url.rstrip("/")
        self._keys = keys

    def address(self, creation_id: str, attempt: int) -> str:
        token = _token(self._keys.newest, creation_id, attempt)
        query = urlencode({"creation": creation_id, "attempt": attempt, "token": token})
        return f"{self._base_url}/api/callback?{query}"

    def is_genuine(self, creation_id: str, attempt: int, token: str) -> bool:
        given = token.encode("utf-8", "replace")
        return any(
            hmac.compare_digest(_token(key, creation_id, attempt).encode(), given) for key in self._keys.accepted
        )


def _token(key: bytes, creation_id: str, attempt: int) -> str:
    return hmac.new(key, f"{creation_id}.{attempt}".encode(), hashlib.sha256).hexdigest()
