"""A task in Kie.ai's wire format: the record of ``recordInfo``, and the body of a callback."""

import json

from sandbox.files import Files
from sandbox.kie.tasks import Task, now_ms

_SUCCESS_FLAGS = {"success": 1, "fail": 3}


def record(task: Task, files: Files) -> dict[str, object]:
    """Return the ``data`` of ``recordInfo``, in the recorded form if that differs from the documented one.

    ``costTime`` is in seconds. ``creditsConsumed`` is the price only after the task has ended: recordings have 0 or the
    reserved credits before.
    """
    done, state = task.completed_at, task.state(now_ms())
    result = _result(task, files) if state == "success" else None
    return {
        "taskId": task.id,
        "model": task.request.model,
        "state": state,
        "param": task.request.param,
        "resultJson": "" if result is None else json.dumps(result),
        **({} if result is None else {"response": result}),
        "successFlag": _SUCCESS_FLAGS.get(state, 0),
        "failCode": task.failure and task.failure.code,
        "failMsg": task.failure and task.failure.message,
        "costTime": None if done is None else (done - task.created_at) // 1000,
        "createTime": task.created_at,
        "completeTime": done,
        "creditsConsumed": 0.0 if state == "waiting" else float(task.reserved),
    }


def _result(task: Task, files: Files) -> dict[str, object]:
    result: dict[str, object] = {"resultUrls": [files.address(path) for path in task.results]}
    if task.request.spec.entry.picture.returns_seed:
        result["seed"] = task.request.seed or 0
    return result


def callback_body(task: Task, files: Files) -> dict[str, object]:
    """Return the body that is posted to the callback address after the task has ended."""
    data = {**record(task, files), "updateTime": now_ms()}
    if task.failure is None:
        return {"code": 200, "msg": "Playground task completed successfully.", "data": data}
    return {"code": 501, "msg": "Playground task failed.", "data": {**data, "resultJson": None}}
