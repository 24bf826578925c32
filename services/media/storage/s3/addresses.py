"""The presigned addresses of an S3 storage, with which browsers and the provider read and send objects."""

import time
from collections.abc import Callable
from datetime import datetime

from services.media.storage.base import UploadTarget
from services.media.storage.s3.keys import AccessKeys
from services.media.storage.s3.presigning import presign_url

READING_STEP = 3600  # Seconds; a reading address is valid for one to two steps and changes once a step.


class PresignedAddresses:
    """Addresses under ``base``, the address of the prefix for browsers; ``clock`` returns Unix seconds."""

    def __init__(self, base: str, *, region: str, keys: AccessKeys, clock: Callable[[], float] = time.time) -> None:
        self._base = base
        self._region = region
        self._keys = keys
        self._clock = clock

    def read_url(self, key: str, content_type: str, **query: str) -> str:
        """Return an address that shows the object with this type, and with the headers that ``query`` asks for."""
        # Dated with the start of the current step, so that every process returns the same address during the step.
        since = int(self._clock()) // READING_STEP * READING_STEP
        return presign_url(
            "GET",
            self._base + key,
            self._keys.current,
            region=self._region,
            since=since,
            seconds=2 * READING_STEP,
            query={
                "response-cache-control": f"private, max-age={READING_STEP}",
                "response-content-type": content_type,
                **query,
            },
        )

    def upload(
        self, key: str, *, content_type: str, byte_size: int, expires_at: datetime, conditional: bool
    ) -> UploadTarget:
        """Return the request that stores an object; ``conditional``: it is refused if there is one already."""
        expires = int(expires_at.timestamp())
        since = min(int(self._clock()), expires - 1)
        headers = {"Content-Type": content_type}
        if conditional:
            # No second upload replaces the object while the address is valid: the server responds with 412.
            headers["If-None-Match"] = "*"
        url = presign_url(
            "PUT",
            self._base + key,
            self._keys.current,
            region=self._region,
            since=since,
            seconds=expires - since,
            # The length is signed, but not among the returned headers: HTTP clients send it with a whole body, and
            # browsers do not let scripts set it.
            headers={**headers, "Content-Length": str(byte_size)},
        )
        return UploadTarget(url=url, method="PUT", headers=headers)
