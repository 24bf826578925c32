"""The sandbox of Stripe, used by Stripe's own library: sessions, the page, refunds, disputes, and signed events."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import stripe
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from stripe import Webhook

from sandbox.cards.routes import CardsConfig, create_app
from tests.sandbox.running import TIMEOUT, serving
from tests.support.requests import http_client

SECRET = "whsec_of_the_sandbox"
CARD, DECLINED, DISPUTED = "4242424242424242", "4000000000000002", "4000000000000259"


@dataclass
class Shop:
    """The receiver of the sandbox's events, and of returning users; responds with the given statuses, then with 200."""

    url: str = ""
    events: list[stripe.Event] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    _heard: asyncio.Event = field(default_factory=asyncio.Event)

    async def hear(self, request: Request) -> Response:
        event = Webhook.construct_event(await request.body(), request.headers["stripe-signature"], SECRET)
        self.events.append(event)
        self._heard.set()
        return Response(status_code=self.answers.pop(0) if self.answers else 200)

    async def told(self, kind: str, count: int = 1) -> list[Any]:
        """Return the objects of the events of a type, when this number has arrived."""
        async with asyncio.timeout(TIMEOUT):
            while len(found := [event.data.object for event in self.events if event.type == kind]) < count:
                self._heard.clear()
                await self._heard.wait()
        return found


@dataclass
class Cards:
    """A running sandbox, and a seller with Stripe's library."""

    url: str
    shop: Shop
    http: httpx.AsyncClient
    library: stripe.HTTPXClient

    def client(self, key: str = "sk_test_any") -> stripe.StripeClient:
        addresses: Any = {"api": self.url}
        return stripe.StripeClient(key, base_addresses=addresses, http_client=self.library, max_network_retries=0)

    async def session(self, session: Any) -> Any:
        """Return how a session stands, with its payment intent."""
        sessions = self.client().v1.checkout.sessions
        return await sessions.retrieve_async(session.id, {"expand": ["payment_intent"]})

    def params(self, **changes: Any) -> Any:
        return {
            "mode": "payment",
            "line_items": [
                {
                    "quantity": 1,
                    "price_data": {"currency": "usd", "unit_amount": 2000, "product_data": {"name": "<b>Studio</b>"}},
                }
            ],
            "client_reference_id": "pay_1",
            "metadata": {"payment": "pay_1"},
            "payment_intent_data": {"metadata": {"payment": "pay_1"}},
            "success_url": f"{self.shop.url}/billing?done",
            "cancel_url": f"{self.shop.url}/billing?back",
            "expires_at": int(time.time()) + 3600,
        } | changes

    async def begun(self, **changes: Any) -> Any:
        return await self.client().v1.checkout.sessions.create_async(self.params(**changes))

    async def act(self, session: Any, act: str = "pay", method: str = CARD, **others: str) -> httpx.Response:
        url = f"{self.url}/checkout/{session.id}"
        return await self.http.post(url, data={"act": act, "method": method} | others)

    async def paid(self, **others: str) -> Any:
        session = await self.begun()
        assert (await self.act(session, **others)).status_code == 303
        return await self.client().v1.checkout.sessions.retrieve_async(session.id)


@asynccontextmanager
async def running_cards(state_dir: Path, shop: Shop, **options: str) -> AsyncIterator[Cards]:
    def app(url: str) -> Starlette:
        return create_app(CardsConfig(state_dir=state_dir, public_url=url, secret=SECRET, **options))

    async with serving(app) as url, http_client() as http:
        library = stripe.HTTPXClient(timeout=TIMEOUT, verify_ssl_certs=False)
        try:
            yield Cards(url, shop, http, library)
        finally:
            await library.close_async()  # type: ignore[no-untyped-call]  # the library's


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    running = Shop()
    app = Starlette(routes=[Route("/api/payments/stripe", running.hear, methods=["POST"])])
    async with serving(lambda _: app) as url:
        running.url = url
        yield running


@pytest.fixture
async def cards(tmp_path: Path, shop: Shop) -> AsyncIterator[Cards]:
    async with running_cards(tmp_path / "state", shop) as running:
        yield running


