"""The client against single answers: the request of each call, and the result of each answer."""

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.providers.errors import (
    ProviderAmbiguous,
    ProviderError,
    ProviderRateLimited,
    ProviderRejected,
    ProviderSuspended,
    ProviderUnavailable,
    ProviderUnreachable,
    ResultMissing,
    SuspensionReason,
    TaskNotFound,
)
from services.providers.kie.client import MAX_REPLY, MAX_UPLOAD, KieClient, KieConfig
from services.providers.tasks import FailureKind, TaskFailed
from tests.services.providers.kie.nano import nano
from tests.support.cases import in_turn

KEY = "k-5f1d0c7e9b"
TASK = "0d5f4c1e9a7b4e0c8f21b6a3d4e5f601"
CALLBACK = "https://studio.example.org/api/callback?creation=cre_1&attempt=1&token=s3cr3t"
REQUEST = nano()
RESULT = "https://tempfile.aiquickdraw.com/r/ab12.png"

Call = Callable[[KieClient], Awaitable[object]]


def create(client: KieClient) -> Awaitable[object]:
    return client.create_task(REQUEST, callback_url=CALLBACK)


def read(client: KieClient) -> Awaitable[object]:
    return client.read_task(TASK)


def renew(client: KieClient) -> Awaitable[object]:
    return client.renew_download(RESULT)


def credit(client: KieClient) -> Awaitable[object]:
    return client.credit()


def upload(client: KieClient) -> Awaitable[object]:
    return client.upload(b"\x89PNG", file_name="in.png", content_type="image/png")


CALLS = [create, read, renew, credit, upload]


