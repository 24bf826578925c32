"""The routes of the folder storage: signed reading and signed uploads."""

import asyncio
import errno
import io
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from msgspec.structs import replace
from PIL import Image
from starlette.applications import Starlette
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from routes.files import OnUpload, OwnerOf, files_routes
from routes.uploads import slots
from routes.uploads.receiver import Pace, Receiver
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import ImageFacts
from services.media.storage.base import StorageError, UploadConflict, UploadTarget
from services.media.storage.folder import FolderStorage
from services.secrets import KeyRing
from tests.support.prompt import running
from tests.support.requests import http_client
from tests.support.waiting import until
from transport.server.http_protocol import listening_socket

BASE = "http://atelier.test"
KEY = "uploads/upl_01.png"

Application = Callable[..., Starlette]


def image(kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(buffer, kind)
    return buffer.getvalue()


PNG = image()


class Kept:
    """Stores the uploads that it receives, and fails on request."""

    def __init__(self) -> None:
        self.uploads: list[tuple[str, bytes, ImageFacts]] = []
        self.failure: Exception | None = None

    async def __call__(self, key: str, path: Path, facts: ImageFacts) -> None:
        if self.failure:
            raise self.failure
        self.uploads.append((key, await asyncio.to_thread(path.read_bytes), facts))


async def owner_of(key: str) -> str:
    """Return the second part of a key's name, as in ``uploads/ada_1.png``."""
    return key.partition("/")[2].partition("_")[0]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    return FolderStorage(tmp_path / "root", base_url=BASE, secret=KeyRing(b"s" * 32))


@pytest.fixture
async def decoders() -> AsyncIterator[DecoderPool]:
    async with DecoderPool() as decoders:
        yield decoders


@pytest.fixture
def application(storage: FolderStorage, kept: Kept, decoders: DecoderPool) -> Application:
    """Return an application in which all uploads belong to one user."""

    async def ada(_: str) -> str:
        return "usr_ada"

    def make(
        *,
        on_upload: OnUpload = kept,
        decoders: DecoderPool = decoders,
        owner_of: OwnerOf = ada,
        **options: Any,
    ) -> Starlette:
        receiver = Receiver(decoders, **options)
        routes = files_routes(storage, receiver=receiver, owner_of=owner_of, on_upload=on_upload)
        return Starlette(routes=routes)

    return make


@pytest.fixture
def app(application: Application) -> Starlette:
    return application()


@pytest.fixture
async def client(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE) as client:
        yield client


def target(
    storage: FolderStorage,
    content: bytes = PNG,
    *,
    key: str = KEY,
    content_type: str = "image/png",
    byte_size: int | None = None,
    lifetime: float = 3600,
) -> UploadTarget:
    return storage.upload_target(
        key,
        content_type=content_type,
        byte_size=len(content) if byte_size is None else byte_size,
        expires_at=datetime.now(UTC) + timedelta(seconds=lifetime),
    )


async def send(
    client: httpx.AsyncClient, target: UploadTarget, content: bytes | AsyncIterator[bytes] = PNG
) -> httpx.Response:
    return await client.request(target.method, target.url, headers=dict(target.headers), content=content, timeout=60)


def refusal(response: httpx.Response) -> tuple[int, str]:
    error = response.json()["error"]
    assert error.keys() == {"code", "message"}
    assert error["message"]
    return response.status_code, error["code"]


async def stored(storage: FolderStorage, tmp_path: Path, key: str = KEY, content: bytes = PNG) -> str:
    (tmp_path / "source").write_bytes(content)
    await storage.put(key, tmp_path / "source", content_type="image/png")
    return storage.reading_url(key, content_type="image/png")


async def test_a_signed_address_shows_the_image(
    client: httpx.AsyncClient, storage: FolderStorage, tmp_path: Path
) -> None:
    url = await stored(storage, tmp_path)

    response = await client.get(url)

    assert (response.status_code, response.content) == (200, PNG)
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Content-Disposition"] == 'inline; filename="upl_01.png"'


async def test_an_image_may_be_kept_by_its_reader_until_the_address_expires(
    client: httpx.AsyncClient, storage: FolderStorage, tmp_path: Path
) -> None:
    url = await stored(storage, tmp_path)
    left = int(httpx.URL(url).params["expires"]) - time.time()

    cache_control = (await client.get(url)).headers["Cache-Control"]

    private, _, max_age = cache_control.partition(", max-age=")
    assert private == "private"
    assert 3000 < int(max_age) <= left


async def test_a_head_request_gives_the_headers_alone(
    client: httpx.AsyncClient, storage: FolderStorage, tmp_path: Path
) -> None:
    response = await client.head(await stored(storage, tmp_path))

    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Content-Length"] == str(len(PNG))


async def test_a_download_is_an_attachment(client: httpx.AsyncClient, storage: FolderStorage, tmp_path: Path) -> None:
    response = await client.get(f"{await stored(storage, tmp_path)}&download=1")

    assert response.headers["Content-Disposition"] == 'attachment; filename="upl_01.png"'


async def test_a_download_has_the_name_that_was_signed(
    client: httpx.AsyncClient, storage: FolderStorage, tmp_path: Path
) -> None:
    await stored(storage, tmp_path)
    url = storage.download_url(KEY, content_type="image/png", name="ein-gruß.png")

    saved = await client.get(url)
    renamed = await client.get(url.replace("ein-gru", "mein-gru"))

    assert saved.headers["Content-Disposition"] == (
        "attachment; filename=\"image.png\"; filename*=UTF-8''ein-gru%C3%9F.png"
    )
    assert renamed.status_code == 403


async def test_a_range_of_an_image_can_be_requested(
    client: httpx.AsyncClient, storage: FolderStorage, tmp_path: Path
) -> None:
    url = await stored(storage, tmp_path)
    etag = (await client.head(url)).headers["ETag"]

    response = await client.get(url, headers={"Range": "bytes=1-3", "If-Range": etag})

    assert (response.status_code, response.content) == (206, b"PNG")
    assert response.headers["Content-Range"] == f"bytes 1-3/{len(PNG)}"


Change = Callable[[httpx.URL], httpx.URL]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda url: url.copy_with(query=None), id="nothing signed"),
        pytest.param(lambda url: url.copy_remove_param("signature"), id="no signature"),
        pytest.param(lambda url: url.copy_remove_param("expires"), id="no expiry"),
        pytest.param(lambda url: url.copy_set_param("signature", "0" * 64), id="another signature"),
        pytest.param(lambda url: url.copy_set_param("signature", "é"), id="a signature that is not ascii"),
        pytest.param(lambda url: url.copy_set_param("expires", 2**40), id="a later expiry"),
        pytest.param(lambda url: url.copy_set_param("expires", "never"), id="an expiry that is no number"),
        pytest.param(lambda url: url.copy_set_param("expires", "9" * 5000), id="an expiry of too many digits"),
        pytest.param(lambda url: url.copy_with(path="/files/uploads/upl_02.png"), id="another key"),
        pytest.param(
            lambda url: url.copy_with(raw_path=b"/files/%2e%2e/source?" + url.query), id="a key that leads out"
        ),
        pytest.param(lambda url: url.copy_with(raw_path=b"/files/%ff%00?x"), id="a key that is no text"),
    ],
)
async def test_an_address_that_was_not_given_out_is_forbidden(
    client: httpx.AsyncClient, storage: FolderStorage, tmp_path: Path, change: Change
) -> None:
    url = httpx.URL(await stored(storage, tmp_path))

    assert refusal(await client.get(change(url))) == (403, "FORBIDDEN")


