"""What can go wrong with Kie.ai, told apart by what the caller may do next.

Every text is truncated and holds neither the API key nor an address, so it may be logged as it is.
"""

from enum import StrEnum

from services.kie.failures import FailureKind


class SuspensionReason(StrEnum):
    """Why Kie.ai serves nobody on this account at the moment."""

    KEY = "key"  # The key is wrong, or not allowed from here.
    CREDITS = "credits"  # The account at Kie.ai has too few credits.
    USAGE_CAP = "usage_cap"  # The cap that the account's owner set for this key is reached.
    MAINTENANCE = "maintenance"
    DISABLED = "disabled"  # The model is switched off.
    FIREWALL = "firewall"  # Cloudflare refused the User-Agent before Kie.ai saw the call.
    REDIRECTED = "redirected"  # Something else answers at the configured address.


class KieError(Exception):
    """Kie.ai did not do what was asked, or sent what cannot be used."""


class KieRejected(KieError):
    """Kie.ai refused this request for good: nothing was started, and asking again changes nothing."""

    def __init__(self, code: int, message: str, kind: FailureKind) -> None:
        super().__init__(f"Kie.ai refused the request with {code}: {message or 'no reason given'}")
        self.code = code
        self.message = message
        self.kind = kind


class KieThrottled(KieError):
    """Too many calls: this one was dropped and nothing was started.

    ``retry_after`` is in seconds and has no jitter; the caller adds its own.
    """

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"Kie.ai asks for fewer calls; the next one may be tried in {retry_after:g} s.")
        self.retry_after = retry_after


class KieSuspended(KieError):
    """Nobody on this account is served now: nothing was started, and the whole queue should pause.

    ``retry_after`` is in seconds: when it is worth a look whether an operator, or time, has mended it.
    """

    def __init__(self, code: int, message: str, *, retry_after: float, reason: SuspensionReason) -> None:
        super().__init__(f"Kie.ai serves nobody now ({reason}, {code}): {message or 'no reason given'}")
        self.code = code
        self.message = message
        self.retry_after = retry_after
        self.reason = reason


class KieUnreachable(KieError):
    """No connection came about, so nothing was sent and nothing was started; safe to try again."""


class KieAmbiguous(KieError):
    """A create was sent, or may have been, and its outcome is unknown: a paid task may exist."""


class KieUnavailable(KieError):
    """No usable answer to a call that starts nothing; ask again later."""


class KieUnknownTask(KieError):
    """Kie.ai says that there is no such task, which a task of the last minute may also be told."""


class KieResultMissing(KieError):
    """The task succeeded and names no usable address of an image."""


class CallbackRejected(KieError):
    """A callback that must not be acted upon."""


class CallbackMalformed(CallbackRejected):
    """It is not a callback: it names no task, or several."""


class CallbackForged(CallbackRejected):
    """It is not signed, or not with our key."""


class CallbackStale(CallbackRejected):
    """It is signed with our key, but for another time."""
