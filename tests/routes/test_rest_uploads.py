"""Pictures that are uploaded over REST: as a body, as a form, and within the limits of all uploads."""

import asyncio
import contextlib
import encodings
import gzip
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from db.engine import Database
from routes.rest import uploads
from routes.uploads import slots
from routes.uploads.receiver import Pace
from services.media.storage.base import StorageError
from settings import Settings
from tests.routes.test_rest import refused
from tests.schema.people import Person, person, written
from tests.support.cases import in_turn
from tests.support.kie import FakeKie, picture
from tests.support.requests import http_client
from tests.support.serving import Running, running_app

PATH = "/api/uploads"
PNG = picture()
FORM = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
FORM_END = b"\r\n--x--\r\n"
OF_FORM = {"Content-Type": "multipart/form-data; boundary=x"}


async def upload(someone: Person, **given: Any) -> httpx.Response:
    headers = {} if someone.token is None else {"Authorization": f"Bearer {someone.token}"}
    path = given.pop("path", PATH)
    return await someone.http.post(f"{someone.url}{path}", headers=headers | given.pop("headers", {}), **given)


async def generate(someone: Person, upload_id: str) -> httpx.Response:
    body = {"uploadId": upload_id, "prompt": "a heron"}
    headers = {"Authorization": f"Bearer {someone.token}"}
    return await someone.http.post(f"{someone.url}/api/generate-image", json=body, headers=headers)


@pytest.fixture
async def ada(server: Running) -> AsyncIterator[Person]:
    async with person(server, "ada") as ada:
        yield ada


@pytest.mark.parametrize(
    "given",
    [
        {"content": PNG, "headers": {"Content-Type": "image/png"}},
        {"content": PNG, "headers": {"Content-Type": "image/png"}, "path": f"{PATH}/"},
        {"content": PNG, "headers": {"Content-Type": "image/jpg"}},  # A wrong type does no harm: the bytes decide.
        {"content": PNG, "headers": {"Content-Type": "application/octet-stream"}},
        {"content": PNG},
        {"files": {"file": ("heron.png", PNG, "image/png")}},
        {"files": {"image": ("x", PNG)}, "data": {"prompt": "ignored", "style": "ignored"}},
    ],
    ids=["body", "slash", "image/jpg", "octets", "no type", "form", "form with fields"],
)
async def test_a_picture_becomes_an_upload_that_a_generation_uses(
    ada: Person, kie: FakeKie, given: dict[str, Any]
) -> None:
    kie.finish_at_once = True

    response = await upload(ada, **given)

    assert response.status_code == 201, response.text
    answer = response.json()
    assert set(answer) == {"uploadId", "contentType", "width", "height", "expiresAt"}
    assert (answer["contentType"], answer["width"], answer["height"]) == ("image/png", 64, 48)
    made = await generate(ada, answer["uploadId"])
    assert made.status_code == 201, made.text
    creation = await ada.ended(made.json()["taskId"])
    assert creation["status"] == "SUCCESS"
    assert (await ada.http.get(creation["originalImage"]["url"])).content == PNG


@pytest.mark.embedded
async def test_a_body_without_a_length_is_taken(ada: Person) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield PNG[:50]
        yield PNG[50:]

    response = await upload(ada, content=chunks(), headers={"Content-Type": "image/png"})

    assert response.status_code == 201, response.text


