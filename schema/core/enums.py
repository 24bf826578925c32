"""The domain's enums, registered once as GraphQL enums."""

import enum
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

import strawberry

from db.models.archives import ArchiveState
from db.models.billing.credits import CreditTransactionKind
from db.models.billing.payments import PaymentStatus
from db.models.creations import CreationStatus, FailureCode
from db.records.creations import CreationStage
from services.catalogue.enums import AspectRatio, Background, OutputFormat, Resolution
from services.catalogue.models import ModelStatus
from services.errors import ExportLimit, RefusalCode, UploadLimit
from services.events.writer import EventKind

__all__ = [
    "ArchiveState",
    "AspectRatio",
    "Background",
    "CreationStage",
    "CreationStatus",
    "CreditTransactionKind",
    "EventKind",
    "ExportLimit",
    "FailureCode",
    "ModelStatus",
    "OutputFormat",
    "PaymentStatus",
    "RefusalCode",
    "Resolution",
    "UploadLimit",
    "describe",
    "known_value",
]


EnumT = TypeVar("EnumT", bound=enum.StrEnum)


def known_value(stored: str, default: EnumT) -> EnumT:
    """Return the value of an enum for a stored text; the default for a text of another version of the server."""
    value: EnumT = _by_value(type(default)).get(stored, default)
    return value


@cache  # Calling an enum takes four times as long, and a page of creations has sixty of these values.
def _by_value(kind: type[enum.StrEnum]) -> Mapping[str, Any]:
    return {member.value: member for member in kind}


def describe(kind: type[enum.Enum], description: str, **values: str) -> None:
    """Register an enum with descriptions of itself and of the named values.

    Strawberry's own value descriptions belong in the enum's definition, but services do not import Strawberry.

    Raises:
        KeyError: a value has no description.
    """
    registered = strawberry.enum(kind, description=description)
    for value in registered.__strawberry_definition__.values:  # type: ignore[attr-defined]  # set by `strawberry.enum`
        value.description = values[value.name]


