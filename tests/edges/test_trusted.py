"""Persisted documents: requested by id in all ways of known clients, and the refusal of other documents."""

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.edges.conftest import Serve
from tests.schema.people import Person, person
from tests.support.requests import http_client
from transport.execution.persisted_documents import InvalidManifest, read_manifest

pytestmark = pytest.mark.embedded

STYLES = "query Styles { styles { id } }"
WATCH = "subscription Watch { taskUpdated { cursor kind } }"
OTHER = "query Other { viewer { id } }"
CODEGEN = {"styles": STYLES, "watch": WATCH}
APOLLO = {
    "format": "apollo-persisted-query-manifest",
    "version": 1,
    "operations": [
        {"id": "styles", "name": "Styles", "type": "query", "body": STYLES},
        {"id": "watch", "name": "Watch", "type": "subscription", "body": WATCH},
    ],
}


def hashed(text: str) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": hashlib.sha256(text.encode()).hexdigest()}}


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps(CODEGEN))
    return file


class Client:
    """Posts GraphQL bodies as one user."""

    def __init__(self, someone: Person) -> None:
        self.someone = someone
        self.headers = {} if someone.token is None else {"Authorization": f"Bearer {someone.token}"}

    async def post(self, accept: str = "application/json", /, **body: object) -> httpx.Response:
        headers = self.headers | {"Accept": accept}
        return await self.someone.http.post(f"{self.someone.url}/graphql", json=body, headers=headers)

    async def code(self, **body: object) -> str | None:
        """Return the code of the response's error, or None if there is none."""
        answer = (await self.post(**body)).json()
        return answer["errors"][0]["extensions"]["code"] if "errors" in answer else None


async def test_a_document_is_found_by_its_id_in_every_way(serve: Serve, manifest: Path) -> None:
    required = {"trusted_documents": "require", "trusted_documents_manifest": manifest}
    async with serve(**required) as server, person(server, "ada") as ada:
        client = Client(ada)
        full = hashlib.sha256(STYLES.encode()).hexdigest()
        for body in (
            {"documentId": "styles"},
            {"documentId": full},
            {"documentId": f"sha256:{full}"},
            {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "styles"}}},
            {"extensions": hashed(STYLES)},
            {"extensions": hashed(STYLES), "query": STYLES},
            {"query": STYLES},
        ):
            answer = (await client.post(**body)).json()
            assert len(answer["data"]["styles"]) > 1, body

        by_get = await ada.http.get(f"{server.url}/graphql", params={"documentId": "styles"}, headers=client.headers)
        assert by_get.json()["data"]["styles"]
        parameters = {"extensions": json.dumps(hashed(STYLES))}
        by_hash = await ada.http.get(f"{server.url}/graphql", params=parameters, headers=client.headers)
        assert by_hash.json()["data"]["styles"]


async def test_documents_are_found_by_id_on_sockets(serve: Serve, manifest: Path) -> None:
    required = {"trusted_documents": "require", "trusted_documents_manifest": manifest}
    async with serve(**required) as server, person(server, "ada") as ada, ada.live() as socket:

        async def subscribe(id: str, **payload: object) -> None:
            await socket.connection.send(json.dumps({"id": id, "type": "subscribe", "payload": payload}))

        await subscribe("1", documentId="watch")
        creation = await ada.http.post(
            f"{server.url}/api/generate-image",
            json={"prompt": "a heron", "style": "watercolour"},
            headers={"Authorization": f"Bearer {ada.token}"},
        )
        assert creation.status_code == 201
        assert (await socket.event("1"))["kind"] in {"SNAPSHOT", "UPDATE"}
        await subscribe("2", query="", extensions=hashed(STYLES))
        assert (await socket.message("2"))["payload"]["data"]["styles"]
        await subscribe("3", query=OTHER)
        assert await socket.refusal("3") == "DOCUMENT_NOT_TRUSTED"
        await subscribe("4", extensions=hashed(OTHER))
        assert await socket.refusal("4") == "PERSISTED_QUERY_NOT_FOUND"


async def test_where_they_are_required_others_are_refused_but_for_developers(serve: Serve, manifest: Path) -> None:
    required = {
        "trusted_documents": "require",
        "trusted_documents_manifest": manifest,
        "developers": frozenset({"grace"}),
    }
    async with serve(**required) as server, person(server, "ada") as ada, person(server, "grace") as grace:
        client = Client(ada)
        assert await client.code(query=OTHER) == "DOCUMENT_NOT_TRUSTED"
        assert await client.code(query="{ __schema { types { name } } }") == "DOCUMENT_NOT_TRUSTED"
        assert await client.code(query="{ this is no document") == "DOCUMENT_NOT_TRUSTED"
        assert await client.code(extensions=hashed(OTHER)) == "PERSISTED_QUERY_NOT_FOUND"
        assert await client.code(query=OTHER, extensions=hashed(OTHER)) == "PERSISTED_QUERY_NOT_SUPPORTED"
        assert await client.code(documentId="unheard of") == "PERSISTED_QUERY_NOT_FOUND"
        assert await Client(Person(server.url, None, ada.http)).code(query=OTHER) == "DOCUMENT_NOT_TRUSTED"
        assert await Client(grace).code(query=OTHER) is None
        assert (await Client(grace).post(query="{ __schema { queryType { name } } }")).json()["data"]


