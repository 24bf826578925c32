"""Generations by operators: found by each id, requeued, canceled with refund, and revealed only with audit."""

import asyncio
import json
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from db.engine import Database
from db.models import GenerationTask, Step
from services.billing import credits
from services.clock import now
from settings import Settings
from tests.conftest import QUICK
from tests.operate.conftest import BLOCK, CANCEL_ANY, PAUSE, REQUEUE, RESUME, REVEAL, Office, Staff
from tests.operate.test_credits import entries
from tests.schema.people import DELETE, TASK_UPDATED, Person
from tests.support.kie import FakeKie, picture
from tests.support.serving import running_app
from tests.support.waiting import until

FOUND = """query ($id: String!) { generation(id: $id) {
  id userId status step model providerTaskId providerCode providerMessage failureCode dueAt attempts
} }"""


async def change(database: Database, creation_id: str, **values: Any) -> None:
    async with database.begin() as connection:
        await connection.execute(update(GenerationTask).where(GenerationTask.id == creation_id).values(**values))


async def test_a_generation_is_found_by_its_id_and_by_that_of_its_task(
    helper: Staff, ada: Person, ada_id: str, kie: FakeKie
) -> None:
    creation = await ada.created()
    task = await kie.task()
    await ada.reaches(creation["id"], "MAKING")

    found = [(await helper.ask(FOUND, id=name))["generation"] for name in (creation["id"], task.id)]

    assert found[0] == found[1]
    # A poll may have come before the reads.
    assert found[0] | {"dueAt": None, "attempts": 0} == {
        "id": creation["id"],
        "userId": ada_id,
        "status": "PROCESSING",
        "step": "AWAIT",
        "model": "nano-banana-pro",
        "providerTaskId": task.id,
        "providerCode": None,
        "providerMessage": None,
        "failureCode": None,
        "dueAt": None,
        "attempts": 0,
    }
    assert (await helper.ask(FOUND, id="cre_unknown"))["generation"] is None


async def test_failures_are_grouped_by_the_providers_words(helper: Staff, ada: Person, kie: FakeKie) -> None:
    for number, words in enumerate(("Server melted", "Server melted", "Out of paint")):
        creation = await ada.created()
        await kie.fail(await kie.task(number), "500", words)
        await ada.ended(creation["id"])

    found = (await helper.ask("{ failures(hours: 1) { model failureCode providerMessage count example } }"))["failures"]

    assert [(each["providerMessage"], each["count"]) for each in found] == [("Server melted", 2), ("Out of paint", 1)]
    assert found[1]["example"] == creation["id"]
    assert await helper.refused("{ failures(hours: 0) { count } }") == ["BAD_USER_INPUT"]


async def test_generations_are_filtered_by_user_state_model_and_age(
    helper: Staff, ada: Person, ada_id: str, office: Office, kie: FakeKie
) -> None:
    bob = await office.customer("bob")
    first, second = await ada.created(), await bob.created()
    document = """query ($filter: GenerationsFilter, $first: Int, $after: String) {
      generations(filter: $filter, first: $first, after: $after) { nodes { id } hasNextPage endCursor }
    }"""

    async def found(**wanted: object) -> list[str]:
        return [node["id"] for node in (await helper.ask(document, filter=wanted))["generations"]["nodes"]]

    assert await found() == [second["id"], first["id"]]
    assert await found(userId=ada_id) == [first["id"]]
    assert await found(status="FAILED") == []
    assert await found(model="nano-banana-pro") == [second["id"], first["id"]]
    assert await found(model="another") == []
    moment = now()
    assert await found(createdSince=(moment + timedelta(minutes=1)).isoformat()) == []
    assert await found(createdBefore=(moment + timedelta(minutes=1)).isoformat()) == [second["id"], first["id"]]
    assert await found(createdBefore=(moment - timedelta(minutes=10)).isoformat()) == []
    page = (await helper.ask(document, first=1))["generations"]
    assert page == {"nodes": [{"id": second["id"]}], "hasNextPage": True, "endCursor": second["id"]}
    rest = (await helper.ask(document, first=1, after=second["id"]))["generations"]
    assert rest == {"nodes": [{"id": first["id"]}], "hasNextPage": False, "endCursor": first["id"]}


async def test_a_generation_that_the_provider_makes_is_canceled_and_refunded_once(
    helper: Staff, ada: Person, kie: FakeKie, database: Database
) -> None:
    creation = await ada.created()
    task = await kie.task()
    await ada.reaches(creation["id"], "MAKING")
    async with ada.live() as socket:
        await socket.subscribe("1", TASK_UPDATED, id=creation["id"])
        assert (await socket.event("1"))["creation"]["stage"] == "MAKING"

        answers = await asyncio.gather(
            *(helper.payload(CANCEL_ANY, id=creation["id"], reason="stuck") for _ in range(3))
        )

        assert (await socket.event("1"))["creation"]["status"] == "CANCELED"
    assert sorted(error["code"] for answer in answers for error in answer["errors"]) == ["WRONG_STATE"] * 2
    await kie.succeed(task)
    assert await ada.balance() == 100
    canceled = await ada.creation(creation["id"])
    assert canceled is not None
    assert (canceled["status"], canceled["refunded"]) == ("CANCELED", True)
    assert await credits.verify(database) == []


