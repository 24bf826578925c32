"""Steps: the concerns of served operations, each around the steps that follow it."""

from collections.abc import AsyncGenerator, Awaitable, Callable, MutableMapping, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar

from graphql import ExecutionResult, GraphQLError
from strawberry.types import ExecutionContext
from strawberry.types.graphql import OperationType

from transport.execution.query_limits import MeasuredDocument

Results = AsyncGenerator[ExecutionResult, None]
"""The results of a subscription's events."""


class Refused(Exception):
    """An operation is not executed; its errors say why."""

    def __init__(self, *errors: GraphQLError) -> None:
        super().__init__(*errors)
        self.errors = list(errors)


class Operation(ExecutionContext):
    """An operation on its way through the steps.

    ``document`` is set when its text has been parsed. ``execution`` holds further arguments for graphql-core's
    ``execute`` or ``subscribe``. ``is_public``: its result is the same for every client.
    """

    document: MeasuredDocument
    is_public: bool

    def __post_init__(self, provided_operation_name: str | None) -> None:
        super().__post_init__(provided_operation_name)
        self.name = provided_operation_name
        self.execution: dict[str, Any] = {}
        self.is_public = False

    @property
    def type(self) -> OperationType:
        return self.document.operation_types[self.name]


Prepare = Callable[[Operation], Awaitable[None]]
Execute = Callable[[Operation], Awaitable[ExecutionResult]]
Subscribe = Callable[[Operation], Awaitable[Results | ExecutionResult]]
MethodT = TypeVar("MethodT", bound=Callable[..., Any])


class Step:
    """A concern of the served schema. Each method passes the operation to ``proceed``, or takes its place."""

    async def prepare(self, proceed: Prepare, operation: Operation) -> None:
        """Prepare an operation for execution.

        Raises:
            Refused: it is not executed.
        """
        await proceed(operation)

    async def execute(self, proceed: Execute, operation: Operation) -> ExecutionResult:
        """Execute a prepared query or mutation."""
        return await proceed(operation)

    async def subscribe(self, proceed: Subscribe, operation: Operation) -> Results | ExecutionResult:
        """Start a prepared subscription; return its results, or one result with the errors if it cannot start."""
        return await proceed(operation)


def chain_steps(steps: Sequence[Step], method: str, last: MethodT) -> MethodT:
    """Return a function that calls this method of all steps that override it, in order, and then ``last``."""
    for step in reversed(steps):
        if getattr(type(step), method) is not getattr(Step, method):
            last = partial(getattr(step, method), last)  # type: ignore[assignment]  # of the same signature
    return last


class EventPayloads(Protocol):
    """A renderer of a subscription's events as JSON payloads, without graphql-core."""

    def payload(self, event: Any, show: Callable[[Any], object]) -> bytes:
        """Return the payload of an event; ``show`` converts the event to its API form.

        Raises:
            Exception: the event is not as expected; graphql-core reports the cause.
        """


class Renders(Protocol):
    """A receiver that may take over a subscription's events."""

    def set_renderer(self, query: str, payloads: EventPayloads | None, extensions: MutableMapping[str, Any]) -> None:
        """Take the renderer of events, None if each must be executed, and the first response's extensions."""
