"""Images: uploads, other sources, and the addresses that they are served by."""

import io
import re
from base64 import b64decode
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image
from sqlalchemy import select, update
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from db.engine import Database
from db.models import GenerationTask, Upload
from db.models import Image as StoredImage
from services.billing import credits
from services.clock import now
from services.media.images import deletion
from services.media.storage.disposition import attachment
from settings import Settings
from tests.schema.conftest import Serve
from tests.schema.people import DELETE, RETRY, Person, kept_at, person, written
from tests.services.media.formats.foreign import corners, heic, saved
from tests.support.kie import FakeKie, picture, result
from tests.support.serving import serving
from tests.support.waiting import until

WIDTHS = """query ($id: ID!) { creation(id: $id) { generatedImage {
  contentType width height
  small: url(width: 200) edge: url(width: 320) medium: url(width: 321) large: url(width: 1281)
  larger: url(width: 5000) full: url null: url(width: null) placeholder renditions { width url }
} } }"""


@dataclass
class Elsewhere:
    """A server with images, and one that must not receive requests."""

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


@pytest.mark.parametrize(
    ("announced", "content"),
    [
        pytest.param("image/heic", heic(corners()), id="heic"),
        pytest.param("image/heif-sequence", heic(corners()), id="heic by another name"),
        pytest.param("image/jpg", heic(corners()), id="heic that is named jpg"),
        pytest.param("image/heic", picture(format="JPEG"), id="jpeg that is named heic"),
        pytest.param("application/octet-stream", saved(corners(), "BMP"), id="bmp of a type that nobody knows"),
        pytest.param("image/x-tiff", saved(corners(), "TIFF"), id="tiff"),
        pytest.param("image/gif", saved(corners(), "GIF"), id="gif"),
        pytest.param("image/avif", saved(corners(), "AVIF"), id="avif"),
    ],
)
async def test_an_upload_of_any_type_that_is_taken_becomes_a_jpeg_that_kie_reads(
    ada: Person, kie: FakeKie, announced: str, content: bytes
) -> None:
    upload = await ada.uploaded(content, announced)

    creation = await ada.created(image={"uploadId": upload})

    task = await kie.task()
    image = (await ada.reaches(creation["id"], "MAKING"))["originalImage"]
    (given,) = task.body["input"]["image_input"]
    read = (await ada.http.get(given)).content
    assert facts(read) == ("JPEG", (image["width"], image["height"]))
    assert (image["contentType"], image["byteSize"]) == ("image/jpeg", len(read))


