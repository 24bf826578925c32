"""The signing key of an S3 storage."""

import asyncio
import logging
from typing import Any

import aioboto3
from aiobotocore.credentials import AioRefreshableCredentials  # type: ignore[import-untyped]  # it ships no types

from services.media.storage.s3.presigning import AccessKey

LOAD_SECONDS = 60.0
RENEW_SECONDS = 60.0  # The interval for checking temporary keys; boto renews them 10 to 15 minutes before they expire.

_log = logging.getLogger("atelier.storage")


class AccessKeys:
    """The current signing key, available without I/O; ``keep`` renews it if boto's credentials are temporary."""

    def __init__(self, credentials: Any, current: AccessKey) -> None:
        self._credentials = credentials
        self.current = current

    @classmethod
    async def load(cls, session: aioboto3.Session) -> "AccessKeys":
        """Load the key from boto's sources.

        Raises:
            ValueError: there is no key.
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
        """Renew the key repeatedly, so that it never expires."""
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            try:
                async with asyncio.timeout(LOAD_SECONDS):
                    await self.renew()
            except Exception as error:  # noqa: BLE001 - credential providers may raise any error; the next try is soon
                _log.warning("the S3 access key could not be renewed: %s", error)
