"""Bulk inserts of many rows at once: COPY on PostgreSQL, one statement with many parameters on SQLite."""

import enum
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection


async def load(connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, which all have the same keys: those of the columns of ``table``."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        await connection.execute(insert(table), [dict(row) for row in rows])
        return
    keys = list(rows[0])
    records = [tuple(_plain(row[key]) for key in keys) for row in rows]
    raw = await connection.get_raw_connection()
    driver: Any = raw.driver_connection
    names = [table.c[key].name for key in keys]
    await driver.copy_records_to_table(table.name, records=records, columns=names)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, enum.Enum) else value
