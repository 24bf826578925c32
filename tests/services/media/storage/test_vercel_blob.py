"""The Vercel Blob storage against a server that accepts only requests as the official client sends them."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from db.records.images import UploadRecord
from services.media import uploads
from services.media.storage import vercel_blob
from services.media.storage.base import InvalidKey, StorageError
from services.media.storage.vercel_blob import VercelBlobStorage, open_vercel_blob
from tests.services.media.storage.contract import INVALID_KEYS, StorageContract, Stored, soon
from tests.support.serving import free_port, serving

STORE = "Ab3dEfGh1jKlMnOp"
TOKEN = f"vercel_blob_rw_{STORE}_s3cr3tS3cr3t"
SECRET = b"s" * 32
KEY = "generated/cre_01.png"
PATHNAME = "generated/cre_01-{}.png".format(
    hmac.new(SECRET, f"vercel blob\n{KEY}".encode(), hashlib.sha256).hexdigest()[:32]
)
SHARED_HEADERS = {"x-api-version": "12", "x-vercel-blob-store-id": STORE}


class UploadRefused(Exception):
    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(message)
        self.answer = JSONResponse({"error": {"code": code, "message": message}}, status)


class FakeBlob:
    """Vercel Blob's API and its public store; ``answer`` may answer in place of it."""

    def __init__(self) -> None:
        self.objects: dict[str, tuple[bytes, str]] = {}
        self.caching: dict[str, str | None] = {}
        self.deletions: list[list[str]] = []
        self.answer: Callable[[Request], Response | None] | None = None
        self.url = ""

    @property
    def base(self) -> str:
        return f"{self.url}/store"

    def app(self) -> Starlette:
        async def handle(request: Request) -> Response:
            if self.answer is not None and (answer := self.answer(request)) is not None:
                return answer
            try:
                if request.url.path.startswith("/store/"):
                    return self._read(request)
                return await self._api(request)
            except UploadRefused as refused:
                return refused.answer

        return Starlette(routes=[Route("/{path:path}", handle, methods=["GET", "PUT", "POST"])])

    def _read(self, request: Request) -> Response:
        found = self.objects.get(request.url.path.removeprefix("/store/"))
        # The store is public: reads need no token, so none may be sent.
        if "authorization" in request.headers:
            return Response("a token was sent to the public store", 400)
        if found is None:
            return Response("not found", 404)
        name = request.url.path.rpartition("/")[2]
        kind = "attachment" if request.query_params.get("download") == "1" else "inline"
        headers = {"Content-Disposition": f'{kind}; filename="{name}"'}
        return Response(found[0], media_type=found[1], headers=headers)

    async def _api(self, request: Request) -> Response:
        if any(request.headers.get(name) != value for name, value in SHARED_HEADERS.items()):
            raise UploadRefused(400, "bad_request", "headers")
        permission = self._permission(request.headers.get("authorization", "").removeprefix("Bearer "))
        path = request.url.path.removeprefix("/api/blob")
        if path == "/delete" and request.method == "POST" and permission is None:
            return self._delete(await request.json())
        if path != "/":
            raise UploadRefused(400, "bad_request", path)
        if request.method == "GET" and permission is None:
            return self._head(request)
        if request.method == "PUT":
            return await self._put(request, permission)
        raise UploadRefused(400, "bad_request", request.method)

    def _permission(self, token: str) -> dict[str, Any] | None:
        """Return the rights of a client's token, and None for the one with all rights."""
        if token == TOKEN:
            return None
        prefix = f"vercel_blob_client_{STORE}_"
        if not token.startswith(prefix):
            raise UploadRefused(403, "forbidden")
        signature, _, payload = base64.b64decode(token.removeprefix(prefix)).decode().partition(".")
        if signature != hmac.new(TOKEN.encode(), payload.encode(), hashlib.sha256).hexdigest():
            raise UploadRefused(403, "forbidden")
        permission: dict[str, Any] = json.loads(base64.b64decode(payload))
        return permission

    async def _put(self, request: Request, permission: dict[str, Any] | None) -> Response:
        query, headers = dict(request.query_params), request.headers
        pathname, content_type = query.pop("pathname"), headers["x-content-type"]
        source = query.pop("fromUrl", None)
        if query or headers["x-vercel-blob-access"] != "public":
            raise UploadRefused(400, "bad_request", "query or access")
        if source is None:
            if "transfer-encoding" in headers or "content-length" not in headers:
                raise UploadRefused(400, "bad_request", "length")
            content = await request.body()
        else:
            content = self._found(source)[0]
        if permission is None:
            if headers["x-add-random-suffix"] != "0":
                raise UploadRefused(400, "bad_request", "suffix")
            overwrite, caching = headers["x-allow-overwrite"] == "1", headers["x-cache-control-max-age"]
        else:
            self._check_permission(permission, pathname, content_type, len(content))
            overwrite, caching = permission["allowOverwrite"], str(permission["cacheControlMaxAge"])
        if pathname in self.objects and not overwrite:
            raise UploadRefused(400, "bad_request", "This blob already exists")
        self.objects[pathname], self.caching[pathname] = (content, content_type), caching
        return JSONResponse({"url": f"{self.base}/{pathname}", "pathname": pathname, "contentType": content_type})

    def _check_permission(self, permission: dict[str, Any], pathname: str, content_type: str, size: int) -> None:
        if permission["addRandomSuffix"] is not False:
            raise UploadRefused(400, "bad_request", "suffix")
        if permission["validUntil"] <= datetime.now(UTC).timestamp() * 1000:
            raise UploadRefused(403, "forbidden", "Token expired")
        if permission["pathname"] != pathname or content_type not in permission["allowedContentTypes"]:
            raise UploadRefused(403, "forbidden", "does not match the token payload")
        if size > permission["maximumSizeInBytes"]:
            raise UploadRefused(400, "bad_request", "the file length cannot be greater than")

    def _head(self, request: Request) -> Response:
        url = request.query_params.get("url")
        if url is None:
            return self._list(int(request.query_params["limit"]), int(request.query_params.get("cursor", "0")))
        return JSONResponse({"url": url, "size": len(self._found(url)[0])})

    def _list(self, limit: int, start: int) -> Response:
        names, end = sorted(self.objects), start + limit
        blobs = [{"pathname": name, "size": len(self.objects[name][0])} for name in names[start:end]]
        more = end < len(names)
        return JSONResponse({"blobs": blobs, "hasMore": more} | ({"cursor": str(end)} if more else {}))

    def _found(self, url: str) -> tuple[bytes, str]:
        found = self.objects.get(url.removeprefix(f"{self.base}/"))
        if found is None:
            raise UploadRefused(404, "not_found", "The requested blob does not exist")
        return found

    def _delete(self, body: dict[str, Any]) -> Response:
        self.deletions.append(body["urls"])
        for url in body["urls"]:
            self.objects.pop(url.removeprefix(f"{self.base}/"), None)
        return JSONResponse(None)


