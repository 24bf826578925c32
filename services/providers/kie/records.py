"""Kie.ai's record of a task: its state, and its results or failure."""

import logging
from collections.abc import Sequence
from itertools import islice

from msgspec.structs import replace

from services.providers.errors import ResultMissing
from services.providers.kie import failures, wire
from services.providers.tasks import TaskReport, TaskRunning, TaskSucceeded

logger = logging.getLogger(__name__)

_MAX_RESULTS = 16
_MAX_DEPTH = 8
_MAX_AMOUNT = 1e15  # Far beyond a time in milliseconds.
# Observed places of results: ``resultJson`` is documented; other models or earlier versions use the others. The first
# field of an object that holds an address counts; previews and originals have other names.
_RESULT_PARTS = ("resultJson", "response", "result", "info")
_RESULT_FIELDS = (
    *("resultUrls", "result_urls", "resultUrl", "result_url", "imageUrls", "image_urls", "imageUrl", "image_url"),
    *("urls", "url", "images", "image", "output", "resultObject", "response", "result", "data"),
)
_CODE_FIELDS = ("failCode", "errorCode")
_MESSAGE_FIELDS = ("failMsg", "errorMessage")
# States may be skipped, and a task may stay ``waiting`` until the image is done.
_RUNNING = ("waiting", "queuing", "generating")


def task_report(data: object, *, secret: str = "") -> TaskReport:
    """Parse the ``data`` of an accepted answer; ``secret`` is removed from the failure's text.

    Only ``state`` shows that a task has ended: other fields may be filled before, or missing.

    Raises:
        ResultMissing: the task succeeded but there is no usable address.
    """
    state = wire.field(data, "state")
    if state == "success":
        if urls := _result_urls(data):
            return TaskSucceeded(urls, credits=_credits(data), seconds=_seconds(data))
        shown = wire.text(wire.field(data, "resultJson"), secret=secret)
        raise ResultMissing(f"The task succeeded without a usable address of an image: {shown or 'nothing'}")
    if state == "fail":
        failure = failures.failure(_text(data, _CODE_FIELDS, secret), _text(data, _MESSAGE_FIELDS, secret))
        return replace(failure, credits=_credits(data), seconds=_seconds(data))
    if state not in _RUNNING:
        logger.warning("Kie.ai sent an unknown task state: %r", wire.text(state))
    return TaskRunning()


def _credits(data: object) -> float | None:
    """Return the price of an ended task; before its end the field may be filled too, but has no meaning."""
    return _amount(wire.field(data, "creditsConsumed"))


def _seconds(data: object) -> float | None:
    """Return the duration of an ended task. ``costTime`` is in seconds, though the documentation says milliseconds."""
    begun, done = (_amount(wire.field(data, name)) for name in ("createTime", "completeTime"))
    if begun is None or done is None or done < begun:
        return _amount(wire.field(data, "costTime"))
    return (done - begun) / 1000


def _amount(value: object) -> float | None:
    found = wire.number(value)
    return found if found is not None and 0 <= found < _MAX_AMOUNT else None


def _text(data: object, fields: Sequence[str], secret: str) -> str:
    """Return the text of the first of these fields that is not empty."""
    return next((text for name in fields if (text := wire.text(wire.field(data, name), secret=secret))), "")


def _result_urls(data: object) -> tuple[str, ...]:
    """Return the usable addresses in a record, in their order, without duplicates."""
    parts = (wire.field(data, name) for name in _RESULT_PARTS)
    found = next((urls for part in parts if (urls := _addresses(part, _MAX_DEPTH))), ())
    return tuple(islice(dict.fromkeys(found), _MAX_RESULTS))


def _addresses(value: object, depth: int) -> Sequence[str]:
    """Return the addresses in a result: an address, a list, an object, or a string with a JSON document of these.

    A document may be encoded twice, and other text may follow it.
    """
    if depth == 0 or not isinstance(value, str | list | dict):
        return ()
    if isinstance(value, str):
        return (value,) if wire.address(value) else _addresses(wire.parse_beginning(value), depth - 1)
    if isinstance(value, list):
        return [address for item in value for address in _addresses(item, depth - 1)]
    fields = (wire.field(value, name) for name in _RESULT_FIELDS)
    return next((urls for each in fields if (urls := _addresses(each, depth - 1))), ())
