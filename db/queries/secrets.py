"""The queries for secret keys, created once and shared by all processes, and for the rotation of root keys."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.secrets import ROOT, Secret
from db.upsert import insert_for


class RootKeyRecord(Struct, frozen=True, kw_only=True):
    """A root key: it signs from ``signs_from`` until the next one does, and is accepted until ``accepted_until``.

    ``number`` counts from 1. Without ``accepted_until`` it is the newest key.
    """

    number: int
    value: bytes
    created_at: datetime
    signs_from: datetime
    accepted_until: datetime | None
    tokens_until: datetime | None

    def is_accepted(self, moment: datetime) -> bool:
        return self.accepted_until is None or moment < self.accepted_until

    def __repr__(self) -> str:
        return f"RootKeyRecord(number={self.number})"


async def get_or_insert(connection: AsyncConnection, name: str, value: bytes, now: datetime) -> bytes:
    """Return the key with this name; insert ``value`` as the key if there is none."""
    insert = insert_for(connection, Secret, name=name, value=value, created_at=now)
    await connection.execute(insert.on_conflict_do_nothing())
    return bytes((await connection.execute(select(Secret.value).where(Secret.name == name))).scalar_one())


async def root_keys(connection: AsyncConnection) -> list[RootKeyRecord]:
    """Return all root keys, oldest first."""
    columns = (
        *(Secret.name, Secret.value, Secret.created_at),
        *(Secret.signs_from, Secret.accepted_until, Secret.tokens_until),
    )
    rows = await connection.execute(select(*columns).where(_is_root()))
    found = [
        RootKeyRecord(
            number=_number_of(row.name),
            value=bytes(row.value),
            created_at=row.created_at,
            signs_from=row.signs_from or row.created_at,
            accepted_until=row.accepted_until,
            tokens_until=row.tokens_until,
        )
        for row in rows
    ]
    return sorted(found, key=lambda key: key.number)


async def read_root_keys(database: Database) -> list[RootKeyRecord]:
    """Return all root keys, oldest first."""
    async with database.read() as connection:
        return await root_keys(connection)


async def insert_root(
    connection: AsyncConnection, number: int, value: bytes, now: datetime, *, signs_from: datetime
) -> bool:
    """Insert a root key; False, with nothing written, if another process has inserted this number."""
    statement = insert_for(
        connection, Secret, name=_name_of(number), value=value, created_at=now, signs_from=signs_from
    ).on_conflict_do_nothing()
    return (await connection.execute(statement)).rowcount == 1


async def accept_until(connection: AsyncConnection, number: int, moment: datetime) -> None:
    """Accept a root key until ``moment``."""
    await connection.execute(update(Secret).where(Secret.name == _name_of(number)).values(accepted_until=moment))


async def note_token(
    connection: AsyncConnection, number: int, expires_at: datetime, *, revoked_before: datetime
) -> None:
    """Note that a token was signed with a root key, so that the key is accepted until the token expires.

    A key that is replaced already is accepted longer, unless its acceptance ends before ``revoked_before``.
    """
    key = update(Secret).where(Secret.name == _name_of(number))
    is_later = or_(Secret.tokens_until.is_(None), Secret.tokens_until < expires_at)
    await connection.execute(key.where(is_later).values(tokens_until=expires_at))
    is_replaced = Secret.accepted_until.between(revoked_before, expires_at)
    await connection.execute(key.where(is_replaced).values(accepted_until=expires_at))


def _is_root() -> ColumnElement[bool]:
    return or_(Secret.name == ROOT, Secret.name.startswith(f"{ROOT}.", autoescape=True))


def _name_of(number: int) -> str:
    return ROOT if number == 1 else f"{ROOT}.{number}"


def _number_of(name: str) -> int:
    return 1 if name == ROOT else int(name.removeprefix(f"{ROOT}."))
