"""Records of tasks, in the shapes that were documented and the ones that were seen."""

import json
import logging
from datetime import UTC, datetime

import pytest

from services.kie.errors import KieResultMissing
from services.kie.failures import FailureKind, KieFailure
from services.kie.records import TaskRecord, TaskState

A = "https://tempfile.aiquickdraw.com/r/ab12.png"
B = "http://127.0.0.1:8123/files/out.png?v=1"


def success(result: object) -> TaskRecord:
    return TaskRecord.from_wire({"state": "success", "resultJson": result})


def test_a_record_as_it_was_recorded_is_read() -> None:
    record = TaskRecord.from_wire(
        {
            "taskId": "0d5f4c1e9a7b4e0c8f21b6a3d4e5f601",
            "model": "nano-banana-pro",
            "state": "success",
            "param": '{"input":"{}"}',
            "resultJson": json.dumps({"resultUrls": [A, B]}),
            "failCode": None,
            "failMsg": None,
            "costTime": 37,
            "createTime": 1789000000000,
            "completeTime": 1789000037412,
            "creditsConsumed": 18.0,
        }
    )

    assert record == TaskRecord(
        state=TaskState.SUCCESS,
        result_urls=(A, B),
        failure=None,
        credits_consumed=18.0,
        created_at=datetime(2026, 9, 10, 0, 26, 40, tzinfo=UTC),
        completed_at=datetime(2026, 9, 10, 0, 27, 17, 412_000, tzinfo=UTC),
    )
    assert record.terminal


@pytest.mark.parametrize("state", ["waiting", "queuing", "generating"])
def test_a_running_task_is_not_terminal_whatever_else_is_there(state: str) -> None:
    record = TaskRecord.from_wire(
        {"state": state, "resultJson": json.dumps({"resultUrls": [A]}), "failCode": "500", "creditsConsumed": 18.0}
    )

    assert record.state == state
    assert not record.terminal
    assert (record.result_urls, record.failure, record.credits_consumed) == ((), None, 18.0)


@pytest.mark.parametrize("state", [None, "", "archived", 3, [], {}, "SUCCESS"])
def test_an_unknown_state_is_not_terminal_and_logged(state: object, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        record = TaskRecord.from_wire({"state": state})

    assert (record.state, record.terminal) == (TaskState.UNKNOWN, False)
    assert "unknown task state" in caplog.text


@pytest.mark.parametrize("empty", [None, "", {}])
def test_null_empty_and_missing_are_alike(empty: object) -> None:
    names = ("resultJson", "failCode", "failMsg", "creditsConsumed", "createTime", "completeTime")
    missing = TaskRecord.from_wire({"state": "fail"})

    assert TaskRecord.from_wire({"state": "fail", **dict.fromkeys(names, empty)}) == missing
    assert missing.failure == KieFailure(code="", message="", kind=FailureKind.PROVIDER, retryable=False)
    assert (missing.credits_consumed, missing.created_at, missing.completed_at) == (None, None, None)


@pytest.mark.parametrize("result", [json.dumps({"resultUrls": [A]}), {"resultUrls": [A]}, {"resultUrls": [A, A]}])
def test_a_result_is_a_document_in_a_string_or_an_object(result: object) -> None:
    assert success(result).result_urls == (A,)


def test_unusable_addresses_are_left_out_and_the_rest_is_kept_in_order() -> None:
    urls = [None, 7, "", "ftp://h/x", "https://u:p@h/x", "https://h/a b", "https://h/\n", B, "https://[", A]

    assert success({"resultUrls": urls}).result_urls == (B, A)


def test_the_number_of_results_is_bounded() -> None:
    assert len(success({"resultUrls": [f"https://h/{n}" for n in range(1000)]}).result_urls) == 16


@pytest.mark.parametrize(
    "result",
    [
        *(None, "", "{", "[]", "null", [], {}, 5, "[" * 100_000),
        *({"resultUrls": urls} for urls in (None, A, [], ["file:///x"], ["https://h/" + "x" * 5000])),
    ],
)
def test_a_success_without_a_usable_address_is_an_error(result: object) -> None:
    with pytest.raises(KieResultMissing):
        success(result)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(18, 18.0), (0.0, 0.0), ("24", 24.0), (True, None), ("many", None), (10**400, None), ("9" * 100, None)],
)
def test_credits_are_a_finite_number_or_unknown(value: object, expected: float | None) -> None:
    assert TaskRecord.from_wire({"state": "waiting", "creditsConsumed": value}).credits_consumed == expected


@pytest.mark.parametrize("value", [0, -5, 10**30, "soon", float("inf"), float("nan"), True, []])
def test_an_impossible_time_is_unknown(value: object) -> None:
    assert TaskRecord.from_wire({"state": "waiting", "createTime": value}).created_at is None


@pytest.mark.parametrize(
    ("code", "message", "kind", "retryable"),
    [
        ("500", "Internal Error, Please try again later.", FailureKind.PROVIDER, True),
        ("500", "Internal server error", FailureKind.PROVIDER, True),
        (500, "server exception", FailureKind.PROVIDER, True),
        ("500", "Gemini could not generate an image from this prompt", FailureKind.MODERATION, False),
        ("400", "Image fetch failed. Check access or use our File Upload API", FailureKind.INPUT_FETCH, False),
        ("422", "Failed to fetch the image", FailureKind.INPUT_FETCH, False),
        ("451", "", FailureKind.INPUT_FETCH, False),
        ("400", "Rejected by our content policy", FailureKind.MODERATION, False),
        ("422", "The prompt was flagged as sensitive", FailureKind.MODERATION, False),
        ("422", "File type not supported", FailureKind.INPUT, False),
        ("400", "Bad parameter", FailureKind.INPUT, False),
        ("500", "resolution is not within the range of allowed options", FailureKind.INPUT, False),
        ("400", "", FailureKind.INPUT, False),
        ("400", "Internal error, try again later", FailureKind.INPUT, False),
        ("501", "Generation failed", FailureKind.PROVIDER, True),
        ("501", "", FailureKind.PROVIDER, True),
        ("408", "", FailureKind.TIMEOUT, True),
        ("500", "The upstream gave no result for 10 minutes", FailureKind.TIMEOUT, True),
        ("500", "The server is busy", FailureKind.PROVIDER, False),
        ("500", "", FailureKind.PROVIDER, False),
        ("999", "Something new", FailureKind.PROVIDER, False),
        ("", "", FailureKind.PROVIDER, False),
    ],
)
def test_a_failure_is_told_by_its_text_and_then_its_code(
    code: object, message: str, kind: FailureKind, retryable: bool
) -> None:
    record = TaskRecord.from_wire({"state": "fail", "failCode": code, "failMsg": message, "creditsConsumed": 0.0})

    assert record.terminal
    assert record.failure == KieFailure(code=str(code), message=message, kind=kind, retryable=retryable)


def test_a_failures_text_is_one_short_line_without_addresses() -> None:
    message = "Could not read\n\nhttps://cdn.example.org/in.png?token=1 \x00 \ud800 why? " + "x " * 5000

    record = TaskRecord.from_wire({"state": "fail", "failCode": "400", "failMsg": message})

    assert record.failure is not None
    assert record.failure.message.startswith("Could not read [address] why? x x")
    assert len(record.failure.message) == 300
    assert record.failure.message.isprintable()
