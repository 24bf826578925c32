"""Inserts of events by PostgreSQL statements that build the events themselves."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CTE, FromClause, insert, literal, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from db.models.events import Event, EventSubject
from db.queries.events import EVENT
from db.records.events import EventRecord

_COLUMNS = (*EventRecord.__struct_fields__, "created_at")


def subject_of(subject: EventSubject) -> ColumnElement[EventSubject]:
    return literal(subject, Event.__table__.c.subject.type)


def insert_events(source: FromClause, *events: Mapping[str, Any]) -> CTE:
    """Return the CTE that inserts these events for each row of ``source`` and returns the columns of their records.

    Raises:
        KeyError: an event lacks a column.
    """
    rows = [select(*(event[name] for name in _COLUMNS)).select_from(source) for event in events]
    return insert(Event).from_select(_COLUMNS, union_all(*rows)).returning(*EVENT.columns).cte("event")
