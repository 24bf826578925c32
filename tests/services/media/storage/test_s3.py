"""The S3 storage: objects in a real bucket, presigned addresses that a real server checks, and failures."""

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest

from services.media.storage.base import StorageError, UploadTarget
from services.media.storage.disposition import attachment
from services.media.storage.s3 import connection
from services.media.storage.s3 import keys as access_keys
from services.media.storage.s3 import storage as objects
from services.media.storage.s3.connection import open_s3
from services.media.storage.s3.location import S3Location
from services.media.storage.s3.presigning import AccessKey, presign_url
from services.media.storage.s3.storage import S3Storage
from tests.conftest import QUICK
from tests.services.media.storage.contract import StorageContract, Stored, soon
from tests.support.kie import FakeKie, picture
from tests.support.s3_server import BUCKET, REGION, S3Server
from tests.support.serving import free_port, running_app
from tests.support.waiting import until

KEY = "generated/cre_01.png"
PNG = {"Content-Type": "image/png"}
HOUR = 1_800_000_000  # Unix seconds; a whole number of hours.


@pytest.fixture
def location(s3_server: S3Server, keyless: pytest.MonkeyPatch) -> S3Location:
    """A place of the test's own in the bucket, with the key in the environment."""
    for name, value in s3_server.environment.items():
        keyless.setenv(name, value)
    return S3Location(BUCKET, prefix=uuid4().hex, endpoint=s3_server.endpoint)


@pytest.fixture
async def storage(location: S3Location) -> AsyncIterator[S3Storage]:
    async with open_s3(location) as opened:
        yield opened


def keys_in(server: S3Server, location: S3Location) -> list[str]:
    """Return all keys under the test's own prefix."""
    client = server.client()
    try:
        found = client.list_objects_v2(Bucket=location.bucket, Prefix=f"{location.prefix}/").get("Contents", [])
    finally:
        client.close()
    return sorted(entry["Key"].removeprefix(f"{location.prefix}/") for entry in found)


async def send(http: httpx.AsyncClient, target: UploadTarget, content: bytes, **headers: str) -> int:
    response = await http.request(target.method, target.url, content=content, headers={**target.headers, **headers})
    return response.status_code


@pytest.fixture
def stored(s3_server: S3Server, location: S3Location) -> Stored:
    return lambda: keys_in(s3_server, location)


class TestS3(StorageContract):
    scheme = "s3"
    listed_at_once = "services.media.storage.s3.storage._LISTED_AT_ONCE"


async def test_a_copy_keeps_its_type(storage: S3Storage, source: Path, http: httpx.AsyncClient) -> None:
    await storage.put(KEY, source, content_type="image/png")
    await storage.copy(KEY, "originals/copy.png")
    await storage.delete(KEY)

    plain = storage.reading_url("originals/copy.png", content_type="image/png")

    assert (await http.get(plain)).headers["Content-Type"] == "image/png"


