"""The document guard: what a GraphQL document may ask for, measured before it is validated."""

from collections.abc import Mapping
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
)
from strawberry.types.graphql import OperationType

from transport.plans import Plans, name_of

# Page sizes multiply what lies below them.
PAGE_ARGUMENTS = frozenset({"first", "last"})
# The standard introspection query is 13 to 15 deep.
INTROSPECTION_DEPTH = 16

# Each value of a list is looked at by graphql-core, and a mistake in it is told of.
MAX_VARIABLE_VALUES = 1_000

_HUGE = 10**9
_MAX_VERDICTS = 16


class Measures(NamedTuple):
    """The size of a document in every respect that is limited."""

    depth: int
    fields: int
    aliases: int
    root_fields: int
    directives: int
    directives_in_one_place: int
    operations: int
    cost: int

    def excess(self, limits: "Measures") -> str | None:
        """Return what to tell the client of the first limit that is exceeded, or None."""
        for name, measured, allowed in zip(self._fields, self, limits, strict=True):
            if measured > allowed:
                return f"The document is over a limit: {name.replace('_', ' ')}, at most {allowed}."
        return None


LIMITS = Measures(
    depth=12,
    fields=1000,
    aliases=30,
    root_fields=15,
    directives=50,
    directives_in_one_place=4,
    operations=5,
    cost=5000,
)
_BOTTOMLESS = Measures(_HUGE, 0, 0, 0, 0, 0, 0, 0)


class Weight(NamedTuple):
    """What one operation asks for: its estimated cost, and how many fields it has at its root, aliases counted."""

    cost: int
    root_fields: int


_WEIGHTLESS = Weight(0, 0)


