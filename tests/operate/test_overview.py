"""The reads of the console: timeline, present state, report, search, sessions and payments."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from db.engine import Database
from db.models import GenerationMoment, GenerationTask, Payment, PaymentReversal, UserPresence
from db.models.timelines import MOST_TRIES, MomentKind
from db.queries.generations import leases, moments
from db.queries.generations.moments import MOST_READ, Note
from services.clock import now
from services.events import writer
from services.identity import presence
from services.identity.blocks import Blocks
from services.identity.presence import Presence
from settings import Settings
from tests.conftest import QUICK
from tests.db.rows import a_payment, a_refund, put
from tests.operate.conftest import BLOCK, GRANT, REVEAL, Office, Staff
from tests.schema.people import DELETE, Person
from tests.support.kie import FakeKie
from tests.support.serving import running_app
from tests.support.waiting import until

TIMELINE = """query ($id: String!) { generation(id: $id) { timeline {
  kind at lastAt count step nextStep attempt beganAt sentAt seconds outcome code message actor
} } }"""
SEARCH = """query ($text: String!) { search(text: $text) {
  __typename
  ... on User { id } ... on Generation { id } ... on Payment { id } ... on LedgerEntry { id userId }
  ... on AuditEntry { id } ... on ModelHealth { id }
} }"""
SESSIONS = """query ($id: String!) { user(id: $id) { createdAt sessions {
  issuer subject firstSeenAt lastSeenAt openStreams processes { process openStreams lastSeenAt }
} } }"""
PAYMENTS = """query ($filter: PaymentsFilter, $first: Int, $after: String) {
  payments(filter: $filter, first: $first, after: $after) { nodes { id status amountReturned } hasNextPage endCursor }
}"""
OVERVIEW = """{ overview {
  waiting running concurrency isComplete oldestWaitingAt recentSeconds providerCredits
  queue { model status step count due retrying oldestId oldestAt } limits { name nextAt pausedUntil pauseReason }
  models { slug waiting running made failed failureRate pausedAt }
} }"""
REPORT = """query ($month: String!) { report(month: $month) {
  month currency providerCreditPrice incomePerCredit
  models { model made failed { code count } creditsTaken income cost margin } total { made creditsTaken }
  days { day model made failed canceled creditsTaken providerCredits income cost margin }
} }"""


async def timeline_of(staff: Staff, creation_id: str) -> list[dict[str, Any]]:
    return list((await staff.ask(TIMELINE, id=creation_id))["generation"]["timeline"])


async def test_a_timeline_has_each_step_poll_and_callback_and_the_providers_words(
    boss: Staff, helper: Staff, ada: Person, kie: FakeKie
) -> None:
    creation = await ada.created("a secret garden")
    task = await kie.task()
    await ada.reaches(creation["id"], "MAKING")
    await helper.payload(REVEAL, id=creation["id"], reason="the user reported it")
    await kie.fail(task, "500", "Server melted")
    await ada.ended(creation["id"])

    found = await timeline_of(boss, creation["id"])

    kinds = [each["kind"] for each in found]
    assert kinds[0] == "REQUESTED"
    assert kinds[-1] == "ENDED"
    assert {"CALLBACK", "OPERATOR", "STEP"} <= set(kinds)
    assert [each["at"] for each in found] == sorted(each["at"] for each in found)
    steps = [(each["step"], each["nextStep"], each["outcome"]) for each in found if each["kind"] == "STEP"]
    assert steps == [("SUBMIT", "AWAIT", "done"), ("AWAIT", None, "provider_error")]
    (failed,) = [each for each in found if each["outcome"] == "provider_error"]
    assert (failed["code"], failed["message"]) == ("500", "Server melted")
    assert failed["beganAt"] is not None
    assert failed["sentAt"] is not None
    (acted,) = [each for each in found if each["kind"] == "OPERATOR"]
    assert (acted["outcome"], acted["actor"], acted["message"]) == ("reveal done", "helper", "the user reported it")
    assert (found[-1]["outcome"], found[-1]["code"]) == ("failed", "500")
    assert "secret" not in str(found)


async def test_tries_and_polls_are_bounded_and_counted(
    boss: Staff, ada: Person, kie: FakeKie, database: Database
) -> None:
    creation = await ada.created()
    await kie.task()
    await ada.reaches(creation["id"], "MAKING")
    async with database.begin() as connection:
        later = now() + timedelta(hours=1)
        await connection.execute(update(GenerationTask).values(due_at=later))
        generation = await leases.by_id(connection, creation["id"])
        assert generation is not None
        for number in range(3 * MOST_TRIES):
            tried = generation.__class__(**{**_fields(generation), "attempts": number})
            for note in (Note(outcome="unreachable", message=f"{number}\0" + "x" * 999), _POLL):
                await moments.note_try(connection, tried, 2, now(), note)

    found = await timeline_of(boss, creation["id"])

    tries = [each for each in found if each["outcome"] == "unreachable"]
    assert [each["attempt"] for each in tries] == [*range(1, MOST_TRIES), 3 * MOST_TRIES]
    assert [each["count"] for each in tries] == [1] * (MOST_TRIES - 1) + [2 * MOST_TRIES + 1]
    assert tries[-1]["message"] == f"{3 * MOST_TRIES - 1}\N{REPLACEMENT CHARACTER}".ljust(300, "x")
    (polls,) = [each for each in found if each["kind"] == "POLL"]
    assert polls["count"] >= 3 * MOST_TRIES
    assert len(found) < MOST_READ


_POLL = Note(kind=MomentKind.POLL, outcome="running")


def _fields(generation: Any) -> dict[str, Any]:
    return {name: getattr(generation, name) for name in generation.__struct_fields__}


async def test_a_timeline_ends_with_the_retention_of_events_and_with_the_creation(
    boss: Staff, ada: Person, kie: FakeKie, database: Database
) -> None:
    first, second = await ada.created(), await ada.created()
    for number, creation in enumerate((first, second)):
        await kie.succeed(await kie.task(number))
        await ada.ended(creation["id"])
    assert "STEP" in {each["kind"] for each in await timeline_of(boss, first["id"])}

    await ada.payload(DELETE, id=first["id"])
    assert [each["kind"] for each in await timeline_of(boss, first["id"])] == ["REQUESTED", "ENDED"]
    assert "STEP" in {each["kind"] for each in await timeline_of(boss, second["id"])}
    async with database.begin() as connection:
        await connection.execute(update(GenerationMoment).values(last_at=now() - timedelta(days=8)))
    assert await writer.prune(database, timedelta(days=7)) > 0
    assert [each["kind"] for each in await timeline_of(boss, second["id"])] == ["REQUESTED", "ENDED"]


async def test_the_present_state_counts_by_model_and_step(
    boss: Staff, ada: Person, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.operators.overview.FRESH_SECONDS", 0.0)
    failed, running = await ada.created(), await ada.created()
    await kie.fail(await kie.task(0), "500", "Server melted")
    await kie.task(1)
    await ada.ended(failed["id"])
    await ada.reaches(running["id"], "MAKING")

    found = (await boss.ask(OVERVIEW))["overview"]

    (group,) = found["queue"]
    assert group | {"due": 0, "retrying": 0, "oldestAt": None} == {
        "model": "nano-banana-pro",
        "status": "PROCESSING",
        "step": "AWAIT",
        "count": 1,
        "due": 0,
        "retrying": 0,
        "oldestId": running["id"],
        "oldestAt": None,
    }
    assert (found["waiting"], found["running"], found["isComplete"], found["recentSeconds"]) == (0, 1, True, 3600)
    assert found["oldestWaitingAt"] is None
    assert {each["name"] for each in found["limits"]} == {"create", "read"}
    (model,) = [each for each in found["models"] if each["slug"] == "nano-banana-pro"]
    assert (model["waiting"], model["running"], model["made"], model["failed"]) == (0, 1, 0, 1)
    assert model["failureRate"] == 1.0


async def test_the_report_is_that_of_the_command_with_its_days(boss: Staff, ada: Person, kie: FakeKie) -> None:
    creation = await ada.created()
    await kie.succeed(await kie.task())
    await ada.ended(creation["id"])
    today = now().date().isoformat()

    found = (await boss.ask(REPORT, month=today[:7]))["report"]

    assert found["total"] == {"made": 1, "creditsTaken": 20}
    (day,) = found["days"]
    assert (day["day"], day["model"], day["made"], day["creditsTaken"]) == (today, "nano-banana-pro", 1, 20)
    (model,) = found["models"]
    assert [day[name] for name in ("income", "cost", "margin")] == [
        model[name] for name in ("income", "cost", "margin")
    ]
    assert await boss.refused(REPORT, month="2026-13") == ["BAD_USER_INPUT"]


async def test_a_search_finds_each_kind_of_object(
    boss: Staff, ada: Person, ada_id: str, kie: FakeKie, database: Database
) -> None:
    creation = await ada.created()
    task = await kie.task()
    await ada.reaches(creation["id"], "MAKING")
    entry = await boss.do(GRANT, userId=ada_id, amount=1, key="k")
    async with database.begin() as connection:
        row = a_payment(ada_id, provider_reference="cs_123", payment_intent="pi_123")
        payment = await put(connection, Payment, row)

    async def found(text: str) -> list[tuple[str, str]]:
        return [(each["__typename"], each["id"]) for each in (await boss.ask(SEARCH, text=text))["search"]]

    assert await found(ada_id) == [("User", ada_id)]
    for text in ("ada", "ada.lovelace@example.org", "LOVELACE", " lace@ex "):
        assert await found(text) == [("User", ada_id)]
    for text in (creation["id"], task.id):
        assert await found(text) == [("Generation", creation["id"])]
    for text in (payment, "cs_123", "pi_123"):
        assert await found(text) == [("Payment", payment)]
    assert await found(entry["id"]) == [("AuditEntry", entry["id"])]
    assert await found(entry["entryId"]) == [("LedgerEntry", entry["entryId"])]
    assert await found("nano-banana-pro") == [("ModelHealth", "mdl_nano-banana-pro")]
    assert await found("nothing of this name") == []
    for text in ("", " ", "x" * 321):
        assert await boss.refused(SEARCH, text=text) == ["BAD_USER_INPUT"]


async def test_users_are_listed_newest_first_and_by_block(office: Office, boss: Staff, ada_id: str) -> None:
    bob_id = await office.id_of(await office.customer("bob"))
    await boss.do(BLOCK, userId=ada_id)
    document = "query ($blocked: Boolean!) { users(blocked: $blocked) { nodes { id } } }"

    found = [(await boss.ask(document, blocked=blocked))["users"]["nodes"] for blocked in (False, True)]

    assert found == [[{"id": bob_id}, {"id": ada_id}], [{"id": ada_id}]]


async def test_slow_reads_use_up_the_cpu_time_of_an_operator(
    boss: Staff, helper: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slowly(*_: object, **__: object) -> list[object]:
        await asyncio.sleep(0.3)
        return []

    monkeypatch.setattr("resolvers.operate.generation_queries.failures", slowly)
    monkeypatch.setattr("resolvers.operate.MOST_FAILURE_SECONDS", 10.0)
    fields = " ".join(f"f{number}: failures(hours: 1) {{ count }}" for number in range(5))
    document = f"{{ {fields} }}"

    answer = (await boss.post(document)).json()

    assert {error["extensions"]["code"] for error in answer["errors"]} == {"RATE_LIMITED"}
    assert (await helper.ask("{ failures(hours: 1) { count } }"))["failures"] == []


async def test_payments_are_listed_by_state_with_the_money_that_went_back(
    boss: Staff, ada_id: str, database: Database
) -> None:
    async with database.begin() as connection:
        first = await put(connection, Payment, a_payment(ada_id))
        second = await put(connection, Payment, a_payment(ada_id, status="pending"))
        await put(connection, PaymentReversal, a_refund(first, amount=120))
        await put(connection, PaymentReversal, a_refund(first, amount=20, kind="refund_failed"))

    page = (await boss.ask(PAYMENTS, first=1))["payments"]
    rest = (await boss.ask(PAYMENTS, first=1, after=page["endCursor"]))["payments"]
    paid = (await boss.ask(PAYMENTS, filter={"status": "PAID"}))["payments"]["nodes"]

    assert ([each["id"] for each in page["nodes"]], page["hasNextPage"]) == ([second], True)
    assert ([each["id"] for each in rest["nodes"]], rest["hasNextPage"]) == ([first], False)
    assert paid == [{"id": first, "status": "PAID", "amountReturned": 100}]


async def test_unfinished_and_failed_generations_are_filtered_by_step_age_and_words(
    boss: Staff, ada: Person, kie: FakeKie
) -> None:
    failed, running = await ada.created(), await ada.created()
    await kie.fail(await kie.task(0), "500", "Server melted")
    await kie.task(1)
    await ada.ended(failed["id"])
    await ada.reaches(running["id"], "MAKING")
    document = "query ($filter: GenerationsFilter) { generations(filter: $filter) { nodes { id } } }"

    async def found(**wanted: object) -> list[str]:
        return [each["id"] for each in (await boss.ask(document, filter=wanted))["generations"]["nodes"]]

    later = (now() + timedelta(minutes=1)).isoformat()
    assert await found(unfinished=True) == [running["id"]]
    assert await found(step="AWAIT", stepBefore=later) == [running["id"]]
    assert await found(stepBefore=(now() - timedelta(hours=1)).isoformat()) == []
    assert await found(step="STORE") == []
    assert await found(status="PROCESSING") == [running["id"]]
    assert await found(failureCode="PROVIDER_ERROR", providerMessage="Server melted") == [failed["id"]]
    assert await found(failureCode="TIMED_OUT") == []
    assert await found(providerCode="501") == []
    for name in ("userId", "model", "providerCode", "providerMessage"):
        assert await boss.refused(document, filter={name: "\0"}) == ["BAD_USER_INPUT"]


async def test_sessions_have_the_last_use_and_the_open_streams(boss: Staff, ada_id: str, database: Database) -> None:
    here = Presence(database, Blocks(database))
    here.open_streams = lambda: {ada_id: 2}
    here.note(ada_id)
    await here.store()
    await here.store()
    async with database.begin() as connection:
        old = {"user_id": ada_id, "process": "gone", "open_streams": 5}
        hour = now() - timedelta(hours=1)
        await connection.execute(insert(UserPresence), old | {"first_seen_at": hour, "last_seen_at": hour})

    found = (await boss.ask(SESSIONS, id=ada_id))["user"]
    sessions = found["sessions"]

    assert (sessions["issuer"], sessions["subject"]) == ("https://id.example", "ada")
    assert sessions["firstSeenAt"] == found["createdAt"]
    assert sessions["openStreams"] == 2
    assert [(each["process"], each["openStreams"]) for each in sessions["processes"]] == [
        (here.process, 2),
        ("gone", 0),
    ]
    assert sessions["lastSeenAt"] == sessions["processes"][0]["lastSeenAt"]
    here.open_streams = dict
    await here.store()
    assert (await boss.ask(SESSIONS, id=ada_id))["user"]["sessions"]["openStreams"] == 0
    async with database.begin() as connection:
        old_enough = now() - presence.RETENTION - timedelta(hours=1)
        await connection.execute(update(UserPresence).values(last_seen_at=old_enough))
    assert await presence.prune(database) == 2


async def test_a_server_stores_its_users_and_their_open_sockets(
    office_settings: Settings, boss: Staff, ada: Person, ada_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.identity.presence.STORE_EVERY_SECONDS", 0.05)
    async with running_app(office_settings.model_copy(update={"worker": "off"}), timings=QUICK) as server:
        elsewhere = Person(server.url, ada.token, ada.http)
        async with elsewhere.live():

            async def has_one() -> bool:
                return bool((await boss.ask(SESSIONS, id=ada_id))["user"]["sessions"]["openStreams"] == 1)

            await until(has_one)

        async def has_none() -> bool:
            return bool((await boss.ask(SESSIONS, id=ada_id))["user"]["sessions"]["openStreams"] == 0)

        await until(has_none)
