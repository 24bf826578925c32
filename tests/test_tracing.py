"""Traces: the spans of a generation that a collector receives, and that none are made without a collector."""

import asyncio
import logging
import sys
from collections import defaultdict
from collections.abc import AsyncIterator

import pytest
from opentelemetry import trace
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cli import VERSION
from db.engine import Database
from db.queries import users as user_queries
from services.observability.database_spans import trace_statements
from services.observability.tracing import Tracing, about_creation, exporting_to, trace_of
from services.rate_limits.memory import open_counts
from settings import Settings
from tests.support.kie import API_KEY, WEBHOOK_KEY, FakeKie
from tests.support.processes import environment
from tests.support.redis_server import RedisServer
from tests.support.requests import http_client
from tests.support.serving import running_app, serving

CREATE = """
mutation ($i: CreateGenerationInput!) {
  createGeneration(input: $i) { creation { id } errors { __typename } }
}"""
CALLER = "0af7651916cd43dd8448eb211c80319c"
CALLERS_SPAN = "b7ad6b7169203331"


class Collector:
    """The spans that an OTLP collector has received."""

    def __init__(self) -> None:
        self.url = ""
        self.spans: list[Span] = []
        self.services: set[tuple[str, str]] = set()  # Names and versions.
        self.bodies: list[bytes] = []

    async def take(self, request: Request) -> Response:
        body = await request.body()
        sent = ExportTraceServiceRequest.FromString(body)
        self.bodies.append(body)
        for resource in sent.resource_spans:
            names = {item.key: item.value.string_value for item in resource.resource.attributes}
            self.services.add((names["service.name"], names["service.version"]))
            for scope in resource.scope_spans:
                self.spans += scope.spans
        return Response(b"", media_type="application/x-protobuf")

    def named(self) -> dict[str, list[Span]]:
        found = defaultdict(list)
        for span in self.spans:
            found[span.name].append(span)
        return found


@pytest.fixture
async def collector() -> AsyncIterator[Collector]:
    collector = Collector()
    async with serving(Starlette(routes=[Route("/v1/traces", collector.take, methods=["POST"])])) as url:
        collector.url = url
        yield collector


def attributes(span: Span) -> dict[str, str | int]:
    return {item.key: item.value.string_value or item.value.int_value for item in span.attributes}


def assert_no_orphans(collector: Collector, creation_id: str) -> None:
    """Check that the parent of each span was sent, or is the root of a creation's trace, or the caller's span."""
    known = {(span.trace_id, span.span_id) for span in collector.spans}
    root = trace_of(creation_id)
    assert root is not None
    known.add((root.trace_id.to_bytes(16), root.span_id.to_bytes(8)))
    known.add((bytes.fromhex(CALLER), bytes.fromhex(CALLERS_SPAN)))
    orphans = {span.name for span in collector.spans if span.parent_span_id and parent_of(span) not in known}
    assert not orphans, orphans
    assert len({span.span_id for span in collector.spans}) == len(collector.spans), "a span was sent twice"


def parent_of(span: Span) -> tuple[bytes, bytes]:
    return span.trace_id, span.parent_span_id


def assert_calls_are_traced(spans: dict[str, list[Span]], settings: Settings) -> None:
    """Check that the database, and on a scaled installation Redis and S3, have spans inside those of their callers."""
    by_id = {(span.trace_id, span.span_id): span.name for each in spans.values() for span in each}
    system = "sqlite" if settings.database_address.startswith("sqlite") else "postgresql"
    statements = [span for name, each in spans.items() if name.startswith(f"{system} ") for span in each]
    within = {by_id.get(parent_of(span), "the caller's or a creation's") for span in statements}
    assert {"graphql mutation createGeneration", "step submit", "step store", "POST /api/callback"} <= within
    assert not any("a secret lake" in str(attributes(span)) for span in statements)
    assert all(attributes(span)["db.query.text"] for span in statements)
    if settings.is_one_of_many:
        callers = {by_id.get(parent_of(span)) for span in spans["redis PUBLISH"]}
        assert "graphql mutation createGeneration" in callers, "it is published in the background"
        assert "step store" in {by_id.get(parent_of(span)) for span in spans["s3 PutObject"]}