async def test_a_session_is_paid_on_its_page_and_an_event_is_sent(cards: Cards, shop: Shop) -> None:
    session = await cards.begun()
    page = await cards.http.get(session.url)
    back = await cards.act(session)
    paid = await cards.session(session)

    assert session.url == f"{cards.url}/checkout/{session.id}"
    assert (session.status, session.payment_status, session.amount_total, session.currency) == (
        "open",
        "unpaid",
        2000,
        "usd",
    )
    assert "&lt;b&gt;Studio" in page.text
    assert "$20.00" in page.text
    assert "Sandbox: no card is charged" in page.text
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert f"form-action 'self' {shop.url};" in policy
    assert "<script" not in page.text
    assert (back.status_code, back.headers["location"]) == (303, f"{shop.url}/billing?done")
    (told,) = await shop.told("checkout.session.completed")
    assert (told.id, told.payment_status, told.metadata["payment"], told.client_reference_id) == (
        session.id,
        "paid",
        "pay_1",
        "pay_1",
    )
    assert (paid.status, paid.payment_status, paid.payment_intent.status) == ("complete", "paid", "succeeded")
    assert (paid.payment_intent.id, paid.payment_intent.metadata["payment"]) == (told.payment_intent, "pay_1")
    assert not hasattr(told, "sandbox")


async def test_a_declined_card_leaves_the_session_open(cards: Cards, shop: Shop) -> None:
    session = await cards.begun()

    declined = await cards.act(session, method=DECLINED)

    assert (declined.status_code, "Your card was declined." in declined.text) == (200, True)
    assert (await cards.session(session)).status == "open"
    assert (await cards.act(session)).status_code == 303
    assert len(await shop.told("checkout.session.completed")) == 1


async def test_a_second_click_pays_once(cards: Cards, shop: Shop) -> None:
    session = await cards.begun()

    answers = await asyncio.gather(*(cards.act(session) for _ in range(5)))

    assert {answer.headers["location"] for answer in answers} == {f"{shop.url}/billing?done"}
    await shop.told("checkout.session.completed")
    assert len((await cards.http.get(f"{cards.url}/sandbox/cards")).json()["payment_intent"]) == 1


async def test_money_by_bank_comes_or_fails_later(cards: Cards, shop: Shop) -> None:
    good, bad = await cards.paid(method="bank"), await cards.paid(method="bank-fails")
    assert (good.status, good.payment_status) == ("complete", "unpaid")
    assert [told.payment_status for told in await shop.told("checkout.session.completed", 2)] == ["unpaid", "unpaid"]

    (succeeded,) = await shop.told("checkout.session.async_payment_succeeded")
    (failed,) = await shop.told("checkout.session.async_payment_failed")

    assert (succeeded.id, succeeded.payment_status, failed.id, failed.payment_status) == (
        good.id,
        "paid",
        bad.id,
        "unpaid",
    )
    ended = await cards.session(bad)
    assert ended.payment_intent.status == "requires_payment_method"


async def test_a_refund_sends_a_refund_event_and_a_charge_event(cards: Cards, shop: Shop) -> None:
    session, refunds = await cards.paid(), cards.client().v1.refunds

    part = await refunds.create_async({"payment_intent": session.payment_intent, "amount": 500})
    rest = await refunds.create_async({"payment_intent": session.payment_intent})
    with pytest.raises(stripe.InvalidRequestError, match="greater than what is left"):
        await refunds.create_async({"payment_intent": session.payment_intent, "amount": 1})

    assert (part.amount, rest.amount) == (500, 1500)
    charges = await shop.told("charge.refunded", 2)
    assert [(each.amount_refunded, each.refunded) for each in charges] == [(500, False), (2000, True)]
    assert [told.id for told in await shop.told("refund.created", 2)] == [part.id, rest.id]
    listed = await refunds.list_async({"payment_intent": session.payment_intent})
    assert [each.id for each in listed.data] == [rest.id, part.id]