def kie(answer: httpx.Response | Exception, seen: list[httpx.Request] | None = None) -> KieClient:
    def handle(request: httpx.Request) -> httpx.Response:
        if seen is not None:
            seen.append(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return KieClient(KieConfig(KEY), transport=httpx.MockTransport(handle))


def envelope(code: object, message: object = "", data: object = None, *, status: int = 200) -> httpx.Response:
    return httpx.Response(status, json={"code": code, "msg": message, "data": data})


async def outcome(call: Call, answer: httpx.Response | Exception) -> object:
    async with kie(answer) as client:
        try:
            return await call(client)
        except ProviderError as error:
            return error


async def failure(call: Call, answer: httpx.Response | Exception) -> ProviderError:
    found = await outcome(call, answer)
    assert isinstance(found, ProviderError)
    return found


async def test_create_sends_the_documented_request() -> None:
    seen: list[httpx.Request] = []
    request = nano(
        "Une boussole\nen laiton",
        "https://cdn.example.org/in/5b1e.png",
        aspect_ratio="3:2",
        resolution="2K",
        output_format="jpg",
    )

    async with kie(envelope(200, "success", {"taskId": TASK, "recordId": TASK}), seen) as client:
        assert await client.create_task(request, callback_url=CALLBACK) == TASK

    (sent,) = seen
    assert (sent.method, str(sent.url)) == ("POST", "https://api.kie.ai/api/v1/jobs/createTask")
    assert sent.headers["authorization"] == f"Bearer {KEY}"
    assert sent.headers["content-type"] == "application/json"
    assert sent.headers["user-agent"] == "Atelier/0.1"
    assert json.loads(sent.content) == {
        "model": "nano-banana-pro",
        "callBackUrl": CALLBACK,
        "input": {
            "prompt": "Une boussole\nen laiton",
            "image_input": ["https://cdn.example.org/in/5b1e.png"],
            "aspect_ratio": "3:2",
            "resolution": "2K",
            "output_format": "jpg",
        },
    }


async def test_create_leaves_out_what_is_not_wanted() -> None:
    seen: list[httpx.Request] = []

    async with kie(envelope(200, "success", {"taskId": TASK}), seen) as client:
        await client.create_task(REQUEST, callback_url=None)

    content = json.loads(seen[0].content)
    assert set(content) == {"model", "input"}
    assert set(content["input"]) == {"prompt", "aspect_ratio", "resolution", "output_format"}


async def test_read_renew_and_credit_send_the_documented_requests() -> None:
    seen: list[httpx.Request] = []

    async with kie(envelope(500), seen) as client:
        for call in (read, renew, credit):
            with pytest.raises(ProviderUnavailable):
                await call(client)

    assert [(sent.method, str(sent.url), sent.content) for sent in seen] == [
        ("GET", f"https://api.kie.ai/api/v1/jobs/recordInfo?taskId={TASK}", b""),
        ("POST", "https://api.kie.ai/api/v1/common/download-url", f'{{"url":"{RESULT}"}}'.encode()),
        ("GET", "https://api.kie.ai/api/v1/chat/credit", b""),
    ]
    assert {sent.headers["authorization"] for sent in seen} == {f"Bearer {KEY}"}


async def test_upload_sends_the_file_under_a_new_unguessable_name_each_time() -> None:
    seen: list[httpx.Request] = []
    url = "https://tempfile.redpandaai.co/kieai/7/inputs/x-in.png"

    async with kie(envelope(200, "ok", {"downloadUrl": url, "fileName": "x-in.png"}), seen) as client:
        assert await client.upload(b"\x89PNG\r\n", file_name="in.png", content_type="image/png") == url
        assert await client.upload(b"\x89PNG\r\n", file_name="in.png", content_type="image/png") == url

    assert str(seen[0].url) == "https://kieai.redpandaai.co/api/file-stream-upload"
    assert seen[0].headers["user-agent"] == "Atelier/0.1"
    assert seen[0].headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="uploadPath"\r\n\r\ninputs\r\n' in seen[0].content
    assert b"Content-Type: image/png\r\n\r\n\x89PNG\r\n\r\n" in seen[0].content
    named = rb'name="fileName"\r\n\r\n([0-9a-f]{32}-in\.png)\r\n'
    first, second = (re.findall(named, sent.content) for sent in seen)
    assert len(first) == len(second) == 1
    assert first != second
    assert b'name="file"; filename="' + first[0] in seen[0].content


async def test_base_addresses_may_end_in_a_slash_and_have_a_path() -> None:
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return envelope(200, "", 1.5)

    config = KieConfig(KEY, base_url="http://127.0.0.1:9/kie/", user_agent="Studio/2 (ops@example.org)")
    async with KieClient(config, transport=httpx.MockTransport(handle)) as client:
        await client.credit()

    assert str(seen[0].url) == "http://127.0.0.1:9/kie/api/v1/chat/credit"
    assert seen[0].headers["user-agent"] == "Studio/2 (ops@example.org)"


async def test_cookies_are_not_kept_between_calls() -> None:
    seen: list[httpx.Request] = []
    answer = httpx.Response(200, json={"code": 200, "data": 1}, headers={"set-cookie": "a=b; Path=/; Domain=kie.ai"})

    async with kie(answer, seen) as client:
        await client.credit()
        await client.credit()

    assert "cookie" not in seen[1].headers


@in_turn("code", [200, "200", 200.0])
@in_turn("status", [200, 201])
async def test_a_task_is_accepted_by_status_code_and_id_together(code: object, status: int) -> None:
    assert await outcome(create, envelope(code, "success", {"taskId": TASK}, status=status)) == TASK


@in_turn("task_id", ["task_nano-banana-pro_1765178625768", "a", "x" * 200])
async def test_task_ids_are_opaque(task_id: str) -> None:
    assert await outcome(create, envelope(200, "success", {"taskId": task_id})) == task_id


@in_turn(("balance", "expected"), [(5916.25, 5916.25), (100, 100.0), ("7.5", 7.5), (0, 0.0)])
async def test_the_balance_is_a_number(balance: object, expected: float) -> None:
    assert await outcome(credit, envelope(200, "success", balance)) == expected


@in_turn("balance", [None, "", "much", True, {}, [1]])
async def test_a_balance_that_is_no_number_is_no_answer(balance: object) -> None:
    assert type(await failure(credit, envelope(200, "success", balance))) is ProviderUnavailable


async def test_a_renewed_address_is_the_data_itself() -> None:
    fresh = "https://file.kie.ai/d/ab12.png?sig=x"
    assert await outcome(renew, envelope(200, "success", fresh)) == fresh


@in_turn("url", [None, "", "file:///etc/passwd", "//host/x", {}, "https://", "https://u:p@h/"])
async def test_unusable_addresses_are_no_answer(url: object) -> None:
    assert type(await failure(renew, envelope(200, "success", url))) is ProviderUnavailable
    assert type(await failure(upload, envelope(200, "success", {"downloadUrl": url}))) is ProviderUnavailable


@in_turn(
    ("code", "message", "kind"),
    [
        (400, "malformed", FailureKind.INPUT),
        (404, "Not found", FailureKind.PROVIDER),
        (413, "", FailureKind.INPUT),
        (422, "url is wrong", FailureKind.INPUT),
        (422, "aspect_ratio is not within the range of allowed options", FailureKind.INPUT),
        (422, "Your prompt was flagged as sensitive", FailureKind.MODERATION),
        (400, "The prompt violates our content policy", FailureKind.MODERATION),
        (422, "Image fetch failed, use the File Upload API", FailureKind.INPUT_FETCH),
        (451, "asset could not be read", FailureKind.INPUT_FETCH),
        (500, "prompt is required", FailureKind.INPUT),
        (500, "resolution is not within the range of allowed options", FailureKind.INPUT),
        (500, "Invalid aspect_ratio", FailureKind.INPUT),
        (500, "At most 8 images.", FailureKind.INPUT),
        (500, "The prompt is too long", FailureKind.INPUT),
        (422, "NSFW words in the prompt", FailureKind.MODERATION),
        (418, "unknown", FailureKind.PROVIDER),
        (1001, "unknown", FailureKind.PROVIDER),
        (500, "Your prompt was flagged as sensitive", FailureKind.MODERATION),
        (501, "IMAGE_SAFETY", FailureKind.MODERATION),
        (500, "提示词含有敏感内容", FailureKind.MODERATION),
        (451, "prompt_unsafe", FailureKind.MODERATION),
        (500, "Image fetch failed. Check access settings or use our File Upload API", FailureKind.INPUT_FETCH),
        (500, "Too many images", FailureKind.INPUT),
        (422, "Please enter callBackUrl.", FailureKind.PROVIDER),
    ],
)
@in_turn("status", [200, 400, 500])
async def test_a_definite_refusal_of_a_create_starts_nothing(
    code: int, message: str, kind: FailureKind, status: int
) -> None:
    error = await failure(create, envelope(code, message, status=status))

    assert isinstance(error, ProviderRejected)
    assert (error.code, error.message, error.kind) == (code, message, kind)


@in_turn(
    ("code", "message", "reason", "wait"),
    [
        (401, "You do not have access permissions", SuspensionReason.KEY, 300),
        (403, "forbidden", SuspensionReason.KEY, 300),
        (402, "Insufficient", SuspensionReason.CREDITS, 300),
        (433, "usage limit", SuspensionReason.USAGE_CAP, 900),
        (455, "maintenance", SuspensionReason.MAINTENANCE, 300),
        (505, "feature disabled", SuspensionReason.DISABLED, 900),
        (500, "Credits insufficient: 18 required", SuspensionReason.CREDITS, 300),
        (500, "This interface is temporarily paused", SuspensionReason.DISABLED, 900),
        (422, "The model name you specified is not supported.", SuspensionReason.DISABLED, 900),
        (422, "The page does not exist or is not published", SuspensionReason.DISABLED, 900),
    ],
)
@in_turn("call", CALLS)
async def test_an_account_that_is_not_served_suspends_every_call(
    call: Call, code: int, message: str, reason: SuspensionReason, wait: float
) -> None:
    error = await failure(call, envelope(code, message))

    assert isinstance(error, ProviderSuspended)
    assert (error.code, error.message, error.reason, error.retry_after) == (code, message, reason, wait)


@in_turn(
    "body",
    [
        b"error code: 1010",
        b"<html><span class='cf-error-code'>1010</span></html>",
        b'{"status": 403, "title": "Error 1010: Access denied", "error_code": 1010}',
    ],
)
@in_turn("call", CALLS)
async def test_a_refused_user_agent_is_told_from_a_refused_key(call: Call, body: bytes) -> None:
    error = await failure(call, httpx.Response(403, content=body))

    assert isinstance(error, ProviderSuspended)
    assert error.reason is SuspensionReason.FIREWALL
    assert "User-Agent" in error.message


@in_turn("status", [401, 403])
async def test_a_refusal_of_the_key_needs_no_envelope(status: int) -> None:
    error = await failure(create, httpx.Response(status, json={"error": "no"}))

    assert isinstance(error, ProviderSuspended)
    assert (error.code, error.reason) == (status, SuspensionReason.KEY)


@in_turn("status", [301, 302, 307, 308])
async def test_a_redirect_suspends(status: int) -> None:
    error = await failure(create, httpx.Response(status, headers={"location": "https://else.example/"}))

    assert isinstance(error, ProviderSuspended)
    assert error.reason is SuspensionReason.REDIRECTED


@in_turn(
    "answer",
    [
        envelope(429, "call frequency is too high"),
        envelope(430, "You call too frequently"),
        envelope(405, "", status=405),
        envelope(500, "Your call frequency is too high"),
        envelope(422, "Rate limit reached"),
        envelope(550, "queue full"),
        envelope(422, "too many", status=429),
        httpx.Response(429, text="slow down"),
    ],
)
@in_turn("call", CALLS)
async def test_too_many_calls_are_throttled_for_a_whole_window(call: Call, answer: httpx.Response) -> None:
    error = await failure(call, answer)

    assert isinstance(error, ProviderRateLimited)
    assert error.retry_after == 10


@in_turn(
    "answer",
    [
        envelope(429, "", status=500),
        envelope(430, "You call too frequently", status=503),
        envelope(500, "Your call frequency is too high", {"taskId": "t1"}),
        httpx.Response(200, json={"code": 429, "msg": "Too many requests", "taskId": "t1"}),
        httpx.Response(429, json={"code": 429, "msg": "", "data": {"task_id": "t1"}}),
        envelope(422, "The prompt was flagged", {"taskId": "t1"}),
        envelope(402, "Insufficient credits", {"taskId": "t1"}),
        envelope(200, "success", {"taskId": "t1"}, status=400),
        httpx.Response(503, text="Too many requests"),
        httpx.Response(200, text="Too many requests"),
        httpx.Response(200, content=b'{"code": 429, "msg": "Too many requests"'),
        httpx.Response(200, content=b'{"code": 429, "msg": "Too many requests"} and more'),
        httpx.Response(429, content=b'{"code": 429, "data": {"taskId": "t'),
        envelope(422, "The request timed out"),
        envelope(400, "Timeout of the upstream, rate unknown"),
        envelope(408, "Too many requests, timed out"),
    ],
)
async def test_a_create_that_may_have_started_a_task_is_ambiguous_whatever_its_text(answer: httpx.Response) -> None:
    assert type(await failure(create, answer)) is ProviderAmbiguous


@in_turn(
    ("code", "message"),
    [
        (422, "Resource has been exhausted (e.g. check quota)."),
        (500, "Rate-limited upstream"),
        (777, "Too many concurrent requests"),
        (400, "PUBLIC_ERROR_USER_REQUESTS_THROTTLED"),
        (500, "请求过于频繁"),
    ],
)
async def test_a_rate_text_throttles_whatever_its_code(code: int, message: str) -> None:
    assert type(await failure(create, envelope(code, message))) is ProviderRateLimited


@in_turn("message", ["Invalid response from upstream", "Bad gateway", "The model is overloaded"])
async def test_a_text_about_the_servers_behind_kie_is_no_refusal(message: str) -> None:
    assert type(await failure(create, envelope(500, message))) is ProviderAmbiguous


async def test_a_task_that_was_accepted_is_known_by_its_id_wherever_it_is_and_whatever_follows() -> None:
    accepted: dict[str, object] = {"code": 200, "msg": "success"}
    for place in ({"data": {"taskId": TASK}}, {"data": {"task_id": TASK}}, {"taskId": TASK}, {"task_id": TASK}):
        answer = json.dumps(accepted | place)
        for body in (answer, f"{answer}\n{answer}", f"{answer} junk"):
            assert await outcome(create, httpx.Response(200, text=body)) == TASK

    two = {"data": {"taskId": TASK, "task_id": "another"}}
    assert type(await failure(create, httpx.Response(200, json=accepted | two))) is ProviderAmbiguous


async def test_a_405_without_an_envelope_is_no_throttling() -> None:
    assert type(await failure(create, httpx.Response(405, text="Method Not Allowed"))) is ProviderRejected


@in_turn(
    ("code", "message", "reason"),
    [
        (500, "Your balance isn't enough.", SuspensionReason.CREDITS),
        (422, "insufficient balance", SuspensionReason.CREDITS),
        (500, "余额不足", SuspensionReason.CREDITS),
        (500, "Invalid API key", SuspensionReason.KEY),
        (400, "The API key is unknown: unauthorized", SuspensionReason.KEY),
        (422, "This model is under maintenance.", SuspensionReason.MAINTENANCE),
    ],
)
async def test_a_matter_of_the_operator_suspends_whatever_its_code(
    code: int, message: str, reason: SuspensionReason
) -> None:
    error = await failure(create, envelope(code, message))

    assert isinstance(error, ProviderSuspended)
    assert error.reason is reason


@in_turn(
    ("header", "expected"),
    [("1", 10), ("45", 45), ("99999", 600), ("-5", 10), ("soon", 10), ("", 10), ("1.5", 10), ("9" * 400, 10)],
)
async def test_retry_after_is_honoured_within_bounds(header: str, expected: float) -> None:
    error = await failure(create, httpx.Response(429, headers={"retry-after": header}))

    assert isinstance(error, ProviderRateLimited)
    assert error.retry_after == expected


@in_turn(("ahead", "expected"), [(-60, 10), (86_400, 600)])
async def test_retry_after_may_be_a_date(ahead: int, expected: float) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=ahead), usegmt=True)
    error = await failure(create, httpx.Response(429, headers={"retry-after": date}))

    assert isinstance(error, ProviderRateLimited)
    assert error.retry_after == expected


