"""The route of exports of persons: it streams a ZIP file to an operator, who is authenticated at each request."""

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from resolvers.operate import OperatorContext
from routes.errors import refusal
from routes.exports.streaming import PRIVATE, streamed
from services.errors import AccountBlocked, InvalidInput, NotFound, RateLimited, Unauthenticated
from services.media.storage.base import Storage
from services.operators.actions import persons
from services.operators.errors import NotAllowed
from services.operators.sign_in import NotAnOperator

COST = 10

OpenOperator = Callable[[Request], Awaitable[OperatorContext]]
"""Authenticates the operator of a request. Raises as ``OperatorAuthenticator.authenticate``."""


def export_routes(path: str, open_operator: OpenOperator, storage: Storage, secrets: Sequence[bytes]) -> list[Route]:
    """Return the route of exports under ``path``; ``secrets`` have sealed the archives."""

    async def download(request: Request) -> Response:
        try:
            context = await open_operator(request)
            (await context.budget.take_operation(COST, 1)).refuse()
            archive = await persons.download(context.services, context.operator, request.path_params["archive"])
        except Unauthenticated as error:
            return refusal(401, "UNAUTHENTICATED", str(error), {"WWW-Authenticate": "Bearer", **PRIVATE})
        except (NotAnOperator, AccountBlocked, NotAllowed) as error:
            return refusal(403, "FORBIDDEN", str(error), PRIVATE)
        except (NotFound, InvalidInput) as error:  # No export has an id that cannot be stored.
            return refusal(404, "NOT_FOUND", error.message, PRIVATE)
        except RateLimited as error:
            return refusal(429, "RATE_LIMITED", error.message, {"Retry-After": str(error.retry_after), **PRIVATE})
        return await streamed(request, storage, secrets, archive)

    return [Route(f"{path}/{{archive}}", download, methods=["GET"], name="export-of-person")]
