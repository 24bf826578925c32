"""The effects of events on payments: each once, in any order, and none of an event that does not match."""

import asyncio
import itertools
from collections.abc import Callable

import pytest

from db.models import CreditTransactionKind, PaymentStatus
from services.billing.payments.reconciliation import reconcile
from services.billing.payments.reversals import NotPaidYet
from services.billing.payments.settlement import SettlementResult
from services.billing.stripe.errors import StripeUnavailable
from tests.services.billing.payments.conftest import Buyer
from tests.support.stripe import FakeStripe, Json, error

PENDING, PAID, FAILED, REFUNDED = (
    PaymentStatus.PENDING,
    PaymentStatus.PAID,
    PaymentStatus.FAILED,
    PaymentStatus.REFUNDED,
)
PURCHASE, ADJUSTMENT = CreditTransactionKind.PURCHASE, CreditTransactionKind.ADJUSTMENT
COMPLETED, LATER = "checkout.session.completed", "checkout.session.async_payment_succeeded"
BOUGHT = (PURCHASE, 500, 600)


async def statuses(buyer: Buyer) -> list[PaymentStatus]:
    return [status for status, _ in await buyer.payments()]


async def begun(buyer: Buyer) -> str:
    return (await buyer.begin()).payment.provider_reference or ""


async def test_a_paid_checkout_gives_its_credits_once(buyer: Buyer, stripe: FakeStripe) -> None:
    session = stripe.paid(await begun(buyer))

    results = [await buyer.tell(COMPLETED, session) for _ in range(3)]

    assert results == [SettlementResult.SETTLED, SettlementResult.DUPLICATE, SettlementResult.DUPLICATE]
    assert await buyer.payments() == [(PAID, None)]
    assert await buyer.ledger() == [BOUGHT]


async def test_the_same_event_many_times_at_once_and_the_sweep_give_once(buyer: Buyer, stripe: FakeStripe) -> None:
    session = stripe.paid(await begun(buyer))
    await buyer.make_due()

    results, _ = await asyncio.gather(
        asyncio.gather(*(buyer.tell(COMPLETED, session) for _ in range(8))), reconcile(buyer.payment_context)
    )

    assert results.count(SettlementResult.SETTLED) <= 1
    assert set(results) <= {SettlementResult.SETTLED, SettlementResult.DUPLICATE}
    assert await buyer.ledger() == [BOUGHT]


