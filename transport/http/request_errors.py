"""Request errors: requests that are not executed, and the contents of their responses."""

from collections.abc import Mapping

from transport.http.errors import BAD_USER_INPUT, RATE_LIMITED


class RequestError(Exception):
    """A request that is not executed, with the contents of its response."""

    def __init__(
        self,
        status: int,
        reason: str,
        *,
        code: str = BAD_USER_INPUT,
        headers: Mapping[str, str] | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.code = code
        self.headers = dict(headers or {})
        self.retry_after = retry_after
        if retry_after is not None:
            self.headers["Retry-After"] = str(retry_after)


def too_many(message: str, retry_after: int) -> RequestError:
    """Return the error for a client that should retry after ``retry_after`` seconds."""
    return RequestError(429, message, code=RATE_LIMITED, retry_after=retry_after)


def other_method(reason: str, *allowed: str) -> RequestError:
    """Return the error for a method that is not one of ``allowed``."""
    return RequestError(405, reason, headers={"Allow": ", ".join(allowed)})
