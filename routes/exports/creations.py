"""The route of exports of creations: their owner downloads them, with a ticket or a token, checked at each request."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

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
PER_ADDRESS = 8
MAX_DOWNLOADS = 32
LEAST_RATE = 64 * 2**10  # Bytes a second, after the first seconds: a slower download ends.
FIRST_SECONDS = 30.0
RETRY_SECONDS = 30

_GONE = "There is no such export, or it is not ready, or has expired."


def creation_export_routes(product: AppServices, authenticator: Authenticator, secrets: Sequence[bytes]) -> list[Route]:
    """Return the route of exports; ``secrets`` have sealed the archives."""
    downloads = _Downloads(product, authenticator, secrets)
    return [Route(f"{EXPORTS_PATH}/{{export}}", downloads.answer, methods=["GET"], name="export")]


class _Downloads:
    def __init__(self, product: AppServices, authenticator: Authenticator, secrets: Sequence[bytes]) -> None:
        self._product, self._authenticator, self._secrets = product, authenticator, secrets
        # The downloads of each user, and of each address.
        self._users: Counter[str] = Counter()
        self._addresses: Counter[str] = Counter()

    async def answer(self, request: Request) -> Response:
        try:
            archive = await self._allowed(request)
            budget = Budget(self._product.rate_limiter, user_id=archive.owner_id, address=address_of(request))
            (await budget.take_operation(COST)).refuse()
            self._check_slot(archive.owner_id, address_of(request))
        except Unauthenticated as error:
            return refusal(401, "UNAUTHENTICATED", str(error), {"WWW-Authenticate": "Bearer", **PRIVATE})
        except AccountBlocked as error:
            return refusal(403, "ACCOUNT_BLOCKED", error.message, PRIVATE)
        except NotFound as error:
            return refusal(404, "NOT_FOUND", error.message, PRIVATE)
        except RateLimited as error:
            return refusal(429, "RATE_LIMITED", error.message, {"Retry-After": str(error.retry_after), **PRIVATE})
        name = f"creations-{archive.created_at:%Y-%m-%d}"
        release = self._take_slot(archive.owner_id, address_of(request))
        try:
            response = await streamed(request, self._product.storage, self._secrets, archive, name=name)
        except BaseException:
            release()
            raise
        return _Held(response, release)

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

    def _check_slot(self, user_id: str, address: str) -> None:
        are_many = self._users[user_id] >= PER_USER or self._addresses[address] >= PER_ADDRESS
        if are_many or self._users.total() >= MAX_DOWNLOADS:
            raise RateLimited(retry_after=RETRY_SECONDS, what="downloads at once")

    def _take_slot(self, user_id: str, address: str) -> Callable[[], None]:
        """Count a download; the returned function ends it."""
        held = ((self._users, user_id), (self._addresses, address))
        for running, key in held:
            running[key] += 1

        def release() -> None:
            for running, key in held:
                running[key] -= 1
                if not running[key]:
                    del running[key]

        return release


class _Held(Response):
    """A response that calls ``release`` once it has been sent, or could not be, or was read too slowly."""

    def __init__(self, response: Response, release: Callable[[], None]) -> None:
        super().__init__()
        self._response, self._release = response, release

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, sent = time.monotonic(), 0

        async def send_in_time(message: Message) -> None:
            nonlocal sent
            left = began + FIRST_SECONDS + sent / LEAST_RATE - time.monotonic()
            async with asyncio.timeout(max(0.0, left)):
                await send(message)
            sent += len(message.get("body", b""))

        try:
            await self._response(scope, receive, send_in_time)
        except TimeoutError as error:
            # The server closes the connection, and the client notices that the body is shorter than its length.
            raise ClientDisconnect from error
        finally:
            self._release()
