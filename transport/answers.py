"""Answers: the results of operations, refusals and failures, as JSON in the type that the client prefers."""

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.requests import HTTPConnection
from starlette.responses import Response
from strawberry.types import ExecutionResult

from db.outages import is_outage
from transport.errors import INTERNAL, MASK, OUTAGE, OUTAGE_SECONDS, RATE_LIMITED, UNAVAILABLE, error_body
from transport.negotiation import GRAPHQL_JSON, JSON, preferred_json
from transport.opening import request_id_of
from transport.refusals import Refused

_CONTENT_TYPES = {kind: (b"content-type", f"{kind}; charset=utf-8".encode()) for kind in (JSON, GRAPHQL_JSON)}
_NOT_STORED = (b"cache-control", b"no-store")


class JsonAnswer(Response):
    """An answer in one of the two types of JSON; what Starlette works out for any answer is known of it."""

    def __init__(self, body: object, status: int, media_type: str, headers: Mapping[str, str] | None = None) -> None:
        self.status_code = status
        self.media_type = media_type
        self.background = None
        self.body = orjson.dumps(body)
        length = (b"content-length", str(len(self.body)).encode())
        self.raw_headers = [length, _CONTENT_TYPES[media_type], _NOT_STORED]
        for name, value in (headers or {}).items():
            self.raw_headers.append((name.lower().encode("latin-1"), value.encode("latin-1")))


def of_result(result: ExecutionResult, media_type: str) -> Response:
    """Return the answer to an operation, with the status that tells whether it was executed."""
    body: dict[str, Any] = {"data": result.data}
    status, headers = 200, {}
    if result.errors:
        body["errors"] = [error.formatted for error in result.errors]
        not_executed = _status_unexecuted(body)
        if not_executed in (429, 503) or (not_executed and media_type == GRAPHQL_JSON):
            status = not_executed
            retry_after = body["errors"][0]["extensions"].get("retryAfter")
            if retry_after is not None:
                headers["Retry-After"] = str(retry_after)
            del body["data"]
    if result.extensions:
        body["extensions"] = result.extensions
    return JsonAnswer(body, status, media_type, headers)


def of_refusal(connection: HTTPConnection, refused: Refused) -> Response:
    media_type = preferred_json(connection.headers.get("accept", ""))
    request_id = request_id_of(connection)
    body = error_body(refused.reason, refused.code, request_id=request_id, retry_after=refused.retry_after)
    return JsonAnswer(body, refused.status, media_type, refused.headers)


def of_failure(connection: HTTPConnection, error: Exception) -> Response:
    """Return the answer to a request that failed, by its own or with what is needed for it."""
    if is_outage(error):
        refused = Refused(503, OUTAGE, code=UNAVAILABLE, retry_after=OUTAGE_SECONDS)
    else:
        refused = Refused(500, MASK, code=INTERNAL)
    return of_refusal(connection, refused)


def _status_unexecuted(body: Mapping[str, Any]) -> int | None:
    """Return the status of a response with errors to what was not executed, or None when it was."""
    errors = body["errors"]
    if body["data"] is not None or any(error.get("path") for error in errors):
        return None
    codes = {error["extensions"]["code"] for error in errors}
    if INTERNAL in codes:
        return 500
    if UNAVAILABLE in codes:
        return 503
    return 429 if RATE_LIMITED in codes else 400
