"""Queries for the tickets of event streams; of a ticket itself only its hash is stored."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.users import StreamTicket
from db.records.rows import RowReader


class StreamTicketRecord(Struct, frozen=True, kw_only=True):
    """A ticket for one document with its variables (JSON), until ``expires_at``.

    Its streams end at ``session_ends_at`` at the latest.
    """

    id: str
    hash: str
    user_id: str
    document: str
    variables: str
    operation_name: str | None
    expires_at: datetime
    session_ends_at: datetime


_TICKET = RowReader(StreamTicketRecord, StreamTicket)


async def insert_new(connection: AsyncConnection, ticket: StreamTicketRecord) -> None:
    await connection.execute(insert(StreamTicket), asdict(ticket))


async def keep_newest(connection: AsyncConnection, user_id: str, count: int) -> None:
    """Delete all but the newest tickets of a user; the caller has locked the user."""
    newest = select(StreamTicket.id).where(StreamTicket.user_id == user_id).order_by(StreamTicket.id.desc())
    ids: Sequence[str] = list(await connection.scalars(newest.limit(count)))
    mine = delete(StreamTicket).where(StreamTicket.user_id == user_id)
    await connection.execute(mine.where(StreamTicket.id.not_in(ids)))


async def by_hash(connection: AsyncConnection, hash: str, now: datetime) -> StreamTicketRecord | None:
    """Return a ticket that has not expired."""
    statement = select(*_TICKET.columns).where(StreamTicket.hash == hash, StreamTicket.expires_at > now)
    return _TICKET.first(await connection.execute(statement))


async def delete_of_user(connection: AsyncConnection, user_id: str) -> None:
    await connection.execute(delete(StreamTicket).where(StreamTicket.user_id == user_id))


async def delete_expired(connection: AsyncConnection, now: datetime, *, limit: int) -> int:
    """Delete expired tickets, and return their number."""
    expired = select(StreamTicket.id).where(StreamTicket.expires_at <= now).limit(limit)
    statement = delete(StreamTicket).where(StreamTicket.id.in_(expired.scalar_subquery()))
    return (await connection.execute(statement)).rowcount
