"""Requests for several images: one charge for all or none, one key, and creations that stay together."""

import asyncio
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.engine import Database
from db.models import Event, GenerationTask
from services.billing import credits
from tests.edges.test_limits import statements
from tests.schema.conftest import Serve
from tests.schema.people import CANCEL, DELETE, RETRY, STYLE, TASK_UPDATED, UNKNOWN, Json, Person, person, written
from tests.support.kie import FakeKie, picture

SHOWN = "{ id group status creditsUsed model { id } originalImages { width url fileName } originalImage { width } }"
MAKE = f"""mutation ($input: CreateGenerationInput!) {{
  createGeneration(input: $input) {{
    creation {SHOWN} creations {SHOWN} credit {{ balance }} replayed
    errors {{
      __typename ... on UserError {{ message path }} ... on InsufficientCredits {{ required balance }}
      ... on RateLimited {{ retryAfter }}
    }}
  }}
}}"""
LIST = f"""query ($filter: CreationFilter, $first: Int, $after: String) {{
  creations(filter: $filter, first: $first, after: $after) {{
    totalCount nodes {SHOWN} pageInfo {{ endCursor hasNextPage }}
  }}
}}"""


def ids_of(creations: list[Json]) -> list[str]:
    return [creation["id"] for creation in creations]


async def listed(someone: Person, **filter: object) -> list[str]:
    """Return the ids of the creations that match, newest first, read in pages of two."""
    found: list[str] = []
    after, total = None, None
    while True:
        page = (await someone.ask(LIST, filter=filter, first=2, after=after))["creations"]
        found += ids_of(page["nodes"])
        assert total in (None, page["totalCount"])
        total, after = page["totalCount"], page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            assert len(found) == total
            return found


async def test_a_request_for_several_images_makes_one_group(ada: Person, database: Database) -> None:
    made = await ada.payload(MAKE, model="mdl_everything", prompt="a heron", resolution="TWO_K", count=3)

    creations = made["creations"]
    assert (made["errors"], made["replayed"], made["credit"]) == ([], False, {"balance": 985})
    assert made["creation"] == creations[0]
    assert len(set(ids_of(creations))) == 3
    assert {creation["group"] for creation in creations} == {creations[0]["group"]}
    assert creations[0]["group"].startswith("grp_")
    assert [creation["creditsUsed"] for creation in creations] == [5, 5, 5]
    counts = await written(database)
    assert (counts["image_generation_tasks"], counts["credit_transactions"]) == (3, 4)
    assert await credits.verify(database) == []


async def test_a_request_for_one_image_has_no_group(ada: Person) -> None:
    for counts in ({}, {"count": 1}, {"count": None}):
        made = await ada.payload(MAKE, prompt="a heron", **counts)
        assert made["creations"] == [made["creation"]]
        assert made["creation"]["group"] is None


async def test_a_repeated_request_returns_all_its_creations(ada: Person, database: Database) -> None:
    given = {"prompt": "a heron", "style": STYLE, "count": 4, "idempotencyKey": "four"}
    payloads = await asyncio.gather(*(ada.payload(MAKE, **given) for _ in range(10)))
    later = await ada.payload(MAKE, **given)

    assert sorted(payload["replayed"] for payload in payloads) == [False] + [True] * 9
    assert {tuple(ids_of(payload["creations"])) for payload in payloads} == {tuple(ids_of(later["creations"]))}
    assert len(later["creations"]) == 4
    assert later["credit"] == {"balance": 920}
    counts = await written(database)
    assert counts["image_generation_tasks"] == 4
    for other in ({"count": 3}, {"count": 1}, {"count": None}, {"seed": None, "model": "mdl_everything"}):
        reused = await ada.payload(MAKE, **given | other)
        assert [error["__typename"] for error in reused["errors"]] == ["IdempotencyKeyReused"]
    assert await written(database) == counts


async def test_too_few_credits_for_all_images_make_none(serve_all: Serve, database: Database) -> None:
    async with serve_all(signup_credits=50) as server, person(server, "ada") as ada:
        await ada.ask("{ viewer { id } }")
        before = await written(database)
        made = await ada.payload(MAKE, prompt="a heron", count=3)

        assert [(error["__typename"], error["required"], error["balance"]) for error in made["errors"]] == [
            ("InsufficientCredits", 60, 50)
        ]
        assert (made["creation"], made["creations"]) == (None, [])
        assert await written(database) == before
        assert len((await ada.payload(MAKE, prompt="a heron", count=2))["creations"]) == 2
        assert await credits.verify(database) == []


async def test_fifty_groups_at_once_with_credits_for_five_make_five(serve_all: Serve, database: Database) -> None:
    async with serve_all(signup_credits=20 * 20) as server, person(server, "ada") as ada:
        payloads = await asyncio.gather(*(ada.payload(MAKE, prompt=f"number {index}", count=4) for index in range(50)))

        made = [payload["creations"] for payload in payloads if payload["creations"]]
        assert [len(group) for group in made] == [4] * 5
        assert await ada.balance() == 0
        assert (await written(database))["image_generation_tasks"] == 20
        assert await credits.verify(database) == []


