"""SUBMIT: Kie.ai gets one request for each image, and its refusals cost no credits."""

import errno
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import Row
from sqlalchemy.exc import OperationalError
from starlette.responses import HTMLResponse, JSONResponse, Response

from db.models.creations import CreationStatus, FailureCode, Step
from db.queries.generations import claims as claim_queries
from services.clock import now
from services.generation.steps import dispatch, transitions
from services.generation.steps.submit import settle_unanswered
from services.media.images import store
from tests.services.generation.conftest import SWIFT, Install, Installation
from tests.services.generation.pipeline import (
    CutOff,
    GapDetector,
    Meanwhile,
    ask,
    assert_failed,
    balance,
    cancel,
    end_leases,
    finished,
    lift_pause,
    paused,
    reached,
    row,
    task_of,
    verdict,
    working,
)
from tests.services.generation.sources import running_sources
from tests.support.kie import FakeKie, Task
from tests.support.serving import free_port
from tests.support.waiting import until

LONG = timedelta(minutes=5)  # No test takes so long.
PATIENT = replace(SWIFT, lease=LONG)


async def test_a_refusal_ends_with_a_refund_and_its_reason(product: Installation, kie: FakeKie) -> None:
    refusals = {
        "moderated": (422, "The prompt was flagged by the content policy", FailureCode.REJECTED_BY_MODERATION),
        "wrong": (400, "aspect_ratio is not within the range of allowed options", FailureCode.INVALID_INPUT),
        "wrong in a 500": (500, "prompt is required", FailureCode.INVALID_INPUT),
        "not fetched": (451, "Failed to fetch the image", FailureCode.PROVIDER_ERROR),
        "not found": (404, "Not Found", FailureCode.PROVIDER_ERROR),
        "unheard of": (460, "Teapot", FailureCode.PROVIDER_ERROR),
    }
    asked: list[str] = []

    def refuse(task: Task) -> Response:
        asked.append(task.prompt)
        return verdict(*refusals[task.prompt][:2])

    kie.on_create = refuse
    ids = {prompt: await ask(product.ada, prompt) for prompt in refusals}

    for prompt, (number, said, code) in refusals.items():
        failed = await assert_failed(product.database, ids[prompt], code)
        assert said not in failed.error_message
        assert (failed.provider_code, failed.provider_message) == (str(number), said)
    assert sorted(asked) == sorted(refusals)
    assert await balance(product.ada) == 1000


async def test_what_concerns_the_whole_account_pauses_it_and_fails_nothing(idle: Installation, kie: FakeKie) -> None:
    answers = [
        (verdict(429, "Too Many Requests"), "too many requests", 12.5),
        (Response("slow down", 429, headers={"Retry-After": "20"}), "too many requests", 25),
        (verdict(401, "You do not have access permissions"), "key", 300),
        (verdict(402, "Insufficient credits"), "credits", 300),
        (verdict(500, "Your credits are insufficient"), "credits", 300),
        (verdict(455, "Service under maintenance"), "maintenance", 300),
    ]
    first = await ask(idle.ada, "the first")
    second = None

    async with working(idle.pipeline):
        for answer, reason, seconds in answers:
            kie.on_create = lambda _, answer=answer: answer
            await lift_pause(idle.database)
            assert await paused(idle.database) == reason
            waiting = await reached(idle.database, first, asked_at=None, lease=None)
            second = second or await ask(idle.bob, "the second")
            # Both may have been sent, and either answer pauses: the next is not to find one of these on its way.
            await reached(idle.database, second, asked_at=None, lease=None)

            admitted = await dispatch.to_submit(idle.pipeline, room=8)

            assert admitted.generations == []
            assert admitted.again_at is not None
            assert now() < admitted.again_at <= now() + timedelta(seconds=seconds)
            assert (waiting.status, waiting.step) == (CreationStatus.WAITING, Step.SUBMIT)
            assert (waiting.attempts, waiting.provider_attempt, waiting.version) == (0, 0, 1)

        assert second is not None
        kie.on_create, kie.finish_at_once = None, True
        await lift_pause(idle.database)
        for creation_id in (first, second):
            assert (await finished(idle.database, creation_id)).status == CreationStatus.SUCCESS
    assert len(kie.tasks) == 2


