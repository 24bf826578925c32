"""Callback addresses: each createTask gives Kie.ai one that only it can know."""

import hashlib
import hmac
from urllib.parse import urlencode


class CallbackAddresses:
    """Makes and checks the addresses that Kie.ai calls back.

    The token is an HMAC over the creation and the attempt, so a callback proves which createTask it answers even
    when the answer of that createTask was lost.
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
