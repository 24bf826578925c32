"""Planned execution: its results equal those of graphql-core, for each document and each failure."""

import asyncio
import copy
import json
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache, partial
from typing import Any, cast
from unittest.mock import Mock, patch
from zlib import crc32

import orjson
import pytest
from graphql import DocumentNode, GraphQLError, execute, parse
from graphql.execution import ExecutionResult, MiddlewareManager
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from db.models.billing.credits import CreditTransactionKind
from db.models.billing.payments import PaymentStatus
from db.models.creations import CreationStatus, FailureCode, Step
from db.records.creations import CreationRecord
from db.records.credits import CreditRecord, CreditTransactionRecord
from db.records.images import ImageRecord, UploadRecord
from db.records.pagination import Page
from db.records.payments import PaymentRecord
from db.records.users import UserRecord
from resolvers import creations, credits, images
from resolvers.context import Context
from schema.creations import TaskEvent
from schema.credits import CreditEvent
from schema.root import build
from services import errors
from services.billing import packs
from services.billing.payments.checkout import Checkout
from services.catalogue.availability import ModelAvailability
from services.catalogue.catalogue import load
from services.events.reader import CreditEvent as CreditRecordEvent
from services.events.reader import TaskEvent as TaskRecord
from services.events.writer import EventKind
from services.generation.create import CreationResult
from services.generation.quotes import Quote
from services.generation.requests import GenerationRequest
from services.media.storage.base import UploadTarget
from tests.transport.planner.random_documents import documents, subscriptions
from transport.execution.document_reader import DocumentReader
from transport.execution.schema import ServedSchema
from transport.planner.executor import PlannedExecutor
from transport.planner.plan import Plans
from transport.planner.step import Planning

pytestmark = pytest.mark.planned

UNPLANNED = build(ServedSchema)
SCHEMA = copy.copy(UNPLANNED)
SCHEMA.serve_with([DocumentReader(), Planning(SCHEMA)])
MOMENT = datetime(2026, 1, 2, 3, 4, 5, 600, tzinfo=UTC)
IMAGE = ImageRecord(
    id="img_1",
    storage_key="a.png",
    thumbnail_key="a.thumb",
    content_type="image/png",
    width=10,
    height=20,
    byte_size=30,
)
CREATION = CreationRecord(
    id="cre_1",
    user_id="usr_1",
    status=CreationStatus.PROCESSING,
    step=Step.AWAIT,
    version=3,
    prompt="a cat",
    style="none",
    aspect_ratio="auto",
    resolution="1K",
    output_format="png",
    credits_used=20,
    retry_of="cre_0",
    asked_at=None,
    called_back_at=None,
    failure_code=None,
    error_message=None,
    created_at=MOMENT,
    updated_at=MOMENT,
    completed_at=None,
    deleted_at=None,
    original_image=IMAGE,
    generated_image=None,
)
CREDIT = CreditRecord(user_id="usr_1", balance=80, purchased=0, granted=100, used=20, event_seq=7)
TRANSACTION = CreditTransactionRecord(
    id="ctx_1",
    user_id="usr_1",
    kind=CreditTransactionKind.GRANT,
    amount=100,
    balance_after=100,
    description="Welcome",
    generation_id=None,
    payment_id=None,
    created_at=MOMENT,
)
PAYMENT = PaymentRecord(
    id="pay_1",
    user_id="usr_1",
    status=PaymentStatus.PAID,
    amount=900,
    currency="USD",
    credits=100,
    pack="small",
    provider="stripe",
    provider_reference=None,
    payment_intent=None,
    checkout_url=None,
    created_at=MOMENT,
    updated_at=MOMENT,
)
UPLOAD = UploadRecord(
    id="upl_1",
    user_id="usr_1",
    storage_key="a.png",
    content_type="image/png",
    byte_size=10,
    image_id=None,
    used_at=None,
    expires_at=MOMENT,
    created_at=MOMENT,
)
TARGET = UploadTarget("http://example.com/put", "PUT", {"Content-Type": "image/png"})
CATALOGUE = load()
QUOTE = Quote(
    credits=20,
    balance=80,
    blocked=False,
    model=CATALOGUE.default,
    aspect_ratio="auto",
    resolution="1K",
    output_format="png",
)
VIEWER = UserRecord(id="usr_1", subject="ada", email=None, created_at=MOMENT)

