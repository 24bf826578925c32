"""Images: uploads, other sources, and the addresses that they are served by."""

import io
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import update
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from db.engine import Database
from db.models import Upload
from services import credits
from services.clock import now
from services.images import erasing
from services.storage.folder import FolderStorage
from settings import Settings
from tests.kie import FakeKie, picture
from tests.schema.conftest import Serve
from tests.schema.people import DELETE, RETRY, Person, kept_at, person, written
from tests.serving import serving
from tests.waiting import until

WIDTHS = """query ($id: ID!) { creation(id: $id) { generatedImage {
  contentType width height
  small: url(width: 200) edge: url(width: 512) large: url(width: 513) full: url null: url(width: null)
} } }"""


@dataclass
class Elsewhere:
    """Some server with pictures on it, and one that nobody is to ask."""

    url: str = ""
    private: str = ""
    asked: list[str] = field(default_factory=list)
    answers: dict[str, Response] = field(default_factory=dict)


@pytest.fixture
async def elsewhere() -> AsyncIterator[Elsewhere]:
    there = Elsewhere()

    async def public(request: Request) -> Response:
        return there.answers[request.url.path]

    async def private(request: Request) -> Response:
        there.asked.append(request.url.path)
        return Response(picture(), media_type="image/png")

    async with (
        serving(Starlette(routes=[Route("/{path:path}", public)])) as there.url,
        serving(Starlette(routes=[Route("/{path:path}", private)])) as there.private,
    ):
        yield there


def facts(data: bytes) -> tuple[str | None, tuple[int, int]]:
    with Image.open(io.BytesIO(data)) as image:
        return image.format, image.size


async def test_an_upload_becomes_the_input_that_kie_reads(ada: Person, kie: FakeKie) -> None:
    data = picture(120, 80, colour="maroon", format="JPEG")
    upload = await ada.uploaded(data, "image/jpeg")

    creation = await ada.created(image={"uploadId": upload})

    task = await kie.task()
    image = (await ada.reaches(creation["id"], "MAKING"))["originalImage"]
    assert image | {"url": ""} == {
        "url": "",
        "contentType": "image/jpeg",
        "width": 120,
        "height": 80,
        "byteSize": len(data),
    }
    (given,) = task.body["input"]["image_input"]
    assert (await ada.http.get(given)).content == data
    assert (await ada.http.get(image["url"])).content == data


@pytest.mark.folder
async def test_an_upload_is_sent_once(ada: Person, database: Database) -> None:
    data = picture()
    upload = await ada.reserve("image/png", len(data))

    sent = [(await ada.send(upload, data)).status_code for _ in range(2)]
    await ada.created(image={"uploadId": upload["id"]})
    sent.append((await ada.send(upload, data)).status_code)

    assert sent == [204, 409, 409]
    assert (await written(database))["images"] == 1


@pytest.mark.folder
async def test_what_is_not_the_announced_image_is_not_kept(ada: Person, database: Database) -> None:
    for content_type, data, status in (
        ("image/png", picture(format="JPEG"), 415),
        ("image/png", b"GIF89a" + bytes(100), 415),
        ("image/png", picture()[:-20], 422),
        ("image/webp", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 422),
    ):
        response = await ada.send(await ada.reserve(content_type, len(data)), data)

        assert response.status_code == status
        assert set(response.json()["error"]) == {"code", "message"}
    assert (await written(database))["images"] == 0


@pytest.mark.folder
async def test_more_than_was_announced_is_too_large(ada: Person, database: Database) -> None:
    data = picture()
    upload = await ada.reserve("image/png", len(data) - 1)

    assert (await ada.send(upload, data)).status_code == 413
    assert (await written(database))["images"] == 0


@pytest.mark.folder
async def test_an_upload_that_is_over_takes_nothing(ada: Person, database: Database) -> None:
    data = picture()
    upload = await ada.reserve("image/png", len(data))
    forged = upload | {"uploadUrl": upload["uploadUrl"].replace("expires=", "expires=9")}

    assert (await ada.send(forged, data)).status_code == 403
    assert (await written(database))["images"] == 0


async def test_an_upload_that_was_sent_in_time_can_be_used_afterwards(ada: Person, database: Database) -> None:
    upload = await ada.uploaded(picture())
    async with database.begin() as connection:
        await connection.execute(update(Upload).values(expires_at=now()))

    assert (await ada.create(image={"uploadId": upload}))["errors"] == []


async def test_an_upload_that_never_came_is_refunded(ada: Person, kie: FakeKie, database: Database) -> None:
    upload = await ada.reserve("image/png", 100)

    ended = await ada.ended((await ada.created(image={"uploadId": upload["id"]}))["id"])

    assert (ended["status"], ended["failure"]["code"]) == ("FAILED", "IMAGE_UNREADABLE")
    assert ended["failure"]["retryable"] is False
    assert await ada.balance() == 100
    assert kie.tasks == []
    assert await credits.verify(database) == []


