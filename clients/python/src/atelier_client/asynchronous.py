"""The asynchronous client."""

import mimetypes
import os
import ssl
import time
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import aclosing
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import anyio
import httpx
import msgspec

from atelier_client import documents
from atelier_client.errors import ExportFailed, GenerationFailed, RateLimited, Unreachable, UploadRejected, refusal_of
from atelier_client.live import Live
from atelier_client.pacing import pause
from atelier_client.records import (
    Creation,
    CreationPage,
    Credit,
    CreditEvent,
    Export,
    Image,
    Model,
    Pack,
    Payment,
    PaymentPage,
    Quote,
    Share,
    SharePage,
    Style,
    TaskEvent,
    Transaction,
    TransactionPage,
    UploadPlace,
    Viewer,
)
from atelier_client.requests import GraphQL, words
from atelier_client.session import Session, SignIn

Source = str | Path | bytes | Creation | Mapping[str, object]
"""An input image: a file, its bytes, an ``http`` address, a creation (its result), or an ``ImageSourceInput``."""

TIMEOUT = 30.0
UPLOAD_TRIES = 3
WAIT_SECONDS = 25 * 60.0
_PAGE_SIZE = 50
_CHUNK_BYTES = 64 * 1024

Data = TypeVar("Data")


class AsyncAtelier:
    """A client of one server, as one user.

    ``url`` is the address of the server, ``token`` the user's token. ``sign_in`` returns a token, first with None as
    its argument, and later with the token that the server has refused. ``patience`` is how many seconds a request that
    may safely be repeated is repeated while the server is away or its rate limit is reached.

    All methods raise subclasses of `AtelierError`; a refusal is a `Refused`, and then nothing was written.
    """

    def __init__(
        self, url: str, token: str | None = None, *, sign_in: SignIn | None = None, patience: float = 30.0
    ) -> None:
        self.url = url.rstrip("/")
        self._http = httpx.AsyncClient(timeout=TIMEOUT, trust_env=False, verify=_tls())
        self._graphql = GraphQL(self.url, self._http, Session(token, sign_in), patience)
        self._live = Live(self._graphql)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def execute(
        self, document: str, variables: Mapping[str, object] | None = None, *, repeatable: bool = False
    ) -> dict[str, Any]:
        """Return the data of a query or mutation of your own.

        If it is ``repeatable``, it is sent again when no response arrived.
        """
        return await self._graphql.execute(document, variables or {}, repeatable=repeatable)

    async def viewer(self) -> Viewer:
        """Return the user."""
        return await self._read(documents.VIEWER, "viewer", Viewer)

    async def credits(self) -> Credit:
        """Return the user's credits."""
        return await self._read(documents.CREDIT, "credit", Credit)

    async def models(self) -> list[Model]:
        """Return the models on offer, the default one first."""
        return await self._read(documents.MODELS, "models", list[Model])

    async def styles(self) -> list[Style]:
        """Return the styles on offer."""
        return await self._read(documents.STYLES, "styles", list[Style])

    async def packs(self) -> list[Pack]:
        """Return the credit packs on sale."""
        return await self._read(documents.CREDIT_PACKS, "creditPacks", list[Pack])

    async def creation(self, id: str) -> Creation | None:
        """Return a creation of the user; None if there is none with this id."""
        data = await self.execute(documents.CREATION, {"id": id}, repeatable=True)
        return None if data["creation"] is None else msgspec.convert(data["creation"], Creation)

    async def quote(self, **options: object) -> Quote:
        """Return the price of `create` with these options."""
        payload = await self._change(documents.QUOTE_GENERATION, "quoteGeneration", _input(options), repeatable=True)
        return msgspec.convert(payload["quote"], Quote)

    async def upload(
        self,
        picture: str | Path | bytes,
        *,
        content_type: str | None = None,
        on_progress: Callable[[float], None] | None = None,
    ) -> str:
        """Send a picture and return the id of its upload, which `create` takes as ``{"uploadId": id}``.

        ``on_progress`` receives the share that was sent, from 0 to 1.

        Raises:
            UploadRejected: the storage did not accept the bytes: they are no picture, or too many.
            OSError: the file cannot be read.
        """
        data = picture if isinstance(picture, bytes) else await anyio.Path(picture).read_bytes()
        if content_type is None and not isinstance(picture, bytes):
            content_type = mimetypes.guess_type(os.fspath(picture), strict=False)[0]
        given = {"contentType": content_type or "application/octet-stream", "byteSize": len(data)}
        for tries in range(UPLOAD_TRIES):
            payload = await self._change(documents.CREATE_UPLOAD, "createUpload", given, repeatable=True)
            place = msgspec.convert(payload["upload"], UploadPlace)
            try:
                await self._send(place, data, on_progress)
            except Unreachable:
                if tries + 1 == UPLOAD_TRIES:
                    raise
                await pause(tries)
            else:
                break
        return place.id

    async def create(
        self,
        prompt: str | None = None,
        *,
        images: Sequence[Source] = (),
        idempotency_key: str | None = None,
        **options: object,
    ) -> list[Creation]:
        """Begin to make images and return their creations: one, or as many as ``count``.

        ``images`` are the input images, in order; files and bytes are uploaded first. ``options`` are the fields of
        ``CreateGenerationInput`` in snake_case, such as ``style``, ``model``, ``aspect_ratio``, ``count`` and
        ``max_credits``. The request has an idempotency key, so it is charged once, however often it is sent.

        Raises:
            Unreachable: no response arrived within ``patience``; its ``idempotency_key`` is for another call.
        """
        key = idempotency_key or str(uuid.uuid4())
        given = _input({"prompt": prompt, **options, "idempotency_key": key})
        if images:
            given["images"] = [await self._source(image) for image in images]
        payload = await self._once_only(documents.CREATE_GENERATION, "createGeneration", given, key)
        return msgspec.convert(payload["creations"], list[Creation])

    async def retry(self, id: str, *, max_credits: int | None = None, idempotency_key: str | None = None) -> Creation:
        """Repeat a failed or canceled creation as a new one, and return that."""
        key = idempotency_key or str(uuid.uuid4())
        given = _input({"id": id, "max_credits": max_credits, "idempotency_key": key})
        payload = await self._once_only(documents.RETRY_GENERATION, "retryGeneration", given, key)
        return msgspec.convert(payload["creation"], Creation)

    async def cancel(self, id: str) -> Creation:
        """Cancel a generation that was not sent to the provider yet, and return it; its credits are back."""
        payload = await self._change(documents.CANCEL_GENERATION, "cancelGeneration", {"id": id})
        return msgspec.convert(payload["creation"], Creation)

    async def delete(self, id: str) -> None:
        """Delete a finished creation and its pictures."""
        await self._change(documents.DELETE_CREATION, "deleteCreation", {"id": id})

    async def share(self, id: str, *, show_prompt: bool | None = None, indexable: bool | None = None) -> Share:
        """Share the image of a creation on a public page, and return its share; sharing it again returns the same one.

        ``show_prompt``: the page shows the prompt; ``indexable``: search engines may list it. None: as before, and no
        for a new share.
        """
        given = _input({"id": id, "show_prompt": show_prompt, "indexable": indexable})
        payload = await self._change(documents.SHARE_CREATION, "shareCreation", given, repeatable=True)
        return msgspec.convert(payload["share"], Share)

    async def revoke_share(self, id: str) -> None:
        """Revoke a share, by the id of the share; its page is gone within a minute."""
        await self._change(documents.REVOKE_SHARE, "revokeShare", {"id": id})

    async def set_favourite(self, *ids: str, favourite: bool = True) -> list[Creation]:
        """Mark creations as favourites, or with ``favourite`` False take the marks away, and return them."""
        given = {"ids": list(ids), "favourite": favourite}
        payload = await self._change(documents.SET_FAVOURITE, "setFavourite", given, repeatable=True)
        return msgspec.convert(payload["creations"], list[Creation])

    async def export_creations(
        self, *ids: str, filter: Mapping[str, object] | None = None, idempotency_key: str | None = None
    ) -> Export:
        """Request a ZIP file of creations, those with these ids or those that match a ``CreationFilter``.

        The server makes it; `wait_for_export` returns it when it is ready.

        Raises:
            ExportLimitReached: it is too large, or the user has too many exports.
        """
        key = idempotency_key or str(uuid.uuid4())
        given = _input({"ids": list(ids) or None, "filter": filter, "idempotency_key": key})
        payload = await self._once_only(documents.EXPORT_CREATIONS, "exportCreations", given, key)
        return msgspec.convert(payload["export"], Export)

    async def wait_for_export(
        self, id: str, *, on_change: Callable[[Export], None] | None = None, timeout: float = WAIT_SECONDS
    ) -> Export:
        """Return an export when it is ready; its progress before is passed to ``on_change``.

        Raises:
            ExportFailed: it was not made, or is deleted.
            TimeoutError: it takes longer than ``timeout`` seconds; it goes on nevertheless.
        """
        with anyio.fail_after(timeout):
            updates = self._live.resumed(documents.EXPORT_UPDATED, {"id": id}, "exportUpdated", None)
            async with aclosing(updates) as events:
                async for event in events:
                    export = msgspec.convert(event, Export)
                    if export.state == "READY":
                        return export
                    if export.state != "PENDING":
                        raise ExportFailed(export.failure or "The export is deleted.", export)
                    if on_change is not None:
                        on_change(export)
        raise AssertionError("a subscription ends only with an error")

    async def download_export(self, id: str, destination: str | Path) -> None:
        """Save a ready export as a ZIP file.

        Raises:
            ExportFailed: it is not ready, or is deleted.
            Unreachable: it cannot be read.
            OSError: it cannot be written.
        """
        data = await self.execute(documents.EXPORT, {"id": id}, repeatable=True)
        export = None if data["creationExport"] is None else msgspec.convert(data["creationExport"], Export)
        if export is None or export.url is None:
            raise ExportFailed("The export is not ready, or is deleted.", export)
        await self.download(f"{self.url}{export.url}", destination)

    async def checkout(self, pack: str, *, success_url: str | None = None, cancel_url: str | None = None) -> Payment:
        """Begin the purchase of a pack; the user pays at the payment's ``checkout_url``.

        Afterwards the user is sent to ``success_url`` or ``cancel_url``, whose origins the server allows.
        """
        given = _input({"pack": pack, "success_url": success_url, "cancel_url": cancel_url})
        payload = await self._change(documents.CREATE_CHECKOUT, "createCheckout", given)
        return msgspec.convert(payload["payment"], Payment)

    async def gallery(
        self,
        *,
        status: Sequence[str] | None = None,
        model: str | None = None,
        style: str | None = None,
        group: str | None = None,
        search: str | None = None,
        favourite: bool | None = None,
    ) -> AsyncGenerator[Creation, None]:
        """Yield the user's creations, newest first; pages are read as they are needed."""
        options = {"status": status, "model": model, "style": style, "group": group, "search": search}
        filter = _input({**options, "favourite": favourite})
        async for creation in self._pages(documents.CREATIONS, ("creations",), CreationPage, filter=filter):
            yield creation

    async def shares(self) -> AsyncGenerator[Share, None]:
        """Yield the user's shares, newest first."""
        async for share in self._pages(documents.SHARES, ("shares",), SharePage):
            yield share

    async def transactions(self) -> AsyncGenerator[Transaction, None]:
        """Yield the entries of the ledger, newest first."""
        async for entry in self._pages(documents.TRANSACTIONS, ("credit", "transactions"), TransactionPage):
            yield entry

    async def payments(self) -> AsyncGenerator[Payment, None]:
        """Yield the user's payments, newest first."""
        async for payment in self._pages(documents.PAYMENTS, ("credit", "payments"), PaymentPage):
            yield payment

    async def watch(self, id: str | None = None, *, after: str | None = None) -> AsyncGenerator[TaskEvent, None]:
        """Yield each change of one creation, or of all: in order, once, and through lost connections.

        Without ``after`` it begins with the current state; with the cursor of an event, after that event. A RESET
        means that the changes before it are gone: read the lists again.
        """
        async with aclosing(self._live.resumed(documents.TASK_UPDATED, {"id": id}, "taskUpdated", after)) as events:
            async for event in events:
                yield msgspec.convert(event, TaskEvent)

    async def watch_credits(self, *, after: str | None = None) -> AsyncGenerator[CreditEvent, None]:
        """Yield the credits, and each change of them."""
        async with aclosing(self._live.resumed(documents.CREDIT_UPDATED, {}, "creditUpdated", after)) as events:
            async for event in events:
                yield msgspec.convert(event, CreditEvent)

    async def wait(
        self, id: str, *, on_change: Callable[[Creation], None] | None = None, timeout: float = WAIT_SECONDS
    ) -> Creation:
        """Return a creation when it has an image; each change before is passed to ``on_change``.

        Raises:
            GenerationFailed: no image was made, and its credits are back.
            TimeoutError: it takes longer than ``timeout`` seconds; it goes on nevertheless.
        """
        with anyio.fail_after(timeout):
            async with aclosing(self.watch(id)) as events:
                async for event in events:
                    if event.creation is None:
                        continue
                    if on_change is not None:
                        on_change(event.creation)
                    if event.creation.is_finished:
                        return _successful(event.creation)
        raise AssertionError("a subscription ends only with an error")

    async def download(self, image: Image | str, destination: str | Path) -> None:
        """Save a picture, or the picture at an address that the server gave, as a file.

        Raises:
            Unreachable: it cannot be read; its address may have expired.
            OSError: it cannot be written.
        """
        address = image if isinstance(image, str) else image.url
        try:
            async with self._http.stream("GET", address, follow_redirects=True) as response:
                response.raise_for_status()
                target = anyio.Path(destination)
                await target.parent.mkdir(parents=True, exist_ok=True)
                async with await target.open("wb") as file:
                    async for chunk in response.aiter_bytes():
                        await file.write(chunk)
        except httpx.HTTPError as error:
            raise Unreachable(f"The picture could not be read: {words(error)}") from error

    async def _read(self, document: str, field: str, kind: type[Data], **variables: object) -> Data:
        data = await self.execute(document, variables, repeatable=True)
        return msgspec.convert(data[field], kind)

    async def _change(
        self, document: str, field: str, given: Mapping[str, object], *, repeatable: bool = False
    ) -> dict[str, Any]:
        """Return the payload of an operation that may be refused.

        Raises:
            Refused: the server refused it.
        """
        deadline = time.monotonic() + self._graphql.patience
        while True:
            payload: dict[str, Any] = (await self.execute(document, {"input": given}, repeatable=repeatable))[field]
            if not payload["errors"]:
                return payload
            refusal = refusal_of(payload["errors"])
            if not isinstance(refusal, RateLimited) or time.monotonic() + refusal.retry_after >= deadline:
                raise refusal
            await anyio.sleep(refusal.retry_after)

    async def _once_only(self, document: str, field: str, given: Mapping[str, object], key: str) -> dict[str, Any]:
        try:
            return await self._change(document, field, given, repeatable=True)
        except Unreachable as error:
            error.idempotency_key = key
            raise

    async def _source(self, image: Source) -> dict[str, object]:
        if isinstance(image, Mapping):
            return dict(image)
        if isinstance(image, Creation):
            return {"creationId": image.id}
        if isinstance(image, str) and image.startswith(("http://", "https://")):
            return {"url": image}
        return {"uploadId": await self.upload(image)}

    async def _send(self, place: UploadPlace, data: bytes, on_progress: Callable[[float], None] | None) -> None:
        headers = {header.name: header.value for header in place.upload_headers}
        # With its length, the body is not sent in HTTP's chunks, which buckets do not accept.
        headers["Content-Length"] = str(len(data))
        try:
            response = await self._http.request(
                place.upload_method, place.upload_url, content=_chunks(data, on_progress), headers=headers
            )
        except httpx.HTTPError as error:
            raise Unreachable(f"The upload was cut: {words(error)}") from error
        if response.is_server_error:
            raise Unreachable(f"The upload failed: {_reason(response)}")
        if not response.is_success:
            raise UploadRejected(f"The picture was rejected: {_reason(response)}")

    async def _pages(
        self, document: str, path: Sequence[str], kind: Any, **variables: object
    ) -> AsyncGenerator[Any, None]:
        after: str | None = None
        while True:
            data: Any = await self.execute(
                document, {**variables, "first": _PAGE_SIZE, "after": after}, repeatable=True
            )
            for field in path:
                data = data[field]
            page = msgspec.convert(data, kind)
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor


@cache
def _tls() -> ssl.SSLContext:
    # Reading the machine's certificates takes longer than most requests.
    return httpx.create_ssl_context(trust_env=False)


def _input(options: Mapping[str, object]) -> dict[str, object]:
    """Return the options that are given, by their names in the schema."""
    return {_camel(name): value for name, value in options.items() if value is not None}


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(part.capitalize() for part in others)


def _successful(creation: Creation) -> Creation:
    if creation.failure is not None:
        raise GenerationFailed(creation.failure.message, creation)
    if creation.generated_image is None:
        raise GenerationFailed("The generation was canceled.", creation)
    return creation


async def _chunks(data: bytes, on_progress: Callable[[float], None] | None) -> AsyncIterator[bytes]:
    for start in range(0, len(data), _CHUNK_BYTES):
        yield data[start : start + _CHUNK_BYTES]
        if on_progress is not None:
            on_progress(min(start + _CHUNK_BYTES, len(data)) / len(data))


def _reason(response: httpx.Response) -> str:
    try:
        return str(response.json()["error"]["message"])
    except (ValueError, LookupError, TypeError):
        return f"HTTP {response.status_code}"
