"""The secret keys of an installation, derived from one random secret in the database."""

import hashlib
import hmac
import secrets

from db.engine import Database
from db.queries import secrets as secret_queries
from services.clock import now

_NAME = "root"
_IDENTITIES = "identities"


class Keys:
    """Keys for separate purposes, all derived from the installation's one random secret."""

    def __init__(self, root: bytes) -> None:
        self._root = root

    def key_for(self, purpose: str) -> bytes:
        return hmac.digest(self._root, purpose.encode(), hashlib.sha256)

    @property
    def callback_tokens(self) -> bytes:
        return self.key_for("callback tokens")

    @property
    def messages(self) -> bytes:
        return self.key_for("messages on the broadcaster")

    @property
    def storage_addresses(self) -> bytes:
        return self.key_for("storage addresses")

    @property
    def archives(self) -> bytes:
        return self.key_for("archives")

    @property
    def webhook_secrets(self) -> bytes:
        return self.key_for("webhook secrets")

    @property
    def session_tokens(self) -> bytes:
        return self.key_for("session tokens")


async def load(database: Database) -> Keys:
    """Return the installation's keys; the first process that calls this creates the secret."""
    return Keys(await database.transact(secret_queries.get_or_insert, _NAME, secrets.token_bytes(32), now()))


async def load_identity_key(database: Database) -> bytes:
    """Return the key of the hashes that stand for erased persons; it is random, and no rotation changes it."""
    return await database.transact(secret_queries.get_or_insert, _IDENTITIES, secrets.token_bytes(32), now())
