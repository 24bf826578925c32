"""The payments route: its checks and responses, and that every open page receives the credits at once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest
from sqlalchemy import text

from db.engine import Database
from db.models import Payment, PaymentStatus
from services.billing import credits
from settings import Settings
from tests.db.rows import a_payment, put
from tests.schema.people import CANCEL, CREATE, CREDIT_UPDATED, RETRY, Json, Person, person, written
from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.serving import running_app
from tests.support.stripe import FakeStripe, error, event, signature

COMPLETED = "checkout.session.completed"
CHECKOUT = """mutation ($input: CreateCheckoutInput!) { createCheckout(input: $input) {
  checkoutUrl payment { id status checkoutUrl } errors { __typename ... on UserError { message path } }
} }"""
HISTORY = """{ credit {
  balance purchased
  payments { nodes { id status amount currency credits provider checkoutUrl } }
  transactions { nodes { kind amount description payment { id } } }
} }"""


@dataclass
class Shop:
    """A product that charges cards at ``stripe``, and a user with a pending payment there."""

    ada: Person
    stripe: FakeStripe
    database: Database
    session: str
    payment: str

    async def tell(self, body: bytes, header: str | None = None) -> httpx.Response:
        headers = {"Stripe-Signature": signature(body) if header is None else header}
        return await self.ada.http.post(f"{self.ada.url}/api/payments/stripe", content=body, headers=headers)

    def paid(self) -> Json:
        return self.stripe.paid(self.session)


@pytest.fixture
async def shop(settings: Settings, database: Database, kie: FakeKie) -> AsyncIterator[Shop]:
    async with FakeStripe() as stripe:
        given = stripe.settings() | {"DATABASE_URL": settings.database_address, "WORKER": "off"}
        selling = kie.settings(settings.data_dir, **given)
        async with running_app(selling) as server, person(server, "ada") as ada:
            begun = await ada.payload(CHECKOUT, pack="pck_studio")
            assert begun["errors"] == []
            yield Shop(ada, stripe, database, "cs_test_0", begun["payment"]["id"])
    assert await credits.verify(database) == []


def refused(response: httpx.Response) -> tuple[int, str]:
    told = response.json()["error"]
    assert set(told) == {"code", "message"}
    return response.status_code, told["code"]


async def test_credits_are_seen_on_every_open_page_as_soon_as_they_are_paid(shop: Shop) -> None:
    async with shop.ada.live() as socket:
        await socket.subscribe("credits", CREDIT_UPDATED)
        assert (await socket.event("credits"))["credit"]["balance"] == 100

        response = await shop.tell(event(COMPLETED, shop.paid()))

        told = await socket.event("credits")
    assert (response.status_code, response.json()) == (200, {"status": "received"})
    assert (told["kind"], told["credit"]["balance"], told["credit"]["purchased"]) == ("UPDATE", 600, 500)
    assert (told["transaction"]["kind"], told["transaction"]["amount"]) == ("PURCHASE", 500)


async def test_the_history_shows_a_payment_from_its_beginning_to_its_refund(shop: Shop) -> None:
    begun = (await shop.ada.ask(HISTORY))["credit"]["payments"]["nodes"]
    await shop.tell(event(COMPLETED, shop.paid()))
    await shop.tell(event("refund.created", shop.stripe.refund(shop.session, 2000)))

    credit = (await shop.ada.ask(HISTORY))["credit"]
    node = (await shop.ada.ask("query ($id: ID!) { node(id: $id) { id ... on Payment { status } } }", id=shop.payment))[
        "node"
    ]

    url = "https://checkout.stripe.example/cs_test_0"
    same = {"id": shop.payment, "amount": 2000, "currency": "USD", "credits": 500, "provider": "stripe"}
    assert begun == [same | {"status": "PENDING", "checkoutUrl": url}]
    assert credit["payments"]["nodes"] == [same | {"status": "REFUNDED", "checkoutUrl": None}]
    assert (credit["balance"], credit["purchased"], node) == (100, 500, {"id": shop.payment, "status": "REFUNDED"})
    entries = credit["transactions"]["nodes"]
    assert [(entry["kind"], entry["amount"], entry["description"]) for entry in entries] == [
        ("ADJUSTMENT", -500, "Payment refunded"),
        ("PURCHASE", 500, "500 credits bought"),
        ("GRANT", 100, "Welcome credits"),
    ]
    assert [entry["payment"] and entry["payment"]["id"] for entry in entries] == [shop.payment, shop.payment, None]


async def test_payments_are_visible_to_their_user_only(shop: Shop) -> None:
    token = shop.ada.token
    shop.ada.token = None
    assert await shop.ada.refused(CHECKOUT, input={"pack": "pck_studio"}) == ["UNAUTHENTICATED"]
    shop.ada.token = token
    async with http_client() as http:
        other = Person(shop.ada.url, None, http)
        assert await other.refused(HISTORY) == ["UNAUTHENTICATED"]


async def test_events_many_times_at_once_are_answered_and_give_once(shop: Shop) -> None:
    body = event(COMPLETED, shop.paid())

    responses = await asyncio.gather(*(shop.tell(body) for _ in range(10)))

    assert {response.status_code for response in responses} == {200}
    assert await shop.ada.balance() == 600


async def test_what_is_forged_malformed_or_too_large_is_refused_and_writes_nothing(shop: Shop) -> None:
    good = event(COMPLETED, shop.paid())
    before = await written(shop.database)

    for body, header, expected in (
        (good, "", (401, "UNAUTHENTICATED")),
        (good, "t=1,v1=00", (401, "UNAUTHENTICATED")),
        (good, signature(good, secret="whsec_nobody"), (401, "UNAUTHENTICATED")),
        (good, signature(good, at=1_700_000_000), (401, "UNAUTHENTICATED")),
        (good + b" ", signature(good), (401, "UNAUTHENTICATED")),
        (b"[]", None, (400, "BAD_USER_INPUT")),
        (b"{" * 1000, None, (400, "BAD_USER_INPUT")),
        (b" " * (512 * 1024 + 1), None, (413, "TOO_LARGE")),
    ):
        assert refused(await shop.tell(body, header)) == expected, body[:40]
    response = await shop.ada.http.get(f"{shop.ada.url}/api/payments/stripe")
    assert (response.status_code, response.headers["allow"]) == (405, "POST")

    assert await written(shop.database) == before


async def test_what_cannot_be_stored_is_not_acknowledged_and_given_later(shop: Shop) -> None:
    body = event(COMPLETED, shop.paid())
    async with shop.database.begin() as connection:
        await connection.execute(text("ALTER TABLE events RENAME TO events_away"))
    response = await shop.tell(body)
    assert refused(response) == (503, "UNAVAILABLE")
    assert response.headers["retry-after"] == "5"

    async with shop.database.begin() as connection:
        await connection.execute(text("ALTER TABLE events_away RENAME TO events"))
    assert (await shop.ada.ask(HISTORY))["credit"]["payments"]["nodes"][0]["status"] == "PENDING"
    assert (await shop.tell(body)).status_code == 200
    assert await shop.ada.balance() == 600


async def test_events_that_need_a_request_to_stripe_are_resent_while_it_does_not_respond(shop: Shop) -> None:
    await shop.tell(event(COMPLETED, shop.paid()))
    shop.stripe.refund(shop.session, 2000)
    charge = event("charge.refunded", shop.stripe.charge(shop.session))
    shop.stripe.on_any = lambda _: error(400)

    assert refused(await shop.tell(charge)) == (503, "UNAVAILABLE")
    assert await shop.ada.balance() == 600

    shop.stripe.on_any = None
    assert (await shop.tell(charge)).status_code == 200
    assert await shop.ada.balance() == 100


async def test_while_stripe_makes_no_checkout_payments_are_unavailable(shop: Shop) -> None:
    shop.stripe.on_create = lambda _: error(401)

    payload = await shop.ada.payload(CHECKOUT, pack="pck_starter")

    assert (payload["checkoutUrl"], payload["payment"]) == (None, None)
    assert [(each["__typename"], each["path"]) for each in payload["errors"]] == [("PaymentsUnavailable", None)]
    nodes = (await shop.ada.ask(HISTORY))["credit"]["payments"]["nodes"]
    assert [node["status"] for node in nodes] == ["FAILED", "PENDING"]


OWED = "{ credit { balance owed } }"
OWED_UPDATED = (
    """subscription { creditUpdated { kind credit { balance owed } transaction { kind amount payment { id } } } }"""
)
OWING = "... on CreditsOwed { owed }"


async def start(shop: Shop, count: int = 30) -> list[str]:
    """Buy 500 credits and start images that no worker makes; return their ids. With 30, all credits are spent."""
    await shop.tell(event(COMPLETED, shop.paid()))
    return [creation["id"] for creation in await asyncio.gather(*(shop.ada.created() for _ in range(count)))]


async def lose(shop: Shop) -> None:
    assert (await shop.tell(event("charge.dispute.closed", shop.stripe.dispute(shop.session, 2000, "lost")))).is_success


async def test_a_lost_dispute_takes_the_credits_that_are_in_flight_and_every_page_sees_it(shop: Shop) -> None:
    begun = await start(shop)
    async with shop.ada.live() as socket:
        await socket.subscribe("credits", OWED_UPDATED)
        assert (await socket.event("credits"))["credit"] == {"balance": 0, "owed": 0}
        await lose(shop)
        owing = await socket.event("credits")
        await shop.ada.payload(CANCEL, id=begun[0])
        refund, debt = [await socket.event("credits") for _ in range(2)]

    assert owing == {"kind": "UPDATE", "credit": {"balance": 0, "owed": 500}, "transaction": None}
    assert (refund["credit"], refund["transaction"]["kind"]) == ({"balance": 20, "owed": 500}, "REFUND")
    assert (debt["credit"], debt["transaction"]) == (
        {"balance": 0, "owed": 480},
        {"kind": "DEBT", "amount": -20, "payment": {"id": shop.payment}},
    )
    await asyncio.gather(*(shop.ada.payload(CANCEL, id=creation) for creation in begun[1:]))
    assert (await shop.ada.ask(OWED))["credit"] == {"balance": 100, "owed": 0}
    assert "atelier_credits_short_total 500.0" in (await shop.ada.http.get(f"{shop.ada.url}/metrics")).text


async def test_who_owes_starts_no_image_by_any_way_but_may_buy(shop: Shop) -> None:
    created = await shop.ada.create("a heron", idempotencyKey="before")
    begun = await start(shop, 29)
    await shop.ada.payload(CANCEL, id=begun[0])
    await lose(shop)
    before = await written(shop.database)

    create, retry = (
        document.replace("... on RateLimited", f"{OWING} ... on RateLimited") for document in (CREATE, RETRY)
    )
    refusals = [
        await shop.ada.payload(create, prompt="a heron", style="sty_anime"),
        await shop.ada.payload(create, prompt="a heron", style="sty_anime", idempotencyKey="after"),
        await shop.ada.payload(retry, id=begun[0]),
    ]
    rest = await shop.ada.http.post(
        f"{shop.ada.url}/api/generate-image",
        json={"prompt": "a heron", "style": "watercolour"},
        headers={"Authorization": f"Bearer {shop.ada.token}"},
    )
    again = await shop.ada.create("a heron", idempotencyKey="before")

    for refusal in refusals:
        (told,) = refusal["errors"]
        assert (refusal["creation"], told["__typename"], told["owed"]) == (None, "CreditsOwed", 480)
        assert told["message"].startswith("You owe 480 credits")
    assert refused(rest) == (402, "CREDITS_OWED")
    assert (again["replayed"], again["creation"]["id"]) == (True, created["creation"]["id"])
    assert await written(shop.database) == before
    assert (await shop.ada.payload(CHECKOUT, pack="pck_starter"))["errors"] == []


async def test_who_owes_starts_images_where_the_operator_allows_it(
    settings: Settings, database: Database, kie: FakeKie
) -> None:
    async with FakeStripe() as stripe:
        given = stripe.settings() | {"DATABASE_URL": settings.database_address, "WORKER": "off"}
        allowing = kie.settings(settings.data_dir, **given, GENERATE_WHILE_OWING="true")
        async with running_app(allowing) as server, person(server, "ada") as ada:
            await ada.payload(CHECKOUT, pack="pck_studio")
            shop = Shop(ada, stripe, database, "cs_test_0", "")
            await start(shop)
            await lose(shop)
            await ada.payload(CHECKOUT, pack="pck_starter")
            await shop.tell(event(COMPLETED, stripe.paid("cs_test_1")))
            payload = await ada.create()
            credit = (await ada.ask(OWED))["credit"]

    assert payload["errors"] == []
    assert credit == {"balance": 80, "owed": 500}


async def test_what_came_of_events_is_counted(shop: Shop) -> None:
    body = event(COMPLETED, shop.paid())
    for header in (None, None, ""):
        await shop.tell(body, header)
    await shop.tell(event(COMPLETED, shop.paid() | {"amount_total": 1}))

    scraped = (await shop.ada.http.get(f"{shop.ada.url}/metrics")).text

    for line in (
        'atelier_payment_events_total{verdict="settled"} 1.0',
        'atelier_payment_events_total{verdict="duplicate"} 1.0',
        'atelier_payment_events_total{verdict="forged"} 1.0',
        'atelier_payment_events_total{verdict="mismatched"} 1.0',
        'atelier_payments_total{outcome="paid"} 1.0',
        'atelier_payments_total{outcome="mismatched"} 1.0',
    ):
        assert line in scraped


async def test_without_a_webhook_secret_no_event_is_believed_and_the_worker_asks(
    settings: Settings, database: Database, kie: FakeKie
) -> None:
    async with FakeStripe() as stripe:
        secretless = stripe.settings() | {"STRIPE_WEBHOOK_SECRET": ""}
        asking = kie.settings(settings.data_dir, DATABASE_URL=settings.database_address, **secretless)
        async with running_app(asking) as server, person(server, "ada") as ada, ada.live() as socket:
            await socket.subscribe("credits", CREDIT_UPDATED)
            await socket.event("credits")
            await ada.payload(CHECKOUT, pack="pck_studio")
            body = event(COMPLETED, stripe.paid("cs_test_0"))
            response = await ada.http.post(f"{ada.url}/api/payments/stripe", content=body)
            async with database.begin() as connection:
                await connection.execute(text("UPDATE payments SET look_at = created_at"))

            told = await socket.event("credits")

    assert response.status_code == 404
    assert told["credit"]["balance"] == 600


SANDBOX_KEY = "what-the-sandbox-signs-with"


def beside_kie(settings: Settings, kie: FakeKie, **others: object) -> Settings:
    """Return settings with a key of Kie.ai and none of Stripe, and a sandbox that signs with a known key."""
    unpaid = {"STRIPE_SECRET_KEY": None, "STRIPE_WEBHOOK_SECRET": None, "SANDBOX_WEBHOOK_KEY": SANDBOX_KEY}
    return kie.settings(settings.data_dir, **unpaid, DATABASE_URL=settings.database_address, WORKER="off", **others)


@pytest.mark.parametrize("base_url", ["", "http://10.1.2.3:8000", "http://shop:8000", "https://images.example"])
@pytest.mark.embedded
async def test_beside_a_real_kie_ai_nothing_is_sold_for_sandbox_money(
    settings: Settings, database: Database, kie: FakeKie, base_url: str
) -> None:
    async with (
        running_app(beside_kie(settings, kie, BASE_URL=base_url)) as server,
        person(server, "ada") as ada,
    ):
        payload = await ada.payload(CHECKOUT, pack="pck_starter")
        user_id = (await ada.ask("{ viewer { id } }"))["viewer"]["id"]
        # A payment that was begun while the sandbox's cards were on, and an event of the sandbox about it.
        async with database.begin() as connection:
            pending = a_payment(user_id, status=PaymentStatus.PENDING, provider_reference="cs_test_0", pack="starter")
            payment = await put(connection, Payment, pending)
        before = await written(database)
        metadata = {"payment": payment, "pack": "starter", "credits": "100"}
        session = {
            "id": "cs_test_0",
            "object": "checkout.session",
            "status": "complete",
            "payment_status": "paid",
            "amount_total": 500,
            "currency": "usd",
            "metadata": metadata,
            "payment_intent": "pi_1",
            "url": None,
        }
        body = event(COMPLETED, session)
        signed = {"Stripe-Signature": signature(body, secret=SANDBOX_KEY)}
        told = await ada.http.post(f"{server.url}/api/payments/stripe", content=body, headers=signed)
        page = await ada.http.get(f"{server.url}/sandbox/checkout/cs_test_0")
        billing = await ada.http.get(f"{server.url}/billing")

    assert [error["__typename"] for error in payload["errors"]] == ["PaymentsUnavailable"]
    assert (told.status_code, page.status_code) == (404, 404)
    assert await written(database) == before
    assert 'data-cards="off"' in billing.text


async def test_cards_sandbox_sells_real_images_on_a_private_address_and_the_page_shows_it(
    settings: Settings, kie: FakeKie
) -> None:
    async with running_app(beside_kie(settings, kie, CARDS="sandbox")) as server, person(server, "ada") as ada:
        payload = await ada.payload(CHECKOUT, pack="pck_starter")
        checkout = await ada.http.get(payload["checkoutUrl"])
        billing = await ada.http.get(f"{server.url}/billing")

    assert (payload["errors"], checkout.status_code) == ([], 200)
    assert 'data-cards="test"' in billing.text
