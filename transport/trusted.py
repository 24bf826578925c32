"""Trusted documents: those of the product's own clients, asked for by their ids, and whether others are taken too."""

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import orjson
from graphql import GraphQLError
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.types import ExecutionContext
from strawberry.types.execution import PreExecutionError

from services.metrics import Metrics
from transport.errors import BAD_USER_INPUT
from transport.execution import ServedSchema

# Part of an operation's extensions, where the transports put what a request says beside its query.
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
    """Which documents are taken.

    ``OFF``: all, by their text alone. ``PREFER``: all; those of the manifest also by id, others by their hash once a
    client has registered them, and what is not in the manifest is logged once and counted. ``REQUIRE``: those of the
    manifest; developers may send others.
    """

    OFF = "off"
    PREFER = "prefer"
    REQUIRE = "require"


class InvalidManifest(ValueError):
    """The file is no manifest; the message says why, for an operator."""


def read_manifest(path: Path) -> dict[str, str]:
    """Return the documents of a manifest by their ids.

    It is what graphql-codegen and Relay write (an object of texts by id) or Apollo (``operations`` with ``id`` and
    ``body``).

    Raises:
        InvalidManifest: it is neither, or cannot be read.
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
    """The trusted documents, those that clients have registered since the start, and what is made of the rest."""

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
        """Return the text of the document that is asked for.

        Raises:
            GraphQLError: it is not known, or not taken.
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
        """Keep a valid document that came with its hash, so that the hash alone will do; the oldest are forgotten."""
        id = _id_of(extensions)
        if self.trust is not Trust.PREFER or id is None or id in self._by_id or id in self._registered:
            return
        self._registered[id] = text
        self._registered_characters += len(text)
        while len(self._registered) > MAX_REGISTERED or self._registered_characters > MAX_REGISTERED_CHARACTERS:
            _, forgotten = self._registered.popitem(last=False)
            self._registered_characters -= len(forgotten)

    def note(self, text: str, operation: str | None) -> None:
        """Count a valid document, and log one that is not trusted, once: these are what ``require`` would refuse."""
        trusted = text in self._texts
        self._metrics.graphql_document("trusted" if trusted else "other")
        if self.trust is not Trust.PREFER or trusted or len(self._noted) >= MAX_NOTED:
            return
        id = _hash_of(text)
        if id not in self._noted:
            self._noted.add(id)
            _log.info("documents: not in the manifest: %s (sha256 %s)", operation or "unnamed", id)

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


class TrustingSchema(ServedSchema):
    """A schema whose documents can be asked for by id, and which may take those of its manifest alone."""

    def __init__(self, **definition: Any) -> None:
        """Take what ``ServedSchema`` takes, by name."""
        super().__init__(**definition)
        self._known = Documents()

    def trust(self, documents: Documents) -> None:
        """Take documents as these say; what the schema refuses of them is logged, as clients will be refused it."""
        self._known = documents
        if documents.trust is Trust.OFF:  # Nobody can ask for them by their ids.
            return
        for id, text in documents.trusted.items():
            if problem := self._problem_of(text):
                _log.warning("documents: %s of the manifest cannot be executed: %s", id, problem)

    def _problem_of(self, text: str) -> str | None:
        try:
            document = self._parse(text)
        except GraphQLError as error:
            return error.message
        if excess := document.excess({}):
            return excess
        errors = self._validate(document)
        return errors[0].message if errors else None

    async def _prepare_operation_async(
        self, context: ExecutionContext, extensions_runner: SchemaExtensionsRunner
    ) -> PreExecutionError | None:
        known, extensions = self._known, context.operation_extensions or {}
        asks_for_nothing = not context.query and not names_document(extensions)
        if asks_for_nothing or (known.trust is Trust.OFF and context.query):
            return await super()._prepare_operation_async(context, extensions_runner)
        developer = bool(getattr(context.context, "is_developer", False))
        try:
            context.query = known.find(context.query, extensions, developer=developer)
        except GraphQLError as error:
            known.note_refusal()
            context.pre_execution_errors = [error]
            return PreExecutionError(data=None, errors=[error])
        refusal = await super()._prepare_operation_async(context, extensions_runner)
        if refusal is None:
            known.register(context.query, extensions)
            known.note(context.query, context.operation_name)
        return refusal


def names_document(extensions: Mapping[str, object]) -> bool:
    """Whether a document is asked for by its id or hash."""
    return _id_of(extensions) is not None


def _id_of(extensions: Mapping[str, object]) -> str | None:
    """Return the id that a request gives, whichever way: ``documentId``, or Apollo's ``persistedQuery``."""
    id = extensions.get(DOCUMENT_ID)
    if id is None and isinstance(persisted := extensions.get("persistedQuery"), dict):
        id = persisted.get("sha256Hash")
    if not isinstance(id, str) or not 0 < len(id) <= MAX_ID_CHARACTERS:
        return None
    return id.removeprefix(_PREFIX)


def _hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _not_supported() -> GraphQLError:
    """Return what makes Apollo's clients send texts from then on; the words are the protocol's."""
    return GraphQLError("PersistedQueryNotSupported", extensions={"code": NOT_SUPPORTED})


def _not_trusted() -> GraphQLError:
    message = "Only documents of this product's own clients are taken here."
    return GraphQLError(message, extensions={"code": NOT_TRUSTED})
