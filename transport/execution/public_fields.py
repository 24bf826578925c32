"""Public fields: queries of nothing else have the same answer for every client, so caches may keep it."""

from collections.abc import Collection, Iterator
from weakref import WeakKeyDictionary

from graphql import ExecutionResult, FieldNode, FragmentDefinitionNode, FragmentSpreadNode, InlineFragmentNode
from graphql.language import SelectionSetNode
from strawberry.types.graphql import OperationType

from transport.execution.query_limits import MeasuredDocument
from transport.execution.steps import Execute, Operation, Step


class PublicFields(Step):
    """The step that marks each query of public root fields alone, once it has succeeded."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(names) | {"__typename"}
        self._known: WeakKeyDictionary[MeasuredDocument, dict[str | None, bool]] = WeakKeyDictionary()

    async def execute(self, proceed: Execute, operation: Operation) -> ExecutionResult:
        result = await proceed(operation)
        operation.is_public = not result.errors and self._is_covered(operation)
        return result

    def _is_covered(self, operation: Operation) -> bool:
        known = self._known.setdefault(operation.document, {})
        if operation.name not in known:
            names = set(_root_fields(operation.document, operation.name))
            known[operation.name] = operation.type is OperationType.QUERY and names <= self._names
        return known[operation.name]


def _root_fields(document: MeasuredDocument, name: str | None) -> Iterator[str]:
    """Yield the names of an operation's root fields, including those in fragments."""
    definitions = document.document.definitions
    fragments = {node.name.value: node for node in definitions if isinstance(node, FragmentDefinitionNode)}
    unread: list[SelectionSetNode] = [document.operations[name].selection_set]
    spread: set[str] = set()
    while unread:
        for selection in unread.pop().selections:
            if isinstance(selection, FieldNode):
                yield selection.name.value
            elif isinstance(selection, InlineFragmentNode):
                unread.append(selection.selection_set)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in spread:
                spread.add(selection.name.value)
                unread.append(fragments[selection.name.value].selection_set)
