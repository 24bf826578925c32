"""A server with the S3 dialect of a vendor, as strict as any: it checks signatures and headers."""

import hashlib
import hmac
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from xml.sax.saxutils import escape

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tests.support.serving import serving

ORIGIN = "https://atelier.example"
BUCKET = "pictures"
KEY_ID, SECRET = "an-access-key", "a-secret-key"
ALGORITHM = "AWS4-HMAC-SHA256"
MAX_SKEW = 15 * 60


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a vendor's S3 differs from Amazon's; the defaults are Amazon's own."""

    name: str
    region: str = "us-east-1"
    host: str | None = None  # The endpoint's name; requests must then have the bucket in the host.
    refused: tuple[str, ...] = ()  # Beginnings of headers that are answered with 501.
    conditions: str = "kept"  # Or "ignored", "refused", or "stripped" by a proxy on the way.
    absent: int = 404  # The status for a missing object; 403 if the key may not list.
    deleting_absent: int = 204
    versions: str = "none"  # Or "kept", or "locked" if the key may not remove them.
    lengths: bool = True  # Whether objects come with a Content-Length.
    goes_ahead: bool = True  # Whether requests that expect a go-ahead get one.
    methods: tuple[str, ...] = ("PUT",)  # Allowed by the bucket's CORS rule, with `headers` and `origins`.
    headers: tuple[str, ...] = ("Content-Type", "If-None-Match")
    origins: tuple[str, ...] = (ORIGIN,)
    public: bool = False  # Whether objects are public.


class Refusal(Exception):
    def __init__(self, status: int, code: str, message: str = "", **details: str) -> None:
        super().__init__(code)
        elements = {"Code": code, "Message": message, **details}
        body = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in elements.items())
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{body}</Error>'
        self.answer = Response(text, status, media_type="application/xml")


@dataclass
class Stored:
    content: bytes
    content_type: str
    version: str = "null"


