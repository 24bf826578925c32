"""Opening a request: from its credentials to the context that its operations run in."""

import re
import secrets
from collections.abc import Mapping
from typing import Protocol

from starlette.requests import HTTPConnection

from records import record
from services.events.stream import Position
from transport.errors import RATE_LIMITED, UNAUTHENTICATED, code_of, retry_after_of
from transport.refusals import Refused

_STATUS = {UNAUTHENTICATED: 401, RATE_LIMITED: 429}
_SAFE_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@record(frozen=True, slots=True)
class OpenedRequest:
    """What operations run in, and until when its credentials hold (Unix seconds; None: for good)."""

    context: object
    expires_at: float | None = None


class OpenRequest(Protocol):
    """Tells from the credentials who asks. Called once for a request, and once for a socket."""

    async def __call__(
        self, authorization: str | None, *, request_id: str, client: str | None, position: Position | None = None
    ) -> OpenedRequest:
        """Open a request; ``authorization`` is None where there are no credentials, ``client`` the address.

        ``position`` is that of a stream which its client may come back to.

        Raises:
            Exception: one whose ``graphql_code`` is ``UNAUTHENTICATED`` refuses the credentials; its message is
                shown. Another ``graphql_code`` refuses the request.
        """


@record(frozen=True, slots=True)
class Handshake:
    """What is known of a socket before its ``connection_init``."""

    open_request: OpenRequest
    request_id: str
    client: str | None
    authorization: str | None

    async def open(self, payload: Mapping[str, object], position: Position | None = None) -> OpenedRequest:
        """Open the socket with the credentials in ``connection_init``, or else those of the handshake.

        Raises:
            MalformedCredentials: the payload's ``authorization`` is not a string.
            Exception: as ``OpenRequest`` says.
        """
        given = payload.get("authorization", payload.get("Authorization", self.authorization))
        if given is not None and not isinstance(given, str):
            raise MalformedCredentials
        return await self.open_request(given, request_id=self.request_id, client=self.client, position=position)


class MalformedCredentials(Exception):
    """The credentials are not even text."""


def handshake(connection: HTTPConnection, open_request: OpenRequest) -> Handshake:
    """Return what a request's or a socket's head tells about who asks."""
    return Handshake(
        open_request=open_request,
        request_id=request_id_of(connection),
        client=connection.client.host if connection.client else None,
        authorization=connection.headers.get("authorization"),
    )


async def opened(
    opening: Handshake, payload: Mapping[str, object] | None = None, position: Position | None = None
) -> OpenedRequest:
    """Open a request with the credentials in ``payload``, or else those of its head.

    Raises:
        Refused: it may not be opened.
    """
    try:
        return await opening.open(payload or {}, position)
    except Exception as error:
        if (code := code_of(error)) is None:
            raise
        raise Refused(
            _STATUS.get(code, 400),
            str(error),
            code=code,
            headers={"WWW-Authenticate": "Bearer"} if code == UNAUTHENTICATED else None,
            retry_after=retry_after_of(error),
        ) from error


def request_id_of(connection: HTTPConnection) -> str:
    """Return the request's id: the client's ``X-Request-Id`` where it is safe to repeat, or a new one.

    It is kept in the connection's state as ``request_id``, so it is the same whenever it is asked for.
    """
    state: dict[str, object] = connection.scope.setdefault("state", {})
    known = state.get("request_id")
    if known is None:
        given = connection.headers.get("x-request-id", "")
        known = state["request_id"] = given if _SAFE_REQUEST_ID.fullmatch(given) else secrets.token_hex(16)
    return str(known)
