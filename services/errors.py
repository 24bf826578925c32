"""Refusals: the errors that a use case raises for an expected reason, with their facts."""

import enum
from collections.abc import Sequence

from db.models.creations import CreationStatus


class Refusal(Exception):
    """An expected error; nothing was written. The message is for the user.

    ``path`` is the input field that caused it, in the API's names, or None.
    """

    graphql_code = "BAD_USER_INPUT"

    def __init__(self, message: str, *, path: Sequence[str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


class InvalidInput(Refusal):
    """A value that cannot be used; ``allowed`` has the values that can, if they are members of an enum."""

    def __init__(
        self, message: str, *, path: Sequence[str] | None = None, allowed: Sequence[enum.StrEnum] | None = None
    ) -> None:
        super().__init__(message, path=path)
        self.allowed = allowed


class NotFound(Refusal):
    """The object does not exist, or belongs to another user."""


class InsufficientCredits(Refusal):
    """The price is above the balance."""

    def __init__(self, *, required: int, balance: int) -> None:
        super().__init__(f"{required} credits are needed and {balance} are available.")
        self.required = required
        self.balance = balance


class CreditsOwed(Refusal):
    """The user owes credits of a reversed payment, which were already spent, and can start no new generation."""

    def __init__(self, *, owed: int) -> None:
        super().__init__(
            f"You owe {owed} credits: the money of a payment went back after its credits were spent. No new image can"
            " be started until they are settled. They are taken from refunds of images that fail or are canceled, and"
            " from credits that the operator of this service grants to you."
        )
        self.owed = owed


class PriceAboveLimit(Refusal):
    """The price is above the caller's ``maxCredits``."""

    def __init__(self, *, credits: int, path: Sequence[str]) -> None:
        super().__init__(f"The price is {credits} credits, more than this request allows.", path=path)
        self.credits = credits


class IdempotencyKeyReused(Refusal):
    """The idempotency key belongs to another input."""

    def __init__(self) -> None:
        super().__init__(
            "This idempotency key was already used with a different input.", path=["input", "idempotencyKey"]
        )


class ModelUnavailable(Refusal):
    """The model is paused, untested or retired; ``alternatives`` are the ids of models that make the same now."""

    def __init__(self, name: str, *, alternatives: Sequence[str], path: Sequence[str] = ("input", "model")) -> None:
        super().__init__(f"{name} is not available at the moment. Choose another model.", path=path)
        self.alternatives = list(alternatives)


class AccountBlocked(Refusal):
    """The account is blocked by an operator; every request that needs sign-in is refused."""

    graphql_code = "ACCOUNT_BLOCKED"

    def __init__(self) -> None:
        super().__init__("This account is blocked. Contact the support of this service.")


class RateLimited(Refusal):
    """Too many requests, or too many of ``what``; ``retry_after`` in seconds."""

    graphql_code = "RATE_LIMITED"

    def __init__(self, *, retry_after: int, what: str = "requests") -> None:
        super().__init__(f"Too many {what}. Try again in {retry_after} seconds.")
        self.retry_after = retry_after


class UploadLimit(enum.StrEnum):
    """The property of a user's uploads that a limit counts."""

    NUMBER = "number"
    BYTES = "bytes"


class TooManyUploads(Refusal):
    """The user's uploads would exceed the ``maximum`` of ``limit``; ``retry_after`` in seconds."""

    graphql_code = "RATE_LIMITED"

    def __init__(self, limit: UploadLimit, *, maximum: int, retry_after: int) -> None:
        most = f"{maximum} uploads" if limit is UploadLimit.NUMBER else f"{maximum // 1_000_000} MB of uploads"
        super().__init__(
            f"You can have at most {most} that no image uses yet. Use one, or try again in {retry_after} seconds.",
            path=["input"] if limit is UploadLimit.NUMBER else ["input", "byteSize"],
        )
        self.limit = limit
        self.maximum = maximum
        self.retry_after = retry_after


class UploadIncomplete(Refusal):
    """The bytes of the upload have not arrived, and nothing was charged."""

    def __init__(self, *, path: Sequence[str]) -> None:
        super().__init__("The bytes of the upload have not arrived. Send them, then try again.", path=path)


class StorageUnavailable(Refusal):
    """The storage does not answer, so it is unknown if an upload's bytes have arrived; ``retry_after`` in seconds."""

    graphql_code = "UNAVAILABLE"

    def __init__(self, *, path: Sequence[str], retry_after: int) -> None:
        super().__init__(f"The storage did not respond. Try again in {retry_after} seconds.", path=path)
        self.retry_after = retry_after


class WrongState(Refusal):
    """The operation is not possible for a creation with this status."""

    def __init__(self, message: str, *, status: CreationStatus) -> None:
        super().__init__(message, path=["input", "id"])
        self.status = status


class ErasureUnavailable(Refusal):
    """Users cannot request the erasure of their account here."""

    def __init__(self) -> None:
        super().__init__("Your account cannot be erased here by yourself. Contact the support of this service.")


class AccountClosing(Refusal):
    """The erasure of the account is requested, so nothing new can be started."""

    graphql_code = "ACCOUNT_CLOSING"

    def __init__(self) -> None:
        super().__init__("The erasure of this account is requested, so nothing new can be started.")


class PaymentsUnavailable(Refusal):
    """Nothing can be bought at the moment."""

    def __init__(self) -> None:
        super().__init__("Payments are not available at the moment.")


class Unauthenticated(Exception):
    """The credentials are missing, expired or not genuine; the message may be shown."""

    graphql_code = "UNAUTHENTICATED"


class BadRequest(Exception):
    """An invalid request, for example for an impossible page; the message may be shown."""

    graphql_code = "BAD_USER_INPUT"


class MissingRecord(Exception):
    """The object of a subscription does not exist, or belongs to another user."""

    graphql_code = "NOT_FOUND"
