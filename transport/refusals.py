"""Refusals: requests that are not executed, and what their answers say."""

from collections.abc import Mapping

from transport.errors import BAD_USER_INPUT, RATE_LIMITED


class Refused(Exception):
    """A request that is not executed, with what its answer says beside the reason."""

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


def too_many(message: str, retry_after: int) -> Refused:
    """Return the refusal of a client that is to come back after so many seconds."""
    return Refused(429, message, code=RATE_LIMITED, retry_after=retry_after)


def other_method(reason: str, *allowed: str) -> Refused:
    """Return the refusal of a method that is none of those allowed."""
    return Refused(405, reason, headers={"Allow": ", ".join(allowed)})
