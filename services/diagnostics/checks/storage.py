"""The check of the storage of images."""

from collections.abc import Collection

import httpx

from services.diagnostics.findings import CheckStatus, Finding
from services.media.storage.base import Storage, StorageError


async def check_storage(
    opened: Storage,
    http: httpx.AsyncClient,
    origins: Collection[str],
    *,
    embedded: bool,
    many_machines: bool,
    advice: str | None = None,
) -> Finding:
    """Store, read and delete a small object, as the product does and as browsers on pages of these origins do.

    ``embedded``: the storage is a folder of this machine. ``advice`` replaces the usual advice if a step fails.
    """
    part = "storage"
    try:
        remarks = await opened.examine(http, origins)
    except StorageError as error:
        return Finding(
            part, CheckStatus.BROKEN, str(error), advice or "Check STORAGE_URL, its keys and what they may do."
        )
    if embedded and many_machines:
        message = "Images are kept in a folder, while the database is on a server."
        return Finding(part, CheckStatus.WARNING, message, "Unless all processes share that folder, use s3://.")
    if remarks:
        return Finding(part, CheckStatus.WARNING, " ".join(remarks))
    return Finding(part, CheckStatus.OK, "An object was stored, read and deleted.")
