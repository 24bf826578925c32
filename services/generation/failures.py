"""Failures: what Kie.ai's reasons mean to the person who asked, and whether trying again may help."""

from db.models.creations import FailureCode
from services.kie.failures import FailureKind

_OF_KIND = {
    FailureKind.MODERATION: (
        FailureCode.REJECTED_BY_MODERATION,
        "The image service declined this request because of its content rules.",
    ),
    FailureKind.INPUT: (FailureCode.INVALID_INPUT, "The image service could not use this request."),
    FailureKind.INPUT_FETCH: (FailureCode.IMAGE_UNREADABLE, "The image service could not read the image."),
    FailureKind.PROVIDER: (FailureCode.PROVIDER_ERROR, "The image service failed to make the image."),
    FailureKind.TIMEOUT: (FailureCode.TIMED_OUT, "The image service took too long."),
}

_RETRYABLE = {FailureCode.PROVIDER_ERROR, FailureCode.TIMED_OUT, FailureCode.STORAGE_ERROR}


def failure_of(kind: FailureKind) -> tuple[FailureCode, str]:
    """Return our code for a reason of Kie.ai's and words for the person; Kie.ai's own are never shown."""
    return _OF_KIND[kind]


def is_retryable(code: FailureCode) -> bool:
    """Whether trying again unchanged may work."""
    return code in _RETRYABLE
