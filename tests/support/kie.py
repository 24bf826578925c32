"""A fake Kie.ai server that a test controls."""

import asyncio
import io
import json
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.kie.catalogue import openapi
from sandbox.kie.requests import catalogue
from services.clock import now
from services.media.formats.provenance import MARK
from services.providers.kie.callbacks import SIGNATURE_HEADER, TIMESTAMP_HEADER, signature
from settings import Settings
from tests.support.planning import is_planned
from tests.support.requests import http_client

API_KEY = "test-key"
WEBHOOK_KEY = "test-webhook-key"


def picture(width: int = 64, height: int = 48, *, colour: str = "teal", format: str = "PNG") -> bytes:
    """Return the bytes of a real picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, format)
    return buffer.getvalue()


def result(width: int = 64, height: int = 48, *, format: str = "PNG") -> bytes:
    """Return the bytes of a picture that states its provenance, so that it is kept as it is."""
    buffer, info = io.BytesIO(), PngInfo()
    info.add_itxt("XML:com.adobe.xmp", MARK.decode())
    Image.new("RGB", (width, height), "teal").save(buffer, format, pnginfo=info, xmp=MARK)
    return buffer.getvalue()


@dataclass
class Task:
    """An accepted task and its state; a test sets ``state`` and the other attributes."""

    id: str
    body: dict[str, Any]
    state: str = "waiting"
    fail_code: str | None = None
    fail_message: str | None = None
    result: bytes = field(default_factory=result)
    results: list[str] | None = None
    credits: float | None = None  # ``creditsConsumed``, if it has any.
    costs: dict[str, Any] = field(default_factory=dict)  # Further fields of its record, such as times.
    reads: int = 0
    telling: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def callback_url(self) -> str | None:
        return self.body.get("callBackUrl")

    @property
    def prompt(self) -> str:
        return str(self.body["input"]["prompt"])


class FakeKie:
    """Accepts every task and finishes none by itself, by default.

    ``on_create`` and ``on_read`` may answer in place of it: they get the task and return a response, or None for
    the usual one. ``finish_at_once`` makes every task succeed and call back as soon as it is accepted.
    """

    def __init__(self) -> None:
        self.tasks: list[Task] = []
        self.on_create: Callable[[Task], Response | None] | None = None
        self.on_read: Callable[[Task], Response | None] | None = None
        self.on_result: Callable[[Task], Response | None] | None = None
        self.finish_at_once = False
        self.calls_back = True
        self.uploads: list[bytes] = []
        self.balance = 1000.0
        # By the ids of models, in place of the sandbox's.
        self.schemas: dict[str, dict[str, Any]] = {}
        self.prices: dict[str, str] = {}
        self.renewed: list[str] = []
        self.url = ""
        self._stack = AsyncExitStack()
        self._arrived = asyncio.Event()
        self._background: set[asyncio.Task[httpx.Response]] = set()

    async def __aenter__(self) -> Self:
        from tests.support.serving import serving

        self.url = await self._stack.enter_async_context(serving(self._app()))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self._stack.aclose()

    def settings(self, data_dir: Path, **others: Any) -> Settings:
        """Return the settings of an installation that uses this Kie.ai."""
        values: dict[str, Any] = {
            "DATA_DIR": data_dir,
            "DATABASE_URL": f"sqlite:///{data_dir / 'atelier.db'}",
            "DATABASE_CONNECT_TIMEOUT": timedelta(minutes=1),  # A busy machine is not taken for a broken one.
            "KIE_AI_API_KEY": API_KEY,
            "KIE_AI_BASE_URL": self.url,
            "KIE_AI_UPLOAD_URL": self.url,
            "KIE_AI_RESULT_HOSTS": urlsplit(self.url).netloc,
            "KIE_AI_WEBHOOK_HMAC_KEY": WEBHOOK_KEY,
            # Nothing listens there: tests that buy something bring a Stripe of their own.
            "STRIPE_SECRET_KEY": "sk_live_nobody",
            "STRIPE_WEBHOOK_SECRET": "whsec_nobody",
            "STRIPE_BASE_URL": "http://127.0.0.1:9",
            "QUERY_PLANNER": is_planned(),
        }
        return Settings(**{name.lower(): value for name, value in (values | others).items()})

    async def task(self, index: int = 0) -> Task:
        """Return the task of that number, once it was accepted."""
        async with asyncio.timeout(120):
            while len(self.tasks) <= index:
                self._arrived.clear()
                await self._arrived.wait()
        return self.tasks[index]

    async def succeed(self, task: Task, *, call_back: bool = True) -> None:
        """End a task; unless ``call_back`` is false, its end is visible only after the callback."""
        async with task.telling:
            task.state = "success"
            if call_back and self.calls_back:
                await self.call_back(task)

    async def fail(self, task: Task, code: str, message: str, *, call_back: bool = True) -> None:
        """End a task like ``succeed``, with a failure."""
        async with task.telling:
            task.state, task.fail_code, task.fail_message = "fail", code, message
            if call_back and self.calls_back:
                await self.call_back(task)

    async def call_back(
        self,
        task: Task,
        *,
        url: str | None = None,
        body: dict[str, Any] | None = None,
        key: str = WEBHOOK_KEY,
        signed_at: int | None = None,
    ) -> httpx.Response:
        """Send the callback of a task, signed as Kie.ai signs."""
        timestamp = str(int(now().timestamp()) if signed_at is None else signed_at)
        async with http_client() as http:
            return await http.post(
                url or task.callback_url or "",
                json=body or {"code": 200, "msg": "done", "data": self._record(task)},
                headers={SIGNATURE_HEADER: signature(key, task.id, timestamp), TIMESTAMP_HEADER: timestamp},
            )

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/api/v1/jobs/createTask", self._create, methods=["POST"]),
                Route("/api/v1/jobs/recordInfo", self._read),
                Route("/api/v1/common/download-url", self._renew, methods=["POST"]),
                Route("/api/v1/chat/credit", self._credit),
                Route("/api/v1/models/{id:path}/schema", self._schema),
                Route("/api/v1/models/{id:path}/price", self._price),
                Route("/api/file-stream-upload", self._upload, methods=["POST"]),
                Route("/results/{id}.png", self._result),
            ]
        )

    async def _create(self, request: Request) -> Response:
        task = Task(id=f"{len(self.tasks):032x}", body=await request.json())
        if self.on_create is not None and (answer := self.on_create(task)) is not None:
            return answer
        self.accept(task)
        return JSONResponse({"code": 200, "msg": "success", "data": {"taskId": task.id, "recordId": task.id}})

    def accept(self, task: Task) -> None:
        """Take a task on; ``on_create`` may do this and still answer otherwise."""
        self.tasks.append(task)
        self._arrived.set()
        if self.finish_at_once:
            task.state = "success"
            if task.callback_url and self.calls_back:
                call = asyncio.create_task(self.call_back(task))
                self._background.add(call)
                call.add_done_callback(self._background.discard)

    async def _read(self, request: Request) -> Response:
        task_id = request.query_params.get("taskId")
        task = next((task for task in self.tasks if task.id == task_id), None)
        if task is None:
            return JSONResponse({"code": 422, "msg": "recordInfo is null", "data": None})
        async with task.telling:
            task.reads += 1
        if self.on_read is not None and (answer := self.on_read(task)) is not None:
            return answer
        return JSONResponse({"code": 200, "msg": "success", "data": self._record(task)})

    def _record(self, task: Task) -> dict[str, Any]:
        urls = task.results if task.results is not None else [f"{self.url}/results/{task.id}.png"]
        return {
            "taskId": task.id,
            "model": "nano-banana-pro",
            "state": task.state,
            "param": json.dumps(task.body),
            "resultJson": json.dumps({"resultUrls": urls}) if task.state == "success" else "",
            "failCode": task.fail_code,
            "failMsg": task.fail_message,
            "createTime": int(now().timestamp() * 1000),
            **({} if task.credits is None else {"creditsConsumed": task.credits}),
            **task.costs,
        }

    async def _renew(self, request: Request) -> Response:
        url = (await request.json())["url"]
        self.renewed.append(url)
        return JSONResponse({"code": 200, "msg": "success", "data": f"{url}?renewed=1"})

    async def _credit(self, _request: Request) -> Response:
        return JSONResponse({"code": 200, "msg": "success", "data": self.balance})

    async def _schema(self, request: Request) -> Response:
        model = request.path_params["id"]
        document = self.schemas.get(model) or openapi.document(catalogue().models[model])
        return JSONResponse({"code": 200, "msg": "success", "data": {"model": model, "openapi": document}})

    async def _price(self, request: Request) -> Response:
        model = request.path_params["id"]
        text = self.prices.get(model) or openapi.price_text(catalogue().models[model])
        return JSONResponse({"code": 200, "msg": "success", "data": {"model": model, "pricingDesc": text}})

    async def _upload(self, request: Request) -> Response:
        self.uploads.append(await request.body())
        url = f"{self.url}/uploads/{len(self.uploads)}.png"
        return JSONResponse({"success": True, "code": 200, "msg": "ok", "data": {"downloadUrl": url}})

    async def _result(self, request: Request) -> Response:
        task = next(task for task in self.tasks if task.id == request.path_params["id"])
        if self.on_result is not None and (answer := self.on_result(task)) is not None:
            return answer
        return Response(task.result, media_type="image/png")
