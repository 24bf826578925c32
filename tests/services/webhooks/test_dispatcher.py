"""Deliveries to real servers on loopback: slow, failing, redirecting, gone, private; and workers that die or stop."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import update

from db.models.webhooks import WebhookDelivery, WebhookType
from db.queries.webhooks import deliveries as delivery_queries
from db.queries.webhooks import endpoints as endpoint_queries
from db.records.webhooks import SecretRecord
from services.clock import now
from services.observability.metrics import Metrics
from services.standard_webhooks import new_secret
from services.webhooks.client import MAX_ANSWER_BYTES, Outcome, WebhookClient
from services.webhooks.dispatcher import PER_ENDPOINT, DeliveryTimings
from tests.services.webhooks.conftest import AT_ONCE, SEALER, HookOffice
from tests.support.receiver import response
from tests.support.waiting import until

# A retry does not come within a test.
LATER = DeliveryTimings(first_backoff=timedelta(hours=1))


async def test_a_message_is_signed_and_delivered_once(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    endpoint_id, secret = await hooks.endpoint(receiver.url)
    receiver.answer = response("202 Accepted", b"thanks\0")

    async with hooks.working():
        delivery_id = await hooks.enqueue(endpoint_id, type=WebhookType.TEST)
        found = await hooks.until_finished(delivery_id)
        # Another message passes through the same loop, so a second copy of the first would have come.
        await hooks.until_finished(await hooks.enqueue(endpoint_id, type=WebhookType.TEST))

    message = receiver.messages[0]
    assert [each.id for each in receiver.messages].count(delivery_id) == 1
    assert message.verified(secret) == {
        "type": "test",
        "timestamp": found.created_at.isoformat().replace("+00:00", "Z"),
        "sequence": None,
        "data": {"endpoint": {"id": endpoint_id}},
    }
    assert (message.headers["content-type"], message.headers["user-agent"]) == ("application/json", "atelier-tests/1")
    assert (found.status, found.due_at, found.lease, found.attempts) == ("delivered", None, None, 0)
    (attempt,) = await hooks.attempts(delivery_id)
    assert (attempt.outcome, attempt.status_code, attempt.answer) == (
        "delivered",
        202,
        "thanks\N{REPLACEMENT CHARACTER}",
    )


@pytest.mark.parametrize(
    ("answer", "outcome", "status", "text"),
    [
        (response("500 Oops", b"x" * 10_000), "rejected", 500, "x" * MAX_ANSWER_BYTES),
        (response("302 Found", Location="http://127.0.0.1:1/"), "redirected", 302, ""),
        (b"nonsense\r\n\r\n", "unreachable", None, "The connection broke before the answer was complete."),
        (b"", "unreachable", None, "The connection broke before the answer was complete."),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "delivered", 200, "half"),
    ],
    ids=["failing", "redirecting", "not HTTP", "hanging up", "a broken answer after the status"],
)
async def test_an_answer_is_logged_and_a_failure_is_tried_again_later(
    hooks: HookOffice, answer: bytes, outcome: str, status: int | None, text: str
) -> None:
    receiver = await hooks.receiver()
    receiver.answer = answer
    endpoint_id, _ = await hooks.endpoint(receiver.url)
    delivery_id = await hooks.enqueue(endpoint_id)

    async with hooks.working(LATER):
        (attempt,) = await until(lambda: hooks.attempts(delivery_id))

    assert (attempt.outcome, attempt.status_code, attempt.answer) == (outcome, status, text)
    found, endpoint = await hooks.delivery(delivery_id), await hooks.record(endpoint_id)
    is_delivered = outcome == "delivered"
    assert (found.status, found.attempts) == (("delivered", 0) if is_delivered else ("waiting", 1))
    assert endpoint.failing_since == (None if is_delivered else found.tried_since)
    if not is_delivered:
        assert found.due_at is not None
        assert found.due_at > now() + timedelta(minutes=25)
    assert len(receiver.messages) == 1


async def test_an_endpoint_that_recovers_gets_the_same_message(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    endpoint_id, secret = await hooks.endpoint(receiver.url)

    async def fail_twice(writer: asyncio.StreamWriter) -> None:
        writer.write(response("503 Busy" if len(receiver.messages) < 3 else "204 No Content"))

    receiver.answer = fail_twice
    async with hooks.working():
        delivery_id = await hooks.enqueue(endpoint_id)
        found = await hooks.until_finished(delivery_id)

    assert [each.id for each in receiver.messages] == [delivery_id] * 3
    assert len({each.verified(secret)["timestamp"] for each in receiver.messages}) == 1
    assert (found.status, found.attempts) == ("delivered", 2)
    assert (await hooks.record(endpoint_id)).failing_since is None


async def test_a_slow_endpoint_delays_no_other(hooks: HookOffice) -> None:
    slow, fast = await hooks.receiver(), await hooks.receiver()
    held = asyncio.Event()

    async def hold(writer: asyncio.StreamWriter) -> None:
        await held.wait()

    slow.answer = hold
    slow_id, _ = await hooks.endpoint(slow.url)
    fast_id, _ = await hooks.endpoint(fast.url)
    waiting = [await hooks.enqueue(slow_id) for _ in range(3 * PER_ENDPOINT)]
    async with hooks.working(), hooks.working():
        await until(lambda: slow.at_once == PER_ENDPOINT)
        for _ in range(3 * PER_ENDPOINT):
            await hooks.until_finished(await hooks.enqueue(fast_id))
        leased = [each for each in waiting if (await hooks.delivery(each)).lease is not None]
        most = slow.most_at_once
        slow.answer = response()
        held.set()
        for each in waiting:
            await hooks.until_finished(each)

    assert len(leased) == PER_ENDPOINT
    assert most == PER_ENDPOINT
    assert len(fast.messages) == 3 * PER_ENDPOINT


async def test_one_users_messages_delay_nobody_elses(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    endpoint_id, _ = await hooks.endpoint(receiver.url)
    before = now() - timedelta(minutes=1)
    many = [await hooks.enqueue(endpoint_id, user_id="usr_b", created_at=before) for _ in range(20)]
    nobodys = [await hooks.enqueue(endpoint_id, type=WebhookType.TEST) for _ in range(2)]
    few = [await hooks.enqueue(endpoint_id, user_id=user_id) for user_id in ("usr_a", "usr_c", "usr_d", "usr_a")]

    async with hooks.working() as first, hooks.working() as second:
        for delivery_id in (*many, *nobodys, *few):
            await hooks.until_finished(delivery_id)
        assert set(first._served) == set(second._served) == {endpoint_id}

    order = [message.id for message in receiver.messages]
    assert sorted(order) == sorted((*many, *nobodys, *few)), "a message was sent twice or never"
    # Each of the two workers serves every user once a round; the last of the others has its turn in the second.
    earlier = order[: max(map(order.index, (*nobodys, *few)))]
    assert len(set(many) & set(earlier)) <= 2 * PER_ENDPOINT, "the messages of one user are sent before all others"


async def test_an_endpoint_that_does_not_answer_in_time_is_given_up_on(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    endpoint_id, _ = await hooks.endpoint(receiver.url)

    async def never_answer(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(3600)

    receiver.answer = never_answer
    delivery_id = await hooks.enqueue(endpoint_id)
    async with hooks.working(LATER, timeout=0.3):
        (attempt,) = await until(lambda: hooks.attempts(delivery_id))

    assert (attempt.outcome, attempt.status_code) == ("timed_out", None)
    assert attempt.answer == "No answer within 0.3 seconds."


async def test_a_status_counts_even_if_the_answer_never_ends(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    endpoint_id, _ = await hooks.endpoint(receiver.url)

    async def never_end(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        await writer.drain()
        await asyncio.sleep(3600)

    receiver.answer = never_end
    delivery_id = await hooks.enqueue(endpoint_id)
    async with hooks.working(LATER, timeout=0.5):
        (attempt,) = await until(lambda: hooks.attempts(delivery_id))

    assert (attempt.outcome, attempt.answer) == ("delivered", "half")


async def test_an_endpoint_that_is_gone_is_disabled_at_once(hooks: HookOffice) -> None:
    receiver, metrics = await hooks.receiver(), Metrics()
    receiver.answer = response("410 Gone")
    endpoint_id, _ = await hooks.endpoint(receiver.url)
    first = await hooks.enqueue(endpoint_id)

    async with hooks.working(metrics=metrics):
        await until(lambda: hooks.attempts(first))
        endpoint = await hooks.record(endpoint_id)
        later = await hooks.enqueue(endpoint_id)

    assert endpoint.disabled_reason == "gone"
    assert (await hooks.delivery(first)).status == "waiting"
    assert await hooks.attempts(later) == []
    rendered = metrics.render().decode()
    assert 'atelier_webhook_endpoints_disabled_total{reason="gone"} 1.0' in rendered
    assert 'atelier_webhook_endpoints_disabled_total{reason="failing"} 0.0' in rendered
    assert 'atelier_webhook_attempts_total{outcome="gone"} 1.0' in rendered
    assert 'atelier_webhook_attempts_total{outcome="timed_out"} 0.0' in rendered


async def test_an_endpoint_that_fails_for_three_days_is_disabled(hooks: HookOffice) -> None:
    receiver, metrics = await hooks.receiver(), Metrics()
    receiver.answer = response("500 Oops")
    endpoint_id, _ = await hooks.endpoint(receiver.url)
    ours = replace(AT_ONCE, patience=timedelta(seconds=0.5))
    delivery_id = await hooks.enqueue(endpoint_id)

    async with hooks.working(ours, metrics=metrics):
        found = await hooks.until_finished(delivery_id)

    endpoint, attempts = await hooks.record(endpoint_id), await hooks.attempts(delivery_id)
    assert (found.status, found.attempts) == ("failed", len(attempts))
    assert len(attempts) > 1
    assert endpoint.disabled_reason == "failing"
    rendered = metrics.render().decode()
    assert 'atelier_webhook_endpoints_disabled_total{reason="failing"} 1.0' in rendered
    assert "atelier_webhook_deliveries_given_up_total 1.0" in rendered


async def test_one_bad_message_does_not_disable_an_endpoint_that_accepts_others(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    endpoint_id, _ = await hooks.endpoint(receiver.url)
    bad = await hooks.enqueue(endpoint_id)

    async def refuse_the_bad(writer: asyncio.StreamWriter) -> None:
        writer.write(response("422 No" if receiver.messages[-1].id == bad else "200 OK"))

    receiver.answer = refuse_the_bad
    async with hooks.working(LATER):
        await until(lambda: hooks.attempts(bad))
        await hooks.until_finished(await hooks.enqueue(endpoint_id))
        # The time of the last attempt has come.
        async with hooks.database.begin() as connection:
            long_ago = now() - LATER.patience
            values = {"due_at": now(), "tried_since": long_ago}
            await connection.execute(update(WebhookDelivery).where(WebhookDelivery.id == bad).values(**values))
        found = await hooks.until_finished(bad)

    assert found.status == "failed"
    assert (await hooks.record(endpoint_id)).disabled_at is None


async def test_a_test_is_sent_once_and_disables_nothing(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    receiver.answer = response("500 Oops")
    endpoint_id, _ = await hooks.endpoint(receiver.url)

    async with hooks.working():
        delivery_id = await hooks.enqueue(endpoint_id, type=WebhookType.TEST)
        found = await hooks.until_finished(delivery_id)

    assert (found.status, len(await hooks.attempts(delivery_id))) == ("failed", 1)
    assert (await hooks.record(endpoint_id)).failing_since is None


@pytest.mark.parametrize(
    ("url", "addresses", "reason"),
    [
        ("https://hooks.example/x", ["10.0.0.1"], "This address is not on the public internet."),
        ("https://hooks.example/x", ["93.184.216.34", "::1"], "This address is not on the public internet."),
        ("https://169.254.169.254/latest", [], "This address is not on the public internet."),
        ("http://hooks.example/x", ["93.184.216.34"], "The address must begin with https://."),
    ],
)
async def test_nothing_is_sent_to_a_private_or_insecure_address(
    hooks: HookOffice, url: str, addresses: Sequence[str], reason: str
) -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    endpoint_id, _ = await hooks.endpoint(url)
    delivery_id = await hooks.enqueue(endpoint_id)
    async with hooks.working(LATER, resolve=resolve):
        (attempt,) = await until(lambda: hooks.attempts(delivery_id))

    assert (attempt.outcome, attempt.answer) == ("refused", reason)
    assert (await hooks.delivery(delivery_id)).status == "waiting"


async def test_each_attempt_resolves_again_and_connects_to_the_address_that_was_checked(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    asked: list[str] = []

    async def resolve(host: str, port: int) -> Sequence[str]:
        # A name that is public when it is checked, and private a moment later, has no effect: it is resolved once.
        asked.append(host)
        return ["127.0.0.1"]

    hooks.trusted.add(f"hooks.example:{receiver.port}")
    receiver.answer = response("500 Oops")
    endpoint_id, _ = await hooks.endpoint(f"http://hooks.example:{receiver.port}/x")
    delivery_id = await hooks.enqueue(endpoint_id)

    async with hooks.working(resolve=resolve):
        await until(lambda: len(receiver.messages) >= 3)

    assert len(asked) == len(receiver.messages) == len(await hooks.attempts(delivery_id))


async def test_a_name_that_turns_private_after_its_endpoint_was_made_is_refused(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    answers = [["93.184.216.34"], ["127.0.0.1"]]

    async def resolve(host: str, port: int) -> Sequence[str]:
        return answers.pop(0)

    url = f"https://hooks.example:{receiver.port}/x"
    client = WebhookClient(user_agent="atelier-tests/1", most=1, resolve=resolve)
    at_creation, later = await client.refuse(url), await client.send(url, {}, b"{}")
    await client.aclose()

    assert (at_creation, later.outcome, answers) == (None, Outcome.REFUSED, [])
    assert receiver.messages == []


async def test_a_dispatcher_that_lost_its_lease_records_nothing(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    endpoint_id, _ = await hooks.endpoint(receiver.url)
    delivery_id = await hooks.enqueue(endpoint_id)
    held = asyncio.Event()

    async def hold(writer: asyncio.StreamWriter) -> None:
        await held.wait()
        writer.write(response("500 Late"))

    receiver.answer = hold
    async with hooks.working():
        await until(lambda: receiver.messages)
        async with hooks.database.begin() as connection:
            await delivery_queries.replay(connection, delivery_id, now())
        receiver.answer = response()
        found = await hooks.until_finished(delivery_id)
        held.set()
        await until(lambda: receiver.at_once == 0)
        # The late answer is handled before this one.
        await hooks.until_finished(await hooks.enqueue(endpoint_id))

    assert found.status == "delivered"
    assert [each.outcome for each in await hooks.attempts(delivery_id)] == ["delivered"]
    assert (await hooks.record(endpoint_id)).failing_since is None


async def test_a_stopped_dispatcher_releases_what_it_could_not_finish(
    hooks: HookOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.webhooks.dispatcher.STOP_SECONDS", 0.1)
    receiver = await hooks.receiver()
    endpoint_id, _ = await hooks.endpoint(receiver.url)
    delivery_id = await hooks.enqueue(endpoint_id)
    held = asyncio.Event()

    async def hold(writer: asyncio.StreamWriter) -> None:
        await held.wait()

    receiver.answer = hold
    async with hooks.working():
        await until(lambda: receiver.messages)
    found = await hooks.delivery(delivery_id)
    held.set()

    assert found.lease is None
    assert found.due_at is not None
    assert found.due_at <= now()


async def test_two_secrets_sign_until_the_older_one_expires(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    endpoint_id, older = await hooks.endpoint(receiver.url)
    newer = new_secret()

    async def rotate(expires_in: timedelta, secret: str, id: str) -> None:
        async with hooks.database.begin() as connection:
            await endpoint_queries.expire_secrets(connection, endpoint_id, now() + expires_in)
            sealed = SEALER.seal(secret, owner=endpoint_id)
            record = SecretRecord(id=id, endpoint_id=endpoint_id, sealed=sealed, created_at=now(), expires_at=None)
            await endpoint_queries.insert_secret(connection, record)

    await rotate(timedelta(hours=1), newer, "whs_f1")
    async with hooks.working():
        await hooks.until_finished(await hooks.enqueue(endpoint_id))
        await rotate(timedelta(0), new_secret(), "whs_f2")
        await hooks.until_finished(await hooks.enqueue(endpoint_id))

    both, one = receiver.messages
    assert len(both.headers["webhook-signature"].split()) == 2
    assert both.verified(older) == both.verified(newer)
    assert len(one.headers["webhook-signature"].split()) == 1


async def test_a_secret_of_another_installation_is_refused_and_logged(
    hooks: HookOffice, caplog: pytest.LogCaptureFixture
) -> None:
    receiver = await hooks.receiver()
    endpoint_id, _ = await hooks.endpoint(receiver.url)
    async with hooks.database.begin() as connection:
        await endpoint_queries.forget_secrets(connection, endpoint_id)
        sealed = SEALER.seal(new_secret(), owner="whe_another")
        record = SecretRecord(id="whs_f1", endpoint_id=endpoint_id, sealed=sealed, created_at=now(), expires_at=None)
        await endpoint_queries.insert_secret(connection, record)
    delivery_id = await hooks.enqueue(endpoint_id)

    async with hooks.working(LATER):
        (attempt,) = await until(lambda: hooks.attempts(delivery_id))

    assert (attempt.outcome, attempt.answer) == ("refused", "The secret cannot be decrypted: rotate it.")
    assert "rotate the secret" in caplog.text
    assert receiver.messages == []


async def test_old_deliveries_are_deleted_and_those_that_wait_are_not(hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    endpoint_id, _ = await hooks.endpoint(receiver.url)
    idle_id, _ = await hooks.endpoint(receiver.url, disabled_at=now(), disabled_reason="operator")
    old, young = now() - timedelta(days=8), now() - timedelta(days=6)
    finished = {"status": "delivered", "due_at": None}
    kept: list[str] = []
    gone: list[str] = []
    for endpoint, values, is_kept in (
        (endpoint_id, finished | {"finished_at": old}, False),
        (endpoint_id, finished | {"finished_at": young}, True),
        (endpoint_id, {"created_at": old, "due_at": now() + timedelta(hours=1)}, True),
        (idle_id, {"created_at": old}, False),
        (idle_id, {"created_at": young}, True),
    ):
        delivery_id = await hooks.enqueue(endpoint)
        async with hooks.database.begin() as connection:
            changed = update(WebhookDelivery).where(WebhookDelivery.id == delivery_id).values(**values)
            await connection.execute(changed)
        (kept if is_kept else gone).append(delivery_id)

    async with hooks.working() as dispatcher:
        await dispatcher.prune()

    assert [each.id for each in await hooks.deliveries()] == kept
    assert len(gone) == 2
    assert receiver.messages == []


def test_waits_double_up_to_six_hours_with_jitter() -> None:
    timings = DeliveryTimings()
    longest = [timedelta(seconds=5 * 2**number) for number in range(13)] + [timedelta(hours=6)] * 20

    for attempts, most in enumerate(longest, start=1):
        waits = [timings.backoff(attempts) for _ in range(20)]
        assert all(most / 2 <= wait <= most for wait in waits)
        assert len(set(waits)) > 1
