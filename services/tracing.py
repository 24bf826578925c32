"""Traces: what happened to a generation, in which request, worker and call to Kie.ai, for an OpenTelemetry collector.

A generation's steps share one trace however many processes take them, for its id is derived from the creation's:
nothing has to be carried along. The request that asked for it has a trace of its own, or its caller's, and links to it.
"""

import asyncio
import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import TracebackType
from typing import TYPE_CHECKING, Self

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.trace import NonRecordingSpan, Span, SpanContext, SpanKind, StatusCode, TraceFlags
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SpanExporter

SERVICE_NAME = "atelier"
EXPORT_SECONDS = 3.0
END_SECONDS = 4.0

_OFF: AbstractContextManager[Span | None] = nullcontext()


class Tracing:
    """Makes spans; without an exporter it makes none and costs next to nothing."""

    def __init__(self, exporter: "SpanExporter | None" = None) -> None:
        self._provider = None if exporter is None else _provider(exporter)
        self._tracer = None if self._provider is None else self._provider.get_tracer("atelier")
        self._callers = TraceContextTextMapPropagator()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Send what is left; a collector that does not answer delays the end for a few seconds at most."""
        if self._provider is None:
            return
        # It would wait for up to half a minute, and so would the process for any thread that is not a daemon.
        ending = threading.Thread(target=self._provider.shutdown, name="tracing-end", daemon=True)
        ending.start()
        await asyncio.to_thread(ending.join, END_SECONDS)

    @property
    def on(self) -> bool:
        return self._tracer is not None

    def request(self, method: str, headers: Mapping[str, str]) -> AbstractContextManager[Span | None]:
        """Begin the span of a request, in its caller's trace where ``headers`` name one."""
        if self._tracer is None:
            return _OFF
        attributes = {"http.request.method": method}
        return _span(self._tracer, method, SpanKind.SERVER, attributes, self._callers.extract(headers))

    def operation(self, type: str, field: str) -> AbstractContextManager[Span | None]:
        """Begin the span of a GraphQL operation."""
        if self._tracer is None:
            return _OFF
        attributes = {"graphql.operation.type": type, "graphql.field": field}
        return _span(self._tracer, f"graphql {type} {field}", SpanKind.INTERNAL, attributes)

    def step(self, step: str, creation_id: str, attempts: int) -> AbstractContextManager[Span | None]:
        """Begin the span of one run of a step, in the trace of its creation."""
        if self._tracer is None:
            return _OFF
        root = trace_of(creation_id)
        context = None if root is None else trace.set_span_in_context(NonRecordingSpan(root))
        attributes: dict[str, str | int] = {"creation.id": creation_id, "step.attempts": attempts}
        return _span(self._tracer, f"step {step}", SpanKind.CONSUMER, attributes, context)

    def kie_call(self, operation: str) -> AbstractContextManager[Span | None]:
        """Begin the span of one call to Kie.ai."""
        if self._tracer is None:
            return _OFF
        return _span(self._tracer, f"kie.ai {operation}", SpanKind.CLIENT, {"kie.operation": operation})


@contextmanager
def _span(
    tracer: trace.Tracer,
    name: str,
    kind: SpanKind,
    attributes: Mapping[str, str | int],
    context: Context | None = None,
) -> Iterator[Span]:
    # Of an error only its type is told: its words may quote what a person wrote, or a statement's values.
    with tracer.start_as_current_span(
        name, context, kind=kind, attributes=attributes, record_exception=False, set_status_on_exception=False
    ) as span:
        try:
            yield span
        except Exception as error:
            span.set_status(StatusCode.ERROR, type(error).__name__)
            raise


def exporting_to(endpoint: str) -> Tracing:
    """Return what sends its spans to an OTLP collector, at ``/v1/traces`` below ``endpoint``.

    Headers, sampling and attributes are set as OpenTelemetry says, by ``OTEL_…`` in the environment.
    """
    # A process without a collector neither waits nor pays for the exporter.
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    return Tracing(OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces", timeout=EXPORT_SECONDS))


def about_creation(creation_id: str) -> None:
    """Note in the current span which creation it is about, with a link to that one's trace."""
    span = trace.get_current_span()
    if not span.is_recording():
        return
    span.set_attribute("creation.id", creation_id)
    context = trace_of(creation_id)
    if context is not None:
        span.add_link(context)


def trace_of(creation_id: str) -> SpanContext | None:
    """Return the root that the spans of a creation's steps have in common; None for an id that is not one.

    An id's body is a UUID: 128 bits, as many as a trace's id has.
    """
    try:
        number = int(creation_id.partition("_")[2], 16)
    except ValueError:
        return None
    context = SpanContext(number, number & (2**64 - 1), is_remote=True, trace_flags=TraceFlags(TraceFlags.SAMPLED))
    return context if context.is_valid else None


def _provider(exporter: "SpanExporter") -> "TracerProvider":
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    resource = Resource.create()
    if str(resource.attributes["service.name"]).startswith("unknown_service"):  # The environment names none.
        resource = resource.merge(Resource({"service.name": SERVICE_NAME}))
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(exporter, export_timeout_millis=EXPORT_SECONDS * 1000))
    return provider