async def test_an_expired_address_is_forbidden(
    client: httpx.AsyncClient, storage: FolderStorage, tmp_path: Path
) -> None:
    await stored(storage, tmp_path)
    earlier = FolderStorage(
        tmp_path / "root", base_url=BASE, secret=KeyRing(b"s" * 32), clock=lambda: time.time() - 7200
    )

    response = await client.get(earlier.reading_url(KEY, content_type="image/png"))

    assert refusal(response) == (403, "FORBIDDEN")
    assert response.headers["Cache-Control"] == "no-store"


async def test_what_is_not_stored_is_not_found(client: httpx.AsyncClient, storage: FolderStorage) -> None:
    response = await client.get(storage.reading_url(KEY, content_type="image/png"))

    assert refusal(response) == (404, "NOT_FOUND")


async def test_a_storage_that_fails_is_unavailable_for_now(
    client: httpx.AsyncClient, storage: FolderStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = await stored(storage, tmp_path)

    async def fails(key: str) -> None:
        raise StorageError("Input/output error")

    monkeypatch.setattr(storage, "locate", fails)
    response = await client.get(url)

    assert refusal(response) == (503, "STORAGE_UNAVAILABLE")
    assert response.headers["Retry-After"] == "5"


async def test_an_upload_is_passed_on_with_its_content(
    client: httpx.AsyncClient, storage: FolderStorage, kept: Kept
) -> None:
    response = await send(client, target(storage))

    assert (response.status_code, response.content) == (204, b"")
    [(key, content, facts)] = kept.uploads
    assert (key, content) == (KEY, PNG)
    assert replace(facts, placeholder="") == ImageFacts("image/png", 60, 40, len(PNG))
    assert facts.placeholder


async def test_an_upload_of_unannounced_length_is_taken(
    client: httpx.AsyncClient, storage: FolderStorage, kept: Kept
) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for at in range(0, len(PNG), 100):
            yield PNG[at : at + 100]

    assert (await send(client, target(storage), parts())).status_code == 204
    assert len(kept.uploads) == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda url: url.copy_with(query=None), id="nothing signed"),
        pytest.param(lambda url: url.copy_set_param("signature", "0" * 64), id="another signature"),
        pytest.param(lambda url: url.copy_set_param("size", "999999"), id="another size"),
        pytest.param(lambda url: url.copy_set_param("size", "-1"), id="a size below nothing"),
        pytest.param(lambda url: url.copy_set_param("type", "image/jpeg"), id="another type"),
        pytest.param(lambda url: url.copy_set_param("expires", 2**40), id="a later expiry"),
        pytest.param(lambda url: url.copy_with(path="/uploads/uploads/upl_02.png"), id="another key"),
    ],
)
async def test_an_upload_address_that_was_not_given_out_is_forbidden(
    client: httpx.AsyncClient, storage: FolderStorage, kept: Kept, change: Change
) -> None:
    signed = target(storage)

    response = await client.put(change(httpx.URL(signed.url)), headers=dict(signed.headers), content=PNG)

    assert refusal(response) == (403, "FORBIDDEN")
    assert kept.uploads == []


