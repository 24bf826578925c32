"""Users of a running product: their requests over HTTP, and their live connections."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from sqlalchemy import func, select
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from db.engine import Database
from db.models import CreditTransaction, Event, GenerationTask, Image, Payment, Upload, User
from settings import Settings
from tests.support.requests import http_client
from tests.support.serving import Running
from tests.support.waiting import until

Json = dict[str, Any]

TIMEOUT = 120.0
STYLE = "sty_watercolour"
UNKNOWN = "0190b0a0c0d07000800000000000dead"  # The body of an id that nothing has.

IMAGE = "{ url contentType width height byteSize }"
CREATION = f"""{{
  id status stage version prompt style {{ id name }} aspectRatio resolution outputFormat
  originalImage {IMAGE} generatedImage {IMAGE}
  creditsUsed refunded failure {{ code message retryable }} queuePosition estimatedCompletionAt
  retryOf {{ id }} createdAt updatedAt completedAt deletedAt
}}"""
CREDIT = "{ id balance purchased granted used }"
ERROR = "__typename ... on UserError { message path }"
PRICED = (
    f"{ERROR} ... on InsufficientCredits {{ required balance }} ... on PriceAboveLimit {{ credits }}"
    " ... on RateLimited { retryAfter }"
)
CREATE = f"""mutation ($input: CreateGenerationInput!) {{
  createGeneration(input: $input) {{ creation {CREATION} credit {CREDIT} replayed errors {{ {PRICED} }} }}
}}"""
RETRY = f"""mutation ($input: RetryGenerationInput!) {{
  retryGeneration(input: $input) {{
    creation {CREATION} credit {CREDIT} replayed errors {{ {PRICED} ... on WrongState {{ status }} }}
  }}
}}"""
CANCEL = f"""mutation ($input: CancelGenerationInput!) {{
  cancelGeneration(input: $input) {{
    creation {CREATION} credit {CREDIT} errors {{ {ERROR} ... on WrongState {{ status }} }}
  }}
}}"""
DELETE = f"""mutation ($input: DeleteCreationInput!) {{
  deleteCreation(input: $input) {{ deletedId errors {{ {ERROR} ... on WrongState {{ status }} }} }}
}}"""
UPLOAD = f"""mutation ($input: CreateUploadInput!) {{
  createUpload(input: $input) {{
    upload {{ id uploadUrl uploadMethod uploadHeaders {{ name value }} expiresAt }}
    errors {{ {ERROR} ... on RateLimited {{ retryAfter }} }}
  }}
}}"""
TASK_UPDATED = f"""subscription ($id: ID, $after: String) {{
  taskUpdated(id: $id, after: $after) {{ cursor kind creation {CREATION} }}
}}"""
CREDIT_UPDATED = f"""subscription ($after: String) {{
  creditUpdated(after: $after) {{
    cursor kind credit {CREDIT} transaction {{ id kind amount balanceAfter creation {{ id }} }}
  }}
}}"""


@dataclass
class Person:
    """One signed-in user, or with ``token`` None an unauthenticated client."""

    url: str
    token: str | None
    http: httpx.AsyncClient

    async def post(self, document: str, **variables: object) -> httpx.Response:
        headers = {} if self.token is None else {"Authorization": f"Bearer {self.token}"}
        body = {"query": document, "variables": variables}
        return await self.http.post(f"{self.url}/graphql", json=body, headers=headers)

    async def ask(self, document: str, **variables: object) -> Json:
        """Return the data of an answer that has no errors."""
        answer = (await self.post(document, **variables)).json()
        assert "errors" not in answer, answer["errors"]
        data: Json = answer["data"]
        return data

    async def refused(self, document: str, **variables: object) -> list[str]:
        """Return the codes of an answer's top-level errors."""
        return [error["extensions"]["code"] for error in (await self.post(document, **variables)).json()["errors"]]

    async def payload(self, document: str, **given: object) -> Json:
        """Run a mutation and return its payload."""
        data = await self.ask(document, input=given)
        payload: Json = next(iter(data.values()))
        return payload

    async def create(self, prompt: str = "a heron at dawn", *, style: str = STYLE, **given: object) -> Json:
        return await self.payload(CREATE, prompt=prompt, style=style, **given)

    async def created(self, prompt: str = "a heron at dawn", **given: Any) -> Json:
        """Create an image and return its creation."""
        payload = await self.create(prompt, **given)
        assert payload["errors"] == []
        creation: Json = payload["creation"]
        return creation

    async def creation(self, creation_id: str) -> Json | None:
        found: Json | None = (await self.ask(f"query ($id: ID!) {{ creation(id: $id) {CREATION} }}", id=creation_id))[
            "creation"
        ]
        return found

    async def reaches(self, creation_id: str, stage: str) -> Json:
        """Return a creation once it is in that stage."""

        async def there() -> Json | None:
            found = await self.creation(creation_id)
            return found if found is not None and found["stage"] == stage else None

        return await until(there)

    async def ended(self, creation_id: str) -> Json:
        """Return a creation once it is finished."""
        return await self.reaches(creation_id, "FINISHED")

    async def balance(self) -> int:
        return int((await self.ask("{ credit { balance } }"))["credit"]["balance"])

    async def reserve(self, content_type: str, byte_size: int) -> Json:
        payload = await self.payload(UPLOAD, contentType=content_type, byteSize=byte_size)
        assert payload["errors"] == []
        upload: Json = payload["upload"]
        return upload

    async def send(self, upload: Json, data: bytes) -> httpx.Response:
        headers = {header["name"]: header["value"] for header in upload["uploadHeaders"]}
        return await self.http.request(upload["uploadMethod"], upload["uploadUrl"], content=data, headers=headers)

    async def uploaded(self, data: bytes, content_type: str = "image/png") -> str:
        """Upload a picture and return the upload's id."""
        upload = await self.reserve(content_type, len(data))
        assert (await self.send(upload, data)).is_success
        return str(upload["id"])

    @asynccontextmanager
    async def live(self) -> AsyncIterator["Socket"]:
        """Open a socket that is acknowledged."""
        async with open_socket(self.url) as socket:
            await socket.initialise(self.token)
            yield socket


