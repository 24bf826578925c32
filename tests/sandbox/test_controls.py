"""The routes about models, the book, failures on demand, and the pace of tasks."""

from pathlib import Path
from typing import Any

import pytest

from sandbox.kie.catalogue.file import PATH, Catalogue, ModelsFileWrong
from sandbox.kie.requests import TaskRequest, catalogue
from sandbox.kie.tasks import Tasks
from tests.sandbox.running import Sandbox, running_sandbox

SHAPED = {"prompt": "a cat", "aspect_ratio": "1:1"}


async def test_the_book_has_the_credits_of_each_task_and_model_and_the_balance_is_the_rest(sandbox: Sandbox) -> None:
    flash, draft = "seedream/5-flash-text-to-image", "z-image"
    made = [await sandbox.accepted_for(model, SHAPED) for model in (flash, draft, draft)]
    failed = await sandbox.accepted_for(flash, {**SHAPED, "prompt": "a cat [fail:provider]"})
    running = await sandbox.accepted_for(draft, {**SHAPED, "prompt": "a cat [slow:3600]"})
    for task_id in (*made, failed):
        await sandbox.ended(task_id)

    book = (await sandbox.http.get("/sandbox/book")).json()

    assert book["models"] == {
        flash: {"running": 0, "success": 1, "fail": 1, "credits": 3.24},
        draft: {"running": 1, "success": 2, "fail": 0, "credits": 2.4},
    }
    assert (book["credits"], book["balance"]) == (5.64, 9994.36)
    assert await sandbox.credit() == 9994.36
    assert [(task["taskId"], task["state"], task["credits"]) for task in book["tasks"]] == [
        (made[0], "success", 3.24),
        (made[1], "success", 0.8),
        (made[2], "success", 0.8),
        (failed, "fail", 0.0),
        (running, "waiting", 0.8),
    ]
    assert all(task["createdAt"] <= task["completedAt"] for task in book["tasks"][:4])


async def test_a_model_fails_again_and_again_until_it_is_let_succeed(sandbox: Sandbox) -> None:
    async def states(model: str) -> str:
        return str((await sandbox.ended(await sandbox.accepted_for(model, SHAPED)))["state"])

    answer = await sandbox.http.post("/sandbox/failures", json={"model": "z-image", "failure": "provider"})
    assert answer.json()["data"] == {"z-image": {"failure": "provider", "tasks": None}}
    assert [await states("z-image") for _ in range(3)] == ["fail"] * 3
    assert await states("nano-banana-pro") == "success"

    await sandbox.http.post("/sandbox/failures", json={"model": "z-image", "failure": None})
    assert await states("z-image") == "success"
    assert (await sandbox.http.get("/sandbox/failures")).json()["data"] == {}
    assert await sandbox.credit() == 10_000.0 - 18 - 0.8


async def test_a_number_of_tasks_of_a_model_fail_also_after_a_restart(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path) as sandbox:
        await sandbox.http.post("/sandbox/failures", json={"model": "z-image", "failure": "moderation", "tasks": 2})
        first = await sandbox.ended(await sandbox.accepted_for("z-image", SHAPED))
    async with running_sandbox(tmp_path) as sandbox:
        second = await sandbox.ended(await sandbox.accepted_for("z-image", SHAPED))
        third = await sandbox.ended(await sandbox.accepted_for("z-image", SHAPED))

    assert [(task["state"], task["failCode"]) for task in (first, second, third)] == [
        ("fail", "400"),
        ("fail", "400"),
        ("success", None),
    ]


async def test_a_paused_model_refuses_tasks_with_code_500(sandbox: Sandbox) -> None:
    await sandbox.http.post("/sandbox/failures", json={"model": "z-image", "failure": "paused", "tasks": 1})

    refused, accepted = [(await sandbox.create_for("z-image", SHAPED)).json() for _ in range(2)]

    assert refused == {"code": 500, "msg": "This interface is temporarily paused.", "data": None}
    assert accepted["code"] == 200
    assert (await sandbox.listed())["refused"] == {"500": 1}


