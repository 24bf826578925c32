"""Pauses of models: which failures cause them, how long they last, and their effect on generations."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from db.engine import Database
from db.models.catalogue import ModelPause
from db.models.creations import CreationStatus, FailureCode, GenerationTask
from db.models.users import User
from db.queries import model_states
from db.queries.model_states import PauseRecord
from services.catalogue.models import ModelStatus
from services.clock import now
from services.generation.steps import dispatch, model_pauses
from services.generation.steps.context import PipelineContext
from services.generation.steps.model_pauses import RULES
from services.generation.steps.stranded import refund_stranded
from services.generation.steps.submit import submit
from tests.db.rows import a_generation, a_user
from tests.services.generation.conftest import Install, Installation
from tests.services.generation.pipeline import CREATE, ask, assert_failed, balance, refunds, row, verdict, working
from tests.support.kie import FakeKie

# The rule of a pause does not depend on the installation; its statements do.
pytestmark = pytest.mark.embedded

MODEL = "nano-banana-pro"


@pytest.fixture
async def users(idle: Installation, database: Database) -> AsyncIterator[list[str]]:
    """The ids of three users with generations written by the test alone, without ledger entries and events."""
    rows = [a_user(event_seq=0) for _ in range(3)]
    async with database.begin() as connection:
        await connection.execute(insert(User), rows)
    ids = [each["id"] for each in rows]
    yield ids
    # The rules that hold for the rows of the product are not for these.
    async with database.begin() as connection:
        await connection.execute(delete(GenerationTask).where(GenerationTask.user_id.in_(ids)))
        await connection.execute(delete(User).where(User.id.in_(ids)))


async def end(database: Database, user_ids: Iterable[str], *, fault: bool = True, model: str = MODEL) -> None:
    """Write generations, one for each user, that ended just now, in this order."""
    rows = []
    for place, user_id in enumerate(user_ids):
        moment = now() + timedelta(microseconds=place)
        ended: dict[str, Any] = {"step": None, "model": model, "asked_at": moment, "completed_at": moment}
        if fault:
            ended |= {"status": CreationStatus.FAILED, "failure_code": FailureCode.PROVIDER_ERROR, "model_fault": True}
        else:
            ended |= {"status": CreationStatus.SUCCESS, "deleted_at": moment, "model_fault": False}
        rows.append(a_generation(user_id, **ended))
    async with database.begin() as connection:
        await connection.execute(insert(GenerationTask), rows)


async def paused(database: Database, slug: str = MODEL) -> PauseRecord | None:
    return (await model_states.read_all(database)).pauses.get(slug)


async def active(database: Database, slug: str = MODEL) -> bool:
    pause = await paused(database, slug)
    return pause is not None and pause.is_active(now())


async def end_pause(database: Database, slug: str = MODEL) -> None:
    """Make the time of a pause be over since an instant."""
    async with database.begin() as connection:
        await connection.execute(update(ModelPause).where(ModelPause.slug == slug).values(until=now()))


@pytest.mark.scaled
async def test_five_failures_of_three_users_in_a_row_pause_the_model(idle: Installation, users: list[str]) -> None:
    await end(idle.database, (users * 2)[:4])
    await model_pauses.after_failure(idle.pipeline, MODEL)
    assert not await active(idle.database)
    await end(idle.database, users[:1])

    await model_pauses.after_failure(idle.pipeline, MODEL)

    pause = await paused(idle.database)
    assert pause is not None
    assert pause.until is not None
    assert (pause.until - pause.paused_at, pause.failures) == (timedelta(minutes=1), 1)
    assert pause.reason == "5 failures in a row"
    assert MODEL not in [each.slug for each in idle.pipeline.availability.offered()]


async def test_one_user_cannot_pause_a_model_nor_can_two(idle: Installation, users: list[str]) -> None:
    await end(idle.database, users[:1] * 20)
    await end(idle.database, users[1:2] * 20)

    await model_pauses.after_failure(idle.pipeline, MODEL)

    assert await paused(idle.database) is None


async def test_a_success_in_between_begins_the_count_again(idle: Installation, users: list[str]) -> None:
    await end(idle.database, users)
    await end(idle.database, users[:1], fault=False)
    await end(idle.database, [*users, users[0]])

    await model_pauses.after_failure(idle.pipeline, MODEL)

    assert await paused(idle.database) is None


async def test_failures_of_prompts_and_inputs_do_not_count(idle: Installation, users: list[str]) -> None:
    await end(idle.database, users * 3)
    async with idle.database.begin() as connection:
        await connection.execute(update(GenerationTask).values(model_fault=False))

    await model_pauses.after_failure(idle.pipeline, MODEL)

    assert await paused(idle.database) is None


async def test_failures_of_another_model_do_not_count(idle: Installation, users: list[str]) -> None:
    await end(idle.database, users * 3, model="z-image")

    await model_pauses.after_failure(idle.pipeline, MODEL)

    assert await paused(idle.database) is None


@pytest.mark.scaled
async def test_each_further_pause_is_longer_up_to_an_hour(idle: Installation, users: list[str]) -> None:
    lengths = []
    for _ in range(5):
        await end(idle.database, (users * 2)[:5])
        await model_pauses.after_failure(idle.pipeline, MODEL)
        pause = await paused(idle.database)
        assert pause is not None
        assert pause.until is not None
        lengths.append(pause.until - pause.paused_at)
        await end_pause(idle.database)

    assert lengths == [*RULES.intervals, RULES.intervals[-1]]


async def test_a_success_after_a_pause_makes_the_next_one_short_again(idle: Installation, users: list[str]) -> None:
    for _ in range(2):
        await end(idle.database, (users * 2)[:5])
        await model_pauses.after_failure(idle.pipeline, MODEL)
        await end_pause(idle.database)
    await end(idle.database, users[:1], fault=False)
    await end(idle.database, (users * 2)[:5])

    await model_pauses.after_failure(idle.pipeline, MODEL)

    pause = await paused(idle.database)
    assert pause is not None
    assert pause.failures == 1


async def test_failures_of_requests_from_before_a_pause_cause_no_further_one(
    idle: Installation, users: list[str]
) -> None:
    await end(idle.database, (users * 2)[:5])
    await model_pauses.after_failure(idle.pipeline, MODEL)
    await end_pause(idle.database)

    await model_pauses.after_failure(idle.pipeline, MODEL)

    assert not await active(idle.database)


@pytest.mark.scaled
async def test_failures_at_the_same_time_pause_the_model_once(idle: Installation, users: list[str]) -> None:
    await end(idle.database, users * 4)

    await asyncio.gather(*(model_pauses.after_failure(idle.pipeline, MODEL) for _ in range(8)))

    pause = await paused(idle.database)
    assert pause is not None
    assert pause.failures == 1


@pytest.mark.scaled
async def test_failures_do_not_shorten_the_pause_of_an_operator(idle: Installation, users: list[str]) -> None:
    await idle.database.transact(model_states.pause, MODEL, now(), until=None, reason="checked by hand")
    await end(idle.database, users * 3)

    await model_pauses.after_failure(idle.pipeline, MODEL)

    pause = await paused(idle.database)
    assert pause is not None
    assert (pause.until, pause.reason) == (None, "checked by hand")


async def test_failures_from_before_a_resume_do_not_pause_the_model_again(idle: Installation, users: list[str]) -> None:
    await end(idle.database, users * 3)
    await model_pauses.after_failure(idle.pipeline, MODEL)
    assert await idle.database.transact(model_states.resume, MODEL, now())
    await end(idle.database, users[:2])

    await model_pauses.after_failure(idle.pipeline, MODEL)

    assert not await active(idle.database)
    assert not await idle.database.transact(model_states.resume, MODEL, now())


@pytest.mark.scaled
async def test_a_model_that_the_provider_has_switched_off_is_paused_and_no_other_is(
    idle: Installation, kie: FakeKie
) -> None:
    creation_id = await ask(idle.ada)
    kie.on_create = lambda _: verdict(422, "The model name you specified is not supported.")
    (generation,) = (await dispatch.to_submit(idle.pipeline, room=1)).generations

    await submit(idle.pipeline, generation)

    pause = await paused(idle.database)
    assert pause is not None
    assert pause.is_active(now())
    waiting = await row(idle.database, creation_id)
    assert (waiting.status, waiting.asked_at, waiting.provider_attempt) == (CreationStatus.WAITING, None, 0)
    async with idle.database.begin() as connection:
        await connection.execute(update(GenerationTask).values(model="z-image"))
    assert len((await dispatch.to_submit(idle.pipeline, room=1)).generations) == 1


@pytest.mark.scaled
async def test_generations_of_a_paused_model_keep_their_place_and_delay_no_other(idle: Installation) -> None:
    waiting = [await ask(idle.ada) for _ in range(3)]
    async with idle.database.begin() as connection:
        await connection.execute(
            update(GenerationTask).where(GenerationTask.id.in_(waiting[:2])).values(model="z-image")
        )
    await idle.database.transact(model_states.pause, "z-image", now(), until=None, reason="")

    meanwhile = await dispatch.to_submit(idle.pipeline, room=8)
    nothing = await dispatch.to_submit(idle.pipeline, room=8)
    await idle.database.transact(model_states.resume, "z-image", now())
    after = await dispatch.to_submit(idle.pipeline, room=8)

    assert [each.id for each in meanwhile.generations] == waiting[2:]
    assert (nothing.generations, nothing.again_at) == ([], None)
    assert sorted(each.id for each in after.generations) == sorted(waiting[:2])


async def age(database: Database, time: timedelta) -> None:
    """Make all generations and pauses older by that much."""
    async with database.begin() as connection:
        for table, column in ((GenerationTask, "created_at"), (ModelPause, "paused_at")):
            moments = select(getattr(table, column).label("at"))
            for moment in set((await connection.execute(moments)).scalars()):
                earlier: datetime = moment - time
                changed = update(table).where(getattr(table, column) == moment)
                await connection.execute(changed.values({column: earlier}))


@pytest.mark.scaled
async def test_a_generation_that_waits_for_a_paused_model_is_refunded_after_the_deadline(idle: Installation) -> None:
    before = await balance(idle.ada)
    creation_id = await ask(idle.ada)
    await idle.database.transact(model_states.pause, MODEL, now(), until=None, reason="")
    await idle.pipeline.availability.refresh(idle.database)
    await age(idle.database, timedelta(minutes=14))
    await idle.pipeline.availability.refresh(idle.database)
    assert await refund_stranded(idle.pipeline) == 0
    assert (await row(idle.database, creation_id)).status is CreationStatus.WAITING
    await age(idle.database, timedelta(minutes=2))
    await idle.pipeline.availability.refresh(idle.database)

    refunded = await asyncio.gather(refund_stranded(idle.pipeline), refund_stranded(idle.pipeline))

    assert sum(refunded) == 1
    ended = await assert_failed(idle.database, creation_id, FailureCode.PROVIDER_ERROR)
    assert ended.error_message == "This model is paused. Choose another one."
    assert not ended.model_fault
    assert await refunds(idle.database, creation_id) == 1
    assert await balance(idle.ada) == before


async def test_a_worker_refunds_what_waits_for_a_paused_model(
    idle: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("housekeeping.SWEEP_SECONDS", 0.05)
    creation_id = await ask(idle.ada)
    await idle.database.transact(model_states.pause, MODEL, now(), until=None, reason="")
    await age(idle.database, timedelta(minutes=16))
    await idle.pipeline.availability.refresh(idle.database)

    async with working(idle.pipeline):
        await assert_failed(idle.database, creation_id, FailureCode.PROVIDER_ERROR)


async def test_what_fails_at_the_provider_again_and_again_is_refused_before_the_charge(
    install: Install, kie: FakeKie
) -> None:
    async with install(worker="off") as idle:
        eve = await idle.server.user("eve")
        async with working(idle.pipeline):
            for number, client in enumerate((idle.ada, idle.bob, eve, idle.ada, idle.bob)):
                creation_id = await ask(client, f"number {number}")
                await kie.fail(await kie.task(number), "500", "Internal error, please try again later.")
                assert (await assert_failed(idle.database, creation_id, FailureCode.PROVIDER_ERROR)).model_fault
        assert await active(idle.database)
        assert _status(idle.pipeline) is ModelStatus.PAUSED
        before = await balance(eve)

        async def refused() -> list[str]:
            payload = await eve.execute(CREATE, {"input": {"prompt": "a cat", "style": "sty_none"}})
            return [error["__typename"] for error in payload["createGeneration"]["errors"]]

        # The server is another process to the pipeline, as far as its models go: it reads the pause within 5 s.
        async with asyncio.timeout(5):
            while (names := await refused()) != ["ModelUnavailable"]:
                assert names == []
                before = await balance(eve)
                await asyncio.sleep(0.2)

    assert await balance_in(idle.database, "eve") == before


def _status(pipeline: PipelineContext) -> ModelStatus:
    availability = pipeline.availability
    (model,) = [each for each in availability.models if each.slug == MODEL]
    return availability.status_of(model)


async def balance_in(database: Database, subject: str) -> int:
    async with database.read() as connection:
        return int(await connection.scalar(select(User.balance).where(User.subject == subject)) or 0)
