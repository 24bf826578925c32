"""The records of a provider's tasks: the request for an image, and the state of its task."""

from enum import StrEnum

from msgspec import Struct


class AspectRatio(StrEnum):
    """Width to height; the values are stored."""

    AUTO = "auto"
    SQUARE_1_1 = "1:1"
    PORTRAIT_2_3 = "2:3"
    LANDSCAPE_3_2 = "3:2"
    PORTRAIT_3_4 = "3:4"
    LANDSCAPE_4_3 = "4:3"
    PORTRAIT_4_5 = "4:5"
    LANDSCAPE_5_4 = "5:4"
    PORTRAIT_9_16 = "9:16"
    LANDSCAPE_16_9 = "16:9"
    LANDSCAPE_21_9 = "21:9"


class Resolution(StrEnum):
    """The length of the longer side; the values are stored."""

    ONE_K = "1K"
    TWO_K = "2K"
    FOUR_K = "4K"


class OutputFormat(StrEnum):
    """The requested file type; the type of the result must still be checked. The values are stored."""

    PNG = "png"
    JPG = "jpg"


class ImageRequest(Struct, frozen=True):
    """A request for one image, from a prompt and pictures at addresses that the provider can fetch."""

    prompt: str
    image_urls: tuple[str, ...] = ()
    aspect_ratio: AspectRatio = AspectRatio.SQUARE_1_1
    resolution: Resolution = Resolution.ONE_K
    output_format: OutputFormat = OutputFormat.PNG


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
    """The task has ended with at least one image; the addresses may expire in minutes."""

    result_urls: tuple[str, ...]


class TaskFailed(Struct, frozen=True):
    """The task has ended without an image.

    ``code`` and ``message`` are the provider's own, truncated and without addresses. They are untrusted: log them, do
    not show them to users.
    """

    code: str
    message: str
    kind: FailureKind


TaskReport = TaskRunning | TaskSucceeded | TaskFailed
"""The state of a task; once it is not ``TaskRunning``, it never changes."""
