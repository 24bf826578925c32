"""Each write that PostgreSQL can run as one statement writes, returns and publishes the same as its transaction."""

import ast
import inspect
import itertools
import json
import pkgutil
import re
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import wraps
from importlib import import_module
from pathlib import Path
from pprint import pformat
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import asdict, replace
from sqlalchemy import insert, select, text, update

from db.base import Base, new_id
from db.engine import Database
from db.models import CreationStatus, GenerationTask, Step, User
from db.models.creations import FailureCode
from db.models.limits import Limit
from db.models.media.images import Image
from db.models.webhooks import WebhookDelivery, WebhookEndpoint, WebhookType
from db.queries import postgres
from db.queries.generations import leases
from db.queries.postgres import charge_writes, limited_claims, transition_writes
from db.queries.webhooks import endpoints as endpoint_queries
from db.records.creations import GenerationRecord
from db.records.events import EventRecord
from db.records.images import ImageRecord
from services import clock
from services.errors import Refusal
from services.generation import callbacks, creations
from services.generation.create import CreationResult
from services.generation.requests import GenerationRequest, Source
from services.generation.steps import dispatch, transitions
from services.generation.steps.context import Limits, Timings
from services.observability.metrics import Metrics
from tests.conftest import NOWHERE
from tests.db.rows import a_generation, a_user, an_endpoint, an_image, put
from tests.support.offers import offers

pytestmark = pytest.mark.postgres

MOMENT = datetime(2030, 1, 1, 12, 0, 0, 120_003, tzinfo=UTC)
LEASE = "lea_of_the_test"
SPACING = Limits().read.spacing
# The ids of a message's deliveries have no order among each other.
ORDERS = {"webhook_deliveries": (WebhookDelivery.endpoint_id, WebhookDelivery.sequence)}
KEPT = {"installation", "audit_entries"}  # The one row, and a table that refuses it.
SOURCE_FOLDERS = ("commands", "db", "resolvers", "routes", "schema", "services", "transport")


class World:
    """An installation in which one case runs, one way."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.published: list[object] = []
        # A stand-in for the publisher and the context of the pipeline: it has the parts that these writes use.
        self.event_publisher: Any = self
        self.pipeline: Any = SimpleNamespace(
            database=database, event_publisher=self, metrics=Metrics(), limits=Limits(), timings=Timings()
        )

    def publish(self, events: Sequence[EventRecord] = (), *, work: bool = False) -> None:
        self.published.append(([decoded(asdict(event)) for event in events], work))

    async def put(self, table: type[Base], row: dict[str, Any]) -> str:
        async with self.database.begin() as connection:
            return await put(connection, table, row)

    async def generation(self, step: Step, **values: Any) -> GenerationRecord:
        """Insert a leased generation with an input image, at this step, and return its record."""
        user_id = await self.put(User, a_user(event_seq=7, created_at=MOMENT))
        image_id = await self.put(Image, an_image(user_id, created_at=MOMENT))
        times = dict.fromkeys(("step_at", "due_at", "created_at", "updated_at", "asked_at"), MOMENT)
        status = CreationStatus.WAITING if step in {Step.PREPARE, Step.SUBMIT} else CreationStatus.PROCESSING
        row = a_generation(user_id, step=step, status=status, original_image_id=image_id, **times)
        row |= {"lease": LEASE, "leased_until": MOMENT, "prompt": '"so" it\nwas: \U0001f431'}
        row |= {"model": "a-model", "seed": 2**63 - 1, "negative_prompt": '"no" \U0001f431', "background": "opaque"}
        row |= {"group_id": new_id("grp"), "further_inputs": 2, "plan": "{}"} | values
        creation_id = await self.put(GenerationTask, row)
        async with self.database.read() as connection:
            found = await leases.by_id(connection, creation_id)
        assert found is not None
        return found

    async def subscribe(self) -> None:
        """Insert two webhook endpoints that get all types, at different thresholds."""
        for endpoint_id, low in (("whe_1", 100), ("whe_2", 80)):
            await self.put(WebhookEndpoint, an_endpoint(id=endpoint_id, credits_low=low))
            async with self.database.begin() as connection:
                await endpoint_queries.set_types(connection, endpoint_id, WebhookType, credits_low=low)

    async def rows(self) -> dict[str, list[object]]:
        """Return all rows of all tables."""
        async with self.database.read() as connection:
            return {
                table.name: [
                    decoded(dict(row._mapping))
                    for row in await connection.execute(
                        select(table).order_by(*ORDERS.get(table.name, table.primary_key))
                    )
                ]
                for table in Base.metadata.sorted_tables
            }

    async def clear(self) -> None:
        names = ", ".join(table.name for table in Base.metadata.sorted_tables if table.name not in KEPT)
        async with self.database.begin() as connection:
            await connection.execute(text(f"TRUNCATE {names}"))


def decoded(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with its payload, if it has one, decoded."""
    return row | {name: json.loads(value) for name, value in row.items() if name == "payload"}


