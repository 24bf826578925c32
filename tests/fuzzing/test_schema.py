"""Any operation that the schema allows gets a valid response, and never a defect of ours."""

from pathlib import Path

import graphql
import pytest
import schemathesis
from hypothesis import event, given
from hypothesis import strategies as st
from schemathesis.graphql import nodes

from tests.fuzzing.conftest import Target

SCHEMA = schemathesis.graphql.from_path(str(Path(__file__).parents[2] / "schema" / "schema.graphql"))
FIELDS = [f"{kind}.{field}" for kind in SCHEMA for field in SCHEMA[kind]]
# The allowed errors of a response: mistakes of the client.
MISTAKES = {"BAD_USER_INPUT", "DOCUMENT_LIMIT", "NOT_FOUND"}


class _Ids:
    """The ids that exist in the server; half of the sent ids are among these."""

    known: tuple[str, ...] = ("",)


def _known(number: int) -> graphql.ValueNode:
    return nodes.String(_Ids.known[number % len(_Ids.known)])


schemathesis.graphql.scalar("ID", st.text().map(nodes.String) | st.integers(0, 1000).map(_known))


@pytest.fixture(scope="module", autouse=True)
def known_ids(target: Target) -> None:
    _Ids.known = target.known_ids


@pytest.mark.parametrize("field", FIELDS)
@given(data=st.data())
def test_an_operation_is_never_answered_by_a_defect(field: str, target: Target, data: st.DataObject) -> None:
    kind, name = field.split(".")
    case = data.draw(SCHEMA[kind][name].as_strategy())

    response = target.http.post(
        "/graphql", json={"query": case.body}, headers={"Authorization": f"Bearer {target.token}"}
    )

    answer = response.json()
    codes = {error["extensions"]["code"] for error in answer.get("errors", [])}
    event(f"errors: {sorted(codes)}")
    assert response.status_code == 200, answer
    assert codes <= MISTAKES, answer
    assert target.defects() == []
