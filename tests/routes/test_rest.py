"""The old backend's routes: their shapes, to the letter."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.responses import Response

from db.engine import Database
from db.models import GenerationTask, User
from db.models.creations import CreationStatus
from db.queries import model_states
from services.clock import now
from services.errors import RateLimited
from settings import Settings
from tests.conftest import QUICK
from tests.db.rows import a_generation
from tests.schema.people import CANCEL, RETRY, UNKNOWN, Json, Person, person, written
from tests.schema.test_images import Elsewhere
from tests.schema.test_images import elsewhere as elsewhere  # A fixture.
from tests.support.kie import FakeKie, picture
from tests.support.serving import Running, running_app

# The form of requests and responses does not depend on the installation.
pytestmark = pytest.mark.embedded


@dataclass
class OldClient:
    """A client of the old backend."""

    someone: Person

    async def post(self, body: object, *, key: str | None = None) -> httpx.Response:
        headers = self._headers() | ({} if key is None else {"Idempotency-Key": key})
        url, content = f"{self.someone.url}/api/generate-image", json.dumps(body)
        return await self.someone.http.post(url, content=content, headers=headers)

    async def get(self, path: str) -> httpx.Response:
        return await self.someone.http.get(f"{self.someone.url}{path}", headers=self._headers())

    async def made(self, prompt: str = "a heron") -> Json:
        response = await self.post({"prompt": prompt, "style": "watercolour"})
        assert response.status_code == 201
        answer: Json = response.json()
        return answer

    def _headers(self) -> dict[str, str]:
        return {} if self.someone.token is None else {"Authorization": f"Bearer {self.someone.token}"}


@pytest.fixture
async def old(server: Running) -> AsyncIterator[OldClient]:
    async with person(server, "ada") as ada:
        yield OldClient(ada)


def refused(response: httpx.Response) -> tuple[int, str]:
    answer = response.json()
    assert set(answer) == {"error"}
    assert set(answer["error"]) == {"code", "message"}
    assert answer["error"]["message"]
    return response.status_code, answer["error"]["code"]


@pytest.mark.scaled
async def test_an_image_is_requested_and_its_state_read(settings: Settings, kie: FakeKie, elsewhere: Elsewhere) -> None:
    elsewhere.answers["/a.png"] = Response(picture(colour="olive"))
    trusting = settings.model_copy(update={"trusted_image_hosts": frozenset({elsewhere.url.removeprefix("http://")})})
    async with running_app(trusting, timings=QUICK) as server, person(server, "ada") as ada:
        old = OldClient(ada)
        response = await old.post({"imageUrl": f"{elsewhere.url}/a.png", "prompt": "a heron", "style": "sty_anime"})
        answer = response.json()
        task_id = answer.pop("taskId")
        assert (response.status_code, answer) == (201, {"status": "waiting", "creditsUsed": 20, "balance": 80})

        await kie.task()
        await ada.reaches(task_id, "MAKING")
        processing = (await old.get(f"/api/task-status/{task_id}")).json()
        assert (processing["taskId"], processing["status"]) == (task_id, "processing")
        await kie.succeed(kie.tasks[0])
        await ada.ended(task_id)
        done = await old.get(f"/api/task-status/{task_id}")

        creation = done.json()["creation"]
        assert done.json() == {"taskId": task_id, "status": "success", "creation": creation}
        assert set(creation) == {
            "id",
            "originalImage",
            "generatedImage",
            "style",
            "date",
            "status",
            "prompt",
            "errorMessage",
        }
        images = [creation.pop("originalImage"), creation.pop("generatedImage")]
        assert datetime.fromisoformat(creation.pop("date")).utcoffset() is not None
        assert creation == {
            "id": task_id,
            "style": "anime",
            "status": "success",
            "prompt": "a heron",
            "errorMessage": None,
        }
        served = [(await ada.http.get(image)).content for image in images]
        assert served == [picture(colour="olive"), kie.tasks[0].result]


@pytest.mark.parametrize("way", ["rest", "graphql"])
@pytest.mark.parametrize("found", [True, False])
async def test_an_input_may_have_an_address_of_eight_kilobytes(
    settings: Settings,
    database: Database,
    kie: FakeKie,
    elsewhere: Elsewhere,
    caplog: pytest.LogCaptureFixture,
    way: str,
    found: bool,
) -> None:
    elsewhere.answers["/a.png"] = Response(picture(colour="olive")) if found else Response(status_code=404)
    url = f"{elsewhere.url}/a.png?signature="
    url += "s" * (8192 - len(url))
    trusting = settings.model_copy(update={"trusted_image_hosts": frozenset({elsewhere.url.removeprefix("http://")})})
    async with running_app(trusting, timings=QUICK) as server, person(server, "ada") as ada:
        if way == "rest":
            response = await OldClient(ada).post({"imageUrl": url, "prompt": "a heron"})
            creation_id = response.json()["taskId"]
            longer = refused(await OldClient(ada).post({"imageUrl": f"{url}s", "prompt": "a heron"}))
            assert longer == (422, "INVALID_INPUT")
        else:
            creation_id = (await ada.created(image={"url": url}))["id"]
            (error,) = (await ada.create(image={"url": f"{url}s"}))["errors"]
            assert error["message"] == "The address is longer than 8,192 characters."
        if found:
            await kie.succeed(await kie.task())
        ended = await ada.ended(creation_id)
        retried = await ada.payload(RETRY, id=creation_id)

    assert ended["status"] == ("SUCCESS" if found else "FAILED")
    assert found or retried["errors"] == []
    assert max(len(record.getMessage()) for record in caplog.records) < 1_000


async def test_a_failed_generation_has_a_reason(old: OldClient, kie: FakeKie) -> None:
    made = await old.made()
    await kie.fail(await kie.task(), "500", "no")
    await old.someone.ended(made["taskId"])

    answer = (await old.get(f"/api/task-status/{made['taskId']}")).json()

    assert answer["status"] == answer["creation"]["status"] == "failed"
    assert answer["creation"]["errorMessage"] == "The image service failed to make the image."
    assert (answer["creation"]["originalImage"], answer["creation"]["generatedImage"]) == (None, None)


async def test_what_was_taken_back_reads_failed(settings: Settings) -> None:
    async with running_app(settings.model_copy(update={"worker": "off"})) as server, person(server, "ada") as ada:
        old = OldClient(ada)
        made = await old.made()
        await ada.payload(CANCEL, id=made["taskId"])

        answer = (await old.get(f"/api/task-status/{made['taskId']}")).json()
        listed = (await old.get("/api/my-creations")).json()["creations"]

        assert answer["status"] == "failed"
        assert (answer["creation"]["status"], answer["creation"]["errorMessage"]) == ("failed", "It was canceled.")
        assert listed == [answer["creation"]]


@pytest.mark.scaled
async def test_the_same_key_makes_one_image(old: OldClient, database: Database) -> None:
    body = {"prompt": "a heron", "style": "watercolour"}

    responses = await asyncio.gather(*(old.post(body, key="intent") for _ in range(10)))
    other = await old.post(body | {"prompt": "another"}, key="intent")

    assert {response.status_code for response in responses} == {201}
    assert len({response.json()["taskId"] for response in responses}) == 1
    assert {response.json()["balance"] for response in responses} == {80}
    assert refused(other) == (409, "IDEMPOTENCY_KEY_REUSED")
    assert (await written(database))["image_generation_tasks"] == 1


async def test_too_few_credits_are_payment_required(settings: Settings, database: Database) -> None:
    poor = settings.model_copy(update={"signup_credits": 19, "worker": "off"})
    async with running_app(poor) as server, person(server, "ada") as ada:
        response = await OldClient(ada).post({"prompt": "a heron", "style": "watercolour"})

        assert refused(response) == (402, "INSUFFICIENT_CREDITS")
        assert (await written(database))["image_generation_tasks"] == 0


async def test_a_paused_model_is_unavailable(settings: Settings, database: Database) -> None:
    async with database.begin() as connection:
        await model_states.pause(connection, "nano-banana-pro", now(), until=None, reason="a test")
    async with running_app(settings) as server, person(server, "ada") as ada:
        response = await OldClient(ada).post({"prompt": "a heron", "style": "watercolour"})

        assert refused(response) == (503, "MODEL_UNAVAILABLE")
        assert (await written(database))["image_generation_tasks"] == 0


async def test_bad_input_is_unprocessable(old: OldClient, kie: FakeKie, database: Database) -> None:
    good = {"prompt": "a heron", "style": "watercolour"}
    await old.someone.balance()
    before = await written(database)

    bodies: tuple[object, ...] = (
        {"style": "watercolour"},
        {"style": "in the style of Hokusai"},
        {},
        good | {"prompt": ""},
        good | {"prompt": "", "style": "in the style of Hokusai"},
        good | {"prompt": 7},
        good | {"prompt": "x" * 10_001},
        good | {"prompt": "a\0b"},
        good | {"prompt": "\ud800"},
        good | {"style": "\ud800"},
        good | {"style": "a\0b"},
        good | {"style": "x" * 10_000},
        good | {"style": 7},
        good | {"imageUrl": ""},
        good | {"imageUrl": "http://127.0.0.1/a.png"},
        good | {"imageUrl": "\ud800"},
        good | {"uploadId": "\ud800"},
        good | {"other": float("nan")},
        good | {"imageUrl": ["https://example.com/a.png"]},
        [],
        "text",
        None,
    )
    for body in bodies:
        assert refused(await old.post(body)) == (422, "INVALID_INPUT"), body
    for content in (gzip.compress(json.dumps(good).encode()),):
        response = await old.someone.http.post(
            f"{old.someone.url}/api/generate-image",
            content=content,
            headers={"Authorization": f"Bearer {old.someone.token}", "Content-Encoding": "gzip"},
        )
        assert refused(response) == (422, "INVALID_INPUT")
        assert "without Content-Encoding" in response.json()["error"]["message"]
    for key in ("", "k" * 256):
        assert refused(await old.post(good, key=key)) == (422, "INVALID_INPUT")
    for content in (b"", b"{", b"\xff", b"[" * 100_000, b" " * (256 * 1024 + 1)):
        response = await old.someone.http.post(
            f"{old.someone.url}/api/generate-image",
            content=content,
            headers={"Authorization": f"Bearer {old.someone.token}"},
        )
        assert refused(response) == (422, "INVALID_INPUT"), content[:20]

    assert await written(database) == before
    assert kie.tasks == []


@pytest.mark.parametrize(
    ("style", "kept", "prompt"),
    [
        (None, "none", "a heron"),
        ("", "none", "a heron"),
        ("  ", "none", "a heron"),
        ("none", "none", "a heron"),
        ("anime", "anime", "a heron"),
        ("sty_anime", "anime", "a heron"),
        ("cyberpunk, by night", "none", "a heron\n\nStyle: cyberpunk, by night"),
        (" unheard-of\n", "none", "a heron\n\nStyle: unheard-of"),
    ],
)
async def test_a_style_that_is_not_known_is_words_for_the_prompt(
    old: OldClient, kie: FakeKie, style: str | None, kept: str, prompt: str
) -> None:
    given = {"prompt": "a heron"} if style is None else {"prompt": "a heron", "style": style}

    made = await old.post(given)

    assert made.status_code == 201, made.text
    creation = (await old.get(f"/api/task-status/{made.json()['taskId']}")).json()["creation"]
    assert (creation["style"], creation["prompt"]) == (kept, prompt)
    task = await kie.task()
    assert task.prompt.startswith(prompt)
    assert ("anime" in task.prompt.lower()) == (kept == "anime")


async def test_a_body_that_begins_with_a_byte_order_mark_is_understood(old: OldClient) -> None:
    response = await old.someone.http.post(
        f"{old.someone.url}/api/generate-image",
        content="\ufeff".encode() + json.dumps({"prompt": "a heron"}).encode(),
        headers={"Authorization": f"Bearer {old.someone.token}"},
    )

    assert response.status_code == 201


async def test_too_many_requests_get_a_retry_time(monkeypatch: pytest.MonkeyPatch, old: OldClient) -> None:
    async def limited(*_: object, **__: object) -> None:
        raise RateLimited(retry_after=7)

    monkeypatch.setattr("services.generation.creations.create", limited)

    response = await old.post({"prompt": "a heron", "style": "watercolour"})

    assert refused(response) == (429, "RATE_LIMITED")
    assert response.headers["retry-after"] == "7"


@pytest.mark.scaled
async def test_all_is_listed_newest_first_in_pages(settings: Settings) -> None:
    async with running_app(settings.model_copy(update={"worker": "off"})) as server, person(server, "ada") as ada:
        old = OldClient(ada)
        assert (await old.get("/api/my-creations")).json() == {
            "creations": [],
            "endCursor": None,
            "hasNextPage": False,
        }
        ids = [(await old.made(f"number {index}"))["taskId"] for index in range(3)]

        first = (await old.get("/api/my-creations?first=2")).json()
        rest = (await old.get(f"/api/my-creations?first=2&after={first['endCursor']}")).json()
        none = (await old.get("/api/my-creations?first=0")).json()

        assert [creation["id"] for creation in first["creations"] + rest["creations"]] == ids[::-1]
        assert (first["endCursor"], first["hasNextPage"]) == (ids[1], True)
        assert (rest["endCursor"], rest["hasNextPage"]) == (ids[0], False)
        assert none == {"creations": [], "endCursor": None, "hasNextPage": True}
        for query in ("first=101", "first=-1", "first=x", "first=", "first=%D9%A1", "first=10000", "after=x", "after="):
            assert refused(await old.get(f"/api/my-creations?{query}")) == (422, "BAD_USER_INPUT"), query


@pytest.mark.scaled
async def test_without_a_number_all_are_listed_and_the_unfinished_first(
    settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running_app(settings.model_copy(update={"worker": "off"})) as server, person(server, "ada") as ada:
        old = OldClient(ada)
        await ada.balance()
        await database.transact(_insert_creations, 130)
        ids = [f"cre_{number:032x}" for number in reversed(range(130))]
        unfinished = [id_ for id_ in ids if int(id_[4:], 16) % 40 == 0]  # The oldest among them.
        expected = unfinished + [id_ for id_ in ids if id_ not in unfinished]

        everything = (await old.get("/api/my-creations")).json()
        page = (await old.get("/api/my-creations?first=100")).json()
        rest = (await old.get(f"/api/my-creations?after={page['endCursor']}")).json()

        assert [creation["id"] for creation in everything["creations"]] == expected
        assert {creation["status"] for creation in everything["creations"][: len(unfinished)]} == {"waiting"}
        assert (everything["endCursor"], everything["hasNextPage"]) == (ids[-1], False)
        assert [creation["id"] for creation in page["creations"]] == ids[:100]
        assert sorted(creation["id"] for creation in rest["creations"]) == sorted(ids[100:])

        monkeypatch.setattr("routes.rest.creations.MAX_LISTED", 50)
        first = (await old.get("/api/my-creations")).json()
        second = (await old.get(f"/api/my-creations?after={first['endCursor']}")).json()

        # The older ones that are unfinished are listed besides the newest.
        assert [creation["id"] for creation in first["creations"][: len(unfinished)]] == unfinished
        assert {creation["id"] for creation in first["creations"]} == {*ids[:50], *unfinished}
        assert (first["endCursor"], first["hasNextPage"]) == (ids[49], True)
        assert {creation["id"] for creation in second["creations"]} == set(ids[50:100])


async def _insert_creations(connection: AsyncConnection, count: int) -> None:
    """Insert creations of the only user; every fortieth is unfinished."""
    user_id = str(await connection.scalar(select(User.id)))
    ended = {"status": CreationStatus.CANCELED, "step": None, "due_at": None, "completed_at": now()}
    waiting = {"due_at": now() + timedelta(days=1), "completed_at": None}
    rows = [
        a_generation(user_id, id=f"cre_{number:032x}", **(ended if number % 40 else waiting)) for number in range(count)
    ]
    await connection.execute(insert(GenerationTask), rows)


async def test_a_long_list_costs_more_than_a_page(settings: Settings, database: Database) -> None:
    poor = settings.model_copy(update={"worker": "off", "rate_limit_cost": (500, 99_999)})
    async with running_app(poor) as server, person(server, "ada") as ada:
        await ada.balance()
        await database.transact(_insert_creations, 400)

        assert (await OldClient(ada).get("/api/my-creations?first=1")).status_code == 200
        response = await OldClient(ada).get("/api/my-creations")

        assert refused(response) == (429, "RATE_LIMITED")
        assert int(response.headers["retry-after"]) >= 1


@pytest.mark.scaled  # SQLite finds nothing by an id with NUL, and PostgreSQL fails.
async def test_anothers_task_is_like_one_that_does_not_exist(server: Running, old: OldClient) -> None:
    made = await old.made()
    async with person(server, "bob") as bob:
        theirs = OldClient(bob)
        answers = [
            await theirs.get(f"/api/task-status/{task_id}")
            for task_id in (made["taskId"], f"cre_{UNKNOWN}", "x", "cre_%00", "%ff")
        ]
        assert {refused(answer) for answer in answers} == {(404, "NOT_FOUND")}
        assert len({answer.text for answer in answers}) == 1
        assert (await theirs.get("/api/my-creations")).json()["creations"] == []


async def test_unauthenticated_requests_are_refused(old: OldClient, database: Database) -> None:
    stranger = OldClient(Person(old.someone.url, None, old.someone.http))
    before = await written(database)

    for response in (
        await stranger.post({"prompt": "a heron", "style": "watercolour"}),
        await stranger.get(f"/api/task-status/cre_{UNKNOWN}"),
        await stranger.get("/api/my-creations"),
    ):
        assert refused(response) == (401, "UNAUTHENTICATED")
        assert response.headers["www-authenticate"] == "Bearer"
    assert await written(database) == before


async def test_an_upload_is_taken_once_its_bytes_have_arrived(old: OldClient, database: Database) -> None:
    data = picture()
    upload = await old.someone.reserve("image/png", len(data))
    before = await written(database)
    body = {"uploadId": upload["id"], "prompt": "a heron", "style": "watercolour"}

    assert refused(await old.post(body, key="once")) == (409, "UPLOAD_INCOMPLETE")
    assert await written(database) == before
    assert (await old.someone.send(upload, data)).is_success

    assert (await old.post(body, key="once")).status_code == 201