# Values that no service should return, which show whether errors are reported alike.
DEFECTS: tuple[dict[str, Any], ...] = (
    {"prompt": None},
    {"prompt": 5},
    {"prompt": ValueError("a value that is an error")},
    {"status": None},
    {"credits_used": 2**40},
    {"credits_used": True},
    {"version": "3"},
    {"created_at": None},
    {"updated_at": "yesterday"},
    {"created_at": MOMENT.astimezone(timezone(timedelta(seconds=3661))), "updated_at": MOMENT.replace(tzinfo=None)},
    {"id": 7},
    {"style": None},
    {"model": None},
    {"seed": 2**40},
    {"original_image": replace(IMAGE, width=None), "generated_image": replace(IMAGE, byte_size=-(2**31) - 1)},
    {"original_image": 5},
    {"failure_code": FailureCode.TIMED_OUT, "error_message": 5},
)
VARIANTS: tuple[dict[str, Any], ...] = (
    {},
    {"generated_image": IMAGE, "original_image": None, "completed_at": MOMENT, "step": None},
    {"failure_code": FailureCode.TIMED_OUT, "status": CreationStatus.FAILED, "error_message": "Too late."},
    {"called_back_at": MOMENT, "retry_of": None, "prompt": 'ü "\u2028'},
    {"model": "z-image", "style": "gone", "seed": 7, "negative_prompt": "no", "background": "opaque"},
    {"model": "gone", "aspect_ratio": "5:7", "resolution": "9K", "output_format": "tiff", "background": "pink"},
    {"created_at": MOMENT.replace(microsecond=0), "updated_at": datetime(1, 1, 1, microsecond=1, tzinfo=UTC)},
)
REFUSALS: tuple[Exception, ...] = (
    errors.NotFound("no", path=["input", "id"]),
    errors.InsufficientCredits(required=20, balance=1),
    errors.PriceAboveLimit(credits=20, path=["input"]),
    errors.IdempotencyKeyReused(),
    errors.ModelUnavailable("Flux", alternatives=["mdl_z-image", "mdl_gone"]),
    errors.RateLimited(retry_after=3),
    errors.InvalidInput("not so"),
    errors.WrongState("too late", status=CreationStatus.SUCCESS),
    errors.BadRequest("not like this"),
    RuntimeError("a defect"),
)


@dataclass(frozen=True)
class World:
    """The answers of services: always the same for the same arguments, and at times wrong ones.

    A page has at least ``least`` records.
    """

    seed: int
    sound: bool
    least: int = 0

    def creation(self, *question: object) -> CreationRecord:
        number = self._number("creation", *question)
        changes = VARIANTS[number % len(VARIANTS)]
        if not self.sound and number % 2:
            changes = {**changes, **DEFECTS[number % len(DEFECTS)]}
        return replace(CREATION, **changes)

    def page(self, record: Callable[..., object], window: object) -> Page[Any]:
        count = max(self.least, self._number("page", window) % 4)
        return Page([record(window, index) for index in range(count)], has_next=count > 1, has_previous=False)

    def answer(self, name: str, value: object, *question: object) -> Any:
        """Return an answer, None now and then, or raise."""
        number = self._number(name, *question)
        if not self.sound and number % 5 == 0:
            raise REFUSALS[number % len(REFUSALS)]
        return None if number % 7 == 0 and name in _MAY_BE_NONE else value

    def refuse_or(self, name: str, value: object, *question: object) -> Any:
        number = self._number(name, *question)
        if number % 2:
            raise REFUSALS[number % len(REFUSALS)]
        return value

    def _number(self, *question: object) -> int:
        return crc32(
            repr((self.seed, [part.id if isinstance(part, CreationRecord) else part for part in question])).encode()
        )


_MAY_BE_NONE = {"by_id", "retry_of", "queue_position", "estimated_completion", "transaction_by_id", "payment"}
_MAY_BE_NONE |= {"creation_behind", "upload_by_id"}


