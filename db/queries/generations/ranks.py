"""The fair order of generations between users, and the states that it depends on."""

from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import ColumnElement

from db.models.creations import GenerationTask, Step

UNASKED = and_(GenerationTask.step == Step.SUBMIT, GenerationTask.asked_at.is_(None))
ASKED = and_(GenerationTask.step == Step.SUBMIT, GenerationTask.asked_at.is_not(None))
RUNNING = or_(GenerationTask.step == Step.AWAIT, ASKED)


def fairly_ranked(
    waiting: ColumnElement[bool],
    running: ColumnElement[bool],
    *columns: ColumnElement[Any] | InstrumentedAttribute[Any],
) -> Select[*tuple[Any, ...]]:
    """Return the SELECT that ranks waiting generations fairly between users.

    A generation's rank is its place among its user's waiting ones plus the number of its user's running ones, so one
    user's five hundred do not delay another's first. A user's waiting ones are ordered by ``columns``, then by age.
    """
    counted = (
        select(GenerationTask.user_id, func.count().label("running"))
        .where(running)
        .group_by(GenerationTask.user_id)
        .subquery()
    )
    place = func.row_number().over(partition_by=GenerationTask.user_id, order_by=(*columns, GenerationTask.id))
    return (
        select(
            GenerationTask.id,
            GenerationTask.user_id,
            *columns,
            (place + func.coalesce(counted.c.running, 0)).label("rank"),
        )
        .outerjoin(counted, counted.c.user_id == GenerationTask.user_id)
        .where(waiting)
    )
