"""Refusals: the errors that a use case raises for an expected reason, with their facts."""

import enum
from collections.abc import Sequence

from db.models.creations import CreationStatus


class RefusalCode(enum.StrEnum):
    """The reason of a refusal, for programs."""

    INVALID_INPUT = "INVALID_INPUT"
    NOT_FOUND = "NOT_FOUND"
    MODEL_UNAVAILABLE = "MODEL_UNAVAILABLE"
    INSUFFICIENT_CREDITS = "INSUFFICIENT_CREDITS"
    CREDITS_OWED = "CREDITS_OWED"
    PRICE_ABOVE_LIMIT = "PRICE_ABOVE_LIMIT"
    IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED"
    RATE_LIMITED = "RATE_LIMITED"
    TOO_MANY_UPLOADS = "TOO_MANY_UPLOADS"
    UPLOAD_INCOMPLETE = "UPLOAD_INCOMPLETE"
    STORAGE_UNAVAILABLE = "STORAGE_UNAVAILABLE"
    EXPORT_LIMIT_REACHED = "EXPORT_LIMIT_REACHED"
    WRONG_STATE = "WRONG_STATE"
    PAYMENTS_UNAVAILABLE = "PAYMENTS_UNAVAILABLE"
    CONTENT_REFUSED = "CONTENT_REFUSED"
    MODERATION_UNAVAILABLE = "MODERATION_UNAVAILABLE"
    ERASURE_UNAVAILABLE = "ERASURE_UNAVAILABLE"
    TOO_MANY_SHARES = "TOO_MANY_SHARES"
    SHARE_UNAVAILABLE = "SHARE_UNAVAILABLE"


