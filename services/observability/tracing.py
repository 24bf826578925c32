"""Tracing of requests, steps of generations and calls to the provider, for an OpenTelemetry collector.

All steps of a generation share one trace, even in several processes: its id is derived from the creation's id, so no
context is passed on. The request that created the generation has its own trace, or its caller's, and links to it.
"""

import asyncio
import os
import threading
from collections.abc import Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from opentelemetry import trace
from opentelemetry.trace import NonRecordingSpan, Span, SpanContext, SpanKind, TraceFlags
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from services.egress import DIRECT, Egress
from services.observability.log_context import note_creation
from services.observability.spans import OFF, span

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SpanExporter

SERVICE_NAME = "atelier"
EXPORT_SECONDS = 3.0
END_SECONDS = 4.0


class Tracing:
    """A factory of spans; without an exporter it makes none and costs next to nothing."""

    def __init__(self, exporter: "SpanExporter | None" = None, *, version: str = "") -> None:
        self._provider = None if exporter is None else _provider(exporter, version)
        self._tracer = None if self._provider is None else self._provider.get_tracer("atelier")
        self._callers = TraceContextTextMapPropagator()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Send the remaining spans; if the collector does not answer, give up after a few seconds."""
        if self._provider is None:
            return
        # Shutdown may take half a minute, and the process would wait for a thread that is not a daemon.
        ending = threading.Thread(target=self._provider.shutdown, name="tracing-end", daemon=True)
        ending.start()
        await asyncio.to_thread(ending.join, END_SECONDS)

    @property
    def on(self) -> bool:
        return self._tracer is not None

    def request(self, method: str, headers: Mapping[str, str]) -> AbstractContextManager[Span | None]:
        """Begin the span of a request, in its caller's trace if ``headers`` name one."""
        if self._tracer is None:
            return OFF
        attributes = {"http.request.method": method}
        return span(self._tracer, method, SpanKind.SERVER, attributes, self._callers.extract(headers))

    def operation(self, type: str, field: str) -> AbstractContextManager[Span | None]:
        """Begin the span of a GraphQL operation."""
        if self._tracer is None:
            return OFF
        attributes = {"graphql.operation.type": type, "graphql.field": field}
        return span(self._tracer, f"graphql {type} {field}", SpanKind.INTERNAL, attributes)

    def step(self, step: str, creation_id: str, attempts: int) -> AbstractContextManager[Span | None]:
        """Begin the span of one run of a step, in the trace of its creation."""
        if self._tracer is None:
            return OFF
        root = trace_of(creation_id)
        context = None if root is None else trace.set_span_in_context(NonRecordingSpan(root))
        attributes: dict[str, str | int] = {"creation.id": creation_id, "step.attempts": attempts}
        return span(self._tracer, f"step {step}", SpanKind.CONSUMER, attributes, context)

    def provider_call(self, part: str, operation: str) -> AbstractContextManager[Span | None]:
        """Begin the span of one call to the provider, which is named ``part``."""
        if self._tracer is None:
            return OFF
        return span(self._tracer, f"{part} {operation}", SpanKind.CLIENT, {"kie.operation": operation})


def exporting_to(endpoint: str, egress: Egress = DIRECT, *, version: str = "") -> Tracing:
    """Return a ``Tracing`` that exports to an OTLP collector, at ``/v1/traces`` below ``endpoint``.

    ``version`` is the attribute ``service.version`` of all spans.

    Headers, sampling and attributes are set by OpenTelemetry's environment variables, ``OTEL_…``.
    """
    # Imported here, because a process without a collector needs no exporter.
    import requests
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    address = f"{endpoint.rstrip('/')}/v1/traces"
    session = requests.Session()
    session.trust_env = False
    proxy = egress.proxy_for(address)
    if proxy is not None:
        session.proxies = {urlsplit(address).scheme: proxy}
    own = (os.environ.get(f"OTEL_EXPORTER_OTLP_{name}CERTIFICATE") for name in ("TRACES_", ""))
    certificates = next(filter(None, own), egress.authorities)
    exporter = OTLPSpanExporter(address, timeout=EXPORT_SECONDS, certificate_file=certificates, session=session)
    return Tracing(exporter, version=version)


def about_creation(creation_id: str) -> None:
    """Add a creation's id to the operation's log line and to the current span, and a link to its trace to the span."""
    note_creation(creation_id)
    current = trace.get_current_span()
    if not current.is_recording():
        return
    current.set_attribute("creation.id", creation_id)
    context = trace_of(creation_id)
    if context is not None:
        current.add_link(context)


def trace_of(creation_id: str) -> SpanContext | None:
    """Return the common parent of the spans of a creation's steps; None if the id is not valid.

    The body of an id is a UUID: 128 bits, like a trace id.
    """
    try:
        number = int(creation_id.partition("_")[2], 16)
    except ValueError:
        return None
    context = SpanContext(number, number & (2**64 - 1), is_remote=True, trace_flags=TraceFlags(TraceFlags.SAMPLED))
    return context if context.is_valid else None


def _provider(exporter: "SpanExporter", version: str) -> "TracerProvider":
    from opentelemetry.sdk.resources import Resource  # See `exporting_to`.
    from opentelemetry.sdk.trace import TracerProvider  # See `exporting_to`.
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # See `exporting_to`.

    resource = Resource.create()
    if str(resource.attributes["service.name"]).startswith("unknown_service"):  # The environment names none.
        resource = resource.merge(Resource({"service.name": SERVICE_NAME}))
    if "service.version" not in resource.attributes and version:
        resource = resource.merge(Resource({"service.version": version}))
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(exporter, export_timeout_millis=EXPORT_SECONDS * 1000))
    return provider
