"""Causes of failed tasks, derived from Kie.ai's imprecise codes and changing texts."""

import re
from collections.abc import Mapping

from services.providers.kie import texts
from services.providers.tasks import FailureKind, TaskFailed

# The first match counts. "Request blocked: rate limit exceeded" is not moderation, and a text about too few credits may
# contain "required".
_RULES: tuple[tuple[FailureKind, tuple[re.Pattern[str], ...]], ...] = (
    (
        FailureKind.PROVIDER,
        (texts.THROTTLED, texts.CREDITS, texts.KEY, texts.MAINTENANCE, texts.DISABLED, texts.OURS),
    ),
    (FailureKind.MODERATION, (texts.MODERATION,)),
    (FailureKind.INPUT_FETCH, (texts.INPUT_FETCH,)),
    (FailureKind.TIMEOUT, (texts.TIMEOUT,)),
    (FailureKind.INPUT, (texts.INPUT,)),
    (FailureKind.PROVIDER, (texts.OVERLOADED,)),
)

# All other codes are the provider's.
_BY_CODE: Mapping[str, FailureKind] = {
    "400": FailureKind.INPUT,
    "408": FailureKind.TIMEOUT,
    "413": FailureKind.INPUT,
    "422": FailureKind.INPUT,
    "451": FailureKind.INPUT_FETCH,
}


def kind_of_text(text: str) -> FailureKind | None:
    """Return the kind that a text alone implies, or None if it matches no rule."""
    words = texts.words(text)
    return next((kind for kind, patterns in _RULES if any(pattern.search(words) for pattern in patterns)), None)


def failure(code: str, message: str) -> TaskFailed:
    """Return the failure for a code and a text, both already redacted and truncated.

    The text is tried before the code, because Kie.ai uses 400 and 500 for several causes. A code may also be a token.
    """
    kind = kind_of_text(message if code.isdecimal() else f"{code} {message}")
    return TaskFailed(code=code, message=message, kind=kind or _BY_CODE.get(code, FailureKind.PROVIDER))
