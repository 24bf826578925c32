"""The findings of ``atelier doctor``: the condition of a part, with a message and advice for the operator.

No message contains a secret: it shows only the type of an error, unless the text of the error is our own.
"""

import asyncio
import enum
import time
from collections.abc import Awaitable

import httpx
from msgspec import Struct
from sqlalchemy.exc import SQLAlchemyError

from services.billing.stripe.errors import StripeFailed
from services.media.storage.base import StorageError
from services.providers.errors import ProviderError

# A busy machine is not a broken part: wait long, and report a slow part as slow.
CHECK_SECONDS = 60.0
HTTP_SECONDS = 30.0
SLOW_SECONDS = 5.0


class CheckStatus(enum.StrEnum):
    """The condition of a part. WARNING: it works, but not as it should in production; SLOW: it works, but slowly."""

    OK = "ok"
    SLOW = "slow"
    WARNING = "warning"
    BROKEN = "broken"


class Finding(Struct, frozen=True):
    """The result of checking one part, with advice if something is wrong."""

    part: str
    status: CheckStatus
    message: str
    advice: str = ""


async def within_time(part: str, check: Awaitable[Finding]) -> Finding:
    """Await a check for at most ``CHECK_SECONDS``; a defect in the check becomes a finding too."""
    began = time.monotonic()
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            found = await check
    except TimeoutError:
        message = f"There was no answer within {CHECK_SECONDS:g} seconds."
        return Finding(part, CheckStatus.BROKEN, message, "Check that it runs and that it can be reached from here.")
    except (OSError, SQLAlchemyError, httpx.HTTPError, ProviderError, StorageError, StripeFailed) as error:
        advice = "Check its settings, that it runs, and that it can be reached from here."
        return Finding(part, CheckStatus.BROKEN, f"It cannot be used: {type(error).__name__}.", advice)
    except Exception as error:  # noqa: BLE001 - one broken check must not hide the findings of the others
        return Finding(
            part, CheckStatus.BROKEN, f"The check failed: {type(error).__name__}.", "This is a defect: report it."
        )
    took = time.monotonic() - began
    if found.status is not CheckStatus.OK or took <= SLOW_SECONDS:
        return found
    advice = "It works; if it is slow again, look at the load of this machine and of that part."
    return Finding(part, CheckStatus.SLOW, f"{found.message} That took {took:.0f} seconds.", advice)


async def unusable(part: str, error: Exception, advice: str | None = None) -> Finding:
    """Return the finding for a setting that cannot be used; ``error`` has a message of our own."""
    return Finding(part, CheckStatus.BROKEN, " ".join(str(error).split()), advice or "Correct the setting.")
