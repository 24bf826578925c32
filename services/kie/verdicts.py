"""What Kie.ai's answers mean: its codes, the texts that refine them, and the error that each becomes."""

import re
from collections.abc import Mapping
from typing import assert_never

from records import record
from services.kie import envelope, failures
from services.kie.envelope import Reply
from services.kie.errors import (
    KieAmbiguous,
    KieError,
    KieRejected,
    KieSuspended,
    KieThrottled,
    KieUnavailable,
    SuspensionReason,
)
from services.kie.failures import FailureKind

# Seconds. The limit counts creations in windows of 10 s, and a wait shorter than one is refused again.
MIN_THROTTLE = 10.0
MAX_THROTTLE = 600.0
MAX_SUSPENSION = 3600.0


@record(frozen=True, slots=True)
class Rejection:
    """This request will never be served."""

    kind: FailureKind


@record(frozen=True, slots=True)
class Suspension:
    """No request is served until somebody, or time, mends it; ``wait`` is in seconds."""

    reason: SuspensionReason
    wait: float
    text: str = ""  # For an operator, when the answer brings none.


@record(frozen=True, slots=True)
class Throttle:
    """This request came too soon after others."""


@record(frozen=True, slots=True)
class Doubt:
    """It proves neither that the request was carried out nor that it was not."""


Verdict = Rejection | Suspension | Throttle | Doubt


@record(frozen=True, slots=True)
class Call:
    """How one kind of call takes the answers that are not a plain yes."""

    doubt: type[KieAmbiguous] | type[KieUnavailable]
    unknown: Verdict  # For a code that is in no table, unless it looks like a success or a server's error.
    rejectable: bool = True  # False: a refusal only means to ask again later.


CREATE = Call(doubt=KieAmbiguous, unknown=Rejection(FailureKind.PROVIDER))
SEND = Call(doubt=KieUnavailable, unknown=Doubt())
# A running, paid task must not end because one look at it went wrong.
READ = Call(doubt=KieUnavailable, unknown=Doubt(), rejectable=False)

_NO_CREDITS = Suspension(SuspensionReason.CREDITS, 300.0)
_DISABLED = Suspension(SuspensionReason.DISABLED, 900.0)
_FIREWALL = Suspension(SuspensionReason.FIREWALL, 300.0, "Cloudflare refused the User-Agent (error 1010)")
_REDIRECTED = Suspension(SuspensionReason.REDIRECTED, 300.0, "the API's address leads elsewhere")

# Kie.ai documentation, "Create task" and "Get task details", and what integrators saw.
CODES: Mapping[int, Verdict] = {
    400: Rejection(FailureKind.INPUT),
    401: Suspension(SuspensionReason.KEY, 300.0),
    402: _NO_CREDITS,
    403: Suspension(SuspensionReason.KEY, 300.0),
    404: Rejection(FailureKind.PROVIDER),
    405: Rejection(FailureKind.PROVIDER),
    408: Doubt(),
    413: Rejection(FailureKind.INPUT),
    422: Rejection(FailureKind.INPUT),
    429: Throttle(),
    433: Suspension(SuspensionReason.USAGE_CAP, 900.0),
    451: Rejection(FailureKind.INPUT_FETCH),
    455: Suspension(SuspensionReason.MAINTENANCE, 300.0),
    500: Doubt(),
    501: Doubt(),
    505: _DISABLED,
    550: Throttle(),
}

# Texts that say more than their code, in order: a lack of credits may also tell how many are required.
_REFINEMENTS: Mapping[int, tuple[tuple[re.Pattern[str], Verdict], ...]] = {
    500: (
        (re.compile(r"credits? (?:is |are )?insufficient|insufficient credits?", re.IGNORECASE), _NO_CREDITS),
        (re.compile(r"temporarily paused", re.IGNORECASE), _DISABLED),
        (
            re.compile(r"required|not within the range|allowed options|invalid", re.IGNORECASE),
            Rejection(FailureKind.INPUT),
        ),
    ),
    # The model's name is ours and always the same, so it is the model that has gone, for everybody.
    422: (
        (re.compile(r"model name you specified is not supported", re.IGNORECASE), _DISABLED),
        (re.compile(r"page does not exist or is not published", re.IGNORECASE), _DISABLED),
    ),
}

_NO_SUCH_TASK = re.compile(r"recordinfo is null|(?:record|task)(?:id)? (?:does not exist|not found)", re.IGNORECASE)


def says_no_such_task(reply: Reply) -> bool:
    """Whether Kie.ai itself, and not something before it, says that it knows no such task."""
    return reply.code == 404 or (reply.code == 422 and _NO_SUCH_TASK.search(reply.message) is not None)


def verdict(reply: Reply, call: Call) -> Verdict:
    """What an answer that was not accepted says; the body's ``code`` counts before the HTTP status."""
    if reply.status == 429:
        return Throttle()
    if reply.refused_by_firewall:
        return _FIREWALL
    if reply.code is None or reply.code == envelope.ACCEPTED:
        return _of_status(reply.status, call)
    for pattern, refined in _REFINEMENTS.get(reply.code, ()):
        if pattern.search(reply.message):
            return refined
    return _of_code(reply.code, call)


def _of_code(code: int, call: Call) -> Verdict:
    # Below 400 it may be another way to say yes, and a server's error may have followed the charge.
    unknown = Doubt() if code < 400 or 500 <= code < 600 else call.unknown
    return CODES.get(code, unknown)


def _of_status(status: int, call: Call) -> Verdict:
    if 300 <= status < 400:
        return _REDIRECTED
    # HTTP has meanings of its own for 501 and 505, and any gateway may send them.
    return Doubt() if status >= 500 else _of_code(status, call)


def refusal(reply: Reply, call: Call) -> KieError:
    """The error that an answer which was not accepted becomes for that kind of call."""
    code = reply.status if reply.code in (None, envelope.ACCEPTED) else reply.code
    given = verdict(reply, call)
    match given:
        case Throttle():
            return KieThrottled(_bounded(reply.retry_after, MIN_THROTTLE, MAX_THROTTLE))
        case Suspension(reason=reason, wait=wait, text=text):
            retry_after = _bounded(reply.retry_after, wait, MAX_SUSPENSION)
            return KieSuspended(code, reply.message or text, retry_after=retry_after, reason=reason)
        case Rejection(kind=kind) if call.rejectable:
            return KieRejected(code, reply.message, _refined(kind, code, reply.message))
        case Rejection() | Doubt():
            return call.doubt(f"Kie.ai answered HTTP {reply.status}, code {reply.code}: {reply.message}")
        case _:
            assert_never(given)


def _refined(kind: FailureKind, code: int, message: str) -> FailureKind:
    """The same texts that explain a failed task tell a moderated prompt from a wrong parameter."""
    if kind is not FailureKind.INPUT:
        return kind
    told = failures.cause(str(code), message).kind
    return told if told in (FailureKind.MODERATION, FailureKind.INPUT_FETCH) else kind


def _bounded(asked: float | None, least: float, most: float) -> float:
    return min(max(asked or 0.0, least), most)
