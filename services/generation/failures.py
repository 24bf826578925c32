"""Failures of the provider: our code and message for the user, the stored columns, and whether a retry may help."""

from db.models.creations import FailureCode
from services.providers.tasks import FailureKind

MAX_PROVIDER_CODE = 64

# The provider fetches inputs from us or from its own upload, so if that fails, another picture would not help the user.
_FAILED = (FailureCode.PROVIDER_ERROR, "The image service failed to make the image.")
_OF_KIND = {
    FailureKind.MODERATION: (
        FailureCode.REJECTED_BY_MODERATION,
        "The image service declined this request because of its content rules.",
    ),
    FailureKind.INPUT: (FailureCode.INVALID_INPUT, "The image service could not use this request."),
    FailureKind.INPUT_FETCH: _FAILED,
    FailureKind.PROVIDER: _FAILED,
    FailureKind.TIMEOUT: (FailureCode.TIMED_OUT, "The image service took too long."),
}

# INPUT_FETCH is a fault of this installation's addresses.
_OF_MODEL = {FailureKind.PROVIDER, FailureKind.TIMEOUT}

_RETRYABLE = {FailureCode.PROVIDER_ERROR, FailureCode.TIMED_OUT, FailureCode.STORAGE_ERROR}


def failure_of(kind: FailureKind) -> tuple[FailureCode, str]:
    """Return our failure code and a message for the user; the provider's own message is never shown to users."""
    return _OF_KIND[kind]


def reason_of(code: int | str | None, message: str) -> dict[str, str | None]:
    """Return the columns that store the provider's own reason, for operators only."""
    text = "" if code is None else str(code)[:MAX_PROVIDER_CODE]
    return {"provider_code": text or None, "provider_message": message or None}


def is_of_model(kind: FailureKind) -> bool:
    """Return whether a failure is the model's own, not that of a prompt, an input or this installation."""
    return kind in _OF_MODEL


def is_retryable(code: FailureCode) -> bool:
    """Return whether the same request may succeed if it is tried again."""
    return code in _RETRYABLE