async def test_an_input_by_address_is_converted(serve: Serve, kie: FakeKie, elsewhere: Elsewhere) -> None:
    elsewhere.answers["/photo"] = Response(heic(corners()), media_type="application/octet-stream")
    host = elsewhere.url.removeprefix("http://")
    async with serve(trusted_image_hosts=frozenset({host})) as server, person(server, "ada") as ada:
        creation = await ada.created(image={"url": f"{elsewhere.url}/photo"})
        await kie.task()
        image = (await ada.reaches(creation["id"], "MAKING"))["originalImage"]

    assert (image["contentType"], image["width"], image["height"]) == ("image/jpeg", 96, 64)


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
async def test_what_is_no_image_that_is_taken_is_not_kept(ada: Person, database: Database) -> None:
    for content_type, data, status in (
        ("image/png", picture(format="JPEG2000"), 415),
        ("image/png", b"GIF89a" + bytes(100), 422),
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


async def test_an_upload_whose_bytes_have_not_arrived_is_refused_before_the_charge(
    ada: Person, kie: FakeKie, database: Database
) -> None:
    data = picture()
    upload = await ada.reserve("image/png", len(data))
    before = await written(database)

    payload = await ada.create(image={"uploadId": upload["id"]}, idempotencyKey="once")

    (error,) = payload["errors"]
    assert (error["__typename"], error["path"]) == ("UploadIncomplete", ["input", "image", "uploadId"])
    assert await written(database) == before
    assert (await ada.send(upload, data)).is_success
    made = await ada.created(image={"uploadId": upload["id"]}, idempotencyKey="once")
    assert len((await kie.task()).body["input"]["image_input"]) == 1
    again = await ada.create(image={"uploadId": upload["id"]}, idempotencyKey="once")
    assert (again["replayed"], again["creation"]["id"]) == (True, made["id"])


async def test_an_upload_is_used_by_several_creations_and_outlives_each_of_them(
    ada: Person, kie: FakeKie, database: Database
) -> None:
    data = picture(120, 80, colour="maroon")
    upload = await ada.uploaded(data)
    kie.finish_at_once = True
    first = await ada.ended((await ada.created(image={"uploadId": upload}))["id"])
    second = await ada.ended((await ada.created(image={"uploadId": upload}))["id"])

    await ada.payload(DELETE, id=first["id"])
    async with database.read() as connection:
        shared = select(StoredImage.erase_at).join(Upload, Upload.image_id == StoredImage.id)
        assert (await connection.execute(shared)).scalar_one() is None
    third = await ada.ended((await ada.created(image={"uploadId": upload}))["id"])

    assert [each["status"] for each in (first, second, third)] == ["SUCCESS"] * 3
    for each in (second, third):
        image = await ada.creation(each["id"])
        assert image is not None
        assert (await ada.http.get(image["originalImage"]["url"])).content == data


async def test_bytes_behind_a_picture_are_kept_of_no_input(serve: Serve, kie: FakeKie, elsewhere: Elsewhere) -> None:
    data = picture(90, 60, colour="olive", format="JPEG")
    moving = data + bytes(100_000)  # As phones append a video.
    elsewhere.answers["/a.jpg"] = Response(moving)
    host = elsewhere.url.removeprefix("http://")
    async with serve(trusted_image_hosts=frozenset({host})) as server, person(server, "ada") as ada:
        for source in ({"url": f"{elsewhere.url}/a.jpg"}, {"uploadId": await ada.uploaded(moving, "image/jpeg")}):
            creation = await ada.created(image=source)
            kept = (await ada.reaches(creation["id"], "MAKING"))["originalImage"]

            assert kept["byteSize"] == len(data)
            assert (await ada.http.get(kept["url"])).content == data


async def test_no_address_of_a_creation_reveals_another_one(ada: Person, kie: FakeKie) -> None:
    document = """query ($id: ID!) { creation(id: $id) {
      originalImage { url small: url(width: 1) } generatedImage { url small: url(width: 1) }
    } }"""
    kie.finish_at_once = True
    made = await ada.created(image={"uploadId": await ada.uploaded(picture())})
    await ada.ended(made["id"])

    creation = (await ada.ask(document, id=made["id"]))["creation"]

    urls = [image[size] for image in creation.values() for size in ("url", "small")]
    names = [urlsplit(url).path.rpartition("/")[2] for url in urls]
    parts = [re.fullmatch(r".+-([0-9a-f]{32})\.\w+", name) for name in names]
    assert len({part[1] for part in parts if part is not None}) == 4


@pytest.mark.folder
async def test_an_image_is_served_in_several_widths_or_in_full(ada: Person, kie: FakeKie) -> None:
    creation = await ada.created()
    task = await kie.task()
    task.result = result(2048, 1024, format="JPEG")
    await kie.succeed(task)
    await ada.ended(creation["id"])

    async def whole() -> Any:
        found = (await ada.ask(WIDTHS, id=creation["id"]))["creation"]["generatedImage"]
        return found if len(found["renditions"]) == 4 else None

    image = await until(whole)
    names = ("small", "edge", "medium", "large", "larger", "full", "null")
    served = {name: await ada.http.get(image[name]) for name in names}

    assert (image["contentType"], image["width"], image["height"]) == ("image/jpeg", 2048, 1024)
    assert [rendition["width"] for rendition in image["renditions"]] == [320, 640, 1280, 2048]
    addresses = [rendition["url"].split("?")[0] for rendition in image["renditions"]]
    assert [image[name].split("?")[0] for name in names[:5]] == [addresses[place] for place in (0, 0, 1, 3, 3)]
    assert 0 < len(b64decode(image["placeholder"])) <= 100
    for name, width in {"small": 320, "medium": 640, "large": 2048}.items():
        assert served[name].headers["content-type"] == "image/webp"
        assert facts(served[name].content) == ("WEBP", (width, width // 2))
    for name in ("full", "null"):
        assert served[name].headers["content-type"] == "image/jpeg"
        assert served[name].content == task.result
    for response in served.values():
        assert response.headers["x-content-type-options"] == "nosniff"


async def test_pictures_are_downloaded_as_files_named_by_the_prompt(ada: Person, kie: FakeKie) -> None:
    document = """query ($id: ID!) { creation(id: $id) {
      originalImage { fileName downloadUrl } generatedImage { fileName downloadUrl }
    } }"""
    upload = await ada.uploaded(picture(format="JPEG"), "image/jpeg")
    made = await ada.created('Ein "Gruß" aus Köln\r\n', image={"uploadId": upload})
    await kie.succeed(await kie.task())
    await ada.ended(made["id"])

    creation = (await ada.ask(document, id=made["id"]))["creation"]

    names = {"originalImage": "ein-gruß-aus-köln-original.jpg", "generatedImage": "ein-gruß-aus-köln.png"}
    for which, name in names.items():
        image = creation[which]
        saved = await ada.http.get(image["downloadUrl"])
        assert image["fileName"] == name
        assert (saved.status_code, saved.headers["Content-Disposition"]) == (200, attachment(name))


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
    monkeypatch.setattr("housekeeping.SWEEP_SECONDS", 0.05)
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
    ada: Person, kie: FakeKie, database: Database
) -> None:
    upload = await ada.uploaded(picture())
    lost = await ada.created(image={"uploadId": upload})
    await kie.fail(await kie.task(), "500", "no")
    await ada.ended(lost["id"])
    # Its image was lost, and only the upload records the input.
    async with database.begin() as connection:
        await connection.execute(update(GenerationTask).values(original_image_id=None, source_upload_id=upload))
    async with database.begin() as connection:
        await connection.execute(update(Upload).values(expires_at=now() - timedelta(days=2)))

    async def forgotten() -> bool:
        # The server sweeps too, and may be at it.
        await deletion.forget_uploads(database)
        return (await written(database))["uploads"] == 0

    await until(forgotten)
    again = await ada.payload(RETRY, id=lost["id"])
    ended = await ada.ended(again["creation"]["id"])

    assert (ended["status"], ended["failure"]["code"]) == ("FAILED", "IMAGE_UNREADABLE")
    assert await ada.balance() == 100
    assert len(kie.tasks) == 1
