"""Creations: created, watched, canceled, retried, deleted; charged once, and refunded if no image was made."""

import asyncio
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLObjectType,
    build_schema,
    get_named_type,
    is_leaf_type,
)
from sqlalchemy import select, update

from db.engine import Database
from db.models import Event, GenerationTask, Upload
from db.queries.creations import reading
from db.records.creations import CreationRecord, ImageSpec
from services.billing import credits
from services.clock import now
from services.events.writer import CreationChange, read_change
from settings import Settings
from tests.schema.conftest import Serve
from tests.schema.people import CANCEL, DELETE, RETRY, STYLE, Json, Person, kept_at, person, written
from tests.support.kie import FakeKie, picture
from tests.support.waiting import until

TYPES = build_schema(Path("schema/schema.graphql").read_text("utf-8")).type_map


async def deleted(someone: Person, creation_id: str) -> None:
    payload = await someone.payload(DELETE, id=creation_id)
    assert payload == {"deletedId": creation_id, "errors": []}


async def test_a_generation_is_charged_and_recorded_in_one_answer(serve: Serve, database: Database) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada:
        payload = await ada.create("a heron", aspectRatio="LANDSCAPE_21_9", resolution="FOUR_K", outputFormat="JPG")

        creation = payload["creation"]
        assert payload["errors"] == []
        assert payload["replayed"] is False
        assert payload["credit"] | {"id": ""} == {"id": "", "balance": 80, "purchased": 0, "granted": 100, "used": 20}
        assert creation["createdAt"] == creation["updatedAt"]
        assert creation | {"id": "", "createdAt": "", "updatedAt": ""} == {
            "id": "",
            "status": "WAITING",
            "stage": "QUEUED",
            "version": 1,
            "prompt": "a heron",
            "style": {"id": STYLE, "name": "Watercolour"},
            "aspectRatio": "LANDSCAPE_21_9",
            "resolution": "FOUR_K",
            "outputFormat": "JPG",
            "originalImage": None,
            "generatedImage": None,
            "creditsUsed": 20,
            "refunded": False,
            "failure": None,
            "queuePosition": 1,
            "estimatedCompletionAt": None,
            "retryOf": None,
            "createdAt": "",
            "updatedAt": "",
            "completedAt": None,
            "deletedAt": None,
        }
        assert await ada.creation(creation["id"]) == creation
        assert await credits.verify(database) == []


async def test_options_left_out_or_null_are_the_defaults(ada: Person) -> None:
    left_out = await ada.created()
    null = await ada.created(aspectRatio=None, resolution=None, outputFormat=None, image=None, maxCredits=None)

    for creation in (left_out, null):
        options = creation["aspectRatio"], creation["resolution"], creation["outputFormat"]
        assert options == ("AUTO", "ONE_K", "PNG")


async def test_a_generation_ends_with_its_image(ada: Person, kie: FakeKie, database: Database) -> None:
    creation = await ada.created()
    task = await kie.task()
    await kie.succeed(task)

    ended = await ada.ended(creation["id"])

    assert (ended["status"], ended["refunded"], ended["failure"]) == ("SUCCESS", False, None)
    assert ended["completedAt"] == ended["updatedAt"]
    assert (ended["queuePosition"], ended["estimatedCompletionAt"]) == (None, None)
    image = ended["generatedImage"]
    assert image | {"url": ""} == {
        "url": "",
        "contentType": "image/png",
        "width": 64,
        "height": 48,
        "byteSize": len(task.result),
    }
    assert (await ada.http.get(image["url"])).content == task.result
    assert await ada.balance() == 80
    assert len(kie.tasks) == 1
    assert await credits.verify(database) == []


def _shown_inputs() -> dict[str, tuple[str, Any]]:
    """Return the inputs of ``createGeneration`` that a creation shows: how to select each, and an unusual value."""
    inputs, shown = TYPES["CreateGenerationInput"], TYPES["Creation"]
    assert isinstance(inputs, GraphQLInputObjectType)
    assert isinstance(shown, GraphQLObjectType)
    found: dict[str, tuple[str, Any]] = {}
    ids = {"model": "mdl_everything", "style": STYLE}
    for name in inputs.fields.keys() & shown.fields.keys():
        kind = get_named_type(inputs.fields[name].type)
        value = list(kind.values)[-1] if isinstance(kind, GraphQLEnumType) else f"a {name} of its own"
        is_object = not is_leaf_type(get_named_type(shown.fields[name].type))
        found[name] = (f"{name} {{ id }}", ids[name]) if is_object else (name, 7 if kind is GraphQLInt else value)
    return found


