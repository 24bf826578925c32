"""The crowd: users that make images, keep pages open, and check the results."""

import asyncio
import io
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle
from typing import Any
from uuid import uuid4

import httpx
from PIL import Image
from sqlalchemy import text

from atelier_client import AtelierError
from services import secrets
from services.billing import credits
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.identity import tokens
from services.identity.accounts import Accounts
from tests.faults.tools import history, judges
from tests.faults.tools.history import History
from tests.faults.tools.installation import Installation
from tests.faults.tools.watching import Watcher
from tests.support.graphql_client import Client
from tests.support.processes import ServerProcess
from tests.support.requests import http_client
from tests.support.waiting import until

ASK_SECONDS = 90.0
AGAIN_SECONDS = 0.3
AGAIN = ({"RateLimited"}, {"ModelUnavailable"})  # Refusals after which a request is sent again; failures pause a model.
ERASED_SECONDS = 90.0  # A storage that refuses a deletion gets the request again after a minute.
GONE = {403, 404}
SEEN_SECONDS = 75.0  # A page reads the log after 30 s without messages.
_USER = text("SELECT id, event_seq FROM users WHERE subject = :subject")
_UNFINISHED = text("SELECT count(*) FROM image_generation_tasks WHERE step IS NOT NULL")
CREATE = """
mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) { creation { id } errors { __typename } }
}"""
RETRY = """
mutation ($input: RetryGenerationInput!) {
  retryGeneration(input: $input) { creation { id } errors { __typename } }
}"""
DELETE = """
mutation ($id: ID!) {
  deleteCreation(input: { id: $id }) { deletedId errors { __typename } }
}"""
IMAGE = """
query ($id: ID!) { node(id: $id) { ... on Creation { generatedImage { url } } } }"""
CANCEL = """
mutation ($id: ID!) {
  cancelGeneration(input: { id: $id }) { creation { status } errors { __typename } }
}"""
IMAGES = """
query ($after: String) {
  creations(first: 100, after: $after) {
    nodes { id status generatedImage { url width height } } pageInfo { hasNextPage endCursor }
  }
}"""


TOO_FEW = ({"InsufficientCredits"}, {"CreditsOwed"})
"""What a generation is refused with that the user cannot pay for."""


