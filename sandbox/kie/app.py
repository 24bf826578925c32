"""The routes of the stand-in for Kie.ai; if recorded and documented responses differ, they follow the recorded ones."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from sandbox.files import Files, media_type
from sandbox.jobs import Jobs
from sandbox.kie import controls, listing, records, uploads, wire
from sandbox.kie.callbacks import Callbacks
from sandbox.kie.context import Endpoint, Kie, Rate, check_key, kie_of, with_key, with_refusals
from sandbox.kie.controls import PAUSED
from sandbox.kie.painting_pool import PaintingPool
from sandbox.kie.requests import TaskRequest, catalogue
from sandbox.kie.tasks import Tasks
from sandbox.kie.wire import Refused
from sandbox.state import make_folder

USER_AGENT = "KieSandbox/1.0"

_Upload = Callable[[Request, "Kie"], Awaitable[dict[str, object]]]

_MAX_CREATE = 512 * 1024  # Bytes: prompts, sixteen addresses, and their escapes.
_SWEEP_EVERY = 3600.0  # Seconds.
_WELCOME = """This is the Atelier sandbox: a stand-in for Kie.ai and for Stripe on this machine.

It speaks their wire formats and takes no money. Its pictures are made here, by filters, and no prompt leaves it.

  POST /api/v1/jobs/createTask             GET  /api/v1/jobs/recordInfo?taskId=
  POST /api/v1/common/download-url         GET  /api/v1/chat/credit
  POST /api/file-base64-upload             POST /api/file-stream-upload
  POST /api/file-url-upload

  GET  /api/v1/models                      GET  /api/v1/models/{id}/schema
  GET  /api/v1/models/{id}/price

  GET  /sandbox/tasks                      what was asked of it
  GET  /sandbox/book                       credits of each task and of each model
  POST /sandbox/credits {"credits": n}     set the balance
  POST /sandbox/failures {"model": id, "failure": "provider", "tasks": n}
                                           let the next tasks of a model fail: all without "tasks", none if "failure"
                                           is null; others are "moderation", and "paused", which refuses them

Words in a prompt that order trouble: [fail:moderation] [fail:provider] [fail:input] [slow:20] [no-callback]
[double-callback]

  POST /v1/checkout/sessions               GET  /v1/checkout/sessions/{id}
  POST /v1/checkout/sessions/{id}/expire   GET  /v1/refunds?payment_intent=
  POST /v1/refunds                         POST /v1/disputes/{id} (evidence: winning_evidence, losing_evidence)

  GET  /checkout/{session}                 pay, decline, expire, refund and dispute by hand
  GET  /sandbox/cards                      what was asked of it, and what is still to be told
  POST /sandbox/cards/again since=         send the events again that were made since then (milliseconds since 1970)