async def test_rate_limits_count_images(serve_all: Serve) -> None:
    async with serve_all(rate_limits="on", rate_limit_generations=(6, 99_999)) as server, person(server, "ada") as ada:
        first = await ada.payload(MAKE, prompt="a heron", count=4)
        second = await ada.payload(MAKE, prompt="a heron", count=4)
        huge = await ada.payload(MAKE, prompt="a heron", count=2**31 - 1)

    assert len(first["creations"]) == 4
    assert [error["__typename"] for error in second["errors"] + huge["errors"]] == ["RateLimited"] * 2


async def test_rate_limits_count_four_inputs_as_an_image(serve_all: Serve) -> None:
    async with (
        serve_all(rate_limits="on", rate_limit_generations=(8, 99_999), worker="off") as server,
        person(server, "ada") as ada,
    ):
        images = [{"url": "https://images.example/heron.png"}] * 5
        two = await ada.payload(MAKE, prompt="a heron", images=images)
        await ada.payload(CANCEL, id=two["creation"]["id"])
        retried = await ada.payload(RETRY, id=two["creation"]["id"])
        four = await ada.payload(MAKE, prompt="a heron", count=2, images=images)
        refused = await ada.payload(MAKE, prompt="a heron")

    assert (len(two["creations"]), retried["errors"], len(four["creations"])) == (1, [], 2)
    assert [error["__typename"] for error in refused["errors"]] == ["RateLimited"]


async def test_creations_are_filtered_by_group_and_model(ada: Person, studio: Any) -> None:
    alone = (await ada.payload(MAKE, prompt="a heron"))["creation"]
    group = (await ada.payload(MAKE, prompt="a heron in a group", count=3, style=STYLE))["creations"]
    drafts = (await ada.payload(MAKE, prompt="a draft", model="mdl_z-image", count=2))["creations"]
    async with person(studio, "bob") as bob:
        await bob.payload(MAKE, prompt="a heron", count=3)
        assert await listed(bob, group=group[0]["group"]) == []

    newest_first = ids_of([alone, *group, *drafts])[::-1]
    assert await listed(ada) == newest_first
    assert await listed(ada, group=group[0]["group"]) == newest_first[2:5]
    assert await listed(ada, model="mdl_z-image") == newest_first[:2]
    assert await listed(ada, model="mdl_nano-banana-pro") == newest_first[2:]
    assert await listed(ada, model="mdl_nano-banana-pro", style=STYLE) == newest_first[2:5]
    assert await listed(ada, model="mdl_z-image", search="draft", status=["WAITING"]) == newest_first[:2]
    assert await listed(ada, model="mdl_z-image", group=group[0]["group"]) == []
    assert await listed(ada, model="mdl_seedream-5-pro") == []
    assert await listed(ada, group=f"grp_{UNKNOWN}") == []
    for wrong in ({"model": "sty_none"}, {"model": "mdl_Ä"}, {"group": group[0]["id"]}, {"group": "grp_x\0"}):
        assert await ada.refused(LIST, filter=wrong) == ["NOT_FOUND"]


async def test_events_show_the_model_and_the_group(ada: Person) -> None:
    document = TASK_UPDATED.replace("creation {", "creation { group model { id } seed ", 1)
    async with ada.live() as socket:
        await socket.subscribe("tasks", document)
        assert (await socket.first_event("tasks"))["kind"] == "READY"
        made = await ada.payload(
            MAKE.replace("group ", "group seed ", 2), model="mdl_everything", prompt="a heron", count=2, seed=7
        )
        events = [await socket.event("tasks") for _ in range(2)]

    # Each image has a seed of its own.
    expected = [
        (each["id"], each["group"], {"id": "mdl_everything"}, seed)
        for each, seed in zip(made["creations"], (7, 8), strict=True)
    ]
    shown = [event["creation"] for event in events]
    assert [(each["id"], each["group"], each["model"], each["seed"]) for each in shown] == expected


async def test_members_of_a_group_are_canceled_and_deleted_one_by_one(ada: Person, database: Database) -> None:
    group = (await ada.payload(MAKE, prompt="a heron", count=3, idempotencyKey="three"))["creations"]
    await ada.payload(CANCEL, id=group[0]["id"])
    await ada.payload(DELETE, id=group[0]["id"])
    again = await ada.payload(MAKE, prompt="a heron", count=3, idempotencyKey="three")

    assert ids_of(again["creations"]) == ids_of(group)
    assert [creation["status"] for creation in again["creations"]] == ["CANCELED", "WAITING", "WAITING"]
    assert await listed(ada, group=group[0]["group"]) == ids_of(group)[:0:-1]
    assert await ada.balance() == 960
    assert await credits.verify(database) == []


