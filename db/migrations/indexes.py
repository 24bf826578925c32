"""Indexes of migrations: PostgreSQL builds and drops them without blocking writers.

A revision that uses this module does nothing else: on PostgreSQL its statements are committed one by one. If it is
interrupted, it runs again from its start.
"""

from collections.abc import Sequence
from typing import Any

from alembic import op
from alembic.operations import ops
from sqlalchemy import text
from sqlalchemy.schema import CreateIndex

_IS_INVALID = text("SELECT NOT indisvalid FROM pg_index WHERE indexrelid = to_regclass(:name)")


def create_index(
    name: str, table_name: str, columns: Sequence[str], *, unique: bool = False, where: str | None = None
) -> None:
    """Build an index, on PostgreSQL concurrently; an invalid one, left by a crash, is dropped and built again."""
    condition = None if where is None else text(where)
    conditions = {"sqlite_where": condition, "postgresql_where": condition}
    if not _is_postgresql():
        op.create_index(name, table_name, columns, unique=unique, **conditions)  # type: ignore[arg-type]  # options of dialects
        return
    if op.get_bind().scalar(_IS_INVALID, {"name": f'"{name}"'}):
        drop_index(name)
    wanted = ops.CreateIndexOp(name, table_name, columns, unique=unique, postgresql_concurrently=True, **conditions)  # type: ignore[arg-type]  # the same
    index = wanted.to_index(op.get_context())
    _run_alone(str(CreateIndex(index, if_not_exists=True).compile(dialect=op.get_bind().dialect)))


def drop_index(name: str) -> None:
    """Drop an index, on PostgreSQL concurrently."""
    if _is_postgresql():
        _run_alone(f'DROP INDEX CONCURRENTLY IF EXISTS "{name}"')
    else:
        op.drop_index(name)


def _is_postgresql() -> bool:
    return op.get_context().dialect.name == "postgresql"


def _run_alone(statement: str) -> None:
    """Run a statement outside a transaction, in one message, so that PgBouncer cannot split it over connections."""
    with op.get_context().autocommit_block():
        connection: Any = op.get_bind().connection.dbapi_connection
        connection.run_async(lambda driver: driver.execute(statement))
