"""Estimates of the CPU time of fields in microseconds, including the database's time.

The figures are for two cores at about 2 GHz; a test compares them with the operating system's count.
"""

from transport.execution.given_values import Inputs

MAX_MICROSECONDS = 100_000
"""The limit on the estimated time of one operation."""

OPERATION = 400  # Reading a request, checking its token, writing its response.
STATEMENT = 1_200
TICKET = OPERATION + 2 * STATEMENT  # The ticket of a stream, and its user; the stream's operation costs more.
MUTATION = 4 * STATEMENT
_FURTHER_IMAGE = 5 * STATEMENT  # Each image of `createGeneration` after the first.
_INPUT = 100  # Reading an input image from the argument, checking it, and converting its rows.
_FIELD = 4
# A field with a wait or a calculation.
_SLOW_FIELD = 14
_SLOW = frozenset(
    (
        "amountRefunded",
        "creation",
        "estimatedCompletionAt",
        "originalImages",
        "payment",
        "queuePosition",
        "retryOf",
        "share",
        "url",
    )
)
# graphql-core's executor reads these; objects take longer than plain values.
_META_OBJECT, _META_VALUE = 10, 1

# The number of statements that a field runs for all objects of a list together.
_STATEMENTS = {
    **dict.fromkeys(
        ("credit", "creation", "creations", "generationQuote", "node", "payments", "shares", "transactions"), 1
    ),
    **dict.fromkeys(("estimatedCompletionAt", "originalImages", "payment", "queuePosition", "retryOf", "share"), 1),
    "quoteGeneration": 1,
    "shareCreation": 4,
    "retryGeneration": 14,  # In addition to those of any mutation: its inputs are found again.
    "amountRefunded": 2,
    **dict.fromkeys(("creationExport", "creationExports", "exportUpdated"), 1),
    **dict.fromkeys(("creditUpdated", "taskUpdated"), 4),
}
_BY_IDS = 5  # At most one for each type whose objects are rows.
# The time of these is measured when they run, and depends on the user's number of creations: this is for 10,000.
_TOTAL, _FILTERED, _SEARCHED = 3_000, 3_000, 65_000

GENERATING = frozenset(("createGeneration", "generationQuote", "quoteGeneration"))
"""The fields whose argument has input images."""

PAGED = frozenset(("creations", "payments", "shares", "transactions"))
"""The paginated lists."""

# The usual number of objects in a field, if no argument gives it. For introspection: the means of the schema.
_SIZES = {
    **dict.fromkeys(PAGED, 20.0),
    "creationExports": 5.0,
    "creditPacks": 5.0,
    "models": 15.0,
    "prices": 2.0,
    "alternatives": 3.0,
    "originalImages": 2.0,
    "styles": 20.0,
    "types": 100.0,
    "directives": 5.0,
    "fields": 3.0,
    "possibleTypes": 0.6,
    "ofType": 0.4,
    "args": 0.3,
    "inputFields": 0.3,
    "interfaces": 0.3,
}


def of_field(name: str, *, is_object: bool, is_meta: bool) -> int:
    """Return the work of reading one field; ``is_meta`` is true for introspection."""
    if is_meta:
        return _META_OBJECT if is_object else _META_VALUE
    return _SLOW_FIELD if name in _SLOW else _FIELD


def of_statements(name: str, *, by_ids: bool = False) -> int:
    """Return the work of the statements that a field runs, for any number of parent objects.

    ``by_ids``: the field reads objects of several types by their ids.
    """
    return STATEMENT * (_BY_IDS if by_ids else _STATEMENTS.get(name, 0))


def of_inputs(name: str, inputs: Inputs) -> int:
    """Return the work of finding the input images of a field, and of making further images."""
    work = inputs.images * _INPUT + inputs.statements * STATEMENT
    if name != "createGeneration":
        return work
    # Uploads are also locked, and their arrival is examined; inputs are inserted.
    return work + 4 * STATEMENT * (inputs.statements > 0) + (inputs.made - 1) * _FURTHER_IMAGE


def measured_work(name: str, *, is_filtered: bool, is_searched: bool) -> int:
    """Return the maximum work of a field whose work is measured when it is done."""
    return _TOTAL * (name == "totalCount") + _FILTERED * is_filtered + _SEARCHED * is_searched


def usual_size(name: str) -> float:
    """Return the usual number of objects in a field, for fields without a size in their arguments."""
    return _SIZES.get(name, 1.0)