async def test_a_check_that_was_cut_off_is_cleared_up_by_the_next(
    storage: S3Storage, s3_server: S3Server, location: S3Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def cut_off(*_arguments: object, **_options: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patch:
        patch.setattr(S3Storage, "fetch", cut_off)
        with pytest.raises(asyncio.CancelledError):
            await storage.check()
    assert len(keys_in(s3_server, location)) == 1

    await storage.check()

    assert keys_in(s3_server, location) == []


async def test_a_check_without_room_for_temporary_files_is_a_storage_error(
    storage: S3Storage, s3_server: S3Server, location: S3Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))

    with pytest.raises(StorageError, match="temporary file"):
        await storage.check()

    assert keys_in(s3_server, location) == []


async def test_a_reading_address_shows_its_object_with_its_type(
    storage: S3Storage, source: Path, http: httpx.AsyncClient
) -> None:
    await storage.put(KEY, source, content_type="image/png")

    answer = await http.get(storage.reading_url(KEY, content_type="image/png"))

    assert (answer.status_code, answer.content) == (200, b"first bytes")
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "private, max-age=3600"


async def test_a_download_address_sends_an_attachment_of_that_name(
    storage: S3Storage, source: Path, http: httpx.AsyncClient
) -> None:
    await storage.put(KEY, source, content_type="image/png")

    for name in ("a-boat.png", "ein-gruß.png", "猫.png"):
        answer = await http.get(storage.download_url(KEY, content_type="image/png", name=name))
        assert (answer.status_code, answer.content) == (200, b"first bytes")
        assert answer.headers["Content-Disposition"] == attachment(name)


async def test_a_reading_address_opens_nothing_else(storage: S3Storage, source: Path, http: httpx.AsyncClient) -> None:
    await storage.put(KEY, source, content_type="image/png")
    await storage.put("other.png", source, content_type="image/png")
    url = storage.reading_url(KEY, content_type="image/png")

    assert (await http.get(url.partition("?")[0])).status_code == 403
    assert (await http.get(url.replace(KEY, "other.png"))).status_code == 403
    assert (await http.get(url.replace("image%2Fpng", "text%2Fhtml"))).status_code == 403
    assert (await http.get(url.replace("X-Amz-Expires=7200", "X-Amz-Expires=9999"))).status_code == 403
    assert (await http.get(url[:-1] + ("0" if url[-1] != "0" else "1"))).status_code == 403
    assert (await http.put(url, content=b"mine", headers=PNG)).status_code == 403
    assert (await http.delete(url)).status_code == 403
    assert await storage.size(KEY) == 11


async def test_a_reading_address_changes_once_an_hour_and_lives_for_one_to_two(
    location: S3Location, source: Path, http: httpx.AsyncClient
) -> None:
    moment = HOUR - 0.5
    async with open_s3(location, clock=lambda: moment) as storage, open_s3(location, clock=lambda: HOUR + 7) as other:
        before = storage.reading_url(KEY, content_type="image/png")
        moment = HOUR
        first = storage.reading_url(KEY, content_type="image/png")
        moment = HOUR + 3599.9
        last = storage.reading_url(KEY, content_type="image/png")
        elsewhere = other.reading_url(KEY, content_type="image/png")

    assert before != first == last == elsewhere
    query = parse_qs(urlsplit(first).query)
    assert (query["X-Amz-Date"], query["X-Amz-Expires"]) == (["20270115T080000Z"], ["7200"])


async def test_a_reading_address_that_has_expired_shows_nothing(
    location: S3Location, source: Path, http: httpx.AsyncClient
) -> None:
    now = datetime.now(UTC).timestamp()
    async with open_s3(location, clock=lambda: now - 7200) as earlier:
        await earlier.put(KEY, source, content_type="image/png")
        answer = await http.get(earlier.reading_url(KEY, content_type="image/png"))

    assert answer.status_code == 403


async def test_with_a_public_base_reading_addresses_are_plain(location: S3Location) -> None:
    public = S3Location(BUCKET, location.prefix, location.endpoint, public_base="https://images.example/cdn")

    async with open_s3(public) as storage:
        url = storage.reading_url(KEY, content_type="image/png")

    assert url == f"https://images.example/cdn/{location.prefix}/{KEY}"


def test_an_address_is_signed_as_amazon_documents_it() -> None:
    # The example of the Amazon S3 API reference, "Authenticating Requests: Using Query Parameters".
    key = AccessKey("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    since = datetime(2013, 5, 24, tzinfo=UTC).timestamp()

    url = presign_url(
        "GET", "https://examplebucket.s3.amazonaws.com/test.txt", key, region=REGION, since=since, seconds=86400
    )

    assert url.endswith("&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404")
    assert key.secret not in repr(key)


def test_the_host_is_signed_as_browsers_send_it() -> None:
    key = AccessKey("id", "secret")
    for given, sent in (
        ("https://s3.example:443/a.png", "https://s3.example/a.png"),
        ("http://s3.example:80/a.png", "http://s3.example/a.png"),
        ("https://S3.Example/a.png", "https://s3.example/a.png"),
    ):
        signatures = {
            presign_url("GET", url, key, region=REGION, since=HOUR, seconds=60).partition("Signature=")[2]
            for url in (given, sent)
        }
        assert len(signatures) == 1
    ports = {
        presign_url("GET", url, key, region=REGION, since=HOUR, seconds=60).partition("Signature=")[2]
        for url in ("https://s3.example:80/a.png", "https://s3.example:443/a.png", "https://s3.example:4430/a.png")
    }
    assert len(ports) == 3


async def test_addresses_follow_the_region_and_the_style(keyless: pytest.MonkeyPatch) -> None:
    keyless.setenv("AWS_ACCESS_KEY_ID", "id")
    keyless.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    r2 = "https://account.r2.cloudflarestorage.com"
    places = {
        S3Location("pictures", region="eu-central-1"): "https://pictures.s3.eu-central-1.amazonaws.com/a.png",
        S3Location("pictures", region="cn-north-1"): "https://pictures.s3.cn-north-1.amazonaws.com.cn/a.png",
        S3Location("pictures", "p", region="eu-central-1", path_style=True): (
            "https://s3.eu-central-1.amazonaws.com/pictures/p/a.png"
        ),
        S3Location("pictures", endpoint=r2, region="auto"): f"{r2}/pictures/a.png",
        S3Location("pictures", endpoint=r2, path_style=False): (
            "https://pictures.account.r2.cloudflarestorage.com/a.png"
        ),
        S3Location("pictures", endpoint="http://10.0.0.1:9000/s3"): "http://10.0.0.1:9000/s3/pictures/a.png",
    }

    for place, expected in places.items():
        async with open_s3(place) as storage:
            url, _, query = storage.reading_url("a.png", content_type="image/png").partition("?")
        assert url == expected
        assert f"%2F{place.region or REGION}%2Fs3%2F" in query


async def test_an_upload_of_the_announced_type_and_size_is_taken(storage: S3Storage, http: httpx.AsyncClient) -> None:
    target = storage.upload_target(KEY, content_type="image/png", byte_size=11, expires_at=soon())

    assert (target.method, dict(target.headers)) == ("PUT", PNG | {"If-None-Match": "*"})
    assert await send(http, target, b"eleven char") == 200
    assert await storage.size(KEY) == 11


async def test_an_upload_that_was_sent_is_not_replaced_by_another(
    storage: S3Storage, http: httpx.AsyncClient, tmp_path: Path
) -> None:
    target = storage.upload_target(KEY, content_type="image/png", byte_size=11, expires_at=soon())
    unconditional = UploadTarget(target.url, target.method, PNG)
    assert await send(http, target, b"eleven char") == 200

    assert await send(http, target, b"other bytes") == 412
    assert await send(http, unconditional, b"other bytes") == 403

    await storage.fetch(KEY, tmp_path / "fetched", max_bytes=11)
    assert (tmp_path / "fetched").read_bytes() == b"eleven char"


async def test_of_two_senders_at_once_one_is_taken(storage: S3Storage, http: httpx.AsyncClient, tmp_path: Path) -> None:
    target = storage.upload_target(KEY, content_type="image/png", byte_size=11, expires_at=soon())

    statuses = await asyncio.gather(*(send(http, target, f"the {number}. char"[:11].encode()) for number in range(3)))

    # More would be slow: conflicting ones in SeaweedFS are retried a second later, one after the other.
    assert sorted(statuses) == [200, 412, 412]
    await storage.fetch(KEY, tmp_path / "fetched", max_bytes=11)
    assert (tmp_path / "fetched").read_bytes() == f"the {statuses.index(200)}. char"[:11].encode()


async def test_an_upload_of_another_type_size_key_or_sender_is_refused(
    storage: S3Storage, http: httpx.AsyncClient, s3_server: S3Server, location: S3Location
) -> None:
    target = storage.upload_target(KEY, content_type="image/png", byte_size=11, expires_at=soon())
    elsewhere = UploadTarget(target.url.replace(KEY, "other.png"), target.method, target.headers)
    forged = UploadTarget(target.url[:-4] + "beef", target.method, target.headers)

    assert await send(http, target, b"eleven char", **{"Content-Type": "text/html"}) == 403
    assert await send(http, target, b"ten chars!") == 403
    assert await send(http, target, b"twelve chars") == 403
    assert await send(http, target, b"x" * 1_000_000) == 403
    assert await send(http, elsewhere, b"eleven char") == 403
    assert await send(http, forged, b"eleven char") == 403
    assert (await http.get(target.url)).status_code == 403

    assert keys_in(s3_server, location) == []


async def test_an_upload_after_its_time_is_refused(
    storage: S3Storage, http: httpx.AsyncClient, s3_server: S3Server, location: S3Location
) -> None:
    over = datetime.now(UTC) - timedelta(seconds=1)
    target = storage.upload_target(KEY, content_type="image/png", byte_size=11, expires_at=over)

    assert await send(http, target, b"eleven char") == 403
    assert keys_in(s3_server, location) == []


async def test_an_upload_address_lives_until_it_expires(location: S3Location) -> None:
    async with open_s3(location, clock=lambda: HOUR + 100.7) as storage:
        target = storage.upload_target(
            KEY, content_type="image/png", byte_size=11, expires_at=datetime.fromtimestamp(HOUR + 3700, UTC)
        )

    query = parse_qs(urlsplit(target.url).query)
    assert (query["X-Amz-Date"], query["X-Amz-Expires"]) == (["20270115T080140Z"], ["3600"])


@asynccontextmanager
async def answering(answer: bytes | None) -> AsyncIterator[str]:
    """Serve one answer to every request, then end the connection; None: never answer."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            if answer is None:
                await reader.read()
            else:
                writer.write(answer)
                await writer.drain()
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "OPERATION_SECONDS", 0.3)
    monkeypatch.setattr(connection, "ATTEMPTS", 1)


@pytest.mark.usefixtures("impatient")
async def test_a_server_that_is_down_is_a_storage_error(location: S3Location, source: Path, tmp_path: Path) -> None:
    async with open_s3(S3Location(BUCKET, endpoint=f"http://127.0.0.1:{free_port()}")) as storage:
        for call in (
            storage.put(KEY, source, content_type="image/png"),
            storage.fetch(KEY, tmp_path / "fetched", max_bytes=10),
            storage.copy(KEY, "other.png"),
            storage.delete(KEY),
            storage.size(KEY),
            storage.check(),
        ):
            with pytest.raises(StorageError) as raised:
                await call
            assert raised.value.retryable
    assert not (tmp_path / "fetched").exists()


async def test_a_put_that_is_cut_in_the_middle_is_sent_again_from_the_start(
    location: S3Location, tmp_path: Path
) -> None:
    content = bytes(range(256)) * 4_000
    (tmp_path / "large").write_bytes(content)
    received: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        received.append(await reader.readexactly(len(content) if received else 100_000))
        if len(received) > 1:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        endpoint = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with open_s3(S3Location(BUCKET, endpoint=endpoint)) as storage:
            await storage.put(KEY, tmp_path / "large", content_type="image/png")

    assert received == [content[:100_000], content]


@pytest.mark.usefixtures("impatient")
async def test_a_server_that_hangs_is_a_storage_error(location: S3Location, source: Path) -> None:
    async with answering(None) as endpoint, open_s3(S3Location(BUCKET, endpoint=endpoint)) as storage:
        with pytest.raises(StorageError, match="took more than"):
            await storage.put(KEY, source, content_type="image/png")


@pytest.mark.usefixtures("impatient")
async def test_an_object_that_is_cut_in_the_middle_leaves_no_file(location: S3Location, tmp_path: Path) -> None:
    cut = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\nContent-Type: image/png\r\n\r\n" + b"x" * 50
    async with answering(cut) as endpoint, open_s3(S3Location(BUCKET, endpoint=endpoint)) as storage:
        with pytest.raises(StorageError):
            await storage.fetch(KEY, tmp_path / "fetched", max_bytes=1000)

    assert not (tmp_path / "fetched").exists()


@pytest.mark.usefixtures("impatient")
async def test_an_answer_that_is_not_s3_is_a_storage_error(location: S3Location, source: Path) -> None:
    page = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 6\r\nContent-Type: text/html\r\n\r\n<html>"
    async with answering(page) as endpoint, open_s3(S3Location(BUCKET, endpoint=endpoint)) as storage:
        with pytest.raises(StorageError):
            await storage.put(KEY, source, content_type="image/png")
        with pytest.raises(StorageError):
            await storage.size(KEY)


async def test_a_wrong_key_or_bucket_is_not_a_missing_object(
    location: S3Location, keyless: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with open_s3(S3Location("nowhere", endpoint=location.endpoint)) as storage:
        with pytest.raises(StorageError, match="NoSuchBucket") as raised:
            await storage.fetch(KEY, tmp_path / "fetched", max_bytes=10)
        assert raised.value.retryable

    keyless.setenv("AWS_SECRET_ACCESS_KEY", "another")
    async with open_s3(location) as storage:
        with pytest.raises(StorageError, match="SignatureDoesNotMatch") as raised:
            await storage.fetch(KEY, tmp_path / "fetched", max_bytes=10)
        assert raised.value.retryable


async def test_without_a_key_or_a_region_nothing_is_opened(keyless: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="add region= to the address or set AWS_REGION"):
        async with open_s3(S3Location(BUCKET)):
            pass
    with pytest.raises(ValueError, match="set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"):
        async with open_s3(S3Location(BUCKET, region=REGION)):
            pass
    keyless.setenv("AWS_ACCESS_KEY_ID", "only half of it")
    with pytest.raises(ValueError, match="AWS_SECRET_ACCESS_KEY"):
        async with open_s3(S3Location(BUCKET, region=REGION)):
            pass


async def test_keys_of_a_role_are_renewed_before_they_expire(keyless: pytest.MonkeyPatch) -> None:
    given = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal given
        await reader.readuntil(b"\r\n\r\n")
        given += 1
        # Within a quarter of an hour of its end, a key is one to renew.
        expires = datetime.now(UTC) + timedelta(minutes=5)
        keys = {"AccessKeyId": f"role-{given}", "SecretAccessKey": "secret", "Token": f"token/{given}"}
        body = json.dumps({**keys, "Expiration": expires.strftime("%Y-%m-%dT%H:%M:%SZ")}).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (len(body), body))
        await writer.drain()
        writer.close()

    def signer(storage: S3Storage) -> tuple[str, str]:
        query: dict[str, Any] = parse_qs(urlsplit(storage.reading_url(KEY, content_type="image/png")).query)
        return query["X-Amz-Credential"][0].partition("/")[0], query["X-Amz-Security-Token"][0]

    keyless.setattr(access_keys, "RENEW_SECONDS", 0.01)
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        keyless.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"http://127.0.0.1:{port}/keys")
        async with open_s3(S3Location(BUCKET, region=REGION)) as storage:
            first = signer(storage)
            await until(lambda: signer(storage) != first)
            id, token = signer(storage)

    assert first[0].startswith("role-")
    assert token == id.replace("role-", "token/")


async def test_an_image_goes_through_the_whole_product_by_way_of_s3(
    s3_server: S3Server, location: S3Location, data_dir: Path, kie: FakeKie, http: httpx.AsyncClient, tmp_path: Path
) -> None:
    kie.finish_at_once = True
    (tmp_path / "photo.png").write_bytes(picture(colour="navy"))
    address = s3_server.address(location.prefix)
    async with running_app(kie.settings(data_dir, STORAGE_URL=address), timings=QUICK) as running:
        ada = await running.user("ada")
        creation = await ada.generate([tmp_path / "photo.png"], "a boat", "watercolour")
        result = await http.get(creation["generatedImage"]["url"])
        given = await http.get(kie.tasks[0].body["input"]["image_input"][0])
        ready = await until(lambda: _ready(http, running.url))
        own_route = await http.get(f"{running.url}/files/{KEY}")

    assert creation["status"] == "SUCCESS"
    assert (result.content, result.headers["Content-Type"]) == (kie.tasks[0].result, "image/png")
    assert given.content == picture(colour="navy")
    assert ready
    assert own_route.status_code == 404
    assert [key.partition("/")[0] for key in keys_in(s3_server, location)] == [
        *("generated", "generated", "originals", "originals", "uploads"),
    ]


async def _ready(http: httpx.AsyncClient, url: str) -> bool:
    return (await http.get(f"{url}/readyz")).is_success