async def test_demo_users_are_developers_of_the_sandbox(serve: Serve, manifest: Path) -> None:
    required = {"trusted_documents": "require", "trusted_documents_manifest": manifest, "worker": "off"}
    demo = {"kie_ai_api_key": None}
    async with serve(**required, **demo) as server, http_client() as http:
        token = (await http.post(f"{server.url}/auth/demo")).json()["token"]
        assert await Client(Person(server.url, token, http)).code(query=OTHER) is None


async def test_apollo_receives_its_protocols_error_for_unsupported_persisted_queries(
    serve: Serve, manifest: Path
) -> None:
    async with serve() as server, person(server, "ada") as ada:
        answers = [await Client(ada).post(extensions=hashed(OTHER)) for _ in range(2)]
        again = await Client(ada).post(query=OTHER, extensions=hashed(OTHER))

    for answer in answers:
        assert answer.status_code == 200
        assert answer.json()["errors"][0]["message"] == "PersistedQueryNotSupported"
        assert answer.json()["errors"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_SUPPORTED"
    assert again.json()["data"]["viewer"]["id"]


async def test_where_they_are_preferred_clients_register_others_by_their_hash(
    serve: Serve, manifest: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "atelier.documents")
    preferred = {"trusted_documents": "prefer", "trusted_documents_manifest": manifest}
    async with serve(**preferred) as server, person(server, "ada") as ada:
        client = Client(ada)
        unknown = await client.post(extensions=hashed(OTHER))
        assert unknown.json()["errors"][0]["message"] == "PersistedQueryNotFound"
        assert await client.code(query=OTHER, extensions=hashed(STYLES)) is None  # It is known by that hash already.
        assert await client.code(query=OTHER, extensions=hashed("{ viewer { email } }")) == "BAD_USER_INPUT"
        broken = "{ nothing }"
        assert await client.code(query=broken, extensions=hashed(broken)) == "BAD_USER_INPUT"
        assert await client.code(extensions=hashed(broken)) == "PERSISTED_QUERY_NOT_FOUND"
        for _ in range(2):
            assert await client.code(query=OTHER, extensions=hashed(OTHER)) is None
        assert (await client.post(extensions=hashed(OTHER))).json()["data"]["viewer"]["id"]
        figures = (await ada.http.get(f"{server.url}/metrics")).text

    for kind, count in (("trusted", 1), ("other", 3), ("refused", 3)):
        assert f'atelier_graphql_documents_total{{kind="{kind}"}} {count}.0' in figures
    (noted,) = [record.getMessage() for record in caplog.records if record.name == "atelier.documents"]
    assert noted == f"documents: not in the manifest: Other (sha256 {hashlib.sha256(OTHER.encode()).hexdigest()})"


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
async def test_a_refused_document_has_the_status_of_a_request_that_was_not_executed(
    serve: Serve, manifest: Path, accept: str
) -> None:
    required = {"trusted_documents": "require", "trusted_documents_manifest": manifest}
    async with serve(**required) as server, person(server, "ada") as ada:
        answer = await Client(ada).post(accept, query=OTHER)

    assert answer.status_code == (200 if accept == "application/json" else 400)
    assert answer.headers["content-type"] == f"{accept}; charset=utf-8"


async def test_documents_of_a_manifest_that_the_schema_refuses_stop_the_start(
    serve: Serve, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps({"old": "{ gone }", "styles": STYLES}))
    async with serve(trusted_documents="prefer", trusted_documents_manifest=file):
        pass

    assert "documents: old of the manifest cannot be executed: Cannot query field 'gone'" in caplog.text
    assert "styles of the manifest" not in caplog.text


@pytest.mark.parametrize("manifest", [CODEGEN, APOLLO])
def test_the_manifests_of_all_tools_are_read(tmp_path: Path, manifest: dict[str, Any]) -> None:
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps(manifest))

    assert read_manifest(file) == CODEGEN


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"": "{a}"}', '{"operations": [1]}', '{"operations": [{}]}'])
def test_what_is_no_manifest_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "manifest.json"
    file.write_text(text)

    with pytest.raises(InvalidManifest):
        read_manifest(file)
    with pytest.raises(InvalidManifest):
        read_manifest(tmp_path / "missing.json")