async def test_a_suspension_lasts_as_long_as_it_says_but_an_hour_at_most() -> None:
    for header, expected in (("60", 300), ("1200", 1200), ("999999", 3600)):
        error = await failure(create, httpx.Response(455, headers={"retry-after": header}))
        assert isinstance(error, ProviderSuspended)
        assert error.retry_after == expected


DOUBTFUL = [
    envelope(500, "server exception, try again later"),
    envelope(500),
    envelope(408, "no result"),
    envelope(501, "generation failed"),
    envelope(502, "bad gateway"),
    envelope(599, ""),
    envelope(0, "ok"),
    envelope(201, "created", {"taskId": TASK}),
    envelope(True, "", {"taskId": TASK}),
    envelope(None, "", {"taskId": TASK}),
    envelope("many", "", {"taskId": TASK}),
    envelope(10**30, ""),
    envelope(200, "success", {"taskId": TASK}, status=500),
    httpx.Response(500),
    httpx.Response(502, html="<h1>Bad gateway</h1>"),
    httpx.Response(501),
    httpx.Response(505),
    httpx.Response(524, text="error code: 524"),
    httpx.Response(408),
    httpx.Response(200),
    httpx.Response(200, html="<h1>Welcome</h1>"),
    httpx.Response(200, content=b'{"code": 200, "data": {"taskId": "0d5f'),
    httpx.Response(200, content=b"\xff\xfe\x00"),
    httpx.Response(200, content=b"[" * 100_000),
    httpx.Response(200, content=b'{"code": 200, "data": ' + b"9" * 10_000 + b"}"),
    httpx.Response(301, headers={"location": "A:0"}),
    httpx.Response(200, json=[200]),
    httpx.Response(200, json="200"),
    httpx.Response(200, json={"code": 200, "data": {"taskId": TASK}, "pad": "x" * MAX_REPLY}),
    httpx.ReadTimeout("slow"),
    httpx.WriteTimeout("slow"),
    httpx.ReadError("reset"),
    httpx.WriteError("reset"),
    httpx.RemoteProtocolError("cut"),
    httpx.DecodingError("packed"),
    TimeoutError(),
]


