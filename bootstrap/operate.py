"""The operator API of a server: its schema, its limits and the authentication of operators. Off without operators."""

from functools import partial

from msgspec.structs import replace
from starlette.requests import Request
from starlette.routing import BaseRoute, Route, WebSocketRoute
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from bootstrap.container import Runtime
from bootstrap.graphql import OPERATE
from resolvers.operate import OperatorContext, OperatorReads
from routes.exports.persons import export_routes
from schema.operate.persons import EXPORT_PATH
from schema.operate.root import build
from services.billing.report import Reports
from services.errors import Unauthenticated
from services.events.stream import Position
from services.operators.audit import OperatorServices
from services.operators.overview import Overviews
from services.operators.sign_in import REMEMBERED, OperatorAuthenticator, OperatorTokens, SignedInOperator
from services.rate_limits.client_ip import rate_limit_key
from services.rate_limits.limiter import Allowances, Quota, RateLimiter
from transport.execution.cost_limits import CostLimits
from transport.execution.document_reader import DocumentReader
from transport.execution.instrumentation import Measuring
from transport.execution.schema import ServedSchema
from transport.graphql.view import GraphQLView
from transport.http.authentication import OpenedRequest, request_id_of
from transport.live.stream_limiter import StreamLimiter

OPERATE_GRAPHQL = f"{OPERATE}/graphql"

NO_SUBSCRIPTIONS = f"Subscriptions come over a WebSocket at {OPERATE_GRAPHQL} ({GRAPHQL_TRANSPORT_WS_PROTOCOL})."

# Open sockets, in each process.
SOCKETS = 20
ADDRESS_SOCKETS = 100


def operate_routes(runtime: Runtime) -> list[BaseRoute]:
    """Return the routes of the operator API."""
    schema = build(ServedSchema)
    schema.serve_with([Measuring(runtime.metrics, runtime.tracing), CostLimits(), DocumentReader()])
    opener, stream_limiter = _Opener(runtime), StreamLimiter(per_user=SOCKETS, per_address=ADDRESS_SOCKETS)
    view = GraphQLView(
        schema,
        open_request=opener,
        # The console's own, if a proxy sends another ``Host``; the origins in CORS_ORIGINS are for users' pages.
        allowed_origins=[runtime.settings.base_url] if runtime.settings.base_url else [],
        stream_limiter=stream_limiter,
        no_subscriptions=NO_SUBSCRIPTIONS,
    )

    async def open_operator(request: Request) -> OperatorContext:
        client = request.client.host if request.client else None
        return await opener.open(request.headers.get("authorization"), request_id=request_id_of(request), client=client)

    return [
        Route(OPERATE_GRAPHQL, view),
        WebSocketRoute(OPERATE_GRAPHQL, view),
        *export_routes(EXPORT_PATH, open_operator, runtime.storage, [runtime.keys.archives]),
    ]


def limits_of(allowances: Allowances) -> Allowances:
    """Return the quotas of operators, counted apart from those of users."""
    return replace(
        allowances,
        cost=Quota("operator-cost", 60_000, 60),
        address_cost=Quota("operator-address-cost", 120_000, 60),
        cpu=Quota("operator-cpu", 20_000_000, 60),
        address_cpu=Quota("operator-address-cpu", 40_000_000, 60),
        mutations=Quota("operator-mutations", 120, 60),
        sign_ins=Quota("operator-sign-ins", 30, 60),
    )


class _Opener:
    """The authentication of operators; it returns the context of their operations."""

    def __init__(self, runtime: Runtime) -> None:
        product, settings = runtime.product, runtime.settings
        policy, blocks = settings.operator_policy, runtime.authenticator.blocks
        self._services = OperatorServices(
            database=runtime.database,
            event_publisher=product.event_publisher,
            policy=policy,
            blocks=blocks,
            catalogue=product.catalogue,
            availability=product.availability,
            metrics=runtime.metrics,
            webhooks=runtime.webhooks,
            identities=runtime.identities,
        )
        self._reads = OperatorReads(
            broadcast=product.broadcast,
            overviews=Overviews(runtime.database, product.catalogue.models, runtime.pipeline.limits, runtime.balance),
            reports=Reports(runtime.database, *settings.provider_credit_price),
            issuer=settings.auth_issuer,
        )
        self._storage = runtime.storage
        self._limiter: RateLimiter = product.rate_limiter.with_allowances(limits_of(product.rate_limiter.allowances))
        verifier = OperatorTokens(
            runtime.token_keys,
            issuer=settings.auth_issuer,
            audience=settings.auth_audience,
            remembered=REMEMBERED,
        )
        self._authenticator = OperatorAuthenticator(
            verifier, policy, runtime.database, blocks, runtime.identities, self._limiter
        )

    async def __call__(
        self,
        authorization: str | None,
        *,
        request_id: str,
        client: str | None,
        position: Position | None = None,  # noqa: ARG002 - no stream can be resumed
    ) -> OpenedRequest:
        signed, context = await self._open(authorization, request_id=request_id, client=client)
        blocks, user_id = self._services.blocks, signed.user_id
        return OpenedRequest(context, signed.expires_at, None if user_id is None else partial(blocks.watch, user_id))

    async def open(self, authorization: str | None, *, request_id: str, client: str | None) -> OperatorContext:
        """Return the context of an operator's request.

        Raises:
            Unauthenticated, NotAnOperator, AccountBlocked, RateLimited: as ``OperatorAuthenticator.authenticate``.
        """
        return (await self._open(authorization, request_id=request_id, client=client))[1]

    async def _open(
        self, authorization: str | None, *, request_id: str, client: str | None
    ) -> tuple[SignedInOperator, OperatorContext]:
        if authorization is None:
            raise Unauthenticated("Sign in as an operator first.")
        address = rate_limit_key(client)
        signed = await self._authenticator.authenticate(authorization, address=address, request_id=request_id)
        context = OperatorContext(
            self._services, self._reads, self._storage, signed.operator, request_id, address, self._limiter
        )
        return signed, context