@pytest.fixture
async def blob() -> AsyncIterator[FakeBlob]:
    fake = FakeBlob()
    async with serving(fake.app()) as fake.url:
        yield fake


@pytest.fixture
async def storage(blob: FakeBlob) -> AsyncIterator[VercelBlobStorage]:
    async with open_vercel_blob(TOKEN, secret=SECRET, api_url=f"{blob.url}/api/blob", public_base=blob.base) as opened:
        yield opened


@pytest.fixture
def stored(blob: FakeBlob) -> Stored:
    return lambda: list(blob.objects)


class TestVercelBlob(StorageContract):
    scheme = "vercel-blob"
    listed_at_once = "services.media.storage.vercel_blob._LISTED_AT_ONCE"


async def test_an_invalid_key_deletes_nothing(storage: VercelBlobStorage, blob: FakeBlob) -> None:
    for key in INVALID_KEYS:
        with pytest.raises(InvalidKey):
            await storage.delete(KEY, key)

    assert blob.deletions == []


async def test_an_object_has_a_hidden_name_its_type_and_a_time_in_caches(
    storage: VercelBlobStorage, blob: FakeBlob, source: Path
) -> None:
    await storage.put(KEY, source, content_type="image/png")

    assert blob.objects == {PATHNAME: (b"first bytes", "image/png")}
    assert blob.caching == {PATHNAME: "3600"}


