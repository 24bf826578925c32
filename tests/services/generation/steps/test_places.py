"""Places: the most that one user or one host can hold of the worker, and the places left to all others."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import update

import worker
from db.models.creations import CreationStatus, FailureCode, GenerationTask, Step
from db.queries.generations import claims as claim_queries
from db.records.creations import GenerationRecord
from services.clock import now
from services.generation.steps import dispatch
from services.generation.steps.context import PipelineContext, Places
from services.media.safe_download.fetcher import Fetcher
from services.media.safe_download.host_shares import HostShares
from services.media.safe_download.pacing import Pace
from tests.services.generation.conftest import Install, Installation
from tests.services.generation.pipeline import (
    ask,
    assert_failed,
    balance,
    finished,
    pass_time,
    reached,
    row,
    working,
)
from tests.services.generation.sources import Sources, running_sources
from tests.support.graphql_client import Client
from tests.support.kie import FakeKie
from tests.support.waiting import until

PATIENT_PACE = Pace(head_seconds=120.0, grace_seconds=120.0)


@pytest.fixture
async def other() -> AsyncIterator[Sources]:
    """Another server that inputs are fetched from."""
    async with running_sources() as running:
        yield running


async def crowd(product: Installation, name: str, count: int) -> list[Client]:
    return [await product.server.user(f"{name} {number}") for number in range(count)]


@asynccontextmanager
async def fetching(
    pipeline: PipelineContext, *sources: Sources, pace: Pace, per_host: int
) -> AsyncIterator[PipelineContext]:
    """Yield the services with inputs fetched at this pace, and at most this number at once from one host."""
    fetcher = Fetcher(
        allowed_hosts=frozenset(each.netloc for each in sources),
        max_bytes=30 * 2**20,
        timeout=60.0,
        user_agent="tests",
        pace=pace,
        shares=HostShares(per_host),
    )
    yield replace(pipeline, sources=fetcher)
    await fetcher.aclose()


async def seconds_until_sent(product: Installation, clients: Sequence[Client], url: str) -> float:
    """Return how long it takes until the pictures of all these users have become inputs."""
    began = time.monotonic()
    ids = [await ask(client, image={"url": url}) for client in clients]
    for creation_id in ids:
        await until(partial(_is_past_prepare, product, creation_id))
    return time.monotonic() - began


async def _is_past_prepare(product: Installation, creation_id: str) -> bool:
    found = await row(product.database, creation_id)
    assert found.status != CreationStatus.FAILED
    return bool(found.step != Step.PREPARE)


@pytest.mark.alone
@pytest.mark.embedded
@pytest.mark.parametrize("accounts", [1, 12])
async def test_inputs_that_drip_delay_the_pictures_of_ten_others_by_less_than_three_seconds(
    install: Install, sources: Sources, other: Sources, kie: FakeKie, monkeypatch: pytest.MonkeyPatch, accounts: int
) -> None:
    monkeypatch.setattr(worker, "STOP_SECONDS", 0.1)
    hostile, honest = sources, other
    hosts = frozenset({hostile.netloc, honest.netloc})
    async with install(worker="off", trusted_image_hosts=hosts) as idle:
        victims = await crowd(idle, "victim", 10)
        attackers = await crowd(idle, "attacker", accounts)
        async with working(idle.pipeline):
            usual = await seconds_until_sent(idle, victims, f"{honest.url}/cat.png")
        for attacker in attackers:
            for _ in range(24 // accounts):
                await ask(attacker, image={"url": f"{hostile.url}/drip.png"})
        async with working(idle.pipeline):
            await until(lambda: hostile.asked["/drip.png"] >= 3)

            attacked = await seconds_until_sent(idle, victims, f"{honest.url}/cat.png")

            kie.finish_at_once = True
            made = await finished(idle.database, await ask(idle.bob, "words"))

    assert made.status is CreationStatus.SUCCESS
    assert attacked < usual + 3


async def test_an_input_that_drips_is_refused_by_name_of_the_limit_and_refunded(
    install: Install, sources: Sources
) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as idle:
        creation_id = await ask(idle.ada, image={"url": f"{sources.url}/drip.png"})
        pace = Pace(bytes_per_second=1024.0, grace_seconds=0.3)
        async with fetching(idle.pipeline, sources, pace=pace, per_host=4) as pipeline, working(pipeline):
            failed = await assert_failed(idle.database, creation_id, FailureCode.IMAGE_UNREADABLE)

        assert failed.error_message == "The image came too slowly: at least 1 KB a second are needed."
        assert sources.asked == {"/drip.png": 1}
        assert await balance(idle.ada) == 1000


async def test_a_user_has_no_more_inputs_at_once_than_their_share_of_all_workers(
    install: Install, sources: Sources, other: Sources, kie: FakeKie
) -> None:
    hosts = frozenset({sources.netloc, other.netloc})
    async with install(worker="off", trusted_image_hosts=hosts) as idle:
        adas = [await ask(idle.ada, image={"url": f"{sources.url}/slow.png"}) for _ in range(6)]
        async with AsyncExitStack() as stack:
            for _ in range(2):
                pipeline = await stack.enter_async_context(
                    fetching(idle.pipeline, sources, other, pace=PATIENT_PACE, per_host=16)
                )
                await stack.enter_async_context(working(replace(pipeline, places=Places(prepare_per_user=2))))
            await until(lambda: sources.reading == 2)
            bobs = await ask(idle.bob, image={"url": f"{other.url}/cat.png"})
            await until(partial(_is_past_prepare, idle, bobs))
            leased = [(await row(idle.database, creation_id)).lease is not None for creation_id in adas]
            assert (sum(leased), sources.most_reading) == (2, 2)
            kie.finish_at_once = True
            sources.go_on.set()
            for creation_id in adas:
                assert (await finished(idle.database, creation_id)).status == CreationStatus.SUCCESS
        assert sources.most_reading == 2


async def test_a_host_has_no_more_inputs_at_once_than_its_share_whoever_names_it(
    install: Install, sources: Sources, other: Sources, kie: FakeKie
) -> None:
    kie.finish_at_once = True
    hosts = frozenset({sources.netloc, other.netloc})
    async with install(worker="off", trusted_image_hosts=hosts) as idle:
        users = await crowd(idle, "user", 8)
        ids = [await ask(user, image={"url": f"{sources.url}/slow.png"}) for user in users]
        elsewhere = await ask(idle.bob, image={"url": f"{other.url}/cat.png"})
        async with AsyncExitStack() as stack:
            fetches = fetching(idle.pipeline, sources, other, pace=PATIENT_PACE, per_host=2)
            pipeline = await stack.enter_async_context(fetches)
            # One place more than the host has: tasks that wait for the host must leave it free.
            await stack.enter_async_context(working(replace(pipeline, places=Places(prepare=3))))
            assert (await finished(idle.database, elsewhere)).status == CreationStatus.SUCCESS
            assert sources.reading == 2
            sources.go_on.set()
            made = [await finished(idle.database, creation_id) for creation_id in ids]

        assert {each.status for each in made} == {CreationStatus.SUCCESS}
        assert sources.most_reading == 2
        assert sources.asked == {"/slow.png": 8}


async def test_an_input_whose_host_is_busy_all_the_time_is_refused_by_name_of_the_limit(
    install: Install, sources: Sources
) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as idle:
        image = {"url": f"{sources.url}/slow.png"}
        first = await ask(idle.ada, image=image)
        async with fetching(idle.pipeline, sources, pace=PATIENT_PACE, per_host=1) as pipeline, working(pipeline):
            await until(lambda: sources.reading)
            second = await ask(idle.bob, image=image)
            await until(partial(_waits_for_its_turn, idle, second))
            await pass_time(idle.database, second, pipeline.timings.source_patience)
            failed = await assert_failed(idle.database, second, FailureCode.IMAGE_UNREADABLE)
            sources.go_on.set()
            await until(partial(_is_past_prepare, idle, first))

    busy = "Too many images are being fetched from this host: at most 1 at once. Try again later."
    assert (failed.error_message, failed.attempts) == (busy, 0)


async def _waits_for_its_turn(product: Installation, creation_id: str) -> bool:
    found = await row(product.database, creation_id)
    return bool(found.lease is None and found.due_at > found.created_at + timedelta(milliseconds=100))


async def claimed(pipeline: PipelineContext, step: Step, limit: int) -> list[str]:
    lease, until_when = dispatch.new_lease(), now() + timedelta(minutes=1)
    found = await pipeline.database.transact(
        claim_queries.claim, step, now(), lease=lease, until=until_when, limit=limit
    )
    return [each.id for each in found]


@pytest.mark.parametrize("step", [Step.PREPARE, Step.AWAIT, Step.STORE])
async def test_the_first_of_another_user_is_not_behind_all_of_one(idle: Installation, step: Step) -> None:
    adas = [await ask(idle.ada) for _ in range(20)]
    bobs = [await ask(idle.bob) for _ in range(2)]
    async with idle.database.begin() as connection:
        await connection.execute(update(GenerationTask).values(step=step, provider_task_id=GenerationTask.id))

    order = [(await claimed(idle.pipeline, step, 1))[0] for _ in range(6)]

    assert order == [adas[0], bobs[0], adas[1], bobs[1], adas[2], adas[3]]


async def test_a_look_that_is_due_again_and_again_does_not_hold_up_another_of_its_user(idle: Installation) -> None:
    first, second = [await ask(idle.ada) for _ in range(2)]
    async with idle.database.begin() as connection:
        await connection.execute(update(GenerationTask).values(step=Step.AWAIT, provider_task_id=GenerationTask.id))
        later = update(GenerationTask).where(GenerationTask.id == first)
        await connection.execute(later.values(due_at=now() - timedelta(milliseconds=1)))

    assert await claimed(idle.pipeline, Step.AWAIT, 1) == [second]


async def test_claims_at_the_same_time_take_different_generations(idle: Installation) -> None:
    ids = [await ask(idle.ada) for _ in range(24)]
    async with idle.database.begin() as connection:
        await connection.execute(update(GenerationTask).values(step=Step.STORE))

    found = await asyncio.gather(*(claimed(idle.pipeline, Step.STORE, 3) for _ in range(8)))

    assert sorted(creation_id for each in found for creation_id in each) == ids


@pytest.mark.postgres
async def test_a_worker_that_claims_inputs_while_another_does_keeps_to_a_users_share(idle: Installation) -> None:
    ids = [await ask(idle.ada) for _ in range(8)]
    async with idle.database.begin() as connection:
        await connection.execute(update(GenerationTask).values(step=Step.PREPARE))

    async with idle.database.begin() as connection:
        first = await dispatch.lease_shares(connection, idle.pipeline, 16)
        async with idle.database.begin() as another:
            sooner = update(GenerationTask).where(GenerationTask.id == ids[-1])
            await another.execute(sooner.values(due_at=now() - timedelta(hours=1)))
        meanwhile = asyncio.create_task(dispatch.to_prepare(idle.pipeline, room=16))
        await asyncio.wait({meanwhile}, timeout=0.3)

    assert len(first) == idle.pipeline.places.prepare_per_user == 3
    assert await meanwhile == []


async def test_looks_have_places_while_all_requests_hang(
    install: Install, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with install(worker="off") as idle:
        async with working(idle.pipeline):
            made = await ask(idle.ada, "made")
            task = await kie.task()
            await reached(idle.database, made, step=Step.AWAIT)

        sending, go_on = 0, asyncio.Event()

        async def hang(*_: object, **__: Any) -> bool:
            nonlocal sending
            sending += 1
            await go_on.wait()
            return False

        monkeypatch.setattr(dispatch, "may_be_sent", hang)
        for number in range(5):
            await ask(idle.ada, f"hangs {number}")
        places = Places(submit=3, submit_per_user=8, poll=1)
        async with working(replace(idle.pipeline, places=places)):
            await until(lambda: sending == 3)
            await kie.succeed(task, call_back=False)
            assert (await finished(idle.database, made)).status == CreationStatus.SUCCESS
            assert sending == 3
            go_on.set()


async def test_a_user_whose_requests_hang_leaves_places_to_send_others(idle: Installation) -> None:
    adas = [await ask(idle.ada) for _ in range(6)]
    places = Places(submit_per_user=2)
    pipeline = replace(idle.pipeline, places=places)

    async def admit() -> list[GenerationRecord]:
        return (await dispatch.to_submit(pipeline, room=1)).generations

    sent = [each.id for _ in range(3) for each in await admit()]
    assert sent == adas[:2]
    bobs = await ask(idle.bob)
    assert [each.id for each in await admit()] == [bobs]