async def test_a_reading_address_does_not_allow_an_upload(
    client: httpx.AsyncClient, storage: FolderStorage, kept: Kept
) -> None:
    query = urlsplit(storage.reading_url(KEY, content_type="image/png")).query
    url = f"{BASE}/uploads/{KEY}?{query}&type=image/png&size={len(PNG)}"

    response = await client.put(url, headers={"Content-Type": "image/png"}, content=PNG)

    assert refusal(response) == (403, "FORBIDDEN")
    assert kept.uploads == []


async def test_an_expired_upload_address_is_forbidden(client: httpx.AsyncClient, storage: FolderStorage) -> None:
    assert refusal(await send(client, target(storage, lifetime=-1))) == (403, "FORBIDDEN")


async def test_another_content_type_than_signed_is_refused(client: httpx.AsyncClient, storage: FolderStorage) -> None:
    url = target(storage).url

    for headers in ({"Content-Type": "image/jpeg"}, {}):
        response = await client.put(url, headers=headers, content=PNG)
        assert refusal(response) == (415, "WRONG_TYPE")


async def test_a_longer_upload_than_signed_is_refused_before_it_is_read(
    client: httpx.AsyncClient, storage: FolderStorage, kept: Kept
) -> None:
    assert refusal(await send(client, target(storage), PNG + b"x")) == (413, "TOO_LARGE")
    assert kept.uploads == []


async def test_a_longer_upload_than_signed_is_refused_when_its_length_was_not_announced(
    client: httpx.AsyncClient, storage: FolderStorage, kept: Kept
) -> None:
    async def parts() -> AsyncIterator[bytes]:
        yield PNG
        yield b"x"

    assert refusal(await send(client, target(storage), parts())) == (413, "TOO_LARGE")
    assert kept.uploads == []


async def test_a_signed_size_above_the_limit_is_refused(
    application: Application, storage: FolderStorage, kept: Kept
) -> None:
    app = application(max_bytes=len(PNG) - 1)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE) as client:
        assert refusal(await send(client, target(storage))) == (413, "TOO_LARGE")
    assert kept.uploads == []


