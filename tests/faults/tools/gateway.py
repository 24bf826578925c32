"""The proxy between the product and the sandbox: it records requests, and causes the failures that prompts order.

Words in a prompt order a failure of its generation, once: ``[create:cut]``, ``[read:html]``, ``[result:gone]``,
``[callback:lost]``. The sandbox ignores them and works normally; this proxy causes the failures.
Callbacks also pass through here, as through a load balancer, to any server that accepts them.
"""

import asyncio
import base64
import json
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import httpx
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from routes.payments import PAYMENTS_PATH
from services.billing.stripe.events import SIGNATURE_HEADER as STRIPE_SIGNATURE
from services.providers.kie.callbacks import SIGNATURE_HEADER, TIMESTAMP_HEADER, signature
from tests.faults.tools.lines import Line
from tests.support.requests import http_client
from tests.support.serving import serving
from tests.support.waiting import until

SAMPLE = Path(__file__).parents[3] / "samples" / "chelsea.jpg"
# Longer than any time-out of the product under test, so that the caller's time-out ends first.
NEVER = 120.0
LATE = 4.0

CREATE_TROUBLE = ("throttled", "maintenance", "broken", "html", "accepted-broken", "cut", "hanging", "silent", "early")
READ_TROUBLE = ("throttled", "broken", "html", "cut", "hanging", "unknown")
RESULT_TROUBLE = ("gone", "cut", "hanging", "html")
CALLBACK_TROUBLE = ("lost", "doubled", "late", "reordered", "lying", "forged")
KINDS = {
    "create": CREATE_TROUBLE,
    "read": READ_TROUBLE,
    "result": RESULT_TROUBLE,
    "callback": CALLBACK_TROUBLE,
}
ALL_TROUBLE = tuple(f"{what} {kind}" for what, kinds in KINDS.items() for kind in kinds)

_WORDS = re.compile(r"\[(create|read|result|callback):([a-z-]+)\]")
_PASSED_ON = {"authorization", "content-type", "idempotency-key"}
_HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>"


@dataclass(slots=True)
class Create:
    """One createTask call: its time (seconds, monotonic), its creation and its outcome.

    ``refused``: the answer proved that nothing was started.
    """

    at: float
    creation: str
    attempt: int
    refused: bool = False
    kie_task_id: str | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """One callback that a server answered: when (seconds, monotonic), for which creation, and with which status."""

    at: float
    creation: str
    status: int


@dataclass(slots=True)
class GraphQLRequest:
    """The state of a creation here: the failures that its prompt ordered, and its task."""

    trouble: dict[str, str] | None = None  # None until its prompt is seen; failures that have occurred are removed.
    kie_task_ids: list[str] = field(default_factory=list)
    accepted: asyncio.Event = field(default_factory=asyncio.Event)
    called_back: asyncio.Event = field(default_factory=asyncio.Event)


