"""Authentication: a user for a valid token, and a refusal without one."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from db.engine import Database
from tests.schema.people import CANCEL, CREATE, DELETE, RETRY, STYLE, UNKNOWN, UPLOAD, Person, person, written
from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.serving import Running

# Tokens do not depend on the installation.
pytestmark = pytest.mark.embedded

QUERIES = (
    "{ viewer { id } }",
    "{ credit { balance } }",
    "{ creations { totalCount } }",
    f'{{ creation(id: "cre_{UNKNOWN}") {{ id }} }}',
    f'{{ node(id: "{STYLE}") {{ id }} }}',
    f'{{ generationQuote(input: {{prompt: "p", style: "{STYLE}"}}) {{ credits }} }}',
)
CHECKOUT = "mutation ($input: CreateCheckoutInput!) { createCheckout(input: $input) { checkoutUrl } }"


@pytest.fixture
async def stranger(server: Running) -> AsyncIterator[Person]:
    async with http_client() as http:
        yield Person(server.url, None, http)


async def test_every_field_refuses_unauthenticated_requests(stranger: Person, kie: FakeKie, database: Database) -> None:
    named = {"id": "cre_" + UNKNOWN}
    before = await written(database)

    for document in QUERIES:
        assert await stranger.refused(document) == ["UNAUTHENTICATED"], document
    for document, given in (
        (CREATE, {"prompt": "p", "style": STYLE}),
        (UPLOAD, {"contentType": "image/png", "byteSize": 1}),
        (CANCEL, named),
        (RETRY, named),
        (DELETE, named),
        (CHECKOUT, {"pack": "pck_starter"}),
    ):
        assert await stranger.refused(document, input=given) == ["UNAUTHENTICATED"], document

    assert await written(database) == before
    assert kie.tasks == []


async def test_the_offer_needs_no_sign_in(stranger: Person, ada: Person) -> None:
    offer = "{ sandbox models { id status } styles { id name } creditPacks { id amount } }"

    assert (await stranger.ask("{ sandbox }")) == {"sandbox": False}
    assert await stranger.ask(offer) == await ada.ask(offer)


async def test_a_token_that_is_not_genuine_is_refused_at_the_door(server: Running, database: Database) -> None:
    async with person(server, "ada", lifetime=timedelta(minutes=-1)) as expired:
        before = await written(database)
        assert expired.token is not None
        head, body, signature = (await server.token("ada")).split(".")
        for authorization in (
            f"Bearer {expired.token}",
            f"Bearer {head}.{body}.{signature[:-4]}AAAA",
            f"Bearer {head}.{body}.",
            "Bearer",
            "Bearer garbage",
            "Basic YWRhOmFkYQ==",
            "",
        ):
            response = await expired.http.post(
                f"{server.url}/graphql",
                json={"query": "{ viewer { id } }"},
                headers={"Authorization": authorization},
            )
            assert response.status_code == 401, authorization
            assert response.headers["www-authenticate"] == "Bearer"
            assert [error["extensions"]["code"] for error in response.json()["errors"]] == ["UNAUTHENTICATED"]
        assert await written(database) == before


@pytest.mark.scaled
async def test_the_viewer_is_the_subject_of_the_token(ada: Person, bob: Person) -> None:
    document = "{ viewer { id email createdAt } }"

    of_ada, of_bob = (await ada.ask(document))["viewer"], (await bob.ask(document))["viewer"]

    assert of_ada["id"].startswith("usr_")
    assert of_ada["id"] != of_bob["id"]
    assert of_ada["email"] is None
    assert (await ada.ask(document))["viewer"] == of_ada


async def test_the_styles_have_previews(ada: Person) -> None:
    styles = (await ada.ask("{ styles { id name description previewUrl } }"))["styles"]

    assert styles[2] == {
        "id": STYLE,
        "name": "Watercolour",
        "description": "Soft washes on textured paper.",
        "previewUrl": "/static/styles/watercolour.webp",
    }
    assert len({style["id"] for style in styles}) == len(styles) == 11


async def test_a_defect_is_masked_and_named_by_its_request(
    monkeypatch: pytest.MonkeyPatch, server: Running, ada: Person
) -> None:
    async def broken(*_: object) -> None:
        raise ValueError("the secret of the house")

    monkeypatch.setattr("resolvers.credits.of_viewer", broken)

    response: httpx.Response = await ada.post("{ credit { balance } }")

    (error,) = response.json()["errors"]
    assert error["extensions"] == {"code": "INTERNAL", "requestId": response.headers["x-request-id"]}
    assert "secret" not in response.text