@pytest.mark.parametrize("announced", [True, False])
async def test_a_shorter_upload_than_signed_is_incomplete(
    client: httpx.AsyncClient, storage: FolderStorage, kept: Kept, announced: bool
) -> None:
    async def parts() -> AsyncIterator[bytes]:
        yield PNG[:-1]

    response = await send(client, target(storage), PNG[:-1] if announced else parts())

    assert refusal(response) == (422, "INCOMPLETE")
    assert kept.uploads == []


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        pytest.param(b"<svg/>", (422, "IMAGE_UNREADABLE"), id="no image"),
        pytest.param(PNG[:-20], (422, "IMAGE_UNREADABLE"), id="a truncated image"),
        pytest.param(image("JPEG2000"), (415, "WRONG_TYPE"), id="an image of no type that is taken"),
        pytest.param(image(size=(20_001, 1)), (422, "TOO_LARGE"), id="an image with too many pixels"),
    ],
)
async def test_an_upload_that_is_no_image_that_is_taken_is_refused(
    client: httpx.AsyncClient, storage: FolderStorage, kept: Kept, content: bytes, answer: tuple[int, str]
) -> None:
    assert refusal(await send(client, target(storage, content), content)) == answer
    assert kept.uploads == []


async def test_a_place_that_was_used_is_a_conflict(
    client: httpx.AsyncClient, storage: FolderStorage, kept: Kept
) -> None:
    kept.failure = UploadConflict("This upload has its image already.")

    response = await send(client, target(storage))

    assert refusal(response) == (409, "CONFLICT")
    assert response.json()["error"]["message"] == "This upload has its image already."


async def test_an_upload_that_cannot_be_stored_now_may_be_sent_again(
    client: httpx.AsyncClient, storage: FolderStorage, kept: Kept
) -> None:
    kept.failure = StorageError("No space left on device")
    response = await send(client, target(storage))
    assert refusal(response) == (503, "STORAGE_UNAVAILABLE")
    assert "space" not in response.text

    kept.failure = None
    assert (await send(client, target(storage))).status_code == 204


@pytest.mark.parametrize(
    "place", ["tempfile.TemporaryDirectory", "routes.uploads.receiver.receive", "services.media.images.store.inspect"]
)
async def test_an_upload_under_which_the_disk_is_full_may_be_sent_again(
    client: httpx.AsyncClient, storage: FolderStorage, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/tmp/upload-1")

    with monkeypatch.context() as disk:
        disk.setattr(place, full)
        response = await send(client, target(storage))
        assert refusal(response) == (503, "STORAGE_UNAVAILABLE")
        assert "upload-1" not in response.text

    assert (await send(client, target(storage))).status_code == 204


async def test_an_upload_that_cannot_be_looked_at_now_may_be_sent_again(
    application: Application, client: httpx.AsyncClient, storage: FolderStorage
) -> None:
    async with DecoderPool(1, patience=0.01) as decoders, decoders._turns.turn("bob", patience=1):
        transport = httpx.ASGITransport(application(decoders=decoders))
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as busy:
            response = await send(busy, target(storage))

    assert refusal(response) == (503, "BUSY")
    assert int(response.headers["Retry-After"]) > 0

    assert (await send(client, target(storage))).status_code == 204


async def test_a_stored_upload_can_be_read(application: Application, storage: FolderStorage) -> None:
    async def store(key: str, path: Path, facts: ImageFacts) -> None:
        await storage.put(key, path, content_type=facts.content_type)

    app = application(on_upload=store)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE) as client:
        await send(client, target(storage))
        response = await client.get(storage.reading_url(KEY, content_type="image/png"))

    assert response.content == PNG


@asynccontextmanager
async def served(app: Any) -> AsyncIterator[int]:
    """Serve ``app`` by a real server and give its port."""
    with listening_socket("127.0.0.1", 0) as listener:
        async with running(uvicorn.Config(app, log_level="warning", lifespan="off"), listener):
            yield int(listener.getsockname()[1])


def head(signed: UploadTarget, *headers: str) -> bytes:
    target = signed.url.removeprefix(BASE)
    lines = [f"PUT {target} HTTP/1.1", "Host: atelier.test", "Content-Type: image/png", *headers, "", ""]
    return "\r\n".join(lines).encode()