@in_turn(
    ("given", "status", "code"),
    [
        ({"content": b"not a picture", "headers": {"Content-Type": "image/png"}}, 422, "IMAGE_UNREADABLE"),
        ({"content": PNG[: len(PNG) // 2], "headers": {"Content-Type": "image/png"}}, 422, "IMAGE_UNREADABLE"),
        ({"content": b"", "headers": {"Content-Type": "image/png"}}, 422, "IMAGE_UNREADABLE"),
        ({"json": {"imageUrl": "https://example.com/a.png"}}, 415, "WRONG_TYPE"),
        ({"content": PNG, "headers": {"Content-Type": "text/plain"}}, 415, "WRONG_TYPE"),
        ({"content": gzip.compress(PNG), "headers": {"Content-Encoding": "gzip"}}, 415, "WRONG_TYPE"),
        ({"data": {"file": "text"}}, 415, "WRONG_TYPE"),
        ({"content": PNG, "headers": {"Content-Type": "multipart/form-data"}}, 422, "INVALID_FORM"),
        ({"content": PNG, "headers": {"Content-Type": "multipart/form-data; boundary=x"}}, 422, "INVALID_FORM"),
        ({"files": [("a", ("a.png", PNG)), ("b", ("b.png", PNG))]}, 422, "INVALID_FORM"),
        ({"files": {"a": (None, b"a field")}}, 422, "INVALID_FORM"),
        ({"files": {"a": ("a.png", PNG)}, "data": {f"f{number}": "x" for number in range(17)}}, 422, "INVALID_FORM"),
        ({"files": {"a": ("a.png", PNG)}, "data": {"field": "x" * 5_000}}, 422, "INVALID_FORM"),
        ({"files": {"a": ("a.png", b"not a picture")}}, 422, "IMAGE_UNREADABLE"),
        ({"content": FORM + b"\r\n--x" * 1_000 + FORM_END, "headers": OF_FORM}, 422, "INVALID_FORM"),
    ],
)
@pytest.mark.embedded
async def test_what_is_no_picture_is_refused_and_nothing_is_written(
    ada: Person, database: Database, given: dict[str, Any], status: int, code: str
) -> None:
    await ada.balance()
    before = await written(database)

    response = await upload(ada, **given)

    assert refused(response) == (status, code), response.text
    assert await written(database) == before


@in_turn("charset", ["utf-8", "undefined", "idna", "nosuchcharset"])
@pytest.mark.embedded
async def test_the_charset_of_a_form_is_ignored(ada: Person, charset: str) -> None:
    field = b'--x\r\nContent-Disposition: form-data; name="xn--a"\r\n\r\nxn--a\r\n'
    headers = {"Content-Type": f'multipart/form-data; charset={charset}; boundary="x"'}

    response = await upload(ada, content=field + FORM + PNG + FORM_END, headers=headers)

    assert response.status_code == 201, response.text
    assert not any("nosuchcharset" in name for name in encodings._cache)


@in_turn("boundary", ['"a b"', '"a\\\\b"', '"a\\"b"', "a/b=c"])
@pytest.mark.embedded
async def test_a_boundary_may_be_quoted(ada: Person, boundary: str) -> None:
    written = boundary.strip('"').replace("\\\\", "\\").replace('\\"', '"').encode()
    form = (FORM + PNG + FORM_END).replace(b"--x", b"--" + written)

    response = await upload(ada, content=form, headers={"Content-Type": f"multipart/form-data; boundary={boundary}"})

    assert response.status_code == 201, response.text


@in_turn("token", [None, "garbage"])
@pytest.mark.embedded
async def test_who_has_not_signed_in_uploads_nothing(server: Running, database: Database, token: str | None) -> None:
    before = await written(database)
    async with http_client() as http:
        response = await upload(Person(server.url, token, http), content=PNG)

    assert refused(response) == (401, "UNAUTHENTICATED")
    assert await written(database) == before


@in_turn("way", ["announced", "chunked", "form", "form around it"])
@pytest.mark.embedded
async def test_a_picture_over_the_limit_is_too_large(
    settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    content = picture(2_000, 2_000)
    monkeypatch.setattr(uploads, "MAX_FORM_BYTES", 1_000)
    limits = {"max_bytes": len(content), "pace": Pace()}
    monkeypatch.setattr("routes.uploads.receiver.Receiver.__init__.__kwdefaults__", limits)

    async def chunks() -> AsyncIterator[bytes]:
        yield content
        yield b"x"

    ways: dict[str, dict[str, Any]] = {
        "announced": {"content": content + b"x"},
        "chunked": {"content": chunks()},
        "form": {"files": {"file": ("a.png", content + b"x")}},
        "form around it": {"files": {"file": ("a.png", content)}, "data": {"field": "x" * 1_500}},
    }
    async with running_app(settings) as server, person(server, "ada") as ada:
        await ada.balance()
        before = await written(database)

        response = await upload(ada, **ways[way])

        assert refused(response) == (413, "TOO_LARGE"), response.text
        assert await written(database) == before
        assert (await upload(ada, content=content)).status_code == 201
        assert (await upload(ada, files={"file": ("a.png", content)})).status_code == 201


async def test_unused_uploads_are_limited_with_those_of_graphql(settings: Settings, database: Database) -> None:
    few = settings.model_copy(update={"uploads_per_user": 2})
    async with running_app(few) as server, person(server, "ada") as ada, person(server, "bob") as bob:
        await ada.reserve("image/png", 1_000)
        sent = await upload(ada, content=PNG)
        before = await written(database)

        response = await upload(ada, content=PNG)

        assert refused(response) == (429, "TOO_MANY_UPLOADS")
        assert int(response.headers["retry-after"]) >= 1
        assert await written(database) == before
        assert (await upload(bob, content=PNG)).status_code == 201
        assert (await generate(ada, sent.json()["uploadId"])).status_code == 201
        assert (await upload(ada, content=PNG)).status_code == 201


async def test_the_bytes_of_unused_uploads_are_limited(settings: Settings) -> None:
    little = settings.model_copy(update={"upload_megabytes_per_user": 32})
    async with running_app(little) as server, person(server, "ada") as ada:
        await ada.reserve("image/png", 30 * 2**20)
        await ada.reserve("image/png", 32_000_000 - 30 * 2**20 - len(PNG) + 1)

        assert refused(await upload(ada, content=PNG)) == (429, "TOO_MANY_UPLOADS")
        assert refused(await upload(ada, files={"file": ("a.png", PNG)})) == (429, "TOO_MANY_UPLOADS")


async def test_uploads_are_limited_in_time_with_those_of_graphql(settings: Settings) -> None:
    seldom = settings.model_copy(update={"rate_limit_uploads": (2, 99_999)})
    async with running_app(seldom) as server, person(server, "ada") as ada:
        await ada.reserve("image/png", 1_000)
        assert (await upload(ada, content=PNG)).status_code == 201
        response = await upload(ada, content=PNG)

        assert refused(response) == (429, "RATE_LIMITED")
        assert int(response.headers["retry-after"]) >= 1


@pytest.mark.embedded
async def test_a_user_has_so_many_slots_for_both_ways(
    ada: Person, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "PER_USER", 1)
    async with slow(ada):
        response = await upload(ada, content=PNG)
        assert refused(response) == (429, "RATE_LIMITED")
        assert response.headers["retry-after"]
        async with person(server, "bob") as bob:
            assert (await upload(bob, content=PNG)).status_code == 201
            monkeypatch.setattr(slots, "MAX_UPLOADS", 1)
            assert refused(await upload(bob, content=PNG)) == (503, "BUSY")


@pytest.mark.folder
@pytest.mark.embedded
async def test_a_slot_is_shared_with_the_folders_own_route(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "PER_USER", 1)
    reserved = await ada.reserve("image/png", len(PNG))
    async with slow(ada):
        assert refused(await ada.send(reserved, PNG)) == (429, "RATE_LIMITED")


@pytest.mark.embedded
async def test_a_slow_body_is_given_up(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "routes.uploads.receiver.Receiver.__init__.__kwdefaults__", {"max_bytes": 10**6, "pace": Pace(10**6, 0.05)}
    )
    async with running_app(settings) as server, person(server, "ada") as ada, slow(ada) as reader:
        async with asyncio.timeout(60):
            head = await reader.readuntil(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 408 ")


async def test_an_upload_that_cannot_be_stored_leaves_nothing_and_may_be_sent_again(
    ada: Person, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise StorageError("No space left on device")

    await ada.balance()
    before = await written(database)
    with monkeypatch.context() as trouble:
        trouble.setattr("services.media.images.store.keep", broken)
        response = await upload(ada, content=PNG)

    assert refused(response) == (503, "STORAGE_UNAVAILABLE")
    assert response.headers["retry-after"]
    assert "space" not in response.text
    assert await written(database) == before
    assert (await upload(ada, content=PNG)).status_code == 201


@pytest.mark.embedded
async def test_a_client_that_leaves_frees_its_slot(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "PER_USER", 1)
    async with slow(ada):
        assert refused(await upload(ada, content=PNG)) == (429, "RATE_LIMITED")

    async with asyncio.timeout(60):
        while (await upload(ada, content=PNG)).status_code != 201:
            await asyncio.sleep(0.01)


@contextlib.asynccontextmanager
async def slow(someone: Person) -> AsyncIterator[asyncio.StreamReader]:
    """Begin an upload without its last byte, when the server holds its slot."""
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(someone.url).port)
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: example.com\r\nAuthorization: Bearer {someone.token}\r\n"
        f"Content-Type: image/png\r\nContent-Length: {len(PNG)}\r\nExpect: 100-continue\r\n\r\n"
    )
    writer.write(head.encode())
    # It is sent when the body is read for the first time, and by then the slot is held.
    async with asyncio.timeout(60):
        await reader.readuntil(b"100 Continue\r\n\r\n")
    writer.write(PNG[:-1])
    try:
        yield reader
    finally:
        writer.close()
