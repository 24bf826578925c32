"""Credits: balances, the ledger, payments, and the packs that can be bought."""

import pytest
from sqlalchemy import insert

from db.base import new_id
from db.engine import Database
from db.models import Payment, PaymentReversal, PaymentStatus, ReversalKind
from db.models.billing.credits import CreditTransactionKind
from db.queries.billing import payments as payment_queries
from services.billing import credits
from services.billing.payments import checkout
from services.clock import now
from settings import Settings
from tests.conftest import QUICK
from tests.schema.conftest import Serve
from tests.schema.people import UNKNOWN, Json, Person, person, written
from tests.support.kie import FakeKie
from tests.support.serving import Running, running_app
from tests.support.waiting import until

PAYMENT = "{ id status amount currency credits provider }"
CHECKOUT = f"""mutation ($input: CreateCheckoutInput!) {{ createCheckout(input: $input) {{
  checkoutUrl payment {PAYMENT} errors {{ __typename ... on UserError {{ message path }} }}
}} }}"""
LEDGER = f"""query ($first: Int, $after: String) {{
  credit {{
    balance purchased granted used
    transactions(first: $first, after: $after) {{
      totalCount pageInfo {{ hasNextPage hasPreviousPage endCursor }}
      edges {{ cursor }}
      nodes {{ id kind amount balanceAfter description createdAt creation {{ id }} payment {PAYMENT} }}
    }}
  }}
}}"""


async def pay(database: Database, user_id: str, status: PaymentStatus = PaymentStatus.PAID) -> str:
    """Keep a payment as the card processor's module would."""
    payment_id, moment = new_id("pay"), now()
    async with database.begin() as connection:
        await connection.execute(
            insert(Payment).values(
                id=payment_id,
                user_id=user_id,
                status=status,
                amount=500,
                currency="USD",
                credits=100,
                pack="starter",
                provider="stripe",
                provider_reference=payment_id,
                created_at=moment,
                updated_at=moment,
            )
        )
        if status is PaymentStatus.PAID:
            await credits.move(
                connection, user_id, 100, CreditTransactionKind.PURCHASE, "Starter", payment_id=payment_id
            )
    return payment_id


async def viewer_id(someone: Person) -> str:
    return str((await someone.ask("{ viewer { id } }"))["viewer"]["id"])


async def test_the_ledger_lists_every_movement_newest_first(ada: Person, kie: FakeKie, database: Database) -> None:
    creation = await ada.created()
    await kie.fail(await kie.task(), "500", "no")
    await ada.ended(creation["id"])
    payment = await pay(database, await viewer_id(ada))

    credit = (await ada.ask(LEDGER))["credit"]

    entries = credit["transactions"]["nodes"]
    assert {name: credit[name] for name in ("balance", "purchased", "granted", "used")} == {
        "balance": 200,
        "purchased": 100,
        "granted": 100,
        "used": 0,
    }
    assert [(entry["kind"], entry["amount"], entry["balanceAfter"]) for entry in entries] == [
        ("PURCHASE", 100, 200),
        ("REFUND", 20, 100),
        ("GENERATION", -20, 80),
        ("GRANT", 100, 100),
    ]
    assert [entry["creation"] and entry["creation"]["id"] for entry in entries] == [
        None,
        creation["id"],
        creation["id"],
        None,
    ]
    assert [entry["payment"] and entry["payment"]["id"] for entry in entries] == [payment, None, None, None]
    assert all(entry["description"] for entry in entries)


