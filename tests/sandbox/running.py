"""A sandbox on a real port, a receiver of its callbacks, and a client for tests."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from sandbox.kie.app import SandboxConfig, create_app
from sandbox.kie.tasks import now_ms
from tests.support.prompt import running
from tests.support.requests import http_client
from tests.support.waiting import until

TIMEOUT = 120.0  # Seconds.


@asynccontextmanager
async def serving(make: Callable[[str], ASGIApp]) -> AsyncIterator[str]:
    """Serve the application that ``make`` makes for an address, and yield the address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        options = uvicorn.Config(make(url), log_config=None, lifespan="on", ws="none", timeout_graceful_shutdown=1)
        async with running(options, listener):
            yield url


@dataclass
class Sandbox:
    """A running sandbox, and a client with its key."""

    url: str
    http: httpx.AsyncClient

    async def create(self, prompt: str, **input: object) -> httpx.Response:
        """Call createTask; ``callBackUrl`` and ``model`` go beside the input."""
        top: dict[str, object] = {name: input.pop(name) for name in ("callBackUrl", "model") if name in input}
        body: dict[str, object] = {"model": "nano-banana-pro", **top, "input": {"prompt": prompt, **input}}
        return await self.http.post("/api/v1/jobs/createTask", json=body)

    async def create_for(self, model: str, input: Mapping[str, object], **top: object) -> httpx.Response:
        """Call createTask with an ``input`` as it is."""
        return await self.http.post("/api/v1/jobs/createTask", json={"model": model, **top, "input": input})

    async def accepted_for(self, model: str, input: Mapping[str, object], **top: object) -> str:
        answer = (await self.create_for(model, input, **top)).json()
        assert answer["code"] == 200, answer
        return str(answer["data"]["taskId"])

    async def accepted(self, prompt: str, **input: object) -> str:
        answer = (await self.create(prompt, **input)).json()
        assert answer["code"] == 200, answer
        return str(answer["data"]["taskId"])

    async def record(self, task_id: str) -> dict[str, Any]:
        answer = (await self.http.get("/api/v1/jobs/recordInfo", params={"taskId": task_id})).json()
        assert answer["code"] == 200, answer
        return dict(answer["data"])

    async def ended(self, task_id: str) -> dict[str, Any]:
        return await self.reached(task_id, "success", "fail")

    async def reached(self, task_id: str, *states: str) -> dict[str, Any]:
        async def record() -> dict[str, Any] | None:
            read = await self.record(task_id)
            return read if read["state"] in states else None

        return await until(record, TIMEOUT)

    async def result(self, task_id: str) -> httpx.Response:
        (url,) = json.loads((await self.ended(task_id))["resultJson"])["resultUrls"]
        return await self.http.get(url)

    async def upload(self, content: bytes, name: str = "cat.jpg") -> str:
        answer = await self.http.post(
            "/api/file-stream-upload", data={"uploadPath": "inputs", "fileName": name}, files={"file": content}
        )
        return str(answer.json()["data"]["downloadUrl"])

    async def credit(self) -> float:
        return float((await self.http.get("/api/v1/chat/credit")).json()["data"])

    async def listed(self) -> dict[str, Any]:
        return dict((await self.http.get("/sandbox/tasks")).json())


@asynccontextmanager
async def running_sandbox(state_dir: Path, **options: Any) -> AsyncIterator[Sandbox]:
    """Run a sandbox whose tasks take no time and paint nothing, unless ``options`` configure it otherwise."""
    config = replace(SandboxConfig(state_dir=state_dir, public_url="", seconds=0.0, blank=True), **options)
    async with (
        serving(lambda url: create_app(replace(config, public_url=url))) as url,
        http_client(base_url=url, headers={"Authorization": "Bearer key"}) as http,
    ):
        yield Sandbox(url, http)


@dataclass
class Receiver:
    """A product's callback route: it stores requests, and responds with the given statuses, then with 200."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    arrived_at: list[int] = field(default_factory=list)
    answering: asyncio.Event = field(default_factory=asyncio.Event)  # While it is not set, no answer comes.

    async def __call__(self, request: Request) -> Response:
        self.bodies.append(json.loads(await request.body()))
        self.headers.append(dict(request.headers))
        self.arrived_at.append(now_ms())
        await self.answering.wait()
        return Response(status_code=self.answers.pop(0) if self.answers else 200)


@asynccontextmanager
async def running_receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    receiver.answering.set()
    app = Starlette(routes=[Route("/callback", receiver.__call__, methods=["POST"])])
    async with serving(lambda _: app) as url:
        receiver.url = f"{url}/callback?token=secret"
        yield receiver