async def answered(reader: asyncio.StreamReader) -> bytes:
    return await asyncio.wait_for(reader.readuntil(b"\r\n"), 60)


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


async def test_a_body_that_lies_about_its_length_is_cut_off_by_a_real_server(
    application: Application, storage: FolderStorage, kept: Kept, scratch: Path
) -> None:
    app = application(max_bytes=4 * 2**20)
    sent, largest = 0, 0

    def written() -> int:
        return max((path.stat().st_size for path in scratch.rglob("image")), default=0)

    async with served(app) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head(target(storage, byte_size=2**20), "Transfer-Encoding: chunked"))

        async def flood() -> None:
            nonlocal sent, largest
            while sent < 400 * 2**20:
                writer.write(b"10000\r\n" + bytes(2**16) + b"\r\n")
                await writer.drain()
                sent += 2**16
                if sent == 2**19:  # This size is not collected in memory.
                    await until(written)
                largest = max(largest, written())

        with pytest.raises(ConnectionError):
            await flood()
        writer.close()

    assert sent < 40 * 2**20
    assert 0 < largest <= 2**20
    assert left(scratch) == []
    assert kept.uploads == []


async def test_a_sender_of_more_than_signed_gets_to_read_why(
    app: Starlette, storage: FolderStorage, kept: Kept
) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(64):
            yield bytes(2**16)

    async with served(app) as port, http_client() as client:
        signed = target(storage)
        url = signed.url.replace(BASE, f"http://127.0.0.1:{port}")
        announced = await client.put(url, headers=dict(signed.headers), content=bytes(4 * 2**20))
        unannounced = await client.put(url, headers=dict(signed.headers), content=parts())
        after = await client.put(url, headers=dict(signed.headers), content=PNG)

    assert refusal(announced) == refusal(unannounced) == (413, "TOO_LARGE")
    assert after.status_code == 204


async def test_an_upload_that_stalls_is_timed_out(
    application: Application, storage: FolderStorage, kept: Kept, scratch: Path
) -> None:
    app = application(pace=Pace(patience=0.05))
    async with served(app) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head(target(storage), f"Content-Length: {len(PNG)}") + PNG[:100])

        assert await answered(reader) == b"HTTP/1.1 408 Request Timeout\r\n"
        writer.close()

    assert left(scratch) == []
    assert kept.uploads == []


async def test_an_upload_that_trickles_is_timed_out(
    application: Application, storage: FolderStorage, kept: Kept, scratch: Path
) -> None:
    app = application(pace=Pace(patience=0.2))
    async with served(app) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head(target(storage), f"Content-Length: {len(PNG)}"))

        async def trickle() -> None:
            for at in range(len(PNG) - 1):
                writer.write(PNG[at : at + 1])
                await asyncio.sleep(0.01)

        trickling = asyncio.create_task(trickle())
        assert await answered(reader) == b"HTTP/1.1 408 Request Timeout\r\n"
        trickling.cancel()
        writer.close()

    assert left(scratch) == []
    assert kept.uploads == []


async def test_an_aborted_upload_leaves_nothing(
    app: Starlette, storage: FolderStorage, kept: Kept, scratch: Path
) -> None:
    async with served(app) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head(target(storage), f"Content-Length: {len(PNG)}") + PNG[:100])
        await until(lambda: left(scratch) != [])
        writer.close()
        await until(lambda: left(scratch) == [])

    assert kept.uploads == []


async def test_an_upload_beyond_those_under_way_is_put_off(
    app: Starlette, storage: FolderStorage, kept: Kept, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "MAX_UPLOADS", 1)
    async with served(app) as port, http_client() as client:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head(target(storage), f"Content-Length: {len(PNG)}") + PNG[:100])
        await until(lambda: left(scratch) != [])

        signed = target(storage)
        url = signed.url.replace(BASE, f"http://127.0.0.1:{port}")
        second = await client.put(url, headers=dict(signed.headers), content=PNG)
        assert refusal(second) == (503, "BUSY")

        writer.write(PNG[100:])
        assert await answered(reader) == b"HTTP/1.1 204 No Content\r\n"
        writer.close()
        third = await client.put(url, headers=dict(signed.headers), content=PNG)

    assert third.status_code == 204
    assert len(kept.uploads) == 2


