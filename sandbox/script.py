"""Failures on demand: markers in a prompt that make its task fail or behave unusually, and failures by name."""

import re
from dataclasses import dataclass
from typing import Self

_WORDS = re.compile(r"\[(fail:(?:moderation|provider|input)|slow:\d{1,4}|no-callback|double-callback)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Failure:
    """The failure of a task: a code, which is a string in Kie.ai's responses, and a message."""

    code: str
    message: str


INTERNAL_ERROR = Failure("500", "Internal error, please try again later.")
FAILURES = {
    "moderation": Failure("400", "The content was flagged as sensitive by our content policy."),
    "provider": INTERNAL_ERROR,
}


@dataclass(frozen=True, slots=True)
class Script:
    """The behaviour that the markers in a prompt request; ``prompt`` is the rest, to be painted."""

    prompt: str
    refused: bool = False
    failure: Failure | None = None
    seconds: float | None = None  # The task's duration; None: the usual one.
    callbacks: int = 1

    @classmethod
    def of(cls, prompt: str) -> Self:
        words = [word.lower() for word in _WORDS.findall(prompt)]
        kinds = [word.removeprefix("fail:") for word in words]
        slow = next((word for word in words if word.startswith("slow:")), None)
        return cls(
            prompt=_WORDS.sub("", prompt).strip(),
            refused="fail:input" in words,
            failure=next((FAILURES[kind] for kind in kinds if kind in FAILURES), None),
            seconds=None if slow is None else float(slow.removeprefix("slow:")),
            callbacks=0 if "no-callback" in words else 2 if "double-callback" in words else 1,
        )