@pytest.mark.parametrize(
    "body",
    [
        {"failure": "provider"},
        {"model": "none", "failure": "provider"},
        {"model": "z-image", "failure": "input"},
        {"model": "z-image", "failure": "provider", "tasks": 0},
        {"model": "z-image", "failure": "provider", "tasks": True},
        {"model": 7, "failure": "provider"},
    ],
)
async def test_a_wrong_order_of_failures_is_refused(sandbox: Sandbox, body: dict[str, Any]) -> None:
    answer = await sandbox.http.post("/sandbox/failures", json=body)

    assert answer.json()["code"] == 422
    assert (await sandbox.http.get("/sandbox/failures")).json()["data"] == {}


@pytest.mark.parametrize(
    ("model", "seconds"), [("nano-banana-pro", 10.0), ("gpt-image-2-5-sunburst-text-to-image", 20.0), ("z-image", 2.0)]
)
async def test_a_task_takes_its_models_part_of_the_configured_time(tmp_path: Path, model: str, seconds: float) -> None:
    async with running_sandbox(tmp_path, seconds=10.0) as sandbox:
        input = SHAPED if model == "z-image" else {"prompt": "a cat"}
        task_id = await sandbox.accepted_for(model, input)

    tasks = Tasks(tmp_path / "kie.db", credits=0)
    task = tasks.by_id(task_id)
    tasks.close()
    assert task is not None
    assert 0.8 * seconds <= (task.due_at - task.created_at) / 1000 <= 1.2 * seconds


async def test_credits_are_consumed_at_the_end_only(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, seconds=0.5) as sandbox:
        task_id = await sandbox.accepted_for("z-image", {**SHAPED, "prompt": "a cat [slow:600]"})
        assert (await sandbox.record(task_id))["creditsConsumed"] == 0.0

        ended = await sandbox.ended(await sandbox.accepted_for("z-image", SHAPED))
        assert ended["creditsConsumed"] == 0.8
        assert ended["response"]["resultUrls"]


@pytest.mark.parametrize("id", sorted(catalogue().models))
async def test_the_schema_of_each_model_has_its_fields_and_limits(tmp_path: Path, id: str) -> None:
    async with running_sandbox(tmp_path, catalogue_window=0.0) as sandbox:
        answer = (await sandbox.http.get(f"/api/v1/models/{id}/schema")).json()
        price = (await sandbox.http.get(f"/api/v1/models/{id}/price")).json()

    assert (answer["code"], price["code"]) == (200, 200)
    document = answer["data"]["openapi"]
    assert document["openapi"] == "3.1.0"
    operation = document["paths"]["/api/v1/jobs/createTask"]["post"]
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert body["properties"]["model"]["enum"] == [id]
    input, model = body["properties"]["input"], catalogue().models[id]
    images = set() if model.images is None else {model.images.field}
    assert input["properties"].keys() == model.entry.fields.keys() | images
    assert set(input["required"]) <= input["properties"].keys()
    assert (images <= set(input["required"])) == (model.needs_images or not images)
    assert "credits" in price["data"]["pricingDesc"]


async def test_a_schema_lists_values_lengths_and_numbers(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, catalogue_window=0.0) as sandbox:
        answer = await sandbox.http.get("/api/v1/models/seedream/5-pro-image-to-image/schema")
        price = await sandbox.http.get("/api/v1/models/seedream/5-pro-image-to-image/price")

    operation = answer.json()["data"]["openapi"]["paths"]["/api/v1/jobs/createTask"]["post"]
    input = operation["requestBody"]["content"]["application/json"]["schema"]["properties"]["input"]
    assert input["required"] == ["prompt", "aspect_ratio", "quality", "image_urls"]
    assert input["properties"]["prompt"] == {"type": "string", "minLength": 3, "maxLength": 5000}
    assert input["properties"]["quality"] == {"type": "string", "enum": ["basic", "high"]}
    assert input["properties"]["image_urls"]["maxItems"] == 10
    text = "basic: 7 credits, high: 14 credits; 0.5 credits more for each input image after the first"
    assert price.json()["data"]["pricingDesc"] == text