async def test_one_users_slow_uploads_leave_others_their_slots(
    application: Application, storage: FolderStorage, kept: Kept, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "PER_USER", 2)
    monkeypatch.setattr(slots, "PER_ADDRESS", 32)
    app = application(owner_of=owner_of)
    async with served(app) as port, http_client() as client:
        writers = []
        for number in range(2):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            slow = target(storage, key=f"uploads/eve_{number}.png")
            writer.write(head(slow, f"Content-Length: {len(PNG)}") + PNG[:100])
            writers.append(writer)
        await until(lambda: len(left(scratch)) == 2)

        async def sent_by(user: str) -> httpx.Response:
            signed = target(storage, key=f"uploads/{user}_9.png")
            url = signed.url.replace(BASE, f"http://127.0.0.1:{port}")
            return await client.put(url, headers=dict(signed.headers), content=PNG)

        eve, ada = await sent_by("eve"), await sent_by("ada")
        for writer in writers:
            writer.close()
        await until(lambda: left(scratch) == [])
        later = await sent_by("eve")

    assert refusal(eve) == (429, "RATE_LIMITED")
    assert "2 uploads under way" in eve.json()["error"]["message"]
    assert eve.headers["Retry-After"] == "5"
    assert (ada.status_code, later.status_code) == (204, 204)


async def test_one_addresss_slow_uploads_leave_others_their_slots(
    application: Application, storage: FolderStorage, kept: Kept, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "PER_ADDRESS", 2)
    routed: Any = application(owner_of=owner_of)
    app = ProxyHeadersMiddleware(routed, trusted_hosts="127.0.0.1")
    async with served(app) as port, http_client() as client:
        writers = []
        for number in range(2):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            slow = target(storage, key=f"uploads/eve{number}_1.png")
            writer.write(
                head(slow, f"Content-Length: {len(PNG)}", "X-Forwarded-For: 192.0.2.1", "X-Forwarded-Proto: http")
                + PNG[:100]
            )
            writers.append(writer)
        await until(lambda: len(left(scratch)) == 2)

        async def sent_from(address: str) -> httpx.Response:
            signed = target(storage, key="uploads/ada_9.png")
            url = signed.url.replace(BASE, f"http://127.0.0.1:{port}")
            headers = {**signed.headers, "X-Forwarded-For": address, "X-Forwarded-Proto": "http"}
            return await client.put(url, headers=headers, content=PNG)

        same, other = await sent_from("192.0.2.1"), await sent_from("192.0.2.2")
        for writer in writers:
            writer.close()

    assert refusal(same) == (429, "RATE_LIMITED")
    assert "Your network address" in same.json()["error"]["message"]
    assert other.status_code == 204


async def test_a_body_that_rushed_and_then_stalls_is_timed_out_as_soon_as_any_other(
    application: Application, storage: FolderStorage, kept: Kept, scratch: Path
) -> None:
    content = PNG + bytes(2**20)
    pace = Pace(bytes_per_second=1000, patience=0.3)  # By the average alone, it would have 1,000 seconds left.
    app = application(owner_of=owner_of, pace=pace)
    async with served(app) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head(target(storage, content), f"Content-Length: {len(content)}") + content[:-1])
        await writer.drain()
        assert await asyncio.wait_for(answered(reader), 20) == b"HTTP/1.1 408 Request Timeout\r\n"
        writer.close()
    assert kept.uploads == []


@pytest.mark.alone
async def test_a_body_that_keeps_the_rate_may_take_far_longer_than_the_patience(
    application: Application, storage: FolderStorage, kept: Kept
) -> None:
    pace = Pace(bytes_per_second=len(PNG) / 4, patience=0.5)
    app = application(owner_of=owner_of, pace=pace)
    async with served(app) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head(target(storage), f"Content-Length: {len(PNG)}"))
        for part in range(10):  # 1.5 s in all, a third of the slowest that passes.
            await asyncio.sleep(0.15)
            writer.write(PNG[part * len(PNG) // 10 : (part + 1) * len(PNG) // 10])
        assert await answered(reader) == b"HTTP/1.1 204 No Content\r\n"
        writer.close()


def test_the_slowest_largest_upload_ends_before_its_page_gives_up() -> None:
    """The pages wait for ten minutes."""
    assert slots.PATIENCE + 30 * 2**20 / slots.BYTES_PER_SECOND < 600
