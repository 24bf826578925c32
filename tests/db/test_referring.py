"""Deleted rows: an index finds the rows that refer to them, at any size of the other tables."""

import pytest
from sqlalchemy import Column

from db.base import Base
from db.models import Image, Upload

GO = {Image.__tablename__, Upload.__tablename__}
REFERRING = [
    column
    for table in Base.metadata.sorted_tables
    for column in table.columns
    if any(key.column.table.name in GO for key in column.foreign_keys)
]


def _is_indexed(column: Column[object]) -> bool:
    return any(index.columns[0] is column for index in column.table.indexes)


@pytest.mark.parametrize("column", REFERRING, ids=str)
def test_what_refers_to_a_row_that_goes_is_found_by_an_index(column: Column[object]) -> None:
    """Of erasing and forgetting, and of the foreign key: each would read all of the table for every row that goes."""
    assert _is_indexed(column)


def test_all_that_goes_is_referred_to() -> None:
    assert len(REFERRING) == 8


def test_the_entries_of_a_payment_are_found_by_an_index() -> None:
    assert _is_indexed(Base.metadata.tables["credit_transactions"].columns["payment_id"])
