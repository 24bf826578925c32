"""Admission: how many requests may go to Kie.ai, and which generation is next."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from msgspec.structs import replace
from starlette.responses import Response

from db.engine import Database
from db.models.creations import Step
from db.queries import limits as limit_queries
from db.queries.generations import queue
from db.queries.limits import Rate
from db.records.creations import GenerationRecord
from services.clock import now
from services.generation.steps import dispatch
from services.generation.steps.context import Limits, PipelineContext
from services.generation.steps.submit import submit
from services.generation.steps.transitions import LeaseLost
from tests.services.generation.conftest import Install, Installation
from tests.services.generation.pipeline import ask, cancel, finished, row, working
from tests.support.kie import FakeKie
from tests.support.waiting import until


async def sent(pipeline: PipelineContext, *, one_by_one: int) -> list[str]:
    """Return the generations that are admitted, in that order."""
    found = []
    for _ in range(one_by_one):
        found += [each.id for each in (await dispatch.to_submit(pipeline, room=1)).generations]
    return found


async def positions(database: Database, ids: list[str]) -> dict[str, int]:
    async with database.read() as connection:
        return await queue.positions(connection, ids)


async def test_generations_are_sent_in_the_order_that_the_queue_told(idle: Installation) -> None:
    adas = [await ask(idle.ada, f"ada's {number}") for number in range(6)]
    bobs = [await ask(idle.bob, f"bob's {number}") for number in range(3)]
    assert await cancel(idle.ada, adas.pop(2)) == []
    told = await positions(idle.database, adas + bobs)

    order = await sent(idle.pipeline, one_by_one=9)

    assert sorted(told.values()) == list(range(1, 9))
    assert order == sorted(told, key=lambda creation_id: told[creation_id])
    assert order == [adas[0], bobs[0], adas[1], bobs[1], adas[2], bobs[2], adas[3], adas[4]]
    assert await positions(idle.database, adas + bobs) == {}


async def test_whoever_has_much_running_already_waits_for_others(idle: Installation) -> None:
    adas = [await ask(idle.ada) for _ in range(5)]
    assert await sent(idle.pipeline, one_by_one=3) == adas[:3]
    bobs = [await ask(idle.bob) for _ in range(4)]

    assert await sent(idle.pipeline, one_by_one=6) == [*bobs[:3], adas[3], bobs[3], adas[4]]


async def test_no_more_run_at_kie_than_the_ceiling_allows(install: Install, kie: FakeKie) -> None:
    async with install(worker="off", kie_ai_concurrency=3) as idle:
        ids = [await ask(idle.ada, f"number {number}") for number in range(7)]
        async with working(idle.pipeline):
            await kie.task(2)
            assert (await dispatch.to_submit(idle.pipeline, room=8)).generations == []
            for done in range(7):
                task = await kie.task(done)
                running = [each for each in kie.tasks if each.state == "waiting"]
                assert len(running) <= 3
                await until(partial(_is_awaited, idle.database, ids, task.id))
                await kie.succeed(task)
            for creation_id in ids:
                await finished(idle.database, creation_id)
    assert len(kie.tasks) == 7


async def _is_awaited(database: Database, ids: list[str], provider_task_id: str) -> bool:
    return any([(await row(database, creation_id)).provider_task_id == provider_task_id for creation_id in ids])


async def test_a_burst_is_followed_by_one_at_a_time(idle: Installation) -> None:
    slow = Limits(create=Rate(timedelta(hours=1), burst=4), concurrency=80)
    pipeline = replace(idle.pipeline, limits=slow)
    ids = [await ask(idle.ada) for _ in range(6)]

    admitted = await dispatch.to_submit(pipeline, room=8)
    refused = await dispatch.to_submit(pipeline, room=8)

    assert sorted(each.id for each in admitted.generations) == ids[:4]
    assert refused.generations == []
    assert refused.again_at is not None
    assert timedelta(minutes=59) < refused.again_at - now() <= timedelta(hours=1)


async def test_a_worker_without_room_is_not_told_to_come_again_at_once(idle: Installation) -> None:
    await ask(idle.ada)

    assert (await dispatch.to_submit(idle.pipeline, room=0)).again_at is None
    assert (await dispatch.to_poll(idle.pipeline, room=0)).again_at is None


async def test_a_pause_is_never_shortened(idle: Installation) -> None:
    await ask(idle.ada)
    await dispatch.to_submit(idle.pipeline, room=0)
    await dispatch.pause(idle.pipeline, dispatch.CREATE, timedelta(minutes=5), "credits")
    await dispatch.pause(idle.pipeline, dispatch.CREATE, timedelta(seconds=10), "too many requests")

    refused = await dispatch.to_submit(idle.pipeline, room=1)

    assert refused.generations == []
    assert refused.again_at is not None
    assert refused.again_at > now() + timedelta(minutes=4)


async def test_a_pause_that_is_lifted_is_over_at_once_and_wakes_the_workers(idle: Installation) -> None:
    await ask(idle.ada)
    await dispatch.to_submit(idle.pipeline, room=0)
    await dispatch.pause(idle.pipeline, dispatch.CREATE, timedelta(minutes=5), "credits")
    idle.pipeline.event_publisher.work.clear()

    lifted = await dispatch.resume(idle.database, idle.pipeline.event_publisher)

    assert [(limit.name, limit.pause_reason) for limit in lifted] == [(dispatch.CREATE, "credits")]
    assert idle.pipeline.event_publisher.work.is_set()
    assert len((await dispatch.to_submit(idle.pipeline, room=1)).generations) == 1
    assert await dispatch.resume(idle.database, idle.pipeline.event_publisher) == []


async def _held_up(installation: Installation) -> GenerationRecord:
    """Return a generation with a request admitted so long ago that it must be admitted again before it is sent."""
    await ask(installation.ada)
    [generation] = (await dispatch.to_submit(installation.pipeline, room=1)).generations
    assert generation.asked_at is not None
    return replace(generation, asked_at=generation.asked_at - dispatch.MAX_DELAY)


async def _arrival(database: Database) -> datetime:
    async with database.read() as connection:
        limit = await limit_queries.state(connection, dispatch.CREATE)
    assert limit is not None
    return limit.arrival_at


async def test_a_request_that_is_sent_when_it_is_admitted_takes_one_place(idle: Installation) -> None:
    generation = replace(await _held_up(idle), asked_at=now() + timedelta(minutes=1))
    taken = await _arrival(idle.database)

    assert await dispatch.may_be_sent(idle.pipeline, generation)
    assert await _arrival(idle.database) == taken


async def test_a_request_that_was_held_up_takes_another_place(idle: Installation) -> None:
    generation = await _held_up(idle)
    taken = await _arrival(idle.database)

    assert await dispatch.may_be_sent(idle.pipeline, generation)
    assert await _arrival(idle.database) >= taken + idle.pipeline.limits.create.spacing


async def test_a_request_that_was_held_up_waits_for_its_place(idle: Installation) -> None:
    generation = await _held_up(idle)
    limits = Limits(create=Rate(timedelta(seconds=0.2), burst=1))
    pipeline = replace(idle.pipeline, limits=limits)
    async with idle.database.begin() as connection:
        limit = await limit_queries.lock_limit(connection, dispatch.CREATE, now())
        await limit_queries.take(connection, limit, Rate(timedelta(seconds=0.2), burst=1), 1, now())
    free_at = await _arrival(idle.database)

    assert await dispatch.may_be_sent(pipeline, generation)
    assert now() >= free_at


async def test_a_request_that_was_held_up_is_not_sent_in_a_pause(idle: Installation) -> None:
    generation = await _held_up(idle)
    await dispatch.pause(idle.pipeline, dispatch.CREATE, timedelta(minutes=5), "maintenance")

    assert not await dispatch.may_be_sent(idle.pipeline, generation)


async def test_a_request_that_another_has_taken_over_meanwhile_is_not_sent(idle: Installation) -> None:
    generation = await _held_up(idle)
    taken = await _arrival(idle.database)

    with pytest.raises(LeaseLost):
        await dispatch.may_be_sent(idle.pipeline, replace(generation, lease="lea_of_another"))
    assert await _arrival(idle.database) == taken


@pytest.mark.parametrize("answered", [True, False])
async def test_a_request_whose_answer_is_late_is_counted_again_and_no_other(
    idle: Installation, kie: FakeKie, monkeypatch: pytest.MonkeyPatch, answered: bool
) -> None:
    kie.on_create = None if answered else lambda _task: Response("", 500)
    generations = [replace(await _held_up(idle), asked_at=now() + timedelta(minutes=1)) for _ in range(2)]
    taken = await _arrival(idle.database)

    monkeypatch.setattr(dispatch, "LATE", timedelta(hours=1))
    await submit(idle.pipeline, generations[0])
    assert await _arrival(idle.database) == taken

    monkeypatch.setattr(dispatch, "LATE", timedelta(0))
    await submit(idle.pipeline, generations[1])
    assert await _arrival(idle.database) >= taken + idle.pipeline.limits.create.spacing
    for generation in generations:
        step = (await row(idle.database, generation.id)).step
        assert step == (Step.AWAIT if answered else Step.SUBMIT)


async def test_a_worker_that_hung_before_it_sent_does_not_send_what_was_sent_meanwhile(
    idle: Installation, kie: FakeKie
) -> None:
    generation = replace(await _held_up(idle), lease="lea_of_another")

    with pytest.raises(LeaseLost):
        await submit(idle.pipeline, generation)
    assert kie.tasks == []


async def test_what_may_not_be_sent_any_more_goes_back_to_its_place(idle: Installation, kie: FakeKie) -> None:
    generation = await _held_up(idle)
    await dispatch.pause(idle.pipeline, dispatch.CREATE, timedelta(minutes=5), "maintenance")

    await submit(idle.pipeline, generation)

    assert kie.tasks == []
    waiting = await row(idle.database, generation.id)
    assert (waiting.step, waiting.asked_at, waiting.provider_attempt, waiting.lease) == (Step.SUBMIT, None, 0, None)
