"""Reversing: credits follow the money that goes back, in proportion, and never below a balance of zero."""

import logging
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.models.credits import CreditTransactionKind
from db.models.payments import PaymentStatus, ReversalKind
from db.queries import credits as credit_queries
from db.queries import payments as payment_queries
from db.queries import users as user_queries
from db.records.events import EventRecord
from db.records.payments import PaymentRecord, ReversalRecord
from records import record
from services import credits
from services.clock import now
from services.payments.settling import Verdict
from services.payments.till import Till
from services.stripe.wire import Dispute, Refund, Standing

_log = logging.getLogger("atelier.payments")

_DESCRIPTIONS = {
    ReversalKind.REFUND: "Payment refunded",
    ReversalKind.REFUND_FAILED: "Refund did not go through",
    ReversalKind.DISPUTE: "Payment disputed",
    ReversalKind.DISPUTE_WON: "Dispute decided for the payment",
}


class NotPaidYet(Exception):
    """Money went back of a payment that is not known to have been made: it is to be told again later."""


@record(frozen=True, slots=True)
class _Moved:
    """What one reversal did: ``credits`` signed as in the ledger, ``short`` those that were no longer there."""

    credits: int
    short: int
    events: list[EventRecord]


async def reverse(till: Till, payment_id: str, told: Sequence[Refund | Dispute]) -> Verdict:
    """Note money that went back, or came back after all, and have the credits follow.

    Each refund and dispute counts once, and its undoing once, in whatever order they are told: what is held of the
    payment is a sum, and the credits taken back are brought to the share of them that it asks for.

    Raises:
        NotPaidYet: the payment has no credits that could be taken back; nothing was written.
    """
    payment, moved = await till.database.transact(_reverse, payment_id, told)
    if payment is None:
        return Verdict.FOREIGN
    for movement in moved:
        _tell(till, payment, movement)
    return Verdict.SETTLED if moved else Verdict.DUPLICATE


async def _reverse(
    connection: AsyncConnection, payment_id: str, told: Sequence[Refund | Dispute]
) -> tuple[PaymentRecord | None, list[_Moved]]:
    payment = await payment_queries.locked(connection, payment_id)
    if payment is None:
        return None, []
    if payment.status not in {PaymentStatus.PAID, PaymentStatus.REFUNDED}:
        raise NotPaidYet(f"Payment {payment_id} is {payment.status}.")
    moved: list[_Moved] = []
    for each in told:
        reversal = await _append(connection, payment_id, each)
        if reversal is not None:
            moved.append(await _follow(connection, payment, reversal))
    return payment, moved


async def _append(connection: AsyncConnection, payment_id: str, told: Refund | Dispute) -> ReversalRecord | None:
    """Note what is new of it, and return the last of that.

    What came back went before: where that was not heard of, it is noted too, and has no say when it is told late.
    """
    gone, back = (
        (ReversalKind.REFUND, ReversalKind.REFUND_FAILED)
        if isinstance(told, Refund)
        else (ReversalKind.DISPUTE, ReversalKind.DISPUTE_WON)
    )
    kinds = {None: [], Standing.HELD: [gone], Standing.RETURNED: [gone, back]}[told.standing]
    noted = [
        ReversalRecord(new_id("rev"), payment_id, kind, told.id, told.amount, now()) for kind in kinds if told.amount
    ]
    new = [reversal for reversal in noted if await payment_queries.append_reversal(connection, reversal)]
    return new[-1] if new else None


async def _follow(connection: AsyncConnection, payment: PaymentRecord, reversal: ReversalRecord) -> _Moved:
    gone = _gone(payment, await payment_queries.reversed_amounts(connection, payment.id))
    await payment_queries.settle(
        connection,
        payment.id,
        PaymentStatus.REFUNDED if gone == payment.amount else PaymentStatus.PAID,
        now=now(),
    )
    wanted = payment.credits * gone // payment.amount - await credit_queries.taken_back(connection, payment.id)
    credit = await user_queries.locked_credit_of(connection, payment.user_id)
    amount = min(wanted, credit.balance if credit is not None else 0)
    if amount == 0:
        return _Moved(0, max(0, wanted), [])
    _, events = await credits.move(
        connection,
        payment.user_id,
        -amount,
        CreditTransactionKind.ADJUSTMENT,
        _DESCRIPTIONS[reversal.kind],
        payment_id=payment.id,
        reversal_id=reversal.id,
    )
    return _Moved(-amount, max(0, wanted - amount), events)


def _gone(payment: PaymentRecord, told: dict[ReversalKind, int]) -> int:
    """Return how much of a payment is not there any more."""
    refunded = told.get(ReversalKind.REFUND, 0) - told.get(ReversalKind.REFUND_FAILED, 0)
    disputed = told.get(ReversalKind.DISPUTE, 0) - told.get(ReversalKind.DISPUTE_WON, 0)
    return min(payment.amount, max(0, refunded) + max(0, disputed))


def _tell(till: Till, payment: PaymentRecord, moved: _Moved) -> None:
    till.doorbell.ring(moved.events)
    if moved.credits:
        till.metrics.payment("reversed" if moved.credits < 0 else "restored")
        _log.warning("payment %s: %+d credits, for its money moved", payment.id, moved.credits)
    if moved.short:
        till.metrics.credits_short(moved.short)
        _log.warning("payment %s: %d credits could not be taken back: they are spent", payment.id, moved.short)