@contextmanager
def inhabited(world: World) -> Iterator[None]:
    """Have the resolvers' functions answer as this world does."""

    def answering(name: str, make: Callable[..., object]) -> Callable[..., Any]:
        async def answer(_context: Context, *question: object) -> Any:
            if len(question) % 2:
                await asyncio.sleep(0)
            return world.answer(name, make(*question), *question)

        return answer

    def refusing(name: str, value: object) -> Callable[..., Any]:
        async def answer(_context: Context, *question: object) -> Any:
            return world.refuse_or(name, value, *question)

        return answer

    def url(_context: Context, image: ImageRecord, width: int | None) -> Any:
        return world.answer("url", f"http://example.com/{width}", image.id, width)

    transaction = replace(TRANSACTION, generation_id="cre_1", payment_id="pay_1")
    outcome = CreationResult((CREATION,), CREDIT)
    functions: dict[Any, dict[str, Callable[..., Any]]] = {
        creations: {
            "by_id": answering("by_id", world.creation),
            "page": answering("page", lambda _wanted, window, _listing: world.page(world.creation, window)),
            "count": answering("count", lambda _wanted: 3),
            "quote": answering("quote", lambda _request: QUOTE),
            "original_images": answering("original_images", lambda _creation: [IMAGE, IMAGE]),
            "retry_of": answering("retry_of", world.creation),
            "queue_position": answering("queue_position", lambda _creation: 4),
            "estimated_completion": answering("estimated_completion", lambda _creation: MOMENT),
            "create": refusing("create", outcome),
            "retry": refusing("retry", outcome),
            "cancel": refusing("cancel", outcome),
            "delete": refusing("delete", "cre_1"),
        },
        credits: {
            "of_viewer": answering("of_viewer", lambda: CREDIT),
            "transactions": answering("transactions", lambda window: world.page(lambda *_: transaction, window)),
            "transaction_count": answering("transaction_count", lambda: 1),
            "transaction_by_id": answering("transaction_by_id", lambda _id: TRANSACTION),
            "payments": answering("payments", lambda window: world.page(lambda *_: PAYMENT, window)),
            "payment_count": answering("payment_count", lambda: 1),
            "payment": answering("payment", lambda _id: PAYMENT),
            "creation_behind": answering("creation_behind", world.creation),
            "checkout": refusing("checkout", Checkout(PAYMENT, "http://example.com/pay")),
        },
        images: {
            "url": url,
            "create_upload": refusing("create_upload", (UPLOAD, TARGET)),
            "upload_by_id": answering("upload_by_id", lambda _id: (UPLOAD, TARGET)),
        },
    }
    with ExitStack() as stack:
        for module, replaced in functions.items():
            for name, function in replaced.items():
                stack.enter_context(patch.object(module, name, function))
        yield


class AppServices:
    """As much of a product as these resolvers see."""

    sandbox = True
    database = eta_estimator = None
    rate_limiter = Mock()
    packs = packs.read()
    catalogue = CATALOGUE
    availability = ModelAvailability(CATALOGUE.models, sandboxed=False)


def context() -> Context:
    return Context(cast("Any", AppServices()), VIEWER, "req-1", "127.0.0.1")


@lru_cache(maxsize=8)
def parsed(text: str) -> DocumentNode:
    return parse(text)


async def run(
    text: str, variables: dict[str, Any], plans: Plans | None, *, middleware: MiddlewareManager | None = None
) -> ExecutionResult:
    """Execute a document as the schema does with these plans, or as graphql-core does without any."""
    executor = StrawberryGraphQLCoreExecutionContext if plans is None else PlannedExecutor
    options: dict[str, Any] = {} if plans is None else {"plans": plans}
    asker = context()
    if plans is not None and middleware is None:
        answer = await plans.answer(SCHEMA._schema, None, variables, asker)
        if isinstance(answer, ExecutionResult):
            return answer
        middleware = None if answer is None else answer.as_middleware()
    result = execute(
        SCHEMA._schema,
        parsed(text),
        context_value=asker,
        variable_values=variables,
        executor_class=executor,
        middleware=middleware or MiddlewareManager(),
        operation_extensions=None,
        **options,
    )
    return result if isinstance(result, ExecutionResult) else await result


def told(result: ExecutionResult) -> tuple[str, list[str]]:
    """Return all that a result shows: its data in their order, and its errors with their causes."""
    causes = sorted(f"{json.dumps(error.formatted)} {_cause(error)!r}" for error in result.errors or ())
    return orjson.dumps(result.data).decode(), causes