async def test_while_kie_cannot_be_reached_a_generation_waits_and_can_be_taken_back(install: Install) -> None:
    async with install(kie_ai_base_url=f"http://127.0.0.1:{free_port()}") as product:
        creation_id = await ask(product.ada)

        assert await paused(product.database) == "cannot be reached"
        waiting = await reached(product.database, creation_id, asked_at=None, lease=None)
        assert (waiting.step, waiting.attempts, waiting.provider_attempt) == (Step.SUBMIT, 0, 0)
        assert await cancel(product.ada, creation_id) == []
        assert await balance(product.ada) == 1000


async def test_a_task_whose_answer_was_lost_is_adopted_by_its_callback(install: Install, kie: FakeKie) -> None:
    answers = {
        "cut off": CutOff(),
        "silence": GapDetector(),
        "an HTML page": HTMLResponse("<h1>Bad gateway</h1>", 500),
        "no id": JSONResponse({"code": 200, "msg": "success", "data": {}}),
    }

    def accept(task: Task) -> Response:
        kie.accept(task)
        return answers[task.prompt]

    kie.on_create = accept
    # Longer than a busy machine takes to hand over a request, so an unanswered request was accepted.
    async with install(timings=replace(PATIENT, unknown_grace=LONG), kie_ai_timeout=timedelta(seconds=4)) as product:
        ids = {prompt: await ask(product.ada, prompt) for prompt in answers}
        for prompt, creation_id in ids.items():
            asked = await reached(product.database, creation_id, lease=None, step=Step.SUBMIT, provider_attempt=1)
            assert (asked.provider_task_id, asked.status) == (None, CreationStatus.WAITING)
            assert await cancel(product.ada, creation_id) == ["WrongState"]
            await kie.succeed(task_of(kie, prompt))

        for prompt, creation_id in ids.items():
            made = await finished(product.database, creation_id)
            assert (made.status, made.provider_task_id) == (CreationStatus.SUCCESS, task_of(kie, prompt).id)
            assert made.resubmitted_because is None
        assert len(kie.tasks) == len(answers)


async def test_a_task_never_heard_of_again_is_sent_once_more_and_then_refunded(install: Install, kie: FakeKie) -> None:
    asked: list[str | None] = []

    def lose(task: Task) -> Response:
        asked.append(task.callback_url)
        return verdict(500, "Server exception, please try again later")

    kie.on_create = lose
    async with install(timings=PATIENT) as product:
        creation_id = await ask(product.ada)
        for times in (1, 2):
            waiting = await reached(product.database, creation_id, lease=None, provider_attempt=times)
            assert (waiting.step, len(asked)) == (Step.SUBMIT, times)
            assert waiting.due_at > waiting.asked_at + LONG
            await end_leases(product.database)

        failed = await assert_failed(product.database, creation_id, FailureCode.PROVIDER_ERROR)

        assert failed.resubmitted_because.startswith("createTask 1 at ")
        assert (failed.provider_code, failed.provider_message) == ("500", "Server exception, please try again later")
        assert len(asked) == len(set(asked)) == 2


async def test_a_task_sent_once_more_is_made_and_why_it_was_sent_is_on_record(install: Install, kie: FakeKie) -> None:
    lost = iter([HTMLResponse("", 502)])
    kie.on_create = lambda _: next(lost, None)
    kie.finish_at_once = True
    async with install(timings=PATIENT) as product:
        creation_id = await ask(product.ada)
        await reached(product.database, creation_id, lease=None, provider_attempt=1)
        await end_leases(product.database)

        made = await finished(product.database, creation_id)

        assert (made.status, made.provider_attempt) == (CreationStatus.SUCCESS, 2)
        assert made.resubmitted_because.startswith("createTask 1 at ")


