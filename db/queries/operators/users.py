"""Queries of operators for users and payments of all kinds."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.audit import UserBlock
from db.models.payments import Payment
from db.models.users import User
from db.queries.pagination import newest_page
from db.records.pagination import Page, Window
from db.records.payments import PaymentRecord
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
_PAYMENT = RowReader(PaymentRecord, Payment)


def _select() -> Select[*tuple[object, ...]]:
    return select(*_FACTS.columns).select_from(User).outerjoin(UserBlock, UserBlock.user_id == User.id)


async def by_name(connection: AsyncConnection, name: str) -> UserFacts | None:
    """Return the user with this id, subject or e-mail address, in this order; of several, the oldest."""
    for column in (User.id, User.subject, User.email):
        statement = _select().where(column == name).order_by(User.id).limit(1)
        if found := _FACTS.first(await connection.execute(statement)):
            return found
    return None


async def search(connection: AsyncConnection, words: str, window: Window) -> Page[UserFacts]:
    """Return a page of the users with this id, or with this text in their e-mail address or subject, newest first."""
    text = words.lower()
    parts = (func.lower(column).contains(text, autoescape=True) for column in (User.email, User.subject))
    statement = _select().where(or_(User.id == words, *parts))
    return await newest_page(connection, statement, User.id, window, _FACTS.record)


async def payment(connection: AsyncConnection, name: str) -> PaymentRecord | None:
    """Return the payment with this id, or with this id of its checkout or payment at the provider."""
    for column in (Payment.id, Payment.provider_reference, Payment.payment_intent):
        statement = select(*_PAYMENT.columns).where(column == name).limit(1)
        if found := _PAYMENT.first(await connection.execute(statement)):
            return found
    return None
