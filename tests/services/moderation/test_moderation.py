"""Moderation of prompts, by a real endpoint: before any charge, on every way to start a generation, and bounded."""

import asyncio
import base64
import gzip
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from standardwebhooks import Webhook
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from db.engine import Database
from services.diagnostics.checks.moderation import check_moderation
from services.diagnostics.findings import CheckStatus
from services.moderation import endpoint, moderator
from services.moderation.endpoint import EndpointConfig
from settings import Settings
from tests.conftest import QUICK
from tests.schema.people import CANCEL, Json, Person, person, written
from tests.support.requests import http_client
from tests.support.serving import Running, free_port, running_app, serving
from tests.support.waiting import until

SECRET_WORD = "zeppelin"  # A word of the prompts that no log line may have.
KEY = b"k" * 32
REFUSED = "... on ContentRefused { reason } ... on ModerationUnavailable { retryAfter }"
ERRORS = f"errors {{ __typename ... on UserError {{ message path }} ... on RateLimited {{ retryAfter }} {REFUSED} }}"
CREATE = f"""mutation ($input: CreateGenerationInput!) {{
  createGeneration(input: $input) {{ creations {{ id }} replayed {ERRORS} }}
}}"""
RETRY = f"""mutation ($input: RetryGenerationInput!) {{
  retryGeneration(input: $input) {{ creation {{ id }} replayed {ERRORS} }}
}}"""
ALLOWS, REFUSES = b'{"allowed": true}', b'{"allowed": false, "reason": "weapons\\u0000"}'


@dataclass
class Judge:
    """A moderation endpoint that answers as a test wants, and stores each request."""

    url: str = ""
    answer: Callable[[], Response] = lambda: Response(ALLOWS)
    received: list[tuple[httpx.Headers, bytes]] = field(default_factory=list)
    running: int = 0
    answering: asyncio.Event = field(default_factory=asyncio.Event)

    async def judge(self, request: Request) -> Response:
        self.received.append((httpx.Headers(request.headers.raw), await request.body()))
        self.running += 1
        try:
            await self.answering.wait()
        finally:
            self.running -= 1
        return self.answer()

    def answers(self, body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.answer = lambda: Response(body, status, headers)


@pytest.fixture
async def judge() -> AsyncIterator[Judge]:
    made = Judge()
    made.answering.set()
    async with serving(Starlette(routes=[Route("/judge", made.judge, methods=["POST"])])) as url:
        made.url = f"{url}/judge"
        yield made
        made.answering.set()


@asynccontextmanager
async def moderated(settings: Settings, judge: Judge | None, **changes: Any) -> AsyncIterator[tuple[Running, Person]]:
    """Run the product with the endpoint of ``judge``, without a worker, and yield it and a user."""
    given = {"worker": "off", "moderation_url": None if judge is None else judge.url, "signup_credits": 1000} | changes
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(running_app(settings.model_copy(update=given), timings=QUICK))
        yield server, await stack.enter_async_context(person(server, "ada"))


async def create(ada: Person, prompt: str = f"a {SECRET_WORD}", **given: object) -> Json:
    payload: Json = (await ada.ask(CREATE, input={"prompt": prompt, **given}))["createGeneration"]
    return payload


async def counted(server: Running) -> dict[str, int]:
    """Return how many prompts had each outcome, without outcomes of no prompt."""
    async with http_client() as http:
        lines = (await http.get(f"{server.url}/metrics")).text.splitlines()
    name = 'atelier_moderated_prompts_total{outcome="'
    values = {line.removeprefix(name).split('"')[0]: float(line.split()[-1]) for line in lines if line.startswith(name)}
    assert len(values) == 6, "each outcome starts at 0"
    return {outcome: int(value) for outcome, value in values.items() if value}


async def test_refused_prompts_are_neither_charged_nor_written_on_any_way_to_start_a_generation(
    settings: Settings, database: Database, judge: Judge, caplog: pytest.LogCaptureFixture
) -> None:
    # As `bootstrap.logging` sets them: at DEBUG, libraries log the values of statements.
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, "atelier")
    signing = SecretStr(f"whsec_{base64.b64encode(KEY).decode()}")
    secrets = {"moderation_token": SecretStr("a-token"), "moderation_signing_secret": signing}
    async with moderated(settings, judge, **secrets) as (server, ada):
        made = await create(ada, idempotencyKey="first", count=1, negativePrompt=None)
        first = made["creations"][0]["id"]
        await ada.ask(CANCEL, input={"id": first})
        judge.answers(REFUSES)
        before = await written(database)

        created = await create(ada)
        grouped = await create(ada, count=4)
        retried = (await ada.ask(RETRY, input={"id": first}))["retryGeneration"]
        rest = await ada.http.post(
            f"{server.url}/api/generate-image",
            json={"prompt": f"a {SECRET_WORD}", "style": "oil on tin"},
            headers={"Authorization": f"Bearer {ada.token}"},
        )
        invalid = await create(ada, prompt="a heron", resolution="FOUR_K", maxCredits=1)
        calls = len(judge.received)
        replayed = await create(ada, idempotencyKey="first", count=1, negativePrompt=None)
        reused = await create(ada, "another", idempotencyKey="first")

        message = "The rules of this service do not allow this prompt. Change it, then try again."
        refusal = {"__typename": "ContentRefused", "message": message, "reason": "weapons"}
        assert created["errors"] == [refusal | {"path": ["input", "prompt"]}]
        assert grouped == {"creations": [], "replayed": False, "errors": [refusal | {"path": ["input", "prompt"]}]}
        assert retried["errors"] == [refusal | {"path": ["input", "id"]}]
        assert (rest.status_code, rest.json()) == (422, {"error": {"code": "CONTENT_REFUSED", "message": message}})
        assert await written(database) == before, "a refused prompt was written or charged"

        assert invalid["errors"][0]["__typename"] == "PriceAboveLimit"
        assert (replayed["creations"], replayed["replayed"]) == ([{"id": first}], True)
        assert reused["errors"][0]["__typename"] == "IdempotencyKeyReused"
        assert len(judge.received) == calls == 5, "one call for each request that is valid and new"
        assert await counted(server) == {"allowed": 1, "refused": 4}

    headers, body = judge.received[2]
    words = json.loads(body)
    assert {name: words[name] for name in ("prompt", "negativePrompt", "model", "count")} == {
        "prompt": f"a {SECRET_WORD}",
        "negativePrompt": None,
        "model": "nano-banana-pro",
        "count": 4,
    }
    assert words["user"].startswith("usr_")
    assert "oil on tin" in json.loads(judge.received[4][1])["prompt"], "the style of a REST client is free text"
    assert headers["authorization"] == "Bearer a-token"
    assert Webhook(signing.get_secret_value()).verify(body, dict(headers)) == words
    assert SECRET_WORD not in caplog.text