async def test_a_deleted_creation_leaves_no_negative_prompt(ada: Person, database: Database) -> None:
    given = {"model": "mdl_everything", "prompt": "a heron", "negativePrompt": "secret rain"}
    creation = (await ada.payload(MAKE, **given))["creation"]
    await ada.payload(CANCEL, id=creation["id"])
    await ada.payload(DELETE, id=creation["id"])

    async with database.read() as connection:
        stored = [*await connection.execute(select(Event.payload)), *await connection.execute(select(GenerationTask))]
    assert len(stored) == 6 + 1
    assert "secret" not in repr(stored)


async def test_input_images_are_shown_in_order_and_read_at_once(serve_all: Serve, kie: FakeKie) -> None:
    kie.finish_at_once = True
    async with serve_all(worker="inline") as server, person(server, "ada") as ada, person(server, "bob") as bob:
        uploads = [await ada.uploaded(picture(width, 300)) for width in (300, 310, 320)]
        images = [{"uploadId": upload} for upload in uploads]
        group = (await ada.payload(MAKE, model="mdl_everything", prompt="a heron", images=images, count=3))["creations"]
        for creation in group:
            await ada.ended(creation["id"])
        one = (await ada.payload(MAKE, prompt="a heron", images=images[:1]))["creation"]
        await ada.ended(one["id"])
        again = [{"originalOf": group[0]["id"]}, {"creationId": one["id"]}]
        both = (await ada.payload(MAKE, prompt="a heron", images=again))["creation"]
        await ada.ended(both["id"])
        with statements() as seen:
            page = (await ada.ask(LIST))["creations"]["nodes"]
        others = (await bob.payload(MAKE, prompt="p", images=[{"originalOf": group[0]["id"]}]))["errors"]

    shown = [[image["width"] for image in creation["originalImages"]] for creation in page]
    assert shown == [[300, 64], [300], *[[300, 310, 320]] * 3]
    assert [creation["originalImage"] for creation in page] == [{"width": 300}] * 5
    names = [image["fileName"] for image in page[-1]["originalImages"]]
    assert names == ["a-heron-original.png", "a-heron-original-2.png", "a-heron-original-3.png"]
    assert len([statement for statement in seen if "generation_inputs" in statement]) == 1
    assert [(error["__typename"], error["path"]) for error in others] == [
        ("NotFound", ["input", "images", "0", "originalOf"])
    ]


CHOICES: dict[str, st.SearchStrategy[Any]] = {
    "model": st.sampled_from(["mdl_nano-banana-pro", "mdl_everything", "mdl_seedream-5-pro", "mdl_z-image", None]),
    "aspectRatio": st.sampled_from(["AUTO", "LANDSCAPE_3_2", "SQUARE_1_1", "LANDSCAPE_8_1", None]),
    "resolution": st.sampled_from(["ONE_K", "TWO_K", "FOUR_K", None]),
    "outputFormat": st.sampled_from(["PNG", "JPG", "WEBP", None]),
    "background": st.sampled_from(["AUTO", "OPAQUE", "TRANSPARENT", None]),
    "style": st.sampled_from([STYLE, "sty_none", None]),
    "seed": st.sampled_from([None, None, 7]),
    "count": st.integers(min_value=1, max_value=4),
    "images": st.lists(st.just({"url": "https://example.com/a.png"}), max_size=4),
}
REQUESTS = st.fixed_dictionaries({}, optional=CHOICES)
QUOTE = """query ($input: CreateGenerationInput!) { quoteGeneration(input: $input) {
  quote { credits model { id } aspectRatio resolution outputFormat }
  errors { __typename ... on UserError { code message path } ... on InvalidInput { allowed } }
} }"""
USED = """mutation ($input: CreateGenerationInput!) { createGeneration(input: $input) {
  creations { id creditsUsed model { id } aspectRatio resolution outputFormat }
  errors { __typename ... on UserError { code message path } ... on InvalidInput { allowed } }
} }"""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=REQUESTS)
@pytest.mark.embedded
async def test_a_quote_is_what_the_request_is_charged(ada: Person, chosen: Json) -> None:
    request = {"prompt": "a heron", "maxCredits": None} | chosen
    quoted = (await ada.ask(QUOTE, input=request))["quoteGeneration"]
    before = await ada.balance()
    made = await ada.payload(USED, **request)
    charged = before - await ada.balance()
    for creation in made["creations"]:
        await ada.payload(CANCEL, id=creation["id"])

    if quoted["errors"]:
        assert (made["errors"], quoted["quote"]) == (quoted["errors"], None)
        assert charged == 0
        return
    quote = quoted["quote"]
    assert made["errors"] == []
    assert charged == quote["credits"] == sum(creation["creditsUsed"] for creation in made["creations"])
    assert len(made["creations"]) == chosen.get("count", 1)
    for creation in made["creations"]:
        assert {name: creation[name] for name in quote if name != "credits"} == {
            name: value for name, value in quote.items() if name != "credits"
        }
