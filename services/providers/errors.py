"""Errors of providers, distinguished by the caller's possible reactions.

Every text is truncated and contains neither a key nor an address, so it may be logged.
"""

from enum import StrEnum
from typing import ClassVar

from services.providers.tasks import FailureKind


class SuspensionReason(StrEnum):
    """The reason why a provider currently serves no calls of this account; the values are stored."""

    KEY = "key"  # The key is wrong, or not allowed from this address.
    CREDITS = "credits"  # The account at the provider has too few credits.
    USAGE_CAP = "usage_cap"  # The cap that the account's owner set for this key is reached.
    MAINTENANCE = "maintenance"
    DISABLED = "disabled"  # The requested model is switched off; others may work.
    FIREWALL = "firewall"  # A firewall refused this client before the provider saw the call.
    REDIRECTED = "redirected"  # The configured address redirects elsewhere.


class ProviderError(Exception):
    """A failed call to a provider, or unusable data from it.

    ``code`` and ``message`` are the provider's own, if it sent them; ``advice`` is the remedy for an operator.
    """

    outcome: ClassVar[str]
    """The name of the error in metrics."""

    def __init__(self, text: str, *, code: int | None = None, message: str = "", advice: str = "") -> None:
        super().__init__(text)
        self.code = code
        self.message = message
        self.advice = advice


class ProviderRejected(ProviderError):
    """The provider refused this request permanently: nothing was started, and a retry would be refused, too."""

    outcome = "rejected"

    def __init__(self, text: str, *, kind: FailureKind, code: int | None = None, message: str = "") -> None:
        super().__init__(text, code=code, message=message)
        self.kind = kind


class ProviderRateLimited(ProviderError):
    """Too many calls: this one was dropped and nothing was started.

    ``retry_after`` is in seconds, without jitter; the caller adds its own.
    """

    outcome = "throttled"

    def __init__(self, text: str, *, retry_after: float) -> None:
        super().__init__(text, advice="Try again; does another installation use this account?")
        self.retry_after = retry_after


class ProviderSuspended(ProviderError):
    """The provider serves no calls of this account now: nothing was started, and the whole queue should pause.

    ``retry_after`` is in seconds: the time until a retry may succeed, because an operator or time has fixed the cause.
    """

    outcome = "suspended"

    def __init__(
        self,
        text: str,
        *,
        reason: SuspensionReason,
        retry_after: float,
        advice: str,
        code: int | None = None,
        message: str = "",
    ) -> None:
        super().__init__(text, code=code, message=message, advice=advice)
        self.reason = reason
        self.retry_after = retry_after


class ProviderUnreachable(ProviderError):
    """No connection was made, so nothing was sent or started; it is safe to retry."""

    outcome = "unreachable"


class ProviderAmbiguous(ProviderError):
    """A request for an image was sent, or may have been, and its outcome is unknown: a paid task may exist."""

    outcome = "ambiguous"


class ProviderUnavailable(ProviderError):
    """No usable answer to a call that starts nothing; retry later."""

    outcome = "unavailable"


class TaskNotFound(ProviderError):
    """The provider answered that there is no such task, which it may also do in the first minute of a task."""

    outcome = "unknown_task"


class ResultMissing(ProviderError):
    """The task succeeded, but its record has no usable address of an image."""

    outcome = "result_missing"


class CallbackRejected(Exception):
    """A callback that must be ignored."""

    verdict: ClassVar[str]
    """The name of the error in metrics."""


class CallbackMalformed(CallbackRejected):
    """The body does not name exactly one usable task id, or the signed time is malformed."""

    verdict = "malformed"


class CallbackForged(CallbackRejected):
    """The callback is not signed with our key."""

    verdict = "forged"


class CallbackStale(CallbackRejected):
    """The callback is signed with our key, but too long ago or for the future."""

    verdict = "stale"
