"""The served schema: known documents behave like new ones, events leave nothing behind, and errors have codes."""

import logging
from typing import Any

import graphql
import pytest
import strawberry
from graphql import GraphQLError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

import transport.execution.document_reader
from tests.support.planning import steps_of
from transport.execution.document_reader import DocumentReader
from transport.execution.executor import ServedExecutor
from transport.execution.schema import ServedSchema
from transport.execution.steps import Execute, Operation, Prepare, Step
from transport.http.errors import MASK, OUTAGE

ITEMS = "query Items($n: Int) {items(first: $n) {number}}"
TWO = 'query A {hello} query B {hello(name: "B")}'


class Answer:
    """A result as its client would see it."""

    def __init__(self, result: Any) -> None:
        self.data = result.data
        self.errors = [error.formatted for error in result.errors or ()]

    @property
    def codes(self) -> list[str]:
        return [error["extensions"]["code"] for error in self.errors]

    @property
    def messages(self) -> list[str]:
        return [error["message"] for error in self.errors]


async def execute(schema: strawberry.Schema, query: str | None, context: object = None, **options: Any) -> Answer:
    return Answer(await schema.execute(query, context_value=context, **options))


async def stream(schema: strawberry.Schema, query: str, context: object = None) -> list[Answer]:
    return [Answer(result) async for result in await schema.stream(query, context_value=context)]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parsed texts and the validated texts, in order."""
    texts: list[str] = []

    def parse(text: str, **options: Any) -> graphql.DocumentNode:
        texts.append("parse")
        return graphql.parse(text, **options)

    def validate(*arguments: Any, **options: Any) -> list[GraphQLError]:
        texts.append("validate")
        return graphql.validate(*arguments, **options)

    monkeypatch.setattr(transport.execution.document_reader, "parse", parse)
    monkeypatch.setattr(transport.execution.document_reader, "validate", validate)
    return texts


async def test_a_document_is_parsed_and_validated_once(schema: ServedSchema, parsed: list[str]) -> None:
    for size in (1, 2, 3):
        answer = await execute(schema, ITEMS, variable_values={"n": size})
        assert answer.data == {"items": [{"number": number} for number in range(size)]}

    assert parsed == ["parse", "validate"]


async def test_a_known_document_is_still_guarded(schema: ServedSchema) -> None:
    items = " ".join(f"i{number}: items(first: $n) {{ number items(first: 2) {{ number }} }}" for number in range(14))
    document = f"query ($n: Int) {{ {items} }}"
    cheap = await execute(schema, document, variable_values={"n": 1})

    answer = await execute(schema, document, variable_values={"n": 100_000})

    assert cheap.codes == []
    assert answer.codes == ["DOCUMENT_LIMIT"]
    assert answer.data is None


async def test_a_known_document_still_runs_the_operation_that_is_named(schema: ServedSchema) -> None:
    for _ in range(2):
        assert (await execute(schema, TWO, operation_name="A")).data == {"hello": "Hello, you."}
        assert (await execute(schema, TWO, operation_name="B")).data == {"hello": "Hello, B."}
        assert (await execute(schema, TWO, operation_name="C")).codes == ["BAD_USER_INPUT"]
        assert (await execute(schema, TWO)).messages == [
            "The document has several operations: operationName must say which to execute."
        ]


async def test_a_known_document_is_still_held_to_the_allowed_operations(schema: ServedSchema, context: Any) -> None:
    note = 'mutation {note(text: "x")}'
    assert (await execute(schema, note, context)).data == {"note": 1}

    for _ in range(2):
        with pytest.raises(strawberry.schema.exceptions.InvalidOperationTypeError):
            await execute(schema, note, context, allowed_operation_types={OperationType.QUERY})
    assert context.probe.notes == ["x"]


async def test_documents_that_fail_are_not_kept(schema: ServedSchema) -> None:
    reader = DocumentReader()
    schema.serve_with(steps_of(schema, reader))
    for text in ("{", "{missing}", "{" + "hello " * 16 + "}", "fragment F on Query {hello}"):
        for _ in range(2):
            assert (await execute(schema, text)).data is None

    assert len(reader.documents) == 0


async def test_the_memo_of_sub_fields_does_not_grow_with_the_events_of_a_subscription(
    schema: ServedSchema, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    executors: list[Any] = []

    def build(executor: Any, payload: Any) -> Any:
        built = original(executor, payload)
        executors.append((executor, built))
        return built

    original = ServedExecutor.build_per_event_executor
    monkeypatch.setattr(ServedExecutor, "build_per_event_executor", build)

    answers = await stream(schema, "subscription {count(to: 1000) {number}}", context)

    assert [answer.data["count"]["number"] for answer in answers] == list(range(1000))
    assert {len(built._relevant_sub_fields) for _, built in executors} == {1}
    assert max(len(parent._relevant_sub_fields) for parent, _ in executors) <= 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (None, "BAD_USER_INPUT"),
        ("", "BAD_USER_INPUT"),
        ("{", "BAD_USER_INPUT"),
        ("{missing}", "BAD_USER_INPUT"),
        ("{hello {deeper}}", "BAD_USER_INPUT"),
        ("{...Missing}", "BAD_USER_INPUT"),
        ("fragment F on Query {hello}", "BAD_USER_INPUT"),
        ('{day(moment: "never")}', "BAD_USER_INPUT"),
        ("query($m: DateTime!) {day(moment: $m)}", "BAD_USER_INPUT"),
        ("query($n: Nonsense) {hello}", "BAD_USER_INPUT"),
        ("{" + "hello " * 1001 + "}", "DOCUMENT_LIMIT"),
        ("{hello}" + " " * 20_000, "DOCUMENT_LIMIT"),
        ("{hello " + "#\n" * 1000 + "}", "DOCUMENT_LIMIT"),
        ("{a" * 500, "DOCUMENT_LIMIT"),
        ("{hello" + "(name:" + "[" * 600 + "}", "DOCUMENT_LIMIT"),
        ('{hello(name: "a"' + ', name: "a"' * 400 + ")}", "DOCUMENT_LIMIT"),
        ("{" + "items{" * 20 + "number" + "}" * 20 + "}", "DOCUMENT_LIMIT"),
    ],
)
async def test_what_is_wrong_with_a_document_is_the_clients_mistake(
    schema: ServedSchema, query: str | None, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "atelier.graphql")

    answer = await execute(schema, query, variable_values={"m": "never"})

    assert answer.data is None
    assert set(answer.codes) == {code}
    assert caplog.records == []


async def test_a_value_that_a_variable_cannot_have_is_the_clients_mistake(schema: ServedSchema) -> None:
    answer = await execute(schema, ITEMS, variable_values={"n": "many"})

    assert answer.codes == ["BAD_USER_INPUT"]
    assert answer.messages[0].startswith("Variable '$n' has invalid value")


async def test_a_defect_is_masked_and_logged_once_with_its_traceback(
    schema: ServedSchema, context: Any, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await execute(schema, "{hello defect}", context)

    assert answer.data == {"hello": "Hello, you.", "defect": None}
    assert answer.errors == [
        {
            "message": MASK,
            "locations": [{"line": 1, "column": 8}],
            "path": ["defect"],
            "extensions": {"code": "INTERNAL", "requestId": "req-1"},
        }
    ]
    (record,) = caplog.records
    assert record.name == "atelier.graphql"
    assert record.levelname == "ERROR"
    assert record.getMessage() == "graphql: a defect in defect (request: req-1)"
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], RuntimeError)
    assert record.exc_info[2] is not None


async def test_an_outage_says_when_to_try_again_and_is_logged_in_a_line(
    schema: ServedSchema, context: Any, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await execute(schema, "{hello away}", context)

    assert answer.data == {"hello": "Hello, you.", "away": None}
    assert (answer.messages, answer.codes) == ([OUTAGE], ["UNAVAILABLE"])
    assert answer.errors[0]["extensions"] == {"code": "UNAVAILABLE", "retryAfter": 5, "requestId": "req-1"}
    (record,) = caplog.records
    assert (record.levelname, record.exc_info) == ("WARNING", None)
    assert record.getMessage() == "graphql: an outage in away: ConnectionResetError (request: req-1)"


@pytest.mark.parametrize("field", ["tooLarge", "nothing", "items {bad}", "shape {corners}"])
async def test_whatever_a_resolver_gets_wrong_is_masked(
    schema: ServedSchema, context: Any, field: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await execute(schema, f"{{{field}}}", context)

    assert set(answer.codes) == {"INTERNAL"}
    assert set(answer.messages) == {MASK}
    assert {record.levelname for record in caplog.records} == {"ERROR"}


async def test_the_tracebacks_of_one_result_are_bounded(
    schema: ServedSchema, context: Any, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await execute(schema, "{items(first: 10) {bad}}", context)

    assert answer.codes == ["INTERNAL"] * 10
    assert len(caplog.records) == 6
    assert caplog.records[-1].getMessage() == "graphql: and 5 more failures (request: req-1)"


async def test_an_exception_with_a_code_keeps_its_message(
    schema: ServedSchema, context: Any, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await execute(schema, "{unknown}", context)

    assert answer.messages == ["There is no such thing."]
    assert answer.codes == ["NOT_FOUND"]
    assert caplog.records == []


async def test_an_argument_that_turns_out_missing_is_the_clients_mistake(schema: ServedSchema) -> None:
    answer = await execute(schema, "query($name: String) {hello(name: $name)}", variable_values={"name": None})

    assert answer.codes == ["BAD_USER_INPUT"]


class Broken(Step):
    async def execute(self, proceed: Execute, operation: Operation) -> graphql.ExecutionResult:
        await proceed(operation)
        raise RuntimeError("secret")


async def test_a_defect_in_a_step_is_masked(schema: ServedSchema, caplog: pytest.LogCaptureFixture) -> None:
    schema.serve_with([DocumentReader(), Broken()])

    answer = await execute(schema, "{hello}")

    assert (answer.messages, answer.codes) == ([MASK], ["INTERNAL"])
    assert len(caplog.records) == 1


class Noting(Step):
    """A step that records its input, before and after the next step."""

    def __init__(self, name: str, notes: list[str]) -> None:
        self.name = name
        self.notes = notes

    async def prepare(self, proceed: Prepare, operation: Operation) -> None:
        self.notes.append(f"{self.name} prepares")
        await proceed(operation)
        self.notes.append(f"{self.name} has prepared {operation.type.value}")

    async def execute(self, proceed: Execute, operation: Operation) -> graphql.ExecutionResult:
        self.notes.append(f"{self.name} executes")
        return await proceed(operation)


async def test_each_step_is_around_those_that_follow_it(schema: ServedSchema) -> None:
    notes: list[str] = []
    schema.serve_with([Noting("first", notes), Noting("second", notes), DocumentReader()])

    for _ in range(2):
        notes.clear()
        assert (await execute(schema, "{hello}")).data == {"hello": "Hello, you."}
        assert notes == [
            "first prepares",
            "second prepares",
            "second has prepared query",
            "first has prepared query",
            "first executes",
            "second executes",
        ]


async def test_a_subscription_that_is_refused_before_its_first_event_says_why(
    schema: ServedSchema, context: Any
) -> None:
    (answer,) = await stream(schema, "subscription {unknown}", context)

    assert (answer.messages, answer.codes) == (["There is no such task."], ["NOT_FOUND"])


async def test_a_subscription_that_breaks_ends_with_a_masked_error(
    schema: ServedSchema, context: Any, caplog: pytest.LogCaptureFixture
) -> None:
    first, last = await stream(schema, "subscription {breaks}", context)

    assert first.data == {"breaks": 0}
    assert last.errors == [{"message": MASK, "extensions": {"code": "INTERNAL", "requestId": "req-1"}}]
    assert len(caplog.records) == 1


async def test_results_without_errors_are_left_alone(schema: ServedSchema) -> None:
    result = await schema.execute("{hello}")

    assert isinstance(result, ExecutionResult)
    assert result.errors is None


async def test_the_mistakes_of_a_document_are_told_up_to_a_number(schema: ServedSchema) -> None:
    answer = await execute(
        schema, "{" + " ".join(f"helo{number}" for number in range(14)) + " items {" + "a " * 99 + "}}"
    )

    assert set(answer.codes) == {"BAD_USER_INPUT"}
    assert len(answer.messages) == 21
    assert answer.messages[-1].startswith("Too many validation errors")
