"""createTask: accepted and refused requests, and that a refusal costs nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.running import Sandbox, running_sandbox


async def test_an_accepted_task_has_an_id_of_32_hex_characters(sandbox: Sandbox) -> None:
    response = await sandbox.create("a brass compass")

    assert response.status_code == 200
    body = response.json()
    task_id = body["data"]["taskId"]
    assert body == {"code": 200, "msg": "success", "data": {"taskId": task_id, "recordId": task_id}}
    assert len(task_id) == 32
    assert set(task_id) <= set("0123456789abcdef")


@pytest.mark.parametrize(("resolution", "price"), [({}, 18), ({"resolution": "2K"}, 18), ({"resolution": "4K"}, 24)])
async def test_a_task_reserves_its_price_at_once(tmp_path: Path, resolution: dict[str, str], price: int) -> None:
    async with running_sandbox(tmp_path, seconds=60.0) as sandbox:
        task_id = await sandbox.accepted("a brass compass", **resolution)

        assert await sandbox.credit() == 10_000.0 - price
        assert (await sandbox.record(task_id))["creditsConsumed"] == 0.0


@pytest.mark.parametrize(
    ("input", "message"),
    [
        ({"prompt": ""}, "prompt is required"),
        ({"prompt": " \n"}, "prompt is required"),
        ({"prompt": 7}, "prompt must be a string"),
        ({"prompt": "x" * 10_001}, "prompt must not be longer than 10000 characters"),
        ({"prompt": "a [fail:input] b"}, "prompt is not within the range of allowed options"),
        ({"aspect_ratio": "7:5"}, "aspect_ratio is not within the range of allowed options"),
        ({"aspect_ratio": None}, "aspect_ratio is not within the range of allowed options"),
        ({"resolution": "1k"}, "resolution is not within the range of allowed options"),
        ({"resolution": 1}, "resolution is not within the range of allowed options"),
        ({"output_format": "jpeg"}, "output_format is not within the range of allowed options"),
        ({"image_input": "https://example.org/a.png"}, "image_input must be a list of at most 8 addresses"),
        ({"image_input": ["https://example.org/a.png"] * 9}, "image_input must be a list of at most 8 addresses"),
        ({"image_input": ["data:image/png;base64,AAAA"]}, "image_input: url is wrong"),
        ({"image_input": [None]}, "image_input: url is wrong"),
        ({"image_urls": []}, "'image_urls' is not a known field"),
        ({"callBackUrl": "ftp://example.org"}, "Please enter callBackUrl."),
        (
            {"model": "google/pro-image-to-image"},
            "The model name you specified is not supported. Please verify the model name.",
        ),
    ],
)
async def test_bad_input_is_refused_with_code_422_over_http_200(
    sandbox: Sandbox, input: dict[str, Any], message: str
) -> None:
    response = await sandbox.create(**{"prompt": "a brass compass", **input})

    assert response.status_code == 200
    assert response.json() == {"code": 422, "msg": message, "data": None}
    assert await sandbox.listed() == {"tasks": [], "refused": {"422": 1}}
    assert await sandbox.credit() == 10_000.0


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'"text"', b"[" * 100_000, b'{"model": "nano-banana-pro"}', b"\xff\xfe"]
)
async def test_a_body_that_is_no_request_is_refused(sandbox: Sandbox, content: bytes) -> None:
    response = await sandbox.http.post("/api/v1/jobs/createTask", content=content)

    assert response.status_code == 200
    assert response.json()["code"] == 422
    assert (await sandbox.listed())["tasks"] == []


async def test_a_lone_surrogate_is_refused(sandbox: Sandbox) -> None:
    content = b'{"model": "nano-banana-pro", "input": {"prompt": "a \\ud800 b"}}'

    response = await sandbox.http.post("/api/v1/jobs/createTask", content=content)

    assert response.json() == {"code": 422, "msg": "The body is not JSON.", "data": None}


async def test_a_body_over_its_limit_is_refused(sandbox: Sandbox) -> None:
    response = await sandbox.http.post("/api/v1/jobs/createTask", content=b" " * 600_000)

    assert response.status_code == 413
    assert response.json()["code"] == 413


async def test_the_longest_prompt_and_eight_pictures_are_accepted(sandbox: Sandbox) -> None:
    pictures = [f"https://example.org/{number}.png" for number in range(8)]

    answer = await sandbox.create("[fail:provider]" + "\U0001f431" * 9_985, image_input=pictures)

    assert answer.json()["code"] == 200


@pytest.mark.parametrize(
    "header", [{}, {"Authorization": "key"}, {"Authorization": "Bearer"}, {"Authorization": "Basic key"}]
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/v1/jobs/createTask"),
        ("GET", "/api/v1/jobs/recordInfo"),
        ("POST", "/api/v1/common/download-url"),
        ("GET", "/api/v1/chat/credit"),
        ("POST", "/api/file-base64-upload"),
        ("POST", "/api/file-stream-upload"),
        ("POST", "/api/file-url-upload"),
    ],
)
async def test_without_a_key_every_call_is_refused_with_code_401(
    sandbox: Sandbox, header: dict[str, str], method: str, path: str
) -> None:
    del sandbox.http.headers["Authorization"]

    response = await sandbox.http.request(method, path, headers=header)

    assert response.status_code == 200
    assert response.json()["code"] == 401


async def test_a_configured_key_is_the_only_one_that_is_good(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, api_key="the key") as sandbox:
        refused = await sandbox.http.get("/api/v1/chat/credit")
        known = await sandbox.http.get("/api/v1/chat/credit", headers={"Authorization": "Bearer the key"})

    assert refused.json() == {"code": 401, "msg": "You do not have access permissions", "data": None}
    assert known.json() == {"code": 200, "msg": "success", "data": 10000.0}


async def test_calls_over_the_rate_are_dropped_with_http_429(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, rate=2, rate_window=3600.0, seconds=60.0) as sandbox:
        answers = [await sandbox.create(f"number {number}") for number in range(4)]

        assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
        assert answers[2].json() == {
            "code": 429,
            "msg": "Your call frequency is too high. Please try again later.",
            "data": None,
        }
        listed = await sandbox.listed()
        assert [task["prompt"] for task in listed["tasks"]] == ["number 0", "number 1"]
        assert listed["refused"] == {"429": 2}
        assert await sandbox.credit() == 10_000.0 - 36


async def test_the_rate_admits_calls_again_after_its_window(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, rate=1, rate_window=0.0, seconds=60.0) as sandbox:
        answers = [await sandbox.create(f"number {number}") for number in range(3)]

    assert [answer.json()["code"] for answer in answers] == [200, 200, 200]


async def test_too_few_credits_are_refused_with_code_402(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, credits=23, seconds=60.0) as sandbox:
        refused = await sandbox.create("a brass compass", resolution="4K")
        accepted = await sandbox.create("a brass compass", resolution="1K")

        assert refused.status_code == 200
        assert refused.json()["code"] == 402
        assert accepted.json()["code"] == 200
        assert await sandbox.credit() == 5.0
        assert len((await sandbox.listed())["tasks"]) == 1


async def test_the_balance_can_be_set(sandbox: Sandbox) -> None:
    answer = await sandbox.http.post("/sandbox/credits", json={"credits": 3})
    refused = await sandbox.http.post("/sandbox/credits", json={"credits": -1})

    assert answer.json()["data"] == 3.0
    assert refused.json()["code"] == 422
    assert await sandbox.credit() == 3.0


async def test_accepted_tasks_are_listed_in_order_with_their_callback_addresses(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, seconds=60.0) as sandbox:
        first = await sandbox.accepted("one [no-callback]", callBackUrl="http://127.0.0.1:9/callback?token=t")
        second = await sandbox.accepted("two")
        records = [await sandbox.record(task_id) for task_id in (first, second)]

        assert (await sandbox.listed())["tasks"] == [
            {
                "taskId": first,
                "model": "nano-banana-pro",
                "input": {"prompt": "one [no-callback]"},
                "prompt": "one [no-callback]",
                "state": "waiting",
                "callBackUrl": "http://127.0.0.1:9/callback?token=t",
                "createdAt": records[0]["createTime"],
            },
            {
                "taskId": second,
                "model": "nano-banana-pro",
                "input": {"prompt": "two"},
                "prompt": "two",
                "state": "waiting",
                "callBackUrl": None,
                "createdAt": records[1]["createTime"],
            },
        ]
        assert json.loads(json.loads(records[1]["param"])["input"]) == {"prompt": "two"}


async def test_the_front_page_names_the_sandbox(sandbox: Sandbox) -> None:
    response = await sandbox.http.get("/")

    assert response.status_code == 200
    assert response.text.startswith("This is the Atelier sandbox")
