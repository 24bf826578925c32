"""GraphQL over HTTP: one operation, its retries, and its errors."""

import time
from collections.abc import Mapping
from typing import Any

import anyio
import httpx

from atelier_client.errors import AccountBlocked, AtelierError, RequestFailed, SignedOut, Unreachable
from atelier_client.pacing import pause
from atelier_client.session import Session

# Statuses of an outage, which may have begun after a commit: the request may or may not have been executed.
_NO_RESPONSE = {502, 503, 504}


class NotAtelier(Unreachable):
    """There is no such address, or another program answers at it: a retry is useless."""


class GraphQL:
    """The ``/graphql`` endpoint of a server.

    ``patience`` is how many seconds a request that may be repeated is repeated while the server is away or its rate
    limit is reached.
    """

    def __init__(self, url: str, http: httpx.AsyncClient, session: Session, patience: float) -> None:
        self.url = url
        self.http = http
        self.session = session
        self.patience = patience

    async def execute(self, document: str, variables: Mapping[str, object], *, repeatable: bool) -> dict[str, Any]:
        """Return the data of an operation.

        Raises:
            AtelierError: as described in `atelier_client.errors`; never ``Refused``, which is in the data.
        """
        deadline, tries = time.monotonic() + self.patience, 0
        while True:
            try:
                return await self._authenticated(document, variables)
            except (Unreachable, RequestFailed) as error:
                wait = error.retry_after if isinstance(error, RequestFailed) else 0
                may_repeat = _was_not_executed(error) or (repeatable and not isinstance(error, NotAtelier))
                if wait is None or not may_repeat or time.monotonic() + wait >= deadline:
                    raise
            await anyio.sleep(wait)
            await pause(tries)
            tries += 1

    async def _authenticated(self, document: str, variables: Mapping[str, object]) -> dict[str, Any]:
        token = await self.session.token()
        try:
            return await self._posted(document, variables, token)
        except SignedOut as error:
            # A request that is refused for its token is not executed, so a mutation may be repeated, too.
            token = await self.session.renewed(token, str(error))
        return await self._posted(document, variables, token)

    async def _posted(self, document: str, variables: Mapping[str, object], token: str) -> dict[str, Any]:
        try:
            response = await self.http.post(
                f"{self.url}/graphql",
                json={"query": document, "variables": variables},
                headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
            )
            if response.status_code in _NO_RESPONSE:
                raise Unreachable(f"{self.url} is not available (HTTP {response.status_code}).")
            answer = response.json()
            errors, data = answer.get("errors"), answer.get("data")
            if not errors:
                return dict(data)
            failure = failure_of(errors)
        except httpx.HTTPError as error:
            raise Unreachable(f"No usable answer from {self.url}: {words(error)}") from error
        except (httpx.InvalidURL, ValueError, LookupError, AttributeError, TypeError) as error:
            raise NotAtelier(f"No usable answer from {self.url}: {words(error)}") from error
        raise failure


def _was_not_executed(error: AtelierError) -> bool:
    """Return whether the error proves that the server changed nothing; others may come after a commit."""
    return isinstance(error, RequestFailed) and error.code == "RATE_LIMITED"


def failure_of(errors: Any) -> AtelierError:
    """Return the exception for the ``errors`` of a GraphQL result.

    Raises:
        LookupError, TypeError, AttributeError: it is none of GraphQL.
    """
    message, extensions = str(errors[0]["message"]), errors[0].get("extensions") or {}
    code = str(extensions.get("code", ""))
    if code == "UNAUTHENTICATED":
        return SignedOut(message)
    if code == "ACCOUNT_BLOCKED":
        return AccountBlocked(message)
    retry_after = extensions.get("retryAfter")
    return RequestFailed(message, code, retry_after if isinstance(retry_after, int | float) else None)


def words(error: Exception) -> str:
    """Return the message of an error, else its class: some connection errors have no message."""
    return str(error) or type(error).__name__