FAILURES: dict[str, tuple[Callable[[Judge], None], str]] = {
    "garbage": (lambda judge: judge.answers(b"<html>"), "the answer cannot be read"),
    "another type": (lambda judge: judge.answers(b'{"allowed": "yes"}'), "the answer cannot be read"),
    "no verdict": (lambda judge: judge.answers(b"{}"), "the answer cannot be read"),
    "large": (lambda judge: judge.answers(ALLOWS + b" " * 4096), "the answer has more than 4096 bytes"),
    "packed": (
        lambda judge: judge.answers(gzip.compress(ALLOWS), headers={"Content-Encoding": "gzip"}),
        "the answer cannot be read",
    ),
    "error": (lambda judge: judge.answers(ALLOWS, 500), "HTTP 500"),
    "redirect": (lambda judge: setattr(judge, "answer", lambda: RedirectResponse(judge.url, 307)), "HTTP 307"),
    "slow": (lambda judge: judge.answering.clear(), "no answer in time"),
    "away": (lambda judge: setattr(judge, "url", f"http://127.0.0.1:{free_port()}/judge"), "ConnectError"),
}


@pytest.mark.parametrize("fails", ["open", "closed"])
async def test_an_endpoint_that_fails_allows_or_refuses_as_the_setting_says(
    settings: Settings,
    database: Database,
    judge: Judge,
    fails: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(endpoint, "SECONDS", 1.0)
    good_url = judge.url
    for name, (fail, reason) in FAILURES.items():
        judge.url = good_url
        judge.answering.set()
        judge.received.clear()
        fail(judge)
        caplog.clear()
        async with moderated(settings, judge, moderation_fails=fails) as (server, ada):
            await ada.ask("{ viewer { id } }")
            before = await written(database)

            payload = await create(ada)

            if fails == "open":
                assert (len(payload["creations"]), payload["errors"]) == (1, []), name
            else:
                message = "The prompt cannot be checked at the moment. Try again in 5 seconds."
                refusal = {"__typename": "ModerationUnavailable", "message": message, "path": None, "retryAfter": 5}
                assert payload == {"creations": [], "replayed": False, "errors": [refusal]}, name
                assert await written(database) == before, name
            assert await counted(server) == {f"failed_{fails}": 1}, name
            assert len(judge.received) == (0 if name == "away" else 1), f"{name}: it is called once"
        then = {"open": "allowed", "closed": "refused"}[fails]
        lines = [record.getMessage() for record in caplog.records if record.name == "atelier.moderation"]
        assert lines == [f"moderation: the endpoint failed ({reason}); the request was {then}"], name
        assert SECRET_WORD not in caplog.text


async def test_the_doctor_has_the_endpoint_judge_a_harmless_prompt(judge: Judge) -> None:
    config = EndpointConfig(judge.url)

    fine = await check_moderation(config, fails_open=False)
    judge.answers(REFUSES)
    strict = await check_moderation(config, fails_open=False)
    judge.answers(b"", 401)
    broken = await check_moderation(config, fails_open=True)

    assert [found.status for found in (fine, strict, broken)] == [
        CheckStatus.OK,
        CheckStatus.WARNING,
        CheckStatus.BROKEN,
    ]
    assert broken.message == "The endpoint gives no usable answer: HTTP 401."
    assert broken.advice.endswith("until it answers, prompts are not checked.")


async def test_one_user_cannot_occupy_the_endpoint(
    settings: Settings, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "SECONDS", 60.0)
    async with moderated(settings, judge) as (server, ada), person(server, "bob") as bob:
        judge.answering.clear()
        crowd = [asyncio.create_task(create(ada, f"number {number}")) for number in range(moderator.PER_USER)]
        await until(lambda: judge.running == moderator.PER_USER)

        refused = await create(ada, "one more")
        other = asyncio.create_task(create(bob, "mine"))
        await until(lambda: judge.running == moderator.PER_USER + 1)
        judge.answering.set()

        assert refused["errors"] == [
            {
                "__typename": "RateLimited",
                "message": "Too many requests at once. Try again in 2 seconds.",
                "path": None,
                "retryAfter": 2,
            }
        ]
        assert all(not payload["errors"] for payload in [*await asyncio.gather(*crowd), await other])
        assert not (await create(ada, "later"))["errors"], "a finished call makes room"
        assert (await counted(server))["too_many"] == 1


async def test_the_phrases_of_both_settings_are_refused_without_the_endpoint(
    settings: Settings, database: Database, judge: Judge, tmp_path: Any
) -> None:
    file = tmp_path / "phrases.txt"
    file.write_text("flying  cow\n", "utf-8")
    given = {"moderation_phrases": frozenset({SECRET_WORD}), "moderation_phrases_file": file}
    async with moderated(settings, judge, **given) as (server, ada):
        await ada.ask("{ viewer { id } }")
        before = await written(database)

        for prompt in (f"A {SECRET_WORD.upper()}!", "a Flying-Cow"):
            (refused,) = (await create(ada, prompt))["errors"]
            assert (refused["__typename"], refused["reason"]) == ("ContentRefused", None)

        assert await written(database) == before
        assert judge.received == []
        assert not (await create(ada, "two zeppelins"))["errors"], "it is another word"
        assert await counted(server) == {"phrase": 2, "allowed": 1}
    async with moderated(settings, None, moderation_phrases=frozenset({SECRET_WORD})) as (server, ada):
        assert (await create(ada))["errors"][0]["__typename"] == "ContentRefused"
        assert not (await create(ada, "a heron"))["errors"]
        assert await counted(server) == {"phrase": 1, "allowed": 1}


async def test_a_repeated_request_that_is_refused_after_the_first_was_charged_is_a_replay(settings: Settings) -> None:
    gates, verdicts = [asyncio.Event(), asyncio.Event()], [ALLOWS, REFUSES]
    received: list[int] = []

    async def judging(_request: Request) -> Response:
        number = len(received)
        received.append(number)
        await gates[number].wait()
        return Response(verdicts[number])

    async with (
        serving(Starlette(routes=[Route("/judge", judging, methods=["POST"])])) as url,
        moderated(settings, Judge(f"{url}/judge")) as (_, ada),
    ):
        first = asyncio.create_task(create(ada, idempotencyKey="one"))
        await until(lambda: len(received) == 1)
        second = asyncio.create_task(create(ada, idempotencyKey="one"))
        await until(lambda: len(received) == 2)
        gates[0].set()
        made = await first
        gates[1].set()
        again = await second

    assert (made["replayed"], again["replayed"], again["errors"]) == (False, True, [])
    assert again["creations"] == made["creations"]
