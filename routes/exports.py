"""The route of exports of persons: it streams a ZIP file to an operator, who is authenticated at each request."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from db.records.privacy import ArchiveRecord
from resolvers.operate import OperatorContext
from routes.errors import refusal
from services.archives import archives
from services.archives.cipher import Unreadable
from services.errors import AccountBlocked, InvalidInput, NotFound, RateLimited, Unauthenticated
from services.media.storage.base import Storage, StorageError
from services.operators.actions import persons
from services.operators.errors import NotAllowed
from services.operators.sign_in import NotAnOperator

PRIVATE = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
COST = 10

OpenOperator = Callable[[Request], Awaitable[OperatorContext]]
"""Authenticates the operator of a request. Raises as ``OperatorAuthenticator.authenticate``."""

_log = logging.getLogger("atelier.archives")


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
        return await _streamed(storage, secrets, archive)

    return [Route(f"{path}/{{archive}}", download, methods=["GET"], name="export")]


async def _streamed(storage: Storage, secrets: Sequence[bytes], archive: ArchiveRecord) -> Response:
    frames = archives.read(storage, secrets, archive)
    try:
        # The first frame shows whether the storage answers, while the status can still be chosen.
        first = await anext(frames, b"")
    except Unreadable as error:
        _log.error("%s: it cannot be read: %s", archive.id, error)
        return refusal(500, "UNREADABLE", "The export cannot be read; request another one.", PRIVATE)

    async def body() -> AsyncIterator[bytes]:
        yield first
        try:
            async for frame in frames:
                yield frame
        except (StorageError, Unreadable) as error:
            # The client notices that the body is shorter than its length.
            _log.error("%s: the download broke off: %s", archive.id, error)
            raise
        finally:
            await frames.aclose()

    headers = {
        **PRIVATE,
        "Content-Length": str(archive.byte_size),
        "Content-Disposition": f'attachment; filename="{archive.id}.zip"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Accel-Buffering": "no",  # A proxy must not keep it on its disk.
    }
    return StreamingResponse(body(), media_type="application/zip", headers=headers)
