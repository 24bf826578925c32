"""A task in Kie.ai's wire format: the record of ``recordInfo``, and the body of a callback."""

import json

from sandbox.files import Files
from sandbox.kie.requests import MODEL
from sandbox.kie.tasks import Task, now_ms


def record(task: Task, files: Files) -> dict[str, object]:
    """Return the ``data`` of ``recordInfo``, in the recorded form if that differs from the documented one.

    ``costTime`` is in seconds, and ``creditsConsumed`` is present from the first read, because credits are reserved.
    """
    done = task.completed_at
    result = "" if task.result is None else json.dumps({"resultUrls": [files.address(task.result)]})
    return {
        "taskId": task.id,
        "model": MODEL,
        "state": task.state(now_ms()),
        "param": task.request.param,
        "resultJson": result,
        "failCode": task.failure and task.failure.code,
        "failMsg": task.failure and task.failure.message,
        "costTime": None if done is None else (done - task.created_at) // 1000,
        "createTime": task.created_at,
        "completeTime": done,
        "creditsConsumed": float(task.reserved),
    }


def callback_body(task: Task, files: Files) -> dict[str, object]:
    """Return the body that is posted to the callback address after the task has ended."""
    data = {**record(task, files), "updateTime": now_ms()}
    if task.failure is None:
        return {"code": 200, "msg": "Playground task completed successfully.", "data": data}
    return {"code": 501, "msg": "Playground task failed.", "data": {**data, "resultJson": None}}