async def test_each_input_is_shown_as_given_by_all_reads_and_by_a_retry(serve_all: Serve, database: Database) -> None:
    inputs = _shown_inputs()
    assert {re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name) for name in inputs} == set(
        ImageSpec.__struct_fields__
    )
    fields = f"{{ id {' '.join(selected for selected, _ in inputs.values())} }}"
    given = {name: value for name, (_, value) in inputs.items()}
    made = f"{{ creation {fields} errors {{ __typename }} }}"
    async with serve_all() as server, person(server, "ada") as ada:
        create = f"mutation ($input: CreateGenerationInput!) {{ made: createGeneration(input: $input) {made} }}"
        created = (await ada.ask(create, input=given))["made"]["creation"]
        await ada.payload(CANCEL, id=created["id"])
        retry = f"mutation ($input: RetryGenerationInput!) {{ made: retryGeneration(input: $input) {made} }}"
        retried = (await ada.ask(retry, input={"id": created["id"]}))["made"]["creation"]
        one = await ada.ask(f"query ($id: ID!) {{ creation(id: $id) {fields} }}", id=created["id"])
        listed = (await ada.ask(f"{{ creations {{ nodes {fields} }} }}"))["creations"]["nodes"]
    async with database.read() as connection:
        rows = (await connection.execute(select(Event.subject, Event.payload).order_by(Event.seq))).all()
    changes = [read_change(row.subject, row.payload) for row in rows]
    events = [change.creation for change in changes if isinstance(change, CreationChange)]

    assert {name: value["id"] if isinstance(value, dict) else value for name, value in created.items()} == given | {
        "id": created["id"]
    }
    assert one["creation"] == created
    assert listed == [retried, created]
    assert retried | {"id": created["id"]} == created
    assert len(events) == 3
    assert [event.spec() for event in events] == [(await _record(database, created["id"])).spec()] * 3


async def _record(database: Database, creation_id: str) -> CreationRecord:
    found = await reading.by_id(database, creation_id)
    assert found is not None
    return found


async def test_a_list_has_its_images_as_often_as_they_are_requested(ada: Person, kie: FakeKie) -> None:
    creation = await ada.created()
    await kie.succeed(await kie.task())
    ended = await ada.ended(creation["id"])
    width = ended["generatedImage"]["width"]
    fields = "fragment Shown on Creation { id picture: generatedImage { width } }"
    with_images = f"{{ creations {{ nodes {{ ...Shown }} }} }} {fields}"

    for _ in range(4):  # From the third request on, the document has a plan that reads only selected parts.
        pages = [await ada.ask(text) for text in (with_images, "{ creations { nodes { id } } }")]

        assert pages[0] == {"creations": {"nodes": [{"id": creation["id"], "picture": {"width": width}}]}}
        assert pages[1] == {"creations": {"nodes": [{"id": creation["id"]}]}}


async def test_a_failed_generation_has_a_reason_and_returns_the_credits(
    ada: Person, kie: FakeKie, database: Database
) -> None:
    creation = await ada.created()
    await kie.fail(await kie.task(), "500", "Internal secret of the provider")

    ended = await ada.ended(creation["id"])

    assert (ended["status"], ended["refunded"], ended["generatedImage"]) == ("FAILED", True, None)
    assert ended["failure"] == {
        "code": "PROVIDER_ERROR",
        "message": "The image service failed to make the image.",
        "retryable": True,
    }
    assert await ada.balance() == 100
    assert await credits.verify(database) == []


async def test_fifty_at_once_with_credits_for_three_make_three(serve: Serve, database: Database, kie: FakeKie) -> None:
    async with serve(signup_credits=60) as server, person(server, "ada") as ada:
        payloads = await asyncio.gather(*(ada.create(f"number {index}") for index in range(50)))

        refused = [error["__typename"] for payload in payloads for error in payload["errors"]]
        made = [payload["creation"]["id"] for payload in payloads if payload["creation"]]
        assert refused == ["InsufficientCredits"] * 47
        assert len(set(made)) == 3
        assert await ada.balance() == 0
        assert (await written(database))["image_generation_tasks"] == 3
        assert await credits.verify(database) == []
        await kie.task(2)
    assert len(kie.tasks) == 3


