"""The interpretation of Kie.ai's refusals: the meaning of codes and texts, and the error to raise for each."""

import re
from collections.abc import Mapping
from typing import assert_never

from msgspec import Struct

from services.providers.errors import (
    ProviderAmbiguous,
    ProviderError,
    ProviderRateLimited,
    ProviderRejected,
    ProviderSuspended,
    ProviderUnavailable,
    SuspensionReason,
)
from services.providers.kie import envelope, failures, texts
from services.providers.kie.envelope import Reply
from services.providers.tasks import FailureKind

# Seconds. The limit counts creations in windows of 10 s, so a call after a shorter wait is refused again.
MIN_THROTTLE = 10.0
MAX_THROTTLE = 600.0
MAX_SUSPENSION = 3600.0
TRY_LATER = "Try again later, and check KIE_AI_BASE_URL."
BUY_CREDITS = "Buy credits at kie.ai."

_ADVICE: Mapping[SuspensionReason, str] = {
    SuspensionReason.KEY: "Check KIE_AI_API_KEY, and which addresses the key may be used from.",
    SuspensionReason.CREDITS: BUY_CREDITS,
    SuspensionReason.USAGE_CAP: "Raise the cap of this key at kie.ai.",
    SuspensionReason.MAINTENANCE: "Wait; generations stay queued meanwhile.",
    SuspensionReason.DISABLED: "Ask Kie.ai: the model is switched off.",
    SuspensionReason.FIREWALL: "Ask Kie.ai: its firewall refuses this client.",
    SuspensionReason.REDIRECTED: "Check KIE_AI_BASE_URL: something else answers there.",
}


class Rejection(Struct, frozen=True):
    """This request is refused permanently."""

    kind: FailureKind


class Suspension(Struct, frozen=True):
    """No request is served until an operator, or time, fixes the cause; ``wait`` is in seconds."""

    reason: SuspensionReason
    wait: float
    text: str = ""  # For an operator, if the answer has no message.


class Throttle(Struct, frozen=True):
    """This request came too soon after others."""


class Doubt(Struct, frozen=True):
    """The answer does not prove whether the request was carried out."""


Verdict = Rejection | Suspension | Throttle | Doubt


class Call(Struct, frozen=True):
    """The interpretation of unsuccessful answers for one kind of call."""

    doubt: type[ProviderAmbiguous] | type[ProviderUnavailable]
    unknown: Verdict  # For a code that is not in ``CODES``, unless it may be a success or a server error.
    rejectable: bool = True  # False: after a refusal, retry later.


CREATE = Call(doubt=ProviderAmbiguous, unknown=Rejection(FailureKind.PROVIDER))
SEND = Call(doubt=ProviderUnavailable, unknown=Doubt())
# A running, paid task must not fail because one read failed.
READ = Call(doubt=ProviderUnavailable, unknown=Doubt(), rejectable=False)

_NO_CREDITS = Suspension(SuspensionReason.CREDITS, 300.0)
_KEY = Suspension(SuspensionReason.KEY, 300.0)
_MAINTENANCE = Suspension(SuspensionReason.MAINTENANCE, 300.0)
_DISABLED = Suspension(SuspensionReason.DISABLED, 900.0)
_FIREWALL = Suspension(SuspensionReason.FIREWALL, 300.0, "Cloudflare refused the User-Agent (error 1010)")
_REDIRECTED = Suspension(SuspensionReason.REDIRECTED, 300.0, "the API's address leads elsewhere")

# Sources: Kie.ai documentation, "Create task" and "Get task details", and reports of integrators.
CODES: Mapping[int, Verdict] = {
    400: Rejection(FailureKind.INPUT),
    401: _KEY,
    402: _NO_CREDITS,
    403: _KEY,
    404: Rejection(FailureKind.PROVIDER),
    408: Doubt(),
    413: Rejection(FailureKind.INPUT),
    422: Rejection(FailureKind.INPUT),
    405: Throttle(),
    429: Throttle(),
    430: Throttle(),
    433: Suspension(SuspensionReason.USAGE_CAP, 900.0),
    451: Rejection(FailureKind.INPUT_FETCH),
    455: _MAINTENANCE,
    500: Doubt(),
    501: Doubt(),
    505: _DISABLED,
    550: Throttle(),
}