async def test_the_ledger_and_payments_are_walked_by_cursors(ada: Person, database: Database) -> None:
    user_id = await viewer_id(ada)
    payments = [await pay(database, user_id) for _ in range(3)]
    pending = await pay(database, user_id, PaymentStatus.PENDING)
    document = f"""query ($after: String) {{ credit {{ payments(first: 3, after: $after) {{
      totalCount pageInfo {{ hasNextPage hasPreviousPage endCursor }} nodes {PAYMENT}
    }} }} }}"""

    first = (await ada.ask(document))["credit"]["payments"]
    rest = (await ada.ask(document, after=first["pageInfo"]["endCursor"]))["credit"]["payments"]
    seen: list[str] = []
    after = None
    while True:
        part = (await ada.ask(LEDGER, first=1, after=after))["credit"]["transactions"]
        seen += [entry["kind"] for entry in part["nodes"]]
        after = part["pageInfo"]["endCursor"]
        assert part["totalCount"] == 4
        assert part["edges"] == [{"cursor": after}]
        if not part["pageInfo"]["hasNextPage"]:
            break

    assert [payment["id"] for payment in first["nodes"] + rest["nodes"]] == [pending, *reversed(payments)]
    assert [payment["status"] for payment in first["nodes"]] == ["PENDING", "PAID", "PAID"]
    assert rest["nodes"] == [
        {"id": payments[0], "status": "PAID", "amount": 500, "currency": "USD", "credits": 100, "provider": "stripe"}
    ]
    assert [part["pageInfo"]["hasNextPage"] for part in (first, rest)] == [True, False]
    assert [part["pageInfo"]["hasPreviousPage"] for part in (first, rest)] == [False, True]
    assert first["totalCount"] == 4
    assert seen == ["PURCHASE", "PURCHASE", "PURCHASE", "GRANT"]


async def test_the_welcome_credits_are_granted_once(server: Running, ada: Person, database: Database) -> None:
    async with person(server, "ada") as again:
        assert [await ada.balance(), await again.balance()] == [100, 100]
    assert (await written(database))["credit_transactions"] == 1


async def test_without_welcome_credits_the_ledger_is_empty(serve: Serve) -> None:
    async with serve(signup_credits=0) as server, person(server, "ada") as ada:
        credit = (await ada.ask(LEDGER))["credit"]
        assert (credit["balance"], credit["granted"], credit["transactions"]["nodes"]) == (0, 0, [])


async def test_a_pack_that_does_not_exist_cannot_be_bought(ada: Person, database: Database) -> None:
    packs = (await ada.ask("{ creditPacks { id name credits amount currency } }"))["creditPacks"]
    before = await written(database)

    for unknown in ("pck_none", "", "cre_" + UNKNOWN, "a\0b"):
        payload = await ada.payload(CHECKOUT, pack=unknown)
        assert (payload["checkoutUrl"], payload["payment"]) == (None, None)
        assert [(error["__typename"], error["path"]) for error in payload["errors"]] == [
            ("NotFound", ["input", "pack"])
        ]

    assert packs[0] == {"id": "pck_starter", "name": "Starter", "credits": 100, "amount": 500, "currency": "USD"}
    assert len(packs) == 3
    assert await written(database) == before


FRONT_END = "http://front.example"
BEGIN = """mutation ($input: CreateCheckoutInput!) { createCheckout(input: $input) {
  checkoutUrl payment { id } errors { ... on UserError { code message path } }
} }"""
PAID = """{ credit { balance payments { nodes {
  id status amount amountRefunded receiptUrl pack { id name }
} } } }"""


