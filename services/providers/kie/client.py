"""Kie.ai as a provider: one HTTP client per process, one method per API call."""

import asyncio
import functools
import math
import re
import secrets
import ssl
import time
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self

import httpx

from services.egress import DIRECT, Egress
from services.providers.base import Observe, Profile, observed
from services.providers.errors import ProviderAmbiguous, ProviderUnavailable, ProviderUnreachable, TaskNotFound
from services.providers.kie import callbacks, envelope, verdicts, wire
from services.providers.kie.descriptions import input_fields
from services.providers.kie.envelope import Reply
from services.providers.kie.records import task_report
from services.providers.kie.verdicts import BUY_CREDITS, CREATE, READ, SEND, TRY_LATER, Call
from services.providers.models import ModelDescription
from services.providers.tasks import ImageRequest, TaskReport

MAX_REPLY = 1_000_000  # Bytes; real answers have a few thousand.
MAX_UPLOAD = 30 * 1024 * 1024  # Bytes; the model accepts no larger picture.
UPLOAD_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
UPLOAD_PATH = "inputs"
BASE_URL = "https://api.kie.ai"
CONNECT_SECONDS = 5.0
LOW_CREDIT = 100.0  # An image costs about 20.

_HEADER_VALUE = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")
_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_FILE_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")
# Raised before the first byte of a request was sent.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,  # The proxy did not open the tunnel.
    httpx.UnsupportedProtocol,
)


@dataclass(frozen=True, slots=True)
class KieConfig:
    """The keys, addresses and time-outs of a client; all times are in seconds.

    Raises:
        ValueError: a value is unusable.
    """

    api_key: str = field(repr=False)
    # The keys that sign callbacks, newest first; without any, callbacks are not signed.
    webhook_keys: tuple[str, ...] = field(default=(), repr=False)
    base_url: str = BASE_URL
    upload_url: str = "https://kieai.redpandaai.co"
    timeout: float = 30.0  # For a whole call.
    connect_timeout: float = CONNECT_SECONDS  # At most, for each of: a free place in the pool, the connection, TLS.
    description_spacing: float = 1.1  # Between two calls for descriptions of models.
    upload_timeout: float = 120.0  # For a whole upload of up to 30 MB.
    user_agent: str = "Atelier/0.1"  # Cloudflare refuses the defaults of HTTP libraries.
    egress: Egress = DIRECT
    result_hosts: frozenset[str] = frozenset()

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