@dataclass
class User:
    """A user with a token, the responses to its requests by idempotency key, and its open pages.

    ``answered_at`` is when each creation was acknowledged, ``deleted`` are creations with the address that their image
    had and when they were deleted.
    """

    id: str
    token: str
    servers: Sequence[ServerProcess]
    acknowledged: dict[str, str] = field(default_factory=dict)
    answered_at: dict[str, float] = field(default_factory=dict)
    deleted: dict[str, tuple[str | None, float]] = field(default_factory=dict)
    pages: list[Watcher] = field(default_factory=list)
    insisting: list[asyncio.Task[str]] = field(default_factory=list)
    creates_before: int = 0  # The number of createTask calls when the user was added.

    async def ask(self, key: str, prompt: str, **given: object) -> str:
        """Create an image, with retries until there is a response, as idempotency keys allow; return its id."""
        creation = await self._create(CREATE, "createGeneration", _wanted(key, prompt) | given)
        if isinstance(creation, str):
            return creation
        raise RuntimeError(f"{key} was refused: {creation}")

    async def spend(self, key: str, prompt: str) -> bool:
        """Create an image as ``ask`` does; return False if the credits are too few or the user owes some."""
        refused = await self._create(CREATE, "createGeneration", _wanted(key, prompt))
        if isinstance(refused, str) or refused in TOO_FEW:
            return isinstance(refused, str)
        raise RuntimeError(f"{key} was refused: {refused}")

    async def retry(self, key: str, creation: str) -> bool:
        """Try a failed or canceled creation again, if it is one; return whether it was."""
        wanted: dict[str, object] = {"id": creation, "idempotencyKey": key}
        return isinstance(await self._create(RETRY, "retryGeneration", wanted), str)

    async def _create(self, document: str, name: str, wanted: dict[str, object]) -> str | set[str]:
        """Request a creation until there is a response; return its id, or the types of the refusals."""
        while True:
            payload = (await self.execute(document, {"input": wanted}))[name]
            refused = {error["__typename"] for error in payload["errors"]}
            if not refused:
                creation = str(payload["creation"]["id"])
                self.acknowledged[str(wanted["idempotencyKey"])] = creation
                self.answered_at[creation] = time.monotonic()
                return creation
            if refused not in AGAIN:
                return refused
            await asyncio.sleep(AGAIN_SECONDS)

    async def delete(self, creation: str) -> bool:
        """Delete a creation if it is finished; return whether it was."""
        image = ((await self.execute(IMAGE, {"id": creation}))["node"] or {}).get("generatedImage")
        if (await self.execute(DELETE, {"id": creation}))["deleteCreation"]["errors"]:
            return False
        self.deleted[creation] = (image and str(image["url"]), time.monotonic())
        return True

    def insist(self, key: str, prompt: str) -> asyncio.Task[str]:
        """Request in the background, without a limit of time."""
        task = asyncio.create_task(self.ask(key, prompt), name=key)
        self.insisting.append(task)
        return task

    async def give_up(self) -> None:
        """End the requests in the background; raise their errors."""
        for task in self.insisting:
            task.cancel()
        ended = await asyncio.gather(*self.insisting, return_exceptions=True)
        for error in ended:
            if isinstance(error, Exception):
                raise error

    async def cancel(self, creation: str) -> bool:
        """Take a generation back if that is still possible; whether it was."""
        return not (await self.execute(CANCEL, {"id": creation}))["cancelGeneration"]["errors"]

    async def execute(self, document: str, variables: dict[str, object]) -> dict[str, Any]:
        """Send to one server after the other until one responds."""
        give_up_at = time.monotonic() + ASK_SECONDS
        for server in cycle(random.sample(self.servers, len(self.servers))):
            try:
                async with Client(server.url, self.token) as client:
                    return await client.execute(document, variables)
            except AtelierError:
                if time.monotonic() > give_up_at:
                    raise
            await asyncio.sleep(AGAIN_SECONDS)
        raise RuntimeError("there is no server")


def _wanted(key: str, prompt: str) -> dict[str, object]:
    """Return the input of a generation: a wide picture, which is the smallest and soonest painted."""
    return {"prompt": prompt, "style": "sty_none", "idempotencyKey": key, "aspectRatio": "LANDSCAPE_21_9"}


@asynccontextmanager
async def users_of(installation: Installation, count: int, *, rich: int) -> AsyncIterator[list[User]]:
    """Sign users up with ``rich`` credits each; a page of each is open on either server, and one for the credits."""
    database = installation.database
    key = (await secrets.load(database)).session_tokens.newest
    users = []
    async with AsyncExitStack() as stack:
        broadcast = Broadcast("memory://")
        await stack.enter_async_context(broadcast)
        event_publisher = await stack.enter_async_context(EventPublisher(broadcast))
        for _ in range(count):
            subject = uuid4().hex
            await Accounts(database, signup_credits=1).by_subject(subject)
            if rich:
                await credits.grant(database, event_publisher, subject, rich, "for a test")
            async with database.read() as connection:
                row = (await connection.execute(_USER, {"subject": subject})).one()
            token, _ = tokens.issue(key, subject, lifetime=timedelta(hours=2))
            user = User(row.id, token, installation.servers, creates_before=len(installation.gateway.creates))
            one, other = installation.servers
            for subject, servers in (("creation", (one, other)), ("creation", (other, one)), ("credit", (other, one))):
                page = Watcher(servers, token, user.id, subject, row.event_seq)
                user.pages.append(await stack.enter_async_context(page))
            users.append(user)
            stack.push_async_callback(user.give_up)
        yield users


