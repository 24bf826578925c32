"""Beginning to buy: one payment for one intent, and a checkout that names the pack."""

import asyncio

import pytest
from starlette.responses import JSONResponse, Response

from db.models import PaymentStatus
from services.billing.packs import CreditPack
from services.billing.payments.checkout import MAX_UNDECIDED, Checkout
from services.billing.payments.return_urls import ReturnUrls
from services.errors import PaymentsUnavailable, RateLimited, SeveralRefused
from tests.services.billing.payments.conftest import PACK, Buyer
from tests.support.stripe import SELLER, FakeStripe, error

PENDING, PAID, FAILED = PaymentStatus.PENDING, PaymentStatus.PAID, PaymentStatus.FAILED


async def test_a_checkout_says_what_is_bought_and_the_way_back(buyer: Buyer, stripe: FakeStripe) -> None:
    checkout = await buyer.begin()

    payment = checkout.payment
    (form,) = stripe.forms
    assert form == {
        "mode": "payment",
        "line_items[0][quantity]": "1",
        "line_items[0][price_data][currency]": "usd",
        "line_items[0][price_data][unit_amount]": "2000",
        "line_items[0][price_data][product_data][name]": "Studio: 500 credits",
        "client_reference_id": payment.id,
        "metadata[payment]": payment.id,
        "metadata[pack]": "studio",
        "metadata[credits]": "500",
        "payment_intent_data[metadata][payment]": payment.id,
        "adaptive_pricing[enabled]": "false",
        "success_url": f"https://shop.example/billing?payment={payment.id}&checkout=success",
        "cancel_url": f"https://shop.example/billing?payment={payment.id}&checkout=canceled",
        "expires_at": str(int(payment.created_at.timestamp()) + 3600),
    }
    assert stripe.keys == [payment.id]
    assert checkout.url == payment.checkout_url == "https://checkout.stripe.example/cs_test_0"
    assert (payment.status, payment.provider, payment.provider_reference) == (PENDING, "stripe", "cs_test_0")
    assert (payment.amount, payment.currency, payment.credits, payment.pack) == (2000, "USD", 500, "studio")
    assert await buyer.ledger() == []


async def test_clicks_at_once_begin_one_payment(buyer: Buyer, stripe: FakeStripe) -> None:
    checkouts = await asyncio.gather(*(buyer.begin() for _ in range(5)))

    assert len({(checkout.payment.id, checkout.url) for checkout in checkouts}) == 1
    assert len(stripe.sessions) == 1
    assert await buyer.payments() == [(PENDING, checkouts[0].url)]


async def test_many_clicks_at_once_take_few_of_the_calls_that_stripe_allows_to_all(
    buyer: Buyer, stripe: FakeStripe
) -> None:
    pages = [ReturnUrls(success=f"https://shop.example/{number}") for number in range(MAX_UNDECIDED)]

    checkouts = await asyncio.gather(*(buyer.begin(back=page) for page in pages for _ in range(6)))

    assert len({checkout.url for checkout in checkouts}) == MAX_UNDECIDED
    assert len(stripe.calls) == MAX_UNDECIDED, "each click of one user makes a call of its own"

    stripe.on_create = lambda _: error(403)
    await buyer.tell("checkout.session.completed", stripe.paid("cs_test_0"))
    clicks = await asyncio.gather(*(buyer.begin() for _ in range(6)), return_exceptions=True)
    assert [type(each) for each in clicks] == [PaymentsUnavailable] * 6


async def test_a_checkout_that_was_begun_is_gone_on_with_for_a_while(buyer: Buyer, stripe: FakeStripe) -> None:
    first = await buyer.begin()
    assert (await buyer.begin()).url == first.url
    assert len(stripe.calls) == 1

    await buyer.make_due(older_by=26 * 60)
    assert (await buyer.begin()).url != first.url


