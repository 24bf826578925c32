"""The self-test of a remote storage, which uses an object as the product and browsers do."""

import asyncio
import re
import secrets
import tempfile
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

import httpx
from msgspec import Struct

from services.media.storage.base import Storage, StorageError, UploadTarget
from services.media.storage.round_trip import OTHER_BYTES, gives_back
from services.media.storage.s3_errors import explained_answer

_TYPE = "image/png"
_NAME = "self-test.png"
_BYTES = 16
_LIFETIME = timedelta(minutes=10)
_CLEAR_SECONDS = 2.0
_MAX_ANSWER = 1 << 16  # Bytes; a server's error message is far shorter.
_PUBLIC_ENDPOINT = "add the bucket's address for browsers to STORAGE_URL as public_endpoint="
_LOOPBACK = re.compile(r"(?:.*\.)?localhost|127(?:\.\d+){3}|::1")
_NOTHING: Mapping[str, str] = MappingProxyType({})


class _Answer(Struct, frozen=True):
    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def reason(self) -> str:
        return explained_answer(self.status, self.headers, self.body)


async def examine(storage: Storage, http: httpx.AsyncClient, origins: Collection[str] = ()) -> list[str]:
    """Store, copy, find, show, download, upload and delete an object, and return remarks.

    ``origins`` are the origins of pages that upload. A remark is a sentence about a step that may fail elsewhere.

    Raises:
        StorageError: a step failed; the message names the remedy.
    """
    trial = _Trial(storage, http)
    try:
        with tempfile.TemporaryDirectory(prefix="self-test-", ignore_cleanup_errors=True) as folder:
            await trial.as_server(Path(folder))
        await trial.as_reader()
        await trial.as_sender(origins)
    except BaseException as error:
        # The cause of the failure matters more than leftovers, and a cancelled caller has little time.
        with suppress(StorageError, TimeoutError):
            async with asyncio.timeout(_CLEAR_SECONDS):
                await trial.remove()
        if isinstance(error, OSError) and not isinstance(error, TimeoutError):
            raise StorageError(f"The storage cannot be tried without a temporary file: {error}.") from error
        raise
    await trial.remove()
    await trial.confirm_removed()
    return trial.remarks