async def test_fifty_at_once_with_one_key_make_one(ada: Person, database: Database, kie: FakeKie) -> None:
    payloads = await asyncio.gather(*(ada.create(idempotencyKey="intent") for _ in range(50)))

    assert {payload["creation"]["id"] for payload in payloads} == {payloads[0]["creation"]["id"]}
    assert sorted(payload["replayed"] for payload in payloads) == [False] + [True] * 49
    assert await ada.balance() == 80
    assert (await written(database))["image_generation_tasks"] == 1
    assert await credits.verify(database) == []
    await kie.task()
    assert len(kie.tasks) == 1


async def test_a_key_with_another_input_is_refused(ada: Person, database: Database) -> None:
    await ada.created("one", idempotencyKey="intent")
    before = await written(database)

    for other in ({"prompt": "two"}, {"prompt": "one", "style": "sty_anime"}, {"prompt": "one", "maxCredits": 20}):
        payload = await ada.create(**other, idempotencyKey="intent")
        assert [(error["__typename"], error["path"]) for error in payload["errors"]] == [
            ("IdempotencyKeyReused", ["input", "idempotencyKey"])
        ]

    assert (await written(database))["image_generation_tasks"] == before["image_generation_tasks"]
    assert await ada.balance() == 80


async def test_a_replay_shows_the_creation_as_it_is_by_now(ada: Person, kie: FakeKie) -> None:
    first = await ada.created(idempotencyKey="intent")
    await kie.succeed(await kie.task())
    ended = await ada.ended(first["id"])

    again = await ada.create(idempotencyKey="intent")

    assert again["replayed"] is True
    # The address of an image is another from time to time.
    for shown in (again["creation"], ended):
        del shown["generatedImage"]["url"]
    assert again["creation"] == ended
    assert again["credit"]["balance"] == 80


async def test_a_refused_request_does_not_use_its_key_up(serve: Serve) -> None:
    async with serve(signup_credits=20) as server, person(server, "ada") as ada:
        for refused in (
            await ada.create("", idempotencyKey="intent"),
            await ada.create(style="sty_none-such", idempotencyKey="intent"),
            await ada.create(maxCredits=1, idempotencyKey="intent"),
        ):
            assert len(refused["errors"]) == 1
        made = await ada.create("a heron", idempotencyKey="intent")
        poor = await ada.create("a heron", idempotencyKey="other intent")

        assert (made["replayed"], made["errors"]) == (False, [])
        assert poor["errors"][0]["__typename"] == "InsufficientCredits"
        assert (await ada.create("a heron", idempotencyKey="intent"))["replayed"] is True


async def test_two_people_may_use_the_same_key(ada: Person, bob: Person) -> None:
    first, second = await ada.create("one", idempotencyKey="k"), await bob.create("two", idempotencyKey="k")

    assert (first["replayed"], second["replayed"]) == (False, False)
    assert first["creation"]["id"] != second["creation"]["id"]


async def test_a_generation_not_yet_sent_is_taken_back_with_its_credits(
    serve: Serve, kie: FakeKie, database: Database
) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada:
        creation = await ada.created()

        payload = await ada.payload(CANCEL, id=creation["id"])

        canceled = payload["creation"]
        assert payload["errors"] == []
        assert (canceled["status"], canceled["stage"], canceled["refunded"]) == ("CANCELED", "FINISHED", True)
        assert (canceled["failure"], canceled["queuePosition"], canceled["version"]) == (None, None, 2)
        assert payload["credit"]["balance"] == 100
        again = await ada.payload(CANCEL, id=creation["id"])
        assert [(error["__typename"], error["path"], error["status"]) for error in again["errors"]] == [
            ("WrongState", ["input", "id"], "CANCELED")
        ]
        assert await ada.balance() == 100
        assert await credits.verify(database) == []
    assert kie.tasks == []


async def test_twenty_cancels_at_once_refund_once(serve: Serve, database: Database) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada:
        creation = await ada.created()

        payloads = await asyncio.gather(*(ada.payload(CANCEL, id=creation["id"]) for _ in range(20)))

        assert sorted(len(payload["errors"]) for payload in payloads) == [0] + [1] * 19
        assert await ada.balance() == 100
        assert await credits.verify(database) == []


