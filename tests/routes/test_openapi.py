"""``docs/openapi.json``: it describes the REST routes as they are, and its examples work."""

import ast
import inspect
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPMethod
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import httpx
import pytest
import schemathesis

from bootstrap import middleware
from routes import errors
from routes.rest import creations, routes, uploads
from routes.uploads import receiver
from settings import Settings
from tests.schema.people import Person, person
from tests.support.kie import picture
from tests.support.serving import running_app

pytestmark = pytest.mark.embedded

DOCS = Path(__file__).parents[2] / "docs"
DOCUMENT: dict[str, Any] = json.loads((DOCS / "openapi.json").read_text("utf-8"))
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
CODE = re.compile(r"[A-Z]+(_[A-Z]+)*")


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    """Return the operations of the document by path and method."""
    return {
        (path, method.upper()): operation
        for path, methods in DOCUMENT["paths"].items()
        for method, operation in methods.items()
    }


def documented_codes() -> set[tuple[int, str]]:
    """Return the statuses and codes of all error responses of the document."""
    pairs = set()
    for operation in operations().values():
        for status, response in operation["responses"].items():
            if "$ref" in response:
                response = DOCUMENT["components"]["responses"][response["$ref"].rpartition("/")[2]]
            pairs |= {(int(status), code) for code in enumerated_codes(response)}
    return pairs


def enumerated_codes(part: object) -> Iterator[str]:
    """Yield the values of each property ``code`` in a part of the document."""
    if isinstance(part, list):
        for each in part:
            yield from enumerated_codes(each)
    elif isinstance(part, dict):
        yield from part.get("code", {}).get("enum", ())
        for each in part.values():
            yield from enumerated_codes(each)


def constants(module: object) -> set[str]:
    """Return the codes of errors in the source of a module."""
    tree = ast.parse(inspect.getsource(module))  # type: ignore[arg-type]  # A module.
    values = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {value for value in values if CODE.fullmatch(value)} - set(HTTPMethod)


def test_the_document_uses_each_of_its_parts_and_no_other() -> None:
    parts = {f"#/components/{kind}/{name}" for kind, named in DOCUMENT["components"].items() for name in named}

    assert DOCUMENT["openapi"] == "3.1.0"
    assert set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(DOCUMENT))) == parts - {
        "#/components/securitySchemes/token"
    }
    assert DOCUMENT["security"] == [{"token": []}]


def test_the_document_has_the_routes_of_the_application() -> None:
    served = routes.rest_routes(Mock(), Mock(), Mock())

    assert set(operations()) == {
        (route.path, method) for route in served for method in route.methods or () if method != "HEAD"
    }


def test_the_document_and_the_page_have_the_codes_of_the_routes() -> None:
    statuses: dict[Any, int] = routes._STATUS_OF
    refusals = {(status, str(each.code or each.graphql_code)) for each, status in statuses.items()}
    others = set().union(*map(constants, (middleware, errors, creations, routes, uploads, receiver)))
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", (DOCS / "rest.md").read_text("utf-8"), re.MULTILINE)

    assert refusals <= documented_codes()
    assert {code for _, code in documented_codes()} == {code for _, code in refusals} | others
    listed = {(int(status), code) for status, row in rows for code in re.findall(r"`([A-Z_]+)`", row)}
    assert listed == documented_codes()


def test_the_examples_of_responses_have_the_described_form() -> None:
    for (path, method), operation in operations().items():
        (status, described), *_ = operation["responses"].items()
        example = described["content"]["application/json"]["example"]
        response = httpx.Response(int(status), json=example, request=httpx.Request(method, f"http://x{path}"))
        response.elapsed = timedelta()
        SCHEMA[path][method].validate_response(response)


async def test_the_application_accepts_the_examples_and_responds_as_described(settings: Settings) -> None:
    async with (
        running_app(settings.model_copy(update={"worker": "off"})) as server,
        person(server, "ada") as ada,
        person(server, "bob") as bob,
    ):
        upload = await send(ada, "POST", "/api/uploads", 201, content=picture(), headers={"Content-Type": "image/png"})
        await send(ada, "POST", "/api/uploads", 201, files={"file": ("a.png", picture())})
        bodies = operations()["/api/generate-image", "POST"]["requestBody"]["content"]["application/json"]["examples"]
        for name, example in bodies.items():
            body = example["value"] | ({"uploadId": upload["uploadId"]} if "uploadId" in example["value"] else {})
            headers = {"Idempotency-Key": f"{parameter('/api/generate-image', 'POST', 0)} {name}"}
            task = await send(ada, "POST", "/api/generate-image", 201, json=body, headers=headers)
        await send(ada, "GET", "/api/task-status/{task_id}", 200, task_id=task["taskId"])
        first, after = (parameter("/api/my-creations", "GET", position) for position in (0, 1))
        listed = await send(ada, "GET", "/api/my-creations", 200, params={"first": first})
        await send(ada, "GET", "/api/my-creations", 200, params={"first": first, "after": after})

        await send(bob, "GET", "/api/task-status/{task_id}", 404, task_id=task["taskId"])
        await send(bob, "GET", "/api/my-creations", 422, params={"after": "x"})
        await send(bob, "POST", "/api/uploads", 415, json={})
        await send(bob, "POST", "/api/uploads", 422, content=b"no picture")
        await send(bob, "POST", "/api/generate-image", 422, json={})
        for path, method in operations():
            await send(Person(bob.url, None, bob.http), method, path, 401, task_id="x")

    assert len(listed["creations"]) == len(bodies)


def parameter(path: str, method: str, position: int) -> Any:
    """Return the example of a parameter."""
    return operations()[path, method]["parameters"][position]["example"]


async def send(
    someone: Person, method: str, path: str, status: int, *, task_id: str = "", headers: Any = None, **given: Any
) -> dict[str, Any]:
    """Send a request, and return the body of a response that has this status and that the document allows."""
    token = {} if someone.token is None else {"Authorization": f"Bearer {someone.token}"}
    url = f"{someone.url}{path.format(task_id=task_id)}"
    response = await someone.http.request(method, url, headers=token | (headers or {}), **given)
    assert response.status_code == status, response.text
    assert str(status) in operations()[path, method]["responses"]
    response.request.read()  # A form is sent in parts, and the check needs the whole request.
    SCHEMA[path][method].validate_response(response)
    body: dict[str, Any] = response.json()
    return body
