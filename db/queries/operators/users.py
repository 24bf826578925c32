"""Queries of operators for users."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.audit import UserBlock
from db.models.users import User
from db.queries.pagination import newest_page
from db.records.pagination import Page, Window
from db.records.rows import RowReader


class UserFacts(Struct, frozen=True, kw_only=True):
    """A user as operators see it, with credits and block."""

    id: str
    subject: str
    email: str | None
    created_at: datetime
    balance: int
    purchased: int
    granted: int
    used: int
    owed: int
    blocked_at: datetime | None
    block_reason: str | None


_FACTS = RowReader(UserFacts, User, blocked_at=UserBlock.blocked_at, block_reason=UserBlock.reason)


def _select() -> Select[*tuple[object, ...]]:
    return select(*_FACTS.columns).select_from(User).outerjoin(UserBlock, UserBlock.user_id == User.id)


async def by_name(connection: AsyncConnection, name: str) -> UserFacts | None:
    """Return the user with this id, subject or e-mail address, in this order; of several, the oldest."""
    for column in (User.id, User.subject, User.email):
        statement = _select().where(column == name).order_by(User.id).limit(1)
        if found := _FACTS.first(await connection.execute(statement)):
            return found
    return None


async def by_id(connection: AsyncConnection, user_id: str) -> UserFacts | None:
    return _FACTS.first(await connection.execute(_select().where(User.id == user_id)))


async def find(connection: AsyncConnection, words: str | None, window: Window, *, blocked: bool) -> Page[UserFacts]:
    """Return a page of users, newest first: all, or those whom a text names; see ``_named``."""
    statement = _select()
    if words is not None:
        statement = statement.where(_named(words))
    if blocked:
        statement = statement.where(UserBlock.user_id.is_not(None))
    return await newest_page(connection, statement, User.id, window, _FACTS.record)


def _named(words: str) -> ColumnElement[bool]:
    """Return the condition for a user to have this id, or a text in the e-mail address or the subject, in any case.

    A text within another cannot use a usual index: this reads rows of ``users``, newest first, until the page is full,
    at most the table once, and its rows are short. PostgreSQL uses trigram indexes of these expressions if there are.
    """
    text = words.lower()
    columns = (func.lower(User.email), func.lower(User.subject))
    return or_(User.id == words, *(column.contains(text, autoescape=True) for column in columns))
