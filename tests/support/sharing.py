"""Objects that the servers of one process share: slow to make, equal for all, and never changed."""

import copy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from botocore.loaders import create_loader  # type: ignore[import-untyped]  # it ships no types
from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse, validate
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import LRUCache

from schema.root import build
from services.catalogue import catalogue
from services.catalogue.catalogue import Catalogue
from tests.support.decoders import ForkedDecoder
from transport.execution.schema import ServedSchema


@contextmanager
def sharing() -> Iterator[None]:
    """Let all servers of this process share types, catalogues, documents, statements and descriptions of S3."""
    with pytest.MonkeyPatch.context() as patches:
        # A copy has the types in common with the others, and steps of its own.
        patches.setattr("bootstrap.graphql.build", lambda _class: copy.copy(_schema()))
        patches.setattr("botocore.session.create_loader", cache(create_loader))
        # Every server would read and check the same catalogue again: half of the time of its start.
        patches.setattr("services.catalogue.catalogue.load", _known_catalogue)
        patches.setattr("services.media.decoding.pool.Decoder", ForkedDecoder)
        # Every server would parse and validate the same documents again.
        patches.setattr("transport.execution.document_reader.parse", _parsed)
        patches.setattr("transport.execution.document_reader.validate", _validated)
        # Every engine would compile the same statements again, for a fifth of the time of a test with a server.
        for engines, dialect in (
            ("db.sqlite", SQLiteDialect_aiosqlite),
            ("db.postgres.connections", PGDialect_asyncpg),
        ):
            patches.setattr(f"{engines}.create_async_engine", _with_known_statements)
            patches.setattr(dialect, "__eq__", lambda self, other: type(self) is type(other))
            patches.setattr(dialect, "__hash__", lambda self: hash(type(self)))
        # httpcore tries to import it several times with each request, and it is not installed.
        patches.setitem(sys.modules, "sniffio", None)
        yield


_COMPILED: LRUCache[Any, Any] = LRUCache(5_000)


def _with_known_statements(*arguments: Any, **options: Any) -> AsyncEngine:
    """Return an engine that shares compiled statements with all others of its dialect."""
    made = create_async_engine(*arguments, **options)
    made.sync_engine._compiled_cache = _COMPILED
    return made


@cache
def _schema() -> ServedSchema:
    return build(ServedSchema)


_load_catalogue = catalogue.load
_CATALOGUES: LRUCache[tuple[object, ...], Catalogue] = LRUCache(200)


def _known_catalogue(models: Path | None = None, styles: Path | None = None, **options: Any) -> Catalogue:
    """Return the catalogue of two files; files with the same content at the same paths are not read again."""
    paths = (models or catalogue.MODELS_FILE, styles or catalogue.STYLES_FILE)
    try:
        key = (*paths, *(path.read_bytes() for path in paths), repr(sorted(options.items())))
    except OSError:
        return _load_catalogue(models, styles, **options)
    if key not in _CATALOGUES:
        _CATALOGUES[key] = _load_catalogue(models, styles, **options)
    return _CATALOGUES[key]


_PARSED: LRUCache[tuple[str, tuple[tuple[str, object], ...]], DocumentNode] = LRUCache(2_000)
_VALID: LRUCache[tuple[int, int, object], tuple[GraphQLSchema, DocumentNode]] = LRUCache(2_000)


def _parsed(text: str, **options: Any) -> DocumentNode:
    key = (text, tuple(sorted(options.items())))
    if key not in _PARSED:
        _PARSED[key] = parse(text, **options)
    return _PARSED[key]


def _validated(schema: GraphQLSchema, document: DocumentNode, rules: Any, **options: Any) -> list[GraphQLError]:
    # The values keep both objects alive, so their ids are not reused.
    key = (id(schema), id(document), rules)
    if key in _VALID:
        return []
    errors = validate(schema, document, rules, **options)
    if not errors:
        _VALID[key] = (schema, document)
    return errors
