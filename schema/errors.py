"""GraphQL types of refusals, and the one function that converts refusals to data."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import strawberry

from schema.catalogue import Model
from schema.core.enums import CreationStatus, ExportLimit, RefusalCode, UploadLimit
from schema.core.info import Info
from services import errors
from services.moderation.endpoint import MAX_REASON

OutcomeT = TypeVar("OutcomeT")


ERRORS = "The reasons why the request was refused. Empty if it succeeded."
_RETRY_AFTER = "Seconds to wait before the next attempt."


@strawberry.interface(description="The reason why a request was refused. Nothing was written.")
class UserError:
    code: RefusalCode = strawberry.field(description="The reason, for programs: one for each type of error.")
    message: str = strawberry.field(description="An explanation in English that can be shown to the user.")
    path: list[str] | None = strawberry.field(
        description='The input field that caused the error, such as ["input", "prompt"]. Null if no single field did.',
        default=None,
    )


@strawberry.type(description="An input value is not allowed.")
class InvalidInput(UserError):
    allowed: list[str] | None = strawberry.field(
        description="The values that are allowed instead, by their names in this schema, such as LANDSCAPE_3_2. Null if"
        " the field at `path` is not an enum."
    )


@strawberry.type(description="The object does not exist, or it belongs to another user.")
class NotFound(UserError):
    pass


@strawberry.type(description="The model cannot be used now. Choose another one.")
class ModelUnavailable(UserError):
    ids: strawberry.Private[list[str]]

    @strawberry.field(description="Models that can be used for such a request now. It may be empty.")
    def alternatives(self, info: Info) -> list[Model]:
        found = map(info.context.product.catalogue.by_id, self.ids)
        return [Model.from_entry(model) for model in found if model is not None]


@strawberry.type(description="The price is above the balance.")
class InsufficientCredits(UserError):
    required: int = strawberry.field(description="The price in credits.")
    balance: int = strawberry.field(description="The credits that the viewer can spend now.")


@strawberry.type(
    description="The viewer owes credits and cannot start a generation until they are settled: the money of a payment"
    " went back after its credits were spent."
)
class CreditsOwed(UserError):
    owed: int = strawberry.field(description="The credits owed. They are taken from later refunds and grants.")


@strawberry.type(description="The price is above `maxCredits`.")
class PriceAboveLimit(UserError):
    credits: int = strawberry.field(description="The price in credits.")


@strawberry.type(description="The idempotency key was already used with a different input.")
class IdempotencyKeyReused(UserError):
    pass


@strawberry.type(
    description="The rules of this installation do not allow the prompt. Nothing was charged. The field at `path` gave"
    " the prompt."
)
class ContentRefused(UserError):
    reason: str | None = strawberry.field(
        description=f"The reason that the installation's moderation gave, at most {MAX_REASON} characters, to be shown"
        " to the viewer. Null if it gave none."
    )


@strawberry.type(
    description="The prompt could not be checked by the installation's moderation, and nothing was charged. Repeat the"
    " request later, with the same idempotency key if there is one."
)
class ModerationUnavailable(UserError):
    retry_after: int = strawberry.field(description=_RETRY_AFTER)


@strawberry.type(description="The viewer has sent too many requests.")
class RateLimited(UserError):
    retry_after: int = strawberry.field(description=_RETRY_AFTER)


@strawberry.type(description="The viewer has reserved or sent too many uploads that no creation uses yet.")
class TooManyUploads(UserError):
    limit: UploadLimit = strawberry.field(description="The limit that was reached.")
    maximum: int = strawberry.field(description="The value of the limit: uploads for NUMBER, bytes for BYTES.")
    retry_after: int = strawberry.field(
        description="Seconds until old uploads expire and make room. Using an upload makes room earlier."
    )


@strawberry.type(description="The export would be too large, or the viewer has too many exports that are kept.")
class ExportLimitReached(UserError):
    export_limit: ExportLimit = strawberry.field(description="The limit that was reached.")
    maximum: int = strawberry.field(description="The value of the limit.")
    room_after: int | None = strawberry.field(
        description="Seconds until a kept export is deleted. Null if the export alone is too large."
    )


@strawberry.type(
    description="The bytes of the upload have not arrived. Send them and repeat the request, with the same idempotency"
    " key if there is one."
)
class UploadIncomplete(UserError):
    pass


@strawberry.type(
    description="The storage did not respond, so it is not known whether the bytes of the upload have arrived. Repeat"
    " the request later."
)
class StorageUnavailable(UserError):
    retry_after: int = strawberry.field(description=_RETRY_AFTER)


@strawberry.type(description="The status of the creation does not allow this.")
class WrongState(UserError):
    status: CreationStatus = strawberry.field(description="The current status of the creation.")


@strawberry.type(description="Nothing can be bought at the moment.")
class PaymentsUnavailable(UserError):
    pass


@strawberry.type(description="Users cannot request the erasure of their account in this installation.")
class ErasureUnavailable(UserError):
    pass


@strawberry.type(description="The viewer shares as many creations as are allowed.")
class TooManyShares(UserError):
    maximum: int = strawberry.field(description="The number of creations that a user may share at once.")


@strawberry.type(
    description="The picture of the public page could not be made or stored, and nothing is shared. Repeat the request"
    " later."
)
class ShareUnavailable(UserError):
    retry_after: int = strawberry.field(description=_RETRY_AFTER)


def _said(refusal: errors.Refusal) -> dict[str, Any]:
    return {
        "code": refusal.code,
        "message": refusal.message,
        "path": None if refusal.path is None else list(refusal.path),
    }


_SAY: dict[type[errors.Refusal], Callable[[Any], UserError]] = {
    errors.InvalidInput: lambda refusal: InvalidInput(
        **_said(refusal), allowed=None if refusal.allowed is None else [value.name for value in refusal.allowed]
    ),
    errors.NotFound: lambda refusal: NotFound(**_said(refusal)),
    errors.ModelUnavailable: lambda refusal: ModelUnavailable(**_said(refusal), ids=refusal.alternatives),
    errors.InsufficientCredits: lambda refusal: InsufficientCredits(
        **_said(refusal), required=refusal.required, balance=refusal.balance
    ),
    errors.CreditsOwed: lambda refusal: CreditsOwed(**_said(refusal), owed=refusal.owed),
    errors.PriceAboveLimit: lambda refusal: PriceAboveLimit(**_said(refusal), credits=refusal.credits),
    errors.IdempotencyKeyReused: lambda refusal: IdempotencyKeyReused(**_said(refusal)),
    errors.ContentRefused: lambda refusal: ContentRefused(**_said(refusal), reason=refusal.reason),
    errors.ModerationUnavailable: lambda refusal: ModerationUnavailable(
        **_said(refusal), retry_after=refusal.retry_after
    ),
    errors.RateLimited: lambda refusal: RateLimited(**_said(refusal), retry_after=refusal.retry_after),
    errors.TooManyUploads: lambda refusal: TooManyUploads(
        **_said(refusal), limit=refusal.limit, maximum=refusal.maximum, retry_after=refusal.retry_after
    ),
    errors.ExportLimitReached: lambda refusal: ExportLimitReached(
        **_said(refusal), export_limit=refusal.limit, maximum=refusal.maximum, room_after=refusal.room_after
    ),
    errors.UploadIncomplete: lambda refusal: UploadIncomplete(**_said(refusal)),
    errors.StorageUnavailable: lambda refusal: StorageUnavailable(**_said(refusal), retry_after=refusal.retry_after),
    errors.WrongState: lambda refusal: WrongState(**_said(refusal), status=refusal.status),
    errors.ErasureUnavailable: lambda refusal: ErasureUnavailable(**_said(refusal)),
    errors.TooManyShares: lambda refusal: TooManyShares(**_said(refusal), maximum=refusal.maximum),
    errors.ShareUnavailable: lambda refusal: ShareUnavailable(**_said(refusal), retry_after=refusal.retry_after),
    errors.PaymentsUnavailable: lambda refusal: PaymentsUnavailable(**_said(refusal)),
}


async def attempt(
    outcome: Awaitable[OutcomeT], *sayable: type[errors.Refusal]
) -> tuple[OutcomeT, list[Any]] | tuple[None, list[Any]]:
    """Return the outcome of a use case and no error, or None and the refusals as the payload's errors.

    A refusal that is not ``sayable`` in this payload stays an exception: a top-level ``BAD_USER_INPUT``.
    """
    try:
        return await outcome, []
    except errors.SeveralRefused as several:
        if not all(isinstance(each, sayable) for each in several.refusals):
            raise
        return None, [_SAY[type(each)](each) for each in several.refusals]
    except sayable as refusal:
        return None, [_SAY[type(refusal)](refusal)]
