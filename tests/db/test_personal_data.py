"""The list of personal data: it has each table and column, and the effect of an erasure on each."""

import pytest
from sqlalchemy import inspect

from db.base import Base
from db.personal_data import IMPERSONAL_TABLES, PERSONAL_TABLES, PersonalTable

BY_NAME = {table.name: table for table in PERSONAL_TABLES}
LONG = {"TEXT", "VARCHAR"}


def test_every_table_is_listed_once() -> None:
    assert sorted([*BY_NAME, *IMPERSONAL_TABLES]) == sorted(Base.metadata.tables), (
        "Add a new table to PERSONAL_TABLES of db/personal_data.py if its rows belong to users, else to"
        " IMPERSONAL_TABLES with the reason."
    )
    assert len(BY_NAME) == len(PERSONAL_TABLES)
    assert len({table.title for table in PERSONAL_TABLES}) == len(PERSONAL_TABLES)


@pytest.mark.parametrize("table", PERSONAL_TABLES, ids=lambda table: table.name)
def test_every_column_is_listed(table: PersonalTable) -> None:
    attributes = {attribute.key for attribute in inspect(table.table).column_attrs}

    assert set(table.columns) == attributes, (
        f"Add each new column of {table.name} to db/personal_data.py: does an export have it, and does an erasure"
        " clear it?"
    )


@pytest.mark.parametrize("name", IMPERSONAL_TABLES)
def test_a_table_that_refers_to_users_is_personal(name: str) -> None:
    """However indirectly: a foreign key to a table of users makes a table one of users."""
    referred = {key.column.table.name for key in Base.metadata.tables[name].foreign_keys}

    assert not referred & set(BY_NAME)
    assert "user_id" not in Base.metadata.tables[name].columns


@pytest.mark.parametrize("table", PERSONAL_TABLES, ids=lambda table: table.name)
def test_what_is_cleared_may_be_set_to_its_neutral_value(table: PersonalTable) -> None:
    columns = {attribute.key: attribute.columns[0] for attribute in inspect(table.table).column_attrs}

    for name, value in table.neutral.items():
        if table.columns[name].prefix is None:
            assert columns[name].nullable or value is not None, name