class _Extent(NamedTuple):
    """How far a selection reaches with all that it spreads; ``width`` counts the fields of its own level."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    width: int = 0
    cost: int = 0

    def beside(self, other: "_Extent") -> "_Extent":
        return _Extent(
            max(self.depth, other.depth),
            min(_HUGE, self.fields + other.fields),
            min(_HUGE, self.aliases + other.aliases),
            min(_HUGE, self.width + other.width),
            min(_HUGE, self.cost + other.cost),
        )


_NOTHING = _Extent()


class Measurement:
    """One walk over a document with its variables.

    The work is linear in the document: a fragment is walked once, however often it is spread. ``selections``
    counts the selections that were walked.

    Raises:
        RecursionError: the document is nested deeper than the interpreter can follow.
    """

    def __init__(self, document: DocumentNode, variables: Mapping[str, object]) -> None:
        self.selections = 0
        self.page_variables: set[str] = set()
        self.weights: dict[str | None, Weight] = {}
        self._variables = variables
        self._directives = 0
        self._directives_in_one_place = 0
        self._fragments: dict[str, FragmentDefinitionNode] = {}
        self._extents: dict[str, _Extent] = {}
        operations: list[OperationDefinitionNode] = []
        for definition in document.definitions:
            self._count_directives(len(getattr(definition, "directives", None) or ()))
            if isinstance(definition, OperationDefinitionNode):
                operations.append(definition)
            elif isinstance(definition, FragmentDefinitionNode):
                self._fragments[definition.name.value] = definition
        self._page_defaults = _page_defaults(operations)
        self.measures = self._measure(operations)

    def _measure(self, operations: list[OperationDefinitionNode]) -> Measures:
        total, depth, width = _NOTHING, 0, 0
        for operation in operations:
            extent = self._selection_set(operation.selection_set)
            total = total.beside(extent)
            width = max(width, extent.width)
            self.weights[name_of(operation)] = Weight(extent.cost, extent.width)
            if not (_is_introspection(operation) and extent.depth <= INTROSPECTION_DEPTH):
                depth = max(depth, extent.depth)
        return Measures(
            depth=depth,
            fields=total.fields,
            aliases=total.aliases,
            root_fields=width,
            directives=self._directives,
            directives_in_one_place=self._directives_in_one_place,
            operations=len(operations),
            cost=total.cost,
        )

    def _selection_set(self, selection_set: SelectionSetNode | None) -> _Extent:
        extent = _NOTHING
        for selection in selection_set.selections if selection_set else ():
            extent = extent.beside(self._selection(selection))
        return extent

    def _selection(self, selection: SelectionNode) -> _Extent:
        self.selections += 1
        self._count_directives(len(selection.directives or ()))
        if isinstance(selection, FieldNode):
            below = self._selection_set(selection.selection_set)
            return _Extent(
                depth=below.depth + 1,
                fields=below.fields + 1,
                aliases=below.aliases + (selection.alias is not None),
                width=1,
                cost=1 + self._page_size(selection) * below.cost,
            )
        if isinstance(selection, InlineFragmentNode):
            inside = self._selection_set(selection.selection_set)
        elif isinstance(selection, FragmentSpreadNode):
            inside = self._fragment(selection.name.value)
        else:
            raise TypeError(f"not a selection: {selection!r}")
        return inside._replace(fields=inside.fields + 1)

    def _fragment(self, name: str) -> _Extent:
        if name not in self._extents:
            self._extents[name] = _NOTHING  # One that spreads itself adds nothing; validation refuses it.
            if fragment := self._fragments.get(name):
                self._extents[name] = self._selection_set(fragment.selection_set)
        return self._extents[name]

    def _count_directives(self, here: int) -> None:
        self._directives += here
        self._directives_in_one_place = max(self._directives_in_one_place, here)

    def _page_size(self, field: FieldNode) -> int:
        size = 1
        for argument in field.arguments or ():
            if argument.name.value not in PAGE_ARGUMENTS:
                continue
            if isinstance(argument.value, IntValueNode):
                size = max(size, _literal_size(argument.value))
            elif isinstance(argument.value, VariableNode):
                name = argument.value.name.value
                self.page_variables.add(name)
                default = self._page_defaults.get(name, 1)
                size = max(size, _size(self._variables.get(name, default)))
        return size


class _Verdict(NamedTuple):
    excess: str | None
    weights: Mapping[str | None, Weight]


class GuardedDocument:
    """A parsed document that says whether it is within the limits, and what its operations weigh.

    What variables change is only the size of pages, so a verdict is kept for each combination of those.
    """

    def __init__(self, document: DocumentNode, limits: Measures = LIMITS) -> None:
        self.document = document
        self.plans = Plans(document)
        operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
        self.operation_names = [name_of(node) for node in operations]
        # Without a name, the first is meant.
        self.operation_types = {
            name: OperationType(node.operation.value) for node in reversed(operations) for name in (name_of(node), None)
        }
        self._limits = limits
        self._page_variables: tuple[str, ...] | None = None
        self._verdicts: dict[tuple[int | None, ...], _Verdict] = {}

    def excess(self, variables: Mapping[str, object]) -> str | None:
        """Return what to tell the client when the document with these variables asks for too much, or None."""
        if has_more_values(variables, MAX_VARIABLE_VALUES):
            return f"The variables are over a limit: values, at most {MAX_VARIABLE_VALUES}."
        return self._verdict(variables).excess

    def weight(self, operation: str | None, variables: Mapping[str, object]) -> Weight:
        """Return what the operation of that name weighs, or the only one where none is named."""
        weights = self._verdict(variables).weights
        if operation is None and len(weights) == 1:
            return next(iter(weights.values()))
        return weights.get(operation, _WEIGHTLESS)

    def _verdict(self, variables: Mapping[str, object]) -> _Verdict:
        if self._page_variables is not None:
            sizes = self._sizes(self._page_variables, variables)
            if sizes in self._verdicts:
                return self._verdicts[sizes]
        try:
            measurement = Measurement(self.document, variables)
        except RecursionError:
            return _Verdict(_BOTTOMLESS.excess(self._limits), {})
        self._page_variables = tuple(sorted(measurement.page_variables))
        verdict = _Verdict(measurement.measures.excess(self._limits), measurement.weights)
        if len(self._verdicts) >= _MAX_VERDICTS:
            self._verdicts.clear()
        self._verdicts[self._sizes(self._page_variables, variables)] = verdict
        return verdict

    @staticmethod
    def _sizes(names: tuple[str, ...], variables: Mapping[str, object]) -> tuple[int | None, ...]:
        return tuple(_size(variables[name]) if name in variables else None for name in names)


def has_more_values(variables: Mapping[str, object], most: int) -> bool:
    """Whether there are more than so many values in all objects and lists together; no more than that are looked at."""
    count, unread = 0, [list(variables.values())]
    while unread:
        values = unread.pop()
        count += len(values)
        if count > most:
            return True
        for value in values:
            if isinstance(value, dict):
                if len(value) > most:
                    return True
                unread.append(list(value.values()))
            elif isinstance(value, list):
                unread.append(value)
    return False


def _page_defaults(operations: list[OperationDefinitionNode]) -> dict[str, int]:
    """Return the variables' default sizes; operations share fragments, so the largest counts for all."""
    defaults: dict[str, int] = {}
    for operation in operations:
        for definition in operation.variable_definitions or ():
            if isinstance(definition.default_value, IntValueNode):
                name = definition.variable.name.value
                defaults[name] = max(defaults.get(name, 1), _literal_size(definition.default_value))
    return defaults


def _is_introspection(operation: OperationDefinitionNode) -> bool:
    return all(
        isinstance(selection, FieldNode) and selection.name.value.startswith("__")
        for selection in operation.selection_set.selections
    )


def _literal_size(node: IntValueNode) -> int:
    return _size(int(node.value[:10]))  # A literal may have thousands of digits; ten are huge already.


def _size(value: object) -> int:
    if isinstance(value, int | float) and value > 1:
        return int(min(value, _HUGE))
    return 1
