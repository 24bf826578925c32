"""The errors that the client raises. All of them are ``AtelierError``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_type_hints

import msgspec

from atelier_client.records import ModelName, Record, selection


class AtelierError(Exception):
    """A request that did not succeed; the text is for people."""


class Unreachable(AtelierError):
    """No usable response arrived, so it is not known whether the server executed the request.

    ``idempotency_key`` is the key of a creation that was being requested: the same request with this key makes the
    image once, whether or not the first one arrived.
    """

    idempotency_key: str | None = None


class SignedOut(AtelierError):
    """The server did not accept the token, and no other one could be got."""


class AccountBlocked(AtelierError):
    """An operator has blocked the account."""


class RequestFailed(AtelierError):
    """The server did not execute the request: it is malformed, too expensive, or there is a defect.

    ``code`` is that of ``extensions.code``, such as ``BAD_USER_INPUT``. ``retry_after`` is in seconds.
    """

    def __init__(self, message: str, code: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.retry_after = retry_after


class GenerationFailed(AtelierError):
    """The image was not made, and its credits are back. ``creation`` has the failure."""

    def __init__(self, message: str, creation: Any) -> None:
        super().__init__(message)
        self.creation = creation


class ExportFailed(AtelierError):
    """The export was not made, or is deleted. ``export`` is its state."""

    def __init__(self, message: str, export: Any) -> None:
        super().__init__(message)
        self.export = export


class UploadRejected(AtelierError):
    """The storage did not accept the bytes of a picture."""


class Refused(AtelierError):
    """The server refused an operation and wrote nothing.

    ``name`` is the type in the schema, ``code`` the same for programs, and ``path`` the input field, such as
    ``("input", "prompt")``. Each subclass is a type of the schema; its annotated attributes are the facts of that type.
    If several fields are wrong, ``refusals`` has all refusals, this one first.
    """

    name: str
    code: str
    path: tuple[str, ...] | None
    refusals: tuple["Refused", ...]

    def __init__(self, data: Mapping[str, Any], facts: Mapping[str, object]) -> None:
        super().__init__(data["message"])
        self.name, self.code = data["__typename"], data["code"]
        self.path = None if data["path"] is None else tuple(data["path"])
        self.refusals = (self,)
        for attribute, value in facts.items():
            setattr(self, attribute, value)


class NotFound(Refused):
    pass


class WrongState(Refused):
    status: str


class InvalidInput(Refused):
    allowed: list[str] | None


class ModelUnavailable(Refused):
    alternatives: list[ModelName]


class InsufficientCredits(Refused):
    required: int
    balance: int


class CreditsOwed(Refused):
    owed: int


class PriceAboveLimit(Refused):
    credits: int


class IdempotencyKeyReused(Refused):
    pass


class RateLimited(Refused):
    retry_after: int


class UploadIncomplete(Refused):
    pass


class StorageUnavailable(Refused):
    retry_after: int


class TooManyUploads(Refused):
    limit: str
    maximum: int
    retry_after: int


class ExportLimitReached(Refused):
    export_limit: str
    maximum: int
    room_after: int | None


class PaymentsUnavailable(Refused):
    pass


class ContentRefused(Refused):
    reason: str | None


class ModerationUnavailable(Refused):
    retry_after: int


class ErasureUnavailable(Refused):
    pass


class TooManyShares(Refused):
    maximum: int


class ShareUnavailable(Refused):
    retry_after: int


_TYPES = {kind.__name__: kind for kind in Refused.__subclasses__()}


def _facts(kind: type[Refused]) -> dict[str, Any]:
    return {name: hint for name, hint in get_type_hints(kind).items() if name in kind.__annotations__}


def _records() -> Iterator[tuple[str, Any]]:
    """Yield the name of each refusal that has facts, and a record of these."""
    for name, kind in _TYPES.items():
        if facts := _facts(kind):
            yield name, msgspec.defstruct(f"{name}Facts", list(facts.items()), bases=(Record,), frozen=True)


_FACTS = dict(_records())

REFUSAL = (
    "fragment Refusal on UserError { __typename code message path "
    + " ".join(f"... on {name} {selection(record)}" for name, record in _FACTS.items())
    + " }"
)
"""The fragment of all refusals, for documents with ``errors { ...Refusal }``."""


def refusal_of(errors: Sequence[Mapping[str, Any]]) -> Refused:
    """Return the exception for the ``errors`` of a payload; for a type that is unknown here, a plain `Refused`."""
    refusals = tuple(map(_refusal_of, errors))
    refusals[0].refusals = refusals
    return refusals[0]


def _refusal_of(data: Mapping[str, Any]) -> Refused:
    name = data["__typename"]
    record = _FACTS.get(name)
    facts = {} if record is None else msgspec.structs.asdict(msgspec.convert(data, record))
    return _TYPES.get(name, Refused)(data, facts)
