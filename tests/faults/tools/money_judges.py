"""The judges of money: each checks the records of payments against one promise."""

from collections import Counter
from collections.abc import Iterator

from tests.faults.tools.history import History
from tests.faults.tools.money import Payment

_MADE = {"paid", "refunded"}


def payments_end_as_the_processor_has_them(history: History) -> Iterator[str]:
    """Money that came is credits, money that went back is noted, and nothing else is."""
    money = history.money
    payments = {payment.id: payment for payment in money.payments}
    for charged in money.charged:
        payment = payments.get(charged.payment_id)
        if payment is None:
            if charged.payment_id not in money.lost:
                yield f"{charged.payment_id}: it was paid, and is not there"
        elif payment.status not in _MADE:
            yield f"{charged.payment_id}: it was paid, and is {payment.status}"
        elif charged.payment_id not in money.silent:
            noted = {each.reference for each in money.reversals if each.payment_id == payment.id}
            for reference in charged.gone.keys() - noted:
                yield f"{payment.id}: {reference} took money back, and is not noted"
            won = {each.reference for each in money.reversals if each.kind == "dispute_won"}
            for reference in set(charged.won) - won:
                yield f"{payment.id}: {reference} was won, and is not noted"
    paid = {charged.payment_id: charged for charged in money.charged}
    for payment in money.payments:
        if payment.status in _MADE and payment.id not in paid:
            yield f"{payment.id}: it is {payment.status}, and nobody paid"
    for reversal in money.reversals:
        if reversal.payment_id not in paid or reversal.reference not in paid[reversal.payment_id].gone:
            yield f"{reversal.payment_id}: {reversal.reference} is noted, and took nothing back"


def each_payment_gives_its_credits_once(history: History) -> Iterator[str]:
    given = Counter[str]()
    for move in history.money.moves:
        if move.kind == "purchase":
            given[move.payment_id] += move.amount
    for payment in history.money.payments:
        expected = payment.credits if payment.status in _MADE else 0
        if given[payment.id] != expected:
            yield f"{payment.id}: {payment.status}, and gave {given[payment.id]} credits in place of {expected}"


def what_is_taken_and_owed_is_what_was_reversed(history: History) -> Iterator[str]:
    taken, owed = Counter[str](), Counter[str]()
    for move in history.money.moves:
        if move.kind in {"adjustment", "debt"}:
            taken[move.payment_id] -= move.amount
    for debt in history.money.debts:
        owed[debt.payment_id] += debt.amount
    for payment in history.money.payments:
        reversed_credits = payment.credits * _gone(history, payment) // payment.amount
        if taken[payment.id] + owed[payment.id] != reversed_credits:
            yield (
                f"{payment.id}: {reversed_credits} credits were reversed,"
                f" {taken[payment.id]} are taken and {owed[payment.id]} owed"
            )
        if taken[payment.id] < 0 or owed[payment.id] < 0:
            yield f"{payment.id}: {taken[payment.id]} credits are taken and {owed[payment.id]} owed"


def nothing_is_owed_that_was_not_reversed(history: History) -> Iterator[str]:
    money = history.money
    reversals = {reversal.id: reversal.payment_id for reversal in money.reversals}
    total = Counter[str]()
    for debt in money.debts:
        total[debt.user_id] += debt.amount
        if debt.amount > 0 and (debt.reversal_id is None or reversals.get(debt.reversal_id) != debt.payment_id):
            yield f"{debt.user_id}: {debt.amount} credits are owed for {debt.payment_id}, without a reversal"
    for user, owed in money.owed.items():
        if owed != total[user]:
            yield f"{user}: {owed} credits are owed, and the changes add up to {total[user]}"


def _gone(history: History, payment: Payment) -> int:
    """Return how much money of a payment is not there any more."""
    told = Counter[str]()
    for reversal in history.money.reversals:
        if reversal.payment_id == payment.id:
            told[reversal.kind] += reversal.amount
    refunded = max(0, told["refund"] - told["refund_failed"])
    disputed = max(0, told["dispute"] - told["dispute_won"])
    return min(payment.amount, refunded + disputed)