# Problems for the operator, and calls that came too fast: Kie.ai sends these texts with several codes.
_FOR_OPERATORS = (
    (texts.THROTTLED, Throttle()),
    (texts.CREDITS, _NO_CREDITS),
    (texts.KEY, _KEY),
    (texts.MAINTENANCE, _MAINTENANCE),
    (texts.DISABLED, _DISABLED),
)
# Code 408 always means that a service did not answer, regardless of the text.
_TIMED_OUT = 408

_NO_SUCH_TASK = re.compile(r"recordinfo is null|(?:record|task)(?:id)? (?:does not exist|not found)", re.IGNORECASE)


def is_unknown_task(reply: Reply) -> bool:
    """Return whether Kie.ai itself, not a proxy in front of it, answered that there is no such task."""
    return reply.code == 404 or (reply.code == 422 and _NO_SUCH_TASK.search(reply.message) is not None)


def verdict(reply: Reply, call: Call) -> Verdict:
    """Return the meaning of an unaccepted answer; the body's ``code`` takes precedence over the HTTP status."""
    if reply.refused_by_firewall:
        return _FIREWALL
    # A task that the answer names may have been started, regardless of the code.
    if reply.names_task:
        return Doubt()
    if reply.status == 429:
        return Doubt() if reply.cut_off else Throttle()
    if reply.code is None or reply.code == envelope.ACCEPTED:
        return _of_status(reply.status, call)
    given = _refine_verdict(_of_code(reply.code, call), reply.code, reply.message)
    # A dropped call started nothing, but a failing server may have started a task.
    return Doubt() if isinstance(given, Throttle) and reply.status >= 500 else given


def _refine_verdict(given: Verdict, code: int, message: str) -> Verdict:
    """Return the meaning of the text if it is more precise than the code, else ``given``."""
    if code < 400 or code == _TIMED_OUT or isinstance(given, Suspension | Throttle):
        return given
    words = texts.words(message)
    for pattern, refined in _FOR_OPERATORS:
        if pattern.search(words):
            return refined
    kind = failures.kind_of_text(message)
    if kind is None or (kind is FailureKind.PROVIDER and isinstance(given, Doubt)):
        return given
    return Doubt() if kind is FailureKind.TIMEOUT else Rejection(kind)


def _of_code(code: int, call: Call) -> Verdict:
    # A code below 400 may mean success, and a server error may have occurred after the charge.
    unknown = Doubt() if code < 400 or 500 <= code < 600 else call.unknown
    return CODES.get(code, unknown)


def _of_status(status: int, call: Call) -> Verdict:
    if 300 <= status < 400:
        return _REDIRECTED
    # HTTP gives 405, 501 and 505 other meanings than Kie.ai, and any gateway may send them.
    if status == 405:
        return call.unknown
    return Doubt() if status >= 500 else _of_code(status, call)


def refusal(reply: Reply, call: Call) -> ProviderError:
    """Return the error for an unaccepted answer to that kind of call."""
    code = reply.status if reply.code in (None, envelope.ACCEPTED) else reply.code
    given = verdict(reply, call)
    match given:
        case Throttle():
            wait = _clamp(reply.retry_after, MIN_THROTTLE, MAX_THROTTLE)
            text = f"Kie.ai refuses calls that come too fast; retry in {wait:g} s."
            return ProviderRateLimited(text, retry_after=wait)
        case Suspension(reason=reason, wait=wait):
            message = reply.message or given.text
            return ProviderSuspended(
                f"Kie.ai serves no calls of this account ({reason}, {code}): {message or 'no reason given'}",
                reason=reason,
                retry_after=_clamp(reply.retry_after, wait, MAX_SUSPENSION),
                advice=_ADVICE[reason],
                code=code,
                message=message,
            )
        case Rejection(kind=kind) if call.rejectable:
            text = f"Kie.ai refused the request with {code}: {reply.message or 'no reason given'}"
            return ProviderRejected(text, kind=kind, code=code, message=reply.message)
        case Rejection() | Doubt():
            text = f"Kie.ai answered HTTP {reply.status}, code {reply.code}: {reply.message}"
            return call.doubt(text, code=code, message=reply.message, advice=TRY_LATER)
        case _:
            assert_never(given)


def _clamp(asked: float | None, least: float, most: float) -> float:
    return min(max(asked or 0.0, least), most)