class Gateway:
    """Kie.ai for the product, and the product for the sandbox."""

    def __init__(self, *, webhook_key: str) -> None:
        self.creates: list[Create] = []
        self.callbacks: list[Called] = []
        self.effects: Counter[str] = Counter()
        self.sandbox_url = ""
        self.servers: list[str] = []  # The receivers of callbacks.
        self.lines: list[Line] = []  # Through which the product comes here, to be cut.
        self._key = webhook_key
        self._asked: dict[str, GraphQLRequest] = {}
        self._creation_of: dict[str, str] = {}
        self._reordered: list[Callable[[], Coroutine[Any, Any, None]]] = []
        self._background: set[asyncio.Task[None]] = set()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        self._http = await self._stack.enter_async_context(http_client(limits=httpx.Limits(max_connections=200)))
        self.url = await self._stack.enter_async_context(serving(self._app()))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self._stack.aclose()

    @property
    def port(self) -> int:
        return int(urlsplit(self.url).port or 0)

    def asked(self, creation: str) -> GraphQLRequest:
        """Return the state of a creation, which may be new here."""
        return self._asked.setdefault(creation, GraphQLRequest())

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/api/v1/jobs/createTask", self._create, methods=["POST"]),
                Route("/api/v1/jobs/recordInfo", self._read),
                Route("/api/callback", self._callback, methods=["POST"]),
                Route(PAYMENTS_PATH, self._card_event, methods=["POST"]),
                Route("/pictures/{name}", self._picture),
                Route("/files/results/{name}", self._result),
                Route("/{path:path}", self._forward, methods=["GET", "POST"]),
            ]
        )

    # Requests of the product.

    async def _create(self, request: Request) -> Response:
        try:
            body = await request.body()
        except ClientDisconnect:  # Killed during the request: it was not sent.
            return Response(status_code=400)
        content = json.loads(body)
        query = parse_qs(urlsplit(content.get("callBackUrl", "")).query)
        create = Create(time.monotonic(), query["creation"][0], int(query["attempt"][0]))
        self.creates.append(create)
        asked = self.asked(create.creation)
        if asked.trouble is None:
            asked.trouble = dict(_WORDS.findall(content["input"]["prompt"]))
        match self._order(asked, "create", CREATE_TROUBLE):
            case "throttled":
                return self._refuse(create, 429, 429)
            case "maintenance":
                return self._refuse(create, 200, 455)
            case "broken":
                return JSONResponse({"code": 500, "msg": "server exception", "data": None}, 500)
            case "html":
                return HTMLResponse(_HTML, 502)
            case "hanging":
                return await self._hang(request)
            case "accepted-broken":
                await self._accept(request, body, create)
                return JSONResponse({"code": 500, "msg": "server exception", "data": None}, 500)
            case "cut":
                await self._accept(request, body, create)
                return self._cut(request)
            case "silent":
                await self._accept(request, body, create)
                return await self._hang(request)
            case "early":
                answer = await self._accept(request, body, create)
                with suppress(TimeoutError):
                    await asyncio.wait_for(asked.called_back.wait(), LATE)
                return answer
        return await self._accept(request, body, create)

    def _refuse(self, create: Create, status: int, code: int) -> Response:
        create.refused = True
        return JSONResponse({"code": code, "msg": "not now", "data": None}, status)

    async def _accept(self, request: Request, body: bytes, create: Create) -> Response:
        response = await self._pass_on(request, body)
        answer = _json(response)
        if answer.get("code") == httpx.codes.OK:
            create.kie_task_id = str(answer["data"]["taskId"])
            self._creation_of[create.kie_task_id] = create.creation
            asked = self.asked(create.creation)
            asked.kie_task_ids.append(create.kie_task_id)
            asked.accepted.set()
            match self._order(asked, "callback", ("forged", "lying")):
                case "forged":
                    self._later(self._forge(create, json.loads(body)["callBackUrl"]))
                case "lying":
                    self._later(self._lie(create, json.loads(body)["callBackUrl"]))
        else:
            create.refused = answer.get("code") in {402, 422, 429}
        return response

    async def _read(self, request: Request) -> Response:
        asked = self.asked(self._creation_of.get(request.query_params.get("taskId", ""), ""))
        match self._order(asked, "read", READ_TROUBLE):
            case "throttled":
                return JSONResponse({"code": 429, "msg": "call frequency is too high", "data": None}, 429)
            case "broken":
                return JSONResponse({"code": 500, "msg": "server exception", "data": None}, 500)
            case "html":
                return HTMLResponse(_HTML, 502)
            case "unknown":
                return JSONResponse({"code": 422, "msg": "recordInfo is null", "data": None})
            case "cut":
                return self._cut(request)
            case "hanging":
                return await self._hang(request)
        return await self._pass_on(request)

    async def _result(self, request: Request) -> Response:
        kie_task_id = str(request.path_params["name"]).partition(".")[0]
        asked = self.asked(self._creation_of.get(kie_task_id, ""))
        match self._order(asked, "result", RESULT_TROUBLE):
            case "gone":
                return Response(status_code=404)
            case "html":
                return HTMLResponse(_HTML)
            case "hanging":
                return await self._hang(request)
            case "cut":
                return self._half(request, await self._pass_on(request))
        return await self._pass_on(request)

    async def _picture(self, _request: Request) -> Response:
        return Response(await asyncio.to_thread(SAMPLE.read_bytes), media_type="image/jpeg")

    async def _forward(self, request: Request) -> Response:
        return await self._pass_on(request, await request.body())

    async def _pass_on(self, request: Request, body: bytes = b"") -> Response:
        kept = {name: value for name, value in request.headers.items() if name in _PASSED_ON}
        try:
            response = await self._http.request(
                request.method,
                f"{self.sandbox_url}{request.url.path}",
                params=request.query_params,
                content=body,
                headers=kept,
            )
        except httpx.HTTPError:
            return HTMLResponse(_HTML, 502)
        return Response(response.content, response.status_code, media_type=response.headers.get("content-type"))

    def _cut(self, request: Request) -> Response:
        """End the connection without a response; the returned value is not sent."""
        port = request.client.port if request.client is not None else 0
        for line in self.lines:
            line.cut_one(port)
        return Response(status_code=500)

    def _half(self, request: Request, whole: Response) -> Response:
        """Send half of an answer, and end the connection."""
        content = bytes(whole.body)

        async def half() -> AsyncIterator[bytes]:
            yield content[: len(content) // 2]
            self._cut(request)

        return StreamingResponse(half(), headers={"content-length": str(len(content))}, media_type=whole.media_type)

    async def _hang(self, request: Request) -> Response:
        """Send nothing until the other end has closed."""
        with suppress(TimeoutError):
            await until(request.is_disconnected, NEVER, every=0.05)
        return Response(status_code=500)

    def _order(self, asked: GraphQLRequest, what: str, known: tuple[str, ...]) -> str | None:
        """Take the failure that the prompt ordered for this call; it does not occur again."""
        if asked.trouble is None or asked.trouble.get(what) not in known:
            return None
        trouble = asked.trouble.pop(what)
        self.effects[f"{what} {trouble}"] += 1
        return trouble

    # Requests of the sandbox.

    async def _callback(self, request: Request) -> Response:
        body, headers = await request.body(), _signed(request)
        query = str(request.url.query)
        asked = self.asked(request.query_params.get("creation", ""))
        asked.called_back.set()
        match self._order(asked, "callback", CALLBACK_TROUBLE):
            case "lost":
                return JSONResponse({"status": "received"})
            case "late":
                self._later(self._deliver_after(LATE, query, body, headers))
                return JSONResponse({"status": "received"})
            case "doubled":
                answers = await asyncio.gather(*(self._deliver(query, body, headers) for _ in range(2)))
                return answers[0]
            case "reordered":
                self._later(self._deliver_in_reverse(query, body, headers))
                return JSONResponse({"status": "received"})
        return await self._deliver(query, body, headers)

    async def _deliver(self, query: str, body: bytes, headers: dict[str, str]) -> Response:
        response = await self._deliver_to(f"/api/callback?{query}", body, headers)
        creation = parse_qs(query).get("creation", [""])[0]
        self.callbacks.append(Called(time.monotonic(), creation, response.status_code))
        return response

    async def _card_event(self, request: Request) -> Response:
        """Deliver an event of the card processor."""
        kept = {name: request.headers[name] for name in (STRIPE_SIGNATURE, "content-type") if name in request.headers}
        return await self._deliver_to(PAYMENTS_PATH, await request.body(), kept)

    async def _deliver_to(self, path: str, body: bytes, headers: dict[str, str]) -> Response:
        """Deliver to the first server that answers."""
        for url in self.servers:
            with suppress(httpx.HTTPError):
                response = await self._http.post(f"{url}{path}", content=body, headers=headers, timeout=5.0)
                return Response(response.content, response.status_code)
        return Response(status_code=503)

    async def _deliver_after(self, seconds: float, query: str, body: bytes, headers: dict[str, str]) -> None:
        await asyncio.sleep(seconds)
        await self._deliver(query, body, headers)

    async def _deliver_in_reverse(self, query: str, body: bytes, headers: dict[str, str]) -> None:
        """Deliver callbacks that arrived together in reverse order."""

        async def deliver() -> None:
            await self._deliver(query, body, headers)

        self._reordered.append(deliver)
        if len(self._reordered) > 1:
            return
        await asyncio.sleep(1.0)
        waiting, self._reordered = self._reordered, []
        for each in reversed(waiting):
            await each()

    async def _lie(self, create: Create, callback_url: str) -> None:
        """Send, with Kie.ai's own signature, which covers no state, the failure of a task that still runs."""
        data = {"taskId": create.kie_task_id, "state": "fail", "failCode": "500", "failMsg": "a lie"}
        body = json.dumps({"code": 501, "msg": "failed", "data": data}).encode()
        await self._deliver(urlsplit(callback_url).query, body, self._sign(str(create.kie_task_id)))

    async def _forge(self, create: Create, callback_url: str) -> None:
        """Send forged callbacks; all of them have to be refused."""
        query = urlsplit(callback_url).query
        task_id = str(create.kie_task_id)
        body = json.dumps({"code": 200, "data": {"taskId": task_id, "state": "success"}}).encode()
        wrong = base64.b64encode(bytes(32)).decode()
        old = str(int(time.time()) - 3600)
        tries: tuple[tuple[str, dict[str, str]], ...] = (
            (query.replace("token=", "token=0"), self._sign(task_id)),
            (query.replace(create.creation, f"{create.creation}x"), self._sign(task_id)),
            (query, {SIGNATURE_HEADER: wrong, TIMESTAMP_HEADER: str(int(time.time()))}),
            (query, self._sign("another-task")),
            (query, {SIGNATURE_HEADER: signature(self._key, task_id, old), TIMESTAMP_HEADER: old}),
            (query, {}),
        )
        for forged, headers in tries:
            answer = await self._deliver_to(f"/api/callback?{forged}", body, headers)
            self.effects["forgery refused" if answer.status_code == 401 else f"forgery {answer.status_code}"] += 1

    def _sign(self, task_id: str) -> dict[str, str]:
        timestamp = str(int(time.time()))
        return {SIGNATURE_HEADER: signature(self._key, task_id, timestamp), TIMESTAMP_HEADER: timestamp}

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)


def _signed(request: Request) -> dict[str, str]:
    kept = (SIGNATURE_HEADER, TIMESTAMP_HEADER, "content-type")
    return {name: request.headers[name] for name in kept if name in request.headers}


def _json(response: Response) -> dict[str, Any]:
    try:
        answer = json.loads(bytes(response.body))
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
