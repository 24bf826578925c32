"""The connection of an S3 storage: boto's client with our time-outs, proxies and authorities."""

import asyncio
import os
import ssl
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import aioboto3
import aiohttp
from aiobotocore.config import AioConfig  # type: ignore[import-untyped]  # it ships no types
from aiobotocore.httpsession import AIOHTTPSession  # type: ignore[import-untyped]  # it ships no types
from botocore.exceptions import BotoCoreError  # type: ignore[import-untyped]  # it ships no types
from botocore.handlers import add_expect_header  # type: ignore[import-untyped]  # it ships no types

from services.egress import DIRECT, Egress
from services.media.storage.s3.addresses import PresignedAddresses
from services.media.storage.s3.keys import AccessKeys
from services.media.storage.s3.location import AS_BOTO_FINDS, AwsAccess, S3Location
from services.media.storage.s3.storage import S3Storage

CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0  # Without receiving any byte.
ATTEMPTS = 3
CONNECTIONS = 32

# Vendors that accept only requests with the bucket's name in the host.
_VIRTUAL_ONLY = (".aliyuncs.com", ".myqcloud.com")
_DEFAULT_REGION = "us-east-1"  # Servers other than Amazon's accept it.


@asynccontextmanager
async def open_s3(
    location: S3Location,
    aws: AwsAccess = AS_BOTO_FINDS,
    *,
    egress: Egress = DIRECT,
    clock: Callable[[], float] = time.time,
) -> AsyncIterator[S3Storage]:
    """Open the storage, with one client per process; boto finds values that ``location`` and ``aws`` lack.

    It sends no request to the bucket, so a process can start while its storage is down.

    Raises:
        ValueError: the endpoint is invalid, or there is no key or no region.
    """
    if (aws.key is None) is not (aws.secret is None):
        raise ValueError("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together: set both")
    async with AsyncExitStack() as stack:
        try:
            session = aioboto3.Session(
                aws_access_key_id=aws.key,
                aws_secret_access_key=aws.secret,
                aws_session_token=aws.token,
                region_name=aws.region,
            )
            chosen = location.endpoint or aws.endpoint
            endpoint = chosen or _endpoint_of_environment()
            region = location.region or session.region_name or (_DEFAULT_REGION if endpoint else None)
            if region is None:
                raise ValueError("S3 needs a region: add region= to the address or set AWS_REGION")
            keys = await AccessKeys.load(session)
            config = _config(location, endpoint, region, egress)
            opening = session.client("s3", endpoint_url=chosen, config=config)
            client = await stack.enter_async_context(opening)
            # Without the Expect header: aiohttp would wait, without limit, for a 100 response that some proxies omit.
            client.meta.events.unregister("before-call.s3", add_expect_header)
            base = await _base(client, location)
        except BotoCoreError as error:
            raise ValueError(f"S3 cannot be used: {error}") from error
        if keys.expire:
            keeping = asyncio.create_task(keys.keep(), name="s3-keys")
            stack.push_async_callback(_cancel, keeping)
        addresses = PresignedAddresses(base, region=region, keys=keys, clock=clock)
        yield S3Storage(client, location, addresses)


def _endpoint_of_environment() -> str | None:
    return os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or None


def _config(location: S3Location, endpoint: str | None, region: str, egress: Egress) -> Any:
    # Set explicitly: with boto's default, addresses at Amazon may lead to another region first.
    path_style = _path_style(endpoint) if location.path_style is None else location.path_style
    return AioConfig(
        region_name=region,
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        max_pool_connections=CONNECTIONS,
        signature_version="s3v4",
        proxies=_proxies(endpoint or f"https://{location.bucket}.s3.{region}.amazonaws.com", egress),
        http_session_cls=partial(_Session, egress),
        # Not every vendor supports the checksums that boto sends and requests by default.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        # To sign a payload, boto would read the whole file on the event loop.
        s3={"addressing_style": "path" if path_style else "virtual", "payload_signing_enabled": False},
    )


def _proxies(address: str, egress: Egress) -> dict[str, str]:
    """Return the proxy by scheme, as boto expects it; with None instead of {}, boto would read the environment."""
    proxy = egress.proxy_for(address)
    return {} if proxy is None else {urlsplit(address).scheme: proxy}


class _Session(AIOHTTPSession):  # type: ignore[misc]  # it ships no types
    """boto's HTTP session with our TLS verification: boto itself does not verify servers behind a proxy."""

    def __init__(self, egress: Egress, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._egress = egress

    def _create_connector(self, proxy_url: str | None) -> aiohttp.TCPConnector:  # noqa: ARG002 - boto's name
        # Use boto's own CA file only if it is AWS_CA_BUNDLE, which overrides SSL_CERT_FILE, or if we have none.
        own = isinstance(self._verify, str) and (
            self._egress.authorities is None or self._verify == os.environ.get("AWS_CA_BUNDLE")
        )
        context = ssl.create_default_context(cafile=self._verify) if own else self._egress.tls()
        return aiohttp.TCPConnector(limit=self._max_pool_connections, ssl=context, **self._connector_args)


def _path_style(endpoint: str | None) -> bool:
    return endpoint is not None and not (urlsplit(endpoint).hostname or "").endswith(_VIRTUAL_ONLY)


async def _base(client: Any, location: S3Location) -> str:
    """Return the address of the prefix for browsers, with a trailing slash; boto's rules determine the host."""
    name = f"{location.prefix}/x" if location.prefix else "x"
    url = await client.generate_presigned_url("get_object", Params={"Bucket": location.bucket, "Key": name})
    base = str(url).partition("?")[0].removesuffix("x")
    return base if location.public_endpoint is None else _move_to_endpoint(base, client.meta.endpoint_url, location)


def _move_to_endpoint(base: str, endpoint: str, location: S3Location) -> str:
    """Return ``base`` moved to the public endpoint; the bucket stays in the host if it is there."""
    inner, public = urlsplit(base), urlsplit(location.public_endpoint or "")
    virtual = inner.netloc == f"{location.bucket}.{urlsplit(endpoint).netloc}"
    host = f"{location.bucket}.{public.netloc}" if virtual else public.netloc
    return inner._replace(scheme=public.scheme, netloc=host).geturl()


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
