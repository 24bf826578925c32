"""The client: one connection pool for the process, one method for each call that Atelier makes."""

import asyncio
import functools
import math
import re
import secrets
import ssl
from collections.abc import Callable, Coroutine, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

import httpx

from records import record
from services.kie import envelope, verdicts, wire
from services.kie.envelope import Reply
from services.kie.errors import KieAmbiguous, KieUnavailable, KieUnknownTask, KieUnreachable
from services.kie.records import TaskRecord
from services.kie.requests import MODEL, ImageRequest
from services.kie.verdicts import CREATE, READ, SEND, Call

MAX_REPLY = 1_000_000  # Bytes; real answers have a few thousand.
MAX_UPLOAD = 30 * 1024 * 1024  # Bytes; the model takes no larger picture.
UPLOAD_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
UPLOAD_PATH = "inputs"

Observe = Callable[[str], AbstractContextManager[object]]
"""Given the name of a method, returns what is entered around each call of it, and sees the call's error."""

_HEADER_VALUE = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")
_FILE_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")
# Raised before the first byte of a request was sent.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


@record(frozen=True, slots=True)
class KieConfig:
    """Where Kie.ai is, who asks, and how long to wait; all times are in seconds.

    Raises:
        ValueError: a value cannot be used.
    """

    api_key: str = field(repr=False)
    base_url: str = "https://api.kie.ai"
    upload_url: str = "https://kieai.redpandaai.co"
    timeout: float = 30.0  # For a whole call.
    connect_timeout: float = 5.0  # At most, for each of: a free place in the pool, the connection, TLS.
    upload_timeout: float = 120.0  # For a whole upload, which may have 30 MB.
    user_agent: str = "Atelier/0.1"  # Cloudflare refuses the defaults of HTTP libraries.

    def __post_init__(self) -> None:
        if not _HEADER_VALUE.fullmatch(self.api_key) or " " in self.api_key:
            raise ValueError("The Kie.ai API key is empty or has characters that no key has.")
        if not _HEADER_VALUE.fullmatch(self.user_agent):
            raise ValueError("The User-Agent is empty or cannot be sent.")
        for url in (self.base_url, self.upload_url):
            if wire.address(url) is None or "?" in url or "#" in url:
                raise ValueError("A Kie.ai base address starts with http or https and has no query.")
        for seconds in (self.timeout, self.connect_timeout, self.upload_timeout):
            if not (math.isfinite(seconds) and seconds > 0):
                raise ValueError("A time-out is a positive number of seconds.")


P = ParamSpec("P")
ResultT = TypeVar("ResultT")


def _observed(
    method: Callable[Concatenate["KieClient", P], Coroutine[Any, Any, ResultT]], /
) -> Callable[Concatenate["KieClient", P], Coroutine[Any, Any, ResultT]]:
    @functools.wraps(method)
    async def call(client: "KieClient", /, *args: P.args, **kwargs: P.kwargs) -> ResultT:
        with client.observe(method.__name__):
            return await method(client, *args, **kwargs)

    return call


