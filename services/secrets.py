"""The secret keys of an installation, derived from random root keys in the database, which can be rotated."""

import hashlib
import hmac
import logging
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial

from msgspec import Struct

from db.engine import Database
from db.models.secrets import ROOT
from db.queries import secrets as secret_queries
from db.queries.secrets import RootKeyRecord
from services.background import repeated
from services.clock import now

_IDENTITIES = "identities"
READ_EVERY_SECONDS = 10.0
READ_SECONDS = 5.0
KEY_BYTES = 32

_log = logging.getLogger("atelier.secrets")


class KeyRing:
    """The keys of one purpose: ``newest`` signs, and each of ``accepted`` verifies. A rotation changes both."""

    __slots__ = ("accepted", "newest")

    def __init__(self, newest: bytes, *others: bytes) -> None:
        self.newest = newest
        self.accepted: tuple[bytes, ...] = (newest, *others)


class _Roots(Struct, frozen=True):
    """The root keys at a moment: the number and value of the one that signs, and the values of all accepted ones."""

    number: int
    signing: bytes
    others: tuple[bytes, ...]


class Keys:
    """Keys for separate purposes, all derived from the installation's root keys.

    The key rings of one object are the same objects all the time, so a service that holds one follows each rotation.
    """

    def __init__(self, *roots: bytes, first: bytes | None = None, number: int = 1) -> None:
        """``roots``: the accepted root keys, the signing one first; ``first``: the first of the installation."""
        self._roots = _Roots(number, roots[0], roots[1:])
        self._first = roots[0] if first is None else first
        self._rings: dict[str, KeyRing] = {}

    def key_for(self, purpose: str) -> bytes:
        """Return the permanent key for a purpose: a rotation does not change it."""
        return _derive(self._first, purpose)

    def ring_for(self, purpose: str) -> KeyRing:
        """Return the keys for a purpose, which a rotation changes."""
        ring = self._rings.get(purpose)
        if ring is None:
            ring = self._rings[purpose] = KeyRing(*self._derived(purpose))
        return ring

    @property
    def number(self) -> int:
        """The number of the root key that signs."""
        return self._roots.number

    @property
    def callback_tokens(self) -> KeyRing:
        return self.ring_for("callback tokens")

    @property
    def messages(self) -> KeyRing:
        return self.ring_for("messages on the broadcaster")

    @property
    def storage_addresses(self) -> KeyRing:
        return self.ring_for("storage addresses")

    @property
    def session_tokens(self) -> KeyRing:
        return self.ring_for("session tokens")

    @property
    def export_tickets(self) -> KeyRing:
        return self.ring_for("export tickets")

    @property
    def object_names(self) -> bytes:
        """The key of object names that cannot be guessed; it is permanent, because the objects keep their names."""
        return self.key_for("storage addresses")

    @property
    def archives(self) -> bytes:
        """The key that encrypts archives on public storage; it is permanent, because they are stored."""
        return self.key_for("archives")

    @property
    def renditions(self) -> bytes:
        """The key that encrypts the pictures of shares; it is permanent, because they are stored."""
        return self.key_for("renditions of shares")

    @property
    def webhook_secrets(self) -> bytes:
        """The key that seals the secrets of webhook endpoints; it is permanent, because they are stored."""
        return self.key_for("webhook secrets")

    @asynccontextmanager
    async def kept_by(self, database: Database) -> AsyncIterator[None]:
        """Follow the rotations inside this context; while the database does not answer, the last keys hold."""
        read = partial(self.refresh, database)
        async with repeated("secrets", read, every=READ_EVERY_SECONDS, log=_log, within=READ_SECONDS):
            yield

    async def refresh(self, database: Database) -> None:
        """Read the root keys, and update the key rings."""
        self._use(_roots_at(await secret_queries.read_root_keys(database), now()))

    def _use(self, roots: _Roots) -> None:
        if roots == self._roots:
            return
        if roots.number != self._roots.number:
            _log.info("secrets: root key %d signs from now on", roots.number)
        self._roots = roots
        for purpose, ring in self._rings.items():
            ring.accepted = self._derived(purpose)
            ring.newest = ring.accepted[0]

    def _derived(self, purpose: str) -> tuple[bytes, ...]:
        return tuple(_derive(root, purpose) for root in (self._roots.signing, *self._roots.others))


def new_root() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


async def load(database: Database) -> Keys:
    """Return the installation's keys; the first process that calls this creates the first root key."""
    first = await database.transact(secret_queries.get_or_insert, ROOT, new_root(), now())
    roots = _roots_at(await secret_queries.read_root_keys(database), now())
    return Keys(roots.signing, *roots.others, first=first, number=roots.number)


def signing_key(keys: Sequence[RootKeyRecord], moment: datetime) -> RootKeyRecord:
    """Return the newest key that is due; a key that was made by a clock ahead of this one does not count yet."""
    return next((key for key in reversed(keys) if key.signs_from <= moment), keys[0])


def _roots_at(keys: Sequence[RootKeyRecord], moment: datetime) -> _Roots:
    signing = signing_key(keys, moment)
    # A new key is accepted before it signs, because other processes may use it a little earlier.
    others = [key.value for key in reversed(keys) if key is not signing and key.is_accepted(moment)]
    return _Roots(signing.number, signing.value, tuple(others))


def _derive(root: bytes, purpose: str) -> bytes:
    return hmac.digest(root, purpose.encode(), hashlib.sha256)


async def load_identity_key(database: Database) -> bytes:
    """Return the key of the hashes that stand for erased persons; it is random, and no rotation changes it."""
    return await database.transact(secret_queries.get_or_insert, _IDENTITIES, new_root(), now())