async def test_a_front_end_of_its_own_gets_its_buyer_back(sandbox_settings: Settings) -> None:
    settings = sandbox_settings.model_copy(update={"checkout_origins": frozenset({FRONT_END})})
    async with running_app(settings, timings=QUICK) as server, person(server, "ada") as ada:
        back = {"successUrl": f"{FRONT_END}/paid/{{PAYMENT_ID}}", "cancelUrl": f"{server.url}/creations"}
        begun = await ada.payload(BEGIN, pack="pck_starter", **back)
        assert begun["errors"] == []
        payment_id = begun["payment"]["id"]
        # The page is the server's own, and it may lead to both origins.
        assert begun["checkoutUrl"].startswith(f"{server.url}/sandbox/checkout/")
        page = await ada.http.get(begun["checkoutUrl"])
        assert f"form-action 'self' {FRONT_END} {server.url};" in page.headers["content-security-policy"]
        assert f'href="{server.url}/creations"' in page.text
        paid = await ada.http.post(begun["checkoutUrl"], data={"act": "pay", "method": "4242424242424242"})
        assert (paid.status_code, paid.headers["location"]) == (303, f"{FRONT_END}/paid/{payment_id}")

        async def with_receipt() -> Json | None:
            credit: Json = (await ada.ask(PAID))["credit"]
            # The balance and the payment are read one after the other.
            return credit if credit["payments"]["nodes"][0]["receiptUrl"] and credit["balance"] == 200 else None

        credit = await until(with_receipt)
        (payment,) = credit["payments"]["nodes"]
        receipt = await ada.http.get(payment.pop("receiptUrl"))
        assert "This checkout is complete" in receipt.text
        assert payment == {
            "id": payment_id,
            "status": "PAID",
            "amount": 500,
            "amountRefunded": 0,
            "pack": {"id": "pck_starter", "name": "Starter"},
        }
        await ada.http.post(begun["checkoutUrl"], data={"act": "refund-half"})

        async def with_refund() -> Json | None:
            credit: Json = (await ada.ask(PAID))["credit"]
            return credit if credit["balance"] == 150 else None

        after = await until(with_refund)
        assert after["payments"]["nodes"][0]["amountRefunded"] == 250
        assert after["payments"]["nodes"][0]["status"] == "PAID"


async def test_a_user_with_too_many_undecided_payments_reads_when_to_try_again(
    sandbox: Running, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkout, "MAX_UNDECIDED", 1)
    async with person(sandbox, "ada") as ada:
        await ada.payload(BEGIN, pack="pck_starter")
        before = await written(database)

        payload = await ada.payload(
            BEGIN.replace("code message", "code ... on RateLimited { retryAfter } message"), pack="pck_studio"
        )

        (error,) = payload["errors"]
        assert (payload["checkoutUrl"], payload["payment"], error["code"]) == (None, None, "RATE_LIMITED")
        assert 0 < error["retryAfter"] <= 3600, "the first checkout expires in an hour"
        assert await written(database) == before


async def test_a_checkout_leads_to_no_other_origin(sandbox: Running, database: Database) -> None:
    async with person(sandbox, "ada") as ada:
        await ada.ask("{ viewer { id } }")
        before = await written(database)

        own = f"{sandbox.url}/billing"
        one = await ada.payload(BEGIN, pack="pck_starter", successUrl=own, cancelUrl="https://evil.example/")
        several = await ada.payload(BEGIN, pack="pck_none", successUrl=FRONT_END, cancelUrl="javascript:alert(1)")

        assert [(error["code"], error["path"]) for error in one["errors"]] == [
            ("INVALID_INPUT", ["input", "cancelUrl"])
        ]
        assert [(error["code"], error["path"][1]) for error in several["errors"]] == [
            ("NOT_FOUND", "pack"),
            ("INVALID_INPUT", "successUrl"),
            ("INVALID_INPUT", "cancelUrl"),
        ]
        assert {payload["checkoutUrl"] for payload in (one, several)} == {None}
        assert await written(database) == before


async def test_payments_of_others_do_not_count_as_refunded(ada: Person, bob: Person, database: Database) -> None:
    ids = await viewer_id(ada), await viewer_id(bob)
    payment = await pay(database, ids[0])
    async with database.begin() as connection:
        reversal = {"id": new_id("rev"), "kind": ReversalKind.DISPUTE, "reference": "du_1", "amount": 500}
        await connection.execute(insert(PaymentReversal), reversal | {"payment_id": payment, "created_at": now()})
        mine = await payment_queries.owned_reversed_amounts(connection, ids[0], [payment])
        theirs = await payment_queries.owned_reversed_amounts(connection, ids[1], [payment])

    assert (mine, theirs) == ({payment: {ReversalKind.DISPUTE: 500}}, {})
