"""AWAIT: a task ends by Kie.ai's record or by its deadline, and by nothing else."""

import asyncio
import dataclasses
from datetime import timedelta

import pytest
from msgspec.structs import replace
from starlette.responses import HTMLResponse, JSONResponse, Response

from db.models.creations import CreationStatus, FailureCode, Step
from db.records.creations import CreationStage
from services.generation.steps import dispatch
from tests.services.generation.conftest import SWIFT, Install, Installation
from tests.services.generation.pipeline import (
    CutOff,
    Meanwhile,
    ask,
    assert_failed,
    finished,
    lift_pause,
    pass_time,
    paused,
    reached,
    row,
    stages,
    task_of,
    verdict,
)
from tests.support.kie import FakeKie, Task
from tests.support.waiting import until

NEVER = timedelta(hours=1)
# Reads that do not come within a test, so that only callbacks arrive.
DEAF = replace(SWIFT, first_polls=(NEVER,), poll_every=NEVER, deadline=2 * NEVER)
MADE = [
    CreationStage.QUEUED,
    CreationStage.MAKING,
    CreationStage.CONFIRMING,
    CreationStage.STORING,
    CreationStage.FINISHED,
]


async def test_a_callback_has_the_verdict_read_at_once(install: Install, kie: FakeKie) -> None:
    async with install(timings=DEAF) as product:
        creation_id = await ask(product.ada)
        task = await kie.task()
        await reached(product.database, creation_id, step=Step.AWAIT)
        await kie.succeed(task)

        made = await finished(product.database, creation_id)

        assert made.status == CreationStatus.SUCCESS
        assert task.reads == 1


async def test_a_task_that_never_calls_back_is_found_done(product: Installation, kie: FakeKie) -> None:
    kie.calls_back = False
    kie.finish_at_once = True

    creation_id = await ask(product.ada)

    made = await finished(product.database, creation_id)
    assert (made.status, made.called_back_at) == (CreationStatus.SUCCESS, None)
    assert CreationStage.CONFIRMING not in await stages(product.database, creation_id)


@pytest.mark.embedded
async def test_no_answer_that_cannot_be_used_ends_a_task(product: Installation, kie: FakeKie) -> None:
    answers = iter(
        [
            HTMLResponse("<h1>Bad gateway</h1>", 502),
            verdict(401, "You do not have access permissions"),
            verdict(500, "Internal error"),
            Response("{", media_type="application/json"),
            CutOff(),
            JSONResponse({"code": 200, "msg": "success", "data": None}),
            JSONResponse({"code": 200, "msg": "success", "data": {"state": "sparkling"}}),
            JSONResponse({"code": 200, "msg": "success", "data": {"taskId": "another", "state": "fail"}}),
        ]
    )
    kie.on_read = lambda _: next(answers, None)
    kie.finish_at_once, kie.calls_back = True, False

    creation_id = await ask(product.ada)

    assert (await finished(product.database, creation_id)).status == CreationStatus.SUCCESS
    assert kie.tasks[0].reads == 9


@pytest.mark.embedded
async def test_too_many_looks_pause_all_looks_and_end_nothing(product: Installation, kie: FakeKie) -> None:
    answers = iter([verdict(429, "Too Many Requests")])
    kie.on_read = lambda _: next(answers, None)
    kie.finish_at_once, kie.calls_back = True, False
    creation_id = await ask(product.ada)

    assert await paused(product.database, dispatch.READ) == "too many requests"
    await reached(product.database, creation_id, lease=None)
    assert (await dispatch.to_poll(product.pipeline, room=8)).generations == []
    await lift_pause(product.database, dispatch.READ)

    assert (await finished(product.database, creation_id)).status == CreationStatus.SUCCESS
    assert kie.tasks[0].reads == 2


@pytest.mark.embedded
async def test_a_fresh_task_may_be_unknown_for_a_while(install: Install, kie: FakeKie) -> None:
    unknown = iter([verdict(422, "recordInfo is null"), verdict(404, "Not found")])
    kie.on_read = lambda _: next(unknown, None)
    kie.finish_at_once, kie.calls_back = True, False
    async with install(timings=replace(SWIFT, unknown_grace=timedelta(minutes=5))) as product:
        creation_id = await ask(product.ada)

        assert (await finished(product.database, creation_id)).status == CreationStatus.SUCCESS


@pytest.mark.embedded
async def test_a_task_unknown_for_too_long_ends_with_a_refund(install: Install, kie: FakeKie) -> None:
    kie.on_read = lambda _: verdict(422, "recordInfo is null")
    grace = timedelta(minutes=5)
    async with install(timings=replace(SWIFT, unknown_grace=grace)) as product:
        creation_id = await ask(product.ada)
        task = await kie.task()
        await until(lambda: task.reads > 1)
        assert (await row(product.database, creation_id)).status == CreationStatus.PROCESSING

        await pass_time(product.database, creation_id, grace)

        failed = await assert_failed(product.database, creation_id, FailureCode.PROVIDER_ERROR)
        assert (failed.provider_code, failed.provider_message) == ("422", "recordInfo is null")


