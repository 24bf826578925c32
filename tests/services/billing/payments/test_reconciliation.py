"""Reconciliation: payments without an event are read from Stripe, and settled as an event would have settled them."""

import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import select, update
from starlette.responses import Response

from db.models import Payment, PaymentStatus
from db.personal_data import table_of
from db.queries.privacy import personal
from services.billing.payments.checkout import MAX_UNDECIDED
from services.billing.payments.context import Patience
from services.billing.payments.reconciliation import AT_ONCE, PER_USER, fetch_receipts, reconcile
from services.billing.payments.return_urls import ReturnUrls
from services.clock import now
from services.identity.accounts import Accounts
from tests.services.billing.payments.conftest import PACK, Buyer
from tests.support.stripe import FakeStripe, error

PENDING, PAID, FAILED = PaymentStatus.PENDING, PaymentStatus.PAID, PaymentStatus.FAILED
BACK_AT_THE_BEGINNING = {"id": "pi_0", "status": "requires_payment_method"}
ASKED = "GET /v1/checkout/sessions/cs_test_0"


async def begun(buyer: Buyer) -> str:
    session_id = (await buyer.begin()).payment.provider_reference or ""
    await buyer.make_due()
    return session_id


async def interrupted(buyer: Buyer, stripe: FakeStripe) -> None:
    """Begin to buy, and be cut off while Stripe makes the checkout."""

    def cut_off(_: dict[str, str]) -> Response | None:
        beginning.cancel()
        return None

    beginning = asyncio.create_task(buyer.begin())
    stripe.on_create = cut_off
    with pytest.raises(asyncio.CancelledError):
        await beginning


async def looked_for(buyer: Buyer) -> float | None:
    """Return in how many seconds the checkout is to be read; None: never."""
    async with buyer.payment_context.database.read() as connection:
        look_at = await connection.scalar(select(Payment.look_at))
    return None if look_at is None else (look_at - now()).total_seconds()


@pytest.mark.parametrize(
    ("state", "status", "given"),
    [
        ({}, PAID, [500]),
        ({"status": "expired", "payment_status": "unpaid", "payment_intent": None}, FAILED, []),
        ({"payment_status": "unpaid", "payment_intent": BACK_AT_THE_BEGINNING}, FAILED, []),
        ({"payment_status": "unpaid", "payment_intent": BACK_AT_THE_BEGINNING | {"status": "canceled"}}, FAILED, []),
    ],
)
async def test_a_checkout_that_nobody_told_of_is_settled(
    buyer: Buyer, stripe: FakeStripe, state: dict[str, object], status: PaymentStatus, given: list[int]
) -> None:
    stripe.paid(await begun(buyer), **state)

    assert await reconcile(buyer.payment_context) == 1

    assert await buyer.payments() == [(status, None)]
    assert [amount for _, amount, _ in await buyer.ledger()] == given
    assert await looked_for(buyer) is None
    assert await reconcile(buyer.payment_context) == 0


async def test_a_checkout_that_is_open_is_asked_about_again_later(buyer: Buyer, stripe: FakeStripe) -> None:
    await begun(buyer)
    before = await buyer.payments()

    assert await reconcile(buyer.payment_context) == 1
    assert await reconcile(buyer.payment_context) == 0

    assert stripe.calls.count(ASKED) == 1
    assert await buyer.payments() == before
    assert 30 < (await looked_for(buyer) or 0) <= 60


async def test_money_on_its_way_is_waited_for(buyer: Buyer, stripe: FakeStripe) -> None:
    intent = {"id": "pi_0", "status": "processing"}
    stripe.paid(await begun(buyer), payment_status="unpaid", payment_intent=intent)

    await reconcile(buyer.payment_context)
    assert await buyer.payments() == [(PENDING, None)]

    stripe.paid("cs_test_0", payment_intent=intent)
    await buyer.make_due()
    await reconcile(buyer.payment_context)
    assert [status for status, _ in await buyer.payments()] == [PAID]


async def test_sweeps_at_once_ask_once(buyer: Buyer, stripe: FakeStripe) -> None:
    stripe.paid(await begun(buyer))

    assert sorted(await asyncio.gather(*(reconcile(buyer.payment_context) for _ in range(4)))) == [0, 0, 0, 1]

    assert stripe.calls.count(ASKED) == 1
    assert len(await buyer.ledger()) == 1