@in_turn("answer", DOUBTFUL)
async def test_a_create_without_a_clear_answer_is_ambiguous(answer: httpx.Response | Exception) -> None:
    assert type(await failure(create, answer)) is ProviderAmbiguous


@in_turn("answer", DOUBTFUL)
@in_turn("call", [read, renew, credit, upload])
async def test_any_other_call_without_a_clear_answer_may_be_repeated(
    call: Call, answer: httpx.Response | Exception
) -> None:
    assert type(await failure(call, answer)) is ProviderUnavailable


@in_turn(
    "data",
    [None, {}, [], "id", {"taskId": None}, {"taskId": ""}, {"taskId": 7}, {"taskId": "a b"}, {"recordId": TASK}]
    + [{"taskId": bad} for bad in ("x" * 201, "../etc", "a\n", "ä", "a/b", ["a"])],
)
async def test_a_task_accepted_without_a_usable_id_is_ambiguous(data: object) -> None:
    assert type(await failure(create, envelope(200, "success", data))) is ProviderAmbiguous


@in_turn("encoding", ["br", "gzip, gzip", "zstd"])
async def test_a_packed_answer_that_was_not_asked_for_is_not_unpacked(encoding: str) -> None:
    seen: list[httpx.Request] = []
    body = Body(b"x")
    answer = httpx.Response(200, headers={"content-encoding": encoding}, stream=body)

    async with kie(answer, seen) as client:
        with pytest.raises(ProviderAmbiguous):
            await create(client)

    assert seen[0].headers["accept-encoding"] == "identity"
    assert body.read == 0


