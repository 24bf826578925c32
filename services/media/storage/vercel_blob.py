"""A ``Storage`` in a public store of Vercel Blob, through its HTTP API.

Source: the official client, ``@vercel/blob`` 2.x, which uses version 12 of the API.
"""

import asyncio
import base64
import hashlib
import hmac
import json
import os
import re
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO
from urllib.parse import urlencode

import httpx
import orjson

from services.egress import DIRECT, Egress
from services.media.storage.base import (
    InvalidKey,
    Listing,
    ObjectMissing,
    ObjectTooLarge,
    StorageError,
    UploadTarget,
    checked_key,
    content_type_of,
    is_key,
)
from services.media.storage.round_trip import RoundTrips
from services.media.storage.self_test import examine
from services.media.storage.streaming import TooManyBytes, receive

API_URL = "https://vercel.com/api/blob"
API_VERSION = "12"
CACHE_SECONDS = 3600  # For browsers; Vercel's own caches notice a change or a removal within a minute.
TIMEOUT = httpx.Timeout(20.0, connect=5.0)  # Seconds without any progress.
OPERATION_SECONDS = 60.0  # For the whole operation: 64 MB at about 1 MB a second.
CONNECTIONS = 32
MIN_SECRET_BYTES = 16

_CHUNK = 1 << 18
_LISTED_AT_ONCE = 500
_DELETED_AT_ONCE = 100  # Objects per request, which then has about 20 KB.
_MAX_ANSWER = 1 << 20  # Bytes; the API's responses are far shorter.
_NOTHING: Mapping[str, str] = MappingProxyType({})
_HIDDEN = re.compile(r"-[0-9a-f]{32}(?=\.[a-z]+$)")
_TOKEN = re.compile(r"vercel_blob_rw_([A-Za-z0-9]+)_[A-Za-z0-9_-]+")


