"""The storage factory, the one place that chooses a storage: it opens the one that an address names."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from services.egress import DIRECT, Egress
from services.media.storage.base import InvalidStorageAddress, Storage
from services.media.storage.folder import FolderStorage
from services.media.storage.s3.location import AS_BOTO_FINDS, AwsAccess, location_of
from services.media.storage.vercel_blob import open_vercel_blob
from services.secrets import KeyRing

FORMS: Mapping[str, str] = {"file": "file:FOLDER", "s3": "s3://BUCKET", "vercel-blob": "vercel-blob:"}
"""The forms of addresses, by scheme. Each has a branch in ``_open_storage``, and passes the tests of all storages."""


@asynccontextmanager
async def open_storage(
    address: str,
    *,
    base_url: str,
    secret: KeyRing,
    name_key: bytes,
    blob_token: str | None = None,
    aws: AwsAccess = AS_BOTO_FINDS,
    egress: Egress = DIRECT,
) -> AsyncIterator[Storage]:
    """Open the storage at ``address`` for the life of the process; it need not be reachable yet.

    The address is ``file:PATH``; or ``s3://BUCKET[/PREFIX]`` with any of ``endpoint``, ``region``, ``path_style`` (1
    or 0), ``public_base`` and ``public_endpoint`` as its query, and keys from ``aws`` or from boto's own sources; or
    ``vercel-blob:`` with ``blob_token``.
    ``base_url`` is the address of our routes that serve a folder; ``secret`` signs addresses, and the permanent
    ``name_key`` makes names of objects that cannot be guessed.

    Raises:
        InvalidStorageAddress: it has another form, or a value that it needs is missing.
    """
    async with AsyncExitStack() as stack:
        try:
            storage = await _open_storage(stack, address, base_url, secret, name_key, blob_token, aws, egress)
        except InvalidStorageAddress:
            raise
        except ValueError as error:
            raise InvalidStorageAddress(str(error)) from error
        yield storage


async def _open_storage(
    stack: AsyncExitStack,
    address: str,
    base_url: str,
    secret: KeyRing,
    name_key: bytes,
    blob_token: str | None,
    aws: AwsAccess,
    egress: Egress,
) -> Storage:
    scheme, _, rest = address.partition(":")
    match scheme if scheme in FORMS else None:
        case "file" if rest and (not rest.startswith("//") or rest.startswith("///")):
            return FolderStorage(Path(rest), base_url=base_url, secret=secret)
        case "s3":
            # Imported here: boto would be a fifth of all loaded code, and small installations do not use it.
            from services.media.storage.s3.connection import open_s3

            return await stack.enter_async_context(open_s3(location_of(address), aws, egress=egress))
        case "vercel-blob" if address == "vercel-blob:":
            if blob_token is None:
                raise InvalidStorageAddress("vercel-blob: needs BLOB_READ_WRITE_TOKEN")
            return await stack.enter_async_context(open_vercel_blob(blob_token, secret=name_key, egress=egress))
    # The message does not repeat the address, because it may contain an access key.
    *others, last = FORMS.values()
    raise InvalidStorageAddress(f"it must be {', '.join(others)} or {last}")
