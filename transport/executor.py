"""The executor: graphql-core's, which reads plain fields as the operation's plan has compiled them."""

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
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types import ExecutionContext

from transport.documents import DocumentCache
from transport.plans import Plan, Plans
from transport.rendering import Rendering, Renders
from transport.roots import Outcome, compile_root
from transport.selections import Selection, compile_selection


class PlannedExecutor(StrawberryGraphQLCoreExecutionContext):
    """Strawberry's executor with a plan, where the document has one for this operation.

    What a plan cannot read, graphql-core executes from the beginning of that object, and so says what is wrong.
    """

    def __init__(self, *args: Any, plans: Plans | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._plan: Plan | None = None
        # A middleware may do anything with any field, but for one that says what the root field came to.
        middlewares = self.middleware_manager.middlewares if self.middleware_manager else ()
        if plans is not None and all(isinstance(middleware, Outcome) for middleware in middlewares):
            # A subscription is executed for many events.
            at_once = self.operation.operation is OperationType.SUBSCRIPTION
            self._plan = plans.of(self.operation, self.variable_values.coerced, at_once=at_once)
        if self._plan is not None:
            self._relevant_sub_fields = self._plan.sub_fields

    def build_per_event_executor(self, payload: Any) -> Executor[Any]:
        """Return the executor of one event of a subscription, with a memo of its own where no plan has one.

        graphql-core 3.3 shares the memo of sub-fields between all events and adds to it with each of them, so memory
        and the collector's pauses grow for as long as the subscription lives.
        """
        executor: Executor[Any] = super().build_per_event_executor(payload)
        if self._plan is None:
            executor._relevant_sub_fields = {}
        return executor

    def rendering(self) -> Rendering | None:
        """Return what shows a subscription's events without executing it, where all that it selects is plain."""
        if self._plan is None:
            return None
        if not self._plan.is_rendered:
            self._plan.is_rendered, self._plan.rendering = True, self._render(self._plan)
        return self._plan.rendering

    def _render(self, plan: Plan) -> Rendering | None:
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
        return Rendering(response_name, selection.read)

    def execute_root_grouped_field_set(
        self,
        root_type: GraphQLObjectType,
        root_value: Any,
        grouped_field_set: GroupedFieldSet,
        serially: bool,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        if self._plan is not None:
            # The memo of sub-fields goes by the identity of what is above them.
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


class SubscriptionPlanner:
    """What Strawberry is given for the executor's class of a subscription, before it knows the document."""

    def __init__(self, documents: DocumentCache, context: ExecutionContext) -> None:
        self._documents = documents
        self._context = context

    def build(self, *args: Any, **options: Any) -> list[GraphQLError] | Executor[Any]:
        """Build an executor with the plans of the document, and tell whoever may take over its events."""
        query = self._context.query or ""
        document = self._documents.get(query)
        executor = PlannedExecutor.build(*args, plans=None if document is None else document.plans, **options)
        if isinstance(executor, PlannedExecutor):
            tell_rendering(self._context, executor.rendering())
        return executor


def tell_rendering(context: ExecutionContext, rendering: Rendering | None) -> None:
    """Tell whoever may take over the events of an operation how they are shown."""
    receiver: Renders | None = getattr(context.context, "receiver", None)
    if receiver is not None:
        receiver.rendered_as(context.query or "", rendering, context.extensions_results)


def _read(selection: Selection, source: Any) -> dict[str, Any] | None:
    """Return the plain fields of an object, or None when anything about them is not as expected."""
    try:
        return None if selection.read is None else selection.read(source)
    except Exception:  # noqa: BLE001 - whatever it is, graphql-core meets it again and says where
        return None