async def test_while_stripe_does_not_answer_everything_stays_as_it_is(buyer: Buyer, stripe: FakeStripe) -> None:
    stripe.paid(await begun(buyer))
    stripe.on_any = lambda _: error(503)
    before = await buyer.payments()

    await reconcile(buyer.payment_context)
    assert (await buyer.payments(), await buyer.ledger()) == (before, [])

    stripe.on_any = None
    await buyer.make_due()
    await reconcile(buyer.payment_context)
    assert [status for status, _ in await buyer.payments()] == [PAID]


async def test_a_checkout_that_cannot_be_understood_is_in_nobodys_way(buyer: Buyer, stripe: FakeStripe) -> None:
    unclear = await begun(buyer)
    paid = (await buyer.begin(replace(PACK, amount=1000))).payment.provider_reference or ""
    stripe.sessions[unclear]["status"] = "sparkling"
    stripe.paid(paid)
    await buyer.make_due()

    await reconcile(buyer.payment_context)

    assert [status for status, _ in await buyer.payments()] == [PENDING, PAID]


async def test_a_checkout_that_stripe_fails_over_is_asked_about_less_and_less(buyer: Buyer, stripe: FakeStripe) -> None:
    await begun(buyer)
    await buyer.make_due(older_by=1200)
    stripe.on_any = lambda _: error(500)

    await reconcile(buyer.payment_context)

    assert 590 < (await looked_for(buyer) or 0) <= 610


@pytest.mark.parametrize("status", [401, 404])
async def test_another_account_or_a_wrong_key_fails_no_payment(buyer: Buyer, stripe: FakeStripe, status: int) -> None:
    stripe.paid(await begun(buyer))
    stripe.on_any = lambda _: error(status, "resource_missing" if status == 404 else None)

    await reconcile(buyer.payment_context)

    assert [status for status, _ in await buyer.payments()] == [PENDING]
    assert (await looked_for(buyer) or 0) > 0


async def test_a_payment_that_was_interrupted_before_its_checkout_fails_in_the_end(
    buyer: Buyer, stripe: FakeStripe
) -> None:
    await interrupted(buyer, stripe)
    await buyer.make_due()
    await reconcile(buyer.payment_context)
    assert await buyer.payments() == [(PENDING, None)]

    await buyer.make_due(older_by=3601)
    await reconcile(buyer.payment_context)

    assert await buyer.payments() == [(FAILED, None)]
    assert [call for call in stripe.calls if call.startswith("GET")] == []


async def test_an_interrupted_checkout_is_gone_on_with_by_the_next_click(buyer: Buyer, stripe: FakeStripe) -> None:
    await interrupted(buyer, stripe)
    stripe.on_create = None

    checkout = await buyer.begin()

    assert stripe.keys == [checkout.payment.id] * 2
    assert await buyer.payments() == [(PENDING, checkout.url)]


async def test_what_is_never_decided_is_given_up(buyer: Buyer) -> None:
    await begun(buyer)
    await buyer.make_due(older_by=31 * 86_400)

    await reconcile(buyer.payment_context)

    assert await looked_for(buyer) is None
    assert [status for status, _ in await buyer.payments()] == [PENDING]


async def test_one_sweep_asks_about_so_many_only(buyer: Buyer) -> None:
    accounts = Accounts(buyer.payment_context.database, signup_credits=0)
    for number in range(AT_ONCE + 2):
        user = await accounts.by_subject(f"user{number}")
        await Buyer(buyer.payment_context, buyer.stripe, user.id).begin()
    await buyer.make_due()

    assert [await reconcile(buyer.payment_context) for _ in range(3)] == [AT_ONCE, 2, 0]


async def test_the_payments_of_one_user_delay_nobody_elses(
    buyer: Buyer, other_buyer: Buyer, stripe: FakeStripe
) -> None:
    mine = [
        (await buyer.begin(back=ReturnUrls(success=f"https://shop.example/{number}"))).payment
        for number in range(MAX_UNDECIDED)
    ]
    others = (await other_buyer.begin()).payment
    await buyer.make_due()
    stripe.calls.clear()

    assert await reconcile(buyer.payment_context) == PER_USER + 1

    fetched = [call.rpartition("/")[2] for call in stripe.calls]
    assert others.provider_reference in fetched, "one user's payments took the whole round"
    assert len({payment.provider_reference for payment in mine} & set(fetched)) == PER_USER
    assert [await reconcile(buyer.payment_context) for _ in range(4)] == [3, 3, 1, 0], "some were not fetched later"