async def test_a_stuck_generation_is_due_again(helper: Staff, ada: Person, kie: FakeKie, database: Database) -> None:
    creation = await ada.created()
    task = await kie.task()
    await ada.reaches(creation["id"], "MAKING")
    # It was not looked at for a day, and its lease belongs to a process that has ended.
    late, gone = now() + timedelta(days=1), now() - timedelta(minutes=1)

    async def has_stopped() -> bool:
        await change(database, creation["id"], due_at=late, attempts=7, lease="lea_gone", leased_until=gone)
        await asyncio.sleep(0.3)
        shown = (await helper.ask(FOUND, id=creation["id"]))["generation"]
        return bool(shown["attempts"] == 7 and shown["dueAt"] > late.isoformat()[:10])

    await until(has_stopped)
    await kie.succeed(task, call_back=False)

    entry = await helper.do(REQUEUE, id=creation["id"])

    assert json.loads(entry["before"])["attempts"] == 7
    assert json.loads(entry["after"])["attempts"] == 0
    assert (await ada.ended(creation["id"]))["status"] == "SUCCESS"


async def test_a_generation_is_not_requeued_if_that_could_pay_twice(
    helper: Staff, ada: Person, kie: FakeKie, database: Database
) -> None:
    creation = await ada.created()
    await kie.task()
    await ada.reaches(creation["id"], "MAKING")
    moment = now()
    await change(database, creation["id"], due_at=moment + timedelta(days=1), leased_until=moment + timedelta(hours=1))
    leased = await helper.is_refused(REQUEUE, id=creation["id"])
    await change(
        database,
        creation["id"],
        step=Step.SUBMIT,
        asked_at=moment,
        leased_until=None,
        due_at=moment + timedelta(days=1),
    )
    asked = await helper.is_refused(REQUEUE, id=creation["id"])
    await helper.do(CANCEL_ANY, id=creation["id"])
    finished = await helper.is_refused(REQUEUE, id=creation["id"])
    unknown = await helper.is_refused(REQUEUE, id="cre_unknown")

    assert [each["code"] for each in (leased, asked, finished, unknown)] == ["BUSY", "BUSY", "WRONG_STATE", "NOT_FOUND"]


async def test_prompts_and_pictures_are_shown_only_with_an_entry_of_the_audit(
    helper: Staff, ada: Person, ada_id: str, kie: FakeKie, database: Database
) -> None:
    creation = await ada.created("a secret garden")
    await kie.succeed(await kie.task())
    made = await ada.ended(creation["id"])
    reads = await helper.post(
        "{ generations { nodes { id model providerMessage errorMessage } } audit { nodes { request before after } } }"
    )
    assert "secret" not in reads.text

    payload = await helper.payload(REVEAL, id=creation["id"], reason="the user reported it")

    assert payload["creation"]["prompt"] == "a secret garden"
    picture = await ada.http.get(payload["creation"]["generatedImageUrl"])
    assert picture.content == (await ada.http.get(made["generatedImage"]["url"])).content
    (entry,) = await entries(database, action="reveal")
    assert (entry.actor, entry.user_id, entry.reason) == ("helper", ada_id, "the user reported it")
    assert "secret" not in f"{entry.request}{entry.before}{entry.after}"

    await ada.payload(DELETE, id=creation["id"])
    gone = await helper.payload(REVEAL, id=creation["id"], reason="again")
    assert gone["creation"] == {
        "id": creation["id"],
        "prompt": "",
        "negativePrompt": None,
        "originalImageUrls": [],
        "generatedImageUrl": None,
    }
    without_reason = await helper.payload(REVEAL, id=creation["id"], reason="")
    assert (without_reason["creation"], without_reason["errors"][0]["code"]) == (None, "INVALID_INPUT")


async def test_a_model_is_paused_and_resumed_by_an_admin(boss: Staff, helper: Staff, ada: Person) -> None:
    status = "{ models { slug pauseReason } }"
    assert (await helper.is_refused(PAUSE, model="nano-banana-pro"))["code"] == "NOT_ALLOWED"
    unknown = await boss.is_refused(PAUSE, model="no-such")

    await boss.do(PAUSE, model="mdl_nano-banana-pro", reason="bad results")

    paused = {each["slug"]: each["pauseReason"] for each in (await boss.ask(status))["models"]}
    assert paused["nano-banana-pro"] == "bad results"
    refused = await ada.create()
    assert [error["__typename"] for error in refused["errors"]] == ["ModelUnavailable"]
    await boss.do(RESUME, model="nano-banana-pro")
    assert (await ada.create())["errors"] == []
    again = await boss.is_refused(RESUME, model="nano-banana-pro")
    assert [unknown["code"], again["code"]] == ["NOT_FOUND", "ALREADY_DONE"]


@pytest.mark.folder
async def test_a_generation_that_an_operator_ends_before_its_inputs_are_stored_keeps_none(
    office_settings: Settings, database: Database
) -> None:
    settings = office_settings.model_copy(update={"worker": "off"})
    async with running_app(settings, timings=QUICK) as server, AsyncExitStack() as clients:
        office = Office(server.url, server.settings, clients)
        boss, ada = await office.staff("boss"), await office.customer("ada")
        images = [{"uploadId": await ada.uploaded(picture())}, {"url": "https://pictures.example/a.png"}]
        first, second = [await ada.created(images=images) for _ in range(2)]
        assert None not in (first["originalImage"], second["originalImage"])

        await boss.do(CANCEL_ANY, id=first["id"])
        await boss.do(BLOCK, userId=await office.id_of(ada), cancelWaiting=True)

    async with database.read() as connection:
        kept = select(GenerationTask.original_image_id, GenerationTask.original_image_url)
        assert [tuple(each) for each in await connection.execute(kept)] == [(None, None)] * 2
