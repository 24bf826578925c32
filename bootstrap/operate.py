"""The operator API of a server: its schema, its limits and the authentication of operators. Off without operators."""

from msgspec.structs import replace
from starlette.routing import BaseRoute, Route

from bootstrap.container import Runtime
from bootstrap.graphql import OPERATE
from resolvers.operate import OperatorContext
from schema.operate.root import build
from services.errors import Unauthenticated
from services.events.stream import Position
from services.operators.audit import OperatorServices
from services.operators.sign_in import REMEMBERED, OperatorAuthenticator, OperatorTokens
from services.rate_limits.client_ip import rate_limit_key
from services.rate_limits.limiter import Allowances, Quota, RateLimiter
from transport.execution.cost_limits import CostLimits
from transport.execution.document_reader import DocumentReader
from transport.execution.instrumentation import Measuring
from transport.execution.schema import ServedSchema
from transport.graphql.view import GraphQLView
from transport.http.authentication import OpenedRequest

OPERATE_GRAPHQL = f"{OPERATE}/graphql"


def operate_routes(runtime: Runtime) -> list[BaseRoute]:
    """Return the route of the operator API."""
    schema = build(ServedSchema)
    schema.serve_with([Measuring(runtime.metrics, runtime.tracing), CostLimits(), DocumentReader()])
    return [Route(OPERATE_GRAPHQL, GraphQLView(schema, open_request=_Opener(runtime)))]


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
        )
        self._storage = runtime.storage
        self._limiter: RateLimiter = product.rate_limiter.with_allowances(limits_of(product.rate_limiter.allowances))
        verifier = OperatorTokens(
            runtime.token_keys,
            issuer=settings.auth_issuer,
            audience=settings.auth_audience,
            remembered=REMEMBERED,
        )
        self._authenticator = OperatorAuthenticator(verifier, policy, runtime.database, blocks, self._limiter)

    async def __call__(
        self,
        authorization: str | None,
        *,
        request_id: str,
        client: str | None,
        position: Position | None = None,  # noqa: ARG002 - there are no streams
    ) -> OpenedRequest:
        if authorization is None:
            raise Unauthenticated("Sign in as an operator first.")
        address = rate_limit_key(client)
        signed = await self._authenticator.authenticate(authorization, address=address, request_id=request_id)
        context = OperatorContext(self._services, self._storage, signed.operator, request_id, address, self._limiter)
        return OpenedRequest(context, signed.expires_at)
