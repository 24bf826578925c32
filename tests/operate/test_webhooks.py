"""Webhooks by operators: an endpoint gets signed messages of the product, and each action and refusal is audited."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import func, select

from db.engine import Database
from db.models.webhooks import WebhookDelivery, WebhookEndpoint, WebhookSecret, WebhookSubscription
from services.webhooks.dispatcher import MAX_ENDPOINTS
from settings import Settings
from tests.db.rows import an_endpoint, put
from tests.operate.conftest import ENTRY, REASON, Staff, action
from tests.operate.test_credits import entries
from tests.schema.people import Json, Person
from tests.support.kie import FakeKie
from tests.support.receiver import Receiver, receiving, response
from tests.support.waiting import until

ENDPOINT = "endpoint { id url types description creditsLow withContent failingSince disabledAt disabledReason }"
SECURED = f"{ENDPOINT} secret replayed {ENTRY} errors {{ code message path }}"
CREATE = f"mutation ($input: CreateWebhookEndpointInput!) {{ createWebhookEndpoint(input: $input) {{ {SECURED} }} }}"
ROTATE = f"mutation ($input: RotateWebhookSecretInput!) {{ rotateWebhookSecret(input: $input) {{ {SECURED} }} }}"
TEST = f"""mutation ($input: WebhookActionInput!) {{
  testWebhookEndpoint(input: $input) {{ deliveryId {ENTRY} errors {{ code message path }} }}
}}"""
UPDATE = action("updateWebhookEndpoint", "UpdateWebhookEndpointInput")
DELETE, DISABLE, ENABLE = (
    action(f"{name}WebhookEndpoint", "WebhookActionInput") for name in ("delete", "disable", "enable")
)
REPLAY = action("replayWebhookDelivery", "ReplayWebhookDeliveryInput")
REPLAY_SINCE = action("replayWebhookDeliveries", "ReplayWebhookDeliveriesInput")
ENDPOINTS = "{ webhookEndpoints { id url types disabledReason } }"
DELIVERY = """{
  id endpointId type status userId sequence objectId version attempts dueAt finishedAt
  attemptLog { outcome statusCode answer milliseconds }
}"""
DELIVERIES = f"""query ($filter: WebhookDeliveriesFilter) {{
  webhookDeliveries(filter: $filter) {{ nodes {DELIVERY} hasNextPage }}
}}"""
ONE = f"query ($id: String!) {{ webhookDelivery(id: $id) {DELIVERY} }}"
TABLES = (WebhookEndpoint, WebhookSubscription, WebhookSecret, WebhookDelivery)
LONG_AGO = "2020-01-01T00:00:00Z"


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


@pytest.fixture
def office_settings(office_settings: Settings, receiver: Receiver) -> Settings:
    return office_settings.model_copy(update={"trusted_webhook_hosts": frozenset({receiver.place})})


async def rows(database: Database) -> list[int]:
    """Return the numbers of rows in all tables of webhooks."""
    async with database.read() as connection:
        return [int(await connection.scalar(select(func.count()).select_from(table)) or 0) for table in TABLES]


async def created(boss: Staff, url: str, *types: str, **others: Any) -> tuple[str, str]:
    """Create an endpoint; return its id and its secret."""
    payload = await boss.payload(CREATE, url=url, types=list(types), reason=REASON, **others)
    assert payload["errors"] == []
    return payload["endpoint"]["id"], payload["secret"]


async def finished(boss: Staff, delivery_id: str) -> Json:
    async def there() -> Json | None:
        found: Json = (await boss.ask(ONE, id=delivery_id))["webhookDelivery"]
        return found if found["finishedAt"] is not None else None

    return await until(there)


async def test_an_image_is_announced_and_can_be_replayed(
    boss: Staff, helper: Staff, ada: Person, ada_id: str, receiver: Receiver, kie: FakeKie
) -> None:
    types = ("CREATION_SUCCEEDED", "CREDITS_LOW")
    endpoint_id, secret = await created(boss, receiver.url, *types, creditsLow=90, withContent=True)

    creation = await ada.created("a heron at dawn")
    await kie.succeed(await kie.task())
    ended = await ada.ended(creation["id"])
    await until(lambda: len(receiver.messages) >= 2)

    by_type = {each.verified(secret)["type"]: each for each in receiver.messages}
    low, message = by_type["credits.low"], by_type["creation.succeeded"]
    assert low.json["data"] == {
        "user": {"id": ada_id, "subject": "ada"},
        "credits": {"balance": 80, "owed": 0, "threshold": 90},
    }
    shown = message.json["data"]["creation"]
    assert (shown["id"], shown["version"], shown["prompt"]) == (creation["id"], ended["version"], "a heron at dawn")
    assert shown["image"]["width"] == ended["generatedImage"]["width"]
    picture = await ada.http.get(shown["image"]["url"])
    assert (picture.status_code, len(picture.content)) == (200, shown["image"]["byteSize"])

    delivered = await finished(boss, message.id)
    assert (delivered["status"], delivered["objectId"], delivered["version"]) == (
        "delivered",
        creation["id"],
        ended["version"],
    )
    assert (delivered["userId"], delivered["sequence"]) == (ada_id, message.json["sequence"])
    assert [each["outcome"] for each in delivered["attemptLog"]] == ["delivered"]
    # Support reads the log, too.
    log = (await helper.ask(DELIVERIES, filter={"endpointId": endpoint_id}))["webhookDeliveries"]
    assert {each["id"] for each in log["nodes"]} == {low.id, message.id}
    only = (await boss.ask(DELIVERIES, filter={"type": "CREDITS_LOW", "status": "DELIVERED"}))["webhookDeliveries"]
    assert [each["id"] for each in only["nodes"]] == [low.id]

    entry = await boss.do(REPLAY, id=message.id)
    await until(lambda: [each.id for each in receiver.messages].count(message.id) == 2)
    assert (entry["action"], entry["subjectId"], entry["userId"]) == ("replay_webhook", message.id, ada_id)
    await finished(boss, message.id)
    since = await boss.do(REPLAY_SINCE, id=endpoint_id, since=LONG_AGO)
    await until(lambda: len(receiver.messages) == 5)
    assert json.loads(since["after"]) == {"replayed": 2}
    nothing = await boss.do(REPLAY_SINCE, id=endpoint_id, since="2099-01-01T00:00:00Z")
    assert json.loads(nothing["after"]) == {"replayed": 0}


async def test_a_failure_is_announced_with_its_refund(
    boss: Staff, ada: Person, kie: FakeKie, receiver: Receiver
) -> None:
    _, secret = await created(boss, receiver.url, "CREATION_FAILED")
    creation = await ada.created()
    await kie.fail(await kie.task(), "500", "words of the provider")
    await until(lambda: receiver.messages)

    (message,) = receiver.messages
    body = message.verified(secret)
    assert (body["type"], body["data"]["creation"]["id"]) == ("creation.failed", creation["id"])
    assert (body["data"]["creation"]["refunded"], body["data"]["creation"]["failureCode"]) == (True, "provider_error")
    assert "words of the provider" not in message.body


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        ({"url": "https://10.0.0.1/x"}, "url", "This address is not on the public internet."),
        ({"url": "https://[::1]/x"}, "url", "This address is not on the public internet."),
        ({"url": "https://printer.local/x"}, "url", "This address is not on the public internet."),
        ({"url": "http://hooks.example/x"}, "url", "The address must begin with https://."),
        ({"url": "https://ada:secret@hooks.example/x"}, "url", "must not contain a user name"),
        ({"url": "https://hooks.example/" + "x" * 3000}, "url", "longer than 2,048 characters"),
        ({"types": []}, "types", "Name at least one type."),
        ({"types": ["TEST"]}, "types", "Name at least one type."),
        ({"creditsLow": 0}, "creditsLow", "The threshold is 1 to"),
        ({"description": "x" * 201}, "description", "at most 200 characters"),
    ],
)
async def test_an_endpoint_that_cannot_be_is_refused_and_audited(
    boss: Staff, database: Database, receiver: Receiver, given: Json, path: str, words: str
) -> None:
    usual = {"url": receiver.url, "types": ["PAYMENT_PAID"], "reason": REASON}

    payload = await boss.payload(CREATE, **usual | given)

    assert (payload["endpoint"], payload["secret"], payload["entry"]) == (None, None, None)
    (refusal,) = payload["errors"]
    assert (refusal["code"], refusal["path"]) == ("INVALID_INPUT", ["input", path])
    assert words in refusal["message"]
    assert await rows(database) == [0, 0, 0, 0]
    (entry,) = await entries(database, action="create_webhook")
    assert (entry.outcome, words in (entry.refusal or "")) == ("refused", True)


async def test_support_may_read_endpoints_and_change_nothing(
    boss: Staff, helper: Staff, database: Database, receiver: Receiver
) -> None:
    endpoint_id, _ = await created(boss, receiver.url, "PAYMENT_PAID")
    before = await rows(database)

    refused = await helper.payload(CREATE, url=receiver.url, types=["PAYMENT_PAID"], reason=REASON)
    others = [
        await helper.payload(document, **{"id": endpoint_id, "reason": REASON} | more)
        for document, more in [
            *((UPDATE, {"description": "mine"}), (ROTATE, {}), (TEST, {}), (DISABLE, {}), (ENABLE, {}), (DELETE, {})),
            *((REPLAY, {}), (REPLAY_SINCE, {"since": LONG_AGO})),
        ]
    ]

    assert {each["errors"][0]["code"] for each in (refused, *others)} == {"NOT_ALLOWED"}
    assert await rows(database) == before
    assert len(await entries(database, actor="helper", outcome="refused")) == 9
    shown = (await helper.ask(ENDPOINTS))["webhookEndpoints"]
    assert shown == [{"id": endpoint_id, "url": receiver.url, "types": ["payment.paid"], "disabledReason": None}]


async def test_a_repeated_key_creates_one_endpoint_and_shows_no_secret(
    boss: Staff, database: Database, receiver: Receiver
) -> None:
    given = {"url": receiver.url, "types": ["PAYMENT_PAID"], "reason": REASON, "key": "k1"}

    first, again = await boss.payload(CREATE, **given), await boss.payload(CREATE, **given)
    other = await boss.payload(CREATE, **given | {"types": ["USER_ERASED"]})

    assert (again["replayed"], again["secret"], again["endpoint"]["id"]) == (True, None, first["endpoint"]["id"])
    assert other["errors"][0]["code"] == "IDEMPOTENCY_KEY_REUSED"
    assert (await rows(database))[:3] == [1, 1, 1]
    # Neither the audit nor the database shows the secret.
    (entry,) = await entries(database, action="create_webhook", outcome="done")
    assert first["secret"] not in f"{entry.request}{entry.after}"
    async with database.read() as connection:
        sealed = await connection.scalar(select(WebhookSecret.sealed))
    assert first["secret"].encode() not in bytes(sealed or b"")


async def test_there_are_at_most_so_many_endpoints(boss: Staff, database: Database, receiver: Receiver) -> None:
    async with database.begin() as connection:
        for _ in range(MAX_ENDPOINTS):
            await put(connection, WebhookEndpoint, an_endpoint())

    payload = await boss.payload(CREATE, url=receiver.url, types=["PAYMENT_PAID"], reason=REASON)

    assert payload["errors"][0]["code"] == "NOT_ALLOWED"
    assert (await rows(database))[:2] == [MAX_ENDPOINTS, 0]


async def test_an_endpoint_is_tested_rotated_stopped_and_deleted(
    boss: Staff, ada: Person, database: Database, receiver: Receiver
) -> None:
    endpoint_id, older = await created(boss, receiver.url, "CREATION_CANCELED")
    rotated = await boss.payload(ROTATE, id=endpoint_id, reason=REASON)
    tested = await boss.payload(TEST, id=endpoint_id, reason=REASON)
    shown = await finished(boss, tested["deliveryId"])

    (message,) = receiver.messages
    assert message.verified(older) == message.verified(rotated["secret"])
    assert (shown["type"], shown["status"], shown["attemptLog"][0]["statusCode"]) == ("test", "delivered", 200)
    too_long = await boss.payload(ROTATE, id=endpoint_id, overlapHours=169, reason=REASON)
    assert too_long["errors"][0]["path"] == ["input", "overlapHours"]

    await boss.do(DISABLE, id=endpoint_id)
    assert (await boss.is_refused(DISABLE, id=endpoint_id))["code"] == "ALREADY_DONE"
    refused = await boss.payload(TEST, id=endpoint_id, reason=REASON)
    assert refused["errors"][0]["message"] == "The endpoint is disabled: enable it first."
    assert (await boss.is_refused(REPLAY, id=message.id))["code"] == "INVALID_INPUT"
    cancel = action("cancelGeneration", "GenerationActionInput")
    waiting = (await ada.created())["id"]
    await boss.do(cancel, id=waiting)
    log = (await boss.ask(DELIVERIES, filter={"status": "WAITING"}))["webhookDeliveries"]["nodes"]
    assert [(each["objectId"], each["attemptLog"]) for each in log] == [(waiting, [])]

    await boss.do(UPDATE, id=endpoint_id, description="the shop", url=f"{receiver.url}/new")
    await boss.do(ENABLE, id=endpoint_id)
    assert (await boss.is_refused(ENABLE, id=endpoint_id))["code"] == "ALREADY_DONE"
    assert (await finished(boss, log[0]["id"]))["status"] == "delivered"

    await boss.do(DELETE, id=endpoint_id)
    assert (await boss.is_refused(DELETE, id=endpoint_id))["code"] == "NOT_FOUND"
    assert (await boss.is_refused(REPLAY, id=message.id))["code"] == "NOT_FOUND"
    assert (await boss.ask(ENDPOINTS))["webhookEndpoints"] == []
    # The row stays for the log; types and secrets are gone.
    assert (await rows(database))[:3] == [1, 0, 0]
    await boss.do(cancel, id=(await ada.created())["id"])
    assert (await rows(database))[3] == 2


async def test_a_message_that_failed_is_replayed_alone(boss: Staff, receiver: Receiver) -> None:
    endpoint_id, _ = await created(boss, receiver.url, "PAYMENT_PAID")
    good = (await boss.payload(TEST, id=endpoint_id, reason=REASON))["deliveryId"]
    await finished(boss, good)
    receiver.answer = response("500 Oops")
    bad = (await boss.payload(TEST, id=endpoint_id, reason=REASON))["deliveryId"]
    assert (await finished(boss, bad))["status"] == "failed"
    receiver.answer = response()

    entry = await boss.do(REPLAY_SINCE, id=endpoint_id, since=LONG_AGO, onlyFailed=True)
    found = await finished(boss, bad)

    assert json.loads(entry["after"]) == {"replayed": 1}
    assert found["status"] == "delivered"
    assert [each["statusCode"] for each in found["attemptLog"]] == [200, 500]
    assert [each.id for each in receiver.messages] == [good, bad, bad]
    assert (await boss.is_refused(REPLAY, id="msg_of_nobody"))["code"] == "NOT_FOUND"
    assert (await boss.is_refused(REPLAY_SINCE, id="whe_of_nobody", since=LONG_AGO))["code"] == "NOT_FOUND"
