"""The observer of statements: a function that is called before each one, and that returns the one to call after it."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

T = TypeVar("T")

# Called with the error of the statement, or None.
Ended = Callable[[BaseException | None], None]
# Called with the text of the statement; it returns None for a statement that it does not observe.
Observe = Callable[[str], Ended | None]

_ENDED = "_statement_ended"


def observe_engine(engine: Engine, observe: Observe) -> None:
    """Call ``observe`` for each statement of an engine."""

    def before(
        _connection: Any, _cursor: Any, statement: str, _parameters: Any, context: Any, _executemany: bool
    ) -> None:
        if context is not None:  # SQLAlchemy runs a few statements of its own without one.
            setattr(context, _ENDED, observe(statement))

    def after(*arguments: Any) -> None:
        _end(arguments[4], None)

    def failed(error: ExceptionContext) -> None:
        _end(error.execution_context, error.original_exception)

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)
    event.listen(engine, "handle_error", failed)


async def observed(observe: Observe, text: str, statement: Awaitable[T]) -> T:
    """Await a statement that no engine runs."""
    ended = observe(text)
    if ended is None:
        return await statement
    try:
        result = await statement
    except BaseException as error:
        ended(error)
        raise
    ended(None)
    return result


def _end(context: Any, error: BaseException | None) -> None:
    ended = getattr(context, _ENDED, None)
    if ended is not None:
        delattr(context, _ENDED)
        ended(error)
