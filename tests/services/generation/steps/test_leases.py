"""Leases: each step is done by one worker at a time, and by another when that one is gone."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from msgspec.structs import replace

from db.base import new_id
from db.models.creations import CreationStatus, FailureCode, Step
from db.queries.generations import claims as claim_queries
from db.queries.generations import leases
from db.queries.generations import transitions as transition_queries
from db.queries.generations.moments import Note
from db.records.creations import GenerationRecord
from db.records.images import ImageRecord
from services.clock import now
from services.generation.steps import dispatch, transitions
from services.generation.steps.store import store
from services.generation.steps.transitions import LeaseLost
from services.media.images import deletion
from tests.services.generation.conftest import SWIFT, Install, Installation
from tests.services.generation.pipeline import (
    ask,
    cancel,
    delete,
    finished,
    images,
    key_of,
    reached,
    refunds,
    row,
    stages,
    working,
)
from tests.services.generation.sources import Sources
from tests.support.kie import FakeKie, Task
from tests.support.waiting import until


async def claimed(product: Installation, step: Step, *, seconds: float) -> GenerationRecord:
    """Lease the only generation that is at this step, as a worker that then disappears."""
    if step is Step.SUBMIT:
        timings = replace(product.pipeline.timings, lease=timedelta(seconds=seconds))
        (found,) = (await dispatch.to_submit(replace(product.pipeline, timings=timings), room=1)).generations
        return found
    async with product.database.begin() as connection:
        (found,) = await claim_queries.claim(
            connection, step, now(), lease=new_id("lea"), until=now() + timedelta(seconds=seconds), limit=1
        )
    return found


async def at(product: Installation, kie: FakeKie, sources: Sources, step: Step) -> str:
    """Request a generation and take it to this step; no worker has it then."""
    given: dict[str, object] = {"image": {"url": f"{sources.url}/cat.png"}} if step is Step.PREPARE else {}
    creation_id = await ask(product.ada, "a cat", **given)
    if step is Step.AWAIT:
        async with working(product.pipeline):
            await reached(product.database, creation_id, step=Step.AWAIT, lease=None)
        await kie.succeed(kie.tasks[0])
    if step is Step.STORE:
        generation = await claimed(product, Step.SUBMIT, seconds=60)
        result_url = f"{kie.url}/results/0.png"
        kie.accept(Task("0", {"input": {"prompt": ""}}))
        await transitions.advance(
            product.pipeline, generation, Step.STORE, CreationStatus.PROCESSING, result_url=result_url
        )
    return creation_id


async def test_two_workers_do_each_step_once(install: Install, sources: Sources, kie: FakeKie) -> None:
    stored: Counter[str] = Counter()
    kie.on_result = lambda task: stored.update([task.prompt])
    kie.finish_at_once = True
    prompts = [f"number {number}" for number in range(6)]
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product, working(product.pipeline):
        ids = [await ask(product.ada, prompt, image={"url": f"{sources.url}/cat.png"}) for prompt in prompts]

        for creation_id in ids:
            assert (await finished(product.database, creation_id)).status == CreationStatus.SUCCESS

        assert sources.asked == {"/cat.png": len(ids)}
        assert sorted(task.prompt for task in kie.tasks) == prompts
        assert stored == Counter(prompts)


@pytest.mark.parametrize("step", list(Step))
async def test_a_step_whose_worker_died_is_taken_over_when_its_lease_ends(
    install: Install, sources: Sources, kie: FakeKie, step: Step
) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as idle:
        creation_id = await at(idle, kie, sources, step)
        await claimed(idle, step, seconds=0.4)
        kie.finish_at_once = True

        async with working(idle.pipeline):
            made = await finished(idle.database, creation_id)

        assert made.status == CreationStatus.SUCCESS
        assert len(kie.tasks) == 1
        assert (made.resubmitted_because is not None) == (step is Step.SUBMIT)


async def test_whoever_lost_the_lease_changes_nothing(idle: Installation, sources: Sources) -> None:
    creation_id = await ask(idle.ada)
    late = await claimed(idle, Step.SUBMIT, seconds=0)
    async with idle.database.begin() as connection:
        await claim_queries.claim_unanswered(
            connection, now(), lease=new_id("lea"), until=now() + timedelta(seconds=60), limit=1
        )
    before = await row(idle.database, creation_id)
    image = ImageRecord(
        id=new_id("img"),
        storage_key="generated/a.png",
        thumbnail_key="generated/a-small.webp",
        content_type="image/png",
        width=1,
        height=1,
        byte_size=1,
    )

    with pytest.raises(LeaseLost):
        await transitions.fail(idle.pipeline, late, FailureCode.PROVIDER_ERROR, "Too late.")
    with pytest.raises(LeaseLost):
        await transitions.advance(
            idle.pipeline, late, None, CreationStatus.SUCCESS, image=image, generated_image_id=image.id
        )
    async with idle.database.begin() as connection:
        assert not await transition_queries.postpone(
            connection, late, due_at=now(), failed=True, note=Note(outcome="late"), now=now(), asked_at=None
        )
        await leases.extend(connection, [late], now() + timedelta(hours=1))

    assert await row(idle.database, creation_id) == before
    assert await images(idle.database) == []
    assert await refunds(idle.database, creation_id) == 0
    assert len(await stages(idle.database, creation_id)) == 1


async def test_what_is_stored_of_a_creation_that_was_deleted_meanwhile_is_erased(
    idle: Installation, sources: Sources, kie: FakeKie
) -> None:
    creation_id = await at(idle, kie, sources, Step.STORE)
    late = await claimed(idle, Step.STORE, seconds=0)
    async with working(idle.pipeline):
        await finished(idle.database, creation_id)
    key = await key_of(idle.database, creation_id)
    await delete(idle.ada, creation_id)
    assert await deletion.erase_released(idle.database, idle.pipeline.storage) == 1
    assert await images(idle.database) == []

    with pytest.raises(LeaseLost):
        await store(idle.pipeline, late)

    assert await idle.pipeline.storage.size(key)
    assert await deletion.erase_released(idle.database, idle.pipeline.storage) == 1
    assert await idle.pipeline.storage.size(key) is None
    assert await images(idle.database) == []


async def test_a_step_that_takes_longer_than_its_lease_is_done_once(install: Install, sources: Sources) -> None:
    # A machine that stands still for some seconds must not lose it, because the old holder would take it again.
    timings = replace(SWIFT, lease=timedelta(seconds=6))
    async with install(timings=timings, trusted_image_hosts=frozenset({sources.netloc})) as product:
        creation_id = await ask(product.ada, image={"url": f"{sources.url}/slow.png"})
        await until(lambda: sources.asked["/slow.png"])
        first = await row(product.database, creation_id)

        async def well_beyond() -> bool:
            held = await row(product.database, creation_id)
            return held.lease == first.lease and bool(now() > first.leased_until)

        await until(well_beyond)
        sources.go_on.set()
        await reached(product.database, creation_id, step=Step.AWAIT)

        assert sources.asked == {"/slow.png": 1}


async def test_a_generation_is_either_taken_back_or_sent_and_never_both(idle: Installation, kie: FakeKie) -> None:
    kie.finish_at_once = True
    ids = [await ask(idle.ada, f"number {number}") for number in range(12)]

    async with working(idle.pipeline):
        refusals = await asyncio.gather(*(cancel(idle.ada, creation_id) for creation_id in ids))
        rows = [await finished(idle.database, creation_id) for creation_id in ids]

    sent = {task.prompt for task in kie.tasks}
    for ended, refused in zip(rows, refusals, strict=True):
        assert ended.status == (CreationStatus.SUCCESS if refused else CreationStatus.CANCELED)
        assert (ended.prompt in sent) == bool(refused)
        assert await refunds(idle.database, ended.id) == (0 if refused else 1)


async def test_credits_go_back_once_however_many_end_a_generation(idle: Installation, sources: Sources) -> None:
    for _ in range(5):
        creation_id = await ask(idle.ada, image={"url": "https://example.com/cat.png"})
        generation = await claimed(idle, Step.PREPARE, seconds=60)

        async def fail(generation: GenerationRecord = generation) -> bool:
            try:
                await transitions.fail(idle.pipeline, generation, FailureCode.IMAGE_UNREADABLE, "It is gone.")
            except LeaseLost:
                return False
            return True

        async def take_back(creation_id: str = creation_id) -> bool:
            return await cancel(idle.ada, creation_id) == []

        ended = await asyncio.gather(fail(), take_back(), fail(), take_back())

        assert sum(ended) == 1
        assert await refunds(idle.database, creation_id) == 1
