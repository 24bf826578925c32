"""The envelope that every answer of Kie.ai comes in: ``code``, ``msg``, ``data``."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from records import record
from services.kie import wire

ACCEPTED = 200

# Cloudflare refuses some User-Agents, in plain text, in HTML or in a JSON document of its own.
_USER_AGENT_REFUSED = re.compile(rb"error[ _-]code\W{1,4}1010\b", re.IGNORECASE)


@record(frozen=True, slots=True)
class Reply:
    """One answer, read leniently. ``code`` is the body's own verdict, None when there is none."""

    status: int
    code: int | None
    message: str
    data: object
    retry_after: float | None  # Seconds, as the header asks; not bounded yet.
    refused_by_firewall: bool

    @property
    def accepted(self) -> bool:
        """Whether both verdicts are good: the HTTP status is 200 for most failures too."""
        return 200 <= self.status < 300 and self.code == ACCEPTED


def read(status: int, headers: Mapping[str, str], body: bytes, *, secret: str = "") -> Reply:
    """Read an answer; a body that is no envelope gives a reply without ``code``.

    ``secret`` is kept out of the message, should Kie.ai quote it.
    """
    document = wire.parsed(body)
    return Reply(
        status=status,
        code=wire.code(wire.field(document, "code")),
        message=wire.text(wire.field(document, "msg"), secret=secret)
        or wire.text(wire.field(document, "message"), secret=secret),
        data=wire.field(document, "data"),
        retry_after=_seconds(headers.get("retry-after")),
        refused_by_firewall=status == 403 and _USER_AGENT_REFUSED.search(body) is not None,
    )


def _seconds(retry_after: str | None) -> float | None:
    """The header's wait, given in seconds or as a date."""
    if retry_after is None:
        return None
    if re.fullmatch(r"[0-9]{1,9}", retry_after):
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
        # A date without a zone is in GMT, as HTTP has it.
        return (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    except (ValueError, OverflowError):
        return None
