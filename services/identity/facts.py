"""The facts that outlive an erased person: credits granted, blocked, owed.

They are stored under a keyed hash of issuer and subject, so that erasing an account and signing in again gives no
second grant, and ends neither a block nor a debt. Without the key, a hash leads to nobody; with it, a subject leads to
these facts only, not to the erased account or its ledger.
"""

import hashlib
import hmac

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.privacy import KEYED_PREFIX
from db.queries import users as user_queries
from db.queries.operators import blocks as block_queries
from db.queries.operators.blocks import BlockRecord
from db.queries.privacy import facts as fact_queries
from db.records.events import EventRecord
from db.records.privacy import PersonFactRecord
from services.billing import credits
from services.clock import now

BLOCK_REASON = "Blocked with the account before, which was erased"


class Identities(Struct, frozen=True):
    """The keyed hashes of persons; ``issuer`` is that of the settings, None if they name none."""

    key: bytes
    issuer: str | None = None

    def of(self, subject: str) -> str:
        return self._hash(self.issuer or "", subject)

    def every_of(self, subject: str) -> set[str]:
        """Return the hashes of a subject, also that of a time when the settings named no issuer."""
        return {self.of(subject), self._hash("", subject)}

    def mailbox(self, mailbox: str) -> str:
        """Return the text that stands for the e-mail address of a sign-up grant."""
        return KEYED_PREFIX + hmac.digest(self.key, f"mailbox\n{mailbox}".encode(), hashlib.sha256).hex()

    def _hash(self, issuer: str, subject: str) -> str:
        return hmac.digest(self.key, f"person\n{issuer}\n{subject}".encode(), hashlib.sha256).hex()


class Restored(Struct, frozen=True):
    """The effect of the facts on a new account."""

    granted: bool
    blocked: bool
    events: list[EventRecord]


async def restore(connection: AsyncConnection, identities: Identities, user_id: str, subject: str) -> Restored:
    """Apply the facts about a person to a new account."""
    found = await fact_queries.first_of(connection, identities.every_of(subject))
    if found is None:
        return Restored(granted=False, blocked=False, events=[])
    if found.granted:
        await user_queries.insert_signup_grant(connection, user_id, None, now())
    if found.blocked:
        await block_queries.count_change(connection)
        await block_queries.insert_new(connection, BlockRecord(user_id=user_id, blocked_at=now(), reason=BLOCK_REASON))
    events = await credits.carry_debt(connection, user_id, found.owed) if found.owed else []
    return Restored(granted=found.granted, blocked=found.blocked, events=events)


async def is_blocked(connection: AsyncConnection, identities: Identities, subject: str) -> bool:
    """Return whether a person without an account was blocked when the account was erased."""
    found = await fact_queries.first_of(connection, identities.every_of(subject))
    return found is not None and found.blocked


async def keep(connection: AsyncConnection, identities: Identities, user_id: str, subject: str) -> None:
    """Write the facts about a person whose account is erased in this transaction."""
    granted, blocked, owed = await fact_queries.about(connection, user_id)
    fact = PersonFactRecord(
        identity=identities.of(subject), granted=granted, blocked=blocked, owed=owed, erased_on=now().date()
    )
    await fact_queries.keep(connection, fact)
    mailbox = await fact_queries.mailbox_of(connection, user_id)
    if mailbox is not None and not mailbox.startswith(KEYED_PREFIX):
        await fact_queries.rename_mailbox(connection, user_id, identities.mailbox(mailbox))
