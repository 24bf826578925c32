"""Spending of credits without a generation: as an operator takes them, with an entry in the audit."""

from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import AuditEntry, CreditTransactionKind
from db.records.events import EventRecord
from services.billing import credits
from tests.db.rows import an_audit_entry, put


async def spend(connection: AsyncConnection, user_id: str, amount: int) -> list[EventRecord]:
    """Take credits from a balance and return the events."""
    entry = credits.new_entry(user_id, CreditTransactionKind.ADJUSTMENT, -amount, "spent in a test")
    posted = await credits.post_named(connection, entry)
    await put(connection, AuditEntry, an_audit_entry(user_id, -amount, posted.entry_id))
    return posted.events
