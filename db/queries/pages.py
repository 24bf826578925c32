"""Keyset pages: cutting a list that is kept newest first by the ids of its records."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Row, Select, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from db.records.pages import Page, Window

RecordT = TypeVar("RecordT")


async def page(
    connection: AsyncConnection,
    statement: Select[*tuple[Any, ...]],
    key: InstrumentedAttribute[str],
    window: Window,
    to_record: Callable[[Row[*tuple[Any, ...]]], RecordT],
) -> Page[RecordT]:
    """Cut ``window`` out of ``statement``, whose rows are told apart and ordered by ``key``.

    One row more than asked for tells whether the list goes on; whether something lies at or beyond a given bound is
    looked up.
    """
    bounded = statement
    if window.after is not None:
        bounded = bounded.where(key < window.after)
    if window.before is not None:
        bounded = bounded.where(key > window.before)
    bounded = bounded.order_by(key.asc() if window.backwards else key.desc()).limit(window.limit + 1)
    rows = (await connection.execute(bounded)).all()
    goes_on = len(rows) > window.limit
    records = [to_record(row) for row in rows[: window.limit]]
    if window.backwards:
        records.reverse()
    older, newer = (False, goes_on) if window.backwards else (goes_on, False)
    if not older and window.before is not None:
        older = await _any(connection, statement.where(key <= window.before))
    if not newer and window.after is not None:
        newer = await _any(connection, statement.where(key >= window.after))
    return Page(records, has_next=older, has_previous=newer)


async def _any(connection: AsyncConnection, statement: Select[*tuple[Any, ...]]) -> bool:
    found = statement.with_only_columns(literal(1), maintain_column_froms=True)
    return bool(await connection.scalar(select(exists(found))))
