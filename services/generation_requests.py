"""Requests for generations: what a person asks for, and what of it is refused at sight."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields

import orjson

from records import record
from services.errors import InvalidInput, NotFound

MAX_PROMPT = 10_000
MAX_IDEMPOTENCY_KEY = 255
NO_STYLE = "There is no such style."

# Says why an address can be refused without connecting to it, or None.
RefuseAddress = Callable[[str], str | None]


@record(frozen=True, slots=True)
class Source:
    """Where the input image comes from: exactly one of an address, an upload, an earlier creation."""

    url: str | None = None
    upload_id: str | None = None
    creation_id: str | None = None


@record(frozen=True, slots=True)
class GenerationRequest:
    """What a person asks for; the three last options in Kie.ai's spelling."""

    prompt: str
    style: str
    source: Source | None = None
    aspect_ratio: str = "auto"
    resolution: str = "1K"
    output_format: str = "png"
    max_credits: int | None = None
    idempotency_key: str | None = None

    def digest(self) -> str:
        """Return a hash of all that was asked for, to tell one intent from another under the same key."""
        source = None if self.source is None else asdict(self.source)
        told = {name: getattr(self, name) for name in _TOLD}
        return _digest(told | {"source": source, "idempotency_key": None})


_TOLD = tuple(field.name for field in fields(GenerationRequest))


@record(frozen=True, slots=True)
class RetryRequest:
    """Which creation to try again, and on what terms."""

    creation_id: str
    max_credits: int | None = None
    idempotency_key: str | None = None

    def digest(self) -> str:
        return _digest({"retry": self.creation_id, "max_credits": self.max_credits})


def check_id(text: str, path: Sequence[str], *, what: str = "creation") -> None:
    """Refuse what no database could look for as what it is: the id of nothing."""
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
    """Whether a text can be stored and sent: no NUL, no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _digest(what: object) -> str:
    return hashlib.sha256(orjson.dumps(what, option=orjson.OPT_SORT_KEYS)).hexdigest()