async def test_a_generation_sent_to_kie_cannot_be_canceled(ada: Person, database: Database) -> None:
    creation = await ada.created()
    await ada.reaches(creation["id"], "MAKING")
    before = await written(database)

    payload = await ada.payload(CANCEL, id=creation["id"])

    assert [(error["__typename"], error["status"]) for error in payload["errors"]] == [("WrongState", "PROCESSING")]
    assert await written(database) == before


async def test_a_failed_creation_is_tried_again_as_a_new_one(ada: Person, kie: FakeKie, database: Database) -> None:
    upload = await ada.uploaded(picture(colour="navy"))
    first = await ada.created("a heron", image={"uploadId": upload}, resolution="TWO_K", outputFormat="JPG")
    await kie.fail(await kie.task(0), "500", "no")
    await ada.ended(first["id"])

    payload = await ada.payload(RETRY, id=first["id"], maxCredits=20, idempotencyKey="again")
    repeated = await ada.payload(RETRY, id=first["id"], maxCredits=20, idempotencyKey="again")

    again = payload["creation"]
    assert (payload["errors"], payload["replayed"], payload["credit"]["balance"]) == ([], False, 80)
    assert (again["retryOf"], again["prompt"], again["resolution"], again["outputFormat"]) == (
        {"id": first["id"]},
        "a heron",
        "TWO_K",
        "JPG",
    )
    assert again["id"] != first["id"]
    assert (repeated["replayed"], repeated["creation"]["id"]) == (True, again["id"])
    # The input is a copy: the first can be deleted, and this one is still made from the same picture.
    await deleted(ada, first["id"])
    task = await kie.task(1)
    assert (await ada.http.get(task.body["input"]["image_input"][0])).content == picture(colour="navy")
    await kie.succeed(task)
    ended = await ada.ended(again["id"])
    assert (ended["status"], ended["retryOf"]) == ("SUCCESS", None)
    assert await credits.verify(database) == []


async def test_a_retry_that_is_repeated_after_the_first_was_deleted_is_replayed(ada: Person, kie: FakeKie) -> None:
    first = await ada.created()
    await kie.fail(await kie.task(), "500", "no")
    await ada.ended(first["id"])
    again = await ada.payload(RETRY, id=first["id"], idempotencyKey="again")
    await deleted(ada, first["id"])

    repeated = await ada.payload(RETRY, id=first["id"], idempotencyKey="again")

    assert (repeated["replayed"], repeated["errors"]) == (True, [])
    assert repeated["creation"]["id"] == again["creation"]["id"]


async def test_a_retry_is_refused_as_a_first_try_is(serve: Serve, kie: FakeKie, database: Database) -> None:
    async with serve(signup_credits=20) as server, person(server, "ada") as ada:
        running = await ada.created(idempotencyKey="taken")
        await ada.reaches(running["id"], "MAKING")
        wrong_state = await ada.payload(RETRY, id=running["id"])
        await kie.fail(await kie.task(), "500", "no")
        await ada.ended(running["id"])
        reused = await ada.payload(RETRY, id=running["id"], idempotencyKey="taken")
        above = await ada.payload(RETRY, id=running["id"], maxCredits=19)
        spent = await ada.created("another")
        poor = await ada.payload(RETRY, id=running["id"])
        await kie.succeed(await kie.task(1))
        await ada.ended(spent["id"])
        made = await ada.payload(RETRY, id=spent["id"])

        said = [payload["errors"][0] for payload in (wrong_state, reused, above, poor, made)]
        assert [error["__typename"] for error in said] == [
            "WrongState",
            "IdempotencyKeyReused",
            "PriceAboveLimit",
            "InsufficientCredits",
            "WrongState",
        ]
        assert (said[0]["status"], said[4]["status"]) == ("PROCESSING", "SUCCESS")
        assert (said[2]["credits"], said[3]["required"], said[3]["balance"]) == (20, 20, 0)
        assert (await written(database))["image_generation_tasks"] == 2
        (malformed,) = (await ada.payload(RETRY, id=running["id"], idempotencyKey=""))["errors"]
        assert (malformed["__typename"], malformed["path"]) == ("InvalidInput", ["input", "idempotencyKey"])