async def test_a_hundred_objects_are_deleted_by_one_request(storage: VercelBlobStorage, blob: FakeBlob) -> None:
    await storage.delete(*(f"never/{number}.png" for number in range(150)))

    assert [len(urls) for urls in blob.deletions] == [100, 50]


async def test_a_check_deletes_once(storage: VercelBlobStorage, blob: FakeBlob) -> None:
    await storage.check()

    assert len(blob.deletions) == 1


async def test_a_check_sees_that_other_bytes_come_back(storage: VercelBlobStorage, blob: FakeBlob) -> None:
    blob.answer = lambda request: Response(b"another object!!") if request.url.path.startswith("/store/") else None

    with pytest.raises(StorageError, match="other bytes"):
        await storage.check()

    assert blob.objects == {}


async def test_a_reading_address_shows_its_object(
    storage: VercelBlobStorage, source: Path, http: httpx.AsyncClient
) -> None:
    await storage.put(KEY, source, content_type="image/png")

    answer = await http.get(storage.reading_url(KEY, content_type="image/png"))

    assert (answer.status_code, answer.content) == (200, b"first bytes")
    assert answer.headers["Content-Type"] == "image/png"


async def test_a_download_address_sends_an_attachment(
    storage: VercelBlobStorage, source: Path, http: httpx.AsyncClient
) -> None:
    await storage.put(KEY, source, content_type="image/png")

    answer = await http.get(storage.download_url(KEY, content_type="image/png", name="a-boat.png"))

    name = PATHNAME.rpartition("/")[2]
    assert (answer.status_code, answer.content) == (200, b"first bytes")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


async def test_a_self_test_that_fails_leaves_nothing(
    storage: VercelBlobStorage, blob: FakeBlob, http: httpx.AsyncClient
) -> None:
    blob.answer = lambda request: Response("no", 403) if request.query_params.get("download") else None
    with pytest.raises(StorageError, match=r"cannot download an object: .* answers status 403"):
        await storage.examine(http, ())
    assert blob.objects == {}


async def test_a_reading_address_is_the_stores_own_and_cannot_be_guessed() -> None:
    async with open_vercel_blob(TOKEN, secret=SECRET) as storage, open_vercel_blob(TOKEN, secret=b"t" * 32) as other:
        url = storage.reading_url(KEY, content_type="image/png")
        guessed = other.reading_url(KEY, content_type="image/png")

    assert url == f"https://ab3defgh1jklmnop.public.blob.vercel-storage.com/{PATHNAME}"
    assert url != guessed


async def test_an_upload_is_taken_once_with_its_type_and_up_to_its_size(
    storage: VercelBlobStorage, blob: FakeBlob, http: httpx.AsyncClient
) -> None:
    target = storage.upload_target(KEY, content_type="image/png", byte_size=11, expires_at=soon())

    async def send(content: bytes, url: str = target.url, **headers: str) -> int:
        answer = await http.request(target.method, url, content=content, headers={**target.headers, **headers})
        return answer.status_code

    assert TOKEN not in str(target)
    assert await send(b"twelve chars") == 400
    assert await send(b"eleven char", **{"x-content-type": "text/html"}) == 403
    assert await send(b"eleven char", url=target.url.replace("cre_01", "cre_02")) == 403
    assert await send(b"eleven char", authorization=target.headers["authorization"][:-8] + "AAAAAAA=") == 403
    assert blob.objects == {}

    assert await send(b"eleven char") == 200
    assert await send(b"changed") == 400
    assert blob.objects == {PATHNAME: (b"eleven char", "image/png")}
    assert blob.caching == {PATHNAME: "3600"}
    assert await storage.size(KEY) == 11


async def test_an_upload_after_its_time_is_refused(
    storage: VercelBlobStorage, blob: FakeBlob, http: httpx.AsyncClient
) -> None:
    over = datetime.now(UTC) - timedelta(seconds=1)
    target = storage.upload_target(KEY, content_type="image/png", byte_size=11, expires_at=over)

    answer = await http.request(target.method, target.url, content=b"eleven char", headers=dict(target.headers))

    assert answer.status_code == 403
    assert blob.objects == {}


