"""Drops that refuse to lose data: Alembic's ``drop_column`` and ``drop_table`` while a revision is undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from alembic.operations import Operations, ops, toimpl
from sqlalchemy import ColumnClause, Connection, column, inspect, select, table, text

_EMPTY_ONLY = ContextVar("_EMPTY_ONLY", default=False)


class DataWouldBeLost(Exception):
    """Raised if a revision cannot be undone without loss."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has data, which would be lost: export and empty it first, or keep this revision.")


@contextmanager
def of_empty_only() -> Iterator[None]:
    """Refuse, within this block, to drop a column or table that has data."""
    token = _EMPTY_ONLY.set(True)
    try:
        yield
    finally:
        _EMPTY_ONLY.reset(token)


@Operations.implementation_for(ops.DropColumnOp, replace=True)
def _drop_column(operations: Operations, operation: ops.DropColumnOp) -> None:
    if _EMPTY_ONLY.get():
        _refuse_loss(operations.get_bind(), operation.table_name, operation.column_name)
    toimpl.drop_column(operations, operation)


@Operations.implementation_for(ops.DropTableOp, replace=True)
def _drop_table(operations: Operations, operation: ops.DropTableOp) -> None:
    if _EMPTY_ONLY.get():
        _refuse_loss(operations.get_bind(), operation.table_name)
    toimpl.drop_table(operations, operation)


def _refuse_loss(connection: Connection, table_name: str, column_name: str | None = None) -> None:
    """Raise if a table has rows or, given a column, values other than NULL and the column's default."""
    held = table(table_name)
    if connection.dialect.name == "postgresql":
        # The lock of the drop itself, so that nothing is written before it; a weaker lock would have to be raised then,
        # and could deadlock with transactions that read the table and then write it.
        connection.execute(text(f"LOCK TABLE {_quote(connection, table_name)} IN ACCESS EXCLUSIVE MODE"))
    statement = select(1).select_from(held).limit(1)
    if column_name is not None:
        value: ColumnClause[object] = column(column_name)
        statement = statement.where(value.is_not(None))
        default = _default_of(connection, table_name, column_name)
        if default is not None:
            statement = statement.where(value.is_distinct_from(text(f"({default})")))
    if connection.scalar(statement) is not None:
        raise DataWouldBeLost(table_name if column_name is None else f"{table_name}.{column_name}")


def _default_of(connection: Connection, table_name: str, column_name: str) -> str | None:
    columns = {each["name"]: each.get("default") for each in inspect(connection).get_columns(table_name)}
    return columns[column_name]


def _quote(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)
