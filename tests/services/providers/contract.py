"""Tests that every provider passes. The test file of each has them, with a fixture ``trial`` of its own.

A trial connects the provider over a socket to a service with its wire format, through a gateway that replaces answers.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.clock import now
from services.providers.base import Profile, Provider
from services.providers.errors import (
    CallbackForged,
    CallbackMalformed,
    CallbackStale,
    ProviderAmbiguous,
    ProviderError,
    ProviderRateLimited,
    ProviderRejected,
    ProviderSuspended,
    ProviderUnavailable,
    ProviderUnreachable,
    SuspensionReason,
    TaskNotFound,
)
from services.providers.tasks import FailureKind, ImageRequest, TaskFailed, TaskReport, TaskRunning, TaskSucceeded
from tests.support.kie import picture
from tests.support.requests import http_client
from tests.support.serving import serving
from tests.support.waiting import until

UNKNOWN_TASK = "0" * 32
FOREIGN_ADDRESS = "https://images.example/a.png"


class CutOff(Response):
    """An answer that ends in its middle."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})
        await send({"type": "http.response.body", "body": b'{"code": 200,'})


BAD_ANSWERS: Sequence[Response] = (
    CutOff(),
    HTMLResponse("<h1>Welcome</h1>"),
    HTMLResponse("<h1>Bad gateway</h1>", 502),
    *(Response(body, media_type="application/json") for body in (b"", b"null", b"[]", b"{}", b"\xff", b"[" * 100_000)),
)


class Gateway:
    """Passes calls to a service, and sends ``answer``, if there is one, in place of the service's own."""

    def __init__(self, service: ASGIApp) -> None:
        self._service = service
        self.answer: Response | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.answer is None or scope["type"] != "http":
            return await self._service(scope, receive, send)
        await self._service(scope, receive, _discard)
        return await self.answer(scope, receive, send)


async def _discard(_message: Message) -> None:
    pass


@dataclass
class Inbox:
    """A server that receives callbacks, unverified."""

    url: str = ""
    received: list[tuple[bytes, httpx.Headers]] = field(default_factory=list)

    async def receive(self, request: Request) -> Response:
        self.received.append((await request.body(), httpx.Headers(request.headers.raw)))
        return Response()

    @asynccontextmanager
    async def served(self) -> AsyncIterator[None]:
        async with serving(Starlette(routes=[Route("/callback", self.receive, methods=["POST"])])) as url:
            self.url = f"{url}/callback?token=hidden"
            yield

    async def callback(self, index: int = 0) -> tuple[bytes, httpx.Headers]:
        await until(lambda: len(self.received) > index)
        return self.received[index]


@dataclass
class Calls:
    """The observed calls of a provider."""

    names: list[str] = field(default_factory=list)

    def observe(self, _profile: Profile, name: str) -> AbstractContextManager[None]:
        self.names.append(name)
        return nullcontext()


@dataclass(kw_only=True)
class Trial:
    """A provider, and the means to control its service."""

    provider: Provider
    stranger: Provider  # Has a key that the service refuses.
    cut_off: Provider  # Has an address at which nothing listens.
    secret: str  # The key of ``provider``.
    gateway: Gateway
    inbox: Inbox
    calls: Calls
    ask: Callable[..., ImageRequest]  # Returns a request for a prompt, or a usual one, and addresses of pictures.
    endless: ImageRequest
    rejected: ImageRequest  # For its input.
    failing: Mapping[FailureKind, ImageRequest]
    rate: int  # The number of tasks that the service starts before it limits the rate.
    started: Callable[[], Awaitable[int]]  # Returns the number of tasks that were ever started.
    spend_credits: Callable[[], Awaitable[object]]
    retire: Callable[[str], str]  # Returns an earlier address of the same result, which answers no longer.


def every_call(trial: Trial, provider: Provider | None = None) -> list[Callable[[], Awaitable[object]]]:
    """Return one call of each asynchronous method of the trial's provider, with the creation of a task first."""
    provider = provider or trial.provider
    return [
        lambda: provider.create_task(trial.ask(), callback_url=None),
        lambda: provider.read_task(UNKNOWN_TASK),
        lambda: provider.renew_download(FOREIGN_ADDRESS),
        lambda: provider.upload(picture(), file_name="in.png", content_type="image/png"),
        provider.credit,
    ]


