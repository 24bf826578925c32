"""Queries for the facts that outlive an erased person."""

from collections.abc import Collection, Sequence
from datetime import date

from msgspec.structs import asdict
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.privacy import PersonFact
from db.models.users import SignUpGrant, User
from db.queries.operators import blocks as block_queries
from db.records.privacy import PersonFactRecord
from db.records.rows import RowReader
from db.upsert import insert_for

_FACT = RowReader(PersonFactRecord, PersonFact)


async def first_of(connection: AsyncConnection, identities: Collection[str]) -> PersonFactRecord | None:
    """Return the facts under one of these hashes, the latest if there are several."""
    statement = select(*_FACT.columns).where(PersonFact.identity.in_(identities)).order_by(PersonFact.erased_on.desc())
    return _FACT.first(await connection.execute(statement.limit(1)))


async def keep(connection: AsyncConnection, fact: PersonFactRecord) -> None:
    """Write the facts of a person; a grant that was had before stays had."""
    row = asdict(fact)
    inserted = insert_for(connection, PersonFact, **row)
    changed = {name: value for name, value in row.items() if name not in {"identity", "granted"}}
    if fact.granted:
        changed["granted"] = True
    await connection.execute(inserted.on_conflict_do_update(index_elements=[PersonFact.identity], set_=changed))


async def since(connection: AsyncConnection, day: date | None) -> Sequence[PersonFactRecord]:
    """Return the facts of the persons erased on a day or later, in the order of their hashes."""
    statement = select(*_FACT.columns).order_by(PersonFact.identity)
    return _FACT.records(
        await connection.execute(statement if day is None else statement.where(PersonFact.erased_on >= day))
    )


async def about(connection: AsyncConnection, user_id: str) -> tuple[bool, bool, int]:
    """Return whether a user has had the sign-up credits, whether the user is blocked, and the credits owed."""
    granted = await connection.scalar(select(SignUpGrant.user_id).where(SignUpGrant.user_id == user_id))
    owed = await connection.scalar(select(User.owed).where(User.id == user_id))
    blocked = await block_queries.of_user(connection, user_id)
    return granted is not None, blocked is not None, int(owed or 0)


async def mailbox_of(connection: AsyncConnection, user_id: str) -> str | None:
    """Return the e-mail address for which a user got the sign-up credits."""
    return await connection.scalar(select(SignUpGrant.email).where(SignUpGrant.user_id == user_id))


async def rename_mailbox(connection: AsyncConnection, user_id: str, name: str | None) -> None:
    """Replace the e-mail address of a sign-up grant."""
    await connection.execute(update(SignUpGrant).where(SignUpGrant.user_id == user_id).values(email=name))


async def has_mailbox(connection: AsyncConnection, name: str) -> bool:
    """Return whether a sign-up grant has this e-mail address, or the hash that stands for it."""
    return await connection.scalar(select(SignUpGrant.user_id).where(SignUpGrant.email == name)) is not None
