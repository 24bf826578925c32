"""Text of settings: the rule for quotes and white space, and the search for misspelt names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

_NEAR = 0.87  # `KIE_API_KEY` is this similar to `KIE_AI_API_KEY`; `AUTH_SECRET` to `AUTH_JWT_SECRET` is not.
_OURS = ("KIE_", "MODERATION_", "RATE_LIMIT_", "SIGNUP_", "GENERATION_", "TRUSTED_DOCUMENT")
# Names of AWS and OpenTelemetry, which define more than we read, and names that Kubernetes sets for each service.
_FOREIGN = re.compile(r"OTEL_.*|AWS_.*|.*_SERVICE_(HOST|PORT).*|.*_PORT_\d+_(TCP|UDP).*")
_SHORTEST = 6  # Shorter names are similar to too many others.


def plain(value: str) -> str:
    """Return the text of a setting without surrounding white space and without one pair of matching quotes.

    Files end with a newline, and tools that set variables from a file may keep the quotes.
    """
    text = value.strip()
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].strip()
    return text


def check_printable(value: str) -> None:
    """Reject text with an invisible character, such as a newline in its middle or a zero-width space.

    Raises:
        ValueError: the text has one.
    """
    if not value.isprintable():
        raise ValueError("it has a character that cannot be printed, such as a newline in its middle: type it anew")


def misspelt(given: Iterable[str], known: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Yield each given name that seems to be a misspelt known one, and the nearest known name if there is one."""
    names = sorted(known)
    for name in sorted(set(given) - set(names)):
        if _FOREIGN.fullmatch(name):
            continue
        is_ours = name.startswith(_OURS)
        if is_ours or len(name) >= _SHORTEST:
            near = _with_its_words(name, names) if is_ours else names
            near = get_close_matches(name, near, n=1, cutoff=0.6 if is_ours else _NEAR)
            if near or is_ours:
                yield name, near[0] if near else None


def _with_its_words(name: str, names: list[str]) -> list[str]:
    """Return the names that contain all words of ``name``, or all names if there are none."""
    words = set(name.split("_"))
    return [each for each in names if words.issubset(each.split("_"))] or names


def misspelling_lines(given: Mapping[str, object], known: Iterable[str]) -> list[str]:
    """Return a line for each misspelt name."""
    return [
        f"{name} is not a setting" + (f": did you mean {near}?" if near else ".")
        for name, near in misspelt(given, known)
    ]
