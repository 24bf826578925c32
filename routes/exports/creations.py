"""The route of exports of creations: their owner downloads them, with a ticket or a token, checked at each request."""

from collections import Counter
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from db.models.archives import ArchiveKind
from db.queries.privacy import archives as archive_queries
from db.records.privacy import ArchiveRecord
from resolvers.context import AppServices
from resolvers.exports import EXPORTS_PATH
from resolvers.pagination import is_id
from routes.errors import address_of, refusal
from routes.exports.streaming import PRIVATE, streamed
from services.archives import archives
from services.errors import AccountBlocked, NotFound, RateLimited, Unauthenticated
from services.identity.accounts import Authenticator
from services.rate_limits.limiter import Budget

COST = 10
PER_USER = 2  # Concurrent downloads in this process; each has up to one part of an archive on disk.
MAX_DOWNLOADS = 32
RETRY_SECONDS = 30

_GONE = "There is no such export, or it is not ready, or has expired."


def creation_export_routes(product: AppServices, authenticator: Authenticator, secrets: Sequence[bytes]) -> list[Route]:
    """Return the route of exports; ``secrets`` have sealed the archives."""
    downloads = _Downloads(product, authenticator, secrets)
    return [Route(f"{EXPORTS_PATH}/{{export}}", downloads.answer, methods=["GET"], name="export")]


class _Downloads:
    def __init__(self, product: AppServices, authenticator: Authenticator, secrets: Sequence[bytes]) -> None:
        self._product, self._authenticator, self._secrets = product, authenticator, secrets
        self._running: Counter[str] = Counter()

    async def answer(self, request: Request) -> Response:
        try:
            archive = await self._allowed(request)
            budget = Budget(self._product.rate_limiter, user_id=archive.owner_id, address=address_of(request))
            (await budget.take_operation(COST)).refuse()
            self._check_slot(archive.owner_id)
        except Unauthenticated as error:
            return refusal(401, "UNAUTHENTICATED", str(error), {"WWW-Authenticate": "Bearer", **PRIVATE})
        except AccountBlocked as error:
            return refusal(403, "ACCOUNT_BLOCKED", error.message, PRIVATE)
        except NotFound as error:
            return refusal(404, "NOT_FOUND", error.message, PRIVATE)
        except RateLimited as error:
            return refusal(429, "RATE_LIMITED", error.message, {"Retry-After": str(error.retry_after), **PRIVATE})
        name = f"creations-{archive.created_at:%Y-%m-%d}"
        self._running[archive.owner_id] += 1
        try:
            response = await streamed(request, self._product.storage, self._secrets, archive, name=name)
        except BaseException:
            self._release(archive.owner_id)
            raise
        return _Held(response, lambda: self._release(archive.owner_id))

    async def _allowed(self, request: Request) -> ArchiveRecord:
        """Return the export of a request.

        Raises:
            Unauthenticated: neither the ticket nor the token is valid.
            AccountBlocked: an operator has blocked the owner, or the account is being erased or is erased.
            NotFound: there is no such export, or it is another user's, or cannot be read.
            RateLimited: too many invalid tickets or tokens came from this address.
        """
        export_id, ticket = request.path_params["export"], request.query_params.get("ticket")
        archive = await self._find(export_id)
        if ticket is None:
            address = address_of(request)
            signed = await self._authenticator.authenticate(request.headers.get("authorization", ""), address=address)
            if archive is None or archive.owner_id != signed.user.id:
                raise NotFound(_GONE)
        elif archive is None or not self._product.export_tickets.verify(ticket, archive.id, archive.owner_id):
            # The same for a ticket of another export as for one without an export.
            limiter = self._product.rate_limiter
            (await limiter.take(limiter.allowances.sign_ins, address_of(request))).refuse()
            raise Unauthenticated("The ticket is not valid, or has expired. Query the address of the export again.")
        if archive.owner_id in self._product.blocks:
            raise AccountBlocked
        if not archives.is_ready(archive):
            raise NotFound(_GONE)
        return archive

    async def _find(self, export_id: str) -> ArchiveRecord | None:
        if not is_id("arc", export_id):
            return None
        async with self._product.database.read() as connection:
            archive = await archive_queries.by_id(connection, export_id)
        return archive if archive is not None and archive.kind == ArchiveKind.CREATIONS else None

    def _check_slot(self, user_id: str) -> None:
        if self._running[user_id] >= PER_USER or self._running.total() >= MAX_DOWNLOADS:
            raise RateLimited(retry_after=RETRY_SECONDS, what="downloads at once")

    def _release(self, user_id: str) -> None:
        self._running[user_id] -= 1
        if not self._running[user_id]:
            del self._running[user_id]


class _Held(Response):
    """A response that calls ``release`` once it has been sent, or could not be."""

    def __init__(self, response: Response, release: Callable[[], None]) -> None:
        super().__init__()
        self._response, self._release = response, release

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._response(scope, receive, send)
        finally:
            self._release()
