"""Rows as they stand in a database that is in order, for tests that then try to bring it out of order."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.models import (
    CreationStatus,
    CreditTransaction,
    CreditTransactionKind,
    DebtEntry,
    DebtKind,
    GenerationTask,
    Payment,
    PaymentReversal,
    PaymentStatus,
    ReversalKind,
    Step,
    User,
)
from services.clock import now

COST = 20


@dataclass(frozen=True)
class House:
    """A user with 100 bought credits and one charged generation that waits.

    A fifth of the payment was refunded when the balance had nothing to take back: the user owes it.
    """

    user: str
    generation: str
    charge: str
    payment: str
    purchase: str
    reversal: str
    debt: str


def a_user(**others: Any) -> dict[str, Any]:
    user_id = new_id("usr")
    return {
        "id": user_id,
        "subject": user_id,
        "balance": 0,
        "purchased": 0,
        "granted": 0,
        "used": 0,
        "event_seq": 0,
        "created_at": now(),
    } | others


def an_endpoint(**others: Any) -> dict[str, Any]:
    return {
        "id": new_id("whe"),
        "url": "https://hooks.example/atelier",
        "description": "",
        "credits_low": 20,
        "with_content": False,
        "created_at": now(),
        "updated_at": now(),
    } | others


def a_generation(user_id: str, **others: Any) -> dict[str, Any]:
    return {
        "id": new_id("cre"),
        "user_id": user_id,
        "status": CreationStatus.WAITING,
        "version": 1,
        "prompt": "a heron",
        "style": "none",
        "aspect_ratio": "auto",
        "resolution": "1K",
        "output_format": "png",
        "credits_used": COST,
        "input_hash": "0" * 64,
        "step": Step.SUBMIT,
        "step_at": now(),
        "attempts": 0,
        "provider_attempt": 0,
        "created_at": now(),
        "updated_at": now(),
    } | others


def a_share(user_id: str, creation_id: str, **others: Any) -> dict[str, Any]:
    share_id = new_id("shr")
    return {
        "id": share_id,
        "token": share_id.removeprefix("shr_"),
        "creation_id": creation_id,
        "user_id": user_id,
        "show_prompt": False,
        "indexable": False,
        "storage_key": f"shares/{share_id}.bin",
        "seed": "5" * 64,
        "content_type": "image/png",
        "width": 64,
        "height": 48,
        "byte_size": 5,
        "views": 0,
        "created_at": now(),
    } | others


def an_image(user_id: str, **others: Any) -> dict[str, Any]:
    image_id = new_id("img")
    return {
        "id": image_id,
        "user_id": user_id,
        "storage_key": f"generated/{image_id}.png",
        "thumbnail_key": f"generated/{image_id}-thumbnail.jpg",
        "content_type": "image/png",
        "width": 64,
        "height": 48,
        "byte_size": 1500,
        "renditions": 0,
        "rendition_seed": None,
        "placeholder": None,
        "created_at": now(),
    } | others


def an_entry(user_id: str, kind: CreditTransactionKind, amount: int, balance_after: int, **of: Any) -> dict[str, Any]:
    return {
        "id": new_id("ctx"),
        "user_id": user_id,
        "kind": kind,
        "amount": amount,
        "balance_after": balance_after,
        "description": "of a test",
        "created_at": now(),
    } | of


def an_audit_entry(user_id: str, credits: int, entry_id: str) -> dict[str, Any]:
    return {
        "id": new_id("aud"),
        "created_at": now(),
        "actor": "boss",
        "role": "admin",
        "action": "grant",
        "outcome": "done",
        "subject_id": user_id,
        "user_id": user_id,
        "request": "{}",
        "credits": credits,
        "entry_id": entry_id,
    }


def a_payment(user_id: str, **others: Any) -> dict[str, Any]:
    return {
        "id": new_id("pay"),
        "user_id": user_id,
        "status": PaymentStatus.PAID,
        "amount": 500,
        "currency": "USD",
        "credits": 100,
        "pack": "pck_starter",
        "provider": "stripe",
        "created_at": now(),
        "updated_at": now(),
    } | others


def a_refund(payment_id: str, **others: Any) -> dict[str, Any]:
    return {
        "id": new_id("rev"),
        "payment_id": payment_id,
        "kind": ReversalKind.REFUND,
        "reference": new_id("re"),
        "amount": 100,
        "created_at": now(),
    } | others


def a_debt(user_id: str, payment_id: str, reversal_id: str, **others: Any) -> dict[str, Any]:
    return {
        "id": new_id("dbt"),
        "user_id": user_id,
        "payment_id": payment_id,
        "reversal_id": reversal_id,
        "kind": DebtKind.REVERSAL,
        "amount": 20,
        "created_at": now(),
    } | others


async def put(connection: AsyncConnection, table: Any, row: dict[str, Any]) -> str:
    """Insert a row and return its id."""
    await connection.execute(insert(table), row)
    return str(row["id"])


async def in_order(database: Database) -> House:
    """Make a house that is in order."""
    async with database.begin() as connection:
        user = await put(connection, User, a_user(balance=100 - COST, purchased=100, used=COST, owed=20))
        payment = await put(
            connection, Payment, a_payment(user, provider_reference=new_id("cs"), payment_intent=new_id("pi"))
        )
        bought = an_entry(user, CreditTransactionKind.PURCHASE, 100, 100, payment_id=payment)
        purchase = await put(connection, CreditTransaction, bought)
        generation = await put(connection, GenerationTask, a_generation(user))
        charged = an_entry(user, CreditTransactionKind.GENERATION, -COST, 100 - COST, generation_id=generation)
        charge = await put(connection, CreditTransaction, charged)
        reversal = await put(connection, PaymentReversal, a_refund(payment))
        debt = await put(connection, DebtEntry, a_debt(user, payment, reversal))
    return House(user, generation, charge, payment, purchase, reversal, debt)
