"""Requests of the pipeline's tests, their results read from the database, and Kie.ai's answers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import Row, func, select, update
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from db.engine import Database
from db.models.billing.credits import CreditTransaction, CreditTransactionKind
from db.models.creations import CreationStatus, FailureCode, GenerationTask
from db.models.events import Event, EventSubject
from db.models.limits import Limit
from db.models.media.images import Image
from db.models.users import User
from db.records.creations import CreationRecord, CreationStage
from housekeeping import Housekeeping
from services.billing import credits
from services.events.writer import CreationChange, read_change
from services.generation.steps import dispatch
from services.generation.steps.context import PipelineContext
from tests.support.graphql_client import Client
from tests.support.kie import FakeKie, Task
from tests.support.waiting import until
from worker import Worker

CREATE = """
mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) { creation { id } errors { __typename ... on UserError { message } } }
}"""
CANCEL = """
mutation ($id: ID!) {
  cancelGeneration(input: { id: $id }) { creation { status } errors { __typename } }
}"""
DELETE = "mutation ($id: ID!) { deleteCreation(input: { id: $id }) { deletedId errors { __typename } } }"
BALANCE = "{ credit { balance } }"


async def ask(client: Client, prompt: str = "a cat", **given: object) -> str:
    """Request a generation and return the id of its creation."""
    payload = await client.execute(CREATE, {"input": {"prompt": prompt, "style": "sty_none"} | given})
    assert payload["createGeneration"]["errors"] == []
    return str(payload["createGeneration"]["creation"]["id"])


async def cancel(client: Client, creation_id: str) -> list[str]:
    """Take a generation back; return the names of the refusals."""
    payload = await client.execute(CANCEL, {"id": creation_id})
    return [error["__typename"] for error in payload["cancelGeneration"]["errors"]]


async def delete(client: Client, creation_id: str) -> None:
    payload = await client.execute(DELETE, {"id": creation_id})
    assert payload["deleteCreation"]["errors"] == []


async def balance(client: Client) -> int:
    return int((await client.execute(BALANCE))["credit"]["balance"])


async def row(database: Database, creation_id: str) -> Row[Any]:
    """Return all columns of a generation."""
    async with database.read() as connection:
        table = GenerationTask.__table__
        return (await connection.execute(select(table).where(table.c.id == creation_id))).one()


async def finished(database: Database, creation_id: str, *, timeout: float = 120) -> Row[Any]:
    """Return a generation once it has ended."""

    async def ended() -> Row[Any] | None:
        found = await row(database, creation_id)
        return found if found.step is None else None

    found: Row[Any] | None = await until(ended, timeout)
    assert found is not None
    return found


async def reached(database: Database, creation_id: str, **values: object) -> Row[Any]:
    """Return a generation once these columns have these values."""

    async def there() -> Row[Any] | None:
        found = await row(database, creation_id)
        return found if all(getattr(found, name) == value for name, value in values.items()) else None

    found: Row[Any] | None = await until(there)
    assert found is not None
    return found


async def assert_failed(database: Database, creation_id: str, code: FailureCode) -> Row[Any]:
    """Wait until a generation has FAILED for this reason, with its credits back; return it."""
    ended = await finished(database, creation_id)
    assert (ended.status, ended.failure_code) == (CreationStatus.FAILED, code)
    assert await refunds(database, creation_id) == 1
    return ended


async def refunds(database: Database, creation_id: str) -> int:
    """Return how often the credits of a generation went back."""
    statement = select(func.count()).where(
        CreditTransaction.generation_id == creation_id, CreditTransaction.kind == CreditTransactionKind.REFUND
    )
    async with database.read() as connection:
        return int(await connection.scalar(statement) or 0)


async def images(database: Database) -> list[Row[Any]]:
    async with database.read() as connection:
        return list(await connection.execute(select(Image.__table__)))


async def key_of(database: Database, creation_id: str, role: str = "generated") -> str:
    """Return the storage key of a creation's ``generated`` or ``original`` image."""
    column = getattr(GenerationTask, f"{role}_image_id")
    statement = select(Image.storage_key).join(GenerationTask, column == Image.id)
    async with database.read() as connection:
        return str((await connection.execute(statement.where(GenerationTask.id == creation_id))).scalar_one())


async def history(database: Database, creation_id: str) -> list[CreationRecord]:
    """Return a creation as it stood at each of its events, in order."""
    statement = (
        select(Event.payload)
        .where(Event.subject == EventSubject.CREATION, Event.creation_id == creation_id)
        .order_by(Event.seq)
    )
    async with database.read() as connection:
        payloads = (await connection.execute(statement)).scalars().all()
    changes = [read_change(EventSubject.CREATION, payload) for payload in payloads]
    return [change.creation for change in changes if isinstance(change, CreationChange)]