async def test_an_answer_is_read_no_further_than_its_bound() -> None:
    body = Body(*[b" " * 400_000] * 100)

    async with kie(httpx.Response(200, stream=body)) as client:
        with pytest.raises(ProviderAmbiguous):
            await create(client)

    assert body.read == 3


class Body(httpx.AsyncByteStream):
    """An answer's body that is read from a stream, as from the network."""

    def __init__(self, *chunks: bytes) -> None:
        self.chunks = chunks
        self.read = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks:
            self.read += 1
            yield chunk


@in_turn("error", [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout])
@in_turn("call", CALLS)
async def test_a_call_that_was_not_sent_is_unreachable(call: Call, error: type[httpx.TransportError]) -> None:
    assert type(await failure(call, error("no"))) is ProviderUnreachable


@in_turn(
    "answer",
    [
        envelope(404, "Task not found"),
        envelope(404, "", status=404),
        envelope(422, "recordInfo is null"),
        envelope(422, "Record does not exist"),
    ],
)
async def test_a_task_that_kie_does_not_know_is_told_from_no_answer(answer: httpx.Response) -> None:
    error = await failure(read, answer)
    assert type(error) is TaskNotFound
    assert error.code in (404, 422)


@in_turn(
    "answer",
    [
        httpx.Response(404, html="<h1>Not found</h1>"),
        envelope(422, "taskId is required"),
        envelope(400, "bad request"),
        envelope(500, "Invalid request"),
        envelope(451, ""),
        envelope(777, ""),
        envelope(200, "success", None),
        envelope(200, "success", [TASK]),
        envelope(200, "success", {"taskId": "another", "state": "fail"}),
    ],
)
async def test_no_refusal_of_a_read_ends_a_task(answer: httpx.Response) -> None:
    assert type(await failure(read, answer)) is ProviderUnavailable


