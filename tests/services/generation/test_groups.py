"""Requests for several images: all of them are made and paid for, or none."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from sqlalchemy import select, update

from db.base import new_id
from db.engine import Database
from db.models import GenerationTask
from db.models.creations import GenerationInput
from db.queries.billing import credits as credit_queries
from db.records.pagination import Window
from services.billing import credits
from services.catalogue.plan import Plan
from services.errors import (
    IdempotencyKeyReused,
    InsufficientCredits,
    InvalidInput,
    ModelUnavailable,
    PriceAboveLimit,
    Refusal,
)
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.generation import creations, quotes
from services.generation.create import CreationResult
from services.generation.requests import GenerationRequest, RetryRequest, Source
from services.identity.accounts import Accounts
from tests.services.generation.pipeline import history
from tests.services.generation.test_creations import COST, HERON, OFFERS, Person
from tests.support.offers import offers

FOUR = replace(HERON, count=4)
THREE_INPUTS = tuple(Source(url=f"https://pictures.example/{name}.png") for name in ("cat", "dog", "cow"))
CAT = THREE_INPUTS[0]


@pytest.fixture
async def event_publisher() -> AsyncIterator[EventPublisher]:
    broadcast = Broadcast("memory://")
    async with broadcast, EventPublisher(broadcast) as publisher:
        yield publisher


async def someone(database: Database, event_publisher: EventPublisher, *, images: int) -> Person:
    """Return a user with credits for this number of images."""
    user = await Accounts(database, signup_credits=images * COST).by_subject(new_id("sub"))
    return Person(database, event_publisher, user.id)


@pytest.fixture
async def ada(database: Database, event_publisher: EventPublisher) -> AsyncIterator[Person]:
    """A user with credits for ten images."""
    yield await someone(database, event_publisher, images=10)
    assert await credits.verify(database) == []


async def test_each_image_of_a_request_is_a_creation_with_a_charge_and_events_of_its_own(ada: Person) -> None:
    outcome = await ada.create(replace(FOUR, idempotency_key="once"))

    assert [creation.version for creation in outcome.creations] == [1] * 4
    assert {creation.group_id for creation in outcome.creations} == {outcome.creation.group_id} != {None}
    ids = [creation.id for creation in outcome.creations]
    assert ids == sorted(set(ids))
    assert (outcome.credit.balance, outcome.credit.event_seq) == (6 * COST, 1 + 2 * 4)
    assert await ada.stands() == (6 * COST, 4, 5, 9)
    async with ada.database.read() as connection:
        entries = (await credit_queries.owned_by(connection, ada.user_id, Window(4))).records
        keys = select(GenerationTask.idempotency_key).order_by(GenerationTask.id)
        assert list(await connection.scalars(keys)) == ["once", None, None, None]
    assert [(entry.generation_id, entry.amount) for entry in entries] == [(each, -COST) for each in reversed(ids)]
    for creation in outcome.creations:
        assert await history(ada.database, creation.id) == [creation]


async def test_one_image_has_no_group(ada: Person) -> None:
    assert (await ada.create()).creation.group_id is None


async def test_too_few_credits_for_all_images_make_none(ada: Person) -> None:
    await ada.create(FOUR)
    await ada.create(replace(FOUR, count=3))

    with pytest.raises(InsufficientCredits) as refusal:
        await ada.create(FOUR)

    assert (refusal.value.required, refusal.value.balance) == (4 * COST, 3 * COST)
    assert await ada.stands() == (3 * COST, 7, 8, 15)


async def test_the_price_that_is_limited_is_that_of_all_images(ada: Person) -> None:
    with pytest.raises(PriceAboveLimit) as refusal:
        await ada.create(replace(FOUR, max_credits=4 * COST - 1))
    await ada.create(replace(FOUR, max_credits=4 * COST))

    assert refusal.value.credits == 4 * COST


@pytest.mark.parametrize("count", [-1, 0, 5])
async def test_an_impossible_number_of_images_is_refused(ada: Person, count: int) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await ada.create(replace(HERON, count=count))

    assert refusal.value.path == ["input", "count"]
    assert await ada.stands() == (10 * COST, 0, 1, 1)


async def test_a_replay_returns_all_images_of_the_request(ada: Person) -> None:
    request = replace(FOUR, idempotency_key="once", sources=THREE_INPUTS)
    first = await ada.create(request)

    again = await ada.create(request)
    with pytest.raises(IdempotencyKeyReused):
        await ada.create(replace(request, count=3))

    assert (again.replayed, again.creations, again.credit) == (True, first.creations, first.credit)
    assert await ada.stands() == (6 * COST, 4, 5, 9)


async def test_a_replay_returns_images_that_were_deleted_or_canceled_meanwhile(ada: Person) -> None:
    request = replace(FOUR, idempotency_key="once")
    first, second, *_ = (await ada.create(request)).creations
    for each in (first, second):
        await ada.cancel(each.id)
    await creations.delete(ada.database, ada.event_publisher, first.id, user_id=ada.user_id)

    again = await ada.create(replace(request, prompt="the key's input is forgotten with the prompt"))

    assert [creation.deleted_at is not None for creation in again.creations] == [True, False, False, False]
    assert [creation.refunded for creation in again.creations] == [True, True, False, False]


async def test_requests_with_one_key_at_once_make_the_images_of_one(ada: Person) -> None:
    request = replace(FOUR, idempotency_key="once", sources=THREE_INPUTS)

    outcomes = await asyncio.gather(*(ada.create(request) for _ in range(20)))

    assert {tuple(each.id for each in outcome.creations) for outcome in outcomes} == {
        tuple(each.id for each in outcomes[0].creations)
    }
    assert sum(not outcome.replayed for outcome in outcomes) == 1
    assert await ada.stands() == (6 * COST, 4, 5, 9)


async def test_a_key_of_an_earlier_version_replays_its_creation(ada: Person) -> None:
    request = replace(HERON, idempotency_key="old", aspect_ratio="auto", resolution="1K", output_format="png")
    first = await ada.create(request)
    async with ada.database.begin() as connection:
        older = {"plan": None, "group_id": None}
        await connection.execute(update(GenerationTask).values(older))

    again = await ada.create(replace(HERON, idempotency_key="old"))

    assert (again.replayed, again.creations) == (True, first.creations)


async def test_fifty_requests_at_once_make_as_many_images_as_the_credits_pay_for(
    database: Database, event_publisher: EventPublisher
) -> None:
    ada = await someone(database, event_publisher, images=20)
    request = replace(FOUR, sources=THREE_INPUTS)

    outcomes = await asyncio.gather(*(ada.create(request) for _ in range(50)), return_exceptions=True)

    made = [outcome for outcome in outcomes if isinstance(outcome, CreationResult)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, InsufficientCredits)]
    assert (len(made), len(refused)) == (5, 45)
    assert {(each.required, each.balance) for each in refused} <= {(4 * COST, left * 4 * COST) for left in range(5)}
    assert len({creation.id for outcome in made for creation in outcome.creations}) == 20
    assert len({outcome.creation.group_id for outcome in made}) == 5
    assert await ada.stands() == (0, 20, 21, 41)
    async with database.read() as connection:
        inputs = select(GenerationInput.generation_id, GenerationInput.position, GenerationInput.source_url)
        rows = list(await connection.execute(inputs))
    assert len(rows) == 40
    assert {(row.position, row.source_url) for row in rows} == {
        (1, THREE_INPUTS[1].url),
        (2, THREE_INPUTS[2].url),
    }
    assert await credits.verify(database) == []


async def test_what_a_model_does_not_take_is_refused_and_nothing_is_written(ada: Person) -> None:
    cases = [
        (GenerationRequest(prompt="a heron", model="mdl_none"), ["input", "model"]),
        (GenerationRequest(model="mdl_z-image"), ["input", "prompt"]),
        (replace(HERON, sources=THREE_INPUTS * 3), ["input", "images"]),
        (replace(HERON, seed=7), ["input", "seed"]),
        (replace(HERON, negative_prompt="dogs"), ["input", "negativePrompt"]),
        (replace(HERON, model="mdl_ideogram-3", negative_prompt="x" * 5_001), ["input", "negativePrompt"]),
        (replace(HERON, negative_prompt="a\0b"), ["input", "negativePrompt"]),
        (replace(HERON, model="\ud800"), ["input", "model"]),
        (replace(HERON, resolution="1.5K"), ["input", "resolution"]),
        (replace(HERON, sources=(Source(url="x"),) * 17), ["input", "images"]),
        (
            replace(HERON, sources=(THREE_INPUTS[0], Source(creation_id="cre_x"))),
            ["input", "images", "1", "creationId"],
        ),
        (replace(HERON, sources=(Source(original_of="cre_x"),)), ["input", "images", "0", "originalOf"]),
        (replace(HERON, sources=(Source(upload_id="upl_x"),), as_images=False), ["input", "image", "uploadId"]),
    ]
    for request, path in cases:
        with pytest.raises(Refusal) as refusal:
            await ada.create(request)
        assert list(refusal.value.path or ()) == path

    assert await ada.stands() == (10 * COST, 0, 1, 1)


async def test_a_model_that_is_not_on_offer_is_refused_also_for_a_retry_and_not_for_a_replay(ada: Person) -> None:
    request = replace(HERON, idempotency_key="once", model="mdl_z-image")
    first = await ada.create(request)
    await ada.cancel(first.creation.id)
    elsewhere = dataclasses.replace(ada, on_offer=offers(COST, sandboxed=False))

    with pytest.raises(ModelUnavailable) as retried:
        await elsewhere.retry(RetryRequest(first.creation.id))
    with pytest.raises(ModelUnavailable) as created:
        await elsewhere.create(replace(request, idempotency_key=None))
    again = await elsewhere.create(request)

    assert (retried.value.path, created.value.path) == (("input", "id"), ("input", "model"))
    assert retried.value.alternatives == created.value.alternatives == ["mdl_nano-banana-pro"]
    assert again.replayed
    assert (await ada.stands())[1] == 1


async def test_a_retry_repeats_the_model_the_values_and_all_inputs(ada: Person) -> None:
    request = GenerationRequest(
        prompt="a heron",
        style="sty_pencil",
        model="mdl_qwen-image-2-1",
        sources=THREE_INPUTS,
        aspect_ratio="16:9",
        resolution="2K",
        output_format="webp",
        background="transparent",
        seed=42,
    )
    first = (await ada.create(request)).creation
    await ada.cancel(first.id)

    again = (await ada.retry(RetryRequest(first.id))).creation

    assert again.spec() == first.spec()
    assert (again.retry_of, again.further_inputs, again.group_id) == (first.id, 2, None)
    async with ada.database.read() as connection:
        columns = (GenerationTask.plan, GenerationTask.source_url, GenerationTask.credits_used)
        rows = [tuple(row) for row in await connection.execute(select(*columns))]
        urls = select(GenerationInput.source_url).where(GenerationInput.generation_id == again.id)
        further = list(await connection.scalars(urls.order_by(GenerationInput.position)))
    assert rows[0] == rows[1]
    assert further == [source.url for source in THREE_INPUTS[1:]]


async def test_a_retry_gives_up_values_that_the_model_no_longer_has(ada: Person) -> None:
    first = (await ada.create(replace(HERON, aspect_ratio="3:2"))).creation
    await ada.cancel(first.id)
    async with ada.database.begin() as connection:
        gone = {"aspect_ratio": "8:1", "resolution": "1.5K", "output_format": "webp", "background": "opaque", "seed": 1}
        await connection.execute(update(GenerationTask).values(gone))

    again = (await ada.retry(RetryRequest(first.id))).creation

    assert (again.aspect_ratio, again.resolution, again.output_format) == ("auto", "1K", "png")
    assert (again.background, again.seed) == (None, None)


async def test_a_quote_is_for_the_whole_request_and_needs_no_prompt(ada: Person) -> None:
    request = GenerationRequest(count=3, resolution="4K", sources=THREE_INPUTS)

    quote = await quotes.quote(ada.database, OFFERS, request, user_id=ada.user_id, refuse_address=lambda _: None)

    assert (quote.credits, quote.balance, quote.affordable) == (90, 10 * COST, True)
    assert (quote.model.slug, quote.resolution, quote.output_format) == ("nano-banana-pro", "4K", "png")
    assert await ada.stands() == (10 * COST, 0, 1, 1)


@pytest.mark.parametrize(("seed", "seeds"), [(42, [42, 43, 44]), (2**31 - 2, [2**31 - 2, 2**31 - 1, 0])])
async def test_each_image_of_a_request_with_a_seed_has_another_seed(ada: Person, seed: int, seeds: list[int]) -> None:
    request = replace(HERON, model="mdl_qwen-image-2-1", count=3, seed=seed)

    outcome = await ada.create(request)

    assert [creation.seed for creation in outcome.creations] == seeds
    async with ada.database.read() as connection:
        plans = list(await connection.scalars(select(GenerationTask.plan).order_by(GenerationTask.id)))
    assert [Plan.from_json(plan or "").input["seed"] for plan in plans] == seeds
