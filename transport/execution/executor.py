"""Strawberry's executor of one operation, without its leak."""

from typing import Any

from graphql.execution import Executor
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext


class ServedExecutor(StrawberryGraphQLCoreExecutionContext):
    """Strawberry's executor; each event of a subscription gets its own memo of sub-fields.

    graphql-core 3.3 shares the memo between all events and adds to it with each event, so memory and the collector's
    pauses would grow for as long as the subscription lives.
    """

    def build_per_event_executor(self, payload: Any) -> Executor[Any]:
        executor: Executor[Any] = super().build_per_event_executor(payload)
        executor._relevant_sub_fields = {}
        return executor