def _cause(error: GraphQLError) -> Exception | None:
    cause: Exception | None = error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(
    text=documents(SCHEMA._schema),
    seed=st.integers(0, 2**16),
    sound=st.booleans(),
    yes=st.booleans(),
    no=st.booleans(),
    n=st.sampled_from([None, 1, 3, "many"]),
)
def test_results_and_errors_are_graphql_cores(
    text: str, seed: int, sound: bool, yes: bool, no: bool, n: object
) -> None:
    variables = {"yes": yes, "no": no, "n": n, "id": "cre_" + "0" * 32}
    plans = Plans(parsed(text))

    with inhabited(World(seed, sound)):
        expected = told(asyncio.run(run(text, variables, None)))
        for _ in range(3):  # Without a plan, while making one, and by it alone if that is enough.
            assert told(asyncio.run(run(text, variables, plans))) == expected


async def events_by(
    executor_class: Any, text: str, variables: dict[str, Any], events: list[object], **options: Any
) -> Any:
    """Execute a subscription for some events, and return the results and the executor."""
    executor = executor_class.build(
        SCHEMA._schema,
        parsed(text),
        context_value=context(),
        raw_variable_values=variables,
        middleware=MiddlewareManager(),
        operation_extensions=None,
        **options,
    )
    results = []
    for event in events:
        result = executor.build_per_event_executor(event).execute_operation(False)
        results.append(result if isinstance(result, ExecutionResult) else await result)
    return results, executor


def happened(world: World, text: str) -> list[tuple[Any, Any]]:
    """Return some events, with the values that show them."""
    if "taskUpdated" in text:
        tasks = [TaskRecord(seq, EventKind.UPDATE, world.creation("event", seq)) for seq in range(2)]
        show = partial(TaskEvent.from_record, catalogue=CATALOGUE)
        return [(one, show) for one in (*tasks, TaskRecord(9, EventKind.RESET, None))]
    entry = CreditRecordEvent(3, EventKind.UPDATE, CREDIT, replace(TRANSACTION, generation_id="cre_1"))
    return [(one, CreditEvent.from_record) for one in (entry, CreditRecordEvent(9, EventKind.RESET, None, None))]


@settings(
    max_examples=settings().max_examples // 3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    text=subscriptions(SCHEMA._schema),
    seed=st.integers(0, 2**16),
    sound=st.booleans(),
    yes=st.booleans(),
    no=st.booleans(),
)
def test_events_are_graphql_cores(text: str, seed: int, sound: bool, yes: bool, no: bool) -> None:
    variables = {"yes": yes, "no": no, "n": 2, "id": "cre_" + "0" * 32}
    world, plans = World(seed, sound), Plans(parsed(text))
    records = happened(world, text)
    events = [show(record) for record, show in records]

    with inhabited(world):
        expected, _ = asyncio.run(events_by(StrawberryGraphQLCoreExecutionContext, text, variables, events))
        planned, executor = asyncio.run(events_by(PlannedExecutor, text, variables, events, plans=plans))
        assert [told(result) for result in planned] == [told(result) for result in expected]

        rendering = executor.payload_cache()
        for (record, show), result in zip(records if rendering else [], expected, strict=False):
            try:
                payload = rendering.payload(record, show)
            except Exception:  # noqa: BLE001 - then it is executed, which was compared above
                # A value of another type (an id that is a number) may still be serialized without an error.
                assert result.errors or not sound
            else:
                assert not result.errors
                assert payload == orjson.dumps({"data": result.data})
                assert rendering.payload(record, show) is payload


async def streamed(text: str, variables: dict[str, Any], schema: ServedSchema = SCHEMA) -> list[tuple[str, list[str]]]:
    results = await schema.stream(text, variable_values=variables, context_value=context())
    return [told(cast("ExecutionResult", result)) async for result in results]


