"""Refusals of the actions of operators, besides those of ``services.errors``."""

from services.errors import Refusal


class NotAllowed(Refusal):
    """The operator's role does not allow the action, or it would lock operators out."""


class DayLimitReached(Refusal):
    """The operator would give more credits on one day than the role allows."""

    def __init__(self, *, limit: int, given: int) -> None:
        super().__init__(
            f"Your role can give {limit} credits a day (UTC), and you have given {given} today: {limit - given} are"
            " left. Ask an operator with a higher limit.",
            path=["input"],
        )
        self.limit = limit
        self.given = given


class AlreadyDone(Refusal):
    """It is so already, or can be done only once."""


class ErasureMustWait(Refusal):
    """The user has running work, an undecided payment or an open dispute."""

    def __init__(self, obstacles: str) -> None:
        super().__init__(
            f"The user has {obstacles}. Erase later, or let the erasure begin when they have ended: `whenFinished`.",
            path=["input", "userId"],
        )


class TooManyExports(Refusal):
    """The operator has too many pending exports."""


class Busy(Refusal):
    """A worker is acting on the generation, or the provider's answer is awaited."""