@pytest.mark.parametrize("won", [True, False])
async def test_a_disputed_card_is_disputed_and_decided_by_the_evidence(cards: Cards, shop: Shop, won: bool) -> None:
    session = await cards.paid(method=DISPUTED)
    (told,) = await shop.told("charge.dispute.created")
    await shop.told("charge.dispute.funds_withdrawn")

    evidence = "winning_evidence" if won else "losing_evidence"
    dispute = await cards.client().v1.disputes.update_async(told.id, {"evidence": {"uncategorized_text": evidence}})

    (closed,) = await shop.told("charge.dispute.closed")
    assert (told.payment_intent, told.amount, told.status) == (session.payment_intent, 2000, "needs_response")
    assert dispute.status == closed.status == ("won" if won else "lost")
    assert len([each for each in shop.events if each.type == "charge.dispute.funds_reinstated"]) <= won
    with pytest.raises(stripe.InvalidRequestError):
        await cards.client().v1.disputes.close_async(told.id)


async def test_the_page_of_a_paid_session_refunds_and_disputes(cards: Cards, shop: Shop) -> None:
    session = await cards.paid()

    for act in ("refund-half", "dispute", "win"):
        answer = await cards.act(session, act)
        assert (answer.status_code, answer.headers["location"]) == (303, session.id)
    again = await cards.act(session, "win")

    assert again.status_code == 400
    assert [each.amount for each in await shop.told("refund.created")] == [1000]
    assert [each.status for each in await shop.told("charge.dispute.closed")] == ["won"]


async def test_a_session_expires_on_request_and_an_event_is_sent(cards: Cards, shop: Shop) -> None:
    by_call, by_page = await cards.begun(), await cards.begun()

    await cards.client().v1.checkout.sessions.expire_async(by_call.id)
    answer = await cards.act(by_page, "expire")
    with pytest.raises(stripe.InvalidRequestError, match="open"):
        await cards.client().v1.checkout.sessions.expire_async(by_call.id)

    assert answer.headers["location"] == f"{shop.url}/billing?back"
    told = await shop.told("checkout.session.expired", 2)
    assert {(each.id, each.status) for each in told} == {(by_call.id, "expired"), (by_page.id, "expired")}
    assert "has expired" in (await cards.http.get(by_call.url)).text


@pytest.mark.parametrize(("telling", "count"), [("twice", 2), ("once", 1), ("never", 0)])
async def test_events_come_as_often_as_was_chosen(cards: Cards, shop: Shop, telling: str, count: int) -> None:
    await cards.paid(telling=telling)
    await cards.paid()

    await shop.told("checkout.session.completed", count + 1)
    assert (await cards.http.get(f"{cards.url}/sandbox/cards")).json()["undelivered"] == [] or telling == "twice"
    assert len([each for each in shop.events if each.type == "checkout.session.completed"]) == count + 1


async def test_an_event_that_is_not_taken_comes_again(cards: Cards, shop: Shop) -> None:
    shop.answers = [503, 500, 302]

    await cards.paid()

    assert len(await shop.told("charge.succeeded", 2)) == 2
    assert len({event.id for event in shop.events if event.type == "charge.succeeded"}) == 1


async def test_events_are_sent_again_from_a_time_on(cards: Cards, shop: Shop) -> None:
    await cards.paid()
    await shop.told("checkout.session.completed")
    before = [event.id for event in shop.events]
    await asyncio.sleep(0.01)
    since = str(int(time.time() * 1000))
    await cards.paid()
    await shop.told("checkout.session.completed", 2)
    first = [event.id for event in shop.events]

    answer = await cards.http.post(f"{cards.url}/sandbox/cards/again", data={"since": since})
    await shop.told("checkout.session.completed", 3)

    assert answer.json() == {"again": len(first) - len(before)}
    assert {event.id for event in shop.events[len(first) :]} <= set(first) - set(before)


