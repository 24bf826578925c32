"""Queries that find and insert users, change their credits and reserve their event numbers."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    ARRAY,
    BigInteger,
    any_,
    bindparam,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database, rows_of
from db.models.users import SignUpGrant, User
from db.postgres.prepared import PreparedStatement
from db.records.credits import CreditRecord
from db.records.rows import RowReader
from db.records.users import UserRecord
from db.upsert import insert_for

CREDIT = RowReader(CreditRecord, User, user_id=User.id)
_USER = RowReader(UserRecord, User)

_BY_SUBJECT = PreparedStatement(select(*_USER.columns).where(User.subject == bindparam("subject")))
_BY_SUBJECTS = PreparedStatement(
    select(*_USER.columns).where(User.subject == any_(bindparam("subjects", type_=ARRAY(User.subject.type))))
)
_BY_ID = select(*_USER.columns).where(User.id == bindparam("id"))
_CREDIT_OF = PreparedStatement(select(*CREDIT.columns).where(User.id == bindparam("id")))
_NEWEST_EVENTS = PreparedStatement(
    select(User.id, User.event_seq).where(User.id == any_(bindparam("user_ids", type_=ARRAY(User.id.type))))
)


async def by_subject(reading: Database | AsyncConnection, subject: str) -> UserRecord | None:
    rows = await rows_of(reading, _BY_SUBJECT, {"subject": subject})
    return _USER.first(rows)


async def by_subjects(database: Database, subjects: Sequence[str]) -> dict[str, UserRecord]:
    """Return the existing users of these subjects, with one statement, or on SQLite with one for each."""
    if database.is_sqlite:
        found = [await by_subject(database, subject) for subject in subjects]
        return {user.subject: user for user in found if user is not None}
    rows = await database.rows(_BY_SUBJECTS, {"subjects": subjects})
    return {user.subject: user for user in _USER.records(rows)}


async def by_id(connection: AsyncConnection, user_id: str) -> UserRecord | None:
    return _USER.first(await connection.execute(_BY_ID, {"id": user_id}))


async def credit_of(reading: Database | AsyncConnection, user_id: str) -> CreditRecord | None:
    rows = await rows_of(reading, _CREDIT_OF, {"id": user_id})
    return CREDIT.first(rows)


async def newest_events(database: Database, user_ids: Sequence[str]) -> dict[str, int]:
    """Return the number of each user's newest event, 0 if the user has none yet."""
    if not database.is_sqlite:
        return dict(await database.rows(_NEWEST_EVENTS, {"user_ids": user_ids}))
    async with database.read() as connection:
        rows = await connection.execute(select(User.id, User.event_seq).where(User.id.in_(user_ids)))
        return {row.id: row.event_seq for row in rows}


async def locked_credit_of(connection: AsyncConnection, user_id: str) -> CreditRecord | None:
    """Return a user's credits, with the user locked until the end of the transaction."""
    # Not a plain FOR UPDATE, which deadlocks with inserts that refer to the user.
    statement = select(*CREDIT.columns).where(User.id == user_id).with_for_update(key_share=True)
    return CREDIT.first(await connection.execute(statement))


async def insert_new(connection: AsyncConnection, subject: str, email: str | None, now: datetime) -> UserRecord | None:
    """Insert and return an account without credits; return None if the subject has one already."""
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
        owed=0,
        event_seq=0,
        created_at=now,
    )
    statement = insert.on_conflict_do_nothing(index_elements=[User.subject]).returning(*_USER.columns)
    return _USER.first(await connection.execute(statement))


async def set_email(connection: AsyncConnection, user_id: str, email: str) -> None:
    await connection.execute(update(User).where(User.id == user_id).values(email=email))


async def has_signup_grant(database: Database, user_id: str) -> bool:
    """Return whether an account has received its sign-up credits."""
    async with database.read() as connection:
        return bool(await connection.scalar(select(SignUpGrant.user_id).where(SignUpGrant.user_id == user_id)))


async def insert_signup_grant(connection: AsyncConnection, user_id: str, email: str | None, now: datetime) -> bool:
    """Record the sign-up credits of an account; False, with nothing written, if it or this e-mail had them already."""
    insert = insert_for(connection, SignUpGrant, user_id=user_id, email=email, created_at=now)
    statement = insert.on_conflict_do_nothing().returning(SignUpGrant.user_id)
    return (await connection.execute(statement)).one_or_none() is not None


_RESERVE = (
    update(User)
    .where(User.id == bindparam("of_user"))
    .values(event_seq=User.event_seq + bindparam("events", type_=BigInteger))
    .returning(User.event_seq)
)


async def reserve_events(connection: AsyncConnection, user_id: str, count: int) -> int:
    """Reserve the next ``count`` event numbers of a user and return the last of them."""
    return int((await connection.execute(_RESERVE, {"of_user": user_id, "events": count})).scalar_one())
