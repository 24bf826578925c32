"""The operation log: one line for each operation, with its user, name, outcome, duration and cost.

The only texts from clients are names in a valid document, and a safe ``X-Request-Id``: no variables, no values.
"""

import logging
import time
from collections.abc import Iterable

from graphql import GraphQLError
from strawberry.types import ExecutionContext

from transport.http.errors import codes_of

MAX_NAME_CHARACTERS = 80
MAX_CODES = 5

_log = logging.getLogger("atelier.operations")


def note(
    context: ExecutionContext,
    *,
    type: str,
    field: str,
    outcome: str,
    began: float,
    errors: Iterable[GraphQLError] = (),
    creations: Iterable[str] = (),
) -> None:
    """Log an operation; ``began`` is a time from ``time.perf_counter``, ``creations`` are ids of creations.

    A refused operation is logged without its name: until a document is known to be valid, it may contain any text.
    """
    if not _log.isEnabledFor(logging.INFO):
        return
    name = None if outcome == "refused" else context.operation_name
    cost = context.extensions_results.get("cost", {}).get("estimated")
    fields = {
        "request": getattr(context.context, "request_id", None),
        "user": getattr(context.context, "user_id", None),
        "operation": name[:MAX_NAME_CHARACTERS] if name else None,
        "type": type,
        "field": field,
        "outcome": outcome,
        "creation": ",".join(creations) or None,
        "codes": ",".join(sorted(codes_of(errors))[:MAX_CODES]) or None,
        "ms": round((time.perf_counter() - began) * 1000, 2),
        "cost": cost,
    }
    _log.info("operation", extra={"fields": fields})