"""


@dataclass(frozen=True, slots=True)
class SandboxConfig:
    """The configuration of a sandbox; times are in seconds."""

    state_dir: Path
    public_url: str  # The start of its files' addresses.
    api_key: str | None = field(default=None, repr=False)  # None: any key is valid, but one is required.
    webhook_key: str | None = field(default=None, repr=False)  # None: callbacks are not signed.
    seconds: float = 3.0  # Of a usual task, plus or minus a fifth; that of other models is in proportion.
    credits: int = 10_000  # Of a new account.
    blank: bool = False  # Make pictures of one colour, for load tests and fault tests.
    rate: int = 20  # Calls of createTask in any ``rate_window``.
    rate_window: float = 10.0
    catalogue_window: float = 1.0  # One call about models in any of these.


def create_app(config: SandboxConfig) -> Starlette:
    """Return the stand-in as an ASGI application, which continues from the state in ``config.state_dir``.

    It needs lifespan events; its start raises ``StateUnusable`` while another process uses the folder.
    """

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[Mapping[str, Any]]:
        async with open_state(config) as state:
            yield state

    return Starlette(routes=routes(), lifespan=lifespan)


def routes() -> list[Route]:
    return [
        Route("/", _welcome),
        Route("/api/v1/jobs/createTask", with_refusals(_create_task), methods=["POST"]),
        Route("/api/v1/jobs/recordInfo", with_key(_record_info)),
        Route("/api/v1/common/download-url", with_key(_download_url), methods=["POST"]),
        Route("/api/v1/chat/credit", with_key(_credit)),
        Route("/api/file-base64-upload", _upload(_base64_upload), methods=["POST"]),
        Route("/api/file-stream-upload", _upload(_stream_upload), methods=["POST"]),
        Route("/api/file-url-upload", _upload(_url_upload), methods=["POST"]),
        Route("/files/{path:path}", _file),
        *listing.routes(),
        *controls.routes(),
    ]


@asynccontextmanager
async def open_state(config: SandboxConfig) -> AsyncIterator[Mapping[str, Any]]:
    """Open the dependencies of the routes, and yield them as the state of an application."""
    catalogue()  # A mistake in its file ends the start.
    make_folder(config.state_dir)
    files = Files(config.state_dir / "files", config.public_url)
    async with AsyncExitStack() as stack:
        tasks = Tasks(config.state_dir / "kie.db", credits=config.credits)
        stack.callback(tasks.close)
        client = await stack.enter_async_context(
            httpx.AsyncClient(headers={"User-Agent": USER_AGENT}, timeout=30.0, max_redirects=5, trust_env=False)
        )
        jobs = Jobs()
        callbacks = Callbacks(tasks, files, client, jobs, key=config.webhook_key)
        painting_pool = PaintingPool(tasks, files, client, jobs, callbacks, blank=config.blank)
        stack.callback(painting_pool.close)
        stack.push_async_callback(jobs.aclose)
        for callback in tasks.undelivered_callbacks():
            callbacks.start(callback)
        for task in tasks.running():
            painting_pool.start(task)
        jobs.start(_sweep(tasks, files))
        yield {
            "kie": Kie(
                api_key=config.api_key,
                seconds=config.seconds,
                tasks=tasks,
                files=files,
                client=client,
                painting_pool=painting_pool,
                rate=Rate(config.rate, config.rate_window),
                catalogue_rate=Rate(1, config.catalogue_window),
            )
        }


def is_busy(state: Mapping[str, Any]) -> bool:
    """Return whether there is a running task or an undelivered callback in the state that ``open_state`` yielded."""
    kie: Kie = state["kie"]
    return bool(kie.tasks.running() or kie.tasks.undelivered_callbacks())


async def _sweep(tasks: Tasks, files: Files) -> None:
    while True:
        tasks.sweep()
        await asyncio.to_thread(files.sweep)
        await asyncio.sleep(_SWEEP_EVERY)


async def _create_task(request: Request) -> Response:
    kie = kie_of(request)
    try:
        check_key(request)
        kie.rate.check()
        content = await wire.document(request, limit=_MAX_CREATE)
        wanted = TaskRequest.from_wire(content)
        if kie.tasks.take_failure(wanted.model, [PAUSED]) is not None:
            raise Refused(500, "This interface is temporarily paused.")
        slow = wanted.script.seconds
        seconds = kie.seconds * wanted.pace if slow is None else slow
        task = kie.tasks.create(wanted, seconds=seconds)
    except Refused as refused:
        kie.tasks.count_refusal(refused.code)
        raise
    kie.painting_pool.start(task)
    return wire.accepted({"taskId": task.id, "recordId": task.id})


async def _record_info(request: Request) -> Response:
    kie = kie_of(request)
    task_id = request.query_params.get("taskId")
    if not task_id:
        raise Refused(400, "taskId is required")
    task = kie.tasks.by_id(task_id)
    if task is None:
        raise Refused(422, "recordInfo is null")
    return wire.accepted(records.record(task, kie.files))


async def _download_url(request: Request) -> Response:
    files = kie_of(request).files
    url = wire.text(await wire.document(request, limit=64 * 1024), "url")
    path = None if url is None else files.own_path(url)
    if path is None:
        raise Refused(422, "url is wrong")
    return wire.accepted(files.address(path))


async def _credit(request: Request) -> Response:
    return wire.accepted(kie_of(request).tasks.balance())


def _upload(receive: _Upload) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            check_key(request)
            kept = await receive(request, kie_of(request))
        except Refused as refused:
            refusal = {"success": False, "code": refused.code, "msg": refused.message, "data": None}
            return JSONResponse(refusal, status_code=refused.status)
        return JSONResponse({"success": True, "code": 200, "msg": "File uploaded successfully", "data": kept})

    return endpoint


async def _base64_upload(request: Request, kie: Kie) -> dict[str, object]:
    return await uploads.from_base64(request, kie.files)


async def _stream_upload(request: Request, kie: Kie) -> dict[str, object]:
    return await uploads.from_form(request, kie.files)


async def _url_upload(request: Request, kie: Kie) -> dict[str, object]:
    return await uploads.from_address(request, kie.files, kie.client)


async def _file(request: Request) -> Response:
    place = kie_of(request).files.find(request.path_params["path"])
    if place is None:
        raise HTTPException(404, "There is no such file.")
    with place.open("rb") as file:
        kind = media_type(file.read(16))
    return FileResponse(place, media_type=kind, headers={"X-Content-Type-Options": "nosniff"})


async def _welcome(_: Request) -> Response:
    return PlainTextResponse(_WELCOME)
