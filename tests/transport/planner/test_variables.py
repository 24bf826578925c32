"""Variables: their values equal those of graphql-core, for each input."""

from typing import Any
from unittest.mock import Mock, patch

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    build_schema,
    parse,
    validate,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import get_variable_values
from hypothesis import given
from hypothesis import strategies as st

from schema.root import build
from transport.execution.schema import ServedSchema
from transport.planner import variables as module
from transport.planner.root_field import _passed_arguments
from transport.planner.variables import Variables

pytestmark = pytest.mark.planned

SERVED = build(ServedSchema)._schema
OTHER = build_schema("""
    input Tree { name: String! = "root", weight: Float, children: [Tree!] }
    input Box { size: Int! = 3, tags: [[String!]] = [["a"], null], on: Boolean! }
    input One @oneOf { id: ID, box: Box }
    enum Color { RED GREEN }
    type Query { asked(tree: Tree, box: Box, one: One, color: Color = RED, colors: [Color!], n: Int! = 1): Int }
""")
OPERATIONS = [
    (
        SERVED,
        "query ($first: Int, $after: String, $filter: CreationFilter) { creations(first: $first) { nodes { id } } }",
    ),
    (SERVED, "mutation ($input: CreateGenerationInput!) { createGeneration(input: $input) { replayed } }"),
    (SERVED, "query ($ids: [ID!]!, $on: Boolean! = true, $n: Int = 20) { sandbox @include(if: $on) }"),
    (OTHER, "query ($tree: Tree) { asked(tree: $tree) }"),
    (OTHER, "query ($box: Box = {on: true}, $one: One!, $boxes: [Box]) { asked(box: $box, one: $one) }"),
    (OTHER, "query ($color: Color = GREEN, $colors: [Color!]! = [RED], $f: Float) { asked(color: $color) }"),
]
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**33), 2**33)
    | st.floats(allow_nan=False)
    | st.sampled_from(["", "RED", "PNG"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "url", "name"]), inner, max_size=2)
    ),
    max_leaves=4,
)


def operation_of(text: str) -> OperationDefinitionNode:
    operation = parse(text).definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    return operation


def likely(type_: Any, depth: int = 3) -> st.SearchStrategy[Any]:
    """Values of a type, most of them right."""
    if isinstance(type_, GraphQLNonNull):
        return right(type_.of_type, depth) | right(type_.of_type, depth) | ANYTHING
    return st.none() | right(type_, depth) | ANYTHING


def right(type_: Any, depth: int) -> st.SearchStrategy[Any]:
    if isinstance(type_, GraphQLNonNull):
        return right(type_.of_type, depth)
    if isinstance(type_, GraphQLList):
        return st.lists(likely(type_.of_type, depth), max_size=2) if depth else st.just([])
    if isinstance(type_, GraphQLEnumType):
        return st.sampled_from([*type_.values])
    if isinstance(type_, GraphQLInputObjectType):
        fields = {name: likely(field.type, depth - 1) for name, field in type_.fields.items()} if depth else {}
        return st.fixed_dictionaries({}, optional=fields)
    scalars: dict[str, st.SearchStrategy[Any]] = {
        "Int": st.integers(-5, 5),
        "Boolean": st.booleans(),
        "Float": st.floats(0, 1),
    }
    return scalars.get(type_.name, st.text(max_size=3))


def signatures_of(schema: GraphQLSchema, operation: OperationDefinitionNode) -> list[GraphQLVariableSignature]:
    signatures = [get_variable_signature(schema, each) for each in operation.variable_definitions or ()]
    assert all(isinstance(each, GraphQLVariableSignature) for each in signatures)
    return [each for each in signatures if isinstance(each, GraphQLVariableSignature)]


@pytest.mark.parametrize(("schema", "text"), OPERATIONS)
@given(data=st.data())
def test_values_and_mistakes_are_those_of_graphql_core(schema: GraphQLSchema, text: str, data: st.DataObject) -> None:
    operation = operation_of(text)
    named = {each.name: likely(each.type) for each in signatures_of(schema, operation)}
    given = data.draw(st.fixed_dictionaries({}, optional=named))

    ours = Variables(schema, operation).values(given)
    theirs = get_variable_values(schema, operation.variable_definitions or (), given)

    if isinstance(ours, list) or isinstance(theirs, list):
        assert isinstance(ours, list)
        assert isinstance(theirs, list)
        assert [error.message for error in ours] == [error.message for error in theirs]
        return
    assert ours.coerced == theirs.coerced
    assert {name: type(value) for name, value in ours.coerced.items()} == {
        name: type(value) for name, value in theirs.coerced.items()
    }
    assert {name: (str(source.signature.type), source.value) for name, source in ours.sources.items()} == {
        name: (str(source.signature.type), source.value) for name, source in theirs.sources.items()
    }


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (OPERATIONS[0][1], {"first": 20}),
        (OPERATIONS[0][1], {"first": None, "after": "a", "filter": {"status": ["SUCCESS"], "search": "cat"}}),
        (OPERATIONS[1][1], {"input": {"prompt": "a cat", "style": "sty_none", "image": {"url": "https://a.example"}}}),
        (OPERATIONS[2][1], {"ids": ["a", "b"]}),
    ],
)
def test_what_is_simply_right_is_not_asked_of_graphql_core(text: str, given: dict[str, Any]) -> None:
    operation = operation_of(text)
    wanted = get_variable_values(SERVED, operation.variable_definitions or (), given)
    with patch.object(module, "get_variable_values", Mock(side_effect=AssertionError)):
        values = Variables(SERVED, operation).values(given)

    assert not isinstance(values, list)
    assert not isinstance(wanted, list)
    assert values.coerced == wanted.coerced


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        (
            "query ($n: Int, $s: String) { creations(first: $n, after: $s) { nodes { id } } }",
            [("first", "n"), ("after", "s")],
        ),
        ("query { creations { nodes { id } } }", []),
        ("query ($n: Int) { creations(first: $n, last: 2) { nodes { id } } }", None),
        ("query ($id: ID!) { creation(id: $id) { id } }", [("id", "id")]),
        # Its value may be null.
        ('query ($id: ID = "cre_1") { creation(id: $id) { id } }', None),
    ],
)
def test_only_variables_that_can_only_be_right_are_passed_as_they_are(text: str, passed: list[Any] | None) -> None:
    assert not validate(SERVED, parse(text))
    operation = operation_of(text)
    node: Any = operation.selection_set.selections[0]

    assert SERVED.query_type is not None
    assert _passed_arguments(SERVED.query_type.fields[node.name.value], node, operation) == passed