async def test_the_receipts_of_one_user_delay_nobody_elses(
    buyer: Buyer, other_buyer: Buyer, stripe: FakeStripe
) -> None:
    for _ in range(AT_ONCE):
        await buyer.bought()
    await other_buyer.bought()
    stripe.calls.clear()

    assert await fetch_receipts(buyer.payment_context) == PER_USER + 1

    fetched = [call.rpartition("/")[2] for call in stripe.calls]
    assert f"pi_{AT_ONCE}" in fetched, "one user's receipts took the whole round"


def test_it_is_asked_often_at_first_and_seldom_later() -> None:
    patience, moment = Patience(), now()

    def waits(*ages: float, reachable: bool = True) -> list[float]:
        looks = [patience.next_check(moment - age * patience.first_check, moment, reachable=reachable) for age in ages]
        return [round((look - moment) / patience.first_check, 2) for look in looks if look is not None]

    assert waits(0, 1, 2, 10, 60, 600, 40_000) == [1, 1, 1, 5, 30, 60, 60]
    assert waits(0, 59, 61, reachable=False) == [0.07, 0.07, 30.5]
    assert waits(43_201) == []


async def receipt(buyer: Buyer) -> tuple[str | None, float | None]:
    """Return the address of the receipt, and in how many seconds it is fetched again."""
    async with buyer.payment_context.database.read() as connection:
        url, due_at = (await connection.execute(select(Payment.receipt_url, Payment.receipt_due_at))).one()
    return url, None if due_at is None else (due_at - now()).total_seconds()


async def make_receipt_due(buyer: Buyer) -> None:
    async with buyer.payment_context.database.begin() as connection:
        await connection.execute(
            update(Payment).where(Payment.receipt_due_at.is_not(None)).values(receipt_due_at=now())
        )


async def test_the_receipt_of_a_payment_is_fetched_until_there_is_one(buyer: Buyer, stripe: FakeStripe) -> None:
    await begun(buyer)
    assert await fetch_receipts(buyer.payment_context) == 0
    await buyer.bought()

    assert await fetch_receipts(buyer.payment_context) == 1
    url, wait = await receipt(buyer)
    assert (url, 30 < (wait or 0) <= 60) == (None, True)
    assert await fetch_receipts(buyer.payment_context) == 0
    stripe.receipts["pi_0"] = "https://pay.stripe.example/receipts/1"
    await make_receipt_due(buyer)
    assert await fetch_receipts(buyer.payment_context) == 1

    assert await receipt(buyer) == ("https://pay.stripe.example/receipts/1", None)
    assert await fetch_receipts(buyer.payment_context) == 0


@pytest.mark.parametrize("url", [None, "https://pay.stripe.example/receipts/1"])
async def test_a_receipt_that_is_fetched_while_an_erasure_clears_the_payment_is_not_stored(
    buyer: Buyer, stripe: FakeStripe, monkeypatch: pytest.MonkeyPatch, url: str | None
) -> None:
    await buyer.bought()
    database = buyer.payment_context.database

    async def cleared_meanwhile(*_: object) -> str | None:
        await database.transact(personal.clear, table_of("payments"), buyer.user_id)
        return url

    monkeypatch.setattr(buyer.payment_context.stripe, "receipt_of", cleared_meanwhile)

    assert await fetch_receipts(buyer.payment_context) == 1

    assert await receipt(buyer) == (None, None)


@pytest.mark.parametrize("answer", [error(403), error(404, "resource_missing"), error(500, kind="api_error")])
async def test_a_receipt_that_cannot_be_fetched_is_given_up_after_days(
    buyer: Buyer, stripe: FakeStripe, answer: Response
) -> None:
    await buyer.bought()
    stripe.on_any = lambda request: answer if "payment_intents" in request.url.path else None

    assert await fetch_receipts(buyer.payment_context) == 1
    url, wait = await receipt(buyer)
    assert (url, wait is not None) == (None, True)
    buyer.payment_context = replace(buyer.payment_context, patience=Patience(receipt=timedelta(0)))
    await make_receipt_due(buyer)
    assert await fetch_receipts(buyer.payment_context) == 1

    assert await receipt(buyer) == (None, None)
    assert [status for status, _ in await buyer.payments()] == [PAID]