async def ended(provider: Provider, task_id: str) -> TaskReport:
    async def report() -> TaskReport | None:
        found = await provider.read_task(task_id)
        return None if isinstance(found, TaskRunning) else found

    found: TaskReport | None = await until(report)
    assert found is not None
    return found


async def downloaded(url: str) -> bytes:
    async with http_client() as http:
        return (await http.get(url)).raise_for_status().content


async def result_of(trial: Trial) -> str:
    report = await ended(trial.provider, await trial.provider.create_task(trial.ask(), callback_url=None))
    assert isinstance(report, TaskSucceeded)
    return report.result_urls[0]


class ProviderContract:
    package: ClassVar[str]  # Of the provider, in ``services.providers``.

    async def test_the_provider_is_of_its_package(self, trial: Trial) -> None:
        assert type(trial.provider).__module__.startswith(f"services.providers.{self.package}.")

    async def test_a_task_calls_back_and_has_an_image(self, trial: Trial) -> None:
        task_id = await trial.provider.create_task(trial.ask(), callback_url=trial.inbox.url)
        body, headers = await trial.inbox.callback()

        assert trial.provider.verify_callback(body, headers, now=now()) == task_id
        report = await trial.provider.read_task(task_id)
        assert isinstance(report, TaskSucceeded)
        assert (await downloaded(report.result_urls[0])).startswith(b"\x89PNG")
        assert await trial.provider.read_task(task_id) == report

    async def test_a_task_that_has_not_ended_is_running(self, trial: Trial) -> None:
        task_id = await trial.provider.create_task(trial.endless, callback_url=trial.inbox.url)

        assert await trial.provider.read_task(task_id) == TaskRunning()

    @pytest.mark.parametrize("kind", [FailureKind.MODERATION, FailureKind.INPUT_FETCH, FailureKind.PROVIDER])
    async def test_a_failed_task_has_its_kind_and_calls_back(self, trial: Trial, kind: FailureKind) -> None:
        task_id = await trial.provider.create_task(trial.failing[kind], callback_url=trial.inbox.url)
        body, headers = await trial.inbox.callback()

        assert trial.provider.verify_callback(body, headers, now=now()) == task_id
        report = await trial.provider.read_task(task_id)
        assert isinstance(report, TaskFailed)
        assert report.kind is kind
        assert report.message

    async def test_a_rejected_request_starts_nothing(self, trial: Trial) -> None:
        with pytest.raises(ProviderRejected) as raised:
            await trial.provider.create_task(trial.rejected, callback_url=None)

        assert raised.value.kind is FailureKind.INPUT
        assert raised.value.message
        assert await trial.started() == 0

    async def test_too_many_requests_are_limited_and_start_nothing(self, trial: Trial) -> None:
        for _ in range(trial.rate):
            await trial.provider.create_task(trial.endless, callback_url=None)

        with pytest.raises(ProviderRateLimited) as raised:
            await trial.provider.create_task(trial.endless, callback_url=None)

        assert raised.value.retry_after > 0
        assert raised.value.advice
        assert await trial.started() == trial.rate

    async def test_a_refused_key_suspends_every_call(self, trial: Trial) -> None:
        for call in every_call(trial, trial.stranger):
            with pytest.raises(ProviderSuspended) as raised:
                await call()
            assert raised.value.reason is SuspensionReason.KEY
            assert raised.value.retry_after > 0
            assert raised.value.advice

        assert await trial.started() == 0

    async def test_an_account_without_credits_is_suspended(self, trial: Trial) -> None:
        assert await trial.provider.credit() > trial.provider.profile.low_credit
        await trial.spend_credits()

        with pytest.raises(ProviderSuspended) as raised:
            await trial.provider.create_task(trial.ask(), callback_url=None)

        assert raised.value.reason is SuspensionReason.CREDITS
        assert raised.value.advice
        assert await trial.provider.credit() < trial.provider.profile.low_credit
        assert await trial.started() == 0

    async def test_a_service_without_a_connection_is_unreachable(self, trial: Trial) -> None:
        for call in every_call(trial, trial.cut_off):
            with pytest.raises(ProviderUnreachable) as raised:
                await call()
            assert raised.value.advice

    async def test_a_task_whose_request_was_not_answered_calls_back(self, trial: Trial) -> None:
        trial.gateway.answer = CutOff()
        with pytest.raises(ProviderAmbiguous):
            await trial.provider.create_task(trial.ask(), callback_url=trial.inbox.url)
        trial.gateway.answer = None

        assert await trial.started() == 1
        body, headers = await trial.inbox.callback()
        task_id = trial.provider.verify_callback(body, headers, now=now())
        assert isinstance(await trial.provider.read_task(task_id), TaskSucceeded)

    @pytest.mark.parametrize("answer", BAD_ANSWERS)
    async def test_a_bad_answer_to_a_request_is_ambiguous_and_to_other_calls_unavailable(
        self, trial: Trial, answer: Response
    ) -> None:
        trial.gateway.answer = answer
        create, *others = every_call(trial)

        with pytest.raises(ProviderAmbiguous):
            await create()
        for call in others:
            with pytest.raises(ProviderUnavailable):
                await call()

    async def test_no_error_shows_the_key_or_breaks_a_line_of_the_log(self, trial: Trial) -> None:
        for status in (200, 400, 401, 402, 403, 404, 422, 429, 500, 502, 503):
            trial.gateway.answer = Response(f"\n{trial.secret} {trial.inbox.url}\0", status)
            for call in every_call(trial):
                with pytest.raises(ProviderError) as raised:
                    await call()
                assert str(raised.value).isprintable()
                assert trial.secret not in str(raised.value)
                assert "hidden" not in str(raised.value)

    async def test_an_unknown_task_is_not_found(self, trial: Trial) -> None:
        with pytest.raises(TaskNotFound):
            await trial.provider.read_task(UNKNOWN_TASK)

    async def test_a_dead_address_of_a_result_is_renewed(self, trial: Trial) -> None:
        url = await result_of(trial)
        image = await downloaded(url)
        dead = trial.retire(url)
        with pytest.raises(httpx.HTTPError):
            await downloaded(dead)

        assert await downloaded(await trial.provider.renew_download(dead)) == image

    async def test_an_address_of_others_is_not_renewed(self, trial: Trial) -> None:
        with pytest.raises(ProviderRejected):
            await trial.provider.renew_download(FOREIGN_ADDRESS)

    async def test_an_uploaded_picture_becomes_an_input_and_no_upload_replaces_it(self, trial: Trial) -> None:
        content = picture(900, 700)

        urls = [
            await trial.provider.upload(content, file_name="in.png", content_type="image/png"),
            await trial.provider.upload(picture(), file_name="in.png", content_type="image/png"),
        ]

        assert await downloaded(urls[0]) == content
        task_id = await trial.provider.create_task(trial.ask("neon", urls[0]), callback_url=None)
        assert isinstance(await ended(trial.provider, task_id), TaskSucceeded)

    async def test_a_callback_is_valid_for_its_task_and_time_only(self, trial: Trial) -> None:
        for _ in range(2):
            await trial.provider.create_task(trial.ask(), callback_url=trial.inbox.url)
        body, headers = await trial.inbox.callback()
        other_body, _ = await trial.inbox.callback(1)
        verify = trial.provider.verify_callback

        for forged in (httpx.Headers(), httpx.Headers([*headers.multi_items(), *headers.multi_items()])):
            with pytest.raises(CallbackForged):
                verify(body, forged, now=now())
        with pytest.raises(CallbackForged):
            verify(other_body, headers, now=now())
        for malformed in (b"", b"{}", b"[]", b"\xff", b"[" * 100_000):
            with pytest.raises(CallbackMalformed):
                verify(malformed, headers, now=now())
        for moment in (now() - timedelta(days=1), now() + timedelta(days=1)):
            with pytest.raises(CallbackStale):
                verify(body, headers, now=moment)

    async def test_every_call_is_observed_under_its_name(self, trial: Trial) -> None:
        trial.gateway.answer = Response(status_code=500)

        for call in every_call(trial):
            with pytest.raises(ProviderError):
                await call()

        assert trial.calls.names == ["create_task", "read_task", "renew_download", "upload", "credit"]
