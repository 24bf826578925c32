"""Lists in arguments: the number of statements does not grow with them, and the price of a field covers all of them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from graphql import parse
from sqlalchemy import insert, update

from db.base import new_id
from db.engine import Database
from db.models import CreationStatus, GenerationInput, GenerationTask, Image, InputRole, Payment, Upload, User
from services.catalogue.catalogue import MODELS_FILE
from services.clock import now
from services.identity.stream_tickets import LIFETIME
from tests.db.rows import a_generation, a_payment, an_image, put
from tests.edges.test_limits import statements
from tests.schema.conftest import EVERYTHING, Serve
from tests.schema.people import Json, Person, person
from tests.schema.test_credits import viewer_id
from transport.execution import cpu_costs
from transport.execution.query_limits import MeasuredDocument

pytestmark = pytest.mark.embedded

MANY = 16
MODEL = "mdl_everything"
QUOTE = """query ($input: CreateGenerationInput!) { quoteGeneration(input: $input) {
  quote { credits } errors { ... on UserError { path message } }
} }"""
CREATE = """mutation ($input: CreateGenerationInput!) { createGeneration(input: $input) {
  creations { id } errors { ... on UserError { path message } }
} }"""
RETRY = """mutation ($input: RetryGenerationInput!) { retryGeneration(input: $input) {
  creation { id } errors { ... on UserError { path message } }
} }"""
NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
ELSEWHERE = ("BEGIN", "installation", "user_blocks", "erasures", "user_presences", "model_pauses")


@pytest.fixture
async def ada(serve: Serve, tmp_path: Path) -> AsyncIterator[Person]:
    """A user of a server that runs no other statements meanwhile, and whose model takes sixteen images."""
    models = tmp_path / "models.toml"
    models.write_text(
        MODELS_FILE.read_text("utf-8") + EVERYTHING.replace('"pictures", max = 3', f'"pictures", max = {MANY}')
    )
    async with serve(worker="off", rate_limits="off", models=models) as server, person(server, "ada") as someone:
        yield someone


async def run(someone: Person, document: str, **variables: object) -> tuple[int, Json]:
    """Run a document; return its number of statements and its data, which has no refusals."""
    with statements() as seen:
        data = await someone.ask(document, **variables)
    (payload,) = data.values()
    assert not isinstance(payload, dict) or payload["errors"] == []
    counted = [one for one in seen if not any(table in one for table in ELSEWHERE)]
    priced = MeasuredDocument(parse(document)).weight(None, variables).work
    assert priced >= cpu_costs.OPERATION + len(counted) * cpu_costs.STATEMENT, (
        f"the price does not cover {len(counted)} statements: {counted}"
    )
    return len(counted), data


async def sources(database: Database, user_id: str) -> dict[str, list[Json]]:
    """Return sixteen sources of each kind that needs the database."""
    found: dict[str, list[Json]] = {"uploadId": [], "creationId": [], "originalOf": [], "inputImage": []}
    async with database.begin() as connection:
        for number in range(MANY):
            first, second, made = [await put(connection, Image, an_image(user_id)) for _ in range(3)]
            done = {"status": CreationStatus.SUCCESS, "step": None, "completed_at": now()}
            images = {"original_image_id": first, "generated_image_id": made, "further_inputs": 1}
            creation = await put(connection, GenerationTask, a_generation(user_id, **images, **done))
            further = {"generation_id": creation, "position": 1, "role": InputRole.REFERENCE.value}
            await connection.execute(insert(GenerationInput), further | {"image_id": second})
            upload = {
                "id": new_id("upl"),
                "user_id": user_id,
                "storage_key": f"uploads/{number:032x}.png",
                "content_type": "image/png",
                "byte_size": 1,
                "image_id": first,
                "expires_at": now() + LIFETIME,
                "created_at": now(),
            }
            found["uploadId"].append({"uploadId": await put(connection, Upload, upload)})
            found["creationId"].append({"creationId": creation})
            found["originalOf"].append({"originalOf": creation})
            found["inputImage"].append({"inputImage": {"creationId": creation, "position": 1}})
    return found


async def test_the_number_of_input_images_does_not_change_the_number_of_statements(
    ada: Person, database: Database
) -> None:
    user_id = await viewer_id(ada)
    async with database.begin() as connection:
        await connection.execute(update(User).values(balance=100_000, granted=100_000))
    of_kind = await sources(database, user_id)
    mixed = [each[number] for number, each in enumerate(list(of_kind.values()) * 4)]

    for kind, several in {**of_kind, "all": mixed}.items():
        few = several[: 2 if kind != "all" else 2 * len(of_kind)]
        for name, document in {"quote": QUOTE, "create": CREATE}.items():
            given = {"model": MODEL, "prompt": "a heron"}
            some, _ = await run(ada, document, input=given | {"images": few})
            sixteen, _ = await run(ada, document, input=given | {"images": several})
            assert sixteen == some, f"{name} of {MANY} {kind}: {sixteen} statements; of {len(few)}: {some}"
    await run(ada, CREATE, input={"model": MODEL, "prompt": "a heron", "images": mixed, "count": 3})


async def test_a_retry_finds_sixteen_inputs_with_as_many_statements_as_two(ada: Person, database: Database) -> None:
    user_id = await viewer_id(ada)
    async with database.begin() as connection:
        await connection.execute(update(User).values(balance=100_000, granted=100_000))
    uploads = [str(each["uploadId"]) for each in (await sources(database, user_id))["uploadId"]]
    counted = {}
    for number in (2, MANY):
        async with database.begin() as connection:
            canceled = {"status": CreationStatus.CANCELED, "step": None, "completed_at": now(), "model": "everything"}
            first = {"source_upload_id": uploads[0], "further_inputs": number - 1}
            creation = await put(connection, GenerationTask, a_generation(user_id, **canceled, **first))
            rows = [
                {
                    "generation_id": creation,
                    "position": place,
                    "role": InputRole.REFERENCE.value,
                    "source_upload_id": one,
                }
                for place, one in enumerate(uploads[1:number], start=1)
            ]
            await connection.execute(insert(GenerationInput), rows)
        counted[number], _ = await run(ada, RETRY, input={"id": creation})

    assert counted[MANY] == counted[2]


async def test_nodes_take_one_statement_for_each_type(ada: Person, database: Database) -> None:
    user_id = await viewer_id(ada)
    of_kind = await sources(database, user_id)
    async with database.begin() as connection:
        payments = [await put(connection, Payment, a_payment(user_id)) for _ in range(MANY)]
    creations = [str(each["creationId"]) for each in of_kind["creationId"]]
    uploads = [str(each["uploadId"]) for each in of_kind["uploadId"]]

    for ids, types in ((creations, 1), (uploads, 1), (payments, 1), ([*creations, *uploads, *payments], 3)):
        counted, data = await run(ada, NODES, ids=ids)
        assert [node["id"] for node in data["nodes"]] == ids
        assert counted == types, f"{len(ids)} nodes of {types} types"