Case = Callable[[World], Awaitable[object]]
Write = Callable[..., Awaitable[object]]
CASES: dict[str, tuple[Write, Case]] = {}


def creating(request: GenerationRequest, *, while_owing: bool = False, times: int = 1, **user: int) -> Case:
    """Return the case of a user who makes the same request ``times`` times."""

    async def run(world: World) -> list[object]:
        user_id = await world.put(User, a_user(created_at=MOMENT, **{"balance": 100, "granted": 100} | user))
        found: list[object] = []
        for _ in range(times):
            try:
                outcome = await creations.create(
                    *(world.database, world.event_publisher, offers(20, while_owing=while_owing), request),
                    user_id=user_id,
                    refuse_address=lambda _: None,
                    storage=NOWHERE,
                )
                found.append(outcome)
            except Refusal as refusal:
                found.append((type(refusal).__name__, vars(refusal)))
        return found

    return run


HERON = GenerationRequest(prompt='"a" heron\n\U0001f431', style="sty_none")
ADDRESS = GenerationRequest(
    prompt="a heron",
    style="sty_none",
    sources=(Source(url="https://example.com/a.png"),),
    aspect_ratio="3:2",
    resolution="4K",
    output_format="jpg",
    idempotency_key="once",
)
TRANSPARENT = GenerationRequest(
    prompt="a heron",
    model="mdl_qwen-image-2-1",
    resolution="2K",
    output_format="webp",
    background="transparent",
    seed=2**31 - 1,
)
CHARGES = {
    "a prompt": creating(HERON),
    "another model with its options": creating(TRANSPARENT),
    "a negative prompt": creating(
        GenerationRequest(prompt="a heron", model="mdl_ideogram-3", negative_prompt='"so" not\n\U0001f431')
    ),
    "an address and all options": creating(ADDRESS),
    "the same key twice": creating(ADDRESS, times=2),
    "a second request without a key": creating(HERON, times=2),
    "too few credits": creating(HERON, balance=19),
    "the last credits": creating(HERON, balance=20, times=2),
    "a debt": creating(HERON, owed=5),
    "a debt that is allowed": creating(HERON, while_owing=True, owed=5),
}
CASES |= {f"charge: {title}": (charge_writes.charge, case) for title, case in CHARGES.items()}


def calling_back(step: Step = Step.AWAIT, *, task: str = "task", times: int = 1, **values: Any) -> Case:
    """Return the case of a generation whose callback arrives so many times, for the provider's ``task``."""

    async def run(world: World) -> list[object]:
        generation = await world.generation(step, **{"provider_task_id": "task", "provider_attempt": 1} | values)
        return [
            await callbacks.receive(
                *(world.database, world.event_publisher),
                creation_id=generation.id,
                attempt=1,
                provider_task_id=task,
            )
            for _ in range(times)
        ]

    return run


CALLBACKS = {
    "an awaited task": calling_back(),
    "no input image": calling_back(original_image_id=None),
    "twice": calling_back(times=2),
    "another task": calling_back(task="another"),
    "an unanswered request": calling_back(Step.SUBMIT, provider_task_id=None),
}
CASES |= {f"callback: {title}": (transition_writes.note_callback, case) for title, case in CALLBACKS.items()}