@pytest.mark.folder
async def test_an_image_is_served_as_a_thumbnail_or_in_full(ada: Person, kie: FakeKie) -> None:
    creation = await ada.created()
    task = await kie.task()
    task.result = picture(2048, 1024, format="JPEG")
    await kie.succeed(task)
    await ada.ended(creation["id"])

    image = (await ada.ask(WIDTHS, id=creation["id"]))["creation"]["generatedImage"]
    served = {name: await ada.http.get(image[name]) for name in ("small", "edge", "large", "full", "null")}

    assert (image["contentType"], image["width"], image["height"]) == ("image/jpeg", 2048, 1024)
    assert image["small"] == image["edge"]
    for name in ("small", "edge"):
        assert served[name].headers["content-type"] == "image/webp"
        assert facts(served[name].content) == ("WEBP", (512, 256))
    for name in ("large", "full", "null"):
        assert served[name].headers["content-type"] == "image/jpeg"
        assert served[name].content == task.result
    for response in served.values():
        assert response.headers["x-content-type-options"] == "nosniff"


async def test_no_image_is_narrower_than_a_pixel(ada: Person, kie: FakeKie) -> None:
    creation = await ada.created()
    await kie.succeed(await kie.task())
    await ada.ended(creation["id"])

    for width in (0, -1, -(2**31)):
        document = f'{{ creation(id: "{creation["id"]}") {{ generatedImage {{ url(width: {width}) }} }} }}'
        assert await ada.refused(document) == ["BAD_USER_INPUT"]


@pytest.mark.folder
async def test_the_result_of_an_earlier_creation_is_copied(
    monkeypatch: pytest.MonkeyPatch, serve: Serve, settings: Settings, kie: FakeKie
) -> None:
    monkeypatch.setattr("worker.SWEEP_SECONDS", 0.05)
    async with serve() as server, person(server, "ada") as ada:
        earlier = await ada.created()
        await kie.succeed(await kie.task(0))
        old = (await ada.ended(earlier["id"]))["generatedImage"]

        later = await ada.created(image={"creationId": earlier["id"]})
        task = await kie.task(1)
        copy = (await ada.reaches(later["id"], "MAKING"))["originalImage"]
        await ada.payload(DELETE, id=earlier["id"])
        await until(lambda: not kept_at(settings, old["url"]).exists())

        assert (await ada.http.get(old["url"])).status_code == 404
        assert (await ada.http.get(copy["url"])).content == kie.tasks[0].result
        assert (await ada.http.get(task.body["input"]["image_input"][0])).status_code == 200
        assert copy | {"url": ""} == old | {"url": ""}
        assert copy["url"] != old["url"]
        await kie.succeed(task)
        assert (await ada.ended(later["id"]))["status"] == "SUCCESS"


async def test_an_image_at_an_address_is_fetched_and_kept(serve: Serve, kie: FakeKie, elsewhere: Elsewhere) -> None:
    data = picture(90, 60, colour="olive")
    elsewhere.answers["/a.png"] = Response(data, media_type="text/html")
    host = elsewhere.url.removeprefix("http://")
    async with serve(trusted_image_hosts=frozenset({host})) as server, person(server, "ada") as ada:
        creation = await ada.created(image={"url": f"{elsewhere.url}/a.png"})
        task = await kie.task()
        kept = (await ada.reaches(creation["id"], "MAKING"))["originalImage"]

        assert (creation["stage"], creation["originalImage"]) == ("PREPARING", None)
        assert (kept["contentType"], kept["width"], kept["height"]) == ("image/png", 90, 60)
        assert (await ada.http.get(task.body["input"]["image_input"][0])).content == data


async def test_an_address_that_leads_elsewhere_or_to_no_image_is_refunded(
    serve: Serve, kie: FakeKie, elsewhere: Elsewhere, database: Database
) -> None:
    elsewhere.answers = {
        "/redirect": RedirectResponse(f"{elsewhere.private}/secret"),
        "/gone": Response(status_code=404),
        "/page": Response("<html></html>", media_type="image/png"),
        "/cut": Response(picture()[:-20], media_type="image/png"),
    }
    host = elsewhere.url.removeprefix("http://")
    async with serve(trusted_image_hosts=frozenset({host})) as server, person(server, "ada") as ada:
        for path in elsewhere.answers:
            ended = await ada.ended((await ada.created(image={"url": elsewhere.url + path}))["id"])
            assert (ended["status"], ended["failure"]["code"]) == ("FAILED", "IMAGE_UNREADABLE"), path
            assert ended["refunded"] is True
        assert await ada.balance() == 100
    assert elsewhere.asked == []
    assert kie.tasks == []
    assert await credits.verify(database) == []


async def test_what_has_lost_its_input_is_not_made_from_words_alone(
    ada: Person, kie: FakeKie, database: Database, settings: Settings
) -> None:
    upload = await ada.reserve("image/png", 100)
    lost = await ada.ended((await ada.created(image={"uploadId": upload["id"]}))["id"])
    async with database.begin() as connection:
        await connection.execute(update(Upload).values(expires_at=now() - timedelta(days=2)))
    storage = FolderStorage(settings.data_dir / "images", base_url=ada.url, secret=bytes(32))

    async def forgotten() -> bool:
        # The server sweeps too, and may be at it.
        await erasing.forget_uploads(database, storage)
        return (await written(database))["uploads"] == 0

    await until(forgotten)
    again = await ada.payload(RETRY, id=lost["id"])
    ended = await ada.ended(again["creation"]["id"])

    assert (ended["status"], ended["failure"]["code"]) == ("FAILED", "IMAGE_UNREADABLE")
    assert await ada.balance() == 100
    assert kie.tasks == []
