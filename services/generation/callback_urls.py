"""Callback URLs: the provider gets one with a secret token for each task that it is sent."""

import hashlib
import hmac
from urllib.parse import urlencode


class CallbackUrls:
    """Makes callback URLs for the provider and checks the tokens in them.

    The token is an HMAC over the creation and the attempt, so a callback proves which attempt it belongs to, even if
    the answer to that attempt was lost.
    """

    def __init__(self, base_url: str, key: bytes) -> None:
        self._base_url = base_url.rstrip("/")
        self._key = key

    def address(self, creation_id: str, attempt: int) -> str:
        query = urlencode({"creation": creation_id, "attempt": attempt, "token": self._token(creation_id, attempt)})
        return f"{self._base_url}/api/callback?{query}"

    def is_genuine(self, creation_id: str, attempt: int, token: str) -> bool:
        return hmac.compare_digest(self._token(creation_id, attempt).encode(), token.encode("utf-8", "replace"))

    def _token(self, creation_id: str, attempt: int) -> str:
        return hmac.new(self._key, f"{creation_id}.{attempt}".encode(), hashlib.sha256).hexdigest()
