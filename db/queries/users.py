"""Users: finding them, and moving their credits and their event number."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    String,
    Update,
    any_,
    bindparam,
    literal_column,
    null,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database, rows_of
from db.frequent import Frequent
from db.inserting import insert_for
from db.models.credits import CreditTransactionKind
from db.models.users import User
from db.records.credits import CreditRecord
from db.records.users import UserRecord

CREDIT = (User.id, User.balance, User.purchased, User.granted, User.used, User.event_seq)
_USER = (User.id, User.subject, User.email, User.created_at)

_BY_SUBJECT = Frequent(select(*_USER).where(User.subject == bindparam("subject")))
_BY_SUBJECTS = Frequent(
    select(*_USER).where(User.subject == any_(bindparam("subjects", type_=ARRAY(User.subject.type))))
)
_BY_ID = select(*_USER).where(User.id == bindparam("id"))
_CREDIT_OF = Frequent(select(*CREDIT).where(User.id == bindparam("id")))
_NEWEST_EVENTS = Frequent(
    select(User.id, User.event_seq).where(User.id == any_(bindparam("user_ids", type_=ARRAY(User.id.type))))
)

# Which running total each kind of entry moves besides the balance, and with which sign.
_TOTALS = {
    CreditTransactionKind.PURCHASE: ("purchased", 1),
    CreditTransactionKind.GRANT: ("granted", 1),
    CreditTransactionKind.GENERATION: ("used", -1),
    CreditTransactionKind.REFUND: ("used", -1),
}


async def by_subject(reading: Database | AsyncConnection, subject: str) -> UserRecord | None:
    rows = await rows_of(reading, _BY_SUBJECT, {"subject": subject})
    return UserRecord(*rows[0]) if rows else None


async def by_subjects(database: Database, subjects: Sequence[str]) -> dict[str, UserRecord]:
    """Return the users of those subjects that have one: by one statement, or on SQLite by one for each."""
    if database.is_sqlite:
        found = [await by_subject(database, subject) for subject in subjects]
        return {user.subject: user for user in found if user is not None}
    rows = await database.rows(_BY_SUBJECTS, {"subjects": subjects})
    return {user.subject: user for user in (UserRecord(*row) for row in rows)}


async def by_id(connection: AsyncConnection, user_id: str) -> UserRecord | None:
    row = (await connection.execute(_BY_ID, {"id": user_id})).one_or_none()
    return None if row is None else UserRecord(*row)


async def credit_of(reading: Database | AsyncConnection, user_id: str) -> CreditRecord | None:
    rows = await rows_of(reading, _CREDIT_OF, {"id": user_id})
    return CreditRecord(*rows[0]) if rows else None


async def newest_events(database: Database, user_ids: Sequence[str]) -> dict[str, int]:
    """Return the number of each user's newest event, 0 where there is none yet."""
    if not database.is_sqlite:
        return dict(await database.rows(_NEWEST_EVENTS, {"user_ids": user_ids}))
    async with database.read() as connection:
        rows = await connection.execute(select(User.id, User.event_seq).where(User.id.in_(user_ids)))
        return {row.id: row.event_seq for row in rows}


async def locked_credit_of(connection: AsyncConnection, user_id: str) -> CreditRecord | None:
    """Return a user's credits and hold them until the end of the transaction."""
    # Not a plain FOR UPDATE, which deadlocks with inserts that name the user.
    statement = select(*CREDIT).where(User.id == user_id).with_for_update(key_share=True)
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else CreditRecord(*row)


async def insert_new(connection: AsyncConnection, subject: str, email: str | None, now: datetime) -> UserRecord | None:
    """Insert an account without credits, or return None when the subject has one already."""
    insert = insert_for(
        connection,
        User,
        id=new_id("usr"),
        subject=subject,
        email=email,
        balance=0,
        purchased=0,
        granted=0,
        used=0,
        event_seq=0,
        created_at=now,
    )
    statement = insert.on_conflict_do_nothing(index_elements=[User.subject]).returning(*_USER)
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else UserRecord(*row)


# The id of a ledger's entry on a server: as ``new_id`` makes them, but by the server's clock and once the user's row is
# held. Several processes wait for that row, and whoever began first need not get it first; their clocks differ, too.
ENTRY_ID: ColumnElement[str] = literal_column(
    """(SELECT 'ctx_' || lpad(to_hex(us / 1000), 12, '0') || '7' || lpad(to_hex(us % 1000 * 4096 / 1000), 3, '0')
      || substr(replace(CAST(gen_random_uuid() AS text), '-', ''), 17)
    FROM (SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint) AS us) AS clock)""",
    String,
).label("entry_id")


@lru_cache
def _move(kind: CreditTransactionKind, *, on_server: bool) -> Update:
    amount, events = bindparam("moved", type_=BigInteger), bindparam("events", type_=BigInteger)
    values = {"balance": User.balance + amount, "event_seq": User.event_seq + events}
    if kind in _TOTALS:
        column, sign = _TOTALS[kind]
        values[column] = getattr(User, column) + sign * amount
    statement = update(User).where(User.id == bindparam("of_user"), User.balance + amount >= 0).values(**values)
    return statement.returning(*CREDIT, ENTRY_ID if on_server else null())


async def move_credits(
    connection: AsyncConnection, user_id: str, amount: int, kind: CreditTransactionKind, *, events: int
) -> tuple[CreditRecord, str] | None:
    """Move a balance by a signed amount and reserve numbers for ``events`` events.

    Returns:
        The credits as they then stand, ``event_seq`` the last number reserved, and the id of the entry that the
        ledger is to have of it; None, with nothing written, when there is no such user or the balance would fall
        below zero.
    """
    statement = _move(kind, on_server=connection.dialect.name == "postgresql")
    row = (await connection.execute(statement, {"of_user": user_id, "moved": amount, "events": events})).one_or_none()
    if row is None:
        return None
    *credit, entry_id = row
    return CreditRecord(*credit), entry_id or new_id("ctx")


_RESERVE = (
    update(User)
    .where(User.id == bindparam("of_user"))
    .values(event_seq=User.event_seq + bindparam("events", type_=BigInteger))
    .returning(User.event_seq)
)


async def reserve_events(connection: AsyncConnection, user_id: str, count: int) -> int:
    """Reserve the next ``count`` event numbers of a user and return the last of them."""
    return int((await connection.execute(_RESERVE, {"of_user": user_id, "events": count})).scalar_one())