@settings(
    max_examples=settings().max_examples // 4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    text=subscriptions(SCHEMA._schema),
    seed=st.integers(0, 2**16),
    sound=st.booleans(),
    yes=st.sampled_from([True, False, "maybe"]),
    no=st.booleans(),
)
def test_a_subscription_begun_by_its_plan_tells_what_another_does(
    text: str, seed: int, sound: bool, yes: object, no: bool
) -> None:
    variables = {"yes": yes, "no": no, "n": 2, "id": "cre_" + "0" * 32}
    world = World(seed, sound)

    async def updates(_context: Context, *given: object) -> AsyncGenerator[Any, None]:
        for record, _ in happened(world, text):
            yield world.answer("event", record, given, record.seq)

    with ExitStack() as stack:
        stack.enter_context(inhabited(world))
        stack.enter_context(patch.object(creations, "updates", updates))
        stack.enter_context(patch.object(credits, "updates", updates))
        expected = asyncio.run(streamed(text, variables, UNPLANNED))
        for _ in range(2):  # Once it is known, and once it has a plan.
            assert asyncio.run(streamed(text, variables)) == expected


async def test_a_subscription_that_is_known_is_begun_without_graphql_core() -> None:
    text = "subscription ($id: ID) { taskUpdated(id: $id) { cursor kind creation { id } } }"
    asked: list[tuple[object, ...]] = []

    async def updates(_context: Context, *given: object) -> AsyncGenerator[Any, None]:
        asked.append(given)
        yield TaskRecord(3, EventKind.UPDATE, CREATION)

    with patch.object(creations, "updates", updates):
        first = await streamed(text, {"id": "cre_1"})
        with (
            patch("transport.execution.schema.subscribe", side_effect=AssertionError("it is asked")),
            patch.object(PlannedExecutor, "build", side_effect=AssertionError("it is built")),
        ):
            second = await streamed(text, {"id": "cre_1"})

    data = {"taskUpdated": {"cursor": "3", "kind": "UPDATE", "creation": {"id": "cre_1"}}}
    assert first == second == [(orjson.dumps(data).decode(), [])]
    assert asked == [("cre_1", None)] * 2


@pytest.mark.parametrize(
    ("selected", "is_rendered"),
    [
        ("cursor kind creation { id status style { name } originalImage { width } failure { code } }", True),
        ("cursor creation { ...Parts } } } fragment Parts on Creation { id createdAt", True),
        ("creation { id originalImage { url } }", False),
        ("creation { id queuePosition }", False),
        ("creation { retryOf { id } }", False),
    ],
)
async def test_only_what_knows_nothing_of_who_asks_is_rendered(selected: str, is_rendered: bool) -> None:
    text = f"subscription {{ taskUpdated {{ {selected} }} }}".replace("createdAt } }", "createdAt }")
    _, executor = await events_by(PlannedExecutor, text, {}, [], plans=Plans(parsed(text)))

    assert (executor.payload_cache() is not None) == is_rendered


GALLERY = """query ($n: Int) {
  creations(first: $n) { nodes { id status stage version prompt style { name } creditsUsed createdAt } }
}"""


