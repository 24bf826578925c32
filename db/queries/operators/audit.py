"""Queries that append to the audit of operators and read it, and that count the credits given on a day."""

from datetime import date

from msgspec.structs import asdict
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.audit import AuditEntry, OperatorDay
from db.queries.pagination import newest_page
from db.records.audit import AuditFilter, AuditRecord
from db.records.pagination import Page, Window
from db.records.rows import RowReader
from db.upsert import insert_for

_ENTRY = RowReader(AuditRecord, AuditEntry)


async def append(connection: AsyncConnection, entry: AuditRecord) -> None:
    """Append an entry.

    Raises:
        sqlalchemy.exc.IntegrityError: an action with its idempotency key is written already.
    """
    await connection.execute(insert(AuditEntry), asdict(entry))


async def by_key(connection: AsyncConnection, key: str) -> AuditRecord | None:
    """Return the action that was done with an idempotency key."""
    return _ENTRY.first(await connection.execute(select(*_ENTRY.columns).where(AuditEntry.idempotency_key == key)))


async def by_id(connection: AsyncConnection, entry_id: str) -> AuditRecord | None:
    return _ENTRY.first(await connection.execute(select(*_ENTRY.columns).where(AuditEntry.id == entry_id)))


async def entries(connection: AsyncConnection, wanted: AuditFilter, window: Window) -> Page[AuditRecord]:
    """Return a page of the entries that all given values match, newest first."""
    given = {name: value for name, value in asdict(wanted).items() if value is not None}
    statement = select(*_ENTRY.columns).where(*(getattr(AuditEntry, name) == value for name, value in given.items()))
    return await newest_page(connection, statement, AuditEntry.id, window, _ENTRY.record)


async def take_day(connection: AsyncConnection, actor: str, day: date, amount: int, *, limit: int) -> bool:
    """Add an amount to the credits that an operator has given on a day; False, with nothing changed, above ``limit``.

    The operator's row stays locked until the end of the transaction, so concurrent ones cannot exceed the limit.
    """
    if amount > limit:
        return False
    statement = insert_for(connection, OperatorDay, actor=actor, day=day, given=amount).on_conflict_do_update(
        index_elements=[OperatorDay.actor, OperatorDay.day],
        set_={"given": OperatorDay.given + amount},
        where=OperatorDay.given + amount <= limit,
    )
    return (await connection.execute(statement)).rowcount == 1


async def given_on(connection: AsyncConnection, actor: str, day: date) -> int:
    """Return the credits that an operator has given on a day."""
    statement = select(OperatorDay.given).where(OperatorDay.actor == actor, OperatorDay.day == day)
    return int(await connection.scalar(statement) or 0)
