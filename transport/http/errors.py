"""Errors as clients see them: their own mistakes in full, outages with a time to retry, defects only by request id."""

import logging
from collections.abc import Iterable, Sequence

from graphql import FieldNode, GraphQLError
from strawberry.exceptions import StrawberryInputCoercionError
from strawberry.schema.exceptions import InvalidOperationTypeError

from db.outages import is_outage

ACCOUNT_BLOCKED = "ACCOUNT_BLOCKED"
BAD_USER_INPUT = "BAD_USER_INPUT"
DOCUMENT_LIMIT = "DOCUMENT_LIMIT"
FORBIDDEN = "FORBIDDEN"
INTERNAL = "INTERNAL"
RATE_LIMITED = "RATE_LIMITED"
UNAUTHENTICATED = "UNAUTHENTICATED"
UNAVAILABLE = "UNAVAILABLE"

MASK = "Something went wrong on our side."
OUTAGE = "A service that this request needs is not responding. Try again in a few seconds."
OUTAGE_SECONDS = 5  # Sent to clients as ``retryAfter``.

_MAX_LOGGED_FAILURES = 5

_log = logging.getLogger("atelier.graphql")


def code_of(error: BaseException) -> str | None:
    """Return the ``graphql_code`` of an exception with a message for clients, or None for all others."""
    code = getattr(error, "graphql_code", None)
    return code if isinstance(code, str) else None


def present(errors: list[GraphQLError], *, request_id: str | None) -> None:
    """Replace the errors of one result, in their list, by errors that the client may see.

    Mistakes keep their message and get a code; they are not logged, because they may quote input. Outages and defects
    are masked and logged: an outage as one line at WARNING, a defect with its traceback at ERROR.
    """
    codes = [_client_code(error) for error in errors]
    if failures := [error for code, error in zip(codes, errors, strict=True) if code is None]:
        _log_failures(failures, request_id)
    errors[:] = [
        _mask(error, request_id) if code is None else _with_code(error, code, request_id)
        for code, error in zip(codes, errors, strict=True)
    ]


def codes_of(errors: Iterable[GraphQLError]) -> set[str]:
    """Return the codes that clients receive for errors, whether or not ``present`` has processed them."""
    return {_client_code(error) or (UNAVAILABLE if is_outage(_cause(error)) else INTERNAL) for error in errors}


def log_failure(error: BaseException, *, where: str, request_id: str | None) -> None:
    """Log an outage with the name of its exception, or a defect with its traceback."""
    if is_outage(error):
        _log.warning("graphql: an outage %s: %s (request: %s)", where, type(error).__name__, request_id)
    else:
        _log.error("graphql: a defect %s (request: %s)", where, request_id, exc_info=error)


def retry_after_of(error: BaseException) -> int | None:
    """Return the seconds after which an exception suggests a retry, or None."""
    seconds = getattr(error, "retry_after", None)
    return seconds if isinstance(seconds, int) else None


def rate_limited(seconds: int) -> GraphQLError:
    """Return the error for a client over a rate limit, which may retry after ``seconds``."""
    extensions = {"code": RATE_LIMITED, "retryAfter": seconds}
    return GraphQLError(f"Too many requests. Try again in {seconds} seconds.", extensions=extensions)


def error_body(
    message: str, code: str, *, request_id: str | None = None, retry_after: int | None = None
) -> dict[str, object]:
    """Return a GraphQL response body with one error that occurred before execution."""
    extensions: dict[str, object] = {"code": code}
    if retry_after is not None:
        extensions["retryAfter"] = retry_after
    if request_id is not None:
        extensions["requestId"] = request_id
    return {"errors": [{"message": message, "extensions": extensions}]}


def _log_failures(failures: Sequence[GraphQLError], request_id: str | None) -> None:
    for error in failures[:_MAX_LOGGED_FAILURES]:
        path = ".".join(map(str, error.path or ())) or "the operation"
        log_failure(_cause(error), where=f"in {path}", request_id=request_id)
    more = len(failures) - _MAX_LOGGED_FAILURES
    if more > 0:
        _log.error("graphql: and %d more failures (request: %s)", more, request_id)


def _client_code(error: GraphQLError) -> str | None:
    """Return the code of a client's mistake, or None for other errors."""
    if isinstance(code := (error.extensions or {}).get("code"), str):
        return code
    cause = _cause(error)
    if isinstance(cause, InvalidOperationTypeError):  # For example, a mutation by GET.
        return BAD_USER_INPUT
    if not isinstance(cause, GraphQLError):
        return code_of(cause) or (BAD_USER_INPUT if error.path is None and error.nodes else None)
    if error.path is None or isinstance(cause, StrawberryInputCoercionError):
        return BAD_USER_INPUT
    # During execution, errors about a field's arguments point at the arguments; errors about its result point at the
    # field, or at no node.
    points_at_arguments = cause.nodes and not any(isinstance(node, FieldNode) for node in cause.nodes)
    return BAD_USER_INPUT if points_at_arguments else None


def _cause(error: GraphQLError) -> Exception:
    """Return the exception that was raised first, under all the wrappers that GraphQL put around it."""
    cause: Exception = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _with_code(error: GraphQLError, code: str, request_id: str | None) -> GraphQLError:
    extensions: dict[str, object] = {**(error.extensions or {}), **_further_extensions(error), "code": code}
    if (seconds := retry_after_of(_cause(error))) is not None:
        extensions["retryAfter"] = seconds
    if request_id is not None:
        extensions["requestId"] = request_id
    error.extensions = extensions
    return error


def _further_extensions(error: GraphQLError) -> dict[str, object]:
    """Return the ``graphql_extensions`` of the exception behind an error, such as the path of the wrong argument."""
    further = getattr(_cause(error), "graphql_extensions", None)
    return further if isinstance(further, dict) else {}


def _mask(error: GraphQLError, request_id: str | None) -> GraphQLError:
    extensions: dict[str, object] = {"code": INTERNAL}
    message = MASK
    if is_outage(_cause(error)):
        extensions = {"code": UNAVAILABLE, "retryAfter": OUTAGE_SECONDS}
        message = OUTAGE
    if request_id is not None:
        extensions["requestId"] = request_id
    return GraphQLError(message, error.nodes, error.source, error.positions, error.path, extensions=extensions)