async def test_money_by_bank_gives_when_it_has_come(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await begun(buyer)

    assert await buyer.tell(COMPLETED, stripe.paid(session_id, payment_status="unpaid")) is SettlementResult.PENDING
    assert (await statuses(buyer), await buyer.ledger()) == ([PENDING], [])
    assert await buyer.tell(LATER, stripe.paid(session_id)) is SettlementResult.SETTLED
    assert await buyer.tell(COMPLETED, stripe.paid(session_id, payment_status="unpaid")) is SettlementResult.DUPLICATE

    assert (await statuses(buyer), await buyer.ledger()) == ([PAID], [BOUGHT])


@pytest.mark.parametrize("kind", ["checkout.session.async_payment_failed", "checkout.session.expired"])
async def test_money_that_does_not_come_gives_nothing(buyer: Buyer, stripe: FakeStripe, kind: str) -> None:
    session_id = await begun(buyer)
    changes = {"status": "expired"} if kind.endswith("expired") else {}

    session = stripe.paid(session_id, payment_status="unpaid", **changes)
    assert [await buyer.tell(kind, session) for _ in range(2)] == [SettlementResult.SETTLED, SettlementResult.DUPLICATE]

    assert (await buyer.payments(), await buyer.ledger()) == ([(FAILED, None)], [])


async def test_a_failure_that_is_told_after_the_payment_takes_nothing(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await buyer.bought()

    for kind in ("checkout.session.expired", "checkout.session.async_payment_failed"):
        assert await buyer.tell(kind, stripe.paid(session_id, payment_status="unpaid")) is SettlementResult.DUPLICATE

    assert (await statuses(buyer), await buyer.ledger()) == ([PAID], [BOUGHT])


@pytest.mark.parametrize(
    "change",
    [
        {"amount_total": 1999},
        {"amount_total": None},
        {"amount_total": True},
        {"currency": "jpy"},
        {"currency": None},
        {"metadata": {}},
        {"id": "cs_test_of_another"},
    ],
)
@pytest.mark.embedded
async def test_what_does_not_fit_the_payment_gives_nothing(buyer: Buyer, stripe: FakeStripe, change: Json) -> None:
    session = stripe.paid(await begun(buyer)) | change
    before = await buyer.kept()

    assert await buyer.tell(COMPLETED, session) is SettlementResult.MISMATCHED

    assert await buyer.kept() == before


@pytest.mark.parametrize("changed", ["pack", "credits"])
@pytest.mark.embedded
async def test_another_pack_than_was_recorded_gives_nothing(buyer: Buyer, stripe: FakeStripe, changed: str) -> None:
    session = stripe.paid(await begun(buyer))
    before = await buyer.kept()

    told = session | {"metadata": session["metadata"] | {changed: "5000"}}
    assert await buyer.tell(COMPLETED, told) is SettlementResult.MISMATCHED

    assert await buyer.kept() == before


@pytest.mark.parametrize(
    "session",
    [
        {"metadata": {}, "client_reference_id": None},
        {"metadata": None, "client_reference_id": "order-7"},
        {"metadata": {"payment": "pay_none"}, "client_reference_id": "pay_none"},
        {"metadata": {"payment": 7}, "client_reference_id": ["x"]},
    ],
)
@pytest.mark.embedded
async def test_checkouts_of_other_products_are_left_alone(buyer: Buyer, stripe: FakeStripe, session: Json) -> None:
    told = stripe.paid(await begun(buyer)) | {"id": "cs_test_foreign"} | session
    before = await buyer.kept()

    assert await buyer.tell(COMPLETED, told) is SettlementResult.FOREIGN
    for kind in ("invoice.paid", "customer.created", "a.type.of.the.future"):
        assert await buyer.tell(kind, {"id": "x"}) is SettlementResult.FOREIGN

    assert await buyer.kept() == before


async def test_money_that_goes_back_of_other_products_is_left_alone(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await buyer.bought()
    before = await buyer.kept()

    for kind, about in (
        ("refund.created", stripe.refund(session_id, 500, payment_intent="pi_foreign")),
        ("refund.created", stripe.refund(session_id, 500, payment_intent=None)),
        ("charge.dispute.created", stripe.dispute(session_id, 500, payment_intent="pi_foreign")),
        ("charge.refunded", stripe.charge(session_id, payment_intent=None)),
    ):
        assert await buyer.tell(kind, about) is SettlementResult.FOREIGN

    assert await buyer.kept() == before


async def test_what_did_not_fit_and_is_sent_back_takes_nothing(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await begun(buyer)
    await buyer.tell(COMPLETED, stripe.paid(session_id, amount_total=1))
    before = await buyer.kept()

    assert await buyer.tell("refund.created", stripe.refund(session_id, 1)) is SettlementResult.FOREIGN

    assert await buyer.kept() == before


async def test_refunds_take_back_in_proportion_and_all_of_them_all(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await buyer.bought()
    refunds = [stripe.refund(session_id, amount) for amount in (333, 667, 1000)]

    for told in refunds * 2:
        await buyer.tell("refund.created", told)
        assert await statuses(buyer) == [REFUNDED if len(await buyer.ledger()) == 4 else PAID]

    # 500 credits for 2000 cents: 83 for 333, 250 for 1000.
    assert await buyer.ledger() == [BOUGHT, (ADJUSTMENT, -83, 517), (ADJUSTMENT, -167, 350), (ADJUSTMENT, -250, 100)]


@pytest.mark.parametrize("lists", [True, False])
async def test_a_refunded_charge_is_looked_into_where_it_does_not_list_its_refunds(
    buyer: Buyer, stripe: FakeStripe, lists: bool
) -> None:
    session_id = await buyer.bought()
    refunds = [stripe.refund(session_id, amount) for amount in (400, 600)]
    charge = stripe.charge(session_id, **({"refunds": {"data": refunds, "has_more": False}} if lists else {}))

    assert await buyer.tell("charge.refunded", charge) is SettlementResult.SETTLED
    assert await buyer.tell("charge.refunded", charge) is SettlementResult.DUPLICATE
    for refund in refunds:
        assert await buyer.tell("refund.created", refund) is SettlementResult.DUPLICATE

    entries = (await buyer.ledger())[1:]
    assert (sorted(entry[1] for entry in entries), entries[-1][2]) == ([-150, -100], 350)
    assert ("GET /v1/refunds" in stripe.calls) is not lists


async def test_no_balance_falls_below_zero_and_what_is_spent_is_missed(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await buyer.bought()
    await buyer.spend(530)

    await buyer.tell("refund.created", stripe.refund(session_id, 2000))

    assert (await buyer.ledger())[-1] == (ADJUSTMENT, -70, 0)
    assert await statuses(buyer) == [REFUNDED]
    assert b"atelier_credits_short_total 430.0" in buyer.payment_context.metrics.render()


async def test_a_refund_of_what_is_spent_to_the_last_writes_no_empty_entry(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await buyer.bought()
    await buyer.spend(600)
    before = await buyer.ledger()

    assert await buyer.tell("refund.created", stripe.refund(session_id, 2000)) is SettlementResult.SETTLED

    assert await buyer.ledger() == before
    assert await statuses(buyer) == [REFUNDED]


async def test_a_dispute_takes_all_and_gives_back_what_it_took_when_it_is_won(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await buyer.bought()
    await buyer.spend(400)
    dispute = stripe.dispute(session_id, 2000)

    for kind in ("created", "funds_withdrawn", "updated"):
        await buyer.tell(f"charge.dispute.{kind}", dispute)
    assert (await buyer.ledger())[2:] == [(ADJUSTMENT, -200, 0)]
    assert await statuses(buyer) == [REFUNDED]

    for kind in ("closed", "funds_reinstated", "closed"):
        await buyer.tell(f"charge.dispute.{kind}", stripe.dispute(session_id, 2000, "won"))
    assert (await buyer.ledger())[3:] == [(ADJUSTMENT, 200, 200)]
    assert await statuses(buyer) == [PAID]


async def test_a_lost_dispute_keeps_what_it_took(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await buyer.bought()

    for kind, status in (("created", "needs_response"), ("closed", "lost"), ("closed", "lost")):
        await buyer.tell(f"charge.dispute.{kind}", stripe.dispute(session_id, 2000, status))

    assert (await buyer.ledger())[1:] == [(ADJUSTMENT, -500, 100)]


async def test_an_inquiry_takes_nothing_unless_money_goes(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await buyer.bought()
    inquiry = stripe.dispute(session_id, 2000, "warning_needs_response")
    before = await buyer.kept()

    await buyer.tell("charge.dispute.created", inquiry)
    assert await buyer.kept() == before
    await buyer.tell("charge.dispute.funds_withdrawn", inquiry)
    await buyer.tell("charge.dispute.closed", stripe.dispute(session_id, 2000, "warning_closed"))

    assert (await buyer.ledger())[1:] == [(ADJUSTMENT, -500, 100), (ADJUSTMENT, 500, 600)]


async def test_a_refund_that_fails_gives_back(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await buyer.bought()
    refund = stripe.refund(session_id, 1000, status="pending")

    await buyer.tell("refund.created", refund)
    for kind in ("refund.failed", "refund.updated", "charge.refund.updated"):
        await buyer.tell(kind, refund | {"status": "failed"})

    assert (await buyer.ledger())[1:] == [(ADJUSTMENT, -250, 350), (ADJUSTMENT, 250, 600)]
    assert await statuses(buyer) == [PAID]


def told_of(stripe: FakeStripe, session_id: str) -> list[tuple[str, Json]]:
    """Return all events of a payment that was half refunded, in vain, and whose dispute was won."""
    refund = stripe.refund(session_id, 1000)
    return [
        ("refund.created", refund),
        ("refund.failed", refund | {"status": "failed"}),
        ("charge.dispute.created", stripe.dispute(session_id, 2000)),
        ("charge.dispute.closed", stripe.dispute(session_id, 2000, "won")),
    ]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
async def test_in_whatever_order_it_is_told_it_ends_the_same(
    buyer: Buyer, stripe: FakeStripe, order: tuple[int, ...]
) -> None:
    told = told_of(stripe, await buyer.bought())

    for index in (*order, *order):
        await buyer.tell(*told[index])

    ledger = await buyer.ledger()
    assert (await statuses(buyer), ledger[-1][2]) == ([PAID], 600)
    assert sum(amount for _, amount, _ in ledger) == 500


async def test_all_of_it_at_once_ends_the_same(buyer: Buyer, stripe: FakeStripe) -> None:
    told = told_of(stripe, await buyer.bought())

    await asyncio.gather(*(buyer.tell(*one) for one in told * 3))

    assert (await statuses(buyer), (await buyer.ledger())[-1][2]) == ([PAID], 600)


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize("kind", ["refund.created", "charge.dispute.created", "charge.refunded"])
async def test_money_that_goes_back_before_it_is_known_to_have_come_settles_both(
    buyer: Buyer, stripe: FakeStripe, kind: str, stored: bool
) -> None:
    """The event that it was paid is on its way still; perhaps even the answer that names the checkout."""
    if not stored:
        stripe.on_create = lambda form: error(500) if stripe.make(form) else None
        with pytest.raises(Exception, match="not available"):
            await buyer.begin()
    session_id = await begun(buyer) if stored else "cs_test_0"
    session = stripe.paid(session_id)
    refund = stripe.refund(session_id, 2000)
    about: dict[str, Callable[[], Json]] = {
        "refund.created": lambda: refund,
        "charge.dispute.created": lambda: stripe.dispute(session_id, 2000),
        "charge.refunded": lambda: stripe.charge(session_id),
    }

    assert await buyer.tell(kind, about[kind]()) is SettlementResult.SETTLED
    assert await buyer.tell(COMPLETED, session) is SettlementResult.DUPLICATE

    assert await buyer.ledger() == [BOUGHT, (ADJUSTMENT, -500, 100)]
    assert await statuses(buyer) == [REFUNDED]


async def test_money_that_goes_back_and_has_not_come_is_told_again(buyer: Buyer, stripe: FakeStripe) -> None:
    session_id = await begun(buyer)
    stripe.paid(session_id, payment_status="unpaid")
    await buyer.tell(COMPLETED, stripe.sessions[session_id])
    before = await buyer.kept()

    with pytest.raises(NotPaidYet):
        await buyer.tell("refund.created", stripe.refund(session_id, 2000))
    stripe.on_any = lambda _: error(500)
    with pytest.raises(StripeUnavailable):
        await buyer.tell("refund.created", stripe.refund(session_id, 2000))

    assert await buyer.kept() == before
