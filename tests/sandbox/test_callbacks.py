"""Callbacks: their bodies, their signature, their retries."""

import base64
import hashlib
import hmac
from pathlib import Path

import pytest

from sandbox.kie import callbacks
from tests.sandbox.running import Receiver, running_sandbox
from tests.support.waiting import until

KEY = "a webhook key"


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callbacks, "RETRY_AFTER", (0.01, 0.02, 0.03))


async def test_success_is_called_back_with_the_record(tmp_path: Path, receiver: Receiver) -> None:
    async with running_sandbox(tmp_path) as sandbox:
        task_id = await sandbox.accepted("a lake", callBackUrl=receiver.url)
        await until(lambda: len(receiver.bodies) == 1)
        record = await sandbox.record(task_id)

    (body,) = receiver.bodies
    assert isinstance(body["data"].pop("updateTime"), int)
    assert body == {"code": 200, "msg": "Playground task completed successfully.", "data": record}
    assert record["state"] == "success"
    assert receiver.headers[0]["content-type"] == "application/json"
    assert "x-webhook-signature" not in receiver.headers[0]


async def test_failure_is_called_back_with_code_501(tmp_path: Path, receiver: Receiver) -> None:
    async with running_sandbox(tmp_path) as sandbox:
        task_id = await sandbox.accepted("a lake [fail:provider]", callBackUrl=receiver.url)
        await until(lambda: len(receiver.bodies) == 1)

    (body,) = receiver.bodies
    assert (body["code"], body["msg"]) == (501, "Playground task failed.")
    data = body["data"]
    assert (data["taskId"], data["state"], data["resultJson"]) == (task_id, "fail", None)
    assert (data["failCode"], data["failMsg"]) == ("500", "Internal error, please try again later.")


async def test_with_a_key_each_callback_is_signed_over_task_and_time(tmp_path: Path, receiver: Receiver) -> None:
    async with running_sandbox(tmp_path, webhook_key=KEY) as sandbox:
        task_id = await sandbox.accepted("a lake", callBackUrl=receiver.url)
        await until(lambda: len(receiver.bodies) == 1)

    (headers,) = receiver.headers
    timestamp = headers["x-webhook-timestamp"]
    assert abs(int(timestamp) * 1000 - receiver.arrived_at[0]) < 60_000
    mac = hmac.new(KEY.encode(), f"{task_id}.{timestamp}".encode(), hashlib.sha256)
    assert headers["x-webhook-signature"] == base64.b64encode(mac.digest()).decode()


def test_the_signature_is_the_one_worked_out_by_hand() -> None:
    # printf '%s' 0d5f.1789000000 | openssl dgst -sha256 -hmac key -binary | base64
    assert callbacks.signature("key", "0d5f", "1789000000") == "NvxxeVysqewUZmtU2MQxzBc3O8gl43c7bs8AvCdyOe4="


async def test_a_callback_is_repeated_until_it_is_answered_with_200(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answers = [500, 204]
    async with running_sandbox(tmp_path) as sandbox:
        await sandbox.accepted("a lake", callBackUrl=receiver.url)
        await until(lambda: len(receiver.bodies) == 3)
        await sandbox.ended(await sandbox.accepted("a lake"))

    assert len(receiver.bodies) == 3
    assert len({body["data"]["taskId"] for body in receiver.bodies}) == 1


async def test_a_callback_is_given_up_after_three_retries(
    tmp_path: Path, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    receiver.answers = [503] * 10
    async with running_sandbox(tmp_path) as sandbox:
        task_id = await sandbox.accepted("a lake", callBackUrl=receiver.url)
        await until(lambda: "given up" in caplog.text)

        assert (await sandbox.record(task_id))["state"] == "success"
    async with running_sandbox(tmp_path) as sandbox:
        await sandbox.ended(await sandbox.accepted("a lake"))

    assert len(receiver.bodies) == 4
    assert "secret" not in caplog.text


async def test_a_callback_without_an_answer_is_sent_again_after_a_restart(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answering.clear()
    async with running_sandbox(tmp_path) as sandbox:
        task_id = await sandbox.accepted("a lake", callBackUrl=receiver.url)
        await until(lambda: len(receiver.bodies) == 1)
    receiver.answering.set()

    async with running_sandbox(tmp_path) as sandbox:
        await until(lambda: len(receiver.bodies) == 2)

        assert sandbox.url in receiver.bodies[1]["data"]["resultJson"]
    assert [body["data"]["taskId"] for body in receiver.bodies] == [task_id, task_id]


async def test_prompts_order_no_callback_or_two(tmp_path: Path, receiver: Receiver) -> None:
    async with running_sandbox(tmp_path) as sandbox:
        silent = await sandbox.accepted("a lake [no-callback]", callBackUrl=receiver.url)
        await sandbox.ended(silent)
        double = await sandbox.accepted("a lake [double-callback]", callBackUrl=receiver.url)
        await until(lambda: len(receiver.bodies) == 2)

    assert [body["data"]["taskId"] for body in receiver.bodies] == [double, double]


async def test_a_callback_follows_no_redirect(tmp_path: Path, receiver: Receiver) -> None:
    receiver.answers = [302]
    async with running_sandbox(tmp_path) as sandbox:
        await sandbox.accepted("a lake", callBackUrl=receiver.url)
        await until(lambda: len(receiver.bodies) == 2)
