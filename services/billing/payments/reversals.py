"""Reversals: take back credits in proportion to refunded and disputed money; the user owes any shortfall."""

import logging
from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.models.billing.payments import PaymentStatus, ReversalKind
from db.models.webhooks import WebhookType
from db.queries.billing import payments as payment_queries
from db.records.payments import PaymentRecord, ReversalRecord
from services.billing import credits
from services.billing.payments.context import PaymentContext
from services.billing.payments.settlement import SettlementResult
from services.billing.stripe.wire import Dispute, Refund, ReversalState
from services.clock import now
from services.events import announcements

_log = logging.getLogger("atelier.payments")

_DESCRIPTIONS = {
    ReversalKind.REFUND: "Payment refunded",
    ReversalKind.REFUND_FAILED: "Refund did not go through",
    ReversalKind.DISPUTE: "Payment disputed",
    ReversalKind.DISPUTE_WON: "Dispute decided for the payment",
}


class NotPaidYet(Exception):
    """A reversal of a payment that is not known to be paid: its event must be sent again later."""


async def reverse(
    payment_context: PaymentContext, payment_id: str, sources: Sequence[Refund | Dispute]
) -> SettlementResult:
    """Record money that went back, or came back after all, and adjust the credits.

    Each refund and dispute counts once, and its undoing once, in any order: the reversed money is their sum, and the
    credits taken back or owed become the same share of the payment's credits.

    Raises:
        NotPaidYet: the payment is not paid, so there are no credits to take back; nothing was written.
    """
    payment, moved = await payment_context.database.transact(_reverse, payment_id, sources)
    if payment is None:
        return SettlementResult.FOREIGN
    for movement in moved:
        _report(payment_context, payment, movement)
    return SettlementResult.SETTLED if moved else SettlementResult.DUPLICATE


async def _reverse(
    connection: AsyncConnection, payment_id: str, sources: Sequence[Refund | Dispute]
) -> tuple[PaymentRecord | None, list[credits.Reversed]]:
    payment = await payment_queries.lock_payment(connection, payment_id)
    if payment is None:
        return None, []
    if payment.status not in {PaymentStatus.PAID, PaymentStatus.REFUNDED}:
        raise NotPaidYet(f"Payment {payment_id} is {payment.status}.")
    moved: list[credits.Reversed] = []
    for each in sources:
        reversal = await _append(connection, payment_id, each)
        if reversal is not None:
            moved.append(await _follow(connection, payment, reversal))
    return payment, moved


async def _append(connection: AsyncConnection, payment_id: str, source: Refund | Dispute) -> ReversalRecord | None:
    """Record the new reversals of a refund or dispute, and return the last one; None if none is new.

    Returned money must have left before. If that is not recorded yet, record it too; its late event changes nothing.
    """
    gone, back = (
        (ReversalKind.REFUND, ReversalKind.REFUND_FAILED)
        if isinstance(source, Refund)
        else (ReversalKind.DISPUTE, ReversalKind.DISPUTE_WON)
    )
    kinds = {None: [], ReversalState.HELD: [gone], ReversalState.RETURNED: [gone, back]}[source.state]
    reversals = [
        ReversalRecord(
            id=new_id("rev"),
            payment_id=payment_id,
            kind=kind,
            reference=source.id,
            amount=source.amount,
            created_at=now(),
        )
        for kind in kinds
        if source.amount
    ]
    new = [reversal for reversal in reversals if await payment_queries.append_reversal(connection, reversal)]
    if isinstance(source, Dispute) and source.closed:
        await payment_queries.close_dispute(connection, payment_id, source.id, now())
    return new[-1] if new else None


async def _follow(connection: AsyncConnection, payment: PaymentRecord, reversal: ReversalRecord) -> credits.Reversed:
    amounts = await payment_queries.reversed_amounts(connection, [payment.id])
    gone = reversed_amount(payment, amounts.get(payment.id, {}))
    await payment_queries.settle(
        connection,
        payment.id,
        PaymentStatus.REFUNDED if gone == payment.amount else PaymentStatus.PAID,
        now=now(),
    )
    moved = await credits.reverse(
        connection,
        payment.user_id,
        payment.id,
        reversal.id,
        _DESCRIPTIONS[reversal.kind],
        gone=payment.credits * gone // payment.amount,
    )
    if reversal.kind in {ReversalKind.REFUND, ReversalKind.DISPUTE}:
        await announcements.enqueue(connection, payment.user_id, WebhookType.PAYMENT_REVERSED, object_id=payment.id)
    return moved


def reversed_amount(payment: PaymentRecord, amounts: Mapping[ReversalKind, int]) -> int:
    """Return the part of a payment's amount that is reversed; ``amounts``: of its reversals, by kind."""
    refunded = amounts.get(ReversalKind.REFUND, 0) - amounts.get(ReversalKind.REFUND_FAILED, 0)
    disputed = amounts.get(ReversalKind.DISPUTE, 0) - amounts.get(ReversalKind.DISPUTE_WON, 0)
    return min(payment.amount, max(0, refunded) + max(0, disputed))


def _report(payment_context: PaymentContext, payment: PaymentRecord, moved: credits.Reversed) -> None:
    payment_context.event_publisher.publish(moved.events)
    if moved.balance:
        payment_context.metrics.payment("reversed" if moved.balance < 0 else "restored")
        _log.warning("payment %s: %+d credits, because its money moved", payment.id, moved.balance)
    if moved.owed > 0:
        payment_context.metrics.credits_short(moved.owed)
        _log.warning("payment %s: %d of its credits were already spent; the user owes them", payment.id, moved.owed)
    elif moved.owed:
        _log.warning(
            "payment %s: %d credits are no longer owed, because its money was returned", payment.id, -moved.owed
        )
