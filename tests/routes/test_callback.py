"""The callback route: its checks, the stored hint, and the work left to the worker."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from sqlalchemy import select, text, update
from starlette.responses import Response

from db.engine import Database
from db.models import CreationStatus, GenerationTask, Step
from services import secrets
from services.clock import now
from services.generation.callback_urls import CallbackUrls
from services.providers.kie.callbacks import SIGNATURE_HEADER, TIMESTAMP_HEADER, signature
from settings import Settings
from tests.schema.people import TASK_UPDATED, Person, person, written
from tests.support.kie import WEBHOOK_KEY, FakeKie
from tests.support.serving import Running, running_app
from tests.support.waiting import until

TASK = "ab" * 16


@dataclass
class Awaited:
    """A task with a pending callback, in a product without a running worker."""

    someone: Person
    database: Database
    creation_id: str
    address: str

    async def call(self, url: str | None = None, **changes: Any) -> httpx.Response:
        """Call back as Kie.ai does, but for the changes."""
        given: dict[str, Any] = {"task": TASK, "key": WEBHOOK_KEY, "at": str(int(now().timestamp())), **changes}
        body = changes.get("body", {"code": 200, "data": {"taskId": given["task"], "state": "success"}})
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {
            SIGNATURE_HEADER: changes.get("signature", signature(given["key"], given["task"], given["at"])),
            TIMESTAMP_HEADER: given["at"],
        }
        kept = {name: value for name, value in headers.items() if name not in changes.get("without", ())}
        return await self.someone.http.post(url or self.address, content=content, headers=kept)

    async def row(self) -> tuple[int, bool, str | None]:
        """Return its version, whether it was called back about, and its task."""
        task = GenerationTask
        statement = select(task.version, task.called_back_at, task.provider_task_id).where(task.id == self.creation_id)
        async with self.database.read() as connection:
            version, called_back_at, provider_task_id = (await connection.execute(statement)).one()
        return version, called_back_at is not None, provider_task_id


@pytest.fixture
async def awaited(settings: Settings, database: Database, kie: FakeKie) -> AsyncIterator[Awaited]:
    resting = settings.model_copy(update={"worker": "off"})
    async with running_app(resting) as server, person(server, "ada") as ada:
        creation = await ada.created()
        await asked(database, creation["id"], step=Step.AWAIT, status=CreationStatus.PROCESSING, provider_task_id=TASK)
        addresses = CallbackUrls(server.url, (await secrets.load(database)).callback_tokens)
        yield Awaited(ada, database, creation["id"], addresses.address(creation["id"], 1))


async def asked(database: Database, creation_id: str, **values: object) -> None:
    """Put a generation into the state after its createTask call."""
    statement = update(GenerationTask).where(GenerationTask.id == creation_id)
    async with database.begin() as connection:
        await connection.execute(statement.values(asked_at=now(), provider_attempt=1, **values))


def refused(response: httpx.Response) -> tuple[int, str]:
    error = response.json()["error"]
    assert set(error) == {"code", "message"}
    return response.status_code, error["code"]


async def test_a_genuine_callback_is_stored_and_delivered_live_without_a_request_to_kie(
    awaited: Awaited, kie: FakeKie
) -> None:
    def unexpected(_: object) -> Response:
        raise AssertionError("Kie.ai was asked")

    kie.on_read = kie.on_result = unexpected
    async with awaited.someone.live() as socket:
        await socket.subscribe("tasks", TASK_UPDATED)
        assert (await socket.event("tasks"))["creation"]["stage"] == "MAKING"

        response = await awaited.call()

        event = await socket.event("tasks")
    assert (response.status_code, response.json()) == (200, {"status": "received"})
    assert (event["kind"], event["creation"]["stage"], event["creation"]["version"]) == ("UPDATE", "CONFIRMING", 2)
    assert await awaited.row() == (2, True, TASK)


async def test_duplicates_are_answered_and_change_nothing(awaited: Awaited) -> None:
    await awaited.call()
    before = await written(awaited.database)

    responses = await asyncio.gather(*(awaited.call() for _ in range(10)))

    assert {response.status_code for response in responses} == {200}
    assert await awaited.row() == (2, True, TASK)
    assert await written(awaited.database) == before


@pytest.mark.embedded
async def test_an_address_that_was_not_given_out_is_refused(awaited: Awaited) -> None:
    query = {name: values[0] for name, values in parse_qs(urlsplit(awaited.address).query).items()}
    base = awaited.address.partition("?")[0]
    before = await awaited.row(), await written(awaited.database)

    for changes in (
        {"token": ""},
        {"token": query["token"][:-1] + ("0" if query["token"][-1] != "0" else "1")},
        {"token": "é" * 64},
        {"attempt": "2"},
        {"attempt": ""},
        {"attempt": "-1"},
        {"attempt": "1" * 10_000},
        {"attempt": "\u0661"},
        {"creation": "cre_" + "0" * 32},
        {"creation": "\0"},
    ):
        address = str(httpx.URL(base, params=query | changes))
        assert refused(await awaited.call(address)) == (401, "UNAUTHENTICATED"), changes
    assert refused(await awaited.call(base)) == (401, "UNAUTHENTICATED")

    assert (await awaited.row(), await written(awaited.database)) == before


@pytest.mark.embedded
async def test_what_kie_did_not_sign_is_refused(awaited: Awaited) -> None:
    before = await awaited.row(), await written(awaited.database)
    long_ago, ahead = str(int(now().timestamp()) - 400), str(int(now().timestamp()) + 400)

    for changes in (
        {"without": (SIGNATURE_HEADER,)},
        {"without": (TIMESTAMP_HEADER,)},
        {"without": (SIGNATURE_HEADER, TIMESTAMP_HEADER)},
        {"key": "another key"},
        {"signature": ""},
        {"body": {"data": {"taskId": "cd" * 16}}},
        {"at": long_ago},
        {"at": ahead},
    ):
        assert refused(await awaited.call(**changes)) == (401, "UNAUTHENTICATED"), changes

    assert (await awaited.row(), await written(awaited.database)) == before


@pytest.mark.embedded
async def test_a_body_that_names_no_one_task_is_malformed(awaited: Awaited) -> None:
    before = await awaited.row(), await written(awaited.database)

    for body in (
        b"",
        b"not json",
        b"[]",
        b"null",
        b'{"data": null}',
        b'{"data": {"taskId": ""}}',
        b'{"data": {"taskId": 7}}',
        b'{"taskId": "a", "data": {"taskId": "b"}}',
        b"\xff\xfe",
        b"[" * 100_000,
    ):
        assert refused(await awaited.call(body=body)) == (400, "BAD_USER_INPUT"), body[:40]

    assert (await awaited.row(), await written(awaited.database)) == before


@pytest.mark.embedded
async def test_a_body_beyond_any_callback_is_too_large(awaited: Awaited) -> None:
    before = await awaited.row()

    assert refused(await awaited.call(body=b" " * (256 * 1024 + 1))) == (413, "TOO_LARGE")
    assert await awaited.row() == before


@pytest.mark.embedded
async def test_the_task_may_stand_in_any_of_its_four_places(awaited: Awaited) -> None:
    for body in ({"taskId": TASK}, {"task_id": TASK}, {"data": {"taskId": TASK}}, {"data": {"task_id": TASK}}):
        await asked(awaited.database, awaited.creation_id, called_back_at=None)
        assert (await awaited.call(body=body)).status_code == 200
        assert (await awaited.row())[1] is True, body


async def test_an_unknown_task_is_answered_and_changes_nothing(awaited: Awaited) -> None:
    before = await awaited.row(), await written(awaited.database)

    response = await awaited.call(task="cd" * 16)

    assert response.status_code == 200
    assert (await awaited.row(), await written(awaited.database)) == before


async def test_a_task_whose_answer_was_lost_is_adopted(awaited: Awaited) -> None:
    await asked(
        awaited.database, awaited.creation_id, step=Step.SUBMIT, status=CreationStatus.WAITING, provider_task_id=None
    )

    assert (await awaited.call()).status_code == 200

    assert await awaited.row() == (2, True, TASK)
    found = await awaited.someone.creation(awaited.creation_id) or {}
    assert (found["status"], found["stage"]) == ("PROCESSING", "CONFIRMING")


async def test_the_task_of_another_generation_is_answered_and_not_adopted(awaited: Awaited) -> None:
    other = await awaited.someone.created()
    await asked(awaited.database, other["id"], step=Step.SUBMIT)
    keys = await secrets.load(awaited.database)
    base = awaited.address.partition("/api/")[0]
    before = await written(awaited.database)

    response = await awaited.call(CallbackUrls(base, keys.callback_tokens).address(other["id"], 1))

    assert response.status_code == 200
    assert await written(awaited.database) == before
    assert await awaited.row() == (1, False, TASK)


async def test_what_cannot_be_stored_is_not_acknowledged(awaited: Awaited) -> None:
    async with awaited.database.begin() as connection:
        await connection.execute(text("ALTER TABLE events RENAME TO events_away"))
    response = await awaited.call()
    assert refused(response) == (503, "UNAVAILABLE")
    assert response.headers["retry-after"] == "5"
    assert await awaited.row() == (1, False, TASK)

    async with awaited.database.begin() as connection:
        await connection.execute(text("ALTER TABLE events_away RENAME TO events"))
    assert (await awaited.call()).status_code == 200
    assert await awaited.row() == (2, True, TASK)


@pytest.mark.embedded
async def test_other_methods_are_not_allowed(awaited: Awaited) -> None:
    response = await awaited.someone.http.get(awaited.address)

    assert refused(response) == (405, "HTTP_405")
    assert response.headers["allow"] == "POST"


async def test_the_result_in_the_body_of_a_callback_is_never_used(server: Running, kie: FakeKie) -> None:
    async with person(server, "ada") as ada:
        creation = await ada.created()
        task = await kie.task()
        await ada.reaches(creation["id"], "MAKING")
        for state, result in (("fail", ""), ("success", json.dumps({"resultUrls": [f"{server.url}/healthz"]}))):
            told = {"taskId": task.id, "state": state, "resultJson": result, "failCode": "400", "failMsg": "no"}
            assert (await kie.call_back(task, body={"code": 501, "data": told})).status_code == 200
        reads = task.reads
        await until(lambda: task.reads > reads)
        shown = await ada.creation(creation["id"]) or {}
        assert (shown["status"], shown["failure"]) == ("PROCESSING", None)

        await kie.succeed(task)
        ended = await ada.ended(creation["id"])
        late = await kie.call_back(task, body={"data": {"taskId": task.id, "state": "fail"}})

        assert ended["status"] == "SUCCESS"
        assert (await ada.http.get(ended["generatedImage"]["url"])).content == task.result
        assert late.status_code == 200
        assert (await ada.creation(creation["id"]) or {})["version"] == ended["version"]


@pytest.mark.embedded
async def test_without_a_webhook_key_the_address_alone_is_proof(
    settings: Settings, kie: FakeKie, database: Database
) -> None:
    unsigned = settings.model_copy(update={"kie_ai_webhook_hmac_key": None, "worker": "off"})
    async with running_app(unsigned) as server, person(server, "ada") as ada:
        creation = await ada.created()
        await asked(database, creation["id"], step=Step.AWAIT, status=CreationStatus.PROCESSING, provider_task_id=TASK)
        addresses = CallbackUrls(server.url, (await secrets.load(database)).callback_tokens)
        awaited = Awaited(ada, database, creation["id"], addresses.address(creation["id"], 1))

        tampered = re.sub("token=.", "token=_", awaited.address)
        assert refused(await awaited.call(tampered, without=(SIGNATURE_HEADER,))) == (401, "UNAUTHENTICATED")
        assert (await awaited.call(without=(SIGNATURE_HEADER, TIMESTAMP_HEADER))).status_code == 200
        assert await awaited.row() == (2, True, TASK)
