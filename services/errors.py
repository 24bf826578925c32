"""Refusals: what a use case may expectedly say no to, with its facts."""

from collections.abc import Sequence

from db.models.creations import CreationStatus


class Refusal(Exception):
    """An expected no; nothing was written. The message is for the person who asked.

    ``path`` says where in the input the reason lies, in the API's names, where it lies in the input.
    """

    graphql_code = "BAD_USER_INPUT"

    def __init__(self, message: str, *, path: Sequence[str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


class InvalidInput(Refusal):
    """A value that cannot be used."""


class NotFound(Refusal):
    """There is no such thing, or it belongs to someone else."""


class InsufficientCredits(Refusal):
    """The price is above the balance."""

    def __init__(self, *, required: int, balance: int) -> None:
        super().__init__(f"{required} credits are needed and {balance} are available.")
        self.required = required
        self.balance = balance


class PriceAboveLimit(Refusal):
    """The price is above what the caller is willing to pay."""

    def __init__(self, *, credits: int, path: Sequence[str]) -> None:
        super().__init__(f"This costs {credits} credits, more than allowed.", path=path)
        self.credits = credits


class IdempotencyKeyReused(Refusal):
    """The key belongs to another input."""

    def __init__(self) -> None:
        super().__init__("This idempotency key was used with another input.", path=["input", "idempotencyKey"])


class RateLimited(Refusal):
    """Too many requests; ``retry_after`` in seconds."""

    graphql_code = "RATE_LIMITED"

    def __init__(self, *, retry_after: int) -> None:
        super().__init__(f"Too many requests; try again in {retry_after} seconds.")
        self.retry_after = retry_after


class WrongState(Refusal):
    """What was asked for cannot be done with a creation in this state."""

    def __init__(self, message: str, *, status: CreationStatus) -> None:
        super().__init__(message, path=["input", "id"])
        self.status = status


class PaymentsUnavailable(Refusal):
    """Nothing can be bought at the moment."""

    def __init__(self) -> None:
        super().__init__("Payments are not available at the moment.")


class Unauthenticated(Exception):
    """The credentials are missing, expired or not genuine; the message may be shown."""

    graphql_code = "UNAUTHENTICATED"


class BadRequest(Exception):
    """A request that cannot be understood, such as a page that cannot exist; the message may be shown."""

    graphql_code = "BAD_USER_INPUT"


class MissingRecord(Exception):
    """What a subscription is to watch does not exist, or belongs to someone else."""

    graphql_code = "NOT_FOUND"
