"""Keyset pages: cutting a list that is kept newest first by the ids of its records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from sqlalchemy import ColumnElement, Integer, Row, Select, UnaryExpression, bindparam, false, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from db.records.pages import Page, Window

RecordT = TypeVar("RecordT")
RowT = TypeVar("RowT")


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
    rows = (await connection.execute(_bounded(statement, key, window, window.limit + 1))).all()
    older = window.before is not None and await connection.scalar(select(_older(statement, key, window.before)))
    newer = window.after is not None and await connection.scalar(select(_newer(statement, key, window.after)))
    return _page(rows, window, to_record, older=bool(older), newer=bool(newer))


@dataclass(frozen=True, slots=True)
class Shape:
    """A window without its values."""

    after: bool
    before: bool
    backwards: bool

    @classmethod
    def of(cls, window: Window) -> Self:
        return cls(window.after is not None, window.before is not None, window.backwards)


def cut(
    statement: Select[*tuple[Any, ...]],
    owner: InstrumentedAttribute[str],
    key: InstrumentedAttribute[str],
    shape: Shape,
) -> Select[*tuple[Any, ...]]:
    """Return the statement of all windows of one shape of what one owner has; see ``values`` for its parameters.

    Two columns more than ``statement`` has say in each row what lies at or beyond the bounds: something older,
    something newer.

    There is an index of owner and key, and the owner is asked for as a range of it. Asked for as what the owner equals,
    PostgreSQL reads the table by the key alone where one owner has most of it, and so past all that others have made
    since: a second for a page, where it takes a millisecond.
    """
    mine = bindparam("owner", type_=owner.type)
    place, newest_first = tuple_(owner, key), (owner.desc(), key.desc())
    oldest_first = (owner.asc(), key.asc())
    # A range has one end on either side: of two, PostgreSQL may begin at the farther one.
    first, last = owner <= mine, owner >= mine
    older: ColumnElement[bool] = false()
    newer: ColumnElement[bool] = false()
    if shape.after:
        after = tuple_(mine, bindparam("after", type_=key.type))
        newer = _found(statement.where(place >= after, owner <= mine), oldest_first, key)
        first = place < after
    if shape.before:
        before = tuple_(mine, bindparam("before", type_=key.type))
        older = _found(statement.where(place <= before, owner >= mine), newest_first, key)
        last = place > before
    ordered = statement.where(first, last).order_by(*(oldest_first if shape.backwards else newest_first))
    limited = ordered.limit(bindparam("limit", type_=Integer))
    return limited.add_columns(older.label("older"), newer.label("newer"))


def values(owner: str, window: Window) -> dict[str, object]:
    return {"owner": owner, "after": window.after, "before": window.before, "limit": window.limit + 1}


def page_of_cut(
    rows: Sequence[tuple[Any, ...]], window: Window, to_record: Callable[[tuple[Any, ...]], RecordT]
) -> Page[RecordT] | None:
    """Return the page that the rows of a ``cut`` are; None where no row is left to say what is beyond the bounds.

    ``to_record`` leaves the two columns at the end alone.
    """
    if not rows:
        bounded = window.after is not None or window.before is not None
        return None if bounded else Page((), has_next=False, has_previous=False)
    older, newer = rows[0][-2:]
    return _page(rows, window, to_record, older=older, newer=newer)


def _bounded(
    statement: Select[*tuple[Any, ...]],
    key: InstrumentedAttribute[str],
    bounds: Window,
    limit: int,
) -> Select[*tuple[Any, ...]]:
    if bounds.after is not None:
        statement = statement.where(key < bounds.after)
    if bounds.before is not None:
        statement = statement.where(key > bounds.before)
    return statement.order_by(key.asc() if bounds.backwards else key.desc()).limit(limit)


def _page(
    rows: Sequence[RowT], window: Window, to_record: Callable[[RowT], RecordT], *, older: bool, newer: bool
) -> Page[RecordT]:
    """Return the page of a list's rows, of which one more than asked for may be there: the list goes on."""
    goes_on = len(rows) > window.limit
    records = [to_record(row) for row in rows[: window.limit]]
    if window.backwards:
        return Page(records[::-1], has_next=older, has_previous=newer or goes_on)
    return Page(records, has_next=older or goes_on, has_previous=newer)


def _older(statement: Select[*tuple[Any, ...]], key: InstrumentedAttribute[str], bound: str) -> ColumnElement[bool]:
    return _found(statement.where(key <= bound), (key.desc(),), key)


def _newer(statement: Select[*tuple[Any, ...]], key: InstrumentedAttribute[str], bound: str) -> ColumnElement[bool]:
    return _found(statement.where(key >= bound), (key.asc(),), key)


def _found(
    statement: Select[*tuple[Any, ...]], order: Sequence[UnaryExpression[str]], key: InstrumentedAttribute[str]
) -> ColumnElement[bool]:
    """Whether a statement finds anything, looked for from the bound on.

    An EXISTS has no order: PostgreSQL may read the table from its other end, where all the others are.
    """
    nearest = statement.with_only_columns(key, maintain_column_froms=True).order_by(*order).limit(1)
    return nearest.scalar_subquery().is_not(None)
