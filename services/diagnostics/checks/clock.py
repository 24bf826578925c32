"""The check of this machine's clock."""

from collections.abc import Mapping
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime

import httpx
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.queries import clock as clock_queries
from services.clock import now
from services.diagnostics.findings import CheckStatus, Finding

MAX_SKEW = timedelta(seconds=30)


async def check_clock(opened: Database | None, http: httpx.AsyncClient, others: Mapping[str, str]) -> Finding:
    """Compare this machine's clock with the database server's and those of other addresses, by title."""
    part = "clock"
    clocks: dict[str, timedelta] = {}
    if opened is not None and (skew := await _database_skew(opened)) is not None:
        clocks["the database's"] = skew
    for title, url in others.items():
        if (skew := await _http_skew(http, url)) is not None:
            clocks[f"{title}'s"] = skew
    wrong = {other: skew for other, skew in clocks.items() if abs(skew) > MAX_SKEW}
    if wrong:
        message = "; ".join(
            f"This clock is {abs(skew).total_seconds():.0f} s {'ahead of' if skew > timedelta(0) else 'behind'} {other}"
            for other, skew in wrong.items()
        )
        return Finding(
            part, CheckStatus.WARNING, f"{message}.", "Have the clocks set by NTP: leases and signatures need it."
        )
    if not clocks:
        return Finding(part, CheckStatus.OK, "There is no other clock to compare with.")
    return Finding(part, CheckStatus.OK, f"It agrees with {' and '.join(clocks)}.")


async def _database_skew(opened: Database) -> timedelta | None:
    if opened.is_sqlite:
        return None
    try:
        async with opened.read() as connection:
            sent_at = now()
            there = await clock_queries.now(connection)
    except (SQLAlchemyError, OSError):
        return None
    return sent_at + (now() - sent_at) / 2 - there


async def _http_skew(http: httpx.AsyncClient, url: str) -> timedelta | None:
    try:
        sent_at = now()
        response = await http.head(url)
        there = parsedate_to_datetime(response.headers.get("date", ""))
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, TypeError):
        return None
    if there.tzinfo is None:
        there = there.replace(tzinfo=UTC)
    # The header has whole seconds: take the middle of that second.
    return sent_at + (now() - sent_at) / 2 - (there + timedelta(milliseconds=500))