async def settled(installation: Installation, *, within: float | None = None) -> float:
    """Wait until all work is done, and return the seconds that it took; late work is judged later."""
    began = time.monotonic()

    async def nothing_left() -> bool:
        async with installation.database.read() as connection:
            unfinished: int = (await connection.execute(_UNFINISHED)).scalar_one()
        return unfinished == 0

    with suppress(TimeoutError):
        await until(nothing_left, installation.pace.settled if within is None else within, every=0.1)
    return time.monotonic() - began


async def look_back(installation: Installation, users: Sequence[User]) -> History:
    """Wait until the pages have received all events, read every image, and return the history of these users."""
    acknowledged = {key: creation for user in users for key, creation in user.acknowledged.items()}
    pages = [page for user in users for page in user.pages]

    async def read() -> History:
        return await history.read(
            installation.database,
            users={user.id for user in users},
            acknowledged=acknowledged,
            creates=installation.gateway.creates[min(user.creates_before for user in users) :],
            watched=[page.watched for page in pages],
            restores=installation.restores,
        )

    found = await read()

    async def all_seen() -> bool:
        nonlocal found
        found = await read()
        return not any(list(judge(found)) for judge in judges.OF_PAGES)

    # Superfluous events are seen too: all events in flight have arrived by then.
    with suppress(TimeoutError):
        await until(all_seen, SEEN_SECONDS, every=0.25)
    found.forgeries_taken = installation.gateway.effects["forgery 200"]
    found.callbacks = [
        called for called in installation.gateway.callbacks if called.creation in set(acknowledged.values())
    ]
    for user in users:
        found.lost |= {creation for creation, at in user.answered_at.items() if found.may_be_lost(at)}
        found.unreadable.update(await _unreadable(user, found))
        found.remembered.update(await _still_readable(user, found))
    return found


async def _still_readable(user: User, found: History) -> dict[str, str]:
    """Return the deleted creations of a user with an image that can still be read."""
    left: dict[str, str] = {}
    async with http_client() as http:
        for creation, (url, at) in user.deleted.items():
            if url is None or found.may_be_lost(at):
                continue

            async def is_gone(url: str = url) -> bool:
                return (await http.get(url)).status_code in GONE

            # Its bytes leave the storage a little later.
            try:
                await until(is_gone, ERASED_SECONDS, every=0.5)
            except TimeoutError:
                left[creation] = "its image can be read"
    return left


async def _unreadable(user: User, found: History) -> dict[str, str]:
    """Read every image of a user as a browser does, and return the fault of each that cannot be read.

    A creation with a deletion in a lost tail of the database exists again, and its image may be deleted already.
    """
    undeleted = {creation for creation, (_, at) in user.deleted.items() if found.may_be_lost(at)}
    wrong: dict[str, str] = {}
    after = None
    async with http_client() as http:
        while True:
            page = (await user.execute(IMAGES, {"after": after}))["creations"]
            for node in page["nodes"]:
                if node["id"] in undeleted:
                    continue
                if node["status"] == "SUCCESS" and (reason := await _why_unreadable(http, node["generatedImage"])):
                    wrong[node["id"]] = reason
            if not page["pageInfo"]["hasNextPage"]:
                return wrong
            after = page["pageInfo"]["endCursor"]


async def _why_unreadable(http: httpx.AsyncClient, image: dict[str, Any] | None) -> str | None:
    if image is None:
        return "there is none"
    response = await http.get(image["url"])
    if response.status_code != httpx.codes.OK:
        return f"HTTP {response.status_code}"
    try:
        with Image.open(io.BytesIO(response.content)) as picture:
            size = picture.size
            await asyncio.to_thread(picture.verify)
    except (OSError, SyntaxError) as error:
        return str(error)
    return None if size == (image["width"], image["height"]) else f"it is {size}"
