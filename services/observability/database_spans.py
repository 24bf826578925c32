"""Spans of the statements of a database; imported only if there is a collector."""

from db.engine import Database
from db.observing import Ended
from services.observability.spans import begin_statement

MAX_TEXT = 2_000  # Characters of a statement; it has placeholders, no values.


def trace_statements(database: Database) -> None:
    """Make a span of each statement that runs inside another span."""
    system = database.url.get_backend_name()

    def begin(text: str) -> Ended | None:
        operation = text.split(maxsplit=1)[0].upper() if text.strip() else ""
        return begin_statement(system, operation, text[:MAX_TEXT])

    database.observe(begin)