@pytest.mark.parametrize("change", [{"amount": 2001}, {"credits": 501}, {"currency": "EUR"}, {"slug": "other"}])
@pytest.mark.embedded
async def test_another_offer_is_another_payment(buyer: Buyer, change: dict[str, object]) -> None:
    values: dict[str, object] = {"slug": PACK.slug, "credits": 500, "amount": 2000, "currency": "USD"}
    first = await buyer.begin()

    second = await buyer.begin(CreditPack(name="Studio", **(values | change)))  # type: ignore[arg-type]  # of any type

    assert second.payment.id != first.payment.id
    assert second.url != first.url


async def test_a_user_has_ten_undecided_payments_at_most(buyer: Buyer, other_buyer: Buyer, stripe: FakeStripe) -> None:
    pages = [ReturnUrls(success=f"https://shop.example/{number}") for number in range(MAX_UNDECIDED + 5)]

    begun = await asyncio.gather(*(buyer.begin(back=page) for page in pages), return_exceptions=True)

    refusals = [each for each in begun if isinstance(each, RateLimited)]
    undecided = [status for status, _ in await buyer.payments()]
    assert (undecided, len(refusals)) == ([PENDING] * MAX_UNDECIDED, 5), "one user's pending payments have no bound"
    assert {3590 < refusal.retry_after <= 3600 for refusal in refusals} == {True}, (
        "the first checkout expires in an hour"
    )
    assert len(stripe.sessions) == MAX_UNDECIDED, "a refused payment has a checkout"
    assert (await other_buyer.begin()).payment.status is PENDING, "the bound is not each user's own"

    first = next(each for each in begun if isinstance(each, Checkout)).payment
    back = ReturnUrls(success=first.success_url)
    assert (await buyer.begin(back=back)).payment.id == first.id, "a second click is refused"
    assert first.provider_reference is not None
    await buyer.tell("checkout.session.completed", stripe.paid(first.provider_reference, payment_status="unpaid"))
    with pytest.raises(RateLimited):
        await buyer.begin(back=back)
    await buyer.tell("checkout.session.async_payment_succeeded", stripe.paid(first.provider_reference))
    assert (await buyer.begin(back=back)).payment.status is PENDING, "a decided payment still counts"

    await buyer.make_due(older_by=3700)
    with pytest.raises(RateLimited) as refused:
        await buyer.begin()
    assert refused.value.retry_after == 60, "reconciliation fetches an expired checkout within a minute"


async def test_what_is_paid_or_being_decided_is_not_begun_again(buyer: Buyer, stripe: FakeStripe) -> None:
    waiting = (await buyer.begin()).payment.provider_reference or ""
    await buyer.tell("checkout.session.completed", stripe.paid(waiting, payment_status="unpaid"))
    assert await buyer.payments() == [(PENDING, None)]
    paid = await buyer.bought()

    third = await buyer.begin()

    assert len({waiting, paid, third.payment.provider_reference}) == 3
    assert [status for status, _ in await buyer.payments()] == [PENDING, PAID, PENDING]


@pytest.mark.parametrize(
    "answer",
    [
        error(400, "amount_too_small", param="line_items[0][price_data][unit_amount]"),
        error(401),
        error(403),
        error(500, kind="api_error"),
        JSONResponse({"id": "cs_1", "status": "new"}),
        JSONResponse({"id": "cs_1", "status": "expired", "metadata": {}, "url": None}),
        JSONResponse([]),
        Response("<html>", media_type="text/html"),
    ],
)
@pytest.mark.embedded
async def test_a_payment_without_a_checkout_has_failed(buyer: Buyer, stripe: FakeStripe, answer: Response) -> None:
    stripe.on_create = lambda _: answer
    with pytest.raises(PaymentsUnavailable):
        await buyer.begin()
    assert await buyer.payments() == [(FAILED, None)]

    stripe.on_create = None
    assert (await buyer.begin()).payment.status is PENDING
    assert [status for status, _ in await buyer.payments()] == [FAILED, PENDING]
    assert await buyer.ledger() == []


