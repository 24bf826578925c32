"""Tickets for event streams: a browser's EventSource cannot send a token, and an address must not contain one.

A ticket is random, runs one document with its variables as the user who created it, and reads nothing else.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.queries import stream_tickets as ticket_queries
from db.queries import users as user_queries
from db.queries.stream_tickets import StreamTicketRecord
from db.records.users import UserRecord
from services.clock import now
from services.errors import AccountBlocked, Unauthenticated
from services.identity.blocks import Blocks
from services.rate_limits.limiter import Budget, RateLimiter

LIFETIME = timedelta(minutes=10)
LONGEST_STREAM = timedelta(days=365)
MAX_PER_USER = 20
MAX_CHARACTERS = 20_000  # Of the document and its variables together.
AT_ONCE = 1_000

_BYTES = 32
_LONGEST = 64  # Characters of a ticket that can be ours.


class Operation(Struct, frozen=True):
    """The operation of a ticket; ``variables`` is JSON."""

    document: str
    variables: str
    name: str | None


class IssuedTicket(Struct, frozen=True):
    """A new ticket; ``text`` is stored nowhere."""

    text: str
    expires_at: datetime


class RedeemedTicket(Struct, frozen=True):
    """The user and the operation of a ticket, and when its streams must end (Unix seconds).

    ``variables`` are those of the operation, parsed.
    """

    user: UserRecord
    operation: Operation
    variables: dict[str, Any]
    session_ends_at: float


def read_variables(text: str) -> dict[str, Any] | None:
    """Return the variables in their JSON text, or None if the text is not the JSON of an object.

    The parser is that of requests, so a ticket has no variables that a request cannot have, such as NaN.
    """
    try:
        variables = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return variables if isinstance(variables, dict) else None


async def issue(database: Database, operation: Operation, *, user_id: str, session_ends_at: float) -> IssuedTicket:
    """Create a ticket for an operation; beyond ``MAX_PER_USER`` tickets, the user's oldest ones become invalid."""
    text = secrets.token_urlsafe(_BYTES)
    # Some identity providers issue tokens that end after the last year that a datetime has.
    session_end = datetime.fromtimestamp(min(session_ends_at, (now() + LONGEST_STREAM).timestamp()), UTC)
    ticket = StreamTicketRecord(
        id=new_id("tkt"),
        hash=_hash(text),
        user_id=user_id,
        document=operation.document,
        variables=operation.variables,
        operation_name=operation.name,
        expires_at=min(now() + LIFETIME, session_end),
        session_ends_at=session_end,
    )
    await database.transact(_store, ticket)
    return IssuedTicket(text, ticket.expires_at)


async def _store(connection: AsyncConnection, ticket: StreamTicketRecord) -> None:
    # The lock on the user's row makes concurrent calls count one after the other.
    await user_queries.locked_credit_of(connection, ticket.user_id)
    await ticket_queries.insert_new(connection, ticket)
    await ticket_queries.keep_newest(connection, ticket.user_id, MAX_PER_USER)


async def redeem(
    database: Database, text: str, *, blocks: Blocks, rate_limiter: RateLimiter, address: str, work: int
) -> RedeemedTicket:
    """Return the user and the operation of a ticket; it stays valid. Refused ones count as invalid tokens do.

    The statements cost a point and ``work`` microseconds of the quotas of the address and of the user. The quotas of
    the address come first: if one is used up, no statement runs, because only the database tells tickets apart.

    Raises:
        Unauthenticated: the ticket is not valid.
        RateLimited: too many invalid tokens and tickets came from this address, or a quota is used up.
        AccountBlocked: an operator has blocked the user, or the account is being erased or is erased.
    """
    allowances = rate_limiter.allowances
    if refused_before := rate_limiter.spent(allowances.sign_ins, address):
        refused_before.refuse()
    (await Budget(rate_limiter, user_id=None, address=address).take_operation(1, work=work)).refuse()
    try:
        redeemed = await _redeem(database, text, blocks)
    except (Unauthenticated, AccountBlocked):
        (await rate_limiter.take(allowances.sign_ins, address)).refuse()
        raise
    for quota, amount in ((allowances.cost, 1), (allowances.cpu, work)):
        (await rate_limiter.take(quota, redeemed.user.id, amount)).refuse()
    return redeemed


async def _redeem(database: Database, text: str, blocks: Blocks) -> RedeemedTicket:
    ticket = user = None
    if len(text) <= _LONGEST:
        async with database.read() as connection:
            ticket = await ticket_queries.by_hash(connection, _hash(text), now())
            user = None if ticket is None else await user_queries.by_id(connection, ticket.user_id)
    if user is not None and user.id in blocks:
        raise AccountBlocked
    # A process of an earlier version may have stored variables that no request can have.
    variables = None if ticket is None else read_variables(ticket.variables)
    if ticket is None or user is None or variables is None:
        raise Unauthenticated("The ticket is not valid, or has expired. Create another one with createStreamTicket.")
    operation = Operation(ticket.document, ticket.variables, ticket.operation_name)
    return RedeemedTicket(user, operation, variables, ticket.session_ends_at.timestamp())


async def forget_expired(database: Database) -> int:
    """Delete expired tickets, and return their number."""
    return await database.transact(ticket_queries.delete_expired, now(), limit=AT_ONCE)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
