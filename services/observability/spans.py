"""Spans inside of spans: requests to the database, Redis and S3, and work that a request leaves to the background.

They are made by hand. OpenTelemetry's instrumentations of these libraries copy the texts of errors into spans, which
may hold values of users; see decision 21.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import NamedTuple

from opentelemetry import context as contexts
from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.trace import Span, SpanKind, StatusCode, Tracer

Attributes = Mapping[str, str | int]

OFF: AbstractContextManager[Span | None] = nullcontext()

# The tracer of the current span; unset if there is none, as always without a collector.
_tracer: ContextVar[Tracer | None] = ContextVar("tracer", default=None)


class Origin(NamedTuple):
    """The span in which work for the background began."""

    tracer: Tracer
    context: Context


@contextmanager
def span(
    tracer: Tracer, name: str, kind: SpanKind, attributes: Attributes, context: Context | None = None
) -> Iterator[Span]:
    """Begin a span, as the current one."""
    token = _tracer.set(tracer)
    try:
        # Record only the type of an error: its message may contain user input, or a statement's values.
        with tracer.start_as_current_span(
            name, context, kind=kind, attributes=attributes, record_exception=False, set_status_on_exception=False
        ) as begun:
            try:
                yield begun
            except Exception as error:
                _note_error(begun, error)
                raise
    finally:
        _tracer.reset(token)


def client_span(system: str, operation: str) -> AbstractContextManager[Span | None]:
    """Begin the span of a request to a dependency, if it is inside another span; regular work has none."""
    tracer = _tracer.get()
    if tracer is None:
        return OFF
    return span(tracer, f"{system} {operation}", SpanKind.CLIENT, {"peer.service": system, "operation": operation})


def begin_statement(system: str, operation: str, text: str) -> Callable[[BaseException | None], None] | None:
    """Begin the span of a statement, if it is inside another span; return the function that ends it."""
    tracer = _tracer.get()
    if tracer is None:
        return None
    attributes = {"db.system.name": system, "db.operation.name": operation, "db.query.text": text}
    begun = tracer.start_span(f"{system} {operation}", kind=SpanKind.CLIENT, attributes=attributes)

    def end(error: BaseException | None) -> None:
        if error is not None:
            _note_error(begun, error)
        begun.end()

    return end


def origin() -> Origin | None:
    """Return the current span, for work that is left to the background."""
    tracer = _tracer.get()
    return None if tracer is None else Origin(tracer, trace.set_span_in_context(trace.get_current_span(), Context()))


@contextmanager
def continued(begun_in: Origin | None) -> Iterator[None]:
    """Make the span in which work began the parent of the spans inside this context."""
    if begun_in is None:
        yield
        return
    token, attached = _tracer.set(begun_in.tracer), contexts.attach(begun_in.context)
    try:
        yield
    finally:
        contexts.detach(attached)
        _tracer.reset(token)


def note_error(error: BaseException) -> None:
    """Mark the current span as failed, for an error that is handled inside of it."""
    _note_error(trace.get_current_span(), error)


def _note_error(begun: Span, error: BaseException) -> None:
    begun.set_status(StatusCode.ERROR, type(error).__name__)
