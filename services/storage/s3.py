"""Images in a bucket that speaks S3: Amazon's, R2, MinIO, SeaweedFS and others."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import aioboto3
from aiobotocore.config import AioConfig  # type: ignore[import-untyped]  # it ships no types
from aiobotocore.credentials import AioRefreshableCredentials  # type: ignore[import-untyped]  # it ships no types
from aiohttp import ClientError as TransferError
from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]  # it ships no types

from records import record
from services.images.receiving import TooManyBytes, receive
from services.storage.base import (
    InvalidKey,
    ObjectMissing,
    ObjectTooLarge,
    StorageError,
    UploadTarget,
    checked_key,
    content_type_of,
)
from services.storage.checking import Checks
from services.storage.presigning import AccessKey, presigned

READING_STEP = 3600  # Seconds; reading addresses live for one to two steps and change once a step.
CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0  # Without any byte of an answer.
OPERATION_SECONDS = 60.0  # All of it, with the repetitions: 64 MB at 1 MB a second.
ATTEMPTS = 3
CONNECTIONS = 32
RENEW_SECONDS = 60.0  # How often keys are looked at that expire; boto renews them 10 to 15 minutes before.

_CHUNK = 1 << 18
_DELETED_AT_ONCE = 1000  # What one request may name.
_MISSING = {"404", "NoSuchKey", "NotFound"}
_DEFAULT_REGION = "us-east-1"  # What servers other than Amazon's take for theirs.

_log = logging.getLogger("atelier.storage")


@record(frozen=True, slots=True)
class S3Location:
    """Where the objects are; what is None is as boto's own configuration says.

    ``path_style`` puts the bucket's name into the path and not into the host; None does so with an ``endpoint``.
    """

    bucket: str
    prefix: str = ""
    endpoint: str | None = None
    region: str | None = None
    path_style: bool | None = None
    public_base: str | None = None  # Where anybody reads the objects, such as a CDN's address.


class AccessKeys:
    """The key that signs addresses, which must be at hand without waiting, although boto's may expire."""

    def __init__(self, credentials: Any, current: AccessKey) -> None:
        self._credentials = credentials
        self.current = current

    @classmethod
    async def load(cls, session: aioboto3.Session) -> "AccessKeys":
        """Find the key where boto looks for it.

        Raises:
            ValueError: there is none.
        """
        credentials = await session.get_credentials()
        if credentials is None:
            raise ValueError(
                "there is no S3 access key: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
                "or run with a role that has one"
            )
        keys = cls(credentials, AccessKey("", ""))
        await keys.renew()
        return keys

    @property
    def expire(self) -> bool:
        return isinstance(self._credentials, AioRefreshableCredentials)

    async def renew(self) -> None:
        frozen = await self._credentials.get_frozen_credentials()
        self.current = AccessKey(frozen.access_key, frozen.secret_key, frozen.token)

    async def keep(self) -> None:
        """Renew the key before it expires, for ever."""
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            try:
                async with asyncio.timeout(OPERATION_SECONDS):
                    await self.renew()
            except Exception as error:  # noqa: BLE001 - providers of keys raise what they like; the next try is soon
                _log.warning("the S3 access key could not be renewed: %s", error)