async def test_a_success_without_an_image_is_an_error_of_its_own() -> None:
    data = {"taskId": TASK, "state": "success", "resultJson": ""}
    assert type(await failure(read, envelope(200, "success", data))) is ResultMissing


async def test_no_error_tells_the_key_or_an_address() -> None:
    quoted = f"Key {KEY} (Bearer {KEY}), callback {CALLBACK}, and /api/callback?token=s3cr3t {'long ' * 100}"
    answers = [envelope(code, quoted) for code in (400, 401, 422, 500, 402, 505, 777)]
    answers += [httpx.Response(502, text=quoted), httpx.Response(403, json={"message": quoted})]

    for answer in answers:
        for call in CALLS:
            shown = str(await failure(call, answer))
            assert KEY not in shown
            assert "s3cr3t" not in shown
            assert len(shown) < 400


async def test_the_key_is_not_in_a_failures_text() -> None:
    data = {"state": "fail", "failCode": KEY, "failMsg": f"key {KEY} is wrong"}

    async with kie(envelope(200, "success", data)) as client:
        report = await client.read_task(TASK)

    assert report == TaskFailed("[key]", "key [key] is wrong", FailureKind.PROVIDER)


def test_the_key_is_not_in_the_configurations_text() -> None:
    assert KEY not in repr(KieConfig(KEY))


