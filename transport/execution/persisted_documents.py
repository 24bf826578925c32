"""Persisted documents: the product's own documents by id, and whether other documents are accepted."""

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

import orjson
from graphql import GraphQLError

from services.observability.metrics import Metrics
from transport.execution.steps import Operation, Prepare, Refused, Step
from transport.http.errors import BAD_USER_INPUT

# Key in an operation's extensions; transports copy a request's document id there.
DOCUMENT_ID = "documentId"
NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
NOT_SUPPORTED = "PERSISTED_QUERY_NOT_SUPPORTED"
NOT_TRUSTED = "DOCUMENT_NOT_TRUSTED"

MAX_ID_CHARACTERS = 256
MAX_MANIFEST_BYTES = 20_000_000
MAX_REGISTERED = 500
MAX_REGISTERED_CHARACTERS = 1_000_000
MAX_NOTED = 1_000
_PREFIX = "sha256:"

_log = logging.getLogger("atelier.documents")


class Trust(StrEnum):
    """Which documents are accepted.

    ``OFF``: all, by their text alone.

    ``PREFER``: all; documents in the manifest also by id, others by their hash after a client has registered them.
    Documents that are not in the manifest are counted, and each is logged once.

    ``REQUIRE``: only documents in the manifest; developers may send others.
    """

    OFF = "off"
    PREFER = "prefer"
    REQUIRE = "require"


class InvalidManifest(ValueError):
    """The file is not a manifest; the message gives the reason, for an operator."""