async def stages(database: Database, creation_id: str) -> list[CreationStage]:
    return [creation.stage for creation in await history(database, creation_id)]


async def assert_consistent(database: Database) -> None:
    """Check all written rows against the rules at the end of every scenario.

    The ledger adds up; histories are numbered without gaps; every event of a creation raises its version by one
    and is a change that its owner can see; the last event has the creation's state.
    """
    assert await credits.verify(database) == []
    async with database.read() as connection:
        users = list(await connection.execute(select(User.id, User.event_seq)))
        seqs = list(await connection.execute(select(Event.user_id, Event.seq).order_by(Event.user_id, Event.seq)))
        rows = list(await connection.execute(select(GenerationTask.id, GenerationTask.version)))
    assert [tuple(each) for each in seqs] == [
        (user.id, seq) for user in sorted(users, key=lambda user: user.id) for seq in range(1, user.event_seq + 1)
    ]
    for creation_id, version in rows:
        past = await history(database, creation_id)
        if past[-1].deleted_at is not None:
            # Deleting redacts its earlier events: all of them show it as deleted.
            assert {(creation.version, creation.prompt) for creation in past} == {(version, "")}
            assert len(past) == version
            continue
        assert [creation.version for creation in past] == list(range(1, version + 1))
        assert all(_seen_of(a) != _seen_of(b) for a, b in pairwise(past))


def _seen_of(creation: CreationRecord) -> tuple[Any, ...]:
    images = (creation.original_image, creation.generated_image)
    return creation.stage, creation.deleted_at, *(image and image.renditions for image in images)


async def paused(database: Database, name: str = dispatch.CREATE) -> str:
    """Return why no request goes to Kie.ai, once that is so."""

    async def reason() -> str | None:
        async with database.read() as connection:
            statement = select(Limit.pause_reason).where(Limit.name == name, Limit.paused_until.is_not(None))
            found: str | None = await connection.scalar(statement)
            return found

    found = await until(reason)
    assert found is not None
    return found


async def lift_pause(database: Database, name: str = dispatch.CREATE) -> None:
    """Make the time of a pause be over."""
    async with database.begin() as connection:
        await connection.execute(update(Limit).where(Limit.name == name).values(paused_until=None, pause_reason=None))


async def end_leases(database: Database) -> None:
    """Make all leases expire, and all waits end."""
    async with database.begin() as connection:
        statement = update(GenerationTask).where(GenerationTask.step.is_not(None))
        await connection.execute(statement.values(leased_until=None, due_at=GenerationTask.created_at))


async def pass_time(database: Database, creation_id: str, time: timedelta) -> None:
    """Move all times of a generation, its waits included, back by that much."""
    mine = GenerationTask.id == creation_id
    moments = select(GenerationTask.asked_at, GenerationTask.step_at, GenerationTask.due_at)
    async with database.begin() as connection:
        found = (await connection.execute(moments.where(mine).with_for_update())).one()
        earlier = {name: moment - time for name, moment in found._mapping.items() if moment is not None}
        await connection.execute(update(GenerationTask).where(mine).values(earlier))


@asynccontextmanager
async def working(pipeline: PipelineContext, **options: Any) -> AsyncIterator[Worker]:
    """Run a worker; it is stopped in good order at the end."""
    worker = Worker(pipeline, Housekeeping(pipeline, event_retention=timedelta(days=7), **options))
    running = asyncio.create_task(worker.run())
    try:
        yield worker
    finally:
        worker.stop()
        async with asyncio.timeout(120):
            await running


def task_of(kie: FakeKie, prompt: str) -> Task:
    """Return the only task at Kie.ai with this prompt."""
    (task,) = [task for task in kie.tasks if task.prompt == prompt]
    return task


def verdict(code: int, message: str = "", *, status: int = 200) -> Response:
    """An answer of Kie.ai's with a code in its envelope."""
    return JSONResponse({"code": code, "msg": message, "data": None}, status)


class CutOff(Response):
    """An answer that breaks off in its middle."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})
        await send({"type": "http.response.body", "body": b'{"code": 200,'})


class GapDetector(Response):
    """No answer, for as long as the caller waits for one."""

    async def __call__(self, _scope: Scope, receive: Receive, _send: Send) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass


class Meanwhile(Response):
    """An answer that is given after something else has happened."""

    def __init__(self, what: Callable[[], Awaitable[object]], answer: Response) -> None:
        super().__init__()
        self._what = what
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._what()
        await self._answer(scope, receive, send)
