"""Ids that the PostgreSQL server makes, formed like those of ``new_id``."""

from sqlalchemy import ColumnElement, String, literal_column


def ordered_id(prefix: str) -> ColumnElement[str]:
    """Return the expression of a new id for each row; the prefix is a constant, since it is not escaped."""
    # PostgreSQL runs the subquery once for all rows of a statement, so the random part stands outside of it.
    head = literal_column(f"'{prefix}_'", String).concat(_TIME)
    return head.concat(_RANDOM)


_TIME: ColumnElement[str] = literal_column(
    """(SELECT lpad(to_hex(us / 1000), 12, '0') || '7' || lpad(to_hex(us % 1000 * 4096 / 1000), 3, '0')
    FROM (SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint) AS us) AS clock)""",
    String,
)
_RANDOM: ColumnElement[str] = literal_column("substr(replace(CAST(gen_random_uuid() AS text), '-', ''), 17)", String)