@pytest.fixture
def executed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The fields that graphql-core has executed one by one, in order."""
    names: list[str] = []
    original = PlannedExecutor.execute_field

    def execute_field(executor: Any, parent_type: Any, source: Any, details: Any, *others: Any) -> Any:
        names.append(details[0].node.name.value)
        return original(executor, parent_type, source, details, *others)

    monkeypatch.setattr(PlannedExecutor, "execute_field", execute_field)
    return names


async def test_plain_fields_are_read_from_the_second_time_on(executed: list[str]) -> None:
    plans = Plans(parsed(GALLERY))
    with inhabited(World(seed=1, sound=True, least=2)):
        first = await run(GALLERY, {"n": 3}, plans)
        assert first.data is not None
        assert executed.count("prompt") == len(first.data["creations"]["nodes"]) > 0
        executed.clear()

        second = await run(GALLERY, {"n": 3}, plans)

        assert executed == ["creations"]
        executed.clear()
        third = await run(GALLERY, {"n": 3}, plans)

    assert executed == []
    assert told(first) == told(second) == told(third)


async def test_an_object_that_is_not_as_expected_is_executed_field_by_field_and_the_others_are_not(
    executed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [CREATION, replace(CREATION, credits_used=2**40), CREATION]

    async def page(*_: object, **_spared: bool) -> Page[CreationRecord]:
        return Page(records, has_next=False, has_previous=False)

    monkeypatch.setattr(creations, "page", page)
    plans = Plans(parsed(GALLERY))
    results = [await run(GALLERY, {"n": 3}, plans) for _ in range(2)]
    executed.clear()

    results.append(await run(GALLERY, {"n": 3}, plans))

    assert executed.count("creditsUsed") == 1
    assert [error.path for error in results[-1].errors or ()] == [["creations", "nodes", 1, "creditsUsed"]]
    assert results[-1].formatted == results[0].formatted


CREATE = """mutation ($prompt: String!) {
  createGeneration(input: {prompt: $prompt, style: "sty_none"}) {
    creation { id creditsUsed } credit { balance } errors { __typename }
  }
}"""


@pytest.mark.parametrize(
    ("outcome", "data", "paths"),
    [
        (
            CreationResult((CREATION,), CREDIT),
            {"creation": {"id": "cre_1", "creditsUsed": 20}, "credit": {"balance": 80}},
            [],
        ),
        (errors.NotFound("no"), {"creation": None, "credit": None}, []),
        (
            CreationResult((replace(CREATION, credits_used=2**40),), CREDIT),
            {"creation": None, "credit": {"balance": 80}},
            [["createGeneration", "creation", "creditsUsed"]],
        ),
        (RuntimeError("a defect"), None, [["createGeneration"]]),
    ],
)
async def test_a_mutation_is_called_once_whatever_comes_of_it(
    outcome: CreationResult | Exception,
    data: dict[str, Any] | None,
    paths: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[GenerationRequest] = []

    async def create(_context: Context, request: GenerationRequest) -> CreationResult:
        called.append(request)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(creations, "create", create)
    plans = Plans(parsed(CREATE))

    for number in range(1, 5):
        result = await run(CREATE, {"prompt": "a cat"}, plans)

        assert len(called) == number
        assert [error.path for error in result.errors or ()] == paths
        given = None if result.data is None else dict(result.data["createGeneration"])
        assert (given and {name: given[name] for name in ("creation", "credit")}) == data
    assert called == [GenerationRequest(prompt="a cat", style="sty_none")] * 4


async def test_a_request_whose_arguments_are_wrong_calls_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "query ($n: Int) { creations(first: $n) { nodes { id } } }"
    plans = Plans(parsed(text))
    with inhabited(World(seed=1, sound=True, least=2)):
        for _ in range(3):
            await run(text, {"n": 3}, plans)
    page = Mock()
    monkeypatch.setattr(creations, "page", page)

    result = await run(text, {"n": "many"}, plans)

    assert result.data is None
    assert result.errors is not None
    page.assert_not_called()


async def test_fields_that_a_middleware_may_change_are_not_read_past_it() -> None:
    seen: list[str] = []

    def middleware(resolve: Callable[..., Any], source: Any, info: Any, **arguments: Any) -> Any:
        seen.append(info.field_name)
        return resolve(source, info, **arguments)

    plans = Plans(parsed(GALLERY))
    with inhabited(World(seed=1, sound=True, least=2)):
        for _ in range(3):
            seen.clear()
            await run(GALLERY, {"n": 3}, plans, middleware=MiddlewareManager(middleware))

    assert "prompt" in seen


async def test_each_way_that_directives_turn_out_has_a_plan_of_its_own() -> None:
    text = "query ($yes: Boolean!) { sandbox viewer { id @include(if: $yes) createdAt @skip(if: $yes) } }"
    plans = Plans(parsed(text))

    answers = [told(await run(text, {"yes": yes}, plans)) for yes in (True, False) * 3]

    assert (
        answers
        == [
            ('{"sandbox":true,"viewer":{"id":"usr_1"}}', []),
            (f'{{"sandbox":true,"viewer":{{"createdAt":"{MOMENT.isoformat()}"}}}}', []),
        ]
        * 3
    )


async def test_plans_do_not_grow_with_the_requests() -> None:
    plans = Plans(parsed(GALLERY))
    with inhabited(World(seed=1, sound=True, least=2)):
        for _ in range(3):
            await run(GALLERY, {"n": 3}, plans)
        (plan,) = plans.made
        sizes = (len(plan.sub_fields), plan.selection_count)

        for _ in range(100):
            await run(GALLERY, {"n": 3}, plans)

    assert plans.made == [plan]
    assert (len(plan.sub_fields), plan.selection_count) == sizes