def advancing(
    step: Step,
    to: Step | None,
    status: CreationStatus,
    *,
    image: str = "",
    large: bool = False,
    lost: bool = False,
    **others: Any,
) -> Case:
    """Return the case of a step that ends, with a new image for the role ``image``; ``lost``: it failed meanwhile.

    ``large``: the image gets further renditions later.
    """

    async def run(world: World) -> object:
        generation = await world.generation(step, **{"original_image_id": None} if image == "original_image" else {})
        record = ImageRecord(**{name: an_image("")[name] for name in ImageRecord.__struct_fields__})
        if large:
            first = {"renditions": 0b11, "rendition_seed": "5eed", "placeholder": "AAiCBQ=="}
            record = replace(record, width=3000, height=2000, **first)
        new: dict[str, Any] = {}
        if image:
            new = {"image": record, f"{image}_id": record.id, f"{image}_url": f"folder:{record.id}"}
        if lost:
            async with world.database.begin() as connection:
                ended = {"status": CreationStatus.FAILED, "failure_code": FailureCode.TIMED_OUT}
                values = ended | {"step": None, "lease": None, "completed_at": MOMENT}
                await connection.execute(update(GenerationTask).values(values))
        try:
            return await transitions.advance(world.pipeline, generation, to, status, **new, **others)
        except transitions.LeaseLost as error:
            return type(error)

    return run


WAITING, PROCESSING, SUCCESS = CreationStatus.WAITING, CreationStatus.PROCESSING, CreationStatus.SUCCESS
TRANSITIONS = {
    "prepared with an image": advancing(Step.PREPARE, Step.SUBMIT, WAITING, image="original_image"),
    "prepared with a ratio": advancing(Step.PREPARE, Step.SUBMIT, WAITING, image="original_image", aspect_ratio="16:9"),
    "made at a price": advancing(
        Step.AWAIT, Step.STORE, PROCESSING, go_on=True, provider_credits=6.5, provider_seconds=17.25
    ),
    "submitted": advancing(Step.SUBMIT, Step.AWAIT, PROCESSING, provider_task_id="task", due_at=MOMENT + SPACING),
    "made": advancing(Step.AWAIT, Step.STORE, PROCESSING, result_url="https://example.com/b.png", result_reads=0),
    "made and stored by the same worker": advancing(Step.AWAIT, Step.STORE, PROCESSING, go_on=True),
    "stored with an image": advancing(Step.STORE, None, SUCCESS, image="generated_image"),
    "prepared with a large image": advancing(Step.PREPARE, Step.SUBMIT, WAITING, image="original_image", large=True),
    "stored with a large image": advancing(Step.STORE, None, SUCCESS, image="generated_image", large=True),
    "a large image failed meanwhile": advancing(
        Step.STORE, None, SUCCESS, image="generated_image", large=True, lost=True
    ),
    "failed meanwhile": advancing(Step.AWAIT, Step.STORE, PROCESSING, lost=True),
    "failed meanwhile with an image": advancing(Step.STORE, None, SUCCESS, image="generated_image", lost=True),
}
CASES |= {f"advance: {title}": (transition_writes.advance, case) for title, case in TRANSITIONS.items()}


def polling(*, room: int = 8, due: int = 6, has_limit: bool = True, **limit: Any) -> Case:
    """Return the case of ``due`` tasks to poll, under a limit in this state."""

    async def run(world: World) -> object:
        for _ in range(due):
            await world.generation(Step.AWAIT, lease=None, leased_until=None)
        if has_limit:
            row = {"name": dispatch.READ, "arrival_at": MOMENT} | limit
            async with world.database.begin() as connection:
                await connection.execute(insert(Limit), row)
        admitted = await dispatch.to_poll(world.pipeline, room=room)
        return sorted(admitted.generations, key=lambda each: each.id), admitted.again_at

    return run


