"""Money: the card processor's records of each payment, and the database's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from db.engine import Database
from tests.support.requests import http_client

_PAYMENTS = text("SELECT id, user_id, status, amount, credits FROM payments ORDER BY id")
_REVERSALS = text("SELECT payment_id, kind, reference, amount, id FROM payment_reversals ORDER BY id")
_MOVES = text("SELECT payment_id, kind, amount FROM credit_transactions WHERE payment_id IS NOT NULL ORDER BY id")
_DEBTS = text("SELECT user_id, payment_id, amount, reversal_id FROM debt_entries ORDER BY id")
_OWED = text("SELECT id, owed FROM users")


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment as the database has it."""

    id: str
    user_id: str
    status: str
    amount: int
    credits: int


@dataclass(frozen=True, slots=True)
class Reversal:
    """A row of the money that went back; ``reference`` is the processor's id of the refund or dispute."""

    payment_id: str
    kind: str
    reference: str
    amount: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A line of the ledger that belongs to a payment."""

    payment_id: str
    kind: str
    amount: int


@dataclass(frozen=True, slots=True)
class Debt:
    """A change of a user's debt for a payment."""

    user_id: str
    payment_id: str
    amount: int
    reversal_id: str | None = None


@dataclass(frozen=True, slots=True)
class Charged:
    """A payment in the processor's records: whether it was paid, and its reversals.

    ``gone`` are refunds and disputes by their ids, ``won`` the disputes that were decided for the seller.
    """

    payment_id: str
    gone: Mapping[str, int] = field(default_factory=dict)
    won: Collection[str] = ()


@dataclass
class Money:
    """Everything that is known of payments.

    ``silent`` are payments for which the processor sends no events, ``lost`` the ones that were begun in a tail of the
    database that was lost. ``owed`` is each user's debt by their own row.
    """

    payments: list[Payment] = field(default_factory=list)
    reversals: list[Reversal] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    debts: list[Debt] = field(default_factory=list)
    owed: dict[str, int] = field(default_factory=dict)
    charged: list[Charged] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)


async def read(database: Database, sandbox_url: str, *, silent: set[str], lost: set[str]) -> Money:
    """Read the records of the database and the processor."""
    async with database.read() as connection:
        payments = [Payment(*row) for row in await connection.execute(_PAYMENTS)]
        reversals = [Reversal(*row) for row in await connection.execute(_REVERSALS)]
        moves = [Move(*row) for row in await connection.execute(_MOVES)]
        debts = [Debt(*row) for row in await connection.execute(_DEBTS)]
        owed = {row.id: int(row.owed) for row in await connection.execute(_OWED)}
    async with http_client() as http:
        known = (await http.get(f"{sandbox_url}/sandbox/cards")).json()
    return Money(payments, reversals, moves, debts, owed, _charged(known), set(silent), set(lost))


def _charged(known: dict[str, list[dict[str, Any]]]) -> list[Charged]:
    """Return the payments that were made, from the sandbox's own list."""
    return [
        Charged(
            intent["metadata"]["payment"],
            gone={
                each["id"]: int(each["amount"])
                for kind in ("refund", "dispute")
                for each in known[kind]
                if each["payment_intent"] == intent["id"]
            },
            won=[
                each["id"]
                for each in known["dispute"]
                if each["payment_intent"] == intent["id"] and each["status"] == "won"
            ],
        )
        for intent in known["payment_intent"]
        if intent["status"] == "succeeded"
    ]
