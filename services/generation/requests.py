"""Requests for generations, and the checks of their input that need no database and no model."""

import hashlib
from collections.abc import Callable, Iterator, Sequence

import orjson
from msgspec import Struct, to_builtins

from services.errors import InvalidInput, NotFound, Refusal
from services.findings import Findings

MAX_NEGATIVE_PROMPT = 5_000
MAX_SOURCES = 16
MAX_COUNT = 4
MAX_IDEMPOTENCY_KEY = 255
SEEDS = range(-(2**63), 2**63)  # That can be stored; the model limits them further.
NO_STYLE = "There is no such style."
NO_MODEL = "There is no such model."

# Returns the reason for refusing an address without connecting to it, or None.
RefuseAddress = Callable[[str], str | None]


class Source(Struct, frozen=True):
    """The source of an input image: exactly one of an address, an upload, the result or the input of a creation."""

    url: str | None = None
    upload_id: str | None = None
    creation_id: str | None = None
    original_of: str | None = None  # The id of a creation, whose input at ``position`` it is.
    position: int | None = None  # 0 for the first; None: the first, in the API's older field.

    @property
    def is_whole(self) -> bool:
        """Whether exactly one field is given."""
        return sum(each is not None for each in (self.url, self.upload_id, self.creation_id, self.original_of)) == 1


class GenerationRequest(Struct, frozen=True, kw_only=True):
    """The input of one or more new generations; None: the default of the model."""

    prompt: str = ""
    style: str | None = None  # The id of a style.
    model: str | None = None  # The id or slug of a model.
    sources: tuple[Source, ...] = ()
    as_images: bool = True  # Whether ``images`` gave the sources, or the older ``image``; only for paths of refusals.
    count: int = 1  # How many images to make, each a creation of its own.
    aspect_ratio: str | None = None
    resolution: str | None = None
    output_format: str | None = None
    background: str | None = None
    seed: int | None = None
    negative_prompt: str | None = None
    max_credits: int | None = None  # For all images together.
    idempotency_key: str | None = None

    def digest(self) -> str:
        """Return a hash of the input, to detect another input with the same idempotency key.

        A request that earlier versions accept has the hash that they store for it, so that their keys remain valid.
        """
        first, *others = (_given(source) for source in self.sources or (None,))
        legacy = {
            "prompt": self.prompt,
            "style": self.style or "sty_none",
            "aspect_ratio": self.aspect_ratio or "auto",
            "resolution": self.resolution or "1K",
            "output_format": self.output_format or "png",
            "source": first,
            "max_credits": self.max_credits,
            "idempotency_key": None,
        }
        later = {
            "model": self.model,
            "sources": others or None,
            "count": None if self.count == 1 else self.count,
            "background": self.background,
            "seed": self.seed,
            "negative_prompt": self.negative_prompt,
        }
        return _digest(legacy | {name: value for name, value in later.items() if value is not None})


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
    """Check what needs neither a database nor a model; the model limits the prompt.

    Raises:
        InvalidInput, NotFound, SeveralRefused: values cannot be used.
    """
    Findings(_refusals(request, refuse_address)).refuse()


def _refusals(request: GenerationRequest, refuse_address: RefuseAddress) -> Iterator[Refusal]:
    if request.model is not None and not is_plain(request.model):
        yield NotFound(NO_MODEL, path=["input", "model"])
    if len(request.sources) > MAX_SOURCES:
        yield InvalidInput(f"A request has at most {MAX_SOURCES} input images.", path=["input", "images"])
    for position, source in enumerate(request.sources[:MAX_SOURCES]):
        yield from _source_refusals(source, source_path(request, position), refuse_address)
    if not is_plain(request.prompt):
        yield InvalidInput("The prompt holds characters that cannot be stored.", path=["input", "prompt"])
    yield from _negative_prompt_refusals(request.negative_prompt or "")
    if request.style is not None and not is_plain(request.style):
        yield NotFound(NO_STYLE, path=["input", "style"])
    if request.seed is not None and request.seed not in SEEDS:
        yield InvalidInput("A seed has at most 63 bits.", path=["input", "seed"])
    if not 1 <= request.count <= MAX_COUNT:
        yield InvalidInput(f"A request makes 1 to {MAX_COUNT} images.", path=["input", "count"])
    yield from _key_refusals(request.idempotency_key)


def source_path(request: GenerationRequest, position: int) -> list[str]:
    """Return the path of the field that gave an input image."""
    return ["input", "images", str(position)] if request.as_images else ["input", "image"]


def field_of(source: Source) -> str:
    """Return the API's name of the field that a source has."""
    if source.position is not None:
        return "inputImage"
    names = {"url": "url", "upload_id": "uploadId", "creation_id": "creationId", "original_of": "originalOf"}
    return next(name for field, name in names.items() if getattr(source, field) is not None)


def _negative_prompt_refusals(text: str) -> Iterator[Refusal]:
    path = ["input", "negativePrompt"]
    if len(text) > MAX_NEGATIVE_PROMPT:
        yield InvalidInput(f"The negative prompt has more than {MAX_NEGATIVE_PROMPT} characters.", path=path)
    if not is_plain(text):
        yield InvalidInput("The negative prompt holds characters that cannot be stored.", path=path)


def _source_refusals(source: Source, path: list[str], refuse_address: RefuseAddress) -> Iterator[Refusal]:
    if not source.is_whole:
        yield InvalidInput("Exactly one source of the image must be given.", path=path)
    elif source.url is not None:
        reason = "The address cannot be read." if not is_plain(source.url) else refuse_address(source.url)
        if reason is not None:
            yield InvalidInput(reason, path=[*path, "url"])


def check_key(key: str | None) -> None:
    Findings(_key_refusals(key)).refuse()


def _key_refusals(key: str | None) -> Iterator[Refusal]:
    if key is not None and (not 0 < len(key) <= MAX_IDEMPOTENCY_KEY or not is_plain(key)):
        yield InvalidInput(
            f"An idempotency key has 1 to {MAX_IDEMPOTENCY_KEY} characters.", path=["input", "idempotencyKey"]
        )


def is_plain(text: str) -> bool:
    """Return whether a text can be stored and sent: it has no NUL and no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _given(source: Source | None) -> dict[str, str | int | None] | None:
    """Return a source for the digest; earlier versions hash exactly its first three fields."""
    if source is None:
        return None
    fields: dict[str, str | int | None] = to_builtins(source)
    later = {"original_of", "position"}
    return {name: value for name, value in fields.items() if name not in later or value is not None}


def _digest(what: object) -> str:
    return hashlib.sha256(orjson.dumps(what, option=orjson.OPT_SORT_KEYS)).hexdigest()