AHEAD = [-5, 0, timedelta.resolution / SPACING, 1 - timedelta.resolution / SPACING, 1, 2, 3, 1000, 100_000]
CLAIMS = {
    **{f"{ahead:.6f} requests ahead": polling(arrival_at=MOMENT + ahead * SPACING) for ahead in AHEAD},
    "little room": polling(room=2),
    "nothing due": polling(due=0),
    "a pause": polling(paused_until=MOMENT + SPACING, pause_reason="too many"),
    "the end of a pause": polling(paused_until=MOMENT, pause_reason="too many"),
    "no limit yet": polling(has_limit=False),
}
CASES |= {f"claim: {title}": (limited_claims.claim, case) for title, case in CLAIMS.items()}


def single_statement_writes() -> set[Write]:
    """Return the public coroutine functions of all modules that write by single statements."""
    modules = [import_module(f"{postgres.__name__}.{found.name}") for found in pkgutil.iter_modules(postgres.__path__)]
    return {
        function
        for module in modules
        for name, function in vars(module).items()
        if inspect.iscoroutinefunction(function) and not name.startswith("_") and function.__module__ == module.__name__
    }


def test_every_single_statement_write_has_a_case() -> None:
    assert single_statement_writes() == {write for write, _ in CASES.values()}


def test_single_statement_writes_are_all_in_their_package() -> None:
    root = Path(__file__).parents[3]
    callers = {
        str(path.relative_to(root).parent)
        for folder in SOURCE_FOLDERS
        for path in (root / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "write" and ast.unparse(node.value).endswith("database")
    }

    assert callers == {"db/queries/postgres"}


def pin(monkeypatch: pytest.MonkeyPatch, *, at_once: bool, called: list[str]) -> None:
    """Stop the clock, choose the way of writing, and note the calls of single-statement writes."""
    real_now = clock.now
    for module in list(sys.modules.values()):
        if getattr(module, "now", None) is real_now:
            monkeypatch.setattr(module, "now", lambda: MOMENT)
    monkeypatch.setattr(Database, "has_one_statement_writes", at_once)
    for write in single_statement_writes():
        monkeypatch.setattr(sys.modules[write.__module__], write.__name__, noting(write, called))


def noting(write: Write, called: list[str]) -> Write:
    @wraps(write)
    async def noted(*given: Any, **named: Any) -> object:
        called.append(write.__qualname__)
        return await write(*given, **named)

    return noted


def normalized(found: object) -> str:
    """Return a text in which ids and seeds are numbered in the order of their first appearance."""
    numbers: dict[str, str] = {}
    counter = itertools.count(1)
    pattern = r"(?<=[a-z]{3}_)[0-9a-f]{32}|(?<=')[0-9a-f]{32}(?=')"
    return re.sub(pattern, lambda match: numbers.setdefault(match[0], f"#{next(counter)}"), pformat(found, width=118))


@pytest.mark.parametrize("title", CASES)
async def test_one_statement_and_a_transaction_do_the_same(
    database: Database, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, case = CASES[title]
    found = []
    for at_once in (True, False):
        called: list[str] = []
        with monkeypatch.context() as pinned:
            pin(pinned, at_once=at_once, called=called)
            world = World(database)
            await world.subscribe()
            returned = await case(world)
            rows = await world.rows()
        is_transition = write in (transition_writes.note_callback, transition_writes.advance)
        assert bool(rows["generation_moments"]) is (is_transition and bool(world.published))
        await world.clear()
        found.append(normalized({"returned": returned, "published": world.published, "rows": rows}))
        assert set(called) == ({write.__qualname__} if at_once else set())

    assert found[0] == found[1]


@pytest.mark.parametrize(
    "request_",
    [replace(HERON, count=2), replace(ADDRESS, sources=ADDRESS.sources * 2)],
    ids=["several images", "several inputs"],
)
async def test_a_generation_with_more_rows_is_written_by_a_transaction(
    database: Database, request_: GenerationRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []
    pin(monkeypatch, at_once=True, called=called)

    found = await creating(request_)(World(database))

    assert isinstance(found, list)
    assert isinstance(found[0], CreationResult)
    assert (len(found[0].creations), called) == (request_.count, [])