describe(
    AspectRatio,
    "The width of an image in proportion to its height. `Model.aspectRatios` has the ratios of each model.",
    AUTO="The ratio that suits the first input image. Without an input image, the model's own choice. Every model"
    " accepts it.",
    SQUARE_1_1="As wide as high, 1:1.",
    PORTRAIT_2_3="Upright, 2:3.",
    LANDSCAPE_3_2="Wide, 3:2.",
    PORTRAIT_3_4="Upright, 3:4.",
    LANDSCAPE_4_3="Wide, 4:3.",
    PORTRAIT_4_5="Upright, 4:5.",
    LANDSCAPE_5_4="Wide, 5:4.",
    PORTRAIT_9_16="Upright, 9:16, as phones are.",
    LANDSCAPE_16_9="Wide, 16:9, as screens are.",
    PORTRAIT_9_21="Upright and narrow, 9:21.",
    LANDSCAPE_21_9="Very wide, 21:9.",
    PORTRAIT_1_4="Upright and very narrow, 1:4.",
    LANDSCAPE_4_1="A wide banner, 4:1.",
    PORTRAIT_1_8="Upright and extremely narrow, 1:8.",
    LANDSCAPE_8_1="An extremely wide banner, 8:1.",
)
describe(
    Resolution,
    "The approximate size of an image. The price can depend on it.",
    ONE_K="About 1024 pixels on the longer side.",
    ONE_AND_A_HALF_K="About 1536 pixels on the longer side.",
    TWO_K="About 2048 pixels on the longer side.",
    FOUR_K="About 4096 pixels on the longer side.",
)
describe(
    OutputFormat,
    "The file type requested for an image.",
    PNG="PNG, without loss.",
    JPG="JPEG, a smaller file with some loss.",
    WEBP="WebP, a smaller file that can be transparent.",
)
describe(
    Background,
    "The background of an image.",
    AUTO="The model's own choice. Every model accepts it.",
    OPAQUE="No part of the image is transparent.",
    TRANSPARENT="The parts around the subject are transparent. The file type must be PNG or WEBP.",
)
describe(
    ModelStatus,
    "The state of a model.",
    LIVE="The model can be used.",
    UNTESTED="The model cannot be used yet, because it was not tested with the real Kie.ai.",
    PAUSED="The model cannot be used at the moment.",
    RETIRED="The model can no longer be used. Its creations remain.",
)
describe(
    CreationStatus,
    "The state of a creation. SUCCESS, FAILED and CANCELED are final.",
    WAITING="Kie.ai has not accepted the generation yet.",
    PROCESSING="Kie.ai has accepted the generation, and the image is not stored yet.",
    SUCCESS="The image is ready in `generatedImage`.",
    FAILED="There will be no image: see `failure`. The credits were returned.",
    CANCELED="The generation was canceled before it was sent to Kie.ai, or by an operator. The credits were returned.",
)
describe(
    CreationStage,
    "The progress of a creation, in more detail than its status.",
    PREPARING="The input image is being fetched and checked.",
    QUEUED="The generation waits for its turn to be sent to Kie.ai.",
    MAKING="Kie.ai is making the image.",
    CONFIRMING="Kie.ai has reported that it is finished, and the result is being verified.",
    STORING="The image is being downloaded and stored.",
    FINISHED="Nothing more will happen: the status is SUCCESS, FAILED or CANCELED.",
)
describe(
    FailureCode,
    "The reason why a generation failed.",
    REJECTED_BY_MODERATION="Kie.ai declined the request because of its content rules.",
    IMAGE_UNREADABLE="The input image could not be fetched or read.",
    INVALID_INPUT="Kie.ai could not use the request.",
    PROVIDER_ERROR="Kie.ai failed to make the image.",
    TIMED_OUT="Kie.ai took too long.",
    STORAGE_ERROR="An image could not be stored.",
)
describe(
    CreditTransactionKind,
    "The reason why a balance changed.",
    PURCHASE="A payment added credits.",
    GRANT="Credits were given for free.",
    GENERATION="A generation was charged.",
    REFUND="A generation ended without an image, and its credits were returned.",
    ADJUSTMENT="The money of a payment went back to its payer, and its credits were taken; or that was undone. Or an"
    " operator took credits.",
    DEBT="Credits were taken to settle `Credit.owed`.",
    GOODWILL="An operator gave back credits of an image that was made.",
)
describe(
    RefusalCode,
    "The reason why a request was refused.",
    INVALID_INPUT="A value is not allowed. Change the field at `path`.",
    NOT_FOUND="The object that `path` names does not exist, or it belongs to another user.",
    MODEL_UNAVAILABLE="The model cannot be used now. Choose one of `alternatives`.",
    INSUFFICIENT_CREDITS="The price is above the balance. Buy credits.",
    CREDITS_OWED="The viewer owes credits. Nothing can be started until they are settled.",
    PRICE_ABOVE_LIMIT="The price is above `maxCredits`. Show the new price and ask again.",
    IDEMPOTENCY_KEY_REUSED="The idempotency key belongs to another input. Use a new key for a new request.",
    RATE_LIMITED="Too many requests. Repeat this one after `retryAfter` seconds.",
    TOO_MANY_UPLOADS="Too many uploads are unused. Use one, or wait for `retryAfter` seconds.",
    EXPORT_LIMIT_REACHED="An export would be too large, or too many are kept. Choose fewer creations, or wait for"
    " `roomAfter` seconds.",
    UPLOAD_INCOMPLETE="The bytes of the upload have not arrived. Send them, and repeat the request.",
    STORAGE_UNAVAILABLE="The storage did not respond. Repeat the request after `retryAfter` seconds.",
    WRONG_STATE="The status of the creation does not allow this. Read the creation again.",
    PAYMENTS_UNAVAILABLE="Nothing can be bought at the moment.",
    CONTENT_REFUSED="The rules of this installation do not allow the prompt. Change it.",
    MODERATION_UNAVAILABLE="The prompt could not be checked. Repeat the request after `retryAfter` seconds.",
    ERASURE_UNAVAILABLE="Users cannot request the erasure of their account here.",
    TOO_MANY_SHARES="The viewer shares as many creations as are allowed.",
    SHARE_UNAVAILABLE="The picture of the public page could not be made now. Repeat the request later.",
)
describe(
    ArchiveState,
    "The state of an export.",
    PENDING="A worker makes it, or will.",
    READY="It can be downloaded.",
    FAILED="It could not be made.",
    EXPIRED="It is deleted.",
)
describe(
    ExportLimit,
    "A limit on the exports of one user.",
    CREATIONS="The number of creations in one export.",
    BYTES="The bytes of the images in all exports that are kept.",
    EXPORTS="The number of exports that are kept.",
)
describe(
    UploadLimit,
    "A limit on the uploads of one user that no creation uses yet.",
    NUMBER="The number of uploads.",
    BYTES="The sum of the `byteSize` of the uploads.",
)
describe(
    PaymentStatus,
    "The state of a payment.",
    PENDING="The payment has not been made yet.",
    PAID="The payment was made and its credits were added. Part of the money may have gone back since.",
    FAILED="The payment was not made, and no credits were added.",
    REFUNDED="All the money went back to the payer.",
)
describe(
    EventKind,
    "The kind of an event.",
    READY="The subscription has begun and there is no creation to report. The event has a cursor to continue from and"
    " no creation. It is the first event if there is no SNAPSHOT.",
    SNAPSHOT="The current state of one creation or of the credits.",
    UPDATE="A change.",
    RESET="Changes may have been missed: events after `after` are no longer kept, or more creations ended recently than"
    " a snapshot holds. Query the current state again. SNAPSHOT events follow.",
)