class VercelBlobStorage:
    """A ``Storage`` in the public store of the read-write ``token``.

    In a public store, any client with an object's address can read it as long as the object exists. So each address
    contains a part derived from ``secret`` and cannot be guessed; but unlike other storages' addresses, it does not
    expire. ``http`` is open.
    """

    def __init__(
        self,
        http: httpx.AsyncClient,
        *,
        token: str,
        secret: bytes,
        api_url: str = API_URL,
        public_base: str | None = None,
    ) -> None:
        match = _TOKEN.fullmatch(token)
        if match is None:
            raise ValueError("BLOB_READ_WRITE_TOKEN is not a read-write token of Vercel Blob")
        if len(secret) < MIN_SECRET_BYTES:
            raise ValueError(f"The secret that hides blob addresses needs {MIN_SECRET_BYTES} bytes or more.")
        self._http = http
        self._token = token
        self._secret = secret
        self._store = match[1]
        self._api_url = api_url
        self._public_base = public_base or f"https://{self._store.lower()}.public.blob.vercel-storage.com"
        self._round_trips = RoundTrips()

    async def put(self, key: str, source: Path, *, content_type: str) -> None:
        if content_type_of(checked_key(key)) != content_type:
            raise InvalidKey(f"{key!r} does not end like an image of the type {content_type}.")
        with _open(source) as reader:
            headers = {"Content-Length": str(os.fstat(reader.fileno()).st_size)}
            await self._write(f"store {key}", key, headers=headers, content=_chunks(reader))

    async def fetch(self, key: str, destination: Path, *, max_bytes: int) -> None:
        url = self._url(key)
        async with (
            _storing(f"read {key}"),
            self._http.stream("GET", url, headers={"Accept-Encoding": "identity"}) as response,
        ):
            if response.status_code == httpx.codes.NOT_FOUND:
                raise ObjectMissing(key)
            if response.status_code != httpx.codes.OK:
                raise StorageError(f"Vercel Blob could not read {key}: status {response.status_code}.")
            if int(response.headers.get("Content-Length", 0)) > max_bytes:
                raise ObjectTooLarge(key, max_bytes=max_bytes)
            try:
                await receive(response.aiter_raw(), destination, max_bytes=max_bytes)
            except TooManyBytes:
                raise ObjectTooLarge(key, max_bytes=max_bytes) from None

    async def copy(self, key: str, new_key: str) -> None:
        if content_type_of(checked_key(new_key)) != content_type_of(checked_key(key)):
            raise InvalidKey(f"{new_key!r} does not end like {key!r}.")
        try:
            await self._write(f"copy {key} to {new_key}", new_key, source=self._url(key))
        except _NotFound:
            raise ObjectMissing(key) from None

    async def delete(self, *keys: str) -> None:
        urls = [self._url(key) for key in keys]
        for start in range(0, len(urls), _DELETED_AT_ONCE):
            some = urls[start : start + _DELETED_AT_ONCE]
            content = json.dumps({"urls": some}).encode()
            headers = {"Content-Type": "application/json"}
            await self._call(f"delete {len(some)} objects", "POST", "/delete", headers=headers, content=content)

    async def size(self, key: str) -> int | None:
        what = f"look for {key}"
        try:
            answer = await self._call(what, "GET", f"/?{urlencode({'url': self._url(key)})}")
        except _NotFound:
            return None
        size = answer.get("size") if isinstance(answer, dict) else None
        if not isinstance(size, int):
            raise _unclear(what)
        return size

    async def list_keys(self, position: str | None = None) -> Listing:
        what = "list the objects"
        query = {"limit": str(_LISTED_AT_ONCE)} | ({} if position is None else {"cursor": position})
        answer = await self._call(what, "GET", f"/?{urlencode(query)}")
        blobs = answer.get("blobs") if isinstance(answer, dict) else None
        if not isinstance(blobs, list):
            raise _unclear(what)
        names = [blob.get("pathname") for blob in blobs if isinstance(blob, dict)]
        keys = tuple(key for name in names if isinstance(name, str) and (key := self._key_of(name)) is not None)
        cursor = answer.get("cursor") if answer.get("hasMore") else None
        return Listing(keys, cursor if isinstance(cursor, str) else None)

    def address(self, key: str) -> str:
        return f"vercel-blob:{checked_key(key)}"

    def reading_url(self, key: str, *, content_type: str) -> str:  # noqa: ARG002 - the object has it since ``put``
        return self._url(key)

    def download_url(self, key: str, *, content_type: str, name: str) -> str:  # noqa: ARG002 - Vercel names the file
        """See ``Storage``; Vercel chooses the file's name: the last part of the address."""
        return f"{self._url(key)}?download=1"

    async def detect_upload_features(self) -> None:
        """See ``Storage``; all stores have the same features."""

    def upload_target(self, key: str, *, content_type: str, byte_size: int, expires_at: datetime) -> UploadTarget:
        """See ``Storage``; Vercel enforces a maximum size, not the exact one, and accepts only one upload per key."""
        if content_type_of(checked_key(key)) != content_type:
            raise InvalidKey(f"{key!r} does not end like an image of the type {content_type}.")
        pathname = self._pathname(key)
        token = self._client_token(
            {
                "pathname": pathname,
                "allowedContentTypes": [content_type],
                "maximumSizeInBytes": byte_size,
                "validUntil": int(expires_at.timestamp() * 1000),
                "addRandomSuffix": False,
                "allowOverwrite": False,
                "cacheControlMaxAge": CACHE_SECONDS,
            }
        )
        return UploadTarget(
            url=f"{self._api_url}/?{urlencode({'pathname': pathname})}",
            method="PUT",
            headers=self._headers(token) | {"x-vercel-blob-access": "public", "x-content-type": content_type},
        )

    async def check(self) -> None:
        await self._round_trips.run(self)

    async def examine(self, http: httpx.AsyncClient, origins: Collection[str]) -> Sequence[str]:  # noqa: ARG002
        """See ``Storage``; ``origins`` are ignored: Vercel decides which may upload, not an operator."""
        await examine(self, http)
        return ()

    async def _write(
        self,
        what: str,
        key: str,
        *,
        source: str | None = None,
        headers: Mapping[str, str] = _NOTHING,
        content: AsyncIterator[bytes] | None = None,
    ) -> None:
        pathname = self._pathname(key)
        query = {"pathname": pathname} | ({} if source is None else {"fromUrl": source})
        answer = await self._call(
            what,
            "PUT",
            f"/?{urlencode(query)}",
            headers={
                "x-vercel-blob-access": "public",
                "x-content-type": content_type_of(key),
                "x-add-random-suffix": "0",
                "x-allow-overwrite": "1",
                "x-cache-control-max-age": str(CACHE_SECONDS),
                **headers,
            },
            content=content,
        )
        # We could not find an object that was stored under another name.
        if not isinstance(answer, dict) or answer.get("pathname") != pathname:
            raise _unclear(what)

    async def _call(
        self,
        what: str,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] = _NOTHING,
        content: bytes | AsyncIterator[bytes] | None = None,
    ) -> Any:
        """Send a request to the API, and return the JSON of its response.

        Raises:
            _NotFound: the object does not exist.
            StorageError: the call failed.
        """
        every = {**self._headers(self._token), **headers}
        async with (
            _storing(what),
            self._http.stream(method, self._api_url + path, headers=every, content=content) as response,
        ):
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > _MAX_ANSWER:
                    raise _unclear(what)
        try:
            answer = orjson.loads(body)
        except ValueError:
            raise _unclear(what, response.status_code) from None
        if response.is_success:
            return answer
        error = answer.get("error") if isinstance(answer, dict) else None
        if not isinstance(error, dict):
            raise _unclear(what, response.status_code)
        if error.get("code") == "not_found":
            raise _NotFound(f"Vercel Blob could not {what}: there is no such object.")
        raise StorageError(f"Vercel Blob could not {what}: {error.get('code')}: {error.get('message')}")

    def _headers(self, token: str) -> dict[str, str]:
        return {
            "authorization": f"Bearer {token}",
            "x-api-version": API_VERSION,
            "x-vercel-blob-store-id": self._store,
        }

    def _client_token(self, permission: Mapping[str, object]) -> str:
        """Return a token that permits one upload, like Vercel's ``generateClientTokenFromReadWriteToken``."""
        payload = base64.b64encode(json.dumps(permission, separators=(",", ":")).encode())
        signature = hmac.new(self._token.encode(), payload, hashlib.sha256).hexdigest().encode()
        return f"vercel_blob_client_{self._store}_{base64.b64encode(signature + b'.' + payload).decode()}"

    def _url(self, key: str) -> str:
        return f"{self._public_base}/{self._pathname(key)}"

    def _pathname(self, key: str) -> str:
        """Return the object's path in the store: the key with an unguessable part before its ending."""
        stem, dot, extension = checked_key(key).rpartition(".")
        hidden = hmac.new(self._secret, f"vercel blob\n{key}".encode(), hashlib.sha256).hexdigest()[:32]
        return f"{stem}-{hidden}{dot}{extension}"

    def _key_of(self, pathname: str) -> str | None:
        """Return the key of an object's path; None if this installation did not make the path."""
        key = _HIDDEN.sub("", pathname)
        return key if is_key(key) and hmac.compare_digest(self._pathname(key), pathname) else None


