"""The response that streams an archive: decrypted part by part, never stored by a browser or a proxy."""

import logging
from collections.abc import AsyncIterator, Sequence

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from db.records.privacy import ArchiveRecord
from routes.errors import refusal
from services.archives import archives
from services.archives.cipher import Unreadable
from services.media.storage.base import Storage, StorageError

PRIVATE = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

_log = logging.getLogger("atelier.archives")


async def streamed(
    request: Request, storage: Storage, secrets: Sequence[bytes], archive: ArchiveRecord, *, name: str | None = None
) -> Response:
    """Return an archive that is ready as a download called ``name``, without its extension, or after its id.

    It is always whole: the frames are decrypted in order, so that ranges would need those before.
    """
    headers = {
        **PRIVATE,
        "Accept-Ranges": "none",
        "Content-Length": str(archive.byte_size),
        "Content-Disposition": f'attachment; filename="{name or archive.id}.zip"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Accel-Buffering": "no",  # A proxy must not keep it on its disk.
    }
    if request.method == "HEAD":
        return Response(media_type="application/zip", headers=headers)
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

    return StreamingResponse(body(), media_type="application/zip", headers=headers)