async def test_every_unexpected_response_of_the_api_is_a_storage_error_with_its_reason(
    storage: VercelBlobStorage, blob: FakeBlob, source: Path, tmp_path: Path
) -> None:
    answers = {
        "forbidden: no such token": JSONResponse({"error": {"code": "forbidden", "message": "no such token"}}, 403),
        "store_not_found": JSONResponse({"error": {"code": "store_not_found"}}, 404),
        "service_unavailable": JSONResponse({"error": {"code": "service_unavailable", "message": "soon"}}, 503),
        "not understood .status 502.": Response("<html>", 502),
        "not understood .status 404.": Response("<html>", 404),
        "not understood .status 500.": JSONResponse(["odd"], 500),
        "not understood": JSONResponse({"pathname": "elsewhere.png"}),
        "not understood.": Response(b"[" + b"1," * 600_000 + b"1]"),
    }
    for reason, answer in answers.items():
        blob.answer = lambda _request, answer=answer: answer
        for call in (
            storage.put(KEY, source, content_type="image/png"),
            storage.copy(KEY, "other.png"),
            storage.size(KEY),
        ):
            with pytest.raises(StorageError, match=reason) as raised:
                await call
            assert raised.value.retryable
            assert TOKEN not in str(raised.value)

    blob.answer = lambda _request: Response("busy", 503)
    with pytest.raises(StorageError, match="status 503"):
        await storage.fetch(KEY, tmp_path / "fetched", max_bytes=10)
    with pytest.raises(StorageError, match="status 503"):
        await storage.delete(KEY)
    assert not (tmp_path / "fetched").exists()


async def test_a_server_that_is_down_is_a_storage_error(source: Path, tmp_path: Path) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    async with open_vercel_blob(TOKEN, secret=SECRET, api_url=nobody, public_base=nobody) as storage:
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


async def test_a_server_that_hangs_or_cuts_off_is_a_storage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vercel_blob, "OPERATION_SECONDS", 0.3)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await reader.readuntil(b"\r\n\r\n")
        if b"/cut/" in request:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + b"x" * 50)
            await writer.drain()
        else:
            await reader.read()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with open_vercel_blob(TOKEN, secret=SECRET, api_url=base, public_base=f"{base}/cut") as storage:
            with pytest.raises(StorageError, match="took more than"):
                await storage.size(KEY)
            with pytest.raises(StorageError):
                await storage.fetch(KEY, tmp_path / "fetched", max_bytes=1000)

    assert not (tmp_path / "fetched").exists()


async def test_a_token_that_is_not_one_or_a_secret_that_can_be_guessed_is_refused() -> None:
    for token in ("", "vercel_blob_client_Ab3_x", "vercel_blob_rw__x", "vercel_blob_rw_Ab3", f"{TOKEN}\n", "é"):
        with pytest.raises(ValueError, match="BLOB_READ_WRITE_TOKEN") as raised:
            async with open_vercel_blob(token, secret=SECRET):
                pass
        assert not token or token not in str(raised.value)
    with pytest.raises(ValueError, match="16 bytes"):
        async with open_vercel_blob(TOKEN, secret=b"short"):
            pass


async def test_it_is_seen_whether_an_upload_has_arrived(storage: VercelBlobStorage, http: httpx.AsyncClient) -> None:
    upload = UploadRecord(
        id="upl_1",
        user_id="usr_1",
        storage_key="uploads/upl_1-x.png",
        content_type="image/png",
        byte_size=11,
        image_id=None,
        used_at=None,
        expires_at=soon(),
        created_at=soon(),
    )
    target = uploads.target(storage, upload)

    before = await uploads.has_arrived(storage, upload)
    sent = await http.request(target.method, target.url, headers=dict(target.headers), content=b"first bytes")
    after = await uploads.has_arrived(storage, upload)

    assert (before, sent.status_code, after) == (False, 200, True)


async def test_a_listing_leaves_out_objects_of_other_installations(
    storage: VercelBlobStorage, blob: FakeBlob, source: Path
) -> None:
    await storage.put("generated/cre_01-a.png", source, content_type="image/png")
    for name in ("generated/cre_02-a.png", f"generated/cre_03-a-{'0' * 32}.png", "Other.txt"):
        blob.objects[name] = (b"?", "image/png")

    assert (await storage.list_keys()).keys == ("generated/cre_01-a.png",)
