"""Claims within a limit, as one statement that locks the limit, claims, and counts what it has claimed."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    DateTime,
    Integer,
    Interval,
    bindparam,
    case,
    cast,
    extract,
    func,
    select,
    true,
    update,
)

from db.engine import Database
from db.frequent import Frequent
from db.models.creations import Step
from db.models.limits import Limit
from db.queries.generations import claiming, record
from db.queries.limits import LimitRecord, Rate
from db.records.creations import GenerationRecord

_STATE = (Limit.name, Limit.arrival_at, Limit.paused_until, Limit.pause_reason)
_NOW = bindparam("now", type_=Limit.arrival_at.type)
_SPACING = bindparam("spacing", type_=Interval)
_FARTHEST = bindparam("farthest", type_=Interval)


def _from(limit: CTE) -> ColumnElement[datetime]:
    """Return what ``LimitRecord.counted_from`` does."""
    later = func.greatest(limit.c.arrival_at, _NOW, type_=DateTime(timezone=True))
    return case((limit.c.arrival_at - _NOW > _FARTHEST, _NOW), else_=later)


def _allowed(limit: CTE) -> ColumnElement[int]:
    """Return what ``LimitRecord.allowed`` does."""
    ahead = func.ceil(extract("epoch", _from(limit) - _NOW) / extract("epoch", _SPACING))
    left = func.greatest(0, bindparam("burst", type_=Integer) - cast(ahead, Integer), type_=Integer)
    return case((limit.c.paused_until > _NOW, 0), else_=left)


def _claim() -> Frequent:
    limit = select(*_STATE).where(Limit.name == bindparam("of_name")).with_for_update(key_share=True).cte("of_limit")
    most = select(func.least(bindparam("most", type_=Integer), _allowed(limit))).select_from(limit).scalar_subquery()
    # Where there is no such limit yet nothing is claimed; null would mean that there is none to what may be.
    claimed = claiming(func.coalesce(most, 0, type_=Integer)).cte("claimed")
    count = select(func.count()).select_from(claimed).scalar_subquery()
    taken = (
        update(Limit)
        .where(Limit.name == limit.c.name, count > 0)
        .values(arrival_at=_from(limit) + count * _SPACING, paused_until=None, pause_reason=None)
        .returning(Limit.name)
        .cte("taken")
    )
    return Frequent(select(*limit.c, *claimed.c).select_from(limit.outerjoin(claimed, true())).add_cte(taken))


_CLAIM = _claim()


async def claim(
    database: Database, name: str, rate: Rate, step: Step, now: datetime, *, lease: str, until: datetime, limit: int
) -> tuple[LimitRecord, list[GenerationRecord]] | None:
    """Do what ``generations.claim`` does, as far as a limit allows, and count each as a request sent now.

    Returns:
        The limit as it was before, and what was claimed; None, with nothing claimed, where there is no such limit yet.
    """
    given: dict[str, Any] = {"of_name": name, "spacing": rate.spacing, "burst": rate.burst, "most": limit}
    given |= {"farthest": rate.farthest, "at_step": step, "now": now, "by": lease, "until": until}
    rows = await database.write(_CLAIM, given)
    if not rows:
        return None
    width = len(_STATE)
    return LimitRecord(*rows[0][:width]), [record(row[width:]) for row in rows if row[width] is not None]
