"""Records of tasks, in the shapes that were documented and the ones that were seen."""

import json
import logging

import pytest

from services.providers.errors import ResultMissing
from services.providers.kie.records import task_report
from services.providers.tasks import FailureKind, TaskFailed, TaskReport, TaskRunning, TaskSucceeded
from tests.support.cases import in_turn

A = "https://tempfile.aiquickdraw.com/r/ab12.png"
B = "http://127.0.0.1:8123/files/out.png?v=1"


def success(result: object) -> TaskReport:
    return task_report({"state": "success", "resultJson": result})


def test_a_record_as_it_was_recorded_is_read() -> None:
    report = task_report(
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

    assert report == TaskSucceeded((A, B), credits=18.0, seconds=37.412)


@in_turn(
    ("costs", "credits", "seconds"),
    [
        ({}, None, None),
        ({"creditsConsumed": 0}, 0.0, None),
        ({"creditsConsumed": "6.5", "costTime": "17"}, 6.5, 17.0),
        ({"creditsConsumed": None, "costTime": None, "createTime": 5, "completeTime": None}, None, None),
        ({"costTime": 9, "createTime": 2_500, "completeTime": 1_500}, None, 9.0),
        ({"costTime": 37_000, "createTime": 1_000, "completeTime": 38_500}, None, 37.5),
        ({"creditsConsumed": -1, "costTime": -1}, None, None),
        ({"creditsConsumed": True, "costTime": [3]}, None, None),
        ({"creditsConsumed": 1e300, "costTime": "inf", "createTime": -1, "completeTime": 5}, None, None),
    ],
)
@in_turn("state", ["success", "fail"])
def test_the_price_and_the_duration_of_an_ended_task_are_read(
    state: str, costs: dict[str, object], credits: float | None, seconds: float | None
) -> None:
    report = task_report({"state": state, "resultJson": {"resultUrls": [A]}, **costs})

    assert isinstance(report, TaskSucceeded | TaskFailed)
    assert (report.credits, report.seconds) == (credits, seconds)


@in_turn("state", ["waiting", "queuing", "generating"])
def test_a_running_task_is_not_terminal_whatever_else_is_there(state: str) -> None:
    others = {"resultJson": json.dumps({"resultUrls": [A]}), "failCode": "500", "creditsConsumed": 18.0}

    assert task_report({"state": state, **others}) == TaskRunning()


@pytest.mark.parametrize("state", [None, "", "archived", 3, [], {}, "SUCCESS"])
def test_an_unknown_state_is_not_terminal_and_logged(state: object, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert task_report({"state": state}) == TaskRunning()

    assert "unknown task state" in caplog.text


@in_turn("empty", [None, "", {}])
def test_null_empty_and_missing_are_alike(empty: object) -> None:
    missing = task_report({"state": "fail"})

    assert task_report({"state": "fail", **dict.fromkeys(("resultJson", "failCode", "failMsg"), empty)}) == missing
    assert missing == TaskFailed(code="", message="", kind=FailureKind.PROVIDER)


@in_turn("result", [json.dumps({"resultUrls": [A]}), {"resultUrls": [A]}, {"resultUrls": [A, A]}])
def test_a_result_is_a_document_in_a_string_or_an_object(result: object) -> None:
    assert success(result) == TaskSucceeded((A,))


DOCUMENT = json.dumps({"resultUrls": [A, B]})


@in_turn(
    ("data", "expected"),
    [
        ({"resultJson": {"resultUrls": A}}, (A,)),
        ({"resultJson": json.dumps({"resultUrls": A})}, (A,)),
        ({"resultJson": A}, (A,)),
        ({"resultJson": json.dumps([A, B])}, (A, B)),
        ({"resultJson": {"resultUrls": [{"url": A}, {"url": B}]}}, (A, B)),
        ({"resultJson": {"resultUrls": [{"imageUrl": A, "width": 1024}]}}, (A,)),
        ({"resultJson": {"result_urls": [A]}}, (A,)),
        ({"resultJson": {"resultUrls": [], "originUrls": [B], "images": [{"url": A}]}}, (A,)),
        ({"resultJson": json.dumps({"created": 1760000000, "data": [{"url": A}]})}, (A,)),
        ({"resultJson": {"resultUrls": json.dumps([A])}}, (A,)),
        ({"resultJson": json.dumps(DOCUMENT)}, (A, B)),
        ({"resultJson": json.dumps(json.dumps(DOCUMENT))}, (A, B)),
        ({"resultJson": DOCUMENT + " junk"}, (A, B)),
        ({"resultJson": "\ufeff\n" + DOCUMENT + "\n" + DOCUMENT}, (A, B)),
        ({"resultJson": DOCUMENT + "}"}, (A, B)),
        ({"response": {"resultUrls": [A]}}, (A,)),
        ({"resultJson": "", "response": DOCUMENT}, (A, B)),
        ({"resultJson": None, "response": {"result_urls": [A]}}, (A,)),
        ({"resultJson": "{}", "result": A}, (A,)),
        ({"info": {"result_urls": [A]}}, (A,)),
        ({"resultJson": DOCUMENT, "response": {"resultUrls": ["https://h/another.png"]}}, (A, B)),
    ],
)
def test_addresses_are_found_in_every_shape_that_was_reported(
    data: dict[str, object], expected: tuple[str, ...]
) -> None:
    assert task_report({"state": "success", **data}) == TaskSucceeded(expected)


def test_a_failure_is_also_read_from_the_fields_of_other_models() -> None:
    report = task_report({"state": "fail", "failMsg": "", "errorCode": 400, "errorMessage": "IMAGE_SAFETY"})

    assert report == TaskFailed("400", "IMAGE_SAFETY", FailureKind.MODERATION)


def test_unusable_addresses_are_left_out_and_the_rest_is_kept_in_order() -> None:
    urls = [None, 7, "", "ftp://h/x", "https://u:p@h/x", "https://h/a b", "https://h/\n", B, "https://[", A]

    assert success({"resultUrls": urls}) == TaskSucceeded((B, A))


def test_the_number_of_results_is_bounded() -> None:
    urls = tuple(f"https://h/{n}" for n in range(1000))

    assert success({"resultUrls": list(urls)}) == TaskSucceeded(urls[:16])


@in_turn(
    "result",
    [
        *(None, "", "{", "[]", "null", [], {}, 5, "[" * 100_000),
        *({"resultUrls": urls} for urls in (None, [], ["file:///x"], ["https://h/" + "x" * 5000])),
        *({"resultUrls": [[[[[[[[A]]]]]]]]}, {"prompt": A}, f"see {A}", json.dumps(A)[:-1], "{'resultUrls': ['x']}"),
    ],
)
def test_a_success_without_a_usable_address_is_an_error(result: object) -> None:
    with pytest.raises(ResultMissing):
        success(result)


@in_turn(
    ("code", "message", "kind"),
    [
        ("500", "Internal Error, Please try again later.", FailureKind.PROVIDER),
        ("500", "Internal server error", FailureKind.PROVIDER),
        (500, "server exception", FailureKind.PROVIDER),
        ("500", "Gemini could not generate an image from this prompt", FailureKind.MODERATION),
        ("400", "Image fetch failed. Check access or use our File Upload API", FailureKind.INPUT_FETCH),
        ("422", "Failed to fetch the image", FailureKind.INPUT_FETCH),
        ("451", "", FailureKind.INPUT_FETCH),
        ("400", "Rejected by our content policy", FailureKind.MODERATION),
        ("422", "The prompt was flagged as sensitive", FailureKind.MODERATION),
        ("422", "File type not supported", FailureKind.INPUT),
        ("400", "Bad parameter", FailureKind.INPUT),
        ("500", "resolution is not within the range of allowed options", FailureKind.INPUT),
        ("400", "", FailureKind.INPUT),
        ("400", "Internal error, try again later", FailureKind.INPUT),
        ("501", "Generation failed", FailureKind.PROVIDER),
        ("501", "", FailureKind.PROVIDER),
        ("408", "", FailureKind.TIMEOUT),
        ("500", "The upstream gave no result for 10 minutes", FailureKind.TIMEOUT),
        ("500", "The server is busy", FailureKind.PROVIDER),
        ("500", "", FailureKind.PROVIDER),
        ("999", "Something new", FailureKind.PROVIDER),
        ("", "", FailureKind.PROVIDER),
    ],
)
def test_a_failure_is_told_by_its_text_and_then_its_code(code: object, message: str, kind: FailureKind) -> None:
    report = task_report({"state": "fail", "failCode": code, "failMsg": message, "creditsConsumed": 0.0})

    assert report == TaskFailed(code=str(code), message=message, kind=kind, credits=0.0)


def test_a_failures_text_is_one_short_line_without_addresses() -> None:
    message = "Could not read\n\nhttps://cdn.example.org/in.png?token=1 \x00 \ud800 why? " + "x " * 5000

    report = task_report({"state": "fail", "failCode": "400", "failMsg": message})

    assert isinstance(report, TaskFailed)
    assert report.message.startswith("Could not read [address] why? x x")
    assert len(report.message) == 300
    assert report.message.isprintable()
