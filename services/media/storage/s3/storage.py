"""The objects of an S3 storage, by boto's client: Amazon S3, R2, MinIO, SeaweedFS and others."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import httpx
from aiohttp import ClientError as TransferError
from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped]  # it ships no types

from services.media.storage.base import (
    InvalidKey,
    Listing,
    ObjectMissing,
    ObjectTooLarge,
    StorageError,
    UploadTarget,
    checked_key,
    content_type_of,
    is_key,
)
from services.media.storage.disposition import attachment
from services.media.storage.round_trip import RoundTrips
from services.media.storage.s3.addresses import PresignedAddresses
from services.media.storage.s3.location import S3Location
from services.media.storage.s3_errors import explain_refusal, region_of
from services.media.storage.self_test import examine
from services.media.storage.streaming import TooManyBytes, receive
from services.observability.spans import client_span

OPERATION_SECONDS = 60.0  # For the whole operation with its retries: 64 MB at about 1 MB a second.
LEARN_SECONDS = 3.0  # Short, because a person waits for this.
LEARN_AGAIN_SECONDS = 15.0  # The pause after a failure or time-out.

_CHUNK = 1 << 18
_LISTED_AT_ONCE = 1000  # The most that S3 allows.
_DELETED_AT_ONCE = 16  # Requests.
_MISSING = {"404", "NoSuchKey", "NotFound"}
# Not a plain 404: a proxy or a wrong endpoint sends it too, and we never retry to delete an object that seems deleted.
_DELETED = {"NoSuchKey", "NoSuchVersion"}
_UNAVAILABLE = {408, 429}
_NOT_IMPLEMENTED = 501
_NO_BUCKET = "NoSuchBucket"

_KEPT = (
    "The bucket keeps old versions, and the key may not remove them: allow s3:ListBucketVersions and"
    " s3:DeleteObjectVersion, or let a lifecycle rule expire the old versions."
)

_log = logging.getLogger("atelier.storage")


class S3Storage:
    """A ``Storage`` in one bucket, under one prefix; several processes may share it.

    ``client`` is open; ``open_s3`` makes it and the addresses.
    """

    def __init__(
        self,
        client: Any,  # boto generates the client's methods at run time.
        location: S3Location,
        addresses: PresignedAddresses,
    ) -> None:
        self._client = client
        self._bucket = location.bucket
        self._prefix = f"{location.prefix}/" if location.prefix else ""
        self._public_base = location.public_base
        self._addresses = addresses
        self._round_trips = RoundTrips()
        self._conditional: bool | None = None  # Whether the bucket supports a conditional PUT; None: unknown yet.
        self._learning = asyncio.Lock()
        self._learn_at = 0.0
        self._remarks: set[str] = set()

    async def put(self, key: str, source: Path, *, content_type: str) -> None:
        await self._put(key, source, content_type)

    async def _put(self, key: str, source: Path, content_type: str, **conditions: str) -> None:
        if content_type_of(checked_key(key)) != content_type:
            raise InvalidKey(f"{key!r} does not end like an image of the type {content_type}.")
        # One request instead of a multipart upload: it is atomic, and a crash leaves no parts that cost money.
        with _open(source) as reader:
            async with self._storing("PutObject", f"store {key}"):
                await self._client.put_object(
                    Bucket=self._bucket, Key=self._name(key), Body=reader, ContentType=content_type, **conditions
                )

    async def fetch(self, key: str, destination: Path, *, max_bytes: int) -> None:
        name = self._name(key)
        async with self._storing("GetObject", f"read {key}", key):
            response = await self._client.get_object(Bucket=self._bucket, Key=name)
            body = response["Body"]
            async with body:
                # Gateways that send a chunked body omit the length.
                if response.get("ContentLength", 0) > max_bytes:
                    raise ObjectTooLarge(key, max_bytes=max_bytes)
                try:
                    await receive(body.iter_chunks(_CHUNK), destination, max_bytes=max_bytes)
                except TooManyBytes:
                    raise ObjectTooLarge(key, max_bytes=max_bytes) from None

    async def copy(self, key: str, new_key: str) -> None:
        if content_type_of(checked_key(new_key)) != content_type_of(checked_key(key)):
            raise InvalidKey(f"{new_key!r} does not end like {key!r}.")
        source = {"Bucket": self._bucket, "Key": self._name(key)}
        async with self._storing("CopyObject", f"copy {key} to {new_key}", key):
            await self._client.copy_object(Bucket=self._bucket, Key=self._name(new_key), CopySource=source)

    async def delete(self, *keys: str) -> None:
        """See ``Storage``; one request per object: vendors differ in the bulk request's headers, or lack it."""
        names = [self._name(key) for key in keys]
        for start in range(0, len(names), _DELETED_AT_ONCE):
            some = names[start : start + _DELETED_AT_ONCE]
            for outcome in await asyncio.gather(*map(self._delete, some), return_exceptions=True):
                if outcome is not None:
                    raise outcome

    async def _delete(self, name: str) -> None:
        async with self._storing("DeleteObject", f"delete {name}"):
            response = await self._delete_object(name)
        if response.get("DeleteMarker"):
            await self._delete_versions(name)

    async def _delete_object(self, name: str, **version: str) -> Any:
        try:
            return await self._client.delete_object(Bucket=self._bucket, Key=name, **version)
        except ClientError as error:
            if _code(error) in _DELETED:
                return {}
            raise

    async def _delete_versions(self, name: str) -> None:
        """Delete the versions of a deleted object; if the key lacks the right, only log a remark for the operator."""
        async with self._storing("ListObjectVersions", f"delete the versions of {name}"):
            try:
                found = await self._client.list_object_versions(Bucket=self._bucket, Prefix=name)
                for version in (*found.get("Versions", ()), *found.get("DeleteMarkers", ())):
                    if version["Key"] == name:
                        await self._delete_object(name, VersionId=version["VersionId"])
            except ClientError as error:
                if not _is_refusal(error):
                    raise
                self._remark(_KEPT)

    def _remark(self, sentence: str) -> None:
        if sentence not in self._remarks:
            self._remarks.add(sentence)
            _log.warning("%s", sentence)

    async def size(self, key: str) -> int | None:
        name = self._name(key)
        try:
            async with self._storing("HeadObject", f"look for {key}", key):
                response = await self._client.head_object(Bucket=self._bucket, Key=name)
        except ObjectMissing:
            return None
        if "ContentLength" not in response:
            raise StorageError(f"The S3 storage could not look for {key}: its answer has no Content-Length.")
        return int(response["ContentLength"])

    async def list_keys(self, position: str | None = None) -> Listing:
        after = {} if position is None else {"StartAfter": self._prefix + position}
        async with self._storing("ListObjectsV2", "list its objects"):
            response = await self._client.list_objects_v2(
                Bucket=self._bucket, Prefix=self._prefix, MaxKeys=_LISTED_AT_ONCE, **after
            )
        names = [entry["Key"].removeprefix(self._prefix) for entry in response.get("Contents", ())]
        keys = tuple(name for name in names if is_key(name))
        return Listing(keys, names[-1] if names and response.get("IsTruncated") else None)

    def address(self, key: str) -> str:
        return f"s3://{self._bucket}/{self._name(key)}"

    def reading_url(self, key: str, *, content_type: str) -> str:
        if self._public_base is not None:
            return f"{self._public_base}/{self._name(key)}"
        return self._addresses.read_url(checked_key(key), content_type)

    def download_url(self, key: str, *, content_type: str, name: str) -> str:
        """See ``Storage``; always from the bucket: addresses at a public base cannot set the file's name."""
        disposition = {"response-content-disposition": attachment(name)}
        return self._addresses.read_url(checked_key(key), content_type, **disposition)

    async def detect_upload_features(self) -> None:
        """See ``Storage``; after a failure or time-out, uploads stay conditional, which most vendors support."""
        if self._conditional is not None or time.monotonic() < self._learn_at:
            return
        try:
            async with asyncio.timeout(LEARN_SECONDS), self._learning:
                if self._conditional is None:
                    await self.check()
        except (StorageError, TimeoutError) as error:
            self._learn_at = time.monotonic() + LEARN_AGAIN_SECONDS
            _log.warning("the abilities of the bucket are not known yet: %s", error or type(error).__name__)

    def upload_target(self, key: str, *, content_type: str, byte_size: int, expires_at: datetime) -> UploadTarget:
        if content_type_of(checked_key(key)) != content_type:
            raise InvalidKey(f"{key!r} does not end like an image of the type {content_type}.")
        return self._addresses.upload(
            key,
            content_type=content_type,
            byte_size=byte_size,
            expires_at=expires_at,
            conditional=self._conditional is not False,
        )

    async def check(self) -> None:
        await self._round_trips.run(self, put=self._put_to_learn)

    async def examine(self, http: httpx.AsyncClient, origins: Collection[str]) -> Sequence[str]:
        remarks = await examine(self, http, origins)
        return [*remarks, *sorted(self._remarks)]

    async def _put_to_learn(self, key: str, source: Path, *, content_type: str) -> None:
        """Store with the condition of client uploads; if only the condition is refused, drop it from later uploads."""
        if self._conditional is not False:
            try:
                await self._put(key, source, content_type, IfNoneMatch="*")
            except StorageError as error:
                if not _is_refusal(error.__cause__):
                    raise
                if _code(error.__cause__) == _NO_BUCKET:
                    # Some servers create the bucket on a plain PUT; the next check then detects its features.
                    await self.put(key, source, content_type=content_type)
                    return
            else:
                self._conditional = True
                return
        await self.put(key, source, content_type=content_type)
        self._conditional = False

    def _name(self, key: str) -> str:
        return self._prefix + checked_key(key)

    @asynccontextmanager
    async def _storing(self, operation: str, what: str, key: str | None = None) -> AsyncIterator[None]:
        """Limit the time of an operation, trace it, and convert errors of boto to ``StorageError``."""
        try:
            with client_span("s3", operation):
                async with asyncio.timeout(OPERATION_SECONDS):
                    yield
        except ClientError as error:
            if key is not None and _code(error) in _MISSING:
                raise ObjectMissing(key) from None
            raise StorageError(f"The S3 storage could not {what}: {_reason(error)}") from error
        except (BotoCoreError, TransferError) as error:
            raise StorageError(f"The S3 storage could not {what}: {error}") from error
        except TimeoutError as error:
            reason = f"it took more than {OPERATION_SECONDS:.0f} seconds."
            raise StorageError(f"The S3 storage could not {what}: {reason}") from error
        except OSError as error:
            raise StorageError(f"The S3 storage could not {what}: {error}") from error


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code"))


def _reason(error: ClientError) -> str:
    details = error.response.get("Error", {})
    headers = error.response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    region = region_of(headers, details.get("Region"))
    return explain_refusal(_code(error), str(details.get("Message") or ""), region=region)


def _is_refusal(error: BaseException | None) -> bool:
    """Return whether a server refused a request permanently."""
    if not isinstance(error, ClientError):
        return False
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status == _NOT_IMPLEMENTED or (400 <= status < 500 and status not in _UNAVAILABLE)


def _open(source: Path) -> BinaryIO:
    # Opened in this thread: if the task is cancelled while it awaits another thread, the file would stay open.
    return source.open("rb")
