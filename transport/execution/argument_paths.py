"""Paths for errors that are found before execution, in fields with wrong arguments."""

from collections.abc import Iterable

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    visit,
)


class ArgumentPath(list[str | int]):
    """The path of a field that was not executed because its arguments are wrong."""


def add_paths(errors: Iterable[GraphQLError], document: DocumentNode) -> None:
    """Set the path of each error that points at the value of an argument, or at a variable passed as an argument.

    graphql-core sets paths only during execution, and no field of these documents was executed.
    """
    for error in errors:
        if error.path is None and error.nodes:
            found = _path_to(error.nodes[0], document)
            error.path = None if found is None else ArgumentPath(found)


def _path_to(wrong: Node, document: DocumentNode) -> list[str | int] | None:
    """Return the path of the first field that has this node in its arguments, or None."""
    wrong = _definition_around(wrong, document)
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    unread: list[tuple[SelectionSetNode, tuple[str | int, ...]]] = [
        (node.selection_set, ()) for node in document.definitions if isinstance(node, OperationDefinitionNode)
    ]
    spread: set[str] = set()
    while unread:
        selections, above = unread.pop(0)
        for selection in selections.selections:
            below: SelectionSetNode | None
            path = above
            if isinstance(selection, FragmentSpreadNode):
                fragment = None if selection.name.value in spread else fragments.get(selection.name.value)
                spread.add(selection.name.value)
                below = None if fragment is None else fragment.selection_set
            else:
                below = getattr(selection, "selection_set", None)
            if isinstance(selection, FieldNode):
                path = (*above, (selection.alias or selection.name).value)
                if any(_holds(argument, wrong) for argument in selection.arguments or ()):
                    return list(path)
            if below is not None:
                unread.append((below, path))
    return None


def _definition_around(wrong: Node, document: DocumentNode) -> Node:
    """Return the definition of the variable if this node is in its default value, else the node itself."""
    operations = (node for node in document.definitions if isinstance(node, OperationDefinitionNode))
    variables = (variable for operation in operations for variable in operation.variable_definitions or ())
    return next((variable for variable in variables if _holds(variable, wrong)), wrong)


def _holds(argument: Node, wrong: Node) -> bool:
    variable = wrong.variable.name.value if isinstance(wrong, VariableDefinitionNode) else None
    search = _Search(wrong, variable)
    visit(argument, search)
    return search.found


class _Search(Visitor):
    """A search for a node, or for a use of a variable."""

    def __init__(self, wrong: Node, variable: str | None) -> None:
        super().__init__()
        self.found = False
        self._wrong = wrong
        self._variable = variable

    def enter(self, node: Node, *_: object) -> None:
        is_use = isinstance(node, VariableNode) and node.name.value == self._variable
        self.found = self.found or is_use or node is self._wrong