async def test_the_steps_of_a_generation_are_one_trace_that_its_request_links_to(
    settings: Settings, kie: FakeKie, collector: Collector
) -> None:
    kie.finish_at_once = True
    traced = settings.model_copy(update={"otel_exporter_otlp_endpoint": collector.url})
    async with running_app(traced) as server:
        token = await server.token("ada")
        ada = await server.user("ada")
        updates = ada.subscribe('subscription { taskUpdated(after: "0") { creation { stage } } }')
        await anext(updates)
        async with http_client() as http:
            answer = await http.post(
                f"{server.url}/graphql",
                json={"query": CREATE, "variables": {"i": {"prompt": "a secret lake", "style": "sty_pencil"}}},
                headers={"Authorization": f"Bearer {token}", "traceparent": f"00-{CALLER}-{CALLERS_SPAN}-01"},
            )
        creation_id = answer.json()["data"]["createGeneration"]["creation"]["id"]
        async with asyncio.timeout(120):
            while (await anext(updates))["taskUpdated"]["creation"]["stage"] != "FINISHED":
                pass
        await updates.aclose()

    spans = collector.named()
    request = next(span for span in spans["POST /graphql"] if span.trace_id.hex() == CALLER)
    operation = spans["graphql mutation createGeneration"][0]
    submit, callback = spans["step submit"][0], spans["POST /api/callback"][0]
    create = spans["kie.ai create_task"][0]
    assert_no_orphans(collector, creation_id)
    assert_calls_are_traced(spans, settings)
    own = creation_id.removeprefix("cre_")

    assert collector.services == {("atelier", VERSION)}
    assert attributes(request) == {
        "http.request.method": "POST",
        "http.route": "/graphql",
        "http.response.status_code": 200,
    }
    assert (operation.trace_id.hex(), operation.parent_span_id) == (CALLER, request.span_id)
    assert attributes(operation)["creation.id"] == creation_id
    assert [link.trace_id.hex() for link in operation.links] == [own]
    assert attributes(callback)["creation.id"] == creation_id
    for step in ("submit", "await", "store"):
        assert {span.trace_id.hex() for span in spans[f"step {step}"]} == {own}
        assert {attributes(span)["creation.id"] for span in spans[f"step {step}"]} == {creation_id}
    assert (create.trace_id.hex(), create.parent_span_id) == (own, submit.span_id)
    for secret in (API_KEY, WEBHOOK_KEY, "secret lake", token):
        assert not any(secret.encode() in body for body in collector.bodies)


async def test_a_span_has_only_the_type_of_an_error(collector: Collector) -> None:
    async with exporting_to(collector.url, version=VERSION) as tracing:
        with pytest.raises(ValueError, match="a secret lake"), tracing.provider_call("kie.ai", "create_task"):
            raise ValueError("a secret lake")

    (span,) = collector.named()["kie.ai create_task"]
    assert (span.status.code, span.status.message) == (2, "ValueError")
    assert list(span.events) == []


async def test_the_span_of_a_failed_statement_has_neither_its_values_nor_its_error(
    database: Database, collector: Collector
) -> None:
    trace_statements(database)
    insert = text("INSERT INTO users (id, subject) VALUES (:id, :subject)")
    async with exporting_to(collector.url, version=VERSION) as tracing:
        await user_queries.by_subject(database, "nobody")
        with tracing.request("GET", {}):
            assert await user_queries.by_subject(database, "nobody") is None
            with pytest.raises(IntegrityError):
                async with database.begin() as connection:
                    await connection.execute(insert, {"id": "usr_1", "subject": "a secret lake"})

    system = database.url.get_backend_name()
    (insertion,) = collector.named()[f"{system} INSERT"]
    assert attributes(insertion)["db.query.text"].startswith("INSERT INTO users (id, subject) VALUES (")  # type: ignore[union-attr]
    assert insertion.status.code == 2
    assert insertion.status.message.endswith(("IntegrityError", "NotNullViolationError"))
    assert collector.named()[f"{system} SELECT"], "a statement inside a span has one"
    roots = {span.name for span in collector.spans if not span.parent_span_id}
    assert roots == {"GET"}, "a statement outside of any span has none"
    assert not any(b"secret lake" in body for body in collector.bodies)


async def test_a_count_in_redis_has_a_span_inside_of_its_request_only(
    valkey: RedisServer, collector: Collector
) -> None:
    async with exporting_to(collector.url, version=VERSION) as tracing, open_counts(valkey.url) as counts:
        await counts.add("cost:usr_1", 60, 5)
        with tracing.request("GET", {}):
            await counts.add("cost:usr_1", 60, 5)

    (count,), (request,) = collector.named()["redis EVALSHA"], collector.named()["GET"]
    assert count.parent_span_id == request.span_id
    assert attributes(count) == {"peer.service": "redis", "operation": "EVALSHA"}


async def test_without_a_collector_statements_are_not_observed(settings: Settings, database: Database) -> None:
    modules = "services.observability.database_spans", "opentelemetry.sdk.trace", "opentelemetry.exporter"
    program = f"""
import asyncio, sys
from bootstrap.container import open_runtime
from services.rate_limits.memory import open_counts
from settings import Settings
async def main():
    async with open_runtime(Settings(), serves=False) as runtime:
        assert not runtime.tracing.on
        print([name for name in {modules!r} if name in sys.modules])
asyncio.run(main())
"""
    given = environment() | {
        "DATABASE_URL": settings.database_url.get_secret_value(),
        "DATA_DIR": str(settings.data_dir),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, env=given, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()

    assert (process.returncode, output.decode().strip()) == (0, "[]")


async def test_a_collector_that_is_gone_ends_no_request_and_not_the_process(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    traced = settings.model_copy(update={"otel_exporter_otlp_endpoint": "http://127.0.0.1:9"})
    with caplog.at_level(logging.CRITICAL):
        async with asyncio.timeout(120), running_app(traced) as server, http_client() as http:
            assert (await http.get(f"{server.url}/healthz")).status_code == 200


async def test_without_a_collector_no_span_is_made() -> None:
    async with Tracing() as tracing:
        with tracing.request("GET", {}) as request, tracing.step("submit", "cre_1", 0) as step:
            about_creation("cre_0198a3c0d1e27f3a8b4c5d6e7f809102")
            assert (request, step) == (None, None)
            assert not trace.get_current_span().is_recording()
        assert not tracing.on


@pytest.mark.parametrize("creation_id", ["", "cre_", "cre_zz", "cre_0", f"cre_{'f' * 33}"])
def test_an_id_that_is_none_has_no_trace(creation_id: str) -> None:
    assert trace_of(creation_id) is None
