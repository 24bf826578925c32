"""A client of a running server, for commands: GraphQL over HTTP and subscriptions over a WebSocket."""

import asyncio
import functools
import json
import mimetypes
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

TIMEOUT = 30.0
GENERATION_SECONDS = 20 * 60.0

_CREDIT = "{ balance purchased granted used }"
_CREATION = """{
  id status stage version refunded queuePosition
  failure { code message retryable }
  generatedImage { url contentType width height byteSize }
}"""

STYLES = "{ styles { id name } }"
MODELS = "{ models { id name } }"
CREDIT = f"{{ credit {_CREDIT} }}"
LEDGER = "{ credit { transactions(first: 10) { nodes { kind amount balanceAfter description createdAt } } } }"
CREATE_UPLOAD = """
mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) {
    upload { id uploadUrl uploadMethod uploadHeaders { name value } }
    errors { __typename ... on UserError { message } }
  }
}"""
CREATE_GENERATION = f"""
mutation ($input: CreateGenerationInput!) {{
  createGeneration(input: $input) {{
    creation {_CREATION} credit {_CREDIT}
    errors {{ __typename ... on UserError {{ message }} }}
  }}
}}"""
TASK_UPDATED = f"subscription ($id: ID) {{ taskUpdated(id: $id) {{ cursor kind creation {_CREATION} }} }}"


class ClientError(Exception):
    """A refusal, a failed connection or an unusable file; the message is for the user of the command."""


# Errors if no server answers at an address, or a different kind of server does.
_UNUSABLE = (httpx.HTTPError, httpx.InvalidURL, ValueError, AttributeError, LookupError, TypeError)


@dataclass(frozen=True, slots=True)
class Step:
    """One live update of the creation."""

    status: str
    stage: str
    queue_position: int | None


