"""The planner as a step of the served schema: it executes operations by their plans, and never changes an answer."""

from functools import partial
from weakref import WeakKeyDictionary

from graphql import ExecutionResult

from transport.execution.query_limits import MeasuredDocument
from transport.execution.schema import ServedSchema
from transport.execution.steps import Execute, Operation, Renders, Results, Step, Subscribe
from transport.planner.executor import PlannedExecutor
from transport.planner.payload_cache import PayloadCache
from transport.planner.plan import Plans


class Planning(Step):
    """The step that executes an operation by its plan, without graphql-core if possible.

    A document's plans live as long as the document is cached.
    """

    def __init__(self, schema: ServedSchema) -> None:
        self._schema = schema
        self._plans: WeakKeyDictionary[MeasuredDocument, Plans] = WeakKeyDictionary()

    async def execute(self, proceed: Execute, operation: Operation) -> ExecutionResult:
        plans = self._plans_of(operation)
        answer = await plans.answer(self._schema._schema, operation.name, operation.variables, operation.context)
        if isinstance(answer, ExecutionResult):
            return answer
        operation.execution = {"executor_class": PlannedExecutor, "plans": plans}
        if answer is not None:
            operation.execution["middleware"] = answer.as_middleware()
        return await proceed(operation)

    async def subscribe(self, proceed: Subscribe, operation: Operation) -> Results | ExecutionResult:
        plans = self._plans_of(operation)
        begun = plans.begin(self._schema._schema, operation.name, operation.variables, operation.context)
        if begun is None:
            receive = partial(_pass_payload_cache, operation)
            operation.execution = {"executor_class": PlannedExecutor, "plans": plans, "receive_payloads": receive}
            return await proceed(operation)
        _pass_payload_cache(operation, begun.plan.rendering)
        return begun.results(
            partial(
                self._schema.execute_event,
                document=operation.document.document,
                variables=operation.variables,
                name=operation.name,
                context=operation.context,
            )
        )

    def _plans_of(self, operation: Operation) -> Plans:
        document = operation.document
        plans = self._plans.get(document)
        if plans is None:
            plans = self._plans[document] = Plans(document.document)
        return plans


def _pass_payload_cache(operation: Operation, rendering: PayloadCache | None) -> None:
    """Pass an operation's payload cache to the receiver that may take over its events, if there is one."""
    receiver: Renders | None = getattr(operation.context, "receiver", None)
    if receiver is not None:
        receiver.set_renderer(operation.query or "", rendering, operation.extensions_results)
