"""Admission: how much may be asked of Kie.ai, and who is next."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from db.engine import Database
from db.queries import generations as generation_queries
from db.queries.limits import Rate
from services.clock import now
from services.generation import admission
from services.generation.workshop import Limits, Workshop
from tests.kie import FakeKie
from tests.services.generation.conftest import Install, Installation
from tests.services.generation.pipeline import ask, cancel, finished, row, working
from tests.waiting import until


async def sent(workshop: Workshop, *, one_by_one: int) -> list[str]:
    """Return the generations that are admitted, in that order."""
    found = []
    for _ in range(one_by_one):
        found += [each.id for each in (await admission.to_submit(workshop, room=1)).generations]
    return found


async def positions(database: Database, ids: list[str]) -> dict[str, int]:
    async with database.read() as connection:
        return await generation_queries.queue_positions(connection, ids)


async def test_generations_are_sent_in_the_order_that_the_queue_told(idle: Installation) -> None:
    adas = [await ask(idle.ada, f"ada's {number}") for number in range(6)]
    bobs = [await ask(idle.bob, f"bob's {number}") for number in range(3)]
    assert await cancel(idle.ada, adas.pop(2)) == []
    told = await positions(idle.database, adas + bobs)

    order = await sent(idle.workshop, one_by_one=9)

    assert sorted(told.values()) == list(range(1, 9))
    assert order == sorted(told, key=lambda creation_id: told[creation_id])
    assert order == [adas[0], bobs[0], adas[1], bobs[1], adas[2], bobs[2], adas[3], adas[4]]
    assert await positions(idle.database, adas + bobs) == {}


async def test_whoever_has_much_running_already_waits_for_others(idle: Installation) -> None:
    adas = [await ask(idle.ada) for _ in range(5)]
    assert await sent(idle.workshop, one_by_one=3) == adas[:3]
    bobs = [await ask(idle.bob) for _ in range(4)]

    assert await sent(idle.workshop, one_by_one=6) == [*bobs[:3], adas[3], bobs[3], adas[4]]


async def test_no_more_run_at_kie_than_the_ceiling_allows(install: Install, kie: FakeKie) -> None:
    async with install(worker="off", kie_ai_concurrency=3) as idle:
        ids = [await ask(idle.ada, f"number {number}") for number in range(7)]
        async with working(idle.workshop):
            await kie.task(2)
            assert (await admission.to_submit(idle.workshop, room=8)).generations == []
            for done in range(7):
                task = await kie.task(done)
                running = [each for each in kie.tasks if each.state == "waiting"]
                assert len(running) <= 3
                await until(partial(_is_awaited, idle.database, ids, task.id))
                await kie.succeed(task)
            for creation_id in ids:
                await finished(idle.database, creation_id)
    assert len(kie.tasks) == 7


async def _is_awaited(database: Database, ids: list[str], kie_task_id: str) -> bool:
    return any([(await row(database, creation_id)).kie_task_id == kie_task_id for creation_id in ids])


async def test_a_burst_is_followed_by_one_at_a_time(idle: Installation) -> None:
    slow = Limits(create=Rate(timedelta(hours=1), burst=4), concurrency=80)
    workshop = replace(idle.workshop, limits=slow)
    ids = [await ask(idle.ada) for _ in range(6)]

    admitted = await admission.to_submit(workshop, room=8)
    refused = await admission.to_submit(workshop, room=8)

    assert sorted(each.id for each in admitted.generations) == ids[:4]
    assert refused.generations == []
    assert refused.again_at is not None
    assert timedelta(minutes=59) < refused.again_at - now() <= timedelta(hours=1)


async def test_a_worker_without_room_is_not_told_to_come_again_at_once(idle: Installation) -> None:
    await ask(idle.ada)

    assert (await admission.to_submit(idle.workshop, room=0)).again_at is None
    assert (await admission.to_look(idle.workshop, room=0)).again_at is None


async def test_a_pause_is_never_shortened(idle: Installation) -> None:
    await ask(idle.ada)
    await admission.to_submit(idle.workshop, room=0)
    await admission.pause(idle.workshop, admission.CREATE, timedelta(minutes=5), "credits")
    await admission.pause(idle.workshop, admission.CREATE, timedelta(seconds=10), "too many requests")

    refused = await admission.to_submit(idle.workshop, room=1)

    assert refused.generations == []
    assert refused.again_at is not None
    assert refused.again_at > now() + timedelta(minutes=4)
