"""Why Kie.ai could not make an image, read from a code that says little and a text that is not stable."""

import re
from collections.abc import Mapping
from enum import StrEnum

from records import record


class FailureKind(StrEnum):
    """Whose problem it was."""

    MODERATION = "moderation"  # The prompt or a picture was refused by a content filter.
    INPUT = "input"  # A bad parameter or file type.
    INPUT_FETCH = "input_fetch"  # Kie.ai could not fetch a picture from the address it was given.
    PROVIDER = "provider"  # Kie.ai's own, or unknown.
    TIMEOUT = "timeout"  # What Kie.ai itself relies on was silent for over ten minutes.


@record(frozen=True, slots=True)
class Cause:
    """A kind, and whether a new task for the same request may be tried, which the caller has to bound."""

    kind: FailureKind
    retryable: bool = False


@record(frozen=True, slots=True)
class KieFailure:
    """The end of a task that made no image.

    ``message`` is Kie.ai's text, truncated and without addresses. It is untrusted: for logs, not for people.
    """

    code: str
    message: str
    kind: FailureKind
    retryable: bool


@record(frozen=True, slots=True)
class _Rule:
    cause: Cause
    pattern: re.Pattern[str]
    codes: frozenset[str] | None = None  # None: whatever the code.


def _rule(cause: Cause, pattern: str, *codes: str) -> _Rule:
    return _Rule(cause, re.compile(pattern, re.IGNORECASE), frozenset(codes) or None)


# The first match counts. Texts are tried before codes, since 400 and 500 are each used for several causes.
# A "busy" server is not listed as worth a retry: that text was also seen for an unreadable picture.
_RULES = (
    _rule(
        Cause(FailureKind.MODERATION),
        r"\bcontent polic|\busage polic|\bsensitive\b|\bflagged\b|\bmoderation\b|\bprohibited\b|\bsafety\b",
    ),
    _rule(
        Cause(FailureKind.MODERATION),
        r"\bcould not (?:make|create|generate|produce)\b.*\bimages?\b.*\bprompt\b",
    ),
    _rule(Cause(FailureKind.INPUT_FETCH), r"\bfetch|\bupload api\b"),
    _rule(
        Cause(FailureKind.INPUT),
        r"\bfile type\b|\bnot supported\b|\bunsupported\b|\bparameter"
        r"|\brequired\b|\bnot within the range\b|\ballowed options\b|\binvalid\b",
    ),
    _rule(
        Cause(FailureKind.TIMEOUT, retryable=True),
        r"\bupstream\b.*\b(?:no (?:result|response|answer)|silen(?:t|ce)|timed? ?out|did not respond)\b",
    ),
    _rule(
        Cause(FailureKind.PROVIDER, retryable=True),
        r"\binternal (?:server )?error\b|\bserver exception\b|\btry (?:again )?later\b",
        "500",
    ),
)

_BY_CODE: Mapping[str, Cause] = {
    "400": Cause(FailureKind.INPUT),
    "408": Cause(FailureKind.TIMEOUT, retryable=True),
    "422": Cause(FailureKind.INPUT),
    "451": Cause(FailureKind.INPUT_FETCH),
    "501": Cause(FailureKind.PROVIDER, retryable=True),
}

# A text that nobody has seen before is no reason to pay for a second task.
_UNKNOWN = Cause(FailureKind.PROVIDER)


def cause(code: str, message: str) -> Cause:
    """What a failure's code and text say together; unknown ones are the provider's and not retryable."""
    for rule in _RULES:
        if (rule.codes is None or code in rule.codes) and rule.pattern.search(message):
            return rule.cause
    return _BY_CODE.get(code, _UNKNOWN)


def failure(code: str, message: str) -> KieFailure:
    """The failure that a code and a text, both already made safe to keep, stand for."""
    found = cause(code, message)
    return KieFailure(code=code, message=message, kind=found.kind, retryable=found.retryable)
