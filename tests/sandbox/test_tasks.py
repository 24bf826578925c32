"""A task from the queue to its end, as ``recordInfo`` returns it."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from sandbox.kie.inputs import UNREADABLE
from sandbox.kie.requests import TaskRequest
from sandbox.kie.tasks import Tasks
from sandbox.script import INTERNAL_ERROR
from tests.sandbox.running import Sandbox, running_sandbox


async def test_a_new_task_has_the_recorded_shape(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, seconds=60.0) as sandbox:
        task_id = await sandbox.accepted("a compass", callBackUrl="http://127.0.0.1:9/back", aspect_ratio="3:2")

        record = await sandbox.record(task_id)

    param = json.loads(record.pop("param"))
    assert json.loads(param.pop("input")) == {"prompt": "a compass", "aspect_ratio": "3:2"}
    assert param == {"model": "nano-banana-pro", "callBackUrl": "http://127.0.0.1:9/back"}
    assert isinstance(record.pop("createTime"), int)
    assert record == {
        "taskId": task_id,
        "model": "nano-banana-pro",
        "state": "waiting",
        "resultJson": "",
        "successFlag": 0,
        "failCode": None,
        "failMsg": None,
        "costTime": None,
        "completeTime": None,
        "creditsConsumed": 0.0,
    }


@pytest.mark.parametrize(("output_format", "media_type"), [("png", "image/png"), ("jpg", "image/jpeg")])
async def test_a_prompt_becomes_an_image_of_the_requested_type_and_size(
    painter: Sandbox, output_format: str, media_type: str
) -> None:
    task_id = await painter.accepted("a lake at dawn", aspect_ratio="16:9", output_format=output_format)

    result = await painter.result(task_id)

    assert result.status_code == 200
    assert result.headers["content-type"] == media_type
    assert result.headers["x-content-type-options"] == "nosniff"
    assert Image.open(io.BytesIO(result.content)).size == (1024, 576)
    record = await painter.record(task_id)
    assert record["state"] == "success"
    assert record["failCode"] is None
    assert record["creditsConsumed"] == 18.0
    assert record["costTime"] == (record["completeTime"] - record["createTime"]) // 1000
    assert await painter.credit() == 10_000.0 - 18


def test_a_task_waits_then_is_generated_then_ends_once(tmp_path: Path) -> None:
    tasks = Tasks(tmp_path / "kie.db", credits=100)
    request = TaskRequest.from_wire({"model": "nano-banana-pro", "input": {"prompt": "a lake"}})
    task = tasks.create(request, seconds=10.0)

    assert 8_000 <= task.due_at - task.created_at <= 12_000
    assert task.state(task.created_at) == "waiting"
    assert task.state(task.starts_at - 1) == "waiting"
    assert task.state(task.starts_at) == "generating"
    assert task.state(task.due_at + 60_000) == "generating"
    tasks.finish(task, INTERNAL_ERROR)
    tasks.finish(task, INTERNAL_ERROR)
    tasks.finish(task, "results/late.png")
    ended = tasks.by_id(task.id)
    assert ended is not None
    assert (ended.state(task.created_at), ended.failure, ended.result) == ("fail", INTERNAL_ERROR, None)
    assert tasks.balance() == 100
    tasks.close()


async def test_a_prompt_can_order_how_long_its_task_takes(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, seconds=0.0) as sandbox:
        slow = await sandbox.accepted("a lake [slow:600]")
        await sandbox.ended(await sandbox.accepted("a lake"))

        assert (await sandbox.record(slow))["state"] == "waiting"


async def test_an_uploaded_picture_is_transformed_in_its_own_proportions(painter: Sandbox, jpeg: bytes) -> None:
    address = await painter.upload(jpeg)

    result = await painter.result(await painter.accepted("watercolour", image_input=[address], aspect_ratio="auto"))

    picture = Image.open(io.BytesIO(result.content)).convert("RGB")
    assert picture.size == (1024, 512)
    red, _, blue = picture.resize((1, 1), box=(200, 200, 300, 300)).tobytes()
    assert red > blue


async def test_the_same_input_gives_the_same_bytes(painter: Sandbox, jpeg: bytes) -> None:
    address = await painter.upload(jpeg)
    tasks = [await painter.accepted("oil painting", image_input=[address]) for _ in range(2)]

    first, second = [(await painter.result(task_id)).content for task_id in tasks]

    assert first == second


async def test_an_upload_is_found_whatever_port_its_address_names(sandbox: Sandbox, jpeg: bytes) -> None:
    path = (await sandbox.upload(jpeg)).removeprefix(sandbox.url)

    task_id = await sandbox.accepted("neon", image_input=[f"http://127.0.0.1:9{path}"])

    assert (await sandbox.ended(task_id))["state"] == "success"


async def test_a_picture_elsewhere_is_fetched(tmp_path: Path, sandbox: Sandbox, jpeg: bytes) -> None:
    async with running_sandbox(tmp_path / "elsewhere") as elsewhere:
        address = await elsewhere.upload(jpeg)

        record = await sandbox.ended(await sandbox.accepted("neon", image_input=[address]))

    assert record["state"] == "success"


@pytest.mark.parametrize("place", ["http://127.0.0.1:9/cat.png", "{url}/files/none.png", "{url}/", "{upload}"])
async def test_an_unreadable_picture_fails_the_task_and_gives_the_credits_back(sandbox: Sandbox, place: str) -> None:
    upload = await sandbox.upload(b"\xff\xd8\xff but no picture", "broken.jpg")
    address = place.format(url=sandbox.url, upload=upload)

    record = await sandbox.ended(await sandbox.accepted("neon", image_input=[address]))

    assert record["state"] == "fail"
    assert record["failCode"] == "400"
    assert record["failMsg"] == UNREADABLE.message
    assert record["resultJson"] == ""
    assert record["creditsConsumed"] == 0.0
    assert await sandbox.credit() == 10_000.0


@pytest.mark.parametrize(
    ("word", "code", "message"),
    [
        ("[fail:moderation]", "400", "The content was flagged as sensitive by our content policy."),
        ("[FAIL:provider]", "500", "Internal error, please try again later."),
    ],
)
async def test_a_prompt_can_order_a_failure_which_costs_nothing(
    sandbox: Sandbox, word: str, code: str, message: str
) -> None:
    record = await sandbox.ended(await sandbox.accepted(f"a cat {word}"))

    assert (record["state"], record["failCode"], record["failMsg"]) == ("fail", code, message)
    assert record["creditsConsumed"] == 0.0
    assert await sandbox.credit() == 10_000.0


async def test_an_unknown_task_is_null(sandbox: Sandbox) -> None:
    response = await sandbox.http.get("/api/v1/jobs/recordInfo", params={"taskId": "0" * 32})

    assert response.status_code == 200
    assert response.json() == {"code": 422, "msg": "recordInfo is null", "data": None}


async def test_a_read_without_an_id_is_refused(sandbox: Sandbox) -> None:
    response = await sandbox.http.get("/api/v1/jobs/recordInfo")

    assert response.json() == {"code": 400, "msg": "taskId is required", "data": None}


async def test_a_task_goes_on_after_a_restart_and_its_addresses_follow_the_port(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, seconds=1.0) as before:
        task_id = await before.accepted("a lake at dawn")
    async with running_sandbox(tmp_path, seconds=60.0) as after:
        result = await after.result(task_id)

        assert result.status_code == 200
        assert str(result.url) == f"{after.url}/files/results/{task_id}.png"
        assert await after.credit() == 10_000.0 - 18
        assert [task["taskId"] for task in (await after.listed())["tasks"]] == [task_id]