@pytest.mark.parametrize("since", ["", "yesterday", "-1", "9" * 16])
async def test_events_are_not_sent_again_from_an_invalid_time(cards: Cards, since: str) -> None:
    assert (await cards.http.post(f"{cards.url}/sandbox/cards/again", data={"since": since})).status_code == 400


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "another mode": ({"mode": "subscription"}, "mode"),
    "no lines": ({"line_items": []}, "line_items"),
    "an address that is none": ({"success_url": "javascript:alert(1)"}, "success_url"),
    "no address": ({"cancel_url": ""}, "cancel_url"),
    "too soon": ({"expires_at": int(time.time()) + 60}, "expires_at"),
    "too late": ({"expires_at": int(time.time()) + 90_000}, "expires_at"),
    "something unknown": ({"free": True}, "unknown parameter"),
    "too much to note": ({"metadata": {"a": "x" * 501}}, "metadata"),
}


@pytest.mark.parametrize("what", REFUSED)
async def test_what_stripe_would_not_take_is_refused(cards: Cards, what: str) -> None:
    changes, reason = REFUSED[what]

    with pytest.raises(stripe.InvalidRequestError) as refused:
        await cards.begun(**changes)

    assert reason in f"{refused.value} {refused.value.param}"
    assert (await cards.http.get(f"{cards.url}/sandbox/cards")).json()["checkout.session"] == []


async def test_without_a_secret_key_nothing_is_answered(cards: Cards) -> None:
    for key in ("pk_test_1", "whatever"):
        with pytest.raises(stripe.AuthenticationError):
            await cards.client(key).v1.checkout.sessions.list_async()
    with pytest.raises(stripe.InvalidRequestError) as missing:
        await cards.client().v1.checkout.sessions.retrieve_async("cs_test_none")
    assert (missing.value.code, missing.value.http_status) == ("resource_missing", 404)
    assert (await cards.http.get(f"{cards.url}/checkout/cs_test_none")).status_code == 404


async def test_an_idempotency_key_makes_one_session_and_refuses_another(cards: Cards) -> None:
    sessions, params = cards.client().v1.checkout.sessions, cards.params()

    made = [await sessions.create_async(params, {"idempotency_key": "one"}) for _ in range(3)]
    with pytest.raises(stripe.IdempotencyError):
        await sessions.create_async(cards.params(client_reference_id="pay_2"), {"idempotency_key": "one"})

    assert len({each.id for each in made}) == 1
    assert len((await sessions.list_async()).data) == 1


async def test_the_page_can_be_shown_under_the_shops_own_origin(tmp_path: Path, shop: Shop) -> None:
    async with running_cards(tmp_path / "state", shop, checkout_path="/sandbox/checkout") as cards:
        session = await cards.begun()

        assert session.url == f"{shop.url}/sandbox/checkout/{session.id}"
        assert (await cards.http.get(f"{cards.url}/checkout/{session.id}")).status_code == 200


@pytest.mark.parametrize(
    "form",
    [b"", b"act=pay", b"act=pay&method=none", b"act=fly", b"\xff", b"act=pay&method=bank&telling=loud", b"x=1"],
)
async def test_a_form_that_is_none_of_the_pages_changes_nothing(cards: Cards, shop: Shop, form: bytes) -> None:
    session = await cards.begun()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}

    answer = await cards.http.post(f"{cards.url}/checkout/{session.id}", content=form, headers=headers)

    assert answer.status_code == 400
    assert (await cards.session(session)).status == "open"
    assert shop.events == []


async def test_what_was_due_when_it_was_stopped_happens_afterwards(tmp_path: Path, shop: Shop) -> None:
    shop.answers = [503] * 3
    async with running_cards(tmp_path / "state", shop) as cards:
        session = await cards.paid(method="bank")
        await shop.told("checkout.session.completed")
        assert "checkout.session.async_payment_succeeded" not in [each.type for each in shop.events]

    async with running_cards(tmp_path / "state", shop) as cards:
        (told,) = await shop.told("checkout.session.async_payment_succeeded")
        assert len(await shop.told("checkout.session.completed", 2)) == 2
        assert told.id == session.id
        known = (await cards.http.get(f"{cards.url}/sandbox/cards")).json()
        assert json.dumps(known["payment_intent"]).count("succeeded") == 1
