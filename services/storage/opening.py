"""Opening the storage that an address names."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, urlsplit

from services.storage.base import Storage
from services.storage.folder import FolderStorage

if TYPE_CHECKING:
    from services.storage.s3 import S3Location

_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]")
_PREFIX = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
_REGION = re.compile(r"[a-z0-9-]{2,40}")
_SWITCH = {"1": True, "0": False}
_MAX_PREFIX = 255  # Characters; with a key of as many it is well below the 1024 of S3.


class InvalidStorageAddress(ValueError):
    """The address names no storage that can be opened; the message is one line for the operator."""


@asynccontextmanager
async def open_storage(
    address: str, *, base_url: str, secret: bytes, blob_token: str | None = None
) -> AsyncIterator[Storage]:
    """Open the storage at ``address`` for the life of the process; it need not be reachable yet.

    ``file:PATH``; ``s3://BUCKET[/PREFIX]`` with any of ``endpoint``, ``region``, ``path_style`` (1 or 0) and
    ``public_base`` as its query, and keys where boto finds them; ``vercel-blob:`` with ``blob_token``.
    ``base_url`` is where a folder's own routes are served, ``secret`` makes addresses that cannot be guessed.

    Raises:
        InvalidStorageAddress: it is none of these, or something that it needs is not there.
    """
    async with AsyncExitStack() as stack:
        try:
            storage = await _opened(stack, address, base_url, secret, blob_token)
        except InvalidStorageAddress:
            raise
        except ValueError as error:
            raise InvalidStorageAddress(str(error)) from error
        yield storage


async def _opened(stack: AsyncExitStack, address: str, base_url: str, secret: bytes, blob_token: str | None) -> Storage:
    scheme, colon, rest = address.partition(":")
    if scheme == "file" and rest and (not rest.startswith("//") or rest.startswith("///")):
        return FolderStorage(Path(rest), base_url=base_url, secret=secret)
    if scheme == "s3":
        # Its library is a fifth of all that a process would load, and most of the small ones have no use for it.
        from services.storage.s3 import open_s3

        return await stack.enter_async_context(open_s3(_s3_location(address)))
    if scheme == "vercel-blob" and colon and not rest:
        if blob_token is None:
            raise InvalidStorageAddress("vercel-blob: needs BLOB_READ_WRITE_TOKEN")
        # Loaded by those alone who use it.
        from services.storage.vercel_blob import open_vercel_blob

        return await stack.enter_async_context(open_vercel_blob(blob_token, secret=secret))
    # What was meant to be an address may hold a key, so it is not repeated.
    raise InvalidStorageAddress("it must be file:FOLDER, s3://BUCKET or vercel-blob:")


def _s3_location(address: str) -> "S3Location":
    from services.storage.s3 import S3Location

    parts = _split(address)
    if parts is None:
        raise InvalidStorageAddress("s3:// must be followed by the name of a bucket")
    if "@" in parts.netloc:
        raise InvalidStorageAddress("access keys do not belong into the address: set AWS_ACCESS_KEY_ID and its secret")
    if not _BUCKET.fullmatch(parts.netloc):
        raise InvalidStorageAddress("s3:// must be followed by the name of a bucket")
    prefix = parts.path.strip("/")
    if prefix and (not _PREFIX.fullmatch(prefix) or len(prefix) > _MAX_PREFIX):
        raise InvalidStorageAddress("the prefix after the bucket may have letters, digits, '_', '-', '.' and '/'")
    if parts.fragment:
        raise InvalidStorageAddress("s3:// takes nothing after a '#'")
    options = _options(parts.query)
    location = S3Location(
        bucket=parts.netloc,
        prefix=prefix,
        endpoint=_http_address("endpoint", options.pop("endpoint", None)),
        region=options.pop("region", None),
        path_style=_switch("path_style", options.pop("path_style", None)),
        public_base=_http_address("public_base", options.pop("public_base", None)),
    )
    if options:
        raise InvalidStorageAddress(f"s3:// does not know {', '.join(sorted(options))}")
    if location.region is not None and not _REGION.fullmatch(location.region):
        raise InvalidStorageAddress("region must be one such as eu-central-1")
    return location


def _options(query: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
    except ValueError as error:
        raise InvalidStorageAddress("the options after '?' must be written name=value") from error
    options = dict(pairs)
    if len(options) < len(pairs):
        raise InvalidStorageAddress("an option is given twice")
    return options


def _switch(name: str, value: str | None) -> bool | None:
    if value is None:
        return None
    if value not in _SWITCH:
        raise InvalidStorageAddress(f"{name} must be 1 or 0")
    return _SWITCH[value]


def _http_address(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    parts = _split(value)
    if (
        parts is None
        or parts.scheme not in {"http", "https"}
        or not parts.hostname
        or "@" in parts.netloc
        or parts.query
        or parts.fragment
    ):
        raise InvalidStorageAddress(f"{name} must be an http or https address without a query")
    return value.rstrip("/")


def _split(address: str) -> SplitResult | None:
    """Return the parts of an address, or None where they cannot be told apart."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # Only asking tells whether it is a number.
    except ValueError:
        return None
    return parts