class Refusal(Exception):
    """An expected error; nothing was written. The message is for the user.

    ``path`` is the input field that caused it, in the API's names, or None. ``code`` names the reason if clients get
    the refusal as data; ``graphql_code`` is its code as an error at the top level.
    """

    code: RefusalCode | None = None
    graphql_code = "BAD_USER_INPUT"

    def __init__(self, message: str, *, path: Sequence[str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path

    @property
    def graphql_extensions(self) -> dict[str, object]:
        """The further extensions of the error at the top level."""
        return {} if self.path is None else {"inputPath": list(self.path)}


class InvalidInput(Refusal):
    """A value that cannot be used; ``allowed`` has the values that can, if they are members of an enum."""

    code = RefusalCode.INVALID_INPUT

    def __init__(
        self, message: str, *, path: Sequence[str] | None = None, allowed: Sequence[enum.StrEnum] | None = None
    ) -> None:
        super().__init__(message, path=path)
        self.allowed = allowed

    @property
    def graphql_extensions(self) -> dict[str, object]:
        allowed = {} if self.allowed is None else {"allowed": [value.name for value in self.allowed]}
        return super().graphql_extensions | allowed


class NotFound(Refusal):
    """The object does not exist, or belongs to another user."""

    code = RefusalCode.NOT_FOUND
    graphql_code = "NOT_FOUND"


class SeveralRefused(Refusal):
    """Several values of one input cannot be used; ``refusals`` are the refusals of each, in the order of the input."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        first = refusals[0]
        super().__init__(first.message, path=first.path)
        self.refusals = tuple(refusals)
        self.graphql_code = first.graphql_code

    @property
    def graphql_extensions(self) -> dict[str, object]:
        return self.refusals[0].graphql_extensions


class InsufficientCredits(Refusal):
    """The price is above the balance."""

    code = RefusalCode.INSUFFICIENT_CREDITS

    def __init__(self, *, required: int, balance: int) -> None:
        super().__init__(f"{required} credits are needed and {balance} are available.")
        self.required = required
        self.balance = balance


class CreditsOwed(Refusal):
    """The user owes credits of a reversed payment, which were already spent, and can start no new generation."""

    code = RefusalCode.CREDITS_OWED

    def __init__(self, *, owed: int) -> None:
        super().__init__(
            f"You owe {owed} credits: the money of a payment went back after its credits were spent. No new image can"
            " be started until they are settled. They are taken from refunds of images that fail or are canceled, and"
            " from credits that the operator of this service grants to you."
        )
        self.owed = owed


class PriceAboveLimit(Refusal):
    """The price is above the caller's ``maxCredits``."""

    code = RefusalCode.PRICE_ABOVE_LIMIT

    def __init__(self, *, credits: int, path: Sequence[str]) -> None:
        super().__init__(f"The price is {credits} credits, more than this request allows.", path=path)
        self.credits = credits


class IdempotencyKeyReused(Refusal):
    """The idempotency key belongs to another input."""

    code = RefusalCode.IDEMPOTENCY_KEY_REUSED

    def __init__(self) -> None:
        super().__init__(
            "This idempotency key was already used with a different input.", path=["input", "idempotencyKey"]
        )


class ModelUnavailable(Refusal):
    """The model is paused, untested or retired; ``alternatives`` are the ids of models that make the same now."""

    code = RefusalCode.MODEL_UNAVAILABLE

    def __init__(self, name: str, *, alternatives: Sequence[str], path: Sequence[str] = ("input", "model")) -> None:
        super().__init__(f"{name} is not available at the moment. Choose another model.", path=path)
        self.alternatives = list(alternatives)

    @property
    def graphql_extensions(self) -> dict[str, object]:
        return super().graphql_extensions | {"alternatives": self.alternatives}


class ContentRefused(Refusal):
    """The moderation of this installation does not allow the prompt; ``reason`` is the endpoint's, for the user."""

    code = RefusalCode.CONTENT_REFUSED

    def __init__(self, *, path: Sequence[str], reason: str | None = None) -> None:
        super().__init__("The rules of this service do not allow this prompt. Change it, then try again.", path=path)
        self.reason = reason


class ModerationUnavailable(Refusal):
    """The prompt could not be checked, and is refused until it can be; ``retry_after`` in seconds."""

    code = RefusalCode.MODERATION_UNAVAILABLE
    graphql_code = "UNAVAILABLE"

    def __init__(self, *, retry_after: int) -> None:
        super().__init__(f"The prompt cannot be checked at the moment. Try again in {retry_after} seconds.")
        self.retry_after = retry_after


class AccountBlocked(Refusal):
    """The account is blocked by an operator; every request that needs sign-in is refused."""

    graphql_code = "ACCOUNT_BLOCKED"

    def __init__(self) -> None:
        super().__init__("This account is blocked. Contact the support of this service.")


class RateLimited(Refusal):
    """Too many requests, or too many of ``what``; ``retry_after`` in seconds."""

    code = RefusalCode.RATE_LIMITED
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

    code = RefusalCode.TOO_MANY_UPLOADS
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


class ExportLimit(enum.StrEnum):
    """The property of a user's exports that a limit counts."""

    CREATIONS = "creations"
    BYTES = "bytes"
    EXPORTS = "exports"


class ExportLimitReached(Refusal):
    """An export would exceed the ``maximum`` of ``limit``.

    ``room_after``: in seconds, when a kept export is deleted. None if the export alone is too large.
    """

    code = RefusalCode.EXPORT_LIMIT_REACHED
    graphql_code = "RATE_LIMITED"

    def __init__(self, limit: ExportLimit, *, maximum: int, path: Sequence[str], room_after: int | None = None) -> None:
        most = {
            ExportLimit.CREATIONS: f"An export can have at most {maximum} creations",
            ExportLimit.BYTES: f"Your exports of one day can have at most {maximum // 1_000_000} MB",
            ExportLimit.EXPORTS: f"You can have at most {maximum} exports in one day",
        }
        advice = "Choose fewer." if room_after is None else f"Try again in {room_after} seconds."
        super().__init__(f"{most[limit]}. {advice}", path=path)
        self.limit = limit
        self.maximum = maximum
        self.room_after = room_after


class UploadIncomplete(Refusal):
    """The bytes of the upload have not arrived, and nothing was charged."""

    code = RefusalCode.UPLOAD_INCOMPLETE

    def __init__(self, *, path: Sequence[str]) -> None:
        super().__init__("The bytes of the upload have not arrived. Send them, then try again.", path=path)


class StorageUnavailable(Refusal):
    """The storage does not answer, so it is unknown if an upload's bytes have arrived; ``retry_after`` in seconds."""

    code = RefusalCode.STORAGE_UNAVAILABLE
    graphql_code = "UNAVAILABLE"

    def __init__(self, *, path: Sequence[str], retry_after: int) -> None:
        super().__init__(f"The storage did not respond. Try again in {retry_after} seconds.", path=path)
        self.retry_after = retry_after


class WrongState(Refusal):
    """The operation is not possible for a creation with this status."""

    code = RefusalCode.WRONG_STATE

    def __init__(self, message: str, *, status: CreationStatus) -> None:
        super().__init__(message, path=["input", "id"])
        self.status = status


class ErasureUnavailable(Refusal):
    """Users cannot request the erasure of their account here."""

    code = RefusalCode.ERASURE_UNAVAILABLE

    def __init__(self) -> None:
        super().__init__("Your account cannot be erased here by yourself. Contact the support of this service.")


class TooManyShares(Refusal):
    """The user has shared ``maximum`` creations already."""

    code = RefusalCode.TOO_MANY_SHARES

    def __init__(self, *, maximum: int) -> None:
        super().__init__(f"You share {maximum} images, the most that is allowed. Stop sharing one, then try again.")
        self.maximum = maximum


class ShareUnavailable(Refusal):
    """The picture of the page could not be made or stored, and nothing is shared; ``retry_after`` in seconds."""

    code = RefusalCode.SHARE_UNAVAILABLE
    graphql_code = "UNAVAILABLE"

    def __init__(self, *, retry_after: int) -> None:
        super().__init__(f"The image could not be shared at the moment. Try again in {retry_after} seconds.")
        self.retry_after = retry_after


class AccountClosing(Refusal):
    """The erasure of the account is requested, so nothing new can be started."""

    graphql_code = "ACCOUNT_CLOSING"

    def __init__(self) -> None:
        super().__init__("The erasure of this account is requested, so nothing new can be started.")


class PaymentsUnavailable(Refusal):
    """Nothing can be bought at the moment."""

    code = RefusalCode.PAYMENTS_UNAVAILABLE

    def __init__(self) -> None:
        super().__init__("Payments are not available at the moment.")


class Unauthenticated(Exception):
    """The credentials are missing, expired or not genuine; the message may be shown."""

    graphql_code = "UNAUTHENTICATED"


class BadRequest(Exception):
    """An invalid request, for example for an impossible page; the message may be shown."""

    graphql_code = "BAD_USER_INPUT"


class MissingRecord(Exception):
    """The object of a subscription does not exist, or belongs to another user; ``path`` is the argument, if any."""

    graphql_code = "NOT_FOUND"

    def __init__(self, message: str, *, path: Sequence[str] | None = None) -> None:
        super().__init__(message)
        self.graphql_extensions = {} if path is None else {"inputPath": list(path)}
