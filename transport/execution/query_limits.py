"""Query limits: the size and cost of a GraphQL document, measured before validation."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
)
from strawberry.types.graphql import OperationType

from transport.execution import cpu_costs
from transport.execution.given_values import MAX_VARIABLE_VALUES, Inputs, argument_of, has_more_values, inputs_of

# The cost below a paged field is multiplied by the page size.
PAGE_ARGUMENTS = frozenset({"first", "last", "ids"})
MAX_PAGE_SIZE = 100
# Points of fields that cost the same at any page size.
FIXED_COSTS = {"totalCount": 10, "__schema": 150}
FILTER_COST = 10
SEARCH_COST = 50
_TOO_LARGE = MAX_PAGE_SIZE + 1
# How a filter narrows a list.
_WHOLE, _FILTERED, _SEARCHED = 1, 2, 3
# The standard introspection query is 13 to 15 deep.
INTROSPECTION_DEPTH = 16

_HUGE = 10**9
_MAX_ANALYSES = 16


class Measures(NamedTuple):
    """The size of a document in each limited respect."""

    depth: int
    fields: int
    aliases: int
    root_fields: int
    directives: int
    directives_in_one_place: int
    operations: int
    cost: int

    def excess(self, limits: "Measures") -> str | None:
        """Return an error message for the first limit that is exceeded, or None."""
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
    """The estimated cost of one operation, and its number of root fields with aliases counted.

    ``work`` is its estimated CPU time in microseconds, apart from the work that is measured when it is done.
    """

    cost: int
    root_fields: int
    work: int = 0


_WEIGHTLESS = Weight(0, 0)


class _Extent(NamedTuple):
    """The size of a selection with its fragments; ``width`` counts the fields of its own level.

    ``fixed`` is the cost that no page size multiplies. ``work`` and ``fixed_work`` are the same for CPU time.
    ``measured`` is work that is measured when it is done; its estimate serves only the limit.
    """

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    width: int = 0
    cost: int = 0
    fixed: int = 0
    work: int = 0
    fixed_work: int = 0
    measured: int = 0

    @property
    def whole_work(self) -> int:
        return self.work + self.fixed_work

    def beside(self, other: "_Extent") -> "_Extent":
        return _Extent(
            max(self.depth, other.depth),
            min(_HUGE, self.fields + other.fields),
            min(_HUGE, self.aliases + other.aliases),
            min(_HUGE, self.width + other.width),
            min(_HUGE, self.cost + other.cost),
            min(_HUGE, self.fixed + other.fixed),
            min(_HUGE, self.work + other.work),
            min(_HUGE, self.fixed_work + other.fixed_work),
            min(_HUGE, self.measured + other.measured),
        )


_NOTHING = _Extent()


class Measurement:
    """One walk over a document with its variables.

    The work is linear in the document: a fragment is walked once, even if it is spread often. ``selections`` counts the
    selections that were walked.

    Raises:
        RecursionError: the document is nested deeper than the interpreter can follow.
    """

    def __init__(self, document: DocumentNode, variables: Mapping[str, object]) -> None:
        self.selections = 0
        self.page_variables: set[str] = set()
        self.input_arguments: list[ValueNode | None] = []
        self.weights: dict[str | None, Weight] = {}
        self._variables = variables
        self._directives = self._directives_in_one_place = 0
        self._fragments: dict[str, FragmentDefinitionNode] = {}
        self._extents: dict[tuple[str, bool], _Extent] = {}
        operations: list[OperationDefinitionNode] = []
        for definition in document.definitions:
            self._count_directives(len(getattr(definition, "directives", None) or ()))
            if isinstance(definition, OperationDefinitionNode):
                operations.append(definition)
            elif isinstance(definition, FragmentDefinitionNode):
                self._fragments[definition.name.value] = definition
        # A document with more operations is refused.
        self.defaults = [_defaults(operation) for operation in operations[: LIMITS.operations]]
        self._page_defaults = _page_defaults(self.defaults)
        self.measures = self._measure(operations)

    def _measure(self, operations: list[OperationDefinitionNode]) -> Measures:
        total, depth, width, self.most_work = _NOTHING, 0, 0, 0
        for operation in operations:
            extent = self._selection_set(operation.selection_set)
            total = total.beside(extent)
            width = max(width, extent.width)
            mutations = extent.width if operation.operation.value == "mutation" else 0
            taken = cpu_costs.OPERATION + extent.whole_work + mutations * cpu_costs.MUTATION
            self.weights[name_of(operation)] = Weight(extent.cost + extent.fixed, extent.width, taken)
            self.most_work = max(self.most_work, taken + extent.measured)
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
            cost=total.cost + total.fixed,
        )

    def _selection_set(self, selection_set: SelectionSetNode | None, *, meta: bool = False) -> _Extent:
        """Measure a selection set; ``meta`` is true inside introspection."""
        extent = _NOTHING
        for selection in selection_set.selections if selection_set else ():
            extent = extent.beside(self._selection(selection, meta=meta))
        return extent

    def _selection(self, selection: SelectionNode, *, meta: bool) -> _Extent:
        self.selections += 1
        self._count_directives(len(selection.directives or ()))
        if isinstance(selection, FieldNode):
            return self._field(selection, meta=meta or selection.name.value.startswith("__"))
        if isinstance(selection, InlineFragmentNode):
            inside = self._selection_set(selection.selection_set, meta=meta)
        elif isinstance(selection, FragmentSpreadNode):
            inside = self._fragment(selection.name.value, meta=meta)
        else:
            raise TypeError(f"not a selection: {selection!r}")
        return inside._replace(fields=inside.fields + 1)

    def _field(self, field: FieldNode, *, meta: bool) -> _Extent:
        below = self._selection_set(field.selection_set, meta=meta)
        name, narrowing, page_size = field.name.value, self._narrowing_flags(field), self._page_size(field)
        size = cpu_costs.usual_size(name) if page_size is None else page_size
        own = cpu_costs.of_field(name, is_object=field.selection_set is not None, is_meta=meta)
        filtered, searched = narrowing == _FILTERED, narrowing == _SEARCHED
        inputs = self._inputs(field)
        return _Extent(
            depth=below.depth + 1,
            fields=below.fields + 1,
            aliases=below.aliases + (field.alias is not None),
            width=1,
            cost=1 + (page_size or 1) * below.cost,
            fixed=below.fixed
            + FIXED_COSTS.get(name, 0)
            + FILTER_COST * filtered
            + SEARCH_COST * searched
            + inputs.images,
            work=own + int(size * below.work),
            fixed_work=below.fixed_work
            + cpu_costs.of_statements(name, by_ids=argument_of(field, "ids") is not None)
            + cpu_costs.of_inputs(name, inputs),
            measured=below.measured + cpu_costs.measured_work(name, is_filtered=filtered, is_searched=searched),
        )

    def _inputs(self, field: FieldNode) -> Inputs:
        if field.name.value not in cpu_costs.GENERATING:
            return Inputs()
        argument = argument_of(field, "input")
        self.input_arguments.append(argument)
        return inputs_of(argument, self._variables, self.defaults)

    def _fragment(self, name: str, *, meta: bool) -> _Extent:
        key = name, meta
        if key not in self._extents:
            self._extents[key] = _NOTHING  # A fragment that spreads itself adds nothing; validation refuses it.
            if fragment := self._fragments.get(name):
                self._extents[key] = self._selection_set(fragment.selection_set, meta=meta)
        return self._extents[key]

    def _count_directives(self, here: int) -> None:
        self._directives += here
        self._directives_in_one_place = max(self._directives_in_one_place, here)

    def _narrowing_flags(self, field: FieldNode) -> int:
        """Return whether a field has a filter that excludes anything, and whether that filter has a search text."""
        given = argument_of(field, "filter")
        if isinstance(given, VariableNode):
            name = given.name.value
            self.page_variables.add(name)
            # An omitted variable may have a default, so assume the costliest filter.
            return _size(self._variables[name]) if name in self._variables else _SEARCHED
        if not isinstance(given, ObjectValueNode):
            return _WHOLE
        present = {part.name.value for part in given.fields if not isinstance(part.value, NullValueNode)}
        return _SEARCHED if "search" in present else _FILTERED if present else _WHOLE

    def _page_size(self, field: FieldNode) -> int | None:
        """Return the requested page size, or None if no argument gives one."""
        size = None
        for argument in field.arguments or ():
            if argument.name.value not in PAGE_ARGUMENTS:
                continue
            if isinstance(argument.value, IntValueNode):
                size = max(size or 1, _literal_size(argument.value))
            elif isinstance(argument.value, VariableNode):
                name = argument.value.name.value
                self.page_variables.add(name)
                given = self._variables.get(name, self._page_defaults.get(name))
                size = size if given is None else max(size or 1, _size(given))
            elif isinstance(argument.value, ListValueNode):
                size = max(size or 1, _size(len(argument.value.values)))
        if size == _TOO_LARGE:
            # Resolvers of the product's lists refuse this size, with the field's path and location, and do no work.
            return 1 if field.name.value in cpu_costs.PAGED else MAX_PAGE_SIZE
        return size


_Sizes = tuple[int | Inputs | None, ...]


class _Reads(NamedTuple):
    """The parts of a document through which variables change its measurement."""

    page_variables: Sequence[str]
    input_arguments: Sequence[ValueNode | None]
    defaults: Sequence[Mapping[str, ValueNode]]

    def sizes(self, variables: Mapping[str, object]) -> _Sizes:
        pages = [_size(variables[name]) if name in variables else None for name in self.page_variables]
        inputs = [inputs_of(argument, variables, self.defaults) for argument in self.input_arguments]
        return (*pages, *inputs)


class _Analysis(NamedTuple):
    excess: str | None
    weights: Mapping[str | None, Weight]


class MeasuredDocument:
    """A parsed document that can be measured against the limits, and its operations weighed.

    Variables change only page sizes, whether a list is filtered, and the number of input images, so one analysis is
    cached for each combination.
    """

    def __init__(self, document: DocumentNode, limits: Measures = LIMITS) -> None:
        self.document = document
        operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
        self.operation_names = [name_of(node) for node in operations]
        # Without a name, the first operation is meant.
        self.operations = {name: node for node in reversed(operations) for name in (name_of(node), None)}
        self.operation_types = {name: OperationType(node.operation.value) for name, node in self.operations.items()}
        self._limits = limits
        self._reads: _Reads | None = None
        self._analyses: dict[_Sizes, _Analysis] = {}

    def excess(self, variables: Mapping[str, object]) -> str | None:
        """Return an error message if the document with these variables exceeds a limit, or None."""
        if has_more_values(variables, MAX_VARIABLE_VALUES):
            return f"The variables are over a limit: values, at most {MAX_VARIABLE_VALUES}."
        return self._analyze(variables).excess

    def weight(self, operation: str | None, variables: Mapping[str, object]) -> Weight:
        """Return the weight of the named operation, or of the only operation if no name is given."""
        weights = self._analyze(variables).weights
        if operation is None and len(weights) == 1:
            return next(iter(weights.values()))
        return weights.get(operation, _WEIGHTLESS)

    def _analyze(self, variables: Mapping[str, object]) -> _Analysis:
        if self._reads is not None:
            sizes = self._reads.sizes(variables)
            if sizes in self._analyses:
                return self._analyses[sizes]
        try:
            measurement = Measurement(self.document, variables)
        except RecursionError:
            return _Analysis(_BOTTOMLESS.excess(self._limits), {})
        reads = self._reads = _Reads(
            tuple(measurement.page_variables), measurement.input_arguments, measurement.defaults
        )
        analysis = _Analysis(measurement.measures.excess(self._limits) or _too_long(measurement), measurement.weights)
        if len(self._analyses) >= _MAX_ANALYSES:
            self._analyses.clear()
        self._analyses[reads.sizes(variables)] = analysis
        return analysis


def _too_long(measurement: Measurement) -> str | None:
    if measurement.most_work <= cpu_costs.MAX_MICROSECONDS:
        return None
    return f"The document is over a limit: estimated CPU time, at most {cpu_costs.MAX_MICROSECONDS // 1000} ms."


def name_of(operation: OperationDefinitionNode) -> str | None:
    return None if operation.name is None else operation.name.value


def _page_defaults(defaults: Sequence[Mapping[str, ValueNode]]) -> dict[str, int]:
    """Return the variables' default page sizes; operations share fragments, so the largest default counts for all."""
    sizes: dict[str, int] = {}
    for name, value in (default for each in defaults for default in each.items()):
        if isinstance(value, IntValueNode):
            sizes[name] = max(sizes.get(name, 1), _literal_size(value))
        elif isinstance(value, ListValueNode):
            sizes[name] = max(sizes.get(name, 1), _size(len(value.values)))
    return sizes


def _defaults(operation: OperationDefinitionNode) -> dict[str, ValueNode]:
    """Return the nodes of the variables' default values."""
    definitions = operation.variable_definitions or ()
    return {each.variable.name.value: each.default_value for each in definitions if each.default_value is not None}


def _is_introspection(operation: OperationDefinitionNode) -> bool:
    return all(
        isinstance(selection, FieldNode) and selection.name.value.startswith("__")
        for selection in operation.selection_set.selections
    )


def _literal_size(node: IntValueNode) -> int:
    return _size(int(node.value[:10]))  # A literal may have thousands of digits; ten are above the largest page.


def _size(value: object) -> int:
    """Return the page size that a variable requests, or how a filter narrows a list."""
    if isinstance(value, dict):
        narrows = [name for name, part in value.items() if part is not None]
        return _SEARCHED if "search" in narrows else _FILTERED if narrows else _WHOLE
    if isinstance(value, list):
        value = len(value)
    if isinstance(value, int | float) and value > 1:
        return int(min(value, _TOO_LARGE))
    return 1