class _NotFound(StorageError):
    """The API responded that the object does not exist."""

    retryable = False


@asynccontextmanager
async def open_vercel_blob(
    token: str, *, secret: bytes, api_url: str = API_URL, public_base: str | None = None, egress: Egress = DIRECT
) -> AsyncIterator[VercelBlobStorage]:
    """Open the store of a read-write token, without sending a request.

    Raises:
        ValueError: the token is malformed.
    """
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    async with egress.client(timeout=TIMEOUT, limits=limits) as http:
        yield VercelBlobStorage(http, token=token, secret=secret, api_url=api_url, public_base=public_base)


@asynccontextmanager
async def _storing(what: str) -> AsyncIterator[None]:
    """Limit the time of an operation, and convert errors of httpx to ``StorageError``."""
    try:
        async with asyncio.timeout(OPERATION_SECONDS):
            yield
    except httpx.HTTPError as error:
        raise StorageError(f"Vercel Blob could not {what}: {str(error) or type(error).__name__}") from error
    except TimeoutError as error:
        reason = f"it took more than {OPERATION_SECONDS:.0f} seconds."
        raise StorageError(f"Vercel Blob could not {what}: {reason}") from error
    except OSError as error:
        raise StorageError(f"Vercel Blob could not {what}: {error}") from error


def _unclear(what: str, status: int | None = None) -> StorageError:
    reason = "the answer was not understood" + (f" (status {status})." if status is not None else ".")
    return StorageError(f"Vercel Blob could not {what}: {reason}")


def _open(source: Path) -> BinaryIO:
    # Opened in this thread: if the task is cancelled while it awaits another thread, the file would stay open.
    return source.open("rb")


async def _chunks(reader: BinaryIO) -> AsyncIterator[bytes]:
    while chunk := await asyncio.to_thread(reader.read, _CHUNK):
        yield chunk