@pytest.mark.embedded
async def test_a_task_that_called_back_may_be_unknown_for_a_while(install: Install, kie: FakeKie) -> None:
    grace = timedelta(minutes=5)
    async with install(timings=replace(DEAF, unknown_grace=grace)) as product:
        creation_id = await ask(product.ada)
        task = await kie.task()
        await reached(product.database, creation_id, step=Step.AWAIT)
        await pass_time(product.database, creation_id, grace)
        unknown = iter([verdict(422, "recordInfo is null"), verdict(404, "Not found")])
        kie.on_read = lambda _: next(unknown, None)

        await kie.succeed(task)

        assert (await finished(product.database, creation_id)).status == CreationStatus.SUCCESS


@pytest.mark.embedded
async def test_each_kind_of_failure_ends_with_a_refund_and_our_own_words(product: Installation, kie: FakeKie) -> None:
    failures = {
        "moderated": ("400", "Flagged by the content policy", FailureCode.REJECTED_BY_MODERATION),
        "wrong": ("422", "The parameter is unusual", FailureCode.INVALID_INPUT),
        "not fetched": ("500", "Failed to fetch the image", FailureCode.PROVIDER_ERROR),
        "silent": ("408", "", FailureCode.TIMED_OUT),
        "broken": ("500", "Internal error, please try again later", FailureCode.PROVIDER_ERROR),
        "unheard of": ("777", "Something else", FailureCode.PROVIDER_ERROR),
    }

    ids = {prompt: await ask(product.ada, prompt) for prompt in failures}
    await kie.task(len(failures) - 1)
    for prompt, (code, said, _) in failures.items():
        await kie.fail(task_of(kie, prompt), code, said)

    for prompt, (_, said, expected) in failures.items():
        failed = await assert_failed(product.database, ids[prompt], expected)
        assert not said or said not in failed.error_message
        assert (failed.provider_code, failed.provider_message) == (failures[prompt][0], said or None)