async def test_an_answer_that_was_lost_is_asked_for_again_with_the_same_key(buyer: Buyer, stripe: FakeStripe) -> None:
    lost: list[str] = []

    def lose_the_first(form: dict[str, str]) -> Response | None:
        if lost:
            return None
        lost.append(form["client_reference_id"])
        return error(503, kind="api_error")

    stripe.on_create = lose_the_first

    checkout = await buyer.begin()

    assert stripe.keys == [checkout.payment.id] * 2
    assert await buyer.payments() == [(PENDING, checkout.url)]


async def test_what_is_paid_at_a_checkout_that_was_given_up_is_given(buyer: Buyer, stripe: FakeStripe) -> None:
    def make_and_lose(form: dict[str, str]) -> Response:
        if not stripe.sessions:
            stripe.make(form)
        return error(500, kind="api_error")

    stripe.on_create = make_and_lose
    with pytest.raises(PaymentsUnavailable):
        await buyer.begin()

    await buyer.tell("checkout.session.completed", stripe.paid("cs_test_0"))

    assert [status for status, _ in await buyer.payments()] == [PAID]
    assert [entry[1:] for entry in await buyer.ledger()] == [(500, 600)]


async def test_an_event_may_be_faster_than_the_answer(buyer: Buyer, stripe: FakeStripe) -> None:
    """The checkout is paid before its id is stored."""
    telling: list[asyncio.Task[object]] = []

    async def pay() -> None:
        await buyer.tell("checkout.session.completed", stripe.paid("cs_test_0"))

    def make_and_pay(form: dict[str, str]) -> Response:
        session = JSONResponse(stripe.make(form))
        telling.append(asyncio.create_task(pay()))
        return session

    stripe.on_create = make_and_pay
    await buyer.begin()
    await asyncio.gather(*telling)

    assert await buyer.payments() == [(PAID, None)]
    assert [entry[1:] for entry in await buyer.ledger()] == [(500, 600)]


async def test_a_checkout_leads_back_to_the_addresses_that_it_was_given(buyer: Buyer, stripe: FakeStripe) -> None:
    back = ReturnUrls(success="https://app.example/paid?payment={PAYMENT_ID}#top", cancel="https://shop.example/no")
    own = await buyer.begin()

    first = await buyer.begin(back=back)
    again = await buyer.begin(back=back)
    half = await buyer.begin(back=ReturnUrls(cancel="https://shop.example/no"))

    assert first == again
    assert len({own.payment.id, first.payment.id, half.payment.id}) == 3
    _, form, of_half = stripe.forms
    assert (form["success_url"], form["cancel_url"], form[SELLER]) == (
        f"https://app.example/paid?payment={first.payment.id}#top",
        "https://shop.example/no",
        "https://shop.example",
    )
    assert of_half["success_url"] == f"https://shop.example/billing?payment={half.payment.id}&checkout=success"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/billing",
        "//app.example/",
        "app.example/paid",
        "https://app.example.evil.example/",
        "https://evil.example/https://app.example",
        "https://sub.app.example/",
        "http://app.example/",
        "https://app.example:444/",
        "https://app.example@evil.example/",
        "https://evil.example\\@app.example/",
        "https://evil.example\\.app.example/",
        "https://ada:secret@app.example/",
        "https:/app.example/",
        "https:app.example",
        "https://app.example\n.evil.example/",
        "https://app.example /",
        "https://äpp.example/",
        "https://{PAYMENT_ID}.example/",
        "https://app.example/" + "a" * 2030,
        "javascript:alert(1)//https://app.example/",
        "data:text/html,https://app.example/",
    ],
)
def test_an_address_of_another_origin_is_refused(address: str) -> None:
    origins = {"https://app.example", "https://shop.example", "https://pay.example"}

    with pytest.raises(SeveralRefused) as several:
        ReturnUrls(success=address, cancel=address).check(origins)

    assert [refusal.path for refusal in several.value.refusals] == [["input", "successUrl"], ["input", "cancelUrl"]]
    for allowed in ("https://app.example", "https://App.Example:443/a?b#c", "https://shop.example/{PAYMENT_ID}"):
        ReturnUrls(success=allowed).check(origins)
