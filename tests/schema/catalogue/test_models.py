"""Models on offer: described to everyone, paused within seconds, and readable when they are gone."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from db.engine import Database
from db.models import GenerationTask
from db.queries import model_states
from schema.root import PUBLIC_FIELDS
from services.clock import now
from tests.schema.conftest import Serve
from tests.schema.people import CREATE, STYLE, Json, Person, person, written
from tests.support.cases import in_turn
from tests.support.requests import http_client
from tests.support.waiting import until

MODEL = """{
  id name nameZh description descriptionZh status aspectRatios resolutions outputFormats maxInputImages freeInputImages
  requiresInputImage takesPrompt maxPromptLength maxOutputs supportsSeed supportsNegativePrompt supportsTransparency
  prices { resolution credits creditsPerExtraImage } typicalSeconds
}"""
MODELS = f"{{ models {MODEL} }}"
SHIPPED = [
    "mdl_nano-banana-pro",
    "mdl_nano-banana-2-1",
    "mdl_gpt-image-2-5-sunburst",
    "mdl_gpt-image-2-5-flare",
    "mdl_seedream-5-pro",
    "mdl_seedream-5-flash",
    "mdl_qwen-image-2-1",
    "mdl_flux-2-pro",
    "mdl_ideogram-3",
    "mdl_z-image",
    "mdl_remove-background",
    "mdl_crisp-upscale",
]
REFUSED = "__typename ... on UserError { message path } ... on ModelUnavailable { alternatives { id } }"
MAKE = f"""mutation ($input: CreateGenerationInput!) {{
  createGeneration(input: $input) {{ creation {{ id }} errors {{ {REFUSED} }} }}
}}"""


async def get(someone: Person, document: str, **headers: str) -> httpx.Response:
    given = {} if someone.token is None else {"Authorization": f"Bearer {someone.token}"}
    return await someone.http.get(f"{someone.url}/graphql", params={"query": document}, headers=given | headers)


@pytest.mark.embedded
async def test_models_describe_themselves_to_everyone(stranger: Person) -> None:
    models = {model["id"]: model for model in (await stranger.ask(MODELS))["models"]}

    assert list(models) == [*SHIPPED, "mdl_everything"]
    assert models["mdl_everything"] == {
        "id": "mdl_everything",
        "name": "Everything",
        "nameZh": "全能",
        "description": "It takes every option.",
        "descriptionZh": "支持所有选项。",
        "status": "LIVE",
        "aspectRatios": ["AUTO", "LANDSCAPE_3_2", "PORTRAIT_2_3", "LANDSCAPE_8_1"],
        "resolutions": ["ONE_K", "TWO_K", "FOUR_K"],
        "outputFormats": ["PNG", "JPG", "WEBP"],
        "maxInputImages": 3,
        "freeInputImages": 1,
        "requiresInputImage": False,
        "takesPrompt": True,
        "maxPromptLength": 200,
        "maxOutputs": 3,
        "supportsSeed": True,
        "supportsNegativePrompt": True,
        "supportsTransparency": True,
        "prices": [
            {"resolution": "ONE_K", "credits": 3, "creditsPerExtraImage": 2},
            {"resolution": "TWO_K", "credits": 5, "creditsPerExtraImage": 2},
            {"resolution": "FOUR_K", "credits": 9, "creditsPerExtraImage": 2},
        ],
        "typicalSeconds": 10,
    }
    utility = models["mdl_remove-background"]
    assert (utility["takesPrompt"], utility["maxPromptLength"], utility["requiresInputImage"]) == (False, 0, True)
    assert (utility["maxOutputs"], utility["aspectRatios"]) == (1, ["AUTO"])
    assert models["mdl_z-image"]["maxInputImages"] == 0


@pytest.mark.embedded
async def test_the_default_model_comes_first(serve_all: Serve) -> None:
    async with serve_all(default_model="z-image") as server, http_client() as http:
        models = (await Person(server.url, None, http).ask("{ models { id } }"))["models"]
        async with person(server, "ada") as ada:
            made = await ada.payload(MAKE, prompt="a heron")
            model = await ada.ask("query ($id: ID!) { creation(id: $id) { model { id } } }", id=made["creation"]["id"])

    assert [model["id"] for model in models][:2] == ["mdl_z-image", "mdl_nano-banana-pro"]
    assert model == {"creation": {"model": {"id": "mdl_z-image"}}}


async def test_with_a_real_key_only_tested_models_are_offered(serve: Serve, database: Database) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada:
        models = (await ada.ask("{ models { id status } }"))["models"]
        before = await written(database)
        payload = await ada.payload(MAKE, model="mdl_z-image", prompt="a heron")

        assert models == [{"id": "mdl_nano-banana-pro", "status": "LIVE"}]
        assert payload["creation"] is None
        assert payload["errors"] == [
            {
                "__typename": "ModelUnavailable",
                "message": "Z-Image is not available at the moment. Choose another model.",
                "path": ["input", "model"],
                "alternatives": [{"id": "mdl_nano-banana-pro"}],
            }
        ]
        assert await written(database) == before


async def test_the_sandbox_offers_untested_models(serve: Serve) -> None:
    async with serve(kie_ai_api_key=None, worker="off") as server, http_client() as http:
        models = (await Person(server.url, None, http).ask("{ models { id status } }"))["models"]

    assert [model["id"] for model in models] == SHIPPED
    assert {model["status"] for model in models} == {"LIVE"}


async def test_a_paused_model_is_shown_refused_and_takes_nothing(ada: Person, database: Database) -> None:
    kept = (await ada.payload(MAKE, prompt="a heron", idempotencyKey="kept"))["creation"]
    before = await written(database)
    async with database.begin() as connection:
        await model_states.pause(connection, "nano-banana-pro", now(), until=None, reason="a test")

    async def paused() -> Json | None:
        first: Json = (await ada.ask("{ models { id status } }"))["models"][0]
        return first if first["status"] == "PAUSED" else None

    async with asyncio.timeout(5):
        assert (await until(paused))["id"] == "mdl_nano-banana-pro"
    payload = await ada.payload(MAKE, prompt="another")
    replayed = await ada.payload(MAKE, prompt="a heron", idempotencyKey="kept")
    quoted = await ada.refused('{ generationQuote(input: {prompt: "p"}) { credits } }')

    (error,) = payload["errors"]
    assert (error["__typename"], error["path"], payload["creation"]) == ("ModelUnavailable", ["input", "model"], None)
    assert len(error["alternatives"]) > 0
    assert "mdl_nano-banana-pro" not in {each["id"] for each in error["alternatives"]}
    assert (replayed["creation"], replayed["errors"]) == (kept, [])
    assert quoted == ["BAD_USER_INPUT"]
    assert await written(database) == before


async def test_creations_of_models_and_styles_that_are_gone_can_be_read(ada: Person, database: Database) -> None:
    document = """query ($id: ID!) { creation(id: $id) {
      aspectRatio resolution outputFormat background style { id name models { id } }
      model { id name status prices { credits } aspectRatios }
    } }"""
    creation = (await ada.payload(MAKE, prompt="a heron"))["creation"]
    gone = {"model": "gone-1", "style": "gone-2", "aspect_ratio": "5:7", "resolution": "9K", "background": "pink"}
    async with database.begin() as connection:
        await connection.execute(update(GenerationTask).values(**gone, output_format="tiff"))

    for _ in range(3):  # From the third request on, the document has a plan.
        assert (await ada.ask(document, id=creation["id"]))["creation"] == {
            "aspectRatio": "AUTO",
            "resolution": "ONE_K",
            "outputFormat": "PNG",
            "background": "AUTO",
            "style": {"id": "sty_gone-2", "name": "gone-2", "models": None},
            "model": {"id": "mdl_gone-1", "name": "gone-1", "status": "RETIRED", "prices": [], "aspectRatios": []},
        }
    found = await ada.ask('{ creations(filter: {model: "mdl_gone-1"}) { totalCount nodes { id } } }')
    assert found["creations"] == {"totalCount": 1, "nodes": [creation]}


@pytest.mark.embedded
async def test_public_answers_by_get_can_be_cached(stranger: Person, ada: Person) -> None:
    documents = (
        MODELS,
        "{ styles { id name nameZh } creditPacks { id credits } sandbox }",
        "{ ...Public } fragment Public on Query { __typename ... on Query { shown: models { id status } } }",
    )
    for document in documents:
        expected = (await stranger.post(document)).json()["data"]
        for someone in (stranger, ada):
            answer = await get(someone, document)
            known = await get(someone, document, **{"If-None-Match": answer.headers["etag"]})
            listed = await get(someone, document, **{"If-None-Match": f'"x", W/{answer.headers["etag"]}'})
            other = await get(someone, document, **{"If-None-Match": '"x"'})

            assert answer.json() == {"data": expected}
            assert answer.headers["cache-control"] == "public, max-age=5"
            assert set(answer.headers.get_list("vary", split_commas=True)) == {"Accept", "Origin"}
            assert (known.status_code, known.content) == (304, b"")
            assert (listed.status_code, other.status_code) == (304, 200)
            assert (known.headers["etag"], known.headers["cache-control"]) == (
                answer.headers["etag"],
                "public, max-age=5",
            )


@in_turn(
    "document",
    [
        "{ models { id } viewer { id } }",
        "{ models { id } __schema { queryType { name } } }",
        "{ models { id } ...Private } fragment Private on Query { viewer { id } }",
        "{ models { id nothing } }",
        f'{{ node(id: "{STYLE}") {{ id }} }}',
        "{ __typename credit { balance } }",
    ],
)
@pytest.mark.embedded
async def test_other_answers_are_never_cached(stranger: Person, ada: Person, document: str) -> None:
    for someone in (stranger, ada):
        for answer in (await get(someone, document), await someone.post(MODELS)):
            assert answer.headers["cache-control"] == "no-store"
            assert "etag" not in answer.headers


@pytest.mark.embedded
async def test_every_other_field_needs_a_sign_in(stranger: Person) -> None:
    introspected = await stranger.ask("{ __schema { queryType { fields { name args { name } type { kind } } } } }")
    fields = {field["name"]: field for field in introspected["__schema"]["queryType"]["fields"]}
    arguments = {
        "creation": '(id: "x")',
        "creationExport": '(id: "x")',
        "node": f'(id: "{STYLE}")',
        "generationQuote": "(input: {})",
    }
    arguments |= {"quoteGeneration": arguments["generationQuote"], "nodes": "(ids: [])"}
    needing = fields.keys() - PUBLIC_FIELDS

    assert fields.keys() > PUBLIC_FIELDS
    for name in needing:
        assert await stranger.refused(f"{{ {name}{arguments.get(name, '')} {{ __typename }} }}") == ["UNAUTHENTICATED"]
    assert await stranger.refused(CREATE, input={"prompt": "p"}) == ["UNAUTHENTICATED"]


@pytest.mark.embedded
async def test_strangers_are_limited_by_their_address(serve_all: Serve) -> None:
    async with serve_all(rate_limits="on", rate_limit_address_cost=(60, 99_999)) as server, http_client() as http:
        stranger = Person(server.url, None, http)
        answers = [await stranger.post(MODELS) for _ in range(4)]
        by_get = await get(stranger, MODELS)

    costs = [answer.json().get("extensions", {}).get("cost", {}).get("estimated") for answer in answers]
    assert costs[:2] == [24, 24]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert (by_get.status_code, by_get.headers["cache-control"]) == (429, "no-store")


async def test_a_model_is_a_node(ada: Person) -> None:
    document = "query ($id: ID!) { node(id: $id) { __typename id ... on Model { name } } }"

    found = await ada.ask(document, id="mdl_z-image")

    assert found == {"node": {"__typename": "Model", "id": "mdl_z-image", "name": "Z-Image"}}
    assert await ada.ask(document, id="mdl_nothing") == {"node": None}


@pytest.mark.embedded
async def test_a_style_names_the_models_that_it_suits(serve_all: Serve, tmp_path: Path) -> None:
    text = {"en": "Plain", "zh": "素"}
    none = {"slug": "none", "name": text, "description": text}
    logo = {"slug": "logo", "name": text, "description": text, "words": "A logo.", "suits": ["z-image", "ideogram-3"]}
    path = tmp_path / "styles.toml"
    path.write_text("".join(f"[[styles]]\n{_toml(style)}\n" for style in (none, logo)), "utf-8")
    async with serve_all(styles=path) as server, person(server, "ada") as ada:
        styles = (await ada.ask("{ styles { id nameZh models { id } } }"))["styles"]
        refused = await ada.payload(MAKE, prompt="a heron", style="sty_logo")
        made = await ada.payload(MAKE, prompt="a heron", style="sty_logo", model="mdl_z-image")

    assert styles == [
        {"id": "sty_none", "nameZh": "素", "models": None},
        {"id": "sty_logo", "nameZh": "素", "models": [{"id": "mdl_ideogram-3"}, {"id": "mdl_z-image"}]},
    ]
    assert [(error["__typename"], error["path"]) for error in refused["errors"]] == [
        ("InvalidInput", ["input", "style"])
    ]
    assert made["errors"] == []


def _toml(style: dict[str, Any]) -> str:
    return "\n".join(f"{name} = {_value(value)}" for name, value in style.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {json.dumps(text)}" for name, text in value.items()) + " }"
    return json.dumps(value)