async def test_a_callback_that_comes_before_the_task_is_sent_again_saves_sending_it(
    idle: Installation, kie: FakeKie
) -> None:
    def lose(task: Task) -> Response:
        kie.accept(task)
        return HTMLResponse("", 502)

    kie.on_create = lose
    creation_id = await ask(idle.ada)
    async with working(idle.pipeline):
        await reached(idle.database, creation_id, lease=None, provider_attempt=1)
    await end_leases(idle.database)
    async with idle.database.begin() as connection:
        (unanswered,) = await claim_queries.claim_unanswered(
            connection, now(), lease="lea_test", until=now() + LONG, limit=1
        )
    await settle_unanswered(idle.pipeline, unanswered)
    assert (await row(idle.database, creation_id)).asked_at is None

    await kie.succeed(kie.tasks[0])

    async with working(idle.pipeline):
        made = await finished(idle.database, creation_id)
    assert (made.status, made.provider_attempt, len(kie.tasks)) == (CreationStatus.SUCCESS, 1, 1)


async def test_a_late_callback_is_heard_while_the_second_task_is_unanswered(install: Install, kie: FakeKie) -> None:
    def lose(task: Task) -> Response:
        kie.accept(task)
        lost = HTMLResponse("", 502)
        return lost if len(kie.tasks) == 1 else Meanwhile(lambda: kie.succeed(kie.tasks[0]), lost)

    kie.on_create = lose
    async with install(timings=PATIENT) as product:
        creation_id = await ask(product.ada)
        await reached(product.database, creation_id, lease=None, provider_attempt=1)
        await end_leases(product.database)

        made = await finished(product.database, creation_id)

        assert (made.status, made.provider_task_id) == (CreationStatus.SUCCESS, kie.tasks[0].id)


async def test_an_answer_is_stored_though_the_database_is_away_for_a_moment(
    product: Installation, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    advance = transitions.advance
    failures = iter([OperationalError("UPDATE", {}, Exception("away")), TimeoutError()])

    async def away_at_first(*given: object, **values: object) -> object:
        if (failure := next(failures, None)) is not None:
            raise failure
        return await advance(*given, **values)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(transitions, "advance", away_at_first)
    creation_id = await ask(product.ada)
    await kie.succeed(await kie.task(), call_back=False)

    made = await finished(product.database, creation_id)

    assert (made.status, made.provider_attempt, len(kie.tasks)) == (CreationStatus.SUCCESS, 1, 1)


async def test_an_input_that_a_full_disk_keeps_from_kie_is_handed_over_later(
    install: Install, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch_folder, is_full = store.scratch_folder, False

    def scratch() -> AbstractAsyncContextManager[Path]:
        if is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return scratch_folder()

    async def tried() -> Row[Any] | None:
        found = await row(idle.database, creation_id)
        return found if found.step is Step.SUBMIT and found.attempts and found.lease is None else None

    monkeypatch.setattr(store, "scratch_folder", scratch)
    kie.finish_at_once = True
    async with (
        running_sources() as sources,
        install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as idle,
        working(replace(idle.pipeline, reachable=False)),
    ):
        creation_id = await ask(idle.ada, image={"url": f"{sources.url}/slow.png"})
        await until(lambda: sources.asked["/slow.png"])
        is_full = True
        sources.go_on.set()
        waiting = await until(tried)
        assert (waiting.asked_at, waiting.provider_attempt, kie.tasks) == (None, 0, [])
        is_full = False

        made = await finished(idle.database, creation_id)

    assert (made.status, made.resubmitted_because, len(kie.tasks)) == (CreationStatus.SUCCESS, None, 1)


async def test_where_nobody_can_reach_us_kie_gets_the_bytes_and_is_looked_at(install: Install, kie: FakeKie) -> None:
    async with (
        running_sources() as sources,
        install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as idle,
    ):
        creation_id = await ask(idle.ada, image={"url": f"{sources.url}/cat.png"})
        async with working(replace(idle.pipeline, reachable=False)):
            task = await kie.task()
            task.state = "success"
            made = await finished(idle.database, creation_id)

    assert made.status == CreationStatus.SUCCESS
    assert task.callback_url is None
    assert task.body["input"]["image_input"] == [f"{kie.url}/uploads/1.png"]
    assert len(kie.uploads) == 1
