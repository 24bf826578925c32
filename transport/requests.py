"""Requests: what is asked, read within bounds from a body or from an address."""

from collections.abc import Mapping
from json import JSONDecodeError
from typing import Any, TypeVar

import orjson
from starlette.requests import ClientDisconnect, Request

from records import record
from transport.errors import DOCUMENT_LIMIT
from transport.negotiation import JSON
from transport.refusals import Refused
from transport.trusted import DOCUMENT_ID, names_document

MAX_BODY_BYTES = 2**20

_Value = TypeVar("_Value")


@record(frozen=True, slots=True)
class Asked:
    """One operation, as a request asks for it."""

    query: str | None
    variables: dict[str, Any] | None
    operation_name: str | None
    extensions: dict[str, Any] | None


async def read(request: Request) -> Asked:
    """Return what a request asks for.

    Raises:
        Refused: it is malformed, too large, or in another content type than JSON.
    """
    try:
        if request.method == "GET":
            parameters = _query_parameters(request.query_params)
        else:
            _check_content_type(request.headers.get("content-type", ""))
            # Deep nesting, lone surrogates, endless numbers and what is not UTF-8 are syntax errors.
            parameters = orjson.loads(await _body(request))
    except JSONDecodeError as error:
        raise Refused(400, "The request is not valid JSON.") from error
    if not isinstance(parameters, dict):
        raise Refused(400, "The request must be one JSON object.")
    query = _parameter(parameters, "query", str, "a string")
    extensions: dict[str, Any] | None = _parameter(parameters, "extensions", dict, "an object")
    if (document_id := _parameter(parameters, DOCUMENT_ID, str, "a string")) is not None:
        extensions = {**(extensions or {}), DOCUMENT_ID: document_id}
    if not query and not names_document(extensions or {}):
        raise Refused(400, "The request has no query.")
    return Asked(
        query=query,
        variables=_parameter(parameters, "variables", dict, "an object"),
        operation_name=_parameter(parameters, "operationName", str, "a string"),
        extensions=extensions,
    )


async def _body(request: Request) -> bytes:
    """Return the body, of which no more is read once it is over ``MAX_BODY_BYTES``."""
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
    """Refuse all but JSON in UTF-8; exactly, since browsers ask no permission for types that only contain it."""
    if content_type == JSON:
        return
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    if kind != JSON:
        raise Refused(415, f"The content type must be {JSON}.", headers={"Accept-Post": JSON})
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "charset" and value.strip('"') not in ("utf-8", "utf8"):
            raise Refused(415, "The charset must be utf-8.", headers={"Accept-Post": JSON})


def _parameter(parameters: Mapping[str, object], name: str, kind: type[_Value], description: str) -> _Value | None:
    value = parameters.get(name)
    if value is None or isinstance(value, kind):
        return value
    raise Refused(400, f"The request's {name} must be {description}, or null.")


def _too_large() -> Refused:
    return Refused(
        413,
        f"The request is too large: at most {MAX_BODY_BYTES} bytes.",
        code=DOCUMENT_LIMIT,
        headers={"Connection": "close"},
    )