@dataclass
class DialectServer:
    """One bucket; ``versions`` has the objects of each name, newest last, and ids for marks of deletion."""

    dialect: Dialect
    url: str = ""
    clock_ahead: float = 0.0
    html: bool = False  # A web site answers in place of the API.
    absent: bool = False  # The bucket does not exist.
    makes_buckets: bool = False  # A plain PUT makes it, as with SeaweedFS.
    region_header: bool = False  # A wrong region is answered with a redirect, as Amazon does at some hosts.
    versions: dict[str, list[Stored | str]] = field(default_factory=lambda: defaultdict(list))
    requests: list[str] = field(default_factory=list)
    _numbers: Any = field(default_factory=lambda: count(1))

    @property
    def names(self) -> list[str]:
        """Names of the objects that the bucket still keeps, deleted or not."""
        return sorted(name for name, versions in self.versions.items() if versions)

    def address(self, prefix: str = "", **options: str) -> str:
        query = urlencode({"endpoint": self.url, "region": self.dialect.region} | options)
        return f"s3://{BUCKET}{prefix}?{query}"

    def app(self) -> Starlette:
        async def handle(request: Request) -> Response:
            self.requests.append(f"{request.method} {request.url.path}?{request.url.query}")
            try:
                answer = await self._answer(request, await request.body())
            except Refusal as refusal:
                answer = refusal.answer
            if request.headers.get("origin") in self.dialect.origins and request.method in self.dialect.methods:
                answer.headers["Access-Control-Allow-Origin"] = request.headers["origin"]
            return answer

        methods = ["GET", "PUT", "POST", "HEAD", "DELETE", "OPTIONS"]
        return Starlette(routes=[Route("/{path:path}", handle, methods=methods)])

    async def _answer(self, request: Request, body: bytes) -> Response:
        headers = dict(request.headers)
        if self.html:
            return Response("<html><title>Welcome</title></html>", media_type="text/html")
        if request.method == "OPTIONS":
            return self._preflight(headers)
        name = self._name(request)
        signed = self._checked(request, headers, body)
        match request.method:
            case "PUT":
                return self._put(name, headers, body)
            case "DELETE":
                return self._delete(name, request.query_params.get("versionId"))
            case "POST":
                raise Refusal(501, "NotImplemented", "POST ?delete is not implemented for objects.")
            case _ if "versions" in request.query_params:
                return self._list_versions(request.query_params["prefix"])
            case _:
                return self._get(name, request, signed=signed)

    def _checked(self, request: Request, headers: dict[str, str], body: bytes) -> bool:
        """Apply the refusals of this dialect to any request, and return whether the request is signed."""
        dialect = self.dialect
        if "expect" in headers and not dialect.goes_ahead:
            raise Refusal(417, "ExpectationFailed")
        if dialect.conditions == "stripped":
            headers.pop("if-none-match", None)
        signed = self._signed(request, headers, body)
        if not signed and not (dialect.public and request.method in ("GET", "HEAD")):
            raise Refusal(403, "AccessDenied", "Anonymous access is forbidden")
        for header in headers:
            if header.startswith(dialect.refused) or (header == "if-none-match" and dialect.conditions == "refused"):
                raise Refusal(501, "NotImplemented", "A header you provided implies functionality we do not have")
        if self.absent:
            self.absent = not (self.makes_buckets and request.method == "PUT" and "if-none-match" not in headers)
        if self.absent:
            raise Refusal(404, "NoSuchBucket", "The specified bucket does not exist")
        return signed

    def _name(self, request: Request) -> str:
        host, path = request.headers["host"].partition(":")[0], request.url.path
        if self.dialect.host is not None:
            if host != f"{BUCKET}.{self.dialect.host}":
                raise Refusal(403, "SecondLevelDomainForbidden", "Please use virtual hosted style to access.")
            return path.removeprefix("/")
        bucket, _, name = path.removeprefix("/").partition("/")
        if bucket != BUCKET:
            raise Refusal(404, "NoSuchBucket", "The specified bucket does not exist")
        return name

    def _preflight(self, headers: Mapping[str, str]) -> Response:
        dialect = self.dialect
        wanted = {each.strip() for each in headers.get("access-control-request-headers", "").split(",")}
        if (
            headers.get("origin") not in dialect.origins
            or headers["access-control-request-method"] not in dialect.methods
            or not wanted <= {each.lower() for each in dialect.headers}
        ):
            raise Refusal(403, "AccessForbidden", "CORSResponse: This CORS request is not allowed.")
        allowed = {"Origin": headers["origin"], "Methods": ", ".join(dialect.methods), "Headers": ", ".join(wanted)}
        return Response(headers={f"Access-Control-Allow-{name}": value for name, value in allowed.items()})

    def _signed(self, request: Request, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether a request is signed; as the specification of Signature Version 4 wants it, or it is refused."""
        parameters = {name: value for name, value in request.query_params.items() if name != "X-Amz-Signature"}
        now = time.time() + self.clock_ahead
        if "X-Amz-Signature" in request.query_params:
            credential, names = parameters["X-Amz-Credential"], parameters["X-Amz-SignedHeaders"]
            date, signature = parameters["X-Amz-Date"], request.query_params["X-Amz-Signature"]
            payload = "UNSIGNED-PAYLOAD"
            if not _seconds(date) - MAX_SKEW <= now < _seconds(date) + int(parameters["X-Amz-Expires"]):
                raise Refusal(403, "AccessDenied", "Request has expired")
        elif "authorization" in headers:
            given = dict(part.strip().split("=", 1) for part in headers["authorization"].split(" ", 1)[1].split(","))
            credential, names, signature = given["Credential"], given["SignedHeaders"], given["Signature"]
            date, payload = headers["x-amz-date"], headers["x-amz-content-sha256"]
            if abs(now - _seconds(date)) > MAX_SKEW:
                raise Refusal(
                    403, "RequestTimeTooSkewed", "The difference between the request time and ours is too large."
                )
            if payload not in ("UNSIGNED-PAYLOAD", hashlib.sha256(body).hexdigest()):
                raise Refusal(400, "XAmzContentSHA256Mismatch")
        else:
            return False
        key_id, day, region, *_ = credential.split("/")
        if region != self.dialect.region:
            raise self._wrong_region(region)
        if key_id != KEY_ID:
            raise Refusal(403, "InvalidAccessKeyId", "The Access Key Id you provided does not exist in our records.")
        lines = "".join(f"{name}:{' '.join(headers.get(name, '').split())}\n" for name in names.split(";"))
        canonical = "\n".join((request.method, request.url.path, _query(parameters), lines, names, payload))
        scope = f"{day}/{region}/s3/aws4_request"
        if signature != _signature(scope, "\n".join((ALGORITHM, date, scope, _sha256(canonical)))):
            raise Refusal(403, "SignatureDoesNotMatch", "The request signature we calculated does not match.")
        return True

    def _wrong_region(self, region: str) -> Refusal:
        if self.region_header:
            refusal = Refusal(301, "PermanentRedirect", "The bucket must be addressed using the specified endpoint.")
            refusal.answer.headers["x-amz-bucket-region"] = self.dialect.region
            return refusal
        message = f"The region '{region}' is wrong; expecting '{self.dialect.region}'"
        return Refusal(400, "AuthorizationHeaderMalformed", message, Region=self.dialect.region)

    def _put(self, name: str, headers: Mapping[str, str], body: bytes) -> Response:
        if "content-length" not in headers:
            raise Refusal(411, "MissingContentLength")
        if "aws-chunked" in headers.get("content-encoding", ""):
            raise Refusal(501, "NotImplemented", "Transfer encodings of that kind are not supported.")
        if "x-amz-copy-source" in headers:
            source = self._found(headers["x-amz-copy-source"].partition("/")[2])
            self._store(name, source.content, source.content_type)
            return Response("<CopyObjectResult><ETag>x</ETag></CopyObjectResult>", media_type="application/xml")
        if headers.get("if-none-match") == "*" and self.dialect.conditions == "kept" and self._newest(name):
            raise Refusal(412, "PreconditionFailed")
        self._store(name, body, headers["content-type"])
        # Some vendors leave the quotes out.
        return Response(headers={"ETag": hashlib.md5(body, usedforsecurity=False).hexdigest()})

    def _store(self, name: str, content: bytes, content_type: str) -> None:
        kept = self.versions[name] if self.dialect.versions != "none" else []
        self.versions[name] = [*kept, Stored(content, content_type, f"v{next(self._numbers)}")]

    def _newest(self, name: str) -> Stored | None:
        kept = self.versions[name]
        return kept[-1] if kept and isinstance(kept[-1], Stored) else None

    def _found(self, name: str) -> Stored:
        found = self._newest(name)
        if found is None:
            raise Refusal(self.dialect.absent, "NoSuchKey" if self.dialect.absent == 404 else "AccessDenied")
        return found

    def _delete(self, name: str, version: str | None) -> Response:
        kept = self.versions[name]
        if version is not None:
            if self.dialect.versions == "locked":
                raise Refusal(403, "AccessDenied")
            self.versions[name] = [each for each in kept if _version(each) != version]
        elif self.dialect.versions != "none":
            self.versions[name] = [*kept, f"m{next(self._numbers)}"]
            return Response(status_code=204, headers={"x-amz-delete-marker": "true"})
        elif kept:
            del self.versions[name]
        elif self.dialect.deleting_absent != 204:
            raise Refusal(self.dialect.deleting_absent, "NoSuchKey", "The specified key does not exist.")
        return Response(status_code=204)

    def _list_versions(self, prefix: str) -> Response:
        if self.dialect.versions == "locked":
            raise Refusal(403, "AccessDenied")
        entries = "".join(
            f"<{tag}><Key>{name}</Key><VersionId>{_version(each)}</VersionId></{tag}>"
            for name, versions in self.versions.items()
            if name.startswith(prefix)
            for each in versions
            for tag in ("Version" if isinstance(each, Stored) else "DeleteMarker",)
        )
        return Response(f"<ListVersionsResult>{entries}</ListVersionsResult>", media_type="application/xml")

    def _get(self, name: str, request: Request, *, signed: bool) -> Response:
        overrides = {
            header.removeprefix("response-"): value
            for header, value in request.query_params.items()
            if header.startswith("response-")
        }
        if overrides and not signed:
            raise Refusal(400, "InvalidRequest", "Response headers cannot be chosen by anonymous requests.")
        found = self._found(name)
        headers = {"content-type": found.content_type} | overrides
        if self.dialect.lengths or request.method == "HEAD":
            return Response(found.content, headers=headers)

        async def chunks() -> AsyncIterator[bytes]:
            for start in range(0, len(found.content), 7):
                yield found.content[start : start + 7]

        return StreamingResponse(chunks(), headers=headers)


@asynccontextmanager
async def speaking(dialect: Dialect) -> AsyncIterator[DialectServer]:
    """Run a server of this dialect on loopback, under the name that it has."""
    server = DialectServer(dialect)
    async with serving(server.app()) as url:
        server.url = url if dialect.host is None else f"http://{dialect.host}:{urlsplit(url).port}"
        yield server


def _version(kept: Stored | str) -> str:
    return kept if isinstance(kept, str) else kept.version


def _query(parameters: Mapping[str, str]) -> str:
    return "&".join(
        sorted(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in parameters.items())
    )


def _signature(scope: str, message: str) -> str:
    key = f"AWS4{SECRET}".encode()
    for part in (*scope.split("/"), message):
        key = hmac.digest(key, part.encode(), hashlib.sha256)
    return key.hex()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _seconds(date: str) -> float:
    return datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
