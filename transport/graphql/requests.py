"""Parsing of GraphQL requests from a body or a URL, within bounds."""

from collections.abc import Mapping
from json import JSONDecodeError
from typing import Any, TypeVar

import orjson
from msgspec import Struct
from starlette.requests import ClientDisconnect, Request

from transport.execution.persisted_documents import DOCUMENT_ID, names_document
from transport.http.content_negotiation import JSON
from transport.http.errors import DOCUMENT_LIMIT
from transport.http.request_errors import RequestError

MAX_BODY_BYTES = 2**20
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # Some editors begin a file with it; RFC 8259 lets a reader ignore it.

_Value = TypeVar("_Value")


class GraphQLRequest(Struct, frozen=True):
    """One operation, as a request describes it."""

    query: str | None
    variables: dict[str, Any] | None
    operation_name: str | None
    extensions: dict[str, Any] | None


async def read(request: Request) -> GraphQLRequest:
    """Read and parse a request.

    Raises:
        RequestError: the request is malformed, too large, or in a content type other than JSON.
    """
    try:
        if request.method == "GET":
            parameters = _query_parameters(request.query_params)
        else:
            _check_content_type(request.headers.get("content-type", ""))
            _check_encoding(request.headers.get("content-encoding"))
            # orjson rejects deep nesting, lone surrogates, endless numbers and invalid UTF-8 as syntax errors.
            parameters = orjson.loads((await _body(request)).removeprefix(BYTE_ORDER_MARK))
    except JSONDecodeError as error:
        raise RequestError(400, "The request is not valid JSON.") from error
    if not isinstance(parameters, dict):
        raise RequestError(400, "The request must be one JSON object.")
    query = _parameter(parameters, "query", str, "a string")
    extensions: dict[str, Any] | None = _parameter(parameters, "extensions", dict, "an object")
    if (document_id := _parameter(parameters, DOCUMENT_ID, str, "a string")) is not None:
        extensions = {**(extensions or {}), DOCUMENT_ID: document_id}
    if not query and not names_document(extensions or {}):
        raise RequestError(400, "The request has no query.")
    return GraphQLRequest(
        query=query,
        variables=_parameter(parameters, "variables", dict, "an object"),
        # Treat an empty name as none: editors send it with a document of one operation.
        operation_name=_parameter(parameters, "operationName", str, "a string") or None,
        extensions=extensions,
    )


async def _body(request: Request) -> bytes:
    """Return the body; stop reading once it is over ``MAX_BODY_BYTES``."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > MAX_BODY_BYTES:
        raise _too_large()
    receive, chunks, size = request.receive, [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk = message.get("body", b"")
        chunks.append(chunk)
        size += len(chunk)
        if size > MAX_BODY_BYTES:
            raise _too_large()
        if not message.get("more_body", False):
            return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _query_parameters(query: Mapping[str, Any]) -> dict[str, object]:
    parameters: dict[str, object] = dict(query)
    for name in ("variables", "extensions"):
        if text := query.get(name):
            parameters[name] = orjson.loads(text)
        else:
            parameters.pop(name, None)
    return parameters


def _check_content_type(content_type: str) -> None:
    """Refuse each type except JSON in UTF-8.

    The comparison is exact: browsers send types that only contain JSON's name without a preflight. A header that was
    set twice arrives as a list, and each type in it is checked.
    """
    if content_type == JSON:
        return
    for one in content_type.split(","):
        _check_one_type(one)


def _check_one_type(content_type: str) -> None:
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    if kind != JSON:
        raise RequestError(415, f"The content type must be {JSON}.", headers={"Accept-Post": JSON})
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "charset" and value.strip('"') not in ("utf-8", "utf8"):
            raise RequestError(415, "The charset must be utf-8.", headers={"Accept-Post": JSON})


def _check_encoding(encoding: str | None) -> None:
    """Refuse compressed bodies: their size is unknown until they are unpacked."""
    if encoding is not None and encoding.strip().lower() not in ("", "identity"):
        reason = "The body must not be compressed: send it without Content-Encoding."
        raise RequestError(415, reason, headers={"Accept-Encoding": "identity"})


def _parameter(parameters: Mapping[str, object], name: str, kind: type[_Value], description: str) -> _Value | None:
    value = parameters.get(name)
    if value is None or isinstance(value, kind):
        return value
    if value == "":  # Some editors send an empty field as "".
        return None
    instead = " It came as a string: send the JSON itself, not a string of it." if isinstance(value, str) else ""
    raise RequestError(400, f"The request's {name} must be {description}, or null.{instead}")


def _too_large() -> RequestError:
    return RequestError(
        413,
        f"The request is too large: at most {MAX_BODY_BYTES} bytes.",
        code=DOCUMENT_LIMIT,
        headers={"Connection": "close"},
    )
