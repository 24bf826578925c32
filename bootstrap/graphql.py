"""The GraphQL endpoints of a server: the schema with its steps, the views, and the contexts of their operations."""

from collections.abc import Collection
from functools import partial

from starlette.routing import BaseRoute, Route, WebSocketRoute

from bootstrap.container import Runtime
from resolvers.context import Context
from schema.root import PUBLIC_FIELDS, build
from schema.streams import STREAMS_PATH
from services.events.stream import Position
from services.identity import stream_tickets
from services.observability.metrics import Metrics
from services.rate_limits.client_ip import rate_limit_key
from settings import InvalidSettings, Settings
from transport.execution import cpu_costs
from transport.execution.cost_limits import CostLimits
from transport.execution.document_reader import DocumentReader
from transport.execution.instrumentation import Measuring
from transport.execution.persisted_documents import Documents, InvalidManifest, Trust, TrustedDocuments, read_manifest
from transport.execution.public_fields import PublicFields
from transport.execution.schema import ServedSchema
from transport.execution.steps import Step
from transport.graphql.requests import GraphQLRequest
from transport.graphql.server_sent_events import StreamView
from transport.graphql.view import GraphQLView
from transport.http.authentication import OpenedRequest
from transport.live.stream_limiter import StreamLimiter
from transport.planner.step import Planning
from web import EXPLORER, PAGES

GRAPHQL = "/graphql"
STREAMS = STREAMS_PATH
OPERATE = "/operate"


def graphql_routes(runtime: Runtime, *, allowed_origins: Collection[str]) -> list[BaseRoute]:
    """Return the routes of GraphQL over HTTP, WebSocket and server-sent events."""
    settings = runtime.settings
    schema, opener = served_schema(runtime), _Opener(runtime)
    stream_limiter = StreamLimiter(per_user=settings.live_per_user, per_address=settings.live_per_address)
    runtime.presence.open_streams = stream_limiter.open_by_user
    view = GraphQLView(
        schema,
        open_request=opener,
        ide_html=EXPLORER.read_text("utf-8"),
        allowed_origins=sorted(allowed_origins),
        stream_limiter=stream_limiter,
    )
    return [
        Route(GRAPHQL, view),
        WebSocketRoute(GRAPHQL, view),
        Route(
            STREAMS,
            StreamView(
                schema,
                open_request=opener,
                open_ticket=opener.open_ticket,
                stream_limiter=stream_limiter,
                takes_token_in_address=settings.access_token_in_address,
            ),
        ),
    ]


def served_schema(runtime: Runtime) -> ServedSchema:
    settings, metrics = runtime.settings, runtime.metrics
    schema, documents, reader = build(ServedSchema), trusted_documents(settings, metrics), DocumentReader()
    documents.log_problems(lambda text: reader.problem_of(text, schema._schema))
    steps: list[Step] = [
        Measuring(metrics, runtime.tracing),
        CostLimits(),
        TrustedDocuments(documents),
        reader,
        PublicFields(PUBLIC_FIELDS),
    ]
    schema.serve_with([*steps, Planning(schema)] if settings.query_planner else steps)
    return schema


def trusted_documents(settings: Settings, metrics: Metrics | None = None) -> Documents:
    """Return the persisted documents of the pages and the manifest, with the mode: off, prefer or require.

    Raises:
        InvalidSettings: the manifest cannot be used.
    """
    path = settings.trusted_documents_manifest
    try:
        manifest = {} if path is None else read_manifest(path)
    except InvalidManifest as error:
        raise InvalidSettings(f"TRUSTED_DOCUMENTS_MANIFEST: {error}.") from error
    return Documents(Trust(settings.trusted_documents), read_manifest(PAGES / "documents.json") | manifest, metrics)


class _Opener:
    """The authentication of GraphQL requests and sockets; it returns the context of their operations."""

    def __init__(self, runtime: Runtime) -> None:
        self._product = runtime.product
        self._authenticator = runtime.authenticator

    async def __call__(
        self, authorization: str | None, *, request_id: str, client: str | None, position: Position | None = None
    ) -> OpenedRequest:
        address = rate_limit_key(client)
        if authorization is None:
            return OpenedRequest(Context(self._product, None, request_id, address, position))
        signed = await self._authenticator.authenticate(authorization, address=address)
        return OpenedRequest(
            Context(self._product, signed.user, request_id, address, position, session_ends_at=signed.expires_at),
            signed.expires_at,
            partial(self._authenticator.blocks.watch, signed.user.id),
        )

    async def open_ticket(
        self, ticket: str, *, request_id: str, client: str | None, position: Position
    ) -> tuple[OpenedRequest, GraphQLRequest]:
        """Return the context of a ticket's user, and the operation of the ticket; see ``OpenTicket``."""
        address, blocks = rate_limit_key(client), self._authenticator.blocks
        redeemed = await stream_tickets.redeem(
            self._product.database,
            ticket,
            blocks=blocks,
            rate_limiter=self._product.rate_limiter,
            address=address,
            work=cpu_costs.TICKET,
        )
        user, operation = redeemed.user, redeemed.operation
        # Without the end of a session: a ticket creates no other tickets.
        opened = OpenedRequest(
            Context(self._product, user, request_id, address, position),
            redeemed.session_ends_at,
            partial(blocks.watch, user.id),
        )
        return opened, GraphQLRequest(operation.document, redeemed.variables, operation.name, None)
