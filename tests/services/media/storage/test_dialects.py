"""The S3 storage at vendors with different readings of the protocol, and with buckets that are set up wrongly."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiohttp import ThreadedResolver

from services.media.storage.base import ObjectMissing, Storage, StorageError
from services.media.storage.factory import open_storage
from services.media.storage.s3 import connection
from services.media.storage.s3 import storage as objects
from services.secrets import KeyRing
from tests.conftest import QUICK
from tests.support.kie import FakeKie, picture
from tests.support.s3_dialects import KEY_ID, ORIGIN, SECRET, Dialect, DialectServer, speaking
from tests.support.serving import running_app

AMAZON = Dialect("Amazon")
B2 = Dialect("Backblaze B2", region="eu-central-003", conditions="refused", refused=("x-amz-checksum", "x-amz-trailer"))
ALIBABA = "oss-cn-hangzhou.aliyuncs.com"

DIALECTS = (
    AMAZON,
    replace(AMAZON, name="Amazon with versions", versions="kept"),
    replace(AMAZON, name="Amazon with versions that the key may not remove", versions="locked"),
    Dialect("Cloudflare R2", region="auto", refused=("x-amz-checksum", "x-amz-sdk", "x-amz-trailer")),
    replace(B2, name="Backblaze B2, which hides what is deleted", versions="kept"),
    Dialect(
        "Google Cloud Storage",
        region="auto",
        conditions="refused",
        refused=("x-amz-checksum", "x-amz-sdk"),
        deleting_absent=404,
        lengths=False,
    ),
    Dialect("MinIO before conditional writes", conditions="ignored", refused=("x-amz-trailer",)),
    Dialect("Ceph of OpenStack", region="RegionOne", conditions="ignored"),
    Dialect("Garage", region="garage", conditions="ignored"),
    Dialect("Alibaba OSS", region="oss-cn-hangzhou", host=ALIBABA, conditions="refused", origins=("http://a.example",)),
    Dialect("a proxy with a cache, which strips conditions", conditions="stripped"),
    Dialect("a gateway that deletes as a file system", deleting_absent=404, lengths=False),
    Dialect("a proxy that knows no go-ahead", goes_ahead=False),
)
KEY = "generated/cre_01.png"
CONTENT = bytes(range(256)) * 20


@pytest.fixture(autouse=True)
def environment(keyless: pytest.MonkeyPatch) -> None:
    keyless.setenv("AWS_ACCESS_KEY_ID", KEY_ID)
    keyless.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    look_up = socket.getaddrinfo

    def at_home(host: Any, *args: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        return look_up("127.0.0.1" if name and name.endswith(ALIBABA) else host, *args, **options)

    keyless.setattr(socket, "getaddrinfo", at_home)
    keyless.setattr("aiohttp.connector.DefaultResolver", ThreadedResolver)  # It uses that function.


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large"
    path.write_bytes(CONTENT)
    return path


@asynccontextmanager
async def at(dialect: Dialect) -> AsyncIterator[tuple[DialectServer, Storage]]:
    async with speaking(dialect) as server, opened(server.address("/prefix")) as storage:
        yield server, storage


def opened(address: str) -> Any:
    return open_storage(address, base_url=ORIGIN, secret=KeyRing(bytes(32)), name_key=bytes(32))


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


def each(dialects: tuple[Dialect, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("dialect", dialects, ids=[dialect.name for dialect in dialects])


@each(DIALECTS)
async def test_objects_are_stored_found_copied_and_deleted_at_every_vendor(
    dialect: Dialect, large: Path, tmp_path: Path
) -> None:
    async with at(dialect) as (server, storage):
        await storage.put(KEY, large, content_type="image/png")
        await storage.copy(KEY, "originals/copy.png")
        await storage.fetch("originals/copy.png", tmp_path / "fetched", max_bytes=len(CONTENT))
        size = await storage.size(KEY)
        for _ in range(2):  # The second finds nothing, and that is as good.
            await storage.delete(KEY, "originals/copy.png", "never/was.png")
        assert await storage.size(KEY) is None
        with pytest.raises(ObjectMissing):
            await storage.fetch(KEY, tmp_path / "gone", max_bytes=10)
        with pytest.raises(ObjectMissing):
            await storage.copy(KEY, "other.png")

    assert (tmp_path / "fetched").read_bytes() == CONTENT
    assert size == len(CONTENT)
    assert dialect.versions == "locked" or server.names == []
    assert [each for each in server.requests if each.startswith("POST")] == []


@each(DIALECTS)
async def test_a_browser_uploads_shows_and_downloads_at_every_vendor(dialect: Dialect, http: httpx.AsyncClient) -> None:
    async with at(dialect) as (_, storage):
        await storage.detect_upload_features()
        target = storage.upload_target(KEY, content_type="image/png", byte_size=11, expires_at=soon())
        headers = dict(target.headers)
        sent = await http.put(target.url, content=b"first bytes", headers=headers | {"Origin": dialect.origins[0]})
        again = await http.put(target.url, content=b"other bytes", headers=headers)
        shown = await http.get(storage.reading_url(KEY, content_type="image/png"))
        saved = await http.get(storage.download_url(KEY, content_type="image/png", name="ein-gruß.png"))

    conditional = dialect.conditions in ("kept", "ignored")
    assert headers == {"Content-Type": "image/png"} | ({"If-None-Match": "*"} if conditional else {})
    assert (sent.status_code, sent.headers["Access-Control-Allow-Origin"]) == (200, dialect.origins[0])
    assert again.status_code == (412 if dialect.conditions == "kept" else 200)
    assert (shown.status_code, shown.headers["Content-Type"]) == (200, "image/png")
    assert shown.content == (b"first bytes" if dialect.conditions == "kept" else b"other bytes")
    assert (
        saved.headers["Content-Disposition"] == "attachment; filename=\"image.png\"; filename*=UTF-8''ein-gru%C3%9F.png"
    )
    assert saved.content == shown.content


@each(DIALECTS)
async def test_the_self_test_passes_at_every_vendor_and_leaves_nothing(
    dialect: Dialect, http: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    async with at(dialect) as (server, storage):
        with caplog.at_level(logging.WARNING):
            remarks = await storage.examine(http, dialect.origins)

    if dialect.versions == "locked":
        (remark,) = remarks
        assert "s3:DeleteObjectVersion" in remark
        assert [record.message for record in caplog.records] == [remark]
    else:
        assert (list(remarks), server.names, caplog.records) == ([], [], [])


async def test_what_a_bucket_takes_is_learned_by_the_first_upload_and_not_again(http: httpx.AsyncClient) -> None:
    async with at(B2) as (server, storage):
        await asyncio.gather(*(storage.detect_upload_features() for _ in range(3)))
        asked = len(server.requests)
        await storage.detect_upload_features()

    assert [each.partition(" ")[0] for each in server.requests] == ["PUT", "PUT", "GET", "DELETE"]
    assert len(server.requests) == asked


async def test_an_upload_is_given_a_place_while_the_bucket_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    ended = asyncio.Event()

    async def never_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        asked += 1
        await reader.read()
        writer.close()
        ended.set()

    monkeypatch.setattr(objects, "LEARN_SECONDS", 0.2)
    async with await asyncio.start_server(never_answer, "127.0.0.1", 0) as silent:
        port = silent.sockets[0].getsockname()[1]
        async with opened(f"s3://pictures?endpoint=http://127.0.0.1:{port}") as storage:
            await storage.detect_upload_features()
            target = storage.upload_target(KEY, content_type="image/png", byte_size=1, expires_at=soon())
            await storage.detect_upload_features()  # Not tried again at once.
        await ended.wait()

    assert target.headers["If-None-Match"] == "*"
    assert asked == 1


async def test_a_page_in_place_of_an_answer_does_not_count_as_deleted() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = b"<html>default backend - 404</html>"
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (len(body), body))
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with opened(f"s3://pictures?endpoint=http://127.0.0.1:{port}") as storage:
            with pytest.raises(StorageError, match="could not delete"):
                await storage.delete(KEY)


@pytest.mark.parametrize(
    ("dialect", "options", "change", "words"),
    [
        (AMAZON, {"region": "eu-west-1"}, None, "write region=us-east-1 in STORAGE_URL"),
        (AMAZON, {"region": "eu-west-1"}, "redirect", "write region=us-east-1 in STORAGE_URL"),
        (AMAZON, {}, "clock", "set the clock of this machine"),
        (AMAZON, {}, "key", "check AWS_ACCESS_KEY_ID"),
        (AMAZON, {}, "secret", "check AWS_SECRET_ACCESS_KEY"),
        (AMAZON, {}, "bucket", "make the bucket, or correct its name"),
        (AMAZON, {}, "page", "returned other bytes"),
        (replace(AMAZON, absent=403), {}, None, "s3:ListBucket on the bucket"),
        (DIALECTS[9], {"path_style": "1"}, None, "add path_style=0 to STORAGE_URL"),
        (replace(AMAZON, origins=()), {}, None, f"CORS rule with AllowedOrigins {ORIGIN}, AllowedMethods PUT"),
        (replace(AMAZON, origins=("https://old.example",)), {}, None, f"Pages of {ORIGIN} cannot upload"),
        (replace(AMAZON, methods=("GET",)), {}, None, "AllowedMethods PUT"),
        (replace(AMAZON, headers=("Content-Type",)), {}, None, "AllowedHeaders Content-Type, If-None-Match"),
        (DIALECTS[9], {}, None, "https pages to http://pictures.oss-cn-hangzhou.aliyuncs.com"),
        (AMAZON, {}, "private", "cannot show an object: 127.0.0.1 answers status 403, AccessDenied"),
    ],
    ids=lambda value: value.name if isinstance(value, Dialect) else str(value),
)
async def test_a_wrong_setting_of_the_bucket_is_named_with_its_mend(
    http: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    dialect: Dialect,
    options: dict[str, str],
    change: str | None,
    words: str,
) -> None:
    monkeypatch.setattr(connection, "ATTEMPTS", 1)
    async with speaking(dialect) as server:
        server.region_header, server.html = change == "redirect", change == "page"
        server.clock_ahead = 3600 if change == "clock" else 0
        if change in ("key", "secret"):
            monkeypatch.setenv("AWS_ACCESS_KEY_ID" if change == "key" else "AWS_SECRET_ACCESS_KEY", "another")
        if change == "private":
            options = {"public_base": f"{server.url}/pictures"}
        address = server.address(**options)
        address = address.replace("s3://pictures", "s3://pictuers") if change == "bucket" else address
        async with opened(address) as storage:
            with pytest.raises(StorageError) as raised:
                await storage.examine(http, {ORIGIN})

    assert words in str(raised.value)
    assert "\n" not in str(raised.value)
    assert SECRET not in str(raised.value)


async def test_a_public_bucket_is_shown_plainly_and_downloaded_signed(http: httpx.AsyncClient, large: Path) -> None:
    async with speaking(replace(AMAZON, public=True)) as server, opened(_public(server)) as storage:
        remarks = await storage.examine(http, {ORIGIN})
        await storage.put(KEY, large, content_type="image/png")
        plain = await http.get(storage.reading_url(KEY, content_type="image/png"))
        saved = await http.get(storage.download_url(KEY, content_type="image/png", name="a-boat.png"))

    assert remarks == []
    assert plain.url.query == b""
    assert "Content-Disposition" not in plain.headers
    assert saved.headers["Content-Disposition"] == 'attachment; filename="a-boat.png"'
    assert saved.content == plain.content == CONTENT


def _public(server: DialectServer) -> str:
    return server.address(public_base=f"{server.url}/pictures")


async def test_browsers_get_the_public_endpoint_and_the_server_keeps_its_own(http: httpx.AsyncClient) -> None:
    inner = f"http://{ALIBABA}"
    for style, expected in (("1", "https://s3.example/pictures/p/"), ("0", "https://pictures.s3.example/p/")):
        address = f"s3://pictures/p?endpoint={inner}&path_style={style}&public_endpoint=https://s3.example"
        async with opened(address) as storage:
            target = storage.upload_target(KEY, content_type="image/png", byte_size=1, expires_at=soon())
            shown = storage.reading_url(KEY, content_type="image/png")
        assert target.url.partition("?")[0] == shown.partition("?")[0] == f"{expected}{KEY}"

    async with speaking(AMAZON) as server:
        port = server.url.rpartition(":")[2]
        address = server.address(public_endpoint=f"http://localhost:{port}")
        async with opened(address) as storage:
            assert await storage.examine(http, {ORIGIN}) == []


async def test_a_name_that_browsers_may_not_find_is_remarked_on(
    http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = socket.getaddrinfo

    def inside(host: Any, *args: Any, **options: Any) -> Any:
        return look_up("127.0.0.1" if host in ("minio", b"minio") else host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", inside)
    origin = "http://atelier.example"
    async with speaking(replace(AMAZON, origins=(origin,))) as server:
        inner = server.url.replace("127.0.0.1", "minio")
        async with opened(server.address(endpoint=inner)) as storage:
            (remark,) = await storage.examine(http, {origin})

    assert remark.startswith("Browsers may not find minio,")
    assert "public_endpoint=" in remark


@pytest.mark.parametrize("makes_buckets", [True, False])
async def test_a_bucket_that_is_not_there_yet_teaches_nothing(makes_buckets: bool) -> None:
    async with speaking(AMAZON) as server:
        server.absent, server.makes_buckets = True, makes_buckets
        async with opened(server.address()) as storage:
            await storage.detect_upload_features()
            made = not server.absent
            target = storage.upload_target(KEY, content_type="image/png", byte_size=1, expires_at=soon())

    assert made is makes_buckets
    assert target.headers["If-None-Match"] == "*"


async def test_an_image_goes_through_the_whole_product_where_uploads_take_no_conditions(
    data_dir: Path, kie: FakeKie, tmp_path: Path
) -> None:
    kie.finish_at_once = True
    (tmp_path / "photo.png").write_bytes(picture(colour="navy"))
    async with speaking(replace(B2, versions="kept")) as server:
        settings = kie.settings(data_dir, STORAGE_URL=server.address())
        async with running_app(settings, timings=QUICK) as running:
            ada = await running.user("ada")
            creation = await ada.generate([tmp_path / "photo.png"], "a boat", "watercolour")
            await ada.download(creation["generatedImage"]["url"], tmp_path / "saved.png")

    assert creation["status"] == "SUCCESS"
    assert (tmp_path / "saved.png").read_bytes() == kie.tasks[0].result
