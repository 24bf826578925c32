"""The records of a provider's tasks: the request for an image, and the state of its task."""

from enum import StrEnum

from msgspec import Struct

Json = bool | int | float | str | list[str]
"""A value of a request's ``input``."""


class ImageRequest(Struct, frozen=True):
    """A request for one image: the provider's id of a model, and its complete ``input``, which is sent as it is.

    Addresses of pictures in it can be fetched by the provider.
    """

    model: str
    input: dict[str, Json]


class FailureKind(StrEnum):
    """The party or part responsible for a failure."""

    MODERATION = "moderation"  # The prompt or a picture was refused by a content filter.
    INPUT = "input"  # A prompt that is too long, a bad parameter, or a picture of the wrong type or size.
    INPUT_FETCH = "input_fetch"  # The provider could not fetch a picture from the given address.
    PROVIDER = "provider"  # A problem of the provider or of the operator, or unknown.
    TIMEOUT = "timeout"  # The model did not answer the provider in time.


class TaskRunning(Struct, frozen=True):
    """The task has not ended, or its state is unknown."""


class TaskSucceeded(Struct, frozen=True):
    """The task has ended with at least one image; the addresses may expire in minutes.

    ``credits``: its price in the provider's own credits; ``seconds``: its duration. None: the provider sent none.
    """

    result_urls: tuple[str, ...]
    credits: float | None = None
    seconds: float | None = None


class TaskFailed(Struct, frozen=True):
    """The task has ended without an image; ``credits`` and ``seconds`` as of one that succeeded.

    ``code`` and ``message`` are the provider's own, truncated and without addresses. They are untrusted: log them, do
    not show them to users.
    """

    code: str
    message: str
    kind: FailureKind
    credits: float | None = None
    seconds: float | None = None


TaskReport = TaskRunning | TaskSucceeded | TaskFailed
"""The state of a task; once it is not ``TaskRunning``, it never changes."""
