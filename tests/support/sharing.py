"""Objects that the servers of one process share: slow to make, equal for all, and never changed."""

import copy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from botocore.loaders import create_loader  # type: ignore[import-untyped]  # it ships no types
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import LRUCache

from schema.root import build
from transport.execution.schema import ServedSchema


@contextmanager
def sharing() -> Iterator[None]:
    """Let all servers that are started in this context share types, and boto's description of S3."""
    with pytest.MonkeyPatch.context() as patches:
        # A copy has the types in common with the others, and steps of its own.
        patches.setattr("bootstrap.graphql.build", lambda _class: copy.copy(_schema()))
        patches.setattr("botocore.session.create_loader", cache(create_loader))
        # Every engine would compile the same statements again: a fifth of the time of a test with a server.
        for engines, dialect in (
            ("db.sqlite", SQLiteDialect_aiosqlite),
            ("db.postgres.connections", PGDialect_asyncpg),
        ):
            patches.setattr(f"{engines}.create_async_engine", _with_known_statements)
            patches.setattr(dialect, "__eq__", lambda self, other: type(self) is type(other))
            patches.setattr(dialect, "__hash__", lambda self: hash(type(self)))
        # httpcore looks for it everywhere, several times with each request, and it is nowhere.
        patches.setitem(sys.modules, "sniffio", None)
        yield


_COMPILED: LRUCache[Any, Any] = LRUCache(5_000)


def _with_known_statements(*arguments: Any, **options: Any) -> AsyncEngine:
    """Return an engine that has the compiled statements of all others of its dialect."""
    made = create_async_engine(*arguments, **options)
    made.sync_engine._compiled_cache = _COMPILED
    return made


@cache
def _schema() -> ServedSchema:
    return build(ServedSchema)
