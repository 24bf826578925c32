"""Claims of generations within a rate limit, as one PostgreSQL statement that locks, claims and counts."""

from datetime import datetime

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
from db.models.creations import Step
from db.models.limits import Limit
from db.postgres.prepared import PreparedStatement
from db.queries.generations.claims import claim_params, claim_statement
from db.queries.generations.leases import GENERATION
from db.queries.limits import LIMIT, LimitRecord, Rate
from db.records.creations import GenerationRecord

_NOW = bindparam("now", type_=Limit.arrival_at.type)
_SPACING = bindparam("spacing", type_=Interval)
_FARTHEST = bindparam("farthest", type_=Interval)


def _from(limit: CTE) -> ColumnElement[datetime]:
    """Return the SQL of ``LimitRecord.counted_from``."""
    later = func.greatest(limit.c.arrival_at, _NOW, type_=DateTime(timezone=True))
    return case((limit.c.arrival_at - _NOW > _FARTHEST, _NOW), else_=later)


def _allowed_requests(limit: CTE) -> ColumnElement[int]:
    """Return the SQL of ``LimitRecord.allowed_requests``."""
    ahead = func.ceil(extract("epoch", _from(limit) - _NOW) / extract("epoch", _SPACING))
    left = func.greatest(0, bindparam("burst", type_=Integer) - cast(ahead, Integer), type_=Integer)
    return case((limit.c.paused_until > _NOW, 0), else_=left)


def _claim() -> PreparedStatement:
    named = select(*LIMIT.columns).where(Limit.name == bindparam("of_name"))
    limit = named.with_for_update(key_share=True).cte("of_limit")
    most = (
        select(func.least(bindparam("most", type_=Integer), _allowed_requests(limit)))
        .select_from(limit)
        .scalar_subquery()
    )
    # Without a row for the limit, claim nothing: LIMIT NULL would be unlimited.
    claimed = claim_statement(func.coalesce(most, 0, type_=Integer)).cte("claimed")
    count = select(func.count()).select_from(claimed).scalar_subquery()
    taken = (
        update(Limit)
        .where(Limit.name == limit.c.name, count > 0)
        .values(arrival_at=_from(limit) + count * _SPACING, paused_until=None, pause_reason=None)
        .returning(Limit.name)
        .cte("taken")
    )
    return PreparedStatement(select(*limit.c, *claimed.c).select_from(limit.outerjoin(claimed, true())).add_cte(taken))


_CLAIM = _claim()


async def claim(
    database: Database, name: str, rate: Rate, step: Step, now: datetime, *, lease: str, until: datetime, limit: int
) -> tuple[LimitRecord, list[GenerationRecord]] | None:
    """Claim like ``claims.claim`` as many as a limit allows, and count each as a request sent now.

    Returns:
        The limit before the claim, and the claimed generations; None, with nothing claimed, if the limit has no row.
    """
    given = claim_params(step, now, lease=lease, until=until) | {"of_name": name, "most": limit}
    given |= {"spacing": rate.spacing, "burst": rate.burst, "farthest": rate.farthest}
    rows = await database.write(_CLAIM, given)
    if not rows:
        return None
    width = len(LIMIT.columns)
    return LIMIT.record(rows[0]), [GENERATION.record(row[width:]) for row in rows if row[width] is not None]
