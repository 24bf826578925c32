"""Refused requests, their errors, and that nothing was written."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import update

from db.engine import Database
from db.models import Upload
from services.clock import now
from tests.schema.conftest import Serve
from tests.schema.people import CANCEL, CREATE, DELETE, RETRY, STYLE, UNKNOWN, Person, person, written
from tests.support.kie import FakeKie, picture

# Most input is refused before it reaches the database or the storage. SQLite finds nothing by an id with NUL, and
# PostgreSQL fails.
pytestmark = pytest.mark.embedded

PROMPT = ["input", "prompt"]
URL = ["input", "image", "url"]
UPLOAD_ID = ["input", "image", "uploadId"]
CREATION_ID = ["input", "image", "creationId"]
KEY = ["input", "idempotencyKey"]


def refusal(payload: dict[str, Any]) -> tuple[str, list[str] | None]:
    """Return the one error of a payload that holds nothing else."""
    assert {payload.get(name) for name in ("creation", "credit", "upload", "deletedId")} == {None}
    assert payload.get("replayed") in {None, False}
    (error,) = payload["errors"]
    assert error["message"]
    return error["__typename"], error["path"]


async def test_a_prompt_that_cannot_be_used_is_invalid_input(ada: Person, kie: FakeKie, database: Database) -> None:
    before = await ada.balance(), await written(database)

    for prompt in ("", " \n\t ", "\u2003", "x" * 10_001, "a\0b"):
        assert refusal(await ada.create(prompt)) == ("InvalidInput", PROMPT)

    assert (await ada.balance(), await written(database)) == before
    assert kie.tasks == []
    assert refusal(await ada.create("x" * 10_000)) == ("InvalidInput", PROMPT)  # The words of its style count, too.
    assert len((await ada.created("é" * 10_000, style="sty_none"))["prompt"]) == 10_000


async def test_half_a_surrogate_pair_is_refused_before_anything_runs(ada: Person, database: Database) -> None:
    before = await ada.balance(), await written(database)

    in_a_variable = await ada.http.post(
        f"{ada.url}/graphql",
        content=rf'{{"query": "{{ __typename }}", "variables": {{"prompt": "\ud800", "style": "{STYLE}"}}}}',
        headers={"Authorization": f"Bearer {ada.token}", "Content-Type": "application/json"},
    )
    in_the_document = rf'mutation {{ createGeneration(input: {{prompt: "\ud800", style: "{STYLE}"}}) {{ replayed }} }}'

    assert in_a_variable.status_code == 400
    assert await ada.refused(in_the_document) == ["BAD_USER_INPUT"]
    assert (await ada.balance(), await written(database)) == before


async def test_an_operation_without_a_field_is_a_syntax_error(ada: Person, caplog: pytest.LogCaptureFixture) -> None:
    for document in ("{}", "query Q {}", "mutation {}", "{ credit {} }", "{ ... on Query {} }"):
        assert await ada.refused(document) == ["BAD_USER_INPUT"]

    assert [record for record in caplog.records if record.exc_info] == []


async def test_an_unknown_style_is_not_found(ada: Person, database: Database) -> None:
    before = await ada.balance(), await written(database)

    for style in ("sty_unheard-of", "watercolour", "", "cre_" + UNKNOWN, "a\0b"):
        assert refusal(await ada.create(style=style)) == ("NotFound", ["input", "style"])

    assert (await ada.balance(), await written(database)) == before


async def test_an_idempotency_key_has_one_to_255_characters_that_can_be_kept(ada: Person) -> None:
    for unusable in ("", "k" * 256, "a\0b"):
        assert refusal(await ada.create(idempotencyKey=unusable)) == ("InvalidInput", KEY)
    assert await ada.balance() == 100
    assert (await ada.create(idempotencyKey="k" * 255))["errors"] == []


async def test_an_address_that_is_seen_to_be_private_is_refused_at_once(
    ada: Person, kie: FakeKie, database: Database
) -> None:
    before = await ada.balance(), await written(database)

    for address in (
        "",
        "no address",
        "ftp://example.com/a.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "http://",
        "http://127.0.0.1/a.png",
        "http://localhost/a.png",
        "http://10.1.2.3/a.png",
        "http://192.168.1.1/a.png",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/a.png",
        "http://[fe80::1]/a.png",
        "http://[::ffff:127.0.0.1]/a.png",
        "http://2130706433/a.png",
        "http://0x7f.1/a.png",
        "http://user:password@127.0.0.1/a.png",
        "http://example.com/a\0b.png",
        "http://example.com/" + "a" * 9000,
        f"{kie.url}/results/a.png",
    ):
        payload = await ada.create(image={"url": address})
        assert refusal(payload) == ("InvalidInput", URL), address

    assert (await ada.balance(), await written(database)) == before
    assert kie.tasks == []


async def test_two_sources_or_none_are_refused(ada: Person, database: Database) -> None:
    before = await ada.balance(), await written(database)
    literal = f'mutation {{ createGeneration(input: {{prompt: "p", style: "{STYLE}", image: %s}}) {{ replayed }} }}'

    for image in ({}, {"url": "https://example.com/a.png", "uploadId": "upl_" + UNKNOWN}, {"url": None}):
        assert await ada.refused(CREATE, input={"prompt": "p", "style": STYLE, "image": image}) == ["BAD_USER_INPUT"]
    for written_out in ("{}", '{url: "https://example.com/a.png", creationId: "cre_1"}', "{uploadId: null}"):
        assert await ada.refused(literal % written_out) == ["BAD_USER_INPUT"]

    assert (await ada.balance(), await written(database)) == before


@pytest.mark.scaled
async def test_sources_that_do_not_exist_are_not_found(ada: Person, database: Database) -> None:
    before = await ada.balance(), await written(database)

    for unknown in ("upl_" + UNKNOWN, "", "upl_", "a\0b", "cre_" + UNKNOWN):
        assert refusal(await ada.create(image={"uploadId": unknown})) == ("NotFound", UPLOAD_ID)
    for unknown in ("cre_" + UNKNOWN, "", "a\0b"):
        assert refusal(await ada.create(image={"creationId": unknown})) == ("NotFound", CREATION_ID)

    assert (await ada.balance(), await written(database)) == before


async def test_a_creation_without_a_result_is_no_source(ada: Person, database: Database) -> None:
    creation = await ada.created()
    await ada.reaches(creation["id"], "MAKING")
    before = await ada.balance(), await written(database)

    assert refusal(await ada.create(image={"creationId": creation["id"]})) == ("InvalidInput", CREATION_ID)

    assert (await ada.balance(), await written(database)) == before


@pytest.mark.scaled
async def test_generations_at_once_share_an_upload(ada: Person) -> None:
    upload = await ada.uploaded(picture())

    payloads = await asyncio.gather(*(ada.create(image={"uploadId": upload}) for _ in range(5)))

    assert [payload["errors"] for payload in payloads] == [[]] * 5
    assert await ada.balance() == 0


@pytest.mark.scaled
async def test_an_upload_that_is_over_is_refused(ada: Person, database: Database) -> None:
    upload = await ada.uploaded(picture())
    async with database.begin() as connection:
        await connection.execute(update(Upload).values(expires_at=now()))
    before = await ada.balance()

    assert refusal(await ada.create(image={"uploadId": upload})) == ("NotFound", UPLOAD_ID)
    assert await ada.balance() == before


async def test_an_upload_of_a_wrong_type_or_size_is_refused(ada: Person, database: Database) -> None:
    before = await ada.balance(), await written(database)
    document = """mutation ($input: CreateUploadInput!) {
      createUpload(input: $input) { upload { id } errors { __typename ... on UserError { message path } } }
    }"""

    for content_type in ("image/svg+xml", "application/pdf", "text/html", "video/mp4", "a\0b"):
        payload = await ada.payload(document, contentType=content_type, byteSize=100)
        assert refusal(payload) == ("InvalidInput", ["input", "contentType"])
    for byte_size in (0, -1, 30 * 2**20 + 1, 2**31 - 1):
        payload = await ada.payload(document, contentType="image/png", byteSize=byte_size)
        assert refusal(payload) == ("InvalidInput", ["input", "byteSize"])

    assert (await ada.balance(), await written(database)) == before


async def test_a_refusal_for_too_few_credits_has_their_numbers(serve: Serve, database: Database, kie: FakeKie) -> None:
    async with serve(signup_credits=19) as server, person(server, "ada") as ada:
        before = await ada.balance(), await written(database)

        payload = await ada.create()

        assert refusal(payload) == ("InsufficientCredits", None)
        assert (payload["errors"][0]["required"], payload["errors"][0]["balance"]) == (20, 19)
        assert (await ada.balance(), await written(database)) == before
        assert kie.tasks == []


async def test_a_price_above_the_limit_is_refused(ada: Person, database: Database) -> None:
    before = await ada.balance(), await written(database)

    for limit in (19, 0, -1):
        payload = await ada.create(maxCredits=limit)
        assert refusal(payload) == ("PriceAboveLimit", ["input", "maxCredits"])
        assert payload["errors"][0]["credits"] == 20

    assert (await ada.balance(), await written(database)) == before
    assert (await ada.create(maxCredits=20))["errors"] == []


@pytest.mark.scaled
async def test_what_does_not_exist_is_not_found_by_any_mutation(ada: Person, database: Database) -> None:
    before = await ada.balance(), await written(database)

    for document in (CANCEL, DELETE, RETRY):
        for unknown in ("cre_" + UNKNOWN, "", "cre_", "upl_" + UNKNOWN, "a\0b", "x" * 5000):
            assert refusal(await ada.payload(document, id=unknown)) == ("NotFound", ["input", "id"])

    assert (await ada.balance(), await written(database)) == before


async def test_numbers_out_of_range_and_unknown_enum_values_are_bad_input(ada: Person) -> None:
    base = {"prompt": "p", "style": STYLE}

    for wrong in ({"maxCredits": 2**31}, {"resolution": "EIGHT_K"}, {"aspectRatio": 1}, {"unknown": 1}):
        assert await ada.refused(CREATE, input=base | wrong) == ["BAD_USER_INPUT"]
    assert await ada.balance() == 100
