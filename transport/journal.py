"""The journal: one line for each operation, with who asked for what, what came of it, how long it took, and its cost.

Nothing that a client says is in it but the names that its valid document has: no variables, no values, no texts.
"""

import logging
import time
from collections.abc import Iterable

from graphql import GraphQLError
from strawberry.types import ExecutionContext

from transport.errors import codes_of

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
) -> None:
    """Write an operation's line; ``began`` is from ``time.perf_counter``.

    Its name is left out where it was refused: until a document is known to be valid, its words are anybody's.
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
        "codes": ",".join(sorted(codes_of(errors))[:MAX_CODES]) or None,
        "ms": round((time.perf_counter() - began) * 1000, 2),
        "cost": cost,
    }
    _log.info("operation", extra={"fields": fields})
