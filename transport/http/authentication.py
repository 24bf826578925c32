"""Authentication of requests and sockets: from credentials to the context for their operations."""

import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeVar

from msgspec import Struct
from starlette.requests import HTTPConnection

from services.events.stream import Position
from transport.http.credentials import authorization_of, check_names
from transport.http.errors import (
    ACCOUNT_BLOCKED,
    FORBIDDEN,
    RATE_LIMITED,
    UNAUTHENTICATED,
    code_of,
    retry_after_of,
)
from transport.http.request_errors import RequestError

OpenedT = TypeVar("OpenedT")

_STATUS = {UNAUTHENTICATED: 401, ACCOUNT_BLOCKED: 403, FORBIDDEN: 403, RATE_LIMITED: 429}
_SAFE_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class OnRevoked(Protocol):
    """A function that has another one called if credentials are revoked, at once if that has happened already."""

    def __call__(self, revoked: Callable[[], None], /) -> Callable[[], None]:
        """Register the function, and return the function that ends the registration."""


class OpenedRequest(Struct, frozen=True):
    """The context of a request's operations, and when its credentials expire (Unix seconds; None: never).

    ``on_revoked`` is None if the credentials cannot be revoked while a stream is open.
    """

    context: object
    expires_at: float | None = None
    on_revoked: OnRevoked | None = None


class OpenRequest(Protocol):
    """A function that authenticates the client; called once for each request, and once for each socket."""

    async def __call__(
        self, authorization: str | None, *, request_id: str, client: str | None, position: Position | None = None
    ) -> OpenedRequest:
        """Authenticate a request.

        ``authorization`` is None if there are no credentials; ``client`` is the address. ``position`` belongs to a
        stream that its client may resume.

        Raises:
            Exception: with ``graphql_code`` ``UNAUTHENTICATED`` it refuses the credentials, and its message is shown.
                Another ``graphql_code`` refuses the request.
        """


class Handshake(Struct, frozen=True):
    """The facts about a request or a socket that are known from its head."""

    open_request: OpenRequest
    request_id: str
    client: str | None
    authorization: str | None

    async def open(self, payload: Mapping[str, object], position: Position | None = None) -> OpenedRequest:
        """Authenticate with the credentials in ``connection_init``, or else with the credentials of the handshake.

        Raises:
            MalformedCredentials: the payload's ``authorization`` is not a string.
            MisnamedCredentials: neither has credentials, and the payload has a token under another name.
            Exception: as for ``OpenRequest``.
        """
        is_given, given = authorization_of(payload)
        if not is_given:
            given = self.authorization
        if given is None:
            check_names(payload)
        return await self.open_request(given, request_id=self.request_id, client=self.client, position=position)


def handshake(connection: HTTPConnection, open_request: OpenRequest) -> Handshake:
    """Return the handshake of a request or a socket, from its head."""
    return Handshake(
        open_request=open_request,
        request_id=request_id_of(connection),
        client=connection.client.host if connection.client else None,
        authorization=connection.headers.get("authorization"),
    )


async def authenticate(
    opening: Handshake, payload: Mapping[str, object] | None = None, position: Position | None = None
) -> OpenedRequest:
    """Authenticate a request with the credentials in ``payload``, or else with the credentials of its head.

    Raises:
        RequestError: ``OpenRequest`` refused the credentials or the request.
    """
    return await refused_as_response(opening.open(payload or {}, position))


async def refused_as_response(opening: Awaitable[OpenedT]) -> OpenedT:
    """Return the result of an authentication; convert its refusal to a response.

    Raises:
        RequestError: the credentials or the request were refused.
    """
    try:
        return await opening
    except Exception as error:
        if (code := code_of(error)) is None:
            raise
        raise RequestError(
            _STATUS.get(code, 400),
            str(error),
            code=code,
            headers={"WWW-Authenticate": "Bearer"} if code == UNAUTHENTICATED else None,
            retry_after=retry_after_of(error),
        ) from error


def request_id_of(connection: HTTPConnection) -> str:
    """Return the request's id: the client's ``X-Request-Id`` if it is safe to repeat, or a new one.

    The id is stored in the connection's state as ``request_id``, so later calls return the same id.
    """
    state: dict[str, object] = connection.scope.setdefault("state", {})
    known = state.get("request_id")
    if known is None:
        given = connection.headers.get("x-request-id", "")
        known = state["request_id"] = given if _SAFE_REQUEST_ID.fullmatch(given) else secrets.token_hex(16)
    return str(known)
