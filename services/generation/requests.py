"""Requests for generations, and the checks of their input that need no database."""

import hashlib
from collections.abc import Callable, Sequence

import orjson
from msgspec import Struct, to_builtins
from msgspec.structs import replace

from db.records.creations import ImageSpec
from services.errors import InvalidInput, NotFound

MAX_PROMPT = 10_000
MAX_IDEMPOTENCY_KEY = 255
NO_STYLE = "There is no such style."

# Returns the reason for refusing an address without connecting to it, or None.
RefuseAddress = Callable[[str], str | None]


class Source(Struct, frozen=True):
    """The source of the input image: exactly one of an address, an upload, an earlier creation."""

    url: str | None = None
    upload_id: str | None = None
    creation_id: str | None = None


class GenerationRequest(ImageSpec, frozen=True, kw_only=True):
    """The input of a new generation: the values of its ``ImageSpec`` as stored, and the id of its style."""

    source: Source | None = None
    aspect_ratio: str = "auto"
    resolution: str = "1K"
    output_format: str = "png"
    max_credits: int | None = None
    idempotency_key: str | None = None

    def digest(self) -> str:
        """Return a hash of the input, to detect another input with the same idempotency key."""
        return _digest(to_builtins(replace(self, idempotency_key=None)))


class RetryRequest(Struct, frozen=True):
    """The input of a retry: the creation to make again, and the highest acceptable price."""

    creation_id: str
    max_credits: int | None = None
    idempotency_key: str | None = None

    def digest(self) -> str:
        return _digest({"retry": self.creation_id, "max_credits": self.max_credits})


def check_id(text: str, path: Sequence[str], *, what: str = "creation") -> None:
    """Raise NotFound for an id that a database cannot store, and so cannot find."""
    if not is_plain(text):
        raise NotFound(f"There is no such {what}.", path=path)


def check(request: GenerationRequest, refuse_address: RefuseAddress) -> None:
    path = ["input", "prompt"]
    if not request.prompt.strip():
        raise InvalidInput("The prompt is empty.", path=path)
    if len(request.prompt) > MAX_PROMPT:
        raise InvalidInput(f"The prompt has more than {MAX_PROMPT} characters.", path=path)
    if not is_plain(request.prompt):
        raise InvalidInput("The prompt holds characters that cannot be stored.", path=path)
    if not is_plain(request.style):
        raise InvalidInput(NO_STYLE, path=["input", "style"])
    check_key(request.idempotency_key)
    source = request.source
    if source is None:
        return
    if sum(value is not None for value in (source.url, source.upload_id, source.creation_id)) != 1:
        raise InvalidInput("Exactly one source of the image must be given.", path=["input", "image"])
    if source.url is not None:
        reason = "The address cannot be read." if not is_plain(source.url) else refuse_address(source.url)
        if reason is not None:
            raise InvalidInput(reason, path=["input", "image", "url"])


def check_key(key: str | None) -> None:
    if key is None:
        return
    if not 0 < len(key) <= MAX_IDEMPOTENCY_KEY or not is_plain(key):
        raise InvalidInput(
            f"An idempotency key has 1 to {MAX_IDEMPOTENCY_KEY} characters.", path=["input", "idempotencyKey"]
        )


def is_plain(text: str) -> bool:
    """Return whether a text can be stored and sent: it has no NUL and no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _digest(what: object) -> str:
    return hashlib.sha256(orjson.dumps(what, option=orjson.OPT_SORT_KEYS)).hexdigest()