def read_manifest(path: Path) -> dict[str, str]:
    """Return the documents of a manifest by their ids.

    A manifest is an object of texts by id, as graphql-codegen and Relay write, or Apollo's format (``operations`` with
    ``id`` and ``body``).

    Raises:
        InvalidManifest: the file has another format, or cannot be read.
    """
    try:
        if path.stat().st_size > MAX_MANIFEST_BYTES:
            raise InvalidManifest(f"it has more than {MAX_MANIFEST_BYTES} bytes")
        manifest = orjson.loads(path.read_bytes())
    except OSError as error:
        raise InvalidManifest(f"it cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise InvalidManifest("it is not JSON") from error
    if isinstance(manifest, dict) and isinstance(operations := manifest.get("operations"), list):
        pairs = [
            (entry.get("id"), entry.get("body")) if isinstance(entry, dict) else (None, None) for entry in operations
        ]
    elif isinstance(manifest, dict):
        pairs = list(manifest.items())
    else:
        pairs = [(None, None)]
    documents: dict[str, str] = {}
    for id, text in pairs:
        if not isinstance(id, str) or not isinstance(text, str) or not id or len(id) > MAX_ID_CHARACTERS:
            raise InvalidManifest("it must be an object of documents by id, or Apollo's with operations")
        documents[id.removeprefix(_PREFIX)] = text
    return documents


class Documents:
    """The persisted documents, the documents registered by clients since the start, and the policy for others."""

    def __init__(
        self, trust: Trust = Trust.OFF, manifest: Mapping[str, str] | None = None, metrics: Metrics | None = None
    ) -> None:
        self.trust = trust
        self._metrics = metrics or Metrics()
        self.trusted: Mapping[str, str] = dict(manifest or {})
        self._texts = frozenset(self.trusted.values())
        self._by_id = {_hash_of(text): text for text in self._texts} | self.trusted
        self._registered: OrderedDict[str, str] = OrderedDict()
        self._registered_characters = 0
        self._noted: set[str] = set()

    def find(self, text: str | None, extensions: Mapping[str, object], *, developer: bool) -> str:
        """Return the text of the requested document.

        Raises:
            GraphQLError: the document is unknown or not accepted.
        """
        id = _id_of(extensions)
        if id is not None and (trusted := self._by_id.get(id)) is not None and self.trust is not Trust.OFF:
            return trusted
        if not text:
            return self._find_registered(id)
        if self.trust is Trust.REQUIRE and not developer and text not in self._texts:
            raise _not_supported() if id is not None else _not_trusted()
        if id is not None and self.trust is Trust.PREFER and id != _hash_of(text):
            raise GraphQLError("The hash is not the document's.", extensions={"code": BAD_USER_INPUT})
        return text

    def register(self, text: str, extensions: Mapping[str, object]) -> None:
        """Cache a valid document that was sent with its hash, so that the hash alone suffices; evict the oldest."""
        id = _id_of(extensions)
        if self.trust is not Trust.PREFER or id is None or id in self._by_id or id in self._registered:
            return
        self._registered[id] = text
        self._registered_characters += len(text)
        while len(self._registered) > MAX_REGISTERED or self._registered_characters > MAX_REGISTERED_CHARACTERS:
            _, forgotten = self._registered.popitem(last=False)
            self._registered_characters -= len(forgotten)

    def note(self, text: str, operation: str | None) -> None:
        """Count a valid document; in ``PREFER``, log an untrusted one once, because ``REQUIRE`` would refuse it."""
        trusted = text in self._texts
        self._metrics.graphql_document("trusted" if trusted else "other")
        if self.trust is not Trust.PREFER or trusted or len(self._noted) >= MAX_NOTED:
            return
        id = _hash_of(text)
        if id not in self._noted:
            self._noted.add(id)
            _log.info("documents: not in the manifest: %s (sha256 %s)", operation or "unnamed", id)

    def log_problems(self, problem_of: Callable[[str], str | None]) -> None:
        """Log each document of the manifest that ``problem_of`` has an objection to: its requests will be refused."""
        if self.trust is Trust.OFF:  # Ids are not accepted, so the texts need no check.
            return
        for id, text in self.trusted.items():
            if problem := problem_of(text):
                _log.warning("documents: %s of the manifest cannot be executed: %s", id, problem)

    def note_refusal(self) -> None:
        self._metrics.graphql_document("refused")

    def _find_registered(self, id: str | None) -> str:
        if self.trust is Trust.OFF or id is None:
            raise _not_supported()
        registered = self._registered.get(id)
        if registered is None:
            raise GraphQLError("PersistedQueryNotFound", extensions={"code": NOT_FOUND})
        self._registered.move_to_end(id)
        return registered


class TrustedDocuments(Step):
    """The step that finds documents by id, and may accept only the documents of the manifest."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def prepare(self, proceed: Prepare, operation: Operation) -> None:
        known, extensions = self._documents, operation.operation_extensions or {}
        asks_for_nothing = not operation.query and not names_document(extensions)
        if asks_for_nothing or (known.trust is Trust.OFF and operation.query):
            await proceed(operation)
            return
        developer = bool(getattr(operation.context, "is_developer", False))
        try:
            operation.query = text = known.find(operation.query, extensions, developer=developer)
        except GraphQLError as error:
            known.note_refusal()
            raise Refused(error) from error
        await proceed(operation)
        known.register(text, extensions)
        known.note(text, operation.operation_name)


def names_document(extensions: Mapping[str, object]) -> bool:
    """Return whether a request names a document by id or hash."""
    return _id_of(extensions) is not None


def _id_of(extensions: Mapping[str, object]) -> str | None:
    """Return the id that a request gives as ``documentId``, or in Apollo's ``persistedQuery``."""
    id = extensions.get(DOCUMENT_ID)
    if id is None and isinstance(persisted := extensions.get("persistedQuery"), dict):
        id = persisted.get("sha256Hash")
    if not isinstance(id, str) or not 0 < len(id) <= MAX_ID_CHARACTERS:
        return None
    return id.removeprefix(_PREFIX)


def _hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _not_supported() -> GraphQLError:
    """Return the error after which Apollo's clients send texts; the message is the protocol's."""
    return GraphQLError("PersistedQueryNotSupported", extensions={"code": NOT_SUPPORTED})


def _not_trusted() -> GraphQLError:
    message = "Only documents of this product's own clients are accepted here."
    return GraphQLError(message, extensions={"code": NOT_TRUSTED})
