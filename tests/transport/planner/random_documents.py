"""Random documents over a schema: valid ones, with all parts that a document may contain."""

from dataclasses import dataclass, field

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
    parse,
    validate,
)
from hypothesis import assume
from hypothesis import strategies as st

MAX_DEPTH = 5
MAX_FIELDS = 25
VARIABLES = "($yes: Boolean!, $no: Boolean!, $n: Int, $id: ID!)"
DIRECTIVES = ("@skip(if: $yes)", "@skip(if: $no)", "@include(if: $yes)", "@include(if: $no)", "@skip(if: false)")
IDS = tuple(
    f'"{kind}_{"0" * 31}{number}"' for kind in ("cre", "ctx", "pay", "upl", "sty", "mdl") for number in range(3)
)


@dataclass
class _Document:
    schema: GraphQLSchema
    draw: st.DrawFn
    fragments: list[str] = field(default_factory=list)
    aliases: int = 0
    fields: int = 0

    def selections(self, parent: GraphQLNamedType, depth: int) -> str:
        return "{" + " ".join(self._selection(parent, depth) for _ in range(self._up_to(4))) + "}"

    def _selection(self, parent: GraphQLNamedType, depth: int) -> str:
        kind = self.draw(st.sampled_from(["field", "field", "field", "inline", "spread"]))
        if kind == "field" or depth <= 1:
            return self._field(parent, depth)
        types = self._types_within(parent)
        within = self.draw(st.sampled_from(types))
        inside = self.selections(within, depth - 1)
        if kind == "inline":
            return f"... on {within.name} {self._directive()} {inside}"
        self.fragments.append(f"fragment F{len(self.fragments)} on {within.name} {inside}")
        return f"...F{len(self.fragments) - 1} {self._directive()}"

    def _types_within(self, parent: GraphQLNamedType) -> list[GraphQLNamedType]:
        if isinstance(parent, GraphQLUnionType | GraphQLInterfaceType):
            return [parent, *self.schema.get_possible_types(parent)]
        return [parent, *(parent.interfaces if isinstance(parent, GraphQLObjectType) else ())]

    def _field(self, parent: GraphQLNamedType, depth: int) -> str:
        self.fields += 1
        if self.fields > MAX_FIELDS:
            return "__typename"
        fields = parent.fields if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType) else {}
        names = [name for name, one in fields.items() if depth > 1 or is_leaf_type(get_named_type(one.type))]
        name = self.draw(st.sampled_from(["__typename", *names, *names, *names]))
        if name == "__typename":
            return "__typename"
        chosen: GraphQLField = fields[name]
        arguments = self._arguments(chosen)
        alias = f"a{self._next_alias()}: " if arguments or self._one_in(3) else ""
        of_type = get_named_type(chosen.type)
        below = "" if is_leaf_type(of_type) else self.selections(of_type, depth - 1)
        # Fields with the same name must agree in their selections; if they could meet, they get aliases.
        if below and not alias and self._one_in(2):
            alias = f"a{self._next_alias()}: "
        return f"{alias}{name}{arguments} {self._directive()} {below}"

    def _arguments(self, chosen: GraphQLField) -> str:
        given = [
            f"{name}: {self._value(argument.type)}"
            for name, argument in chosen.args.items()
            if is_required_argument(argument) or self._one_in(3)
        ]
        return f"({', '.join(given)})" if given else ""

    def _value(self, type_: object) -> str:
        if isinstance(type_, GraphQLNonNull):
            return self._value(type_.of_type)
        if isinstance(type_, GraphQLList):
            return f"[{self._value(type_.of_type)}]"
        if isinstance(type_, GraphQLEnumType):
            return str(self.draw(st.sampled_from(sorted(type_.values))))
        if isinstance(type_, GraphQLInputObjectType):
            return self._input(type_)
        match getattr(type_, "name", ""):
            case "Int":
                return str(self.draw(st.sampled_from(["$n", "0", "2", "-1"])))
            case "ID":
                return self.draw(st.sampled_from(["$id", *IDS]))
        return str(self.draw(st.sampled_from(['"x"', '"sty_none"'])))

    def _input(self, type_: GraphQLInputObjectType) -> str:
        if type_.is_one_of:
            return '{url: "http://example.com/a.png"}'
        given = [
            f"{name}: {self._value(field.type)}"
            for name, field in type_.fields.items()
            if is_required_input_field(field) or self._one_in(4)
        ]
        return f"{{{', '.join(given)}}}"

    def _directive(self) -> str:
        return self.draw(st.sampled_from(DIRECTIVES)) if self._one_in(5) else ""

    def _one_in(self, count: int) -> bool:
        return self.draw(st.integers(1, count)) == count

    def _up_to(self, count: int) -> int:
        return self.draw(st.integers(1, count))

    def _next_alias(self) -> int:
        self.aliases += 1
        return self.aliases


@st.composite
def documents(draw: st.DrawFn, schema: GraphQLSchema) -> str:
    """Draw a valid query or mutation that uses the variables ``yes``, ``no``, ``n`` and ``id``."""
    kind, root = draw(st.sampled_from([("query", schema.query_type), ("mutation", schema.mutation_type)]))
    assert root is not None
    document = _Document(schema, draw)
    selections = document.selections(root, MAX_DEPTH)
    used = "u1: __typename @skip(if: $yes) u2: __typename @include(if: $no)"
    return _complete(document, f"{kind} %s {{ {used} {selections[1:]}")


@st.composite
def subscriptions(draw: st.DrawFn, schema: GraphQLSchema) -> str:
    """Draw a valid subscription that uses the same variables."""
    root = schema.subscription_type
    assert root is not None
    document = _Document(schema, draw)
    name = draw(st.sampled_from(sorted(root.fields)))
    selections = document.selections(get_named_type(root.fields[name].type), MAX_DEPTH - 1)
    used = "u1: __typename @skip(if: $yes) u2: __typename @include(if: $no)"
    return _complete(document, f"subscription %s {{ event: {name} {{ {used} {selections[1:]} }}")


def _complete(document: _Document, operation: str) -> str:
    """Return the text with its variables and fragments; every variable is used, as it must be."""
    selected = f"{operation}{document.fragments}"
    variables = VARIABLES if "$n" in selected else VARIABLES.replace(", $n: Int", "")
    if "$id" not in selected:
        variables = variables.replace(", $id: ID!", "")
    text = "\n".join([operation % variables, *document.fragments])
    assume(not validate(document.schema, parse(text)))
    return text