class _Trial:
    """One self-test: its keys and its steps."""

    def __init__(self, storage: Storage, http: httpx.AsyncClient) -> None:
        self._storage = storage
        self._http = http
        self.remarks: list[str] = []
        self._content = secrets.token_bytes(_BYTES)
        stem = f"checks/{secrets.token_hex(16)}"
        self._stored, self._copied, self._sent, self._missing = (
            f"{stem}-{each}.png" for each in ("stored", "copied", "sent", "missing")
        )

    async def as_server(self, folder: Path) -> None:
        """Store, copy and find an object as the product does."""
        source, fetched = folder / "source", folder / "fetched"
        await asyncio.to_thread(source.write_bytes, self._content)
        await self._storage.put(self._stored, source, content_type=_TYPE)
        await self._storage.copy(self._stored, self._copied)
        if not await gives_back(self._storage, self._copied, self._content, fetched):
            raise StorageError(OTHER_BYTES)
        if await self._storage.size(self._stored) != _BYTES:
            raise StorageError("The storage reports another size than the object has.")
        # The product checks in this way whether an upload has arrived.
        if await self._storage.size(self._missing) is not None:
            raise StorageError("The storage claims to have an object that was never stored.")

    async def as_reader(self) -> None:
        """Show and download the object as browsers and the image provider do."""
        url = self._storage.reading_url(self._stored, content_type=_TYPE)
        shown = await self._request("show an object", "GET", url)
        if shown.body != self._content:
            _fail("show an object", f"{_host(url)} sent something else in its place")
        if shown.headers.get("content-type", "").partition(";")[0] != _TYPE:
            _fail("show an object", f"{_host(url)} sent it as {shown.headers.get('content-type')}, not as {_TYPE}")
        url = self._storage.download_url(self._stored, content_type=_TYPE, name=_NAME)
        saved = await self._request("download an object", "GET", url)
        if not saved.headers.get("content-disposition", "").startswith("attachment"):
            _fail("download an object", f"{_host(url)} does not send it as an attachment")

    async def as_sender(self, origins: Collection[str]) -> None:
        """Upload an object as a browser does on a page of these origins, or, without origins, as a program does."""
        await self._storage.detect_upload_features()
        expires_at = datetime.now(UTC) + _LIFETIME
        target = self._storage.upload_target(self._sent, content_type=_TYPE, byte_size=_BYTES, expires_at=expires_at)
        for origin in sorted(origins):
            self._confirm_reach(target.url, origin)
        await asyncio.gather(*(self._preflight(target, origin) for origin in origins))
        sender = min(origins, default=None)
        headers = {**target.headers} if sender is None else {**target.headers, "Origin": sender}
        what = "upload an object"
        answer = await self._request(what, target.method, target.url, headers=headers, content=self._content)
        if sender is not None and not _allows(answer, sender):
            _fail_rule(target, sender, "its answer to the upload does not allow this origin")
        if await self._storage.size(self._sent) != _BYTES:
            _fail(what, "the storage accepted the object and does not have it")

    def _confirm_reach(self, url: str, origin: str) -> None:
        """Check that browsers on pages of ``origin`` may send to ``url``; add a remark if they may not find its host.

        Raises:
            StorageError: an https page cannot send to an http address.
        """
        page, place = httpx.URL(origin), httpx.URL(url)
        if page.scheme == "https" and place.scheme == "http" and not _on_this_machine(place.host):
            reason = f"browsers send nothing from https pages to {place.scheme}://{place.netloc.decode()}"
            raise StorageError(f"Pages of {origin} cannot upload: {reason} - {_PUBLIC_ENDPOINT}.")
        if "." in page.host and "." not in place.host and not _on_this_machine(place.host):
            self.remarks.append(f"Browsers may not find {place.host}, a name without a domain: {_PUBLIC_ENDPOINT}.")

    async def remove(self) -> None:
        await self._storage.delete(self._stored, self._copied, self._sent)

    async def confirm_removed(self) -> None:
        """Check that the object is gone, and that deleting a missing object is no error."""
        await self._storage.delete(self._stored, self._missing)
        if await self._storage.size(self._stored) is not None:
            raise StorageError("The storage still has an object that was deleted.")

    async def _preflight(self, target: UploadTarget, origin: str) -> None:
        """Send the preflight request that a browser sends before an upload."""
        headers = {
            "Origin": origin,
            "Access-Control-Request-Method": target.method,
            "Access-Control-Request-Headers": ",".join(sorted(name.lower() for name in target.headers)),
        }
        answer = await self._answer("upload an object", "OPTIONS", target.url, headers=headers)
        if not 200 <= answer.status < 300 or not _allows(answer, origin):
            _fail_rule(target, origin, f"the preflight is refused: {answer.reason}")
        for header, wanted in (("methods", {target.method}), ("headers", set(target.headers))):
            allowed = {each.strip().lower() for each in _cors_header(answer, f"allow-{header}").split(",")}
            if lacking := sorted(each for each in wanted if each.lower() not in allowed and "*" not in allowed):
                _fail_rule(target, origin, f"the preflight does not allow the {header} {', '.join(lacking)}")

    async def _request(
        self, what: str, method: str, url: str, *, headers: Mapping[str, str] = _NOTHING, content: bytes | None = None
    ) -> _Answer:
        answer = await self._answer(what, method, url, headers=headers, content=content)
        if not 200 <= answer.status < 300:
            _fail(what, f"{_host(url)} answers {answer.reason}")
        return answer

    async def _answer(
        self, what: str, method: str, url: str, *, headers: Mapping[str, str] = _NOTHING, content: bytes | None = None
    ) -> _Answer:
        body = bytearray()
        try:
            async with self._http.stream(method, url, headers=headers, content=content) as response:
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > _MAX_ANSWER:
                        break
        except httpx.HTTPError as error:
            _fail(what, f"{_host(url)} does not answer: {str(error) or type(error).__name__}")
        return _Answer(response.status_code, response.headers, bytes(body))


def _on_this_machine(host: str) -> bool:
    """Return whether a host is the browser's own machine, which browsers trust like https."""
    return _LOOPBACK.fullmatch(host) is not None


def _cors_header(answer: _Answer, name: str) -> str:
    return str(answer.headers.get(f"access-control-{name}", ""))


def _allows(answer: _Answer, origin: str) -> bool:
    return _cors_header(answer, "allow-origin") in {"*", origin}


def _fail(what: str, reason: str) -> NoReturn:
    raise StorageError(f"Browsers cannot {what}: {reason}")


def _fail_rule(target: UploadTarget, origin: str, reason: str) -> NoReturn:
    rule = f"AllowedOrigins {origin}, AllowedMethods {target.method}, AllowedHeaders {', '.join(target.headers)}"
    raise StorageError(f"Pages of {origin} cannot upload: {reason} - give the bucket a CORS rule with {rule}.")


def _host(url: str) -> str:
    return httpx.URL(url).host
