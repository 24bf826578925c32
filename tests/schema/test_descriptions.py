"""The schema describes itself: types, fields, arguments and enum values, in plain sentences."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import strawberry
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    get_introspection_query,
    is_introspection_type,
    is_specified_scalar_type,
    print_type,
)

from schema.operate import root as operate
from schema.root import build

SCHEMA = build(strawberry.Schema)
SCHEMAS: dict[str, GraphQLSchema] = {
    "users": SCHEMA._schema,
    "operators": operate.build(strawberry.Schema)._schema,
}
LONGEST = 700
# A capital letter, or the name of a field, at the beginning; a full stop at the end.
SENTENCES = re.compile(r"(?:[A-Z]|`\w).*\.", re.DOTALL)


@pytest.fixture(params=SCHEMAS)
def parts(request: Any) -> dict[str, str | None]:
    """The descriptions of a schema, by the name of the part."""
    return dict(descriptions(SCHEMAS[request.param]))


def descriptions(schema: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    """Yield the description of each part of the schema that is ours, with the part's name."""
    for type_ in schema.type_map.values():
        if is_introspection_type(type_) or is_specified_scalar_type(type_):
            continue
        yield type_.name, type_.description
        match type_:
            case GraphQLObjectType() | GraphQLInterfaceType():
                for name, field in type_.fields.items():
                    yield f"{type_.name}.{name}", field.description
                    for argument_name, argument in field.args.items():
                        yield f"{type_.name}.{name}({argument_name}:)", argument.description
            case GraphQLInputObjectType():
                yield from ((f"{type_.name}.{name}", field.description) for name, field in type_.fields.items())
            case GraphQLEnumType():
                yield from ((f"{type_.name}.{name}", value.description) for name, value in type_.values.items())


def test_every_part_of_the_schema_has_a_description(parts: dict[str, str | None]) -> None:
    assert len(parts) > 200
    assert [name for name, description in parts.items() if not description] == []


def test_descriptions_are_sentences(parts: dict[str, str | None]) -> None:
    texts = {name: description or "" for name, description in parts.items()}

    assert {name: text for name, text in texts.items() if not SENTENCES.fullmatch(text)} == {}
    assert {name: text for name, text in texts.items() if len(text) > LONGEST or "  " in text or "\n" in text} == {}


def test_names_in_descriptions_are_names_of_the_schema() -> None:
    names = {part for name, _ in descriptions(SCHEMA._schema) for part in re.findall(r"\w+", name)}
    mentioned = {
        name
        for _, text in descriptions(SCHEMA._schema)
        for name in re.findall(r"`([A-Za-z]+(?:\.[a-z]\w*)*)`", text or "")
    }

    assert {name for name in mentioned if not set(name.split(".")) <= names} == {"PUT", "stripe"}


async def test_clients_see_the_descriptions_and_the_format_of_times() -> None:
    answer = await SCHEMA.execute(get_introspection_query(specified_by_url=True))

    assert answer.errors is None
    assert answer.data is not None
    types = {type_["name"]: type_ for type_ in answer.data["__schema"]["types"]}
    assert types["EventKind"]["enumValues"][2] == {
        "name": "UPDATE",
        "description": "A change.",
        "isDeprecated": False,
        "deprecationReason": None,
    }
    assert types["DateTime"]["specifiedByURL"] == "https://www.rfc-editor.org/rfc/rfc3339"
    time = SCHEMA._schema.type_map["DateTime"]
    assert isinstance(time, GraphQLScalarType)
    assert print_type(time).endswith('scalar DateTime @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")')
