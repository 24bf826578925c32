"""graphql-core's executor, except that it reads plain fields with the functions compiled for the operation's plan."""

from collections.abc import Callable
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    OperationType,
)
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet, collect_fields
from graphql.pyutils import AwaitableOrValue, Path

from transport.execution.executor import ServedExecutor
from transport.planner.payload_cache import PayloadCache
from transport.planner.plan import Plan, Plans
from transport.planner.root_field import RootResult, compile_root
from transport.planner.selection import Selection, compile_selection


class PlannedExecutor(ServedExecutor):
    """The served schema's executor with a plan, if the document has one for this operation.

    If a plan cannot read an object, graphql-core executes that object from its beginning and reports the errors.
    """

    def __init__(self, *args: Any, plans: Plans | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._plan: Plan | None = None
        # A middleware may change any field, except an `RootResult`, which only supplies the root field's result.
        middlewares = self.middleware_manager.middlewares if self.middleware_manager else ()
        if plans is not None and all(isinstance(middleware, RootResult) for middleware in middlewares):
            # A subscription is executed for many events, so its plan pays off at once.
            at_once = self.operation.operation is OperationType.SUBSCRIPTION
            self._plan = plans.of(self.operation, self.variable_values.coerced, at_once=at_once)
        if self._plan is not None:
            self._relevant_sub_fields = self._plan.sub_fields

    @classmethod
    def build(
        cls, *args: Any, receive_payloads: Callable[[PayloadCache | None], None] | None = None, **options: Any
    ) -> list[GraphQLError] | Executor[Any]:
        """Build an executor; pass the payload cache of a subscription's events to ``receive_payloads``."""
        executor: list[GraphQLError] | Executor[Any] = super().build(*args, **options)
        if receive_payloads is not None and isinstance(executor, PlannedExecutor):
            receive_payloads(executor.payload_cache())
        return executor

    def build_per_event_executor(self, payload: Any) -> Executor[Any]:
        executor: Executor[Any] = super().build_per_event_executor(payload)
        if self._plan is not None:
            executor._relevant_sub_fields = self._plan.sub_fields
        return executor

    def payload_cache(self) -> PayloadCache | None:
        """Return the payload cache for a subscription's events, or None if not all selected fields are plain."""
        if self._plan is None:
            return None
        if not self._plan.is_rendered:
            self._plan.is_rendered, self._plan.rendering = True, self._render(self._plan)
        return self._plan.rendering

    def _render(self, plan: Plan) -> PayloadCache | None:
        root = self.schema.subscription_type
        if root is None:
            return None
        fields = collect_fields(self.schema, self.fragments, self.variable_values, root, self.operation, False)
        collected = fields.grouped_field_set
        if len(collected) != 1:
            return None
        plan.root = collected
        ((response_name, details),) = collected.items()
        field = self.schema.get_field(root, details[0].node.name.value)
        event = field.type.of_type if field is not None and isinstance(field.type, GraphQLNonNull) else None
        if not isinstance(event, GraphQLObjectType):
            return None
        selected = self.collect_subfields(event, details).grouped_field_set
        selection = compile_selection(self.schema, event, selected, self.collect_subfields)
        if selection.read is None or not selection.is_plain:
            return None
        plan.alone = compile_root(
            self.schema, root, collected, self.operation, self.fragment_definitions, self.collect_subfields
        )
        return PayloadCache(response_name, selection.read)

    def execute_root_grouped_field_set(
        self,
        root_type: GraphQLObjectType,
        root_value: Any,
        grouped_field_set: GroupedFieldSet,
        serially: bool,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        if self._plan is not None:
            # The memo of sub-fields is keyed by the identity of the field set above, so every request must use the same
            # object.
            if self._plan.root is None:
                self._plan.root = grouped_field_set
                self._plan.alone = compile_root(
                    self.schema,
                    root_type,
                    grouped_field_set,
                    self.operation,
                    self.fragment_definitions,
                    self.collect_subfields,
                )
            grouped_field_set = self._plan.root
        return super().execute_root_grouped_field_set(
            root_type, root_value, grouped_field_set, serially, position_context
        )

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        selection = self._selection(parent_type, grouped_field_set) if path is not None else None
        results = None if selection is None else _read(selection, source_value)
        if selection is None or results is None:
            return super().execute_fields(parent_type, source_value, path, grouped_field_set, position_context)
        if not selection.rest:
            return results
        rest = super().execute_fields(parent_type, source_value, path, selection.rest, position_context)
        if isinstance(rest, dict):
            return results | rest

        async def completed() -> dict[str, Any]:
            return results | await rest

        return completed()

    def complete_list_value(
        self,
        return_type: GraphQLList[GraphQLOutputType],
        field_details_list: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> AwaitableOrValue[list[Any]]:
        of_type = return_type.of_type
        item_type = of_type.of_type if isinstance(of_type, GraphQLNonNull) else of_type
        if self._plan is not None and type(result) is list and isinstance(item_type, GraphQLObjectType):
            fields = self.collect_subfields(item_type, field_details_list).grouped_field_set
            selection = self._selection(item_type, fields)
            if selection is not None and selection.is_plain:
                results = [_read(selection, item) for item in result]
                if None not in results:
                    return results
        return super().complete_list_value(return_type, field_details_list, info, path, result, position_context)

    def _selection(self, parent_type: GraphQLObjectType, fields: GroupedFieldSet) -> Selection | None:
        if self._plan is None:
            return None
        return self._plan.selection(self.schema, parent_type, fields, self.collect_subfields)


def _read(selection: Selection, source: Any) -> dict[str, Any] | None:
    """Return the plain fields of an object, or None if anything is not as expected."""
    try:
        return None if selection.read is None else selection.read(source)
    except Exception:  # noqa: BLE001 - graphql-core will repeat the error and report its location
        return None