@dataclass
class Socket:
    """One graphql-transport-ws connection, and the messages of each of its operations."""

    connection: ClientConnection
    _came: defaultdict[str, deque[Json]] = field(default_factory=lambda: defaultdict(deque))

    async def begin(self, token: str | None) -> None:
        payload = {} if token is None else {"authorization": f"Bearer {token}"}
        await self.connection.send(json.dumps({"type": "connection_init", "payload": payload}))

    async def initialise(self, token: str | None) -> None:
        await self.begin(token)
        assert (await self._receive())["type"] == "connection_ack"

    async def subscribe(self, operation: str, document: str, **variables: object) -> None:
        payload = {"query": document, "variables": variables}
        await self.connection.send(json.dumps({"id": operation, "type": "subscribe", "payload": payload}))

    async def message(self, operation: str) -> Json:
        """Return the next message of an operation."""
        while not self._came[operation]:
            message = await self._receive()
            self._came[message["id"]].append(message)
        return self._came[operation].popleft()

    async def event(self, operation: str) -> Json:
        """Return the next event of an operation; READY, which has no creation, is skipped."""
        while _is_ready(event := await self.first_event(operation)):
            pass
        return event

    async def first_event(self, operation: str) -> Json:
        """Return the next event of an operation, of any kind."""
        message = await self.message(operation)
        assert message["type"] == "next", message
        assert "errors" not in message["payload"], message
        event: Json = next(iter(message["payload"]["data"].values()))
        return event

    async def refusal(self, operation: str) -> str:
        """Return the code with which an operation was refused, which ends it."""
        message = await self.message(operation)
        if message["type"] == "error":
            return str(message["payload"][0]["extensions"]["code"])
        assert message["payload"].get("data") is None
        assert (await self.message(operation))["type"] == "complete"
        return str(message["payload"]["errors"][0]["extensions"]["code"])

    async def closed(self) -> tuple[int, str]:
        """Return the code and the reason with which the server closes the socket."""
        with suppress(ConnectionClosed):
            while True:
                await self._receive()
        protocol = self.connection.protocol
        return protocol.close_code or 0, protocol.close_reason or ""

    def cut(self) -> None:
        """Lose the connection without a goodbye."""
        self.connection.transport.abort()

    async def _receive(self) -> Json:
        async with asyncio.timeout(TIMEOUT):
            while True:
                message: Json = json.loads(await self.connection.recv())
                if message["type"] != "ping":
                    return message
                await self.connection.send('{"type": "pong"}')


@asynccontextmanager
async def open_socket(url: str) -> AsyncIterator[Socket]:
    """Open a socket without ``connection_init``."""
    address = f"{url.replace('http', 'ws', 1)}/graphql"
    # The subprotocol's type is a NewType of str.
    async with connect(address, subprotocols=["graphql-transport-ws"], proxy=None) as connection:  # type: ignore[list-item]
        yield Socket(connection)


@asynccontextmanager
async def person(server: Running, subject: str, *, lifetime: timedelta = timedelta(hours=1)) -> AsyncIterator[Person]:
    """Be a user of a running product."""
    token = await server.token(subject, lifetime=lifetime)
    async with http_client() as http:
        yield Person(server.url, token, http)


def kept_at(settings: Settings, url: str) -> Path:
    """Return the file behind an address of an image."""
    return settings.data_dir / "images" / urlsplit(url).path.removeprefix("/files/")


async def written(database: Database) -> dict[str, int]:
    """Count all rows of users: if they are equal before and after a refusal, nothing was written."""
    tables = (User, GenerationTask, CreditTransaction, Event, Upload, Image, Payment)
    async with database.read() as connection:
        counts = {
            table.__tablename__: int(await connection.scalar(select(func.count()).select_from(table)) or 0)
            for table in tables
        }
        sums = select(func.sum(User.balance), func.sum(User.event_seq), func.sum(User.used))
        balance, events, used = (await connection.execute(sums)).one()
        counts["taken uploads"] = int(await connection.scalar(select(func.count(Upload.used_at))) or 0)
    return counts | {"balance": int(balance or 0), "events numbered": int(events or 0), "used": int(used or 0)}


def _is_ready(event: Json) -> bool:
    # Some documents select only one of the two.
    return bool(event["kind"] == "READY" if "kind" in event else event.get("creation", True) is None)