class S3Storage:
    """A ``Storage`` in one bucket, under one prefix; several processes may share it.

    ``client`` is open, ``base`` is the address of the prefix as the client itself would call it, and ``clock``
    gives Unix seconds. ``open_s3`` makes all of them.
    """

    def __init__(
        self,
        client: Any,  # boto makes the methods of its clients when they are opened.
        location: S3Location,
        *,
        base: str,
        region: str,
        keys: AccessKeys,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._client = client
        self._bucket = location.bucket
        self._prefix = f"{location.prefix}/" if location.prefix else ""
        self._public_base = location.public_base
        self._base = base
        self._region = region
        self._keys = keys
        self._clock = clock
        self._checks = Checks()

    async def put(self, key: str, source: Path, *, content_type: str) -> None:
        if content_type_of(checked_key(key)) != content_type:
            raise InvalidKey(f"{key!r} does not end like an image of the type {content_type}.")
        # One request and not several parts: it is there whole or not at all, and a crash leaves nothing to pay for.
        with _open(source) as reader:
            async with self._storing(f"store {key}"):
                await self._client.put_object(
                    Bucket=self._bucket, Key=self._name(key), Body=reader, ContentType=content_type
                )

    async def fetch(self, key: str, destination: Path, *, max_bytes: int) -> None:
        name = self._name(key)
        async with self._storing(f"read {key}", key):
            response = await self._client.get_object(Bucket=self._bucket, Key=name)
            body = response["Body"]
            async with body:
                if response["ContentLength"] > max_bytes:
                    raise ObjectTooLarge(key, max_bytes=max_bytes)
                try:
                    await receive(body.iter_chunks(_CHUNK), destination, max_bytes=max_bytes)
                except TooManyBytes:
                    raise ObjectTooLarge(key, max_bytes=max_bytes) from None

    async def copy(self, key: str, new_key: str) -> None:
        if content_type_of(checked_key(new_key)) != content_type_of(checked_key(key)):
            raise InvalidKey(f"{new_key!r} does not end like {key!r}.")
        source = {"Bucket": self._bucket, "Key": self._name(key)}
        async with self._storing(f"copy {key} to {new_key}", key):
            await self._client.copy_object(Bucket=self._bucket, Key=self._name(new_key), CopySource=source)

    async def delete(self, *keys: str) -> None:
        names = [{"Key": self._name(key)} for key in keys]
        for start in range(0, len(names), _DELETED_AT_ONCE):
            some = names[start : start + _DELETED_AT_ONCE]
            async with self._storing(f"delete {len(some)} objects"):
                response = await self._client.delete_objects(
                    Bucket=self._bucket, Delete={"Objects": some, "Quiet": True}
                )
            for error in response.get("Errors", []):
                if error.get("Code") not in _MISSING:
                    raise StorageError(f"The S3 storage could not delete {error.get('Key')}: {error.get('Code')}.")

    async def size(self, key: str) -> int | None:
        name = self._name(key)
        try:
            async with self._storing(f"look for {key}", key):
                response = await self._client.head_object(Bucket=self._bucket, Key=name)
        except ObjectMissing:
            return None
        return int(response["ContentLength"])

    def address(self, key: str) -> str:
        return f"s3://{self._bucket}/{self._name(key)}"

    def reading_url(self, key: str, *, content_type: str) -> str:
        if self._public_base is not None:
            return f"{self._public_base}/{self._name(key)}"
        # Dated with the step in which it is, so that every process gives out the same address during all of it.
        since = int(self._clock()) // READING_STEP * READING_STEP
        return presigned(
            "GET",
            self._base + checked_key(key),
            self._keys.current,
            region=self._region,
            since=since,
            seconds=2 * READING_STEP,
            query={
                "response-cache-control": f"private, max-age={READING_STEP}",
                "response-content-type": content_type,
            },
        )

    def upload_target(self, key: str, *, content_type: str, byte_size: int, expires_at: datetime) -> UploadTarget:
        if content_type_of(checked_key(key)) != content_type:
            raise InvalidKey(f"{key!r} does not end like an image of the type {content_type}.")
        expires = int(expires_at.timestamp())
        since = min(int(self._clock()), expires - 1)
        # What was sent stays what it is, for as long as the address is good: a second sender gets 412.
        headers = {"Content-Type": content_type, "If-None-Match": "*"}
        url = presigned(
            "PUT",
            self._base + key,
            self._keys.current,
            region=self._region,
            since=since,
            seconds=expires - since,
            # Every sender of a whole body states its length, and browsers let nobody else do so: it is bound, but
            # it is not among the headers that are left to the client.
            headers={**headers, "Content-Length": str(byte_size)},
        )
        return UploadTarget(url=url, method="PUT", headers=headers)

    async def check(self) -> None:
        await self._checks.run(self)

    def _name(self, key: str) -> str:
        return self._prefix + checked_key(key)

    @asynccontextmanager
    async def _storing(self, what: str, key: str | None = None) -> AsyncIterator[None]:
        """Bound what is done in the time it takes, and turn what boto raises into errors of a storage."""
        try:
            async with asyncio.timeout(OPERATION_SECONDS):
                yield
        except ClientError as error:
            details = error.response.get("Error", {})
            if key is not None and details.get("Code") in _MISSING:
                raise ObjectMissing(key) from None
            reason = f"{details.get('Code')}: {details.get('Message')}"
            raise StorageError(f"The S3 storage could not {what}: {reason}") from error
        except (BotoCoreError, TransferError) as error:
            raise StorageError(f"The S3 storage could not {what}: {error}") from error
        except TimeoutError as error:
            reason = f"it took more than {OPERATION_SECONDS:.0f} seconds."
            raise StorageError(f"The S3 storage could not {what}: {reason}") from error
        except OSError as error:
            raise StorageError(f"The S3 storage could not {what}: {error}") from error


@asynccontextmanager
async def open_s3(location: S3Location, *, clock: Callable[[], float] = time.time) -> AsyncIterator[S3Storage]:
    """Open the one client that a process needs; keys, and what ``location`` leaves out, are found as boto does.

    The bucket is not asked for: a process starts while its storage is down.

    Raises:
        ValueError: the endpoint is no address, or no key or region was found.
    """
    async with AsyncExitStack() as stack:
        try:
            session = aioboto3.Session()
            region = location.region or session.region_name or (_DEFAULT_REGION if location.endpoint else None)
            if region is None:
                raise ValueError("S3 needs a region: add region= to the address or set AWS_DEFAULT_REGION")
            keys = await AccessKeys.load(session)
            opening = session.client("s3", endpoint_url=location.endpoint, config=_config(location, region))
            client = await stack.enter_async_context(opening)
            base = await _base(client, location)
        except BotoCoreError as error:
            raise ValueError(f"S3 cannot be used: {error}") from error
        if keys.expire:
            keeping = asyncio.create_task(keys.keep(), name="s3-keys")
            stack.push_async_callback(_cancel, keeping)
        yield S3Storage(client, location, base=base, region=region, keys=keys, clock=clock)


def _config(location: S3Location, region: str) -> Any:
    # What boto chooses by itself would give addresses of Amazon's that lead to another region first.
    path_style = location.endpoint is not None if location.path_style is None else location.path_style
    return AioConfig(
        region_name=region,
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        max_pool_connections=CONNECTIONS,
        signature_version="s3v4",
        # Not every vendor knows the checksums that boto would send and ask for of its own accord.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        # To sign a payload boto reads all of the file, and on the event loop.
        s3={"addressing_style": "path" if path_style else "virtual", "payload_signing_enabled": False},
    )


async def _base(client: Any, location: S3Location) -> str:
    """Return the address of the location's prefix, with a slash at its end, by boto's own rules for hosts."""
    name = f"{location.prefix}/x" if location.prefix else "x"
    url = await client.generate_presigned_url("get_object", Params={"Bucket": location.bucket, "Key": name})
    return str(url).partition("?")[0].removesuffix("x")


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _open(source: Path) -> BinaryIO:
    # In this thread, as a wait in a cancelled task would be interrupted and leave the file open.
    return source.open("rb")
