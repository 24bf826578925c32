"""The crowd: users who ask for images, keep pages open, and look at what they got."""

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

from client import Client, ClientError
from services import credits, secrets, tokens
from services.accounts import Accounts
from services.events.broadcast import Broadcast
from services.events.doorbell import Doorbell
from tests.asking import http_client
from tests.faults import history, judges
from tests.faults.history import History
from tests.faults.installation import Installation
from tests.faults.watching import Watcher
from tests.processes import ServerProcess
from tests.waiting import until

ASK_SECONDS = 90.0
AGAIN_SECONDS = 0.3
SEEN_SECONDS = 75.0  # A page reads the log after 30 s of silence, whatever it did not hear.
_USER = text("SELECT id, event_seq FROM users WHERE subject = :subject")
_UNFINISHED = text("SELECT count(*) FROM image_generation_tasks WHERE step IS NOT NULL")
CREATE = """
mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) { creation { id } errors { __typename } }
}"""
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


@dataclass
class User:
    """Somebody with a token, what was answered to what they asked, by idempotency key, and their open pages."""

    id: str
    token: str
    servers: Sequence[ServerProcess]
    acknowledged: dict[str, str] = field(default_factory=dict)
    pages: list[Watcher] = field(default_factory=list)
    insisting: list[asyncio.Task[str]] = field(default_factory=list)
    creates_before: int = 0  # How often Kie.ai had been asked when they came.

    async def ask(self, key: str, prompt: str, **given: object) -> str:
        """Ask for an image until an answer comes, as a client does that knows idempotency keys; return its id.

        A wide picture is asked for: it is the smallest, and soonest painted.
        """
        wanted = {"prompt": prompt, "style": "sty_none", "idempotencyKey": key, "aspectRatio": "LANDSCAPE_21_9"}
        while True:
            payload = (await self.execute(CREATE, {"input": wanted | given}))["createGeneration"]
            if not payload["errors"]:
                self.acknowledged[key] = str(payload["creation"]["id"])
                return self.acknowledged[key]
            if payload["errors"] != [{"__typename": "RateLimited"}]:
                raise RuntimeError(f"{key} was refused: {payload['errors']}")
            await asyncio.sleep(AGAIN_SECONDS)

    def insist(self, key: str, prompt: str) -> asyncio.Task[str]:
        """Ask in the background, for as long as it takes."""
        task = asyncio.create_task(self.ask(key, prompt), name=key)
        self.insisting.append(task)
        return task

    async def give_up(self) -> None:
        """End what still asks in the background; what failed there is raised."""
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
        """Ask one server after the other until one answers."""
        give_up_at = time.monotonic() + ASK_SECONDS
        for server in cycle(random.sample(self.servers, len(self.servers))):
            try:
                async with Client(server.url, self.token) as client:
                    return await client.execute(document, variables)
            except ClientError:
                if time.monotonic() > give_up_at:
                    raise
            await asyncio.sleep(AGAIN_SECONDS)
        raise RuntimeError("there is no server")


@asynccontextmanager
async def users_of(installation: Installation, count: int, *, rich: int) -> AsyncIterator[list[User]]:
    """Sign users up with ``rich`` credits each; a page of each is open on either server, and one for the credits."""
    database = installation.database
    key = (await secrets.load(database)).session_tokens
    users = []
    async with AsyncExitStack() as stack:
        broadcast = Broadcast("memory://")
        await stack.enter_async_context(broadcast)
        doorbell = await stack.enter_async_context(Doorbell(broadcast))
        for _ in range(count):
            subject = uuid4().hex
            await Accounts(database, signup_credits=1).by_subject(subject)
            await credits.grant(database, doorbell, subject, rich, "for a test")
            async with database.read() as connection:
                row = (await connection.execute(_USER, {"subject": subject})).one()
            token, _ = tokens.issue(key, subject, lifetime=timedelta(hours=2))
            user = User(row.id, token, installation.servers, creates_before=len(installation.door.creates))
            one, other = installation.servers
            for subject, servers in (("creation", (one, other)), ("creation", (other, one)), ("credit", (other, one))):
                page = Watcher(servers, token, user.id, subject, row.event_seq)
                user.pages.append(await stack.enter_async_context(page))
            users.append(user)
            stack.push_async_callback(user.give_up)
        yield users


async def settled(installation: Installation, *, within: float | None = None) -> float:
    """Wait until nothing is left to do, and return how many seconds that took; those that are late are judged."""
    began = time.monotonic()

    async def nothing_left() -> bool:
        async with installation.database.read() as connection:
            unfinished: int = (await connection.execute(_UNFINISHED)).scalar_one()
        return unfinished == 0

    with suppress(TimeoutError):
        await until(nothing_left, installation.pace.settled if within is None else within, every=0.1)
    return time.monotonic() - began


async def look_back(installation: Installation, users: Sequence[User]) -> History:
    """Wait until the pages have seen what there is, read every image, and return the history of these users."""
    acknowledged = {key: creation for user in users for key, creation in user.acknowledged.items()}
    pages = [page for user in users for page in user.pages]

    async def read() -> History:
        return await history.read(
            installation.database,
            users={user.id for user in users},
            acknowledged=acknowledged,
            creates=installation.door.creates[min(user.creates_before for user in users) :],
            watched=[page.watched for page in pages],
        )

    async def all_seen() -> bool:
        return not list(judges.every_page_saw_every_event_once_and_in_order(await read()))

    # An event that is too many is seen too: what has come by then is all that was on its way.
    with suppress(TimeoutError):
        await until(all_seen, SEEN_SECONDS, every=0.25)
    found = await read()
    found.forgeries_taken = installation.door.effects["forgery 200"]
    for user in users:
        found.unreadable.update(await _unreadable(user))
    return found


async def _unreadable(user: User) -> dict[str, str]:
    """Read every image of a user as a browser does, and return what is wrong with which."""
    wrong: dict[str, str] = {}
    after = None
    async with http_client() as http:
        while True:
            page = (await user.execute(IMAGES, {"after": after}))["creations"]
            for node in page["nodes"]:
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
