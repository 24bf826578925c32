"""The record of a task as Kie.ai tells it: its state, and what became of it."""

import logging
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Self

from records import record
from services.kie import failures, wire
from services.kie.errors import KieResultMissing
from services.kie.failures import KieFailure

logger = logging.getLogger(__name__)

_MAX_RESULTS = 16


class TaskState(StrEnum):
    """Where a task stands. States may be skipped, and an image may be ``waiting`` until it is done."""

    WAITING = "waiting"
    QUEUING = "queuing"
    GENERATING = "generating"
    SUCCESS = "success"
    FAIL = "fail"
    UNKNOWN = "unknown"  # Not in the documentation, or missing: the task may still be running.


@record(frozen=True, slots=True)
class TaskRecord:
    """One look at a task.

    Only ``state`` ends a task: credits are reserved from the first look, and all else may be missing.
    """

    state: TaskState
    result_urls: tuple[str, ...]  # Not empty when ``state`` is SUCCESS, else empty; they may expire in minutes.
    failure: KieFailure | None  # Not None when ``state`` is FAIL, else None.
    credits_consumed: float | None  # Of the account at Kie.ai.
    created_at: datetime | None
    completed_at: datetime | None

    @property
    def terminal(self) -> bool:
        """Whether the task has ended, which it does once."""
        return self.state in (TaskState.SUCCESS, TaskState.FAIL)

    @classmethod
    def from_wire(cls, data: object, *, secret: str = "") -> Self:
        """Read the ``data`` of an accepted answer; ``secret`` is kept out of the failure's text.

        Raises:
            KieResultMissing: it says success and names no usable address.
        """
        state = _state(wire.field(data, "state"))
        urls = _result_urls(wire.field(data, "resultJson")) if state is TaskState.SUCCESS else ()
        if state is TaskState.SUCCESS and not urls:
            raise KieResultMissing("The task succeeded without a usable address of an image.")
        failure = None
        if state is TaskState.FAIL:
            code = wire.text(wire.field(data, "failCode"), secret=secret)
            failure = failures.failure(code, wire.text(wire.field(data, "failMsg"), secret=secret))
        return cls(
            state=state,
            result_urls=urls,
            failure=failure,
            credits_consumed=wire.number(wire.field(data, "creditsConsumed")),
            # Not from ``costTime``, which is in seconds or in milliseconds.
            created_at=wire.moment(wire.field(data, "createTime")),
            completed_at=wire.moment(wire.field(data, "completeTime")),
        )


def _state(value: object) -> TaskState:
    try:
        return TaskState(value if isinstance(value, str) else "")
    except ValueError:
        logger.warning("Kie.ai sent an unknown task state: %r", wire.text(value))
        return TaskState.UNKNOWN


def _result_urls(result: object) -> tuple[str, ...]:
    """The usable addresses; ``resultJson`` is a JSON document in a string, on some models an object."""
    content = wire.parsed(result) if isinstance(result, str) else result
    urls = wire.field(content, "resultUrls")
    if not isinstance(urls, list):
        return ()
    usable = (address for address in map(wire.address, urls) if address is not None)
    return tuple(islice(dict.fromkeys(usable), _MAX_RESULTS))