@pytest.mark.folder
async def test_what_is_deleted_is_gone_and_its_charge_stays(
    monkeypatch: pytest.MonkeyPatch, serve: Serve, settings: Settings, kie: FakeKie, database: Database
) -> None:
    monkeypatch.setattr("housekeeping.SWEEP_SECONDS", 0.05)
    async with serve() as server, person(server, "ada") as ada:
        upload = await ada.uploaded(picture())
        creation = await ada.created(image={"uploadId": upload})
        await kie.succeed(await kie.task())
        ended = await ada.ended(creation["id"])
        urls = [ended["originalImage"]["url"], ended["generatedImage"]["url"]]
        small = "query ($id: ID!) { creation(id: $id) { generatedImage { url(width: 1) } } }"
        urls.append((await ada.ask(small, id=creation["id"]))["creation"]["generatedImage"]["url"])
        assert [(await ada.http.get(url)).status_code for url in urls] == [200, 200, 200]

        await deleted(ada, creation["id"])

        assert await ada.creation(creation["id"]) is None
        everywhere = """query ($id: ID!) {
          node(id: $id) { id } creations { totalCount nodes { id } }
          credit { balance transactions { nodes { kind amount creation { id } } } }
        }"""
        assert await ada.ask(everywhere, id=creation["id"]) == {
            "node": None,
            "creations": {"totalCount": 0, "nodes": []},
            "credit": {
                "balance": 80,
                "transactions": {
                    "nodes": [
                        {"kind": "GENERATION", "amount": -20, "creation": None},
                        {"kind": "GRANT", "amount": 100, "creation": None},
                    ]
                },
            },
        }
        again = await ada.payload(DELETE, id=creation["id"])
        assert [error["__typename"] for error in again["errors"]] == ["NotFound"]
        assert (await ada.payload(RETRY, id=creation["id"]))["errors"][0]["__typename"] == "NotFound"
        files = [kept_at(settings, url) for url in urls]
        await until(lambda: not any(file.exists() for file in files[1:]))
        assert (await ada.http.get(urls[0])).status_code == 200  # The upload may still be used again.
        async with database.begin() as connection:
            await connection.execute(update(Upload).values(expires_at=now()))
        await until(lambda: not any(file.exists() for file in files))
        assert [(await ada.http.get(url)).status_code for url in urls] == [404, 404, 404]
        assert await credits.verify(database) == []


async def test_what_is_deleted_is_replayed_without_its_words_and_images(ada: Person, kie: FakeKie) -> None:
    creation = await ada.created(idempotencyKey="intent")
    await kie.succeed(await kie.task())
    await ada.ended(creation["id"])
    await deleted(ada, creation["id"])

    again = await ada.create(idempotencyKey="intent")

    assert (again["replayed"], again["credit"]["balance"]) == (True, 80)
    assert again["creation"]["deletedAt"] is not None
    shown = {name: again["creation"][name] for name in ("id", "prompt", "originalImage", "generatedImage")}
    assert shown == {"id": creation["id"], "prompt": "", "originalImage": None, "generatedImage": None}


async def test_what_is_still_being_made_is_not_deleted(ada: Person, database: Database) -> None:
    creation = await ada.created()
    await ada.reaches(creation["id"], "MAKING")
    before = await written(database)

    payload = await ada.payload(DELETE, id=creation["id"])

    assert [(error["__typename"], error["path"], error["status"]) for error in payload["errors"]] == [
        ("WrongState", ["input", "id"], "PROCESSING")
    ]
    assert await written(database) == before


async def test_queue_positions_are_fair_between_people(serve: Serve) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada, person(server, "bob") as bob:
        of_ada = [(await ada.created(f"number {index}"))["id"] for index in range(3)]
        of_bob = (await bob.created())["id"]

        async def position(someone: Person, creation_id: str) -> object:
            return ((await someone.creation(creation_id)) or {})["queuePosition"]

        assert [await position(ada, one) for one in of_ada] == [1, 3, 4]
        assert await position(bob, of_bob) == 2
        await ada.payload(CANCEL, id=of_ada[0])
        assert [await position(ada, one) for one in of_ada] == [None, 1, 3]


async def test_what_was_sent_has_no_place_in_the_queue(ada: Person) -> None:
    creation = await ada.created()

    sent = await ada.reaches(creation["id"], "MAKING")

    assert (sent["status"], sent["queuePosition"]) == ("PROCESSING", None)