class KieClient:
    """A ``Provider``, made once per process; close it with ``aclose()`` or ``async with``."""

    def __init__(
        self,
        config: KieConfig,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        observe: Observe = lambda *_: nullcontext(),
    ) -> None:
        """``transport`` replaces the network; ``observe`` wraps every call."""
        self._config = config
        self.observe = observe
        self.profile = Profile(
            title="Kie.ai",
            low_credit=LOW_CREDIT,
            low_credit_advice=BUY_CREDITS,
            result_hosts=config.result_hosts,
            result_hosts_setting="KIE_AI_RESULT_HOSTS",
        )
        self._transport = transport
        self._describing = asyncio.Lock()
        self._describe_from = time.monotonic()

    @functools.cached_property
    def _http(self) -> httpx.AsyncClient:
        """The HTTP client, made at the first call because it loads all CA certificates."""
        return self._config.egress.client(
            headers={
                "Authorization": f"Bearer {self._config.api_key}",
                "User-Agent": self._config.user_agent,
                "Accept": "application/json",
                "Accept-Encoding": "identity",  # A compressed answer could expand beyond the limit.
            },
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            # If the server closes an idle connection while we send, a create is ambiguous: keep connections briefly.
            limits=httpx.Limits(max_connections=32, max_keepalive_connections=8, keepalive_expiry=5.0),
            follow_redirects=False,  # The API key must go to the configured hosts only.
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
        """See ``Provider``."""
        if "_http" in vars(self):
            await self._http.aclose()

    @observed
    async def create_task(self, request: ImageRequest, *, callback_url: str | None) -> str:
        """See ``Provider``; Kie.ai ignores some unknown fields of the input and still bills the task.

        Source: Kie.ai documentation, "Create task".
        """
        if callback_url is not None and wire.address(callback_url) is None:
            raise ValueError("The callback URL must be an http or https address.")
        callback = {} if callback_url is None else {"callBackUrl": callback_url}
        content = {"model": request.model, **callback, "input": request.input}
        sent = self._request("POST", "/api/v1/jobs/createTask", content=content)
        reply = await self._reply(sent, CREATE, timeout=self._config.timeout)
        if not reply.accepted:
            raise verdicts.refusal(reply, CREATE)
        if reply.task_id is None:
            raise ProviderAmbiguous("Kie.ai accepted a task without its id.")
        return reply.task_id

    @observed
    async def read_task(self, task_id: str) -> TaskReport:
        """See ``Provider``. Source: Kie.ai documentation, "Get task details"."""
        if wire.task_id(task_id) is None:
            raise ValueError("This is not a task id.")
        request = self._request("GET", "/api/v1/jobs/recordInfo", params={"taskId": task_id})
        reply = await self._reply(request, READ, timeout=self._config.timeout)
        if verdicts.is_unknown_task(reply):
            text = f"Kie.ai knows no such task: {reply.code} {reply.message}".rstrip()
            raise TaskNotFound(text, code=reply.code, message=reply.message)
        data = _data_or_raise(reply, READ)
        if not isinstance(data, dict) or wire.field(data, "taskId") not in (None, "", task_id):
            raise _unusable("the record of the task")
        return task_report(data, secret=self._config.api_key)

    @observed
    async def renew_download(self, url: str) -> str:
        """See ``Provider``; the address is valid for 20 minutes. Source: Kie.ai documentation, "Get download URL"."""
        if wire.address(url) is None:
            raise ValueError("The address to renew must be an http or https address.")
        data = await self._data("POST", "/api/v1/common/download-url", SEND, content={"url": url})
        return _address(data)

    @observed
    async def credit(self) -> float:
        """See ``Provider``; not usable to price one task. Source: Kie.ai documentation, "Get account credits"."""
        balance = wire.number(await self._data("GET", "/api/v1/chat/credit", READ))
        if balance is None:
            raise _unusable("a balance")
        return balance

    @observed
    async def describe_model(self, model: str) -> ModelDescription:
        """See ``Provider``. Source: Kie.ai documentation, "Model catalogue"; its calls are limited to one a second."""
        if not _MODEL.fullmatch(model):
            raise ValueError("This is not the id of a model.")
        schema = await self._published(model, "schema")
        price = await self._published(model, "price")
        text = price if isinstance(price, str) else wire.field(price, "price") or wire.field(price, "pricingDesc")
        return ModelDescription(
            fields=input_fields(wire.field(schema, "openapi")),
            price=wire.text(text, secret=self._config.api_key) or None,
        )

    async def _published(self, model: str, what: str) -> object:
        async with self._describing:
            await asyncio.sleep(self._describe_from - time.monotonic())
            self._describe_from = time.monotonic() + self._config.description_spacing
            # The slash of an id is not escaped.
            return await self._data("GET", f"/api/v1/models/{model}/{what}", READ)

    @observed
    async def upload(self, data: bytes, *, file_name: str, content_type: str) -> str:
        """See ``Provider``; Kie.ai keeps a picture for a few hours.

        The name gets a random prefix, because a reused name overwrites the older file and addresses can be guessed.

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
        return _address(wire.field(_data_or_raise(reply, SEND), "downloadUrl"))

    def verify_callback(self, body: bytes, headers: httpx.Headers, *, now: datetime) -> str:
        """See ``Provider``."""
        return callbacks.verify(
            body,
            signatures=headers.get_list(callbacks.SIGNATURE_HEADER),
            timestamps=headers.get_list(callbacks.TIMESTAMP_HEADER),
            keys=self._config.webhook_keys,
            now=now,
        )

    async def _data(self, method: str, path: str, call: Call, *, content: Mapping[str, object] | None = None) -> object:
        request = self._request(method, path, content=content)
        return _data_or_raise(await self._reply(request, call, timeout=self._config.timeout), call)

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
        # All three phases before sending end within ``total``, so a time-out before sending is recognized as unsent.
        connect = min(self._config.connect_timeout, total / 4)
        return httpx.Timeout(connect=connect, pool=connect, read=total, write=total)

    async def _reply(self, request: httpx.Request, call: Call, *, timeout: float) -> Reply:
        """Send the request and return the parsed answer of any status; ``timeout`` bounds the whole call."""
        try:
            async with asyncio.timeout(timeout):
                response = await self._http.send(request, stream=True)
                try:
                    body = await _body(response)
                finally:
                    await response.aclose()
        except _NOT_SENT as error:
            text = f"There is no connection to Kie.ai ({type(error).__name__})."
            advice = "Check KIE_AI_BASE_URL and the way out of this network."
            raise ProviderUnreachable(text, advice=advice) from error
        # InvalidURL: httpx parses the address of a redirect even if it does not follow it. SSLError: httpx does not
        # wrap an error in an established TLS connection.
        except (httpx.RequestError, httpx.InvalidURL, ssl.SSLError, TimeoutError) as error:
            text = f"Kie.ai did not answer the call ({type(error).__name__})."
            raise call.doubt(text, advice=TRY_LATER) from error
        return envelope.read(response.status_code, response.headers, body, secret=self._config.api_key)


async def _body(response: httpx.Response) -> bytes:
    """Return the answer's body; empty if it is too long or has an unsupported encoding, as no envelope has."""
    if response.headers.get("content-encoding", "identity").lower() not in ("identity", "gzip"):
        return b""
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > MAX_REPLY:
            return b""
    return bytes(body)


def _data_or_raise(reply: Reply, call: Call) -> object:
    """Return the answer's ``data``, or raise the error if the HTTP status or the code is not a success."""
    if not reply.accepted:
        raise verdicts.refusal(reply, call)
    return reply.data


def _address(value: object) -> str:
    address = wire.address(value)
    if address is None:
        raise _unusable("a usable address")
    return address


def _unusable(missing: str) -> ProviderUnavailable:
    return ProviderUnavailable(f"Kie.ai answered without {missing}.", advice=TRY_LATER)
