"""Keyset pagination of lists sorted newest first, by the ids of their records."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Self, TypeVar

from msgspec import Struct
from sqlalchemy import ColumnElement, Integer, Select, UnaryExpression, bindparam, false, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from db.records.pagination import Page, Window

RecordT = TypeVar("RecordT")
RowT = TypeVar("RowT")


async def page(
    connection: AsyncConnection,
    statement: Select[*tuple[Any, ...]],
    owner: InstrumentedAttribute[str],
    key: InstrumentedAttribute[str],
    user_id: str,
    window: Window,
    to_record: Callable[[tuple[Any, ...]], RecordT],
) -> Page[RecordT]:
    """Return the page ``window`` of a user's rows of ``statement``; ``to_record`` must ignore the last two columns."""
    cutting = cut(statement, owner, key, Shape.of(window))
    rows = [tuple(row) for row in await connection.execute(cutting, values(user_id, window))]
    found = page_of_cut(rows, window, to_record)
    if found is not None:
        return found
    _, _, older, newer = _bounds(statement, owner, key, Shape.of(window))
    beyond = select(older.label("older"), newer.label("newer"))
    row = (await connection.execute(beyond, values(user_id, window))).one()
    return _page((), window, to_record, older=row.older, newer=row.newer)


async def newest_page(
    connection: AsyncConnection,
    statement: Select[*tuple[Any, ...]],
    key: InstrumentedAttribute[str],
    window: Window,
    to_record: Callable[[tuple[Any, ...]], RecordT],
) -> Page[RecordT]:
    """Return a page of all rows of ``statement``, of any user; ``window`` goes forwards."""
    if window.after is not None:
        statement = statement.where(key < window.after)
    rows = [tuple(row) for row in await connection.execute(statement.order_by(key.desc()).limit(window.limit + 1))]
    return _page(rows, window, to_record, older=False, newer=window.after is not None)


def first_id(prefix: str, moment: datetime) -> str:
    """Return a text that sorts before the ids made at a time and later, and after those made earlier."""
    return f"{prefix}_{max(0, int(moment.timestamp() * 1000)):012x}"


class Shape(Struct, frozen=True):
    """A window without its values."""

    after: bool
    before: bool
    backwards: bool
    newest: bool = False
    oldest: bool = False

    @classmethod
    def of(cls, window: Window) -> Self:
        return cls(
            window.after is not None,
            window.before is not None,
            window.backwards,
            window.newest is not None,
            window.oldest is not None,
        )


def cut(
    statement: Select[*tuple[Any, ...]],
    owner: InstrumentedAttribute[str],
    key: InstrumentedAttribute[str],
    shape: Shape,
) -> Select[*tuple[Any, ...]]:
    """Return the statement for all windows of one shape of an owner's rows; ``values`` gives its parameters.

    Each row has two columns more than ``statement``: whether an older and whether a newer row exists at or beyond the
    bounds.

    The condition on the owner is a range on the index of owner and key. With ``owner = …``, if one owner has most of
    the table, PostgreSQL would read the table by the key alone, past all newer rows of other owners: a page would take
    a second instead of a millisecond.
    """
    first, last, older, newer = _bounds(statement, owner, key, shape)
    order = (owner.asc(), key.asc()) if shape.backwards else (owner.desc(), key.desc())
    limited = statement.where(first, last).order_by(*order).limit(bindparam("limit", type_=Integer))
    return limited.add_columns(older.label("older"), newer.label("newer"))


def _bounds(
    statement: Select[*tuple[Any, ...]],
    owner: InstrumentedAttribute[str],
    key: InstrumentedAttribute[str],
    shape: Shape,
) -> tuple[ColumnElement[bool], ColumnElement[bool], ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions at both ends of a window, and expressions for whether older and newer rows exist."""
    mine = bindparam("owner", type_=owner.type)
    place = tuple_(owner, key)

    # Only one condition for each end of the range: of two, PostgreSQL may start at the farther one.
    def end(name: str) -> ColumnElement[Any]:
        return tuple_(mine, bindparam(name, type_=key.type))

    newest = place < end("newest") if shape.newest else owner <= mine
    oldest = place > end("oldest") if shape.oldest else owner >= mine
    first, last = newest, oldest
    older: ColumnElement[bool] = false()
    newer: ColumnElement[bool] = false()
    if shape.after:
        first = place < end("after")
        newer = _found(statement.where(place >= end("after"), newest), (owner.asc(), key.asc()), key)
    if shape.before:
        last = place > end("before")
        older = _found(statement.where(place <= end("before"), oldest), (owner.desc(), key.desc()), key)
    return first, last, older, newer


def values(owner: str, window: Window) -> dict[str, object]:
    """Return the parameters of a ``cut`` for a window of its shape."""
    bounds = {
        # A cursor may be of another list; only one condition for each end applies, so it must be the nearer one.
        "after": window.after and min(window.after, window.newest or window.after),
        "before": window.before and max(window.before, window.oldest or window.before),
        "newest": window.newest,
        "oldest": window.oldest,
    }
    given = {name: bound for name, bound in bounds.items() if bound is not None}
    return {"owner": owner, "limit": window.limit + 1, **given}


def page_of_cut(
    rows: Sequence[tuple[Any, ...]], window: Window, to_record: Callable[[tuple[Any, ...]], RecordT]
) -> Page[RecordT] | None:
    """Return the page from the rows of a ``cut``; None if a bounded window has no row to show what lies beyond it.

    ``to_record`` must ignore the last two columns.
    """
    if not rows:
        bounded = window.after is not None or window.before is not None
        return None if bounded else Page((), has_next=False, has_previous=False)
    older, newer = rows[0][-2:]
    return _page(rows, window, to_record, older=older, newer=newer)


def cut_ids(ids: Sequence[str], window: Window) -> tuple[Sequence[str], bool, bool]:
    """Return a window of a list's ids, newest first, and whether the list has older and newer ids beyond it."""
    after, before = window.after, window.before
    inside = [one for one in ids if (after is None or one < after) and (before is None or one > before)]
    chosen = inside[max(0, len(inside) - window.limit) :] if window.backwards else inside[: window.limit]
    goes_on = len(inside) > window.limit
    older = before is not None and bool(ids) and ids[-1] <= before
    newer = after is not None and bool(ids) and ids[0] >= after
    if window.backwards:
        return chosen, older, newer or goes_on
    return chosen, older or goes_on, newer


def _page(
    rows: Sequence[RowT], window: Window, to_record: Callable[[RowT], RecordT], *, older: bool, newer: bool
) -> Page[RecordT]:
    """Return the page of these rows; one row more than the limit shows that the list continues."""
    goes_on = len(rows) > window.limit
    records = [to_record(row) for row in rows[: window.limit]]
    if window.backwards:
        return Page(records[::-1], has_next=older, has_previous=newer or goes_on)
    return Page(records, has_next=older or goes_on, has_previous=newer)


def _found(
    statement: Select[*tuple[Any, ...]], order: Sequence[UnaryExpression[str]], key: InstrumentedAttribute[str]
) -> ColumnElement[bool]:
    """Return the expression for whether a statement finds a row, searching from the bound on.

    EXISTS has no order, so PostgreSQL might read the table from the other end, past all other rows.
    """
    nearest = statement.with_only_columns(key, maintain_column_froms=True).order_by(*order).limit(1)
    return nearest.scalar_subquery().is_not(None)
