"""Callbacks: only a genuine one, of now, about one task, gets through."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.providers.errors import CallbackForged, CallbackMalformed, CallbackRejected, CallbackStale
from services.providers.kie import callbacks
from tests.support.cases import in_turn

KEY = "whk_Zm9v+schlüssel"
TASK = "0d5f4c1e9a7b4e0c8f21b6a3d4e5f601"
NOW = datetime.fromtimestamp(1_789_000_040, UTC)
TIMESTAMP = "1789000040"
BODY = json.dumps(
    {
        "code": 200,
        "msg": "Playground task completed successfully.",
        "data": {"taskId": TASK, "state": "success", "resultJson": '{"resultUrls":["https://evil.example/x"]}'},
    }
).encode()


def verify(
    body: bytes = BODY,
    *,
    signatures: list[str] | None = None,
    timestamps: list[str] | None = None,
    key: str | None = KEY,
    now: datetime = NOW,
) -> str:
    signed = [callbacks.signature(KEY, TASK, TIMESTAMP)]
    return callbacks.verify(
        body,
        signatures=signed if signatures is None else signatures,
        timestamps=[TIMESTAMP] if timestamps is None else timestamps,
        keys=() if key is None else (key,),
        now=now,
    )


@in_turn(
    ("key", "task", "timestamp", "expected"),
    [
        # Each was computed with ``openssl dgst -sha256 -hmac KEY -binary | base64``.
        ("atelier-key-1", "0d5f4c1e", "1789000040", "AU0IV75XcGPXE3pnkjxs/lRJenzjPDoG5v6YCtRUpLQ="),
        ("atelier-key-1", "task_nano-banana-pro_1765178625768", "0", "ZC+yifEOV52wW8AuLPA7H2QU9yt1NN7RXTG2vL3zRxM="),
        ("schlüssel", "a", "1", "O6SFgUfNQWl/UgeIY16erq128pPvCbRKPMgVh+Y/GUw="),
    ],
)
def test_the_signature_is_the_documented_one(key: str, task: str, timestamp: str, expected: str) -> None:
    assert callbacks.signature(key, task, timestamp) == expected


def test_a_genuine_callback_tells_its_task_and_nothing_else() -> None:
    assert verify() == TASK


@in_turn("seconds", [-300, -1, 0, 1, 300])
def test_a_callback_within_the_window_is_taken(seconds: int) -> None:
    assert verify(now=NOW + timedelta(seconds=seconds)) == TASK


@in_turn("seconds", [-301, 301, -86_400, 86_400])
def test_a_callback_outside_the_window_is_stale(seconds: int) -> None:
    with pytest.raises(CallbackStale):
        verify(now=NOW + timedelta(seconds=seconds))


def test_a_genuine_signature_over_milliseconds_is_stale() -> None:
    with pytest.raises(CallbackStale):
        verify(timestamps=["1789000040000"], signatures=[callbacks.signature(KEY, TASK, "1789000040000")])


@in_turn("timestamp", ["", "now", "1789000040.5", "-1", "+1789000040", "\uff11\uff17", "9" * 5000])
def test_a_signed_time_that_is_no_number_is_malformed(timestamp: str) -> None:
    with pytest.raises(CallbackMalformed):
        verify(timestamps=[timestamp], signatures=[callbacks.signature(KEY, TASK, timestamp)])


@in_turn(
    ("signatures", "timestamps"),
    [
        ([], None),
        (None, []),
        ([], []),
        ([""], None),
        (["x"], None),
        ([callbacks.signature("another key", TASK, TIMESTAMP)], None),
        ([callbacks.signature(KEY, "another-task", TIMESTAMP)], None),
        ([callbacks.signature(KEY, TASK, "1789000041")], None),
        ([callbacks.signature(KEY, TASK, TIMESTAMP) + "="], None),
        ([callbacks.signature(KEY, TASK, TIMESTAMP).lower()], None),
        ([callbacks.signature(KEY, TASK, TIMESTAMP)] * 2, None),
        (None, [TIMESTAMP, TIMESTAMP]),
        (["ÿsignature"], None),
        (["\ud800"], None),
        (None, ["\ud800"]),
        (None, ["1789000040 "]),
    ],
)
def test_a_callback_that_is_not_signed_with_our_key_is_forged(
    signatures: list[str] | None, timestamps: list[str] | None
) -> None:
    with pytest.raises(CallbackForged):
        verify(signatures=signatures, timestamps=timestamps)


def test_a_genuine_signature_does_not_vouch_for_another_task() -> None:
    with pytest.raises(CallbackForged):
        verify(json.dumps({"data": {"taskId": "another"}}).encode())


@in_turn("headers", [[], ["nonsense"], ["a", "b"]])
def test_without_a_key_the_headers_are_not_looked_at(headers: list[str]) -> None:
    assert verify(key=None, signatures=headers, timestamps=headers) == TASK


def test_an_empty_key_is_no_key() -> None:
    with pytest.raises(ValueError, match="empty key"):
        verify(key="", signatures=[callbacks.signature("", TASK, TIMESTAMP)])


@in_turn(
    "document",
    [
        {"data": {"taskId": TASK}},
        {"data": {"task_id": TASK}},
        {"taskId": TASK},
        {"task_id": TASK},
        {"taskId": TASK, "data": {"task_id": TASK, "callbackType": "task_completed"}},
        {"taskId": TASK, "task_id": TASK, "data": {"taskId": TASK, "task_id": TASK}},
        {"taskId": TASK, "data": None},
        {"taskId": None, "data": {"taskId": TASK, "task_id": None}},
        {"code": 501, "data": {"taskId": TASK, "state": "fail", "resultJson": None}},
    ],
)
def test_the_task_is_found_in_each_of_its_places(document: object) -> None:
    assert callbacks.parse(json.dumps(document).encode()) == TASK


@in_turn(
    "document",
    [
        {},
        [],
        None,
        "text",
        [{"taskId": TASK}],
        {"data": {}},
        {"data": [TASK]},
        {"data": {"taskId": ""}},
        {"data": {"taskId": 17}},
        {"data": {"taskId": True}},
        {"data": {"taskId": [TASK]}},
        {"data": {"taskId": {"taskId": TASK}}},
        {"data": {"taskId": TASK}, "taskId": "another"},
        {"data": {"taskId": TASK, "task_id": "another"}},
        {"data": {"taskId": TASK}, "task_id": 17},
        {"data": {"taskId": TASK}, "task_id": ""},
        {"data": {"taskId": "a b"}},
        {"data": {"taskId": "a\u0000"}},
        {"data": {"taskId": "../x"}},
        {"data": {"taskId": "x" * 201}},
        {"data": {"taskid": TASK}},
    ],
)
def test_a_body_that_does_not_name_one_task_is_malformed(document: object) -> None:
    with pytest.raises(CallbackMalformed):
        verify(json.dumps(document).encode())


@in_turn(
    "body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"taskId": ' + b"9" * 10_000 + b"}", b"taskId=" + TASK.encode()]
)
def test_a_body_that_is_not_json_is_malformed(body: bytes) -> None:
    with pytest.raises(CallbackMalformed):
        verify(body)


def test_no_refusal_tells_the_signature_or_the_body() -> None:
    with pytest.raises(CallbackForged) as forged:
        verify(signatures=["guess"])

    assert callbacks.signature(KEY, TASK, TIMESTAMP) not in str(forged.value)
    assert "guess" not in str(forged.value)
    assert TASK not in str(forged.value)


ID = st.just(TASK) | st.text(max_size=5) | st.none() | st.integers() | st.floats() | st.lists(st.text(), max_size=2)
IDS = st.fixed_dictionaries({}, optional={"taskId": ID, "task_id": ID})
DOCUMENT = st.builds(lambda top, data: {**top, "data": data}, IDS, IDS | ID)
HEADERS = st.lists(st.text(st.characters(), max_size=20) | st.just(TIMESTAMP), max_size=3)


@given(body=st.binary(max_size=200) | DOCUMENT.map(lambda value: json.dumps(value).encode()))
def test_a_body_names_a_task_or_is_malformed(body: bytes) -> None:
    try:
        task_id = callbacks.parse(body)
    except CallbackMalformed:
        return

    assert task_id.encode() in body


@given(body=st.just(BODY) | st.binary(max_size=100), signatures=HEADERS, timestamps=HEADERS)
def test_nothing_unsigned_gets_through(body: bytes, signatures: list[str], timestamps: list[str]) -> None:
    with pytest.raises(CallbackRejected):
        verify(body, signatures=signatures, timestamps=timestamps)
