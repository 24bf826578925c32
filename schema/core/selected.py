"""The fields that an operation selects."""

from collections.abc import Collection

from graphql import FieldNode, FragmentSpreadNode, SelectionSetNode

from schema.core.info import Info


def may_select(info: Info, names: Collection[str]) -> bool:
    """Return whether the operation may select a field with one of these names, in any object.

    The names in the operation's text decide, not their arguments and directives, and an operation with a named fragment
    may select any field. So this takes a microsecond, and Strawberry's ``info.selected_fields`` thirty.
    """
    return _may_select(info.operation.selection_set, names)


def _may_select(selected: SelectionSetNode | None, names: Collection[str]) -> bool:
    if selected is None:
        return False
    for node in selected.selections:
        if isinstance(node, FragmentSpreadNode) or (isinstance(node, FieldNode) and node.name.value in names):
            return True
        if _may_select(getattr(node, "selection_set", None), names):
            return True
    return False
