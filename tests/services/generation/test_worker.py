"""The worker's loop: the events that wake it, the faults that it survives, and its end."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any, cast

import pytest
from msgspec.structs import replace
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

import worker
from db.models.creations import CreationStatus, FailureCode, Step
from db.queries.generations import claims as claim_queries
from db.records.creations import GenerationRecord
from services.generation.steps import dispatch, transitions
from services.generation.steps.context import PipelineContext, Places
from services.providers.base import Provider
from tests.services.generation.conftest import SWIFT, Install, Installation
from tests.services.generation.pipeline import (
    ask,
    assert_failed,
    end_leases,
    finished,
    reached,
    row,
    working,
)
from tests.services.generation.sources import Sources
from tests.support.kie import FakeKie
from tests.support.waiting import until

HOUSEKEEPING = {
    "services.media.images.deletion.erase_leftovers",
    "services.media.images.deletion.erase_planned",
    "services.media.images.deletion.erase_released",
    "services.media.images.deletion.forget_uploads",
    "services.events.writer.prune",
}


async def test_commits_wake_the_worker(install: Install, kie: FakeKie, monkeypatch: pytest.MonkeyPatch) -> None:
    kie.finish_at_once = True
    async with install() as product:
        monkeypatch.setattr(worker, "IDLE_SECONDS", 3600.0)
        # Steps that began before end within their old time.
        for prompt in ("the first", "the second", "the third"):
            made = await finished(product.database, await ask(product.ada, prompt))
            assert made.status == CreationStatus.SUCCESS


async def test_a_worker_that_stops_ends_what_it_has_begun_and_takes_nothing_new(
    install: Install, sources: Sources, kie: FakeKie
) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as idle:
        begun = await ask(idle.ada, "begun", image={"url": f"{sources.url}/slow.png"})
        async with working(idle.pipeline) as running:
            await until(lambda: sources.asked["/slow.png"])
            running.stop()
            new = await ask(idle.ada, "new")
            sources.go_on.set()

        after = await row(idle.database, begun)
        assert (after.step, after.lease) == (Step.SUBMIT, None)
        assert (await row(idle.database, new)).lease is None
        assert kie.tasks == []


async def test_a_step_cut_off_by_the_end_of_its_worker_is_done_by_another(
    install: Install, sources: Sources, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "STOP_SECONDS", 0.05)
    kie.finish_at_once = True
    # If it is not given back in time, it is free when its lease ends, but not while the first still has it.
    timings = replace(SWIFT, lease=timedelta(seconds=5))
    async with install(worker="off", timings=timings, trusted_image_hosts=frozenset({sources.netloc})) as idle:
        creation_id = await ask(idle.ada, image={"url": f"{sources.url}/slow.png"})
        async with working(idle.pipeline):
            await until(lambda: sources.asked["/slow.png"])
        assert (await row(idle.database, creation_id)).step == Step.PREPARE
        sources.go_on.set()

        async with working(idle.pipeline):
            made = await finished(idle.database, creation_id)

        assert (made.status, sources.asked["/slow.png"]) == (CreationStatus.SUCCESS, 2)


async def test_no_more_steps_run_at_once_than_there_are_places_for(
    install: Install, sources: Sources, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    storing, go_on = 0, asyncio.Event()

    async def store(*given: Any) -> None:
        nonlocal storing
        storing += 1
        await go_on.wait()
        await store_step(*given)

    store_step: Any = vars(worker)["store"]
    monkeypatch.setattr(worker, "store", store)
    kie.finish_at_once = True
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as idle:
        clients = [await idle.server.user(f"user {number}") for number in range(4)]
        ids = [await ask(client, image={"url": f"{sources.url}/slow.png"}) for client in clients]
        words = [await ask(idle.bob, f"words {number}") for number in range(2)]
        async with working(replace(idle.pipeline, places=Places(prepare=2, store=1))):
            for creation_id in words:
                await reached(idle.database, creation_id, step=Step.STORE)
            await until(lambda: sources.reading == 2)
            go_on.set()
            # Inputs hold the places for inputs alone.
            for creation_id in words:
                assert (await finished(idle.database, creation_id)).status == CreationStatus.SUCCESS
            assert (sources.most_reading, sources.reading) == (2, 2)
            sources.go_on.set()
            for creation_id in ids:
                assert (await finished(idle.database, creation_id)).status == CreationStatus.SUCCESS
    assert storing == 6


async def test_who_finds_the_image_stores_it_under_the_same_lease_where_there_is_room(
    idle: Installation, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    kie.finish_at_once = True
    claimed: list[Step] = []
    claim = claim_queries.claim

    async def noted(connection: AsyncConnection, step: Step, *given: Any, **named: Any) -> list[GenerationRecord]:
        found = await claim(connection, step, *given, **named)
        claimed.extend(generation.step for generation in found)
        return found

    monkeypatch.setattr(claim_queries, "claim", noted)
    creation_id = await ask(idle.ada)
    async with working(idle.pipeline):
        made = await finished(idle.database, creation_id)

    assert (made.status, made.lease) == (CreationStatus.SUCCESS, None)
    assert set(claimed) == {Step.AWAIT}


async def test_an_image_whose_worker_died_as_it_went_on_to_store_it_is_stored_by_another(
    idle: Installation, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: object) -> None:
        await asyncio.Event().wait()

    kie.finish_at_once = True
    creation_id = await ask(idle.ada)
    with monkeypatch.context() as dying:
        dying.setattr(worker, "store", die)
        dying.setattr(worker, "STOP_SECONDS", 0.05)
        dying.setattr(worker.Worker, "_give_back", die)
        dying.setattr(worker, "RELEASE_SECONDS", 0.05)
        async with working(idle.pipeline):
            held = await reached(idle.database, creation_id, step=Step.STORE)
            assert held.lease is not None
    await end_leases(idle.database)

    async with working(idle.pipeline):
        made = await finished(idle.database, creation_id)

    assert (made.status, len(kie.tasks)) == (CreationStatus.SUCCESS, 1)


class Broken:
    """A Kie.ai client with a defect in its looks, for the first ``times`` of them."""

    def __init__(self, kie: Provider, times: int) -> None:
        self._kie = kie
        self._left = times

    def __getattr__(self, name: str) -> object:
        return getattr(self._kie, name)

    async def read_task(self, provider_task_id: str) -> object:
        if self._left > 0:
            self._left -= 1
            raise ZeroDivisionError
        return await self._kie.read_task(provider_task_id)


async def test_a_step_that_was_gone_on_to_while_its_worker_ended_is_given_back(
    idle: Installation, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, finishing, go_on = (asyncio.Event() for _ in range(3))
    advance, finish = transitions.advance, worker.Worker._finish

    async def held_up(
        pipeline: PipelineContext, generation: GenerationRecord, step: Step, *given: Any, **named: Any
    ) -> Any:
        if step is Step.STORE:
            found.set()
            await go_on.wait()
        return await advance(pipeline, generation, step, *given, **named)

    async def noted(ending: worker.Worker) -> None:
        finishing.set()
        await finish(ending)

    async def hang(*_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(transitions, "advance", held_up)
    monkeypatch.setattr(worker.Worker, "_finish", noted)
    monkeypatch.setattr(worker, "store", hang)
    monkeypatch.setattr(worker, "STOP_SECONDS", 2.0)
    kie.finish_at_once = True
    creation_id = await ask(idle.ada)

    async with asyncio.timeout(120), working(idle.pipeline) as running:
        await found.wait()
        running.stop()
        await finishing.wait()
        go_on.set()

    # A machine that is too slow for the next step within that time has it given back before.
    assert (await row(idle.database, creation_id)).lease is None


@pytest.mark.parametrize("times", [3, 1000])
async def test_a_defect_in_a_step_is_tried_again_and_then_refunded(
    idle: Installation, kie: FakeKie, times: int
) -> None:
    kie.finish_at_once = True
    broken = replace(idle.pipeline, provider=cast("Provider", Broken(idle.pipeline.provider, times)))
    creation_id = await ask(idle.ada)

    async with working(broken):
        if times == 3:
            assert (await finished(idle.database, creation_id)).status == CreationStatus.SUCCESS
        else:
            failed = await assert_failed(idle.database, creation_id, FailureCode.PROVIDER_ERROR)
            assert failed.error_message == "Something went wrong on our side."


async def test_a_defect_in_sending_never_sends_a_generation_more_than_twice(
    install: Install, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(transitions, "advance", broken)
    async with install() as product:
        creation_id = await ask(product.ada)
        for number in range(2):
            await kie.task(number)
            await end_leases(product.database)

        await assert_failed(product.database, creation_id, FailureCode.PROVIDER_ERROR)

        assert len(kie.tasks) == 2


@pytest.mark.parametrize("failing", sorted(HOUSEKEEPING))
async def test_housekeeping_that_fails_is_in_no_others_way(
    idle: Installation, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    done: set[str] = set()

    async def work(name: str, *_: object) -> int:
        if name == failing:
            raise OSError
        done.add(name)
        return 0

    for name in HOUSEKEEPING:
        monkeypatch.setattr(name, partial(work, name))

    async with working(idle.pipeline):
        await until(lambda: done == HOUSEKEEPING - {failing})


@pytest.mark.parametrize("error", [ZeroDivisionError(), OperationalError("SELECT", {}, Exception("gone")), OSError()])
async def test_the_loop_survives_what_goes_wrong_while_it_claims(
    idle: Installation, kie: FakeKie, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    kie.finish_at_once = True
    to_submit, errors = dispatch.to_submit, iter([error])

    async def at_first_not(*given: object, **values: object) -> object:
        if (failure := next(errors, None)) is not None:
            raise failure
        return await to_submit(*given, **values)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(dispatch, "to_submit", at_first_not)
    creation_id = await ask(idle.ada)

    async with working(idle.pipeline):
        assert (await finished(idle.database, creation_id)).status == CreationStatus.SUCCESS