@pytest.mark.embedded
async def test_a_reason_of_kie_is_kept_bounded_and_without_addresses(
    product: Installation, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    creation_id = await ask(product.ada)
    said = f"Image fetch failed: https://h/in.png?token=s3cret {'long ' * 200}"

    await kie.fail(await kie.task(), "E" * 200, said)

    failed = await assert_failed(product.database, creation_id, FailureCode.PROVIDER_ERROR)
    assert failed.provider_code == "E" * 64
    assert failed.provider_message.startswith("Image fetch failed: [address] long long")
    assert len(failed.provider_message) == 300
    told = [record for record in caplog.records if "check that BASE_URL" in record.message]
    assert [(record.levelname, creation_id in record.message) for record in told] == [("ERROR", True)]


async def test_a_task_past_its_deadline_ends_with_a_refund(install: Install, kie: FakeKie) -> None:
    deadline = timedelta(milliseconds=400)
    async with install(timings=replace(SWIFT, deadline=deadline)) as product:
        creation_id = await ask(product.ada)

        failed = await assert_failed(product.database, creation_id, FailureCode.TIMED_OUT)

        assert failed.completed_at - failed.asked_at > deadline


async def test_a_task_is_looked_at_a_last_time_at_its_deadline(install: Install, kie: FakeKie) -> None:
    deadline = 1.5 * NEVER
    async with install(timings=replace(DEAF, deadline=deadline)) as product:
        creation_id = await ask(product.ada)
        task = await kie.task()
        await reached(product.database, creation_id, step=Step.AWAIT)
        await pass_time(product.database, creation_id, NEVER)
        waiting = await reached(product.database, creation_id, attempts=1, lease=None)
        assert (waiting.due_at, task.reads) == (waiting.asked_at + deadline, 1)

        task.state = "success"
        await pass_time(product.database, creation_id, deadline - NEVER)

        made = await finished(product.database, creation_id)
        assert (made.status, task.reads) == (CreationStatus.SUCCESS, 2)


@pytest.mark.embedded
async def test_while_kie_gives_no_verdict_no_deadline_ends_a_task(install: Install, kie: FakeKie) -> None:
    kie.on_read = lambda _: verdict(455, "Under maintenance")
    async with install(timings=replace(SWIFT, deadline=NEVER, result_patience=NEVER)) as product:
        made, lost = [await ask(product.ada, prompt) for prompt in ("made", "lost")]
        await kie.task(1)
        for creation_id in (made, lost):
            await reached(product.database, creation_id, step=Step.AWAIT)
            await pass_time(product.database, creation_id, NEVER)
        tasks = {creation_id: task_of(kie, prompt) for creation_id, prompt in ((made, "made"), (lost, "lost"))}
        reads = {creation_id: task.reads for creation_id, task in tasks.items()}
        await until(lambda: all(task.reads > reads[creation_id] + 1 for creation_id, task in tasks.items()))

        await pass_time(product.database, lost, NEVER)
        await assert_failed(product.database, lost, FailureCode.TIMED_OUT)
        tasks[made].state, kie.on_read = "success", None

        assert (await finished(product.database, made)).status == CreationStatus.SUCCESS


@pytest.mark.embedded
async def test_a_success_without_an_image_ends_with_a_refund(product: Installation, kie: FakeKie) -> None:
    named = {"nothing": [], "nothing usable": ["ftp://somewhere/result.png"]}
    ids = {prompt: await ask(product.ada, prompt) for prompt in named}
    await kie.task(1)
    for prompt, results in named.items():
        task = task_of(kie, prompt)
        task.results = results
        await kie.succeed(task)

    for creation_id in ids.values():
        await assert_failed(product.database, creation_id, FailureCode.PROVIDER_ERROR)


@pytest.mark.embedded
async def test_of_several_addresses_one_that_may_be_fetched_from_is_taken(product: Installation, kie: FakeKie) -> None:
    creation_id = await ask(product.ada)
    task = await kie.task()
    task.results = ["https://elsewhere.example/preview.png", f"{kie.url}/results/{task.id}.png"]

    await kie.succeed(task)

    assert (await finished(product.database, creation_id)).status == CreationStatus.SUCCESS


async def test_callbacks_sent_again_and_again_change_nothing_more(install: Install, kie: FakeKie) -> None:
    async with install(timings=DEAF) as product:
        creation_id = await ask(product.ada)
        task = await kie.task()
        await reached(product.database, creation_id, step=Step.AWAIT)
        task.state = "success"

        answers = await asyncio.gather(*(kie.call_back(task) for _ in range(8)))
        await finished(product.database, creation_id)
        answers.append(await kie.call_back(task))

        assert [answer.status_code for answer in answers] == [200] * 9
        assert await stages(product.database, creation_id) == MADE
        assert task.reads == 1


async def test_a_callback_during_a_look_is_not_lost(install: Install, kie: FakeKie) -> None:
    def done_meanwhile(task: Task) -> Response | None:
        running = JSONResponse({"code": 200, "msg": "success", "data": {"taskId": task.id, "state": "generating"}})
        return Meanwhile(lambda: kie.succeed(task), running) if task.reads == 1 else None

    kie.on_read = done_meanwhile
    async with install(timings=DEAF) as product:
        creation_id = await ask(product.ada)
        await reached(product.database, creation_id, step=Step.AWAIT)
        await pass_time(product.database, creation_id, NEVER)

        made = await finished(product.database, creation_id)

        assert (made.status, kie.tasks[0].reads) == (CreationStatus.SUCCESS, 2)
        assert await stages(product.database, creation_id) == MADE


async def test_a_callback_that_comes_before_the_record_says_so_is_followed_up(install: Install, kie: FakeKie) -> None:
    def done_later(task: Task) -> None:
        task.state = "success" if task.reads >= 4 else "generating"

    kie.on_read = done_later
    async with install(timings=DEAF) as product:
        creation_id = await ask(product.ada)
        task = await kie.task()
        await reached(product.database, creation_id, step=Step.AWAIT)
        await kie.call_back(task)

        assert (await finished(product.database, creation_id)).status == CreationStatus.SUCCESS
        assert task.reads == 4
        assert await stages(product.database, creation_id) == MADE


async def test_a_callback_that_overtakes_the_answer_to_its_task_adopts_it(install: Install, kie: FakeKie) -> None:
    def overtaken(task: Task) -> Response:
        kie.accept(task)
        answer = JSONResponse({"code": 200, "msg": "success", "data": {"taskId": task.id}})
        return Meanwhile(lambda: kie.succeed(task), answer)

    kie.on_create = overtaken
    async with install(timings=DEAF) as product:
        creation_id = await ask(product.ada)

        made = await finished(product.database, creation_id)

        assert (made.status, made.provider_task_id) == (CreationStatus.SUCCESS, kie.tasks[0].id)
        assert len(kie.tasks) == 1
        assert await stages(product.database, creation_id) == [MADE[0], *MADE[2:]]


async def test_a_callback_of_another_task_than_the_one_that_is_awaited_changes_nothing(
    install: Install, kie: FakeKie
) -> None:
    async with install(timings=DEAF) as product:
        creation_id = await ask(product.ada)
        task = await kie.task()
        awaiting = await reached(product.database, creation_id, step=Step.AWAIT)

        other = dataclasses.replace(task, id="f" * 32, state="success")
        assert (await kie.call_back(other)).status_code == 200

        assert await reached(product.database, creation_id, version=awaiting.version) == awaiting