async def test_the_models_are_listed_and_can_be_searched(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, catalogue_window=0.0) as sandbox:

        async def listed(**params: str) -> list[str]:
            models = (await sandbox.http.get("/api/v1/models", params=params)).json()["data"]
            return [model["model"] for model in models]

        assert await listed() == list(catalogue().models)
        assert await listed(q="flux") == ["flux-2/pro-text-to-image", "flux-2/pro-image-to-image"]
        assert await listed(provider="OpenAI", taskType="image-to-image") == [
            "gpt-image-2-5-sunburst-image-to-image",
            "gpt-image-2-5-flare-image-to-image",
        ]
        assert await listed(q="no such model") == []


async def test_an_unknown_model_has_no_schema(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, catalogue_window=0.0) as sandbox:
        answer = await sandbox.http.get("/api/v1/models/google/nano-banana-2-1/schema")

    assert (answer.status_code, answer.json()["code"]) == (200, 404)


async def test_calls_about_models_share_one_call_in_each_window(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path, catalogue_window=3600.0) as sandbox:
        paths = ("/api/v1/models", "/api/v1/models/z-image/schema", "/api/v1/models/z-image/price")
        answers = [await sandbox.http.get(path) for path in paths]

    assert [answer.json()["code"] for answer in answers] == [200, 429, 429]


async def test_the_models_need_a_key(sandbox: Sandbox) -> None:
    del sandbox.http.headers["Authorization"]

    assert (await sandbox.http.get("/api/v1/models")).json()["code"] == 401


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ('text = "z-image"', 'text = "nano-banana-pro"', "nano-banana-pro: two models have this id"),
        ("credits = { TURBO = 3.5, ", "credits = { ", "Ideogram V3: price.credits must have the values of rendering"),
        ("seconds = 8  #", "seconds = 0  #", "seconds must be positive"),
        ('ratio = "image_size"', 'ratio = "prompt"', "Ideogram V3: picture.ratio: prompt is not a choice"),
        ('square = "1:1"', 'square = "wide"', "picture.ratio: the value square of image_size has no meaning"),
        ('background = ["transparent"],', 'background = ["clear"],', "never.fields: background has no value clear"),
        ("most = 1, single = true, megabytes = 5", "most = 1, single = 1, megabytes = 5", "Expected `bool`, got `int`"),
        ("usual_seconds = 40", "usual_seconds = 40\nunusual = 1", "contains unknown field `unusual`"),
        ('default = "BALANCED"', 'default = "SLOW"', "fields.rendering_speed: the default is not among the values"),
        ('work = "upscale", file = "png"', 'work = "upscale"', "Recraft Crisp Upscale: picture needs either format or"),
    ],
)
def test_a_mistake_in_the_file_of_models_is_one_line(tmp_path: Path, old: str, new: str, mistake: str) -> None:
    content = PATH.read_text(encoding="utf-8")
    assert old in content
    changed = tmp_path / "models.toml"
    changed.write_text(content.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ModelsFileWrong) as raised:
        Catalogue.read(changed)

    assert any(mistake in line and line.startswith("models.toml: ") for line in str(raised.value).splitlines())


def test_a_stored_request_is_read_as_it_was() -> None:
    content: dict[str, Any] = {
        "model": "qwen2-1/image-to-image",
        "callBackUrl": "http://127.0.0.1:9/back",
        "input": {"prompt": "a cat", "image_urls": ["http://127.0.0.1:9/cat.png"], "seed": 3},
    }
    request = TaskRequest.from_wire(content)

    assert TaskRequest.from_param(request.param) == request
