"""A server that strangers send anything to, as a process of its own."""

import asyncio
import json
import shutil
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.processes import ServerProcess, running_sandbox
from tests.support.waiting import until

CREDITS = 1_000_000
STYLE = "sty_watercolour"
WEBHOOK_KEY = "what-the-sandbox-of-the-fuzzed-signs-with"


@dataclass(frozen=True, slots=True)
class Target:
    """A running server, a user with many credits and one creation of each kind, and another user."""

    url: str
    http: httpx.Client
    log: Path
    token: str
    known_ids: tuple[str, ...]

    def ask(self, document: str, variables: dict[str, Any] | None = None, *, token: str = "") -> dict[str, Any]:
        """Run an operation that has to work."""
        answer: dict[str, Any] = self.http.post(
            "/graphql",
            json={"query": document, "variables": variables},
            headers={"Authorization": f"Bearer {token or self.token}"},
        ).json()
        assert "errors" not in answer, answer
        data: dict[str, Any] = answer["data"]
        return data

    def defects(self) -> list[str]:
        """Return the server's log lines that should never occur."""
        return [line for line in self.log.read_text().splitlines() if "ERROR" in line or "Traceback" in line]


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[Target]:
    """Run a server without rate limits, with demo sign-in and a sandbox that paints nothing."""
    folder = tmp_path_factory.mktemp("fuzzed") / "data"
    folder.mkdir()
    shutil.copy(empty_database, folder / "atelier.db")
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        try:
            sandbox = runner.run(
                stack.enter_async_context(
                    running_sandbox(folder.parent / "sandbox", "--blank", seconds=0.2, webhook_key=WEBHOOK_KEY)
                )
            )
            options = {"SIGNUP_CREDITS": str(CREDITS), "RATE_LIMITS": "off", "SANDBOX_URL": sandbox.url}
            process = ServerProcess(folder, options | {"SANDBOX_WEBHOOK_KEY": WEBHOOK_KEY})
            runner.run(stack.enter_async_context(process))
            with httpx.Client(base_url=process.url, trust_env=False, timeout=60) as http:
                yield _populated(runner, process, http)
        finally:
            runner.run(stack.aclose())


def _populated(runner: asyncio.Runner, process: ServerProcess, http: httpx.Client) -> Target:
    token, stranger = (http.post("/auth/demo").json()["token"] for _ in range(2))
    target = Target(process.url, http, process.log, token, ())
    made = [_created(target, prompt) for prompt in ("a heron", "a heron [fail:provider]")]
    anothers = _created(target, "a harbour", token=stranger)

    def finished() -> bool:
        found = target.ask("{ creations { nodes { completedAt } } }")["creations"]["nodes"]
        return all(each["completedAt"] for each in found)

    runner.run(until(finished))
    credit = target.ask("{ viewer { id } credit { id transactions { nodes { id } } } creditPacks { id } }")
    known = [*made, anothers, credit["viewer"]["id"], credit["credit"]["id"], STYLE]
    known += [each["id"] for each in credit["creditPacks"] + credit["credit"]["transactions"]["nodes"]]
    return Target(process.url, http, process.log, token, tuple(known))


def _created(target: Target, prompt: str, *, token: str = "") -> str:
    document = "mutation ($input: CreateGenerationInput!) { createGeneration(input: $input) { creation { id } } }"
    given = {"prompt": prompt, "style": STYLE}
    return str(target.ask(document, {"input": given}, token=token)["createGeneration"]["creation"]["id"])


def printable(data: bytes) -> str:
    """Return the beginning of a request or a response, for a message."""
    return json.dumps(data[:300].decode("latin-1"))