async def test_the_completion_is_estimated_from_recent_similar_generations(
    monkeypatch: pytest.MonkeyPatch, ada: Person, kie: FakeKie, database: Database
) -> None:
    monkeypatch.setattr("services.generation.eta.FRESH_SECONDS", 0.0)
    first = await ada.created(resolution="TWO_K")
    await kie.succeed(await kie.task(0))
    ended = await ada.ended(first["id"])
    began = datetime.fromisoformat(ended["completedAt"]) - timedelta(seconds=40)
    async with database.begin() as connection:
        await connection.execute(update(GenerationTask).values(asked_at=began))

    like_it = await ada.created(resolution="TWO_K")
    unlike_it = await ada.created(resolution="ONE_K")
    making = await ada.reaches(like_it["id"], "MAKING")
    await ada.reaches(unlike_it["id"], "MAKING")

    expected = datetime.fromisoformat(making["estimatedCompletionAt"])
    assert timedelta(seconds=40) <= expected - datetime.fromisoformat(making["createdAt"]) <= timedelta(seconds=80)
    found: Json = await ada.creation(unlike_it["id"]) or {}
    assert found["estimatedCompletionAt"] is None


async def test_the_quoted_price_is_charged(serve: Serve) -> None:
    quote = "query ($input: CreateGenerationInput!) { generationQuote(input: $input) { credits affordable balance } }"
    async with serve(generation_credits="20,4K=90", signup_credits=100) as server, person(server, "ada") as ada:
        for resolution, price, before, affordable in (("ONE_K", 20, 100, True), ("FOUR_K", 90, 80, False)):
            given = {"prompt": "p", "style": STYLE, "resolution": resolution}
            told = (await ada.ask(quote, input=given))["generationQuote"]
            assert told == {"credits": price, "affordable": affordable, "balance": before}
            payload = await ada.payload(
                "mutation ($input: CreateGenerationInput!) { createGeneration(input: $input) {"
                " creation { creditsUsed } errors { __typename ... on InsufficientCredits { required } } } }",
                **given,
            )
            if affordable:
                assert payload == {"creation": {"creditsUsed": price}, "errors": []}
            else:
                assert payload["errors"] == [{"__typename": "InsufficientCredits", "required": price}]
        assert (await ada.ask("{ creations { totalCount } }"))["creations"]["totalCount"] == 1


@pytest.mark.folder
async def test_addresses_of_images_are_of_this_server_and_expire(ada: Person, kie: FakeKie) -> None:
    creation = await ada.created()
    await kie.succeed(await kie.task())
    url = (await ada.ended(creation["id"]))["generatedImage"]["url"]

    assert urlsplit(url).netloc == urlsplit(ada.url).netloc
    tampered = httpx.URL(url).copy_merge_params({"expires": "99999999999"})
    assert (await ada.http.get(tampered)).status_code == 403


@pytest.mark.parametrize("listed", ["", "(filter: {status: [SUCCESS, WAITING]})", '(filter: {search: "heron"})'])
async def test_a_list_shows_each_field_as_if_it_read_everything(
    ada: Person, kie: FakeKie, listed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = now()
    monkeypatch.setattr("services.generation.eta.now", lambda: moment)
    ended = await ada.created("a heron at dawn")
    await kie.succeed(await kie.task())
    await ada.ended(ended["id"])
    making = await ada.created("a heron at dusk")
    await ada.reaches(making["id"], "MAKING")

    creation = TYPES["Creation"]
    assert isinstance(creation, GraphQLObjectType)
    for name, field in creation.fields.items():
        selected = name if is_leaf_type(get_named_type(field.type)) else f"{name} {{ __typename }}"
        # An operation with a fragment reads all columns.
        alone = await ada.ask(f"{{ creations{listed} {{ nodes {{ {selected} }} }} }}")
        inline = await ada.ask(f"{{ creations{listed} {{ edges {{ node {{ ... {{ a: {selected} }} }} }} }} }}")
        whole = await ada.ask(f"{{ creations{listed} {{ nodes {{ ...F }} }} }} fragment F on Creation {{ {selected} }}")
        assert alone == whole
        assert [edge["node"]["a"] for edge in inline["creations"]["edges"]] == [
            node[name] for node in whole["creations"]["nodes"]
        ]
