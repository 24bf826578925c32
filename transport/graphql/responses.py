"""JSON responses for operation results, request errors and failures, in the content type that the client prefers."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from graphql import GraphQLError
from starlette.requests import HTTPConnection
from starlette.responses import Response
from strawberry.types import ExecutionResult

from db.outages import is_outage
from transport.execution.argument_paths import ArgumentPath
from transport.http.authentication import request_id_of
from transport.http.content_negotiation import GRAPHQL_JSON, preferred_json
from transport.http.errors import INTERNAL, MASK, OUTAGE, OUTAGE_SECONDS, RATE_LIMITED, UNAVAILABLE, error_body
from transport.http.request_errors import RequestError

PUBLIC_SECONDS = 5  # Clients see within this time that a model was paused.


def json_response(body: object, status: int, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    every = {"Cache-Control": "no-store", **(headers or {})}
    return Response(orjson.dumps(body), status, every, f"{media_type}; charset=utf-8")


def of_result(result: ExecutionResult, media_type: str) -> Response:
    """Return the response to an operation; its status says whether the operation was executed."""
    body: dict[str, Any] = {"data": result.data}
    status, headers = 200, {}
    if result.errors:
        body["errors"] = [error.formatted for error in result.errors]
        executed = result.data is not None or any(_is_of_execution(error) for error in result.errors)
        not_executed = None if executed else _status_unexecuted(body["errors"])
        if not_executed in (429, 503) or (not_executed and media_type == GRAPHQL_JSON):
            status = not_executed
            retry_after = body["errors"][0]["extensions"].get("retryAfter")
            if retry_after is not None:
                headers["Retry-After"] = str(retry_after)
            del body["data"]
    if result.extensions:
        body["extensions"] = result.extensions
    return json_response(body, status, media_type, headers)


def of_public_result(result: ExecutionResult, media_type: str, known: str) -> Response:
    """Return the response to a query whose result is the same for every client: caches may keep it for a moment.

    It has no extensions, because these are about one request. ``known`` is the request's ``If-None-Match``: if it has
    the result's ETag, the response has no body.
    """
    body = orjson.dumps({"data": result.data})
    tag = f'"{hashlib.sha256(media_type.encode() + body).hexdigest()[:32]}"'
    # Without Vary, a cache might give a page of another origin a response that was made for our own pages.
    headers = {"Cache-Control": f"public, max-age={PUBLIC_SECONDS}", "ETag": tag, "Vary": "Origin"}
    if tag in [each.strip().removeprefix("W/") for each in known.split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, f"{media_type}; charset=utf-8")


def of_refusal(connection: HTTPConnection, refused: RequestError) -> Response:
    media_type = preferred_json(connection.headers.get("accept", ""))
    request_id = request_id_of(connection)
    body = error_body(refused.reason, refused.code, request_id=request_id, retry_after=refused.retry_after)
    return json_response(body, refused.status, media_type, refused.headers)


def of_failure(connection: HTTPConnection, error: Exception) -> Response:
    """Return the response to a request that failed: 503 for an outage of a dependency, 500 for a bug."""
    if is_outage(error):
        refused = RequestError(503, OUTAGE, code=UNAVAILABLE, retry_after=OUTAGE_SECONDS)
    else:
        refused = RequestError(500, MASK, code=INTERNAL)
    return of_refusal(connection, refused)


def _is_of_execution(error: GraphQLError) -> bool:
    return bool(error.path) and not isinstance(error.path, ArgumentPath)


def _status_unexecuted(errors: Sequence[Mapping[str, Any]]) -> int:
    """Return the status of a response to an operation that was not executed."""
    codes = {error["extensions"]["code"] for error in errors}
    if INTERNAL in codes:
        return 500
    if UNAVAILABLE in codes:
        return 503
    return 429 if RATE_LIMITED in codes else 400
