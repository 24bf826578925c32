"""Result faults: the reasons why a result from the provider cannot be stored, and the retries for each."""

import enum
from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus

from msgspec import Struct

from services.media.formats.inspection import ImageUnreadable, Reason
from services.media.safe_download.errors import FetchFailed, FetchRefused, FetchTooLarge
from services.providers.errors import ProviderError

Unusable = ProviderError | FetchRefused | FetchFailed | FetchTooLarge | ImageUnreadable


class ResultFault(enum.Enum):
    """The reason why a result cannot be stored."""

    UNNAMED = enum.auto()  # The task succeeded, but its record has no usable address yet.
    NOT_PUBLIC = enum.auto()  # Its address is private, reserved or malformed.
    TOO_LARGE = enum.auto()  # In bytes or in pixels.
    NOT_AN_IMAGE = enum.auto()  # A page, a drawing, an image of another type, or a response without a file.
    DAMAGED = enum.auto()
    UNLISTED_HOST = enum.auto()  # It is on a public host that the setting of result hosts does not list.
    AWAY = enum.auto()  # The network or a server of the provider failed.


class Treatment(Struct, frozen=True):
    """The retries for a fault.

    After ``reads`` useless reads the generation fails with a refund; if None, it fails only after ``result_patience``.
    ``every`` is the time between two tries; if None, it doubles from a second up to a minute.
    """

    reads: int | None = None
    every: timedelta | None = None


TREATMENTS: Mapping[ResultFault, Treatment] = {
    # The address may appear later: read again, at first within seconds, for about a minute and a half in all.
    ResultFault.UNNAMED: Treatment(reads=8),
    ResultFault.NOT_PUBLIC: Treatment(reads=1),
    ResultFault.TOO_LARGE: Treatment(reads=1),
    ResultFault.NOT_AN_IMAGE: Treatment(reads=3, every=timedelta(seconds=10)),
    ResultFault.DAMAGED: Treatment(reads=3, every=timedelta(seconds=15)),
    # An operator can fix it with the setting, and the image is already paid for.
    ResultFault.UNLISTED_HOST: Treatment(every=timedelta(minutes=5)),
    ResultFault.AWAY: Treatment(),
}

_OF_REASON = {
    Reason.NOT_AN_IMAGE: ResultFault.NOT_AN_IMAGE,
    Reason.WRONG_TYPE: ResultFault.NOT_AN_IMAGE,
    Reason.TRUNCATED: ResultFault.DAMAGED,
    Reason.TOO_LARGE: ResultFault.TOO_LARGE,
    Reason.TOO_MANY_PIXELS: ResultFault.TOO_LARGE,
    Reason.TOO_COSTLY: ResultFault.DAMAGED,  # A less busy machine may decode it in time.
}


def fault_of(error: Unusable) -> ResultFault:
    """Return the fault for an error from fetching or reading a result."""
    match error:
        case FetchRefused(unlisted=None):
            return ResultFault.NOT_PUBLIC
        case FetchRefused():
            return ResultFault.UNLISTED_HOST
        case FetchTooLarge():
            return ResultFault.TOO_LARGE
        case ImageUnreadable():
            return _OF_REASON[error.reason]
        case FetchFailed(retryable=False) if error.status is None or error.status < HTTPStatus.BAD_REQUEST:
            return ResultFault.NOT_AN_IMAGE
    return ResultFault.AWAY