class KieClient:
    """Calls Kie.ai; lives as long as the process, and is closed with ``aclose()`` or ``async with``.

    Nothing is retried here, and spacing the calls is the caller's part. A call that is cancelled may have been
    carried out. Besides its own errors, every call

    Raises:
        KieThrottled: it came too soon; nothing was started.
        KieSuspended: nobody on this account is served now; nothing was started.
        KieUnreachable: no connection; nothing was sent.
    """

    def __init__(
        self,
        config: KieConfig,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        observe: Observe = nullcontext,
    ) -> None:
        """``transport`` takes the place of the network; ``observe`` is told of every call."""
        self._config = config
        self.observe = observe
        self._transport = transport

    @functools.cached_property
    def _http(self) -> httpx.AsyncClient:
        """Made for the first call: it reads the certificates of all authorities."""
        return httpx.AsyncClient(
            headers={
                "Authorization": f"Bearer {self._config.api_key}",
                "User-Agent": self._config.user_agent,
                "Accept": "application/json",
                "Accept-Encoding": "identity",  # Else the bound on an answer would not bound its expansion.
            },
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            # A server that closes a kept connection while we send makes a create ambiguous: keep it briefly.
            limits=httpx.Limits(max_connections=32, max_keepalive_connections=8, keepalive_expiry=5.0),
            follow_redirects=False,  # The key belongs to the configured hosts only.
            trust_env=False,
            transport=self._transport,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections; calls still running fail."""
        if "_http" in vars(self):
            await self._http.aclose()

    @_observed
    async def create_task(self, request: ImageRequest, *, callback_url: str | None) -> str:
        """Ask for one image and return Kie.ai's id of the task, an opaque string.

        Not to be repeated blindly: a task costs money and cannot be cancelled. The answer only means that it
        was accepted; the pictures' addresses are fetched later.

        Raises:
            KieRejected: this request is refused for good; nothing was started.
            KieAmbiguous: the outcome is unknown; a paid task may exist, and may call back.

        Source: Kie.ai documentation, "Create task".
        """
        if callback_url is not None and wire.address(callback_url) is None:
            raise ValueError("A callback goes to an http or https address.")
        callback = {} if callback_url is None else {"callBackUrl": callback_url}
        content = {"model": MODEL, **callback, "input": request.to_wire()}
        data = await self._data("POST", "/api/v1/jobs/createTask", CREATE, content=content)
        kie_task_id = wire.task_id(wire.field(data, "taskId"))
        if kie_task_id is None:
            raise KieAmbiguous("Kie.ai accepted a task without saying which.")
        return kie_task_id

    @_observed
    async def read_task(self, kie_task_id: str) -> TaskRecord:
        """Look at a task; the record is the truth about it.

        Raises:
            KieUnknownTask: there is no such task; a fresh one may be told so for about a minute.
            KieResultMissing: it succeeded without a usable address.
            KieUnavailable: no usable answer, which says nothing about the task.

        Source: Kie.ai documentation, "Get task details".
        """
        if wire.task_id(kie_task_id) is None:
            raise ValueError("This cannot be the id of a task.")
        request = self._request("GET", "/api/v1/jobs/recordInfo", params={"taskId": kie_task_id})
        reply = await self._reply(request, READ, timeout=self._config.timeout)
        if verdicts.says_no_such_task(reply):
            raise KieUnknownTask("Kie.ai knows no such task.")
        data = _accepted(reply, READ)
        if not isinstance(data, dict) or wire.field(data, "taskId") not in (None, "", kie_task_id):
            raise KieUnavailable("Kie.ai answered without the record of the task.")
        return TaskRecord.from_wire(data, secret=self._config.api_key)

    @_observed
    async def renew_download(self, url: str) -> str:
        """A fresh address, for 20 minutes, of a file that Kie.ai made; the file itself may be gone.

        Raises:
            KieRejected: ``url`` is not one of Kie.ai's.
            KieUnavailable: no usable answer.

        Source: Kie.ai documentation, "Get download URL".
        """
        if wire.address(url) is None:
            raise ValueError("What is renewed is an http or https address.")
        data = await self._data("POST", "/api/v1/common/download-url", SEND, content={"url": url})
        return _address(data)

    @_observed
    async def credit(self) -> float:
        """The account's balance in Kie.ai's credits. A free check of the key; useless for pricing one task.

        Raises:
            KieUnavailable: no usable answer.

        Source: Kie.ai documentation, "Get account credits".
        """
        balance = wire.number(await self._data("GET", "/api/v1/chat/credit", READ))
        if balance is None:
            raise KieUnavailable("Kie.ai answered without a balance.")
        return balance

    @_observed
    async def upload(self, data: bytes, *, file_name: str, content_type: str) -> str:
        """Hand a picture to Kie.ai for a few hours and return its public address.

        The name gets a random prefix: one used before would be overwritten, and addresses can be guessed.

        Raises:
            KieRejected: Kie.ai does not take it.
            KieUnavailable: no usable answer.

        Source: Kie.ai documentation, "Upload file by stream".
        """
        if not 0 < len(data) <= MAX_UPLOAD:
            raise ValueError(f"A picture has 1 to {MAX_UPLOAD} bytes.")
        if content_type not in UPLOAD_TYPES or not _FILE_NAME.fullmatch(file_name):
            raise ValueError("A picture is a JPEG, PNG or WebP file with a plain name.")
        name = f"{secrets.token_hex(16)}-{file_name}"
        timeout = self._config.upload_timeout
        request = self._http.build_request(
            "POST",
            f"{self._config.upload_url.rstrip('/')}/api/file-stream-upload",
            data={"uploadPath": UPLOAD_PATH, "fileName": name},
            files={"file": (name, data, content_type)},
            timeout=self._phases(timeout),
        )
        reply = await self._reply(request, SEND, timeout=timeout)
        return _address(wire.field(_accepted(reply, SEND), "downloadUrl"))

    async def _data(self, method: str, path: str, call: Call, *, content: Mapping[str, object] | None = None) -> object:
        request = self._request(method, path, content=content)
        return _accepted(await self._reply(request, call, timeout=self._config.timeout), call)

    def _request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        content: Mapping[str, object] | None = None,
    ) -> httpx.Request:
        return self._http.build_request(
            method,
            f"{self._config.base_url.rstrip('/')}{path}",
            params=params,
            json=content,
            timeout=self._phases(self._config.timeout),
        )

    def _phases(self, total: float) -> httpx.Timeout:
        # All three phases before sending end within ``total``, so that a call which was not sent is known as such.
        connect = min(self._config.connect_timeout, total / 4)
        return httpx.Timeout(connect=connect, pool=connect, read=total, write=total)

    async def _reply(self, request: httpx.Request, call: Call, *, timeout: float) -> Reply:
        """Send, and read what comes back whatever it says; ``timeout`` bounds all of it."""
        try:
            async with asyncio.timeout(timeout):
                response = await self._http.send(request, stream=True)
                try:
                    body = await _body(response)
                finally:
                    await response.aclose()
        except _NOT_SENT as error:
            raise KieUnreachable(f"There is no connection to Kie.ai ({type(error).__name__}).") from error
        # httpx reads the address of a redirect that it does not follow, hence InvalidURL; an error in the middle of TLS
        # comes through it as it is.
        except (httpx.RequestError, httpx.InvalidURL, ssl.SSLError, TimeoutError) as error:
            raise call.doubt(f"Kie.ai did not answer the call ({type(error).__name__}).") from error
        return envelope.read(response.status_code, response.headers, body, secret=self._config.api_key)


async def _body(response: httpx.Response) -> bytes:
    """The answer's body, or nothing of one that is too long or packed: no envelope is either."""
    if response.headers.get("content-encoding", "identity").lower() not in ("identity", "gzip"):
        return b""
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > MAX_REPLY:
            return b""
    return bytes(body)


def _accepted(reply: Reply, call: Call) -> object:
    """The answer's ``data``, if both its verdicts are good."""
    if not reply.accepted:
        raise verdicts.refusal(reply, call)
    return reply.data


def _address(value: object) -> str:
    address = wire.address(value)
    if address is None:
        raise KieUnavailable("Kie.ai answered without a usable address.")
    return address