@in_turn(
    "call",
    [
        lambda client: client.create_task(REQUEST, callback_url="/api/callback"),
        lambda client: client.read_task("a b"),
        lambda client: client.renew_download("ftp://host/x"),
        lambda client: client.upload(b"", file_name="a.png", content_type="image/png"),
        lambda client: client.upload(b"x" * (MAX_UPLOAD + 1), file_name="a.png", content_type="image/png"),
        lambda client: client.upload(b"x", file_name="../a.png", content_type="image/png"),
        lambda client: client.upload(b"x", file_name="", content_type="image/png"),
        lambda client: client.upload(b"x", file_name="a.gif", content_type="image/gif"),
    ],
)
async def test_a_wrong_argument_is_refused_before_anything_is_sent(call: Call) -> None:
    seen: list[httpx.Request] = []

    async with kie(envelope(200), seen) as client:
        with pytest.raises(ValueError, match=r"."):
            await call(client)

    assert seen == []


@in_turn("key", ["", "a b", "a\n", "ключ", " a"])
def test_a_key_that_no_header_can_carry_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="API key"):
        KieConfig(key)


@in_turn("url", ["", "api.kie.ai", "ftp://api.kie.ai", "https://api.kie.ai/?a=b", "https://a@b"])
def test_a_base_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="base address"):
        KieConfig(KEY, base_url=url)
    with pytest.raises(ValueError, match="base address"):
        KieConfig(KEY, upload_url=url)


@in_turn("seconds", [0.0, -1.0, float("nan"), float("inf")])
def test_a_time_out_that_bounds_nothing_is_refused(seconds: float) -> None:
    with pytest.raises(ValueError, match="time-out"):
        KieConfig(KEY, timeout=seconds)


@in_turn("agent", ["", "A\r\nB: c", " A"])
def test_a_user_agent_that_cannot_be_sent_is_refused(agent: str) -> None:
    with pytest.raises(ValueError, match="User-Agent"):
        KieConfig(KEY, user_agent=agent)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["success", "fail", "200"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
RECORD = st.fixed_dictionaries(
    {"state": st.sampled_from(["success", "fail", "waiting", "x"]) | JSON},
    optional={
        "taskId": st.just(TASK) | JSON,
        "resultJson": JSON | JSON.map(json.dumps) | JSON.map(lambda urls: {"resultUrls": urls}),
        "failCode": JSON,
        "failMsg": JSON,
        "creditsConsumed": JSON,
        "createTime": JSON,
        "completeTime": JSON,
    },
)
ENVELOPE = st.fixed_dictionaries(
    {"code": st.sampled_from([200, 422, 500]) | JSON},
    optional={"msg": JSON, "message": JSON, "data": RECORD | JSON},
)
BODY = st.one_of(
    st.binary(max_size=200),
    JSON.map(lambda value: json.dumps(value).encode()),
    ENVELOPE.map(lambda value: json.dumps(value).encode()),
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "retry-after": st.text(st.characters(min_codepoint=32, max_codepoint=126)),
        "location": st.text(st.characters(min_codepoint=32, max_codepoint=126)),
        "content-encoding": st.sampled_from(["gzip", "br", "deflate", "identity", "x"]),
    },
)


@given(status=st.sampled_from([200, 301, 404, 429, 500]) | st.integers(200, 999), headers=HEADERS, body=BODY)
async def test_nothing_from_the_wire_raises_anything_but_a_kie_error(
    status: int, headers: dict[str, str], body: bytes
) -> None:
    for call in CALLS:
        found = await outcome(call, httpx.Response(status, headers=headers, stream=Body(body)))

        assert not isinstance(found, ProviderError) or str(found).isprintable()
