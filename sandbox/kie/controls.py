"""The routes of the sandbox itself: its tasks, its book, its balance and failures on demand. They need no key."""

from typing import TypeGuard

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.kie import wire
from sandbox.kie.context import kie_of, with_refusals
from sandbox.kie.requests import UNKNOWN_MODEL, catalogue
from sandbox.kie.tasks import MAX_CREDITS, Task, now_ms
from sandbox.kie.wire import Refused
from sandbox.script import FAILURES

PAUSED = "paused"  # The failure of a model that refuses to create tasks.
MAX_FAILING = 1_000_000  # Tasks.

_MAX_BODY = 1024


def routes() -> list[Route]:
    return [
        Route("/sandbox/tasks", _tasks),
        Route("/sandbox/book", _book),
        Route("/sandbox/credits", with_refusals(_set_credits), methods=["POST"]),
        Route("/sandbox/failures", with_refusals(_set_failure), methods=["POST"]),
        Route("/sandbox/failures", _failures, methods=["GET"]),
    ]


async def _tasks(request: Request) -> Response:
    tasks, now = kie_of(request).tasks, now_ms()
    return JSONResponse({"tasks": [_task_json(task, now) for task in tasks.all()], "refused": tasks.refusal_counts()})


def _task_json(task: Task, now: int) -> dict[str, object]:
    return {
        "taskId": task.id,
        "model": task.request.model,
        "prompt": task.request.prompt,
        "input": task.request.given,
        "state": task.state(now),
        "callBackUrl": task.request.callback_url,
        "createdAt": task.created_at,
    }


async def _book(request: Request) -> Response:
    """Respond with the credits of each stored task and of each model; a running task has reserved its credits."""
    tasks, now = kie_of(request).tasks, now_ms()
    entries, models = [], dict[str, dict[str, float]]()
    for task in tasks.all():
        state = task.ended or "running"
        entries.append(
            {
                "taskId": task.id,
                "model": task.request.model,
                "state": task.state(now),
                "credits": task.reserved,
                "createdAt": task.created_at,
                "completedAt": task.completed_at,
            }
        )
        model = models.setdefault(task.request.model, {"running": 0, "success": 0, "fail": 0, "credits": 0.0})
        model[state] += 1
        model["credits"] = round(model["credits"] + task.reserved, 4)
    total = round(sum(model["credits"] for model in models.values()), 4)
    return JSONResponse({"balance": tasks.balance(), "credits": total, "models": models, "tasks": entries})


async def _set_credits(request: Request) -> Response:
    credits = (await wire.document(request, limit=_MAX_BODY)).get("credits")
    if not _is_number(credits, 0, MAX_CREDITS):
        raise Refused(422, f"credits must be a whole number from 0 to {MAX_CREDITS}")
    tasks = kie_of(request).tasks
    tasks.set_balance(credits)
    return wire.accepted(tasks.balance())


async def _set_failure(request: Request) -> Response:
    content = await wire.document(request, limit=_MAX_BODY)
    model, failure, number = wire.text(content, "model"), wire.text(content, "failure"), content.get("tasks")
    if model not in catalogue().models:
        raise Refused(422, UNKNOWN_MODEL)
    if failure is not None and failure not in (*FAILURES, PAUSED):
        raise Refused(422, f"failure must be null or one of {', '.join((*FAILURES, PAUSED))}")
    if number is not None and not _is_number(number, 1, MAX_FAILING):
        raise Refused(422, f"tasks must be a whole number from 1 to {MAX_FAILING}")
    tasks = kie_of(request).tasks
    tasks.set_failure(model, failure, tasks=number)
    return wire.accepted(tasks.failing_models())


async def _failures(request: Request) -> Response:
    return wire.accepted(kie_of(request).tasks.failing_models())


def _is_number(value: object, least: int, most: int) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