class Client:
    """A connection to one server as one user."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url.rstrip("/")
        self._token = token
        self._http = httpx.AsyncClient(timeout=TIMEOUT, trust_env=False, verify=_tls())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def execute(self, document: str, variables: dict[str, object] | None = None) -> dict[str, Any]:
        """Run a query or mutation and return its data.

        Raises:
            ClientError: the server cannot be reached, or answers with errors.
        """
        try:
            response = await self._http.post(
                f"{self.url}/graphql",
                json={"query": document, "variables": variables or {}},
                headers={"Authorization": f"Bearer {self._token}"},
            )
            answer = response.json()
            if answer.get("errors"):
                raise ClientError(answer["errors"][0]["message"])
            data: dict[str, Any] = answer["data"]
        except _UNUSABLE as error:
            raise ClientError(f"No usable answer from {self.url}: {_words(error)}") from error
        return data

    async def subscribe(self, document: str) -> AsyncGenerator[dict[str, Any], None]:
        """Run a subscription and yield the data of each event; the first item is ``{}``, once the request is sent.

        Raises:
            ClientError: the server cannot be reached, ends the socket or answers with errors.
        """
        async with self._live() as socket, aclosing(_events(socket)) as events:
            await _subscribe(socket, document, {})
            yield {}
            async for data in events:
                yield data

    @asynccontextmanager
    async def _live(self) -> AsyncIterator[ClientConnection]:
        """Open an authenticated socket."""
        address = f"{self.url.replace('http', 'ws', 1)}/graphql"
        try:
            # The server supports this subprotocol of GraphQL.
            async with connect(address, subprotocols=["graphql-transport-ws"], proxy=None) as socket:  # type: ignore[list-item]  # a NewType of str
                await socket.send(
                    json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {self._token}"}})
                )
                await asyncio.wait_for(socket.recv(), TIMEOUT)
                yield socket
        except (OSError, WebSocketException, TimeoutError) as error:
            raise ClientError(f"The live connection to {self.url} ended: {_words(error)}") from error

    async def upload(self, photo: Path) -> str:
        """Send a picture and return the id of its upload.

        Raises:
            ClientError: the file cannot be read, or the server rejects it.
        """
        try:
            data = await asyncio.to_thread(photo.read_bytes)
        except OSError as error:
            raise ClientError(f"{photo} cannot be read: {error.strerror}.") from error
        content_type = mimetypes.guess_type(photo.name, strict=False)[0] or "application/octet-stream"
        payload = (await self.execute(CREATE_UPLOAD, {"input": {"contentType": content_type, "byteSize": len(data)}}))[
            "createUpload"
        ]
        _raise_refusals(payload)
        upload = payload["upload"]
        headers = {header["name"]: header["value"] for header in upload["uploadHeaders"]}
        try:
            response = await self._http.request(
                upload["uploadMethod"], upload["uploadUrl"], content=data, headers=headers
            )
        except httpx.HTTPError as error:
            raise ClientError(f"The upload did not succeed: {error}") from error
        if not response.is_success:
            raise ClientError(f"The picture was rejected: {_reason(response)}")
        return str(upload["id"])

    async def generate(
        self,
        photos: Sequence[Path],
        prompt: str,
        style: str,
        *,
        on_step: Callable[[Step], None],
        model: str | None = None,
    ) -> dict[str, Any]:
        """Make an image and return its creation when it is finished; each change is passed to ``on_step`` live.

        Raises:
            ClientError: the server refused, the connection was lost, or the image took too long.
        """
        styles = (await self.execute(STYLES))["styles"]
        given: dict[str, object] = {"prompt": prompt, "style": _find("style", style, styles)}
        if model is not None:
            given["model"] = _find("model", model, (await self.execute(MODELS))["models"])
        if photos:
            given["images"] = [{"uploadId": await self.upload(photo)} for photo in photos]
        # The socket first: without one, do not request an image.
        async with self._live() as socket, aclosing(_events(socket)) as events:
            payload = (await self.execute(CREATE_GENERATION, {"input": given}))["createGeneration"]
            _raise_refusals(payload)
            # With an id, the subscription begins with the current state, finished or not.
            await _subscribe(socket, TASK_UPDATED, {"id": payload["creation"]["id"]})
            try:
                async with asyncio.timeout(GENERATION_SECONDS):
                    return await _watch(events, on_step)
            except TimeoutError as error:
                raise ClientError("The image takes too long; it, or its credits, will come.") from error

    async def download(self, url: str, destination: Path) -> None:
        """Download a picture from an address that the server gave.

        Raises:
            ClientError: it cannot be downloaded or saved.
        """
        try:
            response = await self._http.get(url)
            response.raise_for_status()
            await asyncio.to_thread(_save, destination, response.content)
        except (httpx.HTTPError, OSError) as error:
            raise ClientError(f"The picture could not be saved: {error}") from error


@functools.cache
def _tls() -> ssl.SSLContext:
    # Reading the machine's certificates takes longer than most requests.
    return httpx.create_ssl_context(trust_env=False)


async def sign_in_for_demo(url: str) -> str:
    """Return the token of a fresh demo user.

    Raises:
        ClientError: the server cannot be reached, or has no demo sign-in.
    """
    try:
        async with httpx.AsyncClient(timeout=TIMEOUT, trust_env=False, verify=_tls()) as http:
            response = await http.post(f"{url.rstrip('/')}/auth/demo")
            if response.status_code != httpx.codes.CREATED:
                raise ClientError(f"{url} has no demo sign-in: give a token with --token.")
            return str(response.json()["token"])
    except _UNUSABLE as error:
        raise ClientError(f"No usable answer from {url}: {_words(error)}") from error


def _find(kind: str, name: str, entries: Sequence[dict[str, Any]]) -> str:
    """Return the id of the entry with this name, or with this id, without its prefix if it has none.

    Raises:
        ClientError: there is none.
    """
    wanted, short = name.casefold(), [entry["id"].partition("_")[2] for entry in entries]
    for entry, slug in zip(entries, short, strict=True):
        if wanted in {entry["id"].casefold(), slug, entry["name"].casefold()}:
            return str(entry["id"])
    raise ClientError(f"There is no {kind} {name!r}. There are: {', '.join(short)}.")


async def _subscribe(socket: ClientConnection, document: str, variables: dict[str, object]) -> None:
    payload = {"query": document, "variables": variables}
    await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))


async def _events(socket: ClientConnection) -> AsyncGenerator[dict[str, Any], None]:
    """Yield the data of each event of the subscription.

    Raises:
        ClientError: the server answers with errors.
    """
    async for text in socket:
        message = json.loads(text)
        if message["type"] == "error":
            raise ClientError(message["payload"][0]["message"])
        if message["type"] == "next":
            if message["payload"].get("errors"):
                raise ClientError(message["payload"]["errors"][0]["message"])
            yield message["payload"]["data"]
        elif message["type"] == "ping":
            await socket.send(json.dumps({"type": "pong"}))


async def _watch(events: AsyncGenerator[dict[str, Any], None], on_step: Callable[[Step], None]) -> dict[str, Any]:
    async for data in events:
        creation = data["taskUpdated"]["creation"]
        if creation is None:
            continue
        on_step(Step(creation["status"], creation["stage"], creation["queuePosition"]))
        if creation["stage"] == "FINISHED":
            finished: dict[str, Any] = creation
            return finished
    raise ClientError("The live connection ended before the image was finished.")


def _raise_refusals(payload: dict[str, Any]) -> None:
    for error in payload["errors"]:
        raise ClientError(f"{error['message']} ({error['__typename']})")


def _words(error: Exception) -> str:
    """Return the message of an error, else its class: some connection errors have no message."""
    return str(error) or type(error).__name__


def _reason(response: httpx.Response) -> str:
    try:
        return str(response.json()["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return f"HTTP {response.status_code}"


def _save(destination: Path, data: bytes) -> None:
    destination.parent.mkdir(parents=True, exist_ok=True)
    destination.write_bytes(data)
